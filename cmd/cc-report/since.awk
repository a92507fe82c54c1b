# dates -> those that are `since` or later; a vague one that may be later is.

/^[0-9]/ {
	n = length($0) < length(since) ? length($0) : length(since)
	if (substr($0, 1, n) >= substr(since, 1, n))
		print
}

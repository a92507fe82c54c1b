# Rows dated `since` or later; a date that is vague counts when it may be. The file `undated` gets the number without.

FNR == 1 { header(); print; next }

{ date = field("date") }

date == "" { without++; next }

{
	n = length(date) < length(since) ? length(date) : length(since)
	if (substr(date, 1, n) >= substr(since, 1, n))
		print
}

END { print without + 0 >undated }

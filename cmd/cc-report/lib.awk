# What every part uses: the columns of a stream by name, and text made safe for the place it goes to.

# At the first line of each file: where its columns are.
function header(    i)
{
	split("", at)
	for (i = 1; i <= NF; i++)
		at[$i] = i
	file++
}

# A field of this row; empty where there is no such column.
function field(name)
{
	return name in at ? $at[name] : ""
}

# The same as a number; not every awk knows one when it sees it.
function number(name)
{
	return field(name) + 0
}

# Text without what would reach a terminal or turn the direction of writing.
function plain(s)
{
	if (s !~ /[\001-\037\177\302\342]/)
		return s
	gsub(/[\001-\037\177]|\302[\200-\237]|\342\200[\216\217\252-\256]|\342\201[\246-\251]/, "?", s)
	return s
}

# Text as HTML: whatever it holds, it is words. Every word of a document passes here.
function html(s)
{
	s = plain(s)
	if (s !~ /[&<>"']/)
		return s
	gsub(/&/, "\\&amp;", s)
	gsub(/</, "\\&lt;", s)
	gsub(/>/, "\\&gt;", s)
	gsub(/"/, "\\&quot;", s)
	gsub(/'/, "\\&#39;", s)
	return s
}

# 1234567 as 1,234,567.
function thousands(n,    s, tail)
{
	s = n ""
	if (s !~ /^[0-9]+$/)
		return s
	for (tail = ""; length(s) > 3; s = substr(s, 1, length(s) - 3))
		tail = "," substr(s, length(s) - 2) tail
	return s tail
}

function counted(n, one, many)
{
	return thousands(n) " " (n == 1 ? one : many)
}

# What a stream joins with a bar, to be read.
function listed(s, between)
{
	gsub(/\|/, between, s)
	return s
}

# Where a cut near byte `n` of `s` does no harm: before a space, or at least before a character; `step` is 1 or -1.
function good_cut(s, n, step,    i)
{
	for (i = n; i > 0 && i < length(s) && i * step < n * step + 40; i += step)
		if (substr(s, i + 1, 1) == " ")
			return i
	while (n > 0 && substr(s, n + 1, 1) ~ /[\200-\277]/)
		n--
	return n
}

# The first `most` bytes, and the last.
function beginning(s, most)
{
	return length(s) <= most ? s : substr(s, 1, good_cut(s, most, -1)) "…"
}

function ending(s, most)
{
	return length(s) <= most ? s : "…" substr(s, good_cut(s, length(s) - most, 1) + 1)
}

# 2021-03-05T09:30 as 5 March 2021, and what is vague as it is.
function long_date(date,    parts, months)
{
	split("January February March April May June July August September October November December", months, " ")
	split(substr(date, 1, 10), parts, "-")
	if (date !~ /^[0-9][0-9][0-9][0-9]-[01][0-9]/ || !(parts[2] + 0 in months))
		return date
	return (parts[3] == "" ? "" : parts[3] + 0 " ") months[parts[2] + 0] " " parts[1]
}

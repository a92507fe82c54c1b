# A table -> its section of a report in plain text. section: which.

FNR == 1 { header(); next }

# A bar of about 26 characters for the largest; what there is of something is seen.
function bar(letter, value, largest,    n, s)
{
	if (value + 0 == 0)
		return ""
	n = int(value / largest * 26 + 0.5)
	s = sprintf("%" (n < 1 ? 1 : n) "s", "")
	gsub(/ /, letter, s)
	return s
}

function bar_line(name, value, bars)
{
	print padded(plain(name), 38) " " sprintf("%9s", thousands(value)) (bars == "" ? "" : "  " bars)
}

function with_comma(s, more)
{
	return more == "" ? s : s == "" ? more : s ", " more
}

section == "figures" && field("name") !~ /^(first|last)$/ {
	many = field("name")
	print sprintf("%12s", thousands(field("value"))) " " (field("value") == 1 ? substr(many, 1, length(many) - 1) : many)
}

section == "heard" && FNR <= most + 1 {
	largest = FNR == 2 ? field("words") : largest
	bars = bar("q", field("quoted"), largest) bar("r", field("reported"), largest) \
		bar("i", field("turn"), largest) bar("c", field("comment"), largest)
	bar_line(listed(field("speaker"), " or "), field("words"), substr(bars, 1, 28))
}

section == "themes" {
	people[FNR - 1] = plain(listed($1, " or "))
	for (i = 2; i < NF; i++)
		about[i, FNR - 1] = $i + 0
	last = NF
	for (column in at)
		theme[at[column]] = plain(column)
}

# Who has spoken of theme i, the most often first.
function speakers_of(i,    s, row, best)
{
	for (;;) {
		best = 0
		for (row = 1; row in people; row++)
			if (about[i, row] > 0 && (!best || about[i, row] > about[i, best]))
				best = row
		if (!best)
			return s
		s = with_comma(s, people[best] " " about[i, best])
		about[i, best] = 0
	}
}

END {
	if (section == "themes")
		for (i = 2; i < last; i++) {
			s = speakers_of(i)
			if (s != "")
				wrap("    ", theme[i] ": " s)
		}
}

section == "times" {
	height[++rows] = number("rows")
	tick[rows] = $1
	largest = height[rows] > largest ? height[rows] : largest
}

END {
	if (section == "times")
		for (i = 1; i <= rows; i++)
			bar_line(tick[i], height[i], bar("#", height[i], largest))
}

section == "threads" {
	wrap("", counted(field("replies"), "reply", "replies") " to " listed(field("speaker"), " or ") \
		(field("date") == "" ? "" : ", " long_date(field("date"))) ", " counted(field("people"), "person", "people") " in all, in " \
		field("doc") ":")
	wrap("    ", beginning(field("text"), 300))
}

section == "quotations" {
	who = field("speaker") == "" ? "nobody named" : listed(field("speaker"), " or ")
	wrap(sprintf("%6s  ", thousands(field("n"))), who " (" field("kind") ")")
	wrap(spaces(8), beginning(field("text"), 1500))
	date = field("date")
	sub(/T/, " ", date)
	wrap(spaces(8), "-- " with_comma(with_comma(field("doc"), "paragraph " field("seg")), date))
	print ""
}

section == "people" && (most == 0 || FNR <= most + 1) {
	s = listed(field("speaker"), " or ")
	s = with_comma(with_comma(s, listed(field("role"), "; ")), listed(field("org"), "; "))
	if (field("aliases") != "")
		s = s "; also called " listed(field("aliases"), ", ")
	wrap("", beginning(s, 600) ".")
	wrap("    ", counted(field("passages"), "passage", "passages") " in " counted(field("docs"), "document", "documents") ", " \
		counted(field("words"), "word", "words") (field("first") == "" ? "" : "; " dates(field("first"), field("last"))))
}

function dates(first, last)
{
	first = long_date(first)
	last = long_date(last)
	return first == last ? first : first " to " last
}

section == "documents" && (most == 0 || FNR <= most + 1) {
	wrap("", field("doc"))
	if (field("title") != "")
		wrap("    ", beginning(field("title"), 300))
	wrap("    ", with_comma(long_date(field("date")), counted(field("words"), "word", "words") ", " \
		counted(field("quotations"), "quotation", "quotations") ", " counted(field("comments"), "comment", "comments")))
}

# A line as it is, wrapped where it is too long.
section == "line" && width(plain($0)) <= COLUMNS { print plain($0); next }
section == "line" { wrap("", $0) }

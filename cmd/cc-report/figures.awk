# documents, people, comments -> figures: what the whole comes to.

FNR == 1 { header(); next }

function see(date)
{
	date = substr(date, 1, 10)
	if (date == "")
		return
	if (first == "" || date < first)
		first = date
	if (date > last)
		last = date
}

file == 1 {
	documents++
	words += field("words")
	quotations += field("quotations")
	see(field("date"))
}

file == 2 { people++; see(field("first")); see(field("last")) }
file == 3 { comments++; see(field("date")) }

END {
	print "name", "value"
	print "documents", documents + 0
	printf "words%s%d\n", OFS, words
	print "speakers", people + 0
	printf "quotations%s%d\n", OFS, quotations
	print "comments", comments + 0
	print "first", first
	print "last", last
}

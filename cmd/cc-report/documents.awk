# quotations and comments of each document, its segments, its words -> documents: one row each, as they were read.

FNR == 1 {
	header()
	if (file == 4)
		print "doc", "title", "date", "words", "segments", "quotations", "comments"
	next
}

{ doc = field("doc") }

file == 1 { quotations[doc] = field("distinct_quote") }
file == 2 { comments[doc] = field("rows") }

file == 3 && !(doc in title) && field("kind") == "title" { title[doc] = beginning(field("text"), 300) }

# Its own date, not that of a comment or a turn.
file == 3 && !(doc in date) && field("date") != "" && field("kind") !~ /^(comment|turn)$/ && field("turn") == "" { date[doc] = field("date") }

file == 4 {
	print doc, title[doc], date[doc], field("words"), field("rows"), quotations[doc] + 0, comments[doc] + 0
}

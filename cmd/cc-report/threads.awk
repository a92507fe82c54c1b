# threads as counted -> those that somebody answered, with the number of replies.

FNR == 1 {
	header()
	print "doc", "speaker", "date", "replies", "people", "text"
	next
}

number("rows") > 1 {
	print field("doc"), field("first_speaker"), field("first_date"), field("rows") - 1, field("distinct_speaker"), field("first_text")
}

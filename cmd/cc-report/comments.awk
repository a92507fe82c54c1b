# segments, or quotes -> comments: one row a comment, `root` the comment that began its thread.

FNR == 1 {
	header()
	print "doc", "turn", "root", "speaker", "date", "text"
	next
}

field("kind") == "comment" {
	doc = field("doc")
	turn = field("turn")
	if (doc != last_doc)
		split("", root)
	last_doc = doc
	if (turn == "" || turn in root)
		next
	above = field("reply_to")
	root[turn] = above != "" && above in root ? root[above] : turn
	print doc, turn, root[turn], field("speaker"), field("date"), field("text")
}

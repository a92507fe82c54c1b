# speakers, words by kind, what was heard, words of each speaker -> people: one row a speaker, the most heard first.

FNR == 1 {
	header()
	if (file == 4)
		print "speaker", "type", "role", "org", "aliases", "docs", "passages", "words", "quoted", "reported", "turn", "comment", "first", "last"
	next
}

{ who = field("speaker") }

who == "" { next }

file == 1 { about[who] = field("type") OFS field("role") OFS field("org") OFS field("aliases") }

file == 2 {
	words[who] = field("direct") + field("mixed") OFS field("indirect") + 0 OFS field("turn") + 0 OFS field("comment") + 0
}

file == 3 && (date = field("date")) != "" {
	if (!(who in first) || date < first[who])
		first[who] = date
	if (date > last[who])
		last[who] = date
}

file == 4 {
	print who, (who in about ? about[who] : OFS OFS OFS), field("distinct_doc"), field("rows"), field("words"), \
		words[who], first[who], last[who]
}

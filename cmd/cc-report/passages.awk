# segments, quotes twice -> passages: each quotation with what stands around it.
#
# No more than `most` (0: all): quoted words before reported ones, and of each kind each document's first ones first.
# What is shown of a passage is bounded, because a paragraph may be a book.

BEGIN {
	WORDS = 20000 # bytes of the words themselves,
	AROUND = 420  # and on either side of them
	kinds = split("direct mixed indirect comment turn thought unattributed", names, " ")
	for (i = 1; i <= kinds; i++)
		rank[names[i]] = i
}

FNR == 1 {
	header()
	if (file == 3) {
		choose()
		print "n", "doc", "seg", "date", "kind", "speaker", "mention", "cue", "labels", "start", "end", "text", "left", "right", "before", "after"
	}
	next
}

file == 1 {
	doc = field("doc")
	if (!(doc in count))
		count[doc] = 0
	i = ++count[doc]
	place[doc, field("seg")] = i
	text[doc, i] = field("text")
	from[doc, i] = number("start")
	upto[doc, i] = number("end")
	aside[doc, i] = field("kind") == "furniture"
	next
}

# How far in its document and kind a quotation is: what is far is left out first.
function depth(    key)
{
	kind = field("kind")
	key = (kind in rank ? rank[kind] : kinds + 1) SUBSEP field("doc")
	return ++met[file, key]
}

file == 2 {
	d = depth()
	r = kind in rank ? rank[kind] : kinds + 1
	with[r, d]++
	if (d > deepest[r])
		deepest[r] = d
	next
}

# The rank and depth up to which `most` rows are shown.
function choose(    r, d, sum)
{
	last_rank = kinds + 1
	last_depth = deepest[last_rank] + 0
	for (r = 1; most > 0 && r <= kinds + 1; r++)
		for (d = 1; d <= deepest[r]; d++) {
			if (sum + with[r, d] > most && sum > 0) {
				last_rank = d > 1 ? r : r - 1
				last_depth = d > 1 ? d - 1 : deepest[r - 1] + 0
				return
			}
			sum += with[r, d]
		}
}

# Where the words begin in the text of segment `i`, from 1; 0: they are not found. Markup that was taken out of the
# text moves them to the front, by no more than its length.
function place_of(i, start, words,    at_most, taken, found, earliest)
{
	at_most = start - from[doc, i] + 1
	if (at_most < 1 || start > upto[doc, i])
		return 0
	taken = upto[doc, i] - from[doc, i] - length(text[doc, i])
	if (taken <= 0)
		return at_most
	if (taken > 4096)
		taken = 4096
	earliest = at_most > taken ? at_most - taken : 1
	found = index(substr(text[doc, i], earliest, taken + length(words) + 1), words)
	return found ? earliest + found - 1 : 0
}

# The paragraph next to segment `i`, the menus of the page passed over.
function neighbour(i, step)
{
	i += step
	while (i >= 1 && i <= count[doc] && aside[doc, i])
		i += step
	return i >= 1 && i <= count[doc] ? text[doc, i] : ""
}

function around(i, where, words,    left, right, before, after, all)
{
	all = text[doc, i]
	left = ending(substr(all, 1, where - 1), AROUND)
	right = beginning(substr(all, where + length(words), AROUND * 2), AROUND)
	if (length(left) < AROUND / 2)
		before = ending(neighbour(i, -1), AROUND)
	if (length(right) < AROUND / 2)
		after = beginning(neighbour(i, 1), AROUND)
	return left OFS right OFS before OFS after
}

file == 3 {
	d = depth()
	r = kind in rank ? rank[kind] : kinds + 1
	if (r > last_rank || r == last_rank && d > last_depth)
		next
	doc = field("doc")
	words = field("text")
	i = place[doc, field("seg")]
	where = i ? place_of(i, number("start"), words) : 0
	print ++n, doc, field("seg"), field("date"), kind, field("speaker"), field("mention"), field("cue"), field("labels"), \
		field("start"), field("end"), beginning(words, WORDS), (where ? around(i, where, words) : OFS OFS OFS)
}

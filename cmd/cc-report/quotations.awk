# passages -> the rows of the table of quotations, each with its passage behind it.

BEGIN { SUMMARY = 260 } # bytes of the words that are seen before a row is opened

FNR == 1 { header(); next }

function paragraph(s, class)
{
	return s == "" ? "" : "<p class=\"" class "\">" html(s) "</p>"
}

function source(    s)
{
	s = "Paragraph " html(field("seg")) ", bytes " html(field("start")) " to " html(field("end")) " of " html(field("doc"))
	if (field("mention") != "" || field("cue") != "")
		s = s " · source: <q>" html(beginning(field("mention"), 200)) "</q> <q>" html(beginning(field("cue"), 100)) "</q>"
	if (field("labels") != "")
		s = s " · themes: " html(listed(field("labels"), ", "))
	return s
}

function passage(    words)
{
	words = "<p>" html(field("left")) "<mark>" html(field("text")) "</mark>" html(field("right")) "</p>"
	return paragraph(field("before"), "near") words paragraph(field("after"), "near") "<p class=\"source\">" source() "</p>"
}

{
	date = field("date")
	sub(/T/, " ", date)
	printf "<tr id=\"q%s\" data-themes=\"%s\"><td class=\"n\"><a href=\"#q%s\">%s</a></td>", \
		html(field("n")), html(field("labels")), html(field("n")), html(field("n"))
	printf "<td class=\"who\" data-is=\"%s\">%s</td>", html(field("speaker")), \
		(field("speaker") == "" ? "<span class=\"nobody\">nobody named</span>" : html(listed(field("speaker"), " or ")))
	printf "<td class=\"words\"><details><summary><span>%s</span></summary><div class=\"passage\">%s</div></details></td>", \
		html(beginning(field("text"), SUMMARY)), passage()
	printf "<td class=\"kind\">%s</td><td class=\"doc\" title=\"%s\" data-is=\"%s\">%s</td><td class=\"date\">%s</td></tr>\n", \
		html(field("kind")), html(field("doc")), html(field("doc")), html(short_name(field("doc"))), html(date)
}

# The end of a path tells more than its beginning.
function short_name(doc)
{
	sub(/.*\//, "", doc)
	return doc
}

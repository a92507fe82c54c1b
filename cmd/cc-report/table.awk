# A table -> an HTML table. spec: for each column to be shown `name:heading:class`, joined with bars; classes are n (a
# number), who (a speaker), doc, list (joined with bars). most: rows; caption: read out before it.

FNR == 1 {
	header()
	n = split(spec, columns, "|")
	printf "<div class=\"wide\"><table class=\"%s\">\n<caption>%s</caption>\n<thead><tr>", kind, html(caption)
	for (i = 1; i <= n; i++) {
		split(columns[i], parts, ":")
		name[i] = parts[1]
		class[i] = parts[3]
		printf "<th scope=\"col\"%s>%s</th>", class_of(i), html(parts[2])
	}
	print "</tr></thead>\n<tbody>"
	next
}

function class_of(i)
{
	return class[i] == "" ? "" : " class=\"" class[i] "\""
}

function shown(i, value)
{
	if (class[i] == "n")
		return thousands(value)
	if (class[i] == "who")
		return "<a href=\"#quotations\" data-speaker=\"" html(value) "\">" html(listed(value, " or ")) "</a>"
	if (class[i] == "doc")
		return "<a href=\"#quotations\" data-document=\"" html(value) "\">" html(value) "</a>"
	if (class[i] == "list")
		return html(beginning(listed(value, "; "), 600))
	if (class[i] == "date")
		value = substr(value, 1, 10)
	return html(beginning(value, 300))
}

most > 0 && FNR > most + 1 { exit }

{
	printf "<tr>"
	for (i = 1; i <= n; i++) {
		tag = i == 1 ? "th" : "td"
		printf "<%s%s%s>%s</%s>", tag, (i == 1 ? " scope=\"row\"" : ""), class_of(i), shown(i, field(name[i])), tag
	}
	print "</tr>"
}

END { print "</tbody></table></div>" }

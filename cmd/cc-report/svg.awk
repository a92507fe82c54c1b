# What a chart says, the names in it, gnuplot's SVG -> an SVG to stand in a page. Only shapes, and text at its place, come through:
# of these only numbers and colours, so that nothing needs a style or a name of its own.
# id and title: what the chart is called.

FNR == 1 { file++ }

file == 1 { words = $0; next }
file == 2 { name[$1] = $2; next }

{ svg = svg $0 " " }

function numbers(s, key,    quote)
{
	if (!match(s, key " *= *[\"'][-MLHVZmlhvz0-9., ]*[\"']"))
		return ""
	s = substr(s, RSTART, RLENGTH)
	quote = substr(s, length(s))
	s = substr(s, index(s, quote) + 1)
	return substr(s, 1, length(s) - 1)
}

function colour(s,    rgb)
{
	if (!match(s, /rgb\([ 0-9,]*\)/))
		return "currentColor"
	split(substr(s, RSTART + 4, RLENGTH - 5), rgb, ",")
	return sprintf("#%02X%02X%02X", rgb[1], rgb[2], rgb[3])
}

function shape(tag)
{
	if (tag ~ /^polygon /)
		printf "<polygon fill=\"%s\" points=\"%s\"/>\n", colour(tag), numbers(tag, " points")
	else if (tag ~ /^path / && tag ~ /gridline/)
		printf "<path class=\"grid\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.2\" d=\"%s\"/>\n", numbers(tag, " d")
	else if (tag ~ /^path /)
		printf "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.5\" d=\"%s\"/>\n", numbers(tag, " d")
}

function label(tag,    s)
{
	s = substr(tag, index(tag, ">") + 1)
	gsub(/^ +| +$/, "", s)
	if (s in name)
		s = name[s]
	if (s != "")
		printf "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, html(s)
}

function place(tag,    parts)
{
	if (match(tag, /translate\([-0-9., ]*\)/)) {
		split(substr(tag, RSTART + 10, RLENGTH - 11), parts, ",")
		x = parts[1]
		y = parts[2]
	}
	anchor = tag ~ /text-anchor="end"/ ? "end" : tag ~ /text-anchor="middle"/ ? "middle" : "start"
}

END {
	n = split(svg, tags, "<")
	for (i = 1; i <= n && tags[i] !~ /^svg/; i++) {}
	printf "<svg viewBox=\"%s\" role=\"img\" aria-labelledby=\"%s-title %s-words\" font-size=\"12.5\" fill=\"currentColor\">\n", \
		numbers(tags[i], "viewBox"), id, id
	printf "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-words\">%s</desc>\n", id, html(title), id, html(words)
	for (; i <= n; i++)
		if (tags[i] ~ /^defs>/)
			while (i <= n && tags[i] !~ /^\/defs>/)
				i++
		else if (tags[i] ~ /^(polygon|path) /)
			shape(tags[i])
		else if (tags[i] ~ /^g .*transform/)
			place(tags[i])
		else if (tags[i] ~ /^text/)
			label(tags[i])
	print "</svg>"
}

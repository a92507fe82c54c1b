# table.awk - show a stream in the terminal: columns in line, long fields cut.
#
# awk -f scripts/table.awk -v columns=speaker,kind,text -v rows=8 [-v width=100] FILE
# Without `columns` all are shown; `rows` is how many. Run it with LC_ALL=C: a
# character's length is counted from its bytes, whatever awk it is.
BEGIN {
	FS = "\t"
	if (!width) width = 100
	if (!rows) rows = 10
}
function characters(text) {
	gsub(/[\200-\277]/, "", text)
	return length(text)
}
# The first `limit` characters; the last of them says that something was cut.
function cut(text, limit,    i, seen) {
	if (characters(text) <= limit)
		return text
	for (i = 1; i <= length(text); i++)
		if (substr(text, i, 1) !~ /[\200-\277]/ && ++seen == limit)
			return substr(text, 1, i - 1) "…"
}
function padded(text, to) {
	return text sprintf("%" (to - characters(text)) "s", "")
}
NR == 1 {
	for (i = 1; i <= NF; i++)
		place[$i] = i
	shown = split(columns ? columns : $0, name, columns ? "," : FS)
}
NR <= rows + 1 {
	for (i = 1; i <= shown; i++) {
		cell[NR, i] = $(place[name[i]])
		wide = characters(cell[NR, i])
		if (wide > widest[i])
			widest[i] = wide
	}
}
END {
	# The last column gets what the others leave; none of them more than 28.
	left = width
	for (i = 1; i < shown; i++) {
		if (widest[i] > 28)
			widest[i] = 28
		left -= widest[i] + 2
	}
	if (widest[shown] > left)
		widest[shown] = left < 10 ? 10 : left
	for (row = 1; row <= NR && row <= rows + 1; row++) {
		line = ""
		for (i = 1; i <= shown; i++)
			line = line padded(cut(cell[row, i], widest[i]), i < shown ? widest[i] + 2 : 0)
		sub(/ +$/, "", line)
		print "  " line
	}
	if (NR > rows + 1)
		print "  … and " NR - rows - 1 " more"
}

# matrix -> an HTML table whose cells are the darker the larger their numbers.

FNR == 1 {
	header()
	columns = NF
	for (i = 1; i <= NF; i++)
		heading[i] = $i
	next
}

{
	for (i = 1; i <= columns; i++) {
		cell[FNR - 1, i] = $i
		if (i > 1 && i < columns && $i + 0 > largest)
			largest = $i + 0
	}
	rows = FNR - 1
}

# 0 to 5, by squares, so that a few large numbers do not make all others pale.
function shade(value,    part)
{
	part = value / largest
	return value == 0 ? 0 : part < 0.04 ? 1 : part < 0.16 ? 2 : part < 0.36 ? 3 : part < 0.64 ? 4 : 5
}

function print_cell(row, i,    value)
{
	value = cell[row, i]
	if (i == columns)
		printf "<td class=\"n\">%s</td>", thousands(value)
	else if (value == 0)
		printf "<td class=\"h0\">·</td>"
	else
		printf "<td class=\"h%d\"><a href=\"#quotations\" data-speaker=\"%s\" data-theme=\"%s\">%s</a></td>", \
			shade(value), html(cell[row, 1]), html(heading[i]), thousands(value)
}

END {
	print "<div class=\"wide\"><table class=\"heat\">\n<caption>Passages by speaker and theme</caption>"
	printf "<thead><tr><th scope=\"col\">Speaker</th>"
	for (i = 2; i < columns; i++)
		printf "<th scope=\"col\">%s</th>", html(heading[i])
	print "<th scope=\"col\" class=\"n\">passages with a theme</th></tr></thead>\n<tbody>"
	for (row = 1; row <= rows; row++) {
		printf "<tr><th scope=\"row\">%s</th>", html(listed(cell[row, 1], " or "))
		for (i = 2; i <= columns; i++)
			print_cell(row, i)
		print "</tr>"
	}
	print "</tbody></table></div>"
}

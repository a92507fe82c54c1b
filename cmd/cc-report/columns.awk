# Comments by time -> the data of a chart of columns; names, range and words as for bars.

FNR == 1 { header(); next }

{
	rows++
	name[rows] = $1
	columns[rows] = number("rows")
	if (columns[rows] > columns[highest])
		highest = rows
	sum += columns[rows]
}

# Some of the names: never so many that they would touch, and none that would stand over the edge.
function is_named(i,    step, width)
{
	width = 350 / rows
	step = int((length(name[rows]) * 8 + 10) / width) + 1
	return (i - 1) % step == 0 && (rows - i + 0.5) * width > length(name[rows]) * 4
}

END {
	for (i = 1; i <= rows; i++) {
		print i, columns[i], is_named(i) ? "L" i : ""
		print "L" i, name[i] >names
	}
	print "rows = " rows + 0 "; most = " (columns[highest] ? columns[highest] : 1) >range
	print "Columns, one a " unit ": " thousands(sum) " comments from " name[1] " to " name[rows] ", the most, " \
		thousands(columns[highest]) ", at " name[highest] "." >words
}

# A table -> the data of a chart of bars, the names in it to the file `names`, what it says to `words`.
# Label and series: columns; most: rows; unit: what is counted.

FNR == 1 {
	header()
	n = split(series, columns, ",")
	next
}

FNR <= most + 1 {
	line = FNR - 2
	sum = 0
	for (i = 1; i <= n; i++) {
		line = line OFS sum
		sum += number(columns[i])
	}
	row = FNR - 1
	print line, sum, "L" row, "V" row
	name = listed(field(label), " or ")
	print "L" row, beginning(name, 44) (also == "" ? "" : ", " substr(field(also), 1, 10)) >names
	print "V" row, thousands(sum) >names
	if (row <= 3)
		said = said (row > 1 ? ", " : "") plain(name) " " thousands(sum)
	if (sum > longest)
		longest = sum
}

END {
	print "rows = " row + 0 "; most = " (longest ? longest : 1) "; series = " n >range
	print "Bars, the longest first, in " unit ": " said (row > 3 ? ", and " row - 3 " more" : "") "." >words
}

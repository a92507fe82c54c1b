# dated comments -> the unit of time by which they make a chart to be read.

FNR == 1 { header(); next }

{
	date = substr(field("date"), 1, 10)
	if (first == "" || date < first)
		first = date
	if (date > last)
		last = date
}

function days(date)
{
	return substr(date, 1, 4) * 365 + substr(date, 6, 2) * 30.4 + substr(date, 9, 2)
}

END {
	span = first == "" ? 0 : days(last) - days(first)
	print (span <= 45 ? "day" : span <= 300 ? "week" : span <= 365 * 5 ? "month" : "year")
}

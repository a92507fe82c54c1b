# Text in lines of no more than COLUMNS columns, as a terminal shows them, not as bytes.

BEGIN {
	COLUMNS = 78
	for (i = 128; i < 256; i++)
		code_of[sprintf("%c", i)] = i
	# From, to, in code points: what takes no column, and what takes two.
	narrow = split("768 879 1155 1161 1425 1479 1552 1562 1611 1631 1648 1648 1750 1773 2362 2364 2369 2376 2381 2381 " \
		"3633 3642 3655 3662 6832 6911 7616 7679 8203 8207 8288 8303 8400 8447 12330 12335 12441 12442 65024 65039 " \
		"65056 65071 65279 65279 127995 127999 917504 921599", zero, " ")
	broad = split("4352 4447 8986 8987 9193 9203 9725 9726 9748 9749 9800 9811 9889 9889 9917 9934 9989 9989 10024 10024 " \
		"10060 10069 10133 10175 11904 12350 12353 13311 13312 19903 19968 42191 43360 43391 44032 55203 63744 64255 " \
		"65040 65049 65072 65135 65281 65376 65504 65510 127744 128591 128640 128767 129280 129535 129648 129791 " \
		"131072 262141", twice, " ")
}

function is_in(code, ranges, n,    i)
{
	for (i = 1; i < n && code >= ranges[i]; i += 2)
		if (code <= ranges[i + 1])
			return 1
	return 0
}

# The character at byte `at` of s: its length in bytes is left in `size`, what it takes in columns is returned.
function columns_at(s, at,    lead, code, i)
{
	size = 1
	lead = substr(s, at, 1)
	if (!(lead in code_of))
		return 1
	code = code_of[lead]
	size = code >= 240 ? 4 : code >= 224 ? 3 : code >= 192 ? 2 : 1
	code = size == 4 ? code - 240 : size == 3 ? code - 224 : size == 2 ? code - 192 : code
	for (i = 1; i < size; i++)
		code = code * 64 + code_of[substr(s, at + i, 1)] - 128
	return is_in(code, zero, narrow) ? 0 : is_in(code, twice, broad) ? 2 : 1
}

function width(s,    at, sum)
{
	if (s !~ /[\200-\377]/)
		return length(s)
	for (at = 1; at <= length(s); at += size)
		sum += columns_at(s, at)
	return sum + 0
}

# The beginning of s that fits into `most` columns.
function fitting(s, most,    at, sum, w)
{
	for (at = 1; at <= length(s); at += size) {
		w = columns_at(s, at)
		if (sum + w > most)
			break
		sum += w
	}
	return substr(s, 1, at - 1)
}

function spaces(n)
{
	return n > 0 ? sprintf("%" n "s", "") : ""
}

# s in exactly `most` columns, cut where it is longer.
function padded(s, most)
{
	if (width(s) > most)
		s = fitting(s, most - 1) "…"
	return s spaces(most - width(s))
}

# s, its first line behind `first`, the others behind as many spaces.
function wrap(first, s,    n, i, words, word, line, used, indent, begun, piece)
{
	line = first
	used = indent = width(first)
	begun = 0 # 1: a word stands in the line
	n = split(plain(s), words, " ")
	for (i = 1; i <= n; i++) {
		word = words[i]
		while (begun + width(word) > COLUMNS - used) {
			if (!begun) {
				piece = fitting(word, COLUMNS - used)
				line = line piece
				word = substr(word, length(piece) + 1)
			}
			print line
			line = spaces(indent)
			used = indent
			begun = 0
		}
		line = line (begun ? " " : "") word
		used += begun + width(word)
		begun = 1
	}
	print line
}

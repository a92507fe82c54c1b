#!/usr/bin/env bats
# cc-csv: there and back again on every stream, CSV from elsewhere, and what -d refuses.
# The contract's cases are of the way there; here they are for -d.

load helpers

streams()
{
	cc-split "$ROOT"/seeds/* >segments.tsv
	cc-quotes --spans --why segments.tsv >quotes.tsv
	cc-speakers segments.tsv >speakers.tsv
	cc-stats -g speaker,kind quotes.tsv >stats.tsv
	cc-grep --kwic 3 children segments.tsv >kwic.tsv
	awk 'BEGIN {
		srand(1)
		split("= + - @ \x27 \" , ; | ＝ é a 7 .", parts, " ")
		parts[15] = " "
		print "a\tb\tc"
		for (row = 0; row < 3000; row++)
			for (cell = 1; cell <= 3; cell++) {
				text = ""
				for (n = int(rand() * 6); n > 0; n--)
					text = text parts[1 + int(rand() * 15)]
				printf "%s%s", text, cell < 3 ? "\t" : "\n"
			}
	}' >nasty.tsv
}

@test "every stream comes back as it was, however it is written" {
	local stream
	streams
	for stream in *.tsv; do
		cc-csv "$stream" | cc-csv -d >back && same "$stream" back
		cc-csv --excel "$stream" | cc-csv -d >back && same "$stream" back
		cc-csv -D ';' "$stream" | cc-csv -d -D ';' >back && same "$stream" back
		cc-csv -D tab "$stream" | cc-csv -d -D tab >back && same "$stream" back
		cc-csv -n "$stream" | cc-csv -dn >back && same "$stream" back
	done
}

@test "no cell begins a formula, and no plain number is touched" {
	streams
	cc-csv -D tab nasty.tsv | sed 's/^"//; s/\t"/\t/g' | tr '\t' '\n' | grep -E '^(=|\+|-|@|＝)' >formulas || true
	run -1 grep -vxE '[-+]([0-9]+\.?[0-9]*|\.[0-9]+)' formulas
	printf 'n\n-12\n+3.5\n-.5\n-2e-9\n' >numbers.tsv
	run -0 cc-csv numbers.tsv
	assert_output "$(cat numbers.tsv)"
}

# A phone number in one of its tables is not that of its CSV.
@test "csv-spectrum is read as its authors read it" {
	command -v npm node >/dev/null || skip 'npm is not installed: csv-spectrum is not tried'
	timeout 60 npm pack --silent csv-spectrum >name 2>/dev/null || skip 'npm cannot download: csv-spectrum is not tried'
	tar -xzf "$(tail -n 1 name)"
	local file case
	for file in package/csvs/*.csv; do
		case=$(basename "$file" .csv)
		node -e '
			const rows = [].concat(JSON.parse(require("fs").readFileSync(process.argv[1], "latin1")
				.replace("1234567890", "2095257564")));
			const names = Object.keys(rows[0]);
			const row = (cells) => cells.map((cell) => cell.replace(/\r\n|[\r\n\t]/g, " ")).join("\t") + "\n";
			process.stdout.write(row(names) + rows.map((r) => row(names.map((n) => r[n]))).join(""), "latin1");
		' "package/json/$case.json" >want
		cc-csv -d "$file" >got
		same want got
		cc-csv got | cc-csv -d >back
		same got back
	done
	[ "$(find package/csvs -name '*.csv' | wc -l)" -ge 10 ]
}

# The same table in whatever pieces the bytes arrive.
@test "-d does not depend on how the input is cut" {
	local size
	printf '\357\273\277a,b\r\n"1\r\n""2""",x\r\n\r\n"é",y"z\r\n' >input.csv
	cc-csv -d input.csv >want
	for size in 1 2 3 5; do
		perl -e '
			($size, @files) = @ARGV; local $/; open $in, "<:raw", $files[0]; $all = <$in>; $| = 1; binmode STDOUT;
			for ($at = 0; $at < length $all; $at += $size) {
				print substr $all, $at, $size; select undef, undef, undef, 0.002
			}' "$size" input.csv | cc-csv -d >got
		same want got
	done
}

# What is refused, with one line that begins with cc-csv and says $1; the rest is the arguments.
refuses()
{
	local says=$1
	shift
	run -2 --separate-stderr cc-csv "$@"
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $stderr == "cc-csv: "*$says* ]]
}

@test "-d refuses what is no table" {
	: >empty
	mkdir folder
	printf 'a,b\n1\n' >short.csv
	printf 'a,b\n1,\0\n' >nul.csv
	printf '\n\n' >lines.csv
	printf '""\n1\n' >unnamed.csv
	refuses 'empty: is empty' -d empty
	refuses 'lines.csv: is empty' -d lines.csv
	refuses 'unnamed.csv:1: ' -d unnamed.csv
	refuses 'folder: ' -d folder
	refuses 'nosuch.csv: cannot be opened: No such file' -d nosuch.csv
	refuses 'short.csv:2: the row has 1 cell, the header 2' -d short.csv
	refuses 'nul.csv:2: the row holds a NUL' -d nul.csv
	run -2 --separate-stderr sh -c 'cc-csv -d <&-'
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "options that make no sense are refused" {
	refuses '--delimiter' -D ''
	refuses '--delimiter' -D '"'
	refuses '--delimiter' -D ';;'
	refuses '--delimiter' -D é
	refuses '--excel' -d --excel
	refuses 'listed twice' -c a,b,a <<<$'a\tb'
	refuses 'listed twice' -dc a,a <<<'a,b'
}

@test "-d says that a disk is full, and ends by SIGPIPE" {
	seq -f '%g,x' 0 100000 >input.csv
	run -2 --separate-stderr sh -c 'cc-csv -d input.csv >/dev/full'
	[ "${#stderr_lines[@]}" -eq 1 ]
	# shellcheck disable=SC2016
	run -0 --separate-stderr bash -c 'cc-csv -d input.csv | head -n 1; [ "${PIPESTATUS[0]}" -eq 141 ]'
	[ -z "$stderr" ]
}

@test "-d gives the header while the input stays open" {
	mkfifo pipe
	cc-csv -d <pipe >out &
	exec 5>pipe
	printf 'a,b\n' >&5
	wait_until test -s out
	[ "$(cat out)" = $'a\tb' ]
	printf '1,2\n' >&5
	exec 5>&-
	wait $!
	[ "$(wc -l <out)" -eq 2 ]
}

@test "broken UTF-8 goes there and back" {
	printf 'a\tb\n\xff\xe2\x80\t\xed\xa0\x80,\n' >broken.tsv
	cc-csv broken.tsv | cc-csv -d >back
	same broken.tsv back
}

# Each is 30 MB of one thing, there and back in seconds.
@test "the nastiest input takes linear time" {
	local what
	for what in '"' ',' "'" '=' 'a,"b' $'\r' '""' '" '; do
		{ printf 'a,b\n"1",'; yes "$what" | head -c 30000000 | tr -d '\n'; printf '\n'; } >nasty.csv
		timeout 60 cc-csv -d nasty.csv >out 2>err || [ $? -eq 2 ]
		{ printf 'a\tb\n1\t'; yes "$what" | head -c 30000000 | tr -d '\n\r'; printf '\n'; } >nasty.tsv
		timeout 60 cc-csv nasty.tsv | timeout 60 cc-csv -d >back
		cmp nasty.tsv back
	done
}

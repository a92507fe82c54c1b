#!/usr/bin/env bats
# What cc-stats does beyond its cases in tests/cases/cc-stats.

load helpers

# rows N [SEED]: a stream with columns of every kind, the same for the same seed.
rows()
{
	awk -v rows="$1" -v seed="${2:-1}" '
		function below(n) { seed = seed * 16807 % 2147483647; return seed % n }
		BEGIN {
			OFS = "\t"
			split("yes no perhaps it’s well-known 3,400 Never. Why?", word, " ")
			print "who", "kind", "date", "n", "text"
			for (i = 0; i < rows; i++) {
				text = word[1 + below(8)]
				for (more = below(12); more > 0; more--)
					text = text " " word[1 + below(8)]
				n = below(9) ? sprintf("%.*f", below(4), below(200000) / 7 - 9000) : ""
				date = below(9) ? sprintf("20%02d-%02d-%02d", 19 + below(3), 1 + below(12), 1 + below(28)) : ""
				print below(7) ? "speaker " below(30) : "", "kind " below(4), date, n, text
			}
		}'
}

# parts FILE N: FILE.1 to FILE.N, each with the header and its part of the rows in order.
parts()
{
	awk -v parts="$2" -v rows="$(($(wc -l <"$1") - 1))" -v file="$1" '
		NR == 1 { header = $0; for (i = 1; i <= parts; i++) print header > (file "." i); next }
		{ print > (file "." 1 + int((NR - 2) * parts / rows)) }' "$1"
}

every_aggregate=rows,share,words,chars,sentences:text,distinct:n,sum:n,mean:n,min:n,max:n,median:n,p90:n,p99.9:n,stdev:n
every_text=first:kind,last:n,mode:n

@test "partial results, merged in one step or in two, are what one run gives" {
	local n file
	rows 5000 >whole
	for n in 1 2 7 60; do
		parts whole "$n"
		local options=(-g who -d month -a "$every_aggregate,$every_text")
		cc-stats "${options[@]}" whole >expected
		local states=()
		for ((i = 1; i <= n; i++)); do
			file=whole.$i
			cc-stats --partial "${options[@]}" "$file" >"$file.state"
			states+=("$file.state")
		done
		cc-stats --merge "${states[@]}" >merged
		same expected merged
		cc-stats --merge --partial "${states[@]}" | cc-stats --merge >merged
		same expected merged
	done
}

@test "what is arranged after merging is what is arranged in one run" {
	local arranged
	rows 3000 >whole
	parts whole 3
	for i in 1 2 3; do
		cc-stats --partial -g who,kind -d month -a "$every_aggregate,$every_text" whole.$i >state.$i
	done
	for arranged in '--total' '--fill' '--sort mean:n' '--sort who --reverse --top 5' '--top 3 --total' \
		'--pivot kind' '--pivot month --fill --total' '--pivot who --sort kind'; do
		# shellcheck disable=SC2086 # several options
		cc-stats -g who,kind -d month -a "$every_aggregate,$every_text" $arranged whole >expected
		# shellcheck disable=SC2086
		cc-stats --merge $arranged state.1 state.2 state.3 >merged
		same expected merged
	done
}

@test "which text came first in all of them is known, however they were merged" {
	rows 4000 >whole
	parts whole 9
	cc-stats -g who -a "$every_text,first:who,mode:who" --total whole >expected
	for i in 1 2 3 4 5 6 7 8 9; do
		cc-stats --partial -g who -a "$every_text,first:who,mode:who" whole.$i >state.$i
	done
	cc-stats --merge --partial state.1 state.2 state.3 state.4 >front
	cc-stats --merge --partial state.5 state.6 >middle
	cc-stats --merge --total front middle state.7 state.8 state.9 >merged
	same expected merged
	# One file after the other without its header is a stream, too.
	{
		cat state.1
		tail -q -n +2 state.[2-9]
	} | cc-stats --merge --total >merged
	same expected merged
}

@test "rows and sums are those of awk" {
	rows 20000 3 >whole
	cc-stats -g who,kind -a rows,sum:n --sort who whole | tail -n +2 | LC_ALL=C sort >ours
	awk -F '\t' 'NR > 1 { key = $1 FS $2; rows[key]++; sum[key] += $4 * 1000 }
		END { for (key in rows) { s = sprintf("%.0f", sum[key]) / 1000; print key FS rows[key] FS s } }' OFMT=%.3f CONVFMT=%.3f whole |
		sed 's/\(\.[0-9]*[1-9]\)0*$/\1/; s/\.0*$//' | LC_ALL=C sort >theirs
	same theirs ours
}

@test "weeks are those of date" {
	awk 'BEGIN { for (i = 0; i < 4000; i++) printf "%04d-%02d-%02d\n", 1890 + i * 7 % 230, 1 + i % 12, 1 + i * 13 % 28
		for (year = 1890; year < 2120; year++) for (day = 1; day < 8; day++)
			printf "%04d-12-%02d\n%04d-01-%02d\n", year, 24 + day, year, day }' >dates
	date -f dates +%G-W%V >weeks 2>&1 || skip 'date has no -f'
	{ printf 'date\tweek_of_date\n'; paste dates weeks; } >stream
	cc-stats --by-date week -g week_of_date -a rows stream | awk -F '\t' '$1 != $2 { print }' >different
	printf 'week\tweek_of_date\trows\n' | same - different
}

@test "counts of groups add up to the total" {
	rows 3000 >whole
	cc-stats -g who -a rows,words,chars,sentences --total whole |
		awk -F '\t' 'NR == 1 { next } $1 != "total" { for (i = 2; i <= NF; i++) sum[i] += $i; next }
			{ for (i = 2; i <= NF; i++) if (sum[i] != $i) exit 1; found = 1 } END { exit !found }'
}

@test "the header comes before the first row is read" {
	mkfifo pipe
	cc-stats -g doc -a rows pipe >out 3>&- &
	exec 9>pipe
	printf 'doc\ttext\n' >&9
	wait_until test -s out
	printf 'doc\trows\n' | same - out
	printf 'a\tb\n' >&9
	exec 9>&-
	wait $!
	printf 'doc\trows\na\t1\n' | same - out
}

@test "a million groups" {
	awk 'BEGIN { print "g\tn"; for (i = 0; i < 2000000; i++) print i * 7919 % 1000000 "\t" i }' >many
	cc-stats -g g -a rows,sum:n many | awk -F '\t' 'NR > 1 { rows += $2; sum += $3 } END { print NR, rows, sprintf("%.0f", sum) }' >out
	echo '1000001 2000000 1999999000000' | same - out
}

# The address space of the program and its libraries is most of the 40 MB.
@test "memory does not grow with rows" {
	! grep -q __asan_init "$BUILD/bin/cc-stats" || skip 'a sanitizer takes memory of its own'
	rows 1000 >some
	{ head -1 some; for _ in $(seq 500); do tail -n +2 some; done; } >many
	(ulimit -v 40000 && cc-stats -g who -a "rows,sum:n,words,stdev:n,distinct:n,$every_text" many) | column rows >out
	[ "$(awk '{ n += $1 } END { print n }' out)" -eq 500000 ]
}

@test "fields and values of any length" {
	{ printf 'g\tx\n'; for c in a b a; do head -c 3000000 /dev/zero | tr '\0' "$c"; printf '\t'
		head -c 2000000 /dev/zero | tr '\0' "$c"; printf '\n'; done; } >long
	cc-stats -g g -a rows,mode:x,first:x,last:x,distinct:x,words:x,chars:x long >out
	[ "$(wc -c <out)" -gt 18000000 ]
	awk -F '\t' 'NR > 1 { print length($1), $2, length($3), length($4), length($5), $6, $7, $8 }' out >sizes
	printf '3000000 2 2000000 2000000 2000000 1 2 4000000\n3000000 1 2000000 2000000 2000000 1 1 2000000\n' | same - sizes
}

@test "a hundred thousand columns" {
	awk 'BEGIN { for (row = 0; row < 3; row++) for (i = 0; i < 100000; i++)
		printf "%s%s", row ? i : "c" i, i < 99999 ? "\t" : "\n" }' >wide
	cc-stats -g c5 -a sum:c99999 wide >out
	printf 'c5\tsum_c99999\n5\t199998\n' | same - out
}

# refused STATUS-LINE ARGUMENT...: nothing on standard output but perhaps a header, one line of complaint.
refused()
{
	run -2 --separate-stderr cc-stats "$@"
	# shellcheck disable=SC2154 # set by run
	[ "${#stderr_lines[@]}" -eq 1 ]
	[ "${#lines[@]}" -le 1 ]
}

@test "mistakes on the command line are refused in one line" {
	printf 'a\tdate\tn\n1\t2021-01-01\t2\n' >file
	refused -a '' file
	refused -a rows:a file
	refused -a words: file
	refused -a p101:n file
	refused -a p1.23456:n file
	refused -a p-1:n file
	refused -a p:n file
	refused -a sum: file
	refused -g nosuch file
	refused -g a,a file
	refused -a sum:n,sum:n file
	refused -a sum:nosuch file
	refused --by-date decade file
	refused --by-date '' file
	refused --fill file
	refused --reverse file
	refused --total file
	refused --top 0 file
	refused --top -1 file
	refused --top x file
	refused --sort nosuch file
	refused --pivot a file
	refused -g a --pivot n file
	refused -g a --pivot a --total file
	refused -g a --pivot a --top 3 file
	refused -g a,n --pivot n --sort 3 file
	refused --partial --sort rows file
	refused --partial --total file
	refused --merge -g a file
	refused --merge -a rows file
	refused --merge --by-date month file
}

@test "states that nobody wrote are refused" {
	local aggregate state
	# An aggregate and a state.
	while IFS='|' read -r aggregate state; do
		printf 'group:g\tstate:%s\torder:row\na\t%s\t0\n' "$aggregate" "$state" >broken
		refused --merge broken
	done <<-'END'
		rows|
		rows|x
		rows|-1
		rows|99999999999999999999
		words|281474976710657
		sum:n|
		sum:n|1
		sum:n|1,2
		sum:n|1,2,39
		sum:n|1,2,3,4
		sum:n|1,x,0
		sum:n|1,999999999999999999999999999999999999999999,0
		min:n|x
		max:n|1,2
		median:n|1,,2
		median:n|1,x
		stdev:n|2,3,0
		stdev:n|2,3,0,5
		stdev:n|2,3,0,000000000000000000000000000000000000000000000000000000000000000g
		first:n|x
		first:n|1:
		first:n|-1:x
		last:n|281474976710657:x
		mode:n|x
		mode:n|1,1:a
		mode:n|1,0,2:a
		mode:n|1,0,0:
		mode:n|0,0,1:a
		mode:n|1,-1,1:a
		distinct:n|1,0,1a
		distinct:n|1,0,18446744073709551615:a
	END
}

@test "columns that no partial stream has are refused" {
	local header
	for header in 'state:rows	x' 'state:average:n' 'period:decade	state:rows' 'period:day	period:day	state:rows' \
		'group:a' 'group:a	state:' 'group:a	state:mode:n' 'state:first:n	order:row	order:row'; do
		printf '%s\n' "$header" >broken
		refused --merge broken
	done
	printf 'group:a\tstate:mode:n\torder:row\nx\t1,0,1:a\tfirst\n' >broken
	refused --merge broken
	printf 'period:month\tstate:rows\n2021-13\t1\n' >broken
	refused --merge broken
}

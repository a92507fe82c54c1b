#!/bin/sh
# tests/bench/grep.sh [BIN]: cc-grep against ripgrep, GNU grep -P, mawk, Miller
# and cat, over a segments stream of 200 MB made of the paragraphs of seeds/.
# Ours and each rival run in turns; the best time of each counts. A line names
# the task, both times, their ratio and the bar for it.
#
# Rivals read UTF-8 as cc-grep does. Their output goes through a pipe where they
# would stop at the first match on seeing /dev/null.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
export LC_ALL=C.UTF-8
stream=$data/grep.tsv
rounds=${BENCH_ROUNDS:-9}

# One to three paragraphs a row, of every kind; a Lehmer generator makes the
# same choices in every awk.
make_stream()
{
	LC_ALL=C awk -v size=200000000 '
	function below(n) { seed = seed * 16807 % 2147483647; return int(seed / 7) % n }
	function flush_paragraph() { if (text != "") paragraph[count++] = text; text = "" }
	BEGIN {
		seed = 20210130; OFS = "\t"
		kinds = split("para para para para para item comment comment heading answer", kind, " ")
	}
	FNR == 1 { flush_paragraph() }
	/^[ \t\r]*$/ { flush_paragraph(); next }
	{ gsub(/[\t\r]/, " "); text = text (text == "" ? "" : " ") $0 }
	END {
		flush_paragraph()
		print "doc", "seg", "kind", "section", "turn", "reply_to", "speaker", "date", "start", "end", "text"
		for (row = 0; bytes < size; row++) {
			if (row % 200 == 0) { doc = sprintf("articles/%05d.txt", row / 200); at = 0 }
			text = paragraph[below(count)]
			for (more = below(3); more > 0; more--)
				text = text " " paragraph[below(count)]
			n = below(400)
			date = sprintf("20%02d-%02d-%02d", 10 + below(15), 1 + below(12), 1 + below(28))
			line = doc OFS row % 200 + 1 OFS kind[1 + below(kinds)] OFS "Section " below(9) OFS OFS OFS \
				(n < 100 ? "" : "Given" n % 20 " Surname" n) OFS date OFS at OFS at + length(text) OFS text
			print line
			bytes += length(line) + 1
			at += length(text) + 2
		}
	}' "$root"/seeds/*
}

# Fifty labels: the two codebooks, as many labels as are wanted.
make_codebook()
{
	awk -F '\t' '/^#/ || NF < 2 { next }
		!($1 in seen) { if (labels == 50) next; seen[$1]; labels++ }
		$1 in seen' "$root"/cmd/cc-grep/codebooks/*.tsv
}

# The time of one run of a line for the shell.
time_of_line() { time_of sh -c "{ $1; } >'$data/out' || [ \$? -eq 1 ]"; }

# versus NAME BAR OURS THEIRS: one line of the table. The ratio is ours to
# theirs where the bar is "<= n", theirs to ours where it is ">= n".
versus()
{
	program=${4%% *}
	[ "$program" != "$grep" ] || program=itself
	if [ "$program" != itself ] && ! command -v "$program" >/dev/null; then
		echo "$1: $program is not installed, skipped"
		return
	fi
	ours='' theirs=''
	for _ in $(seq "$rounds"); do
		took=$(time_of_line "$3")
		[ -n "$ours" ] && [ "$ours" -le "$took" ] || ours=$took
		took=$(time_of_line "$4")
		[ -n "$theirs" ] && [ "$theirs" -le "$took" ] || theirs=$took
	done
	awk -v name="$1" -v bar="$2" -v ours="$ours" -v theirs="$theirs" -v program="$program" 'BEGIN {
		split(bar, part, " ")
		ratio = part[1] == "<=" ? ours / theirs : theirs / ours
		met = part[1] == "<=" ? ratio <= part[2] : ratio >= part[2]
		printf "%-34s %7.1f ms  %-8s %7.1f ms  ratio %5.2f  bar %-7s %s\n", name, ours / 1e6, program, \
			theirs / 1e6, ratio, bar, met ? "met" : "MISSED"
	}'
}

if [ ! -s "$stream" ]; then
	make_stream >"$stream.new"
	mv "$stream.new" "$stream"
fi
make_codebook >"$data/codebook.tsv"
cat "$stream" >/dev/null
echo "$(wc -c <"$stream") bytes, $(wc -l <"$stream") lines, best of $rounds; cc-grep, then the rival"

grep="'$bin/cc-grep'" file="'$stream'"
said='\bsaid\b.*\bthat\b'
versus 'fixed: children' '<= 1.3' "$grep -F --count children $file" "rg -F -c children $file"
versus 'fixed: Ofsted' '<= 1.3' "$grep -F --count Ofsted $file" "rg -F -c Ofsted $file"
versus 'fixed, nowhere: zugzwang' '<= 1.3' "$grep -F --count zugzwang $file" "rg -F -c zugzwang $file"
versus 'either case: children' '<= 1.5' "$grep -i --count children $file" "rg -i -c children $file"
versus 'either case: ofsted' '<= 1.5' "$grep -i --count ofsted $file" "rg -i -c ofsted $file"
versus "said ... that" '>= 1.5' "$grep --count '$said' $file" "rg -P -c '$said' $file"
versus "said ... that" '>= 1.5' "$grep --count '$said' $file" "grep -cP '$said' $file"
versus '50 labels; one pattern' '<= 6' "$grep --codebook '$data/codebook.tsv' $file" "$grep -i 'social work' $file"
versus '--where kind=comment' '>= 5' "$grep --where kind=comment '' $file" \
	"mlr --tsv filter '\$kind==\"comment\"' $file"
versus '--where kind=comment' '>= 1' "$grep --where kind=comment '' $file" "mawk -F '\\t' '\$3 == \"comment\"' $file"
versus '--where, counted' '>= 1' "$grep --where kind=comment --count '' $file" \
	"datamash --header-in -g kind count kind <$file"
versus 'every row passes' '<= 3' "$grep -F -v 'no such text' $file >/dev/null" "cat $file | cat >/dev/null"
rm -f "$data/out"

command -v "${TIME:-/usr/bin/time}" >/dev/null || exit 0
"${TIME:-/usr/bin/time}" -f 'peak memory: %M KiB (the bar is 16384)' \
	sh -c "$grep --codebook '$data/codebook.tsv' $file >/dev/null"

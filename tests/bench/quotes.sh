#!/bin/sh
# tests/bench/quotes.sh [BIN]: cc-quotes with its model and by the rules alone, and cc-speakers, on 17 MB of text in
# 3200 documents, which are copies of those in seeds/, against `wc -w` on the same text. The best of three runs each;
# what counts are the ratios.
set -eu
cd "$(dirname "$0")/../.."
bin=$(cd "${1:-build/bin}" && pwd)
data=${BENCH_DATA:-$PWD/build/bench}/quotes

if [ ! -d "$data" ]; then
	mkdir -p "$data.new/documents"
	for copy in $(seq -w 400); do
		for seed in seeds/*.txt seeds/*.md; do
			cp "$seed" "$data.new/documents/$copy-${seed##*/}"
		done
	done
	(cd "$data.new" && "$bin/cc-split" documents/* >segments.tsv && cut -f 11 segments.tsv >text)
	mv "$data.new" "$data"
fi
cd "$data"
size=$(wc -c <text)

# best COMMAND…: nanoseconds of the fastest of three runs.
best()
{
	for _ in 1 2 3; do
		began=$(date +%s%N)
		"$@" >/dev/null
		echo $(($(date +%s%N) - began))
	done | sort -n | head -n 1
}

# compare WHAT COMMAND…: a line of the table.
compare()
{
	what=$1
	shift
	ours=$(best "$@") theirs=$(best wc -w text)
	awk -v what="$what" -v a="$ours" -v b="$theirs" -v size="$size" 'BEGIN {
		printf "%-24s %7.3f s %6.1f MB/s   wc -w %7.3f s   ratio %6.2f\n", what, a / 1e9, size * 1e3 / a, b / 1e9, a / b
	}'
}

echo "$size bytes of text in $(find documents -type f | wc -l) documents"
compare 'cc-quotes' "$bin/cc-quotes" segments.tsv
compare 'cc-quotes --rules-only' "$bin/cc-quotes" --rules-only segments.tsv
compare 'cc-speakers' "$bin/cc-speakers" segments.tsv

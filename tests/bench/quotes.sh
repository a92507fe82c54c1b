#!/bin/sh
# tests/bench/quotes.sh [BIN]: cc-quotes with its model and by the rules alone, and cc-speakers, on 17 MB of text in
# 3200 documents, which are copies of those in seeds/, against `wc -w` on the same text. The best of three runs each;
# what counts are the ratios.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
data=$data/quotes

if [ ! -d "$data" ]; then
	copy_seeds 400 "$data.new/documents"
	(cd "$data.new" && "$bin/cc-split" documents/* >segments.tsv && cut -f 11 segments.tsv >text)
	mv "$data.new" "$data"
fi
cd "$data"
size=$(wc -c <text)

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

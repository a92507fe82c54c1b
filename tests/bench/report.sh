#!/bin/sh
# tests/bench/report.sh [BIN]: cc-report on 8 documents and on 1,000, which are copies of those in seeds/, against the
# programs that it runs, without what it makes of their tables. The best of three runs each.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
data=$data/report

if [ ! -d "$data" ]; then
	copy_seeds 125 "$data.new"
	mv "$data.new" "$data"
fi
cd "$data"
PATH=$bin:$PATH

programs()
{
	segments=$(mktemp)
	cc-split "$@" >"$segments"
	cc-speakers "$segments"
	cc-quotes "$segments"
	rm "$segments"
}

# compare FILE…: a line of the table.
compare()
{
	ours=$(best cc-report "$@") text=$(best cc-report --format=text "$@") theirs=$(best programs "$@")
	awk -v files=$# -v a="$ours" -v b="$text" -v c="$theirs" 'BEGIN {
		printf "%5d documents: page %6.2f s, text %6.2f s; cc-split, cc-speakers and cc-quotes alone %6.2f s\n",
			files, a / 1e9, b / 1e9, c / 1e9
	}'
}

compare 001-*
compare ./*-*

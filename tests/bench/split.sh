#!/bin/sh
# tests/bench/split.sh [BIN]: cc-split on 200 MB of ordinary text, made of seeds/, against `wc -w` on the same file; and
# on ten thousand small files against one file of the same bytes. The best of three runs each; what counts are the ratios.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
data=$data/split
size=200000000 files=10000

if [ ! -d "$data" ]; then
	mkdir -p "$data.new/small"
	cat "$root"/seeds/* >"$data.new/unit"
	while [ "$(wc -c <"$data.new/unit")" -lt 4000000 ]; do
		cat "$data.new/unit" "$data.new/unit" >"$data.new/more"
		mv "$data.new/more" "$data.new/unit"
	done
	while cat "$data.new/unit"; do :; done 2>/dev/null | head -c "$size" >"$data.new/large.txt"
	rm "$data.new/unit"
	head -c 20000000 "$data.new/large.txt" >"$data.new/one.txt"
	split -a 4 -d -n l/"$files" "$data.new/one.txt" "$data.new/small/"
	mv "$data.new" "$data"
fi
cd "$data"

# compare WHAT NANOSECONDS OTHER NANOSECONDS: a line of the table.
compare()
{
	awk -v what="$1" -v a="$2" -v other="$3" -v b="$4" \
		'BEGIN { printf "%-34s %7.3f s   %-24s %7.3f s   ratio %.2f\n", what, a / 1e9, other, b / 1e9, a / b }'
}

compare "cc-split, $size bytes" "$(best "$bin/cc-split" large.txt)" "wc -w, the same" "$(best wc -w large.txt)"
compare "cc-split, $files files" "$(best "$bin/cc-split" small/*)" "one file, the same bytes" "$(best "$bin/cc-split" one.txt)"

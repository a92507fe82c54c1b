#!/bin/sh
# tests/bench/pipeline.sh [BIN]: each program on four thousand documents, which
# are copies of those in seeds/. The best of three runs.
set -eu
cd "$(dirname "$0")/../.."
bin=$(cd "${1:-build/bin}" && pwd)
data=${BENCH_DATA:-$PWD/build/bench}/pipeline

if [ ! -d "$data" ]; then
	mkdir -p "$data.new/documents"
	for copy in $(seq -w 500); do
		for seed in seeds/*.txt seeds/*.md; do
			cp "$seed" "$data.new/documents/$copy-${seed##*/}"
		done
	done
	mv "$data.new" "$data"
fi
cd "$data"

# measure PROGRAM OUTPUT BYTES ARGUMENT...: a line of the table.
measure()
{
	name=$1 output=$2 bytes=$3
	shift 3
	for _ in 1 2 3; do
		began=$(date +%s%N)
		"$bin/$name" "$@" >"$output"
		echo $(($(date +%s%N) - began))
	done | sort -n | awk -v name="$name" -v bytes="$bytes" \
		'NR == 1 { printf "%-12s %8.3f s %8.1f MB/s\n", name, $1 / 1e9, bytes * 1e3 / $1 }'
}

size_of() { cat "$@" | wc -c; }

echo "$(find documents -type f | wc -l) documents, $(size_of documents/*) bytes"
measure cc-split segments.tsv "$(size_of documents/*)" documents/*
measure cc-quotes quotes.tsv "$(size_of segments.tsv)" segments.tsv
measure cc-speakers speakers.tsv "$(size_of segments.tsv)" segments.tsv
measure cc-stats counts.tsv "$(size_of quotes.tsv)" -g speaker,kind -a rows,words quotes.tsv
measure cc-grep found.tsv "$(size_of segments.tsv)" -i 'caseloads?' segments.tsv

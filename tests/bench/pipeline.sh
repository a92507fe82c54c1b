#!/bin/sh
# tests/bench/pipeline.sh [BIN]: each program on four thousand documents, which
# are copies of those in seeds/. The best of three runs.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
data=$data/pipeline

if [ ! -d "$data" ]; then
	copy_seeds 500 "$data.new/documents"
	mv "$data.new" "$data"
fi
cd "$data"

# run PROGRAM ARGUMENT...: what it prints is kept for the next one.
run() { PATH=$bin "$@" >"$output"; }

# tell PROGRAM OUTPUT BYTES ARGUMENT...: a line of the table.
tell()
{
	name=$1 output=$2 bytes=$3
	shift 3
	awk -v name="$name" -v bytes="$bytes" -v took="$(best run "$name" "$@")" \
		'BEGIN { printf "%-12s %8.3f s %8.1f MB/s\n", name, took / 1e9, bytes * 1e3 / took }'
}

size_of() { cat "$@" | wc -c; }

echo "$(find documents -type f | wc -l) documents, $(size_of documents/*) bytes"
tell cc-split segments.tsv "$(size_of documents/*)" documents/*
tell cc-quotes quotes.tsv "$(size_of segments.tsv)" segments.tsv
tell cc-speakers speakers.tsv "$(size_of segments.tsv)" segments.tsv
tell cc-stats counts.tsv "$(size_of quotes.tsv)" -g speaker,kind -a rows,words quotes.tsv
tell cc-grep found.tsv "$(size_of segments.tsv)" -i 'caseloads?' segments.tsv

#!/bin/sh
# run.sh BUILD - run each fuzz target in BUILD for FUZZ_SECONDS (60) seconds; FUZZ_TARGETS='split quotes' those alone.
#
# A target begins with what seeds/ and tests/cases/ have, and with what it found
# itself the last time (BUILD/corpus). It ends early where something is wrong:
# the input is then in BUILD/found, and `BUILD/fuzz-NAME FILE` shows it again.
set -eu
cd "$(dirname "$0")/../.."
build=$1
seconds=${FUZZ_SECONDS:-60}
status=0

# copy NAME PATTERN... - files whose path matches a pattern, into the corpus of NAME, each under a name of its own.
copy()
{
	corpus=$build/corpus/$1
	shift
	mkdir -p "$corpus" "$build/found"
	for pattern in "$@"; do
		find seeds tests/cases -type f -path "$pattern" | while read -r file; do
			cp "$file" "$corpus/$(echo "$file" | tr '/' '-')"
		done
	done
}

# cut_up NAME FILE... - the same in small pieces, of which more can be tried.
cut_up()
{
	corpus=$build/corpus/$1
	shift
	for file in "$@"; do
		split -b 1500 "$file" "$corpus/$(basename "$file")-"
	done
}

# The commands of the cases, which hold patterns of every kind, as lines of codebooks.
label_commands()
{
	for file in tests/cases/cc-grep/*/cmd; do
		awk '{ print "label\t" $0 }' "$file" >"$build/corpus/codebook/$(echo "$file" | tr '/' '-')"
	done
}

make_corpus()
{
	case $1 in
	stream) copy stream '*.tsv' '*/expected' ;;
	split) copy split 'seeds/*' '*/cc-split/*/input*' && cut_up split seeds/* ;;
	quotes) copy quotes 'seeds/*' '*/cc-split/*/input*' '*/cc-quotes/*/input*' '*/cc-speakers/*/input*' &&
		cut_up quotes seeds/* ;;
	codebook) copy codebook '*/cc-grep/*/codes.tsv' && cut_up codebook cmd/cc-grep/codebooks/* && label_commands ;;
	csv) copy csv '*.csv' '*/cc-csv/*/input.tsv' ;;
	*) copy "$1" '*/cc-grep/*/cmd' ;;
	esac
}

# How long an input may be: the slower a target is for a byte, the shorter.
longest()
{
	case $1 in
	codebook) echo 1500 ;;
	*) echo 6000 ;;
	esac
}

# The number of inputs that were tried, as libFuzzer tells it.
executions()
{
	awk '/^stat::number_of_executed_units:/ { print $2 }' "$1"
}

for target in "$build"/fuzz-*; do
	name=${target##*/fuzz-}
	case " ${FUZZ_TARGETS:-$name} " in
	*" $name "*) ;;
	*) continue ;;
	esac
	make_corpus "$name"
	log=$build/$name.log
	if "$target" -max_total_time="$seconds" -timeout=10 -max_len="$(longest "$name")" -rss_limit_mb=1024 \
		-close_fd_mask=2 -print_final_stats=1 -dict=tests/fuzz/words.dict -artifact_prefix="$build/found/$name-" \
		"$build/corpus/$name" >"$log" 2>&1; then
		echo "$name: $(executions "$log") inputs in $seconds seconds, nothing wrong"
	else
		status=1
		echo "$name: something is wrong after $(executions "$log") inputs:"
		grep -E '^(SUMMARY|==[0-9]+== *ERROR)|runtime error|Test unit written' "$log" || tail "$log"
	fi
done
exit "$status"

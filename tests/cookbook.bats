#!/usr/bin/env bats
# docs/cookbook.md beyond its examples, which tests/docs.bats runs: what it says of them, and the blocks that need more.

load helpers

setup()
{
	cd "$BATS_TEST_TMPDIR" || return
	ln -s "$ROOT/seeds" "$ROOT/cmd" .
	commands 'Cookbook' | head -n 4 | run_all >/dev/null
}

# commands HEADING: the example commands under a heading, one a line.
commands()
{
	awk -v heading="$1" '
		/^#/ { inside = index($0, heading) }
		goes_on || /^\$ / && inside {
			goes_on = /\\$/
			sub(/^\$ /, "")
			sub(/\\$/, "")
			printf "%s%s", $0, goes_on ? " " : "\n"
		}' "$ROOT/docs/cookbook.md"
}

run_all()
{
	while read -r command; do
		sh -c "$command" </dev/null || return
	done
}

# block NAME: the block whose fence says so.
block()
{
	awk -v name="$1" '/^```/ { inside = !inside && $0 ~ (" " name "$"); next } inside' "$ROOT/docs/cookbook.md"
}

@test "there are fifteen recipes, numbered" {
	grep -o '^## [0-9]*' "$ROOT/docs/cookbook.md" | cut -c 4- >numbers
	seq 15 >want
	same want numbers
}

@test "cc-stats, Miller, jq and sqlite3 give the same answer" {
	commands 'The same question' >ways
	[ "$(wc -l <ways)" -eq 4 ]
	first=
	while read -r command; do
		sh -c "$command" </dev/null | grep -v '^type' | sort >answer
		[ -s answer ]
		if [ -n "$first" ]; then
			same first answer
		else
			cp answer first
			first=yes
		fi
	done <ways
}

@test "DuckDB gives the same answer" {
	command -v duckdb >/dev/null || skip 'duckdb is not installed'
	block duckdb >script.sh
	[ -s script.sh ]
	run -0 --separate-stderr sh script.sh
	echo "$output" | sort >answer
	cc-stats -g type -a rows,sum:words build/speakers.tsv | sed 1d | sort >want
	same want answer
}

@test "a workbook, and a page" {
	is_left_out cc-xlsx && skip 'cc-xlsx is not built'
	block share >script.sh
	[ -s script.sh ]
	run -0 sh script.sh
	[ -z "$output" ]
	[ "$(head -c 2 build/book.xlsx)" = PK ]
	[ "$(tail -n 1 build/page.html)" = '</html>' ]
}

@test "what is new since last week is what last week did not have" {
	commands 'since last week' >both
	[ "$(wc -l <both)" -eq 2 ]
	run_all <both >new
	column doc new | sort -u >docs
	echo seeds/letters.txt >want
	same want docs
}

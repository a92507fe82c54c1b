#!/usr/bin/env bats
# Everything that is "this in, that out": tests/cases/PROGRAM/NNN-what/ holds `cmd`, a line of shell that is run in
# that folder, and `expected`, its output. `expected-status` (else 0) and `expected-stderr` (else none, when the
# status is 0) may stand beside them.

load helpers

# Prints what is wrong with a case; nothing when it holds.
judge()
{
	local status=0 want=0
	(cd "$1" && sh ./cmd </dev/null >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err") || status=$?
	[ ! -e "$1/expected-status" ] || read -r want <"$1/expected-status"
	[ "$status" -eq "$want" ] || echo "exit status $status, not $want"
	diff -u "$1/expected" out
	if [ -e "$1/expected-stderr" ]; then
		diff -u "$1/expected-stderr" err
	elif [ "$want" -eq 0 ] || [ "$status" -ne "$want" ]; then
		diff -u /dev/null err
	fi
}

cases_of()
{
	local folder wrong failed=0
	for folder in "$ROOT/tests/cases/$1"/*/; do
		[ -e "$folder/cmd" ] || continue
		wrong=$(judge "${folder%/}") || true
		if [ -n "$wrong" ]; then
			printf '%s\n%s\n' "${folder#"$ROOT"/}" "$wrong"
			failed=1
		fi
	done
	return "$failed"
}

@test "cases of cc-split" { cases_of cc-split; }
@test "cases of cc-quotes" { cases_of cc-quotes; }
@test "cases of cc-speakers" { cases_of cc-speakers; }
@test "cases of cc-stats" { cases_of cc-stats; }
@test "cases of cc-grep" { cases_of cc-grep; }
@test "cases of cc-report" { cases_of cc-report; }
@test "cases of cc-verify" { cases_of cc-verify; }
@test "cases of cc-csv" { cases_of cc-csv; }
@test "cases of cc-xlsx" {
	! is_left_out cc-xlsx || skip 'cc-xlsx is not built: libxlsxwriter is not installed'
	cases_of cc-xlsx;
}

@test "each folder of cases is a program's, and each case has a command" {
	local folder tested
	for folder in "$ROOT"/tests/cases/*/; do
		[ -d "$folder" ] || continue
		tested=$(basename "$folder")
		grep -q "cases_of $tested;" "$BATS_TEST_FILENAME"
	done
	for folder in "$ROOT"/tests/cases/*/*/; do
		[ ! -d "$folder" ] || [ -e "$folder/cmd" ]
	done
}

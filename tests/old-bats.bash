# What the tests use of bats 1.5 and of bats-assert, for a system that has neither: Ubuntu 22.04.
# shellcheck shell=bash disable=SC2034

BATS_TEST_TMPDIR=$(mktemp -d "${BATS_TMPDIR:-/tmp}/cc-tools.XXXXXX")

teardown()
{
	rm -rf "$BATS_TEST_TMPDIR"
}

# run [-N | !] [--separate-stderr] COMMAND: sets status, output and lines, and stderr and stderr_lines.
run()
{
	local want='' apart='' settings=$-
	while :; do
		case $1 in
		-[0-9]* | '!') want=$1 ;;
		--separate-stderr) apart=yes ;;
		*) break ;;
		esac
		shift
	done
	set +eET
	stderr=''
	if [ -n "$apart" ]; then
		output=$("$@" 2>"$BATS_TEST_TMPDIR/.stderr")
		status=$?
		stderr=$(cat "$BATS_TEST_TMPDIR/.stderr")
	else
		output=$("$@" 2>&1)
		status=$?
	fi
	set "-${settings//[!eET]/}"
	lines=() stderr_lines=()
	[ -z "$output" ] || mapfile -t lines <<<"$output"
	[ -z "$stderr" ] || mapfile -t stderr_lines <<<"$stderr"
	case $want in
	'') return 0 ;;
	'!') [ "$status" -ne 0 ] || fail "$* succeeded" ;;
	*) [ "$status" -eq "${want#-}" ] || fail "$*: exit status $status, not ${want#-}: $output $stderr" ;;
	esac
}

fail()
{
	printf '%s\n' "$*" >&2
	return 1
}

# matches HOW TEXT WANTED: equal, --partial or --regexp.
matches()
{
	case $1 in
	-p | --partial) [[ $2 == *"$3"* ]] ;;
	-e | --regexp) [[ $2 =~ $3 ]] ;;
	*) [[ $2 == "$3" ]] ;;
	esac
}

# The options of assert_output and its like: HOW, INDEX and WANTED are set.
read_assertion()
{
	HOW='' INDEX='' WANTED=''
	while [ $# -gt 0 ]; do
		case $1 in
		-p | --partial | -e | --regexp) HOW=$1 ;;
		-n | --index) INDEX=$2 && shift ;;
		--) ;;
		-)  WANTED=$(cat) ;;
		*) WANTED=$1 ;;
		esac
		shift
	done
}

assert_output()
{
	if [ $# -eq 0 ]; then
		[ -n "$output" ] || fail 'there is no output'
		return
	fi
	read_assertion "$@"
	matches "$HOW" "$output" "$WANTED" || fail "output: $output" "expected: $WANTED"
}

refute_output()
{
	if [ $# -eq 0 ]; then
		[ -z "$output" ] || fail "there is output: $output"
		return
	fi
	read_assertion "$@"
	! matches "$HOW" "$output" "$WANTED" || fail "output: $output" "not expected: $WANTED"
}

# Whether a line, or the one of that index, matches.
has_line()
{
	local line
	read_assertion "$@"
	if [ -n "$INDEX" ]; then
		matches "$HOW" "${lines[INDEX]-}" "$WANTED"
		return
	fi
	for line in "${lines[@]}"; do
		! matches "$HOW" "$line" "$WANTED" || return 0
	done
	return 1
}

assert_line()
{
	has_line "$@" || fail "no line $*: $output"
}

refute_line()
{
	! has_line "$@" || fail "there is a line $*: $output"
}

assert_equal()
{
	[ "$1" = "$2" ] || fail "'$1' is not '$2'"
}

assert_regex()
{
	[[ $1 =~ $2 ]] || fail "'$1' does not match '$2'"
}

refute_regex()
{
	[[ ! $1 =~ $2 ]] || fail "'$1' matches '$2'"
}

assert_success()
{
	[ "$status" -eq 0 ] || fail "exit status $status: $output ${stderr-}"
}

assert_failure()
{
	if [ "$status" -eq 0 ] || [ "$status" -ne "${1:-$status}" ]; then
		fail "exit status $status: $output ${stderr-}"
	fi
}

assert()
{
	"$@" || fail "false: $*"
}

refute()
{
	! "$@" || fail "true: $*"
}

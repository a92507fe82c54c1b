# What every test file loads: `load helpers`.
#
# ROOT is the repository and BUILD the folder whose bin/ is tested (build, unless
# `make check` says another). Each test runs in an empty folder of its own.
# bats-assert is there (assert_output, assert_success, …), and `run` takes -N, !
# and --separate-stderr.
# shellcheck shell=bash

ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
BUILD=$(cd "${BUILD:-$ROOT/build}" && pwd)
PATH=$BUILD/bin:$PATH
SHARED=$ROOT/../shared
export ROOT BUILD PATH SHARED
export LC_ALL=C.UTF-8

if declare -F bats_require_minimum_version >/dev/null; then
	bats_require_minimum_version 1.5.0
	for folder in ${BATS_LIB_PATH:-} /usr/lib/bats /usr/lib /usr/local/lib /opt/homebrew/lib; do
		if [ -e "$folder/bats-assert/load.bash" ]; then
			load "$folder/bats-support/load.bash"
			load "$folder/bats-assert/load.bash"
			break
		fi
	done
else
	load old-bats
fi

setup()
{
	cd "$BATS_TEST_TMPDIR" || return
}

# Whether a program is not built because the library that it alone needs is missing.
is_left_out()
{
	[ "$1" = cc-xlsx ] && [ ! -x "$BUILD/bin/cc-xlsx" ]
}

# The programs, as the repository has them.
programs()
{
	local main program
	for main in "$ROOT"/cmd/*/main.*; do
		program=$(basename "$(dirname "$main")")
		is_left_out "$program" || echo "$program"
	done
}

# same EXPECTED ACTUAL: two files hold the same bytes; shows how they differ.
same()
{
	diff -u "$1" "$2"
}

# wait_until COMMAND...: that it succeeds, for five seconds at most.
wait_until()
{
	for _ in $(seq 100); do
		! "$@" || return 0
		sleep 0.05
	done
	return 1
}

# column NAME [FILE]: one column of a stream, without its header; nothing, where there is no such column.
column()
{
	awk -F '\t' -v name="$1" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
		at { print $at }' "${2:--}"
}

# is_table FILE: a header, and rows with as many fields, of any length.
is_table()
{
	perl -ne '$fields = tr/\t//; $columns //= $fields; $bad ||= $fields != $columns || !/\n\z/; END { exit($bad || $. == 0) }' "$1"
}

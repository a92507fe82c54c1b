#!/usr/bin/env bats
load helpers

@test "every program says its version" {
	for program in $(programs); do
		run -0 --separate-stderr "$program" --version
		assert_output "$program (cc-tools) $(cat "$ROOT/VERSION")"
	done
}

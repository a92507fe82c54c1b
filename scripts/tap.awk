# tap.awk - one test file's TAP: a line of counts, then everything about what
# failed, and why tests were skipped.
#
# -v name= and seconds= say what ran and how long. The last line of the input is
# `# status N`; a file that planned more tests than it reported, or that failed
# without saying in which test, counts as one failure more.
/^1\.\.[0-9]+/ { planned = substr($1, 4) }
/^(not )?ok .*# *(skip|SKIP)/ {
	skipped++
	failing = 0
	sub(/.*# *(skip|SKIP) */, "")
	if (!($0 in said)) {
		said[$0]
		report = report "  skipped: " $0 "\n"
	}
	next
}
/^ok / { passed++; failing = 0; next }
/^not ok / { failed++; failing = 1 }
/^# status / { status = $3; next }
failing { report = report "  " $0 "\n" }
!failing && !/^1\.\./ { rest = rest "  " $0 "\n" }
END {
	if (passed + failed + skipped < planned || (status != 0 && !failed) || planned == "") {
		failed++
		report = report rest "  ended with status " status " after " \
			(passed + failed + skipped - 1) " of " planned + 0 " tests\n"
	}
	printf "%d passed, %d failed, %d skipped: %s, %d s\n%s", passed, failed, skipped, name, seconds, report
}

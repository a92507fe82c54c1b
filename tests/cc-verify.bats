#!/usr/bin/env bats
# cc-verify: rows that stand, and every way in which one may not.

load helpers

setup()
{
	cd "$BATS_TEST_TMPDIR" || return
	printf '# Talk\n\nThe café is **very** late.\nGo home.\n' >talk.md
	cc-split talk.md >segments.tsv
}

@test "what cc-split and cc-quotes write stands" {
	run -0 cc-verify segments.tsv
	assert_output $'rows\tdocuments\n2\t1'
	printf 'A\n\n“Yes,” said Bea Lund. “It is *very* late.”\n' >a.txt
	run -0 bash -c 'cc-split a.txt | cc-quotes | cc-verify'
	assert_output $'rows\tdocuments\n2\t1'
}

@test "a changed text is found, with its file and line" {
	sed 's/Go home/Go away/' segments.tsv >changed.tsv
	run -2 cc-verify changed.tsv
	assert_output --regexp '^cc-verify: changed.tsv:3: bytes [0-9]+ to [0-9]+ of talk.md are not this text$'
}

@test "a changed document is found" {
	sed -i 's/very/fairly/' talk.md
	run -2 cc-verify segments.tsv
	assert_output --partial 'segments.tsv:3:'
}

@test "a text that leaves more out than markup is found" {
	sed 's/very late/late/' segments.tsv >shorter.tsv
	run -2 cc-verify shorter.tsv
}

@test "places that are none are found" {
	awk -F '\t' -v OFS='\t' 'NR == 3 { $10 = 9999 } 1' segments.tsv >outside.tsv
	run -2 cc-verify outside.tsv
	assert_output --partial 'is no place in talk.md'
	awk -F '\t' -v OFS='\t' 'NR == 2 { $9 = "" } 1' segments.tsv >empty.tsv
	run -2 cc-verify empty.tsv
	assert_output --partial 'empty.tsv:2:'
}

@test "a document that is gone, or was standard input, is named" {
	rm talk.md
	run -2 cc-verify segments.tsv
	assert_output 'cc-verify: talk.md: cannot be opened: No such file or directory'
	run -2 bash -c 'echo Title | cc-split | cc-verify'
	assert_output --partial 'was standard input'
}

@test "with --keep-going every row that does not stand is reported, and the rest counted" {
	sed 's/Talk/Talks/' segments.tsv >changed.tsv
	run -2 --separate-stderr cc-verify --keep-going changed.tsv
	[ "$output" = $'rows\tdocuments\n1\t1' ]
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "broken bytes and line ends stand as the stream shows them" {
	printf 'Caf\xE9 talk\r\n\r\nOne\ttwo\r\nthree.\r\n' >raw.txt
	run -0 bash -c 'cc-split raw.txt | cc-verify'
}

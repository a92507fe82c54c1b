#!/usr/bin/env bats
# The programs on real documents, which are not part of the repository: ../shared/seeds and ../shared/layouts.

load helpers

setup()
{
	[ -d "$SHARED/seeds" ] || skip "there are no real documents: ../shared/seeds is not here"
	cd "$BATS_TEST_TMPDIR" || return
	documents=("$SHARED"/seeds/* "$SHARED"/layouts/*.txt "$SHARED"/layouts/*.md)
	cc-split "${documents[@]}" >segments.tsv
}

# Each row's text is the bytes of its document, but for markup and what a field cannot hold.
texts_stand_in_their_documents()
{
	perl -F'\t' -lane '
		if ($. == 1) { @at{@F} = 0 .. $#F; next }
		my ($doc, $start, $end, $text) = @F[@at{qw(doc start end text)}];
		$bytes{$doc} //= do { local $/; open my $file, "<:raw", $doc or die "$doc: $!"; <$file> };
		my $there = substr $bytes{$doc}, $start, $end - $start;
		$there =~ s/[\x00-\x1f\x7f]/ /g;
		s/[*_]|<[^>]*>//g for $there, $text;
		if ($there ne $text) { printf "%d: %.80s\n  in %s: %.80s\n", $., $text, $doc, $there; $wrong = 1 }
		END { print "$. rows"; exit($wrong || $. < 2) }' "$1"
}

@test "cc-split loses nothing of the real documents" {
	run -0 --separate-stderr cc-split --check "${documents[@]}"
	[ -z "$stderr" ]
}

@test "cc-split gives the same rows for a document alone, among others and from standard input" {
	local document
	for document in "${documents[@]}"; do
		cc-split "$document" >alone.tsv
		awk -F '\t' -v doc="$document" 'NR == 1 || $1 == doc' segments.tsv >among.tsv
		same alone.tsv among.tsv
		# shellcheck disable=SC2094
		cc-split --name "$document" <"$document" >piped.tsv
		same alone.tsv piped.tsv
	done
}

@test "every segment's text stands in its document" {
	texts_stand_in_their_documents segments.tsv
}

@test "every quotation stands in its document" {
	cc-quotes segments.tsv >quotes.tsv
	is_table quotes.tsv
	texts_stand_in_their_documents quotes.tsv
}

@test "the pipeline gives what its parts give" {
	cc-quotes segments.tsv >quotes.tsv
	cc-split "${documents[@]}" | cc-quotes >piped.tsv
	same quotes.tsv piped.tsv
}

@test "cc-speakers finds each commenter and each voice of an interview" {
	cc-speakers segments.tsv >speakers.tsv
	is_table speakers.tsv
	{ column speaker speakers.tsv && column aliases speakers.tsv | tr '|' '\n'; } | sort -u >found
	column speaker segments.tsv | grep . | sort -u >named
	run -0 comm -13 found named
	assert_output ''
}

@test "cc-stats counts what awk counts" {
	cc-stats -g kind -a rows segments.tsv | tail -n +2 | sort >counted
	column kind segments.tsv | sort | uniq -c | awk '{ print $2 "\t" $1 }' | sort >want
	same want counted
}

@test "cc-grep finds the lines that grep finds" {
	cc-grep --exact -F 'social' segments.tsv | tail -n +2 >found
	awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "text") at = i; next }
		index($at, "social")' segments.tsv >want
	same want found
}

@test "who is quoted most by hand is quoted most by cc-quotes" {
	cat "$SHARED"/gold/*.quotes.tsv | awk -F '\t' '$1 != "doc" && $6 != "" { print $6 }' | sort | uniq -c |
		sort -rn | sed -n '1s/^ *[0-9]* //p' >want
	cc-split "$SHARED"/seeds/* | cc-quotes | cc-stats -g speaker --top 5 | column speaker | grep . | head -n 1 >got
	same want got
}

#!/usr/bin/env bats
# cc-quotes: what the cases in tests/cases/cc-quotes do not show.

load helpers

article()
{
	printf '%s\n' "$@" >article.txt
	cc-split article.txt
}

@test "a row's offsets give back its text, and hold its mention and cue" {
	article 'A plan' '' 'The café’s owner, Bea Lund, said: “Über alles – it’s “fine”.” She said it was.' |
		cc-quotes --spans >quotes.tsv
	perl -F'\t' -lane '
		BEGIN { local $/; open F, "<", "article.txt"; $doc = <F> }
		next if $. == 1;
		die "row $.: $F[14]\n" if substr($doc, $F[12], $F[13] - $F[12]) ne $F[14];
		for ([15, 16, 10], [17, 18, 11]) {
			my ($from, $to, $words) = @F[@$_];
			die "row $.: $words\n" if $words ne "" && index(substr($doc, $from, $to - $from), $words) < 0;
		}' quotes.tsv
	[ "$(wc -l <quotes.tsv)" -ge 3 ]
}

@test "the model adds to what the rules find, and --rules-only goes without it" {
	cc-split "$ROOT"/seeds/*.txt >segments.tsv
	cc-quotes --why segments.tsv | column rule >with
	cc-quotes --why --rules-only segments.tsv | column rule >without
	grep -qx model with
	run ! grep -qx model without
}

@test "offsets are right behind inline markup, which the text is without" {
	printf '# Talk\n\n- The chair, **Nora Quill**, said: “It is **late**, and we are tired.”\n' >deck.md
	cc-split deck.md | cc-quotes -k direct | cut -f 13- >place
	read -r from to < <(tail -n 1 place | cut -f 1,2)
	tail -c +"$((from + 1))" deck.md | head -c "$((to - from))" >bytes
	[ "$(cat bytes)" = 'It is **late**, and we are tired.' ]
	[ "$(tail -n 1 place | cut -f 3)" = 'It is late, and we are tired.' ]
}

@test "only the kinds asked for are written, under the numbers they had" {
	article 'A plan' '' 'Bea Lund said it was late. “It is,” Lund said.' >segments.tsv
	cc-quotes segments.tsv >all.tsv
	cc-quotes -k direct segments.tsv >direct.tsv
	same <(grep -P '^doc\t|\tdirect\t' all.tsv) direct.tsv
	run -2 cc-quotes -k spoken segments.tsv
	assert_output --partial "there is no kind 'spoken'"
}

@test "a corrected table of speakers gives the names" {
	article 'A plan' '' '“It is late,” said Bea Lund. “Go home,” Lund said.' >segments.tsv
	printf 'speaker\taliases\nBeatrice Lund\tBea Lund|Lund\n' >speakers.tsv
	run cc-quotes -k direct -s speakers.tsv segments.tsv
	[ "$(column speaker <<<"$output" | sort -u)" = 'Beatrice Lund' ]
}

@test "a name that two speakers of the table share stays as it is" {
	article 'A plan' '' '“It is late,” said Bea Lund.' >segments.tsv
	printf 'speaker\taliases\nBeatrice Lund\tBea Lund\nBea Lund of Ayle\tBea Lund\n' >speakers.tsv
	run cc-quotes -k direct -s speakers.tsv segments.tsv
	[ "$(column speaker <<<"$output")" = 'Bea Lund' ]
}

@test "a first name alone is not taken from a table of all documents" {
	article 'A plan' '' '“It is late,” said Alice.' >segments.tsv
	printf 'speaker\taliases\nAlice Pope\tAlice|Pope\n' >speakers.tsv
	run cc-quotes -k direct -s speakers.tsv segments.tsv
	[ "$(column speaker <<<"$output")" = Alice ]
	printf 'doc\tspeaker\taliases\narticle.txt\tAlice Pope\tAlice\n' >speakers.tsv
	run cc-quotes -k direct -s speakers.tsv segments.tsv
	[ "$(column speaker <<<"$output")" = 'Alice Pope' ]
}

@test "a document that comes again after another is refused with its line" {
	printf 'One\n\n“Yes,” said Bea Lund.\n' >a.txt
	printf 'Two\n\n“No,” said Bea Lund.\n' >b.txt
	{ cc-split a.txt; cc-split b.txt a.txt | tail -n +2; } >segments.tsv
	run -2 cc-quotes segments.tsv
	assert_output --partial "segments.tsv:6: 'a.txt' comes again after another document"
}

@test "segments out of order are refused with their line" {
	article 'One' '' 'Two.' '' 'Three.' >segments.tsv
	{ head -n 2 segments.tsv; tail -n 1 segments.tsv; sed -n 3p segments.tsv; } >mixed.tsv
	run -2 cc-quotes mixed.tsv
	assert_output --partial 'mixed.tsv:4: the segment begins before the one above it ends'
}

@test "a segment of a kind that there is not is refused with its line" {
	article 'One' '' 'Two.' | sed 's/\tpara\t/\tprose\t/' >segments.tsv
	run -2 cc-quotes segments.tsv
	assert_output --partial "segments.tsv:3: 'prose' is no kind of segment"
}

@test "rows that cannot be read are left out with --keep-going, and the rest is done" {
	article 'One' '' '“Yes,” said Bea Lund.' >segments.tsv
	sed '2s/\ttitle\t/\tnothing\t/' segments.tsv >bad.tsv
	run -2 --separate-stderr cc-quotes --keep-going bad.tsv
	[ "$(column text <<<"$output")" = 'Yes,' ]
}

@test "time grows linearly with marks that never close and sentences that never end" {
	{ printf 'Marks\n\n'; perl -e 'print "“It said " x 10000, "\n"'; } >marks.txt
	cc-split marks.txt | timeout 20 cc-quotes >quotes.tsv
	{ printf 'Marks\n\n'; perl -e 'print "“A,” she said, and he said that " x 50000, "\n"'; } >said.txt
	cc-split said.txt | timeout 20 cc-quotes >quotes.tsv
	{ printf 'Labels\n\n'; perl -e 'print "Dr Anna Bell, head of the ward, said: " x 80000, "\n"'; } >labels.txt
	cc-split labels.txt | timeout 20 cc-quotes >quotes.tsv
	is_table quotes.tsv
}

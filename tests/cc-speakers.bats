#!/usr/bin/env bats
# cc-speakers: what the cases in tests/cases/cc-speakers do not show.

load helpers

# segments DOC TEXT...: a stream of paragraphs.
segments()
{
	local doc=$1 seg=0 at=0 text LC_ALL=C
	shift
	printf 'doc\tseg\tkind\tsection\tturn\treply_to\tspeaker\tdate\tstart\tend\ttext\n'
	for text; do
		seg=$((seg + 1))
		printf '%s\t%d\tpara\t\t\t\t\t\t%d\t%d\t%s\n' "$doc" "$seg" "$at" "$((at + ${#text}))" "$text"
		at=$((at + ${#text} + 2))
	done
}

@test "the columns are those of docs/streams.md" {
	segments a 'Nobody spoke.' >segments.tsv
	run -0 cc-speakers segments.tsv
	assert_output $'speaker\ttype\trole\torg\taliases\tspeaks\tdocs\tturns\tcomments\tquotes\twords\tfirst\tlast'
	run -0 cc-speakers --by-doc --why segments.tsv
	assert_output --regexp $'^doc\tspeaker\t.*\tlast\twhy$'
}

@test "those who are only named are written with --all alone" {
	segments a 'Ines Brandt said it rained on Oscar Vane.' >segments.tsv
	[ "$(cc-speakers segments.tsv | column speaker)" = 'Ines Brandt' ]
	[ "$(cc-speakers --all segments.tsv | column speaker | sort | paste -sd,)" = 'Ines Brandt,Oscar Vane' ]
	[ "$(cc-speakers --all segments.tsv | column speaks | sort | paste -sd,)" = 'named,reported' ]
}

@test "each alias has its rule under --why" {
	segments a 'Dr Ines Brandt said it rained. Brandt said it was wet.' >segments.tsv
	[ "$(cc-speakers --why segments.tsv | column why)" = 'Dr Ines Brandt: title and name|Brandt: surname' ]
}

@test "documents are counted, and dates compared, across files" {
	segments a 'Ines Brandt said it rained.' | sed '2s/para\t\t\t\t\t/&2020-05-01/' >a.tsv
	segments b 'Ines Brandt said it was wet.' | sed '2s/para\t\t\t\t\t/&2019-05-01T10:00/' >b.tsv
	cc-speakers a.tsv b.tsv >speakers.tsv
	[ "$(column docs speakers.tsv)" = 2 ]
	[ "$(column quotes speakers.tsv)" = 2 ]
	[ "$(column first speakers.tsv)" = 2019-05-01T10:00 ]
	[ "$(column last speakers.tsv)" = 2020-05-01 ]
}

@test "the order of documents does not change who is one" {
	segments a 'The Coast Agency (COA) said it rained.' >a.tsv
	segments b 'The COA said it was wet.' >b.tsv
	cc-speakers a.tsv b.tsv | column speaker >forth
	cc-speakers b.tsv a.tsv | column speaker >back
	same forth back
	[ "$(cat forth)" = 'Coast Agency' ]
}

@test "a bar in a name is no separator" {
	segments a 'It rained.' | sed '2s/\tpara\t\t\t\t\t/\tcomment\t\t1\t\tAnn|Lee\t/' >segments.tsv
	[ "$(cc-speakers segments.tsv | column speaker)" = 'Ann|Lee' ]
	[ "$(cc-speakers segments.tsv | column aliases)" = '' ]
}

@test "the table goes back into cc-quotes" {
	segments a 'Ines Brandt said it rained. “It is wet,” Brandt said.' >segments.tsv
	cc-speakers segments.tsv | sed 's/^Ines Brandt/Inés Brandt/; s/\tBrandt\t/\tBrandt|Ines Brandt\t/' >speakers.tsv
	[ "$(cc-quotes -s speakers.tsv segments.tsv | column speaker | sort -u)" = 'Inés Brandt' ]
}

@test "memory does not grow with the documents" {
	(ulimit -v 60000 && cc-speakers --version) >version 2>&1 || skip "a sanitizer needs more memory than that"
	segments a 'Ines Brandt, a lock keeper, said it rained. “It is wet,” she said.' >one.tsv
	{
		head -n 1 one.tsv
		for i in $(seq 3000); do tail -n +2 one.tsv | sed "s/^a/a$i/"; done
	} >many.tsv
	(ulimit -v 60000 && cc-speakers many.tsv >speakers.tsv)
	[ "$(column docs speakers.tsv)" = 3000 ]
}

@test "ten thousand people of one surname, and of one first name, take seconds" {
	names=$(perl -e 'printf "Ann %s Smith said yes. John %s said no. ", $_, $_ for map { join "", map { chr 97 + rand 26 } 1..9 } 1..10000' |
		sed 's/\b\([a-z]\)\([a-z]\{8\}\)\b/\u\1\2/g')
	segments a "$names" >segments.tsv
	timeout 20 cc-speakers segments.tsv >speakers.tsv
	is_table speakers.tsv
}

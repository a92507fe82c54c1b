# text: the same tables for mail, in 78 columns.

fill_text()
{
	section=$1
	shift
	awk -F '\t' -v OFS='\t' -v section="$section" -f "$work/lib.awk" -f "$work/wrap.awk" -f "$work/text.awk" "$@"
}

line()
{
	printf 'line\n%s\n' "$1" | fill_text line
}

heading()
{
	printf '\n\n%s\n' "$1"
	echo "$1" | sed 's/./-/g'
}

# section_of TABLE HEADING NONE: the heading; false, having said NONE, where the table has no rows.
begin_section()
{
	heading "$2"
	if [ "$(rows_of "$1")" -eq 0 ]; then
		echo "$3"
		return 1
	fi
}

text_of_shortened()
{
	all=$(rows_of "$1")
	if [ "$option_rows" -gt 0 ] && [ "$all" -gt "$option_rows" ]; then
		line "The first $option_rows of $(put thousands "$all")."
	fi
}

text_of_comments()
{
	begin_section comments 'The comments' 'There are none.' || return 0
	echo "$(put thousands "$(rows_of comments)") comments, $(put thousands "$(rows_of dated)") of them with a date, by $unit:"
	fill_text times "$work/times.tsv"
	if [ "$(rows_of threads)" -gt 0 ]; then
		printf '\nThe liveliest threads:\n'
		fill_text threads "$work/threads.tsv"
	fi
}

text_of_quotations()
{
	begin_section passages 'The quotations' 'There are none.' || return 0
	if [ "$(rows_of passages)" -lt "$(rows_of coded)" ]; then
		line "$(shown_in_words), and the first ones of each document first. With --rows=0 here are all."
	fi
	fill_text quotations "$work/passages.tsv"
}

shown_in_words()
{
	echo "$(put thousands "$(rows_of passages)") of $(put thousands "$(rows_of coded)"): quoted words before reported ones"
}

write_text()
{
	line "$title"
	line "$(dates_in_words)"
	[ -z "$option_since" ] || line "$(since_in_words)"
	echo
	fill_text figures "$work/figures.tsv"
	if begin_section people 'Who is heard, and how much' 'Nobody.'; then
		echo 'Words: q quoted, r reported, i in an interview, c in comments'
		fill_text heard -v most="$most_people" "$work/people.tsv"
	fi
	if begin_section labels 'Who talks about what' "None of the themes of the codebook is found."; then
		fill_text themes "$work/matrix.tsv"
	fi
	text_of_comments
	text_of_quotations
	if begin_section people 'The speakers' 'There are none.'; then
		fill_text people -v most="$option_rows" "$work/people.tsv"
		text_of_shortened people
	fi
	if begin_section documents 'What was read' 'Nothing.'; then
		fill_text documents -v most="$option_rows" "$work/documents.tsv"
		text_of_shortened documents
	fi
	heading 'How this was made'
	line "By cc-report of cc-tools $version, on $made_at. Names, quotations and themes are found by rules and by a learned model, and some of them are wrong. The same tables come from these commands:"
	echo
	{ echo line && commands_used; } | fill_text line
}

# tables: from the streams to the small tables that a report shows, the same for both formats.

most_people=15 # in charts and in the table of themes
most_threads=10

# with_awk FILE PART FILE...: an awk program of ours.
with_awk()
{
	to=$1 part=$2
	shift 2
	run "$to" awk -F '\t' -v OFS='\t' -f "$work/lib.awk" -f "$work/$part.awk" "$@" || exit 2
}

# table FILE PROGRAM ARGUMENT...: a table that one of the programs works out.
table()
{
	must "$@"
}

make_tables()
{
	step 'counting'
	cp "$segments" "$work/all.tsv"
	if [ -n "$option_since" ]; then
		[ "$segments" = "$work/none.tsv" ] || keep_since segments
		keep_since coded
	fi
	count_people
	count_comments
	count_themes
	count_documents
	with_awk "$work/figures.tsv" figures "$work/documents.tsv" "$work/people.tsv" "$work/comments.tsv"
	step 'setting out the quotations'
	with_awk "$work/passages.tsv" passages -v most="$option_rows" "$work/all.tsv" "$work/coded.tsv" "$work/coded.tsv"
}

# What somebody is heard to say; a thought nobody said, and what is unattributed is nobody's.
count_people()
{
	table "$work/quoted.tsv" cc-grep --color=never -e '' \
		--where=kind=direct --where=kind=mixed --where=kind=indirect "$work/coded.tsv"
	table "$work/heard.tsv" cc-grep --color=never -e '' --where=kind=direct --where=kind=mixed --where=kind=indirect \
		--where=kind=turn --where=kind=comment "$work/coded.tsv"
	table "$work/heard-rows.tsv" cc-stats -g speaker -a rows,words,distinct:doc -s words "$work/heard.tsv"
	table "$work/heard-kinds.tsv" cc-stats -g speaker,kind -p kind -a words "$work/heard.tsv"
	with_awk "$work/people.tsv" people \
		"$speakers" "$work/heard-kinds.tsv" "$work/heard.tsv" "$work/heard-rows.tsv"
}

count_comments()
{
	if [ "$segments" = "$work/none.tsv" ]; then
		with_awk "$work/comments.tsv" comments "$work/coded.tsv"
	else
		with_awk "$work/comments.tsv" comments "$segments"
	fi
	table "$work/comment-threads.tsv" cc-stats -g doc,root \
		-a rows,distinct:speaker,first:speaker,first:date,first:text -s rows -n "$most_threads" "$work/comments.tsv"
	with_awk "$work/threads.tsv" threads "$work/comment-threads.tsv"
	table "$work/dated.tsv" cc-grep --color=never -c date -e '^\d{4}-\d\d-\d\d' "$work/comments.tsv"
	with_awk "$work/unit" unit "$work/dated.tsv"
	read -r unit <"$work/unit"
	table "$work/times.tsv" cc-stats --by-date="$unit" --fill -a rows,distinct:speaker "$work/dated.tsv"
}

count_themes()
{
	table "$work/themes.tsv" cc-grep --color=never --codebook="$codebook" "$work/heard.tsv"
	table "$work/labels.tsv" cc-stats -g label -a rows,distinct:speaker,distinct:doc "$work/themes.tsv"
	with_awk "$work/matrix.tsv" matrix -v most="$most_people" "$work/heard.tsv" "$work/people.tsv"
}

count_documents()
{
	if [ "$segments" != "$work/none.tsv" ]; then
		table "$work/told.tsv" cc-grep --color=never -c kind -vx -e furniture "$segments"
	else
		cp "$work/coded.tsv" "$work/told.tsv"
	fi
	table "$work/told-words.tsv" cc-stats -g doc -a rows,words "$work/told.tsv"
	table "$work/doc-quotations.tsv" cc-stats -g doc -a distinct:quote "$work/quoted.tsv"
	table "$work/doc-comments.tsv" cc-stats -g doc -a rows "$work/comments.tsv"
	with_awk "$work/documents.tsv" documents \
		"$work/doc-quotations.tsv" "$work/doc-comments.tsv" "$work/told.tsv" "$work/told-words.tsv"
}

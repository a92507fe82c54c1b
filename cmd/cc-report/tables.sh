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

# with_tools FILE COMMAND ARGUMENT...: a function of ours, or a program of the system.
with_tools()
{
	run "$@" || exit 2
}

# table FILE PROGRAM ARGUMENT...: a table that one of the programs works out.
table()
{
	must "$@"
}

position()
{
	head -n 1 "$1" | tr '\t' '\n' | grep -nxF -e "$2" | cut -d : -f 1
}

# columns FILE NAME...: those columns that there are of a stream, in its order.
columns()
{
	stream=$1 places=''
	shift
	for name in "$@"; do
		places=$places$(position "$stream" "$name"),
	done
	cut -f "$(echo "$places" | sed 's/,,*/,/g; s/^,//; s/,$//')" "$stream"
}

# slim FILE: a stream with its text last, and no more of it than a megabyte a row: awk may take quadratic time over
# a longer one.
slim()
{
	place=$(position "$1" text)
	cut -f "$place" "$1" | cut -b 1-1000000 >"$work/text"
	if [ "$place" -gt 1 ]; then
		cut -f "1-$((place - 1)),$((place + 1))-" "$1" | paste - "$work/text"
	else
		cut -f 2- "$1" | paste - "$work/text"
	fi
}

make_tables()
{
	step 'counting'
	if [ "$segments" = "$work/none.tsv" ]; then
		with_tools "$work/all.tsv" cat "$segments"
		segments=$work/coded.tsv titles=$work/told-slim.tsv
	else
		with_tools "$work/all.tsv" slim "$segments"
		titles=$work/all.tsv
	fi
	if [ -n "$option_since" ]; then
		[ "$segments" = "$work/coded.tsv" ] || keep_since segments
		keep_since coded
	fi
	with_tools "$work/told-slim.tsv" slim "$segments"
	with_tools "$work/coded-slim.tsv" slim "$work/coded.tsv"
	count_people
	count_comments
	count_themes
	count_documents
	with_awk "$work/figures.tsv" figures "$work/documents.tsv" "$work/people.tsv" "$work/comments.tsv"
	step 'setting out the quotations'
	with_awk "$work/passages.tsv" passages -v most="$option_rows" \
		"$work/all.tsv" "$work/coded-slim.tsv" "$work/coded-slim.tsv"
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
	with_tools "$work/heard-columns.tsv" columns "$work/heard.tsv" speaker date labels
	with_awk "$work/people.tsv" people \
		"$speakers" "$work/heard-kinds.tsv" "$work/heard-columns.tsv" "$work/heard-rows.tsv"
}

count_comments()
{
	with_awk "$work/comments.tsv" comments "$work/told-slim.tsv"
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
	with_awk "$work/matrix.tsv" matrix -v most="$most_people" "$work/heard-columns.tsv" "$work/people.tsv"
}

count_documents()
{
	table "$work/told.tsv" cc-grep --color=never -c kind -vx -e furniture "$segments"
	table "$work/told-words.tsv" cc-stats -g doc -a rows,words "$work/told.tsv"
	table "$work/doc-quotations.tsv" cc-stats -g doc -a distinct:quote "$work/quoted.tsv"
	table "$work/doc-comments.tsv" cc-stats -g doc -a rows "$work/comments.tsv"
	with_awk "$work/documents.tsv" documents \
		"$work/doc-quotations.tsv" "$work/doc-comments.tsv" "$titles" "$work/told-words.tsv"
}

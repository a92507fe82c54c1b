# streams: from documents to segments, speakers and quotes, coded with themes.

# check_columns FILE NAME MAKER COLUMN...
check_columns()
{
	stream=$1 named=$2 maker=$3
	shift 3
	for column in "$@"; do
		if ! head -n 1 "$stream" | tr '\t' '\n' | grep -qxF -e "$column"; then
			fail "$named:1" "there is no column '$column'; $maker makes streams that have it"
		fi
	done
}

# take_stream FILE NAME: a stream that was made before; cc-grep finds every row of it, and what is no row.
take_stream()
{
	step "reading $2"
	# shellcheck disable=SC2086
	must "$1" cc-grep --color=never $programs_options -e '' -- "$2"
}

make_segments()
{
	step 'splitting'
	# shellcheck disable=SC2086
	must "$work/segments.tsv" cc-split $reading_options -- "$@"
}

make_speakers()
{
	step 'looking for speakers'
	# shellcheck disable=SC2086
	must "$work/speakers.tsv" cc-speakers $reading_options "$work/segments.tsv"
}

make_quotes()
{
	step 'looking for quotations'
	# shellcheck disable=SC2086
	must "$work/quotes.tsv" cc-quotes $reading_options --speakers="$work/speakers.tsv" "$work/segments.tsv"
}

# Only what is dated DATE or later; what bears no date is counted.
keep_since()
{
	with_tools "$work/dates" columns "$work/$1.tsv" date
	with_tools "$work/$1.undated" count_undated
	with_tools "$work/kept-dates" find_dates
	must "$work/kept.tsv" cc-grep --color=never -c date -xF -f "$work/kept-dates" "$work/$1.tsv"
	mv "$work/kept.tsv" "$work/$1.tsv"
}

count_undated()
{
	awk 'NR > 1 && $0 == "" { n++ } END { print n + 0 }' "$work/dates"
}

find_dates()
{
	sort -u "$work/dates" | awk -v since="$option_since" -f "$work/since.awk"
}

# The documents, or what was made of them.
read_input()
{
	echo none >"$work/none.tsv"
	segments=$work/none.tsv speakers=$work/none.tsv
	if [ -z "$option_segments$option_quotes" ]; then
		make_segments "$@"
	elif [ -n "$option_segments" ]; then
		take_stream "$work/segments.tsv" "$option_segments"
		check_columns "$work/segments.tsv" "$option_segments" cc-split \
			doc seg kind section turn reply_to speaker date start end text
	fi
	if [ -n "$option_quotes" ]; then
		take_stream "$work/quotes.tsv" "$option_quotes"
		check_columns "$work/quotes.tsv" "$option_quotes" cc-quotes \
			doc seg within section turn date quote part kind speaker mention cue start end text
	fi
}

make_streams()
{
	if [ -e "$work/segments.tsv" ]; then
		segments=$work/segments.tsv speakers=$work/speakers.tsv
		make_speakers
	fi
	[ -n "$option_quotes" ] || make_quotes
	code_quotes
}

code_quotes()
{
	step 'coding'
	# shellcheck disable=SC2086
	must "$work/coded.tsv" cc-grep --color=never $programs_options --codebook="$codebook" --labels --all "$work/quotes.tsv"
}

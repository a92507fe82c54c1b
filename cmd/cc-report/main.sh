# cc-report: runs the other programs over documents, and writes one page about them.

set -u
export LC_ALL=C
: "${TMPDIR:=/tmp}"
unset CDPATH GREP_OPTIONS

option_output='' option_format=html option_title='' option_codebook=seven-themes option_rows=5000
option_segments='' option_quotes='' option_since=''
option_if_changed='' option_lock='' option_keep_going='' option_verbose='' option_progress=''
work='' beside=''

clean_up()
{
	[ -z "$beside" ] || rm -f -- "$beside"
	[ -z "$work" ] || rm -rf -- "$work"
}

# The programs beside this one are of its version; cron's PATH may not have them.
find_programs()
{
	case $0 in
	*/*) PATH=${0%/*}:$PATH ;;
	esac
	for program in cc-split cc-speakers cc-quotes cc-grep cc-stats; do
		command -v "$program" >/dev/null 2>&1 || fail '' "$program is not on PATH; install it beside cc-report"
	done
}

# A folder of our own.
open_workshop()
{
	trap clean_up EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	work=$(mktemp -d "$TMPDIR/cc-report.XXXXXX" 2>/dev/null) || fail "$TMPDIR" 'no folder can be made there; set TMPDIR'
}

# The parts that this program is made of, laid out where awk and gnuplot find them.
lay_out_parts()
{
	said=$(unpack_parts "$work" 2>&1) || fail "$TMPDIR" "cannot be written: $(system_reason "$said")"
}

check_options()
{
	case $option_format in
	html | text) ;;
	*) fail '' "--format: '$option_format' is neither html nor text" ;;
	esac
	case $option_rows in
	'' | *[!0-9]* | ??????????*) fail '' "--rows: '$option_rows' is not a whole number from 0 to 999999999" ;;
	esac
	if [ -n "$option_since" ] && ! is_date "$option_since"; then
		fail '' "--since: '$option_since' is no date such as 2021, 2021-03 or 2021-03-15"
	fi
	if [ $# -gt 0 ] && [ -n "$option_segments$option_quotes" ]; then
		fail '' 'give documents, or --segments and --quotes; see --help'
	fi
	case ${SOURCE_DATE_EPOCH-0} in
	'' | *[!0-9]*) fail '' "SOURCE_DATE_EPOCH: '$SOURCE_DATE_EPOCH' is no number of seconds" ;;
	esac
}

is_date()
{
	echo "$1" | grep -qxE '[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?'
}

# A file, or one of the codebooks that this program carries.
find_codebook()
{
	codebook=$option_codebook codebook_file=$option_codebook
	case $codebook in
	seven-themes | six-pillars)
		if [ ! -e "$codebook" ]; then
			codebook=$work/$codebook.tsv codebook_file=$codebook_file.tsv
		fi
		;;
	esac
}

set_time()
{
	made_at=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" '+%Y-%m-%d %H:%M UTC' 2>/dev/null) ||
		fail '' 'date -u -d @SECONDS does not work here'
}

# The title of the one document, or what there is to say of several.
find_title()
{
	title=$option_title
	if [ -z "$title" ] && [ "$(rows_of documents)" -eq 1 ]; then
		title=$(cut -f 2 "$work/documents.tsv" | sed -n 2p)
	fi
	title=${title:-What is said, and by whom}
}

watch()
{
	if [ -t 2 ] && { [ -n "$option_output" ] || [ ! -t 1 ]; }; then
		on_terminal=yes
	fi
	programs_options=${option_keep_going:+--keep-going}
	reading_options="$programs_options${option_verbose:+ --verbose}"
	if [ -n "$on_terminal$option_progress" ]; then
		reading_options="$reading_options --progress"
	fi
}

report()
{
	check_options "$@"
	check_output
	find_programs
	open_workshop
	take_lock
	watch
	read_input "$@"
	lay_out_parts
	find_codebook
	set_time
	has_gnuplot=$(gnuplot --version 2>/dev/null) || has_gnuplot=
	make_streams
	make_tables
	find_title
	step 'writing'
	run "$work/result" "write_$option_format" || exit 2
	deliver
	wipe
	exit "$trouble"
}

read_options report "$@"

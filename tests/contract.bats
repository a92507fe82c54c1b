#!/usr/bin/env bats
# What every program promises, put to every program. A new one is a line here:
# its name, what it reads (a document; a page: a document, of which a page is
# made; a stream as cc-split writes it; a proof, which is a stream that must be
# true; a book: a stream, of which it makes a workbook instead of printing
# anything), the arguments to call it with, arguments
# that ask for a column that is not there (`drop COL`: the column it cannot do
# without), and its status over no rows.
contract='
cc-split    | document | - | -                 | 0
cc-quotes   | stream   | - | drop text         | 0
cc-speakers | stream   | - | drop speaker      | 0
cc-stats    | stream   | -g doc | -g nosuch    | 0
cc-grep     | stream   | e      | -c nosuch e  | 1
cc-verify   | proof    | - | drop text         | 0
cc-csv      | stream   | - | -c nosuch         | 0
cc-xlsx     | book     | -o book.xlsx | -      | 0
cc-report   | page     | - | -                 | 0
'

load helpers

# For each program: PROGRAM READS ARGUMENTS WRONG and NOTHING are its line, GOOD is a file it likes; then $1.
each()
{
	local line
	while IFS='|' read -r -a line; do
		[ ${#line[@]} -gt 1 ] || continue
		read -r PROGRAM <<<"${line[0]}"
		! is_left_out "$PROGRAM" || continue
		read -r READS <<<"${line[1]}"
		read -r -a ARGUMENTS <<<"${line[2]/ - /}"
		read -r WRONG <<<"${line[3]}"
		read -r NOTHING <<<"${line[4]}"
		GOOD=good-stream
		! reads_documents || GOOD=good-document
		echo "# $PROGRAM"
		"$@"
	done <<<"$contract"
}

reads_documents()
{
	[ "$READS" = document ] || [ "$READS" = page ]
}

streams_only()
{
	reads_documents || "$@"
}

documents_only()
{
	! reads_documents || "$@"
}

# What goes through, row by row: of a proof or a page there is nothing before it is done.
flowing_only()
{
	[ "$READS" = proof ] || [ "$READS" = page ] || printing_only "$@"
}

# is_whole FILE: a table, or a page to its end.
is_whole()
{
	if [ "$READS" = page ]; then
		[[ $(head -n 1 "$1") == '<!DOCTYPE html>' && $(tail -n 1 "$1") == '</html>' ]]
	else
		is_table "$1"
	fi
}

# What has its result on standard output.
printing_only()
{
	[ "$READS" = book ] || "$@"
}

# program FILE...: the program with its arguments, in a time that no hang has. Of a book, its first worksheet is printed.
program()
{
	local status=0
	rm -f book.xlsx
	timeout "${LIMIT:-60}" "$PROGRAM" "${ARGUMENTS[@]}" "$@" || status=$?
	[ ! -e book.xlsx ] || worksheet_table book.xlsx
	return "$status"
}

# worksheet_table BOOK: the cells of the first worksheet as they stand in its XML.
worksheet_table()
{
	unzip -p "$1" xl/worksheets/sheet1.xml | perl -0777 -ne '
		while (m{<row [^>]*>(.*?)</row>}gs) {
			my ($row, @cells) = $1;
			while ($row =~ m{<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)</c>}gs) {
				my $column = 0;
				$column = $column * 26 + ord($_) - 64 for split //, $1;
				$cells[$column - 1] = $2 // $3;
			}
			$columns //= @cells;
			print join("\t", map { $_ // "" } @cells[0 .. $columns - 1]), "\n";
		}'
}

header=$'doc\tseg\tkind\tsection\tturn\treply_to\tspeaker\tdate\tstart\tend\ttext'

# row DOC SEG START TEXT: a row of cc-split's stream, and the text in its place in DOC.
row()
{
	local LC_ALL=C
	[ -e "$1" ] || printf '%1000s' '' >"$1"
	printf '%s' "$4" | dd of="$1" bs=1 seek="$3" conv=notrunc status=none
	printf '%s\t%s\tpara\t\t\t\t\t2021-05-04\t%s\t%s\t%s\n' "$1" "$2" "$3" "$(($3 + ${#4}))" "$4"
}

one='“We opened the centre in May,” said Ann Example, who leads the council’s service.'
two='She said that one more would open next year.'

setup()
{
	cd "$BATS_TEST_TMPDIR" || return
	printf '%s\n\n%s\n' "$one" "$two" >good-document
	{ echo "$header" && row letter.txt 1 0 "$one" && row letter.txt 2 100 "$two"; } >good-stream
	program_output=$BATS_TEST_TMPDIR/output
	export SOURCE_DATE_EPOCH=1600000000
}

# The program refuses: status 2, and one line that begins with its name and says $1.
refuses()
{
	local says=$1
	shift
	run -2 --separate-stderr program "$@"
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $stderr == "$PROGRAM: "*$says* ]]
}

# accepts FILE...: status 0, nothing on standard error, the output in the file $program_output.
accepts()
{
	program "$@" >"$program_output" 2>err
	[ ! -s err ]
}

help_is_printed()
{
	run -0 --separate-stderr "$PROGRAM" --help
	[[ $output == "usage: $PROGRAM "* && -z $stderr ]]
	[[ $output == *--help* && $output == *--version* && $output == *'example: '* ]]
	run -2 --separate-stderr sh -c "$PROGRAM --help >/dev/full"
}

@test "--help is printed" { each help_is_printed; }

version_is_printed()
{
	run -0 --separate-stderr "$PROGRAM" --version
	[[ $output == "$PROGRAM (cc-tools) $(cat "$ROOT/VERSION")" && -z $stderr ]]
}

@test "--version is printed" { each version_is_printed; }

# Whatever went wrong, what was written is whole rows.
is_table_or_nothing()
{
	[ ! -s "$program_output" ] || is_whole "$program_output"
}

unknown_option_is_refused()
{
	ARGUMENTS=()
	refuses '--help' --nosuch
	refuses '--help' -_
	[ -z "$output" ]
}

@test "an unknown option is refused" { each unknown_option_is_refused; }

empty_input()
{
	: >empty
	if reads_documents; then
		accepts empty
		is_whole "$program_output"
		accepts - </dev/null
		accepts </dev/null
		[ "$READS" = page ] || [ "$(wc -l <"$program_output")" -eq 1 ]
	else
		refuses 'empty: is empty' empty
		refuses '<stdin>' - </dev/null
		refuses '<stdin>' </dev/null
		[ -z "$output" ]
	fi
}

@test "an empty file and empty standard input" { each empty_input; }

closed_input_is_refused()
{
	run -2 --separate-stderr sh -c '"$@" <&-' sh "$PROGRAM" "${ARGUMENTS[@]}"
	[[ ${#stderr_lines[@]} -eq 1 && $stderr == *'<stdin>'* ]]
}

@test "closed standard input is refused" { each closed_input_is_refused; }

header_only()
{
	echo "$header" >header
	run -"$NOTHING" --separate-stderr program header
	[[ ${#lines[@]} -ge 1 && -z $stderr ]]
}

@test "a header without rows gives a header" { each streams_only header_only; }

good_input()
{
	accepts "$GOOD"
	is_whole "$program_output"
	[ "$(wc -l <"$program_output")" -gt 1 ]
	cp "$program_output" named
	accepts - <"$GOOD"
	if ! reads_documents; then
		same named "$program_output"
	fi
	accepts "$GOOD"
	same named "$program_output"
}

@test "good input gives a table, and the same one each time" { each good_input; }

missing_file_is_refused()
{
	refuses 'nosuch.tsv: ' nosuch.tsv
	[[ $stderr == *'No such file'* ]]
	refuses 'nosuch.tsv: ' "$GOOD" nosuch.tsv
}

@test "a file that is not there is refused" { each missing_file_is_refused; }

folder_is_refused()
{
	mkdir -p folder
	refuses 'folder: ' folder
	refuses 'directory' folder
}

@test "a folder is refused" { each folder_is_refused; }

missing_column_is_refused()
{
	local column=${WRONG#drop } input=$GOOD
	[ "$WRONG" != - ] || return 0
	if [ "$column" = "$WRONG" ]; then
		read -r -a ARGUMENTS <<<"$WRONG"
		column=nosuch
	else
		input=dropped
		sed "1s/	$column/	other/" "$GOOD" >"$input"
	fi
	refuses "$input:1: " "$input"
	[[ $stderr == *"'$column'"* && -z $output ]]
}

@test "a missing column is refused by name" { each streams_only missing_column_is_refused; }

wrong_rows_are_refused()
{
	local wrong
	for wrong in $'letter.txt\t2\tpara' "$(sed -n 2p "$GOOD")"$'\tmore' ''; do
		{ sed -n 1,2p "$GOOD" && printf '%s\n' "$wrong" && row other.txt 3 300 "$two"; } >wrong
		refuses 'wrong:3: ' wrong
		program wrong >"$program_output" 2>/dev/null || true
		is_table_or_nothing
		refuses 'wrong:3: ' --keep-going wrong
	done
	program "$GOOD" >want
	{ cat "$GOOD" && echo 'no row'; } >wrong
	program --keep-going wrong >"$program_output" 2>/dev/null || [ $? -eq 2 ]
	same want "$program_output"
}

@test "a row with too few or too many fields is refused, and --keep-going reads on" { each streams_only wrong_rows_are_refused; }

keep_going_passes_bad_files()
{
	program "$GOOD" >want
	refuses 'nosuch: ' --keep-going nosuch "$GOOD"
	program --keep-going nosuch "$GOOD" >"$program_output" 2>/dev/null || [ $? -eq 2 ]
	same want "$program_output"
}

@test "--keep-going reads the files after one that is not there" { each keep_going_passes_bad_files; }

other_header_is_refused()
{
	printf 'other\theader\n1\t2\n' >other
	refuses 'other:1: ' "$GOOD" other
}

@test "files with different headers are refused" { each streams_only printing_only other_header_is_refused; }

crlf_is_lf()
{
	sed 's/$/\r/' "$GOOD" >crlf
	accepts crlf
	is_whole "$program_output"
	[ "$(tr -dc '\r' <"$program_output" | wc -c)" -eq 0 ]
	if ! reads_documents; then
		mv "$program_output" got
		accepts "$GOOD"
		same "$program_output" got
	fi
}

@test "CRLF is read as LF" { each crlf_is_lf; }

mark_is_skipped()
{
	{ printf '\357\273\277' && cat "$GOOD"; } >marked
	accepts marked
	is_whole "$program_output"
	[ "$(head -c 3 "$program_output" | od -An -tx1 | tr -d ' ')" != efbbbf ]
	if ! reads_documents; then
		mv "$program_output" got
		accepts "$GOOD"
		same "$program_output" got
	elif [ "$READS" = document ]; then
		[ "$(column text "$program_output" | head -n 1)" = "$one" ]
	fi
}

@test "a byte order mark is skipped" { each mark_is_skipped; }

nul_is_refused()
{
	{ cat "$GOOD" && row zero.txt 9 900 'a @ b' | tr @ '\0'; } >nul
	if reads_documents; then
		refuses 'nul: ' nul
		[[ $stderr == *iconv* ]]
		iconv -f UTF-8 -t UTF-16 "$GOOD" >wide
		refuses 'iconv -f UTF-16' wide
		[ "$(wc -l <<<"$output")" -le 1 ]
	else
		refuses 'nul:4: ' nul
		program nul >"$program_output" 2>/dev/null || true
		is_table_or_nothing
	fi
}

@test "a NUL byte is refused" { each nul_is_refused; }

broken_utf8()
{
	{
		cat "$GOOD"
		if [ "$READS" = proof ]; then
			row broken.txt 1 0 'Bo Example said' | sed 's|para\t|para\t\xff\xe2\x80\xed\xa0\x80|'
		elif [ "$READS" != document ]; then
			row broken.txt 1 0 $'Bo Example said \xff\xfe that \xe2\x80 costs \xc3 rise \xed\xa0\x80'
		else
			printf '\nBo Example said \xff\xfe that \xe2\x80 costs \xc3 rise \xed\xa0\x80'
		fi
	} >broken
	accepts broken
	is_whole "$program_output"
	documents_only iconv -f UTF-8 -t UTF-8 "$program_output" >/dev/null
}

@test "broken UTF-8 is read, and a document's becomes valid" { each broken_utf8; }

no_final_newline()
{
	head -c -1 "$GOOD" >short
	accepts short
	mv "$program_output" got
	accepts "$GOOD"
	sed "s/$GOOD/short/g" "$program_output" >want
	same want got
}

@test "the last line needs no newline" { each no_final_newline; }

long_line()
{
	if reads_documents; then
		head -c 100000000 words >long
	else
		{
			echo "$header"
			printf 'words\t1\tpara\t\t\t\t\t\t0\t100000000\t'
			head -c 100000000 words
			echo
		} >long
	fi
	LIMIT=300 accepts long
	rm -f long
	is_whole "$program_output"
}

@test "a line of 100 MB" {
	yes 'said a long line of text with no end to it, and on and on it went' | tr '\n' ' ' | head -c 100000000 >words
	each printing_only long_line
}

# Ten thousand small files, of few open at a time.
many_files()
{
	(
		cd "many-${GOOD#good-}s" || return
		ulimit -n 64
		find . -type f | LC_ALL=C sort | LIMIT=300 xargs_once "$program_output"
	) 2>err
	[ ! -s err ]
	is_whole "$program_output"
	[ "$(wc -l <"$program_output")" -gt 1 ]
	if column doc "$program_output" | grep . >docs; then
		[ "$(sort -u docs | wc -l)" -eq 10000 ]
	fi
}

# All the names on standard input as operands of one call.
xargs_once()
{
	local files
	mapfile -t files
	program "${files[@]}" >"$1"
}

@test "ten thousand files" {
	mkdir many-documents many-streams
	(
		cd many-documents || return
		seq -f '%05.0f' 10000 | awk -v text="$one" '{ print text > $1; close($1) }'
		cd ../many-streams || return
		seq -f '%05.0f' 10000 | awk -v text="$header
$(row ../DOC 1 0 "$one")" '{ doc = text; sub("DOC", "many-documents/" $1, doc); print doc > $1; close($1) }'
	)
	each printing_only many_files
}

full_disk_is_an_error()
{
	run -2 --separate-stderr sh -c '"$@" >/dev/full' sh "$PROGRAM" "${ARGUMENTS[@]}" "$GOOD"
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $stderr == "$PROGRAM: "*'No space left'* ]]
}

@test "a full disk is an error" { each printing_only full_disk_is_an_error; }

closed_output_is_an_error()
{
	run -2 --separate-stderr sh -c '"$@" >&-' sh "$PROGRAM" "${ARGUMENTS[@]}" "$GOOD"
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $stderr == "$PROGRAM: "* ]]
	run -2 --separate-stderr sh -c '"$@" >&-' sh "$PROGRAM" --help
}

@test "closed standard output is an error" { each printing_only closed_output_is_an_error; }

# The reader has gone before there is anything to write.
reader_gone()
{
	rm -f died
	{ sleep 0.5 && cat "$GOOD"; } | (program || echo $? >died) 2>err | true
	[ "$(cat died)" -eq 141 ]
	[ ! -s err ]
}

@test "a program whose reader has gone is killed by SIGPIPE" { each printing_only reader_gone; }

# The reader leaves after the header, before the rows.
head_is_enough()
{
	rm -f died
	{ head -n 1 "$GOOD" && sleep 0.5 && tail -n +2 "$GOOD"; } | (program || echo $? >died) 2>err | head -n 1 >"$program_output"
	[ "$(cat died)" -eq 141 ]
	[ "$(wc -l <"$program_output")" -eq 1 ]
	[ ! -s err ]
}

@test "head -n 1 gets the header and ends the program" { each flowing_only head_is_enough; }

# A header is there while the input is still open; the program ends when the input does.
header_comes_early()
{
	mkfifo pipe
	program <pipe >"$program_output" 2>err &
	exec 5>pipe
	head -n 1 "$GOOD" >&5
	wait_until test -s "$program_output"
	[ "$(wc -l <"$program_output")" -eq 1 ]
	tail -n +2 "$GOOD" >&5
	exec 5>&-
	wait $!
	rm pipe
	is_whole "$program_output"
	[ ! -s err ]
}

@test "the header comes while the input stays open" { each flowing_only header_comes_early; }

# A wrong row ends the program although more could come.
bad_row_ends()
{
	local status=0
	mkfifo pipe
	LIMIT=20 program <pipe >"$program_output" 2>err &
	exec 5>pipe
	{ cat "$GOOD" && echo 'no row'; } >&5
	wait $! || status=$?
	exec 5>&-
	rm pipe
	[ "$status" -eq 2 ]
}

@test "a wrong row ends a program whose input stays open" { each streams_only bad_row_ends; }

# What has been read is said where it is asked for, and nowhere else.
progress_is_said()
{
	{ head -c 5 "$GOOD" && sleep 2.5 && tail -c +6 "$GOOD"; } | program >silent-output 2>silent || true &
	{ head -c 5 "$GOOD" && sleep 2.5 && tail -c +6 "$GOOD"; } | program --progress >"$program_output" 2>err || true
	wait
	grep -q "^$PROGRAM: .* MB read$" err
	[ ! -s silent ]
}

@test "progress is said with --progress" { each progress_is_said; }

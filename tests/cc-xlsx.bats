#!/usr/bin/env bats
# cc-xlsx: each cell read back by two readers that know nothing of the library that wrote it, what does not fit, and
# that the workbook appears complete or not at all.

load helpers

setup()
{
	! is_left_out cc-xlsx || skip 'cc-xlsx is not built: libxlsxwriter is not installed'
	cd "$BATS_TEST_TMPDIR" || return
}

need_openpyxl()
{
	for python in /usr/bin/python3 python3; do
		! "$python" -c 'import openpyxl' 2>/dev/null || return 0
	done
	skip 'openpyxl is not installed: scripts/packages office'
}

need_libreoffice()
{
	command -v soffice >/dev/null || skip 'LibreOffice is not installed: scripts/packages office'
}

# The worksheets of a workbook, as tables NAME.tsv in the folder read.
read_by_openpyxl()
{
	rm -rf read && mkdir read
	"$python" "$ROOT/tests/book-tables.py" "$1" read
}

# As the cells show themselves, which is the text of a CSV file for each worksheet.
read_by_libreoffice()
{
	local book=${1%.xlsx} sheet name
	rm -rf read && mkdir read
	timeout 300 soffice --headless "-env:UserInstallation=file://$BATS_TEST_TMPDIR/office" --convert-to \
		'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1' --outdir read "$1" >/dev/null 2>&1
	for sheet in read/*.csv; do
		name=$(basename "$sheet" .csv)
		cc-csv -dn "$sheet" >"read/${name#"$book-"}.tsv"
	done
}

streams()
{
	cc-split "$ROOT"/seeds/* >segments.tsv
	cc-quotes --spans --why segments.tsv >quotes.tsv
	cc-speakers segments.tsv >speakers.tsv
	cc-stats -g speaker,kind -a rows,share,words,mean:part quotes.tsv >stats.tsv
	cc-grep --kwic 3 children segments.tsv >kwic.tsv
	tables=(segments.tsv quotes.tsv speakers.tsv stats.tsv kwic.tsv)
}

# What looks like a number, a date, a formula, a link, markup or an escape, and what XML has not.
oddities()
{
	tr '|' '\t' >values.tsv <<'END'
code|id|phone|formula|digits|minus|decimal|day|time|text
00125867|1e5|+44 20 7946 0000|=1+1|1234567890123456|-5|1.10|1899-12-31|2021-01-30T24:00|1984
125867|12|020 7946 0000|@SUM(A1)|123456789012345|-0|0.1|1900-03-01|2021-01-30T00:00|2021-01-30
5|3||-1+1|1|-0.50|3.14159265358979|9999-12-31|2021-01-30T23:59:59|http://example.com/
|1E5||+1||-3|12345678901234.5|2021-02-30|2021-01-30T13:26Z|mailto:a@example.com
|7||{=1}|||3.141592653589793|2024-02-29|2021-01-30 13:26|TRUE
|||#N/A|||.5|10000-01-01|2021-01|<b>&amp;"'</b>
|||'=1|||5.|30/01/2021||  two  spaces  
|||=cmd'/C calc'!A0|||1,000|2021-1-3||_x0041_ _x1_ _x005F_ _x00_x0041_
|||=HYPERLINK("http://x")|||12%|||“curly” é 😀 日本
END
	printf '\t\t\t\t\t\t\t\t\tbell \a escape \e[31m del \x7f next \xc2\x85 \xef\xbf\xbe \xef\xbf\xbf\n' >>values.tsv
	awk 'BEGIN {
		OFS = "\t"
		print "minute", "second", "number"
		for (i = 0; i < 1440; i++) {
			day = sprintf("20%02d-%02d-%02d", i % 90, 1 + i % 12, 1 + i % 28)
			time = sprintf("T%02d:%02d", i / 60, i % 60)
			print day time, day time sprintf(":%02d", i * 7 % 60), sprintf("%." i % 7 "f", (i * 37.03 - 3000) * 10 ^ (i % 5))
		}
	}' >numbers.tsv
}

# every_cell_by READER: a function that reads a workbook finds every cell as it was.
every_cell_by()
{
	local table
	streams
	oddities
	tables+=(values.tsv numbers.tsv)
	cc-xlsx -o book.xlsx "${tables[@]}"
	"$1" book.xlsx
	for table in "${tables[@]}"; do
		same "$table" "read/$table"
	done
}

@test "openpyxl reads every cell as it was" {
	need_openpyxl
	every_cell_by read_by_openpyxl
}

@test "LibreOffice shows every cell as it was" {
	need_libreoffice
	every_cell_by read_by_libreoffice
}

# cell BOOK REF: a cell of the first worksheet, as it stands in the XML.
cell()
{
	unzip -p "$1" xl/worksheets/sheet1.xml | grep -o "<c r=\"$2\"[^>]*>.*" | sed 's|</c>.*||; s|^<[^>]*>||'
}

@test "numbers are numbers, and codes, phone numbers and formulas are text" {
	oddities
	cc-xlsx -o book.xlsx values.tsv
	[ "$(cell book.xlsx A2)" = '<is><t>00125867</t></is>' ]
	[ "$(cell book.xlsx A3)" = '<is><t>125867</t></is>' ]
	[ "$(cell book.xlsx B3)" = '<is><t>12</t></is>' ]
	[ "$(cell book.xlsx D2)" = '<is><t>=1+1</t></is>' ]
	[ "$(cell book.xlsx E3)" = '<is><t>123456789012345</t></is>' ]
	[ "$(cell book.xlsx F2)" = '<v>-5</v>' ]
	[ "$(cell book.xlsx F3)" = '<is><t>-0</t></is>' ]
	[ "$(cell book.xlsx F4)" = '<v>-0.5</v>' ]
	[ "$(cell book.xlsx H3)" = '<v>61</v>' ]
	[ "$(cell book.xlsx H2)" = '<is><t>1899-12-31</t></is>' ]
	[ "$(cell book.xlsx J2)" = '<is><t>1984</t></is>' ]
	run ! grep -qE '<f>|hyperlink' <(unzip -p book.xlsx 'xl/worksheets/*')
	unzip -l book.xlsx >members
	run ! grep -q externalLink members
}

@test "bytes that are not UTF-8 become U+FFFD" {
	printf 'a\nx\xff\xe2\x80y\n' >broken.tsv
	run -0 cc-xlsx -v -o book.xlsx broken.tsv
	assert_output --partial '1 cells hold bytes that are not UTF-8'
	[ "$(cell book.xlsx A2)" = '<is><t>x���y</t></is>' ]
}

# The names of the worksheets, one a line.
worksheets()
{
	unzip -p "$1" xl/workbook.xml | grep -o '<sheet name="[^"]*"' | cut -d '"' -f 2
}

@test "worksheets are named after their files, in names that are legal and differ" {
	mkdir folder
	for name in plain.tsv PLAIN.txt folder/plain.tsv "it's.tsv" "'quoted'.tsv" 'a[b]:*?c.tsv' .tsv \
		'History' 'a name that is longer than a worksheet has room for.tsv' \
		'a name that is longer than a worksheet may be.tsv' 'ÉTÉ.tsv' 'été.tsv' $'ctl\x01\xff' ' '; do
		echo a >"$name"
	done
	# shellcheck disable=SC2094
	cc-xlsx -o book.xlsx plain.tsv PLAIN.txt folder/plain.tsv "it's.tsv" "'quoted'.tsv" 'a[b]:*?c.tsv' .tsv History \
		'a name that is longer than a worksheet has room for.tsv' \
		'a name that is longer than a worksheet may be.tsv' 'ÉTÉ.tsv' 'été.tsv' $'ctl\x01\xff' ' ' - <plain.tsv
	run -0 worksheets book.xlsx
	assert_output "plain
PLAIN (2)
plain (3)
it's
_quoted_
a_b____c
.tsv
History (2)
a name that is longer than a wo
a name that is longer than  (2)
ÉTÉ
été (2)
ctl__
stream
stream (2)"
	# Both readers accept them.
	if command -v soffice >/dev/null; then
		read_by_libreoffice book.xlsx
	fi
	need_openpyxl
	read_by_openpyxl book.xlsx
	[ "$(find read -name '*.tsv' | wc -l)" -eq 15 ]
}

@test "a cell of more than 32,767 characters goes on in another worksheet, with a message" {
	perl -e '
		print "id\ttext\n1\t", join(" ", 1 .. 20000), "\n2\tshort\n3\t", "\xf0\x9f\x98\x80" x 20000,
			"\n4\t", "=" x 70000, "\n5\t", "x" x 32767, "\n6\t", "y" x 32768, "\n"' >texts.tsv
	run -0 --separate-stderr cc-xlsx -o book.xlsx texts.tsv
	[ "$stderr" = 'cc-xlsx: texts.tsv: 4 cells of more than 32767 characters; the rest is in the worksheet “texts (long)”' ]
	need_openpyxl
	read_by_openpyxl book.xlsx
	# Put together again it is what it was.
	perl -Mutf8 -CSD -F'\t' -lane '
		if (@F == 5) { $rest{"$F[1] $F[2]"} .= $F[4]; next }
		$row = ++$rows;
		s/ \[… goes on in the worksheet “texts \(long\)”, row \d+\]$/$rest{"$row text"}/;
		print' 'read/texts (long).tsv' read/texts.tsv >whole.tsv
	cmp texts.tsv whole.tsv
	run -0 cut -f 1-4 'read/texts (long).tsv'
	assert_line --index 1 $'texts\t2\ttext\t2'
	assert_line --index 5 $'texts\t5\ttext\t2'
	grep -q 'goes on in the worksheet “texts (long)”, row 2]$' read/texts.tsv
}

@test "rows beyond 1,048,576 go on in another worksheet, with a message" {
	seq 1048600 | sed '1s/.*/n/' >rows.tsv
	run -0 --separate-stderr cc-xlsx -o book.xlsx rows.tsv
	[ "$stderr" = 'cc-xlsx: rows.tsv: the worksheet “rows” is full; the rows after it are in “rows (2)”' ]
	[ "$(worksheets book.xlsx)" = $'rows\nrows (2)' ]
	unzip -p book.xlsx xl/worksheets/sheet1.xml | grep -o '<v>[^<]*' | cut -c 4- >got
	unzip -p book.xlsx xl/worksheets/sheet2.xml | grep -o '<v>[^<]*' | cut -c 4- >>got
	tail -n +2 rows.tsv >want
	cmp want got
	unzip -p book.xlsx xl/worksheets/sheet2.xml | grep -q '<autoFilter ref="A1:A25"/>'
}

@test "a cell of 100 MB" {
	{ printf 'a\tb\n1\t' && yes 'a long line of text with no end to it' | tr '\n' ' ' | head -c 100000000 && echo; } >long.tsv
	run -0 --separate-stderr timeout 300 cc-xlsx -o book.xlsx long.tsv
	[ "${#stderr_lines[@]}" -eq 1 ]
	[ "$(unzip -p book.xlsx xl/worksheets/sheet2.xml | grep -o '<t[^>]*>[^<]*' | sed 's/<[^>]*>//' | wc -c)" -gt 99900000 ]
}

@test "a table that is wider than a worksheet is refused" {
	seq -s $'\t' 16385 >wide.tsv
	run -2 --separate-stderr cc-xlsx -o book.xlsx wide.tsv
	[[ $stderr == 'cc-xlsx: wide.tsv:1: there are 16385 columns'* ]]
	seq -s $'\t' 16384 >wide.tsv
	cc-xlsx -o book.xlsx wide.tsv
}

@test "the same input gives the same workbook, which says when it was made only where that is given" {
	streams
	cc-xlsx -o one.xlsx "${tables[@]}"
	sleep 1.1
	touch "${tables[@]}"
	TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 cc-xlsx -o two.xlsx "${tables[@]}"
	cmp one.xlsx two.xlsx
	SOURCE_DATE_EPOCH=1609459200 cc-xlsx -o three.xlsx "${tables[@]}"
	unzip -p three.xlsx docProps/core.xml | grep -q '2021-01-01T00:00:00Z'
	run ! cmp -s one.xlsx three.xlsx
}

# What is refused, with one line that begins with cc-xlsx and says $1; the old workbook stays, and nothing else.
refuses()
{
	local says=$1
	shift
	mkdir -p place
	echo old >place/book.xlsx
	run -2 --separate-stderr "$@"
	[ "${#stderr_lines[@]}" -eq 1 ]
	[[ $stderr == "cc-xlsx: "*$says* ]]
	[ "$(cat place/book.xlsx)" = old ]
	[ "$(find place | wc -l)" -eq 2 ]
}

@test "where something is wrong the old workbook stays, and nothing is left beside it" {
	seq 3 >good.tsv
	printf 'a\tb\n1\n' >bad.tsv
	refuses 'bad.tsv:2: ' cc-xlsx -o place/book.xlsx good.tsv bad.tsv
	refuses 'nosuch.tsv: cannot be opened' cc-xlsx -o place/book.xlsx good.tsv nosuch.tsv
	refuses '-o BOOK' cc-xlsx good.tsv
	refuses 'TMPDIR' env TMPDIR=/nosuch cc-xlsx -o place/book.xlsx good.tsv
	refuses 'nosuch/book.xlsx: cannot be written: No such file' cc-xlsx -o nosuch/book.xlsx good.tsv
	refuses 'place: is a directory' cc-xlsx -o place good.tsv
	refuses '/dev/full: is not a file' cc-xlsx -o /dev/full good.tsv
	[ -c /dev/full ]
	run -2 cc-xlsx --keep-going -o place/book.xlsx nosuch.tsv
	[ "$(cat place/book.xlsx)" = old ]
}

@test "a folder that cannot be written to is named" {
	[ "$(id -u)" -ne 0 ] || skip 'nothing is forbidden to root'
	mkdir locked
	chmod a-w locked
	seq 3 >good.tsv
	refuses 'locked/book.xlsx: cannot be written: Permission denied' cc-xlsx -o locked/book.xlsx good.tsv
}

# Every size up to what it takes: whichever file it is that does not fit.
@test "a disk that is full at any moment is one line and leaves the old workbook" {
	local size
	seq 20000 | awk '{ print $1 "\t" $1 * 7 "\tsome text" }' >rows.tsv
	for size in 50 200 500 1000 2000; do
		# shellcheck disable=SC2016
		refuses 'File too large' bash -c 'trap "" XFSZ; ulimit -f "$0"; exec cc-xlsx -o place/book.xlsx rows.tsv' "$size"
		[[ $stderr == *"TMPDIR"* ]]
	done
	# shellcheck disable=SC2016
	bash -c 'trap "" XFSZ; ulimit -f 20000; exec cc-xlsx -o place/book.xlsx rows.tsv'
	[ "$(head -c 2 place/book.xlsx)" = PK ]
}

@test "a disk without room for the workbook is one line and leaves the old one" {
	[ "$(id -u)" -eq 0 ] || skip 'only root can mount a small disk'
	mkdir place
	mount -t tmpfs -o size=100k tmpfs place 2>/dev/null || skip 'a small disk cannot be mounted here'
	seq 100000 | awk '{ print $1 "\t" $1 * 7919 % 100003 }' >rows.tsv
	refuses 'place/book.xlsx: cannot be written: No space left on device' cc-xlsx -o place/book.xlsx rows.tsv || failed=1
	umount place
	[ -z "${failed-}" ]
}

@test "with --keep-going the workbook is made of what is good" {
	seq 3 >good.tsv
	printf 'a\tb\n1\t2\n3\n4\t5\n' >bad.tsv
	run -2 --separate-stderr cc-xlsx --keep-going -o book.xlsx nosuch.tsv bad.tsv good.tsv
	[ "${#stderr_lines[@]}" -eq 2 ]
	[ "$(worksheets book.xlsx)" = $'bad\ngood' ]
	[ "$(cell book.xlsx B3)" = '<v>5</v>' ]
}

@test "a program that is ended by a signal leaves nothing" {
	local status=0
	mkdir place
	mkfifo pipe
	cc-xlsx -o place/book.xlsx <pipe &
	exec 5>pipe
	is_begun() { [ -n "$(find place -name '.cc-xlsx.*')" ]; }
	wait_until is_begun
	kill $!
	wait $! || status=$?
	exec 5>&-
	[ "$status" -eq 143 ]
	[ -z "$(find place -type f)" ]
}

@test "a workbook takes the mode of the one before it, and a link leads to it" {
	seq 3 >good.tsv
	(umask 027 && cc-xlsx -o book.xlsx good.tsv)
	[ "$(stat -c %a book.xlsx)" = 640 ]
	chmod 604 book.xlsx
	cc-xlsx -o book.xlsx good.tsv
	[ "$(stat -c %a book.xlsx)" = 604 ]
	mkdir folder
	ln -s ../target.xlsx folder/link.xlsx
	ln -s /nosuch/place dangling.xlsx
	cp book.xlsx target.xlsx
	cc-xlsx -o folder/link.xlsx good.tsv
	[ -L folder/link.xlsx ]
	cmp book.xlsx target.xlsx
}

@test "more worksheets than files may be open is one line" {
	local name
	for name in $(seq 100); do
		echo a >"$name.tsv"
	done
	cc-xlsx -o book.xlsx [0-9]*.tsv
	[ "$(worksheets book.xlsx | wc -l)" -eq 100 ]
	refuses 'too many' bash -c 'ulimit -n 64; cc-xlsx -o place/book.xlsx [0-9]*.tsv'
}

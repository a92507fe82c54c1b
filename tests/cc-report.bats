#!/usr/bin/env bats
# cc-report beyond what every program promises: the page itself, and that a nightly job can rely on it.

load helpers

setup()
{
	cd "$BATS_TEST_TMPDIR" || return
	export SOURCE_DATE_EPOCH=1600000000
	cat >article.txt <<'END'
A home of their own

By Petra Quillfeather on 4 March 2021

“Nobody asked the children,” said Ottoline Marsh, who runs the Fernhollow centre. “We did, and they told us.”

The council said that early help would be paid for until 2023.

2 Responses to A home of their own

Wilf Garrow March 5, 2021 at 9:30 am #

It is the caseloads. Nobody can see thirty families & do right by <b>any</b> of them.

    Reply

Nell Ashby March 6, 2021 at 8:15 pm #

Agreed. My caseload was thirty-four.

    Reply
END
}

# quiet COMMAND...: succeeds and says nothing.
quiet()
{
	run -0 "$@"
	[ -z "$output" ]
}

# What a folder holds, with what changes when a file is written anew.
listing()
{
	find "${1:-.}" -type f -printf '%p %i %s %T@\n' | sort
}

@test "the page is one file, from its first line to its last" {
	quiet cc-report -o page.html article.txt
	[ "$(head -n 1 page.html)" = '<!DOCTYPE html>' ]
	[ "$(tail -n 1 page.html)" = '</html>' ]
	grep -q '<title>A home of their own</title>' page.html
	grep -q '<mark>Nobody asked the children,</mark>' page.html
	grep -q 'made on <time>2020-09-13 12:26 UTC</time>' page.html
}

@test "the same documents give the same bytes, in whatever zone, locale and folder" {
	cc-report article.txt >one
	TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 TMPDIR=$PWD cc-report article.txt >two
	same one two
	quiet cc-report article.txt -o three
	same one three
}

@test "each awk gives the same page" {
	cc-report article.txt >page
	cc-report -f text article.txt >mail
	mkdir other
	for other in mawk gawk original-awk busybox; do
		command -v "$other" >/dev/null || continue
		printf '#!/bin/sh\nexec %s "$@"\n' "$(command -v "$other")$([ "$other" != busybox ] || echo ' awk')" >other/awk
		chmod +x other/awk
		PATH=$PWD/other:$PATH cc-report article.txt >page.other
		same page page.other
		PATH=$PWD/other:$PATH cc-report -f text article.txt >mail.other
		same mail mail.other
	done
}

@test "the policy allows this style and this script and nothing else" {
	cc-report article.txt >page
	for part in style script; do
		perl -0777 -ne 'print $1 if m{<'"$part"'>(.*?)</'"$part"'>}s' page >inside
		hash=$(sha256sum inside | cut -d ' ' -f 1 | perl -ne 'chomp; print pack("H*", $_)' | base64)
		grep -qF "$part-src 'sha256-$hash'" page
	done
	grep -q "content=\"default-src 'none'; " page
	run -1 grep -nE 'style=|onclick|onload|javascript:|<link|<img|<iframe|@import|url\(' page
	run -1 grep -nEo '(src|href)="[^"#]+"' page
}

@test "whatever a document says is words" {
	cat >'a"><b>.txt' <<'END'
<script>alert(1)</script>

“</mark></table><script>alert(2)</script>,” said Ann "><img src=x onerror=alert(3)> Example. “]]> &lt;b&gt; --> <!--,” she said.
END
	cc-report 'a"><b>.txt' >page
	[ "$(grep -o '<script' page | wc -l)" -eq 1 ]
	[ "$(grep -o '</table>' page | wc -l)" -eq "$(grep -o '<table' page | wc -l)" ]
	run -1 grep -nE '<img|<b>\.|<!--' page
	grep -qF '&lt;script&gt;alert(2)&lt;/script&gt;' page
	grep -qF '&amp;lt;b&amp;gt;' page
	cc-report --format=text --title=$'\e[31m<red>\u202e' 'a"><b>.txt' >mail
	run -1 grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae' mail
	run -0 cc-report --title='<i>"&' article.txt
	[[ $output == *'<h1>&lt;i&gt;&quot;&amp;</h1>'* ]]
}

@test "text is 78 columns wide, whatever the characters" {
	{
		cat article.txt
		printf '\n“%s,” said %s Moss. “%s.”\n' "$(yes 家族 | head -n 60 | tr -d '\n')" \
			"$(printf 'É%.0s' $(seq 90))" "$(printf 'e\xcc\x81%.0s ' $(seq 200))"
	} >wide.txt
	cc-report --format=text wide.txt "$ROOT"/seeds/* >mail
	[ "$(wc -L <mail)" -eq 78 ]
	iconv -f UTF-8 -t UTF-8 mail >/dev/null
	grep -q 'Ottoline Marsh' mail
	run -1 grep -n ' $' mail
}

@test "the quotations shown are bounded, and the page says so" {
	cc-report --rows=3 article.txt >page
	[ "$(grep -c '^<tr id="q' page)" -eq 3 ]
	grep -q 'The table shows 3 of ' page
	grep -q '<td class="kind">direct</td>' page
	cc-report -n0 article.txt >page
	run -1 grep -q 'The table shows' page
}

@test "a codebook is a file, or one that comes with the program" {
	printf 'work/load\tcaseloads?\n' >own.tsv
	cc-report -c own.tsv article.txt >page
	grep -q '>work</th>' page
	grep -q 'data-themes="work/load"' page
	cc-report --codebook=six-pillars article.txt >page
	grep -q 'family-help' page
	run -2 --separate-stderr cc-report -c nosuch article.txt
	[ "$stderr" = 'cc-report: nosuch: cannot be opened: No such file or directory' ]
}

@test "streams that were made before" {
	cc-split article.txt >segments.tsv
	cc-quotes segments.tsv >quotes.tsv
	cc-report --segments=segments.tsv article.html 2>err || true
	grep -q 'give documents, or --segments' err
	cc-report article.txt | grep -v 'cc-split DOCUMENT' >want
	cc-report --segments=segments.tsv | sed 's/^<pre>//' >got
	same want got
	cc-report --segments segments.tsv --quotes quotes.tsv >page
	grep -q '<mark>Nobody asked the children,</mark>' page
	cc-grep -c speaker -e Marsh quotes.tsv >hers.tsv
	cc-report --quotes=- <hers.tsv >page
	[ "$(grep -c '^<tr id="q' page)" -eq "$(($(wc -l <hers.tsv) - 1))" ]
	cut -f 1-12 segments.tsv | cut -f 1-6,8- >short.tsv
	run -2 --separate-stderr cc-report --segments=short.tsv
	[ "$stderr" = "cc-report: short.tsv:1: there is no column 'speaker'; cc-split makes streams that have it" ]
	run -2 --separate-stderr cc-report --quotes=segments.tsv
	[ "$stderr" = "cc-report: segments.tsv:1: there is no column 'within'; cc-quotes makes streams that have it" ]
	{ cat segments.tsv && echo 'no row'; } >bad.tsv
	run -2 --separate-stderr cc-report --segments=bad.tsv
	[[ $stderr == "cc-report: bad.tsv:$(wc -l <bad.tsv): the row has 1 field"* && -z $output ]]
	run -2 --separate-stderr cc-report --keep-going --segments=bad.tsv
	[[ $stderr == "cc-report: bad.tsv:"* && $output == *'</html>' ]]
}

@test "--since leaves out what is older, and counts what has no date" {
	cc-report --since=2021-03-06 -f text article.txt >mail
	grep -qx ' *1 comment' mail
	grep -q 'Nell Ashby' mail
	run -1 grep -q 'Wilf Garrow' mail
	cc-report --since=2022 -f text article.txt >mail
	grep -qx ' *0 comments' mail
	run -2 --separate-stderr cc-report --since=yesterday article.txt
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "without gnuplot the charts are left out, and the page says so" {
	mkdir bin
	for folder in $(echo "$PATH" | tr : ' '); do
		find "$folder/" -maxdepth 1 ! -type d -exec ln -s -t bin {} + 2>/dev/null || true
	done
	rm -f bin/gnuplot bin/cc-report
	cp "$(command -v cc-report)" bin
	PATH=$PWD/bin cc-report article.txt >page
	grep -q 'charts are left out, because gnuplot is not installed' page
	run -1 grep -q '<svg' page
	[ "$(tail -n 1 page)" = '</html>' ]
	grep -q '<table class="heard">' page
	if command -v gnuplot >/dev/null; then
		cc-report article.txt >page
		[ "$(grep -c '<svg' page)" -ge 2 ]
		[ "$(grep -c '<svg' page)" -eq "$(grep -c '^<desc' page)" ]
		run -1 grep -q 'charts are left out' page
	fi
}

@test "--output: an old page stays where a new one cannot be made" {
	mkdir out
	echo old >out/page.html
	listing out >before
	run -2 --separate-stderr cc-report -o out/page.html article.txt nosuch.txt
	[ "$stderr" = 'cc-report: nosuch.txt: cannot be opened: No such file or directory' ]
	run -2 --separate-stderr cc-report --codebook=nosuch -o out/page.html article.txt
	run -2 --separate-stderr cc-report -o out/page.html --segments=article.txt
	listing out >after
	same before after
	run -2 --separate-stderr cc-report -o out article.txt
	[ "$stderr" = 'cc-report: out: cannot be written: Is a directory' ]
	run -2 --separate-stderr cc-report -o nosuch/page.html article.txt
	[ "$stderr" = 'cc-report: nosuch/page.html: cannot be written: No such file or directory' ]
	run -2 --separate-stderr cc-report -o /dev/full article.txt
	[[ ${#stderr_lines[@]} -eq 1 && -c /dev/full ]]
}

@test "--output: a folder that may not be written" {
	local place nobody=()
	place=$(mktemp -d /tmp/cc-report-test.XXXXXX)
	mkdir "$place/out"
	cp article.txt "$place"
	echo old >"$place/out/page.html"
	chmod 755 "$place"
	chmod 555 "$place/out"
	if [ "$(id -u)" -eq 0 ]; then
		nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups env TMPDIR=/tmp)
		cp "$BUILD"/bin/cc-* "$place"
		PATH=$place:$PATH
		"${nobody[@]}" test -r "$place/article.txt" || skip 'nobody may read nothing here'
	fi
	run -2 --separate-stderr "${nobody[@]}" cc-report -o "$place/out/page.html" "$place/article.txt"
	kept=$(cat "$place"/out/*)
	rm -rf "$place"
	[ "$stderr" = "cc-report: $place/out/page.html: cannot be written: Permission denied" ]
	[ "$kept" = old ]
}

@test "--output: a full disk" {
	mkdir small
	mount -t tmpfs -o size=16k tmpfs small 2>/dev/null || skip 'no file system can be mounted here'
	echo old >small/page.html
	run --separate-stderr cc-report -o small/page.html article.txt
	left=$(ls small)
	kept=$(cat small/page.html)
	umount small
	[ "$status" -eq 2 ]
	[ "$stderr" = 'cc-report: small/page.html: cannot be written: No space left on device' ]
	[[ $left == page.html && $kept == old ]]
}

@test "a full TMPDIR" {
	mkdir small
	mount -t tmpfs -o size=64k tmpfs small 2>/dev/null || skip 'no file system can be mounted here'
	TMPDIR=$PWD/small run --separate-stderr cc-report -o page.html article.txt
	left=$(ls small)
	umount small
	[ "$status" -eq 2 ]
	[[ ${#stderr_lines[@]} -eq 1 && $stderr == "cc-report: $PWD/small: "*'No space left'* ]]
	[[ -z $left && ! -e page.html ]]
}

@test "--output: as others may read it as the umask says" {
	(umask 022 && cc-report -o page.html article.txt)
	[ "$(stat -c %a page.html)" = 644 ]
	(umask 077 && cc-report -o page.html article.txt)
	[ "$(stat -c %a page.html)" = 600 ]
	quiet cc-report -o -page.html article.txt
	[ -s ./-page.html ]
}

@test "ended by a signal, it leaves nothing behind" {
	mkdir tmp
	echo old >page.html
	mkfifo never
	TMPDIR=$PWD/tmp cc-report -o page.html never &
	sleep 0.5
	kill -TERM $!
	exec 5<>never
	exec 5>&-
	wait $! || status=$?
	[ "$status" -ne 0 ]
	[ -z "$(ls tmp)" ]
	[ "$(cat page.html)" = old ]
	[ "$(ls page.html*)" = page.html ]
}

@test "--lock: two runs never meet" {
	exec 6>>page.html.state
	flock 6
	run -2 --separate-stderr cc-report --lock -o page.html article.txt
	[ "$stderr" = 'cc-report: page.html: another run is at work on it' ]
	[ ! -e page.html ]
	exec 6>&-
	quiet cc-report --lock -o page.html article.txt
	[ -s page.html ]
	run -2 --separate-stderr cc-report --lock article.txt
	[ "${#stderr_lines[@]}" -eq 1 ]
}

@test "--if-changed writes when there is something new" {
	quiet cc-report --lock --if-changed -o page.html article.txt
	listing >before
	SOURCE_DATE_EPOCH=1700000000 quiet cc-report --lock --if-changed -o page.html article.txt
	listing >after
	diff <(grep page before) <(grep page after)
	printf '\n“It is not enough,” said Ottoline Marsh.\n' >>article.txt
	SOURCE_DATE_EPOCH=1700000000 quiet cc-report --lock --if-changed -o page.html article.txt
	grep -q 'It is not enough' page.html
	grep -q '2023-11-14' page.html
	quiet cc-report --title=Other -o page.html article.txt
	quiet cc-report --if-changed -o page.html article.txt
	run -1 grep -q Other page.html
	rm page.html
	quiet cc-report --if-changed -o page.html article.txt
	[ -s page.html ]
	quiet cc-report --if-changed -f text -o page.html article.txt
	grep -q '^The quotations$' page.html
}

@test "options in any order, short ones together, long ones begun" {
	cc-report -f text -t Heading article.txt >want
	cc-report article.txt -ftext -tHeading >got
	same want got
	cc-report --form text article.txt --ti=Heading >got
	same want got
	cc-report --format=text --title Heading -- article.txt >got
	same want got
	cp article.txt ./-f
	cc-report -f text -- -f >got
	grep -q 'Ottoline Marsh' got
	run -2 --separate-stderr cc-report --s=x
	[ "$stderr" = 'cc-report: no such option: --s=x; see --help' ]
	run -2 --separate-stderr cc-report --lock=yes
	[ "$stderr" = 'cc-report: option --lock takes no argument; see --help' ]
	run -2 --separate-stderr cc-report -vf
	[ "$stderr" = 'cc-report: option -f needs an argument; see --help' ]
}

@test "found by its path, it finds the programs beside it" {
	ln -s "$BUILD/bin" programs
	run -0 env -i PATH=/usr/bin:/bin "$BUILD/bin/cc-report" -f text article.txt
	[[ $output == *'Ottoline Marsh'* ]]
	cp "$BUILD/bin/cc-report" .
	run -2 --separate-stderr env -i PATH=/usr/bin:/bin ./cc-report article.txt
	[ "$stderr" = 'cc-report: cc-split is not on PATH; install it beside cc-report' ]
}

@test "on a terminal it says what it does, and takes that away" {
	command -v script >/dev/null || skip 'there is no script(1) here'
	script -qec 'cc-report -o page.html article.txt' /dev/null >said </dev/null
	grep -q 'cc-report: looking for quotations' said
	[[ $(cat said) == *$'\r\e[K' ]]
	[ -s page.html ]
}

@test "no documents to speak of" {
	: >empty
	cc-report empty >page
	grep -q 'Nobody is quoted' page
	grep -q 'There are no comments' page
	[ "$(tail -n 1 page)" = '</html>' ]
	cc-report -f text empty | grep -q 'There are none'
	echo 'Only a line.' | cc-report | grep -q '</html>'
}

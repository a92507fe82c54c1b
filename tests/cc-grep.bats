#!/usr/bin/env bats
# What cc-grep does beyond its cases in tests/cases/cc-grep.

load helpers

# rows N: a stream of N short texts, the same every time.
rows()
{
	awk -v rows="$1" '
		function below(n) { seed = seed * 16807 % 2147483647; return int(seed / 11) % n }
		BEGIN {
			seed = 7; OFS = "\t"
			words = split("care carer Kin kinship said that social work asks ſocial it’s it'"'"'s – - £5 café CAFÉ child children S k", word, " ")
			print "doc", "kind", "title", "text"
			for (i = 1; i <= rows; i++) {
				text = ""
				for (n = below(12); n > 0; n--)
					text = text word[1 + below(words)] (n > 1 ? (below(9) ? " " : "\302\240") : "")
				print "d" int(i / 50), below(3) ? "para" : "comment", word[1 + below(words)], text
			}
		}'
}

# on_a_terminal WIDTH COMMAND: what a terminal of that width is sent.
on_a_terminal()
{
	command -v script >/dev/null || skip "script (bsdutils) is not installed"
	script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip "there is no pseudo-terminal here"
	script -qec "stty cols $1 && $2" /dev/null </dev/null | tr -d '\r'
}

@test "a bad pattern is shown with the place of the mistake, before anything is read" {
	run -2 --separate-stderr cc-grep 'one (two|three' nosuchfile
	[ "$stderr" = 'cc-grep: bad pattern: missing closing parenthesis, where <-- stands: one (two|three <--' ]
	run -2 --separate-stderr cc-grep 'ab)cd' nosuchfile
	[ "$stderr" = 'cc-grep: bad pattern: unmatched closing parenthesis, where <-- stands: ab <-- )cd' ]
	[ -z "$output" ]
}

@test "a bad pattern in a file is shown with its line" {
	printf 'good\n[a\n' >patterns
	run -2 --separate-stderr cc-grep -f patterns /dev/null
	assert_regex "$stderr" '^cc-grep: patterns:2: bad pattern: missing terminating \]'
	printf 'label\tgood\nlabel\t[a\n' >codes
	run -2 --separate-stderr cc-grep --codebook codes /dev/null
	assert_regex "$stderr" '^cc-grep: codes:2: bad pattern: missing terminating \]'
}

@test "a mistake far into a long pattern is shown with what is around it" {
	run -2 --separate-stderr cc-grep "$(printf 'x%.0s' $(seq 500)))$(printf 'y%.0s' $(seq 500))"
	[ ${#stderr} -lt 250 ]
	assert_regex "$stderr" '\.\.\.x+ <-- \)y+\.\.\.$'
}

@test "a pattern that is too long is refused" {
	head -c 70000 /dev/zero | tr '\0' x >patterns
	run -2 --separate-stderr cc-grep -f patterns /dev/null
	assert_regex "$stderr" '^cc-grep: patterns:1: a pattern of 70000 bytes is too long'
}

@test "a match limit is an error that names row and pattern, not a row that does not match" {
	printf 'text\nfine\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\nfine\n' >rows.tsv
	run -2 --separate-stderr cc-grep --match-limit 1000 '^(a+)+$|fine' rows.tsv
	[ "$output" = $'text\nfine' ]
	[ "$stderr" = "cc-grep: rows.tsv:3: pattern '^(a+)+\$|fine' needs more than 1000 steps in this row; make it simpler or raise --match-limit" ]
	run -2 --separate-stderr cc-grep --keep-going --match-limit 1000 '^(a+)+$|fine' rows.tsv
	[ "$output" = $'text\nfine\nfine' ]
	run -2 --separate-stderr cc-grep --match-limit 1000 -o '(a+)+$' rows.tsv
	run -2 --separate-stderr cc-grep --match-limit 1000 -v '^(a+)+$' rows.tsv
	[ "$output" = $'text\nfine' ]
}

@test "a pattern that runs away stops by itself" {
	{ printf 'text\n'; head -c 100000 /dev/zero | tr '\0' a; printf 'b\n'; } >rows.tsv
	run -2 --separate-stderr timeout 30 cc-grep '^(a|aa)+$' rows.tsv
	assert_regex "$stderr" '^cc-grep: rows.tsv:2: pattern '
}

@test "options that contradict each other are refused" {
	local options
	for options in '-o --count' '-l -q' '--kwic 3 -o' '-v -o' '--labels' '--all' '--sort left' '--kwic 3 --sort up' \
		'--color blue' '--codebook x -e y' '--codebook x -v' '--codebook x -o' '--kwic x' '-m 0'; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr cc-grep $options pattern /dev/null
		[ -z "$output" ]
		[ "${#stderr_lines[@]}" -eq 1 ]
	done
	run -2 --separate-stderr cc-grep
	[ "$stderr" = 'cc-grep: a PATTERN is missing; see --help' ]
}

@test "a codebook's mistakes are named with their lines" {
	printf '# codes\n\nlabel\n' >codes
	run -2 --separate-stderr cc-grep --codebook codes /dev/null
	assert_regex "$stderr" '^cc-grep: codes:3: .*has no pattern'
	printf 'a//b\tx\n' >codes
	run -2 --separate-stderr cc-grep --codebook codes /dev/null
	assert_regex "$stderr" "^cc-grep: codes:1: 'a//b' is no label"
	printf 'a|b\tx\n' >codes
	run -2 --separate-stderr cc-grep --codebook codes /dev/null
	assert_regex "$stderr" "^cc-grep: codes:1: 'a\|b' is no label"
	printf '# nothing\n' >codes
	run -2 --separate-stderr cc-grep --codebook codes /dev/null
	assert_regex "$stderr" '^cc-grep: codes: has no codes'
}

@test "a pattern that takes a label away takes those below it away, and no others" {
	printf 'work\t!army\nwork/pay\tpay\nworks\tpay\n' >codes
	printf 'text\npay\narmy pay\n' >rows.tsv
	run -0 cc-grep --codebook codes rows.tsv
	[ "$output" = $'text\tlabel\npay\twork/pay\npay\tworks\narmy pay\tworks' ]
}

@test "in a codebook a pattern without a capital finds either case" {
	printf 'either\tcare\nexact\tCare\nescape\t\\Wcare\\W\n' >codes
	printf 'text\nCare\ncare\n-CARE-\n' >rows.tsv
	run -0 cc-grep --labels --codebook codes rows.tsv
	[ "$output" = $'text\tlabels\nCare\teither|exact\ncare\teither\n-CARE-\teither|escape' ]
}

@test "both codebooks are right and code the seeds" {
	local book labels
	cc-split "$ROOT"/seeds/* >segments.tsv
	for book in seven-themes six-pillars; do
		cc-grep --codebook "$ROOT/cmd/cc-grep/codebooks/$book.tsv" segments.tsv >coded.tsv
		is_table coded.tsv
		labels=$(column label coded.tsv | cut -d/ -f1 | sort -u | wc -l)
		[ "$labels" -ge 5 ]
	done
}

@test "each label of the codebooks can be given: its words find themselves" {
	local book
	for book in "$ROOT"/cmd/cc-grep/codebooks/*.tsv; do
		grep -c '^[^#].*	' "$book"
		[ "$(grep -v '^#' "$book" | grep . | awk -F '\t' 'NF != 2' | wc -l)" -eq 0 ]
		[ "$(grep -v '^#' "$book" | grep . | sort | uniq -d | wc -l)" -eq 0 ]
	done
}

@test "a column that would be added and is there already is refused" {
	printf 'text\tmatch\nx\ty\n' >rows.tsv
	run -2 --separate-stderr cc-grep -o x rows.tsv
	assert_regex "$stderr" "^cc-grep: rows.tsv:1: there is a column 'match' already"
	[ -z "$output" ]
}

@test "-q writes nothing and tells by its status" {
	printf 'text\nx\n' >rows.tsv
	run -0 cc-grep -q x rows.tsv
	[ -z "$output" ]
	run -1 cc-grep -q y rows.tsv
	[ -z "$output" ]
}

@test "-m leaves the rest unread" {
	printf 'text\nx\nx\nbad\trow\n' >rows.tsv
	run -0 cc-grep -m 1 x rows.tsv
	[ "$output" = $'text\nx' ]
}

@test "--line-buffered delivers each row as it comes" {
	mkfifo pipe
	{ printf 'text\nfirst\n'; sleep 10; } >pipe &
	local writer=$!
	cc-grep --line-buffered first <pipe >out &
	wait_until grep -q first out
	[ "$(cat out)" = $'text\nfirst' ]
	kill "$writer"
}

@test "a file that is cut while it is searched does no harm" {
	{ echo text; yes 'a row to find' | head -n 1000000; } >rows.tsv
	cc-grep find rows.tsv | { dd bs=14 count=50000 iflag=fullblock status=none &&
		: >rows.tsv && cat; } >out
	[ "${PIPESTATUS[0]}" -eq 0 ]
	[ "$(wc -c <out)" -gt 1000000 ]
	run ! grep -vxE 'text|a row to find' out
}

@test "a file that grows while it is searched is searched to its new end" {
	{ echo text; yes 'a row to find' | head -n 1000000; } >rows.tsv
	cc-grep find rows.tsv | { read -r && echo 'one more to find' >>rows.tsv && cat; } >out
	[ "$(wc -l <out)" -eq 1000001 ]
	[ "$(tail -n 1 out)" = 'one more to find' ]
}

@test "what literals promise is what patterns find" {
	local pattern options
	rows 3000 >rows.tsv
	while read -r options pattern; do
		echo "$options $pattern"
		# shellcheck disable=SC2086
		cc-grep ${options//+/ } "$pattern" rows.tsv >quick || [ $? -eq 1 ]
		# A condition is something that literals are not looked for beside.
		# shellcheck disable=SC2086
		cc-grep ${options//+/ } "(?:$pattern)(?(?=)|)" rows.tsv >slow || [ $? -eq 1 ]
		same slow quick
	done <<-'END'
		--exact care
		-i care
		-i kinship
		-i social
		-i \bS\b
		-w+-i child(ren)?
		-w care
		-w it's
		-x care|child
		-v+-i kin
		-v+-i+-k+comment kin
		-o \bsaid\b.*\bthat\b
		-o \bcarer?\b
		-o caf(é|e)
		-o+-i café
		-o (?i)CAFé
		-o £?5?\s?k
		-i+-c+title,text kin
		-o ki?n
		-o child\Qren\E?
		-o child\E?
		-o (?:care|child)+r
		-o (car)e?\1
		-o (?=.*said)that
		-o a{0}k|k{2}|[^k]S
		-o+-m+3 work
	END
}

@test "many patterns find what each of them finds" {
	rows 3000 >rows.tsv
	local patterns=('\bsaid\b' 'kin' 'CAF' "it's" 'child(ren)?$' 'asks' 'that.*work' '£' 'soc') arguments=() pattern
	for pattern in "${patterns[@]}"; do
		arguments+=(-e "$pattern")
		printf '%s\t%s\n' "${#arguments[@]}" "$pattern" >>codes
		cc-grep -i "$pattern" rows.tsv | tail -n +2 | sed "s/\$/	${#arguments[@]}/" >>each.unsorted
	done
	sort each.unsorted >each
	cc-grep -i --codebook codes rows.tsv | tail -n +2 | sort >coded
	same each coded
	cut -f 1-4 each | sort -u >each.rows
	cc-grep -i "${arguments[@]}" rows.tsv | tail -n +2 | sort -u >together
	same each.rows together
}

@test "a bad row is refused wherever it stands, and what is before it is written" {
	rows 3000 >rows.tsv
	printf 'only\tthree\tfields\n' >>rows.tsv
	rows 4 | tail -n +2 >>rows.tsv
	run -2 --separate-stderr cc-grep -F -v 'no such text' rows.tsv
	[ "$stderr" = 'cc-grep: rows.tsv:3002: the row has 3 fields, the header 4' ]
	[ "${#lines[@]}" -eq 3001 ]
	run -2 --separate-stderr cc-grep --keep-going -F -v 'no such text' rows.tsv
	[ "${#lines[@]}" -eq 3005 ]
	run -2 --separate-stderr cc-grep nosuchtext rows.tsv
	[ "${#lines[@]}" -eq 1 ]
}

@test "two rows whose fields make up for each other are both bad" {
	printf 'a\tb\tc\n1\t2\n1\t2\t3\t4\n1\t2\t3\n' >rows.tsv
	run -2 --separate-stderr cc-grep --keep-going -c a 1 rows.tsv
	[ "$output" = $'a\tb\tc\n1\t2\t3' ]
	[ "${#stderr_lines[@]}" -eq 2 ]
}

@test "rows of every length are found around the edges of blocks" {
	awk 'BEGIN { print "n\ttext"; for (i = 1; i <= 700; i++) { s = sprintf("%*s", i * 7 % 1501, ""); gsub(/ /, "x", s)
		print i "\t" s (i % 7 ? "" : "needle") s } }' >rows.tsv
	run -0 cc-grep --count needle rows.tsv
	[ "$output" = $'file\trows\nrows.tsv\t100' ]
	[ "$(cc-grep -v needle rows.tsv | wc -l)" -eq 601 ]
	cc-grep '' rows.tsv >all
	same rows.tsv all
	cc-grep -F -v 'no such text' <rows.tsv >all
	same rows.tsv all
}

@test "many bad rows take no more than their time" {
	awk 'BEGIN { print "a\tb"; for (i = 0; i < 100000; i++) print i % 2 ? "1\t2" : "1" }' >rows.tsv
	run -2 timeout 20 sh -c 'cc-grep --keep-going -c a 1 rows.tsv >out 2>messages'
	[ "$(wc -l <messages)" -eq 50000 ]
}

@test "on a terminal rows are readable, in its width, in colour unless NO_COLOR is set" {
	printf 'doc\tseg\tspeaker\ttext\na.txt\t7\tMo\tone two three four five six seven eight nine\n' >rows.tsv
	on_a_terminal 40 'cc-grep three rows.tsv' >shown
	grep -q $'\033\\[0;1;31mthree\033' shown
	on_a_terminal 40 'NO_COLOR=1 cc-grep three rows.tsv' >shown
	[ "$(cat shown)" = $'a.txt:7      one two three four five six\nMo           seven eight nine' ]
	on_a_terminal 40 'cc-grep --color never three rows.tsv' >plain
	same shown plain
	on_a_terminal 40 'cc-grep three rows.tsv | cat' >piped
	same rows.tsv piped
}

@test "no control byte of the data reaches a terminal" {
	awk 'BEGIN { printf "doc\tspeaker\ttext\n"; for (i = 1; i < 256; i++) if (i != 9 && i != 10 && i != 13)
		printf "d%c\ts%c\tneedle %c%c\302%c\n", i, i, i, i, i }' >rows.tsv
	local options
	for options in '' '-o' '--kwic 3' '--count' '-c doc'; do
		# shellcheck disable=SC2086
		LC_ALL=C cc-grep --color always $options '(?s).' rows.tsv >shown
		sed 's/\x1b\[[0-9;]*m//g' shown | LC_ALL=C tr -d '\n\40-\176\200-\377' >control
		[ ! -s control ]
		! sed 's/\x1b\[[0-9;]*m//g' shown | LC_ALL=C grep -aP '\xC2[\x80-\x9F]' || false
	done
}

@test "--sort holds a concordance of any size together" {
	rows 2000 >rows.tsv
	cc-grep --kwic 3 care rows.tsv | tail -n +2 | sort >unsorted
	cc-grep --kwic 3 --sort left care rows.tsv >left.tsv
	tail -n +2 left.tsv >left
	sort left >sorted
	same unsorted sorted
	! cmp -s left unsorted || false
}

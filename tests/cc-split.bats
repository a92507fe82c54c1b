#!/usr/bin/env bats
# cc-split: what holds for every document, whatever its layout. Layouts are tests/cases/cc-split/.

load helpers

# each_unit COMMAND…: the command with every unit that there is.
each_unit()
{
	local unit
	for unit in para turn sentence; do
		echo "# $unit"
		"$@" -u "$unit"
	done
}

@test "nothing of the cases and the seeds is lost, whatever the unit" {
	each_unit cc-split --check "$ROOT"/tests/cases/cc-split/*/input* "$ROOT"/seeds/*
}

# Line ends that other systems make, and no line end at the end, change no row but for their offsets.
@test "CRLF, CR and a missing last line end give the same rows" {
	local input
	for input in "$ROOT"/tests/cases/cc-split/*/input* "$ROOT"/seeds/*; do
		cc-split --name x <"$input" | cut -f 1-8,11 | tr -s ' ' >want
		sed 's/$/\r/' "$input" | cc-split --name x | cut -f 1-8,11 | tr -s ' ' >crlf
		tr '\n' '\r' <"$input" | cc-split --name x | cut -f 1-8,11 | tr -s ' ' >cr
		printf %s "$(cat "$input")" | cc-split --name x | cut -f 1-8,11 | tr -s ' ' >bare
		echo "$input"
		same want crlf
		same want cr
		same want bare
	done
}

@test "a document cut off anywhere loses nothing" {
	local size
	for size in 1 7 40 199 500 1000 2000 3001 4000; do
		for input in "$ROOT"/tests/cases/cc-split/*/input*; do
			head -c "$size" "$input" >cut.txt
			each_unit cc-split --check cut.txt
		done
	done
}

# document SEED: lines of marks, nesting and words put together at random, from a generator of our own.
document()
{
	awk -v seed="$1" '
		function pick(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % n }
		BEGIN {
			marks = split("|- |* |• |1. |2) |(a) |iv. |# |## |> |> > |    |  - |**|_|Q: |A: |Q12 Chair: |Dr Bell: |[00:01] Host: |" \
				"---|===|***|```|| a | b ||--|--||¹ |[1] |\f|1.2 |By |12 March 2019|Ann says:|Reply|Comments|3|Page 2 of 9|10:15|~~~", mark, "|")
			words = split("one two, three. \"four\" ‘five’ Six seven? (eight) nine: ten; £11 **twelve** _13_ <sup>14</sup> \t fifteen! * _ : > # - …", word, " ")
			for (line = 0; line < 60; line++) {
				text = ""
				for (m = pick(3); m > 0; m--) text = text mark[1 + pick(marks)]
				for (w = pick(4) * pick(5); w > 0; w--) text = text word[1 + pick(words)] " "
				printf "%s%s", text, pick(9) ? "\n" : pick(2) ? "\r\n" : "\n\n"
				if (!pick(3)) print ""
			}
		}'
}

@test "nothing of three hundred documents made at random is lost" {
	local seed
	mkdir documents
	for seed in $(seq 300); do
		document "$seed" >"documents/$seed.txt"
	done
	each_unit cc-split --check documents/*
}

@test "the rows of documents made at random are in order, apart and give back their bytes" {
	local seed
	for seed in $(seq 301 320); do
		document "$seed" >d.txt
		cc-split d.txt >rows.tsv
		awk -F '\t' 'NR > 1 { if ($9 < end || $10 <= $9 || NF != 11) exit 1; end = $10 }' rows.tsv
		if command -v cc-verify >/dev/null; then
			cc-verify rows.tsv
		fi
	done
}

# Small documents are split together, large ones in parts; -v has each done by itself.
@test "documents in one command have the rows that each has by itself" {
	local i
	mkdir many
	for i in $(seq 3); do
		for input in "$ROOT"/tests/cases/cc-split/*/input* "$ROOT"/seeds/*; do
			cp "$input" "many/$(basename "$(dirname "$input")")-$(basename "$input")-$i"
		done
	done
	cat many/* many/* >many/a-large.txt
	cp many/a-large.txt many/m-large.txt
	each_unit cc-split many/* >together
	each_unit cc-split -v many/* >alone 2>notes
	same alone together
	for i in many/*; do cc-split "$i" | tail -n +2; done >separate
	cc-split many/* | tail -n +2 >together
	same separate together
}

@test "a document that cannot be read ends the command behind those before it" {
	cp "$ROOT"/seeds/interview.txt a
	cp a c
	run -2 --separate-stderr cc-split a b c
	assert_equal "$output" "$(cc-split a)"
	run -2 --separate-stderr cc-split --keep-going a b c
	assert_equal "$output" "$(cc-split a c)"
}

@test "--check says where a byte is that is in no segment" {
	run -0 cc-split --check "$ROOT"/seeds/*
	assert_output ''
}

@test "a path that no field can hold is refused" {
	printf 'A title\n' >"$(printf 'a\tb.txt')"
	run -2 --separate-stderr cc-split "$(printf 'a\tb.txt')"
	[ "$stderr" = 'cc-split: a?b.txt: the path holds a TAB or a line break; rename the file' ]
	run -2 --separate-stderr cc-split --name "$(printf 'a\nb')" <<<text
}

@test "a document that is not text is named, and --keep-going does the others" {
	printf 'T\0i\0t\0l\0e\0' >wide.txt
	printf 'A title\n' >good.txt
	run -2 --separate-stderr cc-split wide.txt good.txt
	assert_output "$(cc-split --name x </dev/null)"
	[[ $stderr == 'cc-split: wide.txt: '*iconv* ]]
	run -2 --separate-stderr cc-split --keep-going missing.txt wide.txt good.txt
	assert_line -n 1 --regexp '^good.txt	1	title	'
	[ "${#stderr_lines[@]}" -eq 2 ]
}

@test "units and orders that there are not are refused" {
	run -2 --separate-stderr cc-split -u page /dev/null
	[ "$stderr" = "cc-split: --unit: 'page' is none of para, turn, sentence" ]
	run -2 --separate-stderr cc-split --date-order ymd /dev/null
	[ "$stderr" = "cc-split: --date-order: 'ymd' is neither dmy nor mdy" ]
}

# linear COUNT COMMAND…: output made by COMMAND N times as large takes no more than the time of a linear program; the
# limit is wide, to catch only what grows with the square.
@test "the nastiest documents take time in proportion to their size" {
	local nasty
	yes 'word' | head -n 1000000 >words.txt
	yes '- ' | head -n 100000 | awk '{ printf "%*s- item\n", NR % 4000, "" }' >bullets.txt
	head -c 20000000 /dev/zero | tr '\0' 'x' >letters.txt
	yes 'A sentence of no great length, and then: another (one). ' | tr -d '\n' | head -c 20000000 >paragraph.txt
	yes '**_*<sup>' | tr -d '\n' | head -c 5000000 >marks.txt
	yes '> > > >' | head -n 200000 >quotes.txt
	yes 'Ann says: (((([[[[' | head -n 200000 >labels.txt
	yes '12 March 2019 12/3/2019 March 12 ' | tr -d '\n' | head -c 5000000 >dates.txt
	yes 'Ann 3 days ago' | head -n 100000 >ages.txt
	{ echo Title; echo; echo 'Text that is long enough to be a sentence of its own.'; echo; echo Comments; echo; yes 'Ann, 3 March 2019 at 10:00
In reply to Ann' | head -n 200000; } >replies.txt
	awk 'BEGIN {
		for (i = 0; i < 2000; i++)
			printf "%c%c%c: Who?\n\n", 65 + i % 26, 65 + i / 26 % 26, 65 + i / 676
		for (i = 0; i < 20000; i++)
			print "Word by Word the Lowly Text goes on and says Nothing at all.\n"
	}' >initials.txt
	for nasty in words bullets letters paragraph marks quotes labels dates ages replies initials; do
		echo "$nasty"
		timeout 30 cc-split "$nasty.txt" >/dev/null
		timeout 60 cc-split -u sentence --check "$nasty.txt"
	done
}

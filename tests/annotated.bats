#!/usr/bin/env bats
# How far cc-split agrees with people: tests/annotated has documents with tables made by hand.

load helpers

# at_least WHAT LEAST: of the line in `agreement`.
at_least()
{
	awk -v what="$1" -v least="$2" '
		{ for (i = 1; i < NF; i++) if ($i == what) { seen = 1; if ($(i + 1) < least) exit 1 } }
		END { if (!seen) exit 1 }' agreement || fail "$1 below $2: $(cat agreement)"
}

agrees()
{
	local set=$ROOT/tests/annotated/$1 documents=()
	for document in "$set"/*.txt "$set"/*.md; do
		[ ! -e "$document" ] || documents+=("$document")
	done
	cc-split "${documents[@]}" >segments.tsv
	awk -f "$ROOT/tests/annotated/agree.awk" segments.tsv "$set"/*.segments.tsv >agreement
	at_least boundaries 98
	at_least kind 95
	at_least turn 97
	at_least speaker 97
	cc-split --check "${documents[@]}"
}

@test "segments agree with the first set" { agrees one; }
@test "segments agree with the second set" { agrees two; }
@test "segments agree with the third set" { agrees three; }
@test "segments agree with the fourth set" { agrees four; }
@test "segments agree with the fifth set" { agrees five; }
@test "segments agree with the sixth set" { agrees six; }
@test "segments agree with the seventh set" { agrees seven; }
@test "segments agree with the eighth set" { agrees eight; }
@test "segments agree with the ninth set" { agrees nine; }
@test "segments agree with the tenth set" { agrees ten; }

@test "quotations of the annotated documents stand where they say" {
	cc-split "$ROOT"/tests/annotated/*/*.txt "$ROOT"/tests/annotated/*/*.md | cc-quotes >quotes.tsv
	cc-verify quotes.tsv >proof.tsv
	is_table quotes.tsv
}

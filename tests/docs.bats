#!/usr/bin/env bats
# The examples in the documents are run (scripts/examples says what an example is), and their links are followed.

load helpers

# A document is what it would be if its examples were run now; `make examples` makes it so.
is_true()
{
	"$ROOT/scripts/examples" "$1" >now
	same "$ROOT/$1" now
}

@test "README.md shows what the programs print" {
	grep -q '^```console$' "$ROOT/README.md"
	is_true README.md
}

@test "the documents in docs/ show what the programs print" {
	local document
	for document in "$ROOT"/docs/*.md; do
		is_true "docs/$(basename "$document")"
	done
}

@test "what the documents link to in the repository is there" {
	local document target
	while IFS=: read -r document target; do
		target=${target#*\](}
		target=${target%%[)#]*}
		case $target in
		'' | *://*) continue ;;
		esac
		echo "$document links to $target"
		[ -e "$ROOT/$(dirname "$document")/$target" ]
	done < <(cd "$ROOT" && grep -Ho '\]([^)]*)' ./*.md docs/*.md)
}

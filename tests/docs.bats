#!/usr/bin/env bats
# Every example in the documents is run. An example is a line `$ command` in a fenced block marked `console`, and
# what it prints are the lines down to the next `$` or the end of the block, byte for byte. It is run in the
# repository, with the programs on PATH; a command goes on in the next line after a `\` at the end of this one.

load helpers

# Runs what was collected: a command and the lines under it.
try()
{
	[ -n "$command" ] || return 0
	count=$((count + 1))
	(cd "$ROOT" && bash -c "$command") >got 2>&1 </dev/null || true
	if ! diff -u --label shown --label printed want got >difference; then
		printf '%s:%s: $ %s\n' "$1" "$at" "$command"
		cat difference
		wrong=$((wrong + 1))
	fi
}

# The examples of a document; `count` and `wrong` are set.
examples_of()
{
	local number=0 inside='' open='' command='' at=0 line
	count=0 wrong=0
	: >want
	while IFS= read -r line || [ -n "$line" ]; do
		number=$((number + 1))
		case $inside$line in
		'```console') inside=: ;;
		':```') try "$1" && command='' inside='' ;;
		":\$ "*)
			try "$1"
			command=${line#\$ } at=$number open=$line
			: >want
			;;
		:*)
			case $open in
			*\\) command+=$'\n'$line open=$line ;;
			*) printf '%s\n' "$line" >>want ;;
			esac
			continue
			;;
		esac
		case $line in
		*\\) ;;
		*) open='' ;;
		esac
	done <"$ROOT/$1"
	echo "$1: $count examples, $wrong wrong"
}

@test "README.md shows what the programs print" {
	examples_of README.md
	[[ $count -gt 0 && $wrong -eq 0 ]]
}

@test "the documents in docs/ show what the programs print" {
	local document all=0
	for document in "$ROOT"/docs/*.md; do
		examples_of "${document#"$ROOT"/}"
		all=$((all + wrong))
	done
	[ "$all" -eq 0 ]
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

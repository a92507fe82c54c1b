# messages: one voice for everything that goes wrong, and running the other programs under it.

trouble=0
on_terminal=

# complain FILE TEXT: an error, one line; FILE as the user wrote it, or empty.
complain()
{
	trouble=2
	wipe
	printf 'cc-report: %s%s' "${1:+$1: }" "$2" | tr '\001-\037\177' '[?*]' >&2
	echo >&2
}

fail()
{
	complain "$@"
	exit 2
}

# system_reason FILE: why a program of the system failed, from what it said: the end of its first line.
system_reason()
{
	reason=$(sed -n '1s/.*: //p' "$1")
	echo "${reason:-no reason given}"
}

# Takes the progress line away.
wipe()
{
	if [ -n "$on_terminal" ]; then
		printf '\r\033[K' >&2
	fi
}

# step WHAT: what is being done, for somebody who watches.
step()
{
	doing=$1
	if [ -n "$on_terminal" ]; then
		printf '\r\033[Kcc-report: %s' "$doing" >&2
	fi
}

# speak: what other programs say on standard input is said in our name, and about the files that the user knows.
speak()
{
	while IFS= read -r line; do
		text=${line#cc-*: }
		case $text in
		*' MB read')
			if [ -n "$on_terminal" ]; then
				step "${doing%%, * MB read}, $text"
			else
				printf 'cc-report: %s, %s\n' "$doing" "$text" >&2
			fi
			continue
			;;
		"$work/segments.tsv"*) text=${option_segments:-segments}${text#"$work/segments.tsv"} ;;
		"$work/quotes.tsv"*) text=${option_quotes:-quotes}${text#"$work/quotes.tsv"} ;;
		"$work"/*) text="$TMPDIR: ${text#"$work"/}" ;;
		'standard output: '*) text="$TMPDIR: ${text#standard output: }" ;;
		esac
		wipe
		printf 'cc-report: %s\n' "$text" >&2
	done
}

# run FILE PROGRAM ARGUMENT...: its standard output to FILE, what it says in our name; returns its status.
run()
{
	to=$1
	shift
	{
		{
			"$@" 2>&1 >&3 3>&-
			echo $? >"$work/status"
		} | speak
	} 3>"$to"
	read -r status <"$work/status"
	return "$status"
}

# must FILE PROGRAM ARGUMENT...: the same, where only --keep-going goes on after an error; 1 is: nothing found.
must()
{
	run "$@" || [ $? -eq 1 ] || {
		trouble=2
		[ -n "$option_keep_going" ] || exit 2
	}
}

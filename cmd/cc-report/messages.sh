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

# system_reason MESSAGES: why a program of the system failed, from what it said: `cat: write error: No space left on
# device`, `awk: write failure (No space left on device)`.
system_reason()
{
	reason=${1%%"$newline"*}
	case $reason in
	*'('*')') reason=${reason##*'('} reason=${reason%')'} ;;
	*) reason=${reason##*: } ;;
	esac
	echo "${reason:-no reason given}"
}

newline='
'

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

# speak: what other programs say on standard input is said in our name, and about the files that the user knows. What
# programs of the system say is about TMPDIR, once, and 2 goes to file descriptor 4.
speak()
{
	failed=
	while IFS= read -r line; do
		text=${line#cc-*: }
		case $line in
		cc-*' MB read')
			say_progress "$text"
			continue
			;;
		cc-*': standard output: '*) text="$TMPDIR: ${text#standard output: }" ;;
		cc-*": $work/segments.tsv"*) text=$option_segments${text#"$work/segments.tsv"} ;;
		cc-*": $work/quotes.tsv"*) text=$option_quotes${text#"$work/quotes.tsv"} ;;
		cc-*) ;;
		*)
			[ -z "$failed" ] || continue
			failed=yes
			echo 2 >&4
			text="$TMPDIR: cannot be written: $(system_reason "$line")"
			;;
		esac
		wipe
		printf 'cc-report: %s\n' "$text" >&2
	done
}

say_progress()
{
	if [ -n "$on_terminal" ]; then
		step "${doing%%, * MB read}, $1"
	else
		printf 'cc-report: %s, %s\n' "$doing" "$1" >&2
	fi
}

# run FILE PROGRAM ARGUMENT...: its standard output to FILE, what it says in our name; returns its status.
run()
{
	to=$1
	shift
	worst=0
	for status in $({ {
		{
			("$@") 2>&1 >&3 3>&- 4>&-
			echo $? >&4
		} | speak 3>&- >&2
	} 4>&1; } 3>"$to"); do
		[ "$status" -le "$worst" ] || worst=$status
	done
	return "$worst"
}

# must FILE PROGRAM ARGUMENT...: the same, where only --keep-going goes on after an error; 1 is: nothing found.
must()
{
	run "$@" || [ $? -eq 1 ] || {
		trouble=2
		[ -n "$option_keep_going" ] || exit 2
	}
}

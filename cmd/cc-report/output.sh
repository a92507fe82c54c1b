# output: the result reaches its place whole, or not at all.

# print_and_exit COMMAND...: for --help and --version, believed only when it is written.
print_and_exit()
{
	if text=$("$@") && printf '%s\n' "$text" 2>/dev/null; then
		exit 0
	fi
	fail '' 'standard output: cannot be written'
}

# Refuses an output that could not be put in place, before there is any work.
check_output()
{
	if [ -z "$option_output" ]; then
		[ -z "$option_lock$option_if_changed" ] || fail '' '--lock and --if-changed need --output; see --help'
		{ true >&1; } 2>/dev/null || fail '' 'standard output: cannot be written: Bad file descriptor'
		return
	fi
	if [ -d "$option_output" ]; then
		fail "$option_output" 'cannot be written: Is a directory'
	elif [ -e "$option_output" ] && [ ! -f "$option_output" ]; then
		fail "$option_output" 'cannot be written: it is no ordinary file that could be replaced'
	fi
	target=$option_output
	case $target in
	/*) ;;
	*) target=./$target ;;
	esac
	folder=${target%/*}/
	[ -d "$folder" ] || fail "$option_output" 'cannot be written: No such file or directory'
	state=$target.state
}

# Holds the lock until the end; the file stays, because another run may be waiting with it in hand.
take_lock()
{
	[ -n "$option_lock" ] || return 0
	command -v flock >/dev/null 2>&1 || fail '' '--lock needs flock, of the package util-linux'
	said=$( (true >>"$state") 2>&1) || fail "$state" "cannot be written: $(system_reason "$said")"
	exec 9>>"$state"
	flock -n 9 || fail "$option_output" 'another run is at work on it'
}

# The result without the time at which it was made.
fingerprint()
{
	{
		echo "$version $option_format"
		grep -vF "$made_at" "$work/result"
	} | sha256sum
}

is_unchanged()
{
	[ -n "$option_if_changed" ] && [ -f "$target" ] && [ -f "$state" ] && [ "$(fingerprint)" = "$(cat "$state")" ]
}

# The state follows every run that writes, so that the next --if-changed knows what is there.
note_state()
{
	[ -n "$option_if_changed" ] || [ -s "$state" ] || return 0
	said=$( (fingerprint >"$state") 2>&1) || fail "$state" "cannot be written: $(system_reason "$said")"
}

# Written beside its place, synced, then renamed.
replace_output()
{
	beside=$(mktemp "$target.XXXXXX" 2>&1) || {
		said=$beside beside=
		fail "$option_output" "cannot be written: $(system_reason "$said")"
	}
	said=$({ cat "$work/result" >"$beside" && sync "$beside" && chmod '=rw' "$beside" && mv -f "$beside" "$target"; } 2>&1) ||
		fail "$option_output" "cannot be written: $(system_reason "$said")"
	beside=
}

# A reader who has gone ends us as it would end cat.
print_output()
{
	status=0
	exec 3>&1
	said=$(cat "$work/result" 2>&1 >&3) || status=$?
	if [ "$status" -gt 128 ]; then
		clean_up
		trap - EXIT PIPE
		kill -s PIPE $$
	fi
	[ "$status" -eq 0 ] || fail '' "standard output: cannot be written: $(system_reason "$said")"
}

deliver()
{
	if [ -z "$option_output" ]; then
		print_output
	elif ! is_unchanged; then
		replace_output
		note_state
	fi
}

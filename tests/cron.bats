#!/usr/bin/env bats
# docs/cron.md: each of its blocks is put in a folder of its own and run.

load helpers

setup()
{
	cd "$BATS_TEST_TMPDIR" || return
	mkdir -p srv/articles srv/www srv/reports bin
	cp "$ROOT"/seeds/*.txt srv/articles
	printf 'Homes\n\nBy Petra Quillfeather on %s\n\n“It is new,” said Ottoline Marsh.\n' "$(date '+%-d %B %Y')" >srv/articles/new.txt
	printf '#!/bin/sh\n{ echo "$@"; cat; } >"%s/mailed"\n' "$PWD" >bin/mail
	chmod +x bin/mail
}

# block NAME: the block of docs/cron.md whose fence says so, with its places here.
block()
{
	awk -v name="$1" '/^```/ { inside = !inside && $0 ~ ("(^```| )" name "$"); next } inside' "$ROOT/docs/cron.md" |
		sed "s|/srv/|$PWD/srv/|g; s|/usr/local/bin|$BUILD/bin|g"
}

script()
{
	block "$1" >script.sh
	[ -s script.sh ]
	run -0 env -i PATH="$PWD/bin:$BUILD/bin:/usr/bin:/bin" sh script.sh
	[ -z "$output" ]
}

@test "the lines of the crontab, as cron runs them" {
	block crontab >table
	grep '^[0-9]' table >lines
	[ "$(wc -l <lines)" -eq 2 ]
	path=$(sed -n 's/^PATH=//p' table)
	for _ in 1 2; do
		while read -r _ _ _ _ _ line; do
			run -0 env -i PATH="$path" HOME=/ LOGNAME=nobody sh -c "$(printf '%s' "$line" | sed 's/\\%/%/g')"
			[ -z "$output" ]
		done <lines
		stat -c '%i %Y' srv/www/page.html >>seen
	done
	[ "$(sort -u seen | wc -l)" -eq 1 ]
	[ "$(tail -n 1 srv/www/page.html)" = '</html>' ]
	[ -s "srv/www/$(date -d yesterday +%Y-%m).html" ]
}

@test "a failure is one line, and the page stays" {
	line=$(block crontab | sed -n '/^17/s/^\([^ ]* \)\{5\} *//p')
	echo old >srv/www/page.html
	rm srv/articles/*
	run -2 env -i PATH="$BUILD/bin:/usr/bin:/bin" sh -c "$line"
	[ "${#lines[@]}" -eq 1 ]
	[ "$(cat srv/www/page.html)" = old ]
}

@test "segments of more documents than a command line holds" {
	script nightly
	cp srv/www/page.html first
	grep -q 'Ottoline Marsh' first
	script nightly
	cmp first srv/www/page.html
}

@test "a mail when there is something new, and only then" {
	script report-week
	head -n 1 mailed | grep -q -e '-s What was said this week research@example.org'
	grep -q 'It is new,' mailed
	[ "$(tail -n +2 mailed | wc -L)" -le 78 ]
	rm mailed
	script report-week
	[ ! -e mailed ]
	printf '\n“And there is more,” said Ottoline Marsh.\n' >>srv/articles/new.txt
	script report-week
	grep -q 'And there is more' mailed
}

@test "a mail that could not be sent is sent the next time" {
	printf '#!/bin/sh\nexit 1\n' >bin/mail
	block report-week >script.sh
	run -1 env -i PATH="$PWD/bin:$BUILD/bin:/usr/bin:/bin" sh script.sh
	printf '#!/bin/sh\ncat >"%s/mailed"\n' "$PWD" >bin/mail
	script report-week
	[ -s mailed ]
}

@test "systemd takes the units" {
	command -v systemd-analyze >/dev/null || skip 'systemd-analyze is not installed'
	block 'ini cc-report.service' >cc-report.service
	block 'ini cc-report.timer' >cc-report.timer
	run systemd-analyze verify --man=no ./cc-report.service ./cc-report.timer
	echo "$output" | grep -v 'SysUser\|cgroup' || true
	[ "$status" -eq 0 ]
	run -0 systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' cc-report.timer)"
	line=$(sed -n "s/^ExecStart=\/bin\/sh -c '\(.*\)'/\1/p" cc-report.service)
	run -0 env -i PATH=/usr/bin:/bin sh -c "$line"
	[ -z "$output" ]
	[ -s srv/www/page.html ]
}

@test "old reports are kept, and let go of" {
	cc-report -o srv/www/page.html srv/articles/*.txt
	script keep
	kept=srv/www/old/$(date +%Y-%m-%d).html
	cmp srv/www/page.html "$kept"
	cp "$kept" before
	cc-report -t Other -o srv/www/page.html srv/articles/*.txt
	script keep
	cmp before "$kept"
	cp before srv/www/old/2020-01-01.html
	touch -d '2020-01-01' srv/www/old/2020-01-01.html
	script keep
	[ "$(ls srv/www/old)" = "$(basename "$kept")" ]
}

@test "logrotate takes its lines" {
	command -v logrotate >/dev/null || skip 'logrotate is not installed'
	cc-report -o srv/www/page.html srv/articles/*.txt
	cp srv/www/page.html before
	block 'logrotate cc-report' >rotate
	chmod 644 rotate && chmod go-w . srv srv/www
	run -0 logrotate --force --state "$PWD/state" rotate
	cmp before srv/www/page.html
	cmp before srv/www/page-*.html
}

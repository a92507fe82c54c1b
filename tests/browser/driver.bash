# driver: a headless Chromium, driven over the WebDriver protocol with curl and jq.
#
# start_driver and stop_driver stand around the tests of a file; open_browser and close_browser around a page.
# What fails says what the browser said.
# shellcheck shell=bash

start_driver()
{
	chromedriver --port=0 --log-level=SEVERE >"$BATS_FILE_TMPDIR/driver.log" 2>&1 3>&- &
	echo $! >"$BATS_FILE_TMPDIR/driver.pid"
	local port=
	for _ in $(seq 200); do
		port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$BATS_FILE_TMPDIR/driver.log")
		[ -z "$port" ] || break
		sleep 0.1
	done
	[ -n "$port" ]
	export DRIVER=http://127.0.0.1:$port
}

# A browser that a failed test has left goes too.
stop_driver()
{
	curl -sS --max-time 20 "$DRIVER/shutdown" >/dev/null || kill "$(cat "$BATS_FILE_TMPDIR/driver.pid")"
}

# ask METHOD PATH [JSON]: the value of the answer, as JSON.
ask()
{
	local answer
	answer=$(curl -sS -X "$1" -H 'Content-Type: application/json' ${3+-d "$3"} --max-time 120 "$DRIVER$2")
	if jq -e '.value.error?' <<<"$answer" >/dev/null 2>&1; then
		jq -r '"browser: " + .value.error + ": " + .value.message' <<<"$answer" >&2
		return 1
	fi
	jq -c .value <<<"$answer"
}

# open_browser WIDTH HEIGHT [no-scripts]
open_browser()
{
	local options
	options=$(jq -n --argjson width "$1" --argjson height "$2" --arg scripts "${3-}" --arg folder "$BATS_TEST_TMPDIR/chromium" '
		{
			args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + $folder],
			mobileEmulation: { deviceMetrics: { width: $width, height: $height, pixelRatio: 1, touch: ($width < 700 and $scripts == "") } }
		} + if $scripts == "no-scripts" then
			{ prefs: { "profile.managed_default_content_settings.javascript": 2 } }
		else {} end')
	SESSION=/session/$(ask POST /session "{\"capabilities\": {\"alwaysMatch\": {
		\"goog:loggingPrefs\": {\"browser\": \"ALL\", \"performance\": \"ALL\"},
		\"goog:chromeOptions\": $options}}}" | jq -r .sessionId)
}

close_browser()
{
	ask DELETE "$SESSION" >/dev/null
}

visit()
{
	ask POST "$SESSION/url" "$(jq -n --arg url "$1" '{url: $url}')" >/dev/null
}

# evaluate EXPRESSION: the value of one JavaScript expression, as JSON.
evaluate()
{
	ask POST "$SESSION/execute/sync" "$(jq -n --arg script "return $1" '{script: $script, args: []}')"
}

# element CSS: the first element that fits.
element()
{
	ask POST "$SESSION/element" "$(jq -n --arg css "$1" '{using: "css selector", value: $css}')" | jq -r '.[]'
}

click()
{
	ask POST "$SESSION/element/$(element "$1")/click" '{}' >/dev/null
}

write_into()
{
	ask POST "$SESSION/element/$(element "$1")/value" "$(jq -n --arg text "$2" '{text: $text}')" >/dev/null
}

text_of()
{
	ask GET "$SESSION/element/$(element "$1")/text" | jq -r .
}

is_displayed()
{
	[ "$(ask GET "$SESSION/element/$(element "$1")/displayed")" = true ]
}

# What the page wrote to the console, one message a line: errors, and what its policy kept from happening.
console()
{
	ask POST "$SESSION/se/log" '{"type": "browser"}' | jq -r '.[].message'
}

# Every address that was asked for, by the page or for it; not what the browser's own first page asks for.
addresses()
{
	ask POST "$SESSION/se/log" '{"type": "performance"}' |
		jq -r '.[].message | fromjson | .message | select(.method == "Network.requestWillBeSent") | .params |
			select(.documentURL | startswith("chrome:") | not) | .request.url'
}

# chrome COMMAND PARAMETERS: a command of Chromium's own protocol.
chrome()
{
	ask POST "$SESSION/goog/cdp/execute" "{\"cmd\": \"$1\", \"params\": $2}"
}

# picture FILE: what is seen, as PNG.
picture()
{
	ask GET "$SESSION/screenshot" | jq -r . | base64 -d >"$1"
}

#!/usr/bin/env bats
# The page that cc-report makes, in a real browser: headless Chromium, driven by tests/browser/driver.bash.

load helpers
load browser/driver

# The first program that these tests need and that is not there; nothing when all are.
missing()
{
	local program
	for program in chromium chromedriver curl jq; do
		command -v "$program" >/dev/null || { echo "$program" && return; }
	done
}

# The page is the same whatever the programs were built with: it is tried once.
is_sanitized()
{
	grep -q __asan_init "$BUILD/bin/cc-split"
}

setup_file()
{
	[ -z "$(missing)" ] && ! is_sanitized || return 0
	cd "$BATS_FILE_TMPDIR" || return
	make_documents
	SOURCE_DATE_EPOCH=1600000000 cc-report --title 'Said about homes' -o page.html "$ROOT"/seeds/*.* hostile.txt
	start_driver
}

teardown_file()
{
	[ ! -e "$BATS_FILE_TMPDIR/driver.pid" ] || stop_driver
}

setup()
{
	[ -z "$(missing)" ] || skip "$(missing) is not installed: scripts/packages browser"
	! is_sanitized || skip 'the page of the plain build is tried'
	cd "$BATS_TEST_TMPDIR" || return
	PAGE=file://$BATS_FILE_TMPDIR/page.html
}

teardown()
{
	[ -z "${SESSION-}" ] || close_browser
}

# A document that would like to be more than words. Each of its tricks would leave its name in the page's title.
make_documents()
{
	cat >hostile.txt <<'END'
</title><script>document.title = "title"</script>

“</mark></details><script>document.title = 'script'</script> and more,” said Hob Nettle.

“"><img src=x onerror="document.title = 'image'">,” said Ann "onmouseover="document.title='name'" Thistle. “]]> --> &lt;script&gt; <svg/onload=document.title='svg'>,” she said.

Hob Nettle said <a href="javascript:document.title='link'">that he would &amp; could</a>.

2 Responses to </title><script>document.title = "title"</script>

<b>Wilf</b> March 5, 2021 at 9:30 am #

<style>body { display: none }</style><meta http-equiv=refresh content="0; url=http://127.0.0.1/">Yes.

    Reply

Nell Ashby March 6, 2021 at 8:15 pm #

<iframe src=http://127.0.0.1/></iframe> {{7*7}} ${7*7}

    Reply
END
}

open_page()
{
	open_browser "$@"
	visit "$PAGE"
}

# The page asked for nothing but itself, and wrote nothing to the console.
asked_for_nothing()
{
	addresses >asked
	[ "$(sort -u asked)" = "$PAGE" ]
	console >said
	[ ! -s said ]
}

visible='Array.from(document.querySelectorAll("#rows tbody tr")).filter(r => r.offsetParent !== null)'

visible_rows()
{
	evaluate "$visible.length"
}

# column_values N: what the visible rows have in column N, one a line.
column_values()
{
	evaluate "$visible.map(r => r.cells[$1].textContent)" | jq -r '.[]'
}

is_not_wider_than_the_window()
{
	[ "$(evaluate 'document.documentElement.scrollWidth <= window.innerWidth')" = true ]
}

@test "the page opens, asks for nothing else, and says nothing wrong" {
	open_page 1280 900
	[ "$(text_of h1)" = 'Said about homes' ]
	is_displayed '#filters'
	[ "$(visible_rows)" -gt 100 ]
	[ "$(evaluate 'document.querySelectorAll("svg").length')" -eq "$(grep -c '<svg' "$BATS_FILE_TMPDIR/page.html")" ]
	is_not_wider_than_the_window
	[ "$(evaluate 'performance.getEntriesByType("resource").length')" -eq 0 ]
	asked_for_nothing
}

@test "the policy keeps a page from what it was not made with" {
	open_page 1280 900
	evaluate 'void fetch("http://127.0.0.1:9/").catch(() => 0)' >/dev/null
	evaluate 'void document.body.insertAdjacentHTML("beforeend", "<img src=http://127.0.0.1:9/a.png onerror=1><p style=color:red>")' >/dev/null
	evaluate 'void document.body.appendChild(Object.assign(document.createElement("script"), {textContent: "document.title = 1"}))' >/dev/null
	console >said
	[ "$(grep -c 'Content Security Policy' said)" -ge 3 ]
	[ "$(evaluate document.title)" = '"Said about homes"' ]
}

@test "the table is sorted by any column, up and down, and back" {
	open_page 1280 900
	column_values 0 >as_they_stand
	for column in 2 4 5 6; do
		click "#rows thead th:nth-child($column) button"
		[ "$(evaluate "document.querySelector('#rows thead th:nth-child($column)').getAttribute('aria-sort')")" = '"ascending"' ]
		column_values $((column - 1)) >up
		evaluate "(v => v.every((x, i) => i === 0 || v[i - 1] !== '' || x === ''))($visible.map(r => r.cells[$((column - 1))].textContent))" >ends
		[ "$(cat ends)" = true ]
		click "#rows thead th:nth-child($column) button"
		column_values $((column - 1)) >down
		! cmp -s up down || false
		[ "$(sort up | md5sum)" = "$(sort down | md5sum)" ]
		[ "$(grep . up | head -n 1)" = "$(grep . down | tail -n 1)" ]
	done
	click '#rows thead th:nth-child(1) button'
	column_values 0 >again
	same as_they_stand again
	asked_for_nothing
}

@test "the table is filtered by words, speaker, kind, theme and document, and by all of them" {
	open_page 1280 900
	all=$(visible_rows)
	click '#by-kind option[value="direct"]'
	[ "$(column_values 3 | sort -u)" = direct ]
	direct=$(visible_rows)
	[[ $direct -gt 0 && $direct -lt $all ]]
	[[ $(text_of '#count') == "$direct of "* ]]
	click '#by-speaker option[value="Hob Nettle"]'
	[ "$(column_values 1 | sort -u)" = 'Hob Nettle' ]
	click 'button[type=reset]'
	[ "$(visible_rows)" -eq "$all" ]
	write_into '#by-words' "WASN'T any"
	[ "$(visible_rows)" -lt "$all" ]
	click 'button[type=reset]'
	click '#by-document option:last-child'
	[ "$(column_values 4 | sort -u | wc -l)" -eq 1 ]
	click 'button[type=reset]'
	click '#by-theme option:nth-child(2)'
	[[ $(visible_rows) -gt 0 && $(visible_rows) -lt $all ]]
	write_into '#by-words' 'no row has these words'
	[ "$(visible_rows)" -eq 0 ]
	asked_for_nothing
}

@test "a row opens to its passage, with its words marked" {
	open_page 1280 900
	row='#rows tbody tr[id]:has(td[data-is="Hob Nettle"])'
	! is_displayed "$row mark" || false
	click "$row summary"
	is_displayed "$row mark"
	[[ $(text_of "$row .passage") == *"$(text_of "$row mark")"*'Paragraph '* ]]
	visit "$PAGE#q7"
	is_displayed '#q7 mark'
	asked_for_nothing
}

@test "a name, a document and a number lead to their quotations" {
	open_page 1280 900
	click '.heard a[data-speaker]'
	speaker=$(evaluate 'document.querySelector(".heard a[data-speaker]").dataset.speaker' | jq -r .)
	[ "$(evaluate "new Set($visible.map(r => r.cells[1].dataset.is)).size")" -eq 1 ]
	[ "$(evaluate "${visible}[0].cells[1].dataset.is" | jq -r .)" = "$speaker" ]
	number=$(text_of '.heat td a')
	click '.heat td a'
	[ "$(visible_rows)" -ge "$number" ]
	click '.documents a[data-document]'
	[ "$(evaluate "new Set($visible.map(r => r.cells[4].dataset.is)).size")" -eq 1 ]
	asked_for_nothing
}

@test "with scripts off, all of it is there, and a row opens" {
	open_page 1280 900 no-scripts
	! is_displayed '#filters' || false
	[ "$(text_of h1)" = 'Said about homes' ]
	! is_displayed '#q2 mark' || false
	click '#q2 summary'
	is_displayed '#q2 mark'
	asked_for_nothing
}

@test "on a phone nothing is wider than the screen, and it sorts, filters and opens" {
	open_page 390 844
	is_not_wider_than_the_window
	[ "$(evaluate 'matchMedia("(max-width: 46rem)").matches')" = true ]
	! is_displayed '#rows thead' || false
	click '#by-order option[value="1-"]'
	column_values 1 | grep . >down
	click '#by-order option[value="1+"]'
	column_values 1 | grep . >up
	[ "$(head -n 1 up)" != "$(head -n 1 down)" ]
	click '#by-kind option[value="comment"]'
	[ "$(column_values 3 | sort -u)" = comment ]
	row=$(evaluate "${visible}[0].id" | jq -r .)
	click "#$row summary"
	is_displayed "#$row mark"
	is_not_wider_than_the_window
	asked_for_nothing
}

@test "on a phone, with scripts off" {
	open_page 390 844 no-scripts
	click '#q1 summary'
	is_displayed '#q1 mark'
	asked_for_nothing
}

@test "whatever a document says is shown as words" {
	open_page 1280 900
	click '#by-document option[value$="hostile.txt"]'
	evaluate "void $visible.forEach(r => { r.querySelector('details').open = true })" >/dev/null
	evaluate 'document.querySelector("#rows").innerText' | jq -r . >shown
	grep -qF "</mark></details><script>document.title = 'script'</script> and more," shown
	grep -qF "\"><img src=x onerror=\"document.title = 'image'\">," shown
	# shellcheck disable=SC2016
	grep -qF '<iframe src=http://127.0.0.1/></iframe> {{7*7}} ${7*7}' shown
	grep -qF ']]> --> &lt;script&gt;' shown
	[ "$(evaluate document.title)" = '"Said about homes"' ]
	[ "$(evaluate 'document.querySelectorAll("script").length')" -eq 1 ]
	[ "$(evaluate 'document.querySelectorAll("img, iframe, style ~ style, a[href^=javascript], [onerror], [onload], main meta").length')" -eq 0 ]
	[ "$(evaluate 'Array.from(document.querySelectorAll("*")).every(e => Array.from(e.attributes).every(a => !/^on/i.test(a.name)))')" = true ]
	asked_for_nothing
}

@test "light and dark: what is written can be read" {
	open_page 1280 900
	for scheme in light dark; do
		chrome Emulation.setEmulatedMedia "{\"features\": [{\"name\": \"prefers-color-scheme\", \"value\": \"$scheme\"}]}" >/dev/null
		# The contrast of the words with the paper, as WCAG has it: 4.5 is what it asks for.
		evaluate '(function () {
			function light(colour) {
				var c = colour.match(/[0-9.]+/g).slice(0, 3).map(function (v) {
					v /= 255;
					return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
				});
				return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
			}
			function contrast(a, b) {
				return (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
			}
			var paper = getComputedStyle(document.body).backgroundColor;
			document.querySelector("#q1 details").open = true;
			var mark = getComputedStyle(document.querySelector("#q1 mark"));
			return Math.min(contrast(mark.color, mark.backgroundColor),
				...["h1", ".sub", "nav a", "#q1 .kind", ".source", "figcaption", "thead th"].map(function (css) {
					return contrast(getComputedStyle(document.querySelector(css)).color, paper);
				}));
		})()' >contrast
		jq -e '. >= 4.5' contrast
	done
	asked_for_nothing
}

@test "it prints, with its filters left out" {
	open_page 1280 900
	chrome Emulation.setEmulatedMedia '{"media": "print"}' >/dev/null
	! is_displayed '#filters' || false
	ask POST "$SESSION/print" '{"page": {"width": 21, "height": 29.7}}' | jq -r . | base64 -d >page.pdf
	[ "$(head -c 5 page.pdf)" = '%PDF-' ]
	[ "$(wc -c <page.pdf)" -gt 50000 ]
}

@test "a page of five thousand rows is filtered and sorted in seconds" {
	cc-split "$ROOT"/seeds/*.* | cc-quotes >quotes.tsv
	{ head -n 1 quotes.tsv && for _ in $(seq 60); do tail -n +2 quotes.tsv; done; } >many.tsv
	cc-report --quotes=many.tsv -o many.html
	PAGE=file://$PWD/many.html
	open_page 1280 900
	[ "$(visible_rows)" -gt 4000 ]
	evaluate '(function () {
		var began = performance.now();
		document.querySelector("#rows thead th:nth-child(2) button").click();
		document.querySelector("#by-words").value = "the";
		document.querySelector("#by-kind").dispatchEvent(new Event("change"));
		document.body.offsetHeight;
		return performance.now() - began;
	})()' >milliseconds
	jq -e '. < 5000' milliseconds
	asked_for_nothing
}

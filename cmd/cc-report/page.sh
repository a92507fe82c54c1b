# page: the tables as one page of HTML that needs nothing else.

# put FORM TEXT: one value made safe, where the shell writes it.
put()
{
	printf '%s\n' "$2" | awk -v form="$1" -f "$work/lib.awk" -f "$work/words.awk"
}

figure_of()
{
	awk -F '\t' -v name="$1" '$1 == name { print $2 }' "$work/figures.tsv"
}

rows_of()
{
	awk 'END { print (NR > 0 ? NR - 1 : 0) }' "$work/$1.tsv"
}

# fill PART [NAME=VALUE]... FILE...: an awk program of ours, what it writes goes into the page.
fill()
{
	part=$1
	shift
	awk -F '\t' -v OFS='\t' -f "$work/lib.awk" -f "$work/$part.awk" "$@"
}

# chart NAME TITLE SCRIPT [COLOUR]: the chart whose data were laid out as NAME.*, the first series in the colour of this
# number.
chart()
{
	said=$(cd "$work" && gnuplot -e "data = '$1.dat'; $(cat "$1.range"); first_colour = ${4-1}" "$3.gp" 2>&1 >"$1.svg") ||
		fail '' "gnuplot: ${said%%"$newline"*}"
	fill svg -v id="$1" -v title="$2" "$work/$1.words" "$work/$1.names" "$work/$1.svg"
}

lay_out_bars()
{
	name=$1
	shift
	fill bars -v names="$work/$name.names" -v range="$work/$name.range" -v words="$work/$name.words" "$@" >"$work/$name.dat"
}

# numbers TITLE TABLE...: the table behind a chart; open where there is no chart.
numbers()
{
	open=''
	[ -n "$has_gnuplot" ] || open=' open'
	echo "<details class=\"numbers\"$open><summary>$1</summary>"
	shift
	"$@"
	echo '</details>'
}

write_head()
{
	cat <<END
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '$script_hash'; style-src '$style_hash'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="cc-report $version">
<title>$(put html "$title")</title>
END
	printf '<style>'
	cat "$work/page.css"
	printf '</style>\n</head>\n<body>\n'
}

# The span of the dates, in words; nothing where nothing is dated.
dates_in_words()
{
	first=$(figure_of first) last=$(figure_of last)
	if [ -z "$first" ]; then
		return
	elif [ "$first" = "$last" ]; then
		put date "$first"
	else
		echo "$(put date "$first") to $(put date "$last")"
	fi
}

write_top()
{
	dates=$(dates_in_words)
	cat <<END
<header>
<h1>$(put html "$title")</h1>
<p class="sub">${dates:+$dates · }made on <time>$made_at</time></p>
<nav aria-label="Sections"><a href="#heard">Who is heard</a> <a href="#themes">Themes</a> <a href="#comments">Comments</a>
<a href="#quotations">Quotations</a> <a href="#speakers">Speakers</a> <a href="#documents">Documents</a>
<a href="#made">How this was made</a></nav>
</header>
<main>
<section class="figures" aria-label="In figures">
<dl>
END
	for name in documents words speakers quotations comments; do
		value=$(figure_of "$name")
		[ "$value" -ne 1 ] || name=${name%s}
		echo "<div><dt>$name</dt><dd>$(put thousands "$value")</dd></div>"
	done
	echo '</dl>'
	if [ -n "$option_since" ]; then
		echo "<p class=\"note\">$(since_in_words)</p>"
	fi
	if [ -z "$has_gnuplot" ]; then
		echo '<p class="note">The charts are left out, because gnuplot is not installed where this page was made. Their numbers stand in tables.</p>'
	fi
	echo '</section>'
}

since_in_words()
{
	echo "Only what is dated $option_since or later." \
		"$(put thousands "$(cat "$work/coded.undated")") passages without a date are left out."
}

write_heard()
{
	cat <<'END'
<section id="heard">
<h2>Who is heard, and how much</h2>
END
	if [ "$(rows_of people)" -eq 0 ]; then
		echo '<p>Nobody is quoted, and there are no interviews or comments.</p></section>'
		return
	fi
	echo '<div class="pair">'
	if [ -n "$has_gnuplot" ]; then
		lay_out_bars heard -v series=quoted,reported,turn,comment -v label=speaker -v most="$most_people" -v unit=words \
			"$work/people.tsv"
		echo '<figure>'
		chart heard 'Words of the speakers who are heard most' bars
		cat <<'END'
<figcaption><ul class="key"><li class="k1">quoted</li><li class="k2">reported</li><li class="k3">interview</li><li
class="k4">comments</li></ul></figcaption></figure>
END
	fi
	fill table -v most="$most_people" -v kind=heard -v caption='Words by speaker' \
		-v spec='speaker:Words of:who|words:All:n|quoted:Quoted:n|reported:Reported:n|turn:Interview:n|comment:Comments:n' \
		"$work/people.tsv"
	echo '</div></section>'
}

write_themes()
{
	echo '<section id="themes"><h2>Who talks about what</h2>'
	if [ "$(rows_of labels)" -eq 0 ]; then
		echo "<p>None of the themes of the codebook <i>$(put html "$option_codebook")</i> is found.</p></section>"
		return
	fi
	cat <<END
<p>How many passages of the speakers who are heard most are about a theme of the codebook
<i>$(put html "$option_codebook")</i>. A passage may be about several.</p>
END
	fill heat "$work/matrix.tsv"
	echo '<details class="numbers"><summary>All themes, in detail</summary>'
	fill table -v kind=labels -v caption='Passages by theme' \
		-v spec='label:Theme:theme|rows:Passages:n|distinct_speaker:Speakers:n|distinct_doc:Documents:n' "$work/labels.tsv"
	echo '</details></section>'
}

# write_figure NAME TITLE NUMBERS...: where there are such rows, what draw_NAME draws of them and `numbers` writes.
write_figure()
{
	[ "$(rows_of "$1")" -gt 0 ] || return 0
	echo "<figure><h3>$2</h3>"
	[ -z "$has_gnuplot" ] || "draw_$1"
	shift 2
	numbers "$@"
	echo '</figure>'
}

draw_times()
{
	fill columns -v names="$work/times.names" -v range="$work/times.range" -v words="$work/times.words" \
		-v unit="$unit" "$work/times.tsv" >"$work/times.dat"
	chart times "Comments by $unit" columns
}

write_times()
{
	write_figure times 'Comments over time' \
		'The numbers of this chart' fill table -v kind=times -v caption="Comments by $unit" \
		-v spec="$unit:When|rows:Comments:n|distinct_speaker:Commenters:n" "$work/times.tsv"
}

draw_threads()
{
	lay_out_bars threads -v series=replies -v label=speaker -v also=date -v most="$most_threads" -v unit=replies "$work/threads.tsv"
	chart threads 'Replies by thread, under the name of who began it' bars 4
}

write_threads()
{
	write_figure threads 'The liveliest threads' \
		'How they begin' fill table -v kind=threads -v caption='Threads by replies' \
		-v spec='speaker:Begun by:who|date:Date:date|replies:Replies:n|people:People:n|text:First words|doc:Document:doc' \
		"$work/threads.tsv"
}

write_comments()
{
	echo '<section id="comments"><h2>The comments</h2>'
	if [ "$(rows_of comments)" -eq 0 ]; then
		echo '<p>There are no comments.</p></section>'
		return
	fi
	undated=$(($(rows_of comments) - $(rows_of dated)))
	if [ "$undated" -gt 0 ]; then
		echo "<p>$(put thousands "$undated") of them bear no date, and are not in the chart over time.</p>"
	fi
	echo '<div class="pair">'
	write_times
	write_threads
	echo '</div></section>'
}

write_quotations()
{
	all=$(rows_of coded) shown=$(rows_of passages)
	echo '<section id="quotations"><h2>The quotations</h2>'
	if [ "$all" -eq 0 ]; then
		echo '<p>There are none.</p></section>'
		return
	fi
	cat <<'END'
<p>Each opens to show the passage that it stands in. <b>Direct</b> is all in quotation marks, <b>mixed</b> in part,
<b>indirect</b> not at all; a <b>thought</b> is a reported belief or wish; a <b>turn</b> is a paragraph in an
interview, a <b>comment</b> one by a reader; <b>unattributed</b> is in quotation marks, but nobody is named.</p>
END
	if [ "$shown" -lt "$all" ]; then
		cat <<END
<p class="note">The table shows $(put thousands "$shown") of $(put thousands "$all"): quoted words before reported ones,
and the first ones of each document first. With <code>--rows=0</code> it holds them all.</p>
END
	fi
	cat <<'END'
<form id="filters" hidden>
<label>Words <input type="search" id="by-words" autocomplete="off"></label>
<label>Speaker <select id="by-speaker"><option value="">all</option></select></label>
<label>Kind <select id="by-kind"><option value="">all</option></select></label>
<label>Theme <select id="by-theme"><option value="">all</option></select></label>
<label>Document <select id="by-document"><option value="">all</option></select></label>
<label>Order <select id="by-order"></select></label>
<button type="reset">Clear</button>
<output id="count"></output>
</form>
<table id="rows">
<caption>Quotations</caption>
<thead><tr><th scope="col" class="n">#</th><th scope="col">Speaker</th><th scope="col">Words</th><th scope="col">Kind</th><th
scope="col">Document</th><th scope="col">Date</th></tr></thead>
<tbody>
END
	fill quotations "$work/passages.tsv"
	printf '</tbody></table></section>\n'
}

write_speakers()
{
	echo '<section id="speakers"><h2>The speakers</h2>'
	if [ "$(rows_of people)" -gt 0 ]; then
		fill table -v kind=people -v most="$option_rows" -v caption='Speakers, with roles and other names' \
			-v spec='speaker:Speaker:who|type:Type|role:Roles:list|org:Organisations:list|aliases:Also called:list|docs:Documents:n|passages:Passages:n|words:Words:n|first:First:date|last:Last:date' \
			"$work/people.tsv"
	else
		echo '<p>There are none.</p>'
	fi
	shortened people
	echo '</section>'
}

shortened()
{
	all=$(rows_of "$1")
	if [ "$option_rows" -gt 0 ] && [ "$all" -gt "$option_rows" ]; then
		echo "<p class=\"note\">The first $option_rows of $(put thousands "$all").</p>"
	fi
}

write_documents()
{
	echo '<section id="documents"><h2>What was read</h2>'
	fill table -v kind=documents -v most="$option_rows" -v caption='Documents, as they were read' \
		-v spec='doc:Document:doc|title:Title|date:Date:date|words:Words:n|segments:Paragraphs:n|quotations:Quotations:n|comments:Comments:n' \
		"$work/documents.tsv"
	shortened documents
	echo '</section>'
}

write_made()
{
	cat <<END
<section id="made"><h2>How this was made</h2>
<p>By cc-report of cc-tools $version${has_gnuplot:+ and $has_gnuplot}, on <time>$made_at</time>. Names, quotations and
themes are found by rules and by a learned model, and some of them are wrong; every row can be checked in its passage.
The same tables come from these commands:</p>
<pre>$(commands_used | while IFS= read -r line; do put html "$line"; done)</pre>
</section>
</main>
END
}

# What a reader can type to get the tables themselves.
commands_used()
{
	if [ -z "$option_quotes" ]; then
		if [ -z "$option_segments" ]; then
			echo 'cc-split DOCUMENT... >segments.tsv'
		fi
		cat <<'END'
cc-speakers segments.tsv >speakers.tsv
cc-quotes --speakers=speakers.tsv segments.tsv >quotes.tsv
END
	fi
	cat <<END
cc-grep -e '' --where=kind=direct --where=kind=mixed --where=kind=indirect \\
    --where=kind=turn --where=kind=comment quotes.tsv >heard.tsv
cc-stats -g speaker -a rows,words,distinct:doc -s words heard.tsv
cc-stats -g speaker,kind -p kind -a words heard.tsv
cc-grep --codebook=$codebook_file heard.tsv |
    cc-stats -g label -a rows,distinct:speaker,distinct:doc
END
}

write_html()
{
	write_head
	write_top
	write_heard
	write_themes
	write_comments
	write_quotations
	write_speakers
	write_documents
	write_made
	printf '<script>'
	cat "$work/page.js"
	printf '</script>\n</body>\n</html>\n'
}

#!/bin/sh
# tests/bench/stats.sh [BIN]: cc-stats against mawk, GNU datamash and Miller on
# one task: rows and the sum of `end` by speaker, over a segments stream of
# 600,000 rows and 200 MB made of seeds/. Prints the best time of five of each
# and how many times as long each rival takes.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
export LC_ALL=C
stream=$data/segments.tsv

# Every paragraph of the seeds is text to draw from; a Lehmer generator makes
# the same choices in every awk.
make_stream()
{
	awk -v rows=600000 -v bytes=348 '
	function below(n) { seed = seed * 16807 % 2147483647; return seed % n }
	BEGIN { seed = 20210130; OFS = "\t" }
	{ gsub(/[\t\r]/, " "); if (length($0) > 0) all = all " " $0 }
	END {
		size = length(all)
		while (length(all) < size + 1000)
			all = all all
		print "doc", "seg", "kind", "section", "turn", "reply_to", "speaker", "date", "start", "end", "text"
		for (i = 1; i <= rows; i++) {
			if (i % 200 == 1) { doc = "articles/" int(i / 200) ".txt"; at = 0 }
			n = below(400)
			speaker = n < 100 ? "" : "Given" n % 20 " Surname" n
			date = sprintf("20%02d-%02d-%02d", 10 + below(15), 1 + below(12), 1 + below(28))
			head = doc OFS (i - 1) % 200 + 1 OFS "para" OFS "Section " below(9) OFS OFS OFS speaker
			text = substr(all, 1 + below(size), bytes - length(head) - 32 + below(101) - 50)
			sub(/^[^ ]* /, "", text)
			sub(/ [^ ]*$/, "", text)
			start = at; at += length(text)
			print head, date, start, at, text
			at += 2
		}
	}' "$root"/seeds/*
}

# One after the other, so that what else the machine does meets all of them.
measure_all()
{
	measure cc-stats "$bin/cc-stats" -g speaker -a rows,sum:end <"$stream"
	# shellcheck disable=SC2016 # awk's own $7 and $10
	measure mawk mawk -F '\t' 'NR > 1 { rows[$7]++; sum[$7] += $10 }
		END { for (s in rows) printf "%s\t%d\t%.0f\n", s, rows[s], sum[s] }' <"$stream"
	measure datamash datamash --sort --header-in --group 7 count 7 sum 10 <"$stream"
	measure Miller mlr --tsv stats1 -a count,sum -f end -g speaker <"$stream"
}

# The least time of each, and the ratio to ours.
report()
{
	awk '
	!($1 in least) || $2 < least[$1] { least[$1] = $2 }
	END {
		printf "%-10s %8.3f s\n", "cc-stats", least["cc-stats"] / 1e9
		count = split("mawk 3 datamash 8 Miller 20", rivals, " ")
		for (i = 1; i < count; i += 2) {
			name = rivals[i]
			if (name in least)
				printf "%-10s %8.3f s  %6.1f times as long (bar %d)\n", name, least[name] / 1e9,
					least[name] / least["cc-stats"], rivals[i + 1]
			else
				print name ": not installed, skipped"
		}
	}' "$times"
}

if [ ! -s "$stream" ] || [ -n "$(find "$root/seeds" "$0" -newer "$stream")" ]; then
	make_stream >"$stream.new"
	mv "$stream.new" "$stream"
fi
cat "$stream" >/dev/null
echo "$(wc -c <"$stream") bytes, $(wc -l <"$stream") lines: -g speaker -a rows,sum:end"
: >"$times"
for _ in 1 2 3 4 5; do
	measure_all
done
report

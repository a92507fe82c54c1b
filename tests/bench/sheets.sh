#!/bin/sh
# tests/bench/sheets.sh [BIN]: cc-csv and cc-xlsx on 100,000 quotations made of seeds/. cc-csv there and back against cat,
# which it may take twice as long as, and 0.2 s more, and against Miller; cc-xlsx, which may take 10 s and 64 MiB, against
# openpyxl. They run in turns, and the best time of each counts.
set -eu
# shellcheck source=tests/bench/common.sh
. "$(dirname "$0")/common.sh"
export LC_ALL=C.UTF-8
data=$data/sheets
rounds=${BENCH_ROUNDS:-5}
rows=100000

if [ ! -d "$data" ]; then
	mkdir -p "$data.new"
	(cd "$root" && "$bin/cc-split" seeds/* | "$bin/cc-quotes") | LC_ALL=C awk -v rows="$rows" '
		BEGIN { FS = OFS = "\t" }
		NR == 1 { print; next }
		{ row[count++] = $0 }
		END {
			for (i = 0; i < rows; i++) {
				$0 = row[i % count]
				sub(/^seeds/, sprintf("articles/%04d", i / count), $1)
				print
			}
		}' >"$data.new/quotes.tsv"
	"$bin/cc-csv" "$data.new/quotes.tsv" >"$data.new/quotes.csv"
	mv "$data.new" "$data"
fi
cd "$data"
: >"$times"

# compare NAME RIVAL: a line of the table.
compare()
{
	awk -v name="$1" -v rival="$2" -v a="$(least "$1")" -v b="$(least "$2")" 'BEGIN {
		if (b == 0)
			printf "%-12s %7.3f s   %s: not installed, skipped\n", name, a / 1e9, rival
		else
			printf "%-12s %7.3f s   %-12s %7.3f s   ratio %.2f\n", name, a / 1e9, rival, b / 1e9, a / b
	}'
}

# The most memory that a command had, in MiB.
memory()
{
	if [ -x /usr/bin/time ]; then
		/usr/bin/time -f %M "$@" 2>&1 >/dev/null | awk 'END { printf "%.1f MiB", $1 / 1024 }'
	else
		echo 'unknown: GNU time is not installed'
	fi
}

echo "$(wc -c <quotes.tsv) bytes, $rows quotations"
for _ in $(seq "$rounds"); do
	measure cat cat quotes.tsv
	measure cc-csv "$bin/cc-csv" quotes.tsv
	measure 'Miller-to' mlr --t2c cat quotes.tsv
	measure 'cc-csv-d' "$bin/cc-csv" -d quotes.csv
	measure 'Miller-from' mlr --c2t cat quotes.csv
done
measure cc-xlsx "$bin/cc-xlsx" -o quotes.xlsx quotes.tsv
measure cc-xlsx "$bin/cc-xlsx" -o quotes.xlsx quotes.tsv
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
	measure openpyxl /usr/bin/python3 -c '
import openpyxl
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("quotes")
for line in open("quotes.tsv", encoding="utf-8"):
    sheet.append(line.rstrip("\n").split("\t"))
book.save("openpyxl.xlsx")'
fi
compare cc-csv cat
compare cc-csv Miller-to
compare cc-csv-d cat
compare cc-csv-d Miller-from
compare cc-xlsx openpyxl
awk -v cat="$(least cat)" -v csv="$(least cc-csv)" -v xlsx="$(least cc-xlsx)" 'BEGIN {
	printf "cc-csv: %s (bar: %.3f s)\n", csv <= 2 * cat + 2e8 ? "within its bar" : "TOO SLOW", (2 * cat + 2e8) / 1e9
	printf "cc-xlsx: %s (bar: 10 s)\n", xlsx <= 1e10 ? "within its bar" : "TOO SLOW"
}'
echo "cc-csv: $(memory "$bin/cc-csv" quotes.tsv) at most"
echo "cc-xlsx: $(memory "$bin/cc-xlsx" -o quotes.xlsx quotes.tsv) at most (bar: 64 MiB)"
rm -f quotes.xlsx openpyxl.xlsx

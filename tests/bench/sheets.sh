#!/bin/sh
# tests/bench/sheets.sh [BIN]: cc-csv and cc-xlsx on 100,000 quotations made of seeds/. cc-csv there and back against cat,
# which it may take twice as long as, and 0.2 s more, and against Miller; cc-xlsx, which may take 10 s and 64 MiB, against
# openpyxl. They run in turns, and the best time of each counts. BIN holds the programs. What they read is kept in
# BENCH_DATA (build/bench) from one run to the next.
set -eu
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/../.." && pwd)
bin=$(cd "${1:-$here/build/bin}" && pwd)
data=${BENCH_DATA:-$here/build/bench}/sheets
rounds=${BENCH_ROUNDS:-5}
rows=100000

if [ ! -d "$data" ]; then
	mkdir -p "$data.new"
	(cd "$here" && "$bin/cc-split" seeds/* | "$bin/cc-quotes") | LC_ALL=C awk -v rows="$rows" '
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
times=$data/times
: >"$times"

# measure NAME COMMAND...: one more time of the command, in nanoseconds, to $times.
measure()
{
	name=$1
	shift
	if command -v "$1" >/dev/null; then
		began=$(date +%s%N)
		"$@" >/dev/null
		echo "$name $(($(date +%s%N) - began))" >>"$times"
	fi
}

best()
{
	awk -v name="$1" '$1 == name && (!least || $2 < least) { least = $2 } END { print least + 0 }' "$times"
}

# compare NAME RIVAL: a line of the table.
compare()
{
	awk -v name="$1" -v rival="$2" -v a="$(best "$1")" -v b="$(best "$2")" 'BEGIN {
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
awk -v cat="$(best cat)" -v csv="$(best cc-csv)" -v xlsx="$(best cc-xlsx)" 'BEGIN {
	printf "cc-csv: %s (bar: %.3f s)\n", csv <= 2 * cat + 2e8 ? "within its bar" : "TOO SLOW", (2 * cat + 2e8) / 1e9
	printf "cc-xlsx: %s (bar: 10 s)\n", xlsx <= 1e10 ? "within its bar" : "TOO SLOW"
}'
echo "cc-csv: $(memory "$bin/cc-csv" quotes.tsv) at most"
echo "cc-xlsx: $(memory "$bin/cc-xlsx" -o quotes.xlsx quotes.tsv) at most (bar: 64 MiB)"
rm -f quotes.xlsx openpyxl.xlsx

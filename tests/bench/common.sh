# tests/bench/common.sh: what the other scripts here share, read by each of them with its own argument, BIN: the folder
# that holds the programs. What is made to be read is kept in BENCH_DATA (build/bench) from one run to the next.
# shellcheck shell=sh disable=SC2034
root=$(cd "$(dirname "$0")/../.." && pwd)
bin=$(cd "${1:-$root/build/bin}" && pwd)
data=${BENCH_DATA:-$root/build/bench}
mkdir -p "$data"
times=$data/$(basename "$0" .sh).times

# time_of COMMAND...: how long it runs, in nanoseconds; what it prints is thrown away.
time_of()
{
	began=$(date +%s%N)
	"$@" >/dev/null
	echo $(($(date +%s%N) - began))
}

# best COMMAND...: the time of the fastest of three runs.
best()
{
	for _ in 1 2 3; do
		time_of "$@"
	done | sort -n | head -n 1
}

# Programs that run in turns, so that what else the machine does meets all of them.
# measure NAME COMMAND...: one more time of the command, if it is installed, to $times, which is emptied first.
measure()
{
	name=$1
	shift
	if command -v "$1" >/dev/null; then
		echo "$name $(time_of "$@")" >>"$times"
	fi
}

# least NAME: the best of its times, or 0.
least()
{
	awk -v name="$1" '$1 == name && (!least || $2 < least) { least = $2 } END { print least + 0 }' "$times"
}

# copy_seeds COUNT FOLDER: documents, each of those in seeds/ so many times.
copy_seeds()
{
	mkdir -p "$2"
	for copy in $(seq -w "$1"); do
		for seed in "$root"/seeds/*.txt "$root"/seeds/*.md; do
			cp "$seed" "$2/$copy-${seed##*/}"
		done
	done
}

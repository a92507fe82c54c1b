# agree.awk - how well a stream of segments agrees with tables made by hand.
#
# awk -f agree.awk SEGMENTS.tsv TABLE.segments.tsv...
# A segment is found where a row begins and ends at the same bytes. Of the rows
# found: how many have the same kind, turn and speaker. Prints one line of
# per cent: boundaries (F), kind, turn, reply_to, speaker, section.
BEGIN { FS = "\t"; columns = split("kind turn reply_to speaker section", column, " ") }

# The name of a document without its folder and ending, as the tables have it.
function base(path)
{
	sub(/.*\//, "", path)
	sub(/\.(txt|md)$/, "", path)
	return path
}

FNR == 1 {
	for (i = 1; i <= NF; i++)
		at[$i] = i
	files++
	next
}

{ place = base($at["doc"]) FS $at["start"] FS $at["end"] }

files == 1 {
	given++
	for (i = 1; i <= columns; i++)
		value[place, i] = $at[column[i]]
	is_given[place]
	next
}

{
	gold++
	if (!(place in is_given))
		next
	found++
	for (i = 1; i <= columns; i++)
		same[i] += value[place, i] == $at[column[i]]
}

END {
	printf "boundaries %.1f", 200 * found / (gold + given)
	for (i = 1; i <= columns; i++)
		printf "  %s %.1f", column[i], 100 * same[i] / found
	print ""
}

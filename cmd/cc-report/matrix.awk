# what was heard, people -> matrix: one row a speaker, in each column of a theme how many passages are about it.
# Most: how many speakers. Themes are the first parts of labels, the most frequent first.

FNR == 1 { header(); next }

file == 1 {
	who = field("speaker")
	if (who == "" || field("labels") == "")
		next
	n = split(field("labels"), labels, "|")
	split("", seen)
	for (i = 1; i <= n; i++) {
		theme = labels[i]
		sub(/\/.*/, "", theme)
		if (theme in seen)
			continue
		seen[theme]
		if (!total[theme]++)
			order[++themes] = theme
		about[who, theme]++
	}
	coded[who]++
}

# Sorted by insertion: there are few themes.
function sort_themes(    i, j, theme)
{
	for (i = 2; i <= themes; i++) {
		theme = order[i]
		for (j = i - 1; j > 0 && total[order[j]] < total[theme]; j--)
			order[j + 1] = order[j]
		order[j + 1] = theme
	}
}

function print_header(    i)
{
	sort_themes()
	printf "speaker"
	for (i = 1; i <= themes; i++)
		printf "%s%s", OFS, order[i]
	print OFS "passages"
}

file == 2 && !begun++ { print_header() }

file == 2 && ((who = field("speaker")) in coded) && shown < most {
	printf "%s", who
	for (i = 1; i <= themes; i++)
		printf "%s%s", OFS, about[who, order[i]] + 0
	print OFS coded[who]
	shown++
}

END {
	if (!begun)
		print_header()
}

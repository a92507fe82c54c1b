# Turns common/lexicon/NAME.tsv into the C table NAME_cells, for common/text/lexicon.h.
# Lines that begin with # are comments; the first other line names the columns.
# Keys (the first column) are lower case and distinct: the build stops otherwise.
BEGIN { FS = "\t" }
/^#/ || /^$/ { next }
!columns {
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.tsv$/, "", name)
	gsub(/-/, "_", name)
	columns = NF
	printf "/* Made from %s by scripts/lexicon.awk. */\nenum {", FILENAME
	for (i = 1; i <= NF; i++) {
		column = $i
		gsub(/-/, "_", column)
		printf " %s_%s,", toupper(name), toupper(column)
	}
	printf " %s_COLUMNS };\nstatic const slice %s_cells[] = {\n", toupper(name), name
	next
}
{
	if (NF != columns) {
		print FILENAME ":" FNR ": " NF " fields, the header has " columns | "cat >&2"
		failed = 1
	}
	if ($1 in seen || $1 != tolower($1)) {
		print FILENAME ":" FNR ": '" $1 "' is there twice or not lower case" | "cat >&2"
		failed = 1
	}
	seen[$1]
	for (i = 1; i <= NF; i++) {
		bytes = $i
		gsub(/\\/, "\\\\", bytes)
		gsub(/"/, "\\\"", bytes)
		printf "{\"%s\", sizeof(\"%s\") - 1}, ", bytes, bytes
	}
	printf "\n"
}
END {
	if (!columns)
		failed = 1
	print "};"
	exit failed
}

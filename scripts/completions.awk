# completions.awk - what a shell has to know to complete a program's options.
#
# -v shell=bash|zsh|fish and -v program= say for whom; the input is what the
# program prints for --help, which comes from its table of options.

# An option is a line `  -k, --kinds=LIST   what it does`; the lines under it go on.
/^  (-., |    )--[a-z]/ {
	count++
	letter[count] = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : ""
	rest = substr($0, 7)
	space = index(rest, " ")
	form = space ? substr(rest, 1, space - 1) : rest
	equals = index(form, "=")
	name[count] = substr(form, 3, equals ? equals - 3 : length(form))
	argument[count] = equals ? substr(form, equals + 1) : ""
	help[count] = ""
	if (space)
		add_help(substr(rest, space))
	next
}
/^          / && count { add_help($0); next }
{ if (count) ended = 1 }

function add_help(text) {
	if (ended)
		return
	sub(/^ +/, "", text)
	help[count] = help[count] (help[count] == "" || text == "" ? "" : " ") text
}

function takes_file(i) { return argument[i] ~ /^(FILE|BOOK)$/ }

function each_form(i, between) {
	return (letter[i] == "" ? "" : "-" letter[i] between) "--" name[i]
}

# With every character that ends a quoted word, or that `more` says is special, made plain.
function quoted(text, more, i, c, out) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		out = out (c == "'" ? "'\\''" : index(more, c) ? "\\" c : c)
	}
	return out
}

END {
	if (shell == "bash")
		bash()
	else if (shell == "zsh")
		zsh()
	else
		fish()
}

function bash(i, words, guesses) {
	for (i = 1; i <= count; i++) {
		words = words " --" name[i] (argument[i] == "" ? "" : "=") (letter[i] == "" ? "" : " -" letter[i])
		if (argument[i] != "" && !takes_file(i))
			guesses = guesses (guesses == "" ? "" : "|") each_form(i, "|")
	}
	name_ = program
	gsub(/-/, "_", name_)
	print "# Completion of " program " for bash, made from its --help."
	print "_" name_ "()"
	print "{"
	print "\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} i"
	print "\tCOMPREPLY=()"
	print "\t# bash takes --name=value for three words."
	print "\tif [ \"$word\" = = ]; then"
	print "\t\tword="
	print "\telif [ \"$before\" = = ] && [ \"$COMP_CWORD\" -gt 2 ]; then"
	print "\t\tbefore=${COMP_WORDS[COMP_CWORD - 2]}"
	print "\tfi"
	print "\tfor ((i = 1; i < COMP_CWORD; i++)); do"
	print "\t\t[ \"${COMP_WORDS[i]}\" != -- ] || return"
	print "\tdone"
	if (guesses != "") {
		print "\tcase $before in"
		print "\t" guesses ") compopt +o default 2>/dev/null; return ;;"
		print "\tesac"
	}
	print "\tcase $word in"
	print "\t-*)"
	print "\t\tCOMPREPLY=($(compgen -W '" substr(words, 2) "' -- \"$word\"))"
	print "\t\tcase ${COMPREPLY[0]-} in"
	print "\t\t*=) compopt -o nospace 2>/dev/null ;;"
	print "\t\tesac"
	print "\t\t;;"
	print "\tesac"
	print "}"
	print "complete -o default -F _" name_ " " program
}

function zsh(i, forms, text, value) {
	print "#compdef " program
	print "# Completion of " program " for zsh, made from its --help."
	print "_arguments -s -S \\"
	for (i = 1; i <= count; i++) {
		text = "[" quoted(help[i], "[]:\\") "]"
		value = argument[i] == "" ? "" : ":" quoted(argument[i], ":\\") ":" (takes_file(i) ? "_files" : "")
		forms = "--" name[i] (argument[i] == "" ? "" : "=")
		if (letter[i] != "")
			forms = "'{-" letter[i] (argument[i] == "" ? "" : "+") "," forms "}'"
		print "\t'" (argument[i] == "" ? letter[i] == "" ? "" : "(-" letter[i] " --" name[i] ")" : "*") forms text value "' \\"
	}
	print "\t'*:file:_files'"
}

function fish(i) {
	print "# Completion of " program " for fish, made from its --help."
	for (i = 1; i <= count; i++)
		print "complete -c " program (letter[i] == "" ? "" : " -s " letter[i]) " -l " name[i] \
			(argument[i] == "" ? "" : takes_file(i) ? " -r -F" : " -x") " -d '" quoted_fish(help[i]) "'"
}

# Inside fish's quotation marks a backslash makes the next character plain.
function quoted_fish(text) {
	gsub(/\\/, "\\\\", text)
	gsub(/'/, "\\'", text)
	return text
}

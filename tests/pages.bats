#!/usr/bin/env bats
# The manual pages: clean, complete, and with the options that --help has.

load helpers

# The options of --help, one a line: `-k --kinds`, or `--keep-going`.
options_of_help()
{
	"$1" --help | sed -n 's/^  *\(\(-[^-], \)\{0,1\}--[a-z][a-z-]*\).*/\1/p' | tr -d , | own_options
}

# The same of a page, from the lines `.It Fl k , Fl Fl kinds Ns = Ns Ar list`.
options_of_page()
{
	sed -n '/^\.It .*Fl /{s/Fl Fl /--/g; s/Fl -/--/g; s/Fl /-/g; p;}' "$ROOT/cmd/$1/$1.1" |
		awk '{
			line = ""
			for (i = 2; i <= NF; i++)
				if ($i ~ /^--?[A-Za-z]/)
					line = line (line == "" ? "" : " ") $i
			print line
		}' | own_options
}

# --help and --version are the same everywhere.
own_options()
{
	grep -vxE -e '--(help|version)' | sort
}

each_program()
{
	local program
	for program in $(programs); do
		echo "# $program"
		"$1" "$program"
	done
}

has_the_options_of_help()
{
	options_of_help "$1" >help
	options_of_page "$1" >page
	diff -u help page
}

@test "a page has the options that --help has, and the other way round" { each_program has_the_options_of_help; }

has_long_forms()
{
	options_of_help "$1" >help
	options_of_page "$1" >>help
	[ "$(grep -cv -e '--' help)" -eq 0 ]
}

@test "every short option has a long one" { each_program has_long_forms; }

is_clean()
{
	mandoc -T lint -W warning "$ROOT/cmd/$1/$1.1"
}

@test "mandoc finds nothing wrong" { each_program is_clean; }

has_its_sections()
{
	local section
	for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
		grep -qE "^\.Sh \"?$section\"?\$" "$ROOT/cmd/$1/$1.1"
	done
}

@test "a page has NAME, SYNOPSIS, DESCRIPTION, EXIT STATUS, EXAMPLES and SEE ALSO" { each_program has_its_sections; }

@test "every program stands in the table of README.md" {
	local program
	for program in $(programs); do
		grep -q "^| \[*\`$program\`" "$ROOT/README.md"
	done
}

# options: one table, from which the command line is read and --help printed, as options.h does it for the others.

# letter | long form | what --help calls the argument | help; a line of help goes on after a \n.
option_table='
o|output|FILE|write to FILE, which appears complete or not at all
f|format|FORMAT|html: one page (the default); text: 78 columns, for mail
t|title|TEXT|what stands over it
c|codebook|FILE|themes, as cc-grep reads them: a file, or one of those\nthat come with the programs: seven-themes (the default),\nsix-pillars
n|rows|N|at most N quotations in the table (default 5000; 0: all)
|segments|FILE|segments already made, instead of documents
|quotes|FILE|quotes already made
|since|DATE|only what is dated DATE or later: 2021, 2021-03, 2021-03-15
|if-changed||with --output: write nothing when the result is that of\nthe last time
|lock||with --output: give up when another run is at work on it
|keep-going||report bad documents and rows, and go on
v|verbose||say on standard error what was found
|progress||say on standard error how much has been read, also where\nthat is no terminal
|help||print this and exit
|version||print the version and exit
'

print_help()
{
	cat <<'END'
usage: cc-report [OPTION]... [DOCUMENT]...
Read documents and write a page about them that needs nothing else: who is heard and how
much, who talks about what, the comments, and every quotation with the passage around it.

END
	printf '%s' "$option_table" | awk -F '|' '
		NF < 4 { next }
		{
			left = ($1 == "" ? "      --" : "  -" $1 ", --") $2 ($3 == "" ? "" : "=" $3)
			help = $4
			gsub(/\\n/, "\n" sprintf("%30s", ""), help)
			printf(length(left) > 28 ? "%s\n%30s%s\n" : "%-30s%.0s%s\n", left, "", help)
		}'
	echo
	echo 'example: cc-report -o page.html articles/*.txt'
}

# find_option NAME: sets `found` and `argument` from the table; a beginning that fits only one will do.
find_option()
{
	found='' argument='' fitting=0
	while IFS='|' read -r _ name takes _; do
		case $name in
		'') ;;
		"$1")
			found=$name argument=$takes fitting=1
			break
			;;
		"$1"*) found=$name argument=$takes fitting=$((fitting + 1)) ;;
		esac
	done <<END
$option_table
END
	[ "$fitting" -eq 1 ]
}

find_letter()
{
	found='' argument=''
	while IFS='|' read -r letter name takes _; do
		if [ -n "$name" ] && [ "$letter" = "$1" ]; then
			found=$name argument=$takes
			return 0
		fi
	done <<END
$option_table
END
	return 1
}

# set_option VALUE: what was found becomes the variable option_NAME.
set_option()
{
	case $found in
	help) print_and_exit print_help ;;
	version) print_and_exit echo "cc-report (cc-tools) $version" ;;
	esac
	# The name is one of the table's.
	eval "option_$(echo "$found" | tr - _)=\$1"
}

# read_long WORD: --name, --name=value, or --name before its value.
read_long()
{
	given=${1#--}
	find_option "${given%%=*}" || fail '' "no such option: $1; see --help"
	case $argument,$given in
	,*=*) fail '' "option --$found takes no argument; see --help" ;;
	,*) set_option yes ;;
	*,*=*) set_option "${given#*=}" ;;
	*) awaiting=$found awaiting_as=--$found ;;
	esac
}

# read_letters WORD: -v, -vo before a value, -oVALUE.
read_letters()
{
	letters=${1#-}
	while [ -n "$letters" ]; do
		rest=${letters#?}
		this=${letters%"$rest"}
		find_letter "$this" || fail '' "no option -$this; see --help"
		letters=$rest
		if [ -z "$argument" ]; then
			set_option yes
		elif [ -n "$rest" ]; then
			set_option "$rest"
			letters=
		else
			awaiting=$found awaiting_as=-$this
		fi
	done
}

# read_options COMMAND WORD...: calls COMMAND with the operands. They and the options come in any order, so that the
# operands are noted by their places.
read_options()
{
	command=$1
	shift
	place=0 ended='' awaiting='' operands=''
	for word in "$@"; do
		place=$((place + 1))
		if [ -n "$awaiting" ]; then
			found=$awaiting awaiting=
			set_option "$word"
			continue
		fi
		case $ended$word in
		--) ended=yes ;;
		--*) read_long "$word" ;;
		-?*) read_letters "$word" ;;
		*) operands="$operands \"\${$place}\"" ;;
		esac
	done
	[ -z "$awaiting" ] || fail '' "option $awaiting_as needs an argument; see --help"
	eval "$command $operands"
}

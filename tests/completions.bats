#!/usr/bin/env bats
# The completions of bash, zsh and fish, tried in the shells themselves.

load helpers

# The long options of --help, one a line.
long_options()
{
	"$1" --help | grep -oE '^  (-., |    )--[a-z-]+' | grep -oE -- '--.*' | sort
}

# complete_in_bash LINE: what bash offers at the end of the line, one a line.
complete_in_bash()
{
	bash --norc -c '
		shopt -s extglob
		source "$BUILD/share/bash-completion/completions/$1"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		"_${1//-/_}"
		if [ ${#COMPREPLY[@]} -gt 0 ]; then
			printf "%s\n" "${COMPREPLY[@]}"
		fi' bash "$@"
}

@test "bash completes every option of every program" {
	local program
	for program in $(programs); do
		echo "# $program"
		long_options "$program" >want
		complete_in_bash "$program" -- | tr -d = | sort >got
		same want got
		grep -qx -- '-F _.* '"$program" <<<"$(bash --norc -c "source '$BUILD/share/bash-completion/completions/$program'; complete -p $program" | grep -o -- '-F .*')"
	done
}

@test "bash completes what is begun, and leaves files to its own" {
	run -0 complete_in_bash cc-csv --de
	assert_output $'--decode\n--delimiter='
	run -0 complete_in_bash cc-csv -d --ex
	assert_output '--excel'
	run -0 complete_in_bash cc-csv quo
	assert_output ''
	run -0 complete_in_bash cc-csv -- --de
	assert_output ''
	run -0 complete_in_bash cc-grep -f -
	refute_line '--nosuch'
	run -0 complete_in_bash cc-csv --delimiter = -
	assert_output ''
}

@test "zsh completes the options of every program" {
	command -v zsh >/dev/null || skip 'zsh is not installed: its completions are not tried'
	local program
	cat >try.zsh <<-'END'
		zmodload zsh/zpty
		zpty shell zsh -f -i
		zpty -w shell "PS1=; fpath=($BUILD/share/zsh/site-functions \$fpath); autoload -U compinit; compinit -u -D; print REA''DY"
		zpty -r shell out '*READY*'
		zpty -w -n shell "$1 --versi"$'\t'
		zpty -r shell out '*--version*'
		zpty -w -n shell $'\C-u'"$1 --keep-go"$'\t'
		[[ $2 != keep ]] || zpty -r shell out '*--keep-going*'
	END
	for program in $(programs); do
		echo "# $program"
		zsh -n "$BUILD/share/zsh/site-functions/_$program"
		long_options "$program" >want
		grep -oE -- '--[a-z-]+[=}[]' "$BUILD/share/zsh/site-functions/_$program" | tr -d '=}[' | sort -u >got
		same want got
		timeout 60 zsh -f try.zsh "$program" "$(grep -qx -- --keep-going want && echo keep)"
	done
}

@test "fish completes every option of every program" {
	command -v fish >/dev/null || skip 'fish is not installed: its completions are not tried'
	local program
	export HOME=$PWD XDG_DATA_HOME=$PWD/data XDG_CONFIG_HOME=$PWD/config
	for program in $(programs); do
		echo "# $program"
		long_options "$program" >want
		fish -c "source '$BUILD/share/fish/vendor_completions.d/$program.fish'; complete -C '$program --'" |
			cut -f 1 | tr -d = | grep -- '^--' | sort >got
		same want got
	done
}

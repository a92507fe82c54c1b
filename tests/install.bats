#!/usr/bin/env bats
# make install and make uninstall, in a folder that is not the system's.

load helpers

# What is built is what is tested: nothing is made again here.
make_only()
{
	make -s -C "$ROOT" -o all BUILD="$BUILD" DESTDIR="$PWD/root" PREFIX=/usr "$1"
}

@test "make install puts programs, pages and completions in their places, and uninstall takes them away" {
	run -0 make_only install
	for program in $(programs); do
		run -0 "root/usr/bin/$program" --version
		cmp "$ROOT/cmd/$program/$program.1" "root/usr/share/man/man1/$program.1"
		[ -s "root/usr/share/bash-completion/completions/$program" ]
		[ -s "root/usr/share/zsh/site-functions/_$program" ]
		[ -s "root/usr/share/fish/vendor_completions.d/$program.fish" ]
	done
	run -0 make_only uninstall
	run -0 find root -type f
	assert_output ''
}

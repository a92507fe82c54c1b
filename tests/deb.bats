#!/usr/bin/env bats
# The Debian package of the source tree.

load helpers

@test "make deb: lintian finds no error, and the package holds programs and pages" {
	for tool in dh dpkg-buildpackage lintian; do
		command -v "$tool" >/dev/null || skip "$tool is not installed: no package is made"
	done
	[ "$BUILD" = "$ROOT/build" ] || skip 'one package is enough'
	make -s -C "$ROOT" deb BUILD="$PWD/build" >name
	read -r package <name
	run -0 lintian --fail-on error "$package"
	refute_output --partial 'E: '
	dpkg-deb --contents "$package" >contents
	for program in $(programs); do
		grep -q "/usr/bin/$program\$" contents
		grep -q "/usr/share/man/man1/$program\.1\.gz\$" contents
	done
	dpkg-deb --fsys-tarfile "$package" | tar -x ./usr/bin
	usr/bin/cc-split "$ROOT"/seeds/*.txt | cmp - <(cc-split "$ROOT"/seeds/*.txt)
}

#!/usr/bin/env bash
# What the READMEs name is there: files, folders and targets of make; and the
# first of them stays a door (at most 150 lines).  Arguments: the files.
targets=$(sed -nE 's/^([a-z_ ]+):.*/\1/p' Makefile)
for f in "$@"; do
	[ "$f" != README.md ] || [ "$(wc -l <"$f")" -le 150 ] || echo "$f: more than 150 lines"
	grep -oE '`(fcgi|lib|templates|static|sql|tests)/[A-Za-z0-9_./-]+`|\]\([A-Za-z0-9_./-]+\)' "$f" | tr -d '`()]' | sort -u | while read -r path; do
		[ -e "$path" ] || [ -e "$(dirname "$f")/$path" ] || echo "$f: $path is not there"
	done
	grep -oE '`make [a-z]+' "$f" | sed 's/.* //' | sort -u | while read -r t; do
		grep -qwF "$t" <<<"$targets" || echo "$f: make has no target $t"
	done
done
exit 0

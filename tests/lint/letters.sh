#!/usr/bin/env bash
# A code word is told by its table (base/codes.h), never by a letter of it: a
# new word that begins alike would be taken for the old one.
# These read the letters of what is no code word:
may='
lib/domain/reception/dossier_code.c  a number as people write it
lib/domain/clock/period.c            "2026-q3"
fcgi/staff/desk/intake.c             a dossier number in a sentence
'
find "$@" \( -name '*.c' -o -name '*.h' \) | sort | while read -r f; do
	grep -q "^$f " <<<"$may" && continue
	grep -nE "(\[[0-9]\]|\*[a-z_]+((->|\.)[a-z_]+)*) *[!=]= *'[A-Za-z]'|switch \((\*[a-z_>.-]+|[a-z_>.-]+\[[0-9]\])\)" "$f" |
		sed "s|^|$f:|;s|\$|  <- ask the word's table (base/codes.h)|"
done
exit 0

#!/usr/bin/env bash
# Who may is asked of power.h: a module that reads an actor's roles itself
# forgets how far a delegation reaches.  These may, and why:
may='
lib/domain/actor.h        the contract of the struct
lib/domain/people/account.c      makes the actor of a session
lib/domain/power.c        answers
fcgi/common/gate.c        the table of routes, before there is a matter
fcgi/staff/frame.c        the menu, and for whom one signs, on every page
fcgi/staff/sign_in/sign_in.c      the stages of signing in lie beside the roles
fcgi/staff/sign_in/sign_in_steps.c  the same
'
find "$@" \( -name '*.c' -o -name '*.h' \) | sort | while read -r f; do
	grep -q "^$f " <<<"$may" && continue
	# Every name that this file declares an actor by; "actor" and "by" also
	# as members of other structs.
	names=$(grep -oE 'struct actor( const)? \**[a-z_]+' "$f" | sed -E 's/.*[ *]//' | sort -u | paste -sd'|')
	grep -nE "(\b(actor|by${names:+|$names})|\bactor_of\([a-z]+\)|\bpower_[a-z_]+\([^()]*\))(->|\.)roles\b|(->|\.)delegated_(roles|from|name|scope|value)\b" "$f" |
		sed "s|^|$f:|;s|\$|  <- ask domain/power.h|"
done
exit 0

#!/usr/bin/env bash
# SQL is text inside STMT(...) only; nothing prints or joins it together.
grep -rnE '(printf|puts|strcat|buf_puts)[a-z_]*\(.*"(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER) ' "$@" --include='*.c' --include='*.cc'
grep -rnE 'mysql_(real_)?query\(' "$@" --include='*.c' | grep -v 'lib/db/db.c'
exit 0

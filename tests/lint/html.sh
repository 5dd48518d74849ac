#!/usr/bin/env bash
# HTML lives in templates.
grep -rnE '"[^"]*<(/?(p|div|span|a|li|ul|table|tr|td|h[1-6]|br|form|input|strong|b|html))[ >/]' "$@" --include='*.c' --include='*.cc'
exit 0

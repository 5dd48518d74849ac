#!/bin/sh
# Names of templates and markers as C constants: a misspelt one does not
# compile, where ctemplate itself would stay silent.
set -eu
cd "$1"
echo "/* Made from templates/ by lib/view/markers.sh. */"
echo "#ifndef MARKERS_H"
echo "#define MARKERS_H"
find . -name '*.tpl' | sed 's|^\./||' | LC_ALL=C sort | while read -r f; do
	name=$(printf '%s' "${f%.tpl}" | tr 'a-z/-' 'A-Z__')
	printf '#define T_%s "%s"\n' "$name" "$f"
done
find . -name '*.tpl' -exec cat {} + |
	grep -oE '\{\{[#>]?[A-Z][A-Z0-9_]*(:pre_escape)?\}\}' | sed 's/:pre_escape//' | tr -d '{}#>' |
	LC_ALL=C sort -u | sed 's/.*/#define M_& "&"/'
echo "#endif"

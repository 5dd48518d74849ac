#!/usr/bin/env bash
# Compares every #include "…" with the table of layers (README).
for root in "$@"; do
	grep -rnE '^#include "' "$root" --include='*.c' --include='*.h' --include='*.cc' || true
done | awk -F: '
BEGIN {
	may["base"] = "base"; may["db"] = "base db"; may["http"] = "base http"
	may["view"] = "base view"; may["document"] = "base document"
	may["file"] = "base file"; may["domain"] = "base db file domain"
	may["inspector"] = "base file"
	may["common"] = "base db http view file document domain common"
	may["public"] = may["common"] " public"; may["staff"] = may["common"] " staff"
	may["worker"] = may["common"] " worker"; may["cli"] = "base db http file document domain cli"
}
{
	n = split($1, part, "/"); layer = part[n - 1]
	split($3, quoted, "\""); split(quoted[2], to, "/")
	if (quoted[2] == "markers.h" || quoted[2] == "assets.h") {
		if (layer != "public" && layer != "staff" && layer != "common") print $1 ": " quoted[2] " belongs to pages"
		next
	}
	if (!(layer in may)) { print $1 ": unknown layer " layer; next }
	if (index(" " may[layer] " ", " " to[1] " ") == 0) print $1 ":" $2 ": " layer " must not know " quoted[2]
}'

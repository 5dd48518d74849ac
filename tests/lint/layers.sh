#!/usr/bin/env bash
# Compares every #include "…" with the table of layers (README), and within
# lib/domain with the floors of its rooms: a room knows those below it, the
# files beside the rooms, and no other; so no circle can be.
for root in "$@"; do
	grep -rnE '^#include "' "$root" --include='*.c' --include='*.h' --include='*.cc' || true
done | awk -F: '
BEGIN {
	may["base"] = "base"; may["text"] = "base text"; may["secret"] = "base text secret"
	may["db"] = "base secret db"; may["http"] = "base text http"
	may["view"] = "base view"; may["document"] = "base text document"
	may["file"] = "base text secret file"; may["domain"] = "base text secret db file domain"
	may["inspector"] = "base text file"
	may["common"] = "base text secret db http view file document domain common"
	may["public"] = may["common"] " public"; may["staff"] = may["common"] " staff"
	may["worker"] = may["common"] " worker"; may["cli"] = "base text secret db http file document domain cli"
	split("clock; catalogue ledger; accountability people; files; casework; proof reception;" \
		"admin apology desk queue shelf; citizen figures foresight inspection", floors, ";")
	for (n in floors) { split(floors[n], rooms, " "); for (r in rooms) floor[rooms[r]] = n + 0 }
}
function room(path,  part) { return split(path, part, "/") > 2 ? part[2] : "" }
{
	path = $1; sub(/^.*(lib|fcgi|bad)\//, "", path)
	split(path, part, "/"); layer = part[1]
	split($3, quoted, "\""); split(quoted[2], to, "/")
	if (quoted[2] == "markers.h" || quoted[2] == "assets.h") {
		if (layer != "public" && layer != "staff" && layer != "common") print $1 ": " quoted[2] " belongs to pages"
		next
	}
	if (!(layer in may)) { print $1 ": unknown layer " layer; next }
	if (index(" " may[layer] " ", " " to[1] " ") == 0) print $1 ":" $2 ": " layer " must not know " quoted[2]
	if (layer != "domain" || to[1] != "domain") next
	here = room(path); there = room(quoted[2])
	if (here != "" && !(here in floor)) print $1 ": a room without a floor: " here
	else if (there != "" && there != here && (here == "" || floor[there] >= floor[here]))
		print $1 ":" $2 ": " (here == "" ? "what stands beside the rooms" : here) " must not know " quoted[2]
}'

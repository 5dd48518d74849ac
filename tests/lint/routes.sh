#!/usr/bin/env bash
# A change of permission is a line of difference in a review.
set -e
diff tests/data/routes.golden <("${BUILD:-build}/bin/public" --routes; "${BUILD:-build}/bin/staff" --routes)
diff tests/data/moves.golden <("${BUILD:-build}/bin/motcua" moves)
# What a look is for is one of the trail's own words.
grep -oE ' for=[a-z_]+' tests/data/routes.golden | sort -u | while read -r word; do
	word=${word#for=}
	[ "$word" = role ] || grep -q "{ \"$word\"," lib/domain/ledger/audit.c || echo "no purpose of the trail: $word"
done

#!/usr/bin/env bash
# A change of permission is a line of difference in a review.
set -e
diff tests/data/routes.golden <("${BUILD:-build}/bin/public" --routes; "${BUILD:-build}/bin/staff" --routes)
diff tests/data/moves.golden <("${BUILD:-build}/bin/motcua" moves)

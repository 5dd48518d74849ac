/*
 * S10: sealing and replaying a million audit rows, in a database of its own
 * beside the instance's.  Needs DB_SOCKET and VAR; ROWS=n for another size.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../support/trial.h"
#include "base/clock.h"
#include "db/db.h"
#include "domain/proof/seal.h"

#define DB "motcua_bench_seal"

static void must(const struct cx *cx, enum err err)
{
	if (err == OK)
		return;
	fprintf(stderr, "bench: %s\n",
		cx->fault.detail ? cx->fault.detail : "failed");
	abort();
}

static void fill(const char *rows)
{
	char sql[900];

	snprintf(sql, sizeof(sql),
		 "INSERT INTO audit (at, account_id, unit_id, authority_id,"
		 " role, action, dossier_id, outcome, detail, purpose, reason,"
		 " request_id) SELECT '2026-11-18 01:00:00' + INTERVAL seq"
		 " SECOND, 1 + seq %% 40, 1 + seq %% 9, 1, 'HANDLER', 'read',"
		 " 1 + seq %% 50000, 'ok', '', 'thu_ly', '',"
		 " LPAD(HEX(seq), 16, '0') FROM seq_1_to_%s",
		 rows);
	trial_sql(DB, sql);
}

static void progress(int64_t done, int64_t total)
{
	if (done % 100 == 0)
		fprintf(stderr, "\r%lld/%lld seals", (long long)done,
			(long long)total);
}

int main(void)
{
	const char *rows = getenv("ROWS") ? getenv("ROWS") : "1000000";
	struct trial t;
	struct seal_mark mark;
	struct seal_replay r;
	int64_t began, sealed_us, verified_us, n;
	struct arena *arena;

	trial_make(&t, DB);
	fill(rows);
	arena = t.cx.arena;
	must(&t.cx, seal_mark(&t.cx, &mark));
	began = clock_mono_us();
	do {
		arena_reset(arena);
		must(&t.cx, seal_next(&t.cx, &mark, &n));
	} while (n);
	sealed_us = clock_mono_us() - began;
	began = clock_mono_us();
	must(&t.cx, seal_verify(&t.cx, NULL, progress, &r));
	verified_us = clock_mono_us() - began;
	printf("\nS10 %lld audit rows in %lld seals: sealed in %.1f s, replayed"
	       " in %.1f s (must 60 s), %lld faults\n",
	       (long long)r.rows, (long long)r.seals, (double)sealed_us / 1e6,
	       (double)verified_us / 1e6, (long long)r.faults);
	trial_drop(&t, DB);
	return r.faults || verified_us > 60 * 1000000 ? 1 : 0;
}

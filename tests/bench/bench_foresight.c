/*
 * The sweep for what will be late and the leader's page, with and without the
 * years behind them: OPEN dossiers that are open, CLOSED that are not, in a
 * database of its own beside the instance's.  Needs DB_SOCKET and VAR.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../support/trial.h"
#include "base/clock.h"
#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/foresight/forecast.h"
#include "domain/foresight/warning.h"

#define DB "motcua_bench_foresight"
#define COLUMNS                                                             \
	"authority_id, desk_id, lead_unit_id, version_id, rule_set, channel," \
	" receive_way, received_at, term_unit, term_halves, first_due_at,"  \
	" receipt_nonce, secret_digest, last_seq, last_at, last_hash,"      \
	" version, seat_id, seat_desk_id, seat_lead_id, holder_unit_id,"    \
	" holder_id"

static struct trial t;

static void must(enum err err)
{
	if (err == OK)
		return;
	fprintf(stderr, "bench: %s\n",
		t.cx.fault.detail ? t.cx.fault.detail : "failed");
	abort();
}

static const char *size_of(const char *name, const char *otherwise)
{
	return getenv(name) ? getenv(name) : otherwise;
}

/* Copies of the first dossier, due over a month around today. */
static void fill(const char *n, const char *mark, const char *state,
		 const char *clock, const char *finished)
{
	char sql[1800];

	snprintf(sql, sizeof(sql),
		 "INSERT INTO dossier (" COLUMNS ", code, day, seq,"
		 " token_digest, state, clock, due_at, finished_at,"
		 " returned_at, steps_done) SELECT " COLUMNS ", CONCAT('%s',"
		 " s.seq), '20%s-01-01', s.seq, UNHEX(SHA2(CONCAT('%s', s.seq),"
		 " 256)), '%s', '%s', '2026-11-18 10:30:00' + INTERVAL"
		 " CAST(s.seq MOD 30 AS SIGNED) - 15 DAY, %s, %s, 2 FROM seq_1_to_%s s JOIN"
		 " (SELECT " COLUMNS " FROM dossier ORDER BY id LIMIT 1) d",
		 mark, mark, mark, state, clock, finished, finished, n);
	trial_sql(DB, sql);
}

static double sweep_ms(int hour)
{
	struct sweep s = { 0 };
	int64_t began;

	t.cx.now = instant_at(day_join(2026, 11, 18), hour * 60);
	began = clock_mono_us();
	while (!s.is_done) {
		must(warning_sweep_page(&t.cx, &s));
		arena_reset(t.cx.arena);
	}
	return (double)(clock_mono_us() - began) / 1000;
}

static double page_ms(void)
{
	int64_t began = clock_mono_us();
	struct watched *list;
	struct numbers numbers;
	struct watch w;
	size_t n, total;

	must(watch_of(&t.cx, &t.leader, (struct unit_id){ 0 }, &w));
	must(watch_numbers(&t.cx, &w, &numbers));
	must(watch_forecast(&t.cx, &w, &list, &n, &total));
	return (double)(clock_mono_us() - began) / 1000;
}

static void tell(const char *what, int hour)
{
	double first = sweep_ms(hour), again = sweep_ms(hour + 1);

	printf("%s: sweep %.0f ms, once more %.0f ms, leader's page %.0f ms\n",
	       what, first, again, page_ms());
}

int main(void)
{
	const char *open = size_of("OPEN", "10000");
	const char *closed = size_of("CLOSED", "1000000");
	char words[100];
	struct dossier d;

	trial_make(&t, DB);
	trial_receive(&t, &d);
	fill(open, "31", "DANG_THU_LY", "running", "NULL");
	snprintf(words, sizeof(words), "%s open", open);
	tell(words, 8);
	fill(closed, "20", "DA_TRA_KQ", "stopped", "'2026-09-01 02:00:00'");
	trial_sql(DB, "ANALYZE TABLE dossier");
	snprintf(words, sizeof(words), "%s open, %s closed", open, closed);
	tell(words, 12);
	trial_drop(&t, DB);
	return 0;
}

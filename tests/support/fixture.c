#include "fixture.h"

#include <string.h>

#include "domain/proof/replay.h"

struct trial t;
static const char *ward_database;

void ward_in(const char *database)
{
	ward_database = database;
}

int ward_make(void **state)
{
	(void)state;
	trial_make(&t, ward_database);
	return 0;
}

int ward_make_unhurried(void **state)
{
	ward_make(state);
	ward_sql("UPDATE procedure_version SET supplement_ground ="
		 " 'Luật thử, Điều 1'");
	return 0;
}

int ward_make_letterless(void **state)
{
	ward_make_unhurried(state);
	ward_sql("UPDATE rule SET value = 0 WHERE code IN"
		 " ('late_needs_letter', 'archive_needs_explanation')");
	return 0;
}

int ward_drop(void **state)
{
	(void)state;
	trial_drop(&t, ward_database);
	return 0;
}

long long ward_number(const char *sql)
{
	return trial_number(ward_database, sql);
}

void ward_sql(const char *sql)
{
	trial_sql(ward_database, sql);
}

void at(unsigned month, unsigned dom, int minute)
{
	t.cx.now = instant_at(day_join(2026, month, dom), minute);
}

static void fail_with(enum err got, enum err want)
{
	const struct fault *f = &t.cx.fault;

	fail_msg("%d instead of %d: %s %s", got, want,
		 f->message ? f->message : "", f->detail ? f->detail : "");
}

void is_ok(enum err err)
{
	if (err != OK)
		fail_with(err, OK);
}

void refused(enum err got, enum err want, const char *words)
{
	const char *says = t.cx.fault.message;

	if (got != want || (words && !(says && strstr(says, words))))
		fail_with(got, want);
}

struct replay ward_replays(void)
{
	struct record_replay records;
	struct replay replay;

	is_ok(record_verify(&t.cx, &records));
	if (records.faults)
		fail_msg("%s %lld: %s", records.kind, (long long)records.id,
			 records.reason);
	is_ok(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL, &replay));
	if (replay.faults)
		fail_msg("%s event %lld: %s", replay.first_code,
			 (long long)replay.first_seq, replay.first_reason);
	return replay;
}

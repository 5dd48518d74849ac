/* The sealer's turns, and the nightly replay of what it has sealed. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/witness.h"
#include "domain/proof/replay.h"
#include "domain/proof/seal.h"
#include "worker/jobs.h"

/* A line more, and to whoever witnesses it elsewhere. */
static enum err note(struct cx *cx, struct seal_notes *notes, const char *words)
{
	const char *line, *why;

	TRY(seal_notes_add(cx, notes, words, &line));
	why = witness_tell(cx->arena, getenv("MC_SEAL_WITNESS"), line);
	if (why)
		log_line(LOG_ERROR, "event=witness note=%lld detail=\"%s\"",
			 (long long)notes->n, why);
	return OK;
}

/* Every new seal, and every row that waits for its own. */
static enum err note_all(struct cx *cx, struct seal_notes *notes,
			 struct seal_tail *tail)
{
	const char *words[SEAL_UNNOTED], *rows = "";
	size_t n;

	TRY(seal_unnoted(cx, notes, words, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(note(cx, notes, words[i]));
		notes->seal = atoll(words[i] + strlen("seal "));
	}
	for (int i = 0; i < 20 && rows; i++) {
		TRY(seal_tail_next(cx, tail, &rows));
		if (rows)
			TRY(note(cx, notes, rows));
	}
	return OK;
}

/* Seals up to a mark only once the mark is old enough (seal.h), so a restart
 * begins with a new one; blocks left over wait for the next turn. */
static enum err seal_old(struct cx *cx, const struct seal_notes *notes)
{
	static struct seal_mark mark;
	static int64_t marked_s = -1;
	int64_t now_s = clock_mono_us() / 1000000, rows = 1;

	/* One that has grown old (a process that slept) would let rows of
	 * before the seal look like backdated ones. */
	if (marked_s < 0 || now_s - marked_s > 5 * SEAL_AGE_S) {
		TRY(seal_mark(cx, &mark));
		marked_s = now_s;
	}
	if (now_s - marked_s <= SEAL_AGE_S)
		return OK;
	mark.notes = notes;
	for (int i = 0; i < 20 && rows > 0; i++)
		TRY(seal_next(cx, &mark, &rows));
	if (!rows)
		marked_s = -1;
	return OK;
}

enum err job_seal(struct cx *cx, const char *var)
{
	static struct seal_tail tail;
	static struct seal_notes notes;
	enum err err;

	seal_notes_look(arena_printf(cx->arena, SEAL_NOTES, var), &notes);
	TRY(seal_old(cx, &notes));
	err = note_all(cx, &notes, &tail);
	if (err != OK)
		memset(&tail, 0, sizeof(tail)); /* noted again, from the seal on */
	return err;
}

static void tell_rows(const struct row_replay *r)
{
	log_line(r->faults ? LOG_ERROR : LOG_INFO,
		 "event=row-replay records=%lld faults=%lld first=\"%s\""
		 " key=\"%s\" dossier=%s reason=\"%s\"",
		 (long long)r->rows, (long long)r->faults,
		 r->kind ? r->kind : "", r->key ? r->key : "",
		 r->code ? r->code : "", r->reason ? r->reason : "");
}

static void tell_ledger(const struct replay *r)
{
	log_line(r->faults ? LOG_ERROR : LOG_INFO,
		 "event=replay dossiers=%lld events=%lld faults=%lld first=%s"
		 " seq=%lld reason=\"%s\"",
		 (long long)r->dossiers, (long long)r->events,
		 (long long)r->faults, r->first_code, (long long)r->first_seq,
		 r->first_reason ? r->first_reason : "");
}

static void tell_records(const struct record_replay *r)
{
	log_line(r->faults ? LOG_ERROR : LOG_INFO,
		 "event=record-replay records=%lld faults=%lld first=\"%s\""
		 " id=%lld dossier=%s reason=\"%s\"",
		 (long long)r->records, (long long)r->faults,
		 r->kind ? r->kind : "", (long long)r->id,
		 r->code ? r->code : "", r->reason ? r->reason : "");
}

static void tell_seals(const struct seal_replay *r)
{
	log_line(r->faults ? LOG_ERROR : LOG_INFO,
		 "event=seal-replay seals=%lld rows=%lld waiting=%lld"
		 " faults=%lld first=\"%s\" id=%lld reason=\"%s\"",
		 (long long)r->seals, (long long)r->rows, (long long)r->waiting,
		 (long long)r->faults, r->kind ? r->kind : "", (long long)r->id,
		 r->reason ? r->reason : "");
}

/* A fault is an alarm in the log, and on the auditor's page. */
static enum err replay_all(struct cx *cx, const char *var)
{
	struct seal_check check;
	struct replays r = { 0 };

	TRY(ledger_verify(cx, (struct dossier_id){ 0 }, NULL, &r.ledger));
	tell_ledger(&r.ledger);
	TRY(row_verify(cx, NULL, &r.rows));
	tell_rows(&r.rows);
	TRY(record_verify(cx, &r.records));
	tell_records(&r.records);
	TRY(seal_verify(cx, arena_printf(cx->arena, SEAL_NOTES, var), NULL,
			&r.seals));
	tell_seals(&r.seals);
	check = seal_check_of(cx, &r);
	return seal_check_put(cx, &check);
}

enum err job_replay(struct cx *cx, const char *var)
{
	enum err err = replay_all(cx, var);
	struct fault why = cx->fault;

	if (err == OK)
		return OK;
	if (seal_check_undone(cx) == OK) /* the clean one of before is over */
		cx->fault = why;
	return err;
}

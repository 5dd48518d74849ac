/* The sealer's turns, and the nightly replay of what it has sealed. */
#include "base/clock.h"
#include "base/log.h"
#include "domain/seal.h"
#include "domain/replay.h"
#include "worker/jobs.h"

#define NOTE_S 600

/* The newest seal, every ten minutes, to a file of its own: what a forged tail
 * could still replace is as short as that. */
static enum err note_seal(struct cx *cx, const char *var)
{
	static int64_t noted_s, noted_no;
	struct seal_head head;

	if (cx->now.s - noted_s < NOTE_S)
		return OK;
	TRY(seal_newest(cx, &head));
	if (head.no == noted_no)
		return OK;
	TRY(seal_note(cx, arena_printf(cx->arena, SEAL_NOTES, var), &head));
	noted_s = cx->now.s;
	noted_no = head.no;
	return OK;
}

/* Seals up to a mark only once the mark is old enough (seal.h), so a restart
 * begins with a new one; blocks left over wait for the next turn. */
enum err job_seal(struct cx *cx, const char *var)
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
	for (int i = 0; i < 20 && rows > 0; i++)
		TRY(seal_next(cx, &mark, &rows));
	if (!rows)
		marked_s = -1;
	return note_seal(cx, var);
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

enum err job_replay_seals(struct cx *cx, const char *var,
			  const struct replay *ledger)
{
	struct replays all = { .ledger = *ledger };
	struct record_replay records;
	struct seal_check check;
	struct seal_replay r;

	TRY(row_verify(cx, NULL, &all.rows));
	tell_rows(&all.rows);
	TRY(record_verify(cx, &records));
	log_line(records.faults ? LOG_ERROR : LOG_INFO,
		 "event=record-replay records=%lld faults=%lld first=\"%s\""
		 " id=%lld dossier=%s reason=\"%s\"",
		 (long long)records.records, (long long)records.faults,
		 records.kind ? records.kind : "", (long long)records.id,
		 records.code ? records.code : "",
		 records.reason ? records.reason : "");
	TRY(seal_verify(cx, arena_printf(cx->arena, SEAL_NOTES, var), NULL,
			&r));
	log_line(r.faults ? LOG_ERROR : LOG_INFO,
		 "event=seal-replay seals=%lld rows=%lld waiting=%lld"
		 " faults=%lld first=\"%s\" id=%lld reason=\"%s\"",
		 (long long)r.seals, (long long)r.rows, (long long)r.waiting,
		 (long long)r.faults, r.kind ? r.kind : "", (long long)r.id,
		 r.reason ? r.reason : "");
	all.records = records;
	all.seals = r;
	check = seal_check_of(cx, &all);
	return seal_check_put(cx, &check);
}

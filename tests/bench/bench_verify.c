/*
 * The replay of the ledger over as many events as SECONDS of filling give, in
 * a database of its own beside the instance's: real stories, copied with
 * numbers and chains of their own, so that each replays without a fault.
 * Needs DB_SOCKET and VAR.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "../support/trial.h"
#include "base/clock.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/ledger.h"
#include "domain/proof/replay.h"

#define DB "motcua_bench_verify"
#define STORIES 6
#define EVENTS_MAX 60
#define BATCH 50

struct story {
	struct dossier_id id;
	struct reception r;
	struct chained e[EVENTS_MAX];
	size_t n;
};

static struct trial t;
static struct story stories[STORIES];
static struct arena *kept;

static void must(enum err err)
{
	if (err == OK)
		return;
	fprintf(stderr, "bench: %s\n",
		t.cx.fault.detail ? t.cx.fault.detail : "failed");
	abort();
}

STMT(b_reception, "i", "siiiisss" "tsiiit" "ib",
     "SELECT code, authority_id, desk_id, lead_unit_id, version_id, rule_set,"
     " channel, receive_way, received_at, term_unit, term_halves,"
     " next_day_minute, cutoff_minute, first_due_at, corrects_id,"
     " secret_digest FROM dossier WHERE id = ?");
STMT(b_story, "i", "issstisiiists" "ss",
     "SELECT seq, move, from_state, to_state, at, account_id, role, unit_id,"
     " holder_unit_id, holder_id, clock, due_after, note, data, projection"
     " FROM event WHERE dossier_id = ? ORDER BY seq LIMIT 60");

static void read_story(struct story *s)
{
	struct reception *r = &s->r;
	int64_t halves, minute, cutoff;
	struct chained *e = s->e;
	struct bytes secret;
	const char *unit;
	struct rows rows;

	must(db_one(&t.cx, b_reception, s->id.v, &r->code, &r->authority.v,
		    &r->desk.v, &r->lead.v, &r->version.v, &r->rule_set,
		    &r->channel, &r->receive_way, &r->received_at, &unit,
		    &halves, &minute, &cutoff, &r->first_due_at,
		    &r->corrects.v, &secret));
	r->term = term_stored(unit, halves, minute);
	r->term.cutoff_minute = (int)cutoff;
	if (secret.len != sizeof(r->secret.b))
		abort();
	memcpy(r->secret.b, secret.data, secret.len);
	must(db_query(&t.cx, b_story, &rows, s->id.v));
	for (; rows_next(&rows, &e->seq, &e->move, &e->from, &e->to, &e->at,
			 &e->account.v, &e->role, &e->unit.v,
			 &e->holder_unit.v, &e->holder.v, &e->clock,
			 &e->due_after, &e->note, &e->data, &e->held);
	     e++)
		s->n++;
}

#define SAME                                                               \
	"authority_id, day, desk_id, lead_unit_id, version_id, rule_set,"  \
	" channel, receive_way, received_at, term_unit, term_halves,"      \
	" next_day_minute, cutoff_minute, first_due_at, receipt_nonce,"    \
	" secret_digest, state, holder_unit_id, holder_id, in_transit,"    \
	" handler_id, clock, due_at, is_provisional, finished_at,"         \
	" returned_at, steps_done, last_seq, last_at, version, seat_id,"   \
	" seat_desk_id, seat_lead_id, sync_fault, proposal, supplement_n," \
	" requests_open, wait_due_at, fee_due, reappointed_at,"            \
	" reappoint_n, adjusted_due_at, adjust_n, corrects_id"
STMT(b_dossier, "sibbi", "",
     "INSERT INTO dossier (code, seq, token_digest, last_hash, " SAME ")"
     " SELECT ?, ?, ?, ?, " SAME " FROM dossier WHERE id = ?");
STMT(b_event, "iisssi" "t" "siiis" "tsss" "bb", "",
     "INSERT INTO event (dossier_id, seq, move, from_state, to_state,"
     " account_id, at, role, unit_id, holder_unit_id, holder_id, clock,"
     " due_after, note, data, projection, prev_hash, hash)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

static struct bytes bytes_of(const struct digest *d)
{
	return (struct bytes){ d->b, sizeof(d->b) };
}

static enum err copy(struct cx *cx, const struct story *s, int64_t no)
{
	struct digest chain[EVENTS_MAX + 1];
	struct reception r = s->r;
	int64_t id;

	r.code = arena_printf(cx->arena, "%s-%lld", s->r.code, (long long)no);
	r.token = sha256(&no, sizeof(no));
	chain[0] = reception_root(cx->arena, &r);
	for (size_t i = 0; i < s->n; i++)
		chain[i + 1] = event_hash(cx->arena, &chain[i], &s->e[i]);
	TRY(db_exec(cx, b_dossier, r.code, 100000 + no, bytes_of(&r.token),
		    bytes_of(&chain[s->n]), s->id.v));
	id = db_insert_id(cx);
	for (size_t i = 0; i < s->n; i++) {
		const struct chained *e = &s->e[i];

		TRY(db_exec(cx, b_event, id, e->seq, e->move, e->from, e->to,
			    e->account.v, e->at, e->role, e->unit.v,
			    e->holder_unit.v, e->holder.v, e->clock,
			    e->due_after, e->note, e->data, e->held,
			    bytes_of(&chain[i]), bytes_of(&chain[i + 1])));
	}
	return OK;
}

static enum err copy_some(struct cx *cx, void *arg)
{
	int64_t *no = arg, first = *no;

	for (int64_t i = first; i < first + BATCH; i++)
		TRY(copy(cx, &stories[i % STORIES], i));
	*no = first + BATCH;
	return OK;
}

static void fill(int64_t seconds)
{
	int64_t until = clock_mono_us() + seconds * 1000000, no = 0;

	/* A copy comes whole: its row is not that of its first event. */
	trial_sql(DB, "DROP TRIGGER event_begins_its_dossier");
	kept = t.cx.arena;
	t.cx.arena = arena_new();
	while (clock_mono_us() < until) {
		must(db_tx(&t.cx, copy_some, &no));
		arena_reset(t.cx.arena);
	}
}

static long peak_mb(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_maxrss / 1024;
}

int main(void)
{
	static const enum state ends[STORIES] = {
		STATE_RETURNED, STATE_ARCHIVED,	 STATE_WITHDRAWN,
		STATE_READY,	STATE_EXAMINING, STATE_SUPPLEMENT,
	};
	const char *seconds = getenv("SECONDS_OF_FILLING");
	struct replay r;
	struct dossier d;
	int64_t began;
	double took;
	long before;

	trial_make(&t, DB);
	for (int i = 0; i < STORIES; i++) {
		trial_receive(&t, &d);
		trial_reach(&t, &d, ends[i]);
		stories[i].id = d.id;
		read_story(&stories[i]);
	}
	fill(seconds ? atoll(seconds) : 60);
	before = peak_mb();
	began = clock_mono_us();
	must(ledger_verify(&t.cx, (struct dossier_id){ 0 }, NULL, &r));
	took = (double)(clock_mono_us() - began) / 1e6;
	printf("replay: %lld events of %lld dossiers in %.1f s: %.0f events/s,"
	       " peak %ld MB (%ld before), %lld faults\n",
	       (long long)r.events, (long long)r.dossiers, took,
	       (double)r.events / took, peak_mb(), before,
	       (long long)r.faults);
	trial_drop(&t, DB);
	return r.faults ? 1 : 0;
}

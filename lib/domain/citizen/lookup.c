#include "domain/citizen/lookup.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "base/secret.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/ledger/stops.h"
#include "domain/people/org.h"
#include "domain/reception/receipt_code.h"
#include "domain/reception/receive.h"

/* The disclosure level is a dated rule and travels in the same statement; none
 * entered is the strictest. */
STMT(q_status, "dds", "ssisttttttiis" "tiit" "ti" "tsst" "dsd" "i",
     "SELECT code, state, steps_done, clock, received_at, first_due_at,"
     " due_at, finished_at, returned_at, last_at, is_provisional, desk_id,"
     " desk_name, reappointed_at, letter_year, letter_number,"
     " letter_signed_at, adjusted_due_at, adjust_n, wait_due_at,"
     " stopped_from, kept_from, paused_since, desk_until,"
     " first_desk_name, first_desk_until,"
     " COALESCE((SELECT value FROM public_rule r"
     "  WHERE r.code = 'lookup_code_level' AND r.valid_from <= ?"
     "  AND (r.valid_to IS NULL OR r.valid_to >= ?)"
     "  ORDER BY r.valid_from DESC LIMIT 1), 0)"
     " FROM public_status WHERE code = ?");

const char *lookup_letter_number(struct arena *arena, int64_t number)
{
	return number == INT_NONE ? "" :
				    arena_printf(arena, "%02lld/PXL",
						 (long long)number);
}

/* The desk; of one that a reform has ended, who continues for it. */
static enum err whom_to_ask(struct cx *cx, struct unit_id desk,
			    struct status *s)
{
	struct day today = instant_day(cx->now);
	struct unit *heirs;
	size_t n;

	s->heirs = "";
	if (s->desk_until.n == DAY_NONE.n || s->desk_until.n >= today.n)
		return contact_of(cx, desk, today, &s->desk);
	TRY(unit_successor(cx, desk, today, &heirs, &n));
	for (size_t i = 0; i < n; i++)
		s->heirs = i ? arena_printf(cx->arena, "%s, %s", s->heirs,
					    heirs[i].name) :
			       heirs[i].name;
	return contact_of(cx, n ? heirs[0].id : desk, today, &s->desk);
}

enum err lookup_status(struct cx *cx, const char *code, struct status *ret)
{
	struct day today = instant_day(cx->now);
	const char *state, *stopped, *kept;
	int64_t steps, provisional, year, number;
	struct unit_id desk;

	TRY(db_one(cx, q_status, today, today, code, &ret->code, &state, &steps, &ret->clock,
		   &ret->received_at, &ret->first_due_at, &ret->due_at,
		   &ret->finished_at, &ret->returned_at, &ret->last_at,
		   &provisional, &desk.v, &ret->desk_name,
		   &ret->reappointed_at, &year, &number,
		   &ret->letter_at, &ret->adjusted_due_at, &ret->adjust_n,
		   &ret->wait_due_at, &stopped, &kept, &ret->paused_since,
		   &ret->desk_until, &ret->first_desk_name,
		   &ret->first_desk_until, &ret->level));
	ret->letter = lookup_letter_number(cx->arena, number);
	ret->state = state_from_code(state);
	ret->stopped_from = *stopped ? state_from_code(stopped) : STATE_NONE;
	ret->kept_from = *kept ? state_from_code(kept) : STATE_NONE;
	ret->steps_done = (int)steps;
	ret->is_provisional = provisional == 1;
	return whom_to_ask(cx, desk, ret);
}

struct instant status_due(const struct status *s)
{
	return s->due_at.s == INSTANT_NONE.s ? s->first_due_at : s->due_at;
}

/* By date, against the first appointment while the clock has not moved it. */
enum lateness status_lateness(const struct status *s, struct instant now)
{
	struct instant due = status_due(s);

	if (s->finished_at.s != INSTANT_NONE.s)
		return instant_day(s->finished_at).n > instant_day(due).n ?
			       LATE_DONE :
			       NOT_LATE;
	/* Waits for somebody else; one that was late before stays late. */
	if (s->clock[0] == 'p' && s->due_at.s == INSTANT_NONE.s)
		return NOT_LATE;
	return instant_day(now).n > instant_day(due).n ? LATE_OPEN : NOT_LATE;
}

STMT(q_tries, "btbt", "ii",
     "SELECT (SELECT COUNT(*) - 2 * COALESCE(SUM(is_ok), 0)"
     "  FROM public_secret_attempt WHERE code_digest = ? AND at > ?),"
     " (SELECT COUNT(*) - 2 * COALESCE(SUM(is_ok), 0)"
     "  FROM public_secret_attempt WHERE code_digest = ? AND at > ?)");
STMT(q_secret, "s", "b",
     "SELECT secret_digest FROM public_dossier WHERE code = ?");
STMT(q_try, "btibti", "",
     "INSERT INTO secret_attempt (code_digest, at, is_ok) VALUES (?, ?, ?),"
     " (?, ?, ?)");

/* Whose tries these are: of this dossier from one network, and of it from
 * everywhere. */
struct whose {
	struct digest here, all;
};

/* One address, or the 64 bits that a household has of IPv6. */
static const char *network_of(struct arena *arena, const char *address)
{
	unsigned char b[16];

	if (inet_pton(AF_INET6, address, b) != 1)
		return address;
	return arena_printf(arena, "%02x%02x%02x%02x%02x%02x%02x%02x", b[0],
			    b[1], b[2], b[3], b[4], b[5], b[6], b[7]);
}

static struct whose whose_of(struct arena *arena, const char *code,
			     const char *from)
{
	const char *here =
		arena_printf(arena, "%s %s", code, network_of(arena, from));

	return (struct whose){ keyed_digest("attempt", here, strlen(here)),
			       keyed_digest("attempt", code, strlen(code)) };
}

static struct bytes bytes_of(const struct digest *d)
{
	return (struct bytes){ d->b, sizeof(d->b) };
}

static enum err count_try(struct cx *cx, const struct whose *w, bool is_good)
{
	return db_exec(cx, q_try, bytes_of(&w->here), cx->now,
		       (int64_t)is_good, bytes_of(&w->all), cx->now,
		       (int64_t)is_good);
}

/* more: this many beyond the limit still pass. */
static enum err not_too_often(struct cx *cx, const struct whose *w, int more)
{
	struct instant since = { cx->now.s - SECRET_MINUTES * 60 };
	int64_t here, all;

	TRY(db_one(cx, q_tries, bytes_of(&w->here), since, bytes_of(&w->all),
		   since, &here, &all));
	if (here < SECRET_TRIES + more && all < SECRET_TRIES_ALL + more)
		return OK;
	return refuse(cx, ERR_LIMIT, NULL,
		      "Mã tra cứu của hồ sơ này đã bị nhập sai quá số lần cho"
		      " phép. Mã QR in trên giấy tiếp nhận vẫn mở được hồ sơ"
		      " ngay; muốn nhập mã tra cứu, ông/bà thử lại sau %d"
		      " phút.",
		      SECRET_MINUTES);
}

/* Counted before it is weighed: tries at the same moment are no more than
 * those one after another. */
enum err lookup_verify(struct cx *cx, const char *code, const char *secret,
		       const char *from)
{
	struct whose whose = whose_of(cx->arena, code, from);
	struct digest mine = secret_digest_of(cx->arena, code, secret);
	struct digest stored = { { 0 } }; /* what an unknown number has */
	struct bytes found = { 0 };
	enum err err;

	TRY(not_too_often(cx, &whose, 0));
	TRY(count_try(cx, &whose, false));
	TRY(not_too_often(cx, &whose, 1));
	err = db_one(cx, q_secret, code, &found);
	if (err != OK && err != ERR_MISSING)
		return err;
	if (found.len == sizeof(stored.b))
		memcpy(stored.b, found.data, sizeof(stored.b));
	return digest_equal(&mine, &stored) ? count_try(cx, &whose, true) :
					      ERR_MISSING;
}

STMT(q_token, "b", "s",
     "SELECT code FROM public_dossier WHERE token_digest = ?");

enum err lookup_token(struct cx *cx, const char *token, const char **ret_code)
{
	const char *text = dossier_token(cx->arena, token);
	struct digest d;

	if (!text)
		return ERR_MISSING;
	d = token_digest_of(text);
	return db_one(cx, q_token, (struct bytes){ d.b, sizeof(d.b) },
		      ret_code);
}

/* Two are as good as none: nobody is sent to another one's dossier. */
STMT(q_tail, "s", "s",
     "SELECT MAX(d.code) FROM" CODE_HEADS("public_unit") " c"
     " JOIN public_dossier d ON d.code = CONCAT(c.head, ?)"
     " HAVING COUNT(*) = 1");

enum err lookup_code(struct cx *cx, const struct dossier_ref *ref,
		     const char **ret_code)
{
	if (ref->kind == WRITTEN_TAIL)
		return db_one(cx, q_tail, ref->text, ret_code);
	*ret_code = ref->text;
	return ref->kind == WRITTEN_CODE ? OK : ERR_MISSING;
}

STMT(q_full, "s", "isisttttttis" "ssssssssiiisiii",
     "SELECT id, code, steps_done, state, received_at, first_due_at, due_at,"
     " finished_at, returned_at, last_at, is_provisional,"
     " desk_name, clock, procedure_code, procedure_name,"
     " channel, receive_way, holder_unit_name, lead_unit_name, masked_name,"
     " authority_id, desk_id, sets, term_unit, term_halves, next_day_minute,"
     " fee_due FROM public_dossier WHERE code = ?");

enum err lookup_full(struct cx *cx, const char *code,
		     struct public_dossier *ret)
{
	struct status *s = &ret->status;
	const char *state, *unit;
	int64_t steps, provisional, sets, halves, minute;

	TRY(db_one(cx, q_full, code, &ret->id.v, &s->code, &steps, &state,
		   &s->received_at, &s->first_due_at, &s->due_at,
		   &s->finished_at, &s->returned_at, &s->last_at, &provisional,
		   &s->desk_name, &s->clock,
		   &ret->procedure_code, &ret->procedure_name, &ret->channel,
		   &ret->receive_way, &ret->holder_unit_name,
		   &ret->lead_unit_name, &ret->masked_name, &ret->authority.v,
		   &ret->desk.v, &sets, &unit, &halves, &minute,
		   &ret->fee_due));
	s->state = state_from_code(state);
	s->steps_done = (int)steps;
	s->is_provisional = provisional == 1;
	ret->sets = (int)sets;
	ret->term = term_stored(unit, halves, minute);
	return OK;
}

STMT(q_events, "i", "sstsssiss",
     "SELECT move, to_state, at, unit_name, holder_unit_name, clock,"
     " is_restart, told, why"
     " FROM public_event WHERE dossier_id = ? ORDER BY seq LIMIT 1000");

enum err lookup_events(struct cx *cx, struct dossier_id id,
		       struct public_event **ret, size_t *ret_n)
{
	struct rows rows;
	const char *move, *to;
	int64_t restart;
	struct public_event *list, *e;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (e = list; rows_next(&rows, &move, &to, &e->at, &e->unit_name,
				 &e->holder_unit_name, &e->clock, &restart,
				 &e->told, &e->why);
	     e = &list[++n]) {
		e->move = move_from_code(move);
		e->to = state_from_code(to);
		e->is_restart = restart == 1;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_papers, "i", "isiiii",
     "SELECT seq, name, originals, certified, copies, is_shown"
     " FROM public_paper WHERE dossier_id = ? ORDER BY seq LIMIT 200");

enum err lookup_papers(struct cx *cx, struct dossier_id id,
		       struct paper **ret, size_t *ret_n)
{
	struct rows rows;
	int64_t seq, originals, certified, copies, shown;
	const char *name;
	struct paper *list;
	size_t n = 0;

	TRY(db_query(cx, q_papers, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &seq, &name, &originals, &certified, &copies,
			 &shown))
		list[n++] = (struct paper){ (int)seq,	   name,
					    (int)originals, (int)certified,
					    (int)copies,   shown == 1 };
	*ret = list;
	*ret_n = n;
	return OK;
}

const char *paper_words(struct arena *arena, const struct paper *p)
{
	const struct {
		int n;
		const char *what;
	} counts[] = { { p->originals, "bản chính" },
		       { p->certified, "bản chứng thực" },
		       { p->copies, "bản chụp" } };
	const char *words = "";

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		if (counts[i].n)
			words = arena_printf(arena, "%s%s%d %s", words,
					     *words ? ", " : "", counts[i].n,
					     counts[i].what);
	}
	return *words ? words : "không ghi số bản";
}

STMT(q_corrections, "i", "st",
     "SELECT kind, decided_at FROM public_correction WHERE dossier_id = ?"
     " ORDER BY decided_at LIMIT 50");

enum err lookup_corrections(struct cx *cx, struct dossier_id id,
			    struct public_correction **ret, size_t *ret_n)
{
	struct public_correction *list;
	struct rows rows;
	const char *kind;
	size_t n = 0;

	TRY(db_query(cx, q_corrections, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &kind, &list[n].at))
		list[n++].kind = correction_kind_from_code(kind);
	*ret = list;
	*ret_n = n;
	return OK;
}

/* The lines of an event's data that a date depends on. */
static const char *why_computed(const struct public_event *e)
{
	if (e->move == MOVE_RECALENDAR || e->move == MOVE_RESTORE_DATE)
		return e->told;
	return e->is_restart ? "restart=1\n" : "";
}

enum err lookup_explain(struct cx *cx, const struct public_dossier *d,
			const struct public_event *events, size_t n,
			struct deadline *ret, const struct explain **ret_days)
{
	struct event *clocks = arena_array(cx->arena, n + 1, sizeof(*clocks));
	struct stop stops[STOPS_MAX];
	const struct workcal *cal;
	size_t stops_n;

	for (size_t i = 0; i < n; i++)
		clocks[i] = (struct event){ .at = events[i].at,
					    .clock = events[i].clock,
					    .data = why_computed(&events[i]) };
	stops_n = ledger_stops(clocks, n, stops);
	TRY(calendar_at(cx, d->desk,
			ledger_basis(d->status.received_at, clocks, n), &cal));
	*ret = deadline_due(d->status.received_at, d->term, stops, stops_n,
			    cal);
	*ret_days = deadline_explain(cx->arena, d->status.received_at, d->term,
				     stops, stops_n, cal);
	return OK;
}

static void pass_mac(struct cx *cx, const char *code, long long expiry,
		     char ret_hex[65])
{
	const char *both = arena_printf(cx->arena, "%s~%lld", code, expiry);
	struct digest mac = keyed_digest("pass", both, strlen(both));

	digest_hex(&mac, ret_hex);
}

const char *lookup_pass_make(struct cx *cx, const char *code, int minutes)
{
	long long expiry = cx->now.s + minutes * 60;
	char mac[65];

	pass_mac(cx, code, expiry, mac);
	return arena_printf(cx->arena, "%s~%lld~%s", code, expiry, mac);
}

bool lookup_pass_holds(struct cx *cx, const char *pass, const char *code)
{
	size_t len = strlen(code);
	long long expiry;
	char *end, mac[65];
	struct digest mine, theirs;

	if (strncmp(pass, code, len) != 0 || pass[len] != '~')
		return false;
	expiry = strtoll(pass + len + 1, &end, 10);
	if (*end != '~' || expiry < cx->now.s)
		return false;
	pass_mac(cx, code, expiry, mac);
	return digest_from_hex(mac, &mine) &&
	       digest_from_hex(end + 1, &theirs) &&
	       digest_equal(&mine, &theirs);
}

#include "domain/citizen/lookup.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/ledger/stops.h"
#include "domain/people/org.h"
#include "domain/reception/receipt_code.h"
#include "domain/reception/receive.h"
#include "secret/secret.h"
#include "text/text.h"

/* The disclosure level is a dated rule and travels in the same statement; none
 * entered is the strictest. */
struct status_row {
	struct status s;
	struct unit_id desk;
	int64_t letter_number;
};
#define STATUS_ROW(F, C)                                       \
	F("code", s.code, s)                                   \
	C("state", s.state, e(state))                          \
	C("steps_done", s.steps_done, n)                       \
	C("clock", s.clock, e(ticking))                        \
	C("received_at", s.received_at, t)                     \
	C("first_due_at", s.first_due_at, t)                   \
	C("due_at", s.due_at, t)                               \
	C("finished_at", s.finished_at, t)                     \
	C("returned_at", s.returned_at, t)                     \
	C("last_at", s.last_at, t)                             \
	C("is_provisional", s.is_provisional, f)               \
	C("desk_id", desk.v, i)                                \
	C("desk_name", s.desk_name, s)                         \
	C("reappointed_at", s.reappointed_at, t)               \
	C("letter_number", letter_number, i)                   \
	C("letter_signed_at", s.letter_at, t)                  \
	C("adjusted_due_at", s.adjusted_due_at, t)             \
	C("adjust_n", s.adjust_n, i)                           \
	C("wait_due_at", s.wait_due_at, t)                     \
	C("stopped_from", s.stopped_from, e(state))            \
	C("kept_from", s.kept_from, e(state))                  \
	C("paused_since", s.paused_since, t)                   \
	C("desk_until", s.desk_until, d)                       \
	C("first_desk_name", s.first_desk_name, s)             \
	C("first_desk_until", s.first_desk_until, d)           \
	C("COALESCE((SELECT value FROM public_rule r"          \
	  "  WHERE r.code = 'lookup_code_level' AND r.valid_from <= ?" \
	  "  AND (r.valid_to IS NULL OR r.valid_to >= ?)"      \
	  "  ORDER BY r.valid_from DESC LIMIT 1), 0)", s.level, i)
READER(next_status, struct status_row, STATUS_ROW)
STMT_ROW(q_status, "dds", STATUS_ROW,
	 "SELECT " COLS(STATUS_ROW) " FROM public_status WHERE code = ?");

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
	struct status_row row = { 0 };
	struct rows rows;

	TRY(db_query(cx, q_status, &rows, today, today, code));
	if (!next_status(&rows, &row))
		return ERR_MISSING;
	*ret = row.s;
	ret->letter = lookup_letter_number(cx->arena, row.letter_number);
	return whom_to_ask(cx, row.desk, ret);
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
	if (s->clock == CLOCK_PAUSED && s->due_at.s == INSTANT_NONE.s)
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

#define FULL_ROW(F, C)                                 \
	F("id", id.v, i)                               \
	C("code", status.code, s)                      \
	C("steps_done", status.steps_done, n)          \
	C("state", status.state, e(state))             \
	C("received_at", status.received_at, t)        \
	C("first_due_at", status.first_due_at, t)      \
	C("due_at", status.due_at, t)                  \
	C("finished_at", status.finished_at, t)        \
	C("returned_at", status.returned_at, t)        \
	C("last_at", status.last_at, t)                \
	C("is_provisional", status.is_provisional, f)  \
	C("desk_name", status.desk_name, s)            \
	C("clock", status.clock, e(ticking))           \
	C("procedure_code", procedure_code, s)         \
	C("procedure_name", procedure_name, s)         \
	C("channel", channel, s)                       \
	C("receive_way", receive_way, e(receive_way))  \
	C("holder_unit_name", holder_unit_name, s)     \
	C("lead_unit_name", lead_unit_name, s)         \
	C("masked_name", masked_name, s)               \
	C("authority_id", authority.v, i)              \
	C("desk_id", desk.v, i)                        \
	C("sets", sets, n)                             \
	TERM_COLUMNS(C, "", term)                      \
	C("fee_due", fee_due, i)
READER(next_full, struct public_dossier, FULL_ROW)
STMT_ROW(q_full, "s", FULL_ROW,
	 "SELECT " COLS(FULL_ROW) " FROM public_dossier WHERE code = ?");

enum err lookup_full(struct cx *cx, const char *code,
		     struct public_dossier *ret)
{
	struct rows rows;

	*ret = (struct public_dossier){ 0 };
	TRY(db_query(cx, q_full, &rows, code));
	if (!next_full(&rows, ret))
		return ERR_MISSING;
	ret->term.cutoff_minute = TERM_CUTOFF_MINUTE;
	return OK;
}

#define TOLD_ROW(F, C)                          \
	F("move", move, e(move))                \
	C("to_state", to, e(state))             \
	C("at", at, t)                          \
	C("unit_name", unit_name, s)            \
	C("holder_unit_name", holder_unit_name, s) \
	C("clock", clock, e(ticking))           \
	C("is_restart", is_restart, f)          \
	C("told", told, s)                      \
	C("why", why, s)
READER(next_told, struct public_event, TOLD_ROW)
STMT_ROW(q_events, "i", TOLD_ROW,
	 "SELECT " COLS(TOLD_ROW) " FROM public_event WHERE dossier_id = ?"
	 " ORDER BY seq LIMIT 1000");

enum err lookup_events(struct cx *cx, struct dossier_id id,
		       struct public_event **ret, size_t *ret_n)
{
	struct public_event *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_told(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

#define PAPER_ROW(F, C)              \
	F("seq", seq, n)             \
	C("name", name, s)           \
	C("originals", originals, n) \
	C("certified", certified, n) \
	C("copies", copies, n)       \
	C("is_shown", is_shown, f)
READER(next_paper, struct paper, PAPER_ROW)
STMT_ROW(q_papers, "i", PAPER_ROW,
	 "SELECT " COLS(PAPER_ROW) " FROM public_paper WHERE dossier_id = ?"
	 " ORDER BY seq LIMIT 200");

enum err lookup_papers(struct cx *cx, struct dossier_id id,
		       struct paper **ret, size_t *ret_n)
{
	struct paper *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_papers, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_paper(&rows, &list[n]))
		n++;
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

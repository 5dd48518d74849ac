#include "domain/casework/correction.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/move_internal.h"
#include "domain/catalogue/rule.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/stops.h"
#include "domain/ledger/submission.h"
#include "domain/power.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct correction_form, member)

#define DESK 0x003u /* RECEPTION, RECEPTION_HEAD */
#define LEAD 0x00cu /* HANDLER, DEPT_HEAD */
#define LEADER 0x010u

static const struct {
	const char *code, *name;
} kinds[CORRECT_COUNT] = {
	[CORRECT_RECEIPT] = { "gio_tiep_nhan", "Sai giờ tiếp nhận" },
	[CORRECT_STOP] = { "tam_dung", "Sai lần tạm dừng" },
};

const char *correction_kind_code(enum correction_kind k)
{
	return kinds[k].code;
}

const char *correction_kind_name(enum correction_kind k)
{
	return kinds[k].name;
}

enum correction_kind correction_kind_from_code(const char *code)
{
	int k = 0;

	while (k < CORRECT_COUNT && strcmp(kinds[k].code, code) != 0)
		k++;
	return (enum correction_kind)k;
}

const char *correction_state_name(const char *state)
{
	return strcmp(state, "DA_DUYET") == 0 ? "Đã duyệt" :
	       strcmp(state, "TU_CHOI") == 0  ? "Không duyệt" :
						"Chờ duyệt";
}

/* Each corrects what is its own to write; held in person, not by delegation. */
static unsigned own_kinds(const struct actor *actor, const struct dossier *d)
{
	unsigned own = power_in_person(actor), kinds_ = 0;

	if (own & DESK && actor->unit.v == d->desk.v)
		kinds_ |= 1u << CORRECT_RECEIPT;
	if (own & LEAD && actor->unit.v == d->lead_unit.v)
		kinds_ |= 1u << CORRECT_STOP;
	return kinds_;
}

unsigned correction_kinds(const struct actor *actor, const struct dossier *d)
{
	return d->state == STATE_ARCHIVED ? 0 : own_kinds(actor, d);
}

size_t correction_stops(const struct event *events, size_t n,
			struct correction_stop ret[STOPS_MAX])
{
	struct stop stops[STOPS_MAX];
	size_t all = ledger_stops(events, n, stops), found = 0;

	for (size_t i = 0, at = 0; i < all; i++) {
		while (at < n && (events[at].clock != CLOCK_PAUSED ||
				  events[at].at.s < stops[i].from.s))
			at++;
		if (at == n)
			break;
		if (stops[i].to.s != INSTANT_NONE.s)
			ret[found++] = (struct correction_stop){
				events[at].seq, events[at].move,
				stops[i].from, stops[i].to };
		while (at < n && events[at].clock == CLOCK_PAUSED)
			at++;
	}
	return found;
}

/* What a proposal is judged against: proposed and decided alike. */
struct judged {
	const struct correction_form *in;
	struct instant received, finished;
	struct term term;
	struct unit_id clock_desk;
	const char *rule_set;
	const struct event *events;
	size_t events_n;
	struct instant recorded_from, recorded_to; /* results */
	struct instant would_due;
};

static enum err check_receipt(struct cx *cx, struct judged *j)
{
	struct instant at = j->in->from;
	struct rule rule;
	int64_t apart = at.s - j->received.s;

	if (at.s == INSTANT_NONE.s)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Nhập ngày, giờ tiếp nhận đúng");
	if (at.s > cx->now.s)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Giờ tiếp nhận đúng ở trong tương lai");
	if (apart == 0)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Giờ này trùng với giờ đã ghi nhận");
	TRY(rule_read(cx, j->rule_set, "correction_max_days",
		      instant_day(j->received), &rule));
	if ((apart < 0 ? -apart : apart) > rule.value * 24 * 3600)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Chỉ điều chỉnh được trong %lld ngày so với giờ"
			      " đã ghi nhận (%s)",
			      (long long)rule.value, rule.basis);
	if (j->events_n > 1 && at.s > j->events[1].at.s)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Giờ tiếp nhận đúng sau khi hồ sơ đã được xử lý"
			      " bước tiếp theo");
	j->recorded_from = j->received;
	j->recorded_to = INSTANT_NONE;
	return OK;
}

static enum err check_true_stop(struct cx *cx, const struct judged *j)
{
	struct instant from = j->in->from, to = j->in->to;
	struct instant end = j->finished.s == INSTANT_NONE.s ? cx->now :
							       j->finished;

	if (from.s == INSTANT_NONE.s)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Nhập ngày, giờ bắt đầu dừng đúng");
	if (to.s == INSTANT_NONE.s)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Nhập ngày, giờ hết dừng đúng");
	if (to.s <= from.s)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Giờ hết dừng phải sau giờ bắt đầu dừng");
	if (from.s < j->received.s)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Lần dừng không thể bắt đầu trước khi tiếp nhận"
			      " hồ sơ");
	if (to.s > end.s)
		return refuse(cx, ERR_INPUT, AT(to),
			      "Lần dừng không thể kết thúc sau %s",
			      moment_words(cx->arena, end));
	if (from.s == j->recorded_from.s && to.s == j->recorded_to.s)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Thời gian này trùng với thời gian đã ghi nhận");
	return OK;
}

static enum err check_stop(struct cx *cx, struct judged *j)
{
	struct correction_stop stops[STOPS_MAX];
	size_t n = correction_stops(j->events, j->events_n, stops), i = 0;

	while (i < n && stops[i].seq != j->in->stop)
		i++;
	if (i == n)
		return refuse(cx, ERR_INPUT, AT(stop),
			      "Chọn một lần tạm dừng đã kết thúc");
	j->recorded_from = stops[i].from;
	j->recorded_to = stops[i].to;
	return j->in->is_void ? OK : check_true_stop(cx, j);
}

static const char *moment(struct arena *arena, struct instant at)
{
	return at.s == INSTANT_NONE.s ? NULL : instant_iso(arena, at);
}

/* The lines that the clock reads again (ledger_adjusted). */
static void put_lines(struct arena *arena, struct data_lines *data,
		      const struct correction_form *in)
{
	if (in->kind == CORRECT_RECEIPT) {
		data_put(data, ADJUST_RECEIVED, moment(arena, in->from));
		return;
	}
	data_put(data, ADJUST_STOP,
		 arena_printf(arena, "%lld", (long long)in->stop));
	if (in->is_void) {
		data_put(data, "adjust_void", "1");
		return;
	}
	data_put(data, ADJUST_FROM, moment(arena, in->from));
	data_put(data, ADJUST_TO, moment(arena, in->to));
}

/* What the clock would say with it, and whether it can say anything: stops
 * that overlap or begin before the reception make no story. */
static enum err check_clock(struct cx *cx, struct judged *j)
{
	struct event *all =
		arena_array(cx->arena, j->events_n + 1, sizeof(*all));
	struct data_lines data = { 0 };
	const struct workcal *cal;
	struct adjusted a;
	struct deadline due;

	memcpy(all, j->events, j->events_n * sizeof(*all));
	all[j->events_n] = all[j->events_n - 1];
	all[j->events_n].move = MOVE_ADJUST;
	put_lines(cx->arena, &data, j->in);
	TRY(data_text(cx, &data, &all[j->events_n].data));
	ledger_adjusted(cx->arena, j->received, all, j->events_n + 1, &a);
	TRY(calendar_at(cx, j->clock_desk,
			ledger_basis(j->received, j->events, j->events_n),
			&cal));
	due = deadline_due(a.received, j->term, a.stops, a.n, cal);
	if (due.err != DEADLINE_OK)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Thời gian này chồng lên một lần dừng khác hoặc"
			      " đứng trước giờ tiếp nhận");
	j->would_due = due.due;
	return OK;
}

static enum err judge(struct cx *cx, struct judged *j)
{
	const struct correction_form *in = j->in;

	if (in->kind == CORRECT_RECEIPT)
		TRY(check_receipt(cx, j));
	else
		TRY(check_stop(cx, j));
	return check_clock(cx, j);
}

STMT(q_file, "ii", "i",
     "SELECT COUNT(*) FROM attachment WHERE id = ? AND dossier_id = ?");

static enum err check_words(struct cx *cx, const struct dossier *d,
			    const struct correction_form *in)
{
	int64_t found;

	if (!in->ground || text_is_blank(in->ground) ||
	    text_length(in->ground) < CORRECTION_GROUND_MIN)
		return refuse(cx, ERR_INPUT, AT(ground),
			      "Nêu căn cứ ít nhất %d ký tự: sai ở đâu, giấy tờ"
			      " hoặc việc gì cho thấy",
			      CORRECTION_GROUND_MIN);
	if (in->file.v <= 0)
		return OK;
	TRY(db_one(cx, q_file, in->file.v, d->id.v, &found));
	return found ? OK :
		       refuse(cx, ERR_INPUT, AT(file),
			      "Chọn một tệp của hồ sơ này");
}

STMT(q_known, "b", "i", "SELECT id FROM correction WHERE form_key = ?");
STMT(q_same, "isi", "i",
     "SELECT COUNT(*) FROM correction WHERE dossier_id = ? AND kind = ?"
     " AND stop_seq = ? AND state <> 'TU_CHOI'");
STMT(q_new, "bisii" "ttttt" "siiit", "",
     "INSERT INTO correction (form_key, dossier_id, kind, stop_seq, is_void,"
     " true_from, true_to, recorded_from, recorded_to, would_due_at, ground,"
     " attachment_id, proposed_by, proposed_unit, proposed_at, state)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DE_NGHI')");

#define REFUSE "correction-refuse"

struct proposed {
	const struct actor *actor;
	const struct dossier *d;
	const struct correction_form *in;
	struct correction_id id;
};

static enum err once_only(struct cx *cx, const struct proposed *p,
			  int64_t stop)
{
	int64_t same;

	TRY(db_one(cx, q_same, p->d->id.v, kinds[p->in->kind].code, stop,
		   &same));
	return same ? refuse(cx, ERR_STATE, NULL,
			     "Việc này đã được đề nghị điều chỉnh; mỗi chỗ sai"
			     " chỉ điều chỉnh một lần.") :
		      OK;
}

static struct submission form_of(const struct proposed *p)
{
	return (struct submission){ p->in->form_key, p->actor->id,
				    "correction-propose", p->d->id };
}

static enum err find_known(struct cx *cx, struct proposed *p)
{
	const struct submission form = form_of(p);

	TRY(submission_known(cx, &form, NULL));
	return db_one(cx, q_known, key_bytes(cx, p->in->form_key), &p->id.v);
}

static enum err propose_once(struct cx *cx, void *arg)
{
	struct proposed *p = arg;
	const struct correction_form *in = p->in;
	const struct submission form = form_of(p);
	bool is_stop = in->kind == CORRECT_STOP;
	bool is_void = is_stop && in->is_void;
	struct head h;
	struct event *events;
	struct judged j = { .in = in };

	TRY(ledger_lock(cx, p->d->id, &h));
	if (h.p.state == STATE_ARCHIVED)
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ đã lưu nên không điều chỉnh được nữa.");
	TRY(dossier_events(cx, p->d->id, &events, &j.events_n));
	j.events = events;
	j.received = h.received_at;
	j.finished = h.finished_at;
	j.term = h.term;
	j.clock_desk = h.clock_desk;
	j.rule_set = h.rule_set;
	TRY(judge(cx, &j));
	TRY(once_only(cx, p, is_stop ? in->stop : 0));
	TRY(db_exec(cx, q_new, key_bytes(cx, in->form_key), p->d->id.v,
		    kinds[in->kind].code, is_stop ? in->stop : (int64_t)0,
		    (int64_t)is_void, is_void ? INSTANT_NONE : in->from,
		    is_stop && !is_void ? in->to : INSTANT_NONE,
		    j.recorded_from, j.recorded_to, j.would_due, in->ground,
		    in->file.v > 0 ? in->file.v : INT_NONE, p->actor->id.v,
		    p->actor->unit.v, cx->now));
	p->id.v = db_insert_id(cx);
	TRY(submission_put(cx, &form));
	return audit_write(cx, p->actor, "correction-propose", p->d->id, "ok",
			   kinds[in->kind].code);
}

enum err correction_propose(struct cx *cx, const struct actor *actor,
			    const struct dossier *d,
			    const struct correction_form *in,
			    struct correction_id *ret)
{
	struct proposed p = { .actor = actor, .d = d, .in = in };
	enum err err = find_known(cx, &p);

	if (err != ERR_MISSING) {
		*ret = p.id;
		return err; /* acted on already, or for something else */
	}
	if (!(own_kinds(actor, d) & 1u << in->kind)) {
		TRY(audit_write(cx, actor, "correction-propose", d->id,
				"refused", "denied"));
		return refuse(cx, ERR_DENIED, NULL,
			      "Giờ tiếp nhận do bộ phận một cửa nơi tiếp nhận"
			      " đề nghị điều chỉnh, lần tạm dừng do đơn vị giải"
			      " quyết hồ sơ đề nghị.");
	}
	TRY(check_words(cx, d, in));
	err = db_tx(cx, propose_once, &p);
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		err = find_known(cx, &p);
	*ret = p.id;
	return err;
}

#define COLUMNS                                                              \
	"SELECT c.id, c.dossier_id, d.code, v.name, c.kind, c.stop_seq,"     \
	" c.is_void, c.true_from, c.true_to, c.recorded_from,"               \
	" c.recorded_to, d.due_at, c.would_due_at, c.ground,"                \
	" COALESCE(c.words, ''), c.attachment_id, c.proposed_by, p.name,"    \
	" u.name, COALESCE(q.name, ''), c.state, c.proposed_at,"             \
	" c.decided_at, c.version"
#define OUT "iisssii" "tttttt" "ssii" "ssss" "tti"
#define FROM                                                  \
	" FROM correction c JOIN dossier d ON d.id = c.dossier_id" \
	" JOIN procedure_version v ON v.id = d.version_id"    \
	" JOIN account p ON p.id = c.proposed_by"             \
	" JOIN unit u ON u.id = c.proposed_unit"              \
	" LEFT JOIN account q ON q.id = c.decided_by"

STMT(q_of, "i", OUT,
     COLUMNS FROM " WHERE c.dossier_id = ? ORDER BY c.id DESC LIMIT 50");
STMT(q_waiting, "ii", OUT,
     COLUMNS FROM " WHERE c.state = 'DE_NGHI' AND c.id > ? AND d.seat_id = ?"
		  " ORDER BY c.id LIMIT 25");
STMT(q_one, "ii", OUT,
     COLUMNS FROM " WHERE c.id = ? AND d.seat_id = ?");
STMT(q_lock, "i", "i", "SELECT id FROM correction WHERE id = ? FOR UPDATE");

static bool next_row(struct rows *rows, struct correction *c)
{
	const char *kind;
	int64_t is_void;

	if (!rows_next(rows, &c->id.v, &c->dossier.v, &c->code,
		       &c->procedure_name, &kind, &c->stop, &is_void, &c->from,
		       &c->to, &c->recorded_from, &c->recorded_to, &c->due,
		       &c->would_due, &c->ground, &c->words, &c->file.v,
		       &c->proposer.v, &c->proposer_name, &c->proposer_unit,
		       &c->decider_name, &c->state, &c->proposed_at,
		       &c->decided_at, &c->version))
		return false;
	c->kind = correction_kind_from_code(kind);
	c->is_void = is_void == 1;
	return true;
}

static void take_rows(struct cx *cx, struct rows *rows,
		      struct correction **ret, size_t *ret_n)
{
	struct correction *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	size_t n = 0;

	while (next_row(rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
}

enum err corrections_of(struct cx *cx, struct dossier_id id,
			struct correction **ret, size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_of, &rows, id.v));
	take_rows(cx, &rows, ret, ret_n);
	return OK;
}

enum err corrections_waiting(struct cx *cx, const struct actor *actor,
			     int64_t after, struct correction **ret,
			     size_t *ret_n)
{
	struct rows rows;

	TRY(db_query(cx, q_waiting, &rows, after, actor->authority.v));
	take_rows(cx, &rows, ret, ret_n);
	return OK;
}

static enum err load(struct cx *cx, struct correction_id id,
		     struct unit_id authority, struct correction *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_one, &rows, id.v, authority.v));
	if (next_row(&rows, ret))
		return OK;
	return refuse(cx, ERR_MISSING, NULL,
		      "Không có đề nghị điều chỉnh này trong phạm vi cơ quan"
		      " của ông/bà.");
}

/* The second person, and the first one to decide. */
static enum err check_decider(struct cx *cx, const struct actor *actor,
			      const struct correction *c, int64_t version)
{
	if (power_is_own(actor, LEADER, c->proposer))
		return refuse(cx, ERR_DENIED, NULL,
			      "Không ai được quyết định đề nghị điều chỉnh của"
			      " chính mình.");
	if (c->version != version || strcmp(c->state, "DE_NGHI") != 0)
		return refuse(cx, ERR_CONFLICT, NULL,
			      "Đề nghị này đã được %s quyết định: %s.",
			      c->decider_name, correction_state_name(c->state));
	return OK;
}

enum err correction_apply(struct cx *cx, struct work *w)
{
	struct correction *c = arena_alloc(cx->arena, sizeof(*c));
	const struct head *h = &w->head;
	struct correction_form in;
	struct judged j = { .in = &in,
			    .received = h->received_at,
			    .finished = h->finished_at,
			    .term = h->term,
			    .clock_desk = h->clock_desk,
			    .rule_set = h->rule_set,
			    .events = w->events,
			    .events_n = w->events_n };
	int64_t locked;

	TRY(db_one(cx, q_lock, w->in->correction.v, &locked));
	TRY(load(cx, w->in->correction, h->p.authority, c));
	if (c->dossier.v != w->id.v)
		return ERR_MISSING;
	TRY(check_decider(cx, w->actor, c, w->in->correction_version));
	in = (struct correction_form){ .kind = c->kind,
				       .stop = c->stop,
				       .is_void = c->is_void,
				       .from = c->from,
				       .to = c->to };
	TRY(judge(cx, &j)); /* the story may have gone on since */
	put_lines(cx->arena, &w->data, &in);
	data_put(&w->data, "kind", correction_kind_code(c->kind));
	data_put(&w->data, "correction",
		 arena_printf(cx->arena, "%lld", (long long)c->id.v));
	data_put(&w->data, "proposed_by", c->proposer_name);
	data_put(&w->data, "ground", c->ground);
	w->correction = c;
	w->entry.p.adjust_n++;
	return OK;
}

STMT(q_decide, "siitsii", "",
     "UPDATE correction SET state = ?, decided_by = ?, decided_for = ?,"
     " decided_at = ?, words = ?, version = version + 1"
     " WHERE id = ? AND version = ?");

static enum err decide(struct cx *cx, const struct actor *actor,
		       const struct correction *c, const char *state,
		       const char *words)
{
	return db_exec(cx, q_decide, state, actor->id.v,
		       power_used(actor, LEADER).for_whom.v,
		       cx->now, words ? words : "", c->id.v, c->version);
}

enum err correction_approved(struct cx *cx, const struct work *w)
{
	return decide(cx, w->actor, w->correction, "DA_DUYET", w->in->note);
}

struct refusal {
	const struct actor *actor;
	const struct correction_decision *in;
	struct correction_id id;
};

static enum err refuse_once(struct cx *cx, void *arg)
{
	struct refusal *r = arg;
	const struct actor *actor;
	struct correction c;
	struct head h;
	int64_t locked;

	TRY(load(cx, r->id, r->actor->authority, &c));
	TRY(ledger_lock(cx, c.dossier, &h)); /* in the order of a move */
	TRY(db_one(cx, q_lock, r->id.v, &locked));
	TRY(load(cx, r->id, r->actor->authority, &c));
	TRY(power_over(cx, r->actor, h.procedure, &actor));
	if (!power_has(actor, LEADER))
		return refuse(cx, ERR_DENIED, NULL,
			      "Chỉ lãnh đạo UBND của cơ quan được quyết định đề"
			      " nghị điều chỉnh.");
	TRY(check_decider(cx, actor, &c, r->in->version));
	if (!r->in->words || text_is_blank(r->in->words))
		return refuse(cx, ERR_INPUT,
			      MEMBER(struct correction_decision, words),
			      "Nhập lý do");
	TRY(decide(cx, actor, &c, "TU_CHOI", r->in->words));
	TRY(submission_put(cx, &(struct submission){ r->in->form_key,
						     r->actor->id, REFUSE,
						     c.dossier }));
	return audit_write(cx, actor, REFUSE, c.dossier, "ok",
			   correction_kind_code(c.kind));
}

enum err correction_decide(struct cx *cx, const struct actor *actor,
			   struct correction_id id,
			   const struct correction_decision *in)
{
	struct refusal r = { .actor = actor, .in = in, .id = id };
	struct submission form;
	struct correction c;
	struct step step = { .form_key = in->form_key,
			     .move = MOVE_ADJUST,
			     .note = in->words ? in->words : "",
			     .correction = id,
			     .correction_version = in->version };

	enum err err;

	TRY(load(cx, id, actor->authority, &c));
	if (in->approves)
		return dossier_move(cx, actor, c.dossier, &step);
	form = (struct submission){ in->form_key, actor->id, REFUSE,
				    c.dossier };
	err = submission_known(cx, &form, NULL);
	return err == ERR_MISSING ? db_tx(cx, refuse_once, &r) : err;
}

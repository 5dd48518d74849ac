/*
 * Every move but reception: lock, version, policy, needs, one event.
 */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "db/db.h"
#include "domain/audit.h"
#include "domain/ledger_internal.h"
#include "domain/unit.h"

struct work {
	const struct actor *actor;
	const struct step *in;
	struct dossier_id id;
	const struct transition *t;
	struct head head;
	struct policy_facts facts;
	struct entry entry;
	/* the last event */
	const char *last_from, *last_actor_name;
	struct unit_id before_unit; /* who held it before that event */
	struct account_id before_holder;
};

STMT(q_last, "i", "ssis",
     "SELECT e.move, e.from_state, e.account_id, a.name FROM event e"
     " JOIN account a ON a.id = e.account_id"
     " WHERE e.dossier_id = ? ORDER BY e.seq DESC LIMIT 1");
STMT(q_before, "ii", "ii",
     "SELECT holder_unit_id, holder_id FROM event"
     " WHERE dossier_id = ? AND seq = ?");
STMT(q_drafter, "i", "i",
     "SELECT account_id FROM event WHERE dossier_id = ? AND move = 'trinh'"
     " ORDER BY seq DESC LIMIT 1");

static enum err read_facts(struct cx *cx, struct work *w)
{
	struct policy_facts *f = &w->facts;
	const struct head *h = &w->head;
	const char *move;
	enum err err;

	TRY(db_one(cx, q_last, h->id.v, &move, &w->last_from,
		   &f->last_actor.v, &w->last_actor_name));
	f->last_move = move_from_code(move);
	err = db_one(cx, q_drafter, h->id.v, &f->drafter.v);
	if (err == ERR_MISSING)
		f->drafter = NO_ACCOUNT;
	else
		TRY(err);
	err = db_one(cx, q_before, h->id.v, h->last_seq - 1,
		     &w->before_unit.v, &w->before_holder.v);
	if (err != OK && err != ERR_MISSING)
		return err;
	f->state = h->state;
	f->authority = h->authority;
	f->desk = h->desk;
	f->holder_unit = h->holder_unit;
	f->holder = h->holder;
	f->in_transit = h->in_transit;
	return OK;
}

static enum err check_version(struct cx *cx, const struct work *w)
{
	if (w->head.version == w->in->version)
		return OK;
	return refuse(cx, ERR_CONFLICT, NULL,
		      "%s đã thực hiện “%s” lúc %s, sau khi ông/bà mở trang"
		      " này.",
		      w->last_actor_name, move_name(w->facts.last_move),
		      moment_words(cx->arena, w->head.last_at));
}

static enum err check_policy(struct cx *cx, struct work *w)
{
	const char *why;
	enum err err;

	w->t = transition_find(w->head.state, w->in->move);
	if (!w->t)
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ đang ở bước “%s” nên không thể thực"
			      " hiện “%s”.",
			      state_name(w->head.state),
			      move_name(w->in->move));
	why = policy_refusal(w->actor, w->t, &w->facts, &err);
	return why ? refuse(cx, err, NULL, "%s", why) : OK;
}

STMT(q_handler, "iidd", "i",
     "SELECT a.id FROM account a JOIN account_role r ON r.account_id = a.id"
     " WHERE a.id = ? AND a.is_active = 1 AND r.role = 'HANDLER'"
     " AND r.unit_id = ? AND r.valid_from <= ?"
     " AND (r.valid_to IS NULL OR r.valid_to >= ?) LIMIT 1");

static enum err check_assignee(struct cx *cx, const struct work *w)
{
	struct day today = instant_day(cx->now);
	int64_t found;
	enum err err;

	if (w->in->assignee.v == INT_NONE)
		return refuse(cx, ERR_INPUT, "nguoi_thu_ly",
			      "Chọn người thụ lý");
	if (w->in->assignee.v == w->head.handler.v &&
	    w->t->move == MOVE_REASSIGN)
		return refuse(cx, ERR_INPUT, "nguoi_thu_ly",
			      "Người này đang thụ lý hồ sơ, hãy chọn người"
			      " khác");
	err = db_one(cx, q_handler, w->in->assignee.v, w->head.lead.v, today,
		     today, &found);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, "nguoi_thu_ly",
			      "Người được chọn không còn là chuyên viên thụ lý"
			      " của đơn vị");
	return err;
}

static bool is_blank(const char *s)
{
	return !s || text_is_blank(s);
}

static enum err check_needs(struct cx *cx, const struct work *w)
{
	const struct step *in = w->in;
	unsigned needs = w->t->needs;

	if (needs & NEED_ASSIGNEE)
		TRY(check_assignee(cx, w));
	if (needs & NEED_NOTE && is_blank(in->note))
		return refuse(cx, ERR_INPUT, "ghi_chu", "Nhập lý do");
	if (needs & NEED_RESULT_KIND && is_blank(in->result_kind))
		return refuse(cx, ERR_INPUT, "loai_ket_qua",
			      "Chọn loại kết quả");
	if (needs & NEED_DOCUMENT && is_blank(in->document_number))
		return refuse(cx, ERR_INPUT, "so_van_ban",
			      "Nhập số văn bản đã vào sổ");
	if (needs & NEED_DOCUMENT && in->document_date.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, "ngay_van_ban",
			      "Nhập ngày văn bản");
	if (needs & NEED_DOCUMENT &&
	    in->document_date.n > instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, "ngay_van_ban",
			      "Ngày văn bản ở trong tương lai");
	if (needs & NEED_RECEIVER && is_blank(in->receiver))
		return refuse(cx, ERR_INPUT, "nguoi_nhan",
			      "Nhập họ tên người nhận kết quả");
	if (needs & NEED_RECEIVER && is_blank(in->receiver_paper))
		return refuse(cx, ERR_INPUT, "giay_to_nguoi_nhan",
			      "Ghi giấy tờ đã kiểm tra: giấy hẹn, căn cước hoặc"
			      " giấy ủy quyền");
	return OK;
}

#define DATA_MAX (8 * 1024)

static void put_line(struct buf *b, const char *key, const char *value)
{
	buf_printf(b, "%s=", key);
	for (; *value; value++)
		buf_putc(b, *value == '\n' || *value == '\r' ? ' ' : *value);
	buf_putc(b, '\n');
}

/* Sorted "key=value" lines; a line break in a value becomes a space. */
static enum err data_of(struct cx *cx, const struct work *w, const char **ret)
{
	const struct step *in = w->in;
	struct buf b;

	buf_init(&b, cx->arena, DATA_MAX);
	if (w->t->needs & NEED_DOCUMENT) {
		put_line(&b, "document_date",
			 day_iso(cx->arena, in->document_date));
		put_line(&b, "document_number", in->document_number);
	}
	if (w->t->needs & NEED_RECEIVER) {
		put_line(&b, "receiver", in->receiver);
		put_line(&b, "receiver_paper", in->receiver_paper);
	}
	if (w->t->needs & NEED_RESULT_KIND)
		put_line(&b, "result_kind", in->result_kind);
	*ret = b.data;
	return buf_err(&b);
}

static enum err clerk_unit(struct cx *cx, const struct work *w,
			   struct unit_id *ret)
{
	struct unit unit;
	enum err err = unit_of_kind(cx, w->head.authority, "van_phong",
				    instant_day(cx->now), &unit);

	*ret = err == OK ? unit.id : w->head.authority;
	return err == ERR_MISSING ? OK : err;
}

static enum err next_holder(struct cx *cx, struct work *w)
{
	struct entry *e = &w->entry;
	const struct head *h = &w->head;

	e->holder = NO_ACCOUNT;
	e->handler = h->handler;
	switch (w->t->hold) {
	case HOLD_KEEP:
		e->holder_unit = h->holder_unit;
		e->holder = h->holder;
		break;
	case HOLD_ACTOR:
		e->holder_unit = w->actor->unit;
		e->holder = w->actor->id;
		break;
	case HOLD_LEAD_HEAD:
		e->holder_unit = h->lead;
		break;
	case HOLD_ASSIGNEE:
		e->holder_unit = h->lead;
		e->holder = e->handler = w->in->assignee;
		break;
	case HOLD_HANDLER:
		e->holder_unit = h->lead;
		e->holder = h->handler;
		break;
	case HOLD_LEADER:
		e->holder_unit = h->authority;
		break;
	case HOLD_CLERK:
		return clerk_unit(cx, w, &e->holder_unit);
	case HOLD_DESK:
	case HOLD_NOBODY:
		e->holder_unit = h->desk;
		break;
	case HOLD_PREVIOUS:
		e->holder_unit = w->before_unit;
		e->holder = w->before_holder;
		break;
	}
	return OK;
}

static const char *next_clock(const struct work *w)
{
	switch (w->t->clock) {
	case CLOCK_KEEP:
		return w->head.clock;
	case CLOCK_START:
		return "running";
	case CLOCK_STOP:
		return "stopped";
	}
	return w->head.clock;
}

static enum err compose(struct cx *cx, struct work *w)
{
	unsigned role = w->actor->roles & w->t->roles;

	w->entry = (struct entry){
		.move = w->t->move,
		.to = w->t->to == STATE_COUNT ? state_from_code(w->last_from) :
						w->t->to,
		.account = w->actor->id,
		.role = role_code(role & -role),
		.unit = w->actor->unit,
		.in_transit = w->t->move == MOVE_FORWARD,
		.clock = next_clock(w),
		.note = w->in->note,
	};
	TRY(data_of(cx, w, &w->entry.data));
	return next_holder(cx, w);
}

static enum err move_once(struct cx *cx, void *arg)
{
	struct work *w = arg;

	TRY(ledger_lock(cx, w->id, &w->head));
	TRY(read_facts(cx, w));
	TRY(check_version(cx, w));
	TRY(check_policy(cx, w));
	TRY(check_needs(cx, w));
	TRY(compose(cx, w));
	TRY(ledger_append(cx, &w->head, &w->entry));
	TRY(submission_put(cx, w->in->form_key, w->actor->id, w->id,
			   w->t->move));
	return audit_write(cx, w->actor, move_code(w->t->move), w->id, "ok",
			   "");
}

enum err dossier_move(struct cx *cx, const struct actor *actor,
		      struct dossier_id id, const struct step *in)
{
	struct work w = { .actor = actor, .in = in, .id = id };
	struct dossier_id known;
	struct fault fault;
	enum err err = submission_find(cx, in->form_key, &known);

	if (err != ERR_MISSING)
		return err; /* this form has been acted on already */
	err = db_tx(cx, move_once, &w);
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return OK; /* the same form twice at once: the other won */
	if (err != ERR_DENIED && err != ERR_STATE)
		return err;
	fault = cx->fault;
	TRY(audit_write(cx, actor, move_code(in->move), id, "refused",
			err == ERR_DENIED ? "denied" : "state"));
	cx->fault = fault;
	return err;
}

size_t dossier_moves(const struct actor *actor, const struct dossier *d,
		     const struct event *events, size_t n,
		     const struct transition *ret[MOVE_COUNT])
{
	struct policy_facts facts = {
		.state = d->state,
		.authority = d->authority,
		.desk = d->desk,
		.holder_unit = d->holder_unit,
		.holder = d->holder,
		.in_transit = d->in_transit,
		.last_move = n ? events[n - 1].move : MOVE_COUNT,
		.last_actor = n ? events[n - 1].actor : NO_ACCOUNT,
		.drafter = NO_ACCOUNT,
	};
	size_t found = 0;
	enum err err;

	for (size_t i = 0; i < n; i++) {
		if (events[i].move == MOVE_SUBMIT)
			facts.drafter = events[i].actor;
	}
	for (size_t i = 0; i < transitions_n && found < MOVE_COUNT; i++) {
		if (transitions[i].from == d->state &&
		    !policy_refusal(actor, &transitions[i], &facts, &err))
			ret[found++] = &transitions[i];
	}
	return found;
}

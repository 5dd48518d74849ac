/* Drafting an apology: which dossiers need one, and what it must say. */
#include <string.h>

#include "db/db.h"
#include "domain/apology/letter_internal.h"
#include "domain/casework/dossier.h"
#include "domain/casework/promise.h"
#include "domain/casework/request.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/submission.h"
#include "domain/power.h"
#include "domain/reception/dossier_code.h"
#include "domain/reception/identity.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct letter_draft, member)

#define REASON_MIN 20
#define DRAFTS 0x00cu /* HANDLER, DEPT_HEAD */

struct work {
	const struct actor *actor;
	const struct letter_draft *in;
	struct dossier d[LETTER_DOSSIERS_MAX];
	size_t n;
	struct instant new_due, latest_due;
	const char *co_reason;
	struct letter_id *ret;
};

/* Lost or damaged: once, whatever the dates. */
STMT(q_lost, "i", "i",
     "SELECT COUNT(*) FROM letter_fault f JOIN letter l ON l.id = f.letter_id"
     " WHERE f.dossier_id = ? AND f.fault = 'mat_hong' AND l.state <> 'HUY'");

static enum err has_letter(struct cx *cx, const struct dossier *d)
{
	return refuse(cx, ERR_STATE, NULL,
		      "Hồ sơ %s đã có thư xin lỗi cho lỗi này.", d->code);
}

/* From one working day before the promise on (art. 19.9). */
static enum err check_time(struct cx *cx, const struct dossier *d)
{
	struct day today = instant_day(cx->now);
	struct apology_days from;
	const struct workcal *cal;

	if (d->due_at.s == INSTANT_NONE.s)
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ %s đang dừng tính thời gian, chưa trễ hẹn.",
			      d->code);
	TRY(calendar_of(cx, d->clock_desk, &cal));
	from = deadline_latest_apology(d->due_at, cal);
	if (today.n < (from.working.n == DAY_NONE.n ||
				       from.calendar.n < from.working.n ?
			       from.calendar.n :
			       from.working.n))
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ %s còn hạn đến %s, chưa cần thư xin lỗi.",
			      d->code, day_dmy(cx->arena,
					       instant_day(d->due_at)));
	if (d->finished_at.s != INSTANT_NONE.s &&
	    instant_day(d->finished_at).n <= instant_day(d->due_at).n)
		return refuse(cx, ERR_STATE, NULL,
			      "Hồ sơ %s đã có kết quả đúng hạn.", d->code);
	return OK;
}

/* One for the date that was missed; a second only when the new appointment
 * of that date has passed too.  Or once a file was lost or damaged
 * (art. 21.2). */
static enum err check_need(struct cx *cx, const struct work *w,
			   const struct dossier *d)
{
	struct promise p;
	int64_t lost;

	if (strcmp(w->in->fault, "mat_hong") == 0) {
		TRY(db_one(cx, q_lost, d->id.v, &lost));
		return lost ? has_letter(cx, d) : OK;
	}
	TRY(promise_of(cx, d->id, &p));
	if (p.letters_n > 1 ||
	    (p.letters_n == 1 &&
	     !promise_has_passed(p.again, INSTANT_NONE, cx->now)))
		return has_letter(cx, d);
	return check_time(cx, d);
}

enum err draft_check(struct cx *cx, const struct letter_draft *in,
		     struct unit_id authority, struct unit_id clock_desk,
		     struct instant old_due, struct instant *ret_new_due)
{
	const struct workcal *cal;
	struct cause *list;
	struct unit unit;
	size_t n, i = 0;

	(void)authority;
	if (text_length(in->reason) < REASON_MIN)
		return refuse(cx, ERR_INPUT, AT(reason),
			      "Nêu lý do cụ thể, ít nhất %d ký tự",
			      REASON_MIN);
	TRY(causes(cx, instant_day(cx->now), &list, &n));
	while (i < n && strcmp(list[i].code, in->cause) != 0)
		i++;
	if (i == n)
		return refuse(cx, ERR_INPUT, AT(cause),
			      "Chọn nguyên nhân trong danh mục");
	if (in->responsible.v == INT_NONE ||
	    unit_load(cx, in->responsible, &unit) != OK)
		return refuse(cx, ERR_INPUT, AT(responsible),
			      "Chọn đơn vị để xảy ra chậm trễ");
	*ret_new_due = INSTANT_NONE;
	if (in->new_due.n == DAY_NONE.n)
		return OK;
	TRY(calendar_of(cx, clock_desk, &cal));
	if (in->new_due.n <= instant_day(cx->now).n ||
	    in->new_due.n <= instant_day(old_due).n)
		return refuse(cx, ERR_INPUT, AT(new_due),
			      "Ngày hẹn mới phải sau hôm nay và sau ngày hẹn"
			      " cũ");
	if (!workcal_is_work(cal, in->new_due))
		return refuse(cx, ERR_INPUT, AT(new_due),
			      "Ngày hẹn mới phải là ngày làm việc");
	*ret_new_due = instant_at(in->new_due, workcal_closing(cal));
	return OK;
}

static enum err check_new_date(struct cx *cx, const struct work *w)
{
	struct promise p;
	struct rule rule;

	for (size_t i = 0; i < w->n; i++) {
		TRY(promise_of(cx, w->d[i].id, &p));
		TRY(rule_read(cx, w->d[i].rule_set, "reappoint_max",
			      instant_day(w->d[i].received_at), &rule));
		if (w->in->new_due.n != DAY_NONE.n && p.again_n >= rule.value)
			return refuse(cx, ERR_STATE, NULL,
				      "Hồ sơ %s đã được hẹn lại %02lld lần"
				      " (%s); không được hẹn lại nữa.",
				      w->d[i].code, (long long)p.again_n,
				      rule.basis);
		if (w->in->new_due.n == DAY_NONE.n && p.again_n < rule.value &&
		    w->d[i].finished_at.s == INSTANT_NONE.s &&
		    strcmp(w->in->fault, "tre_han") == 0)
			return refuse(cx, ERR_INPUT, AT(new_due),
				      "Nhập ngày hẹn mới");
	}
	return OK;
}

enum err letter_drafter(struct cx *cx, const struct actor *actor,
			const struct dossier *d, unsigned *ret_roles)
{
	TRY(power_over(cx, actor, d->procedure, &actor));
	*ret_roles = actor->unit.v == d->lead_unit.v ?
			     power_has(actor, DRAFTS) :
			     0;
	return OK;
}

static enum err check_lead(struct cx *cx, const struct work *w,
			   const struct dossier *d)
{
	unsigned roles;

	TRY(letter_drafter(cx, w->actor, d, &roles));
	if (roles)
		return OK;
	return refuse(cx, ERR_DENIED, NULL,
		      "Chỉ đơn vị chủ trì giải quyết hồ sơ %s (chuyên viên,"
		      " lãnh đạo) được dự thảo thư xin lỗi.",
		      d->code);
}

/* What was typed beside the dossier of the page is answered beside its field,
 * whatever is wrong with it. */
static enum err open_typed(struct cx *cx, const struct work *w,
			   const char *typed, struct dossier *ret)
{
	const char *why = "không có hồ sơ mang mã này";
	const char *code = dossier_code(cx->arena, typed, &why);
	enum err err = code ? dossier_open(cx, w->actor, code, ret) :
			      ERR_MISSING;

	if (err == OK)
		err = check_lead(cx, w, ret);
	if (err == ERR_MISSING || err == ERR_PURPOSE || err == ERR_DENIED)
		return refuse(cx, ERR_INPUT, AT(codes),
			      "“%s”: không có hồ sơ mang mã này ở đơn vị của"
			      " ông/bà",
			      typed);
	TRY(err);
	if (strcmp(ret->id_number, w->d[0].id_number) != 0)
		return refuse(cx, ERR_INPUT, AT(codes),
			      "Một thư chỉ gửi cho một người: hồ sơ %s của"
			      " người khác",
			      ret->code);
	err = check_need(cx, w, ret);
	if (err == ERR_STATE)
		return refuse(cx, ERR_INPUT, AT(codes), "%s",
			      cx->fault.message);
	return err;
}

static bool is_there(const struct work *w, const struct dossier *d)
{
	for (size_t i = 0; i < w->n; i++) {
		if (w->d[i].id.v == d->id.v)
			return true;
	}
	return false;
}

/* The dossiers: the actor's unit leads them all, and they are one person's;
 * one that is named twice is there once. */
static enum err load_dossiers(struct cx *cx, struct work *w)
{
	if (!w->in->codes_n)
		return refuse(cx, ERR_INPUT, AT(codes), "Nhập mã hồ sơ");
	TRY(dossier_open(cx, w->actor, w->in->codes[0], &w->d[0]));
	TRY(check_lead(cx, w, &w->d[0]));
	TRY(check_need(cx, w, &w->d[0]));
	w->n = 1;
	for (size_t i = 1; i < w->in->codes_n; i++) {
		struct dossier *d = &w->d[w->n];

		TRY(open_typed(cx, w, w->in->codes[i], d));
		w->n += !is_there(w, d);
	}
	for (size_t i = 0; i < w->n; i++) {
		if (w->d[i].due_at.s > w->latest_due.s)
			w->latest_due = w->d[i].due_at;
	}
	return OK;
}

/* A co-ordinating unit that was late has said why: its words go in. */
static enum err gather_reasons(struct cx *cx, struct work *w)
{
	const char *text = "";

	for (size_t i = 0; i < w->n; i++) {
		struct request *r;
		size_t n;

		TRY(dossier_requests(cx, w->d[i].id, &r, &n));
		for (size_t j = 0; j < n; j++) {
			if (*r[j].late_reason)
				text = arena_printf(
					cx->arena,
					"%s%s%s trả lời trễ %d ngày làm việc:"
					" %s",
					text, *text ? "\n" : "",
					r[j].unit_name, r[j].late_days,
					r[j].late_reason);
			else if (r[j].closed_at.s == INSTANT_NONE.s &&
				 request_is_late(&r[j], cx->now))
				text = arena_printf(
					cx->arena,
					"%s%s%s chưa trả lời, hạn %s", text,
					*text ? "\n" : "", r[j].unit_name,
					moment_words(cx->arena, r[j].due_at));
		}
	}
	w->co_reason = text;
	return OK;
}

STMT(q_known, "b", "i", "SELECT id FROM letter WHERE form_key = ?");
STMT(q_new, "biissisti" "t", "",
     "INSERT INTO letter (form_key, kind, authority_id, lead_unit_id, state,"
     " reason, cause, responsible_unit_id, co_reason, new_due_at, drafted_by,"
     " drafted_at) VALUES (?, 'xin_loi', ?, ?, 'DU_THAO', ?, ?, ?, ?, ?, ?,"
     " ?)");
STMT(q_new_fault, "iist", "",
     "INSERT INTO letter_fault (letter_id, dossier_id, fault, old_due_at)"
     " VALUES (?, ?, ?, ?)");

static struct submission form_of(const struct work *w)
{
	return (struct submission){ w->in->form_key, w->actor->id,
				    "letter-draft", NO_DOSSIER };
}

static enum err find_known(struct cx *cx, const struct work *w)
{
	const struct submission form = form_of(w);

	TRY(submission_known(cx, &form, NULL));
	return db_one(cx, q_known, key_bytes(cx, w->in->form_key),
		      &w->ret->v);
}

static enum err write_draft(struct cx *cx, void *arg)
{
	struct work *w = arg;
	const struct letter_draft *in = w->in;
	const struct submission form = form_of(w);
	struct acting as;
	struct head head;
	unsigned roles;

	/* Under the lock: two drafts of one fault are not written side by
	 * side. */
	for (size_t i = 0; i < w->n; i++) {
		TRY(ledger_lock(cx, w->d[i].id, &head));
		TRY(check_need(cx, w, &w->d[i]));
	}
	TRY(db_exec(cx, q_new, key_bytes(cx, in->form_key),
		    w->d[0].authority.v, w->d[0].lead_unit.v, in->reason,
		    in->cause, in->responsible.v, w->co_reason, w->new_due,
		    w->actor->id.v, cx->now));
	w->ret->v = db_insert_id(cx);
	for (size_t i = 0; i < w->n; i++)
		TRY(db_exec(cx, q_new_fault, w->ret->v, w->d[i].id.v,
			    in->fault, w->d[i].due_at));
	TRY(letter_drafter(cx, w->actor, &w->d[0], &roles));
	as = power_used(w->actor, roles);
	TRY(letter_note(cx, w->actor, *w->ret, &as, "du-thao", in->reason,
			w->d[0].id));
	return submission_put(cx, &form);
}

enum err letter_draft(struct cx *cx, const struct actor *actor,
		      const struct letter_draft *in, struct letter_id *ret)
{
	struct work *w = arena_alloc(cx->arena, sizeof(*w));
	enum err err;

	*w = (struct work){ .actor = actor, .in = in, .ret = ret };
	err = find_known(cx, w);
	if (err != ERR_MISSING)
		return err; /* acted on already, or for something else */
	TRY(load_dossiers(cx, w));
	TRY(draft_check(cx, in, w->d[0].authority, w->d[0].clock_desk,
			w->latest_due, &w->new_due));
	TRY(check_new_date(cx, w));
	TRY(gather_reasons(cx, w));
	err = db_tx(cx, write_draft, w);
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return find_known(cx, w);
	return err;
}

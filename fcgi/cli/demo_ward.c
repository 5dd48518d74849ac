/* A ward of the demonstration at work: from hand to hand, with what may happen
 * on the way, until the story ends or lies where it is. */
#include <stdio.h>
#include <string.h>

#include "cli/demo.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/catalogue/catalog_search.h"
#include "domain/catalogue/rule.h"
#include "domain/clock/calendar.h"
#include "domain/people/account.h"
#include "domain/reception/receive.h"
#include "secret/secret.h"

/* A small generator of its own: the set must not depend on a library. */
static uint64_t seed = 20250701;

unsigned demo_pick(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) +
	       UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % n;
}

static const char *const family[] = { "Nguyễn", "Trần", "Lê",	"Phạm",
				      "Hoàng",	"Huỳnh", "Phan", "Võ",
				      "Đặng",	"Bùi",	 "Đỗ",	"Hồ" };
static const char *const middle[] = { "Văn", "Thị",  "Hữu",  "Ngọc",
				      "Đức", "Minh", "Thanh", "Xuân" };
static const char *const given[] = { "An",   "Bình", "Chi",   "Dũng",
				     "Giang", "Hạnh", "Hiền", "Khánh",
				     "Lan",  "Long", "Mai",   "Nam",
				     "Nghĩa", "Oanh", "Phúc",  "Quân",
				     "Sơn",  "Thảo", "Tuấn",  "Yến" };
#define OF(list) (list)[demo_pick(sizeof(list) / sizeof((list)[0]))]

const char *demo_name(struct arena *arena)
{
	const char *f = OF(family), *m = OF(middle), *g = OF(given);

	return arena_printf(arena, "%s %s %s", f, m, g);
}

static enum err load_actor(struct cx *cx, const char *prefix,
			   const char *login, struct actor *ret)
{
	return account_actor(
		cx, arena_printf(cx->arena, "%s.%s", prefix, login), ret);
}

enum err demo_load_ward(struct cx *cx, const char *prefix, struct demo_ward *w)
{
	static const char *const divisions[] = { "vhxh", "ktht", "vp" };

	TRY(load_actor(cx, prefix, "tiepnhan1", &w->desk[0]));
	TRY(load_actor(cx, prefix, "tiepnhan2", &w->desk[1]));
	TRY(load_actor(cx, prefix, "tiepnhan3", &w->desk[2]));
	TRY(load_actor(cx, prefix, "chutich", &w->leader[0]));
	TRY(load_actor(cx, prefix, "phochutich", &w->leader[1]));
	TRY(load_actor(cx, prefix, "vanthu", &w->clerk));
	TRY(load_actor(cx, prefix, "giamdoc", &w->desk_head));
	TRY(load_actor(cx, prefix, "congan", &w->police));
	TRY(account_actor(cx, "datdai", &w->land));
	for (int i = 0; i < 3; i++) {
		TRY(load_actor(cx, prefix, divisions[i], &w->heads[i]));
		TRY(load_actor(cx, prefix,
			       arena_printf(cx->arena, "%s1", divisions[i]),
			       &w->handlers[2 * i]));
		TRY(load_actor(cx, prefix,
			       arena_printf(cx->arena, "%s2", divisions[i]),
			       &w->handlers[2 * i + 1]));
	}
	return calendar_of(cx, w->desk[0].unit, &w->cal);
}

enum err demo_procedures(struct cx *cx, struct procedure **ret, size_t *ret_n)
{
	const struct catalog_query q = { .words = "", .field = "",
					 .level = "xa", .by_code = true,
					 .page = 1, .limit = 200 };
	struct procedure *list = arena_array(cx->arena, 200, sizeof(*list));
	struct catalog_found all;
	size_t found = 0;

	TRY(catalog_search(cx, &q, &all));
	for (size_t i = 0; i < all.n; i++) {
		const struct channel *c;

		TRY(catalog_load(cx, all.hits[i].id, &list[found]));
		c = procedure_channel(&list[found], "truc_tiep");
		if (c && c->has_term)
			found++;
	}
	*ret = list;
	*ret_n = found;
	return found ? OK : fail(cx, ERR_INTERNAL, "no procedure to use");
}

const char *demo_key(struct arena *arena)
{
	unsigned char bytes[16];
	char *key = arena_alloc(arena, 33);

	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < 16; i++)
		snprintf(key + 2 * i, 3, "%02x", bytes[i]);
	return key;
}

enum err demo_take_in(struct cx *cx, const struct demo_ward *w,
		      const struct procedure *p, struct received *ret)
{
	static const char *const provinces[] = { "048", "049", "046", "051" };
	unsigned year = 1955 + demo_pick(50);
	struct paper papers[64];
	struct receive in = {
		.form_key = demo_key(cx->arena),
		.procedure_code = p->code,
		.channel = "truc_tiep",
		.kind = p->kinds_n ? 1 + (int)demo_pick((unsigned)p->kinds_n) :
				     0,
		.receive_way = demo_pick(6) ? RECEIVE_AT_DESK :
					     RECEIVE_BY_POST,
		.name = demo_name(cx->arena),
		.id_kind = "cccd",
		.email = "",
		.owner_name = "",
		.content = "",
		.birth = day_join(year, 1 + demo_pick(12), 1 + demo_pick(28)),
		.sets = p->sets ? p->sets : 1,
		.papers = papers,
		.duplicate_confirmed = true,
	};

	in.id_number = arena_printf(cx->arena, "%s%u%02u%06u", OF(provinces),
				    (year >= 2000 ? 2 : 0) + demo_pick(2),
				    year % 100, demo_pick(1000000));
	in.phone = arena_printf(cx->arena, "0905%06u", demo_pick(1000000));
	in.address = arena_printf(cx->arena, "Tổ %u, %s", 1 + demo_pick(60),
				  w->leader[0].unit_name + strlen("UBND "));
	for (size_t i = 0; i < p->documents_n && in.papers_n < 64; i++) {
		const struct document *d = &p->documents[i];

		if (d->is_required || demo_pick(3) == 0)
			papers[in.papers_n++] = (struct paper){
				d->seq,	   d->name, d->originals, 0,
				d->copies, d->is_shown
			};
	}
	return dossier_receive(cx, &w->desk[demo_pick(3)], &in, ret);
}

/* Some working minutes later, a few seconds off the round. */
static void pass(struct cx *cx, const struct demo_ward *w, unsigned minutes)
{
	struct instant at = workcal_run(w->cal, cx->now,
					(int64_t)minutes * 60 + demo_pick(60));

	if (at.s != INSTANT_NONE.s)
		cx->now = at;
}

static const struct actor *of_unit(const struct actor *list, size_t n,
				   struct unit_id unit)
{
	size_t from = demo_pick((unsigned)n);

	for (size_t i = 0; i < n; i++) {
		if (list[(from + i) % n].unit.v == unit.v)
			return &list[(from + i) % n];
	}
	return &list[0];
}

static enum err act(struct cx *cx, const struct actor *who,
		    const struct dossier *d, enum move move, struct step step)
{
	step.form_key = demo_key(cx->arena);
	step.version = d->version;
	step.move = move;
	if (!step.note)
		step.note = "";
	return dossier_move(cx, who, d->id, &step);
}

/* Of procedures with a financial obligation: the tax office's notice. */
static enum err ask_money(struct cx *cx, const struct demo_ward *w,
			  const struct dossier *d, const struct actor *handler,
			  struct step step)
{
	step.notice_number =
		arena_printf(cx->arena, "TB-%u", 100 + demo_pick(900));
	step.amount = 10000 * (1 + demo_pick(300));
	step.payer = d->name;
	TRY(demo_scan(cx, w->var, handler, d, ATTACH_NOTICE,
		      "thong-bao-nop-tien.pdf",
		      arena_printf(cx->arena,
				   "Thông báo nộp tiền số %s\n%lld đồng",
				   step.notice_number, (long long)step.amount),
		      &step.notice_file));
	return act(cx, handler, d, MOVE_ASK_PAYMENT, step);
}

/* What may happen to a dossier besides the usual: a unit is asked, papers are
 * missing, the applicant thinks again; who owes money before the result is
 * told so. */
static enum err trouble(struct cx *cx, const struct demo_ward *w,
			const struct dossier *d, const struct actor *head,
			const struct actor *handler, struct step step)
{
	static const unsigned fates[] = { [FATE_UNANSWERED] = 0,
					  [FATE_UNSUPPLEMENTED] = 2 };
	const char *duty;

	TRY(payment_duty(cx, d->procedure, &duty));
	if (*duty && (!w->fate || w->fate == FATE_UNPAID))
		return ask_money(cx, w, d, handler, step);
	switch (w->fate ? fates[w->fate] : demo_pick(4)) {
	case 0:
	case 1:
		step.units[0] = w->fate || demo_pick(3) ? w->police.unit : w->land.unit;
		step.units_n = 1;
		step.content = "Đề nghị cho ý kiến về nội dung hồ sơ.";
		step.limit = 4;
		step.limit_unit = "WH";
		return act(cx, head, d, MOVE_CONSULT, step);
	case 2:
		step.items = "Bản chính giấy ủy quyền\nẢnh 3x4, nền trắng";
		step.until = (struct day){ instant_day(cx->now).n + 8 +
					   (w->fate ? 0 : (int)demo_pick(30)) };
		step.note = "Hồ sơ còn thiếu so với thành phần đã công bố.";
		return act(cx, handler, d, MOVE_PROPOSE_SUPPLEMENT, step);
	default:
		step.note = "Người nộp đề nghị rút để làm lại.";
		TRY(demo_scan(cx, w->var, &w->desk[0], d, ATTACH_WISH,
			      "de-nghi-rut-ho-so.pdf",
			      "Đề nghị rút hồ sơ để làm lại", &step.wish_file));
		return act(cx, &w->desk[0], d, MOVE_WITHDRAW, step);
	}
}

static enum err answer(struct cx *cx, const struct demo_ward *w,
		       const struct dossier *d, struct step step)
{
	struct request *r;
	size_t n;

	TRY(dossier_requests(cx, d->id, &r, &n));
	step.answer_kind = demo_pick(5) ? "dong_y" : "co_y_kien";
	step.content = "Đã kiểm tra, thống nhất với đề nghị.";
	step.late_reason = "Phải xác minh thực địa nhiều lần.";
	return act(cx,
		   n && r[n - 1].unit.v == w->land.unit.v ? &w->land :
							    &w->police,
		   d, MOVE_ANSWER, step);
}

static enum err examine(struct cx *cx, const struct demo_ward *w,
			const struct dossier *d, const struct actor *head,
			struct step step)
{
	const struct actor *handler = &w->handlers[0];

	for (size_t i = 0; i < 6; i++) {
		if (w->handlers[i].id.v == d->handler.v)
			handler = &w->handlers[i];
	}
	if (d->proposal == PROPOSAL_SUPPLEMENT)
		return act(cx, head, d, MOVE_APPROVE_SUPPLEMENT, step);
	if (d->proposal == PROPOSAL_APPROVED &&
	    act(cx, &w->desk[0], d, MOVE_ASK_SUPPLEMENT, step) == OK)
		return OK;
	(void)cx_take_fault(cx);
	if (d->proposal) { /* the three days have passed meanwhile */
		step.note = "Đã quá thời hạn được yêu cầu bổ sung.";
		return act(cx, head, d, MOVE_DENY_PROPOSAL, step);
	}
	if (d->last_seq < 6 && (w->fate || demo_pick(4) == 0) &&
	    trouble(cx, w, d, head, handler, step) == OK)
		return OK;
	(void)cx_take_fault(cx);
	step.result_kind = demo_pick(20) ? "ket_qua" : "tu_choi";
	step.no_draft = "Trình kèm dự thảo giấy.";
	if (result_kind_of(step.result_kind) == RESULT_REFUSED)
		step.note = "Không đủ điều kiện theo quy định của thủ tục.";
	return act(cx, handler, d, MOVE_SUBMIT, step);
}

static enum err hand_out(struct cx *cx, const struct demo_ward *w,
			 const struct dossier *d, struct step step)
{
	step.receiver = d->name;
	step.receiver_paper = "Giấy hẹn và căn cước";
	step.receiver_kind = "chinh_chu";
	step.originals = "khong_co";
	step.waybill = arena_printf(cx->arena, "EB%09uVN", demo_pick(1000000000));
	return act(cx, &w->desk[1], d,
		   d->receive_way == RECEIVE_BY_POST ? MOVE_POST : MOVE_RETURN, step);
}

/* No letter, no signature: a late result waits for its apology. */
static enum err apologise(struct cx *cx, const struct demo_ward *w,
			  const struct dossier *d)
{
	const struct actor *handler = &w->handlers[0];

	for (size_t i = 0; i < 6; i++) {
		if (w->handlers[i].id.v == d->handler.v)
			handler = &w->handlers[i];
	}
	return demo_apologise(
		cx, w->var,
		&(struct demo_hands){ .desk = &w->desk[0],
				      .desk_head = &w->desk_head,
				      .head = of_unit(w->heads, 3,
						      d->lead_unit),
				      .handler = handler,
				      .leader = &w->leader[0],
				      .clerk = &w->clerk },
		d, w->cal);
}

static enum err act_or_apologise(struct cx *cx, const struct demo_ward *w,
				 const struct actor *who,
				 const struct dossier *d, enum move move,
				 struct step step)
{
	enum err err = act(cx, who, d, move, step);
	struct dossier again;

	if (!cx_without(cx, err, ERR_STATE))
		return err;
	TRY(apologise(cx, w, d));
	TRY(dossier_open(cx, &w->desk[0], d->code, &again));
	return act(cx, who, &again, move, step);
}

static enum err sign_or_release(struct cx *cx, const struct demo_ward *w,
				const struct dossier *d, struct step step)
{
	bool is_sign = d->state == STATE_FOR_SIGNATURE;

	return act_or_apologise(cx, w,
				is_sign ? &w->leader[demo_pick(2)] : &w->clerk,
				d, is_sign ? MOVE_SIGN : MOVE_RELEASE, step);
}

/* Whoever signs for the paper file at the unit that it was sent to. */
static const struct actor *signs_for(const struct demo_ward *w,
				     const struct dossier *d)
{
	if (d->state == STATE_FOR_SEAL)
		return &w->clerk;
	if (d->holder_unit.v == w->desk[0].unit.v)
		return &w->desk[0];
	if (d->holder_unit.v == w->leader[0].unit.v)
		return &w->leader[0];
	return of_unit(w->heads, 3, d->holder_unit);
}

/* What the head of the unit says to a draft; now and then it comes back. */
static enum err approve(struct cx *cx, const struct actor *head,
			const struct dossier *d, struct step step)
{
	if (demo_pick(12) != 0)
		return act(cx, head, d, MOVE_APPROVE, step);
	step.note = "Bổ sung căn cứ pháp lý vào dự thảo.";
	return act(cx, head, d, MOVE_REWORK, step);
}

/* The next usual thing that happens to a dossier; ERR_MISSING: nothing. */
static enum err next_step(struct cx *cx, const struct demo_ward *w,
			  const struct dossier *d)
{
	const struct actor *head = of_unit(w->heads, 3, d->lead_unit);
	const struct actor *handler = of_unit(w->handlers, 6, d->lead_unit);
	struct step step = { .document_date = instant_day(cx->now) };

	if (d->in_transit)
		return act(cx, signs_for(w, d), d, MOVE_ACCEPT, step);
	switch ((int)d->state) {
	case STATE_RECEIVED:
		return act(cx, &w->desk[0], d, MOVE_FORWARD, step);
	case STATE_UNASSIGNED:
		step.assignee = handler->id;
		return act(cx, head, d, MOVE_ASSIGN, step);
	case STATE_EXAMINING:
		return examine(cx, w, d, head, step);
	case STATE_CONSULTING:
		return answer(cx, w, d, step);
	case STATE_SUPPLEMENT:
		return act(cx, &w->desk[0], d, MOVE_TAKE_SUPPLEMENT, step);
	case STATE_PAYMENT:
		step.receipt_number =
			arena_printf(cx->arena, "BL-%06u", demo_pick(1000000));
		return act(cx, &w->desk[2], d, MOVE_PAID, step);
	case STATE_WITHDRAWING:
		step.note = "Đồng ý theo đề nghị của người nộp.";
		return act_or_apologise(cx, w, head, d, MOVE_WITHDRAW_OK, step);
	case STATE_FOR_APPROVAL:
		return approve(cx, head, d, step);
	case STATE_FOR_SIGNATURE:
	case STATE_FOR_SEAL:
		step.document_number =
			arena_printf(cx->arena, "%u/UBND", 100 + demo_pick(900));
		return sign_or_release(cx, w, d, step);
	case STATE_READY:
		return hand_out(cx, w, d, step);
	case STATE_POSTED:
		step.receiver = d->name;
		return act(cx, &w->desk[1], d, MOVE_DELIVERED, step);
	default:
		return ERR_MISSING;
	}
}

static bool waits_for_others(enum state s)
{
	return s == STATE_CONSULTING || s == STATE_SUPPLEMENT ||
	       s == STATE_PAYMENT || s == STATE_WITHDRAWING;
}

/* How long a step takes of the working time promised: mostly in time, one in
 * nine dossiers much slower than promised. */
static unsigned step_minutes(const struct demo_ward *w, const struct dossier *d,
			     bool is_slow)
{
	int64_t whole = workcal_seconds(w->cal, d->received_at,
					d->first_due_at) /
			60;
	unsigned part = (unsigned)(whole / 9) + 4;

	return demo_pick(part) + (is_slow ? part + part / 2 : part / 4);
}

/* `steps`: after so many it lies where it is, as real ones sometimes do. */
enum err demo_story(struct cx *cx, struct demo_ward *w,
		    const struct procedure *p, struct instant start,
		    struct instant end, unsigned steps, struct json_out *out)
{
	bool is_slow = !w->fate && demo_pick(9) == 0;
	struct received r;
	struct dossier d;
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];

	cx->now = start;
	TRY(demo_take_in(cx, w, p, &r));
	for (;;) {
		TRY(dossier_open(cx, &w->desk[0], r.code, &d));
		/* The cached calendar lives as long as `now` stands still. */
		TRY(calendar_of(cx, w->desk[0].unit, &w->cal));
		pass(cx, w, step_minutes(w, &d, is_slow));
		if (waits_for_others(d.state) &&
		    (w->fate || (steps < 1000 && demo_pick(3))))
			break; /* as some do, for weeks */
		if (cx->now.s >= end.s || state_is_end(d.state) || !steps-- ||
		    (d.state == STATE_READY && demo_pick(5) == 0))
			break;
		TRY(next_step(cx, w, &d));
	}
	TRY(dossier_receipt_codes(cx, r.id, secret, token));
	json_open(out, NULL, '{');
	json_put(out, "code", r.code);
	json_put(out, "secret", secret);
	json_put(out, "token", token);
	json_put(out, "state", state_code(d.state));
	json_put(out, "procedure", d.procedure_name);
	json_put(out, "unit", d.lead_unit_name);
	json_put(out, "name", d.name);
	json_close(out, '}');
	return OK;
}

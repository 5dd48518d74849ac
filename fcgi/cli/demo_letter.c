/* The demonstration's apologies: the whole road of a letter, so that a late
 * result may be signed. */
#include "cli/demo.h"
#include "domain/apology/explanation.h"
#include "domain/apology/letter.h"
#include "domain/casework/dossier.h"

static enum err step(struct cx *cx, const struct actor *who,
		     struct letter_id id, struct letter_step s)
{
	struct letter l;

	cx->now.s += 60;
	TRY(letter_open(cx, who, id, &l));
	s.version = l.version;
	return letter_move(cx, who, id, &s);
}

static enum err stamp(struct cx *cx, const char *var, const struct demo_hands *h,
		      const struct dossier *d, struct letter_id id)
{
	struct attachment_id file;
	struct letter l;

	TRY(letter_open(cx, h->clerk, id, &l));
	TRY(demo_scan(cx, var, h->clerk, d, ATTACH_LETTER, "thu-xin-loi.pdf",
		      arena_printf(cx->arena, "Thư xin lỗi số %s\n%s",
				   l.number, l.reason),
		      &file));
	return step(cx, h->clerk, id,
		    (struct letter_step){ .act = LETTER_STAMP,
					  .file = file,
					  .pages = 1 });
}

static enum err explain(struct cx *cx, const struct demo_hands *h,
			const struct dossier *d)
{
	struct explanation *e;
	bool is_new;
	size_t n;

	TRY(explanation_open(cx, d->id, &is_new));
	TRY(explanations_of(cx, d->id, &e, &n));
	if (!n || e->state != EXPLAIN_OPEN)
		return OK;
	TRY(explanation_move(
		cx, h->head, e->id,
		&(struct explanation_step){
			.version = e->version,
			.act = EXPLAIN_CLASSIFY,
			.class_code = "don_vi",
			.cause = "a",
			.words = "Đơn vị thiếu người trong đợt cao điểm, hồ sơ"
				 " chờ thẩm định lâu hơn dự kiến." }));
	if (e->officer.v != h->handler->id.v)
		return OK;
	TRY(explanation_move(
		cx, h->handler, e->id,
		&(struct explanation_step){
			.version = e->version + 1,
			.act = EXPLAIN_ANSWER,
			.words = "Tôi đã báo cáo lãnh đạo về khối lượng hồ sơ"
				 " trước khi quá hạn." }));
	return explanation_move(cx, h->head, e->id,
				&(struct explanation_step){
					.version = e->version + 2,
					.act = EXPLAIN_CLOSE });
}

enum err demo_apologise(struct cx *cx, const char *var,
			const struct demo_hands *h, const struct dossier *d,
			const struct workcal *cal)
{
	struct letter_draft in = {
		.form_key = demo_key(cx->arena),
		.codes = { d->code },
		.codes_n = 1,
		.fault = "tre_han",
		.reason = "Hồ sơ cần xác minh thêm, đơn vị chưa bố trí kịp"
			  " người thực hiện.",
		.cause = "a",
		.responsible = d->lead_unit,
		.new_due = workcal_add(cal, instant_day(cx->now), 5),
	};
	struct letter_id id;

	TRY(explain(cx, h, d));
	TRY(letter_draft(cx, h->handler, &in, &id));
	TRY(step(cx, h->handler, id,
		 (struct letter_step){ .act = LETTER_SUBMIT }));
	TRY(step(cx, h->leader, id, (struct letter_step){ .act = LETTER_SIGN }));
	TRY(stamp(cx, var, h, d, id));
	TRY(step(cx, h->desk, id,
		 (struct letter_step){ .act = LETTER_SEND,
				       .way = "dien_thoai" }));
	TRY(step(cx, h->clerk, id,
		 (struct letter_step){ .act = LETTER_REPORT }));
	return step(cx, h->desk_head, id,
		    (struct letter_step){ .act = LETTER_PUBLISH });
}

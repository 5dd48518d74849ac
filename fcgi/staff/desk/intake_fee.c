/*
 * Fees at reception: the amount comes from the catalogue, from the tariff's
 * tiers, or from the officer; how it was paid decides whether it is owed.
 */
#include <stdlib.h>
#include <string.h>

#include "common/page.h"
#include "db/db.h"
#include "domain/reception/receive.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "text/text.h"
#include "text/typed.h"

/* What one channel of a procedure costs. */
struct costs {
	const struct channel *channel;
	const struct tariff *tariff;
	enum fee_state state;
	bool has_tariff;
	size_t known; /* fees whose amount is written, 0 included */
};

static struct costs costs_of(struct rq *rq, const struct procedure *p,
			     const char *channel)
{
	struct costs c = { .channel = procedure_channel(p, channel),
			   .tariff = &p->tariff,
			   .has_tariff = p->tariff.tiers_n > 0 };
	const struct fees fees = procedure_fees(p, c.channel);

	c.state = fees_state(rq->cx.arena, &fees);
	for (size_t i = 0; i < fees.n; i++)
		c.known += fee_state(rq->cx.arena, &fees.list[i]) !=
			   FEE_UNKNOWN;
	return c;
}

/* The only amount there is, 0 when there is none, or more, or one that is not
 * known. */
static int64_t only_amount(const struct costs *c)
{
	if (c->state != FEE_KNOWN || c->has_tariff || c->channel->fees_n != 1)
		return 0;
	return c->channel->fees[0].amount;
}

/* What nobody knows is asked and chosen: no exemption by default. */
static enum fee_mode usual_mode(const struct costs *c)
{
	switch (c->state) {
	case FEE_FREE:
		return FEE_NOT_TAKEN;
	case FEE_KNOWN:
		return FEE_AFTER;
	case FEE_UNKNOWN:
		break;
	}
	return FEE_MODE_UNSAID;
}

static void fill_mode(struct rq *rq, struct view *v, const struct costs *c)
{
	enum fee_mode mode = fee_mode_of(
		intake_typed(rq, "phi", fee_mode_code(usual_mode(c))));

	view_show(v, mode == FEE_BEFORE	   ? M_FEE_BEFORE :
		     mode == FEE_AFTER	   ? M_FEE_AFTER :
		     mode == FEE_EXEMPT	   ? M_FEE_EXEMPT :
		     mode == FEE_NOT_TAKEN ? M_FEE_NONE :
					     M_FEE_ASK);
}

static void fill_levels(struct rq *rq, struct view *v, const struct costs *c)
{
	long chosen = strtol(intake_typed(rq, "muc_thu", "1"), NULL, 10);

	if (c->has_tariff || c->known < 2)
		return;
	v = view_add(v, M_LEVELS);
	for (size_t i = 0; i < c->channel->fees_n; i++) {
		struct view *row;

		if (fee_state(rq->cx.arena, &c->channel->fees[i]) ==
		    FEE_UNKNOWN)
			continue;
		row = view_add(v, M_LEVEL);
		view_set_int(row, M_VALUE, (long long)i + 1);
		view_set(row, M_LABEL,
			 fee_words(rq->cx.arena, &c->channel->fees[i]));
		if (chosen == (long)i + 1)
			view_show(row, M_CHECKED);
	}
}

/* 0: nothing that can be counted. */
static int64_t number_typed(struct rq *rq, const char *name)
{
	int64_t n = 0;

	(void)typed_number(rq->cx.arena, intake_typed(rq, name, "1"), &n);
	return n <= TARIFF_COUNT_MAX ? n : 0;
}

static void fill_tariff(struct rq *rq, struct view *v, const struct costs *c)
{
	int64_t n = number_typed(rq, "so_trang");
	int64_t copies = number_typed(rq, "so_ban");
	int64_t each = tariff_amount(c->tariff, n);

	if (!c->has_tariff)
		return;
	v = view_add(v, M_TARIFF);
	page_field(rq, v, M_FIELD_SO_TRANG, &intake_form, "so_trang",
		   &(struct drawn){ .label = arena_printf(rq->cx.arena,
							  "Số %s của một %s",
							  c->tariff->counted,
							  c->tariff->per),
				    .value = "1" });
	page_field(rq, v, M_FIELD_SO_BAN, &intake_form, "so_ban",
		   &(struct drawn){ .label = arena_printf(rq->cx.arena, "Số %s",
							  c->tariff->per),
				    .value = "1" });
	view_set(v, M_BASIS, c->tariff->basis);
	if (each > 0 && copies > 0)
		view_setf(view_add(v, M_COMPUTED), M_TEXT, "%s đồng",
			  text_number(rq->cx.arena, each * copies));
}

enum err intake_fee_show(struct rq *rq, struct view *v,
			 const struct procedure *p, const char *channel)
{
	struct costs c = costs_of(rq, p, channel);
	int64_t only;

	fill_mode(rq, v, &c);
	fill_levels(rq, v, &c);
	fill_tariff(rq, v, &c);
	only = only_amount(&c);
	page_field(rq, v, M_FIELD_SO_TIEN_PHI, &intake_form, "so_tien_phi",
		   &(struct drawn){
			   .hint = only ? NULL :
					  "để trống: tính theo mức thu",
			   .value = only ? text_number(rq->cx.arena, only) :
					   NULL });
	page_field(rq, v, M_FIELD_SO_BIEN_LAI, &intake_form, "so_bien_lai",
		   NULL);
	return OK;
}

static enum err counted_amount(struct rq *rq, const struct costs *c,
			       struct receive *in)
{
	const struct intake *form = rq->form;
	int64_t each;

	if (form->pages == INT64_MIN || form->pages < 1)
		return refuse(&rq->cx, ERR_INPUT, "so_trang", "Nhập số %s",
			      c->tariff->counted);
	if (form->copies == INT64_MIN || form->copies < 1)
		return refuse(&rq->cx, ERR_INPUT, "so_ban", "Nhập số %s",
			      c->tariff->per);
	each = tariff_amount(c->tariff, form->pages);
	in->fee_amount = each * form->copies;
	in->fee_basis = arena_printf(rq->cx.arena, "%lld %s, %lld %s",
				     (long long)form->pages,
				     c->tariff->counted,
				     (long long)form->copies, c->tariff->per);
	return OK;
}

static enum err level_amount(struct rq *rq, const struct costs *c,
			     struct receive *in)
{
	const struct intake *form = rq->form;
	int64_t at = form->fee_level;
	const struct fee *fee;

	if (at == INT64_MIN || at < 1 || (size_t)at > c->channel->fees_n ||
	    c->channel->fees[at - 1].amount == INT_NONE)
		return refuse(&rq->cx, ERR_INPUT, "muc_thu",
			      "Chọn mức thu, hoặc nhập số tiền");
	fee = &c->channel->fees[at - 1];
	in->fee_amount = fee->amount;
	in->fee_basis = fee_words(rq->cx.arena, fee);
	return OK;
}

static enum err amount(struct rq *rq, const struct costs *c,
		       struct receive *in)
{
	const struct intake *form = rq->form;

	if (form->fee_amount != INT64_MIN) {
		in->fee_amount = form->fee_amount;
		return OK;
	}
	if (c->has_tariff)
		return counted_amount(rq, c, in);
	if (c->known > 1)
		return level_amount(rq, c, in);
	if (only_amount(c)) {
		in->fee_amount = only_amount(c);
		return OK;
	}
	if (c->state == FEE_FREE) {
		in->fee_amount = 0;
		return OK;
	}
	return refuse(&rq->cx, ERR_INPUT, "so_tien_phi",
		      "Nhập số tiền phí, lệ phí, bằng đồng");
}

enum err intake_fee_read(struct rq *rq, const struct procedure *p,
			 struct receive *in)
{
	const struct intake *form = rq->form;
	struct costs c = costs_of(rq, p, form->channel);

	in->fee_mode = fee_mode_of(form->fee_mode);
	in->fee_receipt = form->fee_receipt;
	/* Nobody is exempt from what costs nobody anything. */
	if (c.state == FEE_FREE && in->fee_mode == FEE_EXEMPT)
		in->fee_mode = FEE_NOT_TAKEN;
	if (!fee_is_taken(in->fee_mode))
		return OK;
	TRY(amount(rq, &c, in));
	/* "Đúng hạn: miễn" is a level too. */
	if (in->fee_amount == 0)
		in->fee_mode = FEE_NOT_TAKEN;
	return OK;
}

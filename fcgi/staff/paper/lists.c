/* What went from hand to hand on a day: to units, to the desk, to the post. */
#include <string.h>

#include "document/form/handover.h"
#include "domain/desk/handover_day.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/event.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "staff/paper/books.h"
#include "staff/paper/sheet_page.h"
#include "text/text.h"

static const struct {
	enum handover_what what;
	enum handover kind;
	const char *slug, *title, *none;
} lists[] = {
	{ GIVEN_PAPERS, HANDOVER_PAPERS, "ban-giao",
	  "Biên bản giao nhận hồ sơ giấy",
	  "đơn vị của ông/bà không bàn giao hồ sơ nào" },
	{ GIVEN_RESULTS, HANDOVER_RESULTS, "ket-qua", "Phiếu bàn giao kết quả",
	  "không có kết quả nào được phát hành về bộ phận một cửa" },
	{ GIVEN_TO_POST, HANDOVER_POST, "buu-chinh",
	  "Danh sách giao bưu chính công ích",
	  "không có kết quả nào giao bưu chính" },
};

/* "125/UBND-XN ngày 25/11/2026" */
static const char *result_words(struct arena *arena, const char *data)
{
	const char *number = event_value(arena, data, "document_number");
	struct day day;

	if (!*number ||
	    !day_parse_iso(event_value(arena, data, "document_date"), &day))
		return number;
	return arena_printf(arena, "%s ngày %s", number, day_dmy(arena, day));
}

static struct handover_row row_of(struct arena *arena, const struct given *g)
{
	return (struct handover_row){
		.code = g->code,
		.content = *g->content ? g->content : g->procedure_name,
		.owner = *g->owner_name ? g->owner_name : g->name,
		.address = g->address,
		.phone = *g->phone ? g->phone : "không có",
		.result = result_words(arena, g->release),
		.fee = g->fee_due > 0 ?
			       arena_printf(arena, "%s đồng",
					    text_number(arena, g->fee_due)) :
			       "–",
		.way = g->receive_way == RECEIVE_BY_POST ? "Có" : "–",
		.waybill = event_value(arena, g->data, "waybill"),
		.sets = arena_printf(arena, "%02d", g->sets),
		.given_at = clock_words(arena, g->given_at),
		.taken_at = g->taken_at.s == INSTANT_NONE.s ?
				    "Chưa ký nhận" :
				    arena_printf(
					    arena, "%s, %s",
					    clock_words(arena, g->taken_at),
					    g->taker),
		.giver = g->giver,
		.note = *g->note ? g->note : move_name(g->move),
	};
}

/* One paper for each unit that received: both sign it. */
static enum err make_sheets(struct rq *rq, size_t which, struct day day,
			    const struct unit *from, const struct given *given,
			    size_t n, bool is_cut, struct sheet *ret,
			    size_t *ret_n)
{
	struct arena *arena = rq->cx.arena;
	struct handover_row *rows = arena_array(arena, n + 1, sizeof(*rows));
	struct handover_list list = { .kind = lists[which].kind,
				      .day = day_long(arena, day),
				      .giver_unit = from->name };

	TRY(letterhead_of(rq, actor_of(rq)->authority, from->id,
			  instant_at(day, 0), &list.head));
	*ret_n = 0;
	for (size_t i = 0; i < n; i++)
		rows[i] = row_of(arena, &given[i]);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i; k < n && given[k].to.v == given[i].to.v;)
			k++;
		list.rows = &rows[i];
		list.rows_n = k - i;
		list.is_cut = is_cut && k == n;
		list.taker_unit = lists[which].kind == HANDOVER_POST ?
					  "Bưu chính công ích" :
					  given[i].to_name;
		handover_sheet(arena, &list, &ret[(*ret_n)++]);
	}
	return OK;
}

static size_t count_units(const struct given *given, size_t n)
{
	size_t units = 0;

	for (size_t i = 0; i < n; i++)
		units += i == 0 || given[i].to.v != given[i - 1].to.v;
	return units;
}

enum err giving_unit(struct rq *rq, enum handover_what what, struct day day,
		     struct unit *ret)
{
	const struct actor *actor = actor_of(rq);
	enum err err;

	if (what != GIVEN_RESULTS)
		return unit_load(&rq->cx, actor->unit, ret);
	err = unit_of_kind(&rq->cx, actor->authority, "van_phong", day, ret);
	return cx_without(&rq->cx, err, ERR_MISSING) ?
		       unit_load(&rq->cx, actor->authority, ret) :
		       err;
}

/* A day without anything is a page too. */
static enum err empty_day(struct rq *rq, size_t which, struct day day)
{
	struct view *v = page_staff(rq, T_STAFF_ERROR, lists[which].title);

	view_set(v, M_TITLE, lists[which].title);
	view_setf(v, M_SENTENCE, "Ngày %s %s.", day_dmy(rq->cx.arena, day),
		  lists[which].none);
	view_set(v, M_WHAT_NEXT,
		 "Ngày có danh sách được nêu ở trang “Sổ và danh sách”.");
	return page_send(rq);
}

static enum err show(struct rq *rq, size_t which)
{
	static const struct sheet_tool tools[] = { { "/can-bo/so",
						     "Các sổ" } };
	struct given *given;
	struct unit from;
	struct sheet *sheets;
	struct day day;
	size_t n;
	bool is_cut;

	if (!day_parse_iso(rq_param(rq, "ngay"), &day) ||
	    day.n > instant_day(rq->cx.now).n)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Địa chỉ phải có một ngày đã đến, dạng"
			      " năm-tháng-ngày.");
	TRY(giving_unit(rq, lists[which].what, day, &from));
	TRY(handover_day(&rq->cx, from.id, day, lists[which].what, &given, &n,
			 &is_cut));
	TRY(audit_list(&rq->cx, actor_of(rq), "handover_list",
		       arena_printf(rq->cx.arena, "%s/%s", lists[which].slug,
				    day_iso(rq->cx.arena, day)),
		       n));
	if (!n)
		return empty_day(rq, which, day);
	sheets = arena_array(rq->cx.arena, count_units(given, n),
			     sizeof(*sheets));
	TRY(make_sheets(rq, which, day, &from, given, n, is_cut, sheets, &n));
	return sheets_show(rq,
			   arena_printf(rq->cx.arena, "%s ngày %s",
					lists[which].title,
					day_dmy(rq->cx.arena, day)),
			   sheets, n, tools, 1);
}

enum err list_papers(struct rq *rq)
{
	return show(rq, 0);
}

enum err list_results(struct rq *rq)
{
	return show(rq, 1);
}

enum err list_post(struct rq *rq)
{
	return show(rq, 2);
}

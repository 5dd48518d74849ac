/*
 * Reports of late dossiers to the unit above: what was sent and received, one
 * report with its file and digest, and the form that sends one.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/ledger/audit.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "staff/paper/books.h"
#include "staff/paper/export.h"
#include "text/text.h"

#define LIST "/can-bo/bao-cao"

/* clang-format off */
static const struct field report_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct report_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_TEXT(struct report_fields, seen, "ma_tep", "Mã SHA-256", 0, 64),
	FIELD_OF(TYPE_LINES, struct report_fields, reason, "ly_do", "Lý do báo cáo lại", 0, 900),
};
static const struct field receipt_form_fields[] = {
	FIELD_OF(TYPE_LINES, struct receipt_fields, note, "ghi_chu", "Ghi chú (nếu có)", 0, 900),
};
/* clang-format on */
const struct form report_form = FORM(struct report_fields, report_form_fields);
const struct form receipt_form =
	FORM(struct receipt_fields, receipt_form_fields);

static const char *state_words(struct arena *arena, const struct late_report *r)
{
	if (r->received_at.s == INSTANT_NONE.s)
		return "Chờ cấp trên xác nhận";
	return arena_printf(arena, "Đã xác nhận %s",
			    day_dmy(arena, instant_day(r->received_at)));
}

static const char *version_words(struct arena *arena,
				 const struct late_report *r)
{
	return r->version == 1 ? "lần đầu" :
				 arena_printf(arena, "báo cáo lại lần %d",
					      r->version - 1);
}

static const char *title_words(struct arena *arena, const struct late_report *r)
{
	return text_sentence(arena, period_words(arena, &r->period));
}

/* ---- sent and received ---- */

static void fill_row(struct rq *rq, struct view *v, const struct late_report *r)
{
	struct arena *arena = rq->cx.arena;

	view_set_int(v, M_ID, r->id.v);
	view_set(v, M_PERIOD_WORDS, title_words(arena, r));
	view_set(v, M_VERSION_WORDS, version_words(arena, r));
	view_set(v, M_AUTHORITY, r->authority_name);
	view_set(v, M_UNIT, r->superior_name);
	view_set(v, M_AT, day_dmy(arena, instant_day(r->sent_at)));
	view_set_int(v, M_COUNT, r->totals.late);
	view_set_int(v, M_WITHOUT, r->totals.without_letter);
	view_set(v, M_STATE, state_words(arena, r));
}

static enum err fill_box(struct rq *rq, struct view *v, const char *section,
			 enum late_report_box box, const char *arg)
{
	struct late_report *list;
	size_t n;

	TRY(late_report_list(&rq->cx, actor_of(rq), box,
			     rq_number(rq_arg(rq, arg), INT64_MAX), &list,
			     &n));
	v = view_add(v, section);
	if (!n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_row(rq, view_add(v, M_ROW), &list[i]);
	if (n == LATE_REPORT_PAGE)
		view_setf(view_add(v, M_NEXT), M_HREF, LIST "?%s=%lld", arg,
			  (long long)list[n - 1].id.v);
	return OK;
}

/* The months and the quarter that ended last, not reported yet. */
static enum err fill_ended(struct rq *rq, struct view *v)
{
	struct period month = period_of(PERIOD_MONTH, instant_day(rq->cx.now));
	struct period quarter = period_of(PERIOD_QUARTER,
					  instant_day(rq->cx.now));
	struct arena *arena = rq->cx.arena;

	for (int i = 0; i < 4; i++) {
		struct period *at = i < 3 ? &month : &quarter;
		struct view *row;
		int newest;

		*at = period_before(at);
		TRY(late_report_newest(&rq->cx, actor_of(rq)->authority, at,
				       &newest));
		row = view_add(v, M_PERIOD);
		view_set(row, M_CODE, period_code(arena, at));
		view_set(row, M_LABEL,
			 text_sentence(arena, period_words(arena, at)));
		view_show(row, newest ? M_DONE : M_OPEN);
	}
	return OK;
}

static bool may_send(struct rq *rq)
{
	return late_report_may_send(actor_of(rq));
}

enum err reports_show(struct rq *rq)
{
	struct view *v = page_staff(rq, T_STAFF_LATE_REPORTS,
				    "Báo cáo hồ sơ trễ hẹn");

	if (may_send(rq))
		TRY(fill_ended(rq, view_add(v, M_DUE)));
	TRY(fill_box(rq, v, M_SENT, LATE_REPORTS_SENT, "gui-truoc"));
	TRY(fill_box(rq, v, M_RECEIVED, LATE_REPORTS_RECEIVED, "nhan-truoc"));
	return page_send(rq);
}

/* ---- one report ---- */

static void fill_totals(struct view *v, const struct late_totals *t)
{
	view_set_int(v, M_COUNT, t->late);
	view_set_int(v, M_WITH, t->with_letter);
	view_set_int(v, M_WITHOUT, t->without_letter);
	view_set_int(v, M_EXPLAINED, t->explained);
}

/* What lies in the database is what was sent: worked out again each time. */
static enum err fill_digest(struct rq *rq, struct view *v,
			    const struct late_report *r)
{
	struct digest now;
	const void *csv;
	char hex[65];
	size_t len;

	TRY(late_report_csv(&rq->cx, r->id, &csv, &len));
	now = sha256(csv, len);
	digest_hex(&r->digest, hex);
	view_set(v, M_DIGEST, arena_strdup(rq->cx.arena, hex));
	view_show(v, digest_equal(&now, &r->digest) ? M_MATCHES : M_DIFFERS);
	view_set(v, M_FILE_SIZE, text_size(rq->cx.arena, (long long)len));
	return OK;
}

static void fill_receipt(struct rq *rq, struct view *v,
			 const struct late_report *r)
{
	struct view *form;

	if (r->received_at.s != INSTANT_NONE.s) {
		v = view_add(v, M_RECEIPT);
		view_set(v, M_WHO, r->receiver_name);
		view_set(v, M_UNIT, r->receiver_unit);
		view_set(v, M_AT, moment_words(rq->cx.arena, r->received_at));
		if (*r->note)
			view_set(view_add(v, M_NOTE_LINE), M_NOTE, r->note);
		return;
	}
	if (!late_report_may_acknowledge(actor_of(rq), r)) {
		view_show(v, M_WAITING);
		return;
	}
	form = view_add(v, M_FORM);
	view_set_int(form, M_ID, r->id.v);
	view_set(form, M_CSRF, gate_csrf(rq));
	page_field(rq, form, M_FIELD, &receipt_form, "ghi_chu", NULL);
}

static enum err load(struct rq *rq, struct late_report *ret)
{
	struct late_report_id id = { rq_number(rq_param(rq, "id"), 0) };

	return late_report_open(&rq->cx, actor_of(rq), id, ret);
}

static enum err page(struct rq *rq, const struct late_report *r)
{
	struct arena *arena = rq->cx.arena;
	struct view *v = page_staff(rq, T_STAFF_LATE_REPORT,
				    arena_printf(arena,
						 "Báo cáo hồ sơ trễ hẹn, %s",
						 period_words(arena,
							      &r->period)));

	page_problems(rq, v);
	view_set_int(v, M_ID, r->id.v);
	view_set(v, M_PERIOD_WORDS, period_words(arena, &r->period));
	view_set(v, M_VERSION_WORDS, version_words(arena, r));
	view_set(v, M_AUTHORITY, r->authority_name);
	view_set(v, M_SUPERIOR, r->superior_name);
	view_set(v, M_WHO, r->sender_name);
	view_set(v, M_UNIT, r->sender_unit);
	view_set(v, M_AT, moment_words(arena, r->sent_at));
	if (*r->reason)
		view_set(view_add(v, M_REASON_LINE), M_REASON, r->reason);
	if (r->version < r->newest)
		view_show(v, M_REPLACED);
	fill_totals(v, &r->totals);
	TRY(fill_digest(rq, v, r));
	fill_receipt(rq, v, r);
	return page_send(rq);
}

enum err report_show(struct rq *rq)
{
	struct late_report r;

	TRY(load(rq, &r));
	TRY(audit_write(&rq->cx, actor_of(rq), "late-report-read", NO_DOSSIER,
			"ok",
			arena_printf(rq->cx.arena, "%lld",
				     (long long)r.id.v)));
	return page(rq, &r);
}

enum err report_csv_show(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	struct late_report r;
	const void *csv;
	struct buf out;
	size_t len;

	TRY(load(rq, &r));
	TRY(late_report_csv(&rq->cx, r.id, &csv, &len));
	buf_init(&out, arena, LATE_CSV_MAX);
	buf_add(&out, csv, len);
	TRY(buf_err(&out));
	TRY(audit_list(&rq->cx, actor_of(rq), "late-report-file",
		       arena_printf(arena, "%lld", (long long)r.id.v),
		       (size_t)r.totals.late));
	return export_send(rq, &out,
			   arena_printf(arena, "bao-cao-tre-han-%s-%d",
					period_code(arena, &r.period),
					r.version),
			   "csv");
}

enum err report_acknowledge_do(struct rq *rq)
{
	const struct receipt_fields *form = rq->form;
	struct late_report r;

	TRY(load(rq, &r));
	TRY(late_report_acknowledge(&rq->cx, actor_of(rq), r.id, form->note));
	return res_see_otherf(rq, LIST "/%lld", (long long)r.id.v);
}

enum err report_again(struct rq *rq)
{
	struct late_report r;

	TRY(load(rq, &r));
	return page(rq, &r);
}

/* ---- sending one ---- */

static enum err read_period(struct rq *rq, struct period *ret)
{
	const char *why;

	if (!period_parse(rq_param(rq, "ky"), ret))
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có kỳ báo cáo này. Kỳ là tháng (2026-11)"
			      " hoặc quý (2026-q4).");
	why = late_report_refusal(rq->cx.arena, ret, rq->cx.now);
	return why ? refuse(&rq->cx, ERR_STATE, NULL, "%s", why) : OK;
}

static enum err fill_send(struct rq *rq, struct view *v, const struct period *p)
{
	struct late_scope scope = { .authority = actor_of(rq)->authority,
				    .period = *p };
	struct late_totals totals;
	struct digest digest;
	struct buf csv;
	char hex[65];
	int newest;

	buf_init(&csv, rq->cx.arena, LATE_CSV_MAX);
	TRY(late_csv(&rq->cx, &scope, &csv, &totals));
	TRY(late_report_newest(&rq->cx, scope.authority, p, &newest));
	digest = sha256(csv.data, csv.len);
	digest_hex(&digest, hex);
	view_set(v, M_DIGEST, arena_strdup(rq->cx.arena, hex));
	fill_totals(v, &totals);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, gate_form_key(rq));
	if (!newest)
		return OK;
	v = view_add(v, M_AGAIN);
	view_set_int(v, M_COUNT, newest);
	page_field(rq, v, M_FIELD, &report_form, "ly_do", NULL);
	return OK;
}

static enum err send_page(struct rq *rq, const struct period *p)
{
	struct arena *arena = rq->cx.arena;
	struct view *v = page_staff(rq, T_STAFF_LATE_REPORT_SEND,
				    arena_printf(arena,
						 "Gửi báo cáo hồ sơ trễ hẹn, %s",
						 period_words(arena, p)));

	page_problems(rq, v);
	view_set(v, M_CODE, period_code(arena, p));
	view_set(v, M_PERIOD_WORDS, period_words(arena, p));
	TRY(fill_send(rq, v, p));
	return page_send(rq);
}

enum err report_send_show(struct rq *rq)
{
	struct period p;

	TRY(read_period(rq, &p));
	return send_page(rq, &p);
}

enum err report_send_do(struct rq *rq)
{
	const struct report_fields *form = rq->form;
	struct late_report_draft in = { .form_key = form->key,
					.seen = form->seen,
					.reason = form->reason,
					.write = late_csv };
	struct late_report_id id;

	TRY(read_period(rq, &in.period));
	TRY(late_report_send(&rq->cx, actor_of(rq), &in, &id));
	return res_see_otherf(rq, LIST "/%lld", (long long)id.v);
}

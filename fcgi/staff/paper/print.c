/*
 * The papers of a dossier at /can-bo/ho-so/:code/in/:mau, as a page that
 * prints, and with ".pdf" behind it as a file; and the links to those that
 * exist now.
 */
#include <stdlib.h>
#include <string.h>

#include "domain/casework/dossier.h"
#include "domain/casework/request.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/event.h"
#include "domain/power.h"
#include "markers.h"
#include "staff/pages.h"
#include "staff/paper/case_paper.h"
#include "text/text.h"

static bool asked_to_supplement(const struct casefile *c)
{
	return case_last(c, MOVE_ASK_SUPPLEMENT) != NULL;
}

static bool is_refused(const struct casefile *c)
{
	return case_refusal(c) != NULL;
}

static bool is_discontinued(const struct casefile *c)
{
	return case_ending(c) != NULL;
}

static bool owes_money(const struct casefile *c)
{
	return case_last(c, MOVE_ASK_PAYMENT) != NULL;
}

static bool always(const struct casefile *c)
{
	(void)c;
	return true;
}

/* clang-format off */
static const struct printing {
	const char *slug, *label;
	enum err (*make)(struct rq *rq, const struct casefile *c, struct sheet *ret);
	bool (*is_there)(const struct casefile *c); /* NULL: one a request */
	bool is_segment;
} printings[] = {
	{ "kiem-soat", "Phiếu kiểm soát quá trình giải quyết", case_slip, always, false },
	{ "bo-sung", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", case_supplement, asked_to_supplement, false },
	{ "tu-choi", "Phiếu từ chối giải quyết hồ sơ", case_refused, is_refused, false },
	{ "dung", "Thông báo dừng giải quyết hồ sơ", case_discontinued, is_discontinued, false },
	{ "nop-tien", "Phiếu thông báo nghĩa vụ tài chính", case_money, owes_money, false },
	{ "phoi-hop", "Phiếu lấy ý kiến phối hợp", case_consultation, NULL, false },
	{ "chuyen-lien-thong", "Phiếu chuyển hồ sơ liên thông", case_transfer, NULL, true },
};
/* clang-format on */
#define PRINTINGS (sizeof(printings) / sizeof(printings[0]))

/* "bo-sung" or "bo-sung.pdf". */
static const struct printing *find(const char *part, bool *ret_is_pdf)
{
	size_t len = strlen(part);

	*ret_is_pdf = len > 4 && strcmp(part + len - 4, ".pdf") == 0;
	if (*ret_is_pdf)
		len -= 4;
	for (size_t i = 0; i < PRINTINGS; i++) {
		if (strlen(printings[i].slug) == len &&
		    strncmp(printings[i].slug, part, len) == 0)
			return &printings[i];
	}
	return NULL;
}

static enum err load(struct rq *rq, struct casefile *ret)
{
	struct cx *cx = &rq->cx;
	const char *which = rq_arg(rq, "so");

	TRY(dossier_open(cx, actor_of(rq), rq_param(rq, "code"), &ret->d));
	TRY(dossier_events(cx, ret->d.id, &ret->events, &ret->events_n));
	TRY(dossier_requests(cx, ret->d.id, &ret->requests,
			     &ret->requests_n));
	ret->request = INT64_MIN;
	if (which && text_is_digits(which) && strlen(which) < 6)
		ret->request = atoll(which);
	return calendar_of(cx, ret->d.clock_desk, &ret->cal);
}

/* The same paper as a file. */
static const char *pdf_address(struct arena *arena, const struct casefile *c,
			       const struct printing *p)
{
	const char *file = arena_printf(arena, "/can-bo/ho-so/%s/in/%s.pdf",
					c->d.code, p->slug);

	return c->request == INT64_MIN ?
		       file :
		       arena_printf(arena, "%s?so=%lld", file,
				    (long long)c->request);
}

enum err print_show(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	bool is_pdf;
	const struct printing *p = find(rq_param(rq, "mau"), &is_pdf);
	struct sheet_tool tools[2];
	struct casefile c;
	struct sheet sheet;

	if (!p)
		return refuse(&rq->cx, ERR_MISSING, NULL,
			      "Không có mẫu giấy tờ này.");
	TRY(load(rq, &c));
	TRY(p->make(rq, &c, &sheet));
	if (is_pdf)
		return sheet_send_pdf(rq, &sheet,
				      arena_printf(arena, "%s-%s", p->slug,
						   c.d.code));
	tools[0] = (struct sheet_tool){ pdf_address(arena, &c, p), "Tệp PDF" };
	tools[1] = (struct sheet_tool){
		arena_printf(arena, "/can-bo/ho-so/%s", c.d.code), "Mở hồ sơ"
	};
	return sheets_show(rq,
			   arena_printf(arena, "%s %s", p->label, c.d.code),
			   &sheet, 1, tools, 2);
}

static void link_to(struct view *v, const struct casefile *c,
		    const struct printing *p)
{
	struct view *row = view_add(v, M_PRINT);

	view_setf(row, M_HREF, "/can-bo/ho-so/%s/in/%s", c->d.code, p->slug);
	view_set(row, M_LABEL, p->label);
}

static void links_to_requests(struct view *v, const struct casefile *c,
			      const struct printing *p)
{
	for (size_t i = 0; i < c->requests_n; i++) {
		const struct request *r = &c->requests[i];
		struct view *row;

		if (r->is_segment != p->is_segment)
			continue;
		row = view_add(v, M_PRINT);
		view_setf(row, M_HREF, "/can-bo/ho-so/%s/in/%s?so=%d",
			  c->d.code, p->slug, r->seq);
		view_setf(row, M_LABEL, "%s: %s", p->label, r->unit_name);
	}
}

enum err print_links(struct rq *rq, struct view *v, const struct dossier *d,
		     struct event *events, size_t n)
{
	struct casefile c = { .d = *d, .events = events, .events_n = n };
	const unsigned desk = ROLE_RECEPTION | ROLE_RECEPTION_HEAD;

	if (case_last(&c, MOVE_CONSULT) || case_last(&c, MOVE_INTERLINK))
		TRY(dossier_requests(&rq->cx, d->id, &c.requests,
				     &c.requests_n));
	v = view_include(v, M_PRINTS, T_PART_PRINTS);
	if (power_somewhere(actor_of(rq), desk)) {
		struct view *row = view_add(v, M_PRINT);

		view_setf(row, M_HREF, "/can-bo/ho-so/%s/bien-nhan", d->code);
		view_set(row, M_LABEL, "Giấy tiếp nhận và hẹn trả kết quả");
	}
	for (size_t i = 0; i < PRINTINGS; i++) {
		if (!printings[i].is_there)
			links_to_requests(v, &c, &printings[i]);
		else if (printings[i].is_there(&c))
			link_to(v, &c, &printings[i]);
	}
	return OK;
}

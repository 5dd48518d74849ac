/* Form 01: the receipt on screen, on A5 paper and as PDF. */
#include <string.h>

#include "common/page.h"
#include "common/papers.h"
#include "document/barcode.h"
#include "document/form/receipt.h"
#include "document/formset.h"
#include "document/qr.h"
#include "domain/admin/contact.h"
#include "domain/casework/dossier.h"
#include "domain/casework/payment.h"
#include "domain/catalogue/catalog.h"
#include "domain/citizen/lookup.h"
#include "domain/desk/book.h"
#include "domain/ledger/event.h"
#include "domain/reception/receive.h"
#include "markers.h"
#include "staff/pages.h"
#include "staff/paper/sheet_page.h"
#include "text/text.h"

#define BAR_HEIGHT 24

static const char *const copies[] = { "Liên 1 – lưu theo hồ sơ",
				      "Liên 2 – giao người nộp hồ sơ" };
#define COPIES (sizeof(copies) / sizeof(copies[0]))

struct printed {
	struct dossier d;
	struct procedure p;
	struct letterhead head;
	struct contact contact; /* of the desk, on the due day */
	const char *form_ref, *book, *entry, *post_slip;
	enum fee_mode fee_mode;
	const char *kind; /* as said at reception, or "" */
	struct payment *payments;
	size_t payments_n;
	struct paper *papers;
	size_t papers_n; /* handed in */
	const char *shown;
	char secret[RECEIPT_SECRET_LEN + 1];
	char token[TOKEN_TEXT_LEN + 1];
	const char *url;
	const char *officer; /* who received it, whoever prints it again */
	const char *desk;    /* with its address and telephone */
};

/* The agency, the circular of the reception, the line in the year's book. */
static enum err load_head(struct rq *rq, struct printed *ret)
{
	struct arena *arena = rq->cx.arena;
	const struct dossier *d = &ret->d;
	const char *reference, *phone;
	int64_t number;
	int year;

	TRY(letterhead_of(rq, d->authority, d->desk, d->received_at,
			  &ret->head));
	TRY(desk_on_paper(rq, d->desk, d->received_at, &ret->desk, &phone));
	if (*phone)
		ret->desk = arena_printf(arena, "%s, điện thoại %s", ret->desk,
					 phone);
	ret->head.number = arena_printf(arena, "%s/TNHS",
					strrchr(d->code, '-') + 1);
	reference = formset_reference(
		arena, formset_find(d->rule_set, FORM_RECEIPT));
	ret->form_ref = arena_printf(arena, "%s. Lập thành hai liên.",
				     reference);
	TRY(book_entry(&rq->cx, d->id, &year, &number));
	ret->book = arena_printf(arena, "%d", year);
	ret->entry = arena_printf(arena, "%lld", (long long)number);
	return OK;
}

/* What the reception says under a key, or "". */
static const char *told(struct arena *arena, const struct event *events,
			size_t n, const char *key)
{
	return n ? event_value(arena, events[0].data, key) : "";
}

static enum err load(struct rq *rq, struct printed *ret)
{
	struct cx *cx = &rq->cx;
	struct event *events;
	size_t n;

	TRY(dossier_open(cx, actor_of(rq), rq_param(rq, "code"), &ret->d));
	TRY(catalog_load(cx, ret->d.procedure, &ret->p));
	TRY(load_head(rq, ret));
	TRY(contact_of(cx, ret->d.desk, instant_day(ret->d.first_due_at),
		       &ret->contact));
	TRY(dossier_payments(cx, ret->d.id, &ret->payments, &ret->payments_n));
	TRY(lookup_papers(cx, ret->d.id, &ret->papers, &ret->papers_n));
	ret->shown = papers_shown(cx->arena, ret->papers, ret->papers_n);
	ret->papers_n = papers_kept(ret->papers, ret->papers_n);
	TRY(dossier_events(cx, ret->d.id, &events, &n));
	ret->officer = n ? events[0].actor_name : "";
	ret->post_slip = told(cx->arena, events, n, "post_slip");
	ret->fee_mode = fee_mode_of(told(cx->arena, events, n, "fee_mode"));
	ret->kind = told(cx->arena, events, n, "kind");
	TRY(dossier_receipt_codes(cx, ret->d.id, ret->secret, ret->token));
	ret->url = arena_printf(cx->arena, "%s/t/%s", qr_address(rq), ret->token);
	return OK;
}

/* What the procedure says, when nobody said anything of this dossier. */
static const char *tariff(struct rq *rq, const struct printed *x)
{
	const struct fees fees = procedure_fees(
		&x->p, procedure_channel(&x->p, x->d.channel));

	return fees_state(rq->cx.arena, &fees) == FEE_FREE ?
		       "Không thu" :
		       fees_words(rq->cx.arena, &fees);
}

/* Free, paid (with the receipt's number), or owed. */
static const char *fees(struct rq *rq, const struct printed *x)
{
	struct arena *arena = rq->cx.arena;
	const struct payment *fee = NULL;
	const char *amount;

	for (size_t i = 0; i < x->payments_n; i++)
		if (x->payments[i].is_fee)
			fee = &x->payments[i];
	if (!fee)
		return x->fee_mode == FEE_NOT_TAKEN ? "Không thu" :
						      tariff(rq, x);
	if (fee->state == PAYMENT_EXEMPT)
		return "Đối tượng miễn phí, lệ phí";
	amount = text_number(arena, fee->amount);
	if (fee->state == PAYMENT_PAID)
		return arena_printf(arena,
				    "%s đồng, đã nộp, biên lai số %s", amount,
				    fee->receipt_number);
	if (fee->state == PAYMENT_REFUNDED)
		return arena_printf(arena, "%s đồng, đã hoàn", amount);
	return arena_printf(arena, "%s đồng, chưa nộp", amount);
}

/* The term of the kind that was chosen; a term of its own words else. */
static const char *term(struct rq *rq, const struct printed *x)
{
	const struct channel *c = procedure_channel(&x->p, x->d.channel);

	for (size_t i = 0; *x->kind && i < x->p.kinds_n; i++) {
		const struct kind *k = &x->p.kinds[i];

		if (strcmp(k->name, x->kind) == 0)
			return arena_printf(rq->cx.arena, "%s (%s)",
					    k->term_text, k->name);
	}
	return c ? c->term_text : "";
}

static const char *channel_label(const struct printed *x)
{
	const struct channel *c = procedure_channel(&x->p, x->d.channel);

	return c ? c->label : "Trực tiếp";
}

/* Where and when: the desk as it is on the due day, its hours too; address
 * and telephone stand above already, unless they change until then. */
static const char *way_words(struct rq *rq, const struct printed *x)
{
	const struct contact *c = &x->contact;
	const char *address = strstr(x->desk, c->address) ? "" : c->address;
	const char *phone = strstr(x->desk, c->phone) ? "" : c->phone;

	if (x->d.receive_way == RECEIVE_BY_POST)
		return "Qua dịch vụ bưu chính công ích";
	return arena_printf(rq->cx.arena, "%s%s%s%s%s%s%s", x->d.desk_name,
			    *address ? ", " : "", address,
			    *phone ? ", điện thoại " : "", phone,
			    *c->hours ? ". Giờ làm việc: " : "", c->hours);
}

/* Asked and answered: who has none did not forget to say it. */
static const char *phone_words(const struct dossier *d)
{
	return *d->phone ? d->phone : "không có";
}

static const char *count_words(struct arena *arena, int n)
{
	return n ? arena_printf(arena, "%d", n) : "–";
}

static enum err fill_codes(struct rq *rq, struct view *v,
			   const struct printed *x)
{
	struct arena *arena = rq->cx.arena;
	struct qr qr;
	struct barcode bar;

	TRY(qr_make(x->url, arena, &qr));
	view_set(v, M_QR_D, qr_path(&qr, arena));
	view_set_int(v, M_QR_SIZE, qr_view(&qr));
	TRY(barcode_make(x->d.code, arena, &bar));
	view_set(v, M_BARCODE_D, barcode_path(&bar, BAR_HEIGHT, arena));
	view_set_int(v, M_BARCODE_WIDTH, barcode_view(&bar));
	return OK;
}

static void fill_papers(struct rq *rq, struct view *v, const struct printed *x)
{
	struct arena *arena = rq->cx.arena;

	if (*x->shown)
		view_set(view_add(v, M_SHOWN), M_NAMES, x->shown);
	if (x->papers_n)
		v = view_add(v, M_PAPERS);
	for (size_t i = 0; i < x->papers_n; i++) {
		struct view *row = view_add(v, M_PAPER);

		view_set_int(row, M_SEQ, (long long)i + 1);
		view_set(row, M_NAME, x->papers[i].name);
		view_set(row, M_ORIGINALS,
			 count_words(arena, x->papers[i].originals));
		view_set(row, M_CERTIFIED,
			 count_words(arena, x->papers[i].certified));
		view_set(row, M_COPIES,
			 count_words(arena, x->papers[i].copies));
	}
}

static void fill_form(struct rq *rq, struct view *v, const struct printed *x)
{
	struct arena *arena = rq->cx.arena;
	const struct dossier *d = &x->d;

	view_set(v, M_CODE, d->code);
	view_set(v, M_SECRET, x->secret);
	if (*paper_address(rq))
		view_set(view_add(v, M_SITE_LINE), M_SITE, paper_address(rq));
	else
		view_show(v, M_NO_SITE);
	view_set(v, M_NUMBER, x->head.number);
	view_set(v, M_PLACE_DATE, x->head.place_date);
	view_set(v, M_SUPERIOR, x->head.superior);
	view_set(v, M_AGENCY, x->head.agency);
	view_set(v, M_DESK, x->desk);
	view_set(v, M_BOOK, x->book);
	view_set(v, M_ENTRY, x->entry);
	view_set(v, M_FORM_REF, x->form_ref);
	if (*x->post_slip)
		view_set(view_add(v, M_POST_SLIP_LINE), M_POST_SLIP,
			 x->post_slip);
	view_set(v, M_NAME, d->name);
	view_set(v, M_ID_NUMBER, d->id_number);
	view_set(v, M_ADDRESS, d->address);
	view_set(v, M_PHONE, phone_words(d));
	if (*d->email)
		view_set(view_add(v, M_EMAIL_LINE), M_EMAIL, d->email);
	if (*d->owner_name) {
		struct view *owner = view_add(v, M_OWNER_LINE);

		view_set(owner, M_OWNER, d->owner_name);
		if (*d->owner_address)
			view_set(view_add(owner, M_OWNER_ADDRESS_LINE),
				 M_OWNER_ADDRESS, d->owner_address);
	}
	view_set(v, M_CONTENT, *d->content ? d->content : d->procedure_name);
	view_set(v, M_CHANNEL, channel_label(x));
	view_setf(v, M_SETS, "%02d bộ", d->sets);
	view_set(v, M_TERM, term(rq, x));
	view_set(v, M_FEE, fees(rq, x));
	view_set(v, M_RECEIVED_AT, moment_long(arena, d->received_at));
	view_set(v, M_DUE_AT, moment_long(arena, d->first_due_at));
	view_set(v, M_RECEIVE_WAY, way_words(rq, x));
	view_set(v, M_OFFICER, x->officer);
	if (d->is_provisional)
		view_show(v, M_PROVISIONAL);
}

enum err receipt_show(struct rq *rq)
{
	struct printed x;
	struct view *v;

	TRY(load(rq, &x));
	v = page_alone(rq, T_STAFF_PAPER_RECEIPT, "Giấy tiếp nhận hồ sơ");
	fill_form(rq, v, &x);
	fill_papers(rq, v, &x);
	TRY(fill_codes(rq, v, &x));
	for (size_t i = 0; i < COPIES; i++)
		view_set(view_add(v, M_COPY), M_LABEL, copies[i]);
	return page_send(rq);
}

static const struct receipt_paper *pdf_papers(struct rq *rq,
					      const struct printed *x)
{
	struct receipt_paper *papers = arena_array(
		rq->cx.arena, x->papers_n + 1, sizeof(*papers));

	for (size_t i = 0; i < x->papers_n; i++)
		papers[i] = (struct receipt_paper){ x->papers[i].name,
						    x->papers[i].originals,
						    x->papers[i].certified,
						    x->papers[i].copies };
	return papers;
}

/* The same form on paper: every field that the circular gives form 01. */
static struct receipt paper_of(struct rq *rq, const struct printed *x)
{
	struct arena *arena = rq->cx.arena;
	const struct dossier *d = &x->d;

	return (struct receipt){
		.head = x->head,
		.form_ref = x->form_ref,
		.book = x->book,
		.entry = x->entry,
		.post_slip = x->post_slip,
		.code = d->code,
		.secret = x->secret,
		.url = x->url,
		.site = paper_address(rq),
		.desk_name = x->desk,
		.applicant = d->name,
		.id_number = d->id_number,
		.address = d->address,
		.phone = phone_words(d),
		.email = d->email,
		.owner = d->owner_name,
		.owner_address = d->owner_address,
		.content = *d->content ? d->content : d->procedure_name,
		.channel = channel_label(x),
		.papers = pdf_papers(rq, x),
		.papers_n = x->papers_n,
		.shown = x->shown,
		.sets = arena_printf(arena, "%02d bộ", d->sets),
		.term = term(rq, x),
		.received_at = moment_long(arena, d->received_at),
		.due_at = moment_long(arena, d->first_due_at),
		.due_note = d->is_provisional ?
				    "Tạm tính: lịch làm việc năm sau chưa công bố" :
				    "",
		.receive_at = way_words(rq, x),
		.bring = "giấy này, giấy tờ tùy thân; nhận thay: thêm giấy ủy"
			 " quyền",
		.fee = fees(rq, x),
		.receiver = x->officer,
		.copies = copies,
		.copies_n = COPIES,
	};
}

enum err receipt_pdf_show(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	struct printed x;
	struct receipt r;
	struct buf pdf;

	TRY(load(rq, &x));
	r = paper_of(rq, &x);
	buf_init(&pdf, arena, RECEIPT_PDF_MAX);
	TRY(receipt_pdf(&r, arena, &pdf));
	res_header(rq, "Content-Disposition",
		   arena_printf(arena, "inline; filename=\"%s.pdf\"",
				x.d.code));
	return res_bytes(rq, 200, "application/pdf", pdf.data, pdf.len);
}

/*
 * Reception at the desk: procedure, person, papers on one page, in the order
 * of the conversation; the appointment beside it is computed by the same
 * function that will give it.  Typed values are never lost.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "common/gate.h"
#include "common/page.h"
#include "domain/catalog.h"
#include "domain/identity.h"
#include "markers.h"
#include "staff/pages.h"

static const char *const channels[] = { "truc_tiep", "bcci", NULL };
static const char *const id_kinds[] = { "cccd", "ho_chieu", "ma_so_thue",
					NULL };
static const char *const receive_ways[] = { "tai_quay", "buu_chinh", NULL };

/* clang-format off */
static const struct field intake_fields[] = {
	FIELD_OF(TYPE_KEY, struct intake, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_CHOICE(struct intake, channel, "kenh", "Cách nộp", FIELD_REQUIRED, channels),
	FIELD_TEXT(struct intake, name, "ho_ten", "Họ và tên", FIELD_REQUIRED, 150),
	FIELD_CHOICE(struct intake, id_kind, "loai_giay_to", "Loại giấy tờ", FIELD_REQUIRED, id_kinds),
	FIELD_TEXT(struct intake, id_number, "so_giay_to", "Số giấy tờ", FIELD_REQUIRED, 20),
	FIELD_OF(TYPE_DAY, struct intake, birth, "ngay_sinh", "Ngày sinh", 0, 0),
	FIELD_OF(TYPE_PHONE, struct intake, phone, "dien_thoai", "Số điện thoại", FIELD_REQUIRED, 15),
	FIELD_OF(TYPE_EMAIL, struct intake, email, "email", "Thư điện tử", 0, 150),
	FIELD_TEXT(struct intake, address, "dia_chi", "Địa chỉ", FIELD_REQUIRED, 250),
	FIELD_TEXT(struct intake, owner, "chu_ho_so", "Chủ hồ sơ", 0, 150),
	FIELD_OF(TYPE_LINES, struct intake, content, "noi_dung", "Nội dung yêu cầu", 0, 900),
	FIELD_OF(TYPE_INT, struct intake, sets, "so_bo", "Số bộ hồ sơ", FIELD_REQUIRED, 99),
	FIELD_CHOICE(struct intake, receive_way, "cach_nhan", "Cách nhận kết quả", FIELD_REQUIRED, receive_ways),
	FIELD_OF(TYPE_BOOL, struct intake, duplicate_confirmed, "xac_nhan_trung", "Xác nhận hồ sơ trùng", 0, 0),
};
/* clang-format on */
const struct form intake_form = FORM(struct intake, intake_fields);

static int count_of(struct rq *rq, const char *what, int seq)
{
	const char *typed = rq_field(
		rq, arena_printf(rq->cx.arena, "%s_%d", what, seq));
	long n = typed ? strtol(typed, NULL, 10) : 0;

	return n < 0 ? 0 : n > 99 ? 99 : (int)n;
}

static bool is_ticked(struct rq *rq, int seq)
{
	return rq_field(rq, arena_printf(rq->cx.arena, "giay_%d", seq)) != NULL;
}

/* The papers ticked on the checklist, as handed in. */
static size_t papers_given(struct rq *rq, const struct procedure *p,
			   struct paper **ret)
{
	struct paper *papers =
		arena_array(rq->cx.arena, p->documents_n + 1, sizeof(*papers));
	size_t n = 0;

	for (size_t i = 0; i < p->documents_n; i++) {
		int seq = p->documents[i].seq;

		if (!is_ticked(rq, seq))
			continue;
		papers[n++] = (struct paper){
			.seq = seq,
			.name = p->documents[i].name,
			.originals = count_of(rq, "ban_chinh", seq),
			.certified = count_of(rq, "chung_thuc", seq),
			.copies = count_of(rq, "ban_chup", seq),
		};
	}
	*ret = papers;
	return n;
}

static void fill_checklist(struct rq *rq, struct view *v,
			   const struct procedure *p)
{
	bool posted = rq->method == POST;
	int missing = 0;

	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];
		struct view *row = view_add(v, M_PAPER);

		view_set_int(row, M_SEQ, d->seq);
		view_set(row, M_NAME, d->name);
		view_show(row, d->is_required ? M_REQUIRED : M_CONDITIONAL);
		if (*d->note)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE, d->note);
		view_set_int(row, M_ORIGINALS,
			     posted ? count_of(rq, "ban_chinh", d->seq) :
				      d->originals);
		view_set_int(row, M_CERTIFIED,
			     posted ? count_of(rq, "chung_thuc", d->seq) : 0);
		view_set_int(row, M_COPIES,
			     posted ? count_of(rq, "ban_chup", d->seq) :
				      d->copies);
		if (posted && is_ticked(rq, d->seq))
			view_show(row, M_CHECKED);
		else if (d->is_required)
			missing++;
	}
	if (posted && missing)
		view_set_int(view_add(v, M_MISSING), M_COUNT, missing);
}

/* The id card's QR fills what it says; the officer corrects what is off. */
static const char *typed_or_card(struct rq *rq, const struct id_card *card,
				 const char *name)
{
	if (!card)
		return NULL;
	if (strcmp(name, "ho_ten") == 0)
		return card->name;
	if (strcmp(name, "so_giay_to") == 0)
		return card->number;
	if (strcmp(name, "dia_chi") == 0)
		return card->address;
	if (strcmp(name, "ngay_sinh") == 0 && card->birth.n != DAY_NONE.n)
		return day_dmy(rq->cx.arena, card->birth);
	return NULL;
}

/* clang-format off */
static const struct {
	const char *marker;
	struct field_look look;
} person_fields[] = {
	{ M_FIELD_HO_TEN, { .name = "ho_ten", .label = "Họ và tên", .autocomplete = "off" } },
	{ M_FIELD_SO_GIAY_TO, { .name = "so_giay_to", .label = "Số giấy tờ", .inputmode = "numeric", .autocomplete = "off" } },
	{ M_FIELD_NGAY_SINH, { .name = "ngay_sinh", .label = "Ngày sinh", .hint = "ngày/tháng/năm", .autocomplete = "off" } },
	{ M_FIELD_DIEN_THOAI, { .name = "dien_thoai", .label = "Điện thoại nhận tin", .inputmode = "tel", .autocomplete = "off" } },
	{ M_FIELD_EMAIL, { .name = "email", .label = "Thư điện tử (nếu có)", .inputmode = "email", .autocomplete = "off" } },
	{ M_FIELD_DIA_CHI, { .name = "dia_chi", .label = "Địa chỉ", .autocomplete = "off" } },
	{ M_FIELD_CHU_HO_SO, { .name = "chu_ho_so", .label = "Chủ hồ sơ (nếu khác người nộp)", .autocomplete = "off" } },
	{ M_FIELD_NOI_DUNG, { .name = "noi_dung", .label = "Nội dung yêu cầu (nếu khác tên thủ tục)", .autocomplete = "off" } },
	{ M_FIELD_SO_BO, { .name = "so_bo", .label = "Số bộ", .inputmode = "numeric", .autocomplete = "off" } },
};
/* clang-format on */

static void fill_person(struct rq *rq, struct view *v, int sets)
{
	const char *scan = rq_arg(rq, "quet_cccd");
	struct id_card card;
	bool has_card = scan && *scan &&
			id_card_parse(rq->cx.arena, scan, &card);

	for (size_t i = 0; i < sizeof(person_fields) / sizeof(person_fields[0]);
	     i++) {
		struct field_look look = person_fields[i].look;

		look.value = typed_or_card(rq, has_card ? &card : NULL,
					   look.name);
		if (strcmp(look.name, "so_bo") == 0)
			look.value = arena_printf(rq->cx.arena, "%d", sets);
		page_field(rq, v, person_fields[i].marker, &look);
	}
	if (scan && *scan && !has_card)
		view_show(v, M_SCAN_UNREADABLE);
}

static const char *typed(struct rq *rq, const char *name, const char *first)
{
	const char *value = rq_field(rq, name);

	if (!value)
		value = rq_arg(rq, name);
	return value ? value : first;
}

static void fill_choices(struct rq *rq, struct view *v,
			 const struct procedure *p, const char *channel)
{
	const char *kind = typed(rq, "loai_giay_to", "cccd");
	const char *way = typed(rq, "cach_nhan", "tai_quay");

	for (size_t i = 0; channels[i]; i++) {
		const struct channel *c = procedure_channel(p, channels[i]);
		struct view *row;

		if (!c)
			continue;
		row = view_add(v, M_CHANNEL);
		view_set(row, M_VALUE, c->channel);
		view_set(row, M_LABEL, c->label);
		view_set(row, M_TERM, c->term_text);
		if (strcmp(c->channel, channel) == 0)
			view_show(row, M_CHECKED);
	}
	view_show(v, strcmp(kind, "ho_chieu") == 0    ? M_KIND_HO_CHIEU :
		     strcmp(kind, "ma_so_thue") == 0 ? M_KIND_MA_SO_THUE :
						       M_KIND_CCCD);
	view_show(v, strcmp(way, "buu_chinh") == 0 ? M_WAY_BUU_CHINH :
						     M_WAY_TAI_QUAY);
}

/* The side panel: what the receipt will promise if it is given now. */
static void fill_promise(struct rq *rq, struct view *v,
			 const struct procedure *p, const char *channel)
{
	const struct channel *c = procedure_channel(p, channel);
	struct deadline due;
	const struct explain *days;

	view_set(v, M_RECEIVED_AT, moment_words(rq->cx.arena, rq->cx.now));
	if (c) {
		view_set(v, M_TERM, c->term_text);
		for (size_t i = 0; i < c->fees_n; i++)
			view_set(view_add(v, M_FEE_LINE), M_TEXT,
				 fee_words(rq->cx.arena, &c->fees[i]));
	}
	if (dossier_preview(&rq->cx, actor_of(rq), p->code, channel, &due,
			    &days) != OK) {
		view_set(view_add(v, M_NO_PROMISE), M_TEXT,
			 rq->cx.fault.message);
		return;
	}
	v = view_add(v, M_PROMISE_BOX);
	view_set(v, M_DUE_DAY,
		 day_words(rq->cx.arena, instant_day(due.due)));
	view_set(v, M_DUE_TIME, clock_words(rq->cx.arena, due.due));
	if (due.provisional)
		view_show(v, M_PROVISIONAL);
}

static enum err page(struct rq *rq, const struct procedure *p, int status)
{
	struct view *v = page_staff(rq, T_STAFF_INTAKE, "Tiếp nhận hồ sơ mới");
	const char *key = rq_field(rq, "_key");
	const char *channel = typed(rq, "kenh", "truc_tiep");

	page_problems(rq, v);
	view_set(v, M_CODE, p->code);
	view_set(v, M_NAME, p->name);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	fill_choices(rq, v, p, channel);
	fill_person(rq, v, p->sets);
	fill_checklist(rq, v, p);
	fill_promise(rq, v, p, channel);
	page_beside(rq, v, M_ERR_CHANNEL, "kenh");
	page_beside(rq, v, M_ERR_PAPERS, "giay_to");
	if (rq_problem_of(rq, "trung"))
		view_set(view_add(v, M_DUPLICATE), M_TEXT,
			 rq_problem_of(rq, "trung"));
	return page_send(rq, status);
}

static enum err procedure_asked(struct rq *rq, struct procedure *ret)
{
	return catalog_by_code(&rq->cx, rq_param(rq, "ma"),
			       instant_day(rq->cx.now), ret);
}

enum err intake_show(struct rq *rq)
{
	struct procedure p;

	TRY(procedure_asked(rq, &p));
	return page(rq, &p, 200);
}

static enum err receive(struct rq *rq, const struct procedure *p,
			struct received *ret)
{
	const struct intake *form = rq->form;
	struct receive in = {
		.form_key = form->key,
		.procedure_code = p->code,
		.channel = form->channel,
		.receive_way = form->receive_way,
		.name = form->name,
		.id_kind = form->id_kind,
		.id_number = form->id_number,
		.phone = form->phone,
		.email = form->email,
		.address = form->address,
		.owner_name = form->owner,
		.content = form->content,
		.birth = form->birth,
		.sets = (int)form->sets,
		.duplicate_confirmed = form->duplicate_confirmed,
	};

	in.papers_n = papers_given(rq, p, &in.papers);
	return dossier_receive(&rq->cx, actor_of(rq), &in, ret);
}

enum err intake_do(struct rq *rq)
{
	struct procedure p;
	struct received done;
	enum err err;

	TRY(procedure_asked(rq, &p));
	if (rq->problems_n)
		return page(rq, &p, 422);
	err = receive(rq, &p, &done);
	if (err == OK)
		return res_see_other(
			rq, arena_printf(rq->cx.arena,
					 "/can-bo/ho-so/%s/bien-nhan",
					 done.code));
	if (err != ERR_INPUT)
		return err;
	page_take_fault(rq);
	return page(rq, &p, 422);
}

enum err intake_pick(struct rq *rq)
{
	const char *words = typed(rq, "tim", "");
	struct catalog_query q = { .words = words, .field = "", .level = "",
				   .page = 1 };
	struct procedure_brief *hits;
	size_t n;
	int64_t total;
	struct view *v;

	TRY(catalog_search(&rq->cx, &q, &hits, &n, &total));
	v = page_staff(rq, T_STAFF_INTAKE_PICK, "Tiếp nhận hồ sơ");
	view_set(v, M_VALUE, words);
	if (n)
		v = view_add(v, M_LIST);
	else
		view_show(v, M_NO_HIT);
	for (size_t i = 0; i < n; i++) {
		struct view *hit = view_add(v, M_HIT);

		view_set(hit, M_CODE, hits[i].code);
		view_set(hit, M_NAME, hits[i].name);
		view_set(hit, M_FIELD, hits[i].field);
		view_set(hit, M_TERM, hits[i].term_text);
		view_set(hit, M_FEE, hits[i].fee_text);
	}
	return page_send(rq, 200);
}

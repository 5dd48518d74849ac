/*
 * Reception at the desk: procedure, person, papers, fee on one page, in the
 * order of the conversation; the appointment beside it is computed by the same
 * function that will give it.  Typed values are never lost.
 *
 * No script: the scanner's Enter posts the whole form, and what was scanned
 * comes back filled in (intake_fill.c).  Enter in any other field receives.
 */
#include <stdlib.h>
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "domain/catalogue/unit.h"
#include "domain/reception/receive.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

/* Drawn by the page itself. */
static const struct choice channels[] = { { "truc_tiep", NULL },
					  { "bcci", NULL },
					  { 0 } };
const struct choice id_kinds[] = { { "cccd", NULL },
				   { "ho_chieu", NULL },
				   { "ma_so_thue", NULL },
				   { 0 } };
static const struct choice receive_ways[] = { { "tai_quay", NULL },
					      { "buu_chinh", NULL },
					      { 0 } };
static const struct choice fee_modes[] = { { "khong_thu", NULL },
					   { "thu_truoc", NULL },
					   { "thu_sau", NULL },
					   { "mien_phi", NULL },
					   { 0 } };

/* clang-format off */
static const struct field intake_fields[] = {
	FIELD_OF(TYPE_KEY, struct intake, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_PLACE(struct receive, papers, "giay_to", 0),
	FIELD_PLACE(struct receive, duplicate_confirmed, "trung", 0),
	FIELD_CHOICE(struct intake, channel, "kenh", "Cách nộp", FIELD_REQUIRED, channels),
	FIELD_OF(TYPE_INT, struct intake, kind, "truong_hop", "Trường hợp", 0, 50),
	FIELD_TEXT(struct intake, post_slip, "so_phieu_bcci", "Số phiếu bàn giao của bưu chính", 0, 60, .hint = "khi nhận qua bưu chính"),
	FIELD_TEXT(struct intake, name, "ho_ten", "Họ và tên", FIELD_REQUIRED, 150),
	FIELD_CHOICE(struct intake, id_kind, "loai_giay_to", "Loại giấy tờ", FIELD_REQUIRED, id_kinds),
	FIELD_TEXT(struct intake, id_number, "so_giay_to", "Số giấy tờ", FIELD_REQUIRED, 20),
	FIELD_OF(TYPE_DAY, struct intake, birth, "ngay_sinh", "Ngày sinh (ngày/tháng/năm)", 0, 0, .hint = "giấy tờ chỉ ghi năm thì để trống"),
	FIELD_OF(TYPE_PHONE, struct intake, phone, "dien_thoai", "Điện thoại nhận tin", 0, 15),
	FIELD_OF(TYPE_BOOL, struct intake, no_phone, "khong_dien_thoai", "Không có số điện thoại", 0, 0),
	FIELD_OF(TYPE_EMAIL, struct intake, email, "email", "Thư điện tử", 0, 150),
	FIELD_TEXT(struct intake, address, "dia_chi", "Địa chỉ", FIELD_REQUIRED, 250),
	FIELD_TEXT(struct intake, owner, "chu_ho_so", "Chủ hồ sơ (nếu khác người nộp)", 0, 150),
	FIELD_TEXT(struct intake, owner_address, "dia_chi_chu", "Địa chỉ của chủ hồ sơ", 0, 250),
	FIELD_OF(TYPE_LINES, struct intake, content, "noi_dung", "Nội dung yêu cầu (nếu khác tên thủ tục)", 0, 900, .look = LOOK_LINE),
	FIELD_OF(TYPE_INT, struct intake, sets, "so_bo", "Số bộ", FIELD_REQUIRED, 99),
	FIELD_CHOICE(struct intake, receive_way, "cach_nhan", "Cách nhận kết quả", FIELD_REQUIRED, receive_ways),
	FIELD_CHOICE(struct intake, fee_mode, "phi", "Thu phí", FIELD_REQUIRED, fee_modes),
	FIELD_OF(TYPE_INT, struct intake, fee_level, "muc_thu", "Mức thu", 0, 99),
	FIELD_OF(TYPE_INT, struct intake, pages, "so_trang", "Số trang", 0, 100000),
	FIELD_OF(TYPE_INT, struct intake, copies, "so_ban", "Số bản", 0, 999),
	FIELD_OF(TYPE_MONEY, struct intake, fee_amount, "so_tien_phi", "Số tiền (đồng)", 0, INT64_C(99999999999)),
	FIELD_TEXT(struct intake, fee_receipt, "so_bien_lai", "Số biên lai", 0, 60, .hint = "khi thu trước"),
	FIELD_OF(TYPE_BOOL, struct intake, at_once, "tra_ngay", "Trả kết quả ngay", 0, 0),
	FIELD_TEXT(struct intake, result, "ket_qua", "Kết quả đã trả (tên, số, ngày văn bản)", 0, 200),
	FIELD_TEXT(struct intake, receiver, "nguoi_nhan", "Người nhận (để trống: người nộp)", 0, 150),
	FIELD_TEXT(struct intake, receiver_paper, "giay_to_nguoi_nhan", "Giấy tờ đã kiểm tra", 0, 150, .hint = "căn cước, giấy ủy quyền…"),
	FIELD_OF(TYPE_BOOL, struct intake, duplicate_confirmed, "xac_nhan_trung", "Xác nhận hồ sơ trùng", 0, 0),
};
/* clang-format on */
static void judge(struct rq *rq);
const struct form intake_form =
	FORM_JUDGED(struct intake, intake_fields, judge);

/* clang-format off */
static const struct {
	const char *marker, *name;
} person_fields[] = {
	{ M_FIELD_SO_PHIEU_BCCI, "so_phieu_bcci" }, { M_FIELD_HO_TEN, "ho_ten" },
	{ M_FIELD_SO_GIAY_TO, "so_giay_to" },	    { M_FIELD_NGAY_SINH, "ngay_sinh" },
	{ M_FIELD_DIEN_THOAI, "dien_thoai" },	    { M_FIELD_DIA_CHI, "dia_chi" },
	{ M_FIELD_EMAIL, "email" },		    { M_FIELD_CHU_HO_SO, "chu_ho_so" },
	{ M_FIELD_DIA_CHI_CHU, "dia_chi_chu" },	    { M_FIELD_NOI_DUNG, "noi_dung" },
	{ M_FIELD_SO_BO, "so_bo" },
};

/* Seldom needed: behind a heading, so that Tab does not stop at them. */
static const struct {
	const char *name, *usual;
} seldom[] = {
	{ "email", "" }, { "chu_ho_so", "" }, { "dia_chi_chu", "" }, { "noi_dung", "" },
	{ "cach_nhan", "tai_quay" }, { "so_bo", NULL },
};
/* clang-format on */

const char *intake_typed(struct rq *rq, const char *name, const char *first)
{
	const char *value = rq_field(rq, name);

	return value ? value : first;
}

static bool is_blank(struct rq *rq, const char *name)
{
	return text_is_blank(intake_typed(rq, name, ""));
}

static bool has_no_phone(struct rq *rq)
{
	return rq_field(rq, "khong_dien_thoai") != NULL;
}

/* A number, or that there is none: said by a person, never left open. */
static void check_phone(struct rq *rq, const struct intake *form)
{
	if (rq_problem_of(rq, "dien_thoai"))
		return;
	if (!*form->phone && !form->no_phone)
		rq_problem(rq, "dien_thoai",
			   "Nhập số điện thoại, hoặc đánh dấu người nộp không"
			   " có số điện thoại");
	if (*form->phone && form->no_phone)
		rq_problem(rq, "dien_thoai",
			   "Đã ghi số điện thoại thì bỏ dấu ở ô “Người nộp"
			   " không có số điện thoại”");
}

/* Where the hands go on: after a scan, the first thing that is missing. */
static const char *focus_of(struct rq *rq, const struct fill *f)
{
	static const char *const needed[] = { "so_giay_to", "ho_ten",
					      "dien_thoai", "dia_chi" };

	if (rq->problems_n)
		return ""; /* the summary has it */
	if (!f->is_asked || f->is_unreadable || f->is_empty)
		return "quet_cccd";
	if (f->is_unaccented)
		return "ho_ten";
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
		if (is_blank(rq, needed[i]) &&
		    (strcmp(needed[i], "dien_thoai") != 0 || !has_no_phone(rq)))
			return needed[i];
	}
	return "du_giay_to";
}

static void fill_person(struct rq *rq, struct view *v, int sets,
			const char *focus)
{
	for (size_t i = 0; i < sizeof(person_fields) / sizeof(person_fields[0]);
	     i++) {
		const char *name = person_fields[i].name;
		struct drawn drawn = { .has_focus = strcmp(name, focus) == 0 };

		if (strcmp(name, "so_bo") == 0)
			drawn.value = arena_printf(rq->cx.arena, "%d", sets);
		page_field(rq, v, person_fields[i].marker, &intake_form, name,
			   &drawn);
	}
	if (has_no_phone(rq))
		view_show(v, M_NO_PHONE);
	for (size_t i = 0; i < sizeof(seldom) / sizeof(seldom[0]); i++) {
		const char *usual = seldom[i].usual ?
					    seldom[i].usual :
					    arena_printf(rq->cx.arena, "%d",
							 sets);

		if (rq_problem_of(rq, seldom[i].name) ||
		    strcmp(intake_typed(rq, seldom[i].name, usual), usual)) {
			view_show(v, M_MORE_OPEN);
			break;
		}
	}
}

/* What the scanner or the last dossier has filled in, said in words. */
static void fill_filled(struct rq *rq, struct view *v, const struct fill *f)
{
	if (f->is_unreadable)
		view_show(v, M_SCAN_UNREADABLE);
	if (f->is_empty)
		view_show(v, M_SCAN_EMPTY);
	if (f->is_card)
		view_show(v, M_CARD_READ);
	if (f->is_unaccented)
		view_show(v, M_UNACCENTED);
	if (f->is_unknown && !f->is_card)
		view_show(v, M_UNKNOWN_PERSON);
	if (f->other_name) {
		struct view *line = view_add(v, M_OTHER_NAME);

		view_set(line, M_CODE, f->other_code);
		view_set(line, M_VALUE, f->other_name);
		view_set(line, M_NAME, intake_typed(rq, "ho_ten", ""));
	}
	if (f->before) {
		struct view *line = view_add(v, M_FILLED);

		view_set(line, M_CODE, f->before);
		view_set(line, M_DAY,
			 day_dmy(rq->cx.arena, instant_day(f->before_at)));
	}
	if (f->asked.id.v) {
		struct view *slip = view_add(v, M_ASKED);

		view_set_int(slip, M_ID, f->asked.id.v);
		view_set(slip, M_NUMBER, f->asked.number);
		view_set(slip, M_DAY,
			 day_dmy(rq->cx.arena,
				 instant_day(f->asked.issued_at)));
		view_set(slip, M_ITEMS, f->asked.items);
	}
	if (!is_blank(rq, "da_dien"))
		view_set(view_add(v, M_KEPT), M_VALUE,
			 rq_field(rq, "da_dien"));
}

static void fill_choices(struct rq *rq, struct view *v,
			 const struct procedure *p, const char *channel)
{
	const char *kind = intake_typed(rq, "loai_giay_to", "cccd");
	const char *way = intake_typed(rq, "cach_nhan", "tai_quay");

	for (size_t i = 0; channels[i].value; i++) {
		const struct channel *c =
			procedure_channel(p, channels[i].value);
		struct view *row;

		if (!c)
			continue;
		row = view_add(v, M_CHANNEL);
		view_set(row, M_VALUE, c->channel);
		view_set(row, M_LABEL, c->label);
		if (!p->kinds_n)
			view_set(view_add(row, M_TERM_LINE), M_TERM,
				 c->term_text);
		if (strcmp(c->channel, channel) == 0)
			view_show(row, M_CHECKED);
	}
	view_show(v, strcmp(kind, "ho_chieu") == 0    ? M_KIND_HO_CHIEU :
		     strcmp(kind, "ma_so_thue") == 0 ? M_KIND_MA_SO_THUE :
						       M_KIND_CCCD);
	view_show(v, receive_way_of(way) == RECEIVE_BY_POST ? M_WAY_BUU_CHINH :
						     M_WAY_TAI_QUAY);
	if (procedure_channel(p, "bcci"))
		view_show(v, M_BY_POST);
}

static long kind_chosen(struct rq *rq)
{
	return strtol(intake_typed(rq, "truong_hop", "0"), NULL, 10);
}

static void fill_kinds(struct rq *rq, struct view *v, const struct procedure *p)
{
	if (!p->kinds_n)
		return;
	v = view_add(v, M_KINDS);
	page_beside(rq, v, M_ERR_KIND, "truong_hop");
	for (size_t i = 0; i < p->kinds_n; i++) {
		struct view *row = view_add(v, M_KIND);

		view_set_int(row, M_VALUE, (long long)i + 1);
		view_set(row, M_NAME, p->kinds[i].name);
		view_set(row, M_TERM, p->kinds[i].term_text);
		if (kind_chosen(rq) == (long)i + 1)
			view_show(row, M_CHECKED);
	}
}

/* T05: only for what the law lets the desk answer within the day. */
static void fill_at_once(struct rq *rq, struct view *v,
			 const struct procedure *p, const char *channel)
{
	const struct channel *c = procedure_channel(p, channel);

	if (!c || !c->has_term || c->term.unit != TERM_SAME_DAY)
		return;
	v = view_add(v, M_AT_ONCE);
	page_field(rq, v, M_FIELD_KET_QUA, &intake_form, "ket_qua", NULL);
	page_field(rq, v, M_FIELD_NGUOI_NHAN, &intake_form, "nguoi_nhan", NULL);
	page_field(rq, v, M_FIELD_GIAY_TO_NGUOI_NHAN, &intake_form,
		   "giay_to_nguoi_nhan", NULL);
	if (rq_field(rq, "tra_ngay")) {
		view_show(v, M_CHECKED);
		view_show(v, M_OPEN);
	}
	page_beside(rq, v, M_ERR_AT_ONCE, "tra_ngay");
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
		const struct fees fees = procedure_fees(p, c);
		const char **lines;
		size_t n = fees_lines(rq->cx.arena, &fees, &lines);

		view_set(v, M_TERM, c->term_text);
		for (size_t i = 0; i < n; i++)
			view_set(view_add(v, M_FEE_LINE), M_TEXT, lines[i]);
	}
	if (dossier_preview_kind(&rq->cx, actor_of(rq), p->code, channel,
				 (int)kind_chosen(rq), &due, &days) != OK) {
		view_set(view_add(v, M_NO_PROMISE), M_TEXT,
			 cx_take_fault(&rq->cx).message);
		return;
	}
	v = view_add(v, M_PROMISE_BOX);
	view_set(v, M_DUE_DAY,
		 day_words(rq->cx.arena, instant_day(due.due)));
	view_set(v, M_DUE_TIME, clock_words(rq->cx.arena, due.due));
	if (due.provisional)
		view_show(v, M_PROVISIONAL);
}

/* What the domain said of a duplicate, for this page: a box of its own. */
#define TWIN "_trung"

/* "…đang có hồ sơ MÃ cùng thủ tục…": the number is a link. */
static void fill_twin(struct rq *rq, struct view *v, const char *text)
{
	const char *code = strstr(text, " hồ sơ ");
	size_t len;

	if (rq_field(rq, "xac_nhan_trung"))
		view_show(v, M_CHECKED);
	code = code ? code + strlen(" hồ sơ ") : text + strlen(text);
	len = strcspn(code, " ");
	view_set(v, M_TEXT,
		 arena_strndup(rq->cx.arena, text, (size_t)(code - text)));
	if (*code == 'H') /* else it is elsewhere, and has no name here */
		view_set(view_add(v, M_LINK), M_CODE,
			 arena_strndup(rq->cx.arena, code, len));
	else
		len = 0;
	view_set(v, M_NOTE, code + len);
}

static void fill_ways_out(struct rq *rq, struct view *v)
{
	page_beside(rq, v, M_ERR_CHANNEL, "kenh");
	page_beside(rq, v, M_ERR_PAPERS, "giay_to");
	page_beside(rq, v, M_ERR_FEE_LEVEL, "muc_thu");
	page_beside(rq, v, M_ERR_FEE_MODE, "phi");
	if (rq->problems_n && rq_field(rq, TWIN))
		fill_twin(rq, view_add(v, M_DUPLICATE), rq_field(rq, TWIN));
}

/* Where it will go; where that is not clear, the sentence that the desk would
 * hear at the end. */
static enum err fill_lead(struct rq *rq, struct view *v,
			  const struct procedure *p)
{
	struct unit lead;
	enum err err = unit_for_field(&rq->cx, actor_of(rq)->authority,
				      p->field, instant_day(rq->cx.now),
				      &lead);

	if (err == OK) {
		view_set(view_add(v, M_LEAD), M_UNIT, lead.name);
		return OK;
	}
	if (err != ERR_INPUT)
		return err;
	view_set(view_add(v, M_NO_LEAD), M_TEXT,
		 cx_take_fault(&rq->cx).message);
	return OK;
}

/* The page from above: so its errors are read. */
static const char *const page_order[] = {
	"quet_cccd", "kenh", "truong_hop", "so_phieu_bcci", "loai_giay_to",
	"so_giay_to", "ho_ten", "ngay_sinh", "dien_thoai", "dia_chi",
	"khong_dien_thoai", "trung", "xac_nhan_trung", "email", "cach_nhan",
	"so_bo", "chu_ho_so", "dia_chi_chu", "noi_dung", "giay_to",
	"du_giay_to", "xuat_trinh_", "giay_", "ban_chinh_", "chung_thuc_",
	"ban_chup_", "muc_thu", "so_trang", "so_ban", "phi", "so_tien_phi",
	"so_bien_lai", "tra_ngay", "ket_qua", "nguoi_nhan",
	"giay_to_nguoi_nhan", NULL
};

static enum err page(struct rq *rq, const struct procedure *p,
		     const struct fill *f)
{
	struct view *v = page_staff(rq, T_STAFF_DESK_INTAKE, "Tiếp nhận hồ sơ mới");
	const char *key = rq_field(rq, "_key");
	const char *channel = intake_typed(rq, "kenh", "truc_tiep");
	const char *focus = focus_of(rq, f);

	page_failed("Chưa tiếp nhận được hồ sơ");
	rq_sort_problems(rq, page_order);
	page_problems(rq, v);
	view_set(v, M_CODE, p->code);
	view_set(v, M_NAME, p->name);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_FORM_KEY, key ? key : gate_form_key(rq));
	view_set(v, M_NUMBER, intake_typed(rq, "so_giay_to", ""));
	if (strcmp(focus, "quet_cccd") == 0)
		view_show(v, M_FOCUS_SCAN);
	fill_filled(rq, v, f);
	fill_choices(rq, v, p, channel);
	fill_kinds(rq, v, p);
	fill_person(rq, v, p->sets, focus);
	intake_papers_show(rq, v, p, strcmp(focus, "du_giay_to") == 0);
	fill_at_once(rq, v, p, channel);
	fill_promise(rq, v, p, channel);
	TRY(fill_lead(rq, v, p));
	fill_ways_out(rq, v);
	TRY(intake_fee_show(rq, v, p, channel));
	return page_send(rq);
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
	return page(rq, &p, &(struct fill){ 0 });
}

static enum err command(struct rq *rq, const struct procedure *p,
			struct receive *ret)
{
	const struct intake *form = rq->form;
	enum err err;

	*ret = (struct receive){
		.form_key = form->key,
		.procedure_code = p->code,
		.channel = form->channel,
		.kind = form->kind == INT64_MIN ? 0 : (int)form->kind,
		.post_slip = form->post_slip,
		.receive_way = receive_way_of(form->receive_way),
		.name = form->name,
		.id_kind = form->id_kind,
		.id_number = form->id_number,
		.phone = form->phone,
		.email = form->email,
		.address = form->address,
		.owner_name = form->owner,
		.owner_address = form->owner_address,
		.content = form->content,
		.birth = form->birth,
		.sets = (int)form->sets,
		.duplicate_confirmed = form->duplicate_confirmed,
		.at_once = form->at_once,
		.result = form->result,
		.receiver = *form->receiver ? form->receiver : form->name,
		.receiver_paper = form->receiver_paper,
	};

	ret->papers_n = intake_papers_read(rq, p, &ret->papers);
	check_phone(rq, form);
	err = intake_fee_read(rq, p, ret);
	if (err != ERR_INPUT)
		return err;
	page_take_fault(rq);
	ret->fee_mode = FEE_MODE_UNSAID; /* its problem is said already */
	return OK;
}

/* Whatever else is not right, in the same round.  A duplicate that was ticked
 * is none, but keeps its box. */
static enum err all_problems(struct rq *rq, struct receive *in)
{
	struct fault faults[RECEIVE_FAULTS];
	bool is_confirmed = in->duplicate_confirmed;
	size_t n;

	if (rq->key_was_used)
		return OK;
	in->duplicate_confirmed = false;
	TRY(dossier_receive_faults(&rq->cx, actor_of(rq), in, faults, &n));
	for (size_t i = 0; i < n; i++) {
		bool is_twin = faults[i].member &&
			       strcmp(faults[i].member,
				      MEMBER(struct receive,
					     duplicate_confirmed)) == 0;

		if (is_twin)
			rq_set_field(rq, TWIN, faults[i].message);
		if (!is_twin || !is_confirmed)
			page_problem(rq, &faults[i]);
	}
	return OK;
}

/* What is answered on the spot needs no form 01 (Decree 61/2018 art. 17.4):
 * straight on to the next person. */
static enum err received(struct rq *rq, const char *code)
{
	const struct intake *form = rq->form;

	return form->at_once ?
		       res_see_otherf(rq, "/can-bo/tiep-nhan?xong=%s", code) :
		       res_see_otherf(rq, "/can-bo/ho-so/%s/bien-nhan", code);
}

/* The legal way out of an intake that cannot be received. */
static enum notice_kind slip_asked(struct rq *rq)
{
	const char *step = intake_typed(rq, "buoc", "");

	if (strncmp(step, "phieu-", 6) != 0)
		return NOTICE_COUNT;
	return notice_from_slug(step + 6);
}

/* What came in: read, and who was here before looked up, once a request. */
struct work {
	struct procedure p;
	struct fill f;
	struct receive in;
};

static enum err work_of(struct rq *rq, struct work **ret)
{
	struct work *w = rq->work;

	if (!w) {
		w = arena_alloc(rq->cx.arena, sizeof(*w));
		TRY(procedure_asked(rq, &w->p));
		TRY(intake_fill(rq, &w->p, &w->f));
		if (!w->f.is_asked)
			TRY(command(rq, &w->p, &w->in));
		rq->work = w;
	}
	*ret = w;
	return OK;
}

/* Only who sends the form is told what is wrong with it. */
static void judge(struct rq *rq)
{
	if (rq_field(rq, TWIN))
		rq_set_field(rq, TWIN, NULL); /* ours alone to say */
	if (slip_asked(rq) != NOTICE_COUNT || intake_fill_asked(rq))
		rq_forget_problems(rq);
}

enum err intake_do(struct rq *rq)
{
	enum notice_kind kind = slip_asked(rq);
	struct received done;
	struct procedure p;
	struct work *w;

	if (kind != NOTICE_COUNT) {
		TRY(procedure_asked(rq, &p));
		return notice_from_intake(rq, &p, kind,
					  intake_papers_missing(rq, &p));
	}
	TRY(work_of(rq, &w));
	if (w->f.is_asked)
		return page(rq, &w->p, &w->f);
	if (rq->problems_n)
		return ERR_INPUT;
	TRY(dossier_receive(&rq->cx, actor_of(rq), &w->in, &done));
	return received(rq, done.code);
}

enum err intake_again(struct rq *rq)
{
	struct work *w;

	TRY(work_of(rq, &w));
	TRY(all_problems(rq, &w->in));
	return page(rq, &w->p, &w->f);
}

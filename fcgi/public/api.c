/* JSON for other programs: the same facts as the pages, and no more. */
#include <string.h>

#include "common/page.h"
#include "domain/catalogue/catalog_search.h"
#include "domain/figures/board.h"
#include "domain/reception/dossier_code.h"
#include "http/json.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"

#define JSON_MAX (512 * 1024)

/* The names that are answered, in their order; /api shows these very rows. */
struct api_name {
	const char *name, *meaning;
};
#define NAMES(list) list, sizeof(list) / sizeof((list)[0])

/* clang-format off */
static const struct api_name status_names[] = {
	{ "ma", "Mã hồ sơ" },
	{ "cau", "Tình trạng, một câu tiếng Việt" },
	{ "buoc_xong", "Số bước đã xong" },
	{ "tong_so_buoc", "Tổng số bước" },
	{ "hen_tra", "Thời điểm hẹn trả kết quả" },
	{ "tam_tinh", "Ngày hẹn là tạm tính, vì lịch nghỉ của năm chưa công bố" },
	{ "tre_hen", "Đã quá ngày hẹn hay không, tính theo ngày" },
	{ "da_dieu_chinh", "Ngày hẹn đã được điều chỉnh hay không" },
	{ "han_sau_dieu_chinh", "Thời điểm hẹn sau điều chỉnh, đứng cạnh thời điểm hẹn" },
	{ "co_ket_qua_luc", "Thời điểm có kết quả" },
	{ "da_tra_luc", "Thời điểm trả kết quả" },
	{ "noi_hoi", "Nơi tiếp nhận hồ sơ hoặc nơi kế thừa, để hỏi thêm" },
	{ "cap_nhat", "Thời điểm thay đổi gần nhất" },
};
static const struct api_name list_names[] = {
	{ "tong_so", "Số thủ tục tìm thấy" },
	{ "thu_tuc", "Các thủ tục, mỗi thủ tục gồm:" },
	{ "ma", "Mã thủ tục" },
	{ "ten", "Tên" },
	{ "linh_vuc", "Lĩnh vực" },
	{ "thoi_han", "Thời hạn khi nộp trực tiếp" },
	{ "phi", "Phí, lệ phí khi nộp trực tiếp" },
	{ "sau", "Mã để hỏi tiếp phần sau; null khi đã hết" },
	{ "gan_dung", "Không thủ tục nào có đủ các chữ; đây là những thủ tục có một số chữ" },
	{ "lam_o_noi_khac", "Việc được hỏi nhưng làm ở nơi khác, mỗi việc gồm:" },
	{ "viec", "Việc" },
	{ "noi_lam", "Nơi làm" },
	{ "can_cu", "Căn cứ pháp lý" },
};
static const struct api_name procedure_names[] = {
	{ "ma", "Mã thủ tục" },
	{ "ten", "Tên" },
	{ "linh_vuc", "Lĩnh vực" },
	{ "dang_hieu_luc", "Đang áp dụng hay không" },
	{ "hieu_luc_tu", "Áp dụng từ ngày" },
	{ "hieu_luc_den", "Áp dụng đến hết ngày" },
	{ "so_bo", "Số bộ hồ sơ" },
	{ "doi_tuong", "Ai được làm" },
	{ "noi_tiep_nhan", "Nơi nhận hồ sơ" },
	{ "co_quan_giai_quyet", "Cơ quan quyết định" },
	{ "cach_nop", "Các cách nộp, mỗi cách gồm:" },
	{ "cach", "Tên cách nộp" },
	{ "thoi_han", "Thời hạn, bằng lời" },
	{ "don_vi", "Đơn vị của thời hạn: WD ngày làm việc, CD ngày, MO tháng, WH giờ làm việc, SAME_DAY trong ngày; null khi chưa công bố hoặc tính theo trường hợp" },
	{ "gia_tri", "Số của thời hạn" },
	{ "phi", "Các khoản phí, lệ phí, bằng lời" },
	{ "truong_hop", "Thời hạn theo trường hợp, không theo cách nộp; mỗi trường hợp gồm ten, thoi_han, don_vi, gia_tri" },
	{ "giay_to", "Giấy tờ, mỗi giấy tờ gồm:" },
	{ "ten", "Tên giấy tờ" },
	{ "ban_chinh", "Số bản chính phải nộp" },
	{ "ban_sao", "Số bản sao phải nộp" },
	{ "bat_buoc", "Bắt buộc hay không" },
	{ "xuat_trinh", "Chỉ xuất trình rồi nhận lại ngay, không nộp; khi đó các số bản là 0" },
	{ "trinh_tu", "Trình tự thực hiện" },
	{ "ket_qua", "Kết quả" },
	{ "can_cu", "Căn cứ pháp lý" },
};
static const struct api_name figures_names[] = {
	{ "tinh_den", "Thời điểm mà số liệu tính đến" },
	{ "thang", "Tháng, dạng 2026-11; không hỏi thì tháng gần nhất đã hết" },
	{ "tu_ngay", "Ngày đầu của kỳ" },
	{ "den_ngay", "Ngày cuối đã tính" },
	{ "chua_het_thang", "Tháng chưa hết hay đã hết" },
	{ "don_vi", "Mã đơn vị đã hỏi; null là tất cả" },
	{ "linh_vuc", "Lĩnh vực đã hỏi; null là tất cả" },
	{ "kenh", "Cách nộp đã hỏi; null là tất cả" },
	{ "chi_tieu_phan_nghin", "Chỉ tiêu của năm: số hồ sơ đúng hẹn ít nhất trên một nghìn hồ sơ có kết quả; null khi chưa có chỉ tiêu" },
	{ "bang", "Các bảng tat-ca, co-quan, don-vi, linh-vuc, kenh, thu-tuc, thang; mỗi dòng gồm:" },
	{ "ma", "Mã của dòng; trống là “Thủ tục khác” hoặc tất cả" },
	{ "ten", "Tên của dòng" },
	{ "ty_le_dung_hen", "Phần trăm đúng hẹn trên số có kết quả; null khi chưa có kết quả nào" },
};
static const struct api_name error_names[] = {
	{ "loi", "Một câu tiếng Việt nói điều không được" },
};
/* clang-format on */

static void fill_names(struct view *v, const char *section,
		       const struct api_name *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct view *row = view_add(v, section);

		view_set(row, M_NAME, names[i].name);
		view_set(row, M_TEXT, names[i].meaning);
	}
}

/* … and of a line the numbers, by their own names. */
static void fill_figure_names(struct view *v)
{
	static const enum figure minutes[] = { FIG_OWN_MINUTES,
					       FIG_OTHER_MINUTES,
					       FIG_CITIZEN_MINUTES,
					       FIG_FAULT_MINUTES };
	struct api_name name;

	for (int c = 0; c < CELL_COUNT; c++) {
		name.name = board_cell_code((enum board_cell)c);
		name.meaning = board_cell_meaning((enum board_cell)c);
		fill_names(v, M_FIGURES_NAME, &name, 1);
	}
	for (size_t i = 0; i < sizeof(minutes) / sizeof(minutes[0]); i++) {
		name.name = figure_code(minutes[i]);
		name.meaning = figure_meaning(minutes[i]);
		fill_names(v, M_FIGURES_NAME, &name, 1);
	}
}

enum err api_docs(struct rq *rq)
{
	struct view *v = page_public(rq, T_PUBLIC_API, "Dữ liệu mở: cho phần mềm khác");

	fill_names(v, M_STATUS_NAME, NAMES(status_names));
	fill_names(v, M_LIST_NAME, NAMES(list_names));
	fill_names(v, M_PROCEDURE_NAME, NAMES(procedure_names));
	fill_names(v, M_FIGURES_NAME, NAMES(figures_names));
	fill_figure_names(v);
	fill_names(v, M_ERROR_NAME, NAMES(error_names));
	return page_send(rq);
}

static void begin(struct rq *rq, struct buf *b, struct json_out *out)
{
	buf_init(b, rq->cx.arena, JSON_MAX);
	json_begin(out, b);
	json_open(out, NULL, '{');
}

static enum err finish(struct rq *rq, int status, struct buf *b,
		       struct json_out *out)
{
	json_close(out, '}');
	TRY(buf_err(b));
	return res_bytes(rq, status, "application/json; charset=utf-8",
			 b->data, b->len);
}

enum err api_refuse(struct rq *rq, int status, const char *words)
{
	struct json_out out;
	struct buf b;

	begin(rq, &b, &out);
	json_put(&out, "loi", words);
	return finish(rq, status, &b, &out);
}

static void put_moment(struct rq *rq, struct json_out *out, const char *name,
		       struct instant at)
{
	json_put(out, name,
		 at.s == INSTANT_NONE.s ?
			 NULL :
			 arena_printf(rq->cx.arena, "%s+07:00",
				      instant_iso(rq->cx.arena, at)));
}

enum err api_status(struct rq *rq)
{
	const struct dossier_ref ref =
		dossier_ref_read(rq->cx.arena, rq_param(rq, "code"));
	const char *code;
	struct json_out out;
	struct telling t;
	struct status s;
	struct facts f;
	struct buf b;
	enum err err;

	if (ref.kind == WRITTEN_TOKEN)
		return api_refuse(rq, 422, "Nhập mã hồ sơ, không nhập mã"
					    " QR của giấy tiếp nhận.");
	if (ref.kind == WRITTEN_NOT)
		return api_refuse(rq, 422, ref.why);
	err = lookup_code(&rq->cx, &ref, &code);
	if (err == OK)
		err = lookup_status(&rq->cx, code, &s);
	if (cx_without(&rq->cx, err, ERR_MISSING))
		return api_refuse(rq, 404, "Không tìm thấy hồ sơ.");
	TRY(err);
	f = status_facts(&rq->cx, &s);
	t = telling_of(rq->cx.arena, &f, TELL_CODE);
	begin(rq, &b, &out);
	json_put(&out, "ma", s.code);
	json_put(&out, "cau", t.now);
	json_put_int(&out, "buoc_xong", t.steps_done);
	json_put_int(&out, "tong_so_buoc", STEPS_TOTAL);
	put_moment(rq, &out, "hen_tra",
		   s.due_at.s == INSTANT_NONE.s ? s.first_due_at : s.due_at);
	json_put_bool(&out, "tam_tinh", s.is_provisional);
	json_put_bool(&out, "tre_hen",
		      status_lateness(&s, rq->cx.now) != NOT_LATE);
	/* Beside it, never in its place (correction.h). */
	json_put_bool(&out, "da_dieu_chinh", s.adjust_n > 0);
	put_moment(rq, &out, "han_sau_dieu_chinh", s.adjusted_due_at);
	put_moment(rq, &out, "co_ket_qua_luc", s.finished_at);
	put_moment(rq, &out, "da_tra_luc", s.returned_at);
	json_put(&out, "noi_hoi", s.desk.name);
	put_moment(rq, &out, "cap_nhat", s.last_at);
	return finish(rq, 200, &b, &out);
}

/* NULL, or what is wrong with the parameters. */
static const char *list_asked(struct rq *rq, struct catalog_query *q)
{
	const char *limit = rq_arg(rq, "limit");
	const char *after = rq_arg(rq, "sau");
	int64_t n = limit ? rq_number(limit, 0) : CATALOG_PAGE;

	*q = catalog_asked(rq);
	q->page = 1;
	q->by_code = true;
	if (n < 1 || n > CATALOG_LIMIT_MAX)
		return "limit phải là số từ 1 đến 500.";
	q->limit = (int)n;
	q->after = after ? procedure_code(rq->cx.arena, after) : "";
	if (after && !*q->after)
		return "sau phải là mã của một thủ tục.";
	return NULL;
}

static void put_brief(struct json_out *out, const struct procedure_brief *p)
{
	json_open(out, NULL, '{');
	json_put(out, "ma", p->code);
	json_put(out, "ten", p->name);
	json_put(out, "linh_vuc", p->field);
	json_put(out, "thoi_han", p->term_text);
	json_put(out, "phi", p->fee_text);
	json_close(out, '}');
}

static void put_elsewhere(struct json_out *out,
			  const struct catalog_found *found)
{
	json_open(out, "lam_o_noi_khac", '[');
	for (size_t i = 0; i < found->elsewhere_n; i++) {
		json_open(out, NULL, '{');
		json_put(out, "viec", found->elsewhere[i].matter);
		json_put(out, "noi_lam", found->elsewhere[i].answer);
		json_put(out, "can_cu", found->elsewhere[i].basis);
		json_close(out, '}');
	}
	json_close(out, ']');
}

static enum err has_field(struct rq *rq, const char *slug, bool *ret)
{
	struct field_count *fields;
	size_t n;

	*ret = !*slug;
	if (*ret)
		return OK;
	TRY(catalog_fields(&rq->cx, instant_day(rq->cx.now), &fields, &n));
	for (size_t i = 0; i < n && !*ret; i++)
		*ret = strcmp(fields[i].slug, slug) == 0;
	return OK;
}

enum err api_procedures(struct rq *rq)
{
	struct catalog_query q;
	struct catalog_found found;
	struct json_out out;
	struct buf b;
	const char *why = list_asked(rq, &q);
	bool is_field;
	enum err err;

	TRY(has_field(rq, q.field, &is_field));
	if (!why && !is_field)
		why = "Không có lĩnh vực này.";
	if (why)
		return api_refuse(rq, 422, why);
	err = catalog_search(&rq->cx, &q, &found);
	if (err == ERR_MISSING)
		return api_refuse(rq, 422, cx_take_fault(&rq->cx).message);
	TRY(err);
	begin(rq, &b, &out);
	json_put_int(&out, "tong_so", found.total);
	json_open(&out, "thu_tuc", '[');
	for (size_t i = 0; i < found.n; i++)
		put_brief(&out, &found.hits[i]);
	json_close(&out, ']');
	json_put(&out, "sau",
		 found.has_more ? found.hits[found.n - 1].code : NULL);
	json_put_bool(&out, "gan_dung", found.is_partial);
	put_elsewhere(&out, &found);
	return finish(rq, 200, &b, &out);
}

static void put_lines(struct json_out *out, const char *name,
		      const struct line *lines, size_t n)
{
	json_open(out, name, '[');
	for (size_t i = 0; i < n; i++)
		json_put(out, NULL, lines[i].text);
	json_close(out, ']');
}

static void put_term(struct json_out *out, const char *words,
		     const struct term *term)
{
	json_put(out, "thoi_han", words);
	json_put(out, "don_vi", term ? term_unit_code(term->unit) : NULL);
	if (term)
		json_put_halves(out, "gia_tri", term->halves);
	else
		json_put(out, "gia_tri", NULL);
}

static void put_channel(struct rq *rq, struct json_out *out,
			const struct procedure *p, const struct channel *c)
{
	const struct fees fees = procedure_fees(p, c);
	const char **lines;
	size_t n = fees_lines(rq->cx.arena, &fees, &lines);

	json_open(out, NULL, '{');
	json_put(out, "cach", c->label);
	put_term(out, c->term_text,
		 c->has_term && !p->kinds_n ? &c->term : NULL);
	json_open(out, "phi", '[');
	for (size_t i = 0; i < n; i++)
		json_put(out, NULL, lines[i]);
	json_close(out, ']');
	json_close(out, '}');
}

static void put_channels(struct rq *rq, struct json_out *out,
			 const struct procedure *p)
{
	json_open(out, "cach_nop", '[');
	for (size_t i = 0; i < p->channels_n; i++)
		put_channel(rq, out, p, &p->channels[i]);
	json_close(out, ']');
	json_open(out, "truong_hop", '[');
	for (size_t i = 0; i < p->kinds_n; i++) {
		json_open(out, NULL, '{');
		json_put(out, "ten", p->kinds[i].name);
		put_term(out, p->kinds[i].term_text, &p->kinds[i].term);
		json_close(out, '}');
	}
	json_close(out, ']');
}

static void put_documents(struct json_out *out, const struct procedure *p)
{
	json_open(out, "giay_to", '[');
	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];

		json_open(out, NULL, '{');
		json_put(out, "ten", d->name);
		json_put_int(out, "ban_chinh", d->originals);
		json_put_int(out, "ban_sao", d->copies);
		json_put_bool(out, "bat_buoc", d->is_required);
		json_put_bool(out, "xuat_trinh", d->is_shown);
		json_close(out, '}');
	}
	json_close(out, ']');
}

static void put_day(struct rq *rq, struct json_out *out, const char *name,
		    struct day day)
{
	json_put(out, name,
		 day.n == DAY_NONE.n ? NULL : day_iso(rq->cx.arena, day));
}

enum err api_procedure(struct rq *rq)
{
	struct day today = instant_day(rq->cx.now);
	struct json_out out;
	struct procedure p;
	struct buf b;
	enum err err =
		catalog_by_code(&rq->cx, rq_param(rq, "code"), today, &p);

	if (err == ERR_MISSING)
		return api_refuse(rq, 404, cx_take_fault(&rq->cx).message);
	TRY(err);
	begin(rq, &b, &out);
	json_put(&out, "ma", p.code);
	json_put(&out, "ten", p.name);
	json_put(&out, "linh_vuc", p.field);
	json_put_bool(&out, "dang_hieu_luc", procedure_in_force(&p, today));
	put_day(rq, &out, "hieu_luc_tu", p.valid_from);
	put_day(rq, &out, "hieu_luc_den", p.valid_to);
	json_put_int(&out, "so_bo", p.sets);
	json_put(&out, "doi_tuong", p.subjects);
	json_put(&out, "noi_tiep_nhan", p.agency_receive);
	json_put(&out, "co_quan_giai_quyet", p.agency_decide);
	put_channels(rq, &out, &p);
	put_documents(&out, &p);
	put_lines(&out, "trinh_tu", p.steps, p.steps_n);
	put_lines(&out, "ket_qua", p.results, p.results_n);
	put_lines(&out, "can_cu", p.bases, p.bases_n);
	return finish(rq, 200, &b, &out);
}

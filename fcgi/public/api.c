/* JSON for other programs: the same facts as the pages, and no more. */
#include "common/page.h"
#include "domain/catalog.h"
#include "domain/identity.h"
#include "http/json.h"
#include "markers.h"
#include "public/pages.h"

#define JSON_MAX (512 * 1024)

enum err api_docs(struct rq *rq)
{
	page_public(rq, T_PUBLIC_API, "Dữ liệu cho phần mềm khác");
	return page_send(rq, 200);
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

static enum err refuse_json(struct rq *rq, int status, const char *words)
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
	const char *why;
	const char *code =
		dossier_code(rq->cx.arena, rq_param(rq, "code"), &why);
	struct json_out out;
	struct status s;
	struct buf b;
	enum err err;

	if (!code)
		return refuse_json(rq, 422, why);
	err = lookup_status(&rq->cx, code, &s);
	if (err == ERR_MISSING)
		return refuse_json(rq, 404, "Không tìm thấy hồ sơ.");
	TRY(err);
	begin(rq, &b, &out);
	json_put(&out, "ma", s.code);
	json_put(&out, "cau", state_sentence(s.state));
	json_put_int(&out, "buoc_xong", s.steps_done);
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
	json_put(&out, "noi_hoi", s.desk_name);
	return finish(rq, 200, &b, &out);
}

enum err api_procedures(struct rq *rq)
{
	struct catalog_query q = catalog_asked(rq);
	struct procedure_brief *hits;
	struct json_out out;
	struct buf b;
	size_t n;
	int64_t total;

	TRY(catalog_search(&rq->cx, &q, &hits, &n, &total));
	begin(rq, &b, &out);
	json_put_int(&out, "tong_so", total);
	json_put_int(&out, "trang", q.page);
	json_open(&out, "thu_tuc", '[');
	for (size_t i = 0; i < n; i++) {
		json_open(&out, NULL, '{');
		json_put(&out, "ma", hits[i].code);
		json_put(&out, "ten", hits[i].name);
		json_put(&out, "linh_vuc", hits[i].field);
		json_put(&out, "thoi_han", hits[i].term_text);
		json_put(&out, "phi", hits[i].fee_text);
		json_close(&out, '}');
	}
	json_close(&out, ']');
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

static void put_channels(struct rq *rq, struct json_out *out,
			 const struct procedure *p)
{
	json_open(out, "cach_nop", '[');
	for (size_t i = 0; i < p->channels_n; i++) {
		const struct channel *c = &p->channels[i];

		json_open(out, NULL, '{');
		json_put(out, "cach", c->label);
		json_put(out, "thoi_han", c->term_text);
		if (c->has_term) {
			json_put(out, "don_vi", term_unit_code(c->term.unit));
			json_put_halves(out, "gia_tri", c->term.halves);
		}
		json_open(out, "phi", '[');
		for (size_t j = 0; j < c->fees_n; j++)
			json_put(out, NULL,
				 fee_words(rq->cx.arena, &c->fees[j]));
		json_close(out, ']');
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
		return refuse_json(rq, 404, "Không có thủ tục mang mã này.");
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

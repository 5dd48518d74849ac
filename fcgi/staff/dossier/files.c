/*
 * The files of a dossier: what there is, uploading (several at once, each with
 * its own outcome), download through nginx, taking a wrong one back.
 */
#include <stdlib.h>
#include <string.h>

#include "common/boot.h"
#include "common/gate.h"
#include "common/page.h"
#include "common/papers.h"
#include "domain/casework/attach.h"
#include "domain/casework/attachment_policy.h"
#include "domain/casework/dossier.h"
#include "domain/citizen/lookup.h"
#include "domain/power.h"
#include "domain/reception/receive.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

#define INTERNAL "/_tep/" /* nginx.conf.example: VAR/files, for us only */

/* clang-format off */
static const struct field file_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct file_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_TEXT(struct file_fields, kind, "loai", "Loại tệp", 0, 20),
	FIELD_OF(TYPE_INT, struct file_fields, paper, "giay", "Giấy tờ", 0, 99),
};
static const struct field withdraw_form_fields[] = {
	FIELD_TEXT(struct withdraw_fields, reason, "ly_do", "Lý do rút tệp", FIELD_REQUIRED, 400),
};
/* clang-format on */
static void judge(struct rq *rq);
const struct form file_form =
	FORM_JUDGED(struct file_fields, file_form_fields, judge);
const struct form withdraw_form =
	FORM(struct withdraw_fields, withdraw_form_fields);

/* What became of one file of the form. */
struct outcome {
	const char *name;
	const char *refusal; /* NULL: kept */
	int version; /* 0: of a kind that has none */
};

struct desk { /* everything the page shows */
	const struct dossier *d;
	const struct actor *actor; /* as far as a delegation reaches */
	struct attachment *files;
	size_t files_n;
	struct paper *papers;
	size_t papers_n;
	const struct outcome *outcomes;
	size_t outcomes_n;
	struct attachment_id withdrawing; /* its form had a problem */
};

static struct store files_store(struct rq *rq)
{
	return (struct store){ .root = arena_printf(rq->cx.arena, "%s/files",
						    boot_var()) };
}

static const char *paper_name(const struct desk *k, int seq)
{
	for (size_t i = 0; i < k->papers_n; i++) {
		if (k->papers[i].seq == seq)
			return k->papers[i].name;
	}
	return NULL;
}

static const char *link_to(struct rq *rq, const struct dossier *d,
			   struct attachment_id id)
{
	return arena_printf(rq->cx.arena, "/can-bo/ho-so/%s/tep/%lld", d->code,
			    (long long)id.v);
}

static void fill_withdraw(struct rq *rq, struct view *row,
			  const struct desk *k, const struct attachment *a)
{
	bool is_open = k->withdrawing.v == a->id.v;
	enum err err;

	if (attachment_withdraw_refusal(k->actor, a, &err))
		return;
	row = view_add(row, M_WITHDRAW);
	view_set(row, M_HREF, link_to(rq, k->d, a->id));
	view_set(row, M_CSRF, gate_csrf(rq));
	view_set_int(row, M_ID, a->id.v);
	view_set(row, M_NAME, a->name);
	if (!is_open)
		return;
	view_show(row, M_OPEN);
	view_set(row, M_REASON, rq_field(rq, "ly_do"));
	page_beside(rq, row, M_ERR_REASON, "ly_do");
}

static void fill_state(struct rq *rq, struct view *row,
		       const struct attachment *a)
{
	struct view *gone;

	view_set(row, M_STATE, attachment_scan_name(a->scan));
	if (a->withdrawn_at.s != INSTANT_NONE.s) {
		gone = view_add(row, M_WITHDRAWN);
		view_set(gone, M_AT, moment_words(rq->cx.arena,
						  a->withdrawn_at));
		view_set(gone, M_WHO, a->withdrawn_by);
		view_set(gone, M_REASON, a->withdrawn_reason);
	} else if (attachment_kind_has_versions(a->kind)) {
		view_show(row, a->is_newest ? M_NEWEST : M_OLDER);
	}
}

static void fill_version(struct view *v, int version)
{
	if (version)
		view_set_int(view_add(v, M_VERSIONED), M_VERSION, version);
}

static void fill_file(struct rq *rq, struct view *row, const struct dossier *d,
		      const struct attachment *a)
{
	view_set(row, M_HREF, link_to(rq, d, a->id));
	view_set(row, M_NAME, a->name);
	view_set(row, M_KIND, attachment_kind_name(a->kind));
	fill_version(row, attachment_kind_has_versions(a->kind) ? a->version :
								  0);
	view_set(row, M_SIZE, text_size(rq->cx.arena, a->size));
	view_set(row, M_TYPE, filetype_label(a->type));
	fill_state(rq, row, a);
}

static void fill_list(struct rq *rq, struct view *v, const struct desk *k)
{
	if (!k->files_n)
		view_show(v, M_EMPTY);
	else
		v = view_add(v, M_LIST);
	/* In the order of the kinds: papers first. */
	for (enum attachment_kind kind = 0; kind < ATTACH_COUNT; kind++) {
		for (size_t i = 0; i < k->files_n; i++) {
			const struct attachment *a = &k->files[i];
			const char *paper = paper_name(k, a->paper);
			struct view *row;

			if (a->kind != kind)
				continue;
			row = view_add(v, M_FILE);
			fill_file(rq, row, k->d, a);
			view_set(row, M_ACTOR, a->account_name);
			view_set(row, M_UNIT, a->unit_name);
			view_set(row, M_AT, moment_words(rq->cx.arena, a->at));
			if (paper)
				view_set(view_add(row, M_PAPER_LINE), M_PAPER,
					 paper);
			fill_withdraw(rq, row, k, a);
		}
	}
}

static void fill_form(struct rq *rq, struct view *v, const struct dossier *d)
{
	view_set(v, M_CODE, d->code);
	view_set(v, M_CSRF, gate_csrf(rq));
	/* Always fresh: what an earlier post kept has its own key. */
	view_set(v, M_FORM_KEY, gate_form_key(rq));
	view_set(v, M_ACCEPT, filetype_accept);
	view_set(v, M_TYPES, filetype_list);
}

static const struct attachment *newest_of(const struct desk *k, int paper)
{
	for (size_t i = 0; i < k->files_n; i++) {
		const struct attachment *a = &k->files[i];

		if (a->kind == ATTACH_PAPER && a->paper == paper &&
		    a->is_newest)
			return a;
	}
	return NULL;
}

/* One choice of file a paper: the desk scans in the order of the list. */
static void fill_papers(struct rq *rq, struct view *v, const struct desk *k)
{
	enum err err;

	if (!k->papers_n || attachment_add_refusal(k->actor, k->d,
						   ATTACH_PAPER, &err))
		return;
	v = view_add(v, M_SCANS);
	fill_form(rq, v, k->d);
	for (size_t i = 0; i < k->papers_n; i++) {
		const struct paper *p = &k->papers[i];
		const struct attachment *a = newest_of(k, p->seq);
		struct view *row = view_add(v, M_PAPER);

		view_set_int(row, M_SEQ, p->seq);
		view_set(row, M_NAME, p->name);
		if (a)
			view_setf(view_add(row, M_SCANNED), M_TEXT,
				  "Đã có bản %d, %s", a->version,
				  moment_words(rq->cx.arena, a->at));
		else
			view_show(row, M_NOT_SCANNED);
		page_beside(rq, row, M_ERR,
			    arena_printf(rq->cx.arena, "tep_%d", p->seq));
	}
}

static void fill_options(struct rq *rq, struct view *v, const struct desk *k,
			 const bool may[ATTACH_COUNT])
{
	const char *kind = rq_field(rq, "loai");
	const char *paper = rq_field(rq, "giay");

	for (enum attachment_kind i = 0; i < ATTACH_COUNT; i++) {
		struct view *option;

		if (!may[i])
			continue;
		option = view_add(v, M_OPTION);
		view_set(option, M_VALUE, attachment_kind_code(i));
		view_set(option, M_LABEL, attachment_kind_name(i));
		if (kind && strcmp(kind, attachment_kind_code(i)) == 0)
			view_show(option, M_SELECTED);
	}
	for (size_t i = 0; i < k->papers_n; i++) {
		struct view *option = view_add(v, M_PAPER);
		const char *seq = arena_printf(rq->cx.arena, "%d",
					       k->papers[i].seq);

		view_set(option, M_SEQ, seq);
		view_set(option, M_NAME, k->papers[i].name);
		if (paper && strcmp(paper, seq) == 0)
			view_show(option, M_SELECTED);
	}
}

static void fill_others(struct rq *rq, struct view *v, const struct desk *k)
{
	bool may[ATTACH_COUNT];
	bool may_any = false;
	enum err err;

	for (enum attachment_kind i = 0; i < ATTACH_COUNT; i++) {
		may[i] = !attachment_add_refusal(k->actor, k->d, i, &err);
		may_any = may_any || may[i];
	}
	if (!may_any) {
		view_show(v, M_NO_UPLOAD);
		return;
	}
	v = view_add(v, M_UPLOAD);
	fill_form(rq, v, k->d);
	fill_options(rq, v, k, may);
	page_beside(rq, v, M_ERR_KIND, "loai");
	page_beside(rq, v, M_ERR_PAPER, "giay");
	page_beside(rq, v, M_ERR_FILE, "tep");
}

static void fill_outcomes(struct rq *rq, struct view *v, const struct desk *k)
{
	const char *done = rq_arg(rq, "xong");

	if (done && text_is_digits(done) && strlen(done) < 3)
		view_set(view_add(v, M_DONE), M_COUNT, done);
	else if (done && strcmp(done, "rut") == 0)
		view_show(v, M_DONE_WITHDRAW);
	if (!k->outcomes_n)
		return;
	v = view_add(v, M_OUTCOMES);
	for (size_t i = 0; i < k->outcomes_n; i++) {
		const struct outcome *o = &k->outcomes[i];
		struct view *row = view_add(v, M_OUTCOME);

		view_set(row, M_NAME, o->name);
		if (o->refusal)
			view_set(view_add(row, M_REFUSED), M_TEXT, o->refusal);
		else
			fill_version(view_add(row, M_KEPT), o->version);
	}
}

static enum err page(struct rq *rq, struct desk *k)
{
	struct view *v;

	TRY(power_over(&rq->cx, actor_of(rq), k->d->procedure, &k->actor));
	TRY(attachment_list(&rq->cx, k->d->id, &k->files, &k->files_n));
	TRY(lookup_papers(&rq->cx, k->d->id, &k->papers, &k->papers_n));
	k->papers_n = papers_kept(k->papers, k->papers_n);
	v = page_staff(rq, T_STAFF_DOSSIER_FILES,
		       arena_printf(rq->cx.arena, "Tệp đính kèm – %s",
				    k->d->code));
	page_failed("Chưa lưu được tệp");
	page_problems(rq, v);
	view_set(v, M_CODE, k->d->code);
	view_set(v, M_NAME, k->d->name);
	view_set(v, M_PROCEDURE, k->d->procedure_name);
	fill_outcomes(rq, v, k);
	fill_list(rq, v, k);
	fill_papers(rq, v, k);
	fill_others(rq, v, k);
	return page_send(rq);
}

static bool id_asked(struct rq *rq, struct attachment_id *ret)
{
	ret->v = rq_number(rq_param(rq, "id"), -1);
	return ret->v >= 0;
}

/* With the file that was to be withdrawn, or what became of each file that was
 * sent, where that is what comes back. */
enum err files_show(struct rq *rq)
{
	struct desk k = { 0 };
	struct dossier d;

	if (rq->work)
		k = *(const struct desk *)rq->work;
	k.d = &d;
	TRY(dossier_asked(rq, &d));
	if (rq_param(rq, "id") && !id_asked(rq, &k.withdrawing))
		return ERR_MISSING;
	return page(rq, &k);
}

enum err files_card(struct rq *rq, struct view *v, const struct dossier *d)
{
	struct attachment *files;
	size_t n, standing = 0;

	TRY(attachment_list(&rq->cx, d->id, &files, &n));
	v = view_include(v, M_FILES, T_STAFF_DOSSIER_FILES_CARD);
	view_set(v, M_CODE, d->code);
	for (size_t i = 0; i < n; i++) {
		if (!files[i].is_newest)
			continue;
		fill_file(rq, view_add(v, M_FILE), d, &files[i]);
		standing++;
	}
	if (!standing)
		view_show(v, M_EMPTY);
	return OK;
}

/* "tep_3" is the scan of paper 3; "tep" is what the form says it is. */
static bool read_upload(struct rq *rq, const struct upload *u,
			struct attachment_in *in)
{
	const struct file_fields *form = rq->form;

	in->file_name = u->file_name;
	in->data = u->data;
	in->len = u->len;
	if (strncmp(u->field, "tep_", 4) == 0 && text_is_digits(u->field + 4)) {
		in->kind = ATTACH_PAPER;
		in->paper = (int)strtol(u->field + 4, NULL, 10);
		return true;
	}
	in->kind = attachment_kind_from_code(form->kind);
	in->paper = form->paper == INT64_MIN ? 0 : (int)form->paper;
	if (in->kind == ATTACH_COUNT)
		rq_problem(rq, "loai", "Chọn loại tệp");
	return in->kind != ATTACH_COUNT;
}

static bool is_refusal(enum err err)
{
	return err == ERR_INPUT || err == ERR_STATE || err == ERR_LIMIT;
}

/* Each file by itself: one that is refused does not cost the others. */
static enum err add_each(struct rq *rq, const struct dossier *d,
			 struct outcome *outcomes, size_t *ret_kept)
{
	const struct file_fields *form = rq->form;
	const struct store store = files_store(rq);
	const char *clamd = getenv("MC_CLAMD");
	struct attachment_place place = {
		.store = &store,
		.clamd = clamd && *clamd ? clamd : NULL,
	};

	for (size_t i = 0; i < rq->uploads_n; i++) {
		const struct upload *u = &rq->uploads[i];
		struct attachment_in in = { .form_key = form->key,
					    .form_seq = (int)i };
		struct attachment_added added;
		struct fault fault;
		const char *field;
		enum err err;

		if (!read_upload(rq, u, &in))
			return ERR_INPUT;
		err = attachment_add(&rq->cx, actor_of(rq), d, &place, &in,
				     &added);
		if (err != OK && !is_refusal(err))
			return err;
		outcomes[i].name = added.name;
		if (attachment_kind_has_versions(in.kind))
			outcomes[i].version = added.version;
		*ret_kept += err == OK;
		if (err == OK)
			continue;
		fault = cx_take_fault(&rq->cx);
		outcomes[i].refusal = fault.message;
		field = form_place(rq, fault.member);
		rq_problem(rq, field ? field : u->field, fault.message);
	}
	return OK;
}

static void judge(struct rq *rq)
{
	if (!rq->uploads_n)
		rq_problem(rq, "tep", "Chọn ít nhất một tệp để tải lên");
}

enum err files_add(struct rq *rq)
{
	struct desk *k = arena_alloc(rq->cx.arena, sizeof(*k));
	struct outcome *outcomes = arena_array(rq->cx.arena, rq->uploads_n,
					       sizeof(*outcomes));
	struct dossier d;
	size_t kept = 0;

	TRY(dossier_asked(rq, &d));
	TRY(add_each(rq, &d, outcomes, &kept));
	if (!rq->problems_n)
		return res_see_otherf(rq, "/can-bo/ho-so/%s/tep?xong=%zu",
				      d.code, kept);
	*k = (struct desk){ .outcomes = outcomes,
			    .outcomes_n = rq->uploads_n };
	rq->work = k;
	return ERR_INPUT;
}

/* RFC 6266: the name as it is, and a plain one for who cannot read that. */
static void name_download(struct rq *rq, const struct attachment *a)
{
	res_header(rq, "Content-Disposition",
		   arena_printf(rq->cx.arena,
				"attachment; filename=\"tep-%lld.%s\";"
				" filename*=UTF-8''%s",
				(long long)a->id.v, filetype_code(a->type),
				url_encode(rq->cx.arena, a->name)));
}

enum err file_send(struct rq *rq)
{
	const struct store store = files_store(rq);
	char name[STORE_NAME_LEN + 1];
	struct attachment_id id;
	struct attachment a;
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	if (!id_asked(rq, &id))
		return ERR_MISSING;
	TRY(attachment_open(&rq->cx, actor_of(rq), d.id, id, &a));
	if (store_size(&store, &a.digest) != a.size)
		return fail(&rq->cx, ERR_INTERNAL,
			    "attachment %lld has no whole object",
			    (long long)id.v);
	store_name(&a.digest, name);
	name_download(rq, &a);
	res_header(rq, "X-Accel-Redirect",
		   arena_printf(rq->cx.arena, INTERNAL "%s", name));
	rq->res.status = 200;
	rq->res.content_type = filetype_mime(a.type);
	return OK;
}

enum err file_withdraw(struct rq *rq)
{
	const struct withdraw_fields *form = rq->form;
	struct attachment_id id;
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	if (!id_asked(rq, &id))
		return ERR_MISSING;
	TRY(attachment_withdraw(&rq->cx, actor_of(rq), &d, id, form->reason));
	return res_see_otherf(rq, "/can-bo/ho-so/%s/tep?xong=rut", d.code);
}

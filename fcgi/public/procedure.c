/* One procedure: what to bring, how long, how much, where, by what law. */
#include <ctype.h>
#include <string.h>

#include "base/address.h"
#include "common/page.h"
#include "common/site.h"
#include "document/qr.h"
#include "domain/catalogue/catalog_search.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"
#include "text/text.h"

/* What offices write short and citizens need not know.  Terms and fees are said
 * by the catalogue itself, alike everywhere. */
static const struct {
	const char *brief, *words;
} spelled[] = {
	{ "CSDL", "cơ sở dữ liệu" },
	{ "PCCC", "phòng cháy, chữa cháy" },
	{ "HĐND", "Hội đồng nhân dân" },
	{ "BHXH", "bảo hiểm xã hội" },
	{ "BHYT", "bảo hiểm y tế" },
	{ "ATTP", "an toàn thực phẩm" },
	{ "VPĐKĐĐ", "Văn phòng đăng ký đất đai" },
	{ "TTHC", "thủ tục hành chính" },
};

static bool stands_alone(const char *text, const char *at, size_t len)
{
	const unsigned char before = at > text ? (unsigned char)at[-1] : ' ';
	const unsigned char after = (unsigned char)at[len];

	return !isalnum(before) && before < 0x80 && !isalnum(after) &&
	       after < 0x80;
}

static const char *in_full(struct arena *arena, const char *text)
{
	for (size_t i = 0; text && i < sizeof(spelled) / sizeof(spelled[0]);
	     i++) {
		size_t len = strlen(spelled[i].brief), from = 0;
		const char *at;

		while ((at = strstr(text + from, spelled[i].brief))) {
			from = (size_t)(at - text);
			if (stands_alone(text, at, len))
				text = arena_printf(arena, "%.*s%s%s",
						    (int)from, text,
						    spelled[i].words,
						    at + len);
			from += len;
			if (from > strlen(text))
				break;
		}
	}
	return text;
}

/* What one way of filing says, to be compared with another's. */
static const char *said_of(struct arena *arena, const struct procedure *p,
			   const struct channel *c, const char ***ret_fees,
			   size_t *ret_n)
{
	const struct fees fees = procedure_fees(p, c);
	const char *all = arena_printf(arena, "%s\n%s", c->term_text,
				       c->term_note);

	*ret_n = fees_lines(arena, &fees, ret_fees);
	for (size_t i = 0; i < *ret_n; i++)
		all = arena_printf(arena, "%s\n%s", all, (*ret_fees)[i]);
	return all;
}

/* Ways of filing with the same term and fee are one row. */
static void fill_channels(struct rq *rq, struct view *v,
			  const struct procedure *p)
{
	struct arena *arena = rq->cx.arena;
	const char *before = NULL, *label = NULL, **fees;
	struct view *row = NULL;
	size_t n;

	for (size_t i = 0; i < p->channels_n; i++) {
		const struct channel *c = &p->channels[i];
		const char *all = said_of(arena, p, c, &fees, &n);

		if (before && strcmp(all, before) == 0) {
			label = arena_printf(arena, "%s, %s", label,
					     text_inside(arena, c->label));
		} else {
			row = view_add(v, M_CHANNEL);
			label = c->label;
			view_set(row, M_TERM, c->term_text);
			if (*c->term_note)
				view_set(view_add(row, M_TERM_NOTE_LINE),
					 M_NOTE, c->term_note);
			for (size_t k = 0; k < n; k++)
				view_set(view_add(row, M_FEE_LINE), M_TEXT,
					 fees[k]);
		}
		view_set(row, M_LABEL, label);
		if (strcmp(c->channel, "truc_tuyen") == 0)
			view_show(row, M_ONLINE);
		before = all;
	}
}

static void fill_documents(struct rq *rq, struct view *v,
			   const struct procedure *p)
{
	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];
		struct view *row = view_add(v, M_DOCUMENT);
		const char *copies = copies_words(rq->cx.arena, d);

		view_set(row, M_NAME, in_full(rq->cx.arena, d->name));
		if (*copies)
			view_set(view_add(row, M_COPIES_LINE), M_TEXT, copies);
		view_show(row, d->is_required ? M_REQUIRED : M_CONDITIONAL);
		if (*d->form)
			view_set(view_add(row, M_FORM_LINE), M_FORM,
				 in_full(rq->cx.arena, d->form));
		if (*d->note)
			view_set(view_add(row, M_NOTE_LINE), M_NOTE,
				 in_full(rq->cx.arena, d->note));
	}
}

static void fill_lines(struct arena *arena, struct view *v,
		       const char *section, const struct line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		view_set(view_add(v, section), M_TEXT,
			 in_full(arena, lines[i].text));
}

static void fill_optional(struct arena *arena, struct view *v,
			  const char *section, const char *text)
{
	if (text && *text)
		view_set(view_add(v, section), M_TEXT, in_full(arena, text));
}

static void fill_validity(struct rq *rq, struct view *v,
			  const struct procedure *p)
{
	struct arena *arena = rq->cx.arena;

	if (p->valid_from.n != DAY_NONE.n)
		view_set(view_add(v, M_VALID_FROM_LINE), M_DAY,
			 day_dmy(arena, p->valid_from));
	if (!procedure_in_force(p, instant_day(rq->cx.now))) {
		if (p->valid_to.n != DAY_NONE.n &&
		    p->valid_to.n < instant_day(rq->cx.now).n)
			view_set(view_add(v, M_ENDED), M_DAY,
				 day_dmy(arena, p->valid_to));
		else
			view_set(view_add(v, M_COMING), M_DAY,
				 day_dmy(arena, p->valid_from));
	}
	if (p->decision_no && *p->decision_no)
		view_set(view_add(v, M_DECISION_LINE), M_TEXT,
			 arena_printf(arena, "%s của %s", p->decision_no,
				      p->decision_issuer ? p->decision_issuer :
							   "cơ quan công bố"));
}

static void fill_procedure(struct rq *rq, struct view *v,
			   const struct procedure *p)
{
	struct arena *arena = rq->cx.arena;

	view_set(v, M_CODE, p->code);
	view_set(v, M_NAME, p->name);
	view_set(v, M_FIELD, p->field);
	view_set(v, M_FIELD_SLUG, p->field_slug);
	view_set(v, M_SUBJECTS, in_full(arena, p->subjects));
	view_set(v, M_RECEIVES, in_full(arena, p->agency_receive));
	view_set(v, M_DECIDES, in_full(arena, p->agency_decide));
	fill_optional(arena, v, M_COORDINATES, p->agency_coordinate);
	view_set_int(v, M_SETS, p->sets);
	fill_optional(arena, v, M_CONDITIONS, p->conditions);
	fill_optional(arena, v, M_NOTES, p->notes);
	fill_optional(arena, v, M_VERIFY_TERM, p->verify_term);
	fill_channels(rq, v, p);
	fill_documents(rq, v, p);
	fill_lines(arena, v, M_STEP, p->steps, p->steps_n);
	fill_lines(arena, v, M_RESULT, p->results, p->results_n);
	fill_lines(arena, v, M_BASIS, p->bases, p->bases_n);
	fill_validity(rq, v, p);
}

/* One of its versions, named by the address of the history; ERR_MISSING. */
static enum err version_asked(struct rq *rq, struct procedure *p)
{
	const char *asked = rq_arg(rq, "phien-ban");
	struct procedure_brief *versions;
	size_t n;

	if (!asked)
		return OK;
	TRY(catalog_versions(&rq->cx, p->code, &versions, &n));
	for (size_t i = 0; i < n; i++) {
		if (strcmp(versions[i].version, asked) == 0)
			return catalog_load(&rq->cx, versions[i].id, p);
	}
	return refuse(&rq->cx, ERR_MISSING, NULL,
		      "Thủ tục này không có phiên bản đó.");
}

/* Loads the procedure of the address; a long code is sent to its short one. */
static enum err procedure_of_address(struct rq *rq, const char *tail,
				     struct procedure *ret, bool *ret_answered)
{
	const char *typed = rq_param(rq, "code");

	*ret_answered = false;
	TRY(catalog_by_code(&rq->cx, typed, instant_day(rq->cx.now), ret));
	if (strcmp(ret->code, typed) == 0)
		return OK;
	*ret_answered = true;
	return res_see_other(rq, arena_printf(rq->cx.arena, "/thu-tuc/%s%s",
					      ret->code, tail));
}

/* Where it hangs: the desk of the address; of all when none is said. */
static enum err fill_place(struct rq *rq, struct view *v,
			   const struct procedure *p)
{
	const char *asked = rq_arg(rq, "noi");
	struct contact *desks, *here = NULL;
	size_t n;

	TRY(contact_desks(&rq->cx, instant_day(rq->cx.now), &desks, &n));
	for (size_t i = 0; i < n; i++) {
		struct view *tool = view_add(v, M_TOOL);
		const char *id = arena_printf(rq->cx.arena, "%lld",
					      (long long)desks[i].unit.v);

		view_set(tool, M_HREF,
			 arena_printf(rq->cx.arena,
				      "/thu-tuc/%s/ban-in?noi=%s", p->code,
				      id));
		view_set(tool, M_LABEL, desks[i].name);
		if (n == 1 || (asked && strcmp(asked, id) == 0))
			here = &desks[i];
	}
	view_set(v, M_ORG, here ? here->authority : site_owners(rq));
	if (!here)
		return OK;
	v = view_add(v, M_DESK_ROW);
	view_set(v, M_NAME, here->name);
	view_contact(rq, v, here);
	page_whose(here);
	return OK;
}

/* The page of the procedure; a wall can show no address that is not set. */
static enum err fill_sheet(struct rq *rq, struct view *v,
			   const struct procedure *p)
{
	const char *site = address_public(rq->cx.arena);
	struct qr qr;

	TRY(fill_place(rq, v, p));
	if (!site)
		return OK;
	TRY(qr_make(arena_printf(rq->cx.arena, "%s/thu-tuc/%s", site, p->code),
		    rq->cx.arena, &qr));
	v = view_add(v, M_QR);
	view_set(v, M_QR_D, qr_path(&qr, rq->cx.arena));
	view_set_int(v, M_QR_SIZE, qr_view(&qr));
	return OK;
}

static enum err show(struct rq *rq, const char *template_name, const char *tail,
		     enum err (*fill)(struct rq *rq, struct view *v,
				      const struct procedure *p))
{
	struct procedure p;
	bool answered;
	struct view *v;

	TRY(procedure_of_address(rq, tail, &p, &answered));
	if (answered)
		return OK;
	TRY(version_asked(rq, &p));
	v = page_public(rq, template_name, p.name);
	fill_procedure(rq, v, &p);
	if (fill)
		TRY(fill(rq, v, &p));
	return page_send(rq);
}

enum err procedure_show(struct rq *rq)
{
	return show(rq, T_PUBLIC_PROCEDURE, "", NULL);
}

enum err procedure_print(struct rq *rq)
{
	return show(rq, T_PUBLIC_PROCEDURE_PRINT, "/ban-in", fill_sheet);
}

/* What differs from the version before it, in words; "" when nothing that a
 * list shows. */
static const char *changes(struct arena *arena, const struct procedure_brief *p,
			   const struct procedure_brief *before)
{
	const struct {
		const char *now, *then, *what;
	} parts[] = {
		{ p->name, before->name, "tên" },
		{ p->term_text, before->term_text, "thời hạn" },
		{ p->fee_text, before->fee_text, "phí, lệ phí" },
		{ p->level, before->level, "cấp giải quyết" },
		{ p->field, before->field, "lĩnh vực" },
		{ p->decision_no, before->decision_no, "quyết định công bố" },
	};
	const char *all = "";

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strcmp(parts[i].now, parts[i].then) != 0)
			all = arena_printf(arena, "%s%s%s", all,
					   *all ? ", " : "", parts[i].what);
	}
	return all;
}

static void fill_version(struct rq *rq, struct view *v,
			 const struct procedure_brief *p,
			 const struct procedure_brief *before)
{
	struct arena *arena = rq->cx.arena;

	view_set(v, M_NAME, p->name);
	view_set(v, M_HREF,
		 arena_printf(arena, "/thu-tuc/%s?phien-ban=%s", p->code,
			      url_encode(arena, p->version)));
	view_set(v, M_TERM, p->term_text);
	view_set(v, M_FEE, p->fee_text);
	if (*p->decision_no)
		view_set(view_add(v, M_DECISION_LINE), M_TEXT, p->decision_no);
	if (p->valid_from.n == DAY_NONE.n)
		view_show(v, M_SINCE_BEFORE);
	else
		view_set(view_add(v, M_VALID_FROM_LINE), M_DAY,
			 day_dmy(arena, p->valid_from));
	if (p->valid_to.n != DAY_NONE.n)
		view_set(view_add(v, M_ENDED), M_DAY,
			 day_dmy(arena, p->valid_to));
	if (p->is_in_force)
		view_show(v, M_IN_FORCE);
	if (before && *changes(arena, p, before))
		view_set(view_add(v, M_CHANGED), M_TEXT,
			 changes(arena, p, before));
}

enum err procedure_history(struct rq *rq)
{
	struct procedure p;
	struct procedure_brief *versions;
	size_t n;
	bool answered;
	struct view *v;

	TRY(procedure_of_address(rq, "/lich-su", &p, &answered));
	if (answered)
		return OK;
	TRY(catalog_versions(&rq->cx, p.code, &versions, &n));
	v = page_public(rq, T_PUBLIC_PROCEDURE_HISTORY, p.name);
	view_set(v, M_CODE, p.code);
	view_set(v, M_NAME, p.name);
	for (size_t i = 0; i < n; i++)
		fill_version(rq, view_add(v, M_VERSION), &versions[i],
			     i + 1 < n ? &versions[i + 1] : NULL);
	return page_send(rq);
}

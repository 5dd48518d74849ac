/* Nothing is typed twice: the id card's QR, and the last dossier here. */
#include <string.h>

#include "common/session.h"
#include "domain/reception/identity.h"
#include "domain/reception/person.h"
#include "staff/desk/desk.h"
#include "staff/pages.h"
#include "text/text.h"

static const char *field(const struct rq *rq, const char *name)
{
	const char *value = rq_field(rq, name);

	return value ? value : "";
}

static bool is_pressed(const struct rq *rq, const char *button)
{
	return strcmp(field(rq, "buoc"), button) == 0;
}

static void fill_blank(struct rq *rq, const char *name, const char *value)
{
	if (text_is_blank(field(rq, name)) && value && *value)
		rq_set_field(rq, name, value);
}

/* "NGUYEN THI HUONG" off a scanner and "Nguyễn Thị Hường" of last time are
 * the same words: those with marks are kept. */
static void better_words(struct rq *rq, const char *name, const char *before)
{
	struct arena *arena = rq->cx.arena;

	if (strcmp(text_fold(arena, field(rq, name)),
		   text_fold(arena, before)) == 0)
		rq_set_field(rq, name, before);
}

static bool is_other(struct rq *rq, const char *one, const char *other)
{
	struct arena *arena = rq->cx.arena;

	return *one && *other &&
	       strcmp(text_code(arena, one), text_code(arena, other)) != 0;
}

/* Another number is another person with another dossier: nothing of the form
 * is theirs but the way it comes in. */
static void forget_other(struct rq *rq)
{
	static const char *const kept[] = { "_csrf", "_key", "kenh", "buoc",
					    "loai_giay_to", "so_giay_to" };
	size_t n = 0;

	for (size_t i = 0; i < rq->fields.n; i++) {
		for (size_t j = 0; j < sizeof(kept) / sizeof(kept[0]); j++) {
			if (strcmp(rq->fields.at[i].name, kept[j]) == 0) {
				rq->fields.at[n++] = rq->fields.at[i];
				break;
			}
		}
	}
	rq->fields.n = n;
}

static bool fill_card(struct rq *rq, const char *scan, struct fill *f)
{
	struct id_card card;

	if (!id_card_parse(rq->cx.arena, scan, &card))
		return false;
	if (is_other(rq, field(rq, "so_giay_to"), card.number))
		forget_other(rq);
	rq_set_field(rq, "loai_giay_to", "cccd");
	rq_set_field(rq, "so_giay_to", card.number);
	rq_set_field(rq, "ho_ten", card.name);
	if (card.birth.n != DAY_NONE.n)
		rq_set_field(rq, "ngay_sinh",
			     day_dmy(rq->cx.arena, card.birth));
	if (*card.address)
		rq_set_field(rq, "dia_chi", card.address);
	f->is_card = true;
	f->is_unaccented = card.is_unaccented;
	return true;
}

static bool is_named_otherwise(struct rq *rq, const char *name)
{
	struct arena *arena = rq->cx.arena;
	const char *typed = field(rq, "ho_ten");

	return !text_is_blank(typed) &&
	       strcmp(text_fold(arena, typed), text_fold(arena, name)) != 0;
}

static enum err fill_before(struct rq *rq, struct fill *f)
{
	struct person p;
	enum err err = person_before(&rq->cx, actor_of(rq),
				     field(rq, "so_giay_to"), &p);

	if (cx_without(&rq->cx, err, ERR_MISSING)) {
		f->is_unknown = true;
		return OK;
	}
	TRY(err);
	/* The number was typed over: what stood there was another's. */
	if (!f->is_card &&
	    is_other(rq, field(rq, "_so_truoc"), field(rq, "so_giay_to")))
		forget_other(rq);
	if (is_named_otherwise(rq, p.name)) {
		f->other_name = p.name;
		f->other_code = p.code;
		return OK;
	}
	better_words(rq, "ho_ten", p.name);
	better_words(rq, "dia_chi", p.address);
	if (strcmp(field(rq, "ho_ten"), p.name) == 0)
		f->is_unaccented = false;
	rq_set_field(rq, "loai_giay_to", p.id_kind);
	fill_blank(rq, "ho_ten", p.name);
	fill_blank(rq, "dien_thoai", p.phone);
	fill_blank(rq, "email", p.email);
	fill_blank(rq, "dia_chi", p.address);
	if (p.birth.n != DAY_NONE.n)
		fill_blank(rq, "ngay_sinh", day_dmy(rq->cx.arena, p.birth));
	rq_set_field(rq, "da_dien", p.code);
	f->before = p.code;
	f->before_at = p.received_at;
	return OK;
}

/* Comes back with what was asked for: only that is looked at again. */
static enum err fill_asked(struct rq *rq, const struct procedure *p,
			   struct fill *f)
{
	enum err err = notice_recent(&rq->cx, actor_of(rq),
				     field(rq, "so_giay_to"), p->code,
				     &f->asked);

	return cx_without(&rq->cx, err, ERR_MISSING) ? OK : err;
}

bool intake_fill_asked(const struct rq *rq)
{
	return !text_is_blank(field(rq, "quet_cccd")) ||
	       is_pressed(rq, "quet") || is_pressed(rq, "dien");
}

/* A scanner ends with Enter, which presses the form's first button: so
 * whatever the button, a form with something scanned is to be filled. */
enum err intake_fill(struct rq *rq, const struct procedure *p,
		     struct fill *ret)
{
	const char *scan = field(rq, "quet_cccd");
	bool is_scanned = !text_is_blank(scan);

	*ret = (struct fill){ .is_asked = intake_fill_asked(rq) };
	if (!ret->is_asked)
		return OK;
	if (is_scanned && !fill_card(rq, scan, ret)) {
		ret->is_unreadable = true;
		return OK;
	}
	if (text_is_blank(field(rq, "so_giay_to"))) {
		ret->is_empty = true;
		return OK;
	}
	TRY(fill_before(rq, ret));
	return fill_asked(rq, p, ret);
}

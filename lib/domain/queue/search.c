/*
 * The one search box.  What was typed decides the kind; each kind is one range
 * of one index, newest first.
 */
#include <string.h>

#include "db/db.h"
#include "domain/casework/access.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/queue/queue.h"
#include "domain/reception/dossier_code.h"
#include "domain/reception/identity.h"
#include "domain/reception/receipt_code.h"
#include "secret/secret.h"
#include "text/text.h"
#include "text/typed.h"

#define ROW                                                                \
	"SELECT STRAIGHT_JOIN d.id, d.code, d.version, p.name, a.name,"    \
	" COALESCE(h.name, ''), u.name, d.state, d.due_at, d.wait_due_at," \
	" d.finished_at, d.in_transit"
#define ROW_OUT "isissssstt" "ti"
#define BESIDE                                             \
	" JOIN procedure_version p ON p.id = d.version_id" \
	" JOIN unit u ON u.id = d.holder_unit_id"          \
	" LEFT JOIN account h ON h.id = d.holder_id"
/* As dossier_open: the authority that answers for it, units that were asked,
 * and whoever follows an ended authority. */
#define MAY_OPEN                                                            \
	" (d.seat_id = ? OR EXISTS (SELECT 1 FROM dossier_party y"          \
	"  WHERE y.dossier_id = d.id AND y.unit_id = ?)"                    \
	"  OR d.seat_id" IN_UNIT_OR_FORMER ")"

STMT(q_by_code, "siiid", ROW_OUT,
     ROW " FROM dossier d JOIN applicant a ON a.dossier_id = d.id" BESIDE
	 " WHERE d.code = ? AND" MAY_OPEN);
/* Any desk's dossier of that day and sequence: a row for each agency. */
STMT(q_by_tail, "siiid", ROW_OUT,
     ROW " FROM" CODE_HEADS("unit") " c"
	 " JOIN dossier d ON d.code = CONCAT(c.head, ?)"
	 " JOIN applicant a ON a.dossier_id = d.id" BESIDE " WHERE" MAY_OPEN
	 " LIMIT 26");
STMT(q_by_token, "biiid", ROW_OUT,
     ROW " FROM dossier d JOIN applicant a ON a.dossier_id = d.id" BESIDE
	 " WHERE d.token_digest = ? AND" MAY_OPEN);
STMT(q_by_person, "biiiid", ROW_OUT,
     ROW " FROM applicant a FORCE INDEX (applicant_person)"
	 " JOIN dossier d ON d.id = a.dossier_id" BESIDE
	 " WHERE a.id_digest = ? AND a.dossier_id < ? AND" MAY_OPEN
	 " ORDER BY a.dossier_id DESC LIMIT 26");
STMT(q_by_phone, "siiiid", ROW_OUT,
     ROW " FROM applicant a FORCE INDEX (applicant_phone)"
	 " JOIN dossier d ON d.id = a.dossier_id" BESIDE
	 " WHERE a.phone = ? AND a.dossier_id < ? AND" MAY_OPEN
	 " ORDER BY a.dossier_id DESC LIMIT 26");

/* The authority, the actor's unit, and units that the authority follows: a
 * capped range each, then at most 26 of them all.  Words sort by letter, "~"
 * is behind every letter. */
#define NAMES                                                                 \
	"(SELECT words, dossier_id FROM name_key FORCE INDEX (PRIMARY)"       \
	" WHERE owner_id = ? AND words >= ? AND words < ?"                    \
	" AND (words > ? OR dossier_id < ?)"                                  \
	" ORDER BY words, dossier_id DESC LIMIT 26)"
#define NAMES_IN "isssi"
STMT(q_by_name,
     NAMES_IN NAMES_IN NAMES_IN NAMES_IN NAMES_IN NAMES_IN NAMES_IN NAMES_IN,
     ROW_OUT "s",
     ROW ", k.words FROM (" NAMES " UNION " NAMES " UNION " NAMES " UNION "
	 NAMES " UNION " NAMES " UNION " NAMES " UNION " NAMES " UNION " NAMES
	 " ORDER BY words, dossier_id DESC LIMIT 26) k"
	 " JOIN dossier d ON d.id = k.dossier_id"
	 " JOIN applicant a ON a.dossier_id = d.id" BESIDE
	 " ORDER BY k.words, k.dossier_id DESC");

/* How many words a text has that is folded: one space between two. */
static int64_t count_of(const char *words)
{
	int64_t n = *words != '\0';

	while ((words = strchr(words, ' '))) {
		words++;
		n++;
	}
	return n;
}

static void take_rows(struct cx *cx, struct rows *rows,
		      struct search_result *ret)
{
	bool is_name = ret->kind == SEARCH_NAME;
	const char *state, *words = "";
	int64_t transit;
	size_t n = 0;

	ret->rows = arena_array(cx->arena, rows->n + 1, sizeof(*ret->rows));
	for (struct queue_row *r = ret->rows;
	     n < QUEUE_ROWS &&
	     (is_name ? rows_next(rows, &r->id.v, &r->code, &r->version,
				  &r->procedure_name, &r->applicant,
				  &r->holder_name, &r->holder_unit_name,
				  &state, &r->due_at, &r->wait_due_at,
				  &r->finished_at, &transit, &words) :
			rows_next(rows, &r->id.v, &r->code, &r->version,
				  &r->procedure_name, &r->applicant,
				  &r->holder_name, &r->holder_unit_name,
				  &state, &r->due_at, &r->wait_due_at,
				  &r->finished_at, &transit));
	     r = &ret->rows[++n]) {
		r->state = state_of(state);
		r->in_transit = transit == 1;
		r->at = r->due_at;
		ret->last = (struct search_place){ r->id.v, count_of(words) };
	}
	ret->n = n;
	ret->has_more = rows->n > QUEUE_ROWS;
}

STMT(q_words, "ii", "s",
     "SELECT LEFT(SUBSTRING_INDEX(name_fold, ' ', -?), 60) FROM applicant"
     " WHERE dossier_id = ?");

/* The words that a page ended with are never in an address: they may be of
 * somebody whose name was not shown. */
static enum err words_at(struct cx *cx, const struct search_place *after,
			 const char *words, const char **ret)
{
	const char *at = "";
	enum err err = OK;

	if (after->words)
		err = db_one(cx, q_words, after->words, after->id, &at);
	*ret = strcmp(at, words) > 0 ? at : words;
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

static enum err by_name(struct cx *cx, const struct actor *actor,
			const char *typed, const struct search_place *after,
			struct rows *ret)
{
	int64_t o[2 + FORMER_MAX] = { actor->authority.v, actor->unit.v };
	const char *words = text_fold(cx->arena, typed);
	const char *from, *to;
	struct former_unit *formers;
	size_t n;

	words = arena_strndup(cx->arena, words,
			      strlen(words) < 60 ? strlen(words) : 60);
	TRY(words_at(cx, after, words, &from));
	to = arena_printf(cx->arena, "%s~", words);
	TRY(queue_formers(cx, actor, &formers, &n));
	for (size_t i = 0; i < n; i++)
		o[2 + i] = formers[i].id.v;
#define IN(i) o[i], from, to, from, after->id
	return db_query(cx, q_by_name, ret, IN(0), IN(1), IN(2), IN(3), IN(4),
			IN(5), IN(6), IN(7));
#undef IN
}

static enum err by_person(struct cx *cx, const struct actor *actor,
			  const char *number, int64_t before,
			  struct rows *ret)
{
	struct digest d = keyed_digest("id", number, strlen(number));

	return db_query(cx, q_by_person, ret,
			(struct bytes){ d.b, sizeof(d.b) }, before,
			actor->authority.v, actor->unit.v, actor->authority.v,
			instant_day(cx->now));
}

/* Digits and letters of a number, without what people put between them. */
static const char *number_of(struct arena *arena, const char *text)
{
	const char *typed = text_marks(arena, text);
	char *out = arena_strdup(arena, typed), *end = out;
	size_t digits = 0;

	for (const char *c = typed; *c; c++) {
		if (strchr(" .\t", *c))
			continue;
		if (*c == '-' && strlen(typed) != 14)
			continue; /* a branch's tax code keeps its dash */
		if (*c >= '0' && *c <= '9')
			digits++;
		*end++ = *c >= 'a' && *c <= 'z' ? (char)(*c - 32) : *c;
	}
	*end = '\0';
	return digits >= 5 && strlen(out) <= 20 &&
			       strspn(out, "+-0123456789"
					   "ABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
				       strlen(out) ?
		       out :
		       NULL;
}

/* Numbers and names; a number of ten digits is a telephone or a tax code. */
static enum err by_words(struct cx *cx, const struct actor *actor,
			 const char *text, const struct search_place *after,
			 struct rows *rows, enum search_kind *ret)
{
	const char *number = number_of(cx->arena, text);
	const char *phone = typed_phone(cx->arena, text);
	struct id_card card;

	if (id_card_parse(cx->arena, text, &card))
		number = card.number;
	*ret = SEARCH_PHONE;
	if (phone) {
		TRY(db_query(cx, q_by_phone, rows, phone, after->id,
			     actor->authority.v, actor->unit.v,
			     actor->authority.v, instant_day(cx->now)));
		if (rows->n)
			return OK;
	}
	*ret = number ? SEARCH_PERSON : SEARCH_NAME;
	if (number)
		return by_person(cx, actor, number, after->id, rows);
	return by_name(cx, actor, text, after, rows);
}

static enum err by_code(struct cx *cx, const struct actor *actor,
			const char *code, struct rows *ret)
{
	return db_query(cx, q_by_code, ret, code, actor->authority.v,
			actor->unit.v, actor->authority.v,
			instant_day(cx->now));
}

static enum err by_token(struct cx *cx, const struct actor *actor,
			 const char *token, struct rows *ret)
{
	struct digest d = token_digest_of(token);

	return db_query(cx, q_by_token, ret, (struct bytes){ d.b, sizeof(d.b) },
			actor->authority.v, actor->unit.v, actor->authority.v,
			instant_day(cx->now));
}

static enum err by_ref(struct cx *cx, const struct actor *actor,
		       const struct dossier_ref *ref, struct rows *ret)
{
	switch (ref->kind) {
	case WRITTEN_CODE:
		return by_code(cx, actor, ref->text, ret);
	case WRITTEN_TOKEN:
		return by_token(cx, actor, ref->text, ret);
	case WRITTEN_TAIL:
		return db_query(cx, q_by_tail, ret, ref->text,
				actor->authority.v, actor->unit.v,
				actor->authority.v, instant_day(cx->now));
	case WRITTEN_NOT:
		break;
	}
	return OK;
}

/* As the audit says it: how was searched, never for what. */
static const char *const kinds[] = { "code", "token", "number", "number",
				     "name" };

/* What the gate asks for first is not told by the way to it. */
static void hide(struct queue_row *r)
{
	*r = (struct queue_row){
		.id = r->id,
		.code = r->code,
		.procedure_name = "",
		.applicant = "",
		.holder_name = "",
		.holder_unit_name = "",
		.state = STATE_NONE,
		.due_at = INSTANT_NONE,
		.wait_due_at = INSTANT_NONE,
		.finished_at = INSTANT_NONE,
		.at = r->at, /* its place in a queue; shown nowhere */
		.is_hidden = true,
	};
}

enum err queue_hide(struct cx *cx, const struct actor *actor,
		    struct queue_row *rows, size_t n)
{
	struct dossier_id ids[ACCESS_LIST];
	bool hidden[ACCESS_LIST];
	size_t part;

	for (; n; rows += part, n -= part) {
		part = n < ACCESS_LIST ? n : ACCESS_LIST;
		for (size_t i = 0; i < part; i++)
			ids[i] = rows[i].id;
		TRY(access_hides(cx, actor, ids, part, hidden));
		for (size_t i = 0; i < part; i++) {
			if (hidden[i])
				hide(&rows[i]);
		}
	}
	return OK;
}

/* Of the one that a number found nothing is told here: its page opens. */
static enum err note_found(struct cx *cx, const struct actor *actor,
			   const struct search_result *found)
{
	struct dossier_id ids[QUEUE_ROWS];
	size_t n = 0;

	if (found->n == 1 && found->kind <= SEARCH_TOKEN)
		return OK;
	for (size_t i = 0; i < found->n; i++) {
		if (!found->rows[i].is_hidden)
			ids[n++] = found->rows[i].id;
	}
	return audit_found(cx, actor, kinds[found->kind], ids, n);
}

enum err dossier_search(struct cx *cx, const struct actor *actor,
			const char *typed, const struct search_place *after,
			struct search_result *ret)
{
	const struct dossier_ref ref = dossier_ref_read(cx->arena, typed);
	struct rows rows = { 0 };

	*ret = (struct search_result){ .kind = SEARCH_CODE };
	if (ref.kind == WRITTEN_TOKEN)
		ret->kind = SEARCH_TOKEN;
	if (ref.kind != WRITTEN_NOT)
		TRY(by_ref(cx, actor, &ref, &rows));
	if (ref.kind == WRITTEN_NOT || (ref.kind == WRITTEN_TAIL && !rows.n)) {
		const char *text = text_clean(cx->arena, typed);

		TRY(by_words(cx, actor, text ? text : "", after, &rows,
			     &ret->kind));
	}
	take_rows(cx, &rows, ret);
	TRY(queue_hide(cx, actor, ret->rows, ret->n));
	TRY(note_found(cx, actor, ret));
	return audit_list(cx, actor, "search", kinds[ret->kind], ret->n);
}

enum err search_written(struct cx *cx, const struct actor *actor,
			const char *typed, const char **ret_code)
{
	const struct dossier_ref ref = dossier_ref_read(cx->arena, typed);
	struct search_result found = { .kind = SEARCH_CODE };
	struct rows rows;

	if (ref.kind == WRITTEN_NOT)
		return refuse(cx, ERR_INPUT, ARGUMENT(typed), "%s", ref.why);
	*ret_code = ref.text;
	if (ref.kind == WRITTEN_CODE)
		return OK;
	TRY(by_ref(cx, actor, &ref, &rows));
	take_rows(cx, &rows, &found);
	if (found.n != 1)
		return refuse(cx, ERR_INPUT, ARGUMENT(typed),
			      found.n ? "Nhiều nơi có số này: nhập cả mã hồ sơ." :
					"Không tìm thấy hồ sơ mang mã này.");
	*ret_code = found.rows[0].code;
	return OK;
}

enum err search_code(struct cx *cx, const struct actor *actor,
		      const char *code, struct queue_row *ret)
{
	struct search_result found = { .kind = SEARCH_CODE };
	struct rows rows;

	TRY(by_code(cx, actor, code, &rows));
	take_rows(cx, &rows, &found);
	if (!found.n)
		return ERR_MISSING;
	TRY(queue_hide(cx, actor, found.rows, 1));
	*ret = found.rows[0];
	return OK;
}

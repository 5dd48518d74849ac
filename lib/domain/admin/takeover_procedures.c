/* Procedures and the words they are looked for by. */
#include <string.h>

#include "db/db.h"
#include "domain/admin/takeover_internal.h"
#include "text/text.h"

STMT(q_version, "ss", "ibd",
     "SELECT id, digest, valid_to FROM procedure_version"
     " WHERE code = ? AND version = ? FOR UPDATE");
STMT(q_version_used, "i", "s",
     "SELECT code FROM dossier WHERE version_id = ? LIMIT 1");
STMT(q_version_new, "sssssssssdssssssissssssddbss", "",
     "INSERT INTO procedure_version (code, version, name, search, field,"
     " field_slug, level, scope, decision_no, decision_date, decision_issuer,"
     " change_type, online_level, subjects, agency_receive, agency_decide,"
     " sets, agency_coordinate, conditions, notes, notes_internal,"
     " verify_term, source, valid_from, valid_to, digest, financial_duty,"
     " supplement_ground, confidence)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
     " ?, ?, ?, ?, ?, 'sourced')");
STMT(q_confidence, "si", "",
     "UPDATE procedure_version SET confidence = ? WHERE id = ?");
STMT(q_drop_channels, "i", "",
     "DELETE FROM procedure_channel WHERE version_id = ?");
STMT(q_drop_fees, "i", "", "DELETE FROM procedure_fee WHERE version_id = ?");
STMT(q_drop_documents, "i", "",
     "DELETE FROM procedure_document WHERE version_id = ?");
STMT(q_drop_lines, "i", "", "DELETE FROM procedure_line WHERE version_id = ?");
STMT(q_drop_kinds, "i", "", "DELETE FROM procedure_case WHERE version_id = ?");
STMT(q_kind, "iissiis", "",
     "INSERT INTO procedure_case (version_id, seq, name, term_unit,"
     " term_halves, next_day_minute, term_text) VALUES (?, ?, ?, ?, ?, ?, ?)");
STMT(q_drop_version, "i", "", "DELETE FROM procedure_version WHERE id = ?");
STMT(q_channel, "isisiisss", "",
     "INSERT INTO procedure_channel (version_id, channel, seq, term_unit,"
     " term_halves, next_day_minute, term_text, term_confidence, term_note)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_fee, "isiiisss", "",
     "INSERT INTO procedure_fee (version_id, channel, channel_seq, seq,"
     " amount, per, kind, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_document, "iisiisis", "",
     "INSERT INTO procedure_document (version_id, seq, name, originals,"
     " copies, form, is_required, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_line, "isiss", "",
     "INSERT INTO procedure_line (version_id, kind, seq, text, code)"
     " VALUES (?, ?, ?, ?, ?)");

struct procedures_work {
	const struct procedure_in *in;
	size_t n;
	struct takeover *t;
	void (*progress)(size_t done, size_t n);
};

static const char *slug(struct arena *arena, const char *text)
{
	char *s = text_plain(arena, text);
	char *out = s;

	for (char *c = s; *c; c++) {
		bool plain = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');

		if (plain)
			*out++ = *c;
		else if (out > s && out[-1] != '-')
			*out++ = '-';
	}
	while (out > s && out[-1] == '-')
		out--;
	*out = '\0';
	return s;
}

static enum err write_channels(struct cx *cx, const struct procedure_in *p,
			       int64_t id)
{
	for (size_t i = 0; i < p->channels_n; i++) {
		const struct channel_in *c = &p->channels[i];

		TRY(db_exec(cx, q_channel, id, c->channel, (int64_t)c->seq,
			    c->term_unit, c->term_halves, c->next_day_minute,
			    c->term_text, c->confidence, c->term_note));
		for (size_t j = 0; j < c->fees_n; j++)
			TRY(db_exec(cx, q_fee, id, c->channel, (int64_t)c->seq,
				    (int64_t)j + 1, c->fees[j].amount,
				    c->fees[j].per, c->fees[j].kind,
				    c->fees[j].text));
	}
	return OK;
}

static enum err write_kinds(struct cx *cx, const struct procedure_in *p,
			    int64_t id)
{
	for (size_t i = 0; i < p->kinds_n; i++) {
		const struct kind_in *k = &p->kinds[i];

		TRY(db_exec(cx, q_kind, id, (int64_t)i + 1, k->name,
			    k->term.term_unit, k->term.term_halves,
			    k->term.next_day_minute, k->term.term_text));
	}
	return OK;
}

static enum err write_parts(struct cx *cx, const struct procedure_in *p,
			    int64_t id)
{
	int64_t seq = 0;

	TRY(write_channels(cx, p, id));
	TRY(write_kinds(cx, p, id));
	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document_in *d = &p->documents[i];

		TRY(db_exec(cx, q_document, id, (int64_t)i + 1, d->name,
			    (int64_t)d->originals, (int64_t)d->copies, d->form,
			    (int64_t)d->is_required, d->note));
	}
	for (size_t i = 0; i < p->lines_n; i++) {
		const struct line_in *l = &p->lines[i];

		if (i && strcmp(l->kind, p->lines[i - 1].kind) != 0)
			seq = 0;
		TRY(db_exec(cx, q_line, id, l->kind, ++seq, l->text, l->code));
	}
	return OK;
}

const char *procedure_search_words(struct arena *arena, const char *name,
				   const char *field, const char *code)
{
	return text_fold(arena,
			 arena_printf(arena, "%s %s %s", name, field, code));
}

static enum err write_version(struct cx *cx, const struct procedure_in *p,
			      int64_t *ret_id)
{
	const char *search = procedure_search_words(cx->arena, p->name,
						    p->field, p->code);
	int64_t id;

	TRY(db_exec(cx, q_version_new, p->code, p->version, p->name, search,
		    p->field, slug(cx->arena, p->field), p->level, p->scope,
		    p->decision_no, p->decision_date, p->decision_issuer,
		    p->change_type, p->online_level, p->subjects,
		    p->agency_receive, p->agency_decide, (int64_t)p->sets,
		    p->agency_coordinate, p->conditions, p->notes,
		    p->notes_internal, p->verify_term, p->source,
		    p->valid_from, p->valid_to,
		    (struct bytes){ p->digest.b, sizeof(p->digest.b) },
		    p->financial_duty, p->supplement_ground));
	id = db_insert_id(cx);
	TRY(db_exec(cx, q_confidence, p->confidence, id));
	*ret_id = id;
	return write_parts(cx, p, id);
}

static enum err drop_version(struct cx *cx, int64_t id)
{
	TRY(db_exec(cx, q_drop_channels, id));
	TRY(db_exec(cx, q_drop_kinds, id));
	TRY(db_exec(cx, q_drop_fees, id));
	TRY(db_exec(cx, q_drop_documents, id));
	TRY(db_exec(cx, q_drop_lines, id));
	return db_exec(cx, q_drop_version, id);
}

/* What dossiers of a version rest on, and its papers print: all but the days
 * of effect, the notes and the kinds (a dossier keeps its own term). An amount
 * of 0 that names another document was never known (fee.h). */
STMT(q_rests_on, "iiiii", "s",
     "SELECT SHA2(CONCAT_WS('\n', (SELECT JSON_ARRAY(name, field, level, sets,"
     "  conditions, agency_receive, agency_decide, valid_from,"
     "  financial_duty, supplement_ground)"
     "  FROM procedure_version WHERE id = ?),"
     " (SELECT GROUP_CONCAT(JSON_ARRAY(channel, seq, term_unit, term_halves,"
     "  next_day_minute, term_text) ORDER BY channel, seq)"
     "  FROM procedure_channel WHERE version_id = ?),"
     " (SELECT GROUP_CONCAT(JSON_ARRAY(channel, channel_seq, seq,"
     "  IF(amount = 0 AND text LIKE '%heo %', NULL, amount), per, kind, text)"
     "  ORDER BY channel, channel_seq, seq)"
     "  FROM procedure_fee WHERE version_id = ?),"
     " (SELECT GROUP_CONCAT(JSON_ARRAY(seq, name, originals, copies, form,"
     "  is_required, note) ORDER BY seq)"
     "  FROM procedure_document WHERE version_id = ?),"
     " (SELECT GROUP_CONCAT(JSON_ARRAY(kind, seq, text, code)"
     "  ORDER BY kind, seq) FROM procedure_line WHERE version_id = ?)), 256)");
STMT(q_end, "ssdssbi", "",
     "UPDATE procedure_version SET notes = ?, notes_internal = ?,"
     " valid_to = ?, financial_duty = COALESCE(financial_duty, ?),"
     " supplement_ground = COALESCE(supplement_ground, ?), digest = ?"
     " WHERE id = ?");
STMT(q_grounds, "i", "ii",
     "SELECT financial_duty IS NOT NULL, supplement_ground IS NOT NULL"
     " FROM procedure_version WHERE id = ?");

/* The record as it would be stored, and away again.  A ground that the stored
 * version lacks takes nothing from its dossiers. */
static enum err would_rest_on(struct cx *cx, const struct procedure_in *p,
			      int64_t old, const char **ret)
{
	struct procedure_in trial = *p;
	int64_t id, has_duty, has_ground;

	TRY(db_one(cx, q_grounds, old, &has_duty, &has_ground));
	if (!has_duty)
		trial.financial_duty = NULL;
	if (!has_ground)
		trial.supplement_ground = NULL;

	trial.version = "~";
	TRY(write_version(cx, &trial, &id));
	TRY(db_one(cx, q_rests_on, id, id, id, id, id, ret));
	return drop_version(cx, id);
}

/* A version in use can be ended, or noted upon; its dossiers keep it. */
static enum err end_version(struct cx *cx, const struct procedure_in *p,
			    int64_t id, const char *dossier)
{
	const char *is, *would;

	TRY(db_one(cx, q_rests_on, id, id, id, id, id, &is));
	TRY(would_rest_on(cx, p, id, &would));
	if (strcmp(is, would) != 0)
		return refuse(cx, ERR_STATE, NULL,
			      "Thủ tục %s phiên bản %s đã có hồ sơ (%s) nên"
			      " chỉ có thể kết thúc (valid_to) hoặc ghi chú;"
			      " nội dung khác thì công bố phiên bản mới.",
			      p->code, p->version, dossier);
	TRY(db_exec(cx, q_end, p->notes, p->notes_internal, p->valid_to,
		    p->financial_duty, p->supplement_ground,
		    (struct bytes){ p->digest.b, sizeof(p->digest.b) }, id));
	TRY(db_exec(cx, q_drop_kinds, id));
	return write_kinds(cx, p, id);
}

static enum err replace_version(struct cx *cx, const struct procedure_in *p,
				int64_t id)
{
	const char *dossier;
	enum err err = db_one(cx, q_version_used, id, &dossier);

	if (err == OK)
		return end_version(cx, p, id, dossier);
	if (err != ERR_MISSING)
		return err;
	TRY(drop_version(cx, id));
	return write_version(cx, p, &id);
}

static enum err take_procedure(struct cx *cx, const struct procedure_in *p,
			       struct takeover *t)
{
	int64_t id;
	struct bytes digest;
	struct day valid_to;
	enum err err = db_one(cx, q_version, p->code, p->version, &id, &digest,
			      &valid_to);
	const char *name =
		arena_printf(cx->arena, "%s (%s)", p->code, p->version);

	if (err == ERR_MISSING) {
		takeover_count(t, ADDED, name);
		return write_version(cx, p, &id);
	}
	TRY(err);
	if (digest.len == DIGEST_LEN &&
	    memcmp(digest.data, p->digest.b, DIGEST_LEN) == 0) {
		takeover_count(t, SAME, name);
		return OK;
	}
	takeover_count(t, CHANGED, name);
	return replace_version(cx, p, id);
}

static enum err write_procedures(struct cx *cx, void *arg)
{
	struct procedures_work *w = arg;

	takeover_begin(cx, w->t);
	for (size_t i = 0; i < w->n; i++) {
		TRY(take_procedure(cx, &w->in[i], w->t));
		if (w->progress)
			w->progress(i + 1, w->n);
	}
	return takeover_end(cx, w->t);
}

enum err takeover_procedures(struct cx *cx, const struct procedure_in *in,
			     size_t n, struct takeover *t,
			     void (*progress)(size_t done, size_t n))
{
	struct procedures_work w = { in, n, t, progress };

	return takeover_run(cx, write_procedures, &w, t);
}

/* Search words: replaced whole, stored folded as they are compared. */

STMT(q_word, "sss", "",
     "INSERT IGNORE INTO search_word (kind, said, means) VALUES (?, ?, ?)");
STMT(q_word_drop, "", "", "DELETE FROM search_word");
STMT(q_elsewhere, "ssss", "",
     "INSERT INTO search_elsewhere (asked, matter, answer, legal_basis)"
     " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE matter = VALUES(matter),"
     " answer = VALUES(answer), legal_basis = VALUES(legal_basis)");
STMT(q_elsewhere_drop, "", "", "DELETE FROM search_elsewhere");
STMT(q_search_now, "", "s",
     "SELECT SHA2(CONCAT_WS('\n', (SELECT GROUP_CONCAT(JSON_ARRAY(kind, said,"
     " means) ORDER BY kind, said, means) FROM search_word),"
     " (SELECT GROUP_CONCAT(JSON_ARRAY(asked, matter, answer, legal_basis)"
     " ORDER BY asked) FROM search_elsewhere)), 256)");

struct search_work {
	const struct search_in *in;
	struct takeover *t;
};

static enum err write_search(struct cx *cx, void *arg)
{
	struct search_work *w = arg;
	const struct search_in *in = w->in;
	const char *before, *after;

	takeover_begin(cx, w->t);
	TRY(db_one(cx, q_search_now, &before));
	TRY(db_exec(cx, q_word_drop));
	TRY(db_exec(cx, q_elsewhere_drop));
	for (size_t i = 0; i < in->words_n; i++)
		TRY(db_exec(cx, q_word, in->words[i].kind,
			    text_fold(cx->arena, in->words[i].said),
			    text_fold(cx->arena, in->words[i].means)));
	for (size_t i = 0; i < in->elsewhere_n; i++) {
		const struct elsewhere_in *e = &in->elsewhere[i];

		TRY(db_exec(cx, q_elsewhere, text_fold(cx->arena, e->asked),
			    e->matter, e->answer, e->legal_basis));
	}
	TRY(db_one(cx, q_search_now, &after));
	takeover_count(w->t, strcmp(before, after) == 0 ? SAME : CHANGED,
		       "từ ngữ tìm kiếm");
	return takeover_end(cx, w->t);
}

enum err takeover_search(struct cx *cx, const struct search_in *in,
			 struct takeover *t)
{
	struct search_work w = { in, t };

	return takeover_run(cx, write_search, &w, t);
}

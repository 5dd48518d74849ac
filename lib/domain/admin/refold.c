#include "domain/admin/refold.h"

#include <string.h>

#include "db/db.h"
#include "domain/admin/takeover.h"
#include "domain/ledger/pieces.h"
#include "domain/reception/person.h"
#include "text/text.h"

STMT(q_refold_names, "i", "iss",
     "SELECT dossier_id, name, name_fold FROM applicant"
     " WHERE dossier_id > ? ORDER BY dossier_id LIMIT 500");
/* Whoever finds a name: the authority and the units that were asked. */
#define FINDERS                                                            \
	"(SELECT seat_id AS unit_id FROM dossier WHERE id = ? UNION SELECT" \
	" unit_id FROM dossier_party WHERE dossier_id = ?)"
STMT(q_refold_out, "iii", "",
     "DELETE k FROM " FINDERS " o STRAIGHT_JOIN name_words w"
     " STRAIGHT_JOIN name_key k FORCE INDEX (PRIMARY)"
     " ON k.owner_id = o.unit_id AND k.words = w.words"
     " AND k.dossier_id = w.dossier_id WHERE w.dossier_id = ?");
STMT(q_refold_name, "si", "",
     "UPDATE applicant SET name_fold = ? WHERE dossier_id = ?");
STMT(q_refold_in, "iii", "",
     "INSERT IGNORE INTO name_key (owner_id, words, dossier_id)"
     " SELECT o.unit_id, w.words, w.dossier_id FROM " FINDERS " o"
     " JOIN name_words w WHERE w.dossier_id = ?");
STMT(q_refold_versions, "", "issss",
     "SELECT id, name, field, code, search FROM procedure_version");
STMT(q_refold_version, "si", "",
     "UPDATE procedure_version SET search = ? WHERE id = ?");

struct refolding {
	int64_t after, last, changed, seen;
	int64_t *sum;
};

static enum err refold_name(struct cx *cx, int64_t id, const char *fold)
{
	TRY(db_exec(cx, q_refold_out, id, id, id));
	TRY(db_exec(cx, q_refold_name, fold, id));
	return db_exec(cx, q_refold_in, id, id, id);
}

static enum err refold_page(struct cx *cx, void *arg)
{
	struct refolding *page = arg;
	const char *name, *stored;
	struct rows rows;

	page->seen = page->changed = 0;
	TRY(db_query(cx, q_refold_names, &rows, page->after));
	while (rows_next(&rows, &page->last, &name, &stored)) {
		const char *fold = name_fold(cx->arena, name);

		page->seen++;
		if (strcmp(fold, stored) == 0)
			continue;
		TRY(refold_name(cx, page->last, fold));
		page->changed++;
	}
	return OK;
}

static enum err refold_piece(struct cx *cx, void *arg, size_t *ret_n)
{
	struct refolding *page = arg;

	TRY(db_tx(cx, refold_page, page));
	page->after = page->last;
	*page->sum += page->changed;
	*ret_n = (size_t)page->seen;
	return OK;
}

enum err refold(struct cx *cx, int64_t *ret_names, int64_t *ret_procedures)
{
	const char *name, *field, *code, *stored, *search;
	struct rows rows;
	int64_t id;

	*ret_names = *ret_procedures = 0;
	TRY(pieces_each(cx, refold_piece,
			&(struct refolding){ .sum = ret_names }));
	TRY(db_query(cx, q_refold_versions, &rows));
	while (rows_next(&rows, &id, &name, &field, &code, &stored)) {
		search = procedure_search_words(cx->arena, name, field, code);
		if (strcmp(search, stored) == 0)
			continue;
		TRY(db_exec(cx, q_refold_version, search, id));
		(*ret_procedures)++;
	}
	return OK;
}

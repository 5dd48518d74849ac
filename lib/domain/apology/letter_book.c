#include "domain/apology/letter_book.h"

#include <string.h>

#include "db/db.h"
#include "domain/apology/letter_internal.h"
#include "domain/ledger/pieces.h"

STMT(q_lines, "iiiii", "itss" "sssss" "sssttb" "is" "tttt",
     "SELECT l.number, l.signed_at, lu.name, ru.name,"
     " COALESCE((SELECT GROUP_CONCAT(DISTINCT d.code ORDER BY d.id"
     "  SEPARATOR '\\n') FROM letter_fault f JOIN dossier d"
     "  ON d.id = f.dossier_id WHERE f.letter_id = l.id), ''),"
     " COALESCE((SELECT a.name FROM letter_fault f JOIN applicant a"
     "  ON a.dossier_id = f.dossier_id WHERE f.letter_id = l.id"
     "  ORDER BY f.dossier_id LIMIT 1), ''),"
     " COALESCE((SELECT GROUP_CONCAT(DISTINCT f.fault) FROM letter_fault f"
     "  WHERE f.letter_id = l.id), ''),"
     " COALESCE((SELECT c.name FROM cause c WHERE c.code = l.cause"
     "  ORDER BY c.valid_from DESC LIMIT 1), ''), COALESCE(sa.name, ''),"
     " COALESCE(sa.title, ''), COALESCE(fa.name, ''),"
     " COALESCE(l.sent_way, ''),"
     " (SELECT MAX(f.old_due_at) FROM letter_fault f"
     "  WHERE f.letter_id = l.id), l.new_due_at, l.stamped_digest,"
     " l.stamped_pages, COALESCE(su.name, ''), l.sent_at,"
     " l.reported_at, l.acknowledged_at, l.published_at"
     " FROM letter l FORCE INDEX (letter_number)"
     " JOIN unit lu ON lu.id = l.lead_unit_id"
     " JOIN unit ru ON ru.id = l.responsible_unit_id"
     " LEFT JOIN unit su ON su.id = l.reported_to"
     " LEFT JOIN account sa ON sa.id = l.signer_id"
     " LEFT JOIN account fa ON fa.id = l.signed_for"
     " WHERE l.authority_id = ? AND l.year = ? AND l.number > ?"
     " AND (? = 0 OR l.lead_unit_id = ?) ORDER BY l.number LIMIT 1000");

struct scan {
	struct unit_id authority, lead;
	int year;
	int64_t after;
	enum err (*take)(struct cx *cx, const struct letter_book_line *line,
			 void *arg);
	void *arg;
};

static void put_stamp(struct letter_book_line *l, const struct bytes *digest,
		      int64_t pages)
{
	struct digest d;

	if (pages == INT_NONE || digest->len != sizeof(d.b))
		return;
	memcpy(d.b, digest->data, sizeof(d.b));
	digest_hex(&d, l->stamped_digest);
	l->stamped_pages = (int)pages;
}

static bool next_line(struct cx *cx, struct rows *rows,
		      struct letter_book_line *l, int64_t *ret_number)
{
	const char *faults, *way;
	const struct letter_way *known;
	struct bytes digest;
	int64_t pages;

	*l = (struct letter_book_line){ 0 };
	if (!rows_next(rows, ret_number, &l->signed_at, &l->lead_name,
		       &l->responsible_name, &l->codes, &l->applicant, &faults,
		       &l->cause_name, &l->signer_name, &l->signer_title,
		       &l->signed_for_name, &way, &l->old_due_at,
		       &l->new_due_at, &digest, &pages, &l->reported_to_name,
		       &l->sent_at, &l->reported_at,
		       &l->acknowledged_at, &l->published_at))
		return false;
	l->number = letter_number(cx->arena, *ret_number);
	l->is_late = strstr(faults, "tre_han") != NULL;
	l->is_lost = strstr(faults, "mat_hong") != NULL;
	known = letter_way_find(way);
	l->sent_way = known ? known->name : "";
	put_stamp(l, &digest, pages);
	return true;
}

static enum err scan_piece(struct cx *cx, void *arg, size_t *ret_n)
{
	struct letter_book_line line;
	struct scan *s = arg;
	struct rows rows;

	TRY(db_query(cx, q_lines, &rows, s->authority.v, (int64_t)s->year,
		     s->after, s->lead.v, s->lead.v));
	*ret_n = rows.n;
	while (next_line(cx, &rows, &line, &s->after))
		TRY(s->take(cx, &line, s->arg));
	return OK;
}

enum err letter_book_each(struct cx *cx, struct unit_id authority,
			  struct unit_id lead, int year,
			  enum err (*take)(struct cx *cx,
					   const struct letter_book_line *line,
					   void *arg),
			  void *arg)
{
	struct scan s = { .authority = authority,
			  .lead = lead,
			  .year = year,
			  .take = take,
			  .arg = arg };

	return pieces_each(cx, scan_piece, &s);
}

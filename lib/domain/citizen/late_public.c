#include "domain/citizen/late_public.h"

#include <string.h>

#include "db/db.h"

#define FILTERED                                                       \
	" WHERE late_since BETWEEN ? AND ?"                             \
	" AND (? = '' OR COALESCE(class, '-') = ?)"                      \
	" AND (? = 0 OR finished_at IS NULL)"

/* The page is chosen from narrow rows before anything is read of it that
 * costs: whether a closing moved its date is asked of 25, not of all. */
STMT(q_late_rows, "st" "ddssi" "sssii", "sssssd" "ttttt" "issi",
     "SELECT l.code, l.field, l.authority_code, l.unit_code, l.unit_name,"
     " l.late_since, l.due_at, l.finished_at, l.reappointed_at,"
     " l.adjusted_due_at, l.promised_at, l.adjust_n, COALESCE(l.class, ''),"
     " COALESCE(l.letter_state, ''), l.letter_number"
     " FROM (SELECT id, IF(? = 'moi-nhat', TO_DAYS(late_since),"
     "  DATEDIFF(COALESCE(finished_at, ?) + INTERVAL 7 HOUR, late_since))"
     "  AS place FROM public_late" FILTERED
     "  AND (? = '' OR authority_code = ? OR unit_code = ?)"
     "  ORDER BY place DESC, id DESC LIMIT ? OFFSET ?) chosen"
     " STRAIGHT_JOIN public_late l ON l.id = chosen.id"
     " ORDER BY chosen.place DESC, chosen.id DESC");
STMT(q_late_sums, "ddssi", "sssssii",
     "SELECT authority_code, authority_name, unit_code, unit_name,"
     " COALESCE(letter_state, ''), COUNT(*), COUNT(*) - COUNT(finished_at)"
     " FROM public_late" FILTERED
     " GROUP BY authority_code, authority_name, unit_code, unit_name,"
     " letter_state"
     " ORDER BY authority_name, authority_code, unit_name, unit_code");
STMT(q_late_first, "", "d",
     "SELECT late_since FROM public_late ORDER BY late_since LIMIT 1");

const char *late_letter_words(enum late_letter l)
{
	static const char *const words[LATE_LETTER_COUNT] = {
		[LATE_NO_LETTER] = "Chưa có",
		[LATE_LETTER_DRAFT] = "Đang chuẩn bị",
		[LATE_LETTER_SIGNED] = "Đã ký, chưa có bản đóng dấu",
		[LATE_LETTER_STAMPED] = "Đã ký, có bản đóng dấu",
	};

	return words[l];
}

static enum late_letter letter_of(const char *state)
{
	static const char *const draft[] = { "DU_THAO", "CHO_KY" };

	if (!*state)
		return LATE_NO_LETTER;
	for (size_t i = 0; i < sizeof(draft) / sizeof(draft[0]); i++) {
		if (strcmp(state, draft[i]) == 0)
			return LATE_LETTER_DRAFT;
	}
	return strcmp(state, "DA_KY") == 0 ? LATE_LETTER_SIGNED :
					     LATE_LETTER_STAMPED;
}

/* By the first day after the due one, which is what is indexed. */
static struct day since(struct day due, unsigned otherwise)
{
	return due.n == DAY_NONE.n ? day_join(otherwise, 1, 1) :
				     (struct day){ due.n + 1 };
}

enum err late_rows(struct cx *cx, const struct late_filter *f, int64_t skip,
		   int64_t limit, struct late_row **ret, size_t *ret_n)
{
	struct late_row *list, *r;
	const char *letter;
	struct rows rows;
	int64_t number;

	TRY(db_query(cx, q_late_rows, &rows, f->is_newest ? "moi-nhat" : "",
		     cx->now, since(f->first, 1970), since(f->last, 9000),
		     f->cause, f->cause, (int64_t)f->is_open, f->unit, f->unit,
		     f->unit, limit, skip));
	r = list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &r->code, &r->field, &r->authority_code,
			 &r->unit_code, &r->unit_name, &r->late_since,
			 &r->due_at, &r->finished_at, &r->reappointed_at,
			 &r->adjusted_due_at, &r->promised_at, &r->adjust_n,
			 &r->class_code, &letter, &number)) {
		r->letter = letter_of(letter);
		r->letter_number =
			number == INT_NONE ?
				"" :
				arena_printf(cx->arena, "%02lld/PXL",
					     (long long)number);
		r++;
	}
	*ret = list;
	*ret_n = rows.n;
	return OK;
}

enum err late_sums(struct cx *cx, const struct late_filter *f,
		   struct late_sum **ret, size_t *ret_n)
{
	struct late_sum *list, *s;
	const char *letter;
	struct rows rows;

	TRY(db_query(cx, q_late_sums, &rows, since(f->first, 1970),
		     since(f->last, 9000), f->cause, f->cause,
		     (int64_t)f->is_open));
	s = list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &s->authority_code, &s->authority_name,
			 &s->unit_code, &s->unit_name, &letter, &s->n,
			 &s->open)) {
		s->letter = letter_of(letter);
		s++;
	}
	*ret = list;
	*ret_n = rows.n;
	return OK;
}

enum err late_first_due(struct cx *cx, struct day *ret)
{
	enum err err = db_one(cx, q_late_first, ret);

	if (err == OK)
		ret->n--;
	if (err != ERR_MISSING)
		return err;
	*ret = DAY_NONE;
	return OK;
}

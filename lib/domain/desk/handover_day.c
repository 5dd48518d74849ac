#include "domain/desk/handover_day.h"

#include "db/db.h"

/* First which, along the index and no further than the list is long; then what
 * is shown of them. */
#define WHICH                                                              \
	"(SELECT f.dossier_id, f.seq FROM event f"                         \
	" JOIN event b ON b.dossier_id = f.dossier_id AND b.seq = f.seq - 1" \
	" WHERE f.unit_id = ? AND f.at >= ? AND f.at < ? AND f.move IN "
#define GIVEN                                                              \
	"SELECT e.holder_unit_id, u.name, d.code, p.name, a.content, a.name," \
	" a.owner_name, a.address, a.phone, d.receive_way, a.sets, e.move,"  \
	" e.at, n.at, g.name, COALESCE(t.name, ''), e.note, e.data,"         \
	" d.fee_due,"                                                        \
	" COALESCE((SELECT r.data FROM event r WHERE r.dossier_id = d.id"    \
	"  AND r.move IN ('phat-hanh', 'ket-qua-lien-thong')"                \
	"  ORDER BY r.seq DESC LIMIT 1), '')"                                \
	" FROM " WHICH
#define GIVEN_END                                                          \
	" ORDER BY f.at, f.dossier_id LIMIT ?) x"                          \
	" JOIN event e ON e.dossier_id = x.dossier_id AND e.seq = x.seq"   \
	" JOIN dossier d ON d.id = e.dossier_id"                             \
	" JOIN applicant a ON a.dossier_id = d.id"                           \
	" JOIN procedure_version p ON p.id = d.version_id"                   \
	" JOIN unit u ON u.id = e.holder_unit_id"                            \
	" JOIN account g ON g.id = e.account_id"                             \
	" LEFT JOIN event n ON n.dossier_id = e.dossier_id"                  \
	"  AND n.seq = e.seq + 1 AND n.move = 'nhan'"                        \
	" LEFT JOIN account t ON t.id = n.account_id"                        \
	" ORDER BY e.holder_unit_id, e.at, e.dossier_id"
#define GIVEN_OUT "isssss" "ssssis" "ttssss" "is"

#define PAPERS                                                         \
	"('chuyen', 'tra-lai', 'lien-thong', 'tra-lien-thong',"        \
	" 'nhan-bo-sung', 'duyet', 'ky')"                              \
	" AND b.holder_unit_id <> f.holder_unit_id"
#define RESULTS "('phat-hanh', 'ket-qua-lien-thong')"
#define POST "('giao-buu-chinh')"

STMT(q_papers, "itti", GIVEN_OUT,
     GIVEN PAPERS GIVEN_END);
STMT(q_results, "itti", GIVEN_OUT,
     GIVEN RESULTS GIVEN_END);
STMT(q_post, "itti", GIVEN_OUT, GIVEN POST GIVEN_END);

static void take(struct rows *rows, struct given **ret, size_t *ret_n,
		 struct given *list)
{
	struct given *g = list;
	const char *move;
	int64_t sets;
	size_t n = 0;

	while (n < HANDOVER_DAY_MAX &&
	       rows_next(rows, &g->to.v, &g->to_name, &g->code,
			 &g->procedure_name, &g->content, &g->name,
			 &g->owner_name, &g->address, &g->phone,
			 &g->receive_way, &sets, &move, &g->given_at,
			 &g->taken_at, &g->giver, &g->taker, &g->note,
			 &g->data, &g->fee_due, &g->release)) {
		g->sets = (int)sets;
		g->move = move_from_code(move);
		g = &list[++n];
	}
	*ret = list;
	*ret_n = n;
}

enum err handover_day(struct cx *cx, struct unit_id from, struct day day,
		      enum handover_what what, struct given **ret,
		      size_t *ret_n, bool *ret_is_cut)
{
	struct instant begin = instant_at(day, 0);
	struct instant end = instant_at((struct day){ day.n + 1 }, 0);
	const int64_t most = HANDOVER_DAY_MAX + 1;
	struct rows rows;

	switch (what) {
	case GIVEN_PAPERS:
		TRY(db_query(cx, q_papers, &rows, from.v, begin, end, most));
		break;
	case GIVEN_RESULTS:
		TRY(db_query(cx, q_results, &rows, from.v, begin, end, most));
		break;
	case GIVEN_TO_POST:
		TRY(db_query(cx, q_post, &rows, from.v, begin, end, most));
		break;
	}
	*ret_is_cut = rows.n > HANDOVER_DAY_MAX;
	take(&rows, ret, ret_n,
	     arena_array(cx->arena, rows.n + 1, sizeof(**ret)));
	return OK;
}

/* Days of this country: seven hours before those of the stored instants. */
#define DAYS                                                               \
	"SELECT DATE(f.at + INTERVAL 7 HOUR), COUNT(*) FROM event f"       \
	" JOIN event b ON b.dossier_id = f.dossier_id AND b.seq = f.seq - 1" \
	" WHERE f.unit_id = ? AND f.at >= ? AND f.move IN "
#define DAYS_END " GROUP BY 1 ORDER BY 1 LIMIT 40"

STMT(q_paper_days, "it", "di", DAYS PAPERS DAYS_END);
STMT(q_result_days, "it", "di", DAYS RESULTS DAYS_END);
STMT(q_post_days, "it", "di", DAYS POST DAYS_END);

enum err handover_days(struct cx *cx, struct unit_id from,
		       struct day from_day, enum handover_what what,
		       struct handover_count **ret, size_t *ret_n)
{
	struct instant begin = instant_at(from_day, 0);
	struct handover_count *list;
	struct rows rows;
	size_t n = 0;

	switch (what) {
	case GIVEN_PAPERS:
		TRY(db_query(cx, q_paper_days, &rows, from.v, begin));
		break;
	case GIVEN_RESULTS:
		TRY(db_query(cx, q_result_days, &rows, from.v, begin));
		break;
	case GIVEN_TO_POST:
		TRY(db_query(cx, q_post_days, &rows, from.v, begin));
		break;
	}
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].day, &list[n].n))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

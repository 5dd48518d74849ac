#include "domain/desk/handover_day.h"

#include "db/db.h"

/* First which, along the index and no further than the list is long; then what
 * is shown of them. */
#define WHICH                                                              \
	"(SELECT f.dossier_id, f.seq FROM event f"                         \
	" JOIN event b ON b.dossier_id = f.dossier_id AND b.seq = f.seq - 1" \
	" WHERE f.unit_id = ? AND f.at >= ? AND f.at < ? AND f.move IN "
#define GIVEN_ROW(F, C)                         \
	F("e.holder_unit_id", to.v, i)          \
	C("u.name", to_name, s)                 \
	C("d.code", code, s)                    \
	C("p.name", procedure_name, s)          \
	C("a.content", content, s)              \
	C("a.name", name, s)                    \
	C("a.owner_name", owner_name, s)        \
	C("a.address", address, s)              \
	C("a.phone", phone, s)                  \
	C("d.receive_way", receive_way, e(receive_way)) \
	C("a.sets", sets, n)                    \
	C("e.move", move, e(move))              \
	C("e.at", given_at, t)                  \
	C("n.at", taken_at, t)                  \
	C("g.name", giver, s)                   \
	C("COALESCE(t.name, '')", taker, s)     \
	C("e.note", note, s)                    \
	C("e.data", data, s)                    \
	C("d.fee_due", fee_due, i)              \
	C("COALESCE((SELECT r.data FROM event r WHERE r.dossier_id = d.id" \
	  "  AND r.move IN ('phat-hanh', 'ket-qua-lien-thong')" \
	  "  ORDER BY r.seq DESC LIMIT 1), '')", release, s)
READER(next_given, struct given, GIVEN_ROW)
#define GIVEN "SELECT " COLS(GIVEN_ROW) " FROM " WHICH
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

#define PAPERS                                                         \
	"('chuyen', 'tra-lai', 'lien-thong', 'tra-lien-thong',"        \
	" 'nhan-bo-sung', 'duyet', 'ky')"                              \
	" AND b.holder_unit_id <> f.holder_unit_id"
#define RESULTS "('phat-hanh', 'ket-qua-lien-thong')"
#define POST "('giao-buu-chinh')"

STMT_ROW(q_papers, "itti", GIVEN_ROW, GIVEN PAPERS GIVEN_END);
STMT_ROW(q_results, "itti", GIVEN_ROW, GIVEN RESULTS GIVEN_END);
STMT_ROW(q_post, "itti", GIVEN_ROW, GIVEN POST GIVEN_END);

static void take(struct rows *rows, struct given **ret, size_t *ret_n,
		 struct given *list)
{
	size_t n = 0;

	while (n < HANDOVER_DAY_MAX && next_given(rows, &list[n]))
		n++;
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

#include "domain/inspection/pattern.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/rule.h"
#include "domain/ledger/audit.h"

static const struct {
	const char *slug, *name;
} kinds[PATTERN_COUNT] = {
	[PATTERN_LAST_MINUTE] = { "phut-cuoi", "Có kết quả vào phút cuối" },
	[PATTERN_PAUSE] = { "dung-ngay-cuoi", "Tạm dừng vào ngày cuối hạn" },
	[PATTERN_UNCOLLECTED] = { "de-lau", "Có kết quả nhưng để lâu" },
	[PATTERN_SUPPLEMENTS] = { "bo-sung-nhieu-lan",
				  "Yêu cầu bổ sung nhiều lần" },
	[PATTERN_MASS] = { "dong-hang-loat", "Kết thúc hàng loạt" },
	[PATTERN_NIGHT] = { "ngoai-gio", "Làm ban đêm, ngày nghỉ" },
	[PATTERN_WISHES] = { "rut-khong-duoc",
			     "Đề nghị rút không được đồng ý" },
	[PATTERN_CALENDAR] = { "ngay-nghi-rut", "Dời hẹn vì ngày nghỉ đã rút" },
	[PATTERN_REFILED] = { "nop-lai", "Rút hoặc dừng rồi nhận lại" },
};

const char *pattern_slug(enum pattern p)
{
	return kinds[p].slug;
}

const char *pattern_name(enum pattern p)
{
	return kinds[p].name;
}

enum pattern pattern_from_slug(const char *slug)
{
	int p = 0;

	while (p < PATTERN_COUNT && strcmp(kinds[p].slug, slug) != 0)
		p++;
	return (enum pattern)p;
}

enum err pattern_limits(struct cx *cx, struct day month,
			struct pattern_limits *ret)
{
	const struct {
		const char *code;
		int64_t *value;
	} rows[] = {
		{ "sign_last_minutes", &ret->last_minutes },
		{ "sign_pause_days", &ret->pause_days },
		{ "sign_uncollected_days", &ret->uncollected_days },
		{ "sign_supplements", &ret->supplements },
		{ "sign_mass_n", &ret->mass_n },
		{ "sign_mass_minutes", &ret->mass_minutes },
		{ "sign_night_from_minute", &ret->night_from },
		{ "sign_night_to_minute", &ret->night_to },
		{ "sign_refile_days", &ret->refile_days },
	};
	const char *rule_set;
	struct rule rule;

	TRY(rule_set_of(cx, month, &rule_set));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		TRY(rule_read(cx, rule_set, rows[i].code, month, &rule));
		*rows[i].value = rule.value;
	}
	return OK;
}

const char *pattern_rule(struct arena *arena, enum pattern p,
			 const struct pattern_limits *l)
{
	switch (p) {
	case PATTERN_LAST_MINUTE:
		return arena_printf(arena,
				    "Có kết quả trong %lld phút cuối trước giờ"
				    " hẹn, hoặc sau giờ hẹn trong cùng ngày;"
				    " không kể thủ tục trả trong ngày.",
				    (long long)l->last_minutes);
	case PATTERN_PAUSE:
		return l->pause_days == 0 ?
			       "Đồng hồ tạm dừng đúng ngày cuối của thời hạn." :
			       arena_printf(arena,
					    "Đồng hồ tạm dừng khi còn %lld ngày"
					    " hoặc ít hơn.",
					    (long long)l->pause_days);
	case PATTERN_UNCOLLECTED:
		return arena_printf(arena,
				    "Kết quả ghi là đã có nhưng quá %lld ngày"
				    " không được trả hoặc giao bưu chính.",
				    (long long)l->uncollected_days);
	case PATTERN_SUPPLEMENTS:
		return arena_printf(arena,
				    "Người nộp bị yêu cầu bổ sung từ %lld lần"
				    " trở lên trong một hồ sơ.",
				    (long long)l->supplements);
	case PATTERN_MASS:
		return arena_printf(arena,
				    "Một người kết thúc từ %lld hồ sơ trở lên"
				    " trong %lld phút.",
				    (long long)l->mass_n,
				    (long long)l->mass_minutes);
	case PATTERN_NIGHT:
		return arena_printf(arena,
				    "Thao tác từ %02lld:%02lld đến"
				    " %02lld:%02lld hôm sau, hoặc trong ngày"
				    " nghỉ.",
				    (long long)l->night_from / 60,
				    (long long)l->night_from % 60,
				    (long long)l->night_to / 60,
				    (long long)l->night_to % 60);
	case PATTERN_WISHES:
		return "Có đề nghị rút hồ sơ mà sau đó lãnh đạo không đồng ý.";
	case PATTERN_CALENDAR:
		return "Ngày hẹn được dời vì một ngày nghỉ mà sau đó lịch lại"
		       " ghi là ngày làm việc.";
	case PATTERN_REFILED:
		return arena_printf(arena,
				    "Hồ sơ rút hoặc dừng mà cùng người nộp có"
				    " hồ sơ khác của cùng thủ tục, nhận sau nó"
				    " và không quá %lld ngày sau khi nó kết"
				    " thúc: hạn được tính lại từ đầu.",
				    (long long)l->refile_days);
	case PATTERN_COUNT:
		break;
	}
	return "";
}

static const char *minutes_to_due(struct arena *arena,
				  const struct pattern_row *r)
{
	if (r->n < 0)
		return arena_printf(arena, "%lld phút sau giờ hẹn %s",
				    (long long)-r->n,
				    clock_words(arena, r->other));
	return arena_printf(arena, "%lld phút trước giờ hẹn %s",
			    (long long)r->n, clock_words(arena, r->other));
}

const char *pattern_why(struct arena *arena, enum pattern p,
			const struct pattern_row *r)
{
	switch (p) {
	case PATTERN_LAST_MINUTE:
		return minutes_to_due(arena, r);
	case PATTERN_PAUSE:
		return arena_printf(arena, "%s; hạn lúc đó: %s",
				    move_name(r->move),
				    moment_words(arena, r->other));
	case PATTERN_UNCOLLECTED:
		return arena_printf(arena, "%lld ngày, đến %s",
				    (long long)r->n,
				    day_dmy(arena, instant_day(r->other)));
	case PATTERN_SUPPLEMENTS:
		return arena_printf(arena, "Lần yêu cầu thứ %lld",
				    (long long)r->n);
	case PATTERN_MASS:
		return arena_printf(arena,
				    "%lld hồ sơ cùng lúc, đến %s; hồ sơ cuối:",
				    (long long)r->n,
				    clock_words(arena, r->at));
	case PATTERN_NIGHT:
		return arena_printf(arena, "%lld thao tác, từ %s; hồ sơ cuối:",
				    (long long)r->n,
				    moment_words(arena, r->other));
	case PATTERN_WISHES:
		return arena_printf(arena,
				    "Không được đồng ý lúc %s; đề nghị lần thứ"
				    " %lld của hồ sơ",
				    moment_words(arena, r->other),
				    (long long)r->n);
	case PATTERN_CALENDAR:
		return arena_printf(arena, "Ngày hẹn trước khi dời: %s",
				    moment_words(arena, r->other));
	case PATTERN_REFILED:
		return arena_printf(arena, "%s; nhận lại lúc %s",
				    move_name(r->move),
				    moment_words(arena, r->other));
	case PATTERN_COUNT:
		break;
	}
	return "";
}

/* Local time is UTC+7. */
#define LOCAL(at) at " + INTERVAL 7 HOUR"
#define OUT "tisi" "ssi" "ts"
/* (at, id) < (?, ?), written so that the index begins at the page. */
#define PLACE(at, id)                                          \
	" AND " at " >= ? AND " at " <= ? AND (" at " < ? OR " id \
	" < ?) ORDER BY " at " DESC, " id " DESC LIMIT ?"
/* Acts of the committee's units, by the index of unit and time. */
#define ACTS                                                               \
	" FROM unit w LEFT JOIN unit v ON v.id = w.parent_id"              \
	" STRAIGHT_JOIN event e FORCE INDEX (event_of_unit)"               \
	" ON e.unit_id = w.id"                                             \
	" JOIN dossier d ON d.id = e.dossier_id AND d.seat_id = ?"         \
	" JOIN account p ON p.id = e.account_id"
#define OWN_UNITS " WHERE (w.id = ? OR w.parent_id = ? OR v.parent_id = ?)"
/* The act that finished a dossier. */
#define FINISHED                                                           \
	" FROM dossier d FORCE INDEX (foresight_seat)"                     \
	" JOIN event e ON e.dossier_id = d.id AND e.seq = (SELECT"         \
	"  MIN(f.seq) FROM event f WHERE f.dossier_id = d.id"              \
	"  AND f.at = d.finished_at AND f.clock = 'stopped')"              \
	" JOIN account p ON p.id = e.account_id"                           \
	" JOIN unit w ON w.id = e.unit_id"                                 \
	" WHERE d.seat_id = ?"

STMT(q_sign_last_minute, "ii" "tttii", OUT,
     "SELECT d.finished_at, d.id, d.code, p.id, p.name, w.name,"
     " TIMESTAMPDIFF(MINUTE, d.finished_at, d.due_at), d.due_at, e.move"
     FINISHED " AND d.term_unit <> 'SAME_DAY'"
     " AND d.finished_at >= d.due_at - INTERVAL ? MINUTE"
     " AND DATE(" LOCAL("d.finished_at") ") <= DATE(" LOCAL("d.due_at") ")"
     PLACE("d.finished_at", "d.id"));

STMT(q_sign_uncollected, "tii" "tttii", OUT,
     "SELECT x.finished_at, x.id, x.code, x.who, x.name, x.unit,"
     " DATEDIFF(" LOCAL("x.until") ", " LOCAL("x.finished_at") "), x.until,"
     " x.move FROM (SELECT d.finished_at, d.id, d.code, p.id AS who, p.name,"
     "  w.name AS unit, e.move, COALESCE((SELECT MIN(g.at) FROM event g"
     "   WHERE g.dossier_id = d.id AND g.from_state = 'CO_KET_QUA'"
     "   AND g.to_state <> 'CO_KET_QUA'), ?) AS until"
     FINISHED " AND e.to_state = 'CO_KET_QUA') x"
     " WHERE x.until > x.finished_at + INTERVAL ? DAY"
     PLACE("x.finished_at", "x.id"));

STMT(q_sign_pause, "iiiii" "tttii", OUT,
     "SELECT e.at, e.id, d.code, p.id, p.name, w.name,"
     " DATEDIFF(" LOCAL("b.due_after") ", " LOCAL("e.at") "), b.due_after,"
     " e.move" ACTS
     " JOIN event b ON b.dossier_id = e.dossier_id AND b.seq = e.seq - 1"
     OWN_UNITS " AND e.clock = 'paused' AND b.clock = 'running'"
     " AND DATEDIFF(" LOCAL("b.due_after") ", " LOCAL("e.at") ")"
     "  BETWEEN 0 AND ?" PLACE("e.at", "e.id"));

#define ASKED_BEFORE                                              \
	"(SELECT COUNT(*) FROM event f WHERE f.dossier_id ="      \
	" e.dossier_id AND f.seq <= e.seq AND f.move = 'yeu-cau-bo-sung')"
STMT(q_sign_supplements, "iiiii" "tttii", OUT,
     "SELECT e.at, e.id, d.code, p.id, p.name, w.name, " ASKED_BEFORE ","
     " NULL, e.move" ACTS OWN_UNITS
     " AND e.move = 'yeu-cau-bo-sung' AND " ASKED_BEFORE " >= ?"
     PLACE("e.at", "e.id"));

/* Closed: from a step of the work to an end or a result.  What is answered at
 * the desk at once, and what is only handed out, is no closing. */
#define CLOSES(e)                                                           \
	e ".clock = 'stopped' AND " e ".from_state NOT IN ('', 'CO_KET_QUA'," \
	" 'DANG_CHUYEN_PHAT', 'DA_TRA_KQ', 'DA_RUT', 'DUNG_XU_LY', 'LUU')"
/* One row a person and day: the day's fullest minutes. */
STMT(q_sign_mass, "iiiii" "tti" "ttii", OUT,
     "SELECT y.at, y.who, y.code, y.who, y.name, y.unit, y.n, NULL, y.move"
     " FROM (SELECT MAX(x.at) AS at, x.who, SUBSTRING_INDEX("
     "   GROUP_CONCAT(x.code ORDER BY x.at DESC), ',', 1) AS code, x.name,"
     "  MAX(x.unit) AS unit, MAX(x.n) AS n, MAX(x.move) AS move"
     "  FROM (SELECT e.at, d.code, p.id AS who, p.name, w.name AS unit,"
     "    e.move, (SELECT COUNT(*) FROM event f"
     "     FORCE INDEX (event_by_account)"
     "     WHERE f.account_id = e.account_id AND f.at <= e.at"
     "     AND f.at > e.at - INTERVAL ? MINUTE AND " CLOSES("f") ") AS n"
     ACTS OWN_UNITS " AND " CLOSES("e")
     "   AND e.at >= ? AND e.at <= ?) x WHERE x.n >= ?"
     "  GROUP BY x.who, x.name, DATE(" LOCAL("x.at") ")) y"
     " WHERE y.at <= ? AND (y.at < ? OR y.who < ?)"
     " ORDER BY y.at DESC, y.who DESC LIMIT ?");

#define MINUTE_OF(at)                                               \
	"(HOUR(" LOCAL(at) ") * 60 + MINUTE(" LOCAL(at) "))"
#define IS_OFF(at)                                                         \
	"(EXISTS (SELECT 1 FROM public_calendar_day c WHERE c.day = DATE(" \
	LOCAL(at) ") AND c.kind = 'off') OR (DAYOFWEEK(" LOCAL(at)         \
	") IN (1, 7) AND NOT EXISTS (SELECT 1 FROM public_calendar_day c"  \
	" WHERE c.day = DATE(" LOCAL(at) ") AND c.kind = 'worked')))"
/* One row a person and night: the small hours belong to the evening before. */
STMT(q_sign_night, "i" "iiii" "tt" "ii" "ttii", OUT,
     "SELECT y.at, y.who, y.code, y.who, y.name, y.unit, y.n, y.first,"
     " y.move FROM (SELECT MAX(x.at) AS at, MIN(x.at) AS first, x.who,"
     "  SUBSTRING_INDEX(GROUP_CONCAT(x.code ORDER BY x.at DESC), ',', 1)"
     "   AS code, x.name, MAX(x.unit) AS unit, COUNT(*) AS n,"
     "  MAX(x.move) AS move FROM (SELECT e.at, d.code, p.id AS who, p.name,"
     "    w.name AS unit, e.move, DATE(" LOCAL("e.at")
     "     - INTERVAL ? MINUTE) AS night" ACTS OWN_UNITS
     "   AND e.at >= ? AND e.at <= ? AND e.role <> 'POST_AGENT' AND ("
     MINUTE_OF("e.at") " >= ? OR " MINUTE_OF("e.at") " < ? OR "
     IS_OFF("e.at") ")) x GROUP BY x.who, x.name, x.night) y"
     " WHERE y.at <= ? AND (y.at < ? OR y.who < ?)"
     " ORDER BY y.at DESC, y.who DESC LIMIT ?");

/* Who wrote it, and when it was refused: the wish is decided by the first act
 * that leaves its step. */
STMT(q_sign_wishes, "iiii" "tttii", OUT,
     "SELECT e.at, e.id, d.code, p.id, p.name, w.name, (SELECT COUNT(*)"
     "  FROM event f WHERE f.dossier_id = e.dossier_id AND f.seq <= e.seq"
     "  AND f.move = 'de-nghi-rut'), n.at, e.move" ACTS
     " JOIN event n ON n.dossier_id = e.dossier_id AND n.seq = (SELECT"
     "  MIN(g.seq) FROM event g WHERE g.dossier_id = e.dossier_id"
     "  AND g.seq > e.seq AND g.from_state = 'RUT_CHO_DUYET'"
     "  AND g.to_state <> 'RUT_CHO_DUYET')"
     OWN_UNITS " AND e.move = 'de-nghi-rut' AND n.move = 'khong-dong-y-rut'"
     PLACE("e.at", "e.id"));

/* Moved because of a day that a later change set the other way. */
STMT(q_sign_calendar, "iiii" "tttii", OUT,
     "SELECT e.at, e.id, d.code, p.id, p.name, w.name, 1, b.due_after,"
     " e.move" ACTS
     " JOIN event b ON b.dossier_id = e.dossier_id AND b.seq = e.seq - 1"
     OWN_UNITS " AND e.move = 'tinh-lai-hen'"
     " AND EXISTS (SELECT 1 FROM calendar_change c JOIN calendar_change n"
     "  ON n.day = c.day AND n.what = 'ngay' AND n.state = 'DA_DUYET'"
     "  AND n.id > c.id AND n.kind <> c.kind WHERE c.what = 'ngay'"
     "  AND CONCAT('\n', e.data) LIKE '%\nchanged=%'"
     "  AND FIND_IN_SET(c.id, SUBSTRING_INDEX(SUBSTRING_INDEX("
     "   CONCAT('\n', e.data), '\nchanged=', -1), '\n', 1)))"
     PLACE("e.at", "e.id"));

/* The first other dossier of the same person and procedure that began a new
 * term: before the old one ended, or soon after. */
#define AGAIN                                                              \
	"(SELECT MIN(b.received_at) FROM applicant a"                      \
	" JOIN procedure_version v ON v.id = a.version_id"                 \
	" JOIN procedure_version o ON o.code = v.code"                     \
	" JOIN applicant b ON b.id_digest = a.id_digest"                   \
	" AND b.version_id = o.id AND b.received_at > a.received_at"       \
	" AND b.received_at <= e.at + INTERVAL ? DAY"                      \
	" WHERE a.dossier_id = e.dossier_id)"
STMT(q_sign_refiled, "iiiiii" "tttii", OUT,
     "SELECT e.at, e.id, d.code, p.id, p.name, w.name, 1, " AGAIN ", e.move"
     ACTS OWN_UNITS " AND e.to_state IN ('DA_RUT', 'DUNG_XU_LY')"
     " AND e.from_state <> e.to_state AND " AGAIN " IS NOT NULL"
     PLACE("e.at", "e.id"));

/* The month's range, and where the page begins in it. */
struct range {
	struct instant from, to, before;
	int64_t key, limit;
};

static struct range range_of(const struct pattern_ask *ask, int64_t limit)
{
	unsigned year, month, dom;
	struct range r = { .limit = limit, .key = ask->before_key };

	day_split(ask->month, &year, &month, &dom);
	r.from = instant_at(day_join(year, month, 1), 0);
	r.to = instant_at(month == 12 ? day_join(year + 1, 1, 1) :
					day_join(year, month + 1, 1),
			  0);
	r.to.s--;
	r.before = ask->before;
	if (r.before.s == INSTANT_NONE.s || r.before.s > r.to.s) {
		r.before = r.to;
		r.key = INT64_MAX;
	}
	return r;
}

static enum err ask(struct cx *cx, int64_t seat, enum pattern p,
		    const struct pattern_limits *l, const struct range *r,
		    struct rows *ret)
{
	switch (p) {
	case PATTERN_LAST_MINUTE:
		return db_query(cx, q_sign_last_minute, ret, seat,
				l->last_minutes, r->from, r->before, r->before,
				r->key, r->limit);
	case PATTERN_PAUSE:
		return db_query(cx, q_sign_pause, ret, seat, seat, seat, seat,
				l->pause_days, r->from, r->before, r->before,
				r->key, r->limit);
	case PATTERN_UNCOLLECTED:
		return db_query(cx, q_sign_uncollected, ret, cx->now, seat,
				l->uncollected_days, r->from, r->before,
				r->before, r->key, r->limit);
	case PATTERN_SUPPLEMENTS:
		return db_query(cx, q_sign_supplements, ret, seat, seat, seat,
				seat, l->supplements, r->from, r->before,
				r->before, r->key, r->limit);
	case PATTERN_MASS:
		return db_query(cx, q_sign_mass, ret, l->mass_minutes, seat,
				seat, seat, seat, r->from, r->to, l->mass_n,
				r->before, r->before, r->key, r->limit);
	case PATTERN_NIGHT:
		return db_query(cx, q_sign_night, ret, l->night_to, seat, seat,
				seat, seat, r->from, r->to, l->night_from,
				l->night_to, r->before, r->before, r->key,
				r->limit);
	case PATTERN_WISHES:
		return db_query(cx, q_sign_wishes, ret, seat, seat, seat, seat,
				r->from, r->before, r->before, r->key,
				r->limit);
	case PATTERN_CALENDAR:
		return db_query(cx, q_sign_calendar, ret, seat, seat, seat,
				seat, r->from, r->before, r->before, r->key,
				r->limit);
	case PATTERN_REFILED:
		return db_query(cx, q_sign_refiled, ret, l->refile_days, seat,
				seat, seat, seat, l->refile_days, r->from,
				r->before, r->before, r->key, r->limit);
	case PATTERN_COUNT:
		break;
	}
	return ERR_MISSING;
}

STMT(q_seats, "iiii", "i",
     "SELECT u.id FROM unit u LEFT JOIN unit p ON p.id = u.parent_id"
     " WHERE u.kind IN ('ubnd_tinh', 'ubnd_huyen', 'ubnd_xa')"
     " AND (u.id = ? OR u.parent_id = ? OR p.parent_id = ?)"
     " ORDER BY u.id <> ?, u.valid_to IS NOT NULL, u.name LIMIT 500");

enum err pattern_units(struct cx *cx, const struct actor *actor,
		       struct unit **ret, size_t *ret_n)
{
	const int64_t own = actor->authority.v;
	struct unit_id id;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_seats, &rows, own, own, own, own));
	*ret = arena_array(cx->arena, rows.n + 1, sizeof(**ret));
	while (rows_next(&rows, &id.v))
		TRY(unit_load(cx, id, &(*ret)[n++]));
	*ret_n = n;
	return OK;
}

static enum err seat_of(struct cx *cx, const struct actor *actor,
			struct unit_id asked, int64_t *ret)
{
	struct unit *units;
	size_t n;

	*ret = actor->authority.v;
	if (!asked.v || asked.v == *ret)
		return OK;
	TRY(pattern_units(cx, actor, &units, &n));
	for (size_t i = 0; i < n; i++) {
		if (units[i].id.v == asked.v) {
			*ret = asked.v;
			return OK;
		}
	}
	return ERR_MISSING;
}

static bool next_row(struct rows *rows, struct pattern_row *r)
{
	const char *move;

	if (!rows_next(rows, &r->at, &r->key, &r->code, &r->who.v,
		       &r->who_name, &r->unit_name, &r->n, &r->other, &move))
		return false;
	r->move = move_of(move);
	return true;
}

enum err pattern_list(struct cx *cx, const struct actor *actor, enum pattern p,
		      const struct pattern_ask *in, struct pattern_row **ret,
		      size_t *ret_n)
{
	const struct range range = range_of(in, PATTERN_PAGE);
	struct pattern_limits limits;
	struct pattern_row *list;
	struct rows rows;
	int64_t seat;
	size_t n = 0;

	TRY(seat_of(cx, actor, in->seat, &seat));
	TRY(pattern_limits(cx, in->month, &limits));
	TRY(ask(cx, seat, p, &limits, &range, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_row(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return audit_list(cx, actor, "patterns", pattern_slug(p), n);
}

enum err pattern_counts(struct cx *cx, const struct actor *actor,
			const struct pattern_ask *in,
			size_t ret[PATTERN_COUNT])
{
	const struct pattern_ask whole = { in->month, in->seat, INSTANT_NONE,
					   0 };
	const struct range range = range_of(&whole, PATTERN_CAP);
	struct pattern_limits limits;
	struct rows rows;
	int64_t seat;

	TRY(seat_of(cx, actor, in->seat, &seat));
	TRY(pattern_limits(cx, in->month, &limits));
	for (int p = 0; p < PATTERN_COUNT; p++) {
		TRY(ask(cx, seat, (enum pattern)p, &limits, &range, &rows));
		ret[p] = rows.n;
	}
	return OK;
}

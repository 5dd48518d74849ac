#include "domain/shelf/shelf.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/submission.h"
#include "domain/people/org.h"
#include "domain/power.h"
#include "domain/reception/dossier_code.h"
#include "domain/reception/receipt_code.h"
#include "secret/secret.h"
#include "text/text.h"

#define L 0x010u /* UBND_LEADER */
#define WATCHES 0x600u /* CONTROL, INSPECTOR */
#define COUNTS 0x03fu  /* RECEPTION … CLERK: not those who only watch */
#define PLACE_MAX 200
#define KEPT_MAX 60

enum mismatch_kind shelf_judge(const struct shelf_place *p,
			       struct unit_id unit)
{
	if (state_is_end(p->state) || p->state == STATE_POSTED)
		return MISMATCH_CLOSED;
	if (p->holder.v == unit.v)
		return p->in_transit ? MISMATCH_UNSIGNED : MISMATCH_NONE;
	if ((p->in_transit || p->state == STATE_SUPPLEMENT) &&
	    p->from.v == unit.v)
		return MISMATCH_NONE;
	return MISMATCH_ELSEWHERE;
}

/* Held here: open ones and results, without what is on its way and what the
 * desk holds while the applicant looks for papers.  Ranges of one key. */
#define LANE(name)                                                      \
	"(SELECT COUNT(*) FROM queue_entry WHERE owner_id = c.unit_id"  \
	" AND lane = '" name "')"
#define EXPECTED                                                           \
	"CAST(" LANE("don-vi") " + " LANE("tra") " - " LANE("den") " - "    \
	LANE("bo-sung-quay") " AS SIGNED)"
#define COUNTED                                                              \
	"c.id, c.unit_id, c.authority_id, u.name, u.valid_to, c.place, a.name," \
	" COALESCE(z.name, ''), c.started_at, c.closed_at,"                  \
	" COALESCE(c.outcome = 'huy', 0)"
#define FROM_COUNT                                                         \
	" FROM shelf_count c JOIN unit u ON u.id = c.unit_id"              \
	" JOIN account a ON a.id = c.started_by"                           \
	" LEFT JOIN account z ON z.id = c.closed_by"
#define COUNTED_OUT "iiisdssstti"

STMT(q_count, "iidiid", COUNTED_OUT "iii",
     "SELECT " COUNTED ", (SELECT COUNT(*) FROM shelf_scan s"
     " WHERE s.count_id = c.id AND s.dossier_id IS NOT NULL),"
     " IF(c.closed_at IS NULL, " EXPECTED ", COALESCE(c.expected, 0)),"
     " (SELECT COUNT(*) FROM shelf_scan s WHERE s.count_id = c.id"
     "  AND s.dossier_id IS NULL)" FROM_COUNT
     " WHERE c.id = ? AND (c.unit_id" IN_UNIT_OR_FORMER
     "  OR ? = 1 AND c.authority_id" IN_UNIT_OR_FORMER ")");
STMT(q_of_unit, "idii", COUNTED_OUT "ii",
     "SELECT " COUNTED ", COALESCE(c.scanned, 0), COALESCE(c.expected, 0)"
     FROM_COUNT " WHERE c.unit_id" IN_UNIT_OR_FORMER
     " AND c.id < ? ORDER BY c.id DESC LIMIT ?");
STMT(q_of_authority, "idii", COUNTED_OUT "ii",
     "SELECT " COUNTED ", COALESCE(c.scanned, 0), COALESCE(c.expected, 0)"
     FROM_COUNT " WHERE c.authority_id" IN_UNIT_OR_FORMER
     " AND c.id < ? ORDER BY c.id DESC LIMIT ?");

static bool sees_all(const struct actor *actor)
{
	struct actor a = power_at_large(actor);

	return power_has(&a, L | WATCHES);
}

bool shelf_may_count(const struct actor *actor, struct unit_id unit)
{
	struct actor a = power_at_large(actor);

	return a.unit.v == unit.v && power_has(&a, COUNTS);
}

static enum err check_counter(struct cx *cx, const struct actor *actor,
			      struct unit_id unit)
{
	return shelf_may_count(actor, unit) ?
		       OK :
		       refuse(cx, ERR_DENIED, NULL,
			      "Chỉ người làm việc ở đơn vị được kiểm kê.");
}

enum err shelf_is_left(struct cx *cx, const struct actor *actor,
		       const struct shelf_count *c, bool *ret_may_give_up)
{
	struct unit_id heir = c->unit, authority = c->authority;
	struct actor a = power_at_large(actor);

	*ret_may_give_up = false;
	if (c->closed_at.s != INSTANT_NONE.s ||
	    c->unit_until.n == DAY_NONE.n ||
	    c->unit_until.n >= instant_day(cx->now).n)
		return OK;
	TRY(unit_answering(cx, (struct unit_id){ INT64_MIN }, &heir,
			   &authority));
	*ret_may_give_up = shelf_may_count(actor, heir) ||
			   (a.authority.v == authority.v &&
			    power_has(&a, L));
	return OK;
}

enum err shelf_open(struct cx *cx, const struct actor *actor,
		    struct count_id id, struct shelf_count *ret)
{
	const struct day today = instant_day(cx->now);
	struct shelf_count c = { 0 };
	int64_t given_up;

	TRY(db_one(cx, q_count, id.v, actor->unit.v, today,
		   (int64_t)sees_all(actor), actor->authority.v, today,
		   &c.id.v, &c.unit.v, &c.authority.v, &c.unit_name,
		   &c.unit_until, &c.place, &c.starter_name, &c.closer_name,
		   &c.started_at, &c.closed_at, &given_up, &c.scanned,
		   &c.expected, &c.unknown));
	c.is_given_up = given_up == 1;
	*ret = c;
	return OK;
}

enum err shelf_list(struct cx *cx, const struct actor *actor, int64_t before,
		    struct shelf_count **ret, size_t *ret_n)
{
	bool all = sees_all(actor);
	struct shelf_count *list, *c;
	struct rows rows;
	int64_t given_up;
	size_t n = 0;

	TRY(db_query(cx, all ? q_of_authority : q_of_unit, &rows,
		     all ? actor->authority.v : actor->unit.v,
		     instant_day(cx->now), before, (int64_t)SHELF_ROWS + 1));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (c = list;
	     rows_next(&rows, &c->id.v, &c->unit.v, &c->authority.v,
		       &c->unit_name, &c->unit_until, &c->place,
		       &c->starter_name,
		       &c->closer_name, &c->started_at, &c->closed_at,
		       &given_up, &c->scanned, &c->expected);
	     c = &list[++n])
		c->is_given_up = given_up == 1;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_compared, "i", "t",
     "SELECT closed_at FROM shelf_count WHERE unit_id = ? AND outcome = 'xong'"
     " ORDER BY id DESC LIMIT 1");

enum err shelf_duty(struct cx *cx, struct unit_id unit, struct shelf_duty *ret)
{
	struct day today = instant_day(cx->now);
	const char *rule_set;
	struct rule rule;
	enum err err;

	TRY(rule_set_of(cx, today, &rule_set));
	TRY(rule_read(cx, rule_set, "shelf_count_days", today, &rule));
	*ret = (struct shelf_duty){ .days = (int)rule.value,
				    .last = INSTANT_NONE,
				    .next = DAY_NONE };
	err = db_one(cx, q_compared, unit.v, &ret->last);
	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	ret->next.n = instant_day(ret->last).n + ret->days;
	return OK;
}

STMT(q_known, "s", "i",
     "SELECT id FROM shelf_count WHERE form_key = UNHEX(?)");
STMT(q_open_one, "i", "i",
     "SELECT id FROM shelf_count WHERE unit_id = ? AND is_open = 1");
STMT(q_start, "siisit", "",
     "INSERT INTO shelf_count (form_key, unit_id, authority_id, place,"
     " started_by, started_at) VALUES (UNHEX(?), ?, ?, ?, ?, ?)");

struct starting {
	const struct actor *actor;
	const char *form_key, *place;
	struct count_id *ret;
};

static struct submission form_of(const struct starting *s)
{
	return (struct submission){ s->form_key, s->actor->id, "shelf-start",
				    NO_DOSSIER };
}

static enum err find_known(struct cx *cx, const struct starting *s)
{
	const struct submission form = form_of(s);

	TRY(submission_known(cx, &form, NULL));
	return db_one(cx, q_known, s->form_key, &s->ret->v);
}

static enum err start_once(struct cx *cx, void *arg)
{
	const struct starting *s = arg;
	const struct submission form = form_of(s);

	TRY(db_exec(cx, q_start, s->form_key, s->actor->unit.v,
		    s->actor->authority.v, s->place, s->actor->id.v, cx->now));
	s->ret->v = db_insert_id(cx);
	TRY(submission_put(cx, &form));
	return audit_write(cx, s->actor, "shelf-start", NO_DOSSIER, "ok", "");
}

enum err shelf_start(struct cx *cx, const struct actor *actor,
		     const char *form_key, const char *place,
		     struct count_id *ret)
{
	struct starting s = { actor, form_key, place, ret };
	enum err err;

	TRY(check_counter(cx, actor, actor->unit));
	if (text_length(place) < 3 || text_length(place) > PLACE_MAX)
		return refuse(cx, ERR_INPUT, ARGUMENT(place),
			      "Ghi rõ phòng, tủ được kiểm kê, từ 3 đến %d ký"
			      " tự.",
			      PLACE_MAX);
	err = find_known(cx, &s);
	if (!cx_without(cx, err, ERR_MISSING))
		return err;
	err = db_tx(cx, start_once, &s);
	if (!db_is_duplicate(cx) || !cx_without(cx, err, ERR_CONFLICT))
		return err;
	err = find_known(cx, &s);
	if (err != ERR_MISSING)
		return err;
	TRY(db_one(cx, q_open_one, actor->unit.v, &ret->v));
	return refuse(cx, ERR_STATE, ARGUMENT(place),
		      "Đơn vị đang có cuộc kiểm kê chưa kết thúc (số %lld)."
		      " Quét tiếp vào cuộc đó hoặc kết thúc trước khi mở cuộc"
		      " mới.",
		      (long long)ret->v);
}

/* Where it was before is asked of the ledger only where it matters. */
#define CAME_FROM                                                           \
	" IF(d.in_transit = 1 OR d.state = 'CHO_BO_SUNG',"                  \
	" (SELECT e.holder_unit_id FROM event e WHERE e.dossier_id = d.id"  \
	"  AND e.holder_unit_id <> d.holder_unit_id ORDER BY e.seq DESC"    \
	"  LIMIT 1), NULL)"
#define PLACED                                                            \
	"SELECT d.id, d.code, d.last_seq, d.state, d.holder_unit_id,"     \
	" d.in_transit," CAME_FROM " , u.name FROM dossier d"             \
	" JOIN unit u ON u.id = d.holder_unit_id"
#define PLACED_OUT "isisiiis"
STMT(q_by_code, "s", PLACED_OUT, PLACED " WHERE d.code = ?");
STMT(q_by_token, "b", PLACED_OUT, PLACED " WHERE d.token_digest = ?");
STMT(q_share, "i", "iit",
     "SELECT unit_id, authority_id, closed_at FROM shelf_count WHERE id = ?"
     " LOCK IN SHARE MODE");
STMT(q_scan, "isiisiiiti", "",
     "INSERT IGNORE INTO shelf_scan (count_id, code, dossier_id, seq, state,"
     " holder_unit_id, in_transit, from_unit_id, at, account_id)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_scan_other, "isti", "",
     "INSERT IGNORE INTO shelf_scan (count_id, code, at, account_id)"
     " VALUES (?, ?, ?, ?)");

struct scanning {
	const struct actor *actor;
	struct count_id id;
	const char *lines;
	struct shelf_read *reads;
	size_t n;
};

/* What may be kept of a read that is no code of ours: no token, no number of
 * a person's papers. */
static const char *kept(struct arena *arena, const char *typed)
{
	size_t digits = 0, most = 0;
	char *text;

	if (strchr(typed, '|'))
		return "(mã QR của giấy tờ khác)";
	if (strstr(typed, "/t/") || dossier_token(arena, typed))
		return "(mã QR không có trong phần mềm)";
	text = text_code(arena, typed);
	for (const char *s = text; *s; s++) {
		digits = *s >= '0' && *s <= '9' ? digits + 1 : 0;
		most = digits > most ? digits : most;
	}
	if (most >= 9)
		return "(dãy số không phải mã hồ sơ)";
	if (strlen(text) > KEPT_MAX)
		text[KEPT_MAX] = '\0';
	return *text ? text : "(không đọc được)";
}

static const char *why_unknown(struct arena *arena, const char *code)
{
	const char *why;

	if (dossier_code(arena, code, &why))
		return "Không có hồ sơ mang mã này trong phần mềm.";
	return why;
}

static const char *why_not(struct arena *arena, enum mismatch_kind kind,
			   enum state state, const char *unit_name)
{
	switch ((int)kind) {
	case MISMATCH_CLOSED:
		return arena_printf(arena, "Phần mềm ghi “%s”.",
				    state_name(state));
	case MISMATCH_ELSEWHERE:
		return arena_printf(arena, "Phần mềm ghi %s đang giữ.",
				    unit_name);
	case MISMATCH_UNSIGNED:
		return "Đang chuyển đến đây, chưa ký nhận trên phần mềm.";
	default:
		return "";
	}
}

struct placed {
	int64_t id, seq;
	const char *code, *unit_name;
	struct shelf_place p;
};

static enum err find(struct cx *cx, const char *typed, struct placed *ret)
{
	const char *token = dossier_token(cx->arena, typed), *state, *why;
	const char *code;
	int64_t transit;
	struct digest d;
	enum err err;

	if (token) {
		d = token_digest_of(token);
		err = db_one(cx, q_by_token, (struct bytes){ d.b, sizeof(d.b) },
			     &ret->id, &ret->code, &ret->seq, &state,
			     &ret->p.holder.v, &transit, &ret->p.from.v,
			     &ret->unit_name);
	} else {
		code = dossier_code(cx->arena, typed, &why);
		if (!code)
			return ERR_MISSING;
		err = db_one(cx, q_by_code, code, &ret->id, &ret->code,
			     &ret->seq, &state, &ret->p.holder.v, &transit,
			     &ret->p.from.v, &ret->unit_name);
	}
	if (err != OK)
		return err;
	ret->p.state = state_of(state);
	ret->p.in_transit = transit == 1;
	return OK;
}

static enum err scan_line(struct cx *cx, const struct scanning *s,
			  const char *typed, struct shelf_read *ret)
{
	struct placed d = { .id = INT_NONE };
	enum err err = find(cx, typed, &d);

	if (!cx_without(cx, err, ERR_MISSING))
		TRY(err);
	*ret = (struct shelf_read){ .is_known = err == OK, .at = cx->now };
	if (err == OK) {
		ret->code = d.code;
		ret->why = why_not(cx->arena,
				   shelf_judge(&d.p, s->actor->unit),
				   d.p.state, d.unit_name);
		TRY(db_exec(cx, q_scan, s->id.v, d.code, d.id, d.seq,
			    state_code(d.p.state), d.p.holder.v,
			    (int64_t)d.p.in_transit, d.p.from.v, cx->now,
			    s->actor->id.v));
	} else {
		const char *code = NULL, *why;

		if (!dossier_token(cx->arena, typed))
			code = dossier_code(cx->arena, typed, &why);
		ret->code = code ? code : kept(cx->arena, typed);
		ret->why = why_unknown(cx->arena, ret->code);
		TRY(db_exec(cx, q_scan_other, s->id.v, ret->code, cx->now,
			    s->actor->id.v));
	}
	ret->is_again = db_affected(cx) == 0;
	return OK;
}

static enum err scan_once(struct cx *cx, void *arg)
{
	struct scanning *s = arg;
	char *copy = arena_strdup(cx->arena, s->lines), *save = NULL;
	struct unit_id unit, authority;
	struct instant closed_at;

	s->n = 0;
	TRY(db_one(cx, q_share, s->id.v, &unit.v, &authority.v, &closed_at));
	if (unit.v != s->actor->unit.v)
		return authority.v == s->actor->authority.v &&
				       sees_all(s->actor) ?
			       refuse(cx, ERR_DENIED, NULL,
				      "Chỉ người của đơn vị kiểm kê quét hồ sơ"
				      " vào cuộc kiểm kê này.") :
			       ERR_MISSING;
	if (closed_at.s != INSTANT_NONE.s)
		return refuse(cx, ERR_STATE, NULL,
			      "Cuộc kiểm kê đã kết thúc lúc %s; mã vừa quét"
			      " chưa được ghi.",
			      moment_words(cx->arena, closed_at));
	for (char *line = strtok_r(copy, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		if (text_is_blank(line))
			continue;
		if (s->n == SHELF_READS_MAX)
			return refuse(cx, ERR_INPUT,
				      MEMBER(struct scanning, lines),
				      "Mỗi lần gửi nhiều nhất %d mã; chưa mã"
				      " nào được ghi.",
				      SHELF_READS_MAX);
		TRY(scan_line(cx, s, line, &s->reads[s->n++]));
	}
	if (!s->n)
		return refuse(cx, ERR_INPUT, MEMBER(struct scanning, lines),
			      "Quét mã trên hồ sơ.");
	return audit_list(cx, s->actor, "shelf-scan",
			  arena_printf(cx->arena, "%lld",
				       (long long)s->id.v),
			  s->n);
}

enum err shelf_scan(struct cx *cx, const struct actor *actor,
		    struct count_id id, const char *lines,
		    struct shelf_read **ret, size_t *ret_n)
{
	struct scanning s = { .actor = actor, .id = id, .lines = lines };

	TRY(check_counter(cx, actor, actor->unit));
	s.reads = arena_array(cx->arena, SHELF_READS_MAX, sizeof(*s.reads));
	TRY(db_tx(cx, scan_once, &s));
	*ret = s.reads;
	*ret_n = s.n;
	return OK;
}

STMT(q_last, "ii", "sisiiist",
     "SELECT s.code, s.dossier_id, COALESCE(s.state, ''), s.holder_unit_id,"
     " s.in_transit, s.from_unit_id, COALESCE(u.name, ''), s.at"
     " FROM shelf_scan s LEFT JOIN unit u ON u.id = s.holder_unit_id"
     " WHERE s.count_id = ? ORDER BY s.id DESC LIMIT ?");

enum err shelf_last(struct cx *cx, const struct shelf_count *c,
		    struct shelf_read **ret, size_t *ret_n)
{
	const char *state, *unit_name;
	struct shelf_read *list, *r;
	struct shelf_place p;
	int64_t dossier, transit;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_last, &rows, c->id.v, (int64_t)SHELF_LAST));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list; rows_next(&rows, &r->code, &dossier, &state,
				 &p.holder.v, &transit, &p.from.v, &unit_name,
				 &r->at);
	     r = &list[++n]) {
		r->is_known = dossier != INT_NONE;
		p.state = state_of(state);
		p.in_transit = transit == 1;
		r->why = r->is_known ?
				 why_not(cx->arena, shelf_judge(&p, c->unit),
					 p.state, unit_name) :
				 why_unknown(cx->arena, r->code);
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_findings, "iii", "iisss",
     "SELECT (SELECT MAX(m.id) FROM mismatch m WHERE m.kind = f.kind"
     "  AND m.dossier_id = f.dossier_id), f.dossier_id, f.kind, d.code, p.name"
     " FROM shelf_finding f JOIN dossier d ON d.id = f.dossier_id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " WHERE f.count_id = ? AND f.dossier_id > ?"
     " ORDER BY f.dossier_id, f.kind LIMIT ?");
STMT(q_summary, "i", "si",
     "SELECT kind, COUNT(*) FROM shelf_finding WHERE count_id = ?"
     " GROUP BY kind");

enum err shelf_findings(struct cx *cx, struct count_id id, int64_t after,
			struct shelf_finding **ret, size_t *ret_n)
{
	struct shelf_finding *list, *f;
	struct rows rows;
	const char *kind;
	size_t n = 0;

	TRY(db_query(cx, q_findings, &rows, id.v, after,
		     (int64_t)SHELF_FINDINGS + 1));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (f = list; rows_next(&rows, &f->id.v, &f->dossier.v, &kind,
				 &f->code, &f->procedure_name);
	     f = &list[++n])
		f->kind = mismatch_kind_of(kind);
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err shelf_summary(struct cx *cx, struct count_id id,
		       int64_t ret[MISMATCH_KIND_COUNT])
{
	struct rows rows;
	const char *kind;
	int64_t n;

	memset(ret, 0, MISMATCH_KIND_COUNT * sizeof(*ret));
	TRY(db_query(cx, q_summary, &rows, id.v));
	while (rows_next(&rows, &kind, &n))
		ret[mismatch_kind_of(kind)] = n;
	return OK;
}

#include "domain/apology/explanation.h"

#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "domain/casework/promise.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/audit.h"
#include "domain/people/org.h"
#include "domain/power.h"
#include "domain/proof/record.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct explanation_step, member)

#define WORDS_MIN 20
#define D 0x008u /* DEPT_HEAD */
#define L 0x010u /* UBND_LEADER */
#define X 0x200u /* CONTROL */

static const struct {
	const char *code, *name;
} states[EXPLAIN_STATE_COUNT] = {
	[EXPLAIN_OPEN] = { "MO", "Chờ lãnh đạo đơn vị giải trình" },
	[EXPLAIN_CLASSIFIED] = { "DA_GIAI_TRINH", "Chờ cán bộ có ý kiến" },
	[EXPLAIN_ANSWERED] = { "DA_TRA_LOI", "Cán bộ đã có ý kiến" },
	[EXPLAIN_ABSENT] = { "VANG_MAT", "Đã ghi nhận không có ý kiến của cán"
					 " bộ" },
	[EXPLAIN_CLOSED] = { "DA_DONG", "Đã hoàn thành giải trình" },
};

static const char *const classes[][2] = {
	{ "don_vi", "Từ đơn vị giải quyết" },
	{ "phoi_hop", "Từ đơn vị phối hợp" },
	{ "khach_quan", "Khách quan" },
	{ "he_thong", "Từ hệ thống thông tin" },
	{ "dong_bo", "Từ lỗi đồng bộ" },
};

const char *explanation_state_name(enum explanation_state s)
{
	return states[s].name;
}

const char *class_name_of(const char *class_code)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
		if (class_code && strcmp(classes[i][0], class_code) == 0)
			return classes[i][1];
	}
	return "";
}

const char *class_code_at(size_t i)
{
	return i < sizeof(classes) / sizeof(classes[0]) ? classes[i][0] : NULL;
}

enum explanation_state explanation_state_from_code(const char *code)
{
	int i = 0;

	while (i < EXPLAIN_STATE_COUNT - 1 &&
	       strcmp(states[i].code, code) != 0)
		i++;
	return (enum explanation_state)i;
}

STMT(q_whose, "i", "iii",
     "SELECT seat_lead_id, seat_id, COALESCE(handler_id, holder_id)"
     " FROM dossier WHERE id = ?");
STMT(q_open, "iiiidti", "",
     "INSERT IGNORE INTO explanation (dossier_id, round, lead_unit_id,"
     " authority_id, late_since, opened_at, officer_id, state)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, 'MO')");
STMT(q_note, "itiisssi", "",
     "INSERT INTO accountability_event (explanation_id, at, account_id,"
     " unit_id, role, action, words, acting_for)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

/* The step, its audit row and their records.  actor NULL: the sweep. */
static enum err put_step(struct cx *cx, const struct actor *actor,
			 const struct acting *as, struct explanation_id id,
			 struct dossier_id dossier, const char *code,
			 const char *words)
{
	struct records records = { 0 };

	TRY(db_exec(cx, q_note, id.v, cx->now, actor ? actor->id.v : INT_NONE,
		    actor ? actor->unit.v : INT_NONE,
		    actor ? role_code(as->role) : "", code, words,
		    actor ? as->for_whom.v : INT_NONE));
	TRY(record_take(cx, RECORD_STEP, db_insert_id(cx), &records));
	TRY(record_take(cx, RECORD_EXPLANATION, id.v, &records));
	return record_put(cx, actor, actor ? code : "explanation-open",
			  dossier, "", &records);
}

static enum err open_round(struct cx *cx, struct dossier_id id, int round,
			   struct instant missed, bool *ret_opened)
{
	int64_t lead, authority, officer;

	TRY(db_one(cx, q_whose, id.v, &lead, &authority, &officer));
	TRY(db_exec(cx, q_open, id.v, (int64_t)round, lead, authority,
		    (struct day){ instant_day(missed).n + 1 }, cx->now,
		    officer));
	if (db_affected(cx) != 1)
		return OK;
	*ret_opened = true;
	return put_step(cx, NULL, NULL,
			(struct explanation_id){ db_insert_id(cx) }, id, "mo",
			"");
}

enum err explanation_open(struct cx *cx, struct dossier_id id,
			  bool *ret_opened)
{
	struct promise p;

	*ret_opened = false;
	TRY(promise_dates(cx, id, &p));
	if (!p.is_missed)
		return OK;
	TRY(open_round(cx, id, 1, p.due, ret_opened));
	if (promise_has_passed(p.again, p.finished, cx->now))
		TRY(open_round(cx, id, 2, p.again, ret_opened));
	return OK;
}

/* Gone: no account that works, or no role left in the committee. */
#define GONE                                                              \
	" (o.is_active = 0 OR NOT EXISTS (SELECT 1 FROM account_role g"   \
	"  JOIN unit gu ON gu.id = g.unit_id WHERE g.account_id = o.id"   \
	"  AND (gu.id = e.authority_id OR gu.parent_id = e.authority_id)" \
	"  AND g.valid_from <= ? AND (g.valid_to IS NULL OR g.valid_to >= ?)))"
/* Whose own it is: who handles it, and who held it when it was late. */
#define HANDS                                                             \
	" CONCAT(',', COALESCE(d.handler_id, 0), ',', COALESCE(e.officer_id," \
	" 0), ',', COALESCE((SELECT GROUP_CONCAT(DISTINCT h.holder_id)"   \
	"  FROM event h WHERE h.dossier_id = d.id AND h.seq >="           \
	"  (SELECT COALESCE(MAX(k.seq), 1) FROM event k WHERE"            \
	"   k.dossier_id = d.id"                                          \
	"   AND k.at < e.late_since - INTERVAL 7 HOUR)), ''), ',')"
/* In: today, twice, for GONE. */
#define COLUMNS                                                            \
	"e.id, e.dossier_id, e.round, e.state, e.lead_unit_id,"            \
	" e.authority_id, e.late_since, e.opened_at, e.classified_at,"     \
	" e.officer_at, e.closed_at, COALESCE(e.class, ''),"               \
	" COALESCE(e.cause, ''), COALESCE((SELECT c.name FROM cause c"     \
	"  WHERE c.code = e.cause ORDER BY c.valid_from DESC LIMIT 1), '')," \
	" COALESCE(e.words, ''), COALESCE(h.name, ''),"                    \
	" COALESCE(o.name, ''), COALESCE(e.officer_words, ''),"            \
	" COALESCE(s.name, o.name, ''), e.officer_id, d.handler_id,"       \
	" COALESCE(" GONE ", 0), IF(o.is_active = 0, (SELECT"              \
	"  DATE(MAX(y.at) + INTERVAL 7 HOUR) FROM account_history y"       \
	"  WHERE y.account_id = o.id AND y.action = 'account_disabled'), (SELECT"  \
	"  MAX(x.valid_to) + INTERVAL 1 DAY FROM account_role x"           \
	"  WHERE x.account_id = o.id)), COALESCE(e.absent_ground, ''),"    \
	" COALESCE(b.name, ''), e.absent_since, e.absent_at," HANDS ","    \
	" p.field, p.code, d.rule_set, d.received_at, d.desk_id, lu.valid_to," \
	" d.seat_lead_id, e.version"                                       \
	" FROM explanation e JOIN dossier d ON d.id = e.dossier_id"        \
	" JOIN procedure_version p ON p.id = d.version_id"                 \
	" JOIN unit lu ON lu.id = e.lead_unit_id"                          \
	" LEFT JOIN account h ON h.id = e.classified_by"                   \
	" LEFT JOIN account o ON o.id = e.officer_id"                      \
	" LEFT JOIN account s ON s.id = e.said_by"                         \
	" LEFT JOIN account b ON b.id = e.absent_by"
#define OUT "iiisii" "dtttt" "sss" "ssss" "sii" "id" "ssdts" "ssstid" "ii"

STMT(q_of_dossier, "ddi", OUT,
     "SELECT " COLUMNS " WHERE e.dossier_id = ? ORDER BY e.round LIMIT 5");
STMT(q_by_id, "ddi", OUT, "SELECT " COLUMNS " WHERE e.id = ?");
STMT(q_lock, "i", "i", "SELECT id FROM explanation WHERE id = ? FOR UPDATE");

struct beside { /* what is read with it and asked of others */
	const char *rule_set;
	struct instant received_at;
	struct unit_id desk;
	struct day lead_until;
	struct unit_id lead; /* of the dossier, now */
	struct account_id handler;
};

static bool next_one(struct rows *rows, struct explanation *e,
		     struct beside *ret)
{
	const char *state;
	int64_t round, gone;

	if (!rows_next(rows, &e->id.v, &e->dossier.v, &round, &state,
		       &e->lead.v, &e->authority.v, &e->late_since,
		       &e->opened_at, &e->classified_at, &e->officer_at,
		       &e->closed_at, &e->class_code, &e->cause,
		       &e->cause_name, &e->words, &e->head_name,
		       &e->officer_name, &e->officer_words, &e->said_by_name,
		       &e->officer.v, &ret->handler.v, &gone, &e->gone_since,
		       &e->absent_ground, &e->absent_by_name,
		       &e->absent_since, &e->absent_at, &e->hands, &e->field,
		       &e->procedure_code, &ret->rule_set, &ret->received_at,
		       &ret->desk.v, &ret->lead_until, &ret->lead.v, &e->version))
		return false;
	e->round = (int)round;
	e->state = explanation_state_from_code(state);
	e->class_name = class_name_of(e->class_code);
	e->is_gone = gone == 1;
	e->heir = e->is_gone ? ret->handler : NO_ACCOUNT;
	return true;
}

/* Who could be heard until when (rule "explanation_hear_days"). */
static enum err hear_until(struct cx *cx, const struct beside *b,
			   struct explanation *e)
{
	struct day from = instant_day(e->classified_at);
	const struct workcal *cal;
	struct rule rule;

	e->hear_until = DAY_NONE;
	e->is_unheard = e->is_gone;
	if (e->classified_at.s == INSTANT_NONE.s)
		return OK;
	TRY(rule_read(cx, b->rule_set, "explanation_hear_days",
		      instant_day(b->received_at), &rule));
	TRY(calendar_of(cx, b->desk, &cal));
	e->hear_until = workcal_add(cal, from, (int)rule.value);
	if (e->hear_until.n != DAY_NONE.n)
		e->is_unheard |= instant_day(cx->now).n > e->hear_until.n;
	return OK;
}

/* A unit that has ended acts no more: who follows it does. */
static enum err follow_lead(struct cx *cx, const struct beside *b,
			    struct explanation *e)
{
	if (b->lead_until.n == DAY_NONE.n ||
	    b->lead_until.n >= instant_day(cx->now).n)
		return OK;
	return unit_answering(cx, b->lead, &e->lead, &e->authority);
}

static enum err complete(struct cx *cx, const struct beside *b,
			 struct explanation *e)
{
	TRY(hear_until(cx, b, e));
	return follow_lead(cx, b, e);
}

enum err explanations_of(struct cx *cx, struct dossier_id id,
			 struct explanation **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct rows rows;
	struct explanation *list;
	struct beside beside;
	size_t n = 0;

	TRY(db_query(cx, q_of_dossier, &rows, today, today, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_one(&rows, &list[n], &beside))
		TRY(complete(cx, &beside, &list[n++]));
	*ret = list;
	*ret_n = n;
	return OK;
}

static bool is_among(const char *hands, struct account_id who)
{
	char mark[32];

	snprintf(mark, sizeof(mark), ",%lld,", (long long)who.v);
	return strstr(hands, mark) != NULL;
}

/* The head of the lead unit, or the leader above; as whom, or 0. */
static unsigned head_roles(const struct actor *a, const struct explanation *e)
{
	return (a->unit.v == e->lead.v ? power_has(a, D) : 0) |
	       (a->authority.v == e->authority.v ? power_has(a, L) : 0);
}

/* Their own: they handled it or held it late, or act for one who did. */
static bool is_own(const struct actor *a, const struct explanation *e)
{
	struct acting as = power_used(a, head_roles(a, e));

	return is_among(e->hands, a->id) ||
	       (as.for_whom.v != NO_ACCOUNT.v &&
		is_among(e->hands, as.for_whom));
}

static const char *wrong_time(const struct explanation *e,
			      enum explanation_act act)
{
	bool is_to_hear = e->state == EXPLAIN_CLASSIFIED ||
			  e->state == EXPLAIN_ABSENT;

	if (e->state == EXPLAIN_CLOSED)
		return "Giải trình này đã hoàn thành.";
	switch (act) {
	case EXPLAIN_CLASSIFY:
		return e->state == EXPLAIN_OPEN ||
				       e->state == EXPLAIN_CLASSIFIED ?
			       NULL :
			       "Cán bộ đã có ý kiến về giải trình này, hoặc đã"
			       " ghi nhận không có ý kiến, nên không sửa được"
			       " nữa.";
	case EXPLAIN_ANSWER:
		return is_to_hear ? NULL : "Lãnh đạo đơn vị chưa giải trình.";
	case EXPLAIN_NOTE_ABSENT:
		if (e->state != EXPLAIN_CLASSIFIED)
			return "Chỉ ghi nhận không có ý kiến của cán bộ sau khi"
			       " đã giải trình, khi cán bộ chưa có ý kiến.";
		return e->is_unheard ?
			       NULL :
			       "Cán bộ vẫn đang công tác và còn thời hạn để có"
			       " ý kiến.";
	case EXPLAIN_CLOSE:
		break;
	}
	/* The officer is heard first, unless nobody held the dossier. */
	if (e->state == EXPLAIN_ANSWERED || e->state == EXPLAIN_ABSENT ||
	    (e->state == EXPLAIN_CLASSIFIED &&
	     e->officer.v == NO_ACCOUNT.v))
		return NULL;
	return "Cán bộ được nêu trong giải trình chưa có ý kiến nên chưa thể"
	       " kết thúc.";
}

static const char *refusal(const struct actor *actor,
			   const struct explanation *e,
			   enum explanation_act act, enum err *ret_err)
{
	struct actor a = power_for(actor, e->field, e->procedure_code);
	const char *why = wrong_time(e, act);

	*ret_err = why ? ERR_STATE : ERR_DENIED;
	if (why)
		return why;
	if (act == EXPLAIN_ANSWER)
		return a.id.v == e->officer.v || a.id.v == e->heir.v ?
			       NULL :
			       "Chỉ cán bộ được nêu trong giải trình có ý kiến"
			       " ở bước này; người đang thụ lý thay, khi cán"
			       " bộ đó không còn công tác.";
	if (!head_roles(&a, e))
		return "Chỉ lãnh đạo đơn vị chủ trì được giải trình hồ sơ trễ"
		       " hẹn.";
	if (is_own(&a, e))
		return "Không ai tự giải trình, kết thúc giải trình về hồ sơ"
		       " của chính mình; lãnh đạo khác thực hiện.";
	return NULL;
}

bool explanation_may(const struct actor *actor, const struct explanation *e,
		     enum explanation_act act)
{
	enum err err;

	return !refusal(actor, e, act, &err);
}

struct work {
	const struct actor *actor;
	const struct explanation_step *in;
	struct explanation_id id;
	struct explanation e;
	struct acting as;
};

STMT(q_cause, "ssdd", "i",
     "SELECT 1 FROM cause WHERE code = ? AND class = ? AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) LIMIT 1");
STMT(q_classify, "sssitii", "",
     "UPDATE explanation SET class = ?, cause = ?, words = ?,"
     " classified_by = ?, classified_at = ?, state = 'DA_GIAI_TRINH',"
     " version = version + 1 WHERE id = ? AND version = ?");
STMT(q_answer, "siti" "i", "",
     "UPDATE explanation SET officer_words = ?, said_by = ?, officer_at = ?,"
     " state = 'DA_TRA_LOI', version = version + 1"
     " WHERE id = ? AND version = ?");
STMT(q_absent, "sdit" "ii", "",
     "UPDATE explanation SET absent_ground = ?, absent_since = ?,"
     " absent_by = ?, absent_at = ?, state = 'VANG_MAT',"
     " version = version + 1 WHERE id = ? AND version = ?");
STMT(q_close, "itii", "",
     "UPDATE explanation SET closed_by = ?, closed_at = ?,"
     " state = 'DA_DONG', version = version + 1 WHERE id = ? AND version = ?");

static enum err classify(struct cx *cx, const struct work *w)
{
	struct day today = instant_day(cx->now);
	int64_t one;
	enum err err;

	if (!*class_name_of(w->in->class_code))
		return refuse(cx, ERR_INPUT, AT(class_code),
			      "Chọn loại nguyên nhân");
	err = db_one(cx, q_cause, w->in->cause, w->in->class_code, today,
		     today, &one);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(cause),
			      "Chọn nguyên nhân thuộc loại đã chọn");
	TRY(err);
	return db_exec(cx, q_classify, w->in->class_code, w->in->cause,
		       w->in->words, w->actor->id.v, cx->now, w->id.v,
		       w->e.version);
}

static enum err write_step(struct cx *cx, const struct work *w)
{
	if (w->in->act != EXPLAIN_CLOSE &&
	    (!w->in->words || text_length(w->in->words) < WORDS_MIN))
		return refuse(cx, ERR_INPUT, AT(words),
			      "Nêu cụ thể, ít nhất %d ký tự", WORDS_MIN);
	switch (w->in->act) {
	case EXPLAIN_CLASSIFY:
		return classify(cx, w);
	case EXPLAIN_ANSWER:
		return db_exec(cx, q_answer, w->in->words, w->actor->id.v,
			       cx->now, w->id.v, w->e.version);
	case EXPLAIN_NOTE_ABSENT:
		return db_exec(cx, q_absent, w->in->words,
			       w->e.is_gone ? w->e.gone_since : DAY_NONE,
			       w->actor->id.v, cx->now, w->id.v,
			       w->e.version);
	case EXPLAIN_CLOSE:
		return db_exec(cx, q_close, w->actor->id.v, cx->now, w->id.v,
			       w->e.version);
	}
	return ERR_MISSING;
}

static enum err read_locked(struct cx *cx, struct work *w)
{
	struct day today = instant_day(cx->now);
	struct beside beside;
	struct rows rows;
	int64_t found;

	TRY(db_one(cx, q_lock, w->id.v, &found));
	TRY(db_query(cx, q_by_id, &rows, today, today, w->id.v));
	if (!next_one(&rows, &w->e, &beside))
		return ERR_MISSING;
	return complete(cx, &beside, &w->e);
}

/* The officer answers in person; the others by their post. */
static struct acting acts_as(const struct work *w)
{
	struct actor a =
		power_for(w->actor, w->e.field, w->e.procedure_code);

	return w->in->act == EXPLAIN_ANSWER ?
		       power_used(&a, power_in_person(&a)) :
		       power_used(&a, head_roles(&a, &w->e));
}

static enum err move_once(struct cx *cx, void *arg)
{
	static const char *const names[] = { "giai-trinh", "y-kien",
					     "vang-mat", "ket-thuc" };
	struct work *w = arg;
	const char *why;
	enum err err;

	TRY(read_locked(cx, w));
	if (w->e.version != w->in->version)
		return refuse(cx, ERR_CONFLICT, NULL,
			      "Giải trình đã được người khác cập nhật, hiện ở"
			      " bước “%s”. Nội dung của ông/bà chưa được ghi.",
			      explanation_state_name(w->e.state));
	why = refusal(w->actor, &w->e, w->in->act, &err);
	if (why)
		return refuse(cx, err, NULL, "%s", why);
	w->as = acts_as(w);
	TRY(write_step(cx, w));
	return put_step(cx, w->actor, &w->as, w->id, w->e.dossier,
			names[w->in->act], w->in->words ? w->in->words : "");
}

enum err explanation_move(struct cx *cx, const struct actor *actor,
			  struct explanation_id id,
			  const struct explanation_step *in)
{
	struct work w = { .actor = actor, .in = in, .id = id };
	enum err err = db_tx(cx, move_once, &w);

	if (err != ERR_DENIED && err != ERR_STATE)
		return err;
	return audit_refused(cx, actor, "giai-trinh", w.e.dossier,
			     err == ERR_DENIED ? "denied" : "state", err);
}

#define ROW                                                              \
	"SELECT e.id, d.code, p.name, u.name, e.late_since, e.round,"    \
	" e.state, COALESCE(e.class, '') FROM explanation e"             \
	" JOIN dossier d ON d.id = e.dossier_id"                         \
	" JOIN procedure_version p ON p.id = d.version_id"               \
	" JOIN unit u ON u.id = e.lead_unit_id"
#define ROW_OUT "isssdiss"

#define UNFINISHED                                                        \
	" AND e.state IN ('MO', 'DA_GIAI_TRINH', 'DA_TRA_LOI', 'VANG_MAT')" \
	" AND e.id > ? ORDER BY e.id LIMIT 25"
STMT(q_head, "idi", ROW_OUT,
     ROW " WHERE e.lead_unit_id" IN_UNIT_OR_FORMER UNFINISHED);
STMT(q_officer, "iiddii", ROW_OUT,
     "(" ROW " WHERE e.officer_id = ? AND e.state = 'DA_GIAI_TRINH'"
	 " AND e.id > ? ORDER BY e.id LIMIT 25)"
     " UNION (" ROW " JOIN account o ON o.id = e.officer_id WHERE" GONE
	 " AND d.handler_id = ? AND e.state IN ('DA_GIAI_TRINH', 'VANG_MAT')"
	 " AND e.id > ? ORDER BY e.id LIMIT 25) ORDER BY 1 LIMIT 25");
STMT(q_all, "idi", ROW_OUT,
     ROW " WHERE e.authority_id" IN_UNIT_OR_FORMER UNFINISHED);

enum err explanation_list(struct cx *cx, const struct actor *actor,
			  int64_t after, struct explanation_row **ret,
			  size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct rows rows;
	struct explanation_row *list, *r;
	const char *state, *class_code;
	int64_t round;
	size_t n = 0;

	if (power_somewhere(actor, L | X))
		TRY(db_query(cx, q_all, &rows, actor->authority.v, today,
			     after));
	else if (power_somewhere(actor, D))
		TRY(db_query(cx, q_head, &rows, actor->unit.v, today, after));
	else
		TRY(db_query(cx, q_officer, &rows, actor->id.v, after, today,
			     today, actor->id.v, after));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list; rows_next(&rows, &r->id.v, &r->code, &r->procedure_name,
				 &r->lead_name, &r->late_since, &round, &state,
				 &class_code);
	     r = &list[++n]) {
		r->round = (int)round;
		r->state = explanation_state_from_code(state);
		r->class_name = class_name_of(class_code);
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

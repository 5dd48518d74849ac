#include "domain/explanation.h"

#include <string.h>

#include "base/text.h"
#include "db/db.h"
#include "domain/audit.h"

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

enum explanation_state explanation_state_from_code(const char *code)
{
	int i = 0;

	while (i < EXPLAIN_STATE_COUNT - 1 &&
	       strcmp(states[i].code, code) != 0)
		i++;
	return (enum explanation_state)i;
}

STMT(q_promise, "i", "tttiiii",
     "SELECT due_at, finished_at, reappointed_at, reappoint_n, seat_lead_id,"
     " seat_id, COALESCE(handler_id, holder_id) FROM dossier WHERE id = ?");
STMT(q_open, "iiiidti", "",
     "INSERT IGNORE INTO explanation (dossier_id, round, lead_unit_id,"
     " authority_id, late_since, opened_at, officer_id, state)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, 'MO')");
STMT(q_note, "itiisss", "",
     "INSERT INTO accountability_event (explanation_id, at, account_id,"
     " unit_id, role, action, words) VALUES (?, ?, ?, ?, ?, ?, ?)");

/* By date; a finish counts, so that one that ended late is explained too. */
static bool has_passed(struct instant promise, struct instant finished,
		       struct instant now)
{
	struct instant end = finished.s == INSTANT_NONE.s ? now : finished;

	return promise.s != INSTANT_NONE.s &&
	       instant_day(end).n > instant_day(promise).n;
}

enum err explanation_open(struct cx *cx, struct dossier_id id,
			  bool *ret_opened)
{
	struct instant due, finished, again, promise;
	int64_t n, lead, authority, officer, round = 1;

	*ret_opened = false;
	TRY(db_one(cx, q_promise, id.v, &due, &finished, &again, &n, &lead,
		   &authority, &officer));
	promise = due;
	if (has_passed(again, finished, cx->now) && n > 0) {
		round = 2;
		promise = again;
	} else if (!has_passed(due, finished, cx->now)) {
		return OK;
	}
	TRY(db_exec(cx, q_open, id.v, round, lead, authority,
		    (struct day){ instant_day(promise).n + 1 }, cx->now,
		    officer));
	*ret_opened = db_affected(cx) == 1;
	if (!*ret_opened)
		return OK;
	return db_exec(cx, q_note, db_insert_id(cx), cx->now, INT_NONE,
		       INT_NONE, "", "mo", "");
}

#define COLUMNS                                                            \
	"e.id, e.dossier_id, e.round, e.state, e.lead_unit_id,"            \
	" e.authority_id, e.late_since, e.opened_at, e.classified_at,"     \
	" e.officer_at, e.closed_at, COALESCE(e.class, ''),"               \
	" COALESCE(e.cause, ''), COALESCE((SELECT c.name FROM cause c"     \
	"  WHERE c.code = e.cause ORDER BY c.valid_from DESC LIMIT 1), '')," \
	" COALESCE(e.words, ''), COALESCE(h.name, ''),"                    \
	" COALESCE(o.name, ''), COALESCE(e.officer_words, ''),"            \
	" e.officer_id, e.version FROM explanation e"                      \
	" LEFT JOIN account h ON h.id = e.classified_by"                   \
	" LEFT JOIN account o ON o.id = e.officer_id"
#define OUT "iiisii" "dtttt" "sss" "ssss" "ii"

STMT(q_of_dossier, "i", OUT,
     "SELECT " COLUMNS " WHERE e.dossier_id = ? ORDER BY e.round LIMIT 5");
STMT(q_by_id, "i", OUT, "SELECT " COLUMNS " WHERE e.id = ?");
STMT(q_lock, "i", "i", "SELECT id FROM explanation WHERE id = ? FOR UPDATE");

static bool next_one(struct rows *rows, struct explanation *e)
{
	const char *state;
	int64_t round;

	if (!rows_next(rows, &e->id.v, &e->dossier.v, &round, &state,
		       &e->lead.v, &e->authority.v, &e->late_since,
		       &e->opened_at, &e->classified_at, &e->officer_at,
		       &e->closed_at, &e->class_code, &e->cause,
		       &e->cause_name, &e->words, &e->head_name,
		       &e->officer_name, &e->officer_words, &e->officer.v,
		       &e->version))
		return false;
	e->round = (int)round;
	e->state = explanation_state_from_code(state);
	e->class_name = class_name_of(e->class_code);
	return true;
}

enum err explanations_of(struct cx *cx, struct dossier_id id,
			 struct explanation **ret, size_t *ret_n)
{
	struct rows rows;
	struct explanation *list;
	size_t n = 0;

	TRY(db_query(cx, q_of_dossier, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_one(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

static const char *refusal(const struct actor *a, const struct explanation *e,
			   enum explanation_act act, enum err *ret_err)
{
	bool is_head = (a->roles & D && a->unit.v == e->lead.v) ||
		       (a->roles & L && a->authority.v == e->authority.v);

	*ret_err = ERR_STATE;
	if (e->state == EXPLAIN_CLOSED)
		return "Giải trình này đã hoàn thành.";
	if (act == EXPLAIN_ANSWER) {
		if (e->state != EXPLAIN_CLASSIFIED)
			return "Lãnh đạo đơn vị chưa giải trình.";
		*ret_err = ERR_DENIED;
		return a->id.v == e->officer.v ?
			       NULL :
			       "Chỉ cán bộ được nêu trong giải trình có ý kiến"
			       " ở bước này.";
	}
	if (act == EXPLAIN_CLASSIFY && e->state == EXPLAIN_ANSWERED)
		return "Cán bộ đã có ý kiến về giải trình này nên không sửa"
		       " được nữa.";
	/* The officer is heard first, unless nobody held the dossier. */
	if (act == EXPLAIN_CLOSE && e->state != EXPLAIN_ANSWERED &&
	    !(e->state == EXPLAIN_CLASSIFIED &&
	      e->officer.v == NO_ACCOUNT.v))
		return "Cán bộ được nêu trong giải trình chưa có ý kiến nên"
		       " chưa thể kết thúc.";
	*ret_err = ERR_DENIED;
	return is_head ? NULL :
			 "Chỉ lãnh đạo đơn vị chủ trì được giải trình hồ sơ"
			 " trễ hẹn.";
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
};

STMT(q_cause, "ssdd", "i",
     "SELECT 1 FROM cause WHERE code = ? AND class = ? AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) LIMIT 1");
STMT(q_classify, "sssitii", "",
     "UPDATE explanation SET class = ?, cause = ?, words = ?,"
     " classified_by = ?, classified_at = ?, state = 'DA_GIAI_TRINH',"
     " version = version + 1 WHERE id = ? AND version = ?");
STMT(q_answer, "stii", "",
     "UPDATE explanation SET officer_words = ?, officer_at = ?,"
     " state = 'DA_TRA_LOI', version = version + 1"
     " WHERE id = ? AND version = ?");
STMT(q_close, "itii", "",
     "UPDATE explanation SET closed_by = ?, closed_at = ?,"
     " state = 'DA_DONG', version = version + 1 WHERE id = ? AND version = ?");

static enum err classify(struct cx *cx, const struct work *w)
{
	struct day today = instant_day(cx->now);
	int64_t one;
	enum err err;

	if (!*class_name_of(w->in->class_code))
		return refuse(cx, ERR_INPUT, "phan_loai",
			      "Chọn loại nguyên nhân");
	err = db_one(cx, q_cause, w->in->cause, w->in->class_code, today,
		     today, &one);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, "nguyen_nhan",
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
		return refuse(cx, ERR_INPUT, "noi_dung",
			      "Nêu cụ thể, ít nhất %d ký tự", WORDS_MIN);
	switch (w->in->act) {
	case EXPLAIN_CLASSIFY:
		return classify(cx, w);
	case EXPLAIN_ANSWER:
		return db_exec(cx, q_answer, w->in->words, cx->now, w->id.v,
			       w->e.version);
	case EXPLAIN_CLOSE:
		return db_exec(cx, q_close, w->actor->id.v, cx->now, w->id.v,
			       w->e.version);
	}
	return ERR_MISSING;
}

static enum err move_once(struct cx *cx, void *arg)
{
	static const char *const names[] = { "giai-trinh", "y-kien",
					     "ket-thuc" };
	struct work *w = arg;
	struct rows rows;
	const char *why;
	int64_t found;
	enum err err;

	TRY(db_one(cx, q_lock, w->id.v, &found));
	TRY(db_query(cx, q_by_id, &rows, w->id.v));
	if (!next_one(&rows, &w->e))
		return ERR_MISSING;
	if (w->e.version != w->in->version)
		return refuse(cx, ERR_CONFLICT, NULL,
			      "Giải trình đã được người khác cập nhật, hiện ở"
			      " bước “%s”. Nội dung của ông/bà chưa được ghi.",
			      explanation_state_name(w->e.state));
	why = refusal(w->actor, &w->e, w->in->act, &err);
	if (why)
		return refuse(cx, err, NULL, "%s", why);
	TRY(write_step(cx, w));
	TRY(db_exec(cx, q_note, w->id.v, cx->now, w->actor->id.v,
		    w->actor->unit.v,
		    role_code(w->actor->roles & -w->actor->roles),
		    names[w->in->act], w->in->words ? w->in->words : ""));
	return audit_write(cx, w->actor, names[w->in->act], w->e.dossier, "ok",
			   "");
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

STMT(q_head, "ii", ROW_OUT,
     ROW " WHERE e.lead_unit_id = ? AND e.state IN ('MO', 'DA_GIAI_TRINH',"
	 " 'DA_TRA_LOI') AND e.id > ? ORDER BY e.id LIMIT 25");
STMT(q_officer, "ii", ROW_OUT,
     ROW " WHERE e.officer_id = ? AND e.state = 'DA_GIAI_TRINH'"
	 " AND e.id > ? ORDER BY e.id LIMIT 25");
STMT(q_all, "ii", ROW_OUT,
     ROW " WHERE e.authority_id = ? AND e.state IN ('MO', 'DA_GIAI_TRINH',"
	 " 'DA_TRA_LOI') AND e.id > ? ORDER BY e.id LIMIT 25");

enum err explanation_list(struct cx *cx, const struct actor *actor,
			  int64_t after, struct explanation_row **ret,
			  size_t *ret_n)
{
	struct rows rows;
	struct explanation_row *list, *r;
	const char *state, *class_code;
	int64_t round;
	size_t n = 0;

	if (actor->roles & (L | X))
		TRY(db_query(cx, q_all, &rows, actor->authority.v, after));
	else if (actor->roles & D)
		TRY(db_query(cx, q_head, &rows, actor->unit.v, after));
	else
		TRY(db_query(cx, q_officer, &rows, actor->id.v, after));
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

#include "domain/shelf/mismatch.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/audit.h"
#include "domain/people/org.h"
#include "domain/power.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct mismatch_step, member)

#define L 0x010u       /* UBND_LEADER */
#define WATCHES 0x600u /* CONTROL, INSPECTOR */

/* clang-format off */
static const struct {
	const char *code, *name, *advice;
} kinds[] = {
	[MISMATCH_NONE] = { "", "", "" },
	[MISMATCH_CLOSED] = { "da_ket_thuc", "Có trên kệ, phần mềm đã kết thúc",
		"Lưu hồ sơ, hoặc trả giấy tờ cho người nộp nếu chưa trả." },
	[MISMATCH_ELSEWHERE] = { "noi_khac", "Có trên kệ, phần mềm ghi đơn vị khác giữ",
		"Bàn giao hồ sơ giấy cho đơn vị đang giữ trên phần mềm, hoặc đề nghị đơn vị đó chuyển lại trên phần mềm." },
	[MISMATCH_UNSIGNED] = { "chua_ky_nhan", "Có trên kệ, chưa ký nhận trên phần mềm",
		"Ký nhận hồ sơ trên phần mềm, hoặc trả lại nơi đã chuyển." },
	[MISMATCH_MISSING] = { "thieu", "Phần mềm ghi đang giữ, không có trên kệ",
		"Tìm hồ sơ giấy; nếu đã chuyển đi thì ghi bước chuyển trên phần mềm." },
	[MISMATCH_UNRECORDED] = { "chua_ghi_tra", "Kết quả không có trên kệ, chưa ghi trả",
		"Nếu đã trả cho người nộp: ghi bước “Trả kết quả” trên phần mềm. Nếu chưa trả: tìm kết quả." },
	[MISMATCH_CLAIM] = { "chua_nhan_kq", "Người nộp báo chưa nhận được kết quả",
		"Kiểm tra sổ giao kết quả và vận đơn, liên hệ người nộp, rồi trả lời." },
};
static const struct {
	const char *code, *name, *sentence;
	unsigned kinds;
} outcomes[] = {
	[OUTCOME_RECORDED] = { "da_ghi_nhan", "Đã ghi bước còn thiếu trên phần mềm",
		"Cơ quan đã ghi bước còn thiếu; tình trạng hồ sơ trên trang này nay đã đúng.",
		1 << MISMATCH_CLOSED | 1 << MISMATCH_ELSEWHERE | 1 << MISMATCH_UNSIGNED | 1 << MISMATCH_MISSING |
		1 << MISMATCH_UNRECORDED | 1 << MISMATCH_CLAIM },
	[OUTCOME_FOUND] = { "da_tim_thay", "Đã tìm thấy giấy tờ",
		"Cơ quan đã tìm thấy kết quả, hồ sơ của ông/bà. Mời ông/bà đến nhận khi có kết quả.",
		1 << MISMATCH_MISSING | 1 << MISMATCH_UNRECORDED | 1 << MISMATCH_CLAIM },
	[OUTCOME_HANDED_OVER] = { "da_ban_giao", "Đã bàn giao, đã trả đúng người",
		"Kết quả đã được giao cho ông/bà.",
		1 << MISMATCH_CLOSED | 1 << MISMATCH_ELSEWHERE | 1 << MISMATCH_UNSIGNED | 1 << MISMATCH_CLAIM },
	[OUTCOME_LOST] = { "that_lac", "Thất lạc",
		"Giấy tờ đã thất lạc. Cơ quan xin lỗi ông/bà bằng văn bản và làm lại kết quả.",
		1 << MISMATCH_MISSING | 1 << MISMATCH_UNRECORDED | 1 << MISMATCH_CLAIM },
	[OUTCOME_UNFOUNDED] = { "khong_dung", "Báo không đúng thực tế",
		"Cơ quan đã kiểm tra và thấy kết quả đã được giao, hoặc chưa đến lúc giao.",
		1 << MISMATCH_CLAIM },
};
/* clang-format on */

const char *mismatch_kind_code(enum mismatch_kind k)
{
	return kinds[k].code;
}

const char *mismatch_kind_name(enum mismatch_kind k)
{
	return kinds[k].name;
}

const char *mismatch_advice(enum mismatch_kind k)
{
	return kinds[k].advice;
}

enum mismatch_kind mismatch_kind_of(const char *code)
{
	for (int k = MISMATCH_NONE + 1; k < MISMATCH_KIND_COUNT; k++) {
		if (strcmp(kinds[k].code, code) == 0)
			return (enum mismatch_kind)k;
	}
	return MISMATCH_NONE;
}

const char *outcome_code(enum mismatch_outcome o)
{
	return outcomes[o].code;
}

const char *outcome_name(enum mismatch_outcome o)
{
	return outcomes[o].name;
}

const char *outcome_sentence(enum mismatch_outcome o)
{
	return outcomes[o].sentence;
}

enum mismatch_outcome outcome_of(const char *code)
{
	int o = 0;

	while (o < OUTCOME_COUNT && strcmp(outcomes[o].code, code) != 0)
		o++;
	return (enum mismatch_outcome)o;
}

bool outcome_fits(enum mismatch_outcome o, enum mismatch_kind k)
{
	return o < OUTCOME_COUNT && outcomes[o].kinds & 1u << k;
}

bool mismatch_is_open(const struct mismatch *m)
{
	return m->closed_at.s == INSTANT_NONE.s;
}

bool mismatch_is_late(struct instant due, struct instant now)
{
	return instant_day(now).n > instant_day(due).n;
}

enum err mismatch_due(struct cx *cx, struct unit_id unit, struct instant *ret)
{
	struct day today = instant_day(cx->now), last;
	const struct workcal *cal;
	const char *rule_set;
	struct rule rule;

	TRY(rule_set_of(cx, today, &rule_set));
	TRY(rule_read(cx, rule_set, "mismatch_days", today, &rule));
	TRY(calendar_of(cx, unit, &cal));
	last = workcal_add(cal, today, (int)rule.value);
	if (last.n == DAY_NONE.n)
		return refuse(cx, ERR_STATE, NULL,
			      "Chưa có lịch làm việc năm %d để tính hạn xử lý.",
			      workcal_missing_year(cal, today));
	*ret = instant_at(last, workcal_closing(cal));
	return OK;
}

/* The second value: whether the actor recorded the return that is denied. */
STMT(q_case, "iid", "isiiiii" "ssss" "ttt" "sssii" "iiissiii" "ss",
     "SELECT m.id, m.kind, m.dossier_id, m.count_id, m.authority_id,"
     " m.unit_id, m.owner_id, d.code, p.name, u.name, u.kind, m.opened_at,"
     " m.due_at, m.closed_at, COALESCE(m.outcome, ''), COALESCE(m.words, ''),"
     " COALESCE(z.name, ''), m.version, m.seq, d.seat_id, d.seat_lead_id,"
     " d.holder_unit_id, h.name, d.state, d.in_transit,"
     " d.returned_at IS NOT NULL, d.last_seq, p.code, p.field"
     " FROM mismatch m JOIN dossier d ON d.id = m.dossier_id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " JOIN unit u ON u.id = m.unit_id JOIN unit h ON h.id = d.holder_unit_id"
     " LEFT JOIN account z ON z.id = m.closed_by"
     " WHERE m.id = ? AND m.authority_id" IN_UNIT_OR_FORMER);
STMT(q_owner_name, "i", "s", "SELECT name FROM account WHERE id = ?");
STMT(q_gave, "iii", "i",
     "SELECT EXISTS (SELECT 1 FROM event WHERE dossier_id = ?"
     " AND to_state = 'DA_TRA_KQ' AND from_state <> 'DA_TRA_KQ'"
     " AND account_id IN (?, ?))");

/* As the head of the unit that answers, or the leader above it; 0: neither. */
static unsigned head_roles(const struct actor *a, const struct mismatch *m)
{
	return (a->authority.v == m->authority.v ? power_has(a, L) : 0) |
	       (a->unit.v == m->unit.v ?
			power_has(a, role_bit(unit_head_role(m->unit_kind))) :
			0);
}

static bool sees_all(const struct actor *actor)
{
	return power_somewhere(actor, L | WATCHES);
}

static enum err load(struct cx *cx, const struct actor *actor,
		     struct mismatch_id id, struct mismatch *m)
{
	const char *kind, *outcome, *state;
	int64_t transit, returned, gave;
	struct actor a;

	TRY(db_one(cx, q_case, id.v, actor->authority.v, instant_day(cx->now),
		   &m->id.v, &kind,
		   &m->dossier.v, &m->count.v, &m->authority.v, &m->unit.v,
		   &m->owner.v, &m->code, &m->procedure_name, &m->unit_name,
		   &m->unit_kind, &m->opened_at, &m->due_at, &m->closed_at,
		   &outcome, &m->words, &m->closer_name, &m->version, &m->seq,
		   &m->d_authority.v, &m->d_lead.v, &m->d_unit.v,
		   &m->d_unit_name, &state, &transit, &returned, &m->d_seq,
		   &m->procedure_code, &m->field));
	TRY(unit_answering(cx,
			   unit_kind_of(m->unit_kind) == UNIT_DESK ?
				   (struct unit_id){ INT64_MIN } :
				   m->d_lead,
			   &m->unit, &m->authority));
	a = power_for(actor, m->field, m->procedure_code);
	if (m->unit.v != a.unit.v && !sees_all(&a))
		return ERR_MISSING;
	/* A committee that has ended is followed by its heir's. */
	m->authority = a.authority;
	m->kind = mismatch_kind_of(kind);
	m->outcome = outcome_of(outcome);
	m->d_state = state_of(state);
	m->d_in_transit = transit == 1;
	m->d_returned = returned == 1;
	m->owner_name = "";
	if (m->owner.v != NO_ACCOUNT.v)
		TRY(db_one(cx, q_owner_name, m->owner.v, &m->owner_name));
	TRY(db_one(cx, q_gave, m->dossier.v, actor->id.v,
		   power_used(&a, head_roles(&a, m)).for_whom.v, &gave));
	m->is_closer_barred = m->kind == MISMATCH_CLAIM && gave == 1;
	return OK;
}

enum err mismatch_open(struct cx *cx, const struct actor *actor,
		       struct mismatch_id id, struct mismatch *ret)
{
	TRY(load(cx, actor, id, ret));
	return audit_write(cx, actor, "read", ret->dossier, "ok", "");
}

STMT(q_of_dossier, "iidiid", "is",
     "SELECT id, kind FROM mismatch WHERE dossier_id = ? AND is_open = 1"
     " AND (unit_id" IN_UNIT_OR_FORMER " OR ? = 1 AND authority_id"
     IN_UNIT_OR_FORMER ") ORDER BY id LIMIT 1");

enum err mismatch_of(struct cx *cx, const struct actor *actor,
		     struct dossier_id id, struct mismatch_id *ret,
		     enum mismatch_kind *ret_kind)
{
	struct day today = instant_day(cx->now);
	const char *kind;

	TRY(db_one(cx, q_of_dossier, id.v, actor->unit.v, today,
		   (int64_t)sees_all(actor), actor->authority.v, today,
		   &ret->v, &kind));
	*ret_kind = mismatch_kind_of(kind);
	return OK;
}

STMT(q_events, "i", "tsssis",
     "SELECT e.at, e.action, CONCAT(COALESCE(a.name, ''), IF(f.id IS NULL,"
     "  '', CONCAT(' (ký thay ', f.name, ')'))), COALESCE(u.name, ''),"
     " e.count_id, e.words FROM mismatch_event e"
     " LEFT JOIN account a ON a.id = e.account_id"
     " LEFT JOIN account f ON f.id = e.acting_for"
     " LEFT JOIN unit u ON u.id = e.unit_id"
     " WHERE e.mismatch_id = ? ORDER BY e.id LIMIT 200");

enum err mismatch_events(struct cx *cx, struct mismatch_id id,
			 struct mismatch_event **ret, size_t *ret_n)
{
	struct mismatch_event *list, *e;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_events, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (e = list; rows_next(&rows, &e->at, &e->action, &e->who, &e->unit,
				 &e->count.v, &e->words);
	     e = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_claims, "i", "ts",
     "SELECT at, words FROM citizen_claim WHERE mismatch_id = ? ORDER BY id"
     " LIMIT 50");

enum err mismatch_claims(struct cx *cx, struct mismatch_id id,
			 struct mismatch_claim **ret, size_t *ret_n)
{
	struct mismatch_claim *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_claims, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].at, &list[n].words))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

const char *mismatch_action_name(const char *action)
{
	static const char *const names[][2] = {
		{ "mo", "Kiểm kê thấy" },
		{ "thay-lai", "Kiểm kê lại vẫn thấy" },
		{ "nguoi-nop", "Người nộp báo chưa nhận được kết quả" },
		{ "y-kien", "Ý kiến của đơn vị" },
		{ "ket-thuc", "Kết thúc" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(names[i][0], action) == 0)
			return names[i][1];
	}
	return "";
}

static unsigned act_roles(const struct actor *a, const struct mismatch *m,
			  enum mismatch_act act)
{
	return act == MISMATCH_CLOSE ? head_roles(a, m) :
	       a->unit.v == m->unit.v ? power_has(a, ~WATCHES) :
					0;
}

const char *mismatch_refusal(const struct actor *actor,
			     const struct mismatch *m, enum mismatch_act act,
			     enum err *ret_err)
{
	struct actor a = power_for(actor, m->field, m->procedure_code);

	*ret_err = ERR_STATE;
	if (!mismatch_is_open(m))
		return "Sai lệch này đã được xử lý xong.";
	*ret_err = ERR_DENIED;
	if (act == MISMATCH_ANSWER)
		return act_roles(&a, m, act) ?
			       NULL :
			       "Chỉ người của đơn vị chịu trách nhiệm có ý kiến"
			       " về sai lệch này.";
	if (!head_roles(&a, m))
		return "Chỉ lãnh đạo đơn vị chịu trách nhiệm hoặc lãnh đạo"
		       " UBND được kết thúc sai lệch.";
	if (power_is_own(&a, head_roles(&a, m), m->owner))
		return "Người đang giữ hồ sơ không tự kết thúc sai lệch về hồ"
		       " sơ của mình; lãnh đạo khác kết thúc.";
	if (m->is_closer_barred)
		return "Người đã ghi trả kết quả không tự kết thúc việc người"
		       " nộp báo chưa nhận; lãnh đạo khác kết thúc.";
	return NULL;
}

/* What "recorded" claims, read from the dossier itself. */
static const char *not_recorded(const struct mismatch *m)
{
	bool held = m->d_unit.v == m->unit.v && !m->d_in_transit;

	switch (m->kind) {
	case MISMATCH_UNRECORDED:
		return m->d_returned ? NULL :
				       "Phần mềm chưa ghi trả kết quả: ghi bước"
				       " “Trả kết quả” của hồ sơ trước.";
	case MISMATCH_MISSING:
		if (!held || state_is_finished(m->d_state))
			return NULL;
		return "Phần mềm vẫn ghi đơn vị đang giữ hồ sơ: ghi bước"
		       " chuyển còn thiếu trước.";
	case MISMATCH_ELSEWHERE:
		if (m->d_unit.v == m->unit.v || m->d_in_transit)
			return NULL;
		return "Phần mềm vẫn ghi đơn vị khác giữ hồ sơ: ghi bước"
		       " chuyển còn thiếu trước.";
	case MISMATCH_UNSIGNED:
		if (held || m->d_unit.v != m->unit.v)
			return NULL;
		return "Hồ sơ vẫn chưa được ký nhận trên phần mềm: ký nhận"
		       " trước.";
	case MISMATCH_CLOSED:
	case MISMATCH_CLAIM:
		return m->d_seq > m->seq ?
			       NULL :
			       "Từ khi phát hiện đến nay phần mềm chưa ghi bước"
			       " nào của hồ sơ: ghi bước còn thiếu trước.";
	case MISMATCH_NONE:
	case MISMATCH_KIND_COUNT:
		break;
	}
	return NULL;
}

struct work {
	const struct actor *actor;
	const struct mismatch_step *in;
	struct mismatch_id id;
	struct mismatch m;
};

STMT(q_lock, "i", "i", "SELECT id FROM mismatch WHERE id = ? FOR UPDATE");
STMT(q_close, "ssitii", "",
     "UPDATE mismatch SET state = 'DA_XU_LY', outcome = ?, words = ?,"
     " closed_by = ?, closed_at = ?, version = version + 1"
     " WHERE id = ? AND version = ?");
STMT(q_event, "itiisssi", "",
     "INSERT INTO mismatch_event (mismatch_id, at, account_id, unit_id, role,"
     " action, words, acting_for) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

static enum err close_case(struct cx *cx, const struct work *w)
{
	enum mismatch_outcome o = outcome_of(w->in->outcome);
	const char *why;

	if (!outcome_fits(o, w->m.kind))
		return refuse(cx, ERR_INPUT, AT(outcome), "Chọn kết quả xử lý");
	why = o == OUTCOME_RECORDED ? not_recorded(&w->m) : NULL;
	if (why)
		return refuse(cx, ERR_INPUT, AT(outcome), "%s", why);
	return db_exec(cx, q_close, outcome_code(o), w->in->words,
		       w->actor->id.v, cx->now, w->id.v, w->m.version);
}

static const char *act_code(enum mismatch_act act)
{
	return act == MISMATCH_ANSWER ? "y-kien" : "ket-thuc";
}

static enum err write_event(struct cx *cx, const struct work *w)
{
	struct actor a = power_for(w->actor, w->m.field, w->m.procedure_code);
	struct acting as = power_used(&a, act_roles(&a, &w->m, w->in->act));

	return db_exec(cx, q_event, w->id.v, cx->now, a.id.v, a.unit.v,
		       role_code(as.role), act_code(w->in->act), w->in->words,
		       as.for_whom.v);
}

static enum err move_once(struct cx *cx, void *arg)
{
	struct work *w = arg;
	const struct actor *a = w->actor;
	const char *why;
	int64_t found;
	enum err err;

	TRY(db_one(cx, q_lock, w->id.v, &found));
	TRY(load(cx, a, w->id, &w->m));
	why = mismatch_refusal(a, &w->m, w->in->act, &err);
	if (why && err == ERR_DENIED)
		return refuse(cx, err, NULL, "%s", why);
	if (w->m.version != w->in->version || why)
		return refuse(cx, why ? ERR_STATE : ERR_CONFLICT, NULL, "%s",
			      why ? why :
				    "Sai lệch này vừa được người khác cập"
				    " nhật. Nội dung của ông/bà chưa được"
				    " ghi.");
	if (!w->in->words || text_length(w->in->words) < MISMATCH_WORDS_MIN)
		return refuse(cx, ERR_INPUT, AT(words),
			      "Nêu cụ thể, ít nhất %d ký tự",
			      MISMATCH_WORDS_MIN);
	if (w->in->act == MISMATCH_CLOSE)
		TRY(close_case(cx, w));
	TRY(write_event(cx, w));
	return audit_write(cx, a,
			   w->in->act == MISMATCH_CLOSE ? "mismatch-close" :
							  "mismatch-answer",
			   w->m.dossier, "ok", "");
}

enum err mismatch_move(struct cx *cx, const struct actor *actor,
		       struct mismatch_id id, const struct mismatch_step *in)
{
	struct work w = { .actor = actor, .in = in, .id = id };
	enum err err = db_tx(cx, move_once, &w);

	if (err != ERR_DENIED && err != ERR_STATE)
		return err;
	return audit_refused(cx, actor, "mismatch-close", w.m.dossier,
			     err == ERR_DENIED ? "denied" : "state", err);
}

enum mismatch_scope mismatch_widest(const struct actor *actor)
{
	return sees_all(actor) ? CASES_AUTHORITY : CASES_UNIT;
}

#define ROW                                                               \
	"SELECT m.id, m.kind, d.code, p.name, u.name,"                    \
	" COALESCE(o.name, ''), m.opened_at, m.due_at, m.closed_at,"      \
	" COALESCE(m.outcome, '') FROM mismatch m"                        \
	" JOIN dossier d ON d.id = m.dossier_id"                          \
	" JOIN procedure_version p ON p.id = d.version_id"                \
	" JOIN unit u ON u.id = m.unit_id"                                \
	" LEFT JOIN account o ON o.id = m.owner_id"
#define ROW_OUT "isssss" "ttts"
#define OPEN_AFTER                                                      \
	" AND m.is_open = 1 AND m.due_at >= ? AND (m.due_at > ?"        \
	" OR m.id > ?) ORDER BY m.due_at, m.id LIMIT 26"
#define CLOSED_AFTER                                                    \
	" AND m.closed_at <= ? AND (m.closed_at < ? OR m.id < ?)"       \
	" ORDER BY m.closed_at DESC, m.id DESC LIMIT 26"
STMT(q_mine, "itti", ROW_OUT, ROW " WHERE m.owner_id = ?" OPEN_AFTER);
STMT(q_unit, "idtti", ROW_OUT,
     ROW " WHERE m.unit_id" IN_UNIT_OR_FORMER OPEN_AFTER);
STMT(q_authority, "idtti", ROW_OUT,
     ROW " WHERE m.authority_id" IN_UNIT_OR_FORMER OPEN_AFTER);
STMT(q_unit_closed, "itti", ROW_OUT, ROW " WHERE m.unit_id = ?" CLOSED_AFTER);
STMT(q_authority_closed, "itti", ROW_OUT,
     ROW " WHERE m.authority_id = ?" CLOSED_AFTER);

/* Mine are the open ones, and those of a unit that one follows; what is closed
 * stays with the unit that had it. */
static enum err list_rows(struct cx *cx, const struct actor *a,
			  enum mismatch_scope scope, bool is_closed,
			  const struct mismatch_place *after,
			  struct rows *rows)
{
	bool first = after->at.s == INSTANT_NONE.s;
	bool all = scope == CASES_AUTHORITY && sees_all(a);
	struct unit_id of;
	struct day today = instant_day(cx->now);
	struct instant at = after->at;
	int64_t id = first ? 0 : after->id;

	if (first)
		at = is_closed ? instant_at(day_join(9000, 1, 1), 0) :
				 (struct instant){ 0 };
	if (scope == CASES_MINE)
		return db_query(cx, q_mine, rows, a->id.v, at, at, id);
	of = all ? a->authority : a->unit;
	if (is_closed)
		return db_query(cx, all ? q_authority_closed : q_unit_closed,
				rows, of.v, at, at, id);
	return db_query(cx, all ? q_authority : q_unit, rows, of.v, today, at,
			at, id);
}

enum err mismatch_list(struct cx *cx, const struct actor *actor,
		       enum mismatch_scope scope, bool is_closed,
		       const struct mismatch_place *after,
		       struct mismatch_row **ret, size_t *ret_n)
{
	const char *kind, *outcome;
	struct mismatch_row *list, *r;
	struct rows rows;
	size_t n = 0;

	TRY(list_rows(cx, actor, scope, is_closed, after, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list; rows_next(&rows, &r->id.v, &kind, &r->code,
				 &r->procedure_name, &r->unit_name,
				 &r->owner_name, &r->opened_at, &r->due_at,
				 &r->closed_at, &outcome);
	     r = &list[++n]) {
		r->kind = mismatch_kind_of(kind);
		r->outcome = outcome_of(outcome);
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

/* Apology letters as they are read: the table of acts, who may, the lists. */
#include <string.h>

#include "db/db.h"
#include "domain/apology/letter_internal.h"
#include "domain/casework/promise.h"
#include "domain/people/org.h"
#include "domain/power.h"
#include "domain/proof/record.h"

#define R 0x001u  /* RECEPTION */
#define RH 0x002u /* RECEPTION_HEAD */
#define H 0x004u  /* HANDLER */
#define D 0x008u  /* DEPT_HEAD */
#define L 0x010u  /* UBND_LEADER */
#define V 0x020u  /* CLERK */
#define X 0x200u  /* CONTROL */
#define S(state) (1u << LETTER_##state)

/* clang-format off */
const struct letter_row letter_rows[] = {
	{ S(DRAFT), LETTER_EDIT, LETTER_DRAFT, H | D, PLACE_LEAD, "Sửa dự thảo",
	  "Chỉ người của đơn vị chủ trì được sửa dự thảo thư xin lỗi." },
	{ S(DRAFT), LETTER_SUBMIT, LETTER_FOR_SIGNATURE, H | D, PLACE_LEAD, "Trình ký",
	  "Chỉ người của đơn vị chủ trì được trình ký thư xin lỗi." },
	{ S(FOR_SIGNATURE), LETTER_RETURN, LETTER_DRAFT, 0, PLACE_SIGNER, "Trả lại để sửa",
	  "Chỉ người có thẩm quyền ký được trả lại dự thảo." },
	{ S(FOR_SIGNATURE), LETTER_SIGN, LETTER_SIGNED, 0, PLACE_SIGNER, "Ký thư xin lỗi",
	  "Thư xin lỗi phải do người có thẩm quyền ký." },
	{ S(SIGNED), LETTER_STAMP, LETTER_STAMPED, V, PLACE_AUTHORITY, "Đóng dấu, nộp bản quét",
	  "Chỉ văn thư được đóng dấu và nộp bản quét có dấu đỏ." },
	{ S(STAMPED), LETTER_SEND, LETTER_SENT, R | RH, PLACE_AUTHORITY, "Gửi người nộp hồ sơ",
	  "Chỉ bộ phận một cửa được gửi thư cho người nộp hồ sơ." },
	{ S(SENT), LETTER_REPORT, LETTER_REPORTED, D | V | RH, PLACE_AUTHORITY, "Báo cáo cấp trên",
	  "Chỉ lãnh đạo đơn vị, văn thư hoặc trưởng bộ phận một cửa được báo cáo." },
	{ S(REPORTED) | S(PUBLISHED), LETTER_ACKNOWLEDGE, LETTER_REPORTED, X | L, PLACE_SUPERIOR, "Xác nhận đã nhận báo cáo",
	  "Chỉ cơ quan cấp trên nhận báo cáo được xác nhận." },
	{ S(REPORTED), LETTER_PUBLISH, LETTER_PUBLISHED, X | RH, PLACE_AUTHORITY, "Công khai",
	  "Chỉ công chức kiểm soát thủ tục hành chính hoặc trưởng bộ phận một cửa được công khai." },
	{ S(DRAFT) | S(FOR_SIGNATURE), LETTER_CANCEL, LETTER_CANCELLED, H | D, PLACE_LEAD, "Hủy dự thảo",
	  "Chỉ đơn vị chủ trì được hủy dự thảo chưa ký." },
};
/* clang-format on */
const size_t letter_rows_n = sizeof(letter_rows) / sizeof(letter_rows[0]);

static const struct {
	const char *code, *name;
} states[LETTER_STATE_COUNT] = {
	[LETTER_DRAFT] = { "DU_THAO", "Dự thảo" },
	[LETTER_FOR_SIGNATURE] = { "CHO_KY", "Chờ ký" },
	[LETTER_SIGNED] = { "DA_KY", "Đã ký" },
	[LETTER_STAMPED] = { "DA_DONG_DAU", "Đã có bản đóng dấu" },
	[LETTER_SENT] = { "DA_GUI", "Đã gửi người nộp" },
	[LETTER_REPORTED] = { "DA_BAO_CAO", "Đã báo cáo cấp trên" },
	[LETTER_PUBLISHED] = { "DA_CONG_KHAI", "Đã công khai" },
	[LETTER_CANCELLED] = { "HUY", "Đã hủy dự thảo" },
};

static const char *const acts[LETTER_ACT_COUNT] = {
	[LETTER_EDIT] = "sua",		   [LETTER_SUBMIT] = "trinh-ky",
	[LETTER_RETURN] = "tra-lai",	   [LETTER_SIGN] = "ky",
	[LETTER_STAMP] = "dong-dau",	   [LETTER_SEND] = "gui",
	[LETTER_REPORT] = "bao-cao",	   [LETTER_ACKNOWLEDGE] = "xac-nhan",
	[LETTER_PUBLISH] = "cong-khai",	   [LETTER_CANCEL] = "huy",
};

const struct letter_way letter_ways[] = {
	{ "dien_thoai", "Gọi điện thoại" },
	{ "truc_tiep", "Đưa trực tiếp" },
	{ "buu_chinh", "Gửi bưu chính" },
	{ "email", "Thư điện tử" },
	{ "sms", "Tin nhắn" },
};
const size_t letter_ways_n = sizeof(letter_ways) / sizeof(letter_ways[0]);

const struct letter_way *letter_way_find(const char *code)
{
	for (size_t i = 0; code && i < letter_ways_n; i++) {
		if (strcmp(letter_ways[i].code, code) == 0)
			return &letter_ways[i];
	}
	return NULL;
}

const char *letter_state_code(enum letter_state s)
{
	return states[s].code;
}

const char *letter_state_name(enum letter_state s)
{
	return states[s].name;
}

enum letter_state letter_state_from_code(const char *code)
{
	int i = 0;

	while (i < LETTER_STATE_COUNT && strcmp(states[i].code, code) != 0)
		i++;
	return (enum letter_state)i;
}

const char *letter_act_code(enum letter_act a)
{
	return acts[a];
}

const char *letter_act_name(enum letter_act a)
{
	for (size_t i = 0; i < letter_rows_n; i++) {
		if (letter_rows[i].act == a)
			return letter_rows[i].label;
	}
	return "";
}

enum letter_act letter_act_from_code(const char *code)
{
	int i = 0;

	while (i < LETTER_ACT_COUNT && strcmp(acts[i], code) != 0)
		i++;
	return (enum letter_act)i;
}

static bool stands(const struct actor *a, const struct letter *l,
		   enum place place)
{
	switch (place) {
	case PLACE_LEAD:
		return a->unit.v == l->lead.v;
	case PLACE_AUTHORITY:
	case PLACE_SIGNER: /* the competence table has the last word */
		return a->authority.v == l->authority.v;
	case PLACE_SUPERIOR:
		return a->unit.v == l->reported_to.v;
	}
	return false;
}

const char *letter_refusal(const struct actor *actor, const struct letter *l,
			   enum letter_act act, const struct letter_row **ret,
			   enum err *ret_err)
{
	for (size_t i = 0; i < letter_rows_n; i++) {
		const struct letter_row *r = &letter_rows[i];
		unsigned roles = r->roles ? r->roles : D | L;

		if (r->act != act || !(r->from & 1u << l->state))
			continue;
		*ret = r;
		*ret_err = ERR_DENIED;
		if (!power_has(actor, roles) || !stands(actor, l, r->place))
			return r->rule;
		if (act == LETTER_SIGN &&
		    power_is_own(actor, roles, l->drafter))
			return "Không ai được ký thư xin lỗi do chính mình dự"
			       " thảo.";
		*ret_err = ERR_STATE;
		if (act == LETTER_ACKNOWLEDGE &&
		    l->acknowledged_at.s != INSTANT_NONE.s)
			return "Báo cáo này đã được xác nhận.";
		return NULL;
	}
	*ret_err = ERR_STATE;
	return "Thư đang ở bước khác nên không thể thực hiện việc này.";
}

#define COLUMNS                                                              \
	"l.id, l.state, l.authority_id, l.lead_unit_id,"                     \
	" l.responsible_unit_id, l.reported_to, au.name, lu.name, ru.name,"  \
	" COALESCE(su.name, ''), l.reason, l.cause, COALESCE((SELECT c.name" \
	"  FROM cause c WHERE c.code = l.cause ORDER BY c.valid_from DESC"   \
	"  LIMIT 1), ''), l.co_reason, l.new_due_at, l.drafted_at,"          \
	" l.signed_at, l.stamped_at, l.sent_at, l.reported_at,"              \
	" l.acknowledged_at, l.published_at, l.drafted_by, l.signer_id,"     \
	" da.name, COALESCE(sa.name, ''), COALESCE(sa.title, ''),"           \
	" COALESCE(fa.name, ''), l.year, l.number, l.stamped_file,"          \
	" l.stamped_pages, COALESCE(l.sent_way, ''), l.version"
#define OUT "isiiii" "ssss" "ssss" "tttttttt" "ii" "ssss" "iiii" "si"
#define FROM                                                     \
	" FROM letter l JOIN unit au ON au.id = l.authority_id"  \
	" JOIN unit lu ON lu.id = l.lead_unit_id"                \
	" JOIN unit ru ON ru.id = l.responsible_unit_id"         \
	" LEFT JOIN unit su ON su.id = l.reported_to"            \
	" JOIN account da ON da.id = l.drafted_by"               \
	" LEFT JOIN account sa ON sa.id = l.signer_id"           \
	" LEFT JOIN account fa ON fa.id = l.signed_for"

STMT(q_letter, "i", OUT, "SELECT " COLUMNS FROM " WHERE l.id = ?");
STMT(q_letter_lock, "i", "i",
     "SELECT id FROM letter WHERE id = ? FOR UPDATE");
STMT(q_letters_of, "i", OUT,
     "SELECT " COLUMNS FROM " JOIN letter_fault f ON f.letter_id = l.id"
     " WHERE f.dossier_id = ? ORDER BY l.id DESC LIMIT 20");

const char *letter_number(struct arena *arena, int64_t number)
{
	return number == INT_NONE ?
		       "" :
		       arena_printf(arena, "%02lld/PXL", (long long)number);
}

static bool next_letter(struct cx *cx, struct rows *rows, struct letter *l)
{
	const char *state;
	int64_t year, number, pages;

	*l = (struct letter){ 0 };
	if (!rows_next(rows, &l->id.v, &state, &l->authority.v, &l->lead.v,
		       &l->responsible.v, &l->reported_to.v,
		       &l->authority_name, &l->lead_name,
		       &l->responsible_name, &l->reported_to_name, &l->reason,
		       &l->cause, &l->cause_name, &l->co_reason,
		       &l->new_due_at, &l->drafted_at, &l->signed_at,
		       &l->stamped_at, &l->sent_at, &l->reported_at,
		       &l->acknowledged_at, &l->published_at, &l->drafter.v,
		       &l->signer.v, &l->drafter_name, &l->signer_name,
		       &l->signer_title, &l->signed_for_name, &year, &number,
		       &l->stamped_file.v, &pages, &l->sent_way, &l->version))
		return false;
	l->state = letter_state_from_code(state);
	l->stamped_pages = pages == INT_NONE ? 0 : (int)pages;
	l->number = letter_number(cx->arena, number);
	return true;
}

STMT(q_led_by, "i", "i",
     "SELECT IF(MIN(d.seat_lead_id) = MAX(d.seat_lead_id),"
     " MIN(d.seat_lead_id), NULL) FROM letter_fault f"
     " JOIN dossier d ON d.id = f.dossier_id WHERE f.letter_id = ?");

/* A letter that its division or committee has left is its heirs' to go on
 * with; until it is signed they are also the ones who say it. */
enum err letter_follow(struct cx *cx, struct letter *l)
{
	struct unit_id was = l->lead, lead;
	struct unit unit;

	TRY(db_one(cx, q_led_by, l->id.v, &lead.v));
	TRY(unit_answering(cx, lead, &l->lead, &l->authority));
	if (l->lead.v == was.v || l->signed_at.s != INSTANT_NONE.s)
		return OK;
	TRY(unit_load(cx, l->lead, &unit));
	l->lead_name = unit.name;
	TRY(unit_load(cx, l->authority, &unit));
	l->authority_name = unit.name;
	return OK;
}

static enum err load(struct cx *cx, struct letter_id id, struct letter *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_letter, &rows, id.v));
	if (!next_letter(cx, &rows, ret))
		return ERR_MISSING;
	return letter_follow(cx, ret);
}

enum err letter_lock(struct cx *cx, struct letter_id id, struct letter *ret)
{
	int64_t found;

	TRY(db_one(cx, q_letter_lock, id.v, &found));
	return load(cx, id, ret);
}

enum err letter_open(struct cx *cx, const struct actor *actor,
		     struct letter_id id, struct letter *ret)
{
	enum err err = load(cx, id, ret);

	if (err == OK && actor->authority.v != ret->authority.v &&
	    actor->unit.v != ret->reported_to.v)
		err = ERR_MISSING;
	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có thư xin lỗi này trong phạm vi đơn vị"
			      " của ông/bà.");
	return err;
}

enum err letters_of(struct cx *cx, struct dossier_id id, struct letter **ret,
		    size_t *ret_n)
{
	struct rows rows;
	struct letter *list;
	size_t n = 0;

	TRY(db_query(cx, q_letters_of, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_letter(cx, &rows, &list[n]))
		TRY(letter_follow(cx, &list[n++]));
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_lines, "i", "issssss" "stt",
     "SELECT d.id, d.code, p.name, a.name, a.id_kind, a.address, f.fault,"
     " d.rule_set, d.received_at, f.old_due_at FROM letter_fault f"
     " JOIN dossier d ON d.id = f.dossier_id"
     " JOIN applicant a ON a.dossier_id = d.id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " WHERE f.letter_id = ? ORDER BY d.id, f.fault LIMIT 50");

enum err letter_lines(struct cx *cx, struct letter_id id,
		      struct letter_line **ret, size_t *ret_n)
{
	struct rows rows;
	struct letter_line *list, *l;
	size_t n = 0;

	TRY(db_query(cx, q_lines, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (l = list; rows_next(&rows, &l->id.v, &l->code, &l->procedure_name,
				 &l->applicant, &l->id_kind, &l->address,
				 &l->fault, &l->rule_set, &l->received_at,
				 &l->old_due_at);
	     l = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_note, "itiisssi", "",
     "INSERT INTO accountability_event (letter_id, at, account_id, unit_id,"
     " role, action, words, acting_for) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

enum err letter_note(struct cx *cx, const struct actor *actor,
		     struct letter_id id, const struct acting *as,
		     const char *action, const char *words,
		     struct dossier_id dossier)
{
	struct records records = { 0 };

	TRY(db_exec(cx, q_note, id.v, cx->now, actor->id.v, actor->unit.v,
		    role_code(as->role), action, words ? words : "",
		    as->for_whom.v));
	TRY(record_take(cx, RECORD_STEP, db_insert_id(cx), &records));
	TRY(record_take(cx, RECORD_LETTER, id.v, &records));
	return record_put(cx, actor,
			  arena_printf(cx->arena, "letter-%s",
				       strcmp(action, "du-thao") == 0 ?
					       "draft" :
					       action),
			  dossier, "", &records);
}

STMT(q_trail, "i", "tssss",
     "SELECT e.at, CONCAT(COALESCE(a.name, ''), IF(f.id IS NULL, '',"
     "  CONCAT(' (ký thay ', f.name, ')'))), COALESCE(u.name, ''), e.action,"
     " e.words FROM accountability_event e"
     " LEFT JOIN account a ON a.id = e.account_id"
     " LEFT JOIN account f ON f.id = e.acting_for"
     " LEFT JOIN unit u ON u.id = e.unit_id"
     " WHERE e.letter_id = ? ORDER BY e.id LIMIT 200");

enum err letter_events(struct cx *cx, struct letter_id id,
		       struct letter_event **ret, size_t *ret_n)
{
	struct rows rows;
	struct letter_event *list, *e;
	size_t n = 0;

	TRY(db_query(cx, q_trail, &rows, id.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (e = list; rows_next(&rows, &e->at, &e->who, &e->unit, &e->action,
				 &e->words);
	     e = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_competence, "idd", "ssss",
     "SELECT c.role, c.place, c.post, c.legal_basis FROM competence c"
     " JOIN unit u ON u.kind = c.unit_kind AND u.level = c.unit_level"
     " WHERE u.id = ? AND c.letter_kind = 'xin_loi' AND c.valid_from <= ?"
     " AND (c.valid_to IS NULL OR c.valid_to >= ?)"
     " ORDER BY c.valid_from DESC LIMIT 1");

enum err competence_of(struct cx *cx, struct unit_id lead, struct day day,
		       struct competence *ret)
{
	const char *role, *place;
	enum err err = db_one(cx, q_competence, lead.v, day, day, &role,
			      &place, &ret->post, &ret->basis);

	if (err == ERR_MISSING)
		return refuse(cx, ERR_STATE, NULL,
			      "Chưa có quy định ai ký thư xin lỗi của loại đơn"
			      " vị này; đề nghị quản trị bổ sung bảng thẩm"
			      " quyền.");
	TRY(err);
	ret->role = role_bit(role);
	ret->at_lead = strcmp(place, "lead") == 0;
	return OK;
}

STMT(q_reach, "i", "ss",
     "SELECT DISTINCT p.field, p.code FROM letter_fault f"
     " JOIN dossier d ON d.id = f.dossier_id"
     " JOIN procedure_version p ON p.id = d.version_id"
     " WHERE f.letter_id = ?");

enum err letter_power(struct cx *cx, const struct actor *actor,
		      struct letter_id id, const struct actor **ret)
{
	struct actor *bounded;
	const char *field, *code;
	struct rows rows;

	*ret = actor;
	if (!power_somewhere(actor, ~power_in_person(actor)))
		return OK;
	TRY(db_query(cx, q_reach, &rows, id.v));
	bounded = arena_alloc(cx->arena, sizeof(*bounded));
	*bounded = *actor;
	while (rows_next(&rows, &field, &code))
		*bounded = power_for(bounded, field, code);
	*ret = bounded;
	return OK;
}

bool letter_is_signer(const struct actor *actor, const struct letter *l,
		      const struct competence *c)
{
	return power_has(actor, c->role) &&
	       (c->at_lead ? actor->unit.v == l->lead.v :
			     actor->authority.v == l->authority.v);
}

enum err letter_signer(struct cx *cx, const struct actor *actor,
		       const struct letter *l, struct competence *ret,
		       bool *ret_is_actor)
{
	TRY(letter_power(cx, actor, l->id, &actor));
	TRY(competence_of(cx, l->lead, instant_day(cx->now), ret));
	*ret_is_actor = letter_is_signer(actor, l, ret);
	return OK;
}

enum err letter_acts(struct cx *cx, const struct actor *actor,
		     const struct letter *l,
		     enum letter_act ret[LETTER_ACT_COUNT], size_t *ret_n)
{
	const struct letter_row *row;
	struct competence c;
	bool is_signer;
	size_t n = 0;
	enum err err;

	TRY(letter_power(cx, actor, l->id, &actor));
	for (int a = 0; a < LETTER_ACT_COUNT; a++) {
		if (letter_refusal(actor, l, (enum letter_act)a, &row, &err))
			continue;
		if (row->place == PLACE_SIGNER) {
			TRY(letter_signer(cx, actor, l, &c, &is_signer));
			if (!is_signer)
				continue;
		}
		ret[n++] = (enum letter_act)a;
	}
	*ret_n = n;
	return OK;
}

/* A draft of the day before: the clock may have stopped or the date moved. */
STMT(q_moved, "i", "stt",
     "SELECT d.code, f.old_due_at, d.due_at FROM letter_fault f"
     " JOIN dossier d ON d.id = f.dossier_id WHERE f.letter_id = ?"
     " AND f.fault = 'tre_han' AND NOT (d.due_at IS NOT NULL AND"
     PROMISE_SAME_DAY("f.old_due_at", "d.due_at") ") ORDER BY d.id LIMIT 1");

enum err letter_is_void(struct cx *cx, struct letter_id id,
			const char **ret_why)
{
	struct instant old, due;
	const char *code;
	enum err err = db_one(cx, q_moved, id.v, &code, &old, &due);

	*ret_why = NULL;
	if (err != OK)
		return cx_without(cx, err, ERR_MISSING) ? OK : err;
	*ret_why = arena_printf(
		cx->arena,
		"Thư này xin lỗi vì ngày hẹn %s của hồ sơ %s, nhưng %s. Hãy"
		" hủy dự thảo này; nếu hồ sơ trễ hẹn thì dự thảo thư mới.",
		day_dmy(cx->arena, instant_day(old)), code,
		due.s == INSTANT_NONE.s ?
			"hồ sơ đang dừng tính thời gian" :
			arena_printf(cx->arena, "ngày hẹn nay là %s",
				     day_dmy(cx->arena, instant_day(due))));
	return OK;
}

STMT(q_causes, "dd", "sss",
     "SELECT code, name, class FROM cause WHERE valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?)"
     " ORDER BY class, code LIMIT 100");

enum err causes(struct cx *cx, struct day day, struct cause **ret,
		size_t *ret_n)
{
	struct rows rows;
	struct cause *list;
	size_t n = 0;

	TRY(db_query(cx, q_causes, &rows, day, day));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].code, &list[n].name, &list[n].class))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

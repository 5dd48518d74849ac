#include "domain/accountability/accountability_internal.h"

#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/power.h"

#define D 0x008u /* DEPT_HEAD */
#define L 0x010u /* UBND_LEADER */
#define X 0x200u /* CONTROL */
#define I 0x400u /* INSPECTOR */

#define CHUNK 200
#define CHUNKS_MAX 20

static const char *const states[ACCOUNTABLE_STATE_COUNT][2] = {
	[ACCOUNTABLE_OPEN] = { "MO", "Chờ ý kiến của cán bộ" },
	[ACCOUNTABLE_HEARD] = { "DA_NGHE", "Chờ kiểm điểm" },
	[ACCOUNTABLE_REVIEWED] = { "DA_KIEM_DIEM",
				   "Chờ lãnh đạo UBND quyết định" },
	[ACCOUNTABLE_HANDLED] = { "DA_XU_LY", "Đang thực hiện quyết định" },
	[ACCOUNTABLE_CLOSED] = { "DA_DONG", "Đã kết thúc" },
};
static const char *const measures[MEASURE_COUNT][2] = {
	[MEASURE_REVIEW] = { "kiem_diem", "Tổ chức kiểm điểm" },
	[MEASURE_POST] = { "chuyen_vi_tri",
			   "Tổ chức kiểm điểm và xem xét chuyển đổi vị trí"
			   " công tác" },
};
static const char *const acts[ACCOUNT_ACT_COUNT][2] = {
	[ACCOUNT_SAY] = { "y-kien", "Ghi ý kiến của tôi" },
	[ACCOUNT_LAPSE] = { "het-han", "Ghi nhận hết thời hạn có ý kiến" },
	[ACCOUNT_REVIEW] = { "kiem-diem", "Ghi kết quả kiểm điểm" },
	[ACCOUNT_HANDLE] = { "xu-ly", "Quyết định hình thức xử lý" },
	[ACCOUNT_CLOSE] = { "ket-thuc", "Kết thúc hồ sơ" },
};

const char *accountability_state_code(enum accountability_state s)
{
	return states[s][0];
}

const char *accountability_state_name(enum accountability_state s)
{
	return states[s][1];
}

enum accountability_state accountability_state_from_code(const char *code)
{
	int i = 0;

	while (i < ACCOUNTABLE_STATE_COUNT - 1 &&
	       strcmp(states[i][0], code) != 0)
		i++;
	return (enum accountability_state)i;
}

const char *measure_code(enum measure m)
{
	return measures[m][0];
}

const char *measure_name(enum measure m)
{
	return measures[m][1];
}

enum measure measure_from_code(const char *code)
{
	return strcmp(code, measures[MEASURE_POST][0]) == 0 ? MEASURE_POST :
							      MEASURE_REVIEW;
}

const char *accountability_act_code(enum accountability_act a)
{
	return acts[a][0];
}

const char *accountability_act_name(enum accountability_act a)
{
	return acts[a][1];
}

enum accountability_act accountability_act_from_code(const char *code)
{
	int i = 0;

	while (i < ACCOUNT_ACT_COUNT && strcmp(acts[i][0], code) != 0)
		i++;
	return (enum accountability_act)i;
}

const char *quarter_words(struct arena *arena, struct day quarter)
{
	static const char *const numbers[] = { "I", "II", "III", "IV" };
	unsigned year, month, dom;

	day_split(quarter, &year, &month, &dom);
	return arena_printf(arena, "quý %s/%u", numbers[(month - 1) / 3],
			    year);
}

/* In the officer's own matter nobody acts for the officer either. */
static bool is_own(const struct actor *a, const struct accountability *f)
{
	return power_is_own(a, ~power_in_person(a), f->officer);
}

/* Roles that count for this file.  A delegation of one field or procedure says
 * nothing about people; one of everything does. */
static unsigned power(const struct actor *actor,
		      const struct accountability *f)
{
	struct actor a = power_at_large(actor);
	unsigned roles = is_own(&a, f) ? 0 : power_has(&a, ~0u), ret = 0;

	if (a.unit.v == f->unit.v)
		ret |= roles & D;
	if (a.authority.v == f->authority.v)
		ret |= roles & (L | X | I);
	if (a.authority.v == f->above.v || a.authority.v == f->top.v)
		ret |= roles & I;
	return ret;
}

unsigned accountability_roles(const struct actor *actor,
			      const struct accountability *f,
			      enum accountability_act act)
{
	if (act == ACCOUNT_SAY)
		return power_in_person(actor);
	return power(actor, f) &
	       (act == ACCOUNT_HANDLE || act == ACCOUNT_CLOSE ? L : D | L);
}

bool accountability_sees(const struct actor *actor,
			 const struct accountability *f)
{
	return actor->id.v == f->officer.v || power(actor, f);
}

static const char *wrong_person(const struct actor *a,
				const struct accountability *f,
				enum accountability_act act)
{
	unsigned roles = power(a, f);

	if (act == ACCOUNT_SAY)
		return a->id.v == f->officer.v ?
			       NULL :
			       "Chỉ cán bộ được xem xét ghi ý kiến của mình.";
	if (is_own(a, f))
		return "Không ai tự xem xét, quyết định về trách nhiệm của"
		       " chính mình.";
	if (act == ACCOUNT_HANDLE || act == ACCOUNT_CLOSE)
		return roles & L ? NULL :
				   "Hình thức xử lý do lãnh đạo UBND quyết"
				   " định.";
	/* The head who is the officer does not review: then the leader does. */
	if (roles & D || (roles & L && !f->has_head))
		return NULL;
	return "Việc kiểm điểm do lãnh đạo đơn vị của cán bộ tổ chức; do lãnh"
	       " đạo UBND khi đơn vị không có lãnh đạo nào khác.";
}

static const char *wrong_time(const struct accountability *f, struct day today,
			      enum accountability_act act)
{
	enum accountability_state s = f->state;

	if (s == ACCOUNTABLE_CLOSED)
		return "Hồ sơ xem xét trách nhiệm này đã kết thúc.";
	switch (act) {
	case ACCOUNT_SAY:
		if (f->is_said)
			return "Ý kiến của cán bộ đã được ghi.";
		return s <= ACCOUNTABLE_HEARD ?
			       NULL :
			       "Đã tổ chức kiểm điểm nên không ghi thêm ý kiến"
			       " ở bước này.";
	case ACCOUNT_LAPSE:
		if (s != ACCOUNTABLE_OPEN)
			return "Đã ghi ý kiến của cán bộ hoặc đã ghi nhận hết"
			       " thời hạn.";
		return today.n > f->hear_until.n ?
			       NULL :
			       "Thời hạn để cán bộ có ý kiến chưa hết.";
	case ACCOUNT_REVIEW:
		if (s == ACCOUNTABLE_OPEN)
			return "Cán bộ chưa có ý kiến và chưa ghi nhận hết"
			       " thời hạn có ý kiến nên chưa kiểm điểm được.";
		return s == ACCOUNTABLE_HEARD ?
			       NULL :
			       "Kết quả kiểm điểm đã được ghi.";
	case ACCOUNT_HANDLE:
		if (s < ACCOUNTABLE_REVIEWED)
			return "Chưa kiểm điểm nên chưa quyết định được hình"
			       " thức xử lý.";
		return s == ACCOUNTABLE_REVIEWED ?
			       NULL :
			       "Hình thức xử lý đã được quyết định.";
	case ACCOUNT_CLOSE:
		return s == ACCOUNTABLE_HANDLED ?
			       NULL :
			       "Chưa có hình thức xử lý nên chưa kết thúc được"
			       " hồ sơ.";
	case ACCOUNT_ACT_COUNT:
		break;
	}
	return "Không có bước này.";
}

const char *accountability_refusal(const struct actor *actor,
				   const struct accountability *f,
				   struct day today,
				   enum accountability_act act,
				   enum err *ret_err)
{
	const char *why = wrong_person(actor, f, act);

	*ret_err = why ? ERR_DENIED : ERR_STATE;
	return why ? why : wrong_time(f, today, act);
}

bool accountability_may(const struct actor *actor,
			const struct accountability *f, struct day today,
			enum accountability_act act)
{
	enum err err;

	return !accountability_refusal(actor, f, today, act, &err);
}

/* In: today, twice, for the unit's head. */
#define FILE_COLUMNS                                                        \
	"SELECT f.id, f.officer_id, f.unit_id, f.authority_id, c.parent_id," \
	" b.parent_id, o.name, u.name, f.quarter, f.measure, f.state,"      \
	" f.counted_n, f.round, f.opened_at, r.opened_at, r.hear_until,"    \
	" r.review_day,"                                                    \
	" r.said_at IS NOT NULL, EXISTS (SELECT 1 FROM account_role h"      \
	"  JOIN account a ON a.id = h.account_id AND a.is_active = 1"       \
	"  WHERE h.unit_id = f.unit_id AND h.role = 'DEPT_HEAD'"            \
	"  AND h.account_id <> f.officer_id AND h.valid_from <= ?"          \
	"  AND (h.valid_to IS NULL OR h.valid_to >= ?)), f.version"         \
	" FROM accountability_file f"                                       \
	" JOIN accountability_round r ON r.file_id = f.id"                  \
	"  AND r.round = f.round"                                           \
	" JOIN account o ON o.id = f.officer_id"                            \
	" JOIN unit u ON u.id = f.unit_id"                                  \
	" JOIN unit c ON c.id = f.authority_id"                             \
	" LEFT JOIN unit b ON b.id = c.parent_id"
#define FILE_OUT "iiii" "iiss" "dssii" "ttdd" "iii"

STMT(q_file, "ddi", FILE_OUT, FILE_COLUMNS " WHERE f.id = ?");
STMT(q_files, "ddiiiiiiii", FILE_OUT,
     FILE_COLUMNS " WHERE f.id < ? AND (f.officer_id = ? OR f.unit_id = ?"
		  " OR f.authority_id = ? OR c.parent_id = ?"
		  " OR b.parent_id = ?) AND (f.state = 'DA_DONG') = ?"
		  " ORDER BY f.id DESC LIMIT ?");

STMT(q_own, "ddi", FILE_OUT,
     FILE_COLUMNS " WHERE f.officer_id = ? AND f.state = 'MO'"
		  " ORDER BY r.hear_until, f.id LIMIT 1");

static bool next_file(struct rows *rows, struct accountability *f)
{
	const char *measure, *state;
	int64_t counted, round, said, has_head;

	if (!rows_next(rows, &f->id.v, &f->officer.v, &f->unit.v,
		       &f->authority.v, &f->above.v, &f->top.v,
		       &f->officer_name, &f->unit_name, &f->quarter, &measure,
		       &state, &counted, &round,
		       &f->opened_at, &f->round_at, &f->hear_until,
		       &f->review_day, &said, &has_head, &f->version))
		return false;
	f->measure = measure_from_code(measure);
	f->state = accountability_state_from_code(state);
	f->counted_n = (int)counted;
	f->round = (int)round;
	f->is_said = said == 1;
	f->has_head = has_head == 1;
	return true;
}

enum err accountability_load(struct cx *cx, struct accountability_id id,
			     struct accountability *ret)
{
	struct day today = instant_day(cx->now);
	struct rows rows;

	TRY(db_query(cx, q_file, &rows, today, today, id.v));
	return next_file(&rows, ret) ? OK : ERR_MISSING;
}

enum err accountability_audit(struct cx *cx, const struct actor *actor,
			      const struct accountability *f,
			      const char *action, const char *outcome)
{
	return audit_put(cx, actor,
			 &(struct audit_row){
				 .action = action,
				 .outcome = outcome,
				 .detail = arena_printf(cx->arena, "file=%lld",
							(long long)f->id.v),
				 .subject = f->officer });
}

enum err accountability_open(struct cx *cx, const struct actor *actor,
			     struct accountability_id id,
			     struct accountability *ret)
{
	struct accountability f;
	bool sees;

	TRY(accountability_load(cx, id, &f));
	sees = accountability_sees(actor, &f);
	TRY(accountability_audit(cx, actor, &f, "accountability_read",
				 sees ? "ok" : "refused"));
	if (!sees)
		return ERR_MISSING;
	*ret = f;
	return OK;
}

/* One row for the page, with the numbers of the files on it. */
static enum err audit_files(struct cx *cx, const struct actor *actor,
			    const struct accountability *list, size_t n)
{
	struct buf b;

	buf_init(&b, cx->arena, 300);
	buf_printf(&b, "files=");
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%lld", i ? "," : "",
			   (long long)list[i].id.v);
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = "accountability_list",
					      .detail = b.data,
					      .rows_n = n });
}

static bool waits_for(const struct actor *actor,
		      const struct accountability *f, struct day today)
{
	for (int a = 0; a < ACCOUNT_ACT_COUNT; a++) {
		if (accountability_may(actor, f, today,
				       (enum accountability_act)a))
			return true;
	}
	return false;
}

/* Where the policy could say yes; it is asked of each row afterwards. */
static enum err read_chunk(struct cx *cx, const struct actor *actor,
			   enum accountability_tab which, int64_t before,
			   struct rows *ret)
{
	struct day today = instant_day(cx->now);
	int64_t unit = power_somewhere(actor, D) ? actor->unit.v : INT_NONE;
	int64_t authority = power_somewhere(actor, L | X | I) ?
				    actor->authority.v :
				    INT_NONE;
	int64_t under = power_somewhere(actor, I) ? actor->authority.v : INT_NONE;

	return db_query(cx, q_files, ret, today, today, before, actor->id.v,
			unit, authority, under, under,
			(int64_t)(which == ACCOUNT_LIST_CLOSED),
			(int64_t)CHUNK);
}

enum err accountability_list(struct cx *cx, const struct actor *actor,
			     enum accountability_tab which, int64_t before,
			     struct accountability **ret, size_t *ret_n,
			     int64_t *ret_next)
{
	struct day today = instant_day(cx->now);
	struct accountability *list =
		arena_array(cx->arena, ACCOUNT_ROWS + 1, sizeof(*list));
	size_t n = 0, read = CHUNK;

	*ret_next = 0;
	for (int i = 0; i < CHUNKS_MAX && n <= ACCOUNT_ROWS && read == CHUNK;
	     i++) {
		struct rows rows;

		TRY(read_chunk(cx, actor, which, before, &rows));
		read = rows.n;
		while (n <= ACCOUNT_ROWS && next_file(&rows, &list[n])) {
			before = list[n].id.v;
			n += accountability_sees(actor, &list[n]) &&
			     (which != ACCOUNT_LIST_MINE ||
			      waits_for(actor, &list[n], today));
		}
	}
	if (n > ACCOUNT_ROWS) {
		n = ACCOUNT_ROWS;
		*ret_next = list[n - 1].id.v;
	}
	*ret = list;
	*ret_n = n;
	return audit_files(cx, actor, list, n);
}

enum err accountability_waiting(struct cx *cx, const struct actor *actor,
				size_t *ret)
{
	struct day today = instant_day(cx->now);
	struct accountability f;
	struct rows rows;
	size_t n = 0;

	TRY(read_chunk(cx, actor, ACCOUNT_LIST_MINE, INT64_MAX, &rows));
	while (next_file(&rows, &f))
		n += accountability_sees(actor, &f) &&
		     waits_for(actor, &f, today);
	*ret = n;
	return OK;
}

enum err accountability_own(struct cx *cx, const struct actor *actor,
			    struct accountability *ret, bool *ret_is)
{
	struct day today = instant_day(cx->now);
	struct rows rows;

	TRY(db_query(cx, q_own, &rows, today, today, actor->id.v));
	*ret_is = next_file(&rows, ret);
	return OK;
}

/*
 * The queues of each role.  A page is one range of queue_entry's primary key;
 * everything else is looked up row by row, so its cost does not depend on how
 * many dossiers there are.
 */
#include "domain/queue/queue.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/audit.h"
#include "domain/people/account.h"
#include "domain/power.h"
#include "text/text.h"

/* Role bits of role.h's table. */
#define R 0x003u /* reception and its head */
#define RH 0x002u
#define H 0x004u
#define D 0x008u
#define L 0x010u
#define V 0x020u
#define K 0x040u
#define P 0x080u

/* In the order in which a role's day goes. */
/* clang-format off */
static const struct queue queues[] = {
	{ "cho-chuyen", "Chờ chuyển", "cho-chuyen", R, OWNER_UNIT, TIME_DUE, false, MOVE_FORWARD },
	{ "cho-phan-cong", "Chờ phân công", "phan-cong", D | L, OWNER_UNIT, TIME_DUE, false, MOVE_ASSIGN },
	{ "cho-duyet", "Chờ duyệt", "duyet", D, OWNER_UNIT, TIME_DUE, false, MOVE_APPROVE },
	{ "cho-ky", "Chờ ký", "ky", L, OWNER_AUTHORITY, TIME_DUE, false, MOVE_SIGN },
	{ "cho-dong-dau", "Chờ đóng dấu", "dong-dau", V, OWNER_UNIT, TIME_DUE, false, MOVE_COUNT },
	{ "cua-toi", "Của tôi", "cua-toi", R | H | D | L, OWNER_PERSON, TIME_DUE, false, MOVE_COUNT },
	{ "den", "Đến, chưa ký nhận", "den", R | H | D | L | V | P, OWNER_UNIT, TIME_DUE, false, MOVE_ACCEPT },
	{ "cho-nhan", "Chờ nhận việc", "phan-cong", H, OWNER_UNIT, TIME_DUE, false, MOVE_TAKE },
	{ "cho-tra", "Chờ trả kết quả", "tra", R, OWNER_UNIT, TIME_AGE, false, MOVE_COUNT },
	{ "bo-sung-gui", "Bổ sung chờ gửi", "bo-sung-gui", R, OWNER_UNIT, TIME_DUE, false, MOVE_ASK_SUPPLEMENT },
	{ "de-xuat", "Đề xuất chờ duyệt", "de-xuat", D, OWNER_UNIT, TIME_DUE, false, MOVE_COUNT },
	{ "rut-phong", "Đề nghị rút chờ quyết định", "rut-phong", D, OWNER_UNIT, TIME_AGE, false, MOVE_COUNT },
	{ "rut", "Đề nghị rút chờ quyết định", "rut", L, OWNER_AUTHORITY, TIME_AGE, false, MOVE_COUNT },
	{ "phoi-hop", "Yêu cầu phối hợp gửi đến", "phoi-hop", D | P, OWNER_UNIT, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-thu-phi", "Chờ thu phí", "thu-phi", R | K, OWNER_AUTHORITY, TIME_DUE, false, MOVE_COUNT },
	{ "cho-nguoi-nop", "Đang chờ người nộp", "bo-sung-quay", R, OWNER_UNIT, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-nguoi-nop-toi", "Tôi chờ người nộp", "bo-sung-toi", H, OWNER_PERSON, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-nguoi-nop-phong", "Phòng chờ người nộp", "bo-sung-phong", D, OWNER_UNIT, TIME_WAIT, false, MOVE_COUNT },
	{ "het-han-bo-sung", "Hết hạn bổ sung", "bo-sung-phong", D, OWNER_UNIT, TIME_WAIT, true, MOVE_COUNT },
	{ "cho-nop-tien", "Đang chờ nộp tiền", "nop-tien", R | K, OWNER_AUTHORITY, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-nop-tien-toi", "Tôi chờ nộp tiền", "nop-tien-toi", H, OWNER_PERSON, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-nop-tien-phong", "Phòng chờ nộp tiền", "nop-tien-phong", D, OWNER_UNIT, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-noi-khac", "Đang chờ đơn vị khác", "noi-khac-quay", R, OWNER_UNIT, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-noi-khac-toi", "Tôi chờ đơn vị khác", "noi-khac-toi", H, OWNER_PERSON, TIME_WAIT, false, MOVE_COUNT },
	{ "cho-noi-khac-phong", "Phòng chờ đơn vị khác", "noi-khac-phong", D, OWNER_UNIT, TIME_WAIT, false, MOVE_COUNT },
	{ "chuyen-phat", "Đang chuyển phát", "chuyen-phat", R, OWNER_UNIT, TIME_AGE, false, MOVE_COUNT },
	{ "don-vi", "Đơn vị đang giữ", "don-vi", D | L, OWNER_UNIT, TIME_DUE, false, MOVE_COUNT },
	{ "ke-thua", "Cần kế thừa", "mo", RH | L, OWNER_FORMER, TIME_DUE, false, MOVE_INHERIT },
};
/* clang-format on */
#define QUEUES_N (sizeof(queues) / sizeof(queues[0]))

static const struct {
	const char *slug, *name;
} due_ins[DUE_COUNT] = {
	[DUE_ANY] = { "", "Tất cả" },
	[DUE_LATE] = { "qua-han", "Quá hạn" },
	[DUE_TODAY] = { "hom-nay", "Hôm nay" },
	[DUE_SOON] = { "3-ngay", "3 ngày tới" },
	[DUE_PAUSED] = { "tam-dung", "Tạm dừng" },
};

const char *due_in_slug(enum due_in d)
{
	return due_ins[d].slug;
}

const char *due_in_name(enum due_in d)
{
	return due_ins[d].name;
}

enum due_in due_in_from_slug(const char *slug)
{
	for (int i = 0; slug && i < DUE_COUNT; i++) {
		if (strcmp(due_ins[i].slug, slug) == 0)
			return (enum due_in)i;
	}
	return DUE_ANY;
}

const char *queue_name(const char *slug)
{
	for (size_t i = 0; i < QUEUES_N; i++) {
		if (strcmp(queues[i].slug, slug) == 0)
			return queues[i].name;
	}
	return NULL;
}

/* However far back: who follows a follower has what was left there too.  First
 * those that left something. */
STMT(q_formers, "iddi", "iss",
     "SELECT u.id, u.code, u.name FROM unit u WHERE u.id" IN_UNIT_OR_FORMER
     " AND u.valid_to < ? AND u.id <> ?"
     " ORDER BY NOT EXISTS (SELECT 1 FROM queue_entry q"
     "  WHERE q.owner_id = u.id AND q.lane = 'mo'), u.code LIMIT 6");

enum err queue_formers(struct cx *cx, const struct actor *actor,
		       struct former_unit **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct former_unit *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_formers, &rows, actor->authority.v, today, today,
		     actor->authority.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].id.v, &list[n].code, &list[n].name))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

/* "ke-thua.W-LC-CU": a queue for each unit that has ended. */
static enum err add_formers(struct cx *cx, const struct actor *actor,
			    const struct queue *q,
			    struct my_queue ret[QUEUES_MAX], size_t *n)
{
	struct former_unit *formers;
	size_t formers_n;

	TRY(queue_formers(cx, actor, &formers, &formers_n));
	for (size_t i = 0; i < formers_n && *n < QUEUES_MAX; i++)
		ret[(*n)++] = (struct my_queue){
			.queue = q,
			.slug = arena_printf(cx->arena, "%s.%s", q->slug,
					     formers[i].code),
			.name = arena_printf(cx->arena, "%s: %s", q->name,
					     formers[i].name),
			.owner = formers[i].id.v,
		};
	return OK;
}

static int64_t owner_of(const struct actor *actor, enum lane_owner owner)
{
	switch (owner) {
	case OWNER_AUTHORITY:
		return actor->authority.v;
	case OWNER_PERSON:
		return actor->id.v;
	case OWNER_UNIT:
	case OWNER_FORMER:
		break;
	}
	return actor->unit.v;
}

enum err queues_of(struct cx *cx, const struct actor *actor,
		   struct my_queue ret[QUEUES_MAX], size_t *ret_n)
{
	size_t n = 0;

	for (size_t i = 0; i < QUEUES_N && n < QUEUES_MAX; i++) {
		const struct queue *q = &queues[i];

		if (!power_somewhere(actor, q->roles))
			continue;
		if (q->owner == OWNER_FORMER)
			TRY(add_formers(cx, actor, q, ret, &n));
		else
			ret[n++] = (struct my_queue){
				.queue = q,
				.slug = q->slug,
				.name = q->name,
				.owner = owner_of(actor, q->owner),
			};
	}
	*ret_n = n;
	return OK;
}

/* From which moment to which: from <= at < to. */
struct window {
	struct instant from, to;
};

#define AT_FIRST ((struct instant){ 0 })
/* Behind it stands what is paused (queue_lane adds 1000 years). */
#define PAUSED_FROM instant_at(day_join(2900, 1, 1), 0)
#define AT_LAST instant_at(day_join(9000, 1, 1), 0)

static struct window window_of(const struct workcal *cal, struct instant now,
			       const struct queue *q, enum due_in due)
{
	struct day today = instant_day(now), soon;
	struct instant midnight = instant_at((struct day){ today.n + 1 }, 0);
	struct window w = { AT_FIRST, AT_LAST };

	switch (due) {
	case DUE_ANY:
	case DUE_COUNT:
		break;
	case DUE_LATE: /* by date, as everywhere */
		w.to = instant_at(today, 0);
		break;
	case DUE_TODAY:
		w = (struct window){ instant_at(today, 0), midnight };
		break;
	case DUE_SOON:
		soon = workcal_ahead(cal, today, SOON_DAYS);
		w = (struct window){ midnight,
				     instant_at((struct day){ soon.n + 1 }, 0) };
		break;
	case DUE_PAUSED:
		w.from = PAUSED_FROM;
		break;
	}
	if (q->is_past && w.to.s > now.s)
		w.to = now;
	return w;
}

/* Twenty capped counts: an actor's queues and the four limits of one. */
#define COUNT                                                          \
	"(SELECT COUNT(*) FROM (SELECT 1 FROM queue_entry"             \
	" WHERE owner_id = ? AND lane = ? AND at >= ? AND at < ?"      \
	" LIMIT 100) q)"
#define COUNT_5 COUNT "," COUNT "," COUNT "," COUNT "," COUNT
#define SLOTS 20
STMT(q_counts,
     "isttisttisttisttisttisttisttisttisttistt"
     "isttisttisttisttisttisttisttisttisttistt",
     "iiiiiiiiiiiiiiiiiiii",
     "SELECT " COUNT_5 "," COUNT_5 "," COUNT_5 "," COUNT_5);

struct slot {
	int64_t owner;
	const char *lane;
	struct window w;
	int64_t n;
};

static enum err count_slots(struct cx *cx, struct slot s[SLOTS])
{
#define IN(i) s[i].owner, s[i].lane, s[i].w.from, s[i].w.to
	return db_one(cx, q_counts, IN(0), IN(1), IN(2), IN(3), IN(4), IN(5),
		      IN(6), IN(7), IN(8), IN(9), IN(10), IN(11), IN(12),
		      IN(13), IN(14), IN(15), IN(16), IN(17), IN(18), IN(19),
		      &s[0].n, &s[1].n, &s[2].n, &s[3].n, &s[4].n, &s[5].n,
		      &s[6].n, &s[7].n, &s[8].n, &s[9].n, &s[10].n, &s[11].n,
		      &s[12].n, &s[13].n, &s[14].n, &s[15].n, &s[16].n,
		      &s[17].n, &s[18].n, &s[19].n);
#undef IN
}

static struct slot slot_of(const struct workcal *cal, struct instant now,
			   const struct my_queue *q, enum due_in due)
{
	return (struct slot){ q->owner, q->queue->lane,
			      window_of(cal, now, q->queue, due), 0 };
}

enum err queue_counts(struct cx *cx, const struct workcal *cal,
		      struct my_queue *list, size_t n,
		      const struct my_queue *current,
		      int64_t ret_due[DUE_COUNT])
{
	struct slot *slots = arena_array(cx->arena,
					 QUEUES_MAX + DUE_COUNT + SLOTS,
					 sizeof(*slots));

	for (size_t i = 0; i < n; i++)
		slots[i] = slot_of(cal, cx->now, &list[i], DUE_ANY);
	for (int d = 0; d < DUE_COUNT; d++)
		slots[n + (size_t)d] = slot_of(cal, cx->now, current,
					       (enum due_in)d);
	for (size_t i = 0; i < n + DUE_COUNT; i += SLOTS)
		TRY(count_slots(cx, slots + i));
	for (size_t i = 0; i < n; i++)
		list[i].count = slots[i].n;
	for (size_t d = 0; d < DUE_COUNT; d++)
		ret_due[d] = slots[n + d].n;
	return OK;
}

#define LISTED                                                             \
	"SELECT STRAIGHT_JOIN d.id, d.code, d.version, p.name, a.name,"    \
	" COALESCE(h.name, ''), u.name, d.state, d.due_at, d.wait_due_at," \
	" d.finished_at, d.in_transit, e.at"                               \
	" FROM queue_entry e FORCE INDEX (PRIMARY)"                        \
	" JOIN dossier d ON d.id = e.dossier_id"                           \
	" JOIN procedure_version p ON p.id = d.version_id"                 \
	" JOIN applicant a ON a.dossier_id = d.id"                         \
	" JOIN unit u ON u.id = d.holder_unit_id"                          \
	" LEFT JOIN account h ON h.id = d.holder_id"                       \
	" WHERE e.owner_id = ? AND e.lane = ? AND e.at >= ? AND e.at < ?"
#define FILTERED " AND p.search LIKE ? AND (? = 0 OR d.holder_id = ?)"
STMT(q_after, "istt" "ti" "sii" "i", "isissssstttit",
     LISTED " AND (e.at > ? OR e.dossier_id > ?)" FILTERED
	    " ORDER BY e.at, e.dossier_id LIMIT ?");
STMT(q_before, "istt" "ti" "sii" "i", "isissssstttit",
     LISTED " AND (e.at < ? OR e.dossier_id < ?)" FILTERED
	    " ORDER BY e.at DESC, e.dossier_id DESC LIMIT ?");

static void take_rows(struct cx *cx, struct rows *rows, bool is_back,
		      struct queue_row **ret, size_t *ret_n)
{
	struct queue_row *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	struct queue_row r = { 0 };
	const char *state;
	int64_t transit;
	size_t n = 0, all = rows->n;

	while (rows_next(rows, &r.id.v, &r.code, &r.version,
			 &r.procedure_name, &r.applicant, &r.holder_name,
			 &r.holder_unit_name, &state, &r.due_at,
			 &r.wait_due_at, &r.finished_at, &transit, &r.at)) {
		r.state = state_of(state);
		r.in_transit = transit == 1;
		list[is_back ? all - 1 - n : n] = r;
		n++;
	}
	*ret = list;
	*ret_n = n;
}

/* '%' and '_' typed by a person are letters to look for, not patterns. */
static const char *pattern_of(struct arena *arena, const char *words)
{
	const char *s = words ? text_fold(arena, words) : "";
	char *out = arena_alloc(arena, 2 * strlen(s) + 3);
	char *end = out;

	*end++ = '%';
	for (; *s; s++) {
		if (*s == '%' || *s == '_' || *s == '\\')
			*end++ = '\\';
		*end++ = *s;
	}
	if (end > out + 1)
		*end++ = '%';
	return out;
}

enum err queue_list(struct cx *cx, const struct actor *actor,
		    const struct workcal *cal, const struct my_queue *queue,
		    const struct queue_filter *filter,
		    const struct queue_place *place, size_t limit,
		    struct queue_row **ret, size_t *ret_n)
{
	struct window w = window_of(cal, cx->now, queue->queue, filter->due);
	const char *lane = queue->queue->lane;
	const char *words = pattern_of(cx->arena, filter->words);
	int64_t holder = filter->holder.v == INT_NONE ? 0 : filter->holder.v;
	struct instant at = place->at;
	int64_t id = place->id.v;
	struct rows rows;

	if (at.s == INSTANT_NONE.s) {
		at = place->is_back ? w.to : w.from;
		id = place->is_back ? INT64_MAX : 0;
	}
	if (place->is_back && at.s < w.to.s)
		w.to.s = at.s + 1;
	if (!place->is_back && at.s > w.from.s)
		w.from = at;
	TRY(db_query(cx, place->is_back ? q_before : q_after, &rows,
		     queue->owner, lane, w.from, w.to, at, id, words, holder,
		     holder, (int64_t)limit));
	take_rows(cx, &rows, place->is_back, ret, ret_n);
	if (queue->queue->owner == OWNER_AUTHORITY ||
	    power_somewhere(actor, ~power_in_person(actor)))
		TRY(queue_hide(cx, actor, *ret, *ret_n));
	/* A neighbour's number is no list of applicants, and the row that
	 * only says "there is more" is not shown. */
	return limit == 1 ? OK :
			    audit_list(cx, actor, "list", queue->queue->slug,
				       *ret_n < QUEUE_ROWS ? *ret_n :
							     QUEUE_ROWS);
}

STMT(q_people, "idd", "iss",
     "SELECT DISTINCT a.id, a.name, a.title FROM account_role r"
     " JOIN account a ON a.id = r.account_id"
     " WHERE r.unit_id = ? AND a.is_active = 1 AND r.valid_from <= ?"
     " AND (r.valid_to IS NULL OR r.valid_to >= ?)"
     " ORDER BY a.name, a.id LIMIT 200");

enum err queue_people(struct cx *cx, struct unit_id unit,
		      struct account_brief **ret, size_t *ret_n)
{
	struct day today = instant_day(cx->now);
	struct account_brief *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_people, &rows, unit.v, today, today));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].id.v, &list[n].name, &list[n].title))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

/* A change of the calendar from its entry to its confirmation. */
#include <stdio.h>
#include <string.h>

#include "db/db.h"
#include "domain/admin/calendar_change.h"
#include "domain/casework/move.h"
#include "domain/power.h"
#include "domain/proof/record.h"
#include "secret/secret.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct calendar_change, member)

#define OFFICE (role_bit("ADMIN") | role_bit("UBND_LEADER"))

const char *calendar_change_what(struct arena *arena,
				 const struct calendar_change *c)
{
	enum change_matter matter = change_matter_of(c->what);

	if (matter == CHANGE_HOURS)
		return arena_printf(arena, "giờ làm việc %s từ %s", c->hours,
				    day_dmy(arena, c->day));
	if (matter == CHANGE_YEAR)
		return arena_printf(arena, "công bố lịch năm %d", c->year);
	return arena_printf(arena, "%s là ngày %s (%s)", day_words(arena, c->day),
			    dayword_of(c->kind) == DAYWORD_OFF ? "nghỉ" :
								 "làm việc",
			    c->note);
}

const char *calendar_decision_words(struct arena *arena,
				    const struct calendar_change *c)
{
	return arena_printf(arena, "%s ngày %s của %s, công bố tại %s",
			    c->ground, day_dmy(arena, c->decided_on),
			    c->issuer, c->place);
}

const char *calendar_change_words(struct arena *arena,
				  const struct calendar_change *c)
{
	enum change_matter matter = change_matter_of(c->what);

	return arena_printf(arena, "%s, theo %s",
			    matter == CHANGE_YEAR ?
				    "lịch làm việc của năm được công bố" :
			    matter == CHANGE_HOURS ?
				    arena_printf(arena,
						 "giờ làm việc đổi từ %s",
						 day_dmy(arena, c->day)) :
				    calendar_change_what(arena, c),
			    calendar_decision_words(arena, c));
}

enum err calendar_check_decision(struct cx *cx,
				 const struct calendar_change *in)
{
	if (text_is_blank(in->ground))
		return refuse(cx, ERR_INPUT, AT(ground),
			      "Nhập căn cứ: số thông báo, quyết định");
	if (in->decided_on.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(decided_on),
			      "Nhập ngày của thông báo, quyết định");
	if (in->decided_on.n > instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(decided_on),
			      "Thông báo, quyết định không thể ký sau hôm nay");
	if (text_is_blank(in->issuer))
		return refuse(cx, ERR_INPUT, AT(issuer),
			      "Nhập cơ quan ban hành");
	if (text_is_blank(in->place))
		return refuse(cx, ERR_INPUT, AT(place),
			      "Nhập nơi công bố để người dân đọc được: địa chỉ"
			      " trang thông tin hoặc nơi niêm yết");
	return OK;
}

STMT(q_same_waits, "sdii", "i",
     "SELECT COUNT(*) FROM calendar_change WHERE state = 'CHO' AND what = ?"
     " AND day <=> ? AND year <=> ? AND unit_id <=> ?");
STMT(q_propose, "sdss" "isi" "sdss" "iit", "",
     "INSERT INTO calendar_change (what, day, kind, note, year, hours,"
     " unit_id, ground, decided_on, issuer, published_at, proposed_by,"
     " proposed_for, proposed_at, state)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'CHO')");

struct proposing {
	const struct actor *by;
	const struct calendar_change *in;
};

/* The act's audit row with the decision's record. */
static enum err put_record(struct cx *cx, const struct actor *by, int64_t id,
			   const char *action, const char *detail)
{
	struct records records = { 0 };

	TRY(record_take(cx, RECORD_DECISION, id, &records));
	return record_put(cx, by, action, NO_DOSSIER, detail, &records);
}

/* The day, or what else it is about. */
static const char *detail_of(struct cx *cx, const struct calendar_change *c)
{
	return change_matter_of(c->what) == CHANGE_DAY ?
		       day_iso(cx->arena, c->day) :
		       c->what;
}

/* Every day is everybody's: who stands in for one field or one procedure has
 * no say in the calendar.  (Who may at all, the table of routes has asked.) */
static enum err check_reach(struct cx *cx, const struct actor *by)
{
	const struct actor a = power_at_large(by);

	if (!power_somewhere(by, OFFICE) || power_has(&a, OFFICE))
		return OK;
	return refuse(cx, ERR_DENIED, NULL,
		      "Lịch làm việc chung cho mọi thủ tục; ủy quyền một lĩnh"
		      " vực hoặc một thủ tục không gồm việc đổi lịch.");
}

/* Whom a delegate acts for; INT_NONE: nobody. */
static int64_t stands_in_for(const struct actor *by)
{
	const struct actor a = power_at_large(by);

	return power_used(&a, OFFICE).for_whom.v;
}

static enum err propose(struct cx *cx, void *arg)
{
	const struct proposing *p = arg;
	const struct calendar_change *in = p->in;
	enum change_matter matter = change_matter_of(in->what);
	int64_t year = matter == CHANGE_YEAR ? in->year : INT_NONE;
	struct unit_id unit = matter == CHANGE_HOURS ?
				      in->unit :
				      (struct unit_id){ INT_NONE };
	struct day day = year == INT_NONE ? in->day : DAY_NONE;
	struct calendar_trial trial;
	int64_t waits;

	TRY(check_reach(cx, p->by));
	TRY(calendar_check(cx, in, &trial));
	TRY(db_one(cx, q_same_waits, in->what, day, year, unit.v, &waits));
	if (waits)
		return refuse(cx, ERR_INPUT, NULL,
			      "Thay đổi này đang chờ người thứ hai xác nhận");
	TRY(db_exec(cx, q_propose, in->what, day,
		    matter == CHANGE_DAY ? in->kind : "",
		    in->note ? in->note : "", year,
		    matter == CHANGE_HOURS ? in->hours : "", unit.v, in->ground,
		    in->decided_on, in->issuer, in->place, p->by->id.v,
		    stands_in_for(p->by), cx->now));
	return put_record(cx, p->by, db_insert_id(cx), "calendar_proposed",
			  detail_of(cx, in));
}

enum err calendar_propose(struct cx *cx, const struct actor *by,
			  const struct calendar_change *in)
{
	struct proposing p = { by, in };

	return db_tx(cx, propose, &p);
}

#define COLUMNS                                                            \
	"c.id, c.what, c.day, c.kind, c.note, COALESCE(c.year, 0),"        \
	" c.hours, c.unit_id, c.ground, c.decided_on, c.issuer,"           \
	" c.published_at, c.proposed_by,"                                       \
	" CONCAT(a.name, COALESCE(CONCAT(' (ký thay ', f.name, ')'), ''))," \
	" c.proposed_at"
#define OUT "isdss" "isi" "sdss" "ist"
#define INTO(w)                                                            \
	&(w)->id, &(w)->change.what, &(w)->change.day, &(w)->change.kind,  \
		&(w)->change.note, &year, &(w)->change.hours,              \
		&(w)->change.unit.v, &(w)->change.ground,                  \
		&(w)->change.decided_on, &(w)->change.issuer,              \
		&(w)->change.place, &(w)->by.v, &(w)->by_name, &(w)->at
STMT(q_waiting, "", OUT,
     "SELECT " COLUMNS " FROM calendar_change c"
     " JOIN account a ON a.id = c.proposed_by"
     " LEFT JOIN account f ON f.id = c.proposed_for WHERE c.state = 'CHO'"
     " ORDER BY c.id LIMIT 100");
STMT(q_one_waiting, "i", OUT,
     "SELECT " COLUMNS " FROM calendar_change c"
     " JOIN account a ON a.id = c.proposed_by"
     " LEFT JOIN account f ON f.id = c.proposed_for WHERE c.state = 'CHO'"
     " AND c.id = ? FOR UPDATE");
STMT(q_decide, "siitti", "",
     "UPDATE calendar_change SET state = ?, decided_by = ?, decided_for = ?,"
     " decided_at = ?, counts_from = ? WHERE id = ?");

enum err calendar_waiting(struct cx *cx, struct calendar_waiting **ret,
			  size_t *ret_n)
{
	struct calendar_waiting *list;
	struct rows rows;
	int64_t year;
	size_t n = 0;

	TRY(db_query(cx, q_waiting, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, INTO(&list[n])))
		list[n++].change.year = (int)year;
	*ret = list;
	*ret_n = n;
	return OK;
}

struct deciding {
	const struct actor *by;
	int64_t id;
	bool confirms;
};

static enum err decide(struct cx *cx, void *arg)
{
	const struct deciding *d = arg;
	struct instant from = { cx->now.s + CALENDAR_DELAY_S };
	struct calendar_waiting w;
	int64_t year;
	enum err err = db_one(cx, q_one_waiting, d->id, INTO(&w));

	if (err == ERR_MISSING)
		return refuse(cx, ERR_STATE, NULL,
			      "Thay đổi này đã được quyết định");
	TRY(err);
	w.change.year = (int)year;
	TRY(check_reach(cx, d->by));
	if (power_is_own(d->by, OFFICE, w.by))
		return refuse(cx, ERR_DENIED, NULL,
			      "Người ghi thay đổi không tự xác nhận; một người"
			      " khác xác nhận theo quyết định đã công bố.");
	TRY(db_exec(cx, q_decide, d->confirms ? "DA_DUYET" : "TU_CHOI",
		    d->by->id.v, stands_in_for(d->by), cx->now,
		    d->confirms ? from : INSTANT_NONE,
		    d->id));
	if (d->confirms)
		TRY(calendar_apply(cx, d->by, &w.change));
	return put_record(cx, d->by, d->id,
			  d->confirms ? "calendar_changed" :
					"calendar_refused",
			  detail_of(cx, &w.change));
}

static const char *new_key(struct cx *cx)
{
	unsigned char bytes[16];
	char *key = arena_alloc(cx->arena, 33);

	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(key + 2 * i, 3, "%02x", bytes[i]);
	return key;
}

/* Who confirms that a day off is taken back gives every date that rested on it
 * back: an event of each dossier, in that person's name. */
static enum err give_back(struct cx *cx, const struct actor *by, int64_t change,
			  size_t *ret)
{
	struct dossier_id *list;
	size_t n;

	TRY(recalendar_rests_on(cx, change, &list, &n));
	for (size_t i = 0; i < n; i++) {
		struct step step = { .move = MOVE_RESTORE_DATE, .note = "",
				     .calendar_change = change };
		enum err err;

		step.form_key = new_key(cx);
		err = dossier_move(cx, by, list[i], &step);
		if (err == OK)
			++*ret;
		else if (err != ERR_STATE)
			return err;
	}
	return OK;
}

enum err calendar_decide(struct cx *cx, const struct actor *by, int64_t id,
			 bool confirms, size_t *ret_given_back)
{
	struct deciding d = { by, id, confirms };

	*ret_given_back = 0;
	TRY(db_tx(cx, decide, &d));
	return confirms ? give_back(cx, by, id, ret_given_back) : OK;
}

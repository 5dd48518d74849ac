#include "domain/admin/calendar_change.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/event.h"
#include "domain/ledger/stops.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct calendar_change, member)

STMT(q_years, "", "iisii",
     "SELECT y.year, y.is_published, COALESCE(y.notice, ''),"
     " SUM(COALESCE(d.kind, '') = 'off'), SUM(COALESCE(d.kind, '') = 'worked')"
     " FROM public_calendar_year y LEFT JOIN public_calendar_day d"
     " ON YEAR(d.day) = y.year GROUP BY y.year ORDER BY y.year DESC"
     " LIMIT 100");
STMT(q_days, "dd", "dss",
     "SELECT day, kind, note FROM public_calendar_day"
     " WHERE day BETWEEN ? AND ? ORDER BY day LIMIT 400");
STMT(q_hours, "", "siidd",
     "SELECT COALESCE(u.name, 'Mọi đơn vị'), s.opens, s.closes,"
     " s.valid_from, s.valid_to FROM public_office_session s"
     " LEFT JOIN public_unit u ON u.id = s.unit_id"
     " ORDER BY u.name, s.valid_from DESC, s.opens LIMIT 500");
STMT(q_year, "i", "i",
     "SELECT is_published FROM public_calendar_year WHERE year = ?");
STMT(q_day, "d", "ss",
     "SELECT kind, note FROM public_calendar_day WHERE day = ?");

enum err calendar_years(struct cx *cx, struct calendar_year_row **ret,
			size_t *ret_n)
{
	struct calendar_year_row *list;
	int64_t year, published, off, worked;
	const char *notice;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_years, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &year, &published, &notice, &off, &worked))
		list[n++] = (struct calendar_year_row){
			(int)year, published == 1, notice, (int)off,
			(int)worked
		};
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err calendar_days(struct cx *cx, int year, struct calendar_row **ret,
		       size_t *ret_n)
{
	struct calendar_row *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_days, &rows, day_join((unsigned)year, 1, 1),
		     day_join((unsigned)year, 12, 31)));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &list[n].day, &list[n].kind, &list[n].note))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err calendar_hours(struct cx *cx, struct calendar_hours_row **ret,
			size_t *ret_n)
{
	struct calendar_hours_row *list, *h;
	int64_t opens, closes;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_hours, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (h = list; rows_next(&rows, &h->unit_name, &opens, &closes,
				 &h->from, &h->to);
	     h = &list[++n]) {
		h->opens = (int)opens;
		h->closes = (int)closes;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static int year_of(struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	return (int)year;
}

static enum err check_day(struct cx *cx, const struct calendar_change *in)
{
	enum weekday wd = day_weekday(in->day);
	bool is_weekend = wd == SATURDAY || wd == SUNDAY;
	bool is_off = dayword_of(in->kind) == DAYWORD_OFF;
	const char *kind = "", *note;
	int64_t published;
	enum err err;

	if (in->day.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(day), "Nhập ngày");
	if (in->day.n <= instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Chỉ đổi được ngày sau hôm nay: ngày đã qua đã"
			      " được tính");
	err = db_one(cx, q_year, (int64_t)year_of(in->day), &published);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Chưa có lịch làm việc năm %d", year_of(in->day));
	TRY(err);
	if (!is_off && dayword_of(in->kind) != DAYWORD_WORKED)
		return refuse(cx, ERR_INPUT, AT(kind),
			      "Chọn nghỉ hoặc làm việc");
	if (text_is_blank(in->note))
		return refuse(cx, ERR_INPUT, AT(note),
			      "Nhập tên ngày nghỉ hoặc lý do làm bù");
	err = db_one(cx, q_day, in->day, &kind, &note);
	if (err != OK && err != ERR_MISSING)
		return err;
	if (strcmp(kind, in->kind) == 0 ||
	    (!*kind && is_off == is_weekend))
		return refuse(cx, ERR_INPUT, AT(day),
			      "Ngày %s vốn đã %s", day_dmy(cx->arena, in->day),
			      is_off ? "là ngày nghỉ" : "là ngày làm việc");
	return OK;
}

static enum err check_year(struct cx *cx, const struct calendar_change *in)
{
	int64_t published;
	enum err err = db_one(cx, q_year, (int64_t)in->year, &published);

	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(year),
			      "Chưa có lịch năm %d: nạp lịch của năm bằng tệp"
			      " trước",
			      in->year);
	TRY(err);
	if (published)
		return refuse(cx, ERR_INPUT, AT(year),
			      "Lịch năm %d đã được công bố", in->year);
	return OK;
}

/* "07:30-11:30, 13:30-17:30" */
static bool read_hours(struct arena *arena, const char *text,
		       struct calendar_trial *ret)
{
	char *copy = arena_strdup(arena, text), *rest = copy, *part;

	while ((part = strsep(&rest, ",;"))) {
		struct session_hours *h = &ret->hours[ret->hours_n];
		char *dash;

		part += strspn(part, " ");
		dash = strchr(part, '-');
		if (!dash || ret->hours_n == SESSIONS_MAX)
			return false;
		*dash++ = '\0';
		part[strcspn(part, " ")] = '\0';
		dash += strspn(dash, " ");
		dash[strcspn(dash, " ")] = '\0';
		if (!minute_parse(part, &h->opens) ||
		    !minute_parse(dash, &h->closes))
			return false;
		ret->hours_n++;
	}
	return sessions_are_in_order(ret->hours, ret->hours_n);
}

static enum err check_hours(struct cx *cx, const struct calendar_change *in,
			    struct calendar_trial *ret)
{
	struct unit u;
	enum err err = OK;

	if (in->day.n == DAY_NONE.n || in->day.n <= instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Giờ làm việc chỉ đổi từ một ngày sau hôm nay");
	if (!read_hours(cx->arena, in->hours, ret))
		return refuse(cx, ERR_INPUT, AT(hours),
			      "Giờ làm việc viết theo dạng 07:30-11:30,"
			      " 13:30-17:30, tối đa 4 buổi, theo thứ tự");
	if (!sessions_suffice(ret->hours, ret->hours_n))
		return refuse(cx, ERR_INPUT, AT(hours),
			      "Mỗi buổi làm việc ít nhất %d phút, cả ngày ít"
			      " nhất %d giờ",
			      SITTING_MIN_MINUTES, OPEN_DAY_MIN_MINUTES / 60);
	ret->unit = in->unit;
	if (in->unit.v != INT_NONE)
		err = unit_load(cx, in->unit, &u);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(unit), "Chọn đơn vị");
	return err;
}

enum err calendar_check(struct cx *cx, const struct calendar_change *in,
			struct calendar_trial *ret)
{
	*ret = (struct calendar_trial){ .kind = "", .day = in->day,
					.unit = { INT_NONE } };
	TRY(calendar_check_decision(cx, in));
	switch (change_matter_of(in->what)) {
	case CHANGE_DAY:
		ret->kind = in->kind;
		return check_day(cx, in);
	case CHANGE_YEAR:
		ret->published_year = in->year;
		return check_year(cx, in);
	case CHANGE_HOURS:
		return check_hours(cx, in, ret);
	case CHANGE_NOTHING:
		break;
	}
	return refuse(cx, ERR_INPUT, NULL, "Chọn điều cần thay đổi");
}

STMT(q_before, "tdissis", "",
     "INSERT INTO calendar_before (until, day, is_year, kind, note,"
     " changed_by, ground) VALUES (?, ?, ?, ?, ?, ?, ?)");
STMT(q_put_day, "dss", "",
     "INSERT INTO calendar_day (day, kind, note) VALUES (?, ?, ?)");
STMT(q_set_day, "ssd", "",
     "UPDATE calendar_day SET kind = ?, note = ? WHERE day = ?");
STMT(q_publish, "si", "",
     "UPDATE calendar_year SET is_published = 1, notice = ? WHERE year = ?");
STMT(q_end_hours, "did", "",
     "UPDATE office_session SET valid_to = ? WHERE unit_id <=> ?"
     " AND COALESCE(valid_to, '9999-12-31') >= ?");
STMT(q_put_hours, "iiid", "",
     "INSERT INTO office_session (unit_id, opens, closes, valid_from)"
     " VALUES (?, ?, ?, ?)");
STMT(q_later_hours, "id", "i",
     "SELECT COUNT(*) FROM office_session WHERE unit_id <=> ?"
     " AND valid_from >= ?");

enum err calendar_keep_day(struct cx *cx, const struct actor *by,
			   struct day day, const char *ground)
{
	struct instant until = { cx->now.s + CALENDAR_DELAY_S };
	const char *kind = "", *note = "";
	enum err err = db_one(cx, q_day, day, &kind, &note);

	if (err != OK && err != ERR_MISSING)
		return err;
	return db_exec(cx, q_before, until, day, INT64_C(0), kind, note,
		       by ? by->id.v : INT_NONE, ground);
}

enum err calendar_keep_year(struct cx *cx, const struct actor *by, int year,
			    const char *ground)
{
	struct instant until = { cx->now.s + CALENDAR_DELAY_S };
	int64_t published;

	TRY(db_one(cx, q_year, (int64_t)year, &published));
	return db_exec(cx, q_before, until, day_join((unsigned)year, 1, 1),
		       INT64_C(1), published ? "published" : "draft", "",
		       by ? by->id.v : INT_NONE, ground);
}

static enum err write_hours(struct cx *cx, const struct calendar_change *in,
			    const struct calendar_trial *trial)
{
	struct day last = { in->day.n - 1 };
	int64_t later;

	TRY(db_one(cx, q_later_hours, in->unit.v, in->day, &later));
	if (later)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Đã có giờ làm việc ghi từ ngày này hoặc muộn"
			      " hơn");
	TRY(db_exec(cx, q_end_hours, last, in->unit.v, in->day));
	for (size_t i = 0; i < trial->hours_n; i++)
		TRY(db_exec(cx, q_put_hours, in->unit.v,
			    (int64_t)trial->hours[i].opens,
			    (int64_t)trial->hours[i].closes, in->day));
	return OK;
}

static enum err write_day(struct cx *cx, const struct calendar_change *in)
{
	const char *kind, *note;
	enum err err = db_one(cx, q_day, in->day, &kind, &note);

	if (err == ERR_MISSING)
		return db_exec(cx, q_put_day, in->day, in->kind, in->note);
	TRY(err);
	return db_exec(cx, q_set_day, in->kind, in->note, in->day);
}

enum err calendar_apply(struct cx *cx, const struct actor *by,
			const struct calendar_change *in)
{
	struct calendar_trial trial;

	TRY(calendar_check(cx, in, &trial));
	if (*trial.kind) {
		TRY(calendar_keep_day(cx, by, in->day, in->ground));
		return write_day(cx, in);
	}
	if (!trial.published_year)
		return write_hours(cx, in, &trial);
	TRY(calendar_keep_year(cx, by, in->year, in->ground));
	return db_exec(cx, q_publish, in->ground, (int64_t)in->year);
}

/* Running and open, by the queue of the open; `held` says that its events
 * have to be read for the stops. */
STMT(q_running, "ii", "isis" "tsiii" "tii" "i",
     "SELECT d.id, d.code, d.desk_id, k.name, d.received_at, d.term_unit,"
     " d.term_halves, d.next_day_minute, d.cutoff_minute, d.due_at,"
     " d.is_provisional, d.version, EXISTS (SELECT 1 FROM event e"
     "  WHERE e.dossier_id = d.id AND e.clock = 'paused')"
     " FROM unit s JOIN queue_entry q ON q.owner_id = s.id AND q.lane = 'mo'"
     " JOIN dossier d ON d.id = q.dossier_id JOIN unit k ON k.id = d.desk_id"
     " WHERE s.kind IN ('ubnd_tinh', 'ubnd_huyen', 'ubnd_xa')"
     " AND (? IS NULL OR s.id = ?) AND d.clock = 'running'"
     " AND d.finished_at IS NULL ORDER BY q.at, d.id LIMIT 2000");

struct running {
	struct moved m;
	struct unit_id desk;
	struct instant received;
	struct term term;
	bool was_held;
};

static bool next_running(struct rows *rows, struct running *r)
{
	int64_t halves, minute, cutoff, provisional, held;
	const char *unit;

	*r = (struct running){ 0 };
	if (!rows_next(rows, &r->m.id.v, &r->m.code, &r->desk.v,
		       &r->m.desk_name, &r->received, &unit, &halves, &minute,
		       &cutoff, &r->m.old_due, &provisional, &r->m.version,
		       &held))
		return false;
	r->term = term_stored(unit, halves, minute);
	r->term.cutoff_minute = (int)cutoff;
	r->m.was_provisional = provisional == 1;
	r->was_held = held == 1;
	return true;
}

/* A firm date moves by a published decision only (recalendar.c). */
static enum err may_move(struct cx *cx, const struct running *r, bool *ret)
{
	struct event *events;
	size_t n;

	*ret = true;
	if (r->m.was_provisional)
		return OK;
	TRY(dossier_events(cx, r->m.id, &events, &n));
	return recalendar_has_ground(cx, r->received,
				     ledger_basis(r->received, events, n),
				     ret);
}

static enum err stops_of(struct cx *cx, const struct running *r,
			 struct stop stops[STOPS_MAX], size_t *ret_n)
{
	struct event *events;
	size_t n;

	*ret_n = 0;
	if (!r->was_held)
		return OK;
	TRY(dossier_events(cx, r->m.id, &events, &n));
	*ret_n = ledger_stops(events, n, stops);
	return OK;
}

/* The calendar of a desk, made once. */
struct made {
	struct unit_id desk;
	const struct workcal *cal;
};

static enum err calendar_for(struct cx *cx, struct unit_id desk,
			     const struct calendar_trial *trial,
			     struct made made[], size_t *n,
			     const struct workcal **ret)
{
	for (size_t i = 0; i < *n; i++) {
		if (made[i].desk.v == desk.v) {
			*ret = made[i].cal;
			return OK;
		}
	}
	if (trial)
		TRY(calendar_with(cx, desk, trial, ret));
	else
		TRY(calendar_of(cx, desk, ret));
	made[(*n)++] = (struct made){ desk, *ret };
	return OK;
}

enum err calendar_moved(struct cx *cx, struct unit_id authority,
			const struct calendar_trial *trial, struct moved **ret,
			size_t *ret_n)
{
	struct stop stops[STOPS_MAX];
	const struct workcal *cal;
	struct rows rows;
	struct running r;
	struct made *made;
	size_t stops_n, made_n = 0;
	struct day today = instant_day(cx->now);

	*ret_n = 0;
	TRY(db_query(cx, q_running, &rows, authority.v, authority.v));
	*ret = arena_array(cx->arena, rows.n + 1, sizeof(**ret));
	made = arena_array(cx->arena, rows.n + 1, sizeof(*made));
	while (next_running(&rows, &r)) {
		struct deadline d;
		bool may = true;

		/* Late stays late (policy.c): nothing moves it any more. */
		if (!r.m.was_provisional && r.m.old_due.s != INSTANT_NONE.s &&
		    instant_day(r.m.old_due).n < today.n)
			continue;
		TRY(stops_of(cx, &r, stops, &stops_n));
		TRY(calendar_for(cx, r.desk, trial, made, &made_n, &cal));
		d = deadline_due(r.received, r.term, stops, stops_n, cal);
		if (d.err != DEADLINE_OK)
			continue;
		r.m.new_due = d.due;
		r.m.is_provisional = d.provisional;
		if (d.due.s == r.m.old_due.s &&
		    d.provisional == r.m.was_provisional)
			continue;
		if (!trial)
			TRY(may_move(cx, &r, &may));
		if (may)
			(*ret)[(*ret_n)++] = r.m;
	}
	return OK;
}

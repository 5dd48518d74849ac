#include "domain/admin/takeover.h"

#include <string.h>

#include "db/db.h"
#include "domain/admin/calendar_change.h"
#include "domain/admin/contact.h"
#include "domain/admin/takeover_internal.h"
#include "text/text.h"

/* Units. */

STMT(q_unit, "sssssissdd", "",
     "INSERT INTO unit (code, name, short_name, kind, level, parent_id,"
     " agency_code, legacy_code, valid_from, valid_to)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
     " ON DUPLICATE KEY UPDATE name = VALUES(name),"
     " short_name = VALUES(short_name), kind = VALUES(kind),"
     " level = VALUES(level), parent_id = VALUES(parent_id),"
     " agency_code = VALUES(agency_code), legacy_code = VALUES(legacy_code),"
     " valid_from = VALUES(valid_from), valid_to = VALUES(valid_to)");
STMT(q_unit_id, "s", "i", "SELECT id FROM unit WHERE code = ?");
STMT(q_field, "is", "",
     "INSERT IGNORE INTO unit_field (unit_id, field) VALUES (?, ?)");
STMT(q_succession, "iidss", "",
     "INSERT INTO unit_succession (from_id, to_id, effective, scope, note)"
     " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
     " effective = VALUES(effective), scope = VALUES(scope),"
     " note = VALUES(note)");
STMT(q_default_hours, "", "i",
     "SELECT COUNT(*) FROM office_session WHERE unit_id IS NULL");
STMT(q_hours, "iid", "",
     "INSERT INTO office_session (unit_id, opens, closes, valid_from)"
     " VALUES (NULL, ?, ?, ?)");

struct org_work {
	const struct org_in *in;
	struct takeover *t;
};

static enum err unit_id_of(struct cx *cx, const char *code, int64_t *ret)
{
	*ret = INT_NONE;
	return code ? db_one(cx, q_unit_id, code, ret) : OK;
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static enum err write_contact(struct cx *cx, struct unit_id id,
			      const struct unit_in *u, enum change *change)
{
	const struct contact_row row = { .address = or_empty(u->address),
					 .phone = or_empty(u->phone),
					 .map = or_empty(u->map) };
	bool is_new;

	TRY(contact_import(cx, id, u->valid_from, &row, &is_new));
	if (is_new && *change == SAME)
		*change = CHANGED;
	return OK;
}

static enum err write_unit(struct cx *cx, const struct unit_in *u,
			   struct takeover *t)
{
	int64_t parent, id;
	enum change change;

	TRY(unit_id_of(cx, u->parent, &parent));
	TRY(db_exec(cx, q_unit, u->code, u->name, u->short_name, u->kind,
		    u->level, parent, u->agency_code, u->legacy_code,
		    u->valid_from, u->valid_to));
	change = takeover_change(cx);
	TRY(unit_id_of(cx, u->code, &id));
	for (size_t i = 0; i < u->fields_n; i++) {
		TRY(db_exec(cx, q_field, id, u->fields[i]));
		if (db_affected(cx) && change == SAME)
			change = CHANGED;
	}
	TRY(write_contact(cx, (struct unit_id){ id }, u, &change));
	takeover_count(t, change, u->code);
	return OK;
}

static enum err write_org(struct cx *cx, void *arg)
{
	struct org_work *w = arg;
	const struct org_in *in = w->in;
	int64_t from, to, hours;

	takeover_begin(cx, w->t);
	for (size_t i = 0; i < in->units_n; i++)
		TRY(write_unit(cx, &in->units[i], w->t));
	for (size_t i = 0; i < in->successions_n; i++) {
		const struct succession_in *s = &in->successions[i];

		TRY(unit_id_of(cx, s->from, &from));
		TRY(unit_id_of(cx, s->to, &to));
		TRY(db_exec(cx, q_succession, from, to, s->effective, s->scope,
			    s->note));
		takeover_count(w->t, takeover_change(cx),
		      arena_printf(cx->arena, "%s -> %s", s->from, s->to));
	}
	TRY(db_one(cx, q_default_hours, &hours));
	for (size_t i = 0; !hours && i < in->sessions_n; i++) {
		TRY(db_exec(cx, q_hours, (int64_t)in->sessions[i].opens,
			    (int64_t)in->sessions[i].closes,
			    day_join(1900, 1, 1)));
		takeover_count(w->t, ADDED, "giờ làm việc");
	}
	return takeover_end(cx, w->t);
}

enum err takeover_units(struct cx *cx, const struct org_in *in,
			struct takeover *t)
{
	struct org_work w = { in, t };

	return takeover_run(cx, write_org, &w, t);
}

/* Calendar. */

STMT(q_year, "iis", "",
     "INSERT INTO calendar_year (year, is_published, notice)"
     " VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
     " is_published = VALUES(is_published), notice = VALUES(notice)");
STMT(q_day_now, "d", "s", "SELECT kind FROM calendar_day WHERE day = ?");
STMT(q_day, "dss", "",
     "INSERT INTO calendar_day (day, kind, note) VALUES (?, ?, ?)"
     " ON DUPLICATE KEY UPDATE kind = VALUES(kind), note = VALUES(note)");
STMT(q_days_of_year, "dd", "d",
     "SELECT day FROM calendar_day WHERE day BETWEEN ? AND ? ORDER BY day"
     " LIMIT 400");
STMT(q_day_drop, "d", "", "DELETE FROM calendar_day WHERE day = ?");
STMT(q_year_now, "i", "i",
     "SELECT is_published FROM calendar_year WHERE year = ?");

#define IMPORTED "Nạp từ tệp"
#define YEARS_MAX 200

struct calendar_work {
	const struct calendar_in *in;
	struct takeover *t;
	int new_years[YEARS_MAX];
	size_t new_years_n;
};

static bool lists_day(const struct calendar_in *in, struct day day)
{
	for (size_t i = 0; i < in->days_n; i++) {
		if (in->days[i].day.n == day.n)
			return true;
	}
	return false;
}

/* Days that the file no longer has, in the years that it speaks of. */
static enum err drop_days(struct cx *cx, struct calendar_work *w, int year)
{
	struct rows rows;
	struct day day;

	TRY(db_query(cx, q_days_of_year, &rows,
		     day_join((unsigned)year, 1, 1),
		     day_join((unsigned)year, 12, 31)));
	while (rows_next(&rows, &day)) {
		if (lists_day(w->in, day))
			continue;
		TRY(calendar_keep_day(cx, NULL, day, IMPORTED));
		TRY(db_exec(cx, q_day_drop, day));
		takeover_count(w->t, CHANGED, day_iso(cx->arena, day));
	}
	return OK;
}

/* Appointments made before rest on the calendar as it was; of a year that was
 * not there nobody could compute any. */
static enum err write_day(struct cx *cx, const struct calendar_day_in *d,
			  bool is_new_year, struct takeover *t)
{
	const char *now = "";
	enum err err = db_one(cx, q_day_now, d->day, &now);

	if (err != OK && err != ERR_MISSING)
		return err;
	if (strcmp(now, d->kind) != 0 && !is_new_year)
		TRY(calendar_keep_day(cx, NULL, d->day, IMPORTED));
	TRY(db_exec(cx, q_day, d->day, d->kind, d->note));
	takeover_count(t, takeover_change(cx), day_iso(cx->arena, d->day));
	return OK;
}

/* Whether the year was there and how, before it is written. */
static enum err keep_year(struct cx *cx, struct calendar_work *w,
			  const struct calendar_year_in *y)
{
	int64_t published;
	enum err err = db_one(cx, q_year_now, (int64_t)y->year, &published);

	if (err == ERR_MISSING) {
		if (w->new_years_n < YEARS_MAX)
			w->new_years[w->new_years_n++] = y->year;
		return OK;
	}
	TRY(err);
	if ((published == 1) == y->is_published)
		return OK;
	return calendar_keep_year(cx, NULL, y->year, IMPORTED);
}

static bool is_new_year(const struct calendar_work *w, struct day day)
{
	unsigned year, month, dom;

	day_split(day, &year, &month, &dom);
	for (size_t i = 0; i < w->new_years_n; i++) {
		if (w->new_years[i] == (int)year)
			return true;
	}
	return false;
}

static enum err write_calendar(struct cx *cx, void *arg)
{
	struct calendar_work *w = arg;
	const struct calendar_in *in = w->in;

	takeover_begin(cx, w->t);
	w->new_years_n = 0;
	for (size_t i = 0; i < in->years_n; i++) {
		const struct calendar_year_in *y = &in->years[i];

		TRY(keep_year(cx, w, y));
		TRY(db_exec(cx, q_year, (int64_t)y->year,
			    (int64_t)y->is_published, y->notice));
		takeover_count(w->t, takeover_change(cx),
		      arena_printf(cx->arena, "năm %d", y->year));
		TRY(drop_days(cx, w, y->year));
	}
	for (size_t i = 0; i < in->days_n; i++)
		TRY(write_day(cx, &in->days[i], is_new_year(w, in->days[i].day),
			      w->t));
	return takeover_end(cx, w->t);
}

enum err takeover_calendar(struct cx *cx, const struct calendar_in *in,
			   struct takeover *t)
{
	struct calendar_work w = { .in = in, .t = t };

	return takeover_run(cx, write_calendar, &w, t);
}

/* Rules. */

STMT(q_rule_set, "ssdd", "",
     "INSERT INTO rule_set (code, name, valid_from, valid_to)"
     " VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name),"
     " valid_from = VALUES(valid_from), valid_to = VALUES(valid_to)");
STMT(q_rule, "ssddis", "",
     "INSERT INTO rule (rule_set, code, valid_from, valid_to, value,"
     " legal_basis) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
     " valid_to = VALUES(valid_to), value = VALUES(value),"
     " legal_basis = VALUES(legal_basis)");

STMT(q_tier, "sdidiisss", "",
     "INSERT INTO fee_tier (code, valid_from, from_n, valid_to, amount,"
     " ceiling, counted, per, legal_basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
     " ON DUPLICATE KEY UPDATE valid_to = VALUES(valid_to),"
     " amount = VALUES(amount), ceiling = VALUES(ceiling),"
     " counted = VALUES(counted), per = VALUES(per),"
     " legal_basis = VALUES(legal_basis)");

struct rules_work {
	const struct rules_in *in;
	struct takeover *t;
};

static enum err write_tariff(struct cx *cx, const struct tariff_in *f,
			     struct takeover *t)
{
	for (size_t i = 0; i < f->tiers_n; i++) {
		TRY(db_exec(cx, q_tier, f->procedure, f->valid_from,
			    f->tiers[i].from, f->valid_to, f->tiers[i].amount,
			    f->ceiling, f->counted, f->per, f->legal_basis));
		takeover_count(t, takeover_change(cx), f->procedure);
	}
	return OK;
}

static enum err write_rules(struct cx *cx, void *arg)
{
	struct rules_work *w = arg;

	takeover_begin(cx, w->t);
	for (size_t i = 0; i < w->in->sets_n; i++) {
		const struct rule_set_in *s = &w->in->sets[i];

		TRY(db_exec(cx, q_rule_set, s->code, s->name, s->valid_from,
			    s->valid_to));
		takeover_count(w->t, takeover_change(cx), s->code);
	}
	for (size_t i = 0; i < w->in->rules_n; i++) {
		const struct rule_in *r = &w->in->rules[i];

		TRY(db_exec(cx, q_rule, r->rule_set, r->code, r->valid_from,
			    r->valid_to, r->value, r->legal_basis));
		takeover_count(w->t, takeover_change(cx), r->code);
	}
	for (size_t i = 0; i < w->in->tariffs_n; i++)
		TRY(write_tariff(cx, &w->in->tariffs[i], w->t));
	return takeover_end(cx, w->t);
}

enum err takeover_rules(struct cx *cx, const struct rules_in *in,
			struct takeover *t)
{
	struct rules_work w = { in, t };

	return takeover_run(cx, write_rules, &w, t);
}

/* Escalation. */

STMT(q_escalation, "ssidiids", "",
     "INSERT INTO escalation (matter, whom, from_n, valid_from, to_n,"
     " every_n, valid_to, legal_basis) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
     " ON DUPLICATE KEY UPDATE to_n = VALUES(to_n),"
     " every_n = VALUES(every_n), valid_to = VALUES(valid_to),"
     " legal_basis = VALUES(legal_basis)");

struct escalations_work {
	const struct escalation_in *in;
	size_t n;
	struct takeover *t;
};

static enum err write_escalations(struct cx *cx, void *arg)
{
	struct escalations_work *w = arg;

	takeover_begin(cx, w->t);
	for (size_t i = 0; i < w->n; i++) {
		const struct escalation_in *e = &w->in[i];

		TRY(db_exec(cx, q_escalation, e->matter, e->whom, e->from,
			    e->valid_from, e->to, e->every, e->valid_to,
			    e->legal_basis));
		takeover_count(w->t, takeover_change(cx),
		      arena_printf(cx->arena, "%s %s %lld", e->matter,
				   e->whom, (long long)e->from));
	}
	return takeover_end(cx, w->t);
}

enum err takeover_escalations(struct cx *cx, const struct escalation_in *in,
			      size_t n, struct takeover *t)
{
	struct escalations_work w = { in, n, t };

	return takeover_run(cx, write_escalations, &w, t);
}

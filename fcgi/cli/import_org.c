/* Units, calendar and rules out of their files. */
#include <string.h>

#include "cli/import.h"
#include "domain/catalogue/tariff.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"

/* QĐ 20/2020 art. 4: at most 35 of 0-9, A-Z and dots, a letter A-Y first. */
static bool is_agency_code(const char *s)
{
	return strlen(s) <= 35 && s[0] >= 'A' && s[0] <= 'Y' &&
	       strspn(s, "0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
		       strlen(s);
}

static void read_unit(struct check *c, const struct json_value *u,
		      struct unit_in *ret)
{
	const struct json_value *fields;

	ret->code = check_text(c, u, "id", true, 20);
	ret->name = check_text(c, u, "name", true, 200);
	ret->short_name = check_text(c, u, "short_name", false, 100);
	if (!ret->short_name)
		ret->short_name = ret->name;
	ret->kind = check_choice(c, u, "kind", unit_kinds);
	ret->level = check_text(c, u, "level", false, 20);
	if (!ret->level)
		ret->level = "";
	ret->parent = check_text(c, u, "parent", false, 20);
	ret->agency_code = check_text(c, u, "agency_code", false, 35);
	if (ret->agency_code && !is_agency_code(ret->agency_code))
		check_wrong(c, "agency_code", "không đúng dạng: %s",
			    ret->agency_code);
	ret->legacy_code = check_text(c, u, "legacy_code", false, 35);
	ret->address = check_text(c, u, "address", false, 300);
	ret->phone = check_text(c, u, "phone", false, 20);
	ret->map = check_text(c, u, "map", false, 300);
	ret->valid_from = check_day(c, u, "valid_from", true);
	ret->valid_to = check_day(c, u, "valid_to", false);
	if (ret->valid_to.n != DAY_NONE.n &&
	    ret->valid_to.n < ret->valid_from.n)
		check_wrong(c, "valid_to", "trước valid_from");
	fields = check_list(c, u, "fields", false);
	ret->fields =
		arena_array(c->arena, json_count(fields) + 1, sizeof(char *));
	for (size_t i = 0; i < json_count(fields); i++) {
		const char *text = json_string(json_at(fields, i));

		if (text)
			ret->fields[ret->fields_n++] = text;
		else
			check_wrong(c, "fields", "phải là các chuỗi");
	}
}

static bool knows(const struct org_in *org, size_t before, const char *code)
{
	for (size_t i = 0; i < before; i++) {
		if (org->units[i].code && code &&
		    strcmp(org->units[i].code, code) == 0)
			return true;
	}
	return false;
}

static void read_succession(struct check *c, const struct json_value *s,
			    const struct org_in *org,
			    struct succession_in *ret)
{
	ret->from = check_text(c, s, "from", true, 20);
	ret->to = check_text(c, s, "to", true, 20);
	ret->scope = check_text(c, s, "scope", true, 200);
	ret->note = check_text(c, s, "note", false, 500);
	ret->effective = check_day(c, s, "effective", true);
	if (ret->from && !knows(org, org->units_n, ret->from))
		check_wrong(c, "from", "không có đơn vị %s", ret->from);
	if (ret->to && !knows(org, org->units_n, ret->to))
		check_wrong(c, "to", "không có đơn vị %s", ret->to);
}

static void read_hours(struct check *c, const struct json_value *doc,
		       struct org_in *ret)
{
	const struct json_value *hours = check_list(
		c, json_get(doc, "office_hours"), "default", true);

	ret->sessions = arena_array(c->arena, json_count(hours) + 1,
				    sizeof(*ret->sessions));
	for (size_t i = 0; i < json_count(hours); i++) {
		const char *a = json_string(json_at(json_at(hours, i), 0));
		const char *b = json_string(json_at(json_at(hours, i), 1));
		struct session_hours *s = &ret->sessions[ret->sessions_n++];

		if (!a || !b || !minute_parse(a, &s->opens) ||
		    !minute_parse(b, &s->closes)) {
			check_wrong(c, "default", "buổi %zu không đúng dạng"
						  " [\"07:30\", \"11:30\"]",
				    i + 1);
			return;
		}
	}
	if (!sessions_are_in_order(ret->sessions, ret->sessions_n))
		check_wrong(c, "default", "cần từ 1 đến %d buổi, buổi sau"
					  " bắt đầu sau khi buổi trước kết"
					  " thúc",
			    SESSIONS_MAX);
	else if (!sessions_suffice(ret->sessions, ret->sessions_n))
		check_wrong(c, "default", "mỗi buổi ít nhất %d phút, cả ngày"
					  " ít nhất %d giờ",
			    SITTING_MIN_MINUTES, OPEN_DAY_MIN_MINUTES / 60);
}

void read_units(struct check *c, const struct json_value *doc,
		struct org_in *ret)
{
	const struct json_value *units = check_list(c, doc, "units", true);
	const struct json_value *succ =
		check_list(c, doc, "successions", false);

	*ret = (struct org_in){ 0 };
	ret->units = arena_array(c->arena, json_count(units) + 1,
				 sizeof(*ret->units));
	for (size_t i = 0; i < json_count(units); i++) {
		struct unit_in *u = &ret->units[i];
		const char *id =
			json_string(json_get(json_at(units, i), "id"));

		check_enter(c, "units[%zu] %s", i, id ? id : "");
		read_unit(c, json_at(units, i), u);
		if (u->code && knows(ret, i, u->code))
			check_wrong(c, "id", "%s có hai lần", u->code);
		if (u->parent && !knows(ret, i, u->parent))
			check_wrong(c, "parent",
				    "%s phải đứng trước trong tệp", u->parent);
		ret->units_n++;
	}
	ret->successions = arena_array(c->arena, json_count(succ) + 1,
				       sizeof(*ret->successions));
	for (size_t i = 0; i < json_count(succ); i++) {
		check_enter(c, "successions[%zu]", i);
		read_succession(c, json_at(succ, i), ret,
				&ret->successions[ret->successions_n++]);
	}
	check_enter(c, "office_hours");
	read_hours(c, doc, ret);
}

static void read_year(struct check *c, const struct json_value *y,
		      struct calendar_year_in *ret)
{
	ret->year = (int)check_int(c, y, "year", 2000, 2200);
	ret->is_published = check_bool(c, y, "published");
	ret->notice = check_text(c, y, "notice", false, 300);
}

static bool has_year(const struct calendar_in *in, struct day day)
{
	unsigned y, m, d;

	day_split(day, &y, &m, &d);
	for (size_t i = 0; i < in->years_n; i++) {
		if (in->years[i].year == (int)y)
			return true;
	}
	return false;
}

static const char *const day_kinds[] = { "off", "worked", NULL };

static void read_day(struct check *c, const struct json_value *d,
		     const struct calendar_in *in, struct calendar_day_in *ret)
{
	bool is_weekend;

	ret->day = check_day(c, d, "day", true);
	ret->kind = check_choice(c, d, "kind", day_kinds);
	ret->note = check_text_or_empty(c, d, "note", 200);
	if (ret->day.n == DAY_NONE.n)
		return;
	is_weekend = day_weekday(ret->day) == SATURDAY ||
		     day_weekday(ret->day) == SUNDAY;
	if (!has_year(in, ret->day))
		check_wrong(c, "day", "năm này không có trong years");
	if (dayword_of(ret->kind) == DAYWORD_WORKED && !is_weekend)
		check_wrong(c, "day", "chỉ ngày cuối tuần mới là ngày làm bù");
	if (dayword_of(ret->kind) == DAYWORD_OFF && is_weekend)
		check_wrong(c, "day", "là ngày cuối tuần, không cần ghi nghỉ");
	for (size_t i = 0; i < in->days_n; i++) {
		if (in->days[i].day.n == ret->day.n)
			check_wrong(c, "day", "có hai lần");
	}
}

void read_calendar(struct check *c, const struct json_value *doc,
		   struct calendar_in *ret)
{
	const struct json_value *years = check_list(c, doc, "years", true);
	const struct json_value *days = check_list(c, doc, "days", true);

	*ret = (struct calendar_in){ 0 };
	ret->years = arena_array(c->arena, json_count(years) + 1,
				 sizeof(*ret->years));
	ret->days =
		arena_array(c->arena, json_count(days) + 1, sizeof(*ret->days));
	for (size_t i = 0; i < json_count(years); i++) {
		check_enter(c, "years[%zu]", i);
		read_year(c, json_at(years, i), &ret->years[i]);
		ret->years_n++;
	}
	for (size_t i = 0; i < json_count(days); i++) {
		check_enter(c, "days[%zu]", i);
		read_day(c, json_at(days, i), ret, &ret->days[i]);
		ret->days_n++;
	}
}

/* Each tier begins after the one before; the first begins at one. */
static void read_tiers(struct check *c, const struct json_value *from,
		       struct tariff_in *ret)
{
	const struct json_value *list = check_list(c, from, "tiers", true);
	int64_t before = 0;

	ret->tiers =
		arena_array(c->arena, json_count(list) + 1, sizeof(*ret->tiers));
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json_value *tier = json_at(list, i);
		struct tier_in *t = &ret->tiers[ret->tiers_n++];

		t->from = check_int(c, tier, "from", 1, 1000000);
		t->amount = check_int(c, tier, "amount", 0, 1000000000);
		if (t->from <= before || (i == 0 && t->from != 1))
			check_wrong(c, "tiers", "bậc %zu không nối tiếp",
				    i + 1);
		before = t->from;
	}
	if (!ret->tiers_n || ret->tiers_n > TARIFF_TIERS_MAX)
		check_wrong(c, "tiers", "phải có từ 1 đến %d bậc",
			    TARIFF_TIERS_MAX);
}

static void read_tariffs(struct check *c, const struct json_value *doc,
			 struct rules_in *ret)
{
	const struct json_value *list = check_list(c, doc, "tariffs", false);

	ret->tariffs = arena_array(c->arena, json_count(list) + 1,
				   sizeof(*ret->tariffs));
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json_value *f = json_at(list, i);
		struct tariff_in *t = &ret->tariffs[ret->tariffs_n++];

		check_enter(c, "tariffs[%zu]", i);
		t->procedure = check_text(c, f, "procedure", true, 20);
		t->counted = check_text(c, f, "counted", true, 30);
		t->per = check_text(c, f, "per", true, 30);
		t->legal_basis = check_text(c, f, "legal_basis", true, 200);
		t->valid_from = check_day(c, f, "valid_from", true);
		t->valid_to = check_day(c, f, "valid_to", false);
		t->ceiling = INT64_MIN;
		if (json_member_kind(f, "ceiling") != JSON_NULL &&
		    json_member_kind(f, "ceiling") != JSON_ABSENT)
			t->ceiling = check_int(c, f, "ceiling", 0, 1000000000);
		read_tiers(c, f, t);
	}
}

void read_rules(struct check *c, const struct json_value *doc,
		struct rules_in *ret)
{
	const struct json_value *sets = check_list(c, doc, "rule_sets", true);
	const struct json_value *rules = check_list(c, doc, "rules", true);

	*ret = (struct rules_in){ 0 };
	ret->sets =
		arena_array(c->arena, json_count(sets) + 1, sizeof(*ret->sets));
	ret->rules = arena_array(c->arena, json_count(rules) + 1,
				 sizeof(*ret->rules));
	for (size_t i = 0; i < json_count(sets); i++) {
		const struct json_value *s = json_at(sets, i);

		check_enter(c, "rule_sets[%zu]", i);
		ret->sets[ret->sets_n++] = (struct rule_set_in){
			.code = check_text(c, s, "code", true, 10),
			.name = check_text(c, s, "name", true, 200),
			.valid_from = check_day(c, s, "valid_from", true),
			.valid_to = check_day(c, s, "valid_to", false),
		};
	}
	for (size_t i = 0; i < json_count(rules); i++) {
		const struct json_value *r = json_at(rules, i);

		check_enter(c, "rules[%zu]", i);
		ret->rules[ret->rules_n++] = (struct rule_in){
			.rule_set = check_text(c, r, "rule_set", true, 10),
			.code = check_text(c, r, "code", true, 40),
			.legal_basis =
				check_text(c, r, "legal_basis", true, 200),
			.value = check_int(c, r, "value", 0, 1000000),
			.valid_from = check_day(c, r, "valid_from", true),
			.valid_to = check_day(c, r, "valid_to", false),
		};
	}
	read_tariffs(c, doc, ret);
}

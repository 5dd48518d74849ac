/*
 * Who follows whom: the reform of 1 July 2025 out of sql/data/units.json, and
 * what an organisation must not be.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/people/org.h"
#include "http/json.h"

#include <cmocka.h>

#define OLD_DAY day_join(2025, 6, 30)
#define NEW_DAY day_join(2025, 7, 1)

static struct arena *arena;
static struct org reform;

static const char *slurp(const char *path, size_t *len)
{
	FILE *f = fopen(path, "r");
	char *text = arena_alloc(arena, 1024 * 1024);

	assert_non_null(f);
	*len = fread(text, 1, 1024 * 1024 - 1, f);
	fclose(f);
	return text;
}

static const char *word(const struct json_value *v, const char *name)
{
	const char *s = json_string(json_get(v, name));

	return s ? s : "";
}

static struct day day_of(const struct json_value *v, const char *name)
{
	struct day day = DAY_NONE;

	if (*word(v, name))
		assert_true(day_parse_iso(word(v, name), &day));
	return day;
}

static int read_reform(void **state)
{
	struct json_value *doc;
	const struct json_value *units, *rows;
	struct unit *list;
	struct succession *follows;
	const char *why;
	size_t len;

	(void)state;
	arena = arena_new();
	const char *text = slurp("sql/data/units.json", &len);
	assert_int_equal(json_parse(arena, text, len, &doc, &why), OK);
	units = json_get(doc, "units");
	rows = json_get(doc, "successions");
	reform.units_n = json_count(units);
	reform.successions_n = json_count(rows);
	list = arena_array(arena, reform.units_n, sizeof(*list));
	follows = arena_array(arena, reform.successions_n, sizeof(*follows));
	reform.units = list;
	reform.successions = follows;
	for (size_t i = 0; i < reform.units_n; i++) {
		const struct json_value *u = json_at(units, i);
		const struct unit *parent = org_by_code(
			&(struct org){ list, i, NULL, 0 }, word(u, "parent"));

		list[i] = (struct unit){
			.id = { (int64_t)i + 1 },
			.code = word(u, "id"),
			.name = word(u, "name"),
			.kind = word(u, "kind"),
			.parent = { parent ? parent->id.v : INT64_MIN },
			.valid_from = day_of(u, "valid_from"),
			.valid_to = day_of(u, "valid_to"),
		};
	}
	for (size_t i = 0; i < reform.successions_n; i++) {
		const struct json_value *s = json_at(rows, i);

		follows[i] = (struct succession){
			.from = org_by_code(&reform, word(s, "from"))->id,
			.to = org_by_code(&reform, word(s, "to"))->id,
			.effective = day_of(s, "effective"),
		};
	}
	return 0;
}

static int forget(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Codes of those who follow, joined by spaces. */
static const char *heirs_of(const struct org *org, const char *code,
			    struct day day)
{
	struct unit_id heirs[ORG_HEIRS_MAX];
	size_t n = org_successors(org, org_by_code(org, code)->id, day, heirs);
	const char *text = "";

	for (size_t i = 0; i < n; i++)
		text = arena_printf(arena, "%s%s%s", text, *text ? " " : "",
				    org_unit(org, heirs[i])->code);
	return text;
}

static void until_the_last_day_each_unit_continues_itself(void **state)
{
	(void)state;
	for (size_t i = 0; i < reform.units_n; i++) {
		if (unit_works(&reform.units[i], OLD_DAY))
			assert_string_equal(heirs_of(&reform,
						     reform.units[i].code,
						     OLD_DAY),
					    reform.units[i].code);
	}
}

static void merged_wards_are_followed_by_the_new_one(void **state)
{
	(void)state;
	assert_string_equal(heirs_of(&reform, "P-HKN", NEW_DAY), "W-HK");
	assert_string_equal(heirs_of(&reform, "P-HM", NEW_DAY), "W-HK");
	assert_string_equal(heirs_of(&reform, "P-HHB", NEW_DAY), "W-HV");
	assert_string_equal(heirs_of(&reform, "P-HKB", NEW_DAY), "W-LC");
}

static void a_split_district_is_followed_by_three(void **state)
{
	(void)state;
	assert_string_equal(heirs_of(&reform, "LC", NEW_DAY),
			    "W-HK W-HV W-LC");
}

static void parts_are_followed_by_parts_of_their_kind(void **state)
{
	(void)state;
	assert_string_equal(heirs_of(&reform, "P-HKN-MC", NEW_DAY),
			    "W-HK-HCC");
	assert_string_equal(heirs_of(&reform, "LC-MC", NEW_DAY),
			    "W-HK-HCC W-HV-HCC W-LC-HCC");
	assert_string_equal(heirs_of(&reform, "LC-VP", NEW_DAY),
			    "W-HK-VP W-HV-VP W-LC-VP");
	/* A new ward has two divisions: neither is the first. */
	assert_string_equal(heirs_of(&reform, "LC-TP", NEW_DAY),
			    "W-HK W-HV W-LC");
	/* A ward has no inspectorate: the committee itself. */
	assert_string_equal(heirs_of(&reform, "LC-TT", NEW_DAY),
			    "W-HK W-HV W-LC");
}

static void the_reform_as_data_has_no_fault(void **state)
{
	(void)state;
	assert_null(org_fault(arena, &reform));
}

/* A ward that is renamed, later merged. */
static const struct unit chain_units[] = {
	{ .id = { 1 }, .code = "A", .kind = "ubnd_xa", .parent = { INT64_MIN },
	  .valid_from = { 0 }, .valid_to = { 99 } },
	{ .id = { 2 }, .code = "B", .kind = "ubnd_xa", .parent = { INT64_MIN },
	  .valid_from = { 100 }, .valid_to = { 199 } },
	{ .id = { 3 }, .code = "C", .kind = "ubnd_xa", .parent = { INT64_MIN },
	  .valid_from = { 50 }, .valid_to = { INT32_MIN } },
};
static const struct succession chain_rows[] = {
	{ .from = { 1 }, .to = { 2 }, .effective = { 100 } },
	{ .from = { 2 }, .to = { 3 }, .effective = { 200 } },
};

static void a_chain_is_followed_to_who_works_that_day(void **state)
{
	const struct org org = { chain_units, 3, chain_rows, 2 };

	(void)state;
	assert_string_equal(heirs_of(&org, "A", (struct day){ 99 }), "A");
	assert_string_equal(heirs_of(&org, "A", (struct day){ 100 }), "B");
	assert_string_equal(heirs_of(&org, "A", (struct day){ 200 }), "C");
	assert_null(org_fault(arena, &org));
}

static void an_end_without_a_successor_is_a_gap(void **state)
{
	const struct org org = { chain_units, 3, chain_rows, 1 };

	(void)state;
	assert_string_equal(heirs_of(&org, "A", (struct day){ 200 }), "");
	assert_non_null(strstr(org_fault(arena, &org), "không đơn vị nào"));
}

static void a_circle_ends_and_is_a_fault(void **state)
{
	struct unit units[2] = { chain_units[0], chain_units[1] };
	const struct succession rows[] = {
		{ .from = { 1 }, .to = { 2 }, .effective = { 100 } },
		{ .from = { 2 }, .to = { 1 }, .effective = { 200 } },
	};
	const struct org org = { units, 2, rows, 2 };

	(void)state;
	assert_string_equal(heirs_of(&org, "A", (struct day){ 300 }), "");
	assert_non_null(strstr(org_fault(arena, &org), "vòng tròn"));
}

static void days_out_of_order_are_a_fault(void **state)
{
	const struct succession early[] = {
		{ .from = { 1 }, .to = { 2 }, .effective = { 90 } },
	};
	const struct org org = { chain_units, 2, early, 1 };

	(void)state;
	assert_non_null(strstr(org_fault(arena, &org), "đúng ngày"));
}

static void a_part_must_not_outlive_its_whole(void **state)
{
	const struct unit units[] = {
		chain_units[0], chain_units[1], chain_units[2],
		{ .id = { 4 }, .code = "A-MC", .kind = "mot_cua",
		  .parent = { 1 }, .valid_from = { 10 },
		  .valid_to = { INT32_MIN } },
	};
	const struct org org = { units, 4, chain_rows, 2 };

	(void)state;
	assert_non_null(strstr(org_fault(arena, &org), "lâu hơn"));
}

static void within_its_ward_a_unit_is_named_shortly(void **state)
{
	static const char ward[] = "UBND phường Hòa Khánh";
	static const struct {
		const char *name, *within;
	} cases[] = {
		{ "Phòng Văn hóa - Xã hội phường Hòa Khánh",
		  "Phòng Văn hóa - Xã hội" },
		{ "Văn phòng HĐND và UBND phường Hòa Khánh",
		  "Văn phòng HĐND và UBND" },
		{ "UBND phường Hòa Khánh", "UBND phường Hòa Khánh" },
		{ "Công an phường Hải Vân", "Công an phường Hải Vân" },
		{ "phường Hòa Khánh", "phường Hòa Khánh" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(unit_within(arena, cases[i].name, ward),
				    cases[i].within);
	assert_string_equal(unit_within(arena, "Phòng A", ""), "Phòng A");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(until_the_last_day_each_unit_continues_itself),
		cmocka_unit_test(merged_wards_are_followed_by_the_new_one),
		cmocka_unit_test(a_split_district_is_followed_by_three),
		cmocka_unit_test(parts_are_followed_by_parts_of_their_kind),
		cmocka_unit_test(the_reform_as_data_has_no_fault),
		cmocka_unit_test(a_chain_is_followed_to_who_works_that_day),
		cmocka_unit_test(an_end_without_a_successor_is_a_gap),
		cmocka_unit_test(a_circle_ends_and_is_a_fault),
		cmocka_unit_test(days_out_of_order_are_a_fault),
		cmocka_unit_test(a_part_must_not_outlive_its_whole),
		cmocka_unit_test(within_its_ward_a_unit_is_named_shortly),
	};

	return cmocka_run_group_tests(tests, read_reform, forget);
}

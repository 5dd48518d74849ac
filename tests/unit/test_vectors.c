/* The published vectors through the very command that prints them. */
/* The command itself, so that its reading and its words are tested too; before
 * cmocka, whose fail() is a macro. */
#include "cli/deadline.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FILE_NAME "tests/data/deadline_vectors.json"

static struct arena *arena;

bool cli_read(struct arena *a, const char *path, size_t max, const char **ret,
	      size_t *ret_len)
{
	FILE *f = fopen(path, "re");
	char *data = arena_alloc(a, max + 1);

	if (!f)
		fail_msg("%s: run from the top of the tree", path);
	*ret_len = fread(data, 1, max, f);
	fclose(f);
	*ret = data;
	return true;
}

/* What the command prints for a text; NULL when it refuses the whole. */
static struct json_value *answer(const char *text)
{
	struct vectors v = { .arena = arena, .each = arena_new() };
	struct json_value *doc = NULL;
	const char *why = "";
	char *out = NULL;
	size_t len = 0;

	v.to = open_memstream(&out, &len);
	run_text(&v, text, strlen(text));
	fclose(v.to);
	if (len && json_parse(arena, out, len, &doc, &why) != OK)
		fail_msg("%s in: %s", why, out);
	free(out);
	arena_free(v.each);
	return doc;
}

static const struct json_value *find(const struct json_value *list,
				     const char *id)
{
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json_value *v = json_at(list, i);

		if (strcmp(json_string(json_get(v, "id")), id) == 0)
			return v;
	}
	return NULL;
}

struct comparison {
	const struct json_value *other;
	size_t members;
};

static void compare_member(void *arg, const char *name,
			   struct json_value *value)
{
	struct comparison *c = arg;
	struct json_value *other = json_get(c->other, name);

	c->members++;
	assert_string_equal(json_text(arena, value), json_text(arena, other));
}

static void count_member(void *arg, const char *name, struct json_value *value)
{
	(void)name;
	(void)value;
	(*(size_t *)arg)++;
}

static void every_published_vector_comes_out(void **state)
{
	const char *text, *why = "";
	size_t len;
	struct json_value *in = NULL, *out;
	const struct json_value *list;

	(void)state;
	cli_read(arena, FILE_NAME, 1 << 20, &text, &len);
	if (json_parse(arena, text, len, &in, &why) != OK)
		fail_msg("%s", why);
	out = answer(text);
	list = json_get(in, "vectors");
	assert_true(json_count(list) >= 68);
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json_value *v = json_at(list, i);
		const char *id = json_string(json_get(v, "id"));
		const struct json_value *got =
			find(json_get(out, "vectors"), id);
		struct comparison c = { json_get(got, "result"), 0 };
		size_t members = 0;

		print_message("%s\n", id);
		json_each(json_get(v, "expect"), compare_member, &c);
		json_each(c.other, count_member, &members);
		assert_int_equal(members, c.members);
		assert_int_equal(json_member_kind(v, "provisional"),
				 json_member_kind(got, "provisional"));
	}
}

/* ---- one vector of our own in a small file ---- */

#define HEAD                                                                   \
	"{\"sessions\":{\"default\":[[\"07:30\",\"11:30\"],[\"13:30\","         \
	"\"17:30\"]]},\"calendar\":{\"published_until\":\"2023-12-31\","        \
	"\"off\":[\"2023-05-01\",\"2025-01-01\"],\"off_provisional\":["         \
	"\"2024-01-01\"],\"worked_weekend_days\":[\"2023-05-06\"]},"            \
	"\"defaults\":{\"cutoff\":\"15:00\",\"cutoff_rule\":\"none\","          \
	"\"next_day_time\":null},\"vectors\":["
#define TAIL "]}"

static const struct json_value *one(const char *op, const char *input)
{
	const struct json_value *v = json_at(
		json_get(answer(arena_printf(arena,
					     HEAD "{\"id\":\"X\",\"op\":\"%s\","
						  "\"input\":%s}" TAIL,
					     op, input)),
			 "vectors"),
		0);

	assert_string_equal(json_string(json_get(v, "id")), "X");
	return v;
}

static void assert_result(const char *op, const char *input,
			  const char *result)
{
	const struct json_value *v = one(op, input);

	assert_string_equal(json_text(arena, json_get(v, "result")), result);
	assert_int_equal(json_member_kind(v, "error"), JSON_ABSENT);
}

static void assert_error(const char *op, const char *input)
{
	const struct json_value *v = one(op, input);
	const char *words = json_string(json_get(v, "error"));

	if (!words || !*words)
		fail_msg("no error: %s %s", op, input);
	assert_int_equal(json_member_kind(v, "result"), JSON_ABSENT);
	assert_int_equal(json_member_kind(v, "days"), JSON_ARRAY);
}

static void what_cannot_be_computed_gets_an_error(void **state)
{
	static const char *const bad_due[] = {
		"5",
		"{}",
		"{\"received_at\":\"2023-05-09T08:00:00\"}",
		"{\"received_at\":\"2023-02-30T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"}}",
		"{\"received_at\":\"2023-05-09\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"}}",
		"{\"received_at\":20230509,\"term\":{\"value\":5,\"unit\":"
		"\"WD\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"ngày\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":"
		"\"5\",\"unit\":\"WD\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"unit\":"
		"\"WD\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":-1,"
		"\"unit\":\"WD\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":"
		"0.3,\"unit\":\"WD\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":"
		"1.5,\"unit\":\"CD\"}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"},\"cutoff_rule\":\"sometimes\"}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"},\"cutoff_rule\":1}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":0,"
		"\"unit\":\"SAME_DAY\"},\"next_day_time\":\"9h\"}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"},\"pauses\":{}}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"},\"pauses\":[{\"type\":\"nap\",\"from\":"
		"\"2023-05-10T08:00:00\",\"to\":null}]}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"},\"pauses\":[{\"type\":\"pause\",\"from\":"
		"\"2023-05-10T08:00:00\",\"to\":5}]}",
		"{\"received_at\":\"2023-05-09T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"},\"pauses\":[{\"type\":\"pause\",\"from\":"
		"\"2023-05-10T08:00:00\",\"to\":\"2023-05-09T08:00:00\"}]}",
		/* before the first year, into and behind the last one */
		"{\"received_at\":\"2022-12-30T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"}}",
		"{\"received_at\":\"2025-12-30T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"}}",
		"{\"received_at\":\"2026-01-30T08:00:00\",\"term\":{\"value\":5,"
		"\"unit\":\"WD\"}}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad_due) / sizeof(bad_due[0]); i++)
		assert_error("due", bad_due[i]);
	assert_error("nonsense", "{}");
	assert_error("reduce", "{\"term\":{\"value\":5,\"unit\":\"WD\"}}");
	assert_error("reduce", "{\"term\":{\"value\":5,\"unit\":\"WD\"},"
			       "\"pct\":120,\"rounding\":\"down\"}");
	assert_error("reduce", "{\"term\":{\"value\":5,\"unit\":\"WD\"},"
			       "\"pct\":10,\"rounding\":\"sideways\"}");
	assert_error("classify", "{\"due_at\":\"2023-05-12T17:30:00\"}");
	assert_error("latest_apology", "{\"due_at\":\"2022-05-12T17:30:00\"}");
	assert_error("latest_apology", "{\"due_at\":\"2023-01-01T17:30:00\"}");
	assert_error("remaining", "{\"now\":\"2023-05-12T17:30:00\",\"due_at\":"
				  "\"2026-05-12T17:30:00\"}");
	assert_error("chain", "{\"start\":\"2023-05-12T17:30:00\",\"unit\":"
			      "\"WD\"}");
	assert_error("chain", "{\"start\":\"2023-05-12T17:30:00\",\"unit\":"
			      "\"WD\",\"steps\":[1,null]}");
}

static void results_have_the_published_shape(void **state)
{
	(void)state;
	assert_result("due",
		      "{\"received_at\":\"2023-05-05T08:00:00\",\"term\":{"
		      "\"value\":1.5,\"unit\":\"WD\"}}",
		      "{\"due_at\":\"2023-05-08T11:30:00\",\"due_date\":"
		      "\"2023-05-08\"}");
	assert_result("due",
		      "{\"received_at\":\"2023-05-05T08:00:00\",\"term\":{"
		      "\"value\":1,\"unit\":\"WD\"},\"pauses\":[{\"type\":"
		      "\"pause\",\"from\":\"2023-05-09T08:00:00\",\"to\":null}]}",
		      "{\"due_at\":\"2023-05-06T17:30:00\",\"due_date\":"
		      "\"2023-05-06\",\"ignored_pauses\":["
		      "\"2023-05-09T08:00:00\"]}");
	assert_result("due",
		      "{\"received_at\":\"2023-05-05T08:00:00\",\"term\":{"
		      "\"value\":1,\"unit\":\"MO\"},\"pauses\":[{\"type\":"
		      "\"restart\",\"from\":\"2023-05-09T08:00:00\"}]}",
		      "{\"due_at\":null,\"stopped\":true}");
	assert_result("reduce",
		      "{\"term\":{\"value\":15,\"unit\":\"WD\"},\"pct\":15,"
		      "\"rounding\":\"up\"}",
		      "{\"value\":13}");
	assert_result("classify",
		      "{\"due_at\":\"2023-05-12T17:30:00\",\"finished_at\":"
		      "\"2023-05-11T08:00:00\"}",
		      "{\"status\":\"truoc_han\",\"working_days_late\":0}");
	assert_result("chain",
		      "{\"start\":\"2023-05-04T09:00:00\",\"unit\":\"CD\","
		      "\"steps\":[2,3]}",
		      "{\"ends\":[\"2023-05-06T17:30:00\","
		      "\"2023-05-09T17:30:00\"]}");
}

static void a_day_of_the_next_calendar_is_provisional(void **state)
{
	const struct json_value *v =
		one("due", "{\"received_at\":\"2023-12-29T08:00:00\",\"term\":{"
			   "\"value\":1,\"unit\":\"WD\"}}");
	bool provisional = false;

	(void)state;
	assert_true(json_truth(json_get(v, "provisional"), &provisional));
	assert_true(provisional);
	assert_string_equal(json_string(json_get(json_get(v, "result"),
						 "due_date")),
			    "2024-01-02");
}

static void the_days_tell_why(void **state)
{
	static const char *const kinds[] = { "first_day", "weekend", "weekend",
					     "holiday",	  "counted" };
	const struct json_value *v =
		one("due", "{\"received_at\":\"2023-04-28T08:00:00\",\"term\":{"
			   "\"value\":1,\"unit\":\"WD\"}}");
	const struct json_value *days = json_get(v, "days");

	(void)state;
	assert_int_equal(json_count(days), 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(
			json_string(json_get(json_at(days, i), "kind")),
			kinds[i]);
	assert_string_equal(json_string(json_get(json_at(days, 0), "note")),
			    "Ngày nhận hồ sơ, không tính");
}

static void a_broken_calendar_is_every_vectors_error(void **state)
{
	static const char *const heads[] = {
		"{\"vectors\":[{\"id\":1,\"op\":\"due\"}]}",
		"{\"calendar\":{\"published_until\":\"2023-13-01\"},"
		"\"vectors\":[{\"id\":1,\"op\":\"due\"}]}",
		"{\"calendar\":{\"published_until\":\"2023-12-31\",\"off\":"
		"\"2023-01-01\"},\"vectors\":[{\"id\":1,\"op\":\"due\"}]}",
		"{\"calendar\":{\"published_until\":\"2023-12-31\",\"off\":["
		"\"1/1/2023\"]},\"vectors\":[{\"id\":1,\"op\":\"due\"}]}",
		"{\"calendar\":{\"published_until\":\"2023-12-31\",\"off\":["
		"\"2023-01-02\"]},\"defaults\":{\"cutoff\":\"3pm\"},"
		"\"vectors\":[{\"id\":1,\"op\":\"due\"}]}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		const struct json_value *v = json_at(
			json_get(answer(heads[i]), "vectors"), 0);
		int64_t id = 0;

		assert_non_null(json_string(json_get(v, "error")));
		assert_true(json_int(json_get(v, "id"), &id) && id == 1);
	}
}

static void what_is_not_a_file_of_vectors_prints_nothing(void **state)
{
	(void)state;
	assert_null(answer(""));
	assert_null(answer("{"));
	assert_null(answer("[]"));
	assert_null(answer("{\"vectors\":5}"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_published_vector_comes_out),
		cmocka_unit_test(what_cannot_be_computed_gets_an_error),
		cmocka_unit_test(results_have_the_published_shape),
		cmocka_unit_test(a_day_of_the_next_calendar_is_provisional),
		cmocka_unit_test(the_days_tell_why),
		cmocka_unit_test(a_broken_calendar_is_every_vectors_error),
		cmocka_unit_test(what_is_not_a_file_of_vectors_prints_nothing),
	};

	arena = arena_new();
	return cmocka_run_group_tests_name("vectors", tests, NULL, NULL);
}

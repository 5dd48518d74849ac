#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "http/json.h"

static struct arena *arena;

static struct json_value *parsed(const char *text)
{
	struct json_value *v = NULL;
	const char *why = "";

	if (json_parse(arena, text, strlen(text), &v, &why) != OK)
		fail_msg("%s: %s", text, why);
	return v;
}

static const char *refused(const char *text, size_t len)
{
	struct json_value *v = NULL;
	const char *why = NULL;

	assert_int_equal(json_parse(arena, text, len, &v, &why), ERR_INPUT);
	assert_null(v);
	assert_non_null(why);
	return why;
}

static void members_are_got_by_type(void **state)
{
	struct json_value *v = parsed("{\"s\":\"Đà Nẵng\",\"i\":5,\"d\":2.5,"
				      "\"b\":true,\"n\":null,\"a\":[1,null]}");
	double d;
	int64_t i;
	bool b;

	(void)state;
	assert_string_equal(json_string(json_get(v, "s")), "Đà Nẵng");
	assert_true(json_int(json_get(v, "i"), &i) && i == 5);
	assert_true(json_number(json_get(v, "d"), &d) && d == 2.5);
	assert_true(json_number(json_get(v, "i"), &d) && d == 5);
	assert_true(json_truth(json_get(v, "b"), &b) && b);
	assert_int_equal(json_count(json_get(v, "a")), 2);
	assert_int_equal(json_kind(json_at(json_get(v, "a"), 1)), JSON_NULL);
	assert_null(json_at(json_get(v, "a"), 2));
	json_free(v);
}

static void null_is_not_absent(void **state)
{
	struct json_value *v = parsed("{\"n\":null}");

	(void)state;
	assert_int_equal(json_member_kind(v, "n"), JSON_NULL);
	assert_int_equal(json_member_kind(v, "m"), JSON_ABSENT);
	assert_null(json_string(json_get(v, "n")));
	json_free(v);
}

static void a_wrong_type_gives_nothing(void **state)
{
	struct json_value *v = parsed("{\"s\":\"5\",\"i\":5,\"d\":2.5}");
	int64_t i = 42;
	double d = 42;
	bool b = true;

	(void)state;
	assert_null(json_string(json_get(v, "i")));
	assert_false(json_int(json_get(v, "s"), &i));
	assert_false(json_int(json_get(v, "d"), &i));
	assert_false(json_number(json_get(v, "s"), &d));
	assert_false(json_truth(json_get(v, "i"), &b));
	assert_int_equal(i, 42);
	assert_int_equal(json_count(json_get(v, "s")), 0);
	assert_null(json_get(json_get(v, "s"), "x"));
	assert_null(json_get(NULL, "x"));
	json_free(v);
}

static void what_is_not_finite_is_no_number(void **state)
{
	double d = 42;

	(void)state;
	assert_false(json_number(parsed("1e999"), &d));
	assert_false(json_number(json_at(parsed("[NaN]"), 0), &d));
	assert_true(d == 42);
}

static void an_error_names_its_line(void **state)
{
	static const char text[] = "{\n\"a\": 1,\n\"b\": nein\n}";

	(void)state;
	assert_non_null(strstr(refused(text, strlen(text)), "line 3"));
}

static void what_is_not_json_is_refused(void **state)
{
	static const char *const bad[] = {
		"", " ", "{", "[1", "\"a", "{\"a\":1,}", "[1,]", "{a:1}",
		"[1]x", "{} {}", "nul",
		"// c\n{}", "\"\xff\"", "\"\xc0\xaf\"", "[01]", "tru"
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct json_value *v = NULL;
		const char *why = NULL;

		if (json_parse(arena, bad[i], strlen(bad[i]), &v, &why) == OK)
			fail_msg("read: %s", bad[i]);
	}
}

static void a_text_that_breaks_off_says_so(void **state)
{
	(void)state;
	assert_non_null(strstr(refused("{\"a\":[1,", 8), "too early"));
	assert_non_null(strstr(refused("{}{}", 4), "unexpected"));
}

static void a_nul_byte_is_refused(void **state)
{
	(void)state;
	refused("{}\0{}", 5);
	refused("{}\0", 3);
}

static void scalars_are_documents_too(void **state)
{
	int64_t i;

	(void)state;
	assert_true(json_int(parsed("12"), &i) && i == 12);
	assert_int_equal(json_kind(parsed(" null \n")), JSON_NULL);
	assert_string_equal(json_string(parsed("\"a\"")), "a");
}

static void depth_has_a_limit(void **state)
{
	char deep[2 * 1000 + 1] = "";

	(void)state;
	memset(deep, '[', 1000);
	memset(deep + 1000, ']', 1000);
	refused(deep, 2000);
}

static void the_writer_puts_commas_and_escapes(void **state)
{
	struct json_out out;
	struct buf b;

	(void)state;
	buf_init(&b, arena, 4096);
	json_begin(&out, &b);
	json_open(&out, NULL, '{');
	json_put(&out, "tên", "Trần \"An\"\\\n\x01 Đà");
	json_put(&out, "không", NULL);
	json_put_int(&out, "i", -5);
	json_put_bool(&out, "b", false);
	json_open(&out, "a", '[');
	json_put_halves(&out, NULL, 25);
	json_put_halves(&out, NULL, 30);
	json_open(&out, NULL, '{');
	json_close(&out, '}');
	json_close(&out, ']');
	json_put_value(&out, "v", parsed("[1,{\"x\":\"á/b\"},null]"));
	json_close(&out, '}');
	assert_int_equal(buf_err(&b), OK);
	assert_string_equal(b.data, "{\"tên\":\"Trần \\\"An\\\"\\\\\\u000a\\u0001"
				    " Đà\",\"không\":null,\"i\":-5,\"b\":false,"
				    "\"a\":[12.5,15,{}],"
				    "\"v\":[1,{\"x\":\"á/b\"},null]}");
	assert_string_equal(json_string(json_get(parsed(b.data), "tên")),
			    "Trần \"An\"\\\n\x01 Đà");
}

static void what_was_read_is_written_alike(void **state)
{
	static const char text[] = "{\"a\":[1,2.5,\"Liên Chiểu/1\",null,true],"
				   "\"b\":{}}";

	(void)state;
	assert_string_equal(json_text(arena, parsed(text)), text);
	assert_string_equal(json_text(arena, NULL), "null");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_got_by_type),
		cmocka_unit_test(null_is_not_absent),
		cmocka_unit_test(a_wrong_type_gives_nothing),
		cmocka_unit_test(what_is_not_finite_is_no_number),
		cmocka_unit_test(an_error_names_its_line),
		cmocka_unit_test(what_is_not_json_is_refused),
		cmocka_unit_test(a_text_that_breaks_off_says_so),
		cmocka_unit_test(a_nul_byte_is_refused),
		cmocka_unit_test(scalars_are_documents_too),
		cmocka_unit_test(depth_has_a_limit),
		cmocka_unit_test(the_writer_puts_commas_and_escapes),
		cmocka_unit_test(what_was_read_is_written_alike),
	};

	arena = arena_new();
	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}

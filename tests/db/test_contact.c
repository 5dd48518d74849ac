/*
 * Where a unit is and how it is called: a dated row says it, nobody rewrites
 * yesterday's paper.
 */
#include <string.h>

#include "../support/fixture.h"
#include "domain/admin/contact.h"

#define DB "trial_contact"

static struct contact_row row(const char *address, const char *phone)
{
	return (struct contact_row){ .from = instant_day(t.cx.now),
				     .address = address,
				     .phone = phone,
				     .map = "" };
}

static enum err say(struct contact_row in)
{
	return contact_change(&t.cx, &t.leader, t.desk.unit, &in);
}

static void denied(struct contact_row in, const char *field,
		   const char *words)
{
	assert_int_equal(say(in), ERR_INPUT);
	assert_string_equal(t.cx.fault.member, field);
	assert_non_null(strstr(t.cx.fault.message, words));
}

static struct contact seen(int days)
{
	struct day day = { instant_day(t.cx.now).n + days };
	struct contact c;

	assert_int_equal(contact_of(&t.cx, t.desk.unit, day, &c), OK);
	return c;
}

static void a_row_counts_from_its_day_on(void **state)
{
	struct contact_row in = row("Số 1 đường Quầy", "02363111222");

	(void)state;
	assert_int_equal(say(in), OK);
	assert_string_equal(seen(0).address, "Số 1 đường Quầy");
	in.from.n += 3;
	in.address = "Số 2 đường Quầy";
	assert_int_equal(say(in), OK);
	assert_string_equal(seen(2).address, "Số 1 đường Quầy");
	assert_string_equal(seen(3).address, "Số 2 đường Quầy");
}

static void yesterday_s_paper_keeps_its_address(void **state)
{
	struct contact_row in = row("Số 9 đường Quầy", "");

	(void)state;
	in.from.n--;
	denied(in, "from", "chỉ đổi từ hôm nay");
}

static void a_map_is_one_of_an_address(void **state)
{
	struct contact_row in = row("Số 9 đường Quầy", "");

	(void)state;
	in.map = "javascript:alert(1)";
	denied(in, "map", "https://");
	in.map = "http://ban-do.example";
	denied(in, "map", "https://");
	in.map = "https://ban-do.example";
	in.address = "";
	denied(in, "address", "Ghi địa chỉ");
	in.address = "Số 9 đường Quầy";
	assert_int_equal(say(in), OK);
	assert_string_equal(seen(0).map, "https://ban-do.example");
}

static void the_same_again_is_no_change(void **state)
{
	struct contact_row in = row("Số 9 đường Quầy", "02363111333");

	(void)state;
	assert_int_equal(say(in), OK);
	denied(in, "address", "Không có gì thay đổi");
	in.phone = "02363111444";
	assert_int_equal(say(in), OK);
}

/* What a file says again takes back nothing that an administrator wrote. */
static void a_file_is_held_against_what_a_file_said(void **state)
{
	struct contact_row in = row("Số 7 đường Tệp", "02363111555");
	struct contact_row *rows;
	bool is_new;
	size_t n, again;

	(void)state;
	assert_int_equal(contact_import(&t.cx, t.desk2.unit, in.from, &in,
					&is_new),
			 OK);
	assert_true(is_new);
	assert_int_equal(contact_history(&t.cx, t.desk2.unit, &rows, &n), OK);
	assert_int_equal(contact_import(&t.cx, t.desk2.unit, in.from, &in,
					&is_new),
			 OK);
	assert_false(is_new);
	assert_int_equal(contact_history(&t.cx, t.desk2.unit, &rows, &again),
			 OK);
	assert_int_equal(again, n);
	in.phone = "02363111666";
	assert_int_equal(contact_import(&t.cx, t.desk2.unit, in.from, &in,
					&is_new),
			 OK);
	assert_true(is_new);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_counts_from_its_day_on),
		cmocka_unit_test(yesterday_s_paper_keeps_its_address),
		cmocka_unit_test(a_map_is_one_of_an_address),
		cmocka_unit_test(the_same_again_is_no_change),
		cmocka_unit_test(a_file_is_held_against_what_a_file_said),
	};

	return ward_run(DB, tests);
}

/* Codes by time against the vectors of RFC 6238, and how hard passwords are. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "secret/strength.h"
#include "secret/totp.h"

#include <cmocka.h>

/* "12345678901234567890" of RFC 6238 appendix B, in base32. */
#define RFC_SECRET "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

static void rfc_6238_appendix_b_is_met(void **state)
{
	static const struct {
		int64_t at;
		const char *code;
	} vectors[] = {
		{ 59, "94287082" },	     { 1111111109, "07081804" },
		{ 1111111111, "14050471" },  { 1234567890, "89005924" },
		{ 2000000000, "69279037" },  { 20000000000, "65353130" },
	};
	char code[9];

	(void)state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		int64_t step = totp_step((struct instant){ vectors[i].at });

		assert_true(totp_code(RFC_SECRET, step, 8, code));
		assert_string_equal(code, vectors[i].code);
	}
}

static void one_step_either_side_is_taken_and_no_more(void **state)
{
	struct instant now = { 1795577860 };
	int64_t step = totp_step(now), found;
	char code[9];

	(void)state;
	for (int64_t s = step - 3; s <= step + 3; s++) {
		bool near = s >= step - 1 && s <= step + 1;

		assert_true(totp_code(RFC_SECRET, s, TOTP_DIGITS, code));
		assert_int_equal(totp_match(RFC_SECRET, now, code, &found),
				 near);
		if (near)
			assert_int_equal(found, s);
	}
}

static void what_is_no_code_of_six_digits_is_refused(void **state)
{
	struct instant now = { 1795577860 };
	int64_t step;
	char code[9];

	(void)state;
	assert_true(totp_code(RFC_SECRET, totp_step(now), 8, code));
	assert_false(totp_match(RFC_SECRET, now, "", &step));
	assert_false(totp_match(RFC_SECRET, now, code, &step));
	assert_false(totp_match("not base32!", now, "123456", &step));
}

static void a_secret_is_written_in_base32(void **state)
{
	unsigned char bytes[TOTP_SECRET_LEN];
	struct arena *arena = arena_new();

	(void)state;
	memcpy(bytes, "12345678901234567890", sizeof(bytes));
	assert_string_equal(totp_secret_text(arena, bytes), RFC_SECRET);
	assert_string_equal(totp_uri(arena, "Mot-cua", "hk.vp", RFC_SECRET),
			    "otpauth://totp/Mot-cua:hk.vp?secret=" RFC_SECRET
			    "&issuer=Mot-cua&algorithm=SHA1&digits=6"
			    "&period=30");
	arena_free(arena);
}

static void passwords_that_people_reach_for_are_weak(void **state)
{
	static const char *const own[] = { "hk.tiepnhan1", "Võ Thị Oanh",
					   NULL };
	static const char *const weak[] = {
		"ngắn", "Matkhau@123", "motcua2026!", "hoakhanh@2025",
		"Danang@123456", "hk.tiepnhan1", "1234567890", "qwertyuiop",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(weak) / sizeof(weak[0]); i++)
		assert_non_null(password_weakness(weak[i], own));
	assert_null(password_weakness("trời mưa ở Huế đèn dầu", own));
	assert_null(password_weakness("9FBCGHJKLMNP", own));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rfc_6238_appendix_b_is_met),
		cmocka_unit_test(one_step_either_side_is_taken_and_no_more),
		cmocka_unit_test(what_is_no_code_of_six_digits_is_refused),
		cmocka_unit_test(a_secret_is_written_in_base32),
		cmocka_unit_test(passwords_that_people_reach_for_are_weak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What a text may hold, decided once: every letter that there is, and bytes
 * that are none, through the door and out as CSV, XLSX and PDF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <unistr.h>

#include "../support/paper.h"
#include "document/pdf.h"
#include "document/spreadsheet.h"
#include "text/csv.h"
#include "text/text.h"

#define LAST 0x10ffff

static const char replaced[] = "\xef\xbf\xbd"; /* U+FFFD */

/* Nothing that XML 1.0 lacks (its Char), that steers a terminal, a printer or
 * the direction of a line.  The tables of text.c are not asked. */
static bool is_odd(ucs4_t c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') ||
	       (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe ||
	       (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xd800 && c < 0xe000) ||
	       c == 0x61c || c == 0x200e || c == 0x200f ||
	       (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static bool holds_odd(const char *s)
{
	const uint8_t *at = (const uint8_t *)s;
	ucs4_t c;
	int n;

	while ((n = u8_strmbtouc(&c, at)) > 0) {
		if (is_odd(c))
			return true;
		at += n;
	}
	return n < 0;
}

/* "a", the letter as bytes whether it may be any or not, "b". */
static void letter(ucs4_t c, char ret[8])
{
	static const unsigned char leads[] = { 0, 0xc0, 0xe0, 0xf0 };
	char *at = ret;

	*at++ = 'a';
	if (c < 0x80) {
		*at++ = (char)c;
	} else {
		int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;

		*at++ = (char)(leads[more] | c >> 6 * more);
		while (more--)
			*at++ = (char)(0x80 | (c >> 6 * more & 0x3f));
	}
	*at++ = 'b';
	*at = '\0';
}

static void every_letter_is_carried_or_shown_as_such(void **state)
{
	struct arena *arena = arena_new();
	struct buf csv;
	char s[8];
	(void)state;

	buf_init(&csv, arena, 1000);
	for (ucs4_t c = 1; c <= LAST; c++) {
		const char *out, *in;

		letter(c, s);
		out = text_carried(arena, s);
		in = text_clean(arena, s);
		if (is_odd(c) ? !strstr(out, replaced) : out != s)
			fail_msg("U+%04X leaves as “%s”", (unsigned)c, out);
		if (holds_odd(out))
			fail_msg("U+%04X leaves as itself", (unsigned)c);
		if (in && (holds_odd(in) || text_carried(arena, in) != in))
			fail_msg("U+%04X comes in", (unsigned)c);
		buf_clear(&csv);
		csv_cell(&csv, s);
		if (holds_odd(csv.data))
			fail_msg("U+%04X is in CSV", (unsigned)c);
		if (c % 4096 == 0) {
			arena_reset(arena);
			buf_init(&csv, arena, 1000);
		}
	}
	arena_free(arena);
}

/* Half pairs, overlong forms, beyond the last plane, cut off, alone. */
static const char *const no_letters[] = {
	"a\xed\xa0\x80z",     "a\xed\xbf\xbfz", "a\xc0\x80z", "a\xe0\x80\xafz",
	"a\xf4\x90\x80\x80z", "a\xf8\x88\x80\x80\x80z",	      "a\xe1\xbbz",
	"a\xf0\x9f\x98",      "\x80z",		"\xff\xfez",  "a\xe1\xba\xc3z",
};

static void what_is_no_letter_is_shown_as_such(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(no_letters) / sizeof(no_letters[0]); i++) {
		const char *out = text_carried(paper_arena, no_letters[i]);

		assert_null(text_clean(paper_arena, no_letters[i]));
		assert_false(holds_odd(out));
		assert_non_null(strstr(out, replaced));
		assert_true((*no_letters[i] == 'a') == (*out == 'a'));
	}
}

/* All of them at once, in a cell and on paper: neither fails. */
static const char *a_page_of_odd_ones(void)
{
	struct buf b;
	char s[8];

	buf_init(&b, paper_arena, 1 << 20);
	for (ucs4_t c = 1; c <= LAST; c += c < 0x3000 ? 1 : 997) {
		letter(c, s);
		buf_puts(&b, s);
	}
	for (ucs4_t plane = 0; plane <= 16; plane++) {
		letter(plane << 16 | 0xfffe, s);
		buf_puts(&b, s);
	}
	for (size_t i = 0; i < sizeof(no_letters) / sizeof(no_letters[0]); i++)
		buf_puts(&b, no_letters[i]);
	return b.data;
}

static void a_book_of_odd_letters_opens(void **state)
{
	static const char *const titles[] = { "Địa chỉ" };
	static const double widths[] = { 30 };
	struct spreadsheet *w CLEANUP(spreadsheet_done) = NULL;
	const char *page = a_page_of_odd_ones();
	struct buf out;
	(void)state;

	assert_true(strlen(page) < 120000);
	assert_int_equal(spreadsheet_open(paper_arena, paper_dir, "Sổ", titles,
					  widths, 1, &w),
			 OK);
	/* A cell holds 32,767 letters. */
	for (size_t at = 0; at < strlen(page); at += 8000) {
		const char *cell = arena_strndup(
			paper_arena, page + at,
			strlen(page + at) < 8000 ? strlen(page + at) : 8000);

		assert_int_equal(spreadsheet_row(w, &cell), OK);
	}
	buf_init(&out, paper_arena, 8 << 20);
	assert_int_equal(spreadsheet_close(w, &out), OK);
	paper_save(&out, "odd.xlsx");
	assert_has(paper_run("python3 -c \"import zipfile, xml.etree."
			     "ElementTree as e; z = zipfile.ZipFile('odd.xlsx')"
			     "; print(sum(1 for n in z.namelist() if e."
			     "fromstring(z.read(n)) is not None) > 5)\""),
		   "True");
}

static void a_paper_of_odd_letters_is_drawn(void **state)
{
	const struct pdf_about about = { 210, 297, "Giấy \x01\xff", "Đơn \x02",
					 "2026-05-09T08:42:00+07:00" };
	const struct font font = { .size = 10 };
	struct pdf *pdf CLEANUP(pdf_done) = NULL;
	struct buf out;
	(void)state;

	document_name_unprintable();
	buf_init(&out, paper_arena, 32 << 20);
	assert_int_equal(pdf_open(paper_arena, &about, &out, &pdf), OK);
	pdf_text(pdf, 10, 10, 190, &font, ROLE_TEXT, a_page_of_odd_ones());
	assert_int_equal(pdf_close(pdf), OK);
	paper_save(&out, "odd.pdf");
	assert_has(paper_run("pdfinfo odd.pdf"), "Giấy");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_letter_is_carried_or_shown_as_such),
		cmocka_unit_test(what_is_no_letter_is_shown_as_such),
		cmocka_unit_test(a_book_of_odd_letters_opens),
		cmocka_unit_test(a_paper_of_odd_letters_is_drawn),
	};

	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

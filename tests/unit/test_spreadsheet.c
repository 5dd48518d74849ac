/* Registers as spreadsheet and CSV, read back by other programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/paper.h"
#include "document/form/register.h"
#include "document/spreadsheet.h"
#include "text/csv.h"

static const char *const titles[] = { "STT", "Chủ hồ sơ" };
static const double widths[] = { 8, 30 };

static void make(int rows, const char *name, struct buf *out)
{
	struct spreadsheet *w CLEANUP(spreadsheet_done) = NULL;

	assert_int_equal(spreadsheet_open(paper_arena, paper_dir,
					  "Sổ theo dõi 2026", titles, widths,
					  2, &w),
			 OK);
	for (int i = 1; i <= rows; i++) {
		const char *const cells[] = {
			arena_printf(paper_arena, "%d", i), name
		};

		assert_int_equal(spreadsheet_row(w, cells), OK);
	}
	buf_init(out, paper_arena, 64 * 1024 * 1024);
	assert_int_equal(spreadsheet_close(w, out), OK);
}

static const char *read_back(const char *expression)
{
	return paper_run(arena_printf(
		paper_arena,
		"python3 -c \"import zipfile,re;"
		" z=zipfile.ZipFile('a.xlsx'); assert z.testzip() is None;"
		" x=z.read('xl/worksheets/sheet1.xml').decode();"
		" b=z.read('xl/workbook.xml').decode(); print(%s)\"",
		expression));
}

static void vietnamese_goes_in_and_comes_out(void **state)
{
	struct buf out;

	(void)state;
	make(2, "Nguyễn Thị Hường & <con>", &out);
	paper_save(&out, "a.xlsx");
	assert_has(read_back("x"), "Nguyễn Thị Hường &amp; &lt;con&gt;");
	assert_has(read_back("x"), "Chủ hồ sơ");
	assert_has(read_back("b"), "Sổ theo dõi 2026");
}

static void forty_thousand_lines_are_there(void **state)
{
	struct buf out;

	(void)state;
	make(40000, "Nguyễn Thị Hường", &out);
	paper_save(&out, "a.xlsx");
	assert_string_equal(read_back("len(re.findall('<row ', x))"),
			    "40001 ");
}

static void nothing_typed_becomes_a_formula(void **state)
{
	struct buf out;

	(void)state;
	make(1, "=1+1", &out);
	paper_save(&out, "a.xlsx");
	assert_null(strstr(read_back("x"), "<f>"));
	assert_has(read_back("x"), "=1+1");
}

/* Old rows hold what today's forms drop: text/text.h, text_carried(). */
static void what_xml_has_no_place_for_is_shown_as_such(void **state)
{
	static const struct {
		const char *cell, *read;
	} cases[] = {
		{ "Tổ\xef\xbf\xbe 12", "'Tổ� 12'" },   /* U+FFFE */
		{ "\xef\xbf\xbfTổ 12", "'�Tổ 12'" },   /* U+FFFF */
		{ "Tổ\x01\x0b\x1f 12", "'Tổ��� 12'" },
		{ "Tổ\xed\xa0\x80 12", NULL },	     /* half a pair */
		{ "Tổ\xff 12\xe1\xbb", NULL },	     /* no UTF-8 */
		{ "Tổ 😀 12 �", "'Tổ 😀 12 �'" },
	};
	struct buf out;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *said;

		make(1, cases[i].cell, &out);
		paper_save(&out, "a.xlsx");
		/* A parser of XML reads it, as Excel would. */
		said = read_back("(lambda t: repr(t[-1].text or ''))"
				 "(list(__import__('xml.etree.ElementTree')."
				 "etree.ElementTree.fromstring(x).iter('{http"
				 "://schemas.openxmlformats.org/spreadsheetml/"
				 "2006/main}t')))");
		assert_has(said, cases[i].read ? cases[i].read : "Tổ�");
	}
}

static void no_file_is_left_behind(void **state)
{
	struct buf out;

	(void)state;
	make(1, "An", &out);
	assert_string_equal(paper_run("ls | grep -c '^so-' || true"), "0 ");
}

static void a_full_buffer_is_a_limit(void **state)
{
	struct spreadsheet *w CLEANUP(spreadsheet_done) = NULL;
	struct buf out;

	(void)state;
	assert_int_equal(spreadsheet_open(paper_arena, paper_dir, "Sổ", titles,
					  widths, 2, &w),
			 OK);
	buf_init(&out, paper_arena, 100);
	assert_int_equal(spreadsheet_close(w, &out), ERR_LIMIT);
}

static void csv_quotes_what_would_break_it(void **state)
{
	const char *const cells[] = { "1", "An \"Út\", tổ 3\nHòa Khánh",
				      "=cmd()", NULL };
	struct buf out;

	(void)state;
	buf_init(&out, paper_arena, 1000);
	csv_row(&out, cells, 4);
	assert_string_equal(out.data,
			    "\"1\",\"An \"\"Út\"\", tổ 3\nHòa Khánh\","
			    "\"'=cmd()\",\"\"\r\n");
}

static void csv_cells_are_never_formulas(void **state)
{
	static const char *const formulas[] = { "=1", "+1", "-1", "@a", "\t=1",
						"\r=1", "\n=1", "  =1", "\ta",
						"＝1", "＋1", "－1", "＠a" };
	static const char *const plain[] = { "a=1", "0905", "", " a", "–" };
	struct buf out;

	(void)state;
	for (size_t i = 0; i < sizeof(formulas) / sizeof(formulas[0]); i++) {
		buf_init(&out, paper_arena, 100);
		csv_row(&out, &formulas[i], 1);
		assert_memory_equal(out.data, "\"'", 2);
	}
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		buf_init(&out, paper_arena, 100);
		csv_row(&out, &plain[i], 1);
		assert_null(strchr(out.data, '\''));
	}
}

static void only_the_last_part_of_a_book_closes_it(void **state)
{
	static const char *const cells[REGISTER_COLUMNS] = { "1" };
	struct register_part part = {
		.head = { .agency = "TRUNG TÂM" },
		.rule_set = "nd118",
		.year = 2026,
		.cells = cells,
		.rows_n = 1,
		.part = 1,
		.parts = 2,
		.total = "201",
		.through = "ngày 25 tháng 11 năm 2026",
	};
	struct sheet open, last, closed;

	(void)state;
	register_sheet(paper_arena, &part, &open);
	part.part = 2;
	register_sheet(paper_arena, &part, &last);
	part.through = "";
	register_sheet(paper_arena, &part, &closed);
	assert_int_equal(open.n, 1);
	assert_int_equal(last.n, 3);
	assert_has(last.blocks[1].value, "Sổ chưa khóa");
	assert_has(last.blocks[1].value, "201 hồ sơ");
	assert_has(closed.blocks[1].value, "Khóa sổ năm 2026");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(vietnamese_goes_in_and_comes_out),
		cmocka_unit_test(forty_thousand_lines_are_there),
		cmocka_unit_test(nothing_typed_becomes_a_formula),
		cmocka_unit_test(what_xml_has_no_place_for_is_shown_as_such),
		cmocka_unit_test(no_file_is_left_behind),
		cmocka_unit_test(a_full_buffer_is_a_limit),
		cmocka_unit_test(csv_quotes_what_would_break_it),
		cmocka_unit_test(csv_cells_are_never_formulas),
		cmocka_unit_test(only_the_last_part_of_a_book_closes_it),
	};

	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "document/barcode.h"
#include "document/form/receipt.h"
#include "document/pdf.h"
#include "document/qr.h"
#include "file/inspect.h"
#include "../support/paper.h"
#include "../support/samples.h"

#define arena paper_arena
#define save paper_save
#define run paper_run

#define CODE "H17.33-230509-0042"
#define URL "https://motcua.lienchieu.gov.vn/hs/4DQ2M8X7K1R94DQ2M8X7K1R94D"

static const struct receipt_paper papers[] = {
	{ "Đơn đề nghị cấp giấy phép xây dựng", 1, 0, 0 },
	{ "Giấy chứng nhận quyền sử dụng đất", 0, 1, 0 },
	{ "Bản vẽ thiết kế xây dựng: mặt bằng, mặt đứng, mặt cắt, móng và "
	  "sơ đồ đấu nối hạ tầng kỹ thuật", 2, 0, 0 },
	{ "Căn cước của chủ đầu tư", 0, 0, 1 },
};

static struct receipt a_receipt(void)
{
	return (struct receipt){
		.head = { .superior = "ỦY BAN NHÂN DÂN\nQUẬN LIÊN CHIỂU",
			  .agency = "BỘ PHẬN TIẾP NHẬN\nVÀ TRẢ KẾT QUẢ",
			  .number = "0042/TNHS",
			  .place_date = "Liên Chiểu, ngày 09 tháng 5 năm 2023",
			  .made_at = "2023-05-09T08:42:00+07:00" },
		.form_ref = "Mẫu số 01, Thông tư 01/2018/TT-VPCP",
		.code = CODE,
		.secret = "4XK7QM",
		.url = URL,
		.site = "motcua.lienchieu.gov.vn",
		.desk_name = "UBND quận Liên Chiểu, 168 Nguyễn Sinh Sắc",
		.applicant = "Bà Nguyễn Thị Hường",
		.id_number = "048185001234",
		.address = "Tổ 12, phường Hòa Khánh Bắc, quận Liên Chiểu",
		.phone = "0905 123 218",
		.email = "huong.nguyen@thu.vn",
		.owner = "Ông Trương Đình Quý",
		.owner_address = "Tổ 9, phường Hòa Minh, quận Liên Chiểu",
		.content = "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ",
		.channel = "Trực tiếp tại quầy",
		.post_slip = "BC-0230509-17",
		.papers = papers,
		.papers_n = sizeof(papers) / sizeof(*papers),
		.shown = "Hộ chiếu",
		.sets = "01 bộ",
		.term = "15 ngày làm việc",
		.received_at = "08 giờ 42 phút, ngày 09 tháng 5 năm 2023",
		.due_at = "08 giờ 42 phút, thứ Ba ngày 30 tháng 5 năm 2023",
		.receive_at = "Quầy số 5, Bộ phận Một cửa quận Liên Chiểu",
		.bring = "giấy này, căn cước và bản gốc để đối chiếu",
		.fee = "75.000 đồng",
		.book = "02/2023",
		.entry = "1187",
		.receiver = "Trần Hữu Nghĩa",
	};
}

static void print(const struct receipt *r, struct buf *out)
{
	buf_init(out, arena, RECEIPT_PDF_MAX);
	assert_int_equal(receipt_pdf(r, arena, out), OK);
}

static void a_receipt_is_one_a5_page(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	print(&r, &out);
	save(&out, "a.pdf");
	const char *info = run("pdfinfo a.pdf");
	assert_has(info, "Pages: 1 ");
	assert_has(info, "Page size: 419.528 x 595.276 pts");
	assert_has(info, "Tagged: yes");
	assert_has(info, CODE);
}

static void each_copy_is_a_page_with_its_name(void **state)
{
	(void)state;
	static const char *const copies[] = { "Liên 1 – lưu theo hồ sơ",
					      "Liên 2 – giao người nộp" };
	struct receipt r = a_receipt();
	struct buf out;
	r.copies = copies;
	r.copies_n = 2;
	print(&r, &out);
	save(&out, "copies.pdf");
	assert_has(run("pdfinfo copies.pdf"), "Pages: 2 ");
	const char *first = run("pdftotext -raw -l 1 copies.pdf -");
	const char *second = run("pdftotext -raw -f 2 copies.pdf -");
	assert_has(first, copies[0]);
	assert_has(second, copies[1]);
	assert_has(first, r.receiver);
	assert_has(second, r.receiver);
	assert_null(strstr(first, copies[1]));
	assert_null(strstr(first, "trang 1/"));
}

static void without_a_site_no_paper_says_where_to_look(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	r.site = "";
	print(&r, &out);
	save(&out, "nosite.pdf");
	const char *text = run("pdftotext -raw nosite.pdf -");
	assert_has(text, "Mã QR của hồ sơ");
	assert_null(strstr(text, "Quét để xem"));
	assert_null(strstr(text, "Tra cứu tại"));
}

static void every_field_can_be_read_back(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	print(&r, &out);
	save(&out, "b.pdf");
	const char *text = run("pdftotext -raw b.pdf -");
	const char *const pieces[] = {
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
		"Độc lập - Tự do - Hạnh phúc", "QUẬN LIÊN CHIỂU",
		"BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", "Số: 0042/TNHS",
		"GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", r.head.place_date,
		"Mã hồ sơ: " CODE, r.secret, r.site, r.desk_name, r.applicant,
		r.id_number, r.address, r.phone, r.email, r.owner,
		r.owner_address, r.content, r.channel, r.post_slip,
		r.form_ref, papers[0].name,
		papers[1].name, papers[3].name, r.sets, r.term, r.received_at,
		r.due_at, r.receive_at, r.bring, r.fee, "quyển số: 02/2023",
		"số thứ tự: 1187", r.receiver, "NGƯỜI NỘP HỒ SƠ",
		"NGƯỜI TIẾP NHẬN HỒ SƠ", "Bản chính", "Bản chụp",
		"Giấy tờ đã xuất trình, đã trả lại: Hộ chiếu",
	};
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		assert_has(text, pieces[i]);
}

static void a_scanner_reads_both_codes_from_a_203_dpi_print(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	print(&r, &out);
	save(&out, "c.pdf");
	run("pdftoppm -r 203 -mono c.pdf c && zbarimg -q --raw --nodbus c-1.pbm > c.txt");
	const char *read = run("cat c.txt");
	assert_has(read, CODE);
	assert_has(read, URL);
}

static void thirty_papers_go_on_to_a_second_page(void **state)
{
	(void)state;
	struct receipt_paper many[30];
	struct receipt r = a_receipt();
	for (size_t i = 0; i < 30; i++)
		many[i] = (struct receipt_paper){
			arena_printf(arena, "Giấy tờ thứ %zu trong hồ sơ này",
				     i + 1), 1, 0, 1 };
	r.papers = many;
	r.papers_n = 30;
	struct buf out;
	print(&r, &out);
	save(&out, "d.pdf");
	assert_has(run("pdfinfo d.pdf"), "Pages: 2 ");
	const char *first = run("pdftotext -raw -l 1 d.pdf -");
	const char *second = run("pdftotext -raw -f 2 d.pdf -");
	assert_has(first, "Giấy tờ thứ 1 trong");
	assert_has(first, "trang 1/2");
	assert_has(second, "STT");
	assert_has(second, "Giấy tờ thứ 30 trong");
	assert_has(second, r.due_at);
	assert_has(second, "trang 2/2");
}

static void a_letter_without_glyph_is_refused(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	r.applicant = "Bà Nguyễn \xee\x80\x80 Hường"; /* U+E000 */
	buf_init(&out, arena, RECEIPT_PDF_MAX);
	assert_int_equal(receipt_pdf(&r, arena, &out), ERR_INPUT);
}

static void load(const char *name, struct buf *out)
{
	FILE *f = fopen(paper_path(name), "rb");
	assert_non_null(f);
	buf_clear(out);
	for (int c = fgetc(f); c != EOF; c = fgetc(f))
		buf_putc(out, (char)c);
	fclose(f);
}

static void a_file_of_real_programs_is_kept_and_its_acts_are_found(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct file_found found;
	struct buf out;
	print(&r, &out);
	file_inspect(arena, FILETYPE_PDF, out.data, out.len, &found);
	assert_null(found.refusal);
	assert_int_equal(found.pages, 1);
	/* As Acrobat and scanners pack it: objects within streams. */
	static const char *const packed[] = { "kept", "acts", "locked", "open" };
	static const char *const heard[] = { NULL, "JavaScript", "mật khẩu",
					     NULL };
	save(&out, "r.pdf");
	buf_clear(&out);
	sample_pdf_with(&out, "/OpenAction 4 0 R", "",
			(const char *const[]){ "<</S/JavaScript/JS(x)>>",
					       NULL });
	save(&out, "j.pdf");
	run("qpdf --object-streams=generate --linearize r.pdf kept;"
	    " qpdf --object-streams=generate j.pdf acts;"
	    " qpdf --encrypt bi-mat chu 256 -- r.pdf locked;"
	    " qpdf --encrypt '' chu 256 --print=none -- r.pdf open");
	for (size_t i = 0; i < 4; i++) {
		const char *why;
		load(packed[i], &out);
		assert_null(memmem(out.data, out.len, "/JavaScript", 11));
		file_inspect(arena, FILETYPE_PDF, out.data, out.len, &found);
		why = found.refusal;
		if (!why != !heard[i] || (why && !strstr(why, heard[i])))
			fail_msg("%s: “%s”", packed[i], why ? why : "");
	}
}

/* Last: from then on the program names them. */
static void what_was_kept_before_prints_by_its_number(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	assert_null(document_unprintable("Hường ✓ 37 ℃ ≥ •"));
	assert_string_equal(document_unprintable("Bà 中"), "中");
	assert_string_equal(document_unprintable("a\xee\x80\x80"),
			    "\xee\x80\x80");
	document_name_unprintable();
	r.applicant = "Bà 中 Hường ✓";
	print(&r, &out);
	save(&out, "g.pdf");
	assert_has(run("pdftotext -raw g.pdf -"), "Bà [U+4E2D] Hường ✓");
}

static void bytes_that_are_not_utf8_are_shown_as_such(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	r.address = "T\xe1 12";
	print(&r, &out);
	save(&out, "u.pdf");
	assert_has(run("pdftotext -raw u.pdf -"), "T\xef\xbf\xbd 12");
}

static void markup_in_a_name_stays_letters(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	r.applicant = "Bà <b>Hường</b> & Quý";
	print(&r, &out);
	save(&out, "e.pdf");
	assert_has(run("pdftotext -raw e.pdf -"), "Bà <b>Hường</b> & Quý");
}

static void only_the_code_is_indispensable(void **state)
{
	(void)state;
	struct receipt r = { .code = CODE };
	struct buf out;
	print(&r, &out);
	save(&out, "f.pdf");
	assert_has(run("pdfinfo f.pdf"), "Pages: 1 ");
	r.code = NULL;
	buf_init(&out, arena, RECEIPT_PDF_MAX);
	assert_int_equal(receipt_pdf(&r, arena, &out), ERR_INPUT);
}

static void the_same_receipt_gives_the_same_bytes(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf a, b;
	print(&r, &a);
	print(&r, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
}

static void a_full_buffer_is_a_limit(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	buf_init(&out, arena, 1000);
	assert_int_equal(receipt_pdf(&r, arena, &out), ERR_LIMIT);
}

static void a_name_longer_than_a_page_is_a_limit(void **state)
{
	(void)state;
	struct receipt r = a_receipt();
	struct buf out;
	char *lengthy = arena_alloc(arena, 20001);
	memset(lengthy, 'a', 20000);
	r.content = lengthy;
	buf_init(&out, arena, RECEIPT_PDF_MAX);
	assert_int_equal(receipt_pdf(&r, arena, &out), ERR_LIMIT);
}

/* The number of modules a path covers: the inverse of qr_path(). */
static int count_dark(const char *d)
{
	int dark = 0, x, y, n, back, used;
	while (sscanf(d, "M%d %dh%dv1h-%dz%n", &x, &y, &n, &back, &used) == 4) {
		assert_int_equal(n, back);
		dark += n;
		d += used;
	}
	assert_int_equal(*d, 0);
	return dark;
}

static void a_qr_path_covers_each_dark_module(void **state)
{
	(void)state;
	struct qr qr;
	assert_int_equal(qr_make(URL, arena, &qr), OK);
	int dark = 0;
	for (int y = 0; y < qr.size; y++)
		for (int x = 0; x < qr.size; x++)
			dark += qr_is_dark(&qr, x, y);
	const char *d = qr_path(&qr, arena);
	assert_int_equal(count_dark(d), dark);
	assert_memory_equal(d, "M4 4h7v1h-7z", 12);
	assert_int_equal(qr_view(&qr), qr.size + 8);
}

static void a_barcode_begins_and_ends_with_a_bar(void **state)
{
	(void)state;
	struct barcode b;
	assert_int_equal(barcode_make(CODE, arena, &b), OK);
	assert_true(b.modules[0]);
	assert_true(b.modules[b.width - 1]);
	/* Start and stop sign of Code 128: 11 and 13 modules. */
	assert_int_equal((b.width - 13) % 11, 0);
	const char *d = barcode_path(&b, 20, arena);
	assert_memory_equal(d, "M10 0h2v20h-2z", 14);
	assert_int_equal(barcode_view(&b), b.width + 20);
}

static void what_no_code_can_say_is_refused(void **state)
{
	(void)state;
	struct barcode b;
	struct qr qr;
	char lengthy[QR_TEXT_MAX + 2];
	memset(lengthy, 'A', sizeof(lengthy) - 1);
	lengthy[sizeof(lengthy) - 1] = 0;
	assert_int_equal(barcode_make("", arena, &b), ERR_INPUT);
	assert_int_equal(barcode_make("Hồ sơ", arena, &b), ERR_INPUT);
	assert_int_equal(barcode_make(lengthy, arena, &b), ERR_INPUT);
	assert_int_equal(qr_make("", arena, &qr), ERR_INPUT);
	assert_int_equal(qr_make(lengthy, arena, &qr), ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_receipt_is_one_a5_page),
		cmocka_unit_test(each_copy_is_a_page_with_its_name),
		cmocka_unit_test(without_a_site_no_paper_says_where_to_look),
		cmocka_unit_test(every_field_can_be_read_back),
		cmocka_unit_test(
			a_scanner_reads_both_codes_from_a_203_dpi_print),
		cmocka_unit_test(thirty_papers_go_on_to_a_second_page),
		cmocka_unit_test(a_letter_without_glyph_is_refused),
		cmocka_unit_test(bytes_that_are_not_utf8_are_shown_as_such),
		cmocka_unit_test(markup_in_a_name_stays_letters),
		cmocka_unit_test(only_the_code_is_indispensable),
		cmocka_unit_test(the_same_receipt_gives_the_same_bytes),
		cmocka_unit_test(a_full_buffer_is_a_limit),
		cmocka_unit_test(a_name_longer_than_a_page_is_a_limit),
		cmocka_unit_test(a_qr_path_covers_each_dark_module),
		cmocka_unit_test(a_barcode_begins_and_ends_with_a_bar),
		cmocka_unit_test(what_no_code_can_say_is_refused),
		cmocka_unit_test(a_file_of_real_programs_is_kept_and_its_acts_are_found),
		cmocka_unit_test(what_was_kept_before_prints_by_its_number),
	};
	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

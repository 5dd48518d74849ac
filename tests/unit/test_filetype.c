/* What a file is, when its name, its bytes and its structure disagree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/samples.h"
#include "file/check.h"
#include "secret/secret.h"

static struct arena *arena;
static struct buf b;

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	assert_int_equal(file_check_start(), OK);
	buf_init(&b, arena, 64 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const char *heard(const char *name, const void *data)
{
	struct file_found found;

	file_check(arena, filetype_of_name(name), data, b.len, &found);
	return found.refusal ? found.refusal : "";
}

/* The refusal, "" when taken.  Behind the file's last byte is no memory: who
 * reads on ends the test. */
static const char *check(const char *name)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const size_t room = (b.len + page - 1) / page * page;
	char *place = mmap(NULL, room + page, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	const char *why;

	assert_true(place != MAP_FAILED);
	assert_int_equal(mprotect(place + room, page, PROT_NONE), 0);
	memcpy(place + room - b.len, b.data, b.len);
	why = heard(name, place + room - b.len);
	munmap(place, room + page);
	return why;
}

static void refused(const char *name, const char *words)
{
	const char *why = check(name);

	if (!strstr(why, words))
		fail_msg("%s: wanted “%s”, heard “%s”", name, words, why);
}

static void taken(const char *name)
{
	if (*check(name))
		fail_msg("%s: refused: %s", name, check(name));
}

static void each_kind_is_taken_under_its_own_name(void **state)
{
	(void)state;
	sample_pdf(&b, "một trang");
	taken("đơn.pdf");
	taken("ĐƠN.PDF");
	buf_clear(&b);
	sample_png(&b, 40, 30);
	taken("a.png");
	buf_clear(&b);
	sample_jpeg(&b, 40, 30);
	taken("a.jpg");
	taken("a.JPEG");
	buf_clear(&b);
	sample_docx(&b, arena);
	taken("a.docx");
	buf_clear(&b);
	sample_xlsx(&b, arena);
	taken("a.xlsx");
}

static void a_name_that_its_bytes_deny_is_refused(void **state)
{
	(void)state;
	sample_png(&b, 4, 4);
	assert_string_equal(check("a.pdf"),
			    "có tên PDF nhưng nội dung là PNG");
	refused("a.docx", "có tên DOCX nhưng nội dung là PNG");
	/* A telephone's photograph, as it comes and renamed. */
	buf_clear(&b);
	buf_add(&b, "\0\0\0\x18" "ftypheic\0\0\0\0mif1heic", 24);
	refused("IMG_0001.HEIC", "là ảnh HEIC");
	refused("IMG_0001.jpg", "JPEG hoặc PDF");
	buf_clear(&b);
	buf_puts(&b, "<html><script>alert(1)</script></html>");
	assert_string_equal(check("a.pdf"),
			    "có tên PDF nhưng nội dung không phải PDF");
	buf_clear(&b);
	sample_docx(&b, arena);
	refused("a.xlsx", "đúng loại của tên");
	buf_clear(&b);
	sample_xlsx(&b, arena);
	refused("a.docx", "đúng loại của tên");
}

static void other_kinds_are_refused_with_the_list(void **state)
{
	static const char *const names[] = {
		"a.exe",  "a.pdf.exe", "a",    "pdf",	".pdf",	  "a.docm",
		"a.xlsm", "a.doc",     "a.svg", "a.html", "a.pdf ", "a.js"
	};

	(void)state;
	sample_pdf(&b, "x");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		refused(names[i], "chỉ nhận PDF, JPEG, PNG, DOCX, XLSX");
	buf_clear(&b);
	refused("a.pdf", "rỗng");
}

/* Every length short of the whole, at a step that keeps it quick. */
static void cut(const char *name)
{
	size_t whole = b.len;

	taken(name);
	/* The last byte may be a line break, and no loss. */
	for (size_t len = 0; len < whole - 1; len += 1 + whole / 400) {
		b.len = len;
		if (!*check(name))
			fail_msg("%s of %zu bytes taken at %zu", name, whole,
				 len);
	}
}

static void a_file_cut_off_anywhere_is_refused(void **state)
{
	(void)state;
	sample_pdf(&b, "cắt");
	cut("a.pdf");
	buf_clear(&b);
	sample_png(&b, 300, 200);
	cut("a.png");
	buf_clear(&b);
	sample_jpeg(&b, 300, 200);
	cut("a.jpg");
	buf_clear(&b);
	sample_docx(&b, arena);
	cut("a.docx");
}

static void a_damaged_part_is_noticed(void **state)
{
	char *at;

	(void)state;
	sample_png(&b, 30, 20);
	b.data[50] ^= 1;
	refused("a.png", "hỏng");
	buf_clear(&b);
	sample_docx(&b, arena);
	b.data[60] ^= 1;
	refused("a.docx", "hỏng");
	/* A frame too short for its size. */
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	at = memmem(b.data, b.len, "\xff\xc0\x00\x0b", 4);
	memcpy(at, "\xff\xc0\x00\x04\x08\x00\xff\xe0\x00\x05", 10);
	refused("a.jpg", "hỏng");
	/* A directory that is none, one that is locked. */
	buf_clear(&b);
	sample_docx(&b, arena);
	at = memmem(b.data, b.len, "PK\1\2", 4);
	at[8] |= 1;
	refused("a.docx", "mật khẩu");
	at[8] = 0;
	at[3] = 9;
	refused("a.docx", "hỏng");
	/* What one unpacker reads by the directory, another by the part. */
	buf_clear(&b);
	sample_docx(&b, arena);
	b.data[30] = '(';
	refused("a.docx", "hỏng");
	buf_clear(&b);
	sample_docx(&b, arena);
	b.data[3] = 7;
	refused("a.docx", "DOCX");
	/* The first chunk is the header, the first line the version. */
	buf_clear(&b);
	sample_png(&b, 30, 20);
	b.data[15] = 'X';
	sample_png_size(&b, 30, 20);
	refused("a.png", "hỏng");
	buf_clear(&b);
	sample_pdf(&b, "x");
	b.data[5] = '9';
	refused("a.pdf", "hỏng");
}

static void a_picture_is_measured_before_it_is_opened(void **state)
{
	(void)state;
	sample_png(&b, 10, 10);
	sample_png_size(&b, 10000, 10000);
	taken("a.png"); /* 100 million, and no more */
	sample_png_size(&b, 10001, 10000);
	refused("a.png", "kích thước ảnh quá lớn");
	sample_png_size(&b, 0xffffffff, 0xffffffff);
	refused("a.png", "kích thước ảnh quá lớn");
	sample_png_size(&b, 0, 10);
	refused("a.png", "hỏng");
	buf_clear(&b);
	sample_jpeg(&b, 65500, 65500);
	refused("a.jpg", "kích thước ảnh quá lớn");
}

static void two_kinds_at_once_are_refused(void **state)
{
	struct buf zip, pdf;

	(void)state;
	buf_init(&zip, arena, 1 << 20);
	sample_docx(&zip, arena);
	buf_init(&pdf, arena, 1 << 20);
	sample_pdf(&pdf, "x");
	/* An archive behind a picture, behind a PDF. */
	sample_jpeg(&b, 8, 8);
	buf_add(&b, zip.data, zip.len);
	refused("a.jpg", "tệp nén giấu bên trong");
	buf_clear(&b);
	sample_png(&b, 8, 8);
	buf_add(&b, zip.data, zip.len);
	refused("a.png", "tệp nén giấu bên trong");
	buf_clear(&b);
	sample_pdf(&b, "x");
	buf_add(&b, zip.data, zip.len);
	refused("a.pdf", "tệp nén giấu bên trong");
	/* An archive whose comment is the end of a PDF. */
	buf_puts(&b, "startxref\n9\n%%EOF\n");
	refused("a.pdf", "tệp nén giấu bên trong");
	/* A PDF or a script behind a picture. */
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_add(&b, pdf.data, pdf.len);
	refused("a.jpg", "vừa là PDF vừa là loại khác");
	buf_clear(&b);
	sample_png(&b, 8, 8);
	buf_puts(&b, "<?php system($_GET[0]);");
	refused("a.png", "mã chạy được");
	buf_clear(&b);
	sample_png(&b, 8, 8);
	buf_puts(&b, "gì đó khác");
	refused("a.png", "nối sau phần ảnh");
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_puts(&b, "gì đó khác");
	refused("a.jpg", "nối sau phần ảnh");
	buf_clear(&b);
	sample_pdf(&b, "x");
	buf_puts(&b, "MZ gì đó khác");
	refused("a.pdf", "nối sau phần PDF");
	/* A script in front of an archive. */
	buf_clear(&b);
	buf_puts(&b, "#!/bin/sh\nrm -rf x\n");
	buf_add(&b, zip.data, zip.len);
	refused("a.docx", "không phải DOCX");
}

static void what_telephones_and_scanners_add_is_borne(void **state)
{
	(void)state;
	sample_jpeg(&b, 8, 8);
	sample_jpeg(&b, 4, 4); /* a second picture behind the first */
	buf_add(&b, "\0\0\0", 3);
	taken("a.jpg");
	buf_clear(&b);
	sample_pdf(&b, "x");
	buf_add(&b, "\r\n\0\0", 4);
	taken("a.pdf");
	buf_clear(&b);
	sample_pdf(&b, "x");
	sample_pdf(&b, "một lần sửa nối thêm"); /* incremental update */
	taken("a.pdf");
}

static const char film[] = "\0\0\0\x18" "ftypmp42\0\0\0\0mp42isom"
			   "\0\0\0\x0c" "mdatabcd" "\0\0\0\x08" "free";
static const char samsung[] = "\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data12345"
			      "SEFH\x6b\0\0\0\0\0\0\0" "\x0c\0\0\0SEFT";

/* Taken, and what is kept ends with the picture. */
static void kept(const char *name, size_t len)
{
	struct file_found found;

	taken(name);
	file_check(arena, filetype_of_name(name), b.data, b.len, &found);
	assert_int_equal(found.len, len);
}

static void what_telephones_leave_behind_a_picture_is_cut(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} behind[] = {
		{ "\n", 1 }, { "\r\n", 2 }, { "\0\0\0", 3 },
		{ film, sizeof(film) - 1 },
		{ samsung, sizeof(samsung) - 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(behind) / sizeof(behind[0]); i++) {
		size_t len;

		buf_clear(&b);
		sample_jpeg(&b, 8, 8);
		sample_jpeg(&b, 4, 4); /* the HDR's second picture */
		len = b.len;
		buf_add(&b, behind[i].bytes, behind[i].len);
		kept("20261130_084200.jpg", len);
	}
}

static void what_a_longer_picture_left_behind_a_png_is_cut(void **state)
{
	size_t len;

	(void)state;
	sample_png(&b, 8, 8);
	len = b.len;
	sample_png(&b, 40, 40); /* Snip & Sketch wrote over its beginning */
	memset(b.data + len, 'x', 20);
	kept("Screenshot.png", len);
	buf_clear(&b);
	sample_png(&b, 8, 8);
	buf_puts(&b, "\n");
	kept("a.png", b.len - 1);
}

static void what_only_looks_like_a_trailer_is_refused(void **state)
{
	(void)state;
	sample_jpeg(&b, 8, 8);
	buf_add(&b, film, sizeof(film) - 1);
	buf_puts(&b, "thêm");
	refused("a.jpg", "chụp lại");
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_puts(&b, "MZ....SEFT");
	refused("a.jpg", "nối sau phần ảnh");
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_add(&b, "\0\0\0\x18" "ftyp", 8);
	refused("a.jpg", "nối sau phần ảnh");
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_add(&b, samsung, sizeof(samsung) - 1);
	b.data[b.len - 1] = 'X';
	refused("a.jpg", "nối sau phần ảnh");
	/* Boxes that do not begin as a film's, and one within another. */
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_add(&b, "\0\0\0\x10mdat12345678\0\0\0\x08" "free", 24);
	refused("a.jpg", "nối sau phần ảnh");
	buf_clear(&b);
	sample_jpeg(&b, 8, 8);
	buf_add(&b, film, 24);
	buf_add(&b, "\0\0\0\x04\0\0\0\x08" "free", 12);
	refused("a.jpg", "nối sau phần ảnh");
}

static void a_jpeg_has_four_endings(void **state)
{
	(void)state;
	sample_jpeg(&b, 8, 8);
	taken("anh.jfif");
	taken("anh.JPE");
}

static void a_pdf_may_begin_behind_a_mark_or_empty_lines(void **state)
{
	static const char *const before[] = { "\xef\xbb\xbf", "\n", "\r\n",
					      "\xef\xbb\xbf\r\n", "\r\n\r\n " };

	(void)state;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		buf_clear(&b);
		buf_puts(&b, before[i]);
		sample_pdf(&b, "báo cáo");
		taken("a.pdf");
	}
	buf_clear(&b);
	for (int i = 0; i < 1100; i++)
		buf_puts(&b, "\n");
	sample_pdf(&b, "x");
	refused("a.pdf", "không phải PDF");
	buf_clear(&b);
	buf_puts(&b, "MZ\n");
	sample_pdf(&b, "x");
	refused("a.pdf", "không phải PDF");
}

static void word_of(const char *types, const char *part)
{
	struct zip z;

	buf_clear(&b);
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", types, strlen(types));
	zip_add(&z, part, "<w/>", 4);
	zip_end(&z);
}

#define MAIN                                                             \
	" ContentType='application/vnd.openxmlformats-officedocument."   \
	"wordprocessingml.document.main+xml'"

static void the_main_part_is_the_one_that_the_list_names(void **state)
{
	static const char web[] = "<Types><Override PartName='/word/document2"
				  ".xml'" MAIN "/></Types>";
	static const char twice[] = "<Types><Override" MAIN " PartName=\"/word/"
				    "document22.xml\"/></Types>";
	static const char by_default[] = "<Types><Default Extension='xml'" MAIN
					 "/></Types>";

	(void)state;
	word_of(web, "word/document2.xml");
	taken("a.docx");
	word_of(twice, "word/document22.xml");
	taken("a.docx");
	word_of(by_default, "word/document.xml");
	taken("a.docx");
	word_of(web, "word/document.xml");
	refused("a.docx", "đúng loại của tên");
	word_of("<Types/>", "word/document2.xml");
	refused("a.docx", "đúng loại của tên");
	word_of(web, "word/document2.xml");
	refused("a.xlsx", "đúng loại của tên");
}

static void the_test_virus_is_refused_in_any_dress(void **state)
{
	static const char eicar[] =
		"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-"
		"FILE!$H+H*";

	(void)state;
	buf_puts(&b, eicar);
	refused("eicar.com", "không thuộc loại");
	refused("eicar.txt", "không thuộc loại");
	refused("eicar.pdf", "không phải PDF");
	buf_clear(&b);
	sample_pdf(&b, eicar);
	refused("a.pdf", "EICAR");
}

static void a_list_of_parts_is_no_book(void **state)
{
	static char list[(1 << 20) + 1];
	struct zip z;

	(void)state;
	memset(list, ' ', sizeof(list));
	memcpy(list, WORD_TYPES, strlen(WORD_TYPES));
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", list, sizeof(list));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	zip_end(&z);
	refused("a.docx", "lớn quá mức");
}

static void a_bomb_is_known_by_its_directory(void **state)
{
	static char zeros[1 << 20];
	struct zip z;

	(void)state;
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	for (int i = 0; i < 101; i++) {
		char name[32];

		snprintf(name, sizeof(name), "word/media/%d.bmp", i);
		zip_add(&z, name, zeros, sizeof(zeros));
	}
	zip_end(&z);
	assert_true(b.len < 300 * 1024);
	refused("a.docx", "khi mở ra lớn quá mức");
}

static void a_bomb_that_lies_is_found_while_counting(void **state)
{
	static char zeros[8 << 20];
	struct zip z;

	(void)state;
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add_lying(&z, "word/document.xml", zeros, sizeof(zeros), 100);
	zip_end(&z);
	refused("a.docx", "hỏng");
}

static void parts_without_number_are_refused(void **state)
{
	struct zip z;

	(void)state;
	zip_begin(&z, &b, arena);
	for (int i = 0; i <= FILETYPE_PARTS_MAX; i++)
		zip_add(&z, "word/document.xml", "", 0);
	zip_end(&z);
	refused("a.docx", "lớn quá mức");
}

/* The same bytes named by many entries: small, and endless when opened. */
static void parts_over_each_other_are_refused(void **state)
{
	struct zip z;

	(void)state;
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	for (int i = 0; i < 6; i++)
		buf_add(&z.directory, z.directory.data, z.directory.len);
	z.n *= 64;
	zip_end(&z);
	refused("a.docx", "hỏng");
}

static void with_part(const char *name, const char *types, const char *words)
{
	struct zip z;

	buf_clear(&b);
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", types, strlen(types));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	zip_add(&z, name, "x", 1);
	zip_end(&z);
	refused("a.docx", words);
}

static void macros_are_refused_by_name_and_by_kind(void **state)
{
	(void)state;
	with_part("word/vbaProject.bin", WORD_TYPES, "macro");
	with_part("word/VBAPROJECT.BIN", WORD_TYPES, "macro");
	with_part("word/activeX/activeX1.xml", WORD_TYPES, "macro");
	with_part("word/hinh.png",
		  "<Types><Override PartName=\"/word/hinh.png\" ContentType="
		  "\"application/vnd.ms-office.vbaProject\"/></Types>",
		  "macro");
	with_part("word/x.xml",
		  "<Types><Override ContentType=\"application/vnd.ms-word."
		  "document.macroEnabled.main+xml\"/></Types>",
		  "macro");
	with_part("../../etc/passwd", WORD_TYPES, "hỏng");
	with_part("/etc/passwd", WORD_TYPES, "hỏng");
	with_part("word\\x.xml", WORD_TYPES, "hỏng");
}

/* Random damage of every sample: a decision each time, and no fault. */
static void damage_is_always_answered(void **state)
{
	static const char *const names[] = { "a.pdf", "a.png", "a.jpg",
					     "a.docx" };
	unsigned char dice[8];

	(void)state;
	for (int i = 0; i < 4; i++) {
		char *whole;

		buf_clear(&b);
		if (i == 0)
			sample_pdf(&b, "x");
		else if (i == 1)
			sample_png(&b, 20, 20);
		else if (i == 2)
			sample_jpeg(&b, 20, 20);
		else
			sample_docx(&b, arena);
		whole = arena_strndup(arena, b.data, b.len);
		for (int n = 0; n < 3000; n++) {
			memcpy(b.data, whole, b.len);
			random_bytes(dice, sizeof(dice));
			for (int k = 0; k < 1 + dice[0] % 3; k++)
				b.data[(dice[1 + 2 * k] << 8 |
					dice[2 + 2 * k]) %
				       (int)b.len] = (char)dice[7];
			check(names[i]);
			arena_alloc(arena, 1);
		}
	}
}

static void the_largest_upload_is_judged_in_little_memory(void **state)
{
	static char noise[20 << 20];
	struct rusage before, after;
	struct zip z;

	(void)state;
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	random_bytes(noise, sizeof(noise));
	zip_add(&z, "word/media/1.png", noise, sizeof(noise));
	zip_end(&z);
	assert_true(b.len > 20 << 20);
	getrusage(RUSAGE_SELF, &before);
	assert_string_equal(heard("a.docx", b.data), "");
	getrusage(RUSAGE_SELF, &after);
	assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_kind_is_taken_under_its_own_name),
		TEST(a_name_that_its_bytes_deny_is_refused),
		TEST(other_kinds_are_refused_with_the_list),
		TEST(a_file_cut_off_anywhere_is_refused),
		TEST(a_damaged_part_is_noticed),
		TEST(a_picture_is_measured_before_it_is_opened),
		TEST(two_kinds_at_once_are_refused),
		TEST(what_telephones_and_scanners_add_is_borne),
		TEST(what_telephones_leave_behind_a_picture_is_cut),
		TEST(what_a_longer_picture_left_behind_a_png_is_cut),
		TEST(what_only_looks_like_a_trailer_is_refused),
		TEST(a_jpeg_has_four_endings),
		TEST(a_pdf_may_begin_behind_a_mark_or_empty_lines),
		TEST(the_main_part_is_the_one_that_the_list_names),
		TEST(the_test_virus_is_refused_in_any_dress),
		TEST(a_list_of_parts_is_no_book),
		TEST(a_bomb_is_known_by_its_directory),
		TEST(a_bomb_that_lies_is_found_while_counting),
		TEST(parts_without_number_are_refused),
		TEST(parts_over_each_other_are_refused),
		TEST(macros_are_refused_by_name_and_by_kind),
		TEST(damage_is_always_answered),
		TEST(the_largest_upload_is_judged_in_little_memory),
	};

	if (secret_init(NULL, false) != OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

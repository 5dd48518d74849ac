/* Hostile files: what they cost, how they end, and that nothing of theirs
 * reaches further than one answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#include "../support/paper.h"
#include "../support/samples.h"
#include "file/answer.h"
#include "file/inspect.h"
#include "file/sandbox.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define MB (1UL << 20)

static const char beyond[] = "không mở được trong giới hạn an toàn: ";

/* Corpora. */

static void nested_pages(struct buf *b)
{
	enum { LEVELS = 60000 };

	buf_puts(b, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
	for (int i = 2; i < LEVELS; i++)
		buf_printf(b, "%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>"
			      "endobj\n", i, i + 1);
	buf_printf(b, "%d 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>\n"
		      "startxref\n0\n%%%%EOF", LEVELS);
}

static void packed(struct buf *b, size_t blanks)
{
	static const char page[64 * 1024];
	unsigned char out[64 * 1024];
	z_stream z = { 0 };

	assert_int_equal(deflateInit(&z, 1), Z_OK);
	for (size_t left = blanks;; left -= sizeof(page)) {
		z.next_in = (unsigned char *)(uintptr_t)page;
		z.avail_in = sizeof(page);
		do {
			z.next_out = out;
			z.avail_out = sizeof(out);
			deflate(&z, left ? Z_NO_FLUSH : Z_FINISH);
			buf_add(b, out, sizeof(out) - z.avail_out);
		} while (!z.avail_out);
		if (!left)
			break;
	}
	deflateEnd(&z);
}

static void with_stream(struct buf *b, const char *entries, struct buf *stream)
{
	size_t at;

	buf_puts(b, "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
		    "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
		    "3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n");
	at = b->len;
	buf_printf(b, "4 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>\nstream\n",
		   entries, stream->len);
	buf_add(b, stream->data, stream->len);
	buf_printf(b, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF", at);
}

static void boundless_xref(struct buf *b)
{
	struct buf stream;

	buf_init(&stream, paper_arena, 16 * MB);
	packed(&stream, 256 * MB);
	with_stream(b, "/Type/XRef/Size 5/W[1 4 2]/Root 1 0 R", &stream);
}

/* The objects that an object stream holds are behind 256 MB of blanks. */
static void boundless_object_stream(struct buf *b)
{
	static const char rows[][7] = {
		"\0\0\0\0\0\0", "\2\0\0\0\5\0", "\2\0\0\0\5\1", "\2\0\0\0\5\2",
		"\1\0\0\0\0\0", "\1\0\0\0\x09\0",
	};
	struct buf stream;
	size_t at;

	buf_init(&stream, paper_arena, 16 * MB);
	packed(&stream, 256 * MB);
	buf_puts(b, "%PDF-1.5\n");
	buf_printf(b, "5 0 obj\n<</Type/ObjStm/N 3/First 99/Filter/FlateDecode"
		      "/Length %zu>>\nstream\n", stream.len);
	buf_add(b, stream.data, stream.len);
	buf_puts(b, "\nendstream\nendobj\n");
	at = b->len;
	buf_puts(b, "4 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length 36"
		    ">>\nstream\n");
	for (size_t i = 0; i < COUNT(rows); i++)
		buf_add(b, rows[i], 6);
	buf_printf(b, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF", at);
}

static void nested_arrays(struct buf *b)
{
	buf_puts(b, "%PDF-1.4\n1 0 obj<</Type/Catalog/A ");
	for (int i = 0; i < 1000000; i++)
		buf_putc(b, '[');
	buf_puts(b, ">>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
}

static void paragraphs(struct buf *b, int n)
{
	buf_puts(b, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/"
		    "StructTreeRoot<</K[");
	for (int i = 0; i < n; i++)
		buf_printf(b, "%d 0 R ", i + 4);
	buf_puts(b, "]>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>"
		    "endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox"
		    "[0 0 9 9]>>endobj\n");
	for (int i = 0; i < n; i++)
		buf_printf(b, "%d 0 obj<</S/P/P 1 0 R/Pg 3 0 R/K %d>>endobj\n",
			   i + 4, i);
	buf_puts(b, "trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
}

/* A tagged report of some two hundred pages: Word writes such. */
static void a_long_report(struct buf *b)
{
	paragraphs(b, 40000);
}

static void a_million_objects(struct buf *b)
{
	paragraphs(b, 250000);
}

static void pages_in_a_ring(struct buf *b)
{
	buf_puts(b, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		    "2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
		    "trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
}

static void a_form_of_another_language(struct buf *b)
{
	sample_pdf_with(b, "/AcroForm<</Fields[]/XFA 4 0 R>>", "",
			(const char *const[]){
				"<</Length 1>>stream\nx\nendstream", NULL });
}

static void half_a_pdf(struct buf *b)
{
	sample_pdf(b, "đơn");
	b->len /= 2;
}

static void a_page_before_a_pdf(struct buf *b)
{
	buf_puts(b, "<html><script>alert(1)</script>\n");
	sample_pdf(b, "đơn");
}

static void an_archive_behind_a_picture(struct buf *b)
{
	sample_png(b, 4, 4);
	sample_docx(b, paper_arena);
}

static void a_flood_of_pixels(struct buf *b)
{
	sample_png(b, 4, 4);
	sample_png_size(b, 30000, 30000);
}

static void a_flood_of_jpeg(struct buf *b)
{
	sample_jpeg(b, 65500, 65500);
}

static void document(struct zip *z, struct buf *b)
{
	zip_begin(z, b, paper_arena);
	zip_add(z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(z, "word/document.xml", "<w/>", 4);
}

/* What may still be opened, to the byte nearly. */
static void an_archive_of_99_mb(struct buf *b)
{
	char *blank = calloc(33, MB);
	struct zip z;

	document(&z, b);
	for (int i = 0; i < 3; i++)
		zip_add(&z, (const char *const[]){ "a", "b", "c" }[i], blank,
			33 * MB);
	zip_end(&z);
	free(blank);
}

static void a_bomb(struct buf *b)
{
	char *blank = calloc(41, MB);
	struct zip z;

	document(&z, b);
	for (int i = 0; i < 3; i++)
		zip_add(&z, (const char *const[]){ "a", "b", "c" }[i], blank,
			41 * MB);
	zip_end(&z);
	free(blank);
}

static void two_hundred_paths(struct buf *b)
{
	struct zip z;

	document(&z, b);
	for (int i = 0; i < 200; i++)
		zip_add(&z, arena_printf(paper_arena, "../../../tmp/mc-%d", i),
			"x", 1);
	zip_end(&z);
}

static int ended(pid_t pid)
{
	int status;

	assert_true(pid > 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void make_file(void (*make)(struct buf *), const char *path)
{
	struct buf b;
	FILE *f = fopen(path, "wb");

	buf_init(&b, paper_arena, 256 * MB);
	make(&b);
	_exit(!f || fwrite(b.data, 1, b.len, f) != b.len || fclose(f));
}

struct judgement {
	char why[FILE_WHY_MAX + 1]; /* "": kept */
	long kb;		    /* most that the inspector held */
};

static void judge_file(enum filetype type, const char *path,
		       struct judgement *ret)
{
	struct file_found found;
	struct rusage use;
	struct stat st;
	int fd = open(path, O_RDONLY);
	void *data;

	if (fd < 0 || fstat(fd, &st) != 0)
		_exit(1);
	data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	file_inspect(paper_arena, type, data, (size_t)st.st_size, &found);
	if (found.refusal)
		strncpy(ret->why, found.refusal, FILE_WHY_MAX);
	getrusage(RUSAGE_CHILDREN, &use);
	ret->kb = use.ru_maxrss;
	_exit(0);
}

/* One process makes the file and another has it judged, so that the memory of
 * neither counts in the inspector's. */
static struct judgement judged(void (*make)(struct buf *), enum filetype type)
{
	const char *path = paper_path("nasty");
	struct judgement *shared = mmap(NULL, sizeof(*shared),
					PROT_READ | PROT_WRITE,
					MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	struct judgement j;
	pid_t pid = fork();

	if (!pid)
		make_file(make, path);
	assert_int_equal(ended(pid), 0);
	pid = fork();
	if (!pid)
		judge_file(type, path, shared);
	assert_int_equal(ended(pid), 0);
	j = *shared;
	munmap(shared, sizeof(*shared));
	return j;
}

static const struct {
	void (*make)(struct buf *);
	enum filetype type;
	const char *words; /* NULL: kept */
} nasty[] = {
	{ a_long_report, FILETYPE_PDF, NULL },
	{ an_archive_of_99_mb, FILETYPE_DOCX, NULL },
	{ nested_pages, FILETYPE_PDF, beyond },
	{ boundless_xref, FILETYPE_PDF, beyond },
	{ boundless_object_stream, FILETYPE_PDF, beyond },
	{ a_million_objects, FILETYPE_PDF, beyond },
	{ nested_arrays, FILETYPE_PDF, "không đọc được" },
	{ pages_in_a_ring, FILETYPE_PDF, "" },
	{ a_form_of_another_language, FILETYPE_PDF, "XFA" },
	{ half_a_pdf, FILETYPE_PDF, "bị cắt cụt" },
	{ a_page_before_a_pdf, FILETYPE_PDF, "có tên PDF nhưng" },
	{ an_archive_behind_a_picture, FILETYPE_PNG, "tệp nén giấu" },
	{ a_flood_of_pixels, FILETYPE_PNG, "điểm ảnh" },
	{ a_flood_of_jpeg, FILETYPE_JPEG, "điểm ảnh" },
	{ a_bomb, FILETYPE_DOCX, "lớn quá mức" },
	{ two_hundred_paths, FILETYPE_DOCX, "bị cắt cụt hoặc hỏng" },
};

static void each_is_judged_within_64_mb(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(nasty); i++) {
		struct judgement j = judged(nasty[i].make, nasty[i].type);
		const char *words = nasty[i].words;

		print_message("%2zu: %5.1f MB  %s\n", i, (double)j.kb / 1024,
			      j.why);
		if (words ? !strstr(j.why, words) : *j.why != '\0')
			fail_msg("%zu: wanted “%s”, heard “%s”", i,
				 words ? words : "", j.why);
		if (j.kb > 64 * 1024)
			fail_msg("%zu: %ld KB", i, j.kb);
	}
}

/* The cell. */

static void opens(void)
{
	close(open("/etc/passwd", O_RDONLY));
}

static void connects(void)
{
	close(socket(AF_INET, SOCK_STREAM, 0));
}

static void forks(void)
{
	_exit(fork() < 0);
}

static void runs(void)
{
	execl("/bin/true", "true", NULL);
}

static void writes_elsewhere(void)
{
	_exit(write(STDERR_FILENO, "x", 1) != 1);
}

static void ends_others(void)
{
	kill(getppid(), 0);
}

static void makes_code(void)
{
	mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
	     -1, 0);
}

static void makes_its_memory_code(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static void unlimits(void)
{
	setrlimit(RLIMIT_DATA, &(struct rlimit){ RLIM_INFINITY,
						 RLIM_INFINITY });
}

static void whatever_is_no_reading_ends_it(void **state)
{
	static void (*const deeds[])(void) = {
		opens, connects, forks, runs, writes_elsewhere,
		ends_others, makes_code, makes_its_memory_code, unlimits,
	};
	(void)state;

	for (size_t i = 0; i < COUNT(deeds); i++) {
		pid_t pid = fork();
		int status;

		if (!pid) {
			if (!sandbox_enter(0))
				_exit(2);
			deeds[i]();
			_exit(0);
		}
		status = ended(pid);
		if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
			fail_msg("deed %zu: status %x", i, (unsigned)status);
	}
}

/* 0: as much as a file may need; 1: less. */
static int memory_taken(size_t mapped, size_t want)
{
	pid_t pid = fork();

	if (!pid) {
		char *p;

		if (!sandbox_enter(mapped))
			_exit(2);
		p = malloc(want);
		if (p)
			memset(p, 1, want);
		_exit(!p);
	}
	return WEXITSTATUS(ended(pid));
}

static void memory_has_an_end_and_the_file_counts(void **state)
{
	(void)state;
	assert_int_equal(memory_taken(0, 64 * MB), 1);
	assert_int_equal(memory_taken(0, 40 * MB), 0);
	assert_int_equal(memory_taken(20 * MB, 40 * MB), 1);
}

static void time_has_an_end(void **state)
{
	volatile unsigned n = 0;
	pid_t pid = fork();
	(void)state;

	if (!pid) {
		alarm(60); /* lest it run for ever where the limit is gone */
		if (!sandbox_enter(0))
			_exit(2);
		for (;;)
			n++;
	}
	assert_int_equal(WTERMSIG(ended(pid)), SIGXCPU);
}

/* An inspector that is another one. */

static const char *heard_of(const char *script)
{
	const char *path = paper_path("inspector");
	struct file_found found;
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fprintf(f, "#!/bin/sh\n%s\n", script);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(path, 0700), 0);
	file_inspector.path = path;
	file_inspect(paper_arena, FILETYPE_PDF, "x", 1, &found);
	file_inspector.path = NULL;
	assert_int_equal(found.pages, -1);
	assert_non_null(found.refusal);
	return found.refusal;
}

static const char *answered(struct file_answer a)
{
	struct buf b;

	buf_init(&b, paper_arena, MB);
	buf_add(&b, &a, sizeof(a));
	paper_save(&b, "answer");
	return heard_of(arena_printf(paper_arena, "exec /bin/cat %s",
				     paper_path("answer")));
}

static void each_end_has_its_sentence(void **state)
{
	static const struct {
		const char *script, *words;
	} ends[] = {
		{ "kill -SEGV $$", "cấu trúc bên trong bất thường" },
		{ "kill -SYS $$", "cấu trúc bên trong bất thường" },
		{ "kill -ABRT $$", "quá nhiều bộ nhớ" },
		{ "kill -XCPU $$", "quá nhiều thời gian" },
		{ "exec /bin/sleep 60", "quá nhiều thời gian" },
		{ "exit 0", "máy chủ đang bận" },
		{ "echo short", "máy chủ đang bận" },
	};
	(void)state;

	file_inspector.wall_ms = 700;
	for (size_t i = 0; i < COUNT(ends); i++)
		assert_has(heard_of(ends[i].script), ends[i].words);
	file_inspector.wall_ms = 8000;
	assert_has(heard_of("exec /khong/co"), "máy chủ đang bận");
}

static void an_unsound_answer_keeps_nothing(void **state)
{
	const struct file_answer kept = { .mark = FILE_ANSWER_MARK,
					  .verdict = FILE_KEPT, .len = 1,
					  .pages = -1 };
	struct file_answer a = kept;
	(void)state;

	a.mark++;
	assert_has(answered(a), beyond);
	a = kept;
	a.len = 2; /* more than came */
	assert_has(answered(a), beyond);
	a.len = -1;
	assert_has(answered(a), beyond);
	a = kept;
	a.verdict = 77;
	assert_has(answered(a), beyond);
	a.verdict = FILE_REFUSED;
	assert_has(answered(a), beyond);
	memset(a.why, 'x', sizeof(a.why)); /* without an end */
	assert_has(answered(a), beyond);
	strcpy(a.why, "\xff\xfe");
	assert_has(answered(a), beyond);
	strcpy(a.why, "là\x1b[31m đỏ");
	assert_string_equal(answered(a), "là[31m đỏ");
	a.verdict = FILE_NO_READER;
	assert_has(answered(a), "máy chủ đang bận");
}

/* Our connections and our environment end at its door. */
static void it_is_given_the_file_and_nothing_else(void **state)
{
	const char *dir = paper_dir;
	(void)state;

	assert_int_equal(dup2(STDOUT_FILENO, 77), 77); /* not even cloexec */
	setenv("MC_SECRET", "1", 1);
	heard_of(arena_printf(paper_arena,
			      "/usr/bin/env >%s/env; "
			      "[ ! -e /proc/$$/fd/77 ] || echo no >%s/fds; "
			      "/bin/cat >%s/file; "
			      "/usr/bin/printf y 2>/dev/null 1<>/proc/$$/fd/0"
			      " || echo no >%s/sealed",
			      dir, dir, dir, dir));
	assert_string_equal(paper_run("grep -c MC_ env; cat file; ls fds"
				      " 2>/dev/null; cat sealed"),
			    "0 xno ");
	close(77);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_judged_within_64_mb),
		cmocka_unit_test(whatever_is_no_reading_ends_it),
		cmocka_unit_test(memory_has_an_end_and_the_file_counts),
		cmocka_unit_test(time_has_an_end),
		cmocka_unit_test(each_end_has_its_sentence),
		cmocka_unit_test(an_unsound_answer_keeps_nothing),
		cmocka_unit_test(it_is_given_the_file_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

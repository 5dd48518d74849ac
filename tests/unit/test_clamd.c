/* The scanner's protocol: only a clear answer counts; and what Debian's clamd
 * finds in the files that are sent to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#include "../support/paper.h"
#include "../support/samples.h"
#include "../support/scanner.h"
#include "file/clamd.h"
#include "file/inspect.h"

static char path[64];
static char name[CLAMD_NAME_MAX + 1];

static enum clamd_verdict ask(char mode, const void *data, size_t len)
{
	pid_t pid = scanner_start(path, mode);
	enum clamd_verdict verdict = clamd_scan(path, data, len, name);

	scanner_stop(pid, path);
	return verdict;
}

static void a_clean_file_is_clean(void **state)
{
	static char large[20 << 20];

	(void)state;
	assert_int_equal(ask('s', "tờ khai", 10), CLAMD_CLEAN);
	assert_string_equal(name, "");
	assert_int_equal(ask('s', large, sizeof(large)), CLAMD_CLEAN);
	assert_int_equal(ask('s', "", 0), CLAMD_CLEAN);
}

static void an_infected_file_has_a_name(void **state)
{
	(void)state;
	assert_int_equal(ask('s', "xx EICAR xx", 11), CLAMD_INFECTED);
	assert_string_equal(name, "Eicar-Signature");
}

static void silence_and_errors_are_never_clean(void **state)
{
	(void)state;
	assert_int_equal(ask('e', "tờ khai", 10), CLAMD_UNSURE);
	assert_int_equal(ask('h', "tờ khai", 10), CLAMD_SILENT);
	assert_int_equal(clamd_scan("/khong/co", "x", 1, name), CLAMD_SILENT);
}

/* The one signature that it has here: the industry's harmless test virus, in
 * halves so that nobody finds it in this file. */
static const char eicar[] = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"
			    "ANTIVIRUS-TEST-" "FILE!$H+H*";

static pid_t real_clamd(void)
{
	struct buf b;
	pid_t pid;

	buf_init(&b, paper_arena, 4096);
	buf_puts(&b, "Eicar-Test:0:*:");
	for (const char *c = eicar; *c; c++)
		buf_printf(&b, "%02x", (unsigned char)*c);
	buf_puts(&b, "\n");
	paper_save(&b, "one.ndb");
	buf_clear(&b);
	buf_printf(&b, "LocalSocket %s\nDatabaseDirectory %s\nForeground yes\n",
		   paper_path("clamd"), paper_dir);
	paper_save(&b, "conf");
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (freopen(paper_path("log"), "w", stdout) && dup2(1, 2) == 2)
			execl("/usr/sbin/clamd", "clamd", "-c",
			      paper_path("conf"), NULL);
		_exit(127);
	}
	for (int i = 0; i < 300 && access(paper_path("clamd"), F_OK) != 0; i++)
		usleep(100000);
	return pid;
}

static void deflated(struct buf *ret, const void *data, size_t len)
{
	unsigned char out[512];
	uLongf n = sizeof(out);

	assert_int_equal(compress2(out, &n, data, len, 9), Z_OK);
	buf_add(ret, out, n);
}

/* A page whose contents are this stream. */
static void pdf_of(struct buf *ret, const char *filter, const struct buf *stream)
{
	buf_puts(ret, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
		      "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
		      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]"
		      "/Contents 4 0 R>>endobj\n");
	buf_printf(ret, "4 0 obj<</Filter%s/Length %zu>>stream\n", filter,
		   stream->len);
	buf_add(ret, stream->data, stream->len);
	buf_puts(ret, "\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n"
		      "0\n%%EOF\n");
}

static void document_with(struct buf *ret, const void *part, size_t len)
{
	struct zip z;

	zip_begin(&z, ret, paper_arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	zip_add(&z, "word/embeddings/1.bin", part, len);
	zip_end(&z);
}

static void clamd_looks_into_streams_and_parts(void **state)
{
	enum { FLATE, TWICE, HEX, PART, PART_OF_PART, CLEAN, COUNT };
	struct buf file[COUNT], once, twice, hex, inner;
	struct file_found found;
	pid_t pid = real_clamd();
	(void)state;

	for (int i = 0; i < COUNT; i++)
		buf_init(&file[i], paper_arena, 64 * 1024);
	buf_init(&once, paper_arena, 1024);
	buf_init(&twice, paper_arena, 1024);
	buf_init(&hex, paper_arena, 1024);
	buf_init(&inner, paper_arena, 64 * 1024);
	deflated(&once, eicar, strlen(eicar));
	deflated(&twice, once.data, once.len);
	for (size_t i = 0; i < once.len; i++)
		buf_printf(&hex, "%02x", (unsigned char)once.data[i]);
	pdf_of(&file[FLATE], "/FlateDecode", &once);
	pdf_of(&file[TWICE], "[/FlateDecode/FlateDecode]", &twice);
	pdf_of(&file[HEX], "[/ASCIIHexDecode/FlateDecode]", &hex);
	document_with(&file[PART], eicar, strlen(eicar));
	document_with(&inner, eicar, strlen(eicar));
	document_with(&file[PART_OF_PART], inner.data, inner.len);
	buf_clear(&once);
	deflated(&once, "q Q", 3);
	pdf_of(&file[CLEAN], "/FlateDecode", &once);
	for (int i = 0; i < COUNT; i++) {
		enum clamd_verdict verdict = clamd_scan(
			paper_path("clamd"), file[i].data, file[i].len, name);

		if (verdict != (i == CLEAN ? CLAMD_CLEAN : CLAMD_INFECTED))
			fail_msg("%d: verdict %d; %s", i, (int)verdict,
				 paper_run("cat log"));
	}
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	/* Who has no scanner: parts are unpacked anyhow, streams are not. */
	file_inspect(paper_arena, FILETYPE_DOCX, file[PART].data,
		     file[PART].len, &found);
	assert_has(found.refusal, "EICAR");
	file_inspect(paper_arena, FILETYPE_PDF, file[FLATE].data,
		     file[FLATE].len, &found);
	assert_null(found.refusal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clean_file_is_clean),
		cmocka_unit_test(an_infected_file_has_a_name),
		cmocka_unit_test(silence_and_errors_are_never_clean),
		cmocka_unit_test(clamd_looks_into_streams_and_parts),
	};

	snprintf(path, sizeof(path), "/tmp/test_clamd.%d", (int)getpid());
	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

#include "document/pages.h"

#include <qpdf/qpdf-c.h>
#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILD_MEMORY (512UL << 20)
#define CHILD_SECONDS 5
#define NO_ANSWER -1

static qpdf_data open_quietly(void)
{
	qpdf_data qpdf = qpdf_init();

	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	return qpdf;
}

static int count_pages(const void *data, size_t len)
{
	qpdf_data qpdf = open_quietly();

	if (qpdf_read_memory(qpdf, "scan", data, len, NULL) & QPDF_ERRORS)
		return NO_ANSWER;
	return qpdf_get_num_pages(qpdf);
}

static int asks_for_password(const void *data, size_t len)
{
	qpdf_data qpdf = open_quietly();

	return (qpdf_read_memory(qpdf, "upload", data, len, NULL) &
		QPDF_ERRORS) &&
	       qpdf_get_error_code(qpdf, qpdf_get_error(qpdf)) ==
		       qpdf_e_password;
}

static void answer(int to, int (*ask)(const void *, size_t), const void *data,
		   size_t len)
{
	const struct rlimit memory = { CHILD_MEMORY, CHILD_MEMORY };
	const struct rlimit seconds = { CHILD_SECONDS, CHILD_SECONDS };
	int n = NO_ANSWER;

	if (setrlimit(RLIMIT_AS, &memory) == 0 &&
	    setrlimit(RLIMIT_CPU, &seconds) == 0)
		n = ask(data, len);
	_exit(write(to, &n, sizeof(n)) != sizeof(n));
}

/* What comes from outside is read by a child: a page tree of sixty thousand
 * levels ends the reader, a stream that inflates without bound takes all
 * memory. */
static int ask_child(int (*ask)(const void *, size_t), const void *data,
		     size_t len)
{
	int ends[2], n = NO_ANSWER;
	pid_t child;

	if (pipe(ends) != 0)
		return NO_ANSWER;
	child = fork();
	if (child == 0)
		answer(ends[1], ask, data, len);
	close(ends[1]);
	if (child > 0 &&
	    TEMP_FAILURE_RETRY(read(ends[0], &n, sizeof(n))) != sizeof(n))
		n = NO_ANSWER;
	close(ends[0]);
	if (child > 0)
		TEMP_FAILURE_RETRY(waitpid(child, NULL, 0));
	return n;
}

int pages_of_pdf(const void *data, size_t len)
{
	return ask_child(count_pages, data, len);
}

const char *pdf_locked_refusal(const void *data, size_t len)
{
	int locked;

	if (!memmem(data, len, "/Encrypt", strlen("/Encrypt")))
		return NULL;
	locked = ask_child(asks_for_password, data, len);
	if (!locked)
		return NULL;
	return locked == NO_ANSWER ?
		       "được mã hóa và không đọc được; hãy mở tệp, in lại thành"
		       " PDF không mật khẩu rồi gửi" :
		       "được đặt mật khẩu nên không ai mở được; hãy mở tệp, in"
		       " lại thành PDF không mật khẩu rồi gửi";
}

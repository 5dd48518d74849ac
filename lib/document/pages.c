#include "document/pages.h"

#include <qpdf/qpdf-c.h>
#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/pdf_acts.h"

#define CHILD_MEMORY (512UL << 20)
#define CHILD_SECONDS 5
#define NO_ANSWER -1 /* what was read ended the child, or is no PDF */
#define NO_CHILD -2
#define LOCKED PDF_ACT_COUNT

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

/* An enum pdf_act, or LOCKED. */
static int look_for_acts(const void *data, size_t len)
{
	qpdf_data qpdf = open_quietly();
	enum pdf_act act;

	if (qpdf_read_memory(qpdf, "upload", data, len, NULL) & QPDF_ERRORS)
		return qpdf_get_error_code(qpdf, qpdf_get_error(qpdf)) ==
				       qpdf_e_password ?
			       LOCKED :
			       NO_ANSWER;
	act = pdf_acts(qpdf);
	return act == PDF_ACT_UNREAD ? NO_ANSWER : (int)act;
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
	int ends[2], n = NO_CHILD;
	pid_t child;

	if (pipe(ends) != 0)
		return NO_CHILD;
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
	int n = ask_child(count_pages, data, len);

	return n < 0 ? NO_ANSWER : n;
}

#define WAY_OUT "; hãy lưu hoặc in lại thành PDF không có "

static const char *const refusals[PDF_ACT_COUNT + 1] = {
	[PDF_ACT_SCRIPT] = "có mã lệnh (JavaScript) bên trong" WAY_OUT
			   "mã lệnh rồi gửi",
	[PDF_ACT_LAUNCH] = "có lệnh mở chương trình hoặc gửi, nhận dữ liệu bên"
			   " trong" WAY_OUT "lệnh rồi gửi",
	[PDF_ACT_OPENING] = "có lệnh tự thực hiện khi mở tệp" WAY_OUT
			    "lệnh rồi gửi",
	[PDF_ACT_FILE] = "có tệp khác đính kèm bên trong; hãy tải riêng tệp ấy"
			 " lên, còn tệp này lưu hoặc in lại thành PDF không có"
			 " tệp đính kèm rồi gửi",
	[PDF_ACT_XFA] = "là biểu mẫu động (XFA), có thể mang mã lệnh" WAY_OUT
			"phần động rồi gửi",
	[PDF_ACT_MEDIA] = "có nội dung động (Flash, 3D) bên trong" WAY_OUT
			  "phần động rồi gửi",
	[PDF_ACT_OUTSIDE] = "lấy một phần nội dung từ tệp khác" WAY_OUT
			    "phần liên kết rồi gửi",
	[LOCKED] = "được đặt mật khẩu nên không ai mở được; hãy mở tệp, in"
		   " lại thành PDF không mật khẩu rồi gửi",
};

const char *pdf_refusal(const void *data, size_t len)
{
	int act = ask_child(look_for_acts, data, len);

	if (act == NO_CHILD)
		return "chưa kiểm tra được vì máy chủ đang bận; hãy gửi lại"
		       " sau ít phút";
	if (act >= 0)
		return refusals[act];
	return memmem(data, len, "/Encrypt", strlen("/Encrypt")) ?
		       "được mã hóa và không đọc được; hãy mở tệp, in lại thành"
		       " PDF không mật khẩu rồi gửi" :
		       "không đọc được để kiểm tra; hãy in hoặc quét lại thành"
		       " PDF rồi gửi";
}

#include "file/pdf.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <string.h>

#include "file/pdf_acts.h"

#define WAY_OUT "; hãy lưu hoặc in lại thành PDF không có "

static const char *const refusals[PDF_ACT_COUNT] = {
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
};

static const char *unread(const void *data, size_t len)
{
	return memmem(data, len, "/Encrypt", strlen("/Encrypt")) ?
		       "được mã hóa và không đọc được; hãy mở tệp, in lại thành"
		       " PDF không mật khẩu rồi gửi" :
		       "không đọc được để kiểm tra; hãy in hoặc quét lại thành"
		       " PDF rồi gửi";
}

static const char *read_refusal(qpdf_data qpdf, const void *data, size_t len,
				int *ret_pages)
{
	enum pdf_act act;
	bool is_whole;

	if (qpdf_read_memory(qpdf, "upload", data, len, NULL) & QPDF_ERRORS)
		return qpdf_get_error_code(qpdf, qpdf_get_error(qpdf)) ==
				       qpdf_e_password ?
			       "được đặt mật khẩu nên không ai mở được; hãy mở"
			       " tệp, in lại thành PDF không mật khẩu rồi gửi" :
			       unread(data, len);
	/* First: pdf_acts() forgets what it has looked at. */
	*ret_pages = qpdf_get_num_pages(qpdf);
	qpdf_get_error(qpdf);
	act = pdf_acts(qpdf);
	is_whole = !qpdf_get_error(qpdf);
	/* What could not be read might have been an act. */
	if (act == PDF_ACT_UNREAD || (act == PDF_ACT_NONE && !is_whole))
		return unread(data, len);
	return refusals[act];
}

const char *pdf_refusal(const void *data, size_t len, int *ret_pages)
{
	qpdf_data qpdf = qpdf_init();
	const char *why;

	*ret_pages = -1;
	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	why = read_refusal(qpdf, data, len, ret_pages);
	qpdf_cleanup(&qpdf);
	return why;
}

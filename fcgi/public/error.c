/* The page of a request that could not be served: what happened, what to do. */
#include "common/page.h"
#include "markers.h"
#include "public/pages.h"

struct words {
	int status;
	const char *title;
	const char *sentence;
	const char *todo;
};

static const struct words all_words[] = {
	{ 400, "Yêu cầu không đọc được",
	  "Nội dung gửi lên bị lỗi nên hệ thống không đọc được.",
	  "Ông/bà vui lòng mở lại trang và thử lại." },
	{ 401, "Cần đăng nhập", "Trang này cần đăng nhập.",
	  "Ông/bà vui lòng đăng nhập rồi thử lại." },
	{ 403, "Không được phép",
	  "Ông/bà không có quyền thực hiện thao tác này.",
	  "Nếu vừa gửi một biểu mẫu, ông/bà vui lòng mở lại trang và gửi lại." },
	{ 404, "Không tìm thấy trang",
	  "Địa chỉ này không có trên trang Một cửa điện tử.",
	  "Ông/bà vui lòng kiểm tra lại địa chỉ hoặc bắt đầu từ trang chủ." },
	{ 405, "Cách gửi không đúng",
	  "Trang này không nhận cách gửi vừa dùng.",
	  "Ông/bà vui lòng mở lại trang từ trang chủ." },
	{ 409, "Thông tin đã thay đổi",
	  "Thông tin đã được người khác thay đổi trước đó.",
	  "Ông/bà vui lòng mở lại trang để xem thông tin mới nhất." },
	{ 413, "Nội dung quá lớn", "Nội dung gửi lên quá lớn.",
	  "Ông/bà vui lòng gửi tệp nhỏ hơn." },
	{ 422, "Thông tin chưa đúng", "Thông tin gửi lên chưa đúng.",
	  "Ông/bà vui lòng quay lại và sửa theo hướng dẫn." },
	{ 429, "Thử quá nhiều lần",
	  "Ông/bà đã thử quá số lần cho phép.",
	  "Ông/bà vui lòng đợi 15 phút rồi thử lại." },
	{ 503, "Hệ thống đang bận",
	  "Hệ thống tạm thời chưa trả lời được. Không có thông tin nào bị mất.",
	  "Ông/bà vui lòng thử lại sau ít phút." },
	{ 500, "Có lỗi của hệ thống",
	  "Hệ thống gặp lỗi khi xử lý yêu cầu. Lỗi đã được ghi lại.",
	  "Ông/bà vui lòng thử lại sau ít phút." },
};

static const struct words *words_of(int status)
{
	const size_t n = sizeof(all_words) / sizeof(all_words[0]);

	for (size_t i = 0; i < n; i++) {
		if (all_words[i].status == status)
			return &all_words[i];
	}
	return &all_words[n - 1];
}

enum err public_error(struct rq *rq, int status)
{
	const struct words *words = words_of(status);
	const char *said = rq->cx.fault.message;
	struct view *v = page_public(rq, T_PUBLIC_ERROR, words->title);

	view_show(page_layout(rq), M_NOINDEX);
	view_set(v, M_TITLE, words->title);
	view_set(v, M_SENTENCE, said ? said : words->sentence);
	view_set(v, M_TODO, words->todo);
	return page_send(rq, status);
}

#include "common/fault.h"

/* clang-format off */
static const struct fault_words all_words[] = {
	{ 400, "Yêu cầu không đọc được",
	  "Nội dung gửi lên bị lỗi nên hệ thống không đọc được.",
	  "Ông/bà vui lòng mở lại trang và thử lại." },
	{ 401, "Cần đăng nhập",
	  "Trang này cần đăng nhập.",
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
	{ 409, "Chưa thực hiện được",
	  "Tình trạng hiện tại không cho phép thao tác này.",
	  "Ông/bà vui lòng mở lại trang để xem thông tin mới nhất." },
	{ 413, "Nội dung quá lớn",
	  "Nội dung gửi lên quá lớn.",
	  "Ông/bà vui lòng gửi nội dung ngắn hơn hoặc tệp nhỏ hơn." },
	{ 422, "Thông tin chưa đúng",
	  "Thông tin gửi lên chưa đúng.",
	  "Ông/bà vui lòng quay lại và sửa theo hướng dẫn." },
	{ 429, "Thử quá nhiều lần",
	  "Đã thử quá số lần cho phép.",
	  "Ông/bà vui lòng đợi 15 phút rồi thử lại." },
	{ 503, "Hệ thống đang bận",
	  "Hệ thống tạm thời chưa trả lời được. Thông tin đã được xác nhận trước đó vẫn được giữ đầy đủ.",
	  "Ông/bà vui lòng thử lại sau ít phút." },
	{ 500, "Có lỗi của hệ thống",
	  "Hệ thống gặp lỗi khi xử lý yêu cầu. Lỗi đã được ghi lại.",
	  "Ông/bà vui lòng thử lại sau ít phút." },
};
/* clang-format on */

const struct fault_words *fault_words(int status)
{
	const size_t n = sizeof(all_words) / sizeof(all_words[0]);

	for (size_t i = 0; i < n; i++) {
		if (all_words[i].status == status)
			return &all_words[i];
	}
	return &all_words[n - 1];
}

const char *fault_title(int status, const char *said)
{
	return status == 404 && said ? "Chưa tìm thấy" :
				       fault_words(status)->title;
}

int fault_status(enum err err)
{
	switch (err) {
	case OK:
		return 200;
	case ERR_INPUT:
		return 422;
	case ERR_MISSING:
		return 404;
	case ERR_LOGIN:
		return 401;
	case ERR_DENIED:
	case ERR_TOKEN:
	case ERR_PURPOSE:
		return 403;
	case ERR_STATE:
	case ERR_CONFLICT:
		return 409;
	case ERR_LIMIT:
		return 429;
	case ERR_BUSY:
		return 503;
	case ERR_INTERNAL:
		return 500;
	}
	return 500;
}

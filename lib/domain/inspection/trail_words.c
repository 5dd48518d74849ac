/* The codes of the audit trail in the words of a screen. */
#include <string.h>

#include "domain/inspection/pattern.h"
#include "domain/inspection/trail.h"
#include "domain/ledger/audit.h"
#include "domain/queue/queue.h"

struct word {
	const char *code, *words;
};

/* clang-format off */
static const struct word actions[] = {
	{ "read",		"Mở hồ sơ" },
	{ "list",		"Xem danh sách" },
	{ "search",		"Tìm hồ sơ" },
	{ "found",		"Thấy khi tìm" },
	{ "clock_confirm",	"Xác nhận đồng hồ máy chủ đúng" },
	{ "restore",		"Khôi phục từ bản sao lưu" },
	{ "import",		"Nạp dữ liệu bằng dòng lệnh" },
	{ "register",		"Xem sổ theo dõi hồ sơ" },
	{ "register_export",	"Xuất sổ theo dõi hồ sơ" },
	{ "letter_book",	"Xem sổ thư xin lỗi" },
	{ "letter_book_export",	"Xuất sổ thư xin lỗi" },
	{ "late_list",		"Xem danh sách hồ sơ trễ hẹn" },
	{ "late_list_export",	"Xuất danh sách hồ sơ trễ hẹn" },
	{ "late-report",	"Gửi báo cáo hồ sơ trễ hẹn" },
	{ "late-report-read",	"Mở báo cáo hồ sơ trễ hẹn" },
	{ "late-report-file",	"Tải báo cáo hồ sơ trễ hẹn" },
	{ "late-report-ack",	"Xác nhận đã nhận báo cáo" },
	{ "handover_list",	"Xem danh sách bàn giao" },
	{ "slip_list",		"Xem phiếu đã lập tại quầy" },
	{ "slip_issue",		"Lập phiếu tại quầy" },
	{ "slip_read",		"Mở phiếu đã lập tại quầy" },
	{ "scan_list",		"Xem hồ sơ đã quét trong ngày" },
	{ "fill",		"Lấy lại thông tin người nộp" },
	{ "purpose",		"Nêu mục đích xem hồ sơ" },
	{ "read-file",		"Tải tệp" },
	{ "upload-file",	"Thêm tệp" },
	{ "withdraw-file",	"Rút tệp" },
	{ "receive",		"Tiếp nhận hồ sơ" },
	{ "sign_in",		"Đăng nhập" },
	{ "sign_in_failed",	"Đăng nhập không được" },
	{ "factor",		"Xác thực bước hai" },
	{ "factor_failed",	"Xác thực bước hai không được" },
	{ "factor_recovery",	"Dùng mã khôi phục" },
	{ "factor_enrolled",	"Đăng ký xác thực bước hai" },
	{ "factor_reset",	"Đặt lại xác thực bước hai" },
	{ "recovery_renewed",	"Lấy mã khôi phục mới" },
	{ "stand_in",		"Chuyển đơn vị làm việc" },
	{ "account_put",	"Lập hoặc sửa tài khoản" },
	{ "account_created",	"Lập tài khoản" },
	{ "account_edited",	"Sửa tài khoản" },
	{ "account_password",	"Đặt mật khẩu" },
	{ "account_disable",	"Khóa tài khoản" },
	{ "account_disabled",	"Khóa tài khoản" },
	{ "account_enabled",	"Mở khóa tài khoản" },
	{ "password_reset",	"Đặt lại mật khẩu" },
	{ "password_changed",	"Đổi mật khẩu" },
	{ "role_granted",	"Giao vai trò" },
	{ "role_ended",		"Thôi vai trò" },
	{ "delegated",		"Giao ký thay" },
	{ "delegation_ended",	"Thôi ký thay" },
	{ "accountability_read", "Mở hồ sơ xem xét trách nhiệm" },
	{ "accountability_list", "Xem danh sách hồ sơ trách nhiệm" },
	{ "accountability_y-kien", "Ghi ý kiến về trách nhiệm" },
	{ "accountability_het-han", "Ghi nhận hết thời hạn có ý kiến" },
	{ "accountability_kiem-diem", "Ghi kết quả kiểm điểm" },
	{ "accountability_xu-ly", "Quyết định hình thức xử lý" },
	{ "accountability_ket-thuc", "Kết thúc hồ sơ trách nhiệm" },
	{ "audit_day",		"Xem nhật ký của một ngày" },
	{ "audit_person",	"Xem nhật ký của một người" },
	{ "audit_read",		"Xem nhật ký của hồ sơ" },
	{ "shelf-start",	"Mở cuộc kiểm kê" },
	{ "shelf-scan",		"Quét hồ sơ khi kiểm kê" },
	{ "shelf-close",	"Kết thúc cuộc kiểm kê" },
	{ "mismatch-answer",	"Ghi ý kiến về sai lệch" },
	{ "mismatch-close",	"Kết thúc sai lệch" },
	{ "explanation-open",	"Mở giải trình hồ sơ trễ hẹn" },
	{ "correction-propose",	"Đề nghị điều chỉnh" },
	{ "correction-refuse",	"Không duyệt điều chỉnh" },
	{ "patterns",		"Xem dấu hiệu cần xem lại" },
	{ "correction_list",	"Xem điều chỉnh chờ duyệt" },
	{ "audit_csv",		"Xuất nhật ký của một ngày" },
};
static const struct word outcomes[] = {
	{ "ok",			"Được" },
	{ "refused",		"Từ chối" },
	{ "asked",		"Hỏi mục đích" },
};
static const struct word searches[] = {
	{ "code",		"theo mã hồ sơ" },
	{ "token",		"theo mã QR của giấy tiếp nhận" },
	{ "number",		"theo số giấy tờ hoặc điện thoại" },
	{ "name",		"theo tên" },
};
static const struct word refusals[] = {
	{ "denied",		"không có quyền" },
	{ "state",		"tình trạng hồ sơ không cho phép" },
	{ "missing",		"không có hồ sơ này trong phạm vi đơn vị" },
};
/* clang-format on */

static const char *find(const struct word *list, size_t n, const char *code)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(list[i].code, code) == 0)
			return list[i].words;
	}
	return NULL;
}
#define FIND(list, code) find(list, sizeof(list) / sizeof((list)[0]), code)

const char *trail_action(const struct trail_row *row)
{
	const char *words = FIND(actions, row->action);
	enum move move = move_of(row->action);

	if (!words && move != MOVE_COUNT)
		words = move_name(move);
	return words ? words : "Thao tác khác";
}

const char *trail_outcome(const struct trail_row *row)
{
	const char *words = FIND(outcomes, row->outcome);

	return words ? words : "";
}

/* "2026-11-25", and after an export the digest of its file. */
static const char *audit_words(struct arena *arena, const char *detail)
{
	struct day day;
	size_t len = strlen(detail);

	if (len < 10 || !day_parse_iso(arena_strndup(arena, detail, 10), &day))
		return "";
	if (len == 10)
		return arena_printf(arena, "ngày %s", day_dmy(arena, day));
	return arena_printf(arena, "ngày %s, SHA-256 của tệp:%s",
			    day_dmy(arena, day), detail + 10);
}

const char *trail_detail(struct arena *arena, const struct trail_row *row)
{
	long long n = row->rows_n;
	const char *words;

	if (strcmp(row->action, "list") == 0) {
		words = queue_name(row->detail);
		return arena_printf(arena, "%s: %lld hồ sơ",
				    words ? words : "Danh sách", n);
	}
	if (strcmp(row->action, "search") == 0) {
		words = FIND(searches, row->detail);
		return arena_printf(arena, "%s: %lld hồ sơ",
				    words ? words : "tìm", n);
	}
	if (strcmp(row->action, "patterns") == 0 &&
	    pattern_from_slug(row->detail) != PATTERN_COUNT)
		return arena_printf(
			arena, "%s: %lld dòng",
			pattern_name(pattern_from_slug(row->detail)), n);
	if (strncmp(row->detail, "slip=", 5) == 0)
		return arena_printf(arena, "phiếu thứ %s", row->detail + 5);
	if (strncmp(row->detail, "file=", 5) == 0)
		return arena_printf(arena, "hồ sơ số %s", row->detail + 5);
	if (strncmp(row->detail, "files=", 6) == 0)
		return arena_printf(arena, "%lld hồ sơ%s%s", n,
				    n ? ": số " : "", row->detail + 6);
	if (strncmp(row->action, "audit_", 6) == 0)
		return audit_words(arena, row->detail);
	words = FIND(refusals, row->detail);
	return words ? words : "";
}

/*
 * Every field that an official form has is on the paper (line L6 of the bar):
 * a table of forms and fields, read back from the PDF by pdftotext.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/paper.h"
#include "document/form/apology.h"
#include "document/form/handover.h"
#include "document/form/letter.h"
#include "document/form/notice.h"
#include "document/form/slip.h"

#define CODE "H17.33-230509-0042"
#define ITEMS                                                               \
	"Bản vẽ thiết kế có chữ ký của chủ đầu tư\n2. Giấy chứng nhận quyền " \
	"sử dụng đất\n- Ảnh hiện trạng công trình"

static const struct letterhead head = {
	.superior = "ỦY BAN NHÂN DÂN\nQUẬN LIÊN CHIỂU",
	.agency = "BỘ PHẬN TIẾP NHẬN\nVÀ TRẢ KẾT QUẢ",
	.number = "17/2023",
	.place_date = "Liên Chiểu, ngày 11 tháng 5 năm 2023",
	.made_at = "2023-05-11T08:42:00+07:00",
};

/* What every official paper begins with. */
#define HEAD_FIELDS                                                      \
	"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", \
		"QUẬN LIÊN CHIỂU", "BỘ PHẬN TIẾP NHẬN", "Số: 17/2023",    \
		"Liên Chiểu, ngày 11 tháng 5 năm 2023"

static struct notice a_notice(const char *rule_set)
{
	return (struct notice){
		.head = head,
		.rule_set = rule_set,
		.desk_name = "Bộ phận Một cửa quận Liên Chiểu",
		.applicant = "Bà Nguyễn Thị Hường",
		.id_number = "048185001234",
		.address = "Tổ 12, phường Hòa Khánh Bắc",
		.phone = "0905 123 218",
		.email = "huong.nguyen@thu.vn",
		.owner = "Ông Trương Đình Quý",
		.content = "Cấp giấy phép xây dựng nhà ở riêng lẻ",
		.code = CODE,
		.received_at = "08 giờ 42 phút, ngày 09 tháng 5 năm 2023",
		.items = ITEMS,
		.reason = "Bản vẽ chưa có chữ ký",
		.ground = "Nghị định 15/2021/NĐ-CP, Điều 46",
		.deadline = "ngày 31 tháng 5 năm 2023",
		.ended_at = "09 giờ 15 phút, ngày 01 tháng 6 năm 2023",
		.contact = "Bà Lê Thị Thu",
		.contact_phone = "0236 3841 234",
		.website = "motcua.lienchieu.gov.vn",
		.guide = "Trần Hữu Nghĩa",
		.receiver = "Võ Thị Mai",
		.signer = "Phạm Văn Sơn",
	};
}

static void supplement(struct sheet *ret)
{
	struct notice n = a_notice("nd61");

	notice_supplement(paper_arena, &n, ret);
}

static void supplement_at_the_counter(struct sheet *ret)
{
	struct notice n = a_notice("nd118");

	n.code = n.received_at = n.deadline = "";
	notice_supplement(paper_arena, &n, ret);
}

static void refusal(struct sheet *ret)
{
	struct notice n = a_notice("nd61");

	notice_refusal(paper_arena, &n, ret);
}

static void refusal_at_the_counter(struct sheet *ret)
{
	struct notice n = a_notice("nd118");

	n.code = n.received_at = "";
	n.cause = "Không thuộc thẩm quyền";
	notice_refusal(paper_arena, &n, ret);
}

static void discontinued(struct sheet *ret)
{
	struct notice n = a_notice("nd118");

	notice_discontinued(paper_arena, &n, ret);
}

static void discontinued_before_2025(struct sheet *ret)
{
	struct notice n = a_notice("nd61");

	notice_discontinued(paper_arena, &n, ret);
}

static void expired_before_2025(struct sheet *ret)
{
	struct notice n = a_notice("nd61");

	n.ending = ENDING_EXPIRED;
	notice_discontinued(paper_arena, &n, ret);
}

static const struct slip_step slip_steps[] = {
	{ "Trần Hữu Nghĩa", "Bộ phận Một cửa", "09:10, 09/05/2023",
	  "Võ Thị Mai", "Phòng Quản lý đô thị", "09:40, 09/05/2023",
	  "Đúng hạn", "09/05/2023", "Đủ bản vẽ" },
	{ "", "Phòng Quản lý đô thị", "10:00, 10/05/2023", "",
	  "UBND quận Liên Chiểu", "", "", "", "" },
};
static const struct slip_share slip_shares[] = {
	{ "Trần Hữu Nghĩa", "Bộ phận Một cửa", "1 giờ 40 phút", 25 },
	{ "Người nộp hồ sơ", "", "5 giờ", 75 },
};

static void control_of(struct sheet *ret, const char *rule_set)
{
	struct slip slip = {
		.head = head,
		.rule_set = rule_set,
		.code = CODE,
		.content = "Cấp giấy phép xây dựng nhà ở riêng lẻ",
		.applicant = "Bà Nguyễn Thị Hường",
		.lead_unit = "Phòng Quản lý đô thị",
		.partners = "Phòng Tài nguyên và Môi trường",
		.received_at = "08:42, 09/05/2023",
		.due_at = "17:30, 30/05/2023",
		.finished_at = "15:00, 26/05/2023",
		.outcome = "Trước hạn",
		.steps = slip_steps,
		.steps_n = 2,
		.shares = slip_shares,
		.shares_n = 2,
		.total = "6 giờ 40 phút",
	};

	slip_sheet(paper_arena, &slip, ret);
}

static void control(struct sheet *ret)
{
	control_of(ret, "nd61");
}

static void control_since_2025(struct sheet *ret)
{
	control_of(ret, "nd118");
}

static struct letter_request a_request(void)
{
	return (struct letter_request){
		.head = head,
		.to = "Phòng Tài nguyên và Môi trường",
		.code = CODE,
		.applicant = "Bà Nguyễn Thị Hường",
		.address = "Tổ 12, phường Hòa Khánh Bắc",
		.content = "Cấp giấy phép xây dựng",
		.asked = "Vị trí thửa đất so với quy hoạch",
		.papers = "Đơn đề nghị\nBản vẽ thiết kế",
		.sent_at = "10 giờ 00 phút, ngày 12 tháng 5 năm 2023",
		.limit = "02 ngày làm việc",
		.due_at = "17 giờ 30 phút, ngày 16 tháng 5 năm 2023",
		.main_due_at = "17 giờ 30 phút, ngày 30 tháng 5 năm 2023",
		.sender = "Phạm Văn Sơn",
		.answer_kind = "Có ý kiến",
		.answer = "Thửa đất phù hợp quy hoạch",
		.answered_at = "09 giờ 00 phút, ngày 17 tháng 5 năm 2023",
		.late_reason = "Phải đo lại ranh giới",
	};
}

static void apology_of(struct sheet *ret, const char *rule_set)
{
	const struct apology a = {
		.head = head,
		.rule_set = rule_set,
		.number = head.number,
		.applicant = "Nguyễn Thị Hường",
		.address = "Tổ 12, phường Hòa Khánh Bắc",
		.dossiers = { { CODE, "Cấp giấy phép xây dựng",
				"08 giờ 42 phút, ngày 09 tháng 5 năm 2023",
				"17 giờ 30 phút, ngày 30 tháng 5 năm 2023" } },
		.n = 1,
		.forwarded_to = "Phòng Quản lý đô thị",
		.reason = "Phải xác minh lại ranh giới thửa đất",
		.co_reason = "Công an phường trả lời trễ 4 ngày làm việc",
		.new_due_at = "17 giờ 30 phút, ngày 08 tháng 6 năm 2023",
		.signer = "Phạm Văn Sơn",
		.signer_title = "Trưởng phòng",
	};

	apology_sheet(paper_arena, &a, ret);
}

static void apology(struct sheet *ret)
{
	apology_of(ret, "nd61");
}

static void apology_since_2025(struct sheet *ret)
{
	apology_of(ret, "nd118");
}

/* To an organisation nobody says "ông/bà". */
static void apology_to_a_company(struct sheet *ret)
{
	const struct apology a = {
		.head = head,
		.rule_set = "nd118",
		.applicant = "Công ty TNHH Hải Vân",
		.address = "Lô 5, đường số 2",
		.is_organisation = true,
		.dossiers = { { CODE, "Đăng ký hộ kinh doanh", "", "" } },
		.n = 1,
		.forwarded_to = "",
		.reason = "Phải xác minh",
		.co_reason = "",
		.new_due_at = "",
		.signer = "Phạm Văn Sơn",
		.signer_title = "Chủ tịch",
	};

	apology_sheet(paper_arena, &a, ret);
}

static void consultation(struct sheet *ret)
{
	struct letter_request r = a_request();

	letter_consultation(paper_arena, &r, ret);
}

static void transfer(struct sheet *ret)
{
	struct letter_request r = a_request();

	letter_transfer(paper_arena, &r, ret);
}

static void money(struct sheet *ret)
{
	const struct letter_money m = {
		.head = head,
		.code = CODE,
		.applicant = "Bà Nguyễn Thị Hường",
		.address = "Tổ 12, phường Hòa Khánh Bắc",
		.phone = "0905 123 218",
		.content = "Chuyển mục đích sử dụng đất",
		.notice_number = "TB-1187/CCT",
		.payer = "Ông Trương Đình Quý",
		.amount = 1205000,
		.until = "ngày 31 tháng 5 năm 2023",
		.sent_at = "ngày 15 tháng 5 năm 2023",
		.note = "Nộp tại kho bạc",
		.paid_at = "08:00, 20/05/2023",
		.receipt_number = "BL 0001234",
		.officer = "Võ Thị Mai",
	};

	letter_money(paper_arena, &m, ret);
}

static const struct handover_row handover_rows[] = {
	{ .code = CODE,
	  .content = "Cấp giấy phép xây dựng",
	  .owner = "Bà Nguyễn Thị Hường",
	  .address = "Tổ 12, Hòa Khánh Bắc",
	  .phone = "0905123218",
	  .result = "125/GPXD",
	  .fee = "75.000 đồng",
	  .way = "Có",
	  .waybill = "EB123456789VN",
	  .sets = "01",
	  .given_at = "15:20",
	  .taken_at = "15:45",
	  .giver = "Trần Hữu Nghĩa",
	  .note = "Kèm bản vẽ" },
};

static void list_of(struct sheet *ret, enum handover kind)
{
	const struct handover_list list = {
		.head = head,
		.kind = kind,
		.day = "ngày 11 tháng 5 năm 2023",
		.giver_unit = "Bộ phận Một cửa",
		.taker_unit = "Phòng Quản lý đô thị",
		.rows = handover_rows,
		.rows_n = 1,
	};

	handover_sheet(paper_arena, &list, ret);
}

static void papers_list(struct sheet *ret)
{
	list_of(ret, HANDOVER_PAPERS);
}

static void results_list(struct sheet *ret)
{
	list_of(ret, HANDOVER_RESULTS);
}

static void post_list(struct sheet *ret)
{
	list_of(ret, HANDOVER_POST);
}

#define NOTICE_FIELDS                                                   \
	HEAD_FIELDS, "Bộ phận Một cửa quận Liên Chiểu",                 \
		"Bà Nguyễn Thị Hường", "Địa chỉ: Tổ 12, phường Hòa Khánh Bắc", \
		"Số điện thoại: 0905 123 218", "huong.nguyen@thu.vn",   \
		"048185001234", "Chủ hồ sơ: Ông Trương Đình Quý",       \
		"Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng nhà ở riêng lẻ"
#define RECEIVED_FIELDS \
	CODE, "Thời gian nhận hồ sơ: 08 giờ 42 phút, ngày 09 tháng 5 năm 2023"
#define REASON_FIELDS "Lý do: Bản vẽ chưa có chữ ký"
#define ITEM_FIELDS                                                       \
	"1. Bản vẽ thiết kế có chữ ký", "2. Giấy chứng nhận quyền sử dụng", \
		"3. Ảnh hiện trạng"
#define CONTACT_FIELDS \
	"Bà Lê Thị Thu", "0236 3841 234", "motcua.lienchieu.gov.vn", \
		"NGƯỜI HƯỚNG DẪN", "Trần Hữu Nghĩa"
#define SLIP_FIELDS                                                       \
	HEAD_FIELDS, "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", CODE,   \
		"Giao: Bộ phận Một cửa – Trần Hữu Nghĩa",                 \
		"Nhận: Phòng Quản lý đô thị – Võ Thị Mai",                \
		"Giao: 09:10, 09/05/2023", "Nhận: 09:40, 09/05/2023",     \
		"Đúng hạn", "hạn 09/05/2023", "Đủ bản vẽ",                \
		"Ký giao, ký nhận", "Kết quả giải quyết", "Ghi chú",      \
		"Nhận: UBND quận Liên Chiểu", "Phòng Tài nguyên và Môi trường", \
		"1 giờ 40 phút", "25%", "5 giờ", "75%", "6 giờ 40 phút"

#define APOLOGY_FIELDS                                                      \
	HEAD_FIELDS, CODE, "Kính gửi: Ông/Bà Nguyễn Thị Hường",             \
		"Địa chỉ: Tổ 12", "Cấp giấy phép xây dựng",                 \
		"Ngày tiếp nhận: 08 giờ 42 phút, ngày 09 tháng 5 năm 2023", \
		"Ngày hẹn trả kết quả: 17 giờ 30 phút, ngày 30 tháng 5",    \
		"Nơi nhận:", "- Như trên;", "- Lưu: văn thư, hồ sơ.",       \
		"Phòng Quản lý đô thị", "Phải xác minh lại ranh giới",      \
		"Công an phường trả lời trễ 4 ngày", "xin chân thành xin lỗi", \
		"17 giờ 30 phút, ngày 08 tháng 6 năm 2023", "TRƯỞNG PHÒNG", \
		"Phạm Văn Sơn"

#define A5 "Page size: 419.528 x 595.276 pts"
#define A4 "Page size: 595.276 x 841.89 pts"
#define A4_WIDE "Page size: 841.89 x 595.276 pts"

/* clang-format off */
static const struct form {
	const char *name;
	void (*make)(struct sheet *ret);
	const char *page_size;
	const char *fields[40];
} forms[] = {
	{ "form 02", supplement, A5, { NOTICE_FIELDS, RECEIVED_FIELDS, ITEM_FIELDS, REASON_FIELDS, CONTACT_FIELDS,
	  "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Mẫu số 02, Thông tư 01/2018/TT-VPCP", "Căn cứ pháp lý: Nghị định 15/2021/NĐ-CP, Điều 46", "Hạn bổ sung: ngày 31 tháng 5 năm 2023" } },
	{ "form 02 at the counter", supplement_at_the_counter, A5, { NOTICE_FIELDS, ITEM_FIELDS, REASON_FIELDS, CONTACT_FIELDS,
	  "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Mẫu số 02, Thông tư 03/2025/TT-VPCP" } },
	{ "form 03", refusal, A5, { NOTICE_FIELDS, RECEIVED_FIELDS, REASON_FIELDS,
	  "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Mẫu số 03, Thông tư 01/2018/TT-VPCP", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Võ Thị Mai", "Phạm Văn Sơn" } },
	{ "form 03 at the counter", refusal_at_the_counter, A5, { NOTICE_FIELDS, REASON_FIELDS,
	  "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Mẫu số 03, Thông tư 03/2025/TT-VPCP", "Nguyên nhân: Không thuộc thẩm quyền", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Võ Thị Mai" } },
	{ "form 05 of 2025", discontinued, A5, { NOTICE_FIELDS, RECEIVED_FIELDS, REASON_FIELDS,
	  "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Mẫu số 05, Thông tư 03/2025/TT-VPCP", "Căn cứ pháp lý", "Thời điểm dừng giải quyết: 09 giờ 15 phút, ngày 01 tháng 6 năm 2023", "Phạm Văn Sơn" } },
	{ "discontinued before 2025", discontinued_before_2025, A5, { NOTICE_FIELDS, RECEIVED_FIELDS, REASON_FIELDS, "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" } },
	{ "expired before 2025", expired_before_2025, A5, { NOTICE_FIELDS, RECEIVED_FIELDS, REASON_FIELDS, "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Đã hết hạn bổ sung" } },
	{ "form 05 of 2018", control, A5, { SLIP_FIELDS, "Mẫu số 05, Thông tư 01/2018/TT-VPCP" } },
	{ "form 06 of 2025", control_since_2025, A5, { SLIP_FIELDS, "Mẫu số 06, Thông tư 03/2025/TT-VPCP" } },
	{ "form 04", apology, A4, { APOLOGY_FIELDS, "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Mẫu số 04, Thông tư 01/2018/TT-VPCP" } },
	{ "form 04 of 2025", apology_since_2025, A4, { APOLOGY_FIELDS, "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "Mẫu số 04, Thông tư 03/2025/TT-VPCP" } },
	{ "form 04 to a company", apology_to_a_company, A4, { CODE, "Kính gửi: Công ty TNHH Hải Vân", "hồ sơ trả cho quý đơn vị đúng hẹn", "công sức của quý đơn vị", "xin lỗi quý đơn vị", "Rất mong được quý đơn vị thông cảm" } },
	{ "request for an opinion", consultation, A4, { HEAD_FIELDS, CODE, "PHIẾU LẤY Ý KIẾN PHỐI HỢP GIẢI QUYẾT HỒ SƠ", "Kính gửi: Phòng Tài nguyên và Môi trường", "Vị trí thửa đất so với quy hoạch",
	  "02 ngày làm việc, đến 17 giờ 30 phút, ngày 16 tháng 5 năm 2023", "Có ý kiến", "Thửa đất phù hợp quy hoạch", "Phải đo lại ranh giới", "Phạm Văn Sơn", "ĐƠN VỊ PHỐI HỢP" } },
	{ "transfer slip", transfer, A4, { HEAD_FIELDS, CODE, "PHIẾU CHUYỂN HỒ SƠ LIÊN THÔNG", "1. Đơn đề nghị", "2. Bản vẽ thiết kế", "Thời hạn giải quyết tại cơ quan nhận", "BÊN NHẬN HỒ SƠ", "BÊN CHUYỂN HỒ SƠ" } },
	{ "payment notice", money, A5, { HEAD_FIELDS, CODE, "NGHĨA VỤ TÀI CHÍNH", "TB-1187/CCT", "Ông Trương Đình Quý", "1.205.000 đồng", "Một triệu hai trăm lẻ năm nghìn đồng", "Hạn nộp: ngày 31 tháng 5 năm 2023", "BL 0001234" } },
	{ "hand-over of papers", papers_list, A4_WIDE, { HEAD_FIELDS, CODE, "BIÊN BẢN GIAO NHẬN HỒ SƠ GIẤY", "Bên giao: Bộ phận Một cửa", "Bên nhận: Phòng Quản lý đô thị", "Cấp giấy phép xây dựng", "Bà Nguyễn Thị Hường", "15:20", "15:45", "Kèm bản vẽ", "có 1 hồ sơ" } },
	{ "hand-over of results", results_list, A4_WIDE, { HEAD_FIELDS, CODE, "PHIẾU BÀN GIAO KẾT QUẢ", "TT", "Nội dung", "Kết quả", "Chủ hồ sơ", "Địa chỉ", "Phí, lệ phí", "BCCI", "Cấp giấy phép xây dựng", "125/GPXD", "Bà Nguyễn Thị Hường", "Tổ 12, Hòa Khánh Bắc", "75.000 đồng" } },
	{ "list for the post", post_list, A4_WIDE, { HEAD_FIELDS, CODE, "BƯU CHÍNH CÔNG ÍCH", "EB123456789VN", "0905123218", "Tổ 12, Hòa Khánh Bắc", "125/GPXD", "NHÂN VIÊN BƯU CHÍNH" } },
};
/* clang-format on */
#define FORMS (sizeof(forms) / sizeof(forms[0]))

static void print(const struct sheet *s, const char *name)
{
	struct buf out;

	buf_init(&out, paper_arena, SHEET_PDF_MAX);
	assert_int_equal(sheet_pdf(s, paper_arena, &out), OK);
	paper_save(&out, name);
}

/* A line break of the paper may fall anywhere between words. */
static const char *text_of(const char *name)
{
	return paper_run(arena_printf(paper_arena, "pdftotext -raw %s -",
				      name));
}

/* The first field of the table that the paper does not show; NULL: none. */
static const char *missing(const struct form *f, const char *text)
{
	for (size_t i = 0; f->fields[i]; i++) {
		if (!strstr(text, f->fields[i]))
			return f->fields[i];
	}
	return NULL;
}

static void every_field_of_every_form_is_on_the_paper(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		const char *name = arena_printf(paper_arena, "f%zu.pdf", i);
		const char *text, *field;
		struct sheet s;

		forms[i].make(&s);
		print(&s, name);
		text = text_of(name);
		field = missing(&forms[i], text);
		if (field)
			fail_msg("%s lacks \"%s\": %s", forms[i].name, field,
				 text);
	}
}

/* A block that a form forgets must show: each one in turn. */
static void a_form_without_one_of_its_blocks_is_found_out(void **state)
{
	size_t found = 0, tried = 0;
	struct sheet s;

	(void)state;
	forms[0].make(&s);
	for (size_t i = 0; i < s.n; i++) {
		struct sheet less = s;

		memmove(&less.blocks[i], &less.blocks[i + 1],
			(s.n - i - 1) * sizeof(less.blocks[0]));
		less.n--;
		print(&less, "less.pdf");
		tried++;
		found += missing(&forms[0], text_of("less.pdf")) != NULL;
	}
	/* All but the two sentences that carry no field. */
	assert_int_equal(tried - found, 2);
}

static void a_letter_to_a_company_addresses_no_person(void **state)
{
	struct sheet s;

	(void)state;
	apology_to_a_company(&s);
	print(&s, "company.pdf");
	assert_null(strcasestr(text_of("company.pdf"), "ông/bà"));
}

/* The first line of a letter's paragraph stands 10 mm in, the next at the
 * margin; what is no letter is not set so. */
static void a_letter_is_set_as_one(void **state)
{
	const char *lines = "pdftotext -bbox-layout -l 1 set.pdf - | grep '<line '"
			    " | sed 's/.*xMin=\"\\([0-9]*\\).*/\\1/' | sort -u"
			    " | tr '\\n' ' '";
	struct sheet s;
	const char *at;

	(void)state;
	apology(&s);
	print(&s, "set.pdf");
	at = paper_run(lines);
	assert_has(at, "99 "); /* 25 + 10 mm */
	assert_has(at, "70 ");
	consultation(&s);
	print(&s, "set.pdf");
	at = paper_run(lines);
	assert_null(strstr(at, "99 "));
}

static void every_form_is_one_page_of_its_paper(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		const char *info;
		struct sheet s;

		forms[i].make(&s);
		print(&s, "p.pdf");
		info = paper_run("pdfinfo p.pdf");
		assert_has(info, "Pages: 1 ");
		assert_has(info, forms[i].page_size);
		assert_has(info, "Tagged: yes");
	}
}

static void every_font_is_embedded(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		struct sheet s;

		forms[i].make(&s);
		print(&s, "e.pdf");
		assert_string_equal(paper_run("pdffonts e.pdf | tail -n +3 |"
					      " grep -vc Liberation || true"),
				    "0 ");
		assert_string_equal(
			paper_run("pdffonts e.pdf | tail -n +3 | awk '{print"
				  " $(NF-4)}' | sort -u"),
			"yes ");
	}
}

static void a_scanner_reads_the_code_of_every_paper_of_a_dossier(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		struct sheet s;

		forms[i].make(&s);
		if (!layout_is_given(s.code))
			continue;
		print(&s, "z.pdf");
		assert_has(paper_run("pdftoppm -r 203 -mono z.pdf z && zbarimg"
				     " -q --raw --nodbus z-1.pbm"),
			   CODE);
	}
}

static void a_long_list_goes_on_under_its_head(void **state)
{
	struct handover_row rows[120];
	struct handover_list list = { .head = head,
				      .kind = HANDOVER_RESULTS,
				      .day = "ngày 11 tháng 5 năm 2023",
				      .rows = rows,
				      .rows_n = 120 };
	struct sheet s;
	const char *last;

	(void)state;
	for (size_t i = 0; i < 120; i++) {
		rows[i] = handover_rows[0];
		rows[i].code = arena_printf(paper_arena,
					    "H17.33-230509-%04zu", i + 1);
	}
	handover_sheet(paper_arena, &list, &s);
	print(&s, "long.pdf");
	assert_null(strstr(paper_run("pdfinfo long.pdf"), "Pages: 1 "));
	last = paper_run("n=$(pdfinfo long.pdf | awk '/Pages/{print $2}');"
			 " pdftotext -raw -f $n long.pdf -; echo trang $n/$n");
	assert_has(last, "Mã hồ sơ");
	assert_has(last, "H17.33-230509-0120");
	assert_has(last, "có 120 hồ sơ");
	assert_has(last, "BÊN GIAO KẾT QUẢ");
}

static void the_circular_follows_the_rule_set(void **state)
{
	static const struct {
		const char *rule_set;
		enum official form;
		const char *reference;
	} cases[] = {
		{ "nd61", FORM_RECEIPT, "Mẫu số 01, Thông tư 01/2018/TT-VPCP" },
		{ "nd118", FORM_RECEIPT,
		  "Mẫu số 01, Thông tư 03/2025/TT-VPCP" },
		{ "nd61", FORM_CONTROL, "Mẫu số 05, Thông tư 01/2018/TT-VPCP" },
		{ "nd118", FORM_CONTROL,
		  "Mẫu số 06, Thông tư 03/2025/TT-VPCP" },
		{ "nd61", FORM_REGISTER,
		  "Mẫu số 06, Thông tư 01/2018/TT-VPCP" },
		{ "nd118", FORM_REGISTER,
		  "Mẫu số 07, Thông tư 03/2025/TT-VPCP" },
		{ "nd61", FORM_DISCONTINUED, "" },
		{ "nd118", FORM_DISCONTINUED,
		  "Mẫu số 05, Thông tư 03/2025/TT-VPCP" },
		{ "a later one", FORM_SUPPLEMENT,
		  "Mẫu số 02, Thông tư 03/2025/TT-VPCP" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(
			formset_reference(paper_arena,
					  formset_find(cases[i].rule_set,
						       cases[i].form)),
			cases[i].reference);
}

static void amounts_are_written_in_words(void **state)
{
	static const struct {
		long long amount;
		const char *words;
	} cases[] = {
		{ 0, "Không đồng" },
		{ 5, "Năm đồng" },
		{ 15, "Mười lăm đồng" },
		{ 21, "Hai mươi mốt đồng" },
		{ 105, "Một trăm lẻ năm đồng" },
		{ 75000, "Bảy mươi lăm nghìn đồng" },
		{ 1000000, "Một triệu đồng" },
		{ 1205000, "Một triệu hai trăm lẻ năm nghìn đồng" },
		{ 1005000, "Một triệu không trăm lẻ năm nghìn đồng" },
		{ 2000000000, "Hai tỷ đồng" },
		{ 11000000011, "Mười một tỷ không trăm mười một đồng" },
		{ 987654321, "Chín trăm tám mươi bảy triệu sáu trăm năm mươi"
			     " bốn nghìn ba trăm hai mươi mốt đồng" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(money_in_words(paper_arena,
						   cases[i].amount),
				    cases[i].words);
}

static void nothing_typed_leaves_dotted_lines(void **state)
{
	struct notice n = { .head = head, .rule_set = "nd118" };
	struct sheet s;
	const char *text;

	(void)state;
	notice_supplement(paper_arena, &n, &s);
	print(&s, "dots.pdf");
	text = text_of("dots.pdf");
	assert_has(text, "Lý do: ……");
	assert_has(text, "3. ……");
	assert_null(strstr(text, "Căn cứ pháp lý"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_of_every_form_is_on_the_paper),
		cmocka_unit_test(a_form_without_one_of_its_blocks_is_found_out),
		cmocka_unit_test(every_form_is_one_page_of_its_paper),
		cmocka_unit_test(a_letter_to_a_company_addresses_no_person),
		cmocka_unit_test(a_letter_is_set_as_one),
		cmocka_unit_test(every_font_is_embedded),
		cmocka_unit_test(
			a_scanner_reads_the_code_of_every_paper_of_a_dossier),
		cmocka_unit_test(a_long_list_goes_on_under_its_head),
		cmocka_unit_test(the_circular_follows_the_rule_set),
		cmocka_unit_test(amounts_are_written_in_words),
		cmocka_unit_test(nothing_typed_leaves_dotted_lines),
	};

	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

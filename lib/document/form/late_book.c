#include "document/form/late_book.h"

const struct layout_column letter_book_columns[LETTER_BOOK_COLUMNS] = {
	{ "Số thư", 19, false },
	{ "Ngày ký", 28, false },
	{ "Đơn vị chủ trì", 22, true },
	{ "Hồ sơ", 36, false },
	{ "Người nộp", 18, true },
	{ "Xin lỗi vì", 14, true },
	{ "Nguyên nhân", 18, true },
	{ "Đơn vị để xảy ra chậm trễ", 22, true },
	{ "Người ký", 22, true },
	{ "Ngày hẹn cũ", 28, false },
	{ "Ngày hẹn mới", 28, false },
	{ "Bản đóng dấu (số trang, mã tệp)", 32, false },
	{ "Gửi người nộp", 28, false },
	{ "Báo cáo cấp trên", 28, true },
	{ "Cấp trên xác nhận", 28, false },
	{ "Công khai", 28, false },
};

const struct layout_column late_columns[LATE_COLUMNS] = {
	{ "STT", 11, false },
	{ "Mã hồ sơ", 38, false },
	{ "Thủ tục hành chính", 32, true },
	{ "Đơn vị chủ trì", 26, true },
	{ "Tiếp nhận", 24, false },
	{ "Hẹn trả", 24, false },
	{ "Hoàn thành", 24, false },
	{ "Số ngày làm việc trễ", 13, false },
	{ "Nguyên nhân", 24, true },
	{ "Giải trình", 36, true },
	{ "Tình trạng giải trình", 20, true },
	{ "Đơn vị phối hợp trả lời trễ (số ngày làm việc)", 22, true },
	{ "Thư xin lỗi", 22, true },
	{ "Hẹn lại", 24, false },
};

static void begin(struct arena *arena, const struct late_part *p,
		  const char *title, const char *mark, struct sheet *ret)
{
	sheet_plain(ret, arena, &p->head, PAPER_A4_WIDE, title, mark);
	ret->subtitle = arena_printf(arena, "%s%s%s, phần %d/%d", p->when,
				     *p->scope ? ", " : "", p->scope, p->part,
				     p->parts);
}

static void add_table(const struct late_part *p,
		      const struct layout_column *columns, size_t columns_n,
		      struct sheet *ret)
{
	const struct layout_table table = { .columns = columns,
					    .columns_n = columns_n,
					    .cells = p->cells,
					    .rows_n = p->rows_n,
					    .row_min = 9,
					    .size = 10 };

	sheet_table(ret, "", &table);
}

void letter_book_sheet(struct arena *arena, const struct late_part *p,
		       const char *total, struct sheet *ret)
{
	begin(arena, p, "Sổ thư xin lỗi", "STXL", ret);
	add_table(p, letter_book_columns, LETTER_BOOK_COLUMNS, ret);
	if (p->part < p->parts)
		return;
	sheet_strong(ret, "Số thư trong sổ", total);
	sheet_sign(ret, (struct signature){ "NGƯỜI GHI SỔ", NULL, "" },
		   (struct signature){ "THỦ TRƯỞNG CƠ QUAN",
				       "(Ký, đóng dấu)", "" });
}

void late_sheet(struct arena *arena, const struct late_part *p,
		const struct late_sums *sums, struct sheet *ret)
{
	begin(arena, p, "Danh sách hồ sơ trễ hẹn", "DSTH", ret);
	sheet_pair(ret, "Hồ sơ trễ hẹn", sums->late,
		   "Giải trình đã hoàn thành", sums->explained);
	sheet_pair(ret, "Đã có thư xin lỗi đóng dấu", sums->with_letter,
		   "Chưa có thư xin lỗi đóng dấu", sums->without_letter);
	sheet_field(ret, "Chỉ liệt kê", sums->filter);
	sheet_note(ret, "Trễ hẹn tính theo ngày hẹn theo quy định; hẹn lại sau "
			"thư xin lỗi không làm hồ sơ hết trễ.");
	add_table(p, late_columns, LATE_COLUMNS, ret);
	sheet_field(ret, "Mã SHA-256 của tệp CSV", sums->digest);
	if (p->part < p->parts)
		return;
	sheet_sign(ret, (struct signature){ "NGƯỜI LẬP", NULL, "" },
		   (struct signature){ "THỦ TRƯỞNG CƠ QUAN",
				       "(Ký, đóng dấu)", "" });
}

#include "document/form/register.h"

const struct layout_column register_columns[REGISTER_COLUMNS] = {
	{ "STT", 11, false },
	{ "Mã hồ sơ", 37, false },
	{ "Tên thủ tục hành chính, nội dung", 42, true },
	{ "Số bộ", 9, false },
	{ "Tên tổ chức, cá nhân (chủ hồ sơ)", 27, true },
	{ "Địa chỉ, số điện thoại", 36, true },
	{ "Cơ quan giải quyết", 26, true },
	{ "Nhận hồ sơ", 20, false },
	{ "Hẹn trả kết quả", 20, false },
	{ "Trả kết quả", 20, false },
	{ "Phương thức nhận kết quả", 18, false },
	{ "Ký nhận", 18, false },
	{ "Ghi chú", 18, true },
};

static const char *closing(struct arena *arena,
			   const struct register_part *p)
{
	if (layout_is_given(p->through))
		return arena_printf(arena,
				    "Tính đến %s, sổ năm %d có %s hồ sơ, đánh "
				    "số liên tục. Sổ chưa khóa.",
				    p->through, p->year, p->total);
	return arena_printf(arena,
			    "Khóa sổ năm %d: sổ có %s hồ sơ, đánh số liên tục "
			    "từ đầu năm đến hết năm.",
			    p->year, p->total);
}

void register_sheet(struct arena *arena, const struct register_part *p,
		    struct sheet *ret)
{
	const struct layout_table table = { .columns = register_columns,
					    .columns_n = REGISTER_COLUMNS,
					    .cells = p->cells,
					    .rows_n = p->rows_n,
					    .row_min = 9,
					    .size = 10 };

	sheet_official(ret, arena, &p->head, p->rule_set, FORM_REGISTER);
	ret->subtitle = arena_printf(arena, "Năm %d, quyển số: %d, phần %d/%d",
				     p->year, p->year, p->part, p->parts);
	sheet_table(ret, "", &table);
	if (p->part < p->parts)
		return;
	sheet_strong(ret, "Kết sổ", closing(arena, p));
	sheet_sign(ret, (struct signature){ "NGƯỜI GHI SỔ", NULL, "" },
		   (struct signature){ "TRƯỞNG BỘ PHẬN",
				       "(Ký, đóng dấu)", "" });
}

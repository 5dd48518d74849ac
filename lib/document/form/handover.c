#include "document/form/handover.h"

#include <stddef.h>
#include <stdint.h>

struct column { /* what a column shows of a row */
	struct layout_column look;
	size_t offset; /* of the text in struct handover_row */
};
#define SEQ SIZE_MAX
#define EMPTY (SIZE_MAX - 1) /* to be signed or ticked by hand */
#define OF(member) offsetof(struct handover_row, member)

static const struct column papers[] = {
	{ { "TT", 8, false }, SEQ },
	{ { "Mã hồ sơ", 38, false }, OF(code) },
	{ { "Nội dung", 62, true }, OF(content) },
	{ { "Chủ hồ sơ", 38, true }, OF(owner) },
	{ { "Số bộ", 12, false }, OF(sets) },
	{ { "Giao lúc", 22, false }, OF(given_at) },
	{ { "Người giao", 30, true }, OF(giver) },
	{ { "Ký nhận trên hệ thống", 30, false }, OF(taken_at) },
	{ { "Ghi chú", 30, true }, OF(note) },
};
static const struct column results[] = {
	{ { "TT", 8, false }, SEQ },
	{ { "Mã hồ sơ", 38, false }, OF(code) },
	{ { "Nội dung", 52, true }, OF(content) },
	{ { "Kết quả", 40, true }, OF(result) },
	{ { "Chủ hồ sơ", 36, true }, OF(owner) },
	{ { "Địa chỉ", 46, true }, OF(address) },
	{ { "Phí, lệ phí", 24, false }, OF(fee) },
	{ { "BCCI", 14, false }, OF(way) },
	{ { "Ký nhận", 18, false }, EMPTY },
};
static const struct column post[] = {
	{ { "TT", 8, false }, SEQ },
	{ { "Số vận đơn", 32, false }, OF(waybill) },
	{ { "Mã hồ sơ", 38, false }, OF(code) },
	{ { "Kết quả", 40, true }, OF(result) },
	{ { "Người nhận", 38, true }, OF(owner) },
	{ { "Địa chỉ nhận", 58, true }, OF(address) },
	{ { "Số điện thoại", 24, false }, OF(phone) },
	{ { "Giao lúc", 20, false }, OF(given_at) },
	{ { "Ghi chú", 20, true }, OF(note) },
};

#define N(list) (sizeof(list) / sizeof((list)[0]))
static const struct {
	const struct column *columns;
	size_t n;
	const char *title, *mark;
	const char *giver, *taker; /* who signs */
} kinds[] = {
	[HANDOVER_PAPERS] = { papers, N(papers),
			      "Biên bản giao nhận hồ sơ giấy", "BBGN",
			      "BÊN GIAO", "BÊN NHẬN" },
	[HANDOVER_RESULTS] = { results, N(results),
			       "Phiếu bàn giao kết quả giải quyết hồ sơ",
			       "PBGKQ", "BÊN GIAO KẾT QUẢ",
			       "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ" },
	[HANDOVER_POST] = { post, N(post),
			    "Danh sách kết quả giao dịch vụ bưu chính công ích",
			    "BCCI", "BÊN GIAO", "NHÂN VIÊN BƯU CHÍNH" },
};

static const char *cell(struct arena *arena, const struct handover_list *list,
			size_t row, const struct column *c)
{
	const char *base = (const char *)&list->rows[row];

	if (c->offset == SEQ)
		return arena_printf(arena, "%zu", row + 1);
	if (c->offset == EMPTY)
		return "";
	return *(const char *const *)(const void *)(base + c->offset);
}

static void rows(struct sheet *s, const struct handover_list *list)
{
	size_t n = kinds[list->kind].n;
	struct layout_column *looks = arena_array(s->arena, n, sizeof(*looks));
	const char **cells =
		arena_array(s->arena, list->rows_n * n + 1, sizeof(*cells));
	const struct layout_table table = { .columns = looks,
					    .columns_n = n,
					    .cells = cells,
					    .rows_n = list->rows_n,
					    .row_min = 8,
					    .size = 11.5 };

	for (size_t i = 0; i < n; i++)
		looks[i] = kinds[list->kind].columns[i].look;
	for (size_t i = 0; i < list->rows_n * n; i++)
		cells[i] = cell(s->arena, list, i / n,
				&kinds[list->kind].columns[i % n]);
	sheet_table(s, "", &table);
}

void handover_sheet(struct arena *arena, const struct handover_list *list,
		    struct sheet *ret)
{
	sheet_plain(ret, arena, &list->head, PAPER_A4_WIDE,
		    kinds[list->kind].title, kinds[list->kind].mark);
	ret->subtitle = arena_printf(arena, "(%s)", list->day);
	sheet_pair(ret, "Bên giao", list->giver_unit, "Bên nhận",
		   list->taker_unit);
	rows(ret, list);
	sheet_text(ret,
		   arena_printf(arena,
				"Danh sách này có %zu hồ sơ, lập thành hai "
				"bản, mỗi bên giữ một bản.%s",
				list->rows_n,
				list->is_cut ?
					" Trong ngày còn hồ sơ khác chưa in "
					"ở đây: danh sách đã đến số dòng tối "
					"đa." :
					""));
	sheet_sign(ret,
		   (struct signature){ kinds[list->kind].giver, NULL, "" },
		   (struct signature){ kinds[list->kind].taker, NULL, "" });
}

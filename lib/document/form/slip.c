#include "document/form/slip.h"

#include <string.h>

static const struct layout_column step_columns[] = {
	{ "TT", 6, false },
	{ "Tên cơ quan, đơn vị, người giao và nhận", 48, true },
	{ "Thời gian giao, nhận hồ sơ", 38, true },
	{ "Ký giao, ký nhận", 14, false },
	{ "Kết quả giải quyết", 23, false },
	{ "Ghi chú", 24, true },
};
#define STEP_COLUMNS (sizeof(step_columns) / sizeof(step_columns[0]))

static const struct layout_column share_columns[] = {
	{ "Người giữ hồ sơ", 40, true },
	{ "Đơn vị", 50, true },
	{ "Giờ làm việc", 34, false },
	{ "Phần", 14, false },
};
#define SHARE_COLUMNS (sizeof(share_columns) / sizeof(share_columns[0]))

/* Within one unit it is named once. */
static const char *parties(struct arena *arena, const struct slip_step *s)
{
	const char *giver = layout_is_given(s->giver) ? s->giver :
							"Trưởng đơn vị";
	const char *taker = layout_is_given(s->taker) ? s->taker :
							"Trưởng đơn vị";

	if (strcmp(s->giver_unit, s->taker_unit) == 0)
		return arena_printf(arena, "Giao: %s – %s\nNhận: %s",
				    s->giver_unit, giver, taker);
	return arena_printf(arena, "Giao: %s – %s\nNhận: %s – %s",
			    s->giver_unit, giver, s->taker_unit, taker);
}

static const char *both(struct arena *arena, const char *above,
			const char *below)
{
	return arena_printf(arena, "%s\n%s", above, below);
}

static const char *outcome_of(struct arena *arena, const struct slip_step *s)
{
	if (!layout_is_given(s->result))
		return "–";
	return layout_is_given(s->limit) ?
		       arena_printf(arena, "%s\nhạn %s", s->result,
				    s->limit) :
		       s->result;
}

static void steps(struct sheet *s, const struct slip *slip)
{
	const char **cells = arena_array(
		s->arena, (slip->steps_n + 1) * STEP_COLUMNS, sizeof(*cells));
	const struct layout_table table = { .columns = step_columns,
					    .columns_n = STEP_COLUMNS,
					    .cells = cells,
					    .rows_n = slip->steps_n,
					    .row_min = 9,
					    .size = 10.5 };

	for (size_t i = 0; i < slip->steps_n; i++) {
		const struct slip_step *step = &slip->steps[i];
		const char **cell = &cells[i * STEP_COLUMNS];

		cell[0] = arena_printf(s->arena, "%zu", i + 1);
		cell[1] = parties(s->arena, step);
		cell[2] = both(s->arena,
			       arena_printf(s->arena, "Giao: %s",
					    step->given_at),
			       arena_printf(s->arena, "Nhận: %s",
					    layout_is_given(step->taken_at) ?
						    step->taken_at :
						    "… giờ … phút, ngày …"));
		cell[3] = "";
		cell[4] = outcome_of(s->arena, step);
		cell[5] = step->note;
	}
	sheet_table(s, "Quá trình giao, nhận hồ sơ:", &table);
}

static void shares(struct sheet *s, const struct slip *slip)
{
	const char **cells = arena_array(
		s->arena, (slip->shares_n + 1) * SHARE_COLUMNS,
		sizeof(*cells));
	const struct layout_table table = { .columns = share_columns,
					    .columns_n = SHARE_COLUMNS,
					    .cells = cells,
					    .rows_n = slip->shares_n + 1,
					    .size = 11 };
	bool is_empty = true;
	size_t i = 0;

	for (; i < slip->shares_n; i++) {
		const char **cell = &cells[i * SHARE_COLUMNS];

		cell[0] = slip->shares[i].who;
		cell[1] = slip->shares[i].unit;
		cell[2] = slip->shares[i].time;
		cell[3] = arena_printf(s->arena, "%d%%",
				       slip->shares[i].percent);
		is_empty &= slip->shares[i].percent == 0;
	}
	cells[i * SHARE_COLUMNS] = "Cộng thời gian làm việc đã qua";
	cells[i * SHARE_COLUMNS + 2] = slip->total;
	cells[i * SHARE_COLUMNS + 3] = is_empty ? "–" : "100%";
	sheet_table(s, "Thời gian làm việc theo người giữ hồ sơ:", &table);
}

void slip_sheet(struct arena *arena, const struct slip *slip,
		struct sheet *ret)
{
	sheet_official(ret, arena, &slip->head, slip->rule_set, FORM_CONTROL);
	ret->code = slip->code;
	sheet_strong(ret, "Mã hồ sơ", slip->code);
	sheet_field(ret, "Nội dung", slip->content);
	sheet_field(ret, "Người nộp hồ sơ", slip->applicant);
	sheet_field(ret, "Cơ quan (bộ phận) giải quyết hồ sơ",
		    slip->lead_unit);
	sheet_field(ret, "Cơ quan phối hợp giải quyết hồ sơ", slip->partners);
	sheet_pair(ret, "Nhận hồ sơ", slip->received_at, "Hẹn trả",
		   slip->due_at);
	sheet_pair(ret, slip->ended ? "Kết thúc" : "Có kết quả",
		   slip->finished_at, "Kết quả giải quyết",
		   slip->ended ? slip->ended : slip->outcome);
	steps(ret, slip);
	shares(ret, slip);
}

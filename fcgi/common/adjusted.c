#include "common/adjusted.h"

#include "domain/clock/deadline.h"

const char *adjusted_words(struct arena *arena, struct instant adjusted_due,
			   struct instant finished, struct instant now,
			   const struct workcal *cal)
{
	bool is_done = finished.s != INSTANT_NONE.s;
	struct classified c;
	const char *day;

	if (adjusted_due.s == INSTANT_NONE.s)
		return "Sau điều chỉnh: đồng hồ tạm dừng";
	day = day_dmy(arena, instant_day(adjusted_due));
	c = deadline_classify(adjusted_due, is_done ? finished : now, cal);
	if (c.keeping == LATE)
		return arena_printf(arena,
				    "Sau điều chỉnh: hạn %s, trễ %d ngày làm"
				    " việc",
				    day, c.work_days_late);
	return arena_printf(arena, "Sau điều chỉnh: hạn %s, %s", day,
			    is_done ? "đúng hạn" : "chưa quá hạn");
}

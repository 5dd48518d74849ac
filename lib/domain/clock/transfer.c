#include "domain/clock/transfer.h"

struct day transfer_limit(struct instant received, int cutoff_minute,
			  const struct workcal *cal)
{
	struct day day = instant_day(received);

	if (workcal_is_work(cal, day) &&
	    instant_second(received) <= cutoff_minute * 60)
		return day;
	return workcal_add(cal, day, 1);
}

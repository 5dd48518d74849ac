/* Pure: when the clock stood still, as the ledger tells it, and as the approved
 * corrections say it was in truth. */
#include <stdlib.h>
#include <string.h>

#include "domain/ledger/event.h"
#include "domain/ledger/stops.h"

/* begins[i]: the number of the event that began stop i; NULL: not asked. */
static size_t find_stops(const struct event *events, size_t n,
			 struct stop ret[STOPS_MAX], int64_t *begins)
{
	size_t stops = 0;
	bool is_paused = false;

	for (size_t i = 0; i < n; i++) {
		bool pauses = events[i].clock == CLOCK_PAUSED;

		if (pauses && !is_paused && stops < STOPS_MAX) {
			if (begins)
				begins[stops] = (int64_t)i + 1;
			ret[stops++] = (struct stop){ .from = events[i].at,
						      .to = INSTANT_NONE };
		}
		/* Asked to withdraw, then asked for papers, or the other way
		 * round, is one stop: what restarts restarts. */
		if (pauses && stops && event_has(events[i].data, "restart", 1))
			ret[stops - 1].is_restart = true;
		if (!pauses && is_paused)
			ret[stops - 1].to = events[i].at;
		is_paused = pauses;
	}
	return stops;
}

size_t ledger_stops(const struct event *events, size_t n,
		    struct stop ret[STOPS_MAX])
{
	return find_stops(events, n, ret, NULL);
}

static void drop_stop(struct adjusted *a, size_t at)
{
	a->n--;
	memmove(&a->stops[at], &a->stops[at + 1],
		(a->n - at) * sizeof(a->stops[0]));
	memmove(&a->begins[at], &a->begins[at + 1],
		(a->n - at) * sizeof(a->begins[0]));
}

static void adjust_stop(struct arena *arena, const char *data,
			struct adjusted *a)
{
	int64_t seq = atoll(event_value(arena, data, ADJUST_STOP));
	const char *from = event_value(arena, data, ADJUST_FROM);
	const char *to = event_value(arena, data, ADJUST_TO);
	struct stop *stop;
	size_t i = 0;

	while (i < a->n && a->begins[i] != seq)
		i++;
	if (i == a->n)
		return;
	stop = &a->stops[i];
	if (!instant_parse_iso(from, &stop->from) ||
	    !instant_parse_iso(to, &stop->to))
		drop_stop(a, i);
}

void ledger_adjusted(struct arena *arena, struct instant received,
		     const struct event *events, size_t n,
		     struct adjusted *ret)
{
	struct instant at;

	ret->received = received;
	ret->n = find_stops(events, n, ret->stops, ret->begins);
	for (size_t i = 0; i < n; i++) {
		const char *data = events[i].data;

		if (events[i].move != MOVE_ADJUST)
			continue;
		if (instant_parse_iso(event_value(arena, data, ADJUST_RECEIVED),
				      &at))
			ret->received = at;
		else
			adjust_stop(arena, data, ret);
	}
}

/* The event before whose number the date rests again; 0: none. */
static size_t restored_to(const char *data)
{
	const char *at = strstr(data, RESTORED "=");

	while (at && at != data && at[-1] != '\n')
		at = strstr(at + 1, RESTORED "=");
	return at ? strtoul(at + strlen(RESTORED "="), NULL, 10) : 0;
}

struct instant ledger_basis(struct instant received,
			    const struct event *events, size_t n)
{
	struct instant basis = received;

	for (size_t i = 1; i < n; i++) {
		size_t seq = restored_to(events[i].data);
		bool resumes = events[i - 1].clock == CLOCK_PAUSED &&
			       events[i].clock != CLOCK_PAUSED;

		if (resumes || event_has(events[i].data, RECALCULATED, 1))
			basis = events[i].at;
		if (seq > 1 && seq <= i)
			basis = ledger_basis(received, events, seq - 1);
	}
	return basis;
}

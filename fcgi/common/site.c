#include "common/site.h"

#include <string.h>

#include "markers.h"

/* Copied: they outlive the request that read them. */
static struct {
	struct arena *arena;
	struct instant since;
	struct contact *desks;
	size_t n;
	const char *owners;
} site;

static void keep(const struct contact *list, size_t n, struct instant now)
{
	if (!site.arena)
		site.arena = arena_new();
	arena_reset(site.arena);
	site.desks = arena_array(site.arena, n + 1, sizeof(*site.desks));
	for (size_t i = 0; i < n; i++)
		site.desks[i] = (struct contact){
			list[i].unit,
			arena_strdup(site.arena, list[i].name),
			arena_strdup(site.arena, list[i].authority),
			arena_strdup(site.arena, list[i].address),
			arena_strdup(site.arena, list[i].phone),
			arena_strdup(site.arena, list[i].map),
			arena_strdup(site.arena, list[i].hours),
		};
	site.n = n;
	site.owners = contact_owners(site.arena, site.desks, n);
	site.since = now;
}

/* A page without its foot is better than no page; whatever failed before is
 * what its page is about. */
static void refresh(struct rq *rq)
{
	const struct fault said = rq->cx.fault;
	bool is_fresh = site.arena && rq->cx.now.s >= site.since.s &&
			rq->cx.now.s - site.since.s <= SITE_CACHE_S;
	struct contact *list;
	size_t n;

	if (is_fresh || said.detail)
		return;
	if (contact_desks(&rq->cx, instant_day(rq->cx.now), &list, &n) == OK)
		keep(list, n, rq->cx.now);
	rq->cx.fault = said;
}

const char *site_owners(struct rq *rq)
{
	refresh(rq);
	return site.owners ? site.owners : "";
}

bool site_has_phone(struct rq *rq)
{
	refresh(rq);
	for (size_t i = 0; i < site.n; i++) {
		if (*site.desks[i].phone)
			return true;
	}
	return false;
}

/* A map that nobody named: the address is looked for, without what stands in
 * brackets behind it for people ("trụ sở quận cũ"). */
static const char *map_of(struct rq *rq, const struct contact *c)
{
	const char *place = c->authority, *note = strstr(c->address, " (");
	size_t len = note ? (size_t)(note - c->address) : strlen(c->address);

	if (*c->map)
		return c->map;
	if (strncmp(place, "UBND ", 5) == 0)
		place += 5;
	place = arena_printf(rq->cx.arena, "%.*s, %s", (int)len, c->address,
			     place);
	return arena_printf(rq->cx.arena,
			    "https://www.google.com/maps/search/?api=1&query=%s",
			    url_encode(rq->cx.arena, place));
}

void view_contact(struct rq *rq, struct view *v, const struct contact *c)
{
	struct view *line;

	if (*c->address) {
		line = view_add(v, M_ADDRESS_LINE);
		view_set(line, M_ADDRESS, c->address);
		view_set(line, M_MAP, map_of(rq, c));
	}
	if (*c->phone)
		view_set(view_add(v, M_PHONE_LINE), M_PHONE, c->phone);
	if (*c->hours)
		view_set(view_add(v, M_HOURS_LINE), M_HOURS, c->hours);
}

/* Of all desks when they are the same; "" else. */
static const char *common_hours(const struct contact *list, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (strcmp(list[i].hours, list[0].hours) != 0)
			return "";
	}
	return n ? list[0].hours : "";
}

void site_fill(struct rq *rq, struct view *layout, const struct contact *own)
{
	const struct contact *list;
	const char *hours;
	size_t n;

	refresh(rq);
	list = own ? own : site.desks;
	n = own ? 1 : site.n;
	view_set(layout, M_ORG, own ? own->authority :
			       n   ? site.owners :
				     "Bộ phận Tiếp nhận và Trả kết quả");
	for (size_t i = 0; i < n; i++) {
		struct view *desk = view_add(layout, M_SITE_DESK);

		view_set(desk, M_NAME, list[i].name);
		if (*list[i].address)
			view_set(view_add(desk, M_ADDRESS_LINE), M_ADDRESS,
				 list[i].address);
		if (*list[i].phone)
			view_set(view_add(desk, M_PHONE_LINE), M_PHONE,
				 list[i].phone);
	}
	hours = common_hours(list, n);
	if (*hours)
		view_set(view_add(layout, M_SITE_HOURS), M_HOURS, hours);
}

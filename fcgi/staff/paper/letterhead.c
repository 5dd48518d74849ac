/* Who speaks, from where and when: the head of every paper. */
#include <string.h>

#include "base/address.h"
#include "db/db.h"
#include "domain/admin/contact.h"
#include "staff/paper/sheet_page.h"
#include "text/text.h"

const char *qr_address(struct rq *rq)
{
	const char *set = address_public(rq->cx.arena);

	return set ? set : arena_printf(rq->cx.arena, "http://%s", rq->host);
}

const char *paper_address(struct rq *rq)
{
	return address_name(address_public(rq->cx.arena));
}

/* "UBND phường Hòa Khánh" -> "Hòa Khánh": the place before the date. */
static const char *place(const struct unit *authority)
{
	static const char *const kinds[] = { "phường ", "xã ", "đặc khu ",
					     "quận ", "huyện ", "thành phố " };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *at = strstr(authority->name, kinds[i]);

		if (at)
			return at + strlen(kinds[i]);
	}
	return authority->short_name;
}

/* "hành chính công phường Hòa Khánh": the place on a line of its own. */
static const char *place_apart(struct arena *arena, const char *words)
{
	static const char *const kinds[] = { " phường ", " xã ",
					     " đặc khu " };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *at = strstr(words, kinds[i]);

		if (at)
			return arena_printf(arena, "%.*s\n%s",
					    (int)(at - words), words, at + 1);
	}
	return words;
}

/* In full and in capitals; a line for what it is and one for where, as the
 * head of a paper is narrow. */
static const char *heading(struct arena *arena, const char *name)
{
	static const char *const breaks[] = { "Trung tâm Phục vụ",
					      "Bộ phận Tiếp nhận" };
	const char *rest = strncmp(name, "UBND ", 5) == 0 ? name + 5 : NULL;

	if (rest)
		return arena_printf(arena, "ỦY BAN NHÂN DÂN\n%s",
				    text_upper(arena, rest));
	for (size_t i = 0; i < sizeof(breaks) / sizeof(breaks[0]); i++) {
		size_t len = strlen(breaks[i]);

		if (strncmp(name, breaks[i], len) == 0 && name[len] == ' ')
			return arena_printf(
				arena, "%s\n%s", text_upper(arena, breaks[i]),
				text_upper(arena, place_apart(arena,
							      name + len +
								      1)));
	}
	return text_upper(arena, name);
}

enum err letterhead_of(struct rq *rq, struct unit_id authority,
		       struct unit_id agency, struct instant at,
		       struct letterhead *ret)
{
	struct arena *arena = rq->cx.arena;
	struct unit above, own, seat;

	TRY(unit_authority(&rq->cx, authority, &seat));
	TRY(unit_load(&rq->cx, agency, &own));
	above = seat;
	if (own.id.v == seat.id.v && own.parent.v != INT_NONE)
		TRY(unit_load(&rq->cx, own.parent, &above));
	*ret = (struct letterhead){
		.superior = above.id.v == own.id.v ?
				    "" :
				    heading(arena, above.name),
		.agency = heading(arena, own.name),
		.place_date = arena_printf(arena, "%s, %s", place(&seat),
					   day_long(arena, instant_day(at))),
		.made_at = instant_iso(arena, at),
	};
	return OK;
}

enum err desk_on_paper(struct rq *rq, struct unit_id desk, struct instant at,
		       const char **ret_line, const char **ret_phone)
{
	struct contact c;

	TRY(contact_of(&rq->cx, desk, instant_day(at), &c));
	*ret_phone = c.phone;
	*ret_line = arena_printf(rq->cx.arena, "%s%s%s", c.name,
				 *c.address ? ", " : "", c.address);
	return OK;
}

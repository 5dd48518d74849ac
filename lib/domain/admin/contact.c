#include "domain/admin/contact.h"

#include <string.h>

#include "db/db.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/audit.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct contact_row, member)

/* The unit and those above it up to its committee, nearest first, and what
 * each says itself on the day. */
STMT(q_up, "id", "ssss",
     "WITH RECURSIVE up AS ("
     " SELECT id, parent_id, kind, name, 0 AS height FROM public_unit"
     "  WHERE id = ?"
     " UNION ALL SELECT p.id, p.parent_id, p.kind, p.name, up.height + 1"
     "  FROM up JOIN public_unit p ON p.id = up.parent_id"
     "  WHERE up.kind NOT LIKE 'ubnd%' AND up.height < 8)"
     " SELECT up.name, COALESCE(c.address, ''), COALESCE(c.phone, ''),"
     " COALESCE(c.map_url, '') FROM up LEFT JOIN public_unit_contact c"
     " ON c.unit_id = up.id AND c.id = (SELECT k.id"
     "  FROM public_unit_contact k WHERE k.unit_id = up.id"
     "  AND k.valid_from <= ? ORDER BY k.valid_from DESC, k.id DESC LIMIT 1)"
     " ORDER BY up.height LIMIT 9");
STMT(q_of_day, "id", "sss",
     "SELECT address, phone, map_url FROM public_unit_contact"
     " WHERE unit_id = ? AND valid_from <= ?"
     " ORDER BY valid_from DESC, id DESC LIMIT 1");

static void fill_blank(const char **into, const char *from)
{
	if (!**into)
		*into = from;
}

/* What the unit says itself; nothing when it says nothing. */
static enum err own(struct cx *cx, struct unit_id unit, struct day day,
		    struct contact_row *ret)
{
	enum err err = db_one(cx, q_of_day, unit.v, day, &ret->address,
			      &ret->phone, &ret->map);

	if (err != ERR_MISSING)
		return err;
	*ret = (struct contact_row){ .address = "", .phone = "", .map = "" };
	return OK;
}

static const char *hours_words(struct arena *arena,
			       const struct session_hours *s, size_t n)
{
	const char *words = "";

	for (size_t i = 0; i < n; i++)
		words = arena_printf(arena, "%s%s%02d:%02d–%02d:%02d", words,
				     i == 0	? "" :
				     i == n - 1 ? " và " :
						  ", ",
				     s[i].opens / 60, s[i].opens % 60,
				     s[i].closes / 60, s[i].closes % 60);
	return n ? arena_printf(arena, "thứ Hai đến thứ Sáu, %s", words) : "";
}

enum err contact_of(struct cx *cx, struct unit_id unit, struct day day,
		    struct contact *ret)
{
	struct session_hours hours[SESSIONS_MAX];
	const char *name, *address, *phone, *map;
	struct rows rows;
	size_t hours_n;

	TRY(db_query(cx, q_up, &rows, unit.v, day));
	if (!rows.n)
		return ERR_MISSING;
	*ret = (struct contact){ unit, NULL, NULL, "", "", "", "" };
	while (rows_next(&rows, &name, &address, &phone, &map)) {
		if (!ret->name)
			ret->name = name;
		ret->authority = name;
		/* A map shows the address that it came with. */
		if (!*ret->address && *address)
			ret->map = map;
		fill_blank(&ret->address, address);
		fill_blank(&ret->phone, phone);
	}
	TRY(calendar_hours_of(cx, unit, day, hours, &hours_n));
	ret->hours = hours_words(cx->arena, hours, hours_n);
	return OK;
}

enum err contact_desks(struct cx *cx, struct day day, struct contact **ret,
		       size_t *ret_n)
{
	struct contact *list;
	struct unit *desks;
	size_t n;

	TRY(unit_desks(cx, day, &desks, &n));
	list = arena_array(cx->arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		TRY(contact_of(cx, desks[i].id, day, &list[i]));
	*ret = list;
	*ret_n = n;
	return OK;
}

/* What all their names begin with, when it is a kind of place. */
static size_t common_kind(const struct contact *list, size_t n,
			  const char **ret_words)
{
	static const char *const kinds[] = { "UBND phường ", "UBND xã ",
					     "UBND quận ", "UBND huyện " };
	static const char *const words[] = { "UBND các phường ", "UBND các xã ",
					     "UBND các quận ",
					     "UBND các huyện " };

	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		size_t len = strlen(kinds[k]), i = 0;

		while (i < n && strncmp(list[i].authority, kinds[k], len) == 0)
			i++;
		*ret_words = words[k];
		if (i == n)
			return len;
	}
	*ret_words = "";
	return 0;
}

const char *contact_owners(struct arena *arena, const struct contact *list,
			   size_t n)
{
	const char *words;
	size_t skip;

	if (n == 0)
		return "";
	if (n == 1)
		return list[0].authority;
	skip = common_kind(list, n, &words);
	for (size_t i = 0; i < n; i++)
		words = arena_printf(arena, "%s%s%s", words,
				     i == 0	? "" :
				     i == n - 1 ? " và " :
						  ", ",
				     list[i].authority + skip);
	return words;
}

STMT(q_history, "i", "dssss",
     "SELECT c.valid_from, c.address, c.phone, c.map_url,"
     " COALESCE(a.name, '') FROM unit_contact c"
     " LEFT JOIN account a ON a.id = c.made_by WHERE c.unit_id = ?"
     " ORDER BY c.valid_from DESC, c.id DESC LIMIT 100");

enum err contact_history(struct cx *cx, struct unit_id unit,
			 struct contact_row **ret, size_t *ret_n)
{
	struct contact_row *list, *r;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_history, &rows, unit.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (r = list; rows_next(&rows, &r->from, &r->address, &r->phone,
				 &r->map, &r->by);
	     r = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_add, "idsssit", "",
     "INSERT INTO unit_contact (unit_id, valid_from, address, phone, map_url,"
     " made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)");

static enum err add(struct cx *cx, struct unit_id unit, int64_t by,
		    const struct contact_row *in)
{
	return db_exec(cx, q_add, unit.v, in->from, in->address, in->phone,
		       in->map, by, cx->now);
}

static enum err check(struct cx *cx, const struct contact_row *in)
{
	if (in->from.n < instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(from),
			      "Địa chỉ, điện thoại chỉ đổi từ hôm nay trở đi:"
			      " trang và giấy của ngày trước giữ nguyên");
	if (*in->map && strncmp(in->map, "https://", 8) != 0)
		return refuse(cx, ERR_INPUT, AT(map),
			      "Đường dẫn bản đồ bắt đầu bằng https://");
	if (*in->map && !*in->address)
		return refuse(cx, ERR_INPUT, AT(address),
			      "Ghi địa chỉ mà bản đồ chỉ đến");
	return OK;
}

static bool says_same(const struct contact_row *a, const struct contact_row *b)
{
	return strcmp(a->address, b->address) == 0 &&
	       strcmp(a->phone, b->phone) == 0 && strcmp(a->map, b->map) == 0;
}

struct change {
	const struct actor *by;
	struct unit_id unit;
	const struct contact_row *in;
};

static enum err change(struct cx *cx, void *arg)
{
	const struct change *c = arg;
	struct contact_row now;
	struct unit u;

	TRY(unit_load(cx, c->unit, &u));
	TRY(own(cx, c->unit, c->in->from, &now));
	if (says_same(&now, c->in))
		return refuse(cx, ERR_INPUT, AT(address),
			      "Không có gì thay đổi so với dòng đang dùng");
	TRY(add(cx, c->unit, c->by->id.v, c->in));
	return audit_write(cx, c->by, "unit_contact", NO_DOSSIER, "ok",
			   u.code);
}

enum err contact_change(struct cx *cx, const struct actor *by,
			struct unit_id unit, const struct contact_row *in)
{
	struct change c = { by, unit, in };

	TRY(check(cx, in));
	return db_in_tx(cx) ? change(cx, &c) : db_tx(cx, change, &c);
}

STMT(q_imported, "i", "sss",
     "SELECT address, phone, map_url FROM unit_contact WHERE unit_id = ?"
     " AND made_by IS NULL ORDER BY id DESC LIMIT 1");
STMT(q_any, "i", "i", "SELECT COUNT(*) FROM unit_contact WHERE unit_id = ?");

/* Held against what a file said before, not against what an administrator
 * wrote since: the same file again takes nothing back. */
enum err contact_import(struct cx *cx, struct unit_id unit, struct day first,
			const struct contact_row *in, bool *ret_new)
{
	struct contact_row before = { .address = "", .phone = "", .map = "" };
	struct contact_row row = *in;
	int64_t n;
	enum err err = db_one(cx, q_imported, unit.v, &before.address,
			      &before.phone, &before.map);

	if (err != OK && err != ERR_MISSING)
		return err;
	fill_blank(&row.address, before.address);
	fill_blank(&row.phone, before.phone);
	fill_blank(&row.map, before.map);
	*ret_new = !says_same(&before, &row);
	if (!*ret_new)
		return OK;
	TRY(db_one(cx, q_any, unit.v, &n));
	row.from = n ? instant_day(cx->now) : first;
	return add(cx, unit, INT_NONE, &row);
}

enum err contact_lacking(struct cx *cx, struct day day, struct contact **ret,
			 size_t *ret_n)
{
	struct contact *list;
	size_t all, n = 0;

	TRY(contact_desks(cx, day, &list, &all));
	for (size_t i = 0; i < all; i++) {
		if (!*list[i].phone || !*list[i].address)
			list[n++] = list[i];
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

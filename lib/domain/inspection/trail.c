#include "domain/inspection/trail.h"

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "text/csv.h"

/* Whoever looked for a number that is not theirs to see does not learn from
 * the trail that there is one: such a row is found from the dossier's side. */
#define SHOWN                                                                \
	"SELECT a.id, a.at, COALESCE(p.name, ''), COALESCE(p.login, ''),"    \
	" COALESCE(u.name, ''), a.role, a.action,"                           \
	" IF(a.outcome = 'refused' AND a.detail = 'missing', '',"            \
	"  COALESCE(d.code, '')),"                                           \
	" a.outcome, a.detail, a.purpose, a.reason, COALESCE(s.name, ''),"   \
	" a.request_id, a.rows_n FROM audit a"
#define JOINED                                          \
	" LEFT JOIN account p ON p.id = a.account_id"   \
	" LEFT JOIN unit u ON u.id = a.unit_id"         \
	" LEFT JOIN dossier d ON d.id = a.dossier_id"   \
	" LEFT JOIN account s ON s.id = a.subject_id"
#define SHOWN_OUT "itssssssssssssi"
/* (at, id) < (?, ?), written so that the index begins at the page. */
#define BEFORE                                                     \
	" AND a.at <= ? AND (a.at < ? OR a.id < ?)"                \
	" ORDER BY a.at DESC, a.id DESC LIMIT 50"

STMT(q_day, "ittti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_day)" JOINED
	   " WHERE a.authority_id = ? AND a.at >= ?" BEFORE);
STMT(q_day_refused, "ittti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_day_outcome)" JOINED
	   " WHERE a.authority_id = ? AND a.outcome = 'refused'"
	   " AND a.at >= ?" BEFORE);
STMT(q_person, "iitti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_account)" JOINED
	   " WHERE a.account_id = ? AND a.authority_id = ?" BEFORE);
STMT(q_person_refused, "iitti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_account_outcome)" JOINED
	   " WHERE a.account_id = ? AND a.outcome = 'refused'"
	   " AND a.authority_id = ?" BEFORE);
STMT(q_dossier, "itti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_dossier)" JOINED
	   " WHERE a.dossier_id = ?" BEFORE);
STMT(q_dossier_refused, "itti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_dossier_outcome)" JOINED
	   " WHERE a.dossier_id = ? AND a.outcome = 'refused'" BEFORE);

static bool next_row(struct rows *rows, struct trail_row *r)
{
	return rows_next(rows, &r->id, &r->at, &r->who, &r->login, &r->unit,
			 &r->role, &r->action, &r->code, &r->outcome,
			 &r->detail, &r->purpose, &r->reason, &r->subject,
			 &r->request_id, &r->rows_n);
}

static void take_rows(struct cx *cx, struct rows *rows, struct trail_row **ret,
		      size_t *ret_n)
{
	struct trail_row *list =
		arena_array(cx->arena, rows->n + 1, sizeof(*list));
	size_t n = 0;

	while (next_row(rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
}

/* Where the page begins, within what is asked at all. */
static struct instant begins(const struct trail_ask *ask, struct instant end)
{
	return ask->before.s == INSTANT_NONE.s || ask->before.s > end.s ?
		       end :
		       ask->before;
}

static int64_t begins_id(const struct trail_ask *ask)
{
	return ask->before.s == INSTANT_NONE.s ? INT64_MAX : ask->before_id;
}

enum err trail_of_day(struct cx *cx, const struct actor *actor, struct day day,
		      const struct trail_ask *ask, struct trail_row **ret,
		      size_t *ret_n)
{
	struct instant from = instant_at(day, 0);
	struct instant at =
		begins(ask, (struct instant){ from.s + 24 * 3600 - 1 });
	struct rows rows;

	TRY(db_query(cx, ask->only_refused ? q_day_refused : q_day, &rows,
		     actor->authority.v, from, at, at, begins_id(ask)));
	take_rows(cx, &rows, ret, ret_n);
	return audit_put(cx, actor,
			 &(struct audit_row){
				 .action = "audit_day",
				 .detail = day_iso(cx->arena, day) });
}

enum err trail_of_person(struct cx *cx, const struct actor *actor,
			 struct account_id person, const struct trail_ask *ask,
			 struct trail_row **ret, size_t *ret_n)
{
	struct instant at = begins(ask, cx->now);
	struct rows rows;

	TRY(db_query(cx, ask->only_refused ? q_person_refused : q_person,
		     &rows, person.v, actor->authority.v, at, at,
		     begins_id(ask)));
	take_rows(cx, &rows, ret, ret_n);
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = "audit_person",
					      .subject = person });
}

enum err trail_of_dossier(struct cx *cx, const struct actor *actor,
			  struct dossier_id id, const struct trail_ask *ask,
			  struct trail_row **ret, size_t *ret_n)
{
	struct instant at = begins(ask, cx->now);
	struct rows rows;

	TRY(db_query(cx, ask->only_refused ? q_dossier_refused : q_dossier,
		     &rows, id.v, at, at, begins_id(ask)));
	take_rows(cx, &rows, ret, ret_n);
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = "audit_read",
					      .dossier = id });
}

STMT(q_people, "iii", "isss",
     "SELECT p.id, p.name, p.login, MIN(u.name) FROM account_role r"
     " JOIN account p ON p.id = r.account_id JOIN unit u ON u.id = r.unit_id"
     " LEFT JOIN unit v ON v.id = u.parent_id"
     " WHERE u.id = ? OR u.parent_id = ? OR v.parent_id = ?"
     " GROUP BY p.id, p.name, p.login ORDER BY p.name, p.login LIMIT 500");

enum err trail_people(struct cx *cx, const struct actor *actor,
		      struct trail_person **ret, size_t *ret_n)
{
	int64_t authority = actor->authority.v;
	struct trail_person *list, *p;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_people, &rows, authority, authority, authority));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (p = list;
	     rows_next(&rows, &p->id.v, &p->name, &p->login, &p->unit);
	     p = &list[++n])
		;
	*ret = list;
	*ret_n = n;
	return OK;
}

STMT(q_csv, "itttti", SHOWN_OUT,
     SHOWN " FORCE INDEX (audit_day)" JOINED
	   " WHERE a.authority_id = ? AND a.at >= ? AND a.at <= ?"
	   " AND a.at >= ? AND (a.at > ? OR a.id > ?)"
	   " ORDER BY a.at, a.id LIMIT 2000");
#define CSV_PAGE 2000

static void put_cell(struct buf *b, const char *s)
{
	buf_putc(b, ',');
	csv_cell(b, s);
}

static void put_row(struct arena *arena, struct buf *b,
		    const struct trail_row *r)
{
	buf_printf(b, "%lld", (long long)r->id);
	put_cell(b, instant_iso(arena, r->at));
	put_cell(b, r->who);
	put_cell(b, r->login);
	put_cell(b, r->unit);
	put_cell(b, role_name(role_bit(r->role)));
	put_cell(b, trail_action(r));
	put_cell(b, r->code);
	put_cell(b, trail_outcome(r));
	put_cell(b, purpose_name(r->purpose));
	put_cell(b, r->reason);
	put_cell(b, trail_detail(arena, r));
	put_cell(b, r->subject);
	put_cell(b, r->request_id);
	buf_puts(b, "\r\n");
}

static enum err put_rows(struct cx *page, const struct actor *actor,
			 struct day day, struct buf *b)
{
	struct instant from = instant_at(day, 0), at = from;
	struct instant to = { from.s + 24 * 3600 - 1 };
	struct trail_row r = { 0 };
	struct rows rows;

	do {
		arena_reset(page->arena);
		TRY(db_query(page, q_csv, &rows, actor->authority.v, from, to,
			     at, at, r.id));
		while (next_row(&rows, &r)) {
			put_row(page->arena, b, &r);
			at = r.at;
		}
	} while (rows.n == CSV_PAGE && buf_err(b) == OK);
	return OK;
}

enum err trail_csv(struct cx *cx, const struct actor *actor, struct day day,
		   struct buf *ret, struct digest *ret_digest)
{
	struct cx page = *cx; /* memory of one page at a time */
	char hex[65];
	enum err err;

	buf_init(ret, cx->arena, TRAIL_CSV);
	buf_puts(ret, "\xef\xbb\xbf"
		      "Số,Thời điểm,Người,Tài khoản,Đơn vị,Vai trò,Việc,Hồ sơ,"
		      "Kết quả,Mục đích,Nêu rõ,Chi tiết,Về người,Mã yêu cầu\r\n");
	page.arena = arena_new();
	err = put_rows(&page, actor, day, ret);
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	TRY(err);
	if (buf_err(ret) != OK)
		return refuse(cx, ERR_LIMIT, NULL,
			      "Nhật ký của ngày này quá lớn để xuất một tệp.");
	*ret_digest = sha256(ret->data, ret->len);
	digest_hex(ret_digest, hex);
	return audit_put(cx, actor,
			 &(struct audit_row){
				 .action = "audit_csv",
				 .detail = arena_printf(
					 cx->arena, "%s %s",
					 day_iso(cx->arena, day), hex) });
}

/*
 * For those who watch over it: who did and who looked, by day, person and
 * dossier, and whether the trail is still as it was sealed.
 */
#include <stdlib.h>
#include <string.h>

#include "domain/casework/access.h"
#include "domain/casework/dossier.h"
#include "domain/inspection/trail.h"
#include "domain/ledger/audit.h"
#include "domain/proof/seal.h"
#include "domain/reception/dossier_code.h"
#include "domain/reception/identity.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "text/text.h"

#define HOME "/can-bo/kiem-tra"

struct shown {
	const char *title, *path; /* path with the question, for the next page */
	struct trail_ask ask;
	struct trail_row *rows;
	size_t n;
};

static bool asks_refused(struct rq *rq)
{
	const char *only = rq_arg(rq, "chi");

	return only && strcmp(only, "tu-choi") == 0;
}

/* "at.id" of the last row seen; anything else begins at the newest. */
static struct trail_ask read_ask(struct rq *rq)
{
	struct trail_ask ask = { .only_refused = asks_refused(rq),
				 .before = INSTANT_NONE };
	struct instant at;
	int64_t number;

	if (!rq_place(rq_arg(rq, "truoc"), &at, &number) || !at.s)
		return ask;
	ask.before = at;
	ask.before_id = number;
	return ask;
}

static enum err fill_people(struct rq *rq, struct view *v)
{
	struct trail_person *people;
	const char *chosen = rq_arg(rq, "nguoi");
	size_t n;

	TRY(trail_people(&rq->cx, actor_of(rq), &people, &n));
	for (size_t i = 0; i < n; i++) {
		const char *id = arena_printf(rq->cx.arena, "%lld",
					      (long long)people[i].id.v);
		struct view *option = view_add(v, M_PERSON);

		view_set(option, M_VALUE, id);
		view_setf(option, M_LABEL, "%s (%s), %s", people[i].name,
			  people[i].login, people[i].unit);
		if (chosen && strcmp(chosen, id) == 0)
			view_show(option, M_SELECTED);
	}
	return OK;
}

static enum err fill_seal(struct rq *rq, struct view *v)
{
	struct arena *arena = rq->cx.arena;
	struct seal_check check;
	struct seal_head head;
	struct view *s;
	char hex[65];
	enum err err;

	TRY(seal_newest(&rq->cx, &head));
	if (head.no) {
		digest_hex(&head.hash, hex);
		s = view_add(v, M_SEALED);
		view_set_int(s, M_NUMBER, head.no);
		view_set(s, M_AT, moment_words(arena, head.at));
		view_set(s, M_HASH, arena_strdup(arena, hex));
	} else {
		view_show(v, M_NOT_SEALED);
	}
	err = seal_check_newest(&rq->cx, &check);
	if (cx_without(&rq->cx, err, ERR_MISSING)) {
		view_show(v, M_NOT_CHECKED);
		return OK;
	}
	TRY(err);
	if (!check.faults && !seal_check_is_sound(&check)) {
		view_show(v, M_NOTHING_YET);
		return OK;
	}
	s = view_add(v, check.faults ? M_BROKEN : M_SOUND);
	view_set(s, M_AT, moment_words(arena, check.at));
	view_set(s, M_SEALS, text_number(arena, check.seals));
	view_set(s, M_ROWS_N, text_number(arena, check.rows));
	view_set(s, M_FAULTS, text_number(arena, check.faults));
	view_set(s, M_FIRST, seal_check_words(arena, &check));
	return OK;
}

/* The three questions, with what was asked. */
static enum err fill_forms(struct rq *rq, struct view *v)
{
	const char *day = rq_arg(rq, "ngay"), *code = rq_arg(rq, "ma");

	page_problems(rq, v);
	view_set(v, M_DAY, day ? day :
				 day_dmy(rq->cx.arena,
					 instant_day(rq->cx.now)));
	view_set(v, M_TYPED, code);
	page_beside(rq, v, M_ERR_DAY, "ngay");
	page_beside(rq, v, M_ERR_CODE, "ma");
	page_beside(rq, v, M_ERR_PERSON, "nguoi");
	if (asks_refused(rq))
		view_show(v, M_ONLY_REFUSED);
	return fill_people(rq, v);
}

static void fill_row(struct rq *rq, struct view *v, const struct trail_row *r)
{
	struct arena *arena = rq->cx.arena;
	const char *role = role_name(role_bit(r->role));
	const char *detail = trail_detail(arena, r);
	const char *purpose = purpose_name(r->purpose);

	view_set(v, M_AT, moment_words(arena, r->at));
	view_set(v, M_WHO, *r->who ? r->who : "Chưa đăng nhập");
	view_setf(v, M_UNIT, "%s%s%s", r->unit, *r->unit && *role ? " · " : "",
		  role);
	view_set(v, M_ACTION, trail_action(r));
	view_set(v, M_OUTCOME, trail_outcome(r));
	if (strcmp(r->outcome, "refused") == 0)
		view_show(v, M_REFUSED);
	if (*r->code)
		view_set(view_add(v, M_DOSSIER), M_CODE, r->code);
	if (*r->subject)
		view_set(view_add(v, M_ABOUT), M_NAME, r->subject);
	if (*detail)
		view_set(view_add(v, M_DETAIL_LINE), M_DETAIL, detail);
	view_set(v, M_PURPOSE, purpose);
	if (*r->reason)
		view_set(view_add(v, M_REASON_LINE), M_REASON, r->reason);
}

static void fill_list(struct rq *rq, struct view *v, const struct shown *s)
{
	const struct trail_row *last = &s->rows[s->n ? s->n - 1 : 0];
	struct view *list = view_add(v, M_LIST);

	view_set(list, M_TITLE, s->title);
	if (!s->n)
		view_show(list, M_EMPTY);
	else
		list = view_add(list, M_TABLE);
	for (size_t i = 0; i < s->n; i++)
		fill_row(rq, view_add(list, M_ROW), &s->rows[i]);
	if (s->n == TRAIL_PAGE)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "%s%s&truoc=%lld.%lld", s->path,
			  s->ask.only_refused ? "&chi=tu-choi" : "",
			  (long long)last->at.s, (long long)last->id);
}

static enum err show(struct rq *rq, const struct shown *s)
{
	struct view *v = page_staff(rq, T_STAFF_INSPECT_TRAIL, "Nhật ký truy cập");

	TRY(fill_forms(rq, v));
	if (s)
		fill_list(rq, v, s);
	else
		TRY(fill_seal(rq, view_add(v, M_STATE)));
	return page_send(rq);
}

enum err trail_home(struct rq *rq)
{
	return show(rq, NULL);
}

/* The day typed, today when none is. */
static bool read_day(struct rq *rq, struct day *ret)
{
	const char *typed = rq_arg(rq, "ngay");

	*ret = instant_day(rq->cx.now);
	if (!typed || text_is_blank(typed))
		return true;
	if (day_parse_typed(typed, ret) == DAY_READ)
		return true;
	rq_problem(rq, "ngay",
		   "Ngày chưa đúng: ghi ngày/tháng/năm, ví dụ 25/11/2026.");
	return false;
}

enum err trail_day(struct rq *rq)
{
	struct shown s = { .ask = read_ask(rq) };
	const char *dmy;
	struct day day;

	if (!read_day(rq, &day))
		return show(rq, NULL);
	dmy = day_dmy(rq->cx.arena, day);
	s.title = arena_printf(rq->cx.arena, "Ngày %s", dmy);
	s.path = arena_printf(rq->cx.arena, HOME "/ngay?ngay=%s",
			      url_encode(rq->cx.arena, dmy));
	TRY(trail_of_day(&rq->cx, actor_of(rq), day, &s.ask, &s.rows, &s.n));
	return show(rq, &s);
}

enum err trail_person(struct rq *rq)
{
	struct shown s = { .ask = read_ask(rq) };
	const char *asked = rq_arg(rq, "nguoi");
	struct trail_person *people;
	size_t n, i = 0;

	TRY(trail_people(&rq->cx, actor_of(rq), &people, &n));
	while (i < n && (!asked || strtoll(asked, NULL, 10) != people[i].id.v))
		i++;
	if (i == n) {
		rq_problem(rq, "nguoi",
			   "Vui lòng chọn một người của đơn vị mình.");
		return show(rq, NULL);
	}
	s.title = arena_printf(rq->cx.arena, "%s (%s)", people[i].name,
			       people[i].login);
	s.path = arena_printf(rq->cx.arena, HOME "/nguoi?nguoi=%lld",
			      (long long)people[i].id.v);
	TRY(trail_of_person(&rq->cx, actor_of(rq), people[i].id, &s.ask,
			    &s.rows, &s.n));
	return show(rq, &s);
}

enum err trail_dossier(struct rq *rq)
{
	struct shown s = { .ask = read_ask(rq) };
	const char *typed = rq_arg(rq, "ma"), *why = NULL;
	const char *code = dossier_code(rq->cx.arena, typed ? typed : "", &why);
	const char *purpose;
	struct dossier d;
	enum err err;

	if (!code) {
		rq_problem(rq, "ma",
			   why ? why : "Vui lòng nhập mã hồ sơ.");
		return show(rq, NULL);
	}
	err = dossier_find(&rq->cx, actor_of(rq), code, &d);
	if (err == ERR_MISSING) {
		rq_problem(rq, "ma", cx_take_fault(&rq->cx).message);
		return show(rq, NULL);
	}
	TRY(err);
	s.title = arena_printf(rq->cx.arena, "Hồ sơ %s", d.code);
	s.path = arena_printf(rq->cx.arena, HOME "/ho-so?ma=%s", d.code);
	/* Of a committee below one's own: said first what for. */
	err = d.is_below ? access_purpose(&rq->cx, actor_of(rq), &d,
					  &purpose) :
			   OK;
	if (cx_without(&rq->cx, err, ERR_PURPOSE))
		return purpose_ask_for(rq, d.code, s.path);
	TRY(err);
	TRY(trail_of_dossier(&rq->cx, actor_of(rq), d.id, &s.ask, &s.rows,
			     &s.n));
	return show(rq, &s);
}

/* The file's own digest is in its name and, whole, in the trail. */
enum err trail_csv_show(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	struct digest digest;
	struct buf csv;
	struct day day;
	char hex[65];

	if (!read_day(rq, &day))
		return show(rq, NULL);
	TRY(trail_csv(&rq->cx, actor_of(rq), day, &csv, &digest));
	digest_hex(&digest, hex);
	res_header(rq, "Content-Disposition",
		   arena_printf(arena,
				"attachment; filename=\"nhat-ky-%s-%.16s.csv\"",
				day_iso(arena, day), hex));
	res_header(rq, "X-Content-SHA256", arena_strdup(arena, hex));
	return res_bytes(rq, 200, "text/csv; charset=utf-8", csv.data,
			 csv.len);
}

/*
 * Signing in and out, and coming back to a form after the session ended.  What
 * else is due before work may begin (code, new password, enrolment) has pages
 * of its own in sign_in_steps.c; until then the route table lets nothing else.
 *
 * A post that arrives without a session is not lost: its fields travel as
 * hidden fields through the sign-in page, and the resume page sends them again
 * under the same form key, so nothing is doubled either.
 */
#include <string.h>

#include "common/gate.h"
#include "common/page.h"
#include "common/site.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/pages.h"
#include "staff/queue/inbox.h"

#define HOME "/can-bo"

/* clang-format off */
static const struct field sign_in_fields[] = {
	FIELD_TEXT(struct sign_in, login, "ten_dang_nhap", "Tên đăng nhập", FIELD_REQUIRED, 64, .autocomplete = "username"),
	FIELD_TEXT(struct sign_in, password, "mat_khau", "Mật khẩu", FIELD_REQUIRED | FIELD_SECRET, 200,
		 .look = LOOK_PASSWORD, .autocomplete = "current-password"),
	FIELD_TEXT(struct sign_in, next, "_tiep", "Trang tiếp theo", 0, 2000),
};
/* clang-format on */
const struct form sign_in_form = FORM(struct sign_in, sign_in_fields);

/* Only ever back into the portal, never to another site. */
const char *sign_in_next(const char *next)
{
	if (!next || strncmp(next, "/can-bo", 7) != 0 ||
	    (next[7] != '/' && next[7] != '\0' && next[7] != '?') ||
	    strpbrk(next, "\\\r\n"))
		return HOME;
	return next;
}

const char *sign_in_next_asked(const struct rq *rq)
{
	return sign_in_next(rq->method == POST ? rq_field(rq, "_tiep") :
						 rq_arg(rq, "tiep"));
}

/* The fields of signing in or of a purpose itself are not of the form that waits. */
static bool is_kept(const char *name)
{
	static const char *const own[] = { "_csrf",	   "_tiep",
					   "_giu",	   "mat_khau",
					   "ten_dang_nhap", "ma_xac_thuc",
					   "mat_khau_moi",  "mat_khau_lai",
					   "muc_dich",	   "muc_dich_ro",
					   "ma_hien_tai" };

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
		if (strcmp(name, own[i]) == 0)
			return false;
	}
	return true;
}

/*
 * Files do not wait: whoever posts without a session would fill the disk with
 * what nobody has looked at.  Their names do, as fields of this prefix before
 * the name of the field, and the page says which have to be chosen again.
 */
#define LOST "_tep_"

static bool is_lost(const char *name)
{
	return strncmp(name, LOST, strlen(LOST)) == 0;
}

static void lose_files(struct rq *rq)
{
	struct pair *more = arena_array(rq->cx.arena,
					rq->fields.n + rq->uploads_n + 1,
					sizeof(*more));

	if (rq->fields.n)
		memcpy(more, rq->fields.at, rq->fields.n * sizeof(*more));
	rq->fields.at = more;
	for (size_t i = 0; i < rq->uploads_n; i++)
		more[rq->fields.n++] = (struct pair){
			arena_printf(rq->cx.arena, LOST "%s",
				     rq->uploads[i].field),
			rq->uploads[i].file_name
		};
	rq->uploads_n = 0;
}

static void fill_field(struct view *v, const struct pair *field)
{
	struct view *kept = view_add(v, M_KEPT);

	view_set(kept, M_NAME, field->name);
	view_set(kept, M_VALUE, field->value);
}

size_t sign_in_fill_kept(struct rq *rq, struct view *v)
{
	size_t n = 0;

	lose_files(rq);
	for (size_t i = 0; i < rq->fields.n; i++) {
		const struct pair *field = &rq->fields.at[i];

		if (!is_kept(field->name))
			continue;
		fill_field(v, field);
		if (is_lost(field->name))
			view_set(view_add(v, M_LOST), M_NAME, field->value);
		n++;
	}
	return n;
}

/* One choice of files for each field that had some. */
static void ask_files(struct rq *rq, struct view *v, size_t first)
{
	const char *name = rq->fields.at[first].name;
	struct view *again;

	for (size_t i = 0; i < first; i++) {
		if (strcmp(rq->fields.at[i].name, name) == 0)
			return;
	}
	view_show(v, M_MULTIPART);
	again = view_add(v, M_AGAIN);
	view_set(again, M_FIELD, name + strlen(LOST));
	for (size_t i = first; i < rq->fields.n; i++) {
		if (strcmp(rq->fields.at[i].name, name) == 0)
			view_set(view_add(again, M_LOST), M_NAME,
				 rq->fields.at[i].value);
	}
}

void sign_in_fill_waiting(struct rq *rq, struct view *v)
{
	bool is_whole = true;

	lose_files(rq);
	for (size_t i = 0; i < rq->fields.n; i++) {
		if (is_lost(rq->fields.at[i].name)) {
			ask_files(rq, v, i);
			is_whole = false;
		} else if (is_kept(rq->fields.at[i].name)) {
			fill_field(v, &rq->fields.at[i]);
		}
	}
	if (is_whole)
		view_show(v, M_WHOLE);
}

static enum err show(struct rq *rq, int status, const char *next, bool keeps)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_SIGN_IN, "Đăng nhập");

	page_failed("Chưa đăng nhập được");
	page_problems(rq, v);
	view_set(v, M_NEXT, next);
	view_set(v, M_ORG, site_owners(rq));
	if (keeps && sign_in_fill_kept(rq, v))
		view_show(v, M_EXPIRED);
	else if (status == 401)
		view_show(v, M_NOT_DONE);
	page_field(rq, v, M_FIELD_LOGIN, &sign_in_form, "ten_dang_nhap", NULL);
	page_field(rq, v, M_FIELD_PASSWORD, &sign_in_form, "mat_khau", NULL);
	return page_send_as(rq, status);
}

enum err sign_in_show(struct rq *rq)
{
	bool is_posted = rq->method == POST;

	if (!is_posted && rq->session &&
	    rq->session->actor.roles & ROLE_HALFWAY)
		return sign_in_go_on(rq, sign_in_next_asked(rq));
	return show(rq, page_status(rq), sign_in_next_asked(rq), is_posted);
}

/* Where the form was going; one that carries another form through a question
 * knows where that one was. */
static const char *target(struct rq *rq)
{
	const char *next = rq_field(rq, "_tiep");

	return sign_in_next(next && *next ? next : rq_target(rq));
}

enum err sign_in_again(struct rq *rq)
{
	return show(rq, 401, target(rq), true);
}

/* The form that was waiting, with a fresh token, one press away. */
static enum err resume(struct rq *rq, const char *next, int status)
{
	struct view *v = page_staff(rq, T_STAFF_SIGN_IN_RESUME_FORM,
				    "Gửi lại biểu mẫu");

	view_set(v, M_ACTION, next);
	view_set(v, M_CSRF, gate_csrf(rq));
	view_set(v, M_USER, rq->session->actor.name);
	view_set(v, M_UNIT, rq->session->actor.unit_name);
	if (status == 403)
		view_show(v, M_NOT_DONE);
	if (status == 503)
		view_set(view_add(v, M_BUSY), M_SENTENCE, rq->cx.fault.message);
	sign_in_fill_waiting(rq, v);
	return page_send_as(rq, status);
}

/* Only what surely came from a page of ours is shown with a token that works:
 * the gate has compared the Origin, where there is one. */
enum err sign_in_token(struct rq *rq)
{
	if (!rq->origin || !sign_in_waits(rq) ||
	    rq->session->actor.roles & ROLE_HALFWAY)
		return ERR_DENIED;
	(void)cx_take_fault(&rq->cx);
	return resume(rq, target(rq), 403);
}

enum err sign_in_busy(struct rq *rq)
{
	if (rq->method != POST || !rq->session || !sign_in_waits(rq) ||
	    rq->session->actor.roles & ROLE_HALFWAY)
		return ERR_BUSY;
	res_header(rq, "Retry-After", "60");
	return resume(rq, target(rq), 503);
}

const char *sign_in_page_of(struct rq *rq, const char *next)
{
	const char *page = route_page(staff_routes, staff_routes_n,
				      rq->cx.arena, next);

	return page ? page : HOME;
}

bool sign_in_waits(const struct rq *rq)
{
	for (size_t i = 0; i < rq->fields.n; i++) {
		if (is_kept(rq->fields.at[i].name))
			return true;
	}
	return false;
}

enum err sign_in_go_on(struct rq *rq, const char *next)
{
	unsigned roles = rq->session->actor.roles;
	bool waits = sign_in_waits(rq);

	if (!waits)
		next = sign_in_page_of(rq, next);
	if (roles & ROLE_HALFWAY)
		return sign_in_step(rq, next, waits);
	if (waits)
		return resume(rq, next, 200);
	return res_see_other(rq, next);
}

enum err sign_in_enter(struct rq *rq, const char *token)
{
	struct session *session = arena_alloc(rq->cx.arena, sizeof(*session));

	res_cookie(rq, SESSION_COOKIE, token, 0);
	TRY(account_session(&rq->cx, token, &session->actor, session->csrf));
	rq->session = session;
	return OK;
}

/* This machine's later tries are counted apart from those of strangers. */
static void keep_device(struct rq *rq, const char *login)
{
	const char *device = rq_cookie(rq, DEVICE_COOKIE);

	if (!account_knows_device(rq->cx.arena, login, device))
		res_cookie(rq, DEVICE_COOKIE,
			   account_device(rq->cx.arena, login),
			   DEVICE_DAYS * 24 * 3600);
}

enum err sign_in_do(struct rq *rq)
{
	const struct sign_in *form = rq->form;
	const char *token;
	enum err err = account_sign_in(&rq->cx, form->login, form->password,
				       rq_cookie(rq, DEVICE_COOKIE), &token);

	/* Not "sign in first": that is what was tried. */
	TRY(err == ERR_LOGIN ? ERR_INPUT : err);
	TRY(sign_in_enter(rq, token));
	keep_device(rq, form->login);
	return sign_in_go_on(rq, sign_in_next(form->next));
}

enum err sign_out_do(struct rq *rq)
{
	TRY(account_sign_out(&rq->cx, rq_cookie(rq, SESSION_COOKIE)));
	res_cookie(rq, SESSION_COOKIE, "", -1);
	return res_see_other(rq, "/can-bo/dang-nhap");
}

enum err staff_load_session(struct rq *rq)
{
	const char *token = rq_cookie(rq, SESSION_COOKIE);
	struct session *session;
	enum err err;

	if (!token)
		return OK;
	session = arena_alloc(rq->cx.arena, sizeof(*session));
	rq->cx.is_unattended = inbox_is_unattended(rq);
	err = account_session(&rq->cx, token, &session->actor, session->csrf);
	if (cx_without(&rq->cx, err, ERR_LOGIN))
		return OK; /* nobody: the gate decides what that means */
	TRY(err);
	rq->session = session;
	if (rq->route) /* no page of ours: looks at nothing */
		purpose_of_route(rq);
	return OK;
}

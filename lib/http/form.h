/*
 * Forms as typed field specs that fill a command struct and draw the page.
 *
 * A field is present, absent, or present but invalid; each invalid one gets a
 * sentence of its own.  What was typed stays in rq->fields, so the page can
 * show it again unchanged.
 *
 *   struct sign_in { const char *login, *password; };
 *   static const struct field sign_in_fields[] = {
 *     FIELD_TEXT(struct sign_in, login, "ten_dang_nhap", "Tên đăng nhập",
 *                FIELD_REQUIRED, 64), ...
 *   };
 *   const struct form sign_in_form = FORM(struct sign_in, sign_in_fields);
 */
#ifndef HTTP_FORM_H
#define HTTP_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cx.h"
#include "base/err.h"
#include "base/when.h"

struct rq;

enum field_type {
	TYPE_TEXT,   /* const char *, NFC, trimmed, never NULL ("" = absent) */
	TYPE_LINES,  /* the same, line breaks allowed */
	TYPE_INT,    /* int64_t, INT64_MIN = absent */
	TYPE_MONEY,  /* the same, in đồng */
	TYPE_DAY,    /* struct day from dd/mm/yyyy, DAY_NONE = absent */
	TYPE_BOOL,   /* bool: present and not "0" */
	TYPE_PHONE,  /* const char *, as text/typed.h stores it */
	TYPE_EMAIL,  /* const char *, likewise */
	TYPE_CHOICE, /* const char *, one of `choices` */
	TYPE_KEY,    /* const char *: 32 hex letters (idempotency key) */
	TYPE_MANY,   /* no member: several of a name, read by the page */
	TYPE_PLACE,  /* nothing is read: where a command's member stands */
};

/* FIELD_SECRET: a password, which no paper shows. */
enum { FIELD_REQUIRED = 1, FIELD_SECRET = 2 };

/* One of a list to choose from; a NULL value ends the list.  NULL words: the
 * page draws the list itself. */
struct choice {
	const char *value, *words;
};

enum look {
	LOOK_INPUT, /* of TYPE_LINES: an area */
	LOOK_LINE,  /* of TYPE_LINES: none */
	LOOK_PASSWORD,
	LOOK_SELECT,
	LOOK_RADIOS,
	LOOK_CHECKS, /* several may be sent under the name */
};

/* Reads what is posted and draws the control (common/field.h), so that the
 * sentence names what stands on the screen. */
struct field {
	enum field_type type;
	size_t offset;
	const char *member; /* what a refusal calls it: MEMBER() of base/cx.h */
	const char *name;  /* form name, e.g. "ho_ten" */
	const char *label; /* "Họ và tên"; no sentence says what is in (…) */
	unsigned flags;
	int64_t max; /* characters, or the greatest number */
	const struct choice *choices;
	const char *hint, *autocomplete;
	enum look look;
	/* The acts that ask for it, as bits of form.acts(); 0: each.  A name
	 * may stand in several rows, each with the words of its act. */
	unsigned when;
};

struct form {
	const struct field *fields;
	size_t n;
	size_t size;
	/* Adds what no field can know alone; NULL: nothing.  After the form's
	 * key was looked at (common/gate.c), so before any handler. */
	void (*judge)(struct rq *rq);
	/* Which act is posted; NULL: the form has one. */
	unsigned (*acts)(const struct rq *rq);
};

#define FORM(type, list) FORM_JUDGED(type, list, NULL)
#define FORM_JUDGED(type, list, judge) FORM_OF_ACTS(type, list, judge, NULL)
#define FORM_OF_ACTS(type, list, judge, acts) \
	{ (list), sizeof(list) / sizeof((list)[0]), sizeof(type), judge, acts }
/* The last argument is the greatest length or number, or the choices; more may
 * follow it: FIELD_TEXT(struct x, name, "ten", "Tên", 0, 64, .hint = "…"). */
#define FIELD_OF(ty, st, m, nm, words, flag, ...) \
	{ .type = ty, .offset = offsetof(st, m), .member = #m, .name = nm, \
	  .label = words, .flags = flag, .max = __VA_ARGS__ }
#define FIELD_TEXT(st, m, nm, words, flag, ...) \
	FIELD_OF(TYPE_TEXT, st, m, nm, words, flag, __VA_ARGS__)
#define FIELD_MANY(nm, words, ...) \
	{ .type = TYPE_MANY, .name = nm, .label = words, .look = __VA_ARGS__ }
#define FIELD_CHOICE(st, m, nm, words, flag, ...) \
	{ .type = TYPE_CHOICE, .offset = offsetof(st, m), .member = #m, \
	  .name = nm, .label = words, .flags = flag, .choices = __VA_ARGS__ }

/* Where what is refused of a member of the domain's command stands, if the form
 * has no row of that member's name, or it stands elsewhere: before such a row.
 * Last: the acts, 0 each. */
#define FIELD_PLACE(st, m, nm, acts) \
	{ .type = TYPE_PLACE, .member = MEMBER(st, m), .name = nm, .when = acts }

/* The row of a name that is asked for by these acts; NULL: none. */
const struct field *form_field(const struct form *form, const char *name,
			       unsigned acts);
/* The name under which what is refused of `member` stands on the page of the
 * request's form; NULL: it is of no field, so of the page. */
const char *form_place(const struct rq *rq, const char *member);

#define FORM_IS_OLD "Biểu mẫu đã cũ. Vui lòng mở lại trang."

/* What a program that prints asks of every text that is sent: NULL, or the
 * first character that no paper can show.  Unset: nothing. */
extern const char *(*form_unprintable)(const char *text);

/* Fills rq->form from rq->fields (POST) or rq->args (GET) and adds a problem
 * for each field that is missing or wrong.  Always returns a filled struct. */
void form_read(struct rq *rq, const struct form *form);

#endif

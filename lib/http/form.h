/*
 * Forms as typed field specs that fill a command struct.
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
	TYPE_PHONE,  /* const char *, as base/typed.h stores it */
	TYPE_EMAIL,  /* const char *, likewise */
	TYPE_CHOICE, /* const char *, one of `choices` */
	TYPE_KEY,    /* const char *: 32 hex letters (idempotency key) */
};

/* FIELD_SECRET: a password, which no paper shows. */
enum { FIELD_REQUIRED = 1, FIELD_SECRET = 2 };

struct field {
	enum field_type type;
	size_t offset;
	const char *name;  /* form name, e.g. "ho_ten" */
	const char *label; /* "Họ và tên", for the sentence */
	unsigned flags;
	int64_t max;		   /* characters, or the greatest number */
	const char *const *choices; /* NULL-terminated */
};

struct form {
	const struct field *fields;
	size_t n;
	size_t size;
	/* Adds what no field can know alone; NULL: nothing.  After the form's
	 * key was looked at (common/gate.c), so before any handler. */
	void (*judge)(struct rq *rq);
};

#define FORM(type, list) FORM_JUDGED(type, list, NULL)
#define FORM_JUDGED(type, list, judge) \
	{ (list), sizeof(list) / sizeof((list)[0]), sizeof(type), judge }
#define FIELD_TEXT(st, m, nm, label, flags, max) \
	{ TYPE_TEXT, offsetof(st, m), nm, label, flags, max, NULL }
#define FIELD_OF(ty, st, m, nm, label, flags, max) \
	{ ty, offsetof(st, m), nm, label, flags, max, NULL }
#define FIELD_CHOICE(st, m, nm, label, flags, list) \
	{ TYPE_CHOICE, offsetof(st, m), nm, label, flags, 0, list }

#define FORM_IS_OLD "Biểu mẫu đã cũ. Vui lòng mở lại trang."

/* What a program that prints asks of every text that is sent: NULL, or the
 * first character that no paper can show.  Unset: nothing. */
extern const char *(*form_unprintable)(const char *text);

/* Fills rq->form from rq->fields (POST) or rq->args (GET) and adds a problem
 * for each field that is missing or wrong.  Always returns a filled struct. */
void form_read(struct rq *rq, const struct form *form);

#endif

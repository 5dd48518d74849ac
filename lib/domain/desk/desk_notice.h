/*
 * Slips given at the counter before there is a dossier.
 *
 * Form 02 asks for what is missing (once and completely, Decree 61/2018 art.
 * 11.2 c), form 03 refuses and says why (T08; art. 17).  No dossier number and
 * no clock: a number of the desk's own, without gaps by desk, kind and year.
 * Rows are only ever added (trigger); form keys make a second post harmless.
 */
#ifndef DOMAIN_DESK_NOTICE_H
#define DOMAIN_DESK_NOTICE_H

#include "base/cx.h"
#include "domain/actor.h"

struct notice_id {
	int64_t v;
};

enum notice_kind {
	NOTICE_SUPPLEMENT, /* form 02 */
	NOTICE_REFUSAL,	   /* form 03 */
	NOTICE_COUNT
};
const char *notice_slug(enum notice_kind k); /* "bo-sung", as stored */
const char *notice_name(enum notice_kind k); /* the form's official name */
enum notice_kind notice_from_slug(const char *slug); /* NOTICE_COUNT: none */

/* Why a dossier may not be received; the officer adds words of his own. */
struct notice_cause {
	const char *code, *words;
};
extern const struct notice_cause notice_causes[];
extern const size_t notice_causes_n;

struct desk_notice {
	struct notice_id id;
	enum notice_kind kind;
	int year;
	int64_t seq;
	const char *number; /* "12/HDHS", "3/TCTN" */
	struct instant issued_at;
	struct unit_id authority, desk;
	const char *officer, *officer_title;
	struct version_id procedure;
	const char *procedure_code, *procedure_name;
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *content; /* "" = the procedure's name */
	const char *items;   /* form 02: one a line */
	const char *cause;   /* form 03: words of the list; "" in form 02 */
	const char *reason;
	bool is_repeat;
};

struct notice_new {
	const char *form_key; /* 32 hex letters */
	enum notice_kind kind;
	const char *procedure_code;
	/* id_number "" when the person shows none; phone, email, content may
	 * be "" */
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *content;
	const char *items; /* form 02 */
	const char *cause; /* form 03: code */
	const char *reason;
	bool repeat_confirmed; /* "xac_nhan_lap_lai" */
};

/* Refusals (ERR_INPUT with field): nothing asked, no cause, no reason, and
 * (until repeat_confirmed) the same person and procedure have been
 * asked to complete within the rule's days: guide once, fully. */
enum err notice_issue(struct cx *cx, const struct actor *actor,
		      const struct notice_new *in,
		      struct notice_id *ret) MUST_CHECK;
/* Of the actor's own desk; else ERR_MISSING.  Writes the audit row. */
enum err notice_load(struct cx *cx, const struct actor *actor,
		     struct notice_id id, struct desk_notice *ret) MUST_CHECK;
/* The desk's slips of one day, newest first; at most 200. */
enum err notice_day(struct cx *cx, const struct actor *actor, struct day day,
		    struct desk_notice **ret, size_t *ret_n) MUST_CHECK;
/* The last request for completion to this person for this procedure, within
 * the rule's days and the same authority. ERR_MISSING (empty fault): none. */
enum err notice_recent(struct cx *cx, const struct actor *actor,
		       const char *id_number, const char *procedure_code,
		       struct desk_notice *ret) MUST_CHECK;

#endif

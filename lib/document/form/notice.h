/*
 * The three papers by which an applicant is told that something is wanting or
 * over: form 02 (what to add), form 03 (refused), and the notice that a dossier
 * is discontinued.  Before reception (at the counter) there is no number yet:
 * `code` and `received_at` are "", and the deadline may be.
 *
 * Pure: strings in, a sheet out, printed as a page and as a PDF alike.
 */
#ifndef DOCUMENT_NOTICE_H
#define DOCUMENT_NOTICE_H

#include "document/sheet.h"

enum ending { /* why a dossier ends without a result */
	ENDING_DISCONTINUED, /* by decision of the committee's leader */
	ENDING_WITHDRAWN,    /* the applicant asked for it */
	ENDING_EXPIRED,	     /* nothing was added in time */
};

struct notice {
	struct letterhead head;
	const char *rule_set; /* "nd61": which circular names the form */
	const char *desk_name;
	/* who */
	const char *applicant, *id_number, *address, *phone, *email, *owner;
	const char *content; /* what is asked for */
	/* which dossier */
	const char *code, *received_at; /* "" before reception */
	/* what is said */
	const char *items;  /* form 02: one a line */
	const char *cause; /* form 03 at the counter: words of a list */
	const char *reason, *ground;
	const char *deadline; /* form 02: until when */
	enum ending ending;   /* the notice of discontinuation */
	const char *ended_at;
	/* whom to ask */
	const char *contact; /* with its address, where known */
	const char *contact_phone; /* "": a line to fill in by hand */
	const char *website;
	/* names under the signatures; "" signed by hand */
	const char *guide;    /* form 02: người hướng dẫn */
	const char *receiver; /* form 03 */
	const char *signer;   /* after reception: who decides */
};

void notice_supplement(struct arena *arena, const struct notice *n,
		       struct sheet *ret);
void notice_refusal(struct arena *arena, const struct notice *n,
		    struct sheet *ret);
/* Under a rule set without a form of its own: form 03 when nothing was added
 * in time, else a plain notice (Decree 61/2018 art. 19.8). */
void notice_discontinued(struct arena *arena, const struct notice *n,
			 struct sheet *ret);

/* The fields that all three begin with. */
void notice_person(struct sheet *s, const struct notice *n,
		   const char *person_label);
bool notice_is_received(const struct notice *n);

#endif

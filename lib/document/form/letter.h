/*
 * Papers between agencies and about money: the request for an opinion (Decree
 * 61/2018 art. 19.5), the slip that goes with an interlinked dossier (art.
 * 19.6-19.7), the notice of a financial obligation.
 */
#ifndef DOCUMENT_LETTER_H
#define DOCUMENT_LETTER_H

#include "document/sheet.h"

struct letter_request {
	struct letterhead head;
	const char *to;	     /* the unit that is asked */
	const char *code, *applicant, *address, *content;
	const char *asked;   /* what it is asked, or has to do */
	const char *papers;  /* interlinked: one a line */
	const char *sent_at, *limit, *due_at;
	const char *main_due_at; /* of the dossier */
	const char *sender;	 /* who asked */
	/* the answer, when there is one */
	const char *answer_kind, *answer, *answered_at, *late_reason;
};
void letter_consultation(struct arena *arena, const struct letter_request *r,
			 struct sheet *ret);
void letter_transfer(struct arena *arena, const struct letter_request *r,
		     struct sheet *ret);

struct letter_money {
	struct letterhead head;
	const char *code, *applicant, *address, *phone, *content;
	const char *notice_number, *payer;
	long long amount; /* đồng */
	const char *until, *sent_at, *note;
	const char *paid_at, *receipt_number; /* "" not yet */
	const char *officer;
};
void letter_money(struct arena *arena, const struct letter_money *m,
		  struct sheet *ret);
/* "Một triệu hai trăm lẻ năm nghìn đồng". */
const char *money_in_words(struct arena *arena, long long amount);

#endif

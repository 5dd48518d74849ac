/*
 * The control slip (form 05 of Circular 01/2018, form 06 of Circular 03/2025):
 * who gave the dossier to whom, when, and whether the step kept its limit; at
 * the end whose working minutes they were.
 */
#ifndef DOCUMENT_SLIP_H
#define DOCUMENT_SLIP_H

#include "document/sheet.h"

struct slip_step {
	const char *giver, *giver_unit, *given_at;
	const char *taker, *taker_unit; /* taker "" the head of the unit */
	const char *taken_at; /* "" not confirmed yet */
	const char *result;   /* "Trước hạn"…; "" no limit of its own */
	const char *limit;    /* the limit in words, or "" */
	const char *note;
};
struct slip_share {
	const char *who, *unit, *time;
	int percent;
};
struct slip {
	struct letterhead head;
	const char *rule_set, *code;
	const char *content, *applicant, *lead_unit, *partners;
	const char *received_at, *due_at, *finished_at, *outcome;
	const char *ended; /* as what, without a result; NULL: it has one */
	const struct slip_step *steps;
	size_t steps_n;
	const struct slip_share *shares;
	size_t shares_n;
	const char *total; /* of the shares */
};
void slip_sheet(struct arena *arena, const struct slip *slip,
		struct sheet *ret);

#endif

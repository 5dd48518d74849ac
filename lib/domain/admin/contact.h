/*
 * Where a unit is, how to call it, when it is open, on a day.
 *
 * A unit says it in dated rows (unit_contact) that are only ever added; what
 * it does not say itself it has from the unit above, up to its committee: a
 * desk without an address of its own stands in the house of its ward.  What
 * nobody said stays "": no page invents a number.  Hours are those of the
 * working calendar, of that day.
 */
#ifndef DOMAIN_CONTACT_H
#define DOMAIN_CONTACT_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/catalogue/unit.h"

struct contact {
	struct unit_id unit;
	const char *name;	   /* of the unit */
	const char *authority;	   /* the committee it belongs to */
	const char *address, *phone; /* "" when nobody said it */
	const char *map;	   /* a map that shows it; "" when none is named */
	const char *hours;	   /* "thứ Hai đến thứ Sáu, 07:30–11:30 …"; "" */
};
enum err contact_of(struct cx *cx, struct unit_id unit, struct day day,
		    struct contact *ret) MUST_CHECK;
/* Of every desk open on a day, by code. */
enum err contact_desks(struct cx *cx, struct day day, struct contact **ret,
		       size_t *ret_n) MUST_CHECK;
/* "UBND các phường Hải Vân, Hòa Khánh và Liên Chiểu": whose desks these are. */
const char *contact_owners(struct arena *arena, const struct contact *list,
			   size_t n);

/* One row as it was entered; the newest first. */
struct contact_row {
	struct day from;
	const char *address, *phone, *map, *by; /* by "": the command line */
};
enum err contact_history(struct cx *cx, struct unit_id unit,
			 struct contact_row **ret, size_t *ret_n) MUST_CHECK;
/* What counts from a day on, not before today. */
enum err contact_change(struct cx *cx, const struct actor *by,
			struct unit_id unit,
			const struct contact_row *in) MUST_CHECK;
/* Out of a file of units ("": the file does not say): a row from the unit's
 * first day on, from today when there is one already; *ret_new false: it is
 * what a file said before. */
enum err contact_import(struct cx *cx, struct unit_id unit, struct day first,
			const struct contact_row *in,
			bool *ret_new) MUST_CHECK;
/* Desks open on a day that nobody can call, or find. */
enum err contact_lacking(struct cx *cx, struct day day, struct contact **ret,
			 size_t *ret_n) MUST_CHECK;

#endif

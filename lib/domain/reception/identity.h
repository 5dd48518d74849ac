/*
 * Who somebody is: names, id cards, passports, tax codes.
 * Each check returns NULL when good, else the sentence that says what is
 * wrong (a constant or from the arena).
 */
#ifndef DOMAIN_IDENTITY_H
#define DOMAIN_IDENTITY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/when.h"

/* Of a person, not of an organisation: letters of Latin (Greek, Cyrillic),
 * spaces, apostrophes and dashes of every kind, '.', at most 100 characters. */
const char *check_person_name(const char *name);
/* The number without what is put between its digits; stored and compared so. */
const char *id_number_clean(struct arena *arena, const char *typed);
const char *check_cccd(struct arena *arena, const char *number,
		       struct day birth); /* 12 digits, place, century */
const char *check_passport(const char *number);
const char *check_tax_code(const char *number); /* check digit */
/*
 * The QR of the id card: number|old|name|ddmmyyyy|sex|address|ddmmyyyy, as a
 * scanner types it.  Control characters and a "]Q1" in front are dropped; a
 * name without its marks is accepted (is_unaccented: the officer looks at it
 * again); a birthday that no calendar has is left out.  False for anything
 * else, however long.
 */
#define ID_CARD_PARTS 11 /* newer cards add parents and their own fields */
#define ID_CARD_SCAN_MAX 2000
struct id_card {
	const char *number, *name, *address;
	struct day birth;
	bool is_unaccented;
};
bool id_card_parse(struct arena *arena, const char *scan, struct id_card *ret);

#endif

/*
 * The administration as a whole: units, their parents, and who follows whom
 * from which day (merge, split, rename: the 2025 reform is data).
 *
 * The pure functions work on what org_load() read; a few hundred units are
 * read whole.  A unit works from valid_from to valid_to, both included.
 */
#ifndef DOMAIN_ORG_H
#define DOMAIN_ORG_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/catalogue/unit.h"

#define ORG_HEIRS_MAX 16
#define ORG_DEPTH_MAX 8

struct succession {
	struct unit_id from, to;
	struct day effective; /* the first day of the successor */
	const char *scope, *note;
};
struct org {
	const struct unit *units;
	size_t units_n;
	const struct succession *successions;
	size_t successions_n;
};
enum err org_load(struct cx *cx, struct org *ret) MUST_CHECK;

const struct unit *org_unit(const struct org *org, struct unit_id id);
const struct unit *org_by_code(const struct org *org, const char *code);
bool unit_works(const struct unit *u, struct day day);
/* `u` is `above` or stands somewhere under it. */
bool org_is_under(const struct org *org, const struct unit *u,
		  struct unit_id above);
/*
 * Who continues a unit's open dossiers on a day: the unit itself while it
 * works; then its successors, followed until they work on that day.  A part
 * of a unit without a successor of its own is followed by the one part of the
 * same kind in each successor of what it belonged to; where that has none or
 * several of the kind, by the successor itself.
 * A split gives several.  0: nobody.
 */
size_t org_successors(const struct org *org, struct unit_id unit,
		      struct day day, struct unit_id ret[ORG_HEIRS_MAX]);
/* NULL, or what is wrong with it all: a parent chain that does not end, a
 * part that outlives its whole, a succession in a circle, out of order of
 * days, or to nobody. */
const char *org_fault(struct arena *arena, const struct org *org);

/* org_successors() for callers that have nothing loaded. */
enum err unit_successor(struct cx *cx, struct unit_id unit, struct day day,
			struct unit **ret, size_t *ret_n) MUST_CHECK;

/* Who answers today for what `*unit` of `*authority` did about a dossier that
 * `lead` leads now (v INT64_MIN: no matter): themselves while the unit works,
 * else the lead that inherited the dossier, else the unit's one heir.  Of
 * several heirs none is taken: the unit stays, under the committee that all of
 * them belong to, if it is one. */
enum err unit_answering(struct cx *cx, struct unit_id lead,
			struct unit_id *unit,
			struct unit_id *authority) MUST_CHECK;

/* Changes, by an administrator.  Nothing begins or ends in the past. */
struct unit_new {
	const char *code, *name, *short_name, *kind;
	struct unit_id parent; /* v = INT64_MIN: none */
	const char *agency_code, *address, *phone; /* "" none */
	const char *fields; /* of the catalogue, ";" between; "" none */
	struct day from;
};
enum err org_create(struct cx *cx, const struct actor *by,
		    const struct unit_new *in) MUST_CHECK;

/* The fields that a unit was given, by name; what it has as somebody's heir is
 * unit_for_field's to say. */
enum err org_fields(struct cx *cx, struct unit_id unit, const char ***ret,
		    size_t *ret_n) MUST_CHECK;
/* Gives a division more of them, ";" between.  ERR_INPUT (fields): not of the
 * catalogue, no division, or another division has it. */
enum err org_fields_give(struct cx *cx, const struct actor *by,
			 const struct unit *unit,
			 const char *lines) MUST_CHECK;
/* The same within a transaction of the caller's, who audits. */
enum err org_fields_write(struct cx *cx, const struct unit *unit,
			  const char *lines) MUST_CHECK;

struct unit_end {
	struct unit_id unit;
	struct day effective; /* the first day without it */
	struct unit_id heirs[ORG_HEIRS_MAX];
	size_t heirs_n;
	const char *scope, *note;
};
/* What an end would do, for the page that asks to confirm it. */
struct unit_end_effect {
	struct unit *parts; /* that end with it, itself first */
	size_t parts_n;
	int64_t people; /* with a role beyond that day */
	int64_t dossiers; /* open, held or led there (to 1000 a part) */
	const char **fields; /* that several heirs leave without a division */
	size_t fields_n;
};
enum err org_end_preview(struct cx *cx, const struct unit_end *in,
			 struct unit_end_effect *ret) MUST_CHECK;
/* The unit and its parts end the day before; roles there end with them. */
enum err org_end(struct cx *cx, const struct actor *by,
		 const struct unit_end *in) MUST_CHECK;

#endif

/* Between accountability.c, accountability_move.c and accountability_sweep.c
 * only. */
#ifndef DOMAIN_ACCOUNTABILITY_INTERNAL_H
#define DOMAIN_ACCOUNTABILITY_INTERNAL_H

#include "domain/accountability/accountability.h"

const char *accountability_state_code(enum accountability_state s);
enum accountability_state accountability_state_from_code(const char *code);
const char *measure_code(enum measure m);
enum measure measure_from_code(const char *code);
/* Without asking whether the actor may; ERR_MISSING. */
enum err accountability_load(struct cx *cx, struct accountability_id id,
			     struct accountability *ret) MUST_CHECK;
/* NULL when it may, else the sentence of the rule. */
const char *accountability_refusal(const struct actor *actor,
				   const struct accountability *f,
				   struct day today,
				   enum accountability_act act,
				   enum err *ret_err);
/* The roles that an act is done by. */
unsigned accountability_roles(const struct actor *actor,
			      const struct accountability *f,
			      enum accountability_act act);
enum err accountability_note(struct cx *cx, const struct actor *actor,
			     const struct accountability *f,
			     enum accountability_act act,
			     const char *words) MUST_CHECK;
enum err accountability_note_sweep(struct cx *cx, struct accountability_id id,
				   const char *action,
				   const char *words) MUST_CHECK;
/* An audit row about the officer, naming the file. */
enum err accountability_audit(struct cx *cx, const struct actor *actor,
			      const struct accountability *f,
			      const char *action, const char *outcome)
	MUST_CHECK;

#endif

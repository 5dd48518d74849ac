/*
 * The apology letter (thư xin lỗi, form 04): Decree 61/2018 art. 19.9 and 12.5.
 *
 * Needed from one working day before expiry on; drafted by the lead unit, which
 * apologises whoever caused the delay, with the reasons of co-ordinating units
 * that were late copied in; signed by the post that the competence table names
 * for that kind of unit, never by its drafter; numbered from the authority's
 * register of the year; stamped, sent, reported upward, acknowledged, published.
 * One letter may cover several dossiers of one person.  A letter belongs to the
 * date that was missed (promise.h) and covers no other.  It changes no due date:
 * a new appointment stands beside it and is given once.
 */
#ifndef DOMAIN_LETTER_H
#define DOMAIN_LETTER_H

#include "domain/actor.h"
#include "domain/casework/dossier.h"
#include "secret/secret.h"

enum letter_state {
	LETTER_DRAFT,	  /* DU_THAO */
	LETTER_FOR_SIGNATURE, /* CHO_KY */
	LETTER_SIGNED,	  /* DA_KY: numbered */
	LETTER_STAMPED,	  /* DA_DONG_DAU: stamped copy registered */
	LETTER_SENT,	  /* DA_GUI */
	LETTER_REPORTED,  /* DA_BAO_CAO */
	LETTER_PUBLISHED, /* DA_CONG_KHAI */
	LETTER_CANCELLED, /* HUY, before signature only */
	LETTER_STATE_COUNT
};
const char *letter_state_code(enum letter_state s);
const char *letter_state_name(enum letter_state s);

enum letter_act {
	LETTER_EDIT,
	LETTER_SUBMIT,
	LETTER_RETURN,
	LETTER_SIGN,
	LETTER_STAMP,
	LETTER_SEND,
	LETTER_REPORT,
	LETTER_ACKNOWLEDGE,
	LETTER_PUBLISH,
	LETTER_CANCEL,
	LETTER_ACT_COUNT
};
const char *letter_act_code(enum letter_act a);
const char *letter_act_name(enum letter_act a); /* the button */
enum letter_act letter_act_from_code(const char *code);

/* Ways of sending it to the applicant. */
struct letter_way {
	const char *code, *name;
};
extern const struct letter_way letter_ways[];
extern const size_t letter_ways_n;
const struct letter_way *letter_way_find(const char *code); /* NULL: none */

#define LETTER_DOSSIERS_MAX 12

/* What a draft says.  `fault`: tre_han | mat_hong (file lost or damaged,
 * art. 21.2).  new_due DAY_NONE: no new appointment. */
struct letter_draft {
	const char *form_key;
	const char *codes[LETTER_DOSSIERS_MAX]; /* dossiers of one person */
	size_t codes_n;
	const char *fault, *reason, *cause;
	struct unit_id responsible;
	struct day new_due;
};
/* The roles by which this actor may draft for the dossier: those of the lead
 * unit; 0 none. */
enum err letter_drafter(struct cx *cx, const struct actor *actor,
			const struct dossier *d,
			unsigned *ret_roles) MUST_CHECK;
/* ERR_INPUT beside the field, ERR_STATE (not late yet, has a letter), or
 * ERR_DENIED.  A form posted twice is one letter. */
enum err letter_draft(struct cx *cx, const struct actor *actor,
		      const struct letter_draft *in,
		      struct letter_id *ret) MUST_CHECK;

struct letter_step {
	int64_t version;
	enum letter_act act;
	const char *words;	    /* reason of a return or cancellation */
	struct letter_draft edited; /* LETTER_EDIT: reason, cause, unit, day */
	struct attachment_id file;  /* LETTER_STAMP: kind ATTACH_LETTER … */
	int pages;		    /* … and its pages, counted, from 1 */
	const char *unread;	    /* or why not, after "Bản quét …"; NULL */
	const char *way;	    /* LETTER_SEND */
};
/* ERR_CONFLICT when somebody was first. */
enum err letter_move(struct cx *cx, const struct actor *actor,
		     struct letter_id id,
		     const struct letter_step *in) MUST_CHECK;

struct letter {
	struct letter_id id;
	enum letter_state state;
	struct unit_id authority, lead, responsible, reported_to;
	const char *authority_name, *lead_name, *responsible_name;
	const char *reported_to_name;
	const char *reason, *cause, *cause_name, *co_reason;
	struct instant new_due_at, drafted_at, signed_at, stamped_at, sent_at;
	struct instant reported_at, acknowledged_at, published_at;
	struct account_id drafter, signer;
	const char *drafter_name, *signer_name, *signer_title;
	const char *signed_for_name; /* "" unless "ký thay" */
	const char *number; /* "12/PXL-UBND", "" before signature */
	struct attachment_id stamped_file;
	int stamped_pages;
	const char *sent_way; /* "" */
	int64_t version;
};
/* Staff of the authority, and of the unit it was reported to. */
enum err letter_open(struct cx *cx, const struct actor *actor,
		     struct letter_id id, struct letter *ret) MUST_CHECK;

struct letter_line { /* a dossier that a letter covers */
	struct dossier_id id;
	const char *code, *procedure_name, *applicant, *id_kind, *address;
	const char *fault, *rule_set;
	struct instant received_at, old_due_at;
};
enum err letter_lines(struct cx *cx, struct letter_id id,
		      struct letter_line **ret, size_t *ret_n) MUST_CHECK;
/* Letters of a dossier, newest first. */
enum err letters_of(struct cx *cx, struct dossier_id id, struct letter **ret,
		    size_t *ret_n) MUST_CHECK;
/* What waits for this actor, oldest first: at most LETTER_PAGE after `after`
 * (id 0: from the start). */
#define LETTER_PAGE 25
struct letter_wait {
	struct letter_id id;
	const char *code; /* of the first dossier */
	int dossiers_n;
	const char *lead_name;
	struct instant drafted_at;
	enum letter_state state;
	enum letter_act act; /* what this actor is awaited to do */
};
enum err letters_waiting(struct cx *cx, const struct actor *actor,
			 struct letter_id after, struct letter_wait **ret,
			 size_t *ret_n) MUST_CHECK;
/* What this actor may do with it now, the signature by the competence table
 * included. */
enum err letter_acts(struct cx *cx, const struct actor *actor,
		     const struct letter *l,
		     enum letter_act ret[LETTER_ACT_COUNT],
		     size_t *ret_n) MUST_CHECK;
/* Why it cannot be submitted or signed as it is (NULL: it can): the date that
 * it apologises for is not, or not any more, the one that is missed. */
enum err letter_is_void(struct cx *cx, struct letter_id id,
			const char **ret_why) MUST_CHECK;

struct letter_event {
	struct instant at;
	const char *who, *unit, *action, *words;
};
enum err letter_events(struct cx *cx, struct letter_id id,
		       struct letter_event **ret, size_t *ret_n) MUST_CHECK;

/* Who must sign, by the competence table of the day. */
struct competence {
	unsigned role;
	bool at_lead; /* the lead unit; else the authority */
	const char *post, *basis;
};
enum err competence_of(struct cx *cx, struct unit_id lead, struct day day,
		       struct competence *ret) MUST_CHECK;
/* For this letter today, and whether the actor holds that post. */
enum err letter_signer(struct cx *cx, const struct actor *actor,
		       const struct letter *l, struct competence *ret,
		       bool *ret_is_actor) MUST_CHECK;

/* Causes of lateness in force on the day. */
struct cause {
	const char *code, *name, *class;
};
enum err causes(struct cx *cx, struct day day, struct cause **ret,
		size_t *ret_n) MUST_CHECK;

#endif

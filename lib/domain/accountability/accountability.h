/*
 * Files on the responsibility of an officer (hồ sơ xem xét trách nhiệm):
 * Chỉ thị 07/CT-UBND of 21/7/2015 of the chair of Đà Nẵng.
 *
 * A late dossier counts for an officer once its first explanation is closed
 * and classified as the resolving unit's own; co-ordination, objective causes,
 * systems and synchronisation never count.  It counts in the quarter of the
 * first day after the promise (Vietnamese day).  The dated rules in force on
 * the quarter's first day say from which number on a review must be held
 * (accountability_review_n) and a change of post considered
 * (accountability_post_n).  One file an officer, authority and quarter; what
 * it demands rises and never falls.
 *
 * The officer is heard (or the term is noted as passed), the head of the unit
 * holds the review (kiểm điểm), the committee's leader decides how it is
 * handled and closes.  Nobody acts on a file of their own, nor for the officer
 * "ký thay".  Only whom accountability_sees() names may read; each look is in
 * the audit trail.
 */
#ifndef DOMAIN_ACCOUNTABILITY_H
#define DOMAIN_ACCOUNTABILITY_H

#include "base/cx.h"
#include "domain/actor.h"

enum accountability_state {
	ACCOUNTABLE_OPEN,     /* MO: waits for the officer's side */
	ACCOUNTABLE_HEARD,    /* DA_NGHE: waits for the review */
	ACCOUNTABLE_REVIEWED, /* DA_KIEM_DIEM: waits for the leader */
	ACCOUNTABLE_HANDLED,  /* DA_XU_LY: waits for what was carried out */
	ACCOUNTABLE_CLOSED,   /* DA_DONG */
	ACCOUNTABLE_STATE_COUNT
};
const char *accountability_state_name(enum accountability_state s);

enum measure {
	MEASURE_REVIEW, /* kiem_diem */
	MEASURE_POST,	/* chuyen_vi_tri: a change of post, besides */
	MEASURE_COUNT
};
const char *measure_name(enum measure m);
/* "quý IV/2026" of its first day. */
const char *quarter_words(struct arena *arena, struct day quarter);

enum accountability_act {
	ACCOUNT_SAY,	/* y-kien: the officer's side */
	ACCOUNT_LAPSE,	/* het-han: the term passed without it */
	ACCOUNT_REVIEW, /* kiem-diem */
	ACCOUNT_HANDLE, /* xu-ly */
	ACCOUNT_CLOSE,	/* ket-thuc */
	ACCOUNT_ACT_COUNT
};
const char *accountability_act_code(enum accountability_act a);
const char *accountability_act_name(enum accountability_act a); /* button */
enum accountability_act accountability_act_from_code(const char *code);

struct accountability {
	struct accountability_id id;
	struct account_id officer;
	struct unit_id unit, authority;
	struct unit_id above, top; /* the authority's superior, and its own */
	const char *officer_name, *unit_name;
	struct day quarter; /* its first day */
	enum measure measure;
	enum accountability_state state;
	int counted_n, round;
	struct instant opened_at, round_at; /* the file, the current round */
	struct day hear_until, review_day;  /* of the current round */
	bool is_said;
	bool has_head; /* of the unit today, other than the officer */
	int64_t version;
};

/* The policy, in this one place: the officer concerned, the head of the
 * officer's unit at the file, the committee's leader and control, and the
 * inspection of the committee or one above it.  Nobody else, an administrator
 * neither. */
bool accountability_sees(const struct actor *actor,
			 const struct accountability *f);
bool accountability_may(const struct actor *actor,
			const struct accountability *f, struct day today,
			enum accountability_act act);

/* ERR_MISSING when there is none, or not for this actor.  Either way the look
 * is in the audit trail, with the officer as its subject. */
enum err accountability_open(struct cx *cx, const struct actor *actor,
			     struct accountability_id id,
			     struct accountability *ret) MUST_CHECK;

struct accountability_round {
	int round;
	enum measure measure;
	int threshold_n;
	const char *basis;
	struct instant opened_at, said_at, lapsed_at, reviewed_at, handled_at;
	struct instant closed_at;
	struct day hear_until, review_day, decision_day;
	const char *said, *lapsed_by;
	const char *review_place, *review_people, *review_words, *reviewed_by;
	const char *form_name, *form_basis, *ground, *decision_number;
	const char *new_post, *handled_by, *done, *closed_by;
};
/* The first first. */
enum err accountability_rounds(struct cx *cx, struct accountability_id id,
			       struct accountability_round **ret,
			       size_t *ret_n) MUST_CHECK;

struct accountability_line { /* a dossier as it was counted */
	const char *code, *procedure_name, *cause_name;
	int lateness; /* 1 counts; 2: the new appointment passed too */
	struct day late_since;
	struct instant finished_at, counted_at;
};
enum err accountability_lines(struct cx *cx, struct accountability_id id,
			      struct accountability_line **ret,
			      size_t *ret_n) MUST_CHECK;

struct accountability_event {
	struct instant at;
	const char *who, *unit, *what, *words; /* who "": the system */
};
/* The newest first. */
enum err accountability_events(struct cx *cx, struct accountability_id id,
			       struct accountability_event **ret,
			       size_t *ret_n) MUST_CHECK;

/* Forms of handling in force on the day, in their order. */
struct handling_form {
	const char *code, *name, *basis;
	bool needs_decision, moves_post;
};
enum err handling_forms(struct cx *cx, struct day day,
			struct handling_form **ret, size_t *ret_n) MUST_CHECK;

struct accountability_step {
	int64_t version;
	enum accountability_act act;
	const char *words; /* say, review, close: at least 20; handle: ground */
	struct day day;	   /* review: held on; handle: of the decision */
	const char *place, *people; /* review */
	const char *form, *decision_number, *new_post; /* handle */
};
/* ERR_DENIED, ERR_STATE, ERR_CONFLICT, ERR_INPUT with a sentence; ERR_MISSING
 * when the actor may not know of it. */
enum err accountability_move(struct cx *cx, const struct actor *actor,
			     struct accountability_id id,
			     const struct accountability_step *in) MUST_CHECK;

enum accountability_tab { /* whose turn it is, not how many: no ranking */
	ACCOUNT_LIST_MINE,
	ACCOUNT_LIST_OPEN,
	ACCOUNT_LIST_CLOSED,
	ACCOUNT_LIST_COUNT
};
#define ACCOUNT_ROWS 25
/* What the actor may see, the newest first, before `before` (an id; INT64_MAX:
 * from the start).  *ret_next: where the next page begins, 0 when there is
 * none.  One audit row names the files shown. */
enum err accountability_list(struct cx *cx, const struct actor *actor,
			     enum accountability_tab which, int64_t before,
			     struct accountability **ret, size_t *ret_n,
			     int64_t *ret_next) MUST_CHECK;

/* How many wait for this actor, of the newest 200 open ones: a number without
 * a name, so no look at anybody. */
enum err accountability_waiting(struct cx *cx, const struct actor *actor,
				size_t *ret) MUST_CHECK;
/* The actor's own file that waits for their side, the one with the shortest
 * term; *ret_is: there is one.  The bell counts them all. */
enum err accountability_own(struct cx *cx, const struct actor *actor,
			    struct accountability *ret,
			    bool *ret_is) MUST_CHECK;

struct accountability_swept {
	int64_t opened, raised, counted; /* files, files, dossiers */
};
/* Counts what was closed since: by the worker; again at will. */
enum err accountability_sweep(struct cx *cx, struct instant since,
			      struct accountability_swept *ret) MUST_CHECK;

#endif

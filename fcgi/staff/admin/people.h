/* People and units beyond accounts: delegation, hand-over, units, calendar. */
#ifndef STAFF_PEOPLE_H
#define STAFF_PEOPLE_H

#include "domain/casework/move.h"
#include "domain/people/people.h"
#include "staff/pages.h"

extern const struct form delegation_form, delegation_end_form;
extern const struct form hand_over_form, unit_new_form, unit_end_form;
extern const struct form calendar_form, calendar_decide_form, contact_form;

/* delegation.c */
struct delegation_fields {
	const char *giver; /* login; "" = oneself */
	const char *role; /* "DEPT_HEAD:12" */
	int64_t to;
	struct day from_day, to_day;
	const char *scope, *value, *decision_no, *ground;
};
struct delegation_end_fields {
	struct day until;
	const char *reason;
};
enum err delegation_show(struct rq *rq);
enum err delegation_do(struct rq *rq);
enum err delegation_end_do(struct rq *rq);

/* hand_over.c */
struct hand_over_fields {
	const char *reason;
	int64_t to_all;
};
enum err hand_over_show(struct rq *rq);
enum err hand_over_do(struct rq *rq);

struct unit;

/* units.c */
struct unit_new_fields {
	const char *code, *name, *short_name, *kind, *agency_code;
	const char *address, *phone, *fields;
	int64_t parent;
	struct day from;
};
struct unit_end_fields {
	struct day effective;
	int64_t heirs[3];
	const char *scope, *note;
	bool is_confirmed;
};
struct contact_fields {
	const char *address, *phone, *map;
	struct day from;
};
enum err unit_contact_do(struct rq *rq);
struct unit_field_fields {
	const char *lines;
};
extern const struct form unit_field_form;
enum err unit_field_fill(struct rq *rq, struct view *v, const struct unit *u);
enum err unit_field_do(struct rq *rq);
enum err units_show(struct rq *rq);
enum err unit_new_show(struct rq *rq);
enum err unit_new_do(struct rq *rq);
enum err unit_show(struct rq *rq);
enum err unit_end_do(struct rq *rq);

/* inherit.c */
enum err inherit_show(struct rq *rq);
enum err inherit_do(struct rq *rq);

/* calendar.c */
struct calendar_fields {
	const char *what, *kind, *note, *hours;
	const char *ground, *year_ground, *hours_ground;
	/* of the forms ngay, nam, gio */
	struct day decided_on[3];
	const char *issuer[3], *place[3];
	struct day day, from;
	int64_t year, unit;
	bool is_confirmed;
};
enum err calendar_show(struct rq *rq);
enum err calendar_do(struct rq *rq);
struct calendar_decide_fields {
	int64_t id;
	const char *act;
};
enum err calendar_decide_do(struct rq *rq);

/* recalendar.c */
enum err recalendar_show(struct rq *rq);
enum err recalendar_do(struct rq *rq);
struct moved;
/* Rows of templates/part/moved.tpl, with boxes to choose when `chooses`. */
void fill_moved(struct rq *rq, struct view *v, const struct moved *list,
		size_t n, bool chooses);

/* bulk moves of one page: hand_over.c */
struct outcome {
	const char *code, *words;
};
/* One row of a page of many moves: an own transaction, its refusal in words,
 * `done` when it went well. */
enum err outcome_of_move(struct rq *rq, const struct burden *b,
			 const struct step *step, const char *done,
			 struct outcome *ret) MUST_CHECK;
/* The row's own form key and version: "_khoa_7", "phien_ban_7". */
bool outcome_step(struct rq *rq, const struct burden *b, struct step *ret);
/* Nothing to do any more, and the same form did it: its dossiers again. */
enum err outcome_again(struct rq *rq, enum move move, const char *done,
		       struct outcome *ret, size_t *ret_n) MUST_CHECK;
void outcome_fill(struct view *v, const struct outcome *list, size_t n);

#endif

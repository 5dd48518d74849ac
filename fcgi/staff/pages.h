/* The staff portal's pages, one file each; routes.c says who may call what. */
#ifndef STAFF_PAGES_H
#define STAFF_PAGES_H

#include "common/page.h"
#include "common/session.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/event.h"
#include "domain/queue/queue.h"
#include "http/route.h"
#include "view/tpl.h"

extern const struct route staff_routes[];
extern const size_t staff_routes_n;
extern const struct form sign_in_form, step_form;
extern const struct form file_form, withdraw_form;
extern const struct form code_form, new_password_form, password_form;
extern const struct form enrol_form, stand_in_form;
extern const struct form person_new_form, person_edit_form, grant_form;
extern const struct form end_role_form, reason_form, factor_reset_form;
extern const struct form reset_form;
extern const struct form bulk_form, saved_form;

/* form_key.c: cx.content of what was posted; a key that was used for other
 * content becomes a problem, and a fresh key. */
enum err form_key_fresh(struct rq *rq) MUST_CHECK;

/* sign_in.c */
struct sign_in {
	const char *login, *password, *next;
};
enum err sign_in_show(struct rq *rq);
enum err sign_in_do(struct rq *rq);
enum err sign_out_do(struct rq *rq);
/* Nobody is signed in: keeps what was typed and asks to sign in again. */
enum err sign_in_again(struct rq *rq);
enum err staff_load_session(struct rq *rq);
#define SESSION_COOKIE "__Host-mc_phien"
/* That this machine has signed in to a login: account_device(). */
#define DEVICE_COOKIE "__Host-mc_may"
#define DEVICE_DAYS 180
/* Only ever back into the portal, never to another site. */
const char *sign_in_next(const char *next);
/* The same of what the address says, or the form. */
const char *sign_in_next_asked(const struct rq *rq);
/* The fields of the form that waits, as KEPT sections; how many. */
enum err sign_in_busy(struct rq *rq);
size_t sign_in_fill_kept(struct rq *rq, struct view *v);
/* The same in the form that sends them on, and FILES to choose again. */
void sign_in_fill_waiting(struct rq *rq, struct view *v);
/* A form of an earlier session of this browser. */
enum err sign_in_token(struct rq *rq) MUST_CHECK;
/* The page to go to when no form waits: never an address that is only posted
 * to. */
const char *sign_in_page_of(struct rq *rq, const char *next);
bool sign_in_waits(const struct rq *rq);
/* Takes a fresh token as this request's session. */
enum err sign_in_enter(struct rq *rq, const char *token) MUST_CHECK;
/* To what is still due, else to the form that waits, else to `next`. */
enum err sign_in_go_on(struct rq *rq, const char *next) MUST_CHECK;

/* sign_in_steps.c; the two new passwords of a form, are they the same? */
void passwords_agree(struct rq *rq);
struct code_fields {
	const char *code, *present, *next;
};
struct new_password_fields {
	const char *present, *wanted, *again, *next;
};
/* The page of what is due; with fields that wait it is answered at once. */
enum err sign_in_step(struct rq *rq, const char *next, bool waits) MUST_CHECK;
enum err code_show(struct rq *rq);
enum err code_do(struct rq *rq);
enum err new_password_show(struct rq *rq);
enum err new_password_do(struct rq *rq);
enum err enrol_show(struct rq *rq);
enum err enrol_do(struct rq *rq);

/* me.c */
struct stand_in_fields {
	int64_t unit;
};
enum err me_show(struct rq *rq);
enum err me_password_do(struct rq *rq);
enum err me_stand_in_do(struct rq *rq);
enum err me_enrol_show(struct rq *rq);
enum err me_enrol_do(struct rq *rq);
enum err me_recovery_do(struct rq *rq);
/* Recovery codes, shown this once; `next` is where one goes on. */
enum err recovery_page(struct rq *rq, const char *const *codes,
		       const char *next) MUST_CHECK;
/* The page of an enrolment whose form posts to `action`. */
enum err enrol_page(struct rq *rq, const char *action, const char *next,
		    bool is_required, bool asks_present) MUST_CHECK;

/* people.c */
struct person_new_fields {
	const char *login, *name, *title, *role;
	int64_t unit;
	struct day from;
};
enum err people_show(struct rq *rq);
enum err person_new_show(struct rq *rq);
enum err person_new_do(struct rq *rq);
/* Lists to choose from: every role; every unit of `day` or later. */
const struct choice *role_choices(struct rq *rq);
enum err unit_choices(struct rq *rq, const struct choice **ret) MUST_CHECK;
enum err one_time_page(struct rq *rq, const char *login, const char *name,
		       const char *password) MUST_CHECK;
/* The administrator's tabs; `here` is the marker of the current one. */
void admin_tabs(struct view *v, const char *here);

/* person.c */
struct person_edit_fields {
	const char *name, *title;
};
struct grant_fields {
	const char *role;
	int64_t unit;
	struct day from, to;
};
struct end_role_fields {
	const char *role;
	int64_t unit;
	struct day from, until;
};
struct reset_fields {
	bool is_confirmed;
};
struct reason_fields {
	const char *reason;
};
enum err person_show(struct rq *rq);
enum err person_edit_do(struct rq *rq);
enum err person_password_do(struct rq *rq);
enum err person_factor_do(struct rq *rq);
enum err person_grant_do(struct rq *rq);
enum err person_end_role_do(struct rq *rq);
enum err person_lock_do(struct rq *rq);
enum err person_unlock_do(struct rq *rq);

/* purpose.c: fills cx.purpose and cx.acting for the audit rows. */
void purpose_of_route(struct rq *rq);
/* trail.c */
enum err trail_home(struct rq *rq);
enum err trail_day(struct rq *rq);
enum err trail_person(struct rq *rq);
enum err trail_dossier(struct rq *rq);
enum err trail_csv_show(struct rq *rq);
/* patterns.c */
enum err patterns_show(struct rq *rq);
/* purpose_ask.c */
struct purpose_fields {
	const char *purpose, *words, *next;
};
extern const struct form purpose_form;
enum err purpose_ask(struct rq *rq);
/* The same for a page whose address does not hold the dossier's code. */
enum err purpose_ask_for(struct rq *rq, const char *code,
			 const char *next) MUST_CHECK;
enum err purpose_do(struct rq *rq);
enum err purpose_again(struct rq *rq);

/* inbox.c */
enum err inbox_show(struct rq *rq);
enum err inbox_again(struct rq *rq);
enum err return_desk_show(struct rq *rq);
const char *place_text(struct rq *rq, const struct queue_row *r);

/* search.c */
enum err search_show(struct rq *rq);

/* bulk.c */
struct bulk_fields {
	const char *key;
	int64_t assignee;
	bool is_confirmed;
};
enum err bulk_do(struct rq *rq);

/* saved.c */
struct saved_fields {
	const char *key, *name;
};
enum err saved_do(struct rq *rq);
enum err saved_end_do(struct rq *rq);

/* queue_nav.c: {{>QUEUE_NAV}} of the dossier's page. */
enum err fill_queue_nav(struct rq *rq, struct view *v) MUST_CHECK;
/* "hang=…&tai=…" of the address, which a move hands on, so that the next
 * dossier stays a click away; NULL when it was not opened from a queue. */
const char *queue_way(struct rq *rq);

/* rows.c: {{>ROWS}}, templates/part/rows.tpl. */
struct rows_look {
	const char *query; /* of the queue, for the way back; NULL: none */
	enum lane_time time;
	enum move pick; /* what is done with the ticked ones; MOVE_COUNT: none */
	bool is_picked;
};
enum err fill_rows(struct rq *rq, struct view *v, const struct queue_row *rows,
		   size_t n, const struct rows_look *look) MUST_CHECK;

/* due.c */
struct workcal;
/* The due date in words, and the class of the colour that repeats them. */
void fill_due(struct rq *rq, struct view *v, struct instant due,
	      const struct workcal *cal);
/* The same once it is finished: kept or not, for good; what ended without a
 * result (`ended`, state_ended_without()) kept nothing and was early for
 * nobody. */
void fill_finish(struct rq *rq, struct view *v, struct instant due,
		 struct instant finished, const char *ended,
		 const struct workcal *cal);
/* Of a row in a queue: its due date, or what it waits for and until when. */
void fill_place(struct rq *rq, struct view *v, const struct queue_row *r,
		enum lane_time time, const struct workcal *cal);

/* receipt.c */
enum err receipt_show(struct rq *rq);
enum err receipt_pdf_show(struct rq *rq);

/* print.c */
enum err print_show(struct rq *rq);
/* {{>PRINTS}}: what can be printed of a dossier now. */
enum err print_links(struct rq *rq, struct view *v, const struct dossier *d,
		     struct event *events, size_t n) MUST_CHECK;

/* book_page.c, lists.c */
enum err books_show(struct rq *rq);
enum err book_show(struct rq *rq);
enum err list_papers(struct rq *rq);
enum err list_results(struct rq *rq);
enum err list_post(struct rq *rq);

/* dossier.c */
enum err dossier_show(struct rq *rq);
/* The dossier with the form of one move opened again after a problem. */
enum err dossier_page(struct rq *rq, const struct dossier *d,
		      enum move open) MUST_CHECK;
/* The dossier of the address: one look, and so one row of the trail, however
 * often a request reads it. */
enum err dossier_asked(struct rq *rq, struct dossier *ret) MUST_CHECK;

/* Somebody was first: what happened since, and everything that was typed. */
enum err dossier_conflict(struct rq *rq, const struct dossier *d,
			  enum move open, const char *sentence) MUST_CHECK;

/* action.c: the forms of the moves one may make now; `open`: the one that was
 * posted and comes back, or MOVE_COUNT. */
enum err actions_fill(struct rq *rq, struct view *v, const struct dossier *d,
		      const struct event *events, size_t n,
		      enum move open) MUST_CHECK;

/* step.c */
struct step_fields {
	const char *key, *note, *result_kind, *document_number;
	const char *receiver, *receiver_paper, *receiver_kind, *authorisation;
	const char *originals, *content, *limit_unit, *answer_kind;
	const char *late_reason, *items, *ground, *notice_number, *payer;
	const char *receipt_number, *waybill, *place, *no_draft;
	int64_t version, assignee, limit, request, amount, notice_file,
		wish_file;
	struct day document_date, until;
};
/* Lists that the scanner's form shares. */
extern const struct choice receiver_kinds[], originals[];
/* What a move that needs this asks for: the rows of step_form. */
unsigned step_acts(unsigned needs);
enum err step_do(struct rq *rq);
enum err step_again(struct rq *rq);
/* Who took the result: the applicant, when "chinh_chu" was said and no other
 * name was typed. */
const char *receiver_said(const struct dossier *d, const char *kind,
			  const char *typed);

/* files.c */
struct file_fields {
	const char *key, *kind;
	int64_t paper;
};
struct withdraw_fields {
	const char *reason;
};
enum err files_show(struct rq *rq);
enum err files_add(struct rq *rq);
enum err file_send(struct rq *rq);
enum err file_withdraw(struct rq *rq);
/* On the dossier's page: its files, as {{>FILES}}. */
enum err files_card(struct rq *rq, struct view *v,
		    const struct dossier *d) MUST_CHECK;

enum err staff_error(struct rq *rq, int status);

static inline const struct actor *actor_of(const struct rq *rq)
{
	return &rq->session->actor;
}

#endif

/* The staff portal's pages, one file each; routes.c says who may call what. */
#ifndef STAFF_PAGES_H
#define STAFF_PAGES_H

#include "common/session.h"
#include "domain/dossier.h"
#include "http/route.h"
#include "view/tpl.h"

extern const struct route staff_routes[];
extern const size_t staff_routes_n;
extern const struct form sign_in_form, intake_form, step_form;
extern const struct form file_form, withdraw_form;

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

/* purpose.c: fills cx.purpose and cx.acting for the audit rows. */
void purpose_of_route(struct rq *rq);

/* inbox.c */
enum err inbox_show(struct rq *rq);
enum err search_show(struct rq *rq);
enum err return_desk_show(struct rq *rq);
struct workcal;
/* The due date in words, and the class of the colour that repeats them. */
void fill_due(struct rq *rq, struct view *v, struct instant due,
	      const struct workcal *cal);
/* The same once there is a result: kept or not, for good. */
void fill_finish(struct rq *rq, struct view *v, struct instant due,
		 struct instant finished, const struct workcal *cal);

/* intake.c */
struct intake {
	const char *key, *channel, *name, *id_kind, *id_number, *phone;
	const char *email, *address, *owner, *content, *receive_way;
	struct day birth;
	int64_t sets;
	bool duplicate_confirmed;
};
enum err intake_pick(struct rq *rq);
enum err intake_show(struct rq *rq);
enum err intake_do(struct rq *rq);

/* receipt.c */
enum err receipt_show(struct rq *rq);
enum err receipt_pdf_show(struct rq *rq);

/* dossier.c */
enum err dossier_show(struct rq *rq);
/* The dossier with the form of one move opened again after a problem. */
enum err dossier_page(struct rq *rq, const struct dossier *d, enum move open,
		      int status) MUST_CHECK;

/* step.c */
struct step_fields {
	const char *key, *note, *result_kind, *document_number;
	const char *receiver, *receiver_paper;
	int64_t version, assignee;
	struct day document_date;
};
enum err step_do(struct rq *rq);

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

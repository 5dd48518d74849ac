/* The public pages, one file each; routes.c says who may call what. */
#ifndef PUBLIC_PAGES_H
#define PUBLIC_PAGES_H

#include "domain/catalogue/catalog_search.h"
#include "domain/citizen/lookup.h"
#include "http/route.h"
#include "view/tpl.h"

extern const struct route public_routes[];
extern const size_t public_routes_n;
extern const struct form verify_form, claim_form;

struct verify {
	const char *secret;
};

enum err home_show(struct rq *rq);
/* contact.c */
enum err contact_show(struct rq *rq);
/* DESK_ROW (section, repeated): NAME and how to reach it. */
enum err desks_fill(struct rq *rq, struct view *v) MUST_CHECK;
enum err lookup_go(struct rq *rq);
enum err lookup_by_token(struct rq *rq);
enum err lookup_opened(struct rq *rq);
enum err status_show(struct rq *rq);
enum err status_verify(struct rq *rq);
enum err status_again(struct rq *rq);
/* owner_file.c */
enum err letter_send(struct rq *rq);
enum err notice_send(struct rq *rq);
enum err procedures_show(struct rq *rq);
enum err procedure_show(struct rq *rq);
enum err procedure_print(struct rq *rq);
enum err procedure_history(struct rq *rq);
/* board.c, board_csv.c */
enum err board_show(struct rq *rq);
enum err board_csv(struct rq *rq);
enum err definitions_show(struct rq *rq);
/* data.c */
enum err data_show(struct rq *rq);
enum err data_atom(struct rq *rq);
/* late.c, late_csv.c */
enum err late_list_show(struct rq *rq);
enum err late_csv(struct rq *rq);

/* claim.c */
struct claim_fields {
	const char *key, *words;
};
enum err claim_do(struct rq *rq);
enum err claim_again(struct rq *rq);
enum err claim_receipt(struct rq *rq);
enum err feedback_show(struct rq *rq);
/* On the full page: what was claimed, and the form where it may be. */
enum err claims_fill(struct rq *rq, struct view *v,
		     const struct public_dossier *d,
		     const struct status *promise) MUST_CHECK;
/* match.c */
enum err match_show(struct rq *rq);
enum err match_csv(struct rq *rq);

enum err api_docs(struct rq *rq);
enum err api_status(struct rq *rq);
enum err api_procedures(struct rq *rq);
enum err api_procedure(struct rq *rq);
/* board_csv.c */
enum err api_figures(struct rq *rq);
/* {"loi": words}: what every address under /api/v1 answers in a fault. */
enum err api_refuse(struct rq *rq, int status, const char *words) MUST_CHECK;
enum err public_error(struct rq *rq, int status);

/* The form for the secret again, with its problem, by 422 or 429; the same
 * for a number that we do not have. */
enum err status_retry(struct rq *rq, const char *code) MUST_CHECK;
bool pass_holds(struct rq *rq, const char *code);

/* The full page of a dossier whose pass holds (status_full.c). */
enum err status_full(struct rq *rq, const char *code) MUST_CHECK;
/* The code of the address in normal form, or NULL after a redirect to it or a
 * problem said: then return *ret. */
const char *code_of_address(struct rq *rq, enum err *ret);
/* The page of a number that we do not have. */
enum err lookup_missing(struct rq *rq, const char *code) MUST_CHECK;

/* told.c: {{>TOLD}} with BOX beside it, and {{>DATES}}; the part's view. */
struct view *told_fill(struct view *v, const struct facts *f,
		       const struct telling *t);
void dates_fill(struct rq *rq, struct view *v, const struct status *s,
		const struct facts *f, const struct telling *t);
void view_letter(struct rq *rq, struct view *v, const struct status *s);
/* The mark of a correction and what it gives; *ret NULL: none was made. */
enum err view_adjusted(struct rq *rq, struct view *v, const struct status *s,
		       struct view **ret) MUST_CHECK;
/* DESK and how to reach it; its ward becomes the page's. */
void view_desk(struct rq *rq, struct view *v, const struct status *s);

struct catalog_query;
struct procedure_brief;
/* tim, linh-vuc and trang of the address. */
struct catalog_query catalog_asked(struct rq *rq);
void fill_hit(struct view *v, const struct procedure_brief *p);
/* What is done elsewhere, and where. */
void fill_elsewhere(struct view *v, const struct catalog_found *found);

#endif

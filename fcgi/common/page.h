/*
 * What every page has: layout, title, problems; fields: field.h.
 */
#ifndef COMMON_PAGE_H
#define COMMON_PAGE_H

#include "common/field.h"
#include "http/rq.h"
#include "view/tpl.h"

/*
 * Starts a page: a program's own frame includes its body in a layout
 * (staff/frame.h, public/frame.h), a paper stands alone.  page_send() renders
 * the root.  The title names the page only ("Tra cứu hồ sơ"); on a form with
 * problems it is prefixed by "Lỗi: ".
 */
struct view *page_alone(struct rq *rq, const char *template_name,
			const char *title);
/* The same with the site's foot, which page_send() fills. */
struct view *page_of_site(struct rq *rq, const char *layout, const char *title);
/* Is the address this one, or below it? */
bool page_is_under(const struct rq *rq, const char *part);
/* The public page begun last is about a dossier of this desk: its ward stands
 * in head and foot.  Lives until page_send(). */
struct contact;
void page_whose(const struct contact *contact);
/* Names of assets, the same for every page: once, before the first. */
void page_globals(void);
/* Renders into rq->res.  Frees the views.  200, or what the form came back
 * with, or 422 where anything else was not right. */
enum err page_send(struct rq *rq) MUST_CHECK;
int page_status(const struct rq *rq);
/* The same with a status of its own. */
enum err page_send_as(struct rq *rq, int status) MUST_CHECK;
/* The layout's own view, for sections such as NOINDEX. */
struct view *page_layout(struct rq *rq);

/* What the page begun last could not do ("Chưa tiếp nhận được hồ sơ"): the
 * heading of its summary of problems.  Lives until page_send(). */
void page_failed(const char *what);
/* Shows the error summary when the form has problems. */
void page_problems(struct rq *rq, struct view *v);
/* Shows `section` with MSG where this field has a problem: for fields that
 * are not templates/part/field.tpl. */
void page_beside(struct rq *rq, struct view *v, const char *section,
		 const char *field);
/* The form's key was used for other content: a problem, and a fresh key. */
void page_key_used(struct rq *rq, const char *sentence);
/* Moves cx.fault of a refused domain call to the form's problems. */
void page_take_fault(struct rq *rq);
/* The same of one that was collected. */
void page_problem(struct rq *rq, const struct fault *fault);

#endif

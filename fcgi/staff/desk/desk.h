/* The desk's own pages: reception, slips at the counter, the scanner. */
#ifndef STAFF_DESK_H
#define STAFF_DESK_H

#include "domain/catalogue/catalog.h"
#include "domain/desk/desk_notice.h"
#include "domain/ledger/workflow.h"
#include "domain/reception/receive.h"
#include "http/route.h"
#include "view/tpl.h"

extern const struct form intake_form;
extern const struct choice id_kinds[];

struct intake {
	const char *key, *channel, *post_slip, *name, *id_kind, *id_number;
	const char *phone, *email, *address, *owner, *owner_address;
	const char *content, *receive_way;
	const char *fee_mode, *fee_receipt;
	int64_t fee_amount; /* INT64_MIN: left to the catalogue */
	const char *result, *receiver, *receiver_paper;
	struct day birth;
	int64_t sets, fee_level, pages, copies, kind;
	bool duplicate_confirmed, at_once, no_phone;
};

/* notice.c: slips at the counter (forms 02 and 03). */
extern const struct form notice_form;
struct notice_fields {
	const char *key, *name, *id_kind, *id_number, *phone, *email;
	const char *address, *content, *items, *cause, *reason;
	bool repeat_confirmed;
};
enum err notice_write(struct rq *rq);
enum err notice_do(struct rq *rq);
enum err notice_print(struct rq *rq);
enum err notice_book(struct rq *rq);
/* From the intake form, with whom and what it already says. */
enum err notice_from_intake(struct rq *rq, const struct procedure *p,
			    enum notice_kind kind,
			    const char *missing) MUST_CHECK;

/* intake_pick.c */
enum err intake_pick(struct rq *rq);

/* intake.c */
enum err intake_show(struct rq *rq);
enum err intake_do(struct rq *rq);
enum err intake_again(struct rq *rq);
/* What was typed, else what the address says, else `first`. */
const char *intake_typed(struct rq *rq, const char *name, const char *first);

/*
 * intake_fill.c: the scanner's and the last dossier's help.  Both write into
 * rq->fields as if typed; nothing that was typed is lost but what the card
 * says otherwise.
 */
struct fill {
	bool is_asked;	    /* scanned, or the button pressed */
	bool is_unreadable; /* scanned, but no id card */
	bool is_empty;	    /* pressed without anything to go by */
	bool is_card, is_unaccented;
	bool is_unknown;    /* has not been here before */
	/* the number is on record for somebody of another name */
	const char *other_name, *other_code;
	const char *before; /* code of the dossier it was read out of */
	struct instant before_at;
	/* the request for completion the person comes back with; id.v 0: none */
	struct desk_notice asked;
};
bool intake_fill_asked(const struct rq *rq);
enum err intake_fill(struct rq *rq, const struct procedure *p,
		     struct fill *ret) MUST_CHECK;

/* intake_papers.c: the papers ticked, counts checked; the checklist; the
 * required ones that are not ticked, one a line. */
size_t intake_papers_read(struct rq *rq, const struct procedure *p,
			  struct paper **ret);
void intake_papers_show(struct rq *rq, struct view *v,
			const struct procedure *p, bool has_focus);
const char *intake_papers_missing(struct rq *rq, const struct procedure *p);

/* intake_fee.c: what a procedure costs, and how it was paid. */
enum err intake_fee_show(struct rq *rq, struct view *v,
			 const struct procedure *p,
			 const char *channel) MUST_CHECK;
/* Into the command; ERR_INPUT beside the field that is wrong. */
enum err intake_fee_read(struct rq *rq, const struct procedure *p,
			 struct receive *in) MUST_CHECK;

/* scan.c: the scanner hands over and returns, one dossier a scan. */
extern const struct form scan_form;
struct scan_fields {
	const char *key, *code;
};
enum err scan_hand_over_show(struct rq *rq);
enum err scan_hand_over(struct rq *rq);
enum err scan_recall(struct rq *rq);

/* scan_return.c */
extern const struct form scan_return_form;
struct scan_return_fields {
	const char *key, *fee_key, *receiver, *receiver_paper;
	const char *receiver_kind, *authorisation, *originals;
	const char *receipt_number;
	int64_t version;
	bool is_checked; /* receipt and identity card were looked at */
};
enum err scan_return_list(struct rq *rq);
enum err scan_return_find(struct rq *rq);
enum err scan_return_show(struct rq *rq);
enum err scan_return_do(struct rq *rq);

/* scan_test.c */
enum err scan_test_show(struct rq *rq);
enum err scan_test_do(struct rq *rq);

/* What all three share: the normal form of a scanned number, or a problem
 * beside the field that quotes it. NULL then. */
enum err scan_code(struct rq *rq, const char **ret) MUST_CHECK;
enum err scan_return_again(struct rq *rq);
/* The field (always empty: the next scan would be added to it) and the list
 * of the day. */
enum err scan_page(struct rq *rq, struct view *v, enum move one,
		   enum move other) MUST_CHECK;

#endif

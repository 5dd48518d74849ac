/*
 * Reception: a dossier begins, with its number, its appointment and what the
 * applicant handed in (Decree 61/2018 art. 17, Circular 01/2018 art. 19).
 */
#ifndef DOMAIN_RECEIVE_H
#define DOMAIN_RECEIVE_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/casework/payment.h"
#include "domain/clock/deadline.h"
#include "secret/secret.h"

struct paper {
	int seq;
	const char *name;
	int originals, certified, copies;
	bool is_shown; /* shown and given back; then no counts */
};

struct receive {
	const char *form_key; /* 32 hex letters */
	const char *procedure_code;
	const char *channel;	 /* truc_tiep | bcci */
	int kind; /* from 1, of procedure.kinds; 0 where it has none */
	enum receive_way receive_way;
	const char *name, *id_kind, *id_number, *phone, *email, *address;
	const char *owner_name; /* "" = the applicant */
	const char *owner_address; /* "" or NULL = the applicant's */
	const char *content;	/* "" = the procedure's name */
	struct day birth;
	int sets;
	struct paper *papers; /* those handed in or shown */
	size_t papers_n;
	bool duplicate_confirmed;
	const char *post_slip; /* channel bcci: hand-over slip number (T03) */
	enum fee_mode fee_mode;
	int64_t fee_amount;    /* đồng */
	const char *fee_receipt; /* thu_truoc: number of the receipt */
	const char *fee_basis;	 /* "10 trang, 2 bản"; "" or NULL none */
	/* T05, returned at once (Decree 61/2018 art. 17.4): the procedures
	 * that are answered within the day; no appointment is made. */
	bool at_once;
	const char *result, *receiver, *receiver_paper;
};

struct received {
	struct dossier_id id;
	const char *code;
	bool was_known; /* the form had been posted before */
};

/* T02.  Refusals (ERR_INPUT with field): procedure not in force, required
 * paper missing, id number wrong, year without calendar, same applicant and
 * procedure still open (duplicate_confirmed, until it is). */
enum err dossier_receive(struct cx *cx, const struct actor *actor,
			 const struct receive *in,
			 struct received *ret) MUST_CHECK;
/* Everything for which it would be refused, one of each kind, in the order of
 * the form; the form's key is not looked at. */
#define RECEIVE_FAULTS 10
enum err dossier_receive_faults(struct cx *cx, const struct actor *actor,
				const struct receive *in,
				struct fault ret[RECEIVE_FAULTS],
				size_t *ret_n) MUST_CHECK;
/* The same appointment that dossier_receive would give now. */
enum err dossier_preview(struct cx *cx, const struct actor *actor,
			 const char *procedure_code, const char *channel,
			 struct deadline *ret,
			 const struct explain **ret_days) MUST_CHECK;
/* Where the term goes by the kind of case (ERR_INPUT: not said). */
enum err dossier_preview_kind(struct cx *cx, const struct actor *actor,
			      const char *procedure_code, const char *channel,
			      int kind, struct deadline *ret,
			      const struct explain **ret_days) MUST_CHECK;

/* The receipt's secret (6 letters) and token (26 letters), for printing. */
enum err dossier_receipt_codes(struct cx *cx, struct dossier_id id,
			       char ret_secret[RECEIPT_SECRET_LEN + 1],
			       char ret_token[TOKEN_TEXT_LEN + 1]) MUST_CHECK;

#endif

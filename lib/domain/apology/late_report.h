/*
 * The report of a period's late dossiers to the unit above: the very CSV that
 * was sent with its SHA-256, the counts, and who received it.  Append-only: a
 * correction ("báo cáo lại") is another version with its reason, and both
 * stay.
 *
 * Sent for a month or a quarter that is over, by the authority's leader or its
 * control, to the unit to which its letters are reported; received by the
 * leader or the control there.
 */
#ifndef DOMAIN_LATE_REPORT_H
#define DOMAIN_LATE_REPORT_H

#include "base/buf.h"
#include "domain/apology/late_list.h"
#include "secret/secret.h"

#define LATE_CSV_MAX (8 * 1024 * 1024)
#define LATE_REPORT_PAGE 25
#define LATE_REASON_MIN 20

struct late_report_draft {
	const char *form_key;
	struct period period;
	/* What its sender saw on the page, 64 hex letters: if the list says
	 * something else by now, nothing is sent (ERR_CONFLICT). */
	const char *seen;
	const char *reason; /* of a further version */
	/* Writes the list of a scope as it is published. */
	enum err (*write)(struct cx *cx, const struct late_scope *scope,
			  struct buf *csv, struct late_totals *totals);
};
/* ERR_DENIED, ERR_STATE (the period is not over, nobody is above), ERR_INPUT
 * (no reason), ERR_CONFLICT.  A form posted twice is one report. */
enum err late_report_send(struct cx *cx, const struct actor *actor,
			  const struct late_report_draft *in,
			  struct late_report_id *ret) MUST_CHECK;
/* NULL, or the sentence why this period cannot be reported (yet). */
const char *late_report_refusal(struct arena *arena,
				const struct period *period,
				struct instant now);

struct late_report {
	struct late_report_id id;
	struct unit_id authority, superior;
	const char *authority_name, *superior_name;
	struct period period;
	int version, newest; /* the newest of its period */
	struct digest digest;
	struct late_totals totals;
	const char *reason, *sender_name, *sender_unit;
	struct instant sent_at;
	struct instant received_at; /* INSTANT_NONE: not acknowledged */
	const char *receiver_name, *receiver_unit, *note;
};
/* Staff of the authority, and of the unit it was sent to; else ERR_MISSING. */
enum err late_report_open(struct cx *cx, const struct actor *actor,
			  struct late_report_id id,
			  struct late_report *ret) MUST_CHECK;
/* The bytes as they were sent. */
enum err late_report_csv(struct cx *cx, struct late_report_id id,
			 const void **ret, size_t *ret_len) MUST_CHECK;
enum late_report_box { LATE_REPORTS_SENT, LATE_REPORTS_RECEIVED };
/* The newest first, those before `before` (an id; INT64_MAX: all), at most
 * LATE_REPORT_PAGE. */
enum err late_report_list(struct cx *cx, const struct actor *actor,
			  enum late_report_box box, int64_t before,
			  struct late_report **ret, size_t *ret_n) MUST_CHECK;
/* The newest version of a period, 0 none. */
enum err late_report_newest(struct cx *cx, struct unit_id authority,
			    const struct period *period, int *ret) MUST_CHECK;

/* A report is of all procedures: a delegation of everything reaches it. */
bool late_report_may_send(const struct actor *actor);
bool late_report_may_acknowledge(const struct actor *actor,
				 const struct late_report *r);
enum err late_report_acknowledge(struct cx *cx, const struct actor *actor,
				 struct late_report_id id,
				 const char *note) MUST_CHECK;

#endif

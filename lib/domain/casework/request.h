/* What other units were asked, in the order of asking (Decree 61/2018 art.
 * 19.5-19.7). */
#ifndef DOMAIN_REQUEST_H
#define DOMAIN_REQUEST_H

#include "base/cx.h"
#include "domain/ids.h"

struct request {
	int seq;
	bool is_segment; /* liên thông; else phối hợp */
	struct unit_id unit;
	const char *unit_name, *asked_by, *content;
	const char *state; /* DA_GUI DA_NHAN DA_TRA_LOI DA_HUY DA_BO_QUA */
	struct instant sent_at, due_at, opened_at, closed_at;
	const char *answer_kind, *answer, *late_reason; /* "" none */
	int late_days; /* working days, 0 in time */
	bool in_hours;
	bool has_account; /* somebody of that unit can answer here */
};
/* By date; a limit in hours by the minute. */
bool request_is_late(const struct request *r, struct instant now);
enum err dossier_requests(struct cx *cx, struct dossier_id id,
			  struct request **ret, size_t *ret_n) MUST_CHECK;
const char *request_state_name(const char *state);
const char *answer_kind_name(const char *kind);

#endif

/*
 * The audit trail as auditors read it: by day, by person, by dossier, newest
 * first, refusals alone where asked.  An auditor sees the rows of the own
 * committee's units, and of a dossier those of everybody.  Each page read here
 * leaves a row itself.
 */
#ifndef DOMAIN_TRAIL_H
#define DOMAIN_TRAIL_H

#include "base/buf.h"
#include "base/cx.h"
#include "domain/actor.h"
#include "secret/secret.h"

#define TRAIL_PAGE 50

struct trail_row {
	int64_t id;
	struct instant at;
	const char *who, *login, *unit; /* "" nobody's */
	const char *role, *action, *outcome, *detail, *purpose; /* codes */
	const char *reason, *code, *subject, *request_id;
	int64_t rows_n;
};

struct trail_ask {
	bool only_refused;
	struct instant before; /* with before_id: where the page ended; */
	int64_t before_id;     /* INSTANT_NONE: from the newest */
};
enum err trail_of_day(struct cx *cx, const struct actor *actor, struct day day,
		      const struct trail_ask *ask, struct trail_row **ret,
		      size_t *ret_n) MUST_CHECK;
enum err trail_of_person(struct cx *cx, const struct actor *actor,
			 struct account_id person, const struct trail_ask *ask,
			 struct trail_row **ret, size_t *ret_n) MUST_CHECK;
enum err trail_of_dossier(struct cx *cx, const struct actor *actor,
			  struct dossier_id id, const struct trail_ask *ask,
			  struct trail_row **ret, size_t *ret_n) MUST_CHECK;

/* A whole day as CSV (RFC 4180, UTF-8 with its mark), oldest first, and its
 * SHA-256, which the row of the export keeps.  ERR_LIMIT beyond TRAIL_CSV. */
#define TRAIL_CSV (32 * 1024 * 1024)
enum err trail_csv(struct cx *cx, const struct actor *actor, struct day day,
		   struct buf *ret, struct digest *ret_digest) MUST_CHECK;

struct trail_person {
	struct account_id id;
	const char *name, *login, *unit;
};
/* Those who hold or held a role in the own committee's units; at most 500. */
enum err trail_people(struct cx *cx, const struct actor *actor,
		      struct trail_person **ret, size_t *ret_n) MUST_CHECK;

/* "mở hồ sơ", "từ chối"…: codes in words for a screen. */
const char *trail_action(const struct trail_row *row);
const char *trail_outcome(const struct trail_row *row);
/* What else the row tells: the list, kind of search, count; "" nothing. */
const char *trail_detail(struct arena *arena, const struct trail_row *row);

#endif

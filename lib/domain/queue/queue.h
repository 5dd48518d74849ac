/*
 * What waits where: the queues of each role, and moves of many at once.
 *
 * A queue is a row of a table: slug, name, roles, lane, whose lane, what the
 * lane's moment means.  What stands in a lane is written by the database
 * itself together with each event (queue_entry, sql/migrations/queues.sql),
 * so a page of any queue is one range of one index however many dossiers
 * there are.  Nearest limit first: what is late stands on top, what is paused
 * behind everything that runs.
 */
#ifndef DOMAIN_QUEUE_H
#define DOMAIN_QUEUE_H

#include "base/cx.h"
#include "domain/actor.h"
#include "domain/clock/workcal.h"
#include "domain/ledger/workflow.h"

struct account_brief; /* account.h */

#define QUEUE_ROWS 25  /* of a page */
#define QUEUE_CAP 100  /* no count goes further */
#define QUEUES_MAX 32  /* of one person */
#define BULK_MAX 50

enum lane_time { /* what sorts a lane */
	TIME_DUE,  /* its appointment; paused ones behind, by what they await */
	TIME_WAIT, /* the limit of what it waits for */
	TIME_AGE,  /* how long it has stood here */
};

enum lane_owner {
	OWNER_UNIT,
	OWNER_AUTHORITY,
	OWNER_PERSON,
	OWNER_FORMER, /* each unit that the authority follows */
};

struct queue {
	const char *slug, *name, *lane;
	unsigned roles;
	enum lane_owner owner;
	enum lane_time time;
	bool is_past; /* only those whose limit has passed */
	enum move bulk; /* what may be done to many; MOVE_COUNT: nothing */
};

/* A queue as one person has it. */
struct my_queue {
	const struct queue *queue;
	const char *slug, *name; /* a former unit's are its own */
	int64_t owner;
	int64_t count; /* QUEUE_CAP: that many or more */
};

enum due_in { DUE_ANY, DUE_LATE, DUE_TODAY, DUE_SOON, DUE_PAUSED, DUE_COUNT };
const char *due_in_slug(enum due_in d); /* "" qua-han hom-nay 3-ngay tam-dung */
const char *due_in_name(enum due_in d);
enum due_in due_in_from_slug(const char *slug); /* DUE_ANY: unknown */

struct queue_filter {
	enum due_in due;
	const char *words;	  /* of procedure or field; "" any */
	struct account_id holder; /* NO_ACCOUNT: any */
};

struct queue_row {
	struct dossier_id id;
	const char *code, *procedure_name, *applicant, *holder_name;
	const char *holder_unit_name;
	enum state state;
	struct instant due_at, wait_due_at, finished_at;
	struct instant at; /* of its place in the queue */
	int64_t version;
	bool in_transit;
	/* The gate would ask this reader what for (access.h): nothing but id
	 * and code is told. */
	bool is_hidden;
};

/* A place in a queue: what comes after it, or before. */
struct queue_place {
	struct instant at; /* INSTANT_NONE: the beginning */
	struct dossier_id id;
	bool is_back;
};

/* A queue's name by its slug, as the audit trail keeps it; NULL: unknown. */
const char *queue_name(const char *slug);
/* The queues of this person's roles; counts are 0.  First = where the inbox
 * opens. */
enum err queues_of(struct cx *cx, const struct actor *actor,
		   struct my_queue ret[QUEUES_MAX], size_t *ret_n) MUST_CHECK;
/* Counts of all, and of each due_in of `current`: one statement. */
enum err queue_counts(struct cx *cx, const struct workcal *cal,
		      struct my_queue *queues, size_t n,
		      const struct my_queue *current,
		      int64_t ret_due[DUE_COUNT]) MUST_CHECK;
/* At most `limit` rows in the queue's order, also when asked for those
 * before a place. */
enum err queue_list(struct cx *cx, const struct actor *actor,
		    const struct workcal *cal, const struct my_queue *queue,
		    const struct queue_filter *filter,
		    const struct queue_place *place, size_t limit,
		    struct queue_row **ret, size_t *ret_n) MUST_CHECK;
/* Who may hold something in a unit, for the filter. */
enum err queue_people(struct cx *cx, struct unit_id unit,
		      struct account_brief **ret, size_t *ret_n) MUST_CHECK;

/* Many at once: each in its own transaction, with a form key derived from the
 * form's, so that sending again changes nothing. */
struct bulk_item {
	const char *code;
	int64_t version;
	bool is_done;	 /* by this or an earlier post of the form */
	const char *why; /* the sentence why not */
};
enum err queue_bulk(struct cx *cx, const struct actor *actor, enum move move,
		    struct account_id assignee, const char *form_key,
		    struct bulk_item *items, size_t n) MUST_CHECK;

/* A person's own filters: an address under a name. */
#define SAVED_MAX 20
struct saved_filter {
	int64_t id;
	const char *name, *query;
};
enum err saved_list(struct cx *cx, const struct actor *actor,
		    struct saved_filter **ret, size_t *ret_n) MUST_CHECK;
/* ERR_INPUT "ten": no name, or too many. */
enum err saved_add(struct cx *cx, const struct actor *actor,
		   const char *form_key, const char *name,
		   const char *query) MUST_CHECK;
enum err saved_end(struct cx *cx, const struct actor *actor,
		   int64_t id) MUST_CHECK;

/*
 * One search box: the dossier's number in every form it is written in, its
 * receipt's address or token, the QR of an id card, an id number, a telephone
 * number, else a name or its last words without diacritics.  Only what the
 * actor may open, of each what its page would show: where that asks what for
 * first, the row is hidden.  What is told leaves a row of the audit trail that
 * the dossier's owner sees.  Newest first; names in the order of the alphabet.
 */
enum search_kind {
	SEARCH_CODE,
	SEARCH_TOKEN,
	SEARCH_PERSON,
	SEARCH_PHONE,
	SEARCH_NAME,
};
struct search_place { /* what the last page ended with */
	int64_t id;	/* INT64_MAX: the beginning */
	int64_t words; /* of a name, as many of its last ones; 0: no name */
};
struct search_result {
	enum search_kind kind;
	struct queue_row *rows;
	size_t n;
	bool has_more;
	struct search_place last;
};
enum err dossier_search(struct cx *cx, const struct actor *actor,
			const char *typed, const struct search_place *after,
			struct search_result *ret) MUST_CHECK;
/* Hides the rows that the gate would ask about. */
enum err queue_hide(struct cx *cx, const struct actor *actor,
		    struct queue_row *rows, size_t n) MUST_CHECK;
/* The one dossier of this number, if the actor may open it; ERR_MISSING.
 * Hidden as in a search. */
enum err search_code(struct cx *cx, const struct actor *actor,
		      const char *code, struct queue_row *ret) MUST_CHECK;
/* The whole number of what was scanned or typed: its token and its tail are
 * looked up.  ERR_INPUT with the sentence. */
enum err search_written(struct cx *cx, const struct actor *actor,
			const char *typed, const char **ret_code) MUST_CHECK;
/* The units whose dossiers the actor's authority follows (unit_succession). */
struct former_unit {
	struct unit_id id;
	const char *code, *name;
};
#define FORMER_MAX 6
enum err queue_formers(struct cx *cx, const struct actor *actor,
		       struct former_unit **ret, size_t *ret_n) MUST_CHECK;

#endif

/*
 * What the owner of a dossier is told of it: one table from its facts to the
 * tag, where it is, what to do, what to bring, what else one may do, which
 * date stands in big letters and which steps are done or will never be.
 *
 * Pure.  tests/data/telling.golden writes out every combination that a
 * dossier can be in, and a person reads it: no page says what is not so.
 *
 * By the number alone (TELL_CODE) nothing may be guessed of what was decided
 * (Circular 01/2018 art. 16.2 d): a refusal and a result read alike.
 */
#ifndef DOMAIN_TELLING_H
#define DOMAIN_TELLING_H

#include "base/arena.h"
#include "base/when.h"
#include "domain/clock/deadline.h"
#include "domain/ledger/workflow.h"

enum tell_level {
	TELL_CODE, /* by the number alone */
	TELL_FULL, /* by the receipt's secret or its QR code */
	TELL_LEVELS
};

enum ending {
	END_NONE,
	END_RESULT,
	END_REFUSED,
	END_WITHDRAWN,
	END_DISCONTINUED, /* by the committee, with its ground */
	END_EXPIRED,	  /* the supplement did not come in time */
	ENDINGS
};

enum standing {
	PROMISE_AHEAD,
	PROMISE_TODAY,
	PROMISE_LATE,
	PROMISE_STOPPED, /* the clock stands still and it was not late */
	PROMISE_EARLY,
	PROMISE_KEPT,
	PROMISE_BROKEN, /* finished late */
	PROMISES
};

enum limit { /* of what is awaited of the owner */
	LIMIT_NONE,
	LIMIT_AHEAD,
	LIMIT_TODAY,
	LIMIT_PASSED,
	LIMITS
};

enum seat {
	SEAT_SAME,
	SEAT_FOLLOWED, /* a reform ended its ward; the successor has it */
	SEAT_ENDED,    /* ended, and nobody has taken it over yet */
	SEATS
};

enum again { /* the new appointment of an apology, while it is late */
	AGAIN_NONE,
	AGAIN_AHEAD, /* or today */
	AGAIN_PASSED,
	AGAINS
};

enum delivery {
	DELIVER_DESK,
	DELIVER_POST,
	DELIVER_FAILED, /* the post brought it back */
	DELIVERIES
};

struct facts {
	enum state state;
	enum state stopped_from; /* where it ended early; else STATE_NONE */
	enum ending ending;
	enum standing promise;
	enum limit limit;
	enum seat seat;
	enum delivery delivery;
	enum again again;
	bool is_provisional;
	const char *late;	  /* "66 ngày làm việc"; "" when below one */
	struct day limit_day;	  /* DAY_NONE: no limit */
	int limit_over;		  /* days since it passed */
	struct day stopped_since; /* DAY_NONE: it runs */
	const char *old_desk, *heirs; /* of an ended ward */
	struct day old_until;	      /* the ward's last day */
	int64_t fee_due;	      /* đồng that are not paid yet */
	int64_t complaint_days; /* of the rule; 0: no figure is known */
};

enum tag_look { TAG_GREEN, TAG_BLUE, TAG_YELLOW, TAG_RED, TAG_GREY, TAG_LOOKS };
enum step_mark { STEP_DONE, STEP_NOW, STEP_AHEAD, STEP_NEVER };
enum date_shown {
	DATE_DUE,     /* the appointment */
	DATE_STOPPED, /* none: since when the clock stands */
	DATE_AGAIN,   /* the new one of the apology, beside the old */
	DATE_ENDED,   /* when it ended early, beside the appointment */
	DATES_SHOWN
};

#define TELL_MAY 3

struct telling {
	enum tag_look look;
	const char *tag;
	const char *now;   /* where it is; no full stop: a headline */
	const char *sorry; /* how late, with the apology; "" */
	const char *act;   /* what the owner does, or that nothing is to do */
	const char *bring; /* "" nothing */
	const char *may[TELL_MAY]; /* what else the owner may do */
	size_t may_n;
	const char *seat; /* who continues for an ended ward; "" */
	enum date_shown date;
	const char *date_note; /* "" */
	int steps_done;
	enum step_mark steps[STEPS_TOTAL];
	const char *steps_note; /* "" */
	/* "", or what the step at hand waits for of the owner. */
	const char *step_wait;
};

struct telling telling_of(struct arena *arena, const struct facts *f,
			  enum tell_level level);
/* Whether a dossier can be in this combination: by the table of moves. */
bool facts_are_reachable(const struct facts *f);

/* A move in the owner's words; NULL: it only concerns the office inside. */
const char *move_told(enum move m);

/* The appointment that a letter gave: still to come, passed without a result,
 * or only what was once said of a dossier that is over.  A whole sentence. */
const char *again_words(struct arena *arena, struct instant at, bool is_over,
			struct instant now);

/* Late by date: ahead, today, late; early, kept, broken once finished. */
enum standing standing_of(struct instant due, struct instant finished,
			bool is_stopped, struct instant now);
enum limit limit_of(struct instant due, struct instant now, int *ret_over);
/* How late, in the term's own unit: "66 ngày làm việc", "3 giờ làm việc",
 * "12 ngày"; "" when less than one has passed. */
const char *late_words(struct arena *arena, enum term_unit unit,
		       struct instant due, struct instant end,
		       const struct workcal *cal);

#endif

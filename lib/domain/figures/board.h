/*
 * The public board: the facts of one month, and of what was open before it,
 * grouped one way or another.  Page, CSV and API show what these functions give.
 *
 * A procedure is named where that tells of nobody (figures_may_name()); else its
 * facts stand under "Thủ tục khác".  Fields are the wide ones, as in the list of
 * late dossiers (late_public.h), whose rows these figures count.
 */
#ifndef DOMAIN_BOARD_H
#define DOMAIN_BOARD_H

#include "domain/clock/period.h"
#include "domain/figures/figures.h"

#define FIGURES_K 5	    /* fewer would tell who it is */
#define FIGURES_OTHER ""    /* the code of what is not named */
#define BOARD_MONTHS 12

/* In one month at one committee: of a procedure so many came, so many ended and
 * so many were late at all.  Of a late one the list tells the number; so that
 * nobody learns its procedure from here, they are none or many. */
bool figures_may_name(int64_t came, int64_t ended, int64_t late);

struct board_unit {
	int64_t id, parent;
	const char *code, *name, *short_name, *kind;
	struct day valid_to;
	int64_t letters; /* the name's place in the alphabet */
};
struct board_version {
	int64_t id;
	const char *code, *name, *field, *field_slug;
	int64_t letters, field_letters;
};
/* What facts are of, for one line of the ledger's month. */
struct board_line {
	const struct board_unit *authority, *unit;
	const struct board_version *version;
	const char *channel;
	bool is_named; /* the procedure may be */
	struct sums before, within;
};
struct board_filter {
	const char *unit, *field, *channel; /* codes, "" all */
};
struct board {
	struct instant as_of; /* INSTANT_NONE: nothing is counted yet */
	struct period month;
	struct day last; /* counted: of the month, or as_of's day */
	bool is_running; /* the month has not ended, as far as is counted */
	struct day first_month; /* of all there is; DAY_NONE: nothing */
	struct board_filter filter;
	const struct board_unit *units;
	size_t units_n;
	const struct board_version *versions; /* by id */
	size_t versions_n;
	struct board_line *lines; /* all of them, filtered or not */
	size_t lines_n;
	int64_t target; /* on time of a thousand, at least */
	const char *target_basis; /* NULL: nobody has set a target */
};
/* Units, versions, as_of and the first month: what a page is chosen from. */
enum err board_begin(struct cx *cx, struct board *ret) MUST_CHECK;
/* … and the facts of a month. */
enum err board_load(struct cx *cx, const struct period *month,
		    const struct board_filter *filter,
		    struct board *b) MUST_CHECK;
/* Whatever its day; NULL: the month has none. */
const struct board_line *board_line_of(const struct board *b,
				       const struct figure_key *key);
const struct board_unit *board_unit_by(const struct board *b,
				       const char *code);
/* NULL: no field has that slug. */
const char *board_field_by(const struct board *b, const char *slug);
const char *board_channel_name(const char *channel); /* "" unknown */

enum board_by {
	BY_ALL, /* one line */
	BY_AUTHORITY,
	BY_UNIT,
	BY_FIELD,
	BY_CHANNEL,
	BY_PROCEDURE, /* of this month alone: names differ from month to month */
	BY_COUNT
};
struct board_group {
	const char *code, *name;
	int64_t letters; /* the name's place in the Vietnamese alphabet */
	struct sums before, within;
};
/* Of what the filter leaves: most results first for procedures and channels,
 * else the worst rate first; fewer results than FIGURES_K stand behind.  Equals
 * by name. */
void board_groups(struct arena *arena, const struct board *b, enum board_by by,
		  struct board_group **ret, size_t *ret_n);
/* For who looks for one of them. */
void board_sort_by_name(struct board_group *list, size_t n);
/* before and within together: the sums of all days up to the last. */
struct sums board_upto(const struct board_group *g);

/* The numbers of a line, as every place shows them. */
enum board_cell {
	CELL_CARRIED, /* open when the month began */
	CELL_RECEIVED,
	CELL_RESULTS,
	CELL_EARLY,
	CELL_ON_TIME,
	CELL_LATE,
	CELL_REFUSED,
	CELL_WITHDRAWN,
	CELL_STOPPED,
	CELL_ENDED_LATE,
	CELL_OPEN,
	CELL_OPEN_IN_TIME,
	CELL_OPEN_LATE,
	CELL_PAUSED,
	CELL_FELL_LATE,
	CELL_LETTERS,
	CELL_LETTERS_OWED, /* of all that ever fell late, none signed yet */
	CELL_COUNT
};
int64_t board_cell(const struct board_group *g, enum board_cell cell);
const char *board_cell_code(enum board_cell cell); /* "tiep_nhan" */
const char *board_cell_name(enum board_cell cell); /* "Tiếp nhận" */
const char *board_cell_meaning(enum board_cell cell);

/* In tenths of a per cent, rounded; never 0 or 1000 unless it is. */
int64_t board_tenths(int64_t n, int64_t of);

/* The months up to the one shown, oldest first; what the filter leaves. */
struct board_month {
	struct period month;
	struct sums sums; /* flows that have happened: no stock is in them */
};
enum err board_trend(struct cx *cx, const struct board *b,
		     struct board_month ret[BOARD_MONTHS],
		     size_t *ret_n) MUST_CHECK;

#endif

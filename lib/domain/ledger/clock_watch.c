#include "domain/ledger/clock_watch.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "text/text.h"

/* Looks leave rows of the audit trail, also of a wrong hour; an event is
 * refused while the clock is in doubt. */
STMT(q_newest, "", "tt",
     "SELECT (SELECT at FROM event ORDER BY id DESC LIMIT 1),"
     " UTC_TIMESTAMP()");

__attribute__((format(printf, 2, 3))) static void
doubt(struct clock_mark *mark, const char *fmt, ...)
{
	va_list args;

	if (mark->is_doubted)
		return; /* the first reason is the nearest to the cause */
	va_start(args, fmt);
	vsnprintf(mark->why, sizeof(mark->why), fmt, args);
	va_end(args);
	mark->is_doubted = true;
}

/* After a start of the machine only the last look is left to compare with. */
static void began_again(struct clock_mark *mark, struct instant now,
			const char *boot, int64_t steady_s)
{
	if (mark->seen_s - now.s > CLOCK_BOUND_S) {
		doubt(mark,
		      "the clock goes %lld s behind what it said before this"
		      " machine was started",
		      (long long)(mark->seen_s - now.s));
		return;
	}
	snprintf(mark->boot, sizeof(mark->boot), "%s", boot);
	mark->base_s = now.s - steady_s;
}

enum err clock_watch(struct cx *cx, const char *boot, int64_t steady_s,
		     struct clock_mark *mark)
{
	int64_t now = cx->now.s, moved;
	struct instant newest, database;

	mark->is_doubted = false;
	mark->why[0] = '\0';
	if (strcmp(mark->boot, boot) != 0)
		began_again(mark, cx->now, boot, steady_s);
	moved = strcmp(mark->boot, boot) == 0 ? now - steady_s - mark->base_s :
						0;
	if (llabs(moved) > CLOCK_BOUND_S)
		doubt(mark, "the clock was moved by %lld s", (long long)moved);
	TRY(db_one(cx, q_newest, &newest, &database));
	if (newest.s != INSTANT_NONE.s && newest.s > mark->known_s &&
	    newest.s - now > CLOCK_BOUND_S)
		doubt(mark, "the clock goes %lld s behind the newest event",
		      (long long)(newest.s - now));
	if (llabs(database.s - now) > CLOCK_BOUND_S)
		doubt(mark, "the database's clock is %lld s ahead of this one",
		      (long long)(database.s - now));
	if (!mark->is_doubted)
		mark->seen_s = now;
	return OK;
}

enum err clock_confirm(struct cx *cx, const char *boot, int64_t steady_s,
		       const char *reason, struct clock_mark *mark)
{
	struct instant newest, database;

	if (text_length(reason) < 10)
		return refuse(cx, ERR_INPUT, NULL,
			      "say in ten letters or more why the clock is"
			      " right");
	TRY(db_one(cx, q_newest, &newest, &database));
	TRY(audit_put(cx, NULL,
		      &(struct audit_row){
			      .action = "clock_confirm",
			      .detail = arena_printf(
				      cx->arena, "moved_s=%lld",
				      strcmp(mark->boot, boot) == 0 ?
					      (long long)(cx->now.s - steady_s -
							  mark->base_s) :
					      0LL),
			      .reason = reason }));
	*mark = (struct clock_mark){ .base_s = cx->now.s - steady_s,
				     .seen_s = cx->now.s,
				     .known_s = newest.s > cx->now.s ? newest.s :
								       0 };
	snprintf(mark->boot, sizeof(mark->boot), "%s", boot);
	return OK;
}

/* What will be late: one sweep an hour, the first at the day's start. */
#include "base/log.h"
#include "domain/warning.h"
#include "worker/jobs.h"

#define PAGES_A_TURN 50

static void tell(const struct sweep *s)
{
	log_line(s->uncovered ? LOG_WARN : LOG_INFO,
		 "event=foresight run=%lld dossiers=%lld warnings=%lld"
		 " uncovered=%lld done=%d",
		 (long long)s->run, (long long)s->dossiers,
		 (long long)s->warnings, (long long)s->uncovered,
		 s->is_done);
}

enum err job_foresight(struct cx *cx)
{
	struct sweep s = { 0 };

	for (int i = 0; i < PAGES_A_TURN && !s.is_done; i++) {
		/* A page's rows are let go of before the next. */
		struct cx page = *cx;
		enum err err;

		page.arena = arena_new();
		err = warning_sweep_page(&page, &s);
		if (err != OK)
			(void)fail(cx, err, "%s%s",
				   page.fault.message ? page.fault.message : "",
				   page.fault.detail ? page.fault.detail : "");
		arena_free(page.arena);
		if (err != OK)
			return err;
		if (!s.is_idle)
			tell(&s);
	}
	return OK;
}

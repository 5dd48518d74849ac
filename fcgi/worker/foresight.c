/* What will be late: one sweep an hour, the first at the day's start. */
#include "base/log.h"
#include "domain/foresight/usual.h"
#include "domain/foresight/warning.h"
#include "worker/jobs.h"

#define PAGES_A_TURN 50

static void tell(const struct sweep *s)
{
	log_line(s->uncovered ? LOG_WARN : LOG_INFO,
		 "event=foresight run=%lld dossiers=%lld warnings=%lld"
		 " explanations=%lld uncovered=%lld done=%d",
		 (long long)s->run, (long long)s->dossiers,
		 (long long)s->warnings, (long long)s->explanations,
		 (long long)s->uncovered, s->is_done);
}

/* A part's arena goes; what went wrong in it stays. */
static void take_fault(struct cx *cx, const struct cx *part, enum err err)
{
	if (err != OK)
		(void)fail(cx, err, "%s%s",
			   part->fault.message ? part->fault.message : "",
			   part->fault.detail ? part->fault.detail : "");
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
		take_fault(cx, &page, err);
		arena_free(page.arena);
		if (err != OK)
			return err;
		if (!s.is_idle)
			tell(&s);
	}
	return OK;
}

static enum err usual_time(struct cx *cx, int64_t version, int64_t *steps)
{
	struct cx part = *cx;
	int64_t n;
	enum err err;

	part.arena = arena_new();
	err = usual_refresh(&part, version, &n);
	take_fault(cx, &part, err);
	arena_free(part.arena);
	*steps += err == OK ? n : 0;
	return err;
}

enum err job_usual_times(struct cx *cx)
{
	int64_t *versions, last = 0, done = 0, steps = 0;
	size_t n;

	do {
		TRY(usual_versions(cx, last, &versions, &n));
		for (size_t i = 0; i < n; i++)
			TRY(usual_time(cx, versions[i], &steps));
		done += (int64_t)n;
		last = n ? versions[n - 1] : last;
	} while (n && done < 100000);
	log_line(LOG_INFO, "event=usual-times procedures=%lld steps=%lld",
		 (long long)done, (long long)steps);
	return OK;
}

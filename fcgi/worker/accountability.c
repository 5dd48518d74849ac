/* Files of responsibility: what was closed of late every half minute, all of
 * it once a day and at each start. */
#include "base/log.h"
#include "domain/accountability/accountability.h"
#include "worker/jobs.h"

#define LATELY_S 3600

static enum err sweep(struct cx *cx, struct instant since)
{
	struct accountability_swept s;

	TRY(accountability_sweep(cx, since, &s));
	if (s.counted)
		log_line(LOG_INFO,
			 "event=accountability opened=%lld raised=%lld"
			 " dossiers=%lld",
			 (long long)s.opened, (long long)s.raised,
			 (long long)s.counted);
	return OK;
}

enum err job_accountability(struct cx *cx)
{
	return sweep(cx, (struct instant){ cx->now.s - LATELY_S });
}

enum err job_accountability_all(struct cx *cx)
{
	return sweep(cx, (struct instant){ 0 });
}

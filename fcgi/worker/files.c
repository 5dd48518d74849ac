/* Files of dossiers: scans that had to wait, leavings of cut-off uploads. */
#include <stdlib.h>

#include "base/log.h"
#include "domain/files/attachment.h"
#include "worker/jobs.h"

#define LEAVINGS_S (24 * 3600)

static struct store files_of(struct cx *cx, const char *var)
{
	return (struct store){ .root = arena_printf(cx->arena, "%s/files",
						    var) };
}

enum err job_scan_files(struct cx *cx, const char *var)
{
	const struct store store = files_of(cx, var);
	const char *clamd = getenv("MC_CLAMD");
	struct attachment_place place = {
		.store = &store, .clamd = clamd && *clamd ? clamd : NULL
	};
	struct attachment_rescan r;
	bool is_odd;

	TRY(attachment_rescan(cx, &place, &r));
	is_odd = place.is_clamd_silent || r.unsure || r.lost;
	if (r.done || is_odd)
		log_line(is_odd ? LOG_WARN : LOG_INFO,
			 "event=scan files=%lld unsure=%lld lost=%lld"
			 " scanner=%s",
			 (long long)r.done, (long long)r.unsure,
			 (long long)r.lost,
			 place.is_clamd_silent ? "silent" : "answers");
	return OK;
}

enum err job_sweep_files(struct cx *cx, const char *var)
{
	const struct store store = files_of(cx, var);
	int64_t n = store_sweep(&store, (struct instant){ cx->now.s -
							  LEAVINGS_S });

	if (n)
		log_line(LOG_INFO, "event=files-swept files=%lld",
			 (long long)n);
	return OK;
}

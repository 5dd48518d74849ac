/*
 * accept → parse → route → gate → handler → fault page → send → log → reset.
 */
#include "common/worker.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/backup_mark.h"
#include "base/clock.h"
#include "base/clock_mark.h"
#include "base/heartbeat.h"
#include "base/log.h"
#include "common/again.h"
#include "common/boot.h"
#include "common/fault.h"
#include "common/gate.h"
#include "common/metrics.h"
#include "db/db.h"
#include "http/fcgi.h"
#include "secret/secret.h"

/* A request that takes longer hangs: nginx has given it up (30 s), the alarm
 * ends this worker and its parent makes a new one. */
#define HUNG_S 35

/* A block as large as that goes back to the system with its request.  Left to
 * itself the C library raises this with every large page that it sees, and a
 * worker stays as big as the biggest of them. */
#define LARGE_BLOCK (256 * 1024)

STMT(q_ready, "", "i", "SELECT 1");

static enum err text(struct rq *rq, int status, const char *words)
{
	res_header(rq, "Cache-Control", "no-store");
	return res_bytes(rq, status, "text/plain; charset=utf-8", words,
			 strlen(words));
}

static enum err show_health(struct rq *rq)
{
	return text(rq, 200, "ok\n");
}

/* Jobs that are silent close nothing (pages are served without them), but are
 * said: nobody would miss a seal that is not made. */
static const char *jobs_words(struct rq *rq)
{
	struct arena *arena = rq->cx.arena;
	return heartbeat_fault(arena, heartbeat_text(arena, boot_var()),
			       rq->cx.now.s) ?
		       "warning: jobs are behind, motcua doctor says which\n" :
		       "";
}

/* Which rows, the auditor's page says and not an address for everybody. */
static const char *replay_words(struct rq *rq)
{
	return heartbeat_tells_faults(
		       heartbeat_text(rq->cx.arena, boot_var())) ?
		       "warning: the last replay found faults, the auditor's"
		       " page says which\n" :
		       "";
}

static const char *doubt_words(void)
{
	return clock_is_doubted(boot_var()) ?
		       "warning: the clock of this machine is in doubt, nothing"
		       " that has a date is taken, motcua clock says why\n" :
		       "";
}

/* One that was never made is for doctor to say: a trial needs none. */
static const char *backup_words(struct rq *rq)
{
	struct backup_mark mark;

	return backup_mark_load(boot_var(), &mark) &&
			       rq->cx.now.s - mark.full_s > BACKUP_LATE_S ?
		       "warning: the last good backup is old, motcua doctor"
		       " says how old\n" :
		       "";
}

static enum err show_ready(struct rq *rq)
{
	int64_t one;

	if (db_one(&rq->cx, q_ready, &one) != OK) {
		log_line(LOG_WARN, "event=not-ready detail=\"%s\"",
			 rq->cx.fault.detail ? rq->cx.fault.detail : "");
		res_header(rq, "Retry-After", "5");
		return text(rq, 503, "database: no answer\n");
	}
	return text(rq, 200, arena_printf(rq->cx.arena, "ok\n%s%s%s%s",
					  doubt_words(), jobs_words(rq),
					  replay_words(rq), backup_words(rq)));
}

/* Asked here and not in nginx: an address has many spellings. */
static enum err show_metrics(struct rq *rq)
{
	struct clock_mark mark = { 0 };
	struct backup_mark backup;
	struct buf b;

	if (strcmp(rq->remote_addr, "127.0.0.1") != 0 &&
	    strcmp(rq->remote_addr, "::1") != 0)
		return ERR_MISSING;
	buf_init(&b, rq->cx.arena, 256 * 1024);
	metrics_print(&b, boot_program()->name);
	if (clock_mark_load(boot_var(), &mark))
		buf_printf(&b,
			   "motcua_clock_doubted %d\nmotcua_clock_moved_seconds"
			   " %lld\n",
			   clock_is_doubted(boot_var()),
			   (long long)clock_moved_s(&mark, rq->cx.now,
						    clock_steady_s()));
	if (backup_mark_load(boot_var(), &backup))
		buf_printf(&b,
			   "motcua_backup_age_seconds{kind=\"full\"} %lld\n"
			   "motcua_backup_age_seconds{kind=\"newest\"} %lld\n",
			   (long long)(rq->cx.now.s - backup.full_s),
			   (long long)(rq->cx.now.s -
				       backup_mark_newest(&backup)));
	buf_puts(&b, heartbeat_text(rq->cx.arena, boot_var()));
	return text(rq, 200, b.data);
}

/* clang-format off */
static const struct route built_in[] = {
	{ GET, "/healthz",         ROLE_PUBLIC, CSRF_NONE, RATE_NONE, NULL, show_health, NULL, NULL },
	{ GET, "/readyz",          ROLE_PUBLIC, CSRF_NONE, RATE_NONE, NULL, show_ready, NULL, NULL },
	{ GET, "/metrics",         ROLE_PUBLIC, CSRF_NONE, RATE_NONE, NULL, show_metrics, NULL, NULL },
	{ GET, "/can-bo/healthz",  ROLE_PUBLIC, CSRF_NONE, RATE_NONE, NULL, show_health, NULL, NULL },
	{ GET, "/can-bo/readyz",   ROLE_PUBLIC, CSRF_NONE, RATE_NONE, NULL, show_ready, NULL, NULL },
	{ GET, "/can-bo/metrics",  ROLE_PUBLIC, CSRF_NONE, RATE_NONE, NULL, show_metrics, NULL, NULL },
};
/* clang-format on */

/* The last resort, when even the page of a fault could not be made. */
static void bare_page(struct rq *rq, int status)
{
	const struct fault_words *words = fault_words(status);
	struct buf b;

	buf_init(&b, rq->cx.arena, 4096);
	buf_printf(&b, "%s\n%s %s\n", words->title, words->sentence,
		   words->what_next);
	if (text(rq, status, b.data) != OK)
		rq->res.status = 500;
}

static void show_fault(struct rq *rq, int status)
{
	const struct fault *fault = &rq->cx.fault;

	if (status >= 500)
		log_line(LOG_ERROR,
			 "event=fault status=%d request=%s route=%s"
			 " detail=\"%s\"",
			 status, rq->cx.request_id,
			 rq->route ? rq->route->pattern : "-",
			 fault->detail ? fault->detail : "none said");
	if (status == 503 || status == 429)
		res_header(rq, "Retry-After", status == 503 ? "5" : "900");
	rq->res.status = 0;
	if (boot_program()->error_page(rq, status) != OK || !rq->res.status)
		bare_page(rq, status);
}

static enum err sign_in_first(struct rq *rq)
{
	if (rq->method == POST && boot_program()->sign_in_page)
		return boot_program()->sign_in_page(rq);
	return res_see_other(rq, arena_printf(rq->cx.arena,
					      "/can-bo/dang-nhap?tiep=%s",
					      url_encode(rq->cx.arena,
							 rq_target(rq))));
}

static enum err dispatch(struct rq *rq)
{
	const struct program *program = boot_program();
	const size_t built_n = sizeof(built_in) / sizeof(built_in[0]);
	const char *allow;

	if (route_match(built_in, built_n, rq, &allow) == MATCH_FOUND)
		return rq->route->handle(rq);
	switch (route_match(program->routes, program->routes_n, rq, &allow)) {
	case MATCH_NOT_FOUND:
		return ERR_MISSING;
	case MATCH_BAD_METHOD:
		res_header(rq, "Allow", allow);
		show_fault(rq, 405);
		return OK;
	case MATCH_FOUND:
		break;
	}
	TRY(gate(rq));
	return again_handle(rq);
}

static void answer(struct rq *rq, enum err parse_err)
{
	enum err err = parse_err;
	int status;

	if (err != OK) { /* not even a request: nothing below may see it */
		show_fault(rq, err == ERR_LIMIT ? 413 : 400);
		return;
	}
	err = dispatch(rq);
	if (cx_without(&rq->cx, err, ERR_LOGIN))
		err = sign_in_first(rq);
	if (err == ERR_TOKEN && boot_program()->token_page)
		err = boot_program()->token_page(rq);
	if (boot_program()->purpose_page &&
	    cx_without(&rq->cx, err, ERR_PURPOSE))
		err = boot_program()->purpose_page(rq);
	if (err == ERR_BUSY && rq->cx.fault.message &&
	    boot_program()->busy_page)
		err = boot_program()->busy_page(rq);
	status = fault_status(err);
	if (err == OK && !rq->res.status)
		status = 500; /* a handler that forgot to answer */
	if (err == OK && rq->cx.fault.message)
		log_line(LOG_ERROR, "event=stale-fault request=%s route=%s",
			 rq->cx.request_id,
			 rq->route ? rq->route->pattern : "-");
	if (status >= 400)
		show_fault(rq, status);
}

static void finish_headers(struct rq *rq)
{
	struct pairs *headers = &rq->res.headers;

	res_header(rq, "X-Request-Id", rq->cx.request_id);
	if (!pairs_get(headers, "Cache-Control"))
		res_header(rq, "Cache-Control",
			   boot_program()->load_session ? "no-store" :
							  "no-cache");
}

static void begin(struct rq *rq, struct arena *arena, struct db *db)
{
	unsigned char id[8];

	arena_reset(arena);
	/* What cannot even be parsed has its page of a fault, too. */
	*rq = (struct rq){ .path = "/", .query = "", .host = "",
			   .user_agent = "", .remote_addr = "",
			   .cx = { .arena = arena, .db = db,
				   .now = clock_now() } };
	random_bytes(id, sizeof(id));
	for (size_t i = 0; i < sizeof(id); i++)
		snprintf(rq->cx.request_id + 2 * i, 3, "%02x", id[i]);
}

/* The route's pattern, never the address: it may hold a code or a token. */
static void log_access(const struct rq *rq, int64_t us, uint64_t statements,
		       uint64_t wait_us)
{
	log_line(LOG_INFO,
		 "event=access request=%s route=%s status=%d ms=%.1f"
		 " db_ms=%.1f statements=%llu bytes=%zu",
		 rq->cx.request_id, rq->route ? rq->route->pattern : "-",
		 rq->res.status, (double)us / 1e3, (double)wait_us / 1e3,
		 (unsigned long long)statements, rq->res.body.len);
}

static void stop(int signal_number)
{
	(void)signal_number;
	fcgi_stop();
}

int worker_run(int listen_fd, const struct db_conf *conf)
{
	struct db *db = db_open(conf);
	struct arena *arena = arena_new();
	struct fcgi_conn *conn = fcgi_open(listen_fd);
	struct sigaction action = { .sa_handler = stop };
	struct rq rq;
	enum err err;
	int got;

	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	for (;;) {
		begin(&rq, arena, db);
		got = fcgi_accept(conn, &rq, &err);
		if (got == 0)
			break;
		if (got < 0)
			continue;
		rq.cx.now = clock_now();
		int64_t start = clock_mono_us();
		uint64_t statements = db_statements(db);
		uint64_t wait_us = db_wait_us(db);

		alarm(HUNG_S);
		answer(&rq, err);
		finish_headers(&rq);
		fcgi_send(conn, &rq);
		alarm(0);
		start = clock_mono_us() - start;
		statements = db_statements(db) - statements;
		metrics_request(rq.route, rq.res.status, start, statements);
		log_access(&rq, start, statements, db_wait_us(db) - wait_us);
	}
	db_close(db);
	return 0;
}

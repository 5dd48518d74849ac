/* motcua figures: the daily facts brought up to now; counted from zero. */
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/commands.h"
#include "domain/figures/keep.h"

#define WAIT_S 40 /* longer than any request lives */

static void progress(int64_t done, int64_t total)
{
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%lld/%lld", (long long)done,
			(long long)total);
}

/* Until whoever may still write an event that was numbered is done. */
static enum err wait_for_others(struct cx *cx)
{
	int64_t n = 1;

	for (int i = 0; n && i < WAIT_S * 10; i++) {
		TRY(figures_awaited(cx, cx->now, &n));
		if (n)
			usleep(100 * 1000);
	}
	return n ? fail(cx, ERR_BUSY, "a transaction is open for longer than"
				      " %d s", WAIT_S) :
		   OK;
}

static enum err count(struct cx *cx, struct figures_turn *ret)
{
	struct cx part = *cx;
	enum err err;

	part.arena = arena_new();
	err = figures_turn(&part, true, ret);
	cx_keep_fault(cx, &part);
	arena_free(part.arena);
	return err;
}

/* Twice: a first count that another began ends at its own mark. */
static enum err bring_up(struct cx *cx)
{
	struct figures_turn t = { 0 };
	int64_t facts = 0, restated = 0;

	for (int i = 0; i < 2; i++) {
		cx->now = clock_now();
		TRY(figures_take(cx));
		TRY(wait_for_others(cx));
		for (t.is_idle = false; !t.is_idle;) {
			TRY(count(cx, &t));
			facts += t.facts;
			restated += t.restated;
			if (t.walked)
				progress(t.walked, t.walked);
		}
	}
	printf("figures as of %s: %lld facts written, %lld days stated again\n",
	       moment_words(cx->arena, t.as_of), (long long)facts,
	       (long long)restated);
	return OK;
}

static enum err from_zero(struct cx *cx, int64_t *faults)
{
	struct figures_check c;

	TRY(figures_check(cx, false, progress, &c));
	*faults = c.faults;
	printf("%lld dossiers counted from zero, %lld facts, %lld not as"
	       " kept\n",
	       (long long)c.dossiers, (long long)c.facts, (long long)c.faults);
	if (!c.faults)
		return OK;
	printf("first: %s\n", c.first);
	TRY(figures_check(cx, true, progress, &c));
	puts("what differs is stated beside what stood there");
	return OK;
}

int cmd_figures(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	bool is_from_zero = cli_flag(&argc, argv, "--from-zero");
	int64_t faults = 0;
	struct cx cx;
	enum err err;

	if (argc != 1) {
		fprintf(stderr, "usage: motcua figures [--from-zero]"
				" [--var DIR]\n");
		return 2;
	}
	if (!cli_open(&cx, var))
		return 1;
	err = bring_up(&cx);
	if (err == OK && is_from_zero)
		err = from_zero(&cx, &faults);
	if (err != OK)
		cli_say(&cx, "figures");
	cli_close(&cx);
	return err == OK && !faults ? 0 : 1;
}

/* The machine's clock: what is thought of it, and the operator's word. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "cli/commands.h"
#include "domain/ledger/clock_watch.h"

static int show(const char *var)
{
	struct clock_mark mark;
	bool doubted = clock_is_doubted(var);

	if (!clock_mark_load(var, &mark)) {
		puts("nobody has looked at the clock yet: the worker does");
		return 1;
	}
	printf("%s: moved by %lld s since it was known to be right%s%s\n",
	       doubted ? "DOUBTED" : "ok",
	       (long long)clock_moved_s(&mark, clock_now(), clock_steady_s()),
	       *mark.why ? "; " : "", mark.why);
	if (doubted)
		puts("Nothing that has a date is taken until the clock is right"
		     " again.  If it is right now:\n  motcua clock confirm"
		     " 'REASON'");
	return doubted;
}

int cmd_clock(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	struct clock_mark mark = { 0 };
	struct cx cx;
	bool ok;

	if (argc == 1)
		return show(var);
	if (argc != 3 || strcmp(argv[1], "confirm") != 0) {
		fputs("usage: motcua clock [confirm REASON]\n", stderr);
		return 2;
	}
	if (!cli_open(&cx, var))
		return 1;
	clock_mark_load(var, &mark);
	ok = clock_confirm(&cx, clock_boot(), clock_steady_s(), argv[2],
			   &mark) == OK &&
	     clock_mark_store(var, &mark);
	if (ok)
		puts("the clock counts as right from now on");
	else
		cli_say(&cx, "clock");
	cli_close(&cx);
	return !ok;
}

/* motcua verify: every clock and chain again, the first bad row by name. */
#include <stdio.h>
#include <unistd.h>

#include "cli/commands.h"
#include "domain/ledger.h"

static void progress(int64_t done, int64_t total)
{
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%lld/%lld", (long long)done,
			(long long)total);
}

int cmd_verify(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	struct replay replay;
	struct cx cx;
	enum err err;

	if (argc != 1) {
		fprintf(stderr, "usage: motcua verify [--var DIR]\n");
		return 2;
	}
	if (!cli_open(&cx, var))
		return 1;
	err = ledger_verify(&cx, (struct dossier_id){ 0 }, progress, &replay);
	if (err != OK)
		cli_say(&cx, "verify");
	else
		printf("%lld dossiers, %lld events, %lld faults\n",
		       (long long)replay.dossiers, (long long)replay.events,
		       (long long)replay.faults);
	if (err == OK && replay.faults)
		printf("first: dossier %s, event %lld: %s\n",
		       replay.first_code, (long long)replay.first_seq,
		       replay.first_reason);
	cli_close(&cx);
	return err == OK && !replay.faults ? 0 : 1;
}

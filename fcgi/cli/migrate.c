/* motcua migrate: hands over to sqitch, which keeps the plan; motcua refold:
 * what SQL cannot bring to this release; motcua definitions: what it left. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "cli/commands.h"
#include "domain/admin/refold.h"
#include "domain/proof/definition.h"

int cmd_migrate(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	struct arena *arena = arena_new();
	char *full = realpath(var, NULL);
	const char *target;

	if (!full || chdir("sql") != 0) {
		fprintf(stderr, "motcua migrate: run it where sql/ lies, with"
				" --var naming the state folder\n");
		free(full);
		arena_free(arena);
		return 1;
	}
	target = arena_printf(arena,
			      "db:mariadb://root@/motcua?mysql_socket=%s"
			      "/run/mariadb.sock",
			      full);
	execlp("sqitch", "sqitch", "deploy", "--target", target, (char *)NULL);
	perror("motcua migrate: sqitch");
	return 1;
}

int cmd_refold(int argc, char **argv)
{
	struct cx cx = { 0 };
	int64_t names, procedures;
	enum err err;

	if (!cli_open(&cx, cli_var(&argc, argv)))
		return 1;
	err = refold(&cx, &names, &procedures);
	if (err == OK)
		printf("folded again: %lld names, %lld procedures\n",
		       (long long)names, (long long)procedures);
	else
		cli_say(&cx, "motcua refold");
	cli_close(&cx);
	return err != OK;
}

int cmd_definitions(int argc, char **argv)
{
	struct cx cx = { 0 };
	int64_t n;
	enum err err;

	if (!cli_open(&cx, cli_var(&argc, argv)))
		return 1;
	err = definition_take(&cx, &n);
	if (err == OK)
		printf("%lld definitions of the database\n", (long long)n);
	else
		cli_say(&cx, "motcua definitions");
	cli_close(&cx);
	return err != OK;
}

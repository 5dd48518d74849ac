/* motcua: the command line of the instance. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

static int cmd_help(int argc, char **argv);

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *usage;
	const char *what;
} commands[] = {
	{ "help", cmd_help, "", "this list" },
	{ "migrate", cmd_migrate, "", "bring the database to this release" },
	{ "refold", cmd_refold, "",
	  "fold names and search words as this release does" },
	{ "definitions", cmd_definitions, "",
	  "take down what the database guards with: a migration's last step" },
	{ "import", cmd_import,
	  "units|calendar|rules|escalation|procedures|search FILE [--dry-run]",
	  "validate a file whole, show what changes, take it over" },
	{ "user", cmd_user, "list | add LOGIN NAME ROLE UNIT | password LOGIN | disable LOGIN",
	  "accounts of staff" },
	{ "deadline", cmd_deadline, "< vectors.json",
	  "compute appointments with every day explained; no database" },
	{ "verify", cmd_verify, "[--seal HEX] [--notes FILE]",
	  "replay every clock, chain, row and seal; name the first bad row" },
	{ "seal", cmd_seal, "", "the newest seal, to be noted elsewhere" },
	{ "clock", cmd_clock, "[confirm REASON]",
	  "whether the machine's clock is in doubt; says that it is right" },
	{ "figures", cmd_figures, "[--from-zero]",
	  "count what is new into the daily facts; --from-zero counts the whole"
	  " ledger again and states what differs" },
	{ "moves", cmd_moves, "",
	  "the table of the life cycle: from, move, to, where, clock, roles" },
	{ "doctor", cmd_doctor, "[--read-files]",
	  "what is wrong with this installation; --read-files also reads every"
	  " attachment whole" },
	{ "backup", cmd_backup,
	  "DIR [--log] [--recipient KEY] [--key-recipient KEY]",
	  "a backup that was restored beside and found good; --log: what was"
	  " committed since" },
	{ "restore", cmd_restore,
	  "DIR --var NEW --identity FILE [--key-identity FILE]\n"
	  "                  [--until 'YYYY-MM-DD HH:MM:SS']",
	  "a backup, to its end or to a moment, into an empty folder" },
	{ "demo", cmd_demo, "", "accounts and dossiers to try the system" },
};

static int cmd_help(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	puts("usage: motcua COMMAND … [--var DIR]   (state folder; else $VAR, else"
	     " ./var)\n");
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		printf("  motcua %-9s %s\n      %s\n", commands[i].name,
		       commands[i].usage, commands[i].what);
	return 0;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "help";

	if (argc > 1)
		cli_act(argc, argv);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(commands[i].name, name) == 0)
			return commands[i].run(argc > 1 ? argc - 1 : argc,
					       argc > 1 ? argv + 1 : argv);
	}
	fprintf(stderr, "motcua: no command '%s'; motcua help lists them\n",
		name);
	return 2;
}

/* motcua user: accounts of staff from the command line. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "domain/ledger/audit.h"
#include "domain/people/account.h"
#include "domain/people/people.h"
#include "secret/secret.h"

static int list(struct cx *cx)
{
	struct account_row *rows;
	size_t n;

	if (account_list(cx, &rows, &n) != OK) {
		cli_say(cx, "user list");
		return 1;
	}
	for (size_t i = 0; i < n; i++)
		printf("%-24s %-14s %-12s %s%s\n", rows[i].login, rows[i].role,
		       rows[i].unit_code, rows[i].name,
		       rows[i].is_active ? "" : " (disabled)");
	return 0;
}

/* A password is made here and shown once: none travels in the arguments. */
static int add(struct cx *cx, char **argv)
{
	char password[17];
	struct new_account a = { .login = argv[0],
				 .name = argv[1],
				 .title = role_name(role_bit(argv[2])),
				 .password = password,
				 .roles = { argv[2] },
				 .unit_code = argv[3],
				 .is_one_time = true };
	struct account_id id;

	random_text(password, 16);
	if (account_put(cx, &a, &id) != OK ||
	    audit_write(cx, NULL, "account_put", NO_DOSSIER, "ok", argv[0]) !=
		    OK) {
		cli_say(cx, "user add");
		return 1;
	}
	printf("%s  %s\n", argv[0], password);
	return 0;
}

static int password(struct cx *cx, const char *login)
{
	const char *text;
	struct person p;

	if (people_load(cx, login, &p) != OK ||
	    people_reset_password(cx, NULL, &p, &text) != OK) {
		cli_say(cx, "user password");
		return 1;
	}
	printf("%s  %s\n", login, text);
	return 0;
}

/* The same rule as in the portal: whoever leaves hands over first. */
static int disable(struct cx *cx, const char *login)
{
	struct person p;

	if (people_load(cx, login, &p) != OK ||
	    people_disable(cx, NULL, &p, "bằng dòng lệnh") != OK) {
		cli_say(cx, "user disable");
		return 1;
	}
	printf("%s disabled\n", login);
	return 0;
}

/* The last administrator has lost the telephone. */
static int factor(struct cx *cx, const char *login)
{
	struct person p;

	if (people_load(cx, login, &p) != OK ||
	    people_reset_factor(cx, NULL, &p, "bằng dòng lệnh") != OK) {
		cli_say(cx, "user factor");
		return 1;
	}
	printf("%s enrols again at the next sign-in\n", login);
	return 0;
}

int cmd_user(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	const char *what = argc > 1 ? argv[1] : "";
	struct cx cx;
	int status = 2;

	if (!cli_open(&cx, var))
		return 1;
	if (argc == 2 && strcmp(what, "list") == 0)
		status = list(&cx);
	else if (argc == 6 && strcmp(what, "add") == 0)
		status = add(&cx, argv + 2);
	else if (argc == 3 && strcmp(what, "password") == 0)
		status = password(&cx, argv[2]);
	else if (argc == 3 && strcmp(what, "disable") == 0)
		status = disable(&cx, argv[2]);
	else if (argc == 3 && strcmp(what, "factor") == 0)
		status = factor(&cx, argv[2]);
	else
		fprintf(stderr, "usage: motcua user list | add LOGIN NAME ROLE"
				" UNIT | password LOGIN | factor LOGIN |"
				" disable LOGIN\n");
	cli_close(&cx);
	return status;
}

/* The commands of motcua; main.c has the table. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/buf.h"
#include "base/cx.h"

/* Exit status: 0 done, 1 the work failed or found faults, 2 wrong usage. */
int cmd_deadline(int argc, char **argv);
int cmd_import(int argc, char **argv);
int cmd_user(int argc, char **argv);
int cmd_verify(int argc, char **argv);
int cmd_seal(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_demo(int argc, char **argv);
int cmd_moves(int argc, char **argv);
int cmd_figures(int argc, char **argv);
int cmd_clock(int argc, char **argv);
int cmd_migrate(int argc, char **argv);
int cmd_refold(int argc, char **argv);
int cmd_definitions(int argc, char **argv);
int cmd_backup(int argc, char **argv);
int cmd_restore(int argc, char **argv);

/* Takes "--var DIR" out of the arguments; else $VAR; else "var". */
const char *cli_var(int *argc, char **argv);
/* Takes "FLAG VALUE" out; NULL: it is not there. */
const char *cli_value(int *argc, char **argv, const char *flag);
/* true and taken out when the flag is there. */
bool cli_flag(int *argc, char **argv, const char *flag);
/* A context on the instance of this state folder, as its owner (whoever made
 * it, by unix socket); says why not and gives false. */
bool cli_open(struct cx *cx, const char *var);
/* What is done from here on, as the row records tell it (row_record.h):
 * "import rules". */
void cli_act(int argc, char **argv);
void cli_close(struct cx *cx);
/* The words of a failure, for standard error. */
void cli_say(const struct cx *cx, const char *what);
/* A whole file (or standard input for NULL), at most max bytes. */
bool cli_read(struct arena *arena, const char *path, size_t max,
	      const char **ret, size_t *ret_len);

#endif

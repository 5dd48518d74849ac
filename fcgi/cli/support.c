#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/commands.h"
#include "db/db.h"
#include "domain/proof/row_record.h"
#include "secret/secret.h"

/* Takes n arguments out at position i. */
static void take_out(int *argc, char **argv, int i, int n)
{
	for (; i + n <= *argc; i++)
		argv[i] = argv[i + n]; /* moves the final NULL too */
	*argc -= n;
}

const char *cli_value(int *argc, char **argv, const char *flag)
{
	for (int i = 1; i + 1 < *argc; i++) {
		const char *value = argv[i + 1];

		if (strcmp(argv[i], flag) != 0)
			continue;
		take_out(argc, argv, i, 2);
		return value;
	}
	return NULL;
}

const char *cli_var(int *argc, char **argv)
{
	const char *var = cli_value(argc, argv, "--var");

	if (!var)
		var = getenv("VAR");
	return var && *var ? var : "var";
}

bool cli_flag(int *argc, char **argv, const char *flag)
{
	for (int i = 1; i < *argc; i++) {
		if (strcmp(argv[i], flag) == 0) {
			take_out(argc, argv, i, 1);
			return true;
		}
	}
	return false;
}

void cli_say(const struct cx *cx, const char *what)
{
	const struct fault *f = &cx->fault;

	fprintf(stderr, "motcua: %s: %s\n", what,
		f->message ? f->message :
		f->detail  ? f->detail :
			     "failed");
}

static const char *act = "";

void cli_act(int argc, char **argv)
{
	static char words[64];
	bool is_import = argc > 2 && strcmp(argv[1], "import") == 0;

	snprintf(words, sizeof(words), "%.20s%s%.19s", argv[1],
		 is_import ? " " : "", is_import ? argv[2] : "");
	act = words;
}

bool cli_open(struct cx *cx, const char *var)
{
	/* Its owner is whoever made it, by the socket (fcgi/run/ops). */
	const struct passwd *owner = getpwuid(geteuid());
	struct db_conf conf = { .user = owner ? owner->pw_name : "root",
				.database = "motcua" };

	*cx = (struct cx){ .arena = arena_new(), .now = clock_now() };
	if (secret_init(var, true) != OK) {
		fprintf(stderr,
			"motcua: %s/secret/server.key cannot be read or made:"
			" is %s the state folder (--var DIR)?\n",
			var, var);
		return false;
	}
	/* The database keeps the path: it lives as long as the process. */
	conf.socket = strdup(arena_printf(cx->arena, "%s/run/mariadb.sock",
					  var));
	if (!conf.socket)
		abort();
	cx->db = db_open(&conf);
	if (db_check_durable(cx) == OK && row_act(cx, act) == OK)
		return true;
	cli_say(cx, "the database does not answer (is the instance started?)");
	return false;
}

void cli_close(struct cx *cx)
{
	db_close(cx->db);
	arena_free(cx->arena);
}

bool cli_read(struct arena *arena, const char *path, size_t max,
	      const char **ret, size_t *ret_len)
{
	FILE *f = path ? fopen(path, "re") : stdin;
	size_t room = 64 * 1024, len = 0, n;
	char *data = malloc(room + 1);

	if (!f || !data) {
		fprintf(stderr, "motcua: %s: %s\n", path ? path : "input",
			strerror(errno));
		free(data);
		return false;
	}
	while ((n = fread(data + len, 1, room - len, f)) > 0) {
		len += n;
		if (len > max)
			break;
		if (len == room) {
			char *more = realloc(data, room * 2 + 1);

			if (!more)
				abort();
			data = more;
			room *= 2;
		}
	}
	if (path)
		fclose(f);
	*ret = arena_strndup(arena, data, len);
	*ret_len = len;
	free(data);
	if (len <= max)
		return true;
	fprintf(stderr, "motcua: %s: larger than %zu MB\n",
		path ? path : "input", max / (1024 * 1024));
	return false;
}

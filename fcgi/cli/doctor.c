/* motcua doctor: what is wrong with this installation, in sentences. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/secret.h"
#include "cli/commands.h"
#include "db/db.h"

#define FREE_MIN (UINT64_C(1) << 30)

static int faults;

static void say(bool fine, const char *good, const char *bad)
{
	printf("%s %s\n", fine ? "ok   " : "WRONG", fine ? good : bad);
	faults += !fine;
}

static void check_key(struct arena *arena, const char *var)
{
	struct stat st;
	const char *path = arena_printf(arena, "%s/secret/server.key", var);

	say(stat(path, &st) == 0 && (st.st_mode & 077) == 0,
	    "the server key is readable by its owner only",
	    "secret/server.key is missing, or others may read it: chmod 600");
}

static void check_disk(const char *var)
{
	struct statvfs fs;
	bool fine = statvfs(var, &fs) == 0 &&
		    (uint64_t)fs.f_bavail * fs.f_frsize > FREE_MIN;

	say(fine, "there is room on the disk",
	    "less than 1 GB free: a full disk stops MariaDB");
}

STMT(q_last_year, "", "i",
     "SELECT COALESCE(MAX(year), 0) FROM calendar_year");
STMT(q_published, "i", "i",
     "SELECT COUNT(*) FROM calendar_year WHERE year = ?"
     " AND is_published = 1");
STMT(q_guards, "", "i",
     "SELECT COUNT(*) FROM information_schema.TRIGGERS"
     " WHERE TRIGGER_SCHEMA = 'motcua' AND TRIGGER_NAME IN"
     " ('event_no_update', 'event_no_delete', 'audit_no_update',"
     "  'audit_no_delete', 'dossier_follows_ledger', 'dossier_no_delete')");

static void check_calendar(struct cx *cx)
{
	int64_t last = 0, published = 0;
	unsigned y, m, d;

	day_split(instant_day(cx->now), &y, &m, &d);
	say(db_one(cx, q_last_year, &last) == OK && last > (int64_t)y,
	    "the calendar reaches into next year",
	    "no calendar for next year: appointments cannot be computed soon");
	say(db_one(cx, q_published, (int64_t)y, &published) == OK && published,
	    "this year's calendar is published",
	    "this year's calendar is not published");
}

static void check_guards(struct cx *cx)
{
	int64_t n = 0;

	say(db_one(cx, q_guards, &n) == OK && n == 6,
	    "the database guards the ledger (6 triggers)",
	    "a trigger that guards the ledger is missing: start again to"
	    " migrate");
}

int cmd_doctor(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	struct cx cx;

	if (cli_flag(&argc, argv, "--make-key"))
		return secret_init(var, true) == OK ? 0 : 1;
	if (!cli_open(&cx, var))
		return 1;
	say(true, "the database answers and is durable", "");
	check_key(cx.arena, var);
	check_disk(var);
	check_calendar(&cx);
	check_guards(&cx);
	cli_close(&cx);
	return faults ? 1 : 0;
}

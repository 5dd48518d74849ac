/* motcua doctor: what is wrong with this installation, in sentences. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/address.h"
#include "base/backup_mark.h"
#include "base/clock_mark.h"
#include "base/heartbeat.h"
#include "cli/commands.h"
#include "db/db.h"
#include "domain/admin/contact.h"
#include "domain/catalogue/catalog_search.h"
#include "domain/files/attachment.h"
#include "domain/proof/definition.h"
#include "domain/proof/seal.h"
#include "file/inspect.h"
#include "secret/secret.h"

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

static void check_clock(const char *var)
{
	say(!clock_is_doubted(var), "the machine's clock is not in doubt",
	    "the machine's clock is in doubt and nothing that has a date is"
	    " taken: motcua clock says why");
}

static void check_jobs(struct cx *cx, const char *var)
{
	const char *why = heartbeat_fault(
		cx->arena, heartbeat_text(cx->arena, var), cx->now.s);

	say(!why, "the jobs run, each at its turn",
	    why ? arena_printf(cx->arena, "%s: see log/worker.log and"
					  " log/supervisor.log, then make"
					  " start",
			       why) :
		  "");
}

STMT(q_last_year, "", "i",
     "SELECT COALESCE(MAX(year), 0) FROM calendar_year");
STMT(q_published, "i", "i",
     "SELECT COUNT(*) FROM calendar_year WHERE year = ?"
     " AND is_published = 1");
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
	struct definition_replay r;

	if (definition_verify(cx, &r) != OK) {
		say(false, "", "what the database guards with was not read");
		return;
	}
	say(r.taken && !r.faults,
	    arena_printf(cx->arena,
			 "the database guards as its last migration left it"
			 " (%lld definitions)",
			 (long long)r.taken),
	    r.faults ? arena_printf(cx->arena,
				    "%lld of the database's guards are not as"
				    " the last migration left them, the first:"
				    " %s %s %s; put it back as its file in"
				    " sql/ says",
				    (long long)r.faults, r.kind, r.name,
				    r.reason) :
		       "what the database guards with was never taken down:"
		       " motcua definitions, right after a migration");
}

/* A site that sends people to a place nobody can find or call. */
static void check_contacts(struct cx *cx)
{
	struct contact *list;
	size_t n = 0;

	if (contact_lacking(cx, instant_day(cx->now), &list, &n) != OK) {
		say(false, "", "the contacts of the desks were not read");
		return;
	}
	say(!n, "every desk has an address and a telephone",
	    n ? arena_printf(cx->arena,
			     "%zu desks lack an address or a telephone (chưa"
			     " công bố số điện thoại), the first is %s: enter"
			     " it at /can-bo/quan-tri/don-vi",
			     n, list[0].name) :
		"");
}

/* Without it no paper says where to look a dossier up. */
static void check_address(struct cx *cx)
{
	const char *set = address_public(cx->arena);

	say(set, set ? arena_printf(cx->arena, "papers bear %s",
				    address_name(set)) :
		       "",
	    "MC_PUBLIC_URL is not set to the site's public address"
	    " (https://name, no port): papers bear none, and QR codes lead"
	    " where the desk itself works");
}

/* No fault of the installation: a list for procedure control. */
static void tell_catalogue(struct cx *cx)
{
	struct catalog_fault *list;
	size_t n = 0;

	if (catalog_faults(cx, &list, &n) != OK) {
		say(false, "", "the catalogue was not read");
		return;
	}
	printf("      catalogue: %zu procedures in force leave something to"
	       " be asked\n",
	       n);
	for (size_t i = 0; i < n; i++)
		printf("      %s: %s\n", list[i].code, list[i].what);
}

/* Asked about the smallest PDF: without it no file is taken in. */
static void check_inspector(struct cx *cx)
{
	static const char pdf[] =
		"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj"
		"<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"
		"startxref\n0\n%%EOF";
	struct file_found found;

	file_inspect(cx->arena, FILETYPE_PDF, pdf, sizeof(pdf) - 1, &found);
	say(!found.refusal, "files can be looked into before they are kept",
	    "file_inspector is not beside this program, or cannot lock itself"
	    " in (seccomp, libmagic's data): no file is taken in");
}

/* Orphans are what a crash between folder and row may leave; a row without
 * its file is a loss. */
static void check_files(struct cx *cx, const char *var, bool deep)
{
	const struct store store = {
		.root = arena_printf(cx->arena, "%s/files", var)
	};
	struct attachment_report r = { 0 };

	if (attachment_verify(cx, &store, deep, &r) != OK) {
		say(false, "", cx->fault.detail ? cx->fault.detail :
						  "files: not read");
		return;
	}
	printf("      files: %lld rows, %lld objects, %lld rows without file,"
	       " %lld objects without row, %lld strangers\n",
	       (long long)r.rows, (long long)r.objects, (long long)r.missing,
	       (long long)r.orphans, (long long)r.strangers);
	say(!r.missing, "every row has its file",
	    arena_printf(cx->arena,
			 "%lld rows have no file, the first is attachment"
			 " %lld: restore files/ from the backup",
			 (long long)r.missing, (long long)r.first_missing.v));
	say(!r.unwitnessed, "every row is as the audit trail saw it come",
	    arena_printf(cx->arena,
			 "%lld rows differ from the audit trail, the first is"
			 " attachment %lld: somebody changed them",
			 (long long)r.unwitnessed,
			 (long long)r.first_unwitnessed.v));
	say(!r.strangers, "nothing else lies in the files folder",
	    "files/ holds what is not an object of the store: look and move it"
	    " away");
	if (deep)
		say(!r.damaged, "every file is what its name says",
		    arena_printf(cx->arena,
				 "%lld files are damaged: restore them from the"
				 " backup",
				 (long long)r.damaged));
}

/* The nightly replay: what it said last, and when. */
static void check_replay(struct cx *cx)
{
	struct seal_check c;
	enum err err = seal_check_newest(cx, &c);

	if (err != OK) {
		say(false, "", "nothing was replayed yet: see log/worker.log");
		return;
	}
	say(!c.faults,
	    arena_printf(cx->arena, "the replay of %s found nothing",
			 moment_words(cx->arena, c.at)),
	    arena_printf(cx->arena,
			 "the replay of %s: %s (%lld faults): motcua verify",
			 moment_words(cx->arena, c.at),
			 seal_check_words(cx->arena, &c), (long long)c.faults));
	say(cx->now.s - c.at.s < 2 * 86400, "every row was replayed lately",
	    "the last replay is older than two days: see log/worker.log");
}

/* "3 hours", or days when it is so many. */
static const char *age_words(struct arena *arena, int64_t seconds)
{
	int64_t hours = seconds / 3600;

	return arena_printf(arena, "%lld %s",
			    (long long)(hours < 72 ? hours : hours / 24),
			    hours < 72 ? "hours" : "days");
}

static void check_backup(struct cx *cx, const char *var)
{
	struct backup_mark mark;
	struct arena *arena = cx->arena;
	const char *full;

	if (!backup_mark_load(var, &mark)) {
		say(false, "",
		    "no backup of this instance was ever made: motcua backup"
		    " DIR, every night (fcgi/run/OPERATIONS.md)");
		return;
	}
	full = age_words(arena, cx->now.s - mark.full_s);
	say(cx->now.s - mark.full_s <= BACKUP_LATE_S,
	    arena_printf(arena, "the last good backup is %s old", full),
	    arena_printf(arena,
			 "the last good backup is %s old: motcua backup DIR"
			 " says why there is none since",
			 full));
	printf("      what is older than %lld minutes is kept elsewhere\n",
	       (long long)(cx->now.s - backup_mark_newest(&mark)) / 60);
}

int cmd_doctor(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	bool deep = cli_flag(&argc, argv, "--read-files");
	struct cx cx;

	if (cli_flag(&argc, argv, "--make-key"))
		return secret_init(var, true) == OK ? 0 : 1;
	if (!cli_open(&cx, var))
		return 1;
	say(true, "the database answers and is durable", "");
	check_key(cx.arena, var);
	check_disk(var);
	check_clock(var);
	check_jobs(&cx, var);
	check_calendar(&cx);
	check_contacts(&cx);
	check_address(&cx);
	tell_catalogue(&cx);
	check_guards(&cx);
	check_replay(&cx);
	check_inspector(&cx);
	check_files(&cx, var, deep);
	check_backup(&cx, var);
	cli_close(&cx);
	return faults ? 1 : 0;
}

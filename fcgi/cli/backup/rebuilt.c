#include "cli/backup/rebuilt.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/commands.h"
#include "db/db.h"
#include "domain/proof/seal.h"

static int remove_one(const char *path, const struct stat *st, int type,
		      struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path) != 0 && errno != ENOENT;
}

void remove_all(const char *path)
{
	nftw(path, remove_one, 32, FTW_DEPTH | FTW_PHYS);
}

enum err rebuilt_folders(struct cx *cx, const char *var)
{
	static const char *const names[] = { "run", "log", "tmp", "secret",
					     "files" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *path = arena_printf(cx->arena, "%s/%s", var,
						names[i]);

		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			return fail(cx, ERR_BUSY, "%s: %s", path,
				    strerror(errno));
	}
	return OK;
}

static bool copy_begin(const char *from, const char *to, int64_t bytes)
{
	int in = open(from, O_RDONLY | O_CLOEXEC);
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ssize_t n = 1;
	bool ok;

	while (in >= 0 && out >= 0 && bytes && n > 0) {
		n = sendfile(out, in, NULL, (size_t)bytes);
		bytes -= n > 0 ? n : 0;
	}
	ok = in >= 0 && out >= 0 && !bytes && fsync(out) == 0;
	if (in >= 0)
		close(in);
	if (out >= 0 && close(out) != 0)
		ok = false;
	return ok;
}

enum err rebuilt_notes(struct cx *cx, const char *var, struct instant sure,
		       struct rebuilt_notes *ret)
{
	const char *path = arena_printf(cx->arena, SEAL_NOTES, var);
	int64_t bytes;

	*ret = (struct rebuilt_notes){ 0 };
	TRY(seal_notes_until(cx, path, sure, &bytes, &ret->first, &ret->lines));
	if (!ret->lines)
		return OK;
	ret->whole = arena_printf(cx->arena, "%s.before-%s", path,
				  set_name(cx->arena, cx->now));
	if (link(path, ret->whole) != 0 || unlink(path) != 0)
		return fail(cx, ERR_BUSY, "%s: %s", ret->whole,
			    strerror(errno));
	/* The copy is cut, the whole stays what it was. */
	return copy_begin(ret->whole, path, bytes) ?
		       OK :
		       fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
}

/* Whoever restores what another made has been let in just now: his own rights
 * are new to what was taken down, and no fault. */
STMT(q_own_rights, "s", "i",
     "SELECT COUNT(*) FROM information_schema.user_privileges"
     " WHERE grantee = CONCAT(QUOTE(?), '@', QUOTE('localhost'))");

struct said {
	int64_t definitions; /* not as the last migration left them */
	int64_t own;	     /* of these, the new owner's rights; 0: none */
	const char *first;   /* fault that is named */
};

static void take_line(struct cx *cx, const char *line, struct said *said)
{
	const char *own = arena_printf(cx->arena, "first of the definitions:"
						  " right '%s'@'localhost' ",
				       owner_name());
	long long n;

	if (sscanf(line, "%*d definitions of the database, %lld not", &n) == 1)
		said->definitions = n;
	if (strncmp(line, "first", 5) != 0 || said->first)
		return;
	if (said->own && said->definitions == said->own &&
	    strncmp(line, own, strlen(own)) == 0)
		return;
	said->first = arena_strdup(cx->arena, line);
}

/* The replay in a program of its own: what it says goes to a file, of which
 * the first fault is told. */
static enum err replay(struct cx *cx, struct job *job, const char *var,
		       bool is_anothers, const char **ret_fault)
{
	const char *path = arena_printf(cx->arena, "%s/tmp/verify", var);
	struct chain c = { .argv = { ARGV("/proc/self/exe", "verify", "--var",
					  var) },
			   .in = -1 };
	struct said said = { .definitions = -1 };
	char line[1024];
	FILE *f;
	bool is_clean;

	if (is_anothers)
		TRY(db_one(cx, q_own_rights, owner_name(), &said.own));
	c.out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (c.out < 0)
		return fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	TRY(chain_start(cx, job, &c, NULL));
	close(c.out);
	is_clean = chain_end(cx, job, &c) == OK;
	f = fopen(path, "re");
	while (f && fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		take_line(cx, line, &said);
	}
	if (f)
		fclose(f);
	*ret_fault = is_clean ? NULL : said.first;
	if (is_clean || said.first || said.definitions == said.own)
		return OK;
	return fail(cx, ERR_BUSY, "the replay could not be done: see %s",
		    job->log);
}

STMT(q_standing, "", "it",
     "SELECT (SELECT COUNT(*) FROM dossier), (SELECT MAX(at) FROM event)");

static enum err look(struct cx *db, const struct manifest *m,
		     const struct objects *objects, struct rebuilt *ret)
{
	struct seal_head head;
	struct digest told;
	int64_t no;
	char hex[65] = "";
	enum err err = OK;

	TRY(objects_missing(db, objects, &ret->rows, &ret->missing,
			    &ret->first_missing));
	TRY(db_one(db, q_standing, &ret->dossiers, &ret->newest));
	TRY(seal_newest(db, &head));
	ret->seal_no = head.no;
	if (head.no)
		digest_hex(&head.hash, hex);
	ret->seal = arena_strdup(db->arena, hex);
	if (*m->seal && digest_from_hex(m->seal, &told))
		err = seal_has(db, &told, &no);
	if (err == ERR_MISSING)
		ret->gone = m->seal;
	return err == ERR_MISSING ? OK : err;
}

enum err rebuilt_look(struct cx *cx, struct job *job, const char *var,
		      const struct manifest *m, const struct objects *objects,
		      struct rebuilt *ret)
{
	*ret = (struct rebuilt){ 0 };
	TRY(look(cx, m, objects, ret));
	return replay(cx, job, var, strcmp(m->owner, owner_name()) != 0,
		      &ret->fault);
}

bool rebuilt_is_good(const struct rebuilt *r, const char *whose)
{
	if (r->fault)
		fprintf(stderr, "%s: the replay names a fault: %s\n", whose,
			r->fault);
	if (r->gone)
		fprintf(stderr,
			"%s: the seal that the manifest names (%.16s…) is not"
			" in the chain\n",
			whose, r->gone);
	if (r->missing)
		fprintf(stderr,
			"%s: %lld of %lld rows have no file, the first is"
			" attachment %lld\n",
			whose, (long long)r->missing, (long long)r->rows,
			(long long)r->first_missing);
	return !r->fault && !r->gone && !r->missing;
}

/* A full backup, and its trial. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/backup/work.h"
#include "cli/commands.h"
#include "domain/proof/seal.h"

struct full {
	struct work *w;
	const char *name, *dir;	 /* of the new set */
	const char *pack, *list; /* the new pack's name, its list beside */
	struct manifest m;
	struct objects have; /* all that the packs hold */
	int64_t lost; /* rows whose file the instance itself has not */
};

/* Room for the database twice (encrypted there, unpacked here) and for all
 * files that may be new. */
static enum err look_for_room(struct full *f)
{
	struct work *w = f->w;
	struct stat here, there;

	f->m.db_bytes = database_bytes(w->cx->arena, w->var);
	if (stat(w->var, &here) != 0 || stat(w->place, &there) != 0)
		return fail(w->cx, ERR_BUSY, "%s: %s", w->place,
			    strerror(errno));
	if (here.st_dev == there.st_dev)
		return room_needed(w->cx, w->place,
				   f->m.db_bytes * 2 + JOB_ROOM,
				   "a backup and its trial");
	TRY(room_needed(w->cx, w->var, f->m.db_bytes + JOB_ROOM,
			"the trial of a backup"));
	return room_needed(w->cx, w->place, f->m.db_bytes, "a backup");
}

static enum err take_database(struct full *f)
{
	struct work *w = f->w;
	struct part part;

	job_step(&w->job, "the database");
	f->m.at = clock_now();
	TRY(database_take(w->cx, &w->job, f->dir, w->tmp, w->to, &part));
	f->m.upto = clock_now();
	manifest_add(w->cx, &f->m, &part);
	return OK;
}

static enum err take_secrets(struct full *f)
{
	static const char *const beside[] = { "demo-accounts.json",
					      "demo-dossiers.json" };
	struct work *w = f->w;
	const char *tar[12] = { "tar", "-c", "--owner=0", "--group=0", "-C",
				w->var, "secret" };
	size_t n = 7;
	struct part part;

	for (size_t i = 0; i < 2; i++) {
		if (access(arena_printf(w->cx->arena, "%s/%s", w->var,
					beside[i]),
			   F_OK) == 0)
			tar[n++] = beside[i];
	}
	job_step(&w->job, "keys and passwords");
	TRY(part_write(w->cx, &w->job, f->dir, PART_SECRETS, tar, -1,
		       w->to_secrets, &part));
	manifest_add(w->cx, &f->m, &part);
	return OK;
}

/* The packs of the set before, where the same may read them (a key that is lost
 * opens none), this instance knows what is in them, and the folder can have one
 * file twice. */
static enum err link_packs(struct full *f, const char *from)
{
	struct work *w = f->w;
	struct arena *a = w->cx->arena;
	struct manifest old;
	enum err err = manifest_read(w->cx, from, &old);

	if (err != OK)
		return err == ERR_MISSING ? OK : err;
	if (strcmp(old.to, w->to_word) != 0)
		return OK;
	for (size_t i = 0; i < old.n; i++) {
		const struct part *p = &old.parts[i];
		const char *to = arena_printf(a, "%s/%s", f->dir, p->name);

		if (strncmp(p->name, PACK, strlen(PACK)) != 0 ||
		    access(work_list(w, p->name), R_OK) != 0 ||
		    link(arena_printf(a, "%s/%s", from, p->name), to) != 0)
			continue;
		if (part_check(w->cx, &w->job, f->dir, p) != OK) {
			cli_say(w->cx, "backup: packed again");
			unlink(to);
			continue;
		}
		TRY(objects_load(w->cx, work_list(w, p->name), &f->have));
		manifest_add(w->cx, &f->m, p);
	}
	return OK;
}

static enum err pack_new(struct full *f, const struct objects_wanted *wanted)
{
	struct work *w = f->w;
	struct objects seen CLEANUP(objects_done) = { 0 };
	struct part part;

	if (!wanted->new.n)
		return OK;
	TRY(room_needed(w->cx, w->place, wanted->bytes + JOB_ROOM,
			"the new files"));
	TRY(pack_write(w->cx, &w->job, w->var, f->dir, f->pack,
		       arena_printf(w->cx->arena, "%s/names", w->tmp),
		       &wanted->new, w->to, &part));
	TRY(pack_read(w->cx, &w->job, f->dir, &part, w->once, NULL, &seen));
	TRY(objects_save(w->cx, f->list, &seen));
	for (size_t i = 0; i < seen.n; i++)
		objects_add(&f->have, &seen.at[i].digest, seen.at[i].size);
	objects_sort(&f->have);
	manifest_add(w->cx, &f->m, &part);
	return OK;
}

static enum err take_files(struct full *f)
{
	struct work *w = f->w;
	struct objects_wanted wanted = { 0 };
	const char **names;
	size_t n;
	enum err err;

	job_step(&w->job, "files of dossiers");
	n = names_in(w->cx->arena, w->place, set_is_name, &names);
	if (n)
		TRY(link_packs(f, arena_printf(w->cx->arena, "%s/%s", w->place,
					       names[n - 1])));
	objects_sort(&f->have);
	err = objects_wanted(w->cx, w->var, 0, &f->have, &wanted);
	if (err == OK)
		err = pack_new(f, &wanted);
	f->m.attachment = wanted.last;
	f->lost = wanted.lost;
	objects_done(&wanted.new);
	f->m.files_n = (int64_t)f->have.n;
	for (size_t i = 0; i < f->have.n; i++)
		f->m.files_bytes += f->have.at[i].size;
	return err;
}

/* Read back from what was encrypted, into the folder of the run. */
static enum err read_back(struct full *f)
{
	struct work *w = f->w;
	const struct manifest *m = &f->m;

	job_step(&w->job, "trial: the database, read back");
	TRY(database_put(w->cx, &w->job, f->dir,
			 manifest_part(m, PART_DATABASE), w->once, w->tmp,
			 &f->m));
	TRY(part_feed(w->cx, &w->job, f->dir, manifest_part(m, PART_SECRETS),
		      w->once, ARGV("tar", "-x", "-C", w->tmp)));
	return part_into(w->cx, &w->job, f->dir, manifest_part(m, PART_NOTES),
			 w->once,
			 arena_printf(w->cx->arena, SEAL_NOTES, w->tmp), NULL);
}

static enum err try_it(struct full *f, struct rebuilt *ret)
{
	struct work *w = f->w;
	/* A minute: a note bears the moment at which its job began. */
	const struct instant sure = { f->m.at.s - SEAL_AGE_S };
	struct server server CLEANUP(server_kill) = { 0 };
	struct rebuilt_notes notes;
	struct cx db = { 0 };
	enum err err;

	job_step(&w->job, "trial: every clock, chain and seal again");
	TRY(server_start(w->cx, &w->job, w->tmp, owner_name(), &server));
	if (!cli_open(&db, w->tmp))
		return fail(w->cx, ERR_BUSY, "the database that was restored"
			    " lets nobody in: see %s", w->job.log);
	err = rebuilt_notes(&db, w->tmp, sure, &notes);
	if (err == OK)
		err = rebuilt_look(&db, &w->job, w->tmp, &f->m, &f->have, ret);
	if (err != OK)
		cx_keep_fault(w->cx, &db);
	ret->seal = arena_strdup(w->cx->arena, ret->seal ? ret->seal : "");
	if (ret->fault)
		ret->fault = arena_strdup(w->cx->arena, ret->fault);
	cli_close(&db);
	f->m.seal_no = ret->seal_no;
	f->m.seal = ret->seal;
	TRY(err);
	return server_stop(w->cx, &w->job, &server);
}

/* Its name, and from now on logs go on with it. */
static enum err name_it(struct full *f, bool is_good)
{
	struct work *w = f->w;
	struct arena *a = w->cx->arena;
	const char *to = arena_printf(a, "%s/%s%s", w->place, f->name,
				      is_good ? "" : ".not-good");
	const char *set = arena_printf(a, "%s/set", w->state);
	FILE *file;
	bool ok;

	TRY(manifest_write(w->cx, f->dir, &f->m));
	if (rename(f->dir, to) != 0)
		return fail(w->cx, ERR_BUSY, "%s: %s", to, strerror(errno));
	TRY(folder_sync(w->cx, w->place));
	if (!is_good)
		return OK;
	if (manifest_part(&f->m, f->pack) &&
	    rename(f->list, work_list(w, f->pack)) != 0)
		return fail(w->cx, ERR_BUSY, "%s: %s", f->list,
			    strerror(errno));
	file = fopen(set, "we");
	ok = file && fprintf(file, "%s\n", f->name) > 0;
	if (file && fclose(file) != 0)
		ok = false;
	return ok ? OK : fail(w->cx, ERR_BUSY, "%s: %s", set, strerror(errno));
}

static const char *release_of(struct cx *cx, const char *var)
{
	char text[65] = "";
	FILE *f = fopen(arena_printf(cx->arena, "%s/db.schema", var), "re");

	if (f && fscanf(f, "%64s", text) != 1)
		*text = '\0';
	if (f)
		fclose(f);
	return arena_strdup(cx->arena, text);
}

/* The logs of the set before reach until this one begins, so that there is no
 * moment between two sets to which nothing leads. */
static void close_the_last(struct full *f)
{
	const char *set = work_set(f->w);

	if (*set && log_make(f->w, set) != OK)
		cli_say(f->w->cx, "the logs of the set before were not brought"
				  " to their end");
}

static enum err make(struct full *f, struct rebuilt *ret)
{
	struct work *w = f->w;

	TRY(look_for_room(f));
	TRY(make_folder(w->cx, f->dir));
	TRY(take_database(f));
	close_the_last(f);
	TRY(take_secrets(f));
	TRY(take_files(f));
	TRY(work_notes(w, f->dir, 0, &f->m));
	TRY(read_back(f));
	return try_it(f, ret);
}

enum err full_make(struct work *w, bool *ret_good)
{
	struct arena *a = w->cx->arena;
	const char *name = set_name(a, clock_now());
	struct full f = {
		.w = w,
		.name = name,
		.dir = arena_printf(a, "%s/.new-%s", w->place, name),
		.pack = arena_printf(a, PACK "-%s.tar.zst.age", name),
		.list = arena_printf(a, "%s/list", w->tmp),
		.m = { .release = release_of(w->cx, w->var),
		       .owner = owner_name(),
		       .to = w->to_word,
		       .seal = "" },
	};
	struct rebuilt r = { 0 };
	enum err err = make(&f, &r);

	if (err == OK) {
		*ret_good = rebuilt_is_good(&r, "backup");
		if (f.lost)
			fprintf(stderr,
				"backup: %lld rows have no file in %s/files"
				" itself: motcua doctor\n",
				(long long)f.lost, w->var);
		err = name_it(&f, *ret_good);
	} else {
		remove_all(f.dir);
	}
	objects_done(&f.have);
	TRY(err);
	printf("%s/%s%s: %lld dossiers, %lld rows of files, %lld files, seal"
	       " %lld, as of %s%s\n",
	       w->place, name, *ret_good ? "" : ".not-good",
	       (long long)r.dossiers, (long long)r.rows,
	       (long long)f.m.files_n, (long long)r.seal_no,
	       instant_iso(a, f.m.upto),
	       *ret_good ? ", restored beside and found good" : "");
	return OK;
}

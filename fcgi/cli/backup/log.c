/* What was committed since the last backup: closed binary logs and the files
 * and notes that came with them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/backup/work.h"

/* Rows become visible out of order: so many are looked at again.  No statement
 * lives as long as it takes to give out so many numbers. */
#define AGAIN 5000

/* Where it goes on: the set's own manifest, or its last log's. */
struct before {
	struct manifest set, last;
	size_t logs;
	const char *first; /* binary log */
};

static enum err look_before(struct work *w, const char *dir,
			    struct before *ret)
{
	struct manifest *logs;
	enum err err = manifest_read(w->cx, dir, &ret->set);

	if (err == ERR_MISSING)
		return fail(w->cx, ERR_MISSING,
			    "%s is not there any more: make a full backup",
			    dir);
	TRY(err);
	if (strcmp(ret->set.to, w->to_word) != 0)
		return fail(w->cx, ERR_STATE,
			    "%s is encrypted to another key than is set now:"
			    " make a full backup",
			    dir);
	TRY(set_logs(w->cx, dir, &logs, &ret->logs));
	ret->last = ret->logs ? logs[ret->logs - 1] : ret->set;
	ret->first = ret->logs ? binlog_next(w->cx->arena, ret->last.binlog) :
				 ret->last.binlog;
	return OK;
}

/* A binary log, and that what was encrypted is the same. */
static enum err take_binlog(struct work *w, const char *dir, const char *name,
			    struct manifest *m)
{
	const char *path = arena_printf(w->cx->arena, "%s/db/%s", w->var, name);
	const char *as = arena_printf(w->cx->arena, "%s" LOG_END, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct digest was, is;
	struct part part;
	int64_t bytes;
	enum err err;

	if (fd < 0)
		return fail(w->cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	err = part_write(w->cx, &w->job, dir, as, NULL, fd, w->to, &part);
	close(fd);
	TRY(err);
	TRY(file_sha(w->cx, &w->job, path, &was, &bytes));
	TRY(part_into(w->cx, &w->job, dir, &part, w->once, NULL, &is));
	if (!digest_equal(&was, &is))
		return fail(w->cx, ERR_BUSY, "%s/%s does not give back what"
			    " was put into it", dir, as);
	manifest_add(w->cx, m, &part);
	m->binlog = name;
	return OK;
}

static enum err take_binlogs(struct work *w, const char *dir,
			     const char *first, struct manifest *m)
{
	const char *const *names;
	const char *expected = first;
	size_t n;

	m->at = clock_now(); /* what is committed by now is in a closed one */
	TRY(binlog_closed(w->cx, &w->job, first, &names, &n));
	m->upto = clock_now();
	for (size_t i = 0; i < n; i++) {
		if (strcmp(names[i], expected) != 0)
			return fail(w->cx, ERR_MISSING,
				    "the server has no %s: make a full backup",
				    expected);
		TRY(take_binlog(w, dir, names[i], m));
		expected = binlog_next(w->cx->arena, expected);
	}
	return OK;
}

static enum err load_if_there(struct work *w, const char *name,
			      struct objects *o)
{
	enum err err = *name ? objects_load(w->cx, work_list(w, name), o) :
			       ERR_MISSING;

	return err == ERR_MISSING ? OK : err;
}

/* The packs of a set are named by when they were made: the newest is the last
 * in order. */
static const char *newest_pack(const struct manifest *m)
{
	const char *name = "";

	for (size_t i = 0; i < m->n; i++) {
		if (strncmp(m->parts[i].name, PACK, strlen(PACK)) == 0 &&
		    strcmp(m->parts[i].name, name) > 0)
			name = m->parts[i].name;
	}
	return name;
}

static enum err pack(struct work *w, const char *dir, const char *list,
		     struct objects *mine, const struct objects_wanted *wanted,
		     struct manifest *m)
{
	struct objects seen CLEANUP(objects_done) = { 0 };
	struct part part;
	enum err err;

	m->attachment = wanted->last > m->attachment ? wanted->last :
						       m->attachment;
	m->files_n = (int64_t)wanted->new.n;
	m->files_bytes = wanted->bytes;
	if (!wanted->new.n)
		return OK;
	TRY(room_needed(w->cx, w->place, wanted->bytes + JOB_ROOM,
			"the new files"));
	TRY(pack_write(w->cx, &w->job, w->var, dir, PACK ".tar.zst.age",
		       arena_printf(w->cx->arena, "%s/names", w->tmp),
		       &wanted->new, w->to, &part));
	err = pack_read(w->cx, &w->job, dir, &part, w->once, NULL, &seen);
	TRY(err);
	if (seen.n != wanted->new.n)
		return fail(w->cx, ERR_BUSY, "%s/%s has %zu files of %zu", dir,
			    part.name, seen.n, wanted->new.n);
	manifest_add(w->cx, m, &part);
	for (size_t i = 0; i < seen.n; i++)
		objects_add(mine, &seen.at[i].digest, seen.at[i].size);
	return objects_save(w->cx, list, mine);
}

static enum err take_files(struct work *w, const char *dir, const char *set,
			   const struct before *b, struct manifest *m)
{
	const char *list = arena_printf(w->cx->arena, "logs-%s", set);
	struct objects have CLEANUP(objects_done) = { 0 };
	struct objects mine CLEANUP(objects_done) = { 0 };
	struct objects_wanted wanted = { 0 };
	int64_t after = b->last.attachment - AGAIN;
	enum err err;

	TRY(load_if_there(w, newest_pack(&b->set), &have));
	TRY(load_if_there(w, list, &have));
	TRY(load_if_there(w, list, &mine));
	objects_sort(&have);
	m->attachment = b->last.attachment;
	err = objects_wanted(w->cx, w->var, after > 0 ? after : 0, &have,
			     &wanted);
	if (err == OK)
		err = pack(w, dir, work_list(w, list), &mine, &wanted, m);
	objects_done(&wanted.new);
	return err;
}

enum err log_make(struct work *w, const char *set)
{
	struct arena *a = w->cx->arena;
	const char *dir = arena_printf(a, "%s/%s", w->place, set);
	const char *logs = arena_printf(a, "%s/logs", dir);
	struct manifest m = { .is_log = true, .seal = "", .gtid = "" };
	const char *new, *name;
	struct before b;

	TRY(look_before(w, dir, &b));
	name = log_dir(a, dir, b.logs + 1);
	new = arena_printf(a, "%s/.new", logs);
	TRY(make_folder(w->cx, logs));
	remove_all(new);
	TRY(make_folder(w->cx, new));
	m.release = b.set.release;
	m.owner = owner_name();
	m.to = w->to_word;
	TRY(take_binlogs(w, new, b.first, &m));
	TRY(take_files(w, new, set, &b, &m));
	TRY(work_notes(w, new, b.last.notes_to, &m));
	TRY(manifest_write(w->cx, new, &m));
	if (rename(new, name) != 0)
		return fail(w->cx, ERR_BUSY, "%s: %s", name, strerror(errno));
	TRY(folder_sync(w->cx, logs));
	printf("%s: all that was committed until %s, %lld new files\n", name,
	       instant_iso(a, m.at), (long long)m.files_n);
	return OK;
}

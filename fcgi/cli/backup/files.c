#include "cli/backup/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file/store.h"

#define BLOCK 512 /* tar's */

void objects_done(struct objects *o)
{
	free(o->at);
	*o = (struct objects){ 0 };
}

void objects_add(struct objects *o, const struct digest *d, int64_t size)
{
	if (o->n == o->room) {
		o->room = o->room ? o->room * 2 : 1024;
		o->at = reallocarray(o->at, o->room, sizeof(*o->at));
		if (!o->at)
			abort();
	}
	o->at[o->n++] = (struct object){ *d, size };
}

static int by_digest(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct digest));
}

void objects_sort(struct objects *o)
{
	size_t n = 0;

	if (o->n)
		qsort(o->at, o->n, sizeof(*o->at), by_digest);
	for (size_t i = 0; i < o->n; i++) {
		if (!n || by_digest(&o->at[n - 1], &o->at[i]) != 0)
			o->at[n++] = o->at[i];
	}
	o->n = n;
}

const struct object *objects_find(const struct objects *o,
				  const struct digest *d)
{
	return o->n ? bsearch(d, o->at, o->n, sizeof(*o->at), by_digest) :
		      NULL;
}

enum err objects_load(struct cx *cx, const char *path, struct objects *o)
{
	FILE *f = fopen(path, "re");
	struct digest d;
	char hex[65];
	long long size;
	bool ok = true;

	if (!f)
		return ERR_MISSING;
	while (ok && fscanf(f, "%64s %lld\n", hex, &size) == 2) {
		ok = digest_from_hex(hex, &d);
		if (ok)
			objects_add(o, &d, size);
	}
	ok = feof(f) && ok;
	fclose(f);
	return ok ? OK : fail(cx, ERR_INPUT, "%s cannot be read", path);
}

/* Of each a line, in either form. */
static enum err write_list(struct cx *cx, const char *path,
			   const struct objects *o, bool are_names)
{
	FILE *f = fopen(path, "we");
	char name[STORE_NAME_LEN + 1];
	bool ok = f != NULL;

	for (size_t i = 0; ok && i < o->n; i++) {
		store_name(&o->at[i].digest, name);
		ok = are_names ? fprintf(f, "%s\n", name) > 0 :
				 fprintf(f, "%s %lld\n", name + 6,
					 (long long)o->at[i].size) > 0;
	}
	if (f && (fflush(f) != 0 || fsync(fileno(f)) != 0))
		ok = false;
	if (f && fclose(f) != 0)
		ok = false;
	return ok ? OK : fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
}

enum err objects_save(struct cx *cx, const char *path, const struct objects *o)
{
	return write_list(cx, path, o, false);
}

static void want(const struct store *store, const struct objects *have,
		 const struct attachment_object *row,
		 struct objects_wanted *ret)
{
	if (objects_find(have, &row->digest))
		return;
	if (store_size(store, &row->digest) != row->size) {
		if (!ret->lost++)
			ret->first_lost = row->id;
		return;
	}
	objects_add(&ret->new, &row->digest, row->size);
}

/* Calls fn for each row, a page in memory at a time. */
static enum err each_row(struct cx *cx, int64_t after,
			 void (*fn)(void *arg,
				    const struct attachment_object *row),
			 void *arg)
{
	struct attachment_object *at;
	struct cx page = *cx;
	enum err err;
	size_t n;

	page.arena = arena_new();
	do {
		arena_reset(page.arena);
		err = attachment_objects(&page, after, &at, &n);
		for (size_t i = 0; err == OK && i < n; i++) {
			fn(arg, &at[i]);
			after = at[i].id;
		}
	} while (err == OK && n == ATTACHMENT_PAGE);
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	return err;
}

struct wanting {
	struct store store;
	const struct objects *have;
	struct objects_wanted *ret;
};

static void want_row(void *arg, const struct attachment_object *row)
{
	struct wanting *w = arg;

	w->ret->rows++;
	w->ret->last = row->id;
	want(&w->store, w->have, row, w->ret);
}

enum err objects_wanted(struct cx *cx, const char *var, int64_t after,
			const struct objects *have, struct objects_wanted *ret)
{
	struct wanting w = {
		.store = { .root = arena_printf(cx->arena, "%s/files", var) },
		.have = have,
		.ret = ret
	};

	*ret = (struct objects_wanted){ .last = after };
	TRY(each_row(cx, after, want_row, &w));
	objects_sort(&ret->new);
	for (size_t i = 0; i < ret->new.n; i++)
		ret->bytes += ret->new.at[i].size;
	return OK;
}

enum err pack_write(struct cx *cx, struct job *job, const char *var,
		    const char *dir, const char *name, const char *names,
		    const struct objects *o, const char *const *to,
		    struct part *ret)
{
	const char *store = arena_printf(cx->arena, "%s/files", var);

	TRY(write_list(cx, names, o, true));
	return part_write(cx, job, dir, name,
			  ARGV("tar", "-c", "--format=ustar", "--owner=0",
			       "--group=0", "--no-recursion", "-C", store, "-T",
			       names),
			  -1, to, ret);
}

/* All of len bytes; false at the end or a fault. */
static bool read_all(int fd, void *ret, size_t len)
{
	char *at = ret;

	while (len) {
		ssize_t n = read(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

/* An object's place in a store that is being brought back; -1 with errno. */
static int make_object(struct cx *cx, const char *into, const char *name)
{
	const char *path = arena_printf(cx->arena, "%s/%s", into, name);
	char *folder = arena_strdup(cx->arena, path);

	for (size_t up = strlen(into) + 3; up <= strlen(into) + 6; up += 3) {
		folder[up] = '\0';
		if (mkdir(folder, 0750) != 0 && errno != EEXIST)
			return -1;
		folder[up] = '/';
	}
	return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0440);
}

/* "ab/cd/HEX" of a tar's header, and how long; false: no object. */
static bool parse_header(const char *header, struct digest *ret,
			 int64_t *ret_size, char ret_name[STORE_NAME_LEN + 1])
{
	char given[101], octal[13], name[STORE_NAME_LEN + 1];

	memcpy(given, header, 100);
	given[100] = '\0';
	memcpy(octal, header + 124, 12);
	octal[12] = '\0';
	*ret_size = strtoll(octal, NULL, 8);
	if (strlen(given) != STORE_NAME_LEN ||
	    !digest_from_hex(given + 6, ret))
		return false;
	store_name(ret, name);
	memcpy(ret_name, name, sizeof(name));
	return strcmp(name, given) == 0 && *ret_size >= 0;
}

/* The bytes of one object, to fd (-1: nowhere), and what fills its block. */
static bool read_object(int from, int fd, int64_t size, struct digest *ret)
{
	static char piece[BLOCK * 128];
	int64_t left = (size + BLOCK - 1) / BLOCK * BLOCK;
	struct hashing h;

	hashing_init(&h);
	while (left) {
		size_t n = left < (int64_t)sizeof(piece) ? (size_t)left :
							   sizeof(piece);
		size_t mine = size < (int64_t)n ? (size_t)size : n;

		if (!read_all(from, piece, n))
			return false;
		hashing_add(&h, piece, mine);
		if (fd >= 0 && write(fd, piece, mine) != (ssize_t)mine)
			return false;
		left -= (int64_t)n;
		size -= (int64_t)mine;
	}
	*ret = hashing_end(&h);
	return true;
}

/* One object and its own hash.  *ret_end: there was no more. */
static enum err take_object(struct cx *cx, int from, const char *pack,
			    const char *into, struct objects *seen,
			    bool *ret_end)
{
	char header[BLOCK], name[STORE_NAME_LEN + 1];
	struct digest d, is;
	int64_t size;
	bool ok;
	int fd = -1;

	*ret_end = !read_all(from, header, sizeof(header)) || !*header;
	if (*ret_end)
		return OK;
	if (!parse_header(header, &d, &size, name))
		return fail(cx, ERR_INPUT, "%s holds what is no object of the"
			    " store", pack);
	if (into)
		fd = make_object(cx, into, name);
	if (into && fd < 0 && errno != EEXIST)
		return fail(cx, ERR_BUSY, "%s/%s: %s", into, name,
			    strerror(errno));
	ok = read_object(from, fd, size, &is);
	if (fd >= 0 && close(fd) != 0)
		ok = false;
	if (!ok)
		return fail(cx, ERR_BUSY, "%s was not read whole at %s", pack,
			    name);
	if (!digest_equal(&d, &is))
		return fail(cx, ERR_INPUT, "%s: the bytes of %s are not what"
			    " its name says", pack, name);
	objects_add(seen, &d, size);
	return OK;
}

enum err pack_read(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key, const char *into,
		   struct objects *seen)
{
	struct part_reader r;
	struct cx each = *cx;
	bool is_end = false;
	char rest[BLOCK];
	enum err err, end;

	TRY(part_open(cx, job, dir, part, key, &r));
	each.arena = arena_new();
	for (err = OK; err == OK && !is_end;) {
		arena_reset(each.arena);
		err = take_object(&each, r.from, part->name, into, seen,
				  &is_end);
		if (err == OK)
			err = job_moved(&each, job, lseek(r.file, 0, SEEK_CUR),
					part->bytes);
	}
	cx_keep_fault(cx, &each);
	arena_free(each.arena);
	while (err == OK && read(r.from, rest, sizeof(rest)) > 0)
		; /* tar fills its last record */
	if (err != OK) {
		close(r.from);
		close(r.file);
		chain_kill(cx, job, &r.chain);
		return err;
	}
	end = part_close(cx, job, &r);
	return end;
}

struct missing {
	const struct objects *have;
	int64_t rows, missing, first;
};

static void look_for(void *arg, const struct attachment_object *row)
{
	struct missing *m = arg;
	const struct object *o = objects_find(m->have, &row->digest);

	m->rows++;
	if ((!o || o->size != row->size) && !m->missing++)
		m->first = row->id;
}

enum err objects_missing(struct cx *cx, const struct objects *have,
			 int64_t *ret_rows, int64_t *ret_missing,
			 int64_t *ret_first)
{
	struct missing m = { .have = have };

	TRY(each_row(cx, 0, look_for, &m));
	*ret_rows = m.rows;
	*ret_missing = m.missing;
	*ret_first = m.first;
	return OK;
}

#include "cli/backup/set.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "http/json.h"

#define FORMAT 1
#define TEXT_MAX (4 * 1024 * 1024)

const char *set_name(struct arena *arena, struct instant at)
{
	/* The civil day of UTC: what is local seven hours earlier. */
	const struct instant utc = { at.s - 7 * 3600 };
	const char *iso = instant_iso(arena, utc);
	char *name = arena_strdup(arena, "YYYYMMDDThhmmssZ");
	size_t n = 0;

	for (; *iso; iso++) {
		if (*iso != '-' && *iso != ':')
			name[n++] = *iso;
	}
	return name;
}

bool set_is_name(const char *name)
{
	const char *digits = "0123456789";

	return strlen(name) == 16 && strspn(name, digits) == 8 &&
	       strncmp(name + 8, "T", 1) == 0 &&
	       strspn(name + 9, digits) == 6 && strcmp(name + 15, "Z") == 0;
}

static bool is_log_name(const char *name)
{
	return strlen(name) == 6 && strspn(name, "0123456789") == 6;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t names_in(struct arena *arena, const char *dir,
		bool (*is_one)(const char *name), const char ***ret)
{
	size_t n = 0, room = 64;
	const char **names = arena_array(arena, room, sizeof(*names));
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (!is_one(e->d_name))
			continue;
		if (n == room) {
			const char **more = arena_array(arena, room * 2,
							sizeof(*more));

			memcpy(more, names, n * sizeof(*names));
			names = more;
			room *= 2;
		}
		names[n++] = arena_strdup(arena, e->d_name);
	}
	if (d)
		closedir(d);
	qsort(names, n, sizeof(*names), by_name);
	*ret = names;
	return n;
}

/* ---- the manifest ---- */

/* For programs the seconds, for people the words. */
static void put_moment(struct cx *cx, struct json_out *out, const char *name,
		       struct instant at)
{
	json_put_int(out, arena_printf(cx->arena, "%s_s", name), at.s);
	json_put(out, name,
		 arena_printf(cx->arena, "%s+07:00",
			      instant_iso(cx->arena, at)));
}

static void put_parts(struct json_out *out, const struct manifest *m)
{
	char hex[65];

	json_open(out, "parts", '[');
	for (size_t i = 0; i < m->n; i++) {
		digest_hex(&m->parts[i].sha, hex);
		json_open(out, NULL, '{');
		json_put(out, "name", m->parts[i].name);
		json_put_int(out, "bytes", m->parts[i].bytes);
		json_put(out, "sha256", hex);
		json_close(out, '}');
	}
	json_close(out, ']');
}

static void put(struct cx *cx, struct json_out *out, const struct manifest *m)
{
	json_open(out, NULL, '{');
	json_put_int(out, "format", FORMAT);
	json_put(out, "kind", m->is_log ? "log" : "full");
	put_moment(cx, out, "at", m->at);
	put_moment(cx, out, "upto", m->upto);
	json_put(out, "release", m->release);
	json_put(out, "owner", m->owner);
	json_put(out, "to", m->to);
	json_put(out, "binlog", m->binlog);
	json_put_int(out, "binlog_at", m->binlog_at);
	json_put(out, "gtid", m->gtid);
	json_put_int(out, "seal_no", m->seal_no);
	json_put(out, "seal", m->seal);
	json_put_int(out, "notes_from", m->notes_from);
	json_put_int(out, "notes_to", m->notes_to);
	json_put_int(out, "attachment", m->attachment);
	json_put_int(out, "db_bytes", m->db_bytes);
	json_put_int(out, "files", m->files_n);
	json_put_int(out, "files_bytes", m->files_bytes);
	put_parts(out, m);
	json_close(out, '}');
}

static enum err write_out(struct cx *cx, const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "wex");
	bool ok = f && fwrite(b->data, 1, b->len, f) == b->len &&
		  fputc('\n', f) != EOF && fflush(f) == 0 &&
		  fsync(fileno(f)) == 0;

	if (f && fclose(f) != 0)
		ok = false;
	return ok ? OK : fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
}

enum err manifest_write(struct cx *cx, const char *dir,
			const struct manifest *m)
{
	struct json_out out;
	struct buf b;

	buf_init(&b, cx->arena, TEXT_MAX);
	json_begin(&out, &b);
	put(cx, &out, m);
	TRY(buf_err(&b));
	TRY(write_out(cx, arena_printf(cx->arena, "%s/manifest.json", dir),
		      &b));
	return folder_sync(cx, dir);
}

static int64_t int_of(const struct json_value *v, const char *name)
{
	int64_t n = 0;

	json_int(json_get(v, name), &n);
	return n;
}

static const char *text_of(struct cx *cx, const struct json_value *v,
			   const char *name)
{
	const char *s = json_string(json_get(v, name));

	return arena_strdup(cx->arena, s ? s : "");
}

/* A name is no path: what a manifest says must not lead elsewhere. */
static bool take_part(struct cx *cx, const struct json_value *v,
		      struct part *ret)
{
	ret->name = text_of(cx, v, "name");
	ret->bytes = int_of(v, "bytes");
	return *ret->name && !strchr(ret->name, '/') && *ret->name != '.' &&
	       digest_from_hex(text_of(cx, v, "sha256"), &ret->sha);
}

static bool take(struct cx *cx, const struct json_value *v,
		 struct manifest *ret)
{
	const struct json_value *parts = json_get(v, "parts");
	bool ok = int_of(v, "format") == FORMAT && int_of(v, "at_s") > 0 &&
		  json_count(parts) <= PARTS_MAX;

	*ret = (struct manifest){
		.is_log = strcmp(text_of(cx, v, "kind"), "log") == 0,
		.at = { int_of(v, "at_s") },
		.upto = { int_of(v, "upto_s") },
		.release = text_of(cx, v, "release"),
		.owner = text_of(cx, v, "owner"),
		.to = text_of(cx, v, "to"),
		.binlog = text_of(cx, v, "binlog"),
		.binlog_at = int_of(v, "binlog_at"),
		.gtid = text_of(cx, v, "gtid"),
		.seal_no = int_of(v, "seal_no"),
		.seal = text_of(cx, v, "seal"),
		.notes_from = int_of(v, "notes_from"),
		.notes_to = int_of(v, "notes_to"),
		.attachment = int_of(v, "attachment"),
		.db_bytes = int_of(v, "db_bytes"),
		.files_n = int_of(v, "files"),
		.files_bytes = int_of(v, "files_bytes"),
	};
	if (!ok)
		return false;
	ret->n = json_count(parts);
	ret->parts = arena_array(cx->arena, ret->n + 1, sizeof(*ret->parts));
	for (size_t i = 0; ok && i < ret->n; i++)
		ok = take_part(cx, json_at(parts, i), &ret->parts[i]);
	return ok;
}

enum err manifest_read(struct cx *cx, const char *dir, struct manifest *ret)
{
	const char *path = arena_printf(cx->arena, "%s/manifest.json", dir);
	const char *text, *why = "";
	struct json_value *v = NULL;
	size_t len;
	bool ok;

	if (access(path, F_OK) != 0)
		return ERR_MISSING;
	if (!cli_read(cx->arena, path, TEXT_MAX, &text, &len))
		return fail(cx, ERR_INPUT, "%s cannot be read", path);
	if (json_parse(cx->arena, text, len, &v, &why) != OK)
		return fail(cx, ERR_INPUT, "%s: %s", path, why);
	ok = take(cx, v, ret);
	json_free(v);
	return ok ? OK :
		    fail(cx, ERR_INPUT, "%s is no manifest of this release",
			 path);
}

const struct part *manifest_part(const struct manifest *m, const char *begin)
{
	for (size_t i = 0; i < m->n; i++) {
		if (strncmp(m->parts[i].name, begin, strlen(begin)) == 0)
			return &m->parts[i];
	}
	return NULL;
}

void manifest_add(struct cx *cx, struct manifest *m, const struct part *part)
{
	/* Doubled at each power of two. */
	if ((m->n & (m->n - 1)) == 0) {
		struct part *more = arena_array(
			cx->arena, m->n ? m->n * 2 : 1, sizeof(*more));

		if (m->n)
			memcpy(more, m->parts, m->n * sizeof(*more));
		m->parts = more;
	}
	m->parts[m->n++] = *part;
}

/* ---- sets and their logs ---- */

const char *log_dir(struct arena *arena, const char *set, size_t no)
{
	return arena_printf(arena, "%s/logs/%06zu", set, no);
}

enum err set_logs(struct cx *cx, const char *dir, struct manifest **ret,
		  size_t *ret_n)
{
	const char *folder = arena_printf(cx->arena, "%s/logs", dir);
	const char **names;
	size_t n = names_in(cx->arena, folder, is_log_name, &names);
	enum err err;

	*ret = arena_array(cx->arena, n + 1, sizeof(**ret));
	*ret_n = n;
	for (size_t i = 0; i < n; i++) {
		if ((size_t)atoi(names[i]) != i + 1)
			return fail(cx, ERR_INPUT,
				    "%s is missing: what was committed in it"
				    " and after it cannot be brought back",
				    log_dir(cx->arena, dir, i + 1));
		err = manifest_read(cx, log_dir(cx->arena, dir, i + 1),
				    &(*ret)[i]);
		if (err == ERR_MISSING)
			return fail(cx, ERR_INPUT, "%s has no manifest",
				    log_dir(cx->arena, dir, i + 1));
		TRY(err);
	}
	return OK;
}

enum err set_choose(struct cx *cx, const char *dir, struct instant until,
		    const char **ret)
{
	struct manifest m;
	const char **names;
	size_t n;
	enum err err = manifest_read(cx, dir, &m);

	*ret = dir;
	if (err != ERR_MISSING)
		return err;
	n = names_in(cx->arena, dir, set_is_name, &names);
	while (n-- > 0) {
		*ret = arena_printf(cx->arena, "%s/%s", dir, names[n]);
		TRY(manifest_read(cx, *ret, &m));
		if (until.s == INSTANT_NONE.s || m.upto.s <= until.s)
			return OK;
	}
	return fail(cx, ERR_MISSING,
		    until.s == INSTANT_NONE.s ?
			    "%s holds no backup (one that was cut is none)" :
			    "%s holds no backup of that moment or before it",
		    dir);
}

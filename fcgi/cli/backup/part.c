#include "cli/backup/part.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (256 * 1024)
#define WORDS_MAX 40

/* Room for `more` words behind those of a list. */
static const char **words_of(struct cx *cx, const char *const *list,
			     size_t more, size_t *ret_n)
{
	const char **words;
	size_t n = 0;

	while (list[n])
		n++;
	words = arena_array(cx->arena, n + more + 1, sizeof(*words));
	for (size_t i = 0; i < n; i++)
		words[i] = list[i];
	memset(words + n, 0, (more + 1) * sizeof(*words));
	*ret_n = n;
	return words;
}

static const char of_file[] = "-R"; /* a file of recipients, to age */

enum err recipients_of(struct cx *cx, const char *keys,
		       const char *const **ret)
{
	size_t n, len;
	const char **words = words_of(cx, (const char *const[]){ NULL }, WORDS_MAX,
				      &n);

	for (const char *at = keys; *at; at += len) {
		at += strspn(at, " \t\n,");
		len = strcspn(at, " \t\n,");
		if (len == 0)
			break;
		if (n + 2 > WORDS_MAX)
			return fail(cx, ERR_LIMIT, "too many recipients");
		words[n] = strncmp(at, "age1", 4) == 0 ? "-r" : of_file;
		words[n + 1] = arena_strndup(cx->arena, at, len);
		if (words[n] == of_file && access(words[n + 1], R_OK) != 0)
			return fail(cx, ERR_INPUT,
				    "%s is no public key (age1…) and no file"
				    " of them",
				    words[n + 1]);
		n += 2;
	}
	*ret = words;
	return n ? OK : fail(cx, ERR_INPUT, "no recipient is named");
}

enum err recipients_word(struct cx *cx, struct job *job, const char *const *to,
			 const char **ret)
{
	const char *word = "";
	struct digest sha;
	int64_t bytes;
	char hex[65];

	for (; *to; to += 2) {
		if (*to == of_file) {
			TRY(file_sha(cx, job, to[1], &sha, &bytes));
			digest_hex(&sha, hex);
		}
		word = arena_printf(cx->arena, "%s%s%s", word,
				    *word ? " " : "",
				    *to == of_file ? hex : to[1]);
	}
	*ret = word;
	return OK;
}

enum err once_make(struct cx *cx, const struct job *job, const char *path)
{
	return job_run(cx, job, ARGV("age-keygen", "-o", path));
}

/* The line "# public key: age1…" of a key's file. */
static enum err public_of(struct cx *cx, const char *path, const char **ret)
{
	FILE *f = fopen(path, "re");
	char line[256], key[200] = "";

	while (f && fgets(line, sizeof(line), f) && !*key) {
		if (sscanf(line, "# public key: %199s", key) != 1)
			*key = '\0';
	}
	if (f)
		fclose(f);
	*ret = arena_strdup(cx->arena, key);
	return *key ? OK : fail(cx, ERR_BUSY, "%s holds no key", path);
}

enum err recipients_and_once(struct cx *cx, const char *const *to,
			     const char *once, const char *const **ret)
{
	size_t n;
	const char **words = words_of(cx, to, 2, &n);

	words[n] = "-r";
	TRY(public_of(cx, once, &words[n + 1]));
	*ret = words;
	return OK;
}

static const char *path_in(struct cx *cx, const char *dir, const char *name)
{
	return arena_printf(cx->arena, "%s/%s", dir, name);
}

static bool write_all(int fd, const char *at, size_t len)
{
	while (len) {
		ssize_t n = write(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

/* From one to the other (-1: to nobody), hashed and counted on its way. */
static enum err carry(struct cx *cx, struct job *job, const char *what,
		      int from, int to, int64_t total, struct digest *ret_sha,
		      int64_t *ret_bytes)
{
	static char piece[PIECE];
	struct hashing h;
	int64_t done = 0;
	ssize_t n;

	hashing_init(&h);
	while ((n = read(from, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || (to >= 0 && !write_all(to, piece, (size_t)n)))
			return fail(cx, ERR_BUSY, "%s: %s", what,
				    strerror(errno));
		hashing_add(&h, piece, (size_t)n);
		done += n;
		TRY(job_moved(cx, job, done, total));
	}
	*ret_sha = hashing_end(&h);
	*ret_bytes = done;
	return OK;
}

enum err folder_sync(struct cx *cx, const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok ? OK : fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
}

static enum err keep(struct cx *cx, struct job *job, const char *path, int from,
		     struct part *ret)
{
	int to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	enum err err;

	if (to < 0)
		return fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	err = carry(cx, job, path, from, to, 0, &ret->sha, &ret->bytes);
	if (err == OK && fsync(to) != 0)
		err = fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	if (close(to) != 0 && err == OK)
		err = fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	return err;
}

enum err part_write(struct cx *cx, struct job *job, const char *dir,
		    const char *name, const char *const *source, int in,
		    const char *const *to, struct part *ret)
{
	const char *const *zstd = ARGV("zstd", "-q", "-3", "-c");
	struct chain c = { .in = in, .out = -1 };
	const char **age;
	size_t n, at = 0;
	enum err err;
	int from;

	/* "age -e", and who may read. */
	age = words_of(cx, ARGV("age", "-e"), WORDS_MAX + 4, &n);
	for (; *to; to++)
		age[n++] = *to;
	if (source)
		c.argv[at++] = source;
	c.argv[at++] = zstd;
	c.argv[at] = age;
	ret->name = arena_strdup(cx->arena, name);
	TRY(chain_start(cx, job, &c, &from));
	err = keep(cx, job, path_in(cx, dir, name), from, ret);
	close(from);
	if (err != OK) {
		chain_kill(cx, job, &c);
		return err;
	}
	return chain_end(cx, job, &c);
}

enum err file_sha(struct cx *cx, struct job *job, const char *path,
		  struct digest *ret, int64_t *ret_bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	enum err err;

	if (fd < 0)
		return ERR_MISSING;
	err = fstat(fd, &st) == 0 ?
		      carry(cx, job, path, fd, -1, st.st_size, ret,
			    ret_bytes) :
		      ERR_BUSY;
	close(fd);
	return err;
}

enum err part_check(struct cx *cx, struct job *job, const char *dir,
		    const struct part *part)
{
	const char *path = path_in(cx, dir, part->name);
	struct digest is;
	int64_t bytes;
	enum err err = file_sha(cx, job, path, &is, &bytes);

	if (err == ERR_MISSING)
		return fail(cx, ERR_INPUT, "%s is missing", path);
	TRY(err);
	if (bytes != part->bytes)
		return fail(cx, ERR_INPUT,
			    "%s has %lld bytes, its manifest says %lld: it was"
			    " cut or changed",
			    path, (long long)bytes, (long long)part->bytes);
	if (!digest_equal(&is, &part->sha))
		return fail(cx, ERR_INPUT,
			    "%s is damaged: its SHA-256 is not the manifest's",
			    path);
	return OK;
}

static enum err part_file(struct cx *cx, const char *dir,
			  const struct part *part, int *ret)
{
	const char *path = path_in(cx, dir, part->name);

	*ret = open(path, O_RDONLY | O_CLOEXEC);
	if (*ret < 0)
		return fail(cx, ERR_INPUT, "%s: %s", path, strerror(errno));
	return OK;
}

enum err part_feed(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key,
		   const char *const *sink)
{
	const char *const *age = ARGV("age", "-d", "-i", key);
	const char *const *zstd = ARGV("zstd", "-q", "-d", "-c");
	struct chain c = { .argv = { age, zstd, sink }, .out = -1 };
	enum err err;

	TRY(part_file(cx, dir, part, &c.in));
	err = chain_start(cx, job, &c, NULL);
	if (err == OK)
		err = chain_watch(cx, job, &c, c.in, part->bytes);
	close(c.in);
	return err;
}

enum err part_open(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key,
		   struct part_reader *ret)
{
	/* They live as long as the chain: in the arena, not on this stack. */
	const char **age, **zstd;
	size_t n;

	age = words_of(cx, ARGV("age", "-d", "-i", key), 0, &n);
	zstd = words_of(cx, ARGV("zstd", "-q", "-d", "-c"), 0, &n);
	*ret = (struct part_reader){ .chain = { .argv = { age, zstd },
						.out = -1 } };
	TRY(part_file(cx, dir, part, &ret->file));
	ret->chain.in = ret->file;
	return chain_start(cx, job, &ret->chain, &ret->from);
}

enum err part_close(struct cx *cx, const struct job *job,
		    struct part_reader *r)
{
	close(r->from);
	close(r->file);
	return chain_end(cx, job, &r->chain);
}

enum err part_into(struct cx *cx, struct job *job, const char *dir,
		   const struct part *part, const char *key, const char *path,
		   struct digest *ret_sha)
{
	int to = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
			     0600) :
			-1;
	struct part_reader r;
	struct digest sha;
	enum err err, end;
	int64_t bytes;

	if (path && to < 0)
		return fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	err = part_open(cx, job, dir, part, key, &r);
	if (err == OK) {
		err = carry(cx, job, part->name, r.from, to, 0, &sha, &bytes);
		end = part_close(cx, job, &r);
		err = err == OK ? end : err;
	}
	if (path && close(to) != 0 && err == OK)
		err = fail(cx, ERR_BUSY, "%s: %s", path, strerror(errno));
	if (err == OK && ret_sha)
		*ret_sha = sha;
	return err;
}

enum err part_opens(struct cx *cx, struct job *job, const char *dir,
		    const struct part *part, const char *key)
{
	struct part_reader r;
	char first;
	bool is_open;

	if (access(key, R_OK) != 0)
		return fail(cx, ERR_INPUT, "the key %s cannot be read: %s", key,
			    strerror(errno));
	TRY(part_open(cx, job, dir, part, key, &r));
	is_open = read(r.from, &first, 1) == 1;
	if (part_close(cx, job, &r) != OK && !is_open)
		return fail(cx, ERR_INPUT,
			    "the key in %s does not open %s: it was encrypted"
			    " to another one",
			    key, part->name);
	return is_open ? OK :
			 fail(cx, ERR_INPUT, "%s is empty", part->name);
}

#include "file/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PATH_ROOM 4096
#define TEMP_FOLDER "tmp"

void store_name(const struct digest *d, char ret[STORE_NAME_LEN + 1])
{
	char hex[65];

	digest_hex(d, hex);
	snprintf(ret, STORE_NAME_LEN + 1, "%.2s/%.2s/%s", hex, hex + 2, hex);
}

static bool path_of(const struct store *s, const char *name,
		    char ret[PATH_ROOM])
{
	return snprintf(ret, PATH_ROOM, "%s/%s", s->root, name) < PATH_ROOM;
}

static bool object_path(const struct store *s, const struct digest *d,
			char ret[PATH_ROOM])
{
	char name[STORE_NAME_LEN + 1];

	store_name(d, name);
	return path_of(s, name, ret);
}

static void close_fd(int *fd)
{
	int keep = errno;

	if (*fd >= 0)
		close(*fd);
	errno = keep;
}

static bool sync_folder(const char *path)
{
	int fd CLEANUP(close_fd) =
		open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return fd >= 0 && fsync(fd) == 0;
}

/* The folder `at`, and that its parent knows it for good. */
static bool make_folder(char *at)
{
	char *slash = strrchr(at, '/');
	bool fine;

	if (mkdir(at, 0750) != 0)
		return errno == EEXIST;
	*slash = '\0';
	fine = sync_folder(at);
	*slash = '/';
	return fine;
}

/* ROOT/ab and ROOT/ab/cd of an object's path. */
static bool make_folders(const char *path)
{
	char at[PATH_ROOM];
	char *leaf, *slash;

	memcpy(at, path, strlen(path) + 1);
	leaf = strrchr(at, '/');
	*leaf = '\0';
	slash = strrchr(at, '/');
	*slash = '\0';
	if (!make_folder(at))
		return false;
	*slash = '/';
	return make_folder(at);
}

static bool write_whole(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t n = write(fd, data, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		data += n;
		len -= (size_t)n;
	}
	return true;
}

/* A new file of random name; its path, for the link and the unlink. */
static int open_temp(const struct store *s, char ret[PATH_ROOM])
{
	char name[sizeof(TEMP_FOLDER) + 27];
	char word[25];
	int fd;

	random_text(word, sizeof(word) - 1);
	snprintf(name, sizeof(name), TEMP_FOLDER "/%s", word);
	if (!path_of(s, name, ret)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = open(ret, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0440);
	if (fd < 0 && errno == ENOENT) {
		char *slash = strrchr(ret, '/');

		*slash = '\0';
		if (mkdir(ret, 0750) != 0 && errno != EEXIST)
			return -1;
		*slash = '/';
		fd = open(ret, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0440);
	}
	return fd;
}

/* Of the bytes that lie in the file, not of those that were meant to. */
static bool hash_file(int fd, size_t len, struct digest *ret)
{
	void *map;

	if (!len) {
		*ret = sha256("", 0);
		return true;
	}
	map = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return false;
	*ret = sha256(map, len);
	munmap(map, len);
	return true;
}

/* Steps 2 to 4: the temporary file is whole, durable and has its name. */
static bool fill(const struct store *s, int fd, const void *data, size_t len,
		 struct digest *ret)
{
	if (!write_whole(fd, data, len))
		return false;
	store_reached(s, "written");
	if (fsync(fd) != 0)
		return false;
	store_reached(s, "synced");
	if (!hash_file(fd, len, ret))
		return false;
	store_reached(s, "hashed");
	return true;
}

/* Steps 5 and 6: under its name, and the folder knows it for good.  Somebody
 * else's equal object serves as well, once its folder is synced. */
static enum err place(const struct store *s, const char *temp,
		      const struct digest *d, size_t len)
{
	char path[PATH_ROOM];
	bool is_new;

	if (!object_path(s, d, path) || !make_folders(path))
		return ERR_BUSY;
	is_new = link(temp, path) == 0;
	if (!is_new && errno != EEXIST)
		return ERR_BUSY;
	store_reached(s, "linked");
	*strrchr(path, '/') = '\0';
	if (!sync_folder(path))
		return ERR_BUSY;
	store_reached(s, "durable");
	return is_new || store_size(s, d) == (int64_t)len ? OK : ERR_INTERNAL;
}

enum err store_put(const struct store *s, const void *data, size_t len,
		   struct digest *ret)
{
	char temp[PATH_ROOM];
	int fd CLEANUP(close_fd) = open_temp(s, temp);
	struct digest d;
	enum err err = ERR_BUSY;
	int keep;

	if (fd < 0)
		return ERR_BUSY;
	store_reached(s, "temp");
	if (fill(s, fd, data, len, &d))
		err = place(s, temp, &d, len);
	keep = errno;
	unlink(temp);
	errno = keep;
	if (err == OK)
		*ret = d;
	return err;
}

int64_t store_size(const struct store *s, const struct digest *d)
{
	char path[PATH_ROOM];
	struct stat st;

	if (!object_path(s, d, path) || lstat(path, &st) != 0 ||
	    !S_ISREG(st.st_mode))
		return -1;
	return st.st_size;
}

enum err store_map(const struct store *s, const struct digest *d,
		   struct mapped *ret)
{
	char path[PATH_ROOM];
	int fd CLEANUP(close_fd) = -1;
	struct stat st;
	void *map;

	if (!object_path(s, d, path))
		return ERR_BUSY;
	fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0)
		return errno == ENOENT ? ERR_MISSING : ERR_BUSY;
	*ret = (struct mapped){ 0 };
	if (!st.st_size)
		return OK;
	map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return ERR_BUSY;
	*ret = (struct mapped){ map, (size_t)st.st_size };
	return OK;
}

void mapped_done(struct mapped *m)
{
	if (m->data)
		munmap(m->data, m->len);
	m->data = NULL;
}

int64_t store_free_bytes(const struct store *s)
{
	struct statvfs fs;

	if (statvfs(s->root, &fs) != 0)
		return -1;
	return (int64_t)fs.f_bavail * (int64_t)fs.f_frsize;
}

struct walk {
	void (*each)(void *arg, const struct digest *d, int64_t size);
	void *arg;
	char at[7]; /* "ab/cd" of the folder, as far as it is known */
};

static void walk_object(const struct walk *w, int folder, const char *leaf)
{
	char name[STORE_NAME_LEN + 1];
	struct digest d;
	struct stat st;

	if (fstatat(folder, leaf, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISREG(st.st_mode) && digest_from_hex(leaf, &d)) {
		store_name(&d, name);
		if (strncmp(name, w->at, 5) == 0 &&
		    strcmp(name + 6, leaf) == 0) {
			w->each(w->arg, &d, st.st_size);
			return;
		}
	}
	w->each(w->arg, NULL, 0);
}

/* depth 0: ROOT, 1: ROOT/ab, 2: ROOT/ab/cd with the objects. */
static enum err walk_folder(struct walk *w, int fd, int depth)
{
	DIR *dir = fdopendir(fd);
	struct dirent *entry;
	enum err err = OK;

	if (!dir) {
		close(fd);
		return ERR_BUSY;
	}
	while (err == OK && (entry = readdir(dir))) {
		const char *leaf = entry->d_name;
		int below;

		if (leaf[0] == '.' ||
		    (depth == 0 && strcmp(leaf, TEMP_FOLDER) == 0))
			continue;
		if (depth == 2) {
			walk_object(w, dirfd(dir), leaf);
			continue;
		}
		below = openat(dirfd(dir), leaf,
			       O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (below < 0 || strlen(leaf) != 2) {
			close_fd(&below);
			w->each(w->arg, NULL, 0);
			continue;
		}
		memcpy(w->at + 3 * depth, leaf, 2);
		w->at[3 * depth + 2] = '/';
		err = walk_folder(w, below, depth + 1);
	}
	closedir(dir);
	return err;
}

enum err store_walk(const struct store *s,
		    void (*each)(void *arg, const struct digest *d,
				 int64_t size),
		    void *arg)
{
	struct walk w = { each, arg, "" };
	int fd = open(s->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	return fd < 0 ? ERR_BUSY : walk_folder(&w, fd, 0);
}

int64_t store_sweep(const struct store *s, struct instant before)
{
	char path[PATH_ROOM];
	DIR *dir = path_of(s, TEMP_FOLDER, path) ? opendir(path) : NULL;
	struct dirent *entry;
	int64_t n = 0;
	struct stat st;

	while (dir && (entry = readdir(dir))) {
		if (fstatat(dirfd(dir), entry->d_name, &st,
			    AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISREG(st.st_mode) && st.st_mtime < before.s)
			n += unlinkat(dirfd(dir), entry->d_name, 0) == 0;
	}
	if (dir)
		closedir(dir);
	return n;
}

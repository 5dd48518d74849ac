#include "file/inspect.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "file/answer.h"
#include "text/text.h"

#define LIMIT "không mở được trong giới hạn an toàn: "
#define WAY_OUT "; hãy in hoặc quét lại thành PDF rồi gửi"

static const char busy[] =
	"chưa kiểm tra được vì máy chủ đang bận; hãy gửi lại sau ít phút";
static const char too_large[] = LIMIT
	"khi đọc cần quá nhiều bộ nhớ" WAY_OUT;
static const char too_slow[] = LIMIT "khi đọc mất quá nhiều thời gian" WAY_OUT;
static const char too_odd[] = LIMIT
	"cấu trúc bên trong bất thường (lồng nhau quá sâu hoặc hỏng)" WAY_OUT;

struct file_inspector file_inspector = { NULL, 8000 };

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

/* The file as something that nobody can change any more; -1. */
static int sealed(const void *data, size_t len)
{
	int fd = memfd_create("upload", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	const char *at = data;

	while (fd >= 0 && len) {
		ssize_t n = write(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			close(fd);
			return -1;
		}
		at += n;
		len -= (size_t)n;
	}
	if (fd >= 0 && (lseek(fd, 0, SEEK_SET) != 0 ||
			fcntl(fd, F_ADD_SEALS,
			      F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW |
				      F_SEAL_SEAL) != 0)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* Beside our own program; that of a test lies next door. */
static const char *inspector(struct arena *arena)
{
	static const char *const places[] = { "", "../bin/" };
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *name;

	if (file_inspector.path)
		return file_inspector.path;
	if (n <= 0)
		return NULL;
	self[n] = '\0';
	name = strrchr(self, '/');
	if (!name)
		return NULL;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const char *path = arena_printf(arena, "%.*s%sfile_inspector",
						(int)(name + 1 - self), self,
						places[i]);

		if (access(path, X_OK) == 0)
			return path;
	}
	return NULL;
}

/* With the file as its input, the pipe as its output, and nothing else of
 * ours: no other descriptor, no environment. */
static pid_t start(struct arena *arena, enum filetype type, int file, int to)
{
	const char *path = inspector(arena);
	const char *code = type == FILETYPE_COUNT ? "" : filetype_code(type);
	char *argv[] = { arena_strdup(arena, "file_inspector"),
			 arena_strdup(arena, code), NULL };
	char *envp[] = { NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t all, none;
	pid_t pid = -1;
	int err;

	if (!path) {
		errno = ENOENT;
		return -1;
	}
	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_init(&how);
	posix_spawnattr_setsigdefault(&how, &all);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGDEF |
					       POSIX_SPAWN_SETSIGMASK);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, file, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, to, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	err = posix_spawn(&pid, path, &files, &how, argv, envp);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	errno = err;
	return err == 0 ? pid : -1;
}

enum heard { HEARD, ENDED, LATE };

/* ENDED: without a whole answer. */
static enum heard hear(int from, struct file_answer *ret)
{
	int64_t until = clock_mono_us() / 1000 + file_inspector.wall_ms;
	struct pollfd p = { .fd = from, .events = POLLIN };
	int n;

	do {
		int64_t left = until - clock_mono_us() / 1000;

		n = poll(&p, 1, left > 0 ? (int)left : 0);
	} while (n < 0 && errno == EINTR);
	if (n < 1)
		return LATE;
	return TEMP_FAILURE_RETRY(read(from, ret, sizeof(*ret))) ==
			       (ssize_t)sizeof(*ret) ?
		       HEARD :
		       ENDED;
}

/* What a taken-over inspector could say is what an honest one could. */
static bool is_sound(const struct file_answer *a, size_t len)
{
	return a->mark == FILE_ANSWER_MARK && a->verdict >= FILE_KEPT &&
	       a->verdict <= FILE_NO_READER && (uint64_t)a->len <= len &&
	       a->pages >= -1 && a->pages <= INT_MAX &&
	       memchr(a->why, '\0', sizeof(a->why)) &&
	       (a->verdict != FILE_REFUSED || *a->why);
}

static const char *refusal_of(struct arena *arena, const struct file_answer *a)
{
	const char *why;

	switch ((enum file_verdict)a->verdict) {
	case FILE_KEPT:
		return NULL;
	case FILE_REFUSED:
		why = text_clean(arena, a->why);
		return why ? why : too_odd;
	case FILE_FULL:
		return too_large;
	case FILE_NO_READER:
		break;
	}
	return busy;
}

/* Why it said nothing: an end by a signal is the file's doing. */
static const char *end_of(int status)
{
	if (!WIFSIGNALED(status))
		return busy;
	switch (WTERMSIG(status)) {
	case SIGABRT: /* base/arena.h */
		return too_large;
	case SIGXCPU:
	case SIGKILL:
		return too_slow;
	default:
		return too_odd;
	}
}

/* In the log: the kind and the size, never the name. */
static void note(enum filetype type, size_t len, const char *how, int n)
{
	log_line(LOG_WARN, "event=file-not-inspected type=%s bytes=%zu %s=%d",
		 type == FILETYPE_COUNT ? "none" : filetype_code(type), len,
		 how, n);
}

static const char *judged(struct arena *arena, pid_t pid, int from,
			  struct file_found *ret)
{
	struct file_answer a = { 0 };
	enum heard heard = hear(from, &a);
	int status = 0;

	/* Who has answered has nothing left to do. */
	if (heard != ENDED)
		kill(pid, SIGKILL);
	if (TEMP_FAILURE_RETRY(waitpid(pid, &status, 0)) != pid)
		status = 0;
	if (heard != HEARD || !is_sound(&a, ret->len)) {
		if (heard == LATE)
			note(ret->type, ret->len, "waited_ms",
			     file_inspector.wall_ms);
		else
			note(ret->type, ret->len, "status", status);
		return heard == LATE ? too_slow :
		       heard == HEARD ? too_odd :
					end_of(status);
	}
	if (a.verdict >= FILE_FULL)
		note(ret->type, ret->len, "verdict", (int)a.verdict);
	ret->len = (size_t)a.len;
	ret->pages = (int)a.pages;
	return refusal_of(arena, &a);
}

void file_inspect(struct arena *arena, enum filetype type, const void *data,
		  size_t len, struct file_found *ret)
{
	int file CLEANUP(close_fd) = sealed(data, len);
	int from CLEANUP(close_fd) = -1;
	int ends[2];
	pid_t pid;

	*ret = (struct file_found){ .type = type, .refusal = busy, .len = len,
				    .pages = -1 };
	if (file < 0 || pipe2(ends, O_CLOEXEC) != 0) {
		note(type, len, "errno", errno);
		return;
	}
	from = ends[0];
	pid = start(arena, type, file, ends[1]);
	close(ends[1]);
	if (pid < 0)
		note(type, len, "start_errno", errno);
	else
		ret->refusal = judged(arena, pid, from, ret);
}

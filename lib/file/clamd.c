#include "file/clamd.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/err.h"

#define CHUNK (256 * 1024)
#define ANSWER_MAX 512

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

static int reach(const char *path)
{
	const struct timeval patience = { .tv_sec = CLAMD_SECONDS };
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd;

	if (strlen(path) >= sizeof(address.sun_path))
		return -1;
	strcpy(address.sun_path, path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (connect(fd, (const struct sockaddr *)&address, sizeof(address)) ==
	    0)
		return fd;
	close(fd);
	return -1;
}

static bool say(int fd, const void *data, size_t len)
{
	const char *at = data;

	while (len) {
		ssize_t n = send(fd, at, len, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

/* Chunks of a length and so many bytes; a length of zero ends them. */
static bool send_all(int fd, const char *data, size_t len)
{
	const uint32_t end = 0;

	if (!say(fd, "zINSTREAM", 10))
		return false;
	while (len) {
		size_t n = len < CHUNK ? len : CHUNK;
		uint32_t size = htonl((uint32_t)n);

		if (!say(fd, &size, sizeof(size)) || !say(fd, data, n))
			return false;
		data += n;
		len -= n;
	}
	return say(fd, &end, sizeof(end));
}

/* Up to the NUL that ends an answer to a z command. */
static bool hear(int fd, char ret[ANSWER_MAX])
{
	size_t len = 0;

	while (len < ANSWER_MAX - 1) {
		ssize_t n = recv(fd, ret + len, ANSWER_MAX - 1 - len, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		len += (size_t)n;
		ret[len] = '\0';
		if (memchr(ret, '\0', len))
			return true;
	}
	return false;
}

/* "stream: Eicar-Signature FOUND" -> its name. */
static void take_name(const char *answer, size_t len, char *ret)
{
	size_t n = 0;

	for (size_t i = 0; i < len && n < CLAMD_NAME_MAX; i++) {
		if (answer[i] > ' ' && answer[i] <= '~')
			ret[n++] = answer[i];
	}
	ret[n] = '\0';
}

enum clamd_verdict clamd_scan(const char *socket_path, const void *data,
			      size_t len, char ret_name[CLAMD_NAME_MAX + 1])
{
	static const char head[] = "stream: ", found[] = " FOUND";
	const size_t head_len = sizeof(head) - 1, found_len = sizeof(found) - 1;
	int fd CLEANUP(close_fd) = reach(socket_path);
	char answer[ANSWER_MAX];
	size_t n;

	ret_name[0] = '\0';
	if (fd < 0 || !send_all(fd, data, len) || !hear(fd, answer))
		return CLAMD_SILENT;
	if (strcmp(answer, "stream: OK") == 0)
		return CLAMD_CLEAN;
	n = strlen(answer);
	if (n <= head_len + found_len ||
	    strncmp(answer, head, head_len) != 0 ||
	    strcmp(answer + n - found_len, found) != 0)
		return CLAMD_UNSURE;
	take_name(answer + head_len, n - head_len - found_len, ret_name);
	return CLAMD_INFECTED;
}

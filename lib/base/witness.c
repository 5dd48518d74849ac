#include "base/witness.h"

#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <syslog.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/when.h"

#define FRAME "<%d>1 %s+07:00 - motcua - seal - %s\n"

static int link_to(const struct addrinfo *a)
{
	const struct timeval patience = { .tv_sec = 2 };
	int fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC,
			a->ai_protocol);

	if (fd < 0)
		return -1;
	/* Linux bounds connect() by it, too. */
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	if (connect(fd, a->ai_addr, a->ai_addrlen) == 0)
		return fd;
	close(fd);
	return -1;
}

/* "host:1514"; IPv6 in brackets. */
static bool send_to(struct arena *arena, const char *where, int type,
		    const char *text)
{
	const char *colon = strrchr(where, ':');
	struct addrinfo hint = { .ai_socktype = type }, *found = NULL;
	size_t len = colon ? (size_t)(colon - where) : 0;
	const char *host = arena_strndup(arena, where, len);
	bool is_sent = false;
	int fd = -1;

	if (len > 2 && host[0] == '[')
		host = arena_strndup(arena, host + 1, len - 2);
	if (!colon || getaddrinfo(host, colon + 1, &hint, &found) != 0)
		return false;
	for (struct addrinfo *a = found; a && fd < 0; a = a->ai_next)
		fd = link_to(a);
	freeaddrinfo(found);
	if (fd < 0)
		return false;
	len = strlen(text) - (type == SOCK_DGRAM);
	is_sent = send(fd, text, len, MSG_NOSIGNAL) == (ssize_t)len;
	close(fd);
	return is_sent;
}

static bool tell(struct arena *arena, const char *witness, const char *line)
{
	int priority = LOG_AUTHPRIV | LOG_NOTICE;
	const char *text = arena_printf(arena, FRAME, priority,
					instant_iso(arena, clock_now()), line);

	if (strncmp(witness, "udp:", 4) == 0)
		return send_to(arena, witness + 4, SOCK_DGRAM, text);
	if (strncmp(witness, "tcp:", 4) == 0)
		return send_to(arena, witness + 4, SOCK_STREAM, text);
	if (strcmp(witness, "syslog") != 0)
		return false;
	openlog("motcua", 0, LOG_AUTHPRIV);
	syslog(priority, "%s", line);
	return true;
}

const char *witness_tell(struct arena *arena, const char *setting,
			 const char *line)
{
	const char *missing = NULL;

	while (setting && *setting) {
		size_t len = strcspn(setting, " ,");
		const char *one = arena_strndup(arena, setting, len);

		if (len && !tell(arena, one, line) && !missing)
			missing = arena_printf(arena,
					       "%s did not take the note", one);
		setting += len;
		setting += strspn(setting, " ,");
	}
	return missing;
}

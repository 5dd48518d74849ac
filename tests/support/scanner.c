#include "scanner.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static bool take(int fd, void *to, size_t len)
{
	char *at = to;

	while (len) {
		ssize_t n = recv(fd, at, len, 0);

		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

static void reply(int fd, const char *words)
{
	if (send(fd, words, strlen(words) + 1, MSG_NOSIGNAL) < 0)
		_exit(1);
}

static void serve(int fd, char mode)
{
	static char all[32 << 20];
	char command[10];
	uint32_t size;
	size_t len = 0;

	if (!take(fd, command, sizeof(command)) ||
	    memcmp(command, "zINSTREAM", 10) != 0) {
		reply(fd, "UNKNOWN COMMAND");
		return;
	}
	if (mode == 'h')
		return;
	while (take(fd, &size, sizeof(size)) && (size = ntohl(size)) &&
	       size <= sizeof(all) - len && take(fd, all + len, size))
		len += size;
	if (mode == 'e')
		reply(fd, "INSTREAM size limit exceeded. ERROR");
	else if (memmem(all, len, "EICAR", 5))
		reply(fd, "stream: Eicar-Signature FOUND");
	else
		reply(fd, "stream: OK");
}

static int listen_at(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	unlink(path);
	strncpy(address.sun_path, path, sizeof(address.sun_path) - 1);
	if (fd < 0 ||
	    bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
	    listen(fd, 8) != 0)
		abort();
	return fd;
}

pid_t scanner_start(const char *path, char mode)
{
	int fd = listen_at(path); /* before the fork: nobody comes too early */
	pid_t pid = fork();

	if (pid) {
		close(fd);
		return pid;
	}
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		int client = accept(fd, NULL, NULL);

		if (client < 0)
			_exit(0);
		serve(client, mode);
		close(client);
	}
}

void scanner_stop(pid_t pid, const char *path)
{
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	unlink(path);
}

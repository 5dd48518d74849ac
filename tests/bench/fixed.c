/* The floor that the status page is held against: the same libfcgi, the same
 * kind of socket and as many workers, but fixed bytes and no database. */
#include <fcgiapp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "http/fcgi.h"

#define WORKERS 4

static void serve(int fd, const char *body, size_t len)
{
	FCGX_Request request;

	FCGX_Init();
	FCGX_InitRequest(&request, fd, 0);
	while (FCGX_Accept_r(&request) == 0) {
		FCGX_FPrintF(request.out,
			     "Content-Type: text/html; charset=utf-8\r\n"
			     "Content-Length: %d\r\n\r\n",
			     (int)len);
		FCGX_PutStr(body, (int)len, request.out);
		FCGX_Finish_r(&request);
	}
}

int main(int argc, char **argv)
{
	size_t len = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	char *body = malloc(len + 1);
	int fd = argc > 2 ? fcgi_listen(argv[1], 511) : -1;

	if (fd < 0 || !body) {
		fprintf(stderr, "usage: fixed SOCKET BYTES\n");
		return 2;
	}
	memset(body, 'x', len);
	for (int i = 0; i < WORKERS; i++) {
		if (fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGTERM);
			serve(fd, body, len);
			_exit(0);
		}
	}
	while (wait(NULL) > 0)
		;
	return 0;
}

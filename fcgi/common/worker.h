/* One worker: a single-threaded loop with its own database connection. */
#ifndef COMMON_WORKER_H
#define COMMON_WORKER_H

#include "common/boot.h"

/* Serves until told to stop; the return value is the exit status. */
int worker_run(const struct program *program, int listen_fd,
	       const char *db_socket, const char *db_password);

#endif

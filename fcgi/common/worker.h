/* One worker: a single-threaded loop with its own database connection. */
#ifndef COMMON_WORKER_H
#define COMMON_WORKER_H

#include "db/db.h"

/* Serves until told to stop; the return value is the exit status. */
int worker_run(int listen_fd, const struct db_conf *conf);

#endif

/*
 * A virus scanner beside us: clamd over its unix socket, INSTREAM.
 *
 * Only a clear answer counts: an error of its own (a file above its limit) is
 * CLAMD_UNSURE, no socket or too slow CLAMD_SILENT; neither is "clean".
 */
#ifndef BASE_CLAMD_H
#define BASE_CLAMD_H

#include <stddef.h>

#define CLAMD_SECONDS 10 /* of patience for each write or read */
#define CLAMD_NAME_MAX 80

enum clamd_verdict {
	CLAMD_CLEAN,
	CLAMD_INFECTED,
	CLAMD_UNSURE, /* of this file; another may be answered */
	CLAMD_SILENT
};

/* ret_name: what it found, printable ASCII; "" otherwise. */
enum clamd_verdict clamd_scan(const char *socket_path, const void *data,
			      size_t len, char ret_name[CLAMD_NAME_MAX + 1]);

#endif

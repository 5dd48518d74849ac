/* A clamd of a few lines, in a child process: reads an INSTREAM whole and
 * answers what the test wants it to.  For tests only. */
#ifndef SCANNER_H
#define SCANNER_H

#include <sys/types.h>

/* Answers every stream: one that holds "EICAR" is infected; `mode` 'e' says
 * an error instead, 'h' hangs up before any answer.  Removes `path` first. */
pid_t scanner_start(const char *path, char mode);
void scanner_stop(pid_t pid, const char *path);

#endif

/*
 * The cell in which a foreign file is read: after sandbox_enter() the process
 * may take memory within its bound, write to standard output, and end.  Any
 * other call of the system ends it (SIGSYS).
 */
#ifndef FILE_SANDBOX_H
#define FILE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/* All that the reading of one file may hold in memory: the program and its
 * libraries, the file itself, the stack, and what is left for working. */
#define SANDBOX_MEMORY (64UL << 20)
#define SANDBOX_CPU_S 4

/* `mapped`: bytes of the file, which are there already.  False: the system
 * refuses a limit, and nothing may be read. */
bool sandbox_enter(size_t mapped);

#endif

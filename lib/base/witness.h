/*
 * Witnesses: where each note goes beside its file, on other machines.  A
 * setting, MC_SEAL_WITNESS, with any of these, parted by blanks:
 *
 *   syslog          to the machine's own log (facility "authpriv"), which it
 *                   may send on
 *   udp:HOST:PORT   one RFC 5424 line a note
 *   tcp:HOST:PORT   the same, ended by a line feed
 */
#ifndef BASE_WITNESS_H
#define BASE_WITNESS_H

#include "base/arena.h"

/* NULL: all of them have it, or are not known to lack it (UDP); else the first
 * that has not, in words.  Waits two seconds a witness at most. */
const char *witness_tell(struct arena *arena, const char *setting,
			 const char *line);

#endif

/*
 * A database that does not answer is asked by one worker, not by all: else each
 * request would wait its whole patience behind the others.
 *
 * Two waits in a row that ran out, with no answer to anybody between them
 * (one may be a slow statement), and everybody is refused at once; every
 * PROBE_US one asks again, and the first answer lets all in.
 */
#ifndef DB_BREAKER_H
#define DB_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

/* Before workers are forked: they know of each other's waits. */
void breaker_share(void);
/* Times are clock_mono_us(). */
bool breaker_refuses(int64_t now_us);
/* How a question ended: answered (an error is an answer, too), or given up. */
void breaker_tell(bool is_answered, int64_t now_us);

#endif

#include "db/breaker.h"

#include <stdlib.h>
#include <sys/mman.h>

#define WAITS 2
#define PROBE_US 500000
/* As long as one probe may take: the database's own patience and some. */
#define PROBING_US 2500000

struct state {
	int64_t waits; /* run out since the last answer */
	int64_t next_us; /* the next probe */
};

static struct state alone;
static struct state *state = &alone;

void breaker_share(void)
{
	state = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (state == MAP_FAILED)
		abort();
}

bool breaker_refuses(int64_t now_us)
{
	int64_t next;

	if (__atomic_load_n(&state->waits, __ATOMIC_RELAXED) < WAITS)
		return false;
	next = __atomic_load_n(&state->next_us, __ATOMIC_RELAXED);
	if (now_us < next)
		return true;
	/* Whoever moves the mark asks. */
	return !__atomic_compare_exchange_n(&state->next_us, &next,
					    now_us + PROBING_US, false,
					    __ATOMIC_RELAXED, __ATOMIC_RELAXED);
}

void breaker_tell(bool is_answered, int64_t now_us)
{
	if (!is_answered) {
		__atomic_store_n(&state->next_us, now_us + PROBE_US,
				 __ATOMIC_RELAXED);
		__atomic_fetch_add(&state->waits, 1, __ATOMIC_RELAXED);
	} else if (__atomic_load_n(&state->waits, __ATOMIC_RELAXED)) {
		__atomic_store_n(&state->waits, 0, __ATOMIC_RELAXED);
	}
}

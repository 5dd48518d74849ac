/* From an enum err to the status and words of its page, in one table. */
#ifndef COMMON_FAULT_H
#define COMMON_FAULT_H

#include "http/rq.h"

struct fault_words {
	int status;
	const char *title;
	const char *sentence;
	const char *what_next;
};

/* Never NULL. */
const struct fault_words *fault_words(int status);
/* `said`: what a handler said of it, or NULL: then it is the address. */
const char *fault_title(int status, const char *said);
/* The status of a failed request; `err` came from parsing or from below. */
int fault_status(enum err err);

#endif

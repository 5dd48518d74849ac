/*
 * What the inspector says through its pipe: one struct of fixed size, written
 * at once, so that it is there whole or not at all (PIPE_BUF).  Both ends are
 * of one build; the one that reads believes no part of it unchecked.
 */
#ifndef FILE_ANSWER_H
#define FILE_ANSWER_H

#include <stdint.h>

#define FILE_ANSWER_MARK UINT32_C(0x4d43f11e)
#define FILE_WHY_MAX 511

enum file_verdict {
	FILE_KEPT = 1,
	FILE_REFUSED, /* why: half a sentence */
	FILE_FULL,    /* more memory than a file may use */
	FILE_NO_READER /* libmagic's data or the sandbox is not to be had */
};

struct file_answer {
	uint32_t mark, verdict;
	int64_t len; /* of what is kept */
	int64_t pages;
	char why[FILE_WHY_MAX + 1];
};

#endif

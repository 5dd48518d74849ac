/*
 * What an uploaded file is and whether it may be kept: the one call for
 * whatever comes from outside.
 *
 * Nothing of the file is read here.  It is handed, sealed, to a program of its
 * own (fcgi/inspector) that has neither our memory nor our connections, may
 * use little memory and time, and can do nothing but read and answer
 * (file/sandbox.h); its answer has a fixed size and is checked.  A file that
 * ends that program costs the file and nobody's worker.
 *
 * A program a file, not one that is kept: a file that took it over would judge
 * the next one too.  It costs 6 ms of processor and 9 MB, shared but for one,
 * while it runs.
 */
#ifndef FILE_INSPECT_H
#define FILE_INSPECT_H

#include "base/arena.h"
#include "file/filetype.h"

/* For tests: another program, less patience. */
extern struct file_inspector {
	const char *path; /* NULL: file_inspector beside our own program */
	int wall_ms;	  /* of patience with one file */
} file_inspector;

struct file_found {
	enum filetype type;
	const char *refusal; /* NULL: it is what its name says, and does
			      * nothing but being read; else the half of a
			      * sentence that follows "Tệp “…” " */
	size_t len; /* of what is kept: less than came when a telephone left
		     * a film or marks of its own behind the picture */
	int pages;  /* of a PDF that is kept; -1 when they cannot be counted
		     * and for every other kind */
};

/* `type` is what its name says.  ret->refusal is set also when the file could
 * not be judged: one line in the log then says why, never what it is called. */
void file_inspect(struct arena *arena, enum filetype type, const void *data,
		  size_t len, struct file_found *ret);

#endif

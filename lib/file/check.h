/*
 * What a file is: by its name's kind, by its first bytes, by libmagic and by
 * its own structure, which must all agree; and what it does beside being read.
 *
 * Nothing here runs, renders or unpacks without a bound: pictures are measured
 * by their headers, office documents by the directory of their archive and by
 * a counted unpacking into a small window.  Whatever is two things at once (a
 * picture with an archive behind it), cut off, over-sized when opened or able
 * to run (macros, scripts) is refused.
 *
 * Called in the inspector and nowhere else (tests/lint/symbols.sh): what comes
 * from outside may end it.
 */
#ifndef FILE_CHECK_H
#define FILE_CHECK_H

#include "base/arena.h"
#include "base/err.h"
#include "file/inspect.h"

/* Loads libmagic's data, before any limit.  ERR_INTERNAL: it is not there. */
enum err file_check_start(void) MUST_CHECK;
/* The refusal is static or of the arena. */
void file_check(struct arena *arena, enum filetype type, const void *data,
		size_t len, struct file_found *ret);

#endif

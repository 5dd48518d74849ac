/*
 * QR codes: text -> square of modules -> the "d" of one SVG path.
 *
 * Level M, byte mode.  No markup is made here: a template writes
 *   <svg viewBox="0 0 {VIEW} {VIEW}"><path d="{PATH}"/></svg>
 * with VIEW = qr_view(), which includes the four quiet modules the standard
 * (ISO/IEC 18004) asks for on every side.
 */
#ifndef DOCUMENT_QR_H
#define DOCUMENT_QR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

#define QR_QUIET 4
#define QR_TEXT_MAX 512 /* beyond it a telephone no longer reads it well */

struct qr {
	int size; /* modules a side, without the quiet zone */
	const unsigned char *modules; /* size * size, 1 = dark; in the arena */
};

/* ERR_INPUT: empty, or longer than QR_TEXT_MAX bytes. */
enum err qr_make(const char *text, struct arena *arena,
		 struct qr *ret) MUST_CHECK;
bool qr_is_dark(const struct qr *qr, int x, int y);
int qr_view(const struct qr *qr);
/* Path data in modules; the quiet zone is the offset of its first move. */
const char *qr_path(const struct qr *qr, struct arena *arena);

#endif

/*
 * Code 128: text -> bars -> the "d" of one SVG path.
 *
 * For the dossier number only: printable ASCII.  No markup is made here: a
 * template writes
 *   <svg viewBox="0 0 {WIDTH} {HEIGHT}"><path d="{PATH}"/></svg>
 * with WIDTH = barcode_view(), which includes the ten quiet modules the
 * standard (ISO/IEC 15417) asks for at either end.
 */
#ifndef DOCUMENT_BARCODE_H
#define DOCUMENT_BARCODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

#define BARCODE_QUIET 10
#define BARCODE_TEXT_MAX 48

struct barcode {
	int width; /* modules, without the quiet zones */
	const unsigned char *modules; /* 1 = bar; in the arena */
};

/* ERR_INPUT: empty, too long, or not printable ASCII. */
enum err barcode_make(const char *text, struct arena *arena,
		      struct barcode *ret) MUST_CHECK;
/* Length of the bar that begins at module x; 0 inside a space. */
int barcode_run(const struct barcode *b, int x);
int barcode_view(const struct barcode *b);
/* Path data, `height` modules high. */
const char *barcode_path(const struct barcode *b, int height,
			 struct arena *arena);

#endif

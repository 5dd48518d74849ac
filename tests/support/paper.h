/* Papers under test: kept in a folder of their own, read back by the tools
 * that a printer or a scanner would be (poppler, zbar). */
#ifndef SUPPORT_PAPER_H
#define SUPPORT_PAPER_H

#include "base/buf.h"

extern struct arena *paper_arena;
extern char paper_dir[];

/* Group set-up and tear-down; KEEP=1 leaves the papers to be looked at. */
int paper_start(void **state);
int paper_finish(void **state);
const char *paper_path(const char *name);
void paper_save(const struct buf *b, const char *name);
/* What a command prints in the folder, blanks folded into one space. */
const char *paper_run(const char *command);
/* Ends the test, with both, when the piece is not in the text. */
void paper_has(const char *text, const char *piece);
#define assert_has paper_has

#endif

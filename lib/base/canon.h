/*
 * The one way to write a record as text before it is hashed: a line a field,
 * "name length value" or "name number".  Nothing typed can imitate another
 * field, because a line break inside a value is counted by its length.
 */
#ifndef BASE_CANON_H
#define BASE_CANON_H

#include <stdint.h>

#include "base/buf.h"

/* NULL is written like "". */
void canon_text(struct buf *b, const char *name, const char *value);
/* INT64_MIN ("none") is written as "-". */
void canon_number(struct buf *b, const char *name, int64_t n);

#endif

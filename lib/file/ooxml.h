/*
 * Word and Excel documents (ECMA-376) as archives: the directory is read in
 * place; each part is unpacked only to be counted, into a window of 32 KB and
 * never beyond what the directory declared.
 */
#ifndef BASE_OOXML_H
#define BASE_OOXML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* NULL, or the half of a sentence that says why not.  The main part is the one
 * that [Content_Types].xml gives `main_type` (the end of it:
 * "wordprocessingml.document.main+xml"); Word for the web calls it
 * word/document2.xml.  `usual` is its name where that list names no part. */
const char *ooxml_refusal(struct arena *arena, const unsigned char *data,
			  size_t len, const char *main_type,
			  const char *usual);
/* An archive's directory ends in the last 64 KB: what unpackers look for,
 * whatever the first bytes are. */
bool ooxml_ends_as_archive(const unsigned char *data, size_t len);

#endif

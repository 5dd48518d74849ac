/*
 * Pictures by their headers and marks: whole, of bearable size, and nothing
 * behind them but what telephones and programs are known to leave there: blank
 * bytes, Samsung's SEFH…SEFT, the film of a motion photo, the rest of the
 * longer picture that Windows' Snip & Sketch wrote over.  *ret_len is where
 * the picture ends: what lies behind is not kept.  NULL, or the half of a
 * sentence that says why not.
 */
#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include <stddef.h>

const char *image_png_refusal(const unsigned char *data, size_t len,
			      size_t *ret_len);
const char *image_jpeg_refusal(const unsigned char *data, size_t len,
			       size_t *ret_len);

#endif

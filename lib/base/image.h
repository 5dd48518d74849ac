/* Pictures by their headers and marks: whole, of bearable size, and nothing
 * behind them.  NULL, or the half of a sentence that says why not. */
#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include <stddef.h>

const char *image_png_refusal(const unsigned char *data, size_t len);
const char *image_jpeg_refusal(const unsigned char *data, size_t len);

#endif

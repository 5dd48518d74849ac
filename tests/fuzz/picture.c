/* JPEG and PNG: kept is no more than came. */
#include "file/image.h"
#include "fuzz.h"

FUZZ(arena, text, len)
{
	const unsigned char *data = (const unsigned char *)text;
	size_t kept = 0;

	(void)arena;
	if (!image_png_refusal(data, len, &kept))
		must(kept <= len);
	kept = 0;
	if (!image_jpeg_refusal(data, len, &kept))
		must(kept <= len);
}

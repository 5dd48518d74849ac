#include "document/barcode.h"

#include <string.h>
#include <zint.h>

#include "base/buf.h"

static bool is_encodable(const char *text)
{
	size_t len = strlen(text);
	if (len == 0 || len > BARCODE_TEXT_MAX)
		return false;
	for (size_t i = 0; i < len; i++)
		if (text[i] < ' ' || text[i] > '~')
			return false;
	return true;
}

static void copy_modules(const struct zint_symbol *z, unsigned char *modules)
{
	for (int x = 0; x < z->width; x++)
		modules[x] = (z->encoded_data[0][x / 8] >> (x % 8)) & 1;
}

enum err barcode_make(const char *text, struct arena *arena,
		      struct barcode *ret)
{
	unsigned char source[BARCODE_TEXT_MAX + 1] = { 0 };
	if (!is_encodable(text))
		return ERR_INPUT;
	memcpy(source, text, strlen(text));
	struct zint_symbol *z = ZBarcode_Create();
	if (!z)
		return ERR_INTERNAL;
	z->symbology = BARCODE_CODE128;
	enum err err = ERR_INTERNAL;
	if (ZBarcode_Encode(z, source, 0) < ZINT_ERROR) {
		unsigned char *modules = arena_alloc(arena, (size_t)z->width);
		copy_modules(z, modules);
		*ret = (struct barcode){ .width = z->width,
					 .modules = modules };
		err = OK;
	}
	ZBarcode_Delete(z);
	return err;
}

int barcode_run(const struct barcode *b, int x)
{
	int n = 0;
	while (x + n < b->width && b->modules[x + n])
		n++;
	return n;
}

int barcode_view(const struct barcode *b)
{
	return b->width + 2 * BARCODE_QUIET;
}

const char *barcode_path(const struct barcode *b, int height,
			 struct arena *arena)
{
	struct buf path;
	buf_init(&path, arena, (size_t)b->width * 32);
	for (int x = 0; x < b->width; x++) {
		int n = barcode_run(b, x);
		if (n == 0)
			continue;
		buf_printf(&path, "M%d 0h%dv%dh-%dz", x + BARCODE_QUIET, n,
			   height, n);
		x += n;
	}
	return path.data;
}

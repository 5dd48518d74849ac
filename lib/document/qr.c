#include "document/qr.h"

#include <qrencode.h>
#include <string.h>

#include "base/buf.h"

enum err qr_make(const char *text, struct arena *arena, struct qr *ret)
{
	size_t len = strlen(text);
	if (len == 0 || len > QR_TEXT_MAX)
		return ERR_INPUT;
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (!code)
		return ERR_INTERNAL;
	int size = code->width;
	size_t count = (size_t)size * (size_t)size;
	unsigned char *modules = arena_alloc(arena, count);
	for (size_t i = 0; i < count; i++)
		modules[i] = code->data[i] & 1; /* the other bits: what it is */
	QRcode_free(code);
	*ret = (struct qr){ .size = size, .modules = modules };
	return OK;
}

bool qr_is_dark(const struct qr *qr, int x, int y)
{
	return qr->modules[y * qr->size + x] != 0;
}

int qr_view(const struct qr *qr)
{
	return qr->size + 2 * QR_QUIET;
}

static int run_length(const struct qr *qr, int x, int y)
{
	int n = 0;
	while (x + n < qr->size && qr_is_dark(qr, x + n, y))
		n++;
	return n;
}

const char *qr_path(const struct qr *qr, struct arena *arena)
{
	struct buf path;
	/* "M177 177h177v1h-177z" is the longest run: 20 letters. */
	buf_init(&path, arena, (size_t)qr->size * (size_t)qr->size * 20);
	for (int y = 0; y < qr->size; y++) {
		for (int x = 0; x < qr->size; x++) {
			int n = run_length(qr, x, y);
			if (n == 0)
				continue;
			buf_printf(&path, "M%d %dh%dv1h-%dz", x + QR_QUIET,
				   y + QR_QUIET, n, n);
			x += n;
		}
	}
	return path.data;
}

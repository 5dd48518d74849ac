#include "base/codes.h"

#include <string.h>

static const struct code_word *row(const struct codes *codes, int value)
{
	return (const void *)((const char *)codes->first +
			      (size_t)value * codes->size);
}

int codes_find(const struct codes *codes, const char *code)
{
	for (int i = 0; code && i < codes->n; i++) {
		if (strcmp(row(codes, i)->code, code) == 0)
			return i;
	}
	return codes->unknown;
}

const struct code_word *codes_at(const struct codes *codes, int value)
{
	static const struct code_word none = { "", "" };

	return value < 0 || value >= codes->n ? &none : row(codes, value);
}

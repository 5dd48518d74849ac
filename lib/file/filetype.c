#include "file/filetype.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

const char filetype_accept[] =
	".pdf,.jpg,.jpeg,.jpe,.jfif,.png,.docx,.xlsx";
const char filetype_list[] = "PDF, JPEG, PNG, DOCX, XLSX";

static const struct {
	const char *code, *label, *mime;
	const char *ends[5];
} types[FILETYPE_COUNT] = {
	[FILETYPE_PDF] = { "pdf", "PDF", "application/pdf", { ".pdf" } },
	[FILETYPE_JPEG] = { "jpeg", "JPEG", "image/jpeg",
			    { ".jpg", ".jpeg", ".jpe", ".jfif" } },
	[FILETYPE_PNG] = { "png", "PNG", "image/png", { ".png" } },
	[FILETYPE_DOCX] = { "docx", "DOCX",
			    "application/vnd.openxmlformats-officedocument."
			    "wordprocessingml.document",
			    { ".docx" } },
	[FILETYPE_XLSX] = { "xlsx", "XLSX",
			    "application/vnd.openxmlformats-officedocument."
			    "spreadsheetml.sheet",
			    { ".xlsx" } },
};

const char *filetype_code(enum filetype t)
{
	return types[t].code;
}

const char *filetype_label(enum filetype t)
{
	return types[t].label;
}

const char *filetype_mime(enum filetype t)
{
	return types[t].mime;
}

enum filetype filetype_from_code(const char *code)
{
	enum filetype t = 0;

	while (t < FILETYPE_COUNT && strcmp(types[t].code, code) != 0)
		t++;
	return t;
}

static bool ends_with(const char *s, const char *end)
{
	size_t len = strlen(s), n = strlen(end);

	return len > n && strcasecmp(s + len - n, end) == 0;
}

enum filetype filetype_of_name(const char *name)
{
	for (enum filetype t = 0; t < FILETYPE_COUNT; t++) {
		for (const char *const *e = types[t].ends; *e; e++) {
			if (ends_with(name, *e))
				return t;
		}
	}
	return FILETYPE_COUNT;
}

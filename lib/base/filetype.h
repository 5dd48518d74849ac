/*
 * What an uploaded file is: by its name, by its first bytes, by libmagic and
 * by its own structure, which must all agree.
 *
 * Nothing here runs, renders or unpacks without a bound: pictures are measured
 * by their headers, office documents by the directory of their archive and by
 * a counted unpacking into a small window.  Whatever is two things at once (a
 * picture with an archive behind it), cut off, over-sized when opened or able
 * to run (macros) is refused with the half of a sentence that follows
 * "Tệp “…” ".
 */
#ifndef BASE_FILETYPE_H
#define BASE_FILETYPE_H

#include "base/arena.h"
#include "base/err.h"

enum filetype {
	FILETYPE_PDF,
	FILETYPE_JPEG,
	FILETYPE_PNG,
	FILETYPE_DOCX,
	FILETYPE_XLSX,
	FILETYPE_COUNT /* none of them */
};

#define FILETYPE_PIXELS_MAX (100L * 1000 * 1000) /* A3 at 600 dpi is 70 */
#define FILETYPE_SIDE_MAX 30000
#define FILETYPE_UNPACKED_MAX (100L * 1024 * 1024)
#define FILETYPE_PARTS_MAX 5000

const char *filetype_code(enum filetype t);  /* "pdf", as stored */
const char *filetype_label(enum filetype t); /* "PDF" */
const char *filetype_mime(enum filetype t);
enum filetype filetype_from_code(const char *code);
/* By the end of the name, in any case of letters. */
enum filetype filetype_of_name(const char *name);
/* For the accept= of a form. */
extern const char filetype_accept[];
/* "PDF, JPEG, PNG, DOCX, XLSX", for sentences. */
extern const char filetype_list[];

struct filetype_found {
	enum filetype type;
	const char *refusal; /* NULL: it is what its name says */
	size_t len; /* of what is kept: less than came when a telephone left
		     * a film or marks of its own behind the picture */
};
/* ERR_INTERNAL: libmagic's own data cannot be loaded. */
enum err filetype_check(struct arena *arena, const char *name,
			const void *data, size_t len,
			struct filetype_found *ret) MUST_CHECK;

#endif

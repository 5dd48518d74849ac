/* The kinds of file that are taken in, and how large they may be when opened.
 * What a file is says file/inspect.h. */
#ifndef BASE_FILETYPE_H
#define BASE_FILETYPE_H

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

#endif

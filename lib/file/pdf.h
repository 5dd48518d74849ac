/* What a PDF is refused for, and how many pages it has (libqpdf).  In the
 * inspector only: what comes from outside may end it. */
#ifndef FILE_PDF_H
#define FILE_PDF_H

#include <stddef.h>

/* NULL, or why a PDF is not kept and the way out (static): nobody can open
 * it, or it does more than being read (file/pdf_acts.h).  One that only
 * restricts printing or copying can be read by everybody.  *ret_pages: -1 when
 * they cannot be counted. */
const char *pdf_refusal(const void *data, size_t len, int *ret_pages);

#endif

/* How many pages a scan has. */
#ifndef DOCUMENT_PAGES_H
#define DOCUMENT_PAGES_H

#include <stddef.h>

/* Of a PDF; -1 when it cannot be read (damaged, or locked by a password). */
int pages_of_pdf(const void *data, size_t len);
/* NULL, or why nobody can open an encrypted PDF and the way out, to stand
 * behind its name.  One that only restricts printing or copying can be read by
 * everybody.  Both read in a child with little memory and time. */
const char *pdf_locked_refusal(const void *data, size_t len);

#endif

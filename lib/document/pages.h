/* How many pages a scan has, and what a PDF is refused for.  Both read in a
 * child with little memory and time. */
#ifndef DOCUMENT_PAGES_H
#define DOCUMENT_PAGES_H

#include <stddef.h>

/* Of a PDF; -1 when it cannot be read (damaged, or locked by a password). */
int pages_of_pdf(const void *data, size_t len);
/* NULL, or why a PDF is not kept and the way out, to stand behind its name
 * (static): nobody can open it, or it does more than being read (pdf_acts.h).
 * One that only restricts printing or copying can be read by everybody. */
const char *pdf_refusal(const void *data, size_t len);

#endif

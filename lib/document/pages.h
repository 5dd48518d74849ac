/* How many pages a scan has. */
#ifndef DOCUMENT_PAGES_H
#define DOCUMENT_PAGES_H

#include <stddef.h>

/* Of a PDF; -1 when it cannot be read (damaged, or locked by a password). */
int pages_of_pdf(const void *data, size_t len);

#endif

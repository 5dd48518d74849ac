/* How many pages a scan has. */
#ifndef DOCUMENT_PAGES_H
#define DOCUMENT_PAGES_H

#include <stdbool.h>
#include <stddef.h>

/* Of a PDF; -1 when it cannot be read (damaged, or locked by a password). */
int pages_of_pdf(const void *data, size_t len);
/* A PDF that nobody can open without a password.  One that only restricts
 * printing or copying is not: everybody can read it.  Read by a child with
 * little memory and time, as it comes from outside. */
bool pdf_is_locked(const void *data, size_t len);

#endif

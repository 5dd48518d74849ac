/*
 * Folded columns follow text_fold(): when a release folds otherwise, what an
 * earlier one wrote is folded again (applicants' names with their name_key,
 * the catalogue's search words).  Only rows that differ are touched, so a
 * second run changes nothing.
 */
#ifndef DOMAIN_REFOLD_H
#define DOMAIN_REFOLD_H

#include "base/cx.h"

/* For the schema's owner; each page of rows is one transaction. */
enum err refold(struct cx *cx, int64_t *ret_names, int64_t *ret_procedures)
	MUST_CHECK;

#endif

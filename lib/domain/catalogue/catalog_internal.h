/* What catalog.c and catalog_search.c share. */
#ifndef DOMAIN_CATALOG_INTERNAL_H
#define DOMAIN_CATALOG_INTERNAL_H

#include "domain/catalogue/catalog.h"

/* `before` and one more "kind: term". */
const char *kinds_words(struct arena *arena, const char *before,
			const char *name, const char *term);

#endif

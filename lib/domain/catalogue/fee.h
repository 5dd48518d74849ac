/*
 * What a procedure costs, in the one wording that list, page, print sheet,
 * desk, receipt and API show.
 *
 * An amount that another document sets (a resolution of the provincial
 * council, a circular) is not known here: it is asked at the desk, and never
 * called free.  A record that says 0 but names such a document is not known
 * either.
 */
#ifndef DOMAIN_FEE_H
#define DOMAIN_FEE_H

#include "base/arena.h"
#include "domain/catalogue/tariff.h"

struct fee {
	int64_t amount; /* đồng; INT64_MIN: set by another document */
	const char *per, *kind, *text;
};

enum fee_state { FEE_UNKNOWN, FEE_FREE, FEE_KNOWN };

/* "Hỏi tại quầy": how every fee that is not known begins. */
extern const char fee_asked[];

enum fee_state fee_state(struct arena *arena, const struct fee *fee);
/* "Miễn phí", "8.000 đồng/bản sao", "Hỏi tại quầy (theo …)". */
const char *fee_words(struct arena *arena, const struct fee *fee);
/* "2.000 đồng/trang, từ trang thứ ba 1.000, tối đa 200.000 đồng/bản". */
const char *tariff_words(struct arena *arena, const struct tariff *t);

/* One channel's fees; `tariff` with no tier counts nothing. */
struct fees {
	const struct fee *list;
	size_t n;
	const struct tariff *tariff; /* or NULL */
};
/* A line each, at least one: nothing published is not known. */
size_t fees_lines(struct arena *arena, const struct fees *f,
		  const char ***ret);
/* The lines as one, for lists. */
const char *fees_words(struct arena *arena, const struct fees *f);
/* All free; known when every part has its amount. */
enum fee_state fees_state(struct arena *arena, const struct fees *f);

#endif

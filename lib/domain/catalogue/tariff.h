/*
 * Fees that are counted: so much for each from a number on, with a ceiling.
 *
 * Certified copies (Circular 226/2016 art. 4): pages 1-2 at 2.000 đồng, from
 * the third 1.000 đồng, at most 200.000 đồng a copy.  The tiers are dated rows
 * with their legal basis (table fee_tier, out of sql/data/rules.json).
 */
#ifndef DOMAIN_TARIFF_H
#define DOMAIN_TARIFF_H

#include "base/cx.h"

#define TARIFF_TIERS_MAX 8
#define TARIFF_COUNT_MAX 100000

struct tariff_tier {
	int64_t from;	/* number from which it applies, 1 = all */
	int64_t amount; /* đồng for each */
};

struct tariff {
	const char *counted; /* "trang" */
	const char *per;     /* "bản": the ceiling is for one of these */
	const char *basis;
	int64_t ceiling; /* đồng; INT64_MIN: none */
	struct tariff_tier tiers[TARIFF_TIERS_MAX];
	size_t tiers_n;
};

/* Pure: đồng for one `per` of `n` counted; 0 for none, -1 beyond
 * TARIFF_COUNT_MAX (no fee is guessed). */
int64_t tariff_amount(const struct tariff *t, int64_t n);

/* Of a procedure on a day. ERR_MISSING (empty fault): its fees are not
 * counted. */
enum err tariff_load(struct cx *cx, const char *procedure_code, struct day on,
		     struct tariff *ret) MUST_CHECK;

/* Of every procedure on a day, for lists. */
struct tariffs {
	const char **codes;
	struct tariff *list;
	size_t n;
};
enum err tariffs_load(struct cx *cx, struct day on,
		      struct tariffs *ret) MUST_CHECK;
/* NULL: the code's fees are not counted. */
const struct tariff *tariffs_of(const struct tariffs *all, const char *code);

#endif

#include "domain/catalogue/tariff.h"

#include <string.h>

#include "db/db.h"

int64_t tariff_amount(const struct tariff *t, int64_t n)
{
	int64_t sum = 0;

	if (n > TARIFF_COUNT_MAX)
		return -1;
	for (size_t i = 0; i < t->tiers_n; i++) {
		int64_t first = t->tiers[i].from;
		int64_t last = i + 1 < t->tiers_n ? t->tiers[i + 1].from - 1 :
						    n;

		if (last > n)
			last = n;
		if (first <= last)
			sum += (last - first + 1) * t->tiers[i].amount;
	}
	return t->ceiling != INT64_MIN && sum > t->ceiling ? t->ceiling : sum;
}

/* Tariffs of one code follow one another; should two overlap, the newer one
 * is read alone. */
STMT(q_tiers, "ssdd", "iiisss",
     "SELECT t.from_n, t.amount, t.ceiling, t.counted, t.per, t.legal_basis"
     " FROM public_fee_tier t WHERE t.code = ? AND t.valid_from ="
     " (SELECT MAX(n.valid_from) FROM public_fee_tier n WHERE n.code = ?"
     "  AND n.valid_from <= ? AND (n.valid_to IS NULL OR n.valid_to >= ?))"
     " ORDER BY t.from_n LIMIT 8");

enum err tariff_load(struct cx *cx, const char *procedure_code, struct day on,
		     struct tariff *ret)
{
	struct rows rows;
	struct tariff_tier *tier = ret->tiers;

	*ret = (struct tariff){ 0 };
	TRY(db_query(cx, q_tiers, &rows, procedure_code, procedure_code, on,
		     on));
	while (ret->tiers_n < TARIFF_TIERS_MAX &&
	       rows_next(&rows, &tier->from, &tier->amount, &ret->ceiling,
			 &ret->counted, &ret->per, &ret->basis)) {
		ret->tiers_n++;
		tier++;
	}
	return ret->tiers_n ? OK : ERR_MISSING;
}

STMT(q_all, "dd", "siiisss",
     "SELECT t.code, t.from_n, t.amount, t.ceiling, t.counted, t.per,"
     " t.legal_basis FROM public_fee_tier t WHERE t.valid_from ="
     " (SELECT MAX(n.valid_from) FROM public_fee_tier n"
     "  WHERE n.code = t.code AND n.valid_from <= ?"
     "  AND (n.valid_to IS NULL OR n.valid_to >= ?))"
     " ORDER BY t.code, t.from_n LIMIT 2000");

enum err tariffs_load(struct cx *cx, struct day on, struct tariffs *ret)
{
	struct rows rows;
	struct tariff read = { 0 }, *t = NULL;
	struct tariff_tier tier;
	const char *code;

	TRY(db_query(cx, q_all, &rows, on, on));
	*ret = (struct tariffs){
		arena_array(cx->arena, rows.n + 1, sizeof(*ret->codes)),
		arena_array(cx->arena, rows.n + 1, sizeof(*ret->list)), 0
	};
	while (rows_next(&rows, &code, &tier.from, &tier.amount, &read.ceiling,
			 &read.counted, &read.per, &read.basis)) {
		if (!t || strcmp(ret->codes[ret->n - 1], code) != 0) {
			ret->codes[ret->n] = code;
			t = &ret->list[ret->n++];
			*t = read;
		}
		if (t->tiers_n < TARIFF_TIERS_MAX)
			t->tiers[t->tiers_n++] = tier;
	}
	return OK;
}

const struct tariff *tariffs_of(const struct tariffs *all, const char *code)
{
	for (size_t i = 0; i < all->n; i++) {
		if (strcmp(all->codes[i], code) == 0)
			return &all->list[i];
	}
	return NULL;
}

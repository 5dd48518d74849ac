#include "domain/catalogue/fee.h"

#include <string.h>

#include "base/buf.h"
#include "text/text.h"

#define NONE INT64_MIN
#define WORDS_MAX 4000

const char fee_asked[] = "Hỏi tại quầy";
static const char free_words[] = "Miễn phí";

/* Free in so many words, and no other document named that might ask. */
static bool says_free(struct arena *arena, const char *text)
{
	const char *folded = text_fold(arena, text);

	return !strstr(folded, "theo ") &&
	       (strstr(folded, "mien") || strstr(folded, "khong thu") ||
		strstr(folded, "khong phai nop"));
}

static bool has_text(const struct fee *fee)
{
	return fee->text && *fee->text;
}

enum fee_state fee_state(struct arena *arena, const struct fee *fee)
{
	if (fee->amount == NONE)
		return FEE_UNKNOWN;
	if (fee->amount > 0)
		return FEE_KNOWN;
	return !has_text(fee) || says_free(arena, fee->text) ? FEE_FREE :
							       FEE_UNKNOWN;
}

static const char *known_words(struct arena *arena, const struct fee *fee)
{
	const char *number = text_number(arena, fee->amount);
	const char *words = arena_printf(arena, "%s đồng/%s", number,
					 *fee->per ? fee->per : "hồ sơ");

	if (!has_text(fee))
		return words;
	/* A text that leaves the amount out would hide it. */
	if (strstr(fee->text, number))
		return fee->text;
	return arena_printf(arena, "%s (%s)", words,
			    text_inside(arena, fee->text));
}

const char *fee_words(struct arena *arena, const struct fee *fee)
{
	switch (fee_state(arena, fee)) {
	case FEE_FREE:
		return has_text(fee) ? fee->text : free_words;
	case FEE_KNOWN:
		return known_words(arena, fee);
	case FEE_UNKNOWN:
		break;
	}
	if (!has_text(fee))
		return fee_asked;
	return arena_printf(arena, "%s (%s)", fee_asked,
			    text_inside(arena, fee->text));
}

static const char *ordinal(struct arena *arena, int64_t n)
{
	static const char *const words[] = { "",   "nhất", "hai", "ba", "tư",
					     "năm", "sáu",  "bảy", "tám",
					     "chín", "mười" };

	if (n > 0 && n < (int64_t)(sizeof(words) / sizeof(words[0])))
		return words[n];
	return arena_printf(arena, "%lld", (long long)n);
}

const char *tariff_words(struct arena *arena, const struct tariff *t)
{
	struct buf b;

	buf_init(&b, arena, WORDS_MAX);
	for (size_t i = 0; i < t->tiers_n; i++) {
		const char *amount = text_number(arena, t->tiers[i].amount);

		if (i)
			buf_printf(&b, ", từ %s thứ %s %s", t->counted,
				   ordinal(arena, t->tiers[i].from), amount);
		else
			buf_printf(&b, "%s đồng/%s", amount, t->counted);
	}
	if (t->ceiling != NONE)
		buf_printf(&b, ", tối đa %s đồng/%s",
			   text_number(arena, t->ceiling), t->per);
	return b.data;
}

static bool is_counted(const struct fees *f, const struct fee *fee)
{
	return f->tariff && f->tariff->tiers_n &&
	       strcmp(fee->per, f->tariff->counted) == 0;
}

size_t fees_lines(struct arena *arena, const struct fees *f, const char ***ret)
{
	const char **lines = arena_array(arena, f->n + 2, sizeof(*lines));
	bool is_tariff_said = !f->tariff || !f->tariff->tiers_n;
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		if (!is_counted(f, &f->list[i])) {
			lines[n++] = fee_words(arena, &f->list[i]);
		} else if (!is_tariff_said) {
			lines[n++] = tariff_words(arena, f->tariff);
			is_tariff_said = true;
		}
	}
	if (!is_tariff_said)
		lines[n++] = tariff_words(arena, f->tariff);
	if (!n)
		lines[n++] = fee_asked;
	*ret = lines;
	return n;
}

const char *fees_words(struct arena *arena, const struct fees *f)
{
	const char **lines;
	size_t n = fees_lines(arena, f, &lines);
	const char *all = lines[0];

	for (size_t i = 1; i < n; i++)
		all = arena_printf(arena, "%s; %s", all, lines[i]);
	return all;
}

enum fee_state fees_state(struct arena *arena, const struct fees *f)
{
	enum fee_state all = FEE_FREE;

	if (f->tariff && f->tariff->tiers_n)
		return FEE_KNOWN;
	if (!f->n)
		return FEE_UNKNOWN;
	for (size_t i = 0; i < f->n; i++) {
		enum fee_state one = fee_state(arena, &f->list[i]);

		if (one == FEE_UNKNOWN)
			return FEE_UNKNOWN;
		if (one == FEE_KNOWN)
			all = FEE_KNOWN;
	}
	return all;
}

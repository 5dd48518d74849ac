/* What waits for its seal, in words for the notes. */
#include <string.h>

#include "base/buf.h"
#include "domain/proof/seal_internal.h"

#define SPANS 100 /* in one note */
#define PAGE 2000

const char *const seal_sources[SOURCE_COUNT] = { "event", "audit", "row" };

/* An id that was given out and cannot be seen: committed later, or never. */
static void add_hole(struct seal_waiting *s, int64_t from, int64_t to)
{
	if (from <= to && s->holes_n < SEAL_HOLES)
		s->holes[s->holes_n++] = (struct seal_span){ from, to };
}

static void drop_hole(struct seal_waiting *s, size_t i)
{
	s->holes[i] = s->holes[--s->holes_n];
}

/* The seal covers it by now. */
static void forget_sealed(struct seal_waiting *s, int64_t sealed)
{
	if (s->upto < sealed)
		s->upto = sealed;
	for (size_t i = s->holes_n; i-- > 0;) {
		if (s->holes[i].to <= sealed)
			drop_hole(s, i);
	}
}

static int64_t id_at(const struct leaves *l, size_t i)
{
	return leaf_id(l->at + LEAF_LEN * i);
}

static size_t run_end(const struct leaves *l, size_t i)
{
	while (i + 1 < l->n && id_at(l, i + 1) == id_at(l, i) + 1)
		i++;
	return i;
}

static const char *in_words(struct cx *cx, enum source source, const char *ids,
			    const struct leaves *l, size_t n)
{
	struct digest d = sha256(l->at, LEAF_LEN * n);
	char hex[65];

	digest_hex(&d, hex);
	return arena_printf(cx->arena, "%s %s %s", seal_sources[source], ids,
			    hex);
}

static void put_span(struct buf *b, int64_t from, int64_t to)
{
	buf_printf(b, to > from ? "%s%lld-%lld" : "%s%lld",
		   b->len ? "," : "", (long long)from, (long long)to);
}

/* Rows that were committed after greater numbers had been noted. */
static enum err from_holes(struct cx *cx, enum source source,
			   struct seal_waiting *s, const char **ret)
{
	struct leaves l;
	struct buf b;

	for (size_t i = 0; i < s->holes_n; i++) {
		struct seal_span hole = s->holes[i];
		size_t end;

		TRY(leaves_read(cx, source, hole.from, hole.to, PAGE, &l));
		if (!l.n)
			continue;
		end = run_end(&l, 0);
		drop_hole(s, i);
		add_hole(s, hole.from, id_at(&l, 0) - 1);
		add_hole(s, id_at(&l, end) + 1, hole.to);
		buf_init(&b, cx->arena, 100);
		put_span(&b, id_at(&l, 0), id_at(&l, end));
		*ret = in_words(cx, source, b.data, &l, end + 1);
		return OK;
	}
	return OK;
}

static enum err from_new(struct cx *cx, enum source source,
			 struct seal_waiting *s, const char **ret)
{
	struct leaves l;
	struct buf b;
	size_t i = 0;

	TRY(leaves_read(cx, source, s->upto + 1, INT64_MAX, PAGE, &l));
	if (!l.n)
		return OK;
	buf_init(&b, cx->arena, SPANS * 42);
	for (int spans = 0; i < l.n && spans < SPANS; spans++) {
		size_t end = run_end(&l, i);

		add_hole(s, s->upto + 1, id_at(&l, i) - 1);
		put_span(&b, id_at(&l, i), id_at(&l, end));
		s->upto = id_at(&l, end);
		i = end + 1;
	}
	*ret = in_words(cx, source, b.data, &l, i);
	return OK;
}

enum err seal_tail_next(struct cx *cx, struct seal_tail *tail,
			const char **ret_words)
{
	int64_t sealed[SOURCE_COUNT];
	struct seal_head head;

	*ret_words = NULL;
	TRY(seal_ends(cx, &head, sealed));
	for (int i = 0; i < SOURCE_COUNT && !*ret_words; i++) {
		struct seal_waiting *s = &tail->of[i];

		forget_sealed(s, sealed[i]);
		TRY(from_holes(cx, (enum source)i, s, ret_words));
		if (!*ret_words)
			TRY(from_new(cx, (enum source)i, s, ret_words));
	}
	return OK;
}

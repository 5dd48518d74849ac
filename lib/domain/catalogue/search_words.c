#include "domain/catalogue/search_words.h"

#include <ctype.h>
#include <string.h>

#include "db/db.h"
#include "text/text.h"

/* said and means are stored folded. */
STMT(q_words, "", "iiss",
     "SELECT kind = 'lead', kind = 'synonym', said, means FROM public_search_word"
     " ORDER BY kind, said, means LIMIT 5000");
STMT(q_elsewhere, "", "ssss",
     "SELECT asked, matter, answer, legal_basis FROM public_search_elsewhere"
     " ORDER BY matter, asked LIMIT 2000");

struct saying {
	struct phrase said, means;
	bool is_synonym;
};

/* Letters and digits are words; all else stands between them. */
static void split(struct arena *arena, const char *folded, size_t len,
		  struct phrase *ret)
{
	ret->n = 0;
	ret->w = arena_array(arena, len / 2 + 3, sizeof(*ret->w));
	for (size_t i = 0; i < len;) {
		size_t from = i;

		while (i < len && isalnum((unsigned char)folded[i]))
			i++;
		if (i > from)
			ret->w[ret->n++] =
				arena_strndup(arena, folded + from, i - from);
		else
			i++;
	}
}

/* kí = ký, qui = quy. */
static char letter(char c)
{
	return c == 'y' ? 'i' : c;
}

static bool begins(const char *word, const char *with)
{
	while (*with && letter(*word) == letter(*with)) {
		word++;
		with++;
	}
	return !*with;
}

static bool is_same(const char *a, const char *b)
{
	return begins(a, b) && strlen(a) == strlen(b);
}

/* Whether `p` stands in `in` at `at`, word for word. */
static bool stands_at(const struct phrase *in, size_t at,
		      const struct phrase *p)
{
	if (!p->n || at + p->n > in->n)
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (!is_same(in->w[at + i], p->w[i]))
			return false;
	}
	return true;
}

static bool occurs(const struct phrase *in, const struct phrase *p)
{
	for (size_t i = 0; i < in->n; i++) {
		if (stands_at(in, i, p))
			return true;
	}
	return false;
}

/* 1001193 is 1.001193. */
static void part_code(struct arena *arena, struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const char *word = p->w[i];

		if (strlen(word) != 7 || !text_is_digits(word))
			continue;
		memmove(p->w + i + 2, p->w + i + 1,
			(p->n - i - 1) * sizeof(*p->w));
		p->w[i] = arena_strndup(arena, word, 1);
		p->w[i + 1] = word + 1;
		p->n++;
		return;
	}
}

/* 1.001193.000.00.00.H17 is how a province prints 1.001193. */
static void drop_long_code(struct phrase *p)
{
	for (size_t i = 0; i + 2 < p->n; i++) {
		if (strlen(p->w[i]) == 1 && strlen(p->w[i + 1]) == 6 &&
		    text_is_digits(p->w[i]) && text_is_digits(p->w[i + 1]) &&
		    strcmp(p->w[i + 2], "000") == 0)
			p->n = i + 2;
	}
}

static void one_word(struct arena *arena, const char *word,
		     struct meaning *ret)
{
	struct phrase *p = arena_alloc(arena, sizeof(*p));

	p->w = arena_array(arena, 1, sizeof(*p->w));
	p->w[0] = word;
	p->n = 1;
	*ret = (struct meaning){ .alt = { p }, .n = 1 };
}

/* The longest saying at `at`, with all its meanings; its length. */
static size_t saying_at(struct arena *arena, const struct phrase *typed,
			size_t at, const struct saying *s, size_t n,
			struct meaning *ret)
{
	const struct phrase *longest = NULL;

	*ret = (struct meaning){ 0 };
	for (size_t i = 0; i < n; i++) {
		if (stands_at(typed, at, &s[i].said) &&
		    (!longest || s[i].said.n > longest->n))
			longest = &s[i].said;
	}
	if (!longest)
		return 0;
	for (size_t i = 0; i < n && ret->n < MEANINGS_MAX - 1; i++) {
		if (!s[i].is_synonym || s[i].said.n != longest->n ||
		    !stands_at(typed, at, &s[i].said))
			continue;
		if (!ret->n) {
			ret->alt[ret->n] = arena_alloc(arena, sizeof(**ret->alt));
			*ret->alt[ret->n++] = s[i].said;
		}
		ret->alt[ret->n] = arena_alloc(arena, sizeof(**ret->alt));
		*ret->alt[ret->n++] = s[i].means;
	}
	return longest->n;
}

static void understand(struct arena *arena, struct asked *a,
		       const struct saying *s, size_t n)
{
	struct meaning m;

	a->meant = arena_array(arena, a->typed.n + 1, sizeof(*a->meant));
	for (size_t at = 0; at < a->typed.n;) {
		size_t len = saying_at(arena, &a->typed, at, s, n, &m);

		if (!len) {
			one_word(arena, a->typed.w[at], &m);
			len = 1;
		}
		if (m.n)
			a->meant[a->n++] = m;
		at += len;
	}
}

enum err words_asked(struct cx *cx, const char *typed, struct asked *ret)
{
	const char *folded = text_fold(cx->arena, typed);
	const char *said, *means;
	int64_t is_lead, is_synonym;
	struct saying *s;
	struct rows rows;
	size_t n = 0;

	*ret = (struct asked){ 0 };
	split(cx->arena, folded, strlen(folded), &ret->typed);
	if (ret->typed.n > TYPED_MAX)
		ret->typed.n = TYPED_MAX;
	drop_long_code(&ret->typed);
	part_code(cx->arena, &ret->typed);
	if (!ret->typed.n)
		return OK;
	TRY(db_query(cx, q_words, &rows));
	s = arena_array(cx->arena, rows.n + 1, sizeof(*s));
	ret->leads = arena_array(cx->arena, rows.n + 1, sizeof(*ret->leads));
	while (rows_next(&rows, &is_lead, &is_synonym, &said, &means)) {
		if (is_lead) {
			split(cx->arena, said, strlen(said),
			      &ret->leads[ret->leads_n++]);
			continue;
		}
		split(cx->arena, said, strlen(said), &s[n].said);
		split(cx->arena, means, strlen(means), &s[n].means);
		s[n++].is_synonym = is_synonym == 1;
	}
	understand(cx->arena, ret, s, n);
	return OK;
}

enum err words_elsewhere(struct cx *cx, const struct asked *asked,
			 struct elsewhere **ret, size_t *ret_n)
{
	struct elsewhere *list, e;
	struct phrase p;
	struct rows rows;
	const char *said;
	size_t n = 0;

	*ret = NULL;
	*ret_n = 0;
	if (!asked->typed.n)
		return OK;
	TRY(db_query(cx, q_elsewhere, &rows));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (rows_next(&rows, &said, &e.matter, &e.answer, &e.basis)) {
		bool is_told = n && strcmp(list[n - 1].matter, e.matter) == 0;

		split(cx->arena, said, strlen(said), &p);
		if (!is_told && occurs(&asked->typed, &p))
			list[n++] = e;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

static bool has_word(const struct phrase *text, const char *word)
{
	for (size_t i = 0; i < text->n; i++) {
		if (begins(text->w[i], word))
			return true;
	}
	return false;
}

static bool has_all(const struct phrase *text, const struct phrase *p)
{
	for (size_t i = 0; i < p->n; i++) {
		if (!has_word(text, p->w[i]))
			return false;
	}
	return p->n > 0;
}

static int count(const struct phrase *text, const struct asked *asked)
{
	int n = 0;

	for (size_t i = 0; i < asked->n; i++) {
		const struct meaning *m = &asked->meant[i];
		bool is_there = false;

		for (size_t j = 0; j < m->n && !is_there; j++)
			is_there = has_all(text, m->alt[j]);
		n += is_there;
	}
	return n;
}

/* Without the words that begin many names. */
static struct phrase core(const struct phrase *p, const struct asked *asked)
{
	struct phrase left = *p;

	for (size_t i = 0; i < asked->leads_n; i++) {
		const struct phrase *lead = &asked->leads[i];

		if (lead->n >= left.n || !stands_at(&left, 0, lead))
			continue;
		left.n -= lead->n;
		left.w += lead->n;
		i = (size_t)-1; /* "đăng ký cấp …" */
	}
	return left;
}

static bool is_core(const struct phrase *name, const struct phrase *p,
		    const struct asked *asked)
{
	struct phrase a = core(name, asked), b = core(p, asked);

	return a.n == b.n && stands_at(&a, 0, &b);
}

/* All that was meant, each in its first meaning. */
static struct phrase plainly(struct arena *arena, const struct asked *asked)
{
	struct phrase all = { .n = 0 };
	size_t room = 1;

	for (size_t i = 0; i < asked->n; i++)
		room += asked->meant[i].alt[0]->n;
	all.w = arena_array(arena, room, sizeof(*all.w));

	for (size_t i = 0; i < asked->n; i++) {
		const struct phrase *p = asked->meant[i].alt[0];

		for (size_t j = 0; j < p->n; j++)
			all.w[all.n++] = p->w[j];
	}
	return all;
}

static bool is_exact(struct arena *arena, const struct phrase *name,
		     const struct asked *asked)
{
	struct phrase all = plainly(arena, asked);

	if (is_core(name, &all, asked))
		return true;
	for (size_t i = 0; asked->n == 1 && i < asked->meant[0].n; i++) {
		if (is_core(name, asked->meant[0].alt[i], asked))
			return true;
	}
	return false;
}

/* Folding keeps blanks: the name has as many in `search` as in itself. */
static size_t name_length(const char *name, const char *search)
{
	size_t len = strlen(search), at = 0;

	for (; *name; name++) {
		if (*name != ' ')
			continue;
		at += strcspn(search + at, " ");
		if (search[at])
			at++;
	}
	at += strcspn(search + at, " ");
	return at < len ? at : len;
}

struct matched words_match(struct arena *arena, const struct asked *asked,
			   const char *name, const char *search)
{
	struct phrase in_name, all;
	struct matched m = { 0 };

	if (!asked->n)
		return m;
	split(arena, search, name_length(name, search), &in_name);
	split(arena, search, strlen(search), &all);
	m.in_name = count(&in_name, asked);
	m.all = count(&all, asked);
	m.is_exact = is_exact(arena, &in_name, asked);
	return m;
}

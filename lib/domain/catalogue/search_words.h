/* What was typed, made into what is looked for (catalog_search.h). */
#ifndef DOMAIN_SEARCH_WORDS_H
#define DOMAIN_SEARCH_WORDS_H

#include "domain/catalogue/catalog_search.h"

#define TYPED_MAX 60 /* words; what follows is not read */
#define MEANINGS_MAX 8

struct phrase {
	const char **w;
	size_t n;
};

/* A word or a saying with its other meanings; one of them must occur. */
struct meaning {
	struct phrase *alt[MEANINGS_MAX];
	size_t n;
};

struct asked {
	struct phrase typed; /* all that was typed */
	struct meaning *meant;
	size_t n; /* 0: everything is asked for, as by "thủ tục" alone */
	struct phrase *leads; /* "đăng ký", "cấp": no part of a name's core */
	size_t leads_n;
};

enum err words_asked(struct cx *cx, const char *typed,
		     struct asked *ret) MUST_CHECK;
enum err words_elsewhere(struct cx *cx, const struct asked *asked,
			 struct elsewhere **ret, size_t *ret_n) MUST_CHECK;

struct matched {
	int all, in_name; /* meanings that occur */
	bool is_exact;	  /* the name, but for its lead words */
};
/* `search`: folded name, then field and code. */
struct matched words_match(struct arena *arena, const struct asked *asked,
			   const char *name, const char *search);

#endif

/*
 * Looking for a procedure in everyday words: one engine for the public list,
 * the home page, the desk's picker and the API.
 *
 * Words count in any order and number, by their beginnings; marks, i or y and
 * punctuation do not.  What says nothing ("làm", "cho con") is set aside, what
 * people call otherwise ("sổ đỏ") is translated: both are data (search_word,
 * out of sql/data/search.json).  All words must occur; when nothing has them
 * all, what has most of them is given and said to be so.
 */
#ifndef DOMAIN_CATALOG_SEARCH_H
#define DOMAIN_CATALOG_SEARCH_H

#include "domain/catalogue/catalog.h"

#define CATALOG_PAGE 20
#define CATALOG_LIMIT_MAX 500

struct catalog_query {
	const char *words; /* typed; "" = all */
	const char *field; /* slug or "" */
	const char *level; /* "xa" … or "" = all */
	bool with_ended;   /* also versions no longer in force */
	bool by_code;	   /* all, by code: an order that does not move */
	int page;	   /* from 1 */
	int limit;	   /* a page; 0: CATALOG_PAGE */
	const char *after; /* or the code behind which to go on; "" */
};

struct field_count {
	const char *slug, *name;
	int64_t n;
};

/* What is asked for here in vain, and where it is done. */
struct elsewhere {
	const char *matter, *answer, *basis;
};

struct catalog_found {
	struct procedure_brief *hits; /* of this page */
	size_t n;
	int64_t total;
	int pages;	 /* at least 1 */
	bool is_partial; /* nothing has all the words */
	bool has_more;	 /* behind the last of hits */
	struct elsewhere *elsewhere;
	size_t elsewhere_n;
};

/*
 * An exact name first, then names with all the words, then use (dossiers
 * received), then the alphabet as Vietnamese has it.  A page behind the end has
 * no hits.  ERR_MISSING: `after` is no code of the answer.
 */
enum err catalog_search(struct cx *cx, const struct catalog_query *q,
			struct catalog_found *ret) MUST_CHECK;
/* All published versions of a code, the newest first. */
enum err catalog_versions(struct cx *cx, const char *code,
			  struct procedure_brief **ret, size_t *ret_n)
	MUST_CHECK;
enum err catalog_fields(struct cx *cx, struct day on,
			struct field_count **ret, size_t *ret_n) MUST_CHECK;

/* What the catalogue in force leaves to be asked at the desk. */
struct catalog_fault {
	const char *code, *what;
};
enum err catalog_faults(struct cx *cx, struct catalog_fault **ret,
			size_t *ret_n) MUST_CHECK;

#endif

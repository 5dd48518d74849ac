/* The words that procedures are looked for by, out of their file. */
#include "cli/import.h"

#define SAID_MAX 100

static void add_word(struct search_in *in, const char *kind, const char *said,
		     const char *means)
{
	if (said && means)
		in->words[in->words_n++] = (struct word_in){ kind, said, means };
}

static void read_plain(struct check *c, const struct json_value *doc,
		       const char *name, const char *kind,
		       struct search_in *ret)
{
	const struct json_value *list = check_list(c, doc, name, true);

	for (size_t i = 0; i < json_count(list); i++) {
		const char *said = json_string(json_at(list, i));

		if (!said)
			check_wrong(c, name, "mục %zu phải là chuỗi", i + 1);
		add_word(ret, kind, said, "");
	}
}

static void read_synonyms(struct check *c, const struct json_value *list,
			  struct search_in *ret)
{
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json_value *s = json_at(list, i);
		const struct json_value *means;
		const char *said;

		check_enter(c, "synonyms[%zu]", i);
		said = check_text(c, s, "said", true, SAID_MAX);
		means = check_list(c, s, "means", true);
		if (!json_count(means))
			check_wrong(c, "means", "trống");
		for (size_t j = 0; j < json_count(means); j++)
			add_word(ret, "synonym", said,
				 json_string(json_at(means, j)));
	}
}

static void read_elsewhere(struct check *c, const struct json_value *e,
			   struct search_in *ret)
{
	const struct json_value *asked = check_list(c, e, "asked", true);
	struct elsewhere_in in = {
		.matter = check_text(c, e, "matter", true, 100),
		.answer = check_text(c, e, "answer", true, 500),
		.legal_basis = check_text(c, e, "legal_basis", true, 300),
	};

	for (size_t i = 0; i < json_count(asked); i++) {
		in.asked = json_string(json_at(asked, i));
		if (in.asked)
			ret->elsewhere[ret->elsewhere_n++] = in;
		else
			check_wrong(c, "asked", "mục %zu phải là chuỗi", i + 1);
	}
}

static size_t parts(const struct json_value *list, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < json_count(list); i++)
		n += json_count(json_get(json_at(list, i), name));
	return n;
}

void read_search(struct check *c, const struct json_value *doc,
		 struct search_in *ret)
{
	const struct json_value *synonyms =
		check_list(c, doc, "synonyms", true);
	const struct json_value *elsewhere =
		check_list(c, doc, "elsewhere", true);

	*ret = (struct search_in){ 0 };
	ret->words = arena_array(c->arena,
				 json_count(json_get(doc, "fillers")) +
					 json_count(json_get(doc, "leads")) +
					 parts(synonyms, "means") + 1,
				 sizeof(*ret->words));
	ret->elsewhere = arena_array(c->arena, parts(elsewhere, "asked") + 1,
				     sizeof(*ret->elsewhere));
	read_plain(c, doc, "fillers", "filler", ret);
	read_plain(c, doc, "leads", "lead", ret);
	read_synonyms(c, synonyms, ret);
	for (size_t i = 0; i < json_count(elsewhere); i++) {
		check_enter(c, "elsewhere[%zu]", i);
		read_elsewhere(c, json_at(elsewhere, i), ret);
	}
}

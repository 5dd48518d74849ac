#include "file/pdf_acts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CHAIN_MAX 50 /* actions that follow one another */
#define SEEN 1
#define KEPT 2 /* not to be forgotten */

enum { WAS_DICT, WAS_ARRAY };

/* What has a number waits by it: a handle costs twenty times as much. */
struct waiting {
	qpdf_oh oh; /* 0: has a number */
	int number, generation;
};

struct walk {
	qpdf_data qpdf;
	struct waiting *todo;
	size_t n, room;
	unsigned char *seen; /* SEEN, KEPT by number of object */
	size_t seen_room;
	enum pdf_act found;
	bool opens; /* by itself; what it does says more when it is known */
};

static qpdf_oh get(const struct walk *w, qpdf_oh dict, const char *key)
{
	return qpdf_oh_get_key(w->qpdf, dict, key);
}

/* Not null. */
static bool has(const struct walk *w, qpdf_oh dict, const char *key)
{
	return qpdf_oh_has_key(w->qpdf, dict, key);
}

static bool is_named(const struct walk *w, qpdf_oh dict, const char *key,
		     const char *const *names)
{
	bool is = false;
	qpdf_oh value;

	if (!has(w, dict, key))
		return false;
	value = get(w, dict, key);
	for (; !is && *names; names++)
		is = qpdf_oh_is_name_and_equals(w->qpdf, value, *names);
	qpdf_oh_release(w->qpdf, value); /* a plan has a million of them */
	return is;
}

static unsigned char *mark_of(struct walk *w, int number)
{
	size_t at = (size_t)number;

	if (at >= w->seen_room) {
		size_t room = 2 * at + 1024;
		unsigned char *seen = realloc(w->seen, room);

		if (!seen) {
			w->found = PDF_ACT_UNREAD;
			return NULL;
		}
		memset(seen + w->seen_room, 0, room - w->seen_room);
		w->seen = seen;
		w->seen_room = room;
	}
	return w->seen + at;
}

static void put(struct walk *w, struct waiting what)
{
	if (w->n == w->room) {
		size_t room = w->room ? 2 * w->room : 1024;
		struct waiting *todo = realloc(w->todo, room * sizeof(*todo));

		if (!todo) {
			w->found = PDF_ACT_UNREAD;
			return;
		}
		w->todo = todo;
		w->room = room;
	}
	w->todo[w->n++] = what;
}

/* Takes over oh.  Each number once; what is written in place, without a
 * number, is met once anyhow. */
static void push(struct walk *w, qpdf_oh oh)
{
	int number = qpdf_oh_get_object_id(w->qpdf, oh);
	unsigned char *mark;

	if (number <= 0) {
		if (qpdf_oh_is_scalar(w->qpdf, oh))
			qpdf_oh_release(w->qpdf, oh);
		else
			put(w, (struct waiting){ .oh = oh });
		return;
	}
	mark = mark_of(w, number);
	if (mark && !(*mark & SEEN)) {
		int generation = qpdf_oh_get_generation(w->qpdf, oh);

		*mark |= SEEN;
		put(w, (struct waiting){ .number = number,
					 .generation = generation });
	}
	qpdf_oh_release(w->qpdf, oh);
}

/* See forget(); where an action or a script may stand, nobody writes one. */
static bool is_forgotten(const struct walk *w, qpdf_oh oh)
{
	return qpdf_oh_is_integer(w->qpdf, oh);
}

/* A jump inside the document, turning a page, the print window: all that
 * Word, LibreOffice and browsers let a document do when it is opened. */
static bool is_quiet(const struct walk *w, qpdf_oh action, int depth)
{
	static const char *const quiet[] = { "/GoTo", "/Named", NULL };
	qpdf_oh next;

	if (is_forgotten(w, action))
		return false;
	if (!qpdf_oh_is_dictionary(w->qpdf, action))
		return true; /* a place, or nothing */
	if (depth == CHAIN_MAX || !is_named(w, action, "/S", quiet))
		return false;
	next = get(w, action, "/Next");
	if (!qpdf_oh_is_array(w->qpdf, next))
		return is_quiet(w, next, depth + 1);
	for (int i = 0; i < qpdf_oh_get_array_n_items(w->qpdf, next); i++) {
		if (!is_quiet(w, qpdf_oh_get_array_item(w->qpdf, next, i),
			      depth + 1))
			return false;
	}
	return true;
}

/* "Additional actions": each has its own event and none waits for a click. */
static bool are_quiet(const struct walk *w, qpdf_oh events)
{
	bool quiet = true;

	if (!qpdf_oh_is_dictionary(w->qpdf, events))
		return !is_forgotten(w, events);
	qpdf_oh_begin_dict_key_iter(w->qpdf, events);
	while (quiet && qpdf_oh_dict_more_keys(w->qpdf))
		quiet = is_quiet(w, get(w, events,
					qpdf_oh_dict_next_key(w->qpdf)),
				 0);
	return quiet;
}

/* Electronic invoices carry their XML, signatures their evidence.  The file
 * that its reader would open with a program of its own is looked at only when
 * it comes by itself. */
static bool is_plain_data(const struct walk *w, qpdf_oh spec)
{
	static const char *const plain[] = { ".xml", ".txt", ".csv",  ".json",
					     ".jpg", ".png", ".jpeg", ".p7s" };
	static const char *const keys[] = { "/UF", "/F", "/Unix", "/DOS",
					    "/Mac" };
	bool is_plain = false;

	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		qpdf_oh name = get(w, spec, keys[k]);
		const char *s, *end;

		if (!qpdf_oh_is_string(w->qpdf, name))
			continue;
		s = qpdf_oh_get_utf8_value(w->qpdf, name);
		end = strrchr(s, '.');
		is_plain = false;
		for (size_t i = 0; end && i < sizeof(plain) / sizeof(plain[0]);
		     i++)
			is_plain |= strcasecmp(end, plain[i]) == 0;
		if (!is_plain)
			return false;
	}
	return is_plain;
}

/* What carries a script is text, never a dictionary: a font may be named JS. */
static bool has_script(const struct walk *w, qpdf_oh dict, const char *key)
{
	qpdf_oh value;

	if (!has(w, dict, key))
		return false;
	value = get(w, dict, key);
	return qpdf_oh_is_string(w->qpdf, value) ||
	       qpdf_oh_is_stream(w->qpdf, value) ||
	       qpdf_oh_is_array(w->qpdf, value) ||
	       (is_forgotten(w, value) &&
		qpdf_oh_get_int_value_as_int(w->qpdf, value) == WAS_ARRAY);
}

static enum pdf_act act_of(const struct walk *w, qpdf_oh dict)
{
	static const char *const scripts[] = { "/JavaScript", NULL };
	static const char *const launches[] = { "/Launch", "/ImportData",
						"/SubmitForm", NULL };
	static const char *const media[] = { "/RichMedia", "/3D", NULL };

	if (has_script(w, dict, "/JS") || is_named(w, dict, "/S", scripts))
		return PDF_ACT_SCRIPT;
	if (is_named(w, dict, "/S", launches))
		return PDF_ACT_LAUNCH;
	if (has_script(w, dict, "/XFA"))
		return PDF_ACT_XFA;
	if (is_named(w, dict, "/Subtype", media))
		return PDF_ACT_MEDIA;
	if (has(w, dict, "/EF") && !is_plain_data(w, dict))
		return PDF_ACT_FILE;
	if (has(w, dict, "/OpenAction") &&
	    !is_quiet(w, get(w, dict, "/OpenAction"), 0))
		return PDF_ACT_OPENING;
	return has(w, dict, "/AA") && !are_quiet(w, get(w, dict, "/AA")) ?
		       PDF_ACT_OPENING :
		       PDF_ACT_NONE;
}

/* Events may be shared by pages, and each page is asked about them. */
static void keep_events(struct walk *w, qpdf_oh dict)
{
	int number;
	qpdf_oh events;
	unsigned char *mark;

	if (!has(w, dict, "/AA"))
		return;
	events = get(w, dict, "/AA");
	number = qpdf_oh_get_object_id(w->qpdf, events);
	mark = number > 0 ? mark_of(w, number) : NULL;
	if (mark)
		*mark |= KEPT;
	qpdf_oh_release(w->qpdf, events);
}

static void look_into(struct walk *w, qpdf_oh dict)
{
	w->found = act_of(w, dict);
	if (w->found == PDF_ACT_OPENING) {
		w->opens = true;
		w->found = PDF_ACT_NONE;
	}
	keep_events(w, dict);
	qpdf_oh_begin_dict_key_iter(w->qpdf, dict);
	while (w->found == PDF_ACT_NONE && qpdf_oh_dict_more_keys(w->qpdf))
		push(w, get(w, dict, qpdf_oh_dict_next_key(w->qpdf)));
}

static void visit(struct walk *w, qpdf_oh oh)
{
	if (qpdf_oh_is_stream(w->qpdf, oh)) {
		qpdf_oh dict = qpdf_oh_get_dict(w->qpdf, oh);

		look_into(w, dict);
		if (w->found == PDF_ACT_NONE && has(w, dict, "/F"))
			w->found = PDF_ACT_OUTSIDE; /* its bytes lie there */
		qpdf_oh_release(w->qpdf, dict);
	} else if (qpdf_oh_is_dictionary(w->qpdf, oh)) {
		look_into(w, oh);
	} else if (qpdf_oh_is_array(w->qpdf, oh)) {
		int n = qpdf_oh_get_array_n_items(w->qpdf, oh);

		for (int i = 0; w->found == PDF_ACT_NONE && i < n; i++)
			push(w, qpdf_oh_get_array_item(w->qpdf, oh, i));
	}
}

/*
 * libqpdf keeps each object that was read, and a report of three hundred pages
 * has a hundred thousand: of a dictionary or an array that was looked at only
 * a number stays, which is never quiet; what was quiet stays itself.
 */
static void forget(struct walk *w, const struct waiting *what, qpdf_oh oh)
{
	static const char *const quiet[] = { "/GoTo", "/Named", NULL };
	const unsigned char *mark = mark_of(w, what->number);
	qpdf_oh stand_in;

	if (!mark || (*mark & KEPT))
		return;
	if (!qpdf_oh_is_array(w->qpdf, oh) &&
	    (!qpdf_oh_is_dictionary(w->qpdf, oh) ||
	     is_named(w, oh, "/S", quiet)))
		return;
	stand_in = qpdf_oh_new_integer(
		w->qpdf, qpdf_oh_is_array(w->qpdf, oh) ? WAS_ARRAY : WAS_DICT);
	qpdf_replace_object(w->qpdf, what->number, what->generation, stand_in);
	qpdf_oh_release(w->qpdf, stand_in);
}

static void take(struct walk *w, struct waiting what)
{
	qpdf_oh oh = what.oh ? what.oh :
			       qpdf_get_object_by_id(w->qpdf, what.number,
						     what.generation);

	visit(w, oh);
	if (!what.oh && w->found == PDF_ACT_NONE)
		forget(w, &what, oh);
	qpdf_oh_release(w->qpdf, oh);
}

enum pdf_act pdf_acts(qpdf_data qpdf)
{
	struct walk w = { .qpdf = qpdf };

	if (!qpdf_oh_is_dictionary(qpdf, qpdf_get_root(qpdf)))
		return PDF_ACT_UNREAD;
	push(&w, qpdf_get_trailer(qpdf));
	while (w.found == PDF_ACT_NONE && w.n)
		take(&w, w.todo[--w.n]);
	free(w.todo);
	free(w.seen);
	return w.found == PDF_ACT_NONE && w.opens ? PDF_ACT_OPENING : w.found;
}

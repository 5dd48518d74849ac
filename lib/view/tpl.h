/*
 * Server-side HTML through ctemplate, with one gate for escaping.
 *
 * tpl_load() reads every template under a folder at start, prepends the
 * auto-escape pragma itself, refuses what would defeat it (own pragma, ":none",
 * modifiers, markers in unquoted attributes, inline script/style/on*=, markers
 * in attributes ctemplate does not know) and freezes the cache.  Template and
 * marker names are generated constants (markers.h: T_..., M_...): a misspelt
 * one does not compile.  No function here accepts HTML text.
 *
 * A line of a template that begins with a tab goes on where the one before it
 * ended: neither the break nor the tab is sent.
 */
#ifndef VIEW_TPL_H
#define VIEW_TPL_H

#include <stdbool.h>
#include <stddef.h>

/* Of the C++ behind it no entry throws: lib/view/tpl.cc. */
#ifdef __cplusplus
#define NO_THROW noexcept
extern "C" {
#else
#define NO_THROW
#endif

#include "base/buf.h"
#include "base/cx.h"

struct view; /* a dictionary; freed with its root */

/* ret_why: a sentence naming file and rule; a static buffer. */
enum err tpl_load(const char *dir, const char **ret_why)
	NO_THROW MUST_CHECK;
/* The same for every page of the process: set before the first request. */
void tpl_global(const char *marker, const char *value) NO_THROW;

/* A root is freed by view_free(); children with it. */
struct view *view_new(const char *template_name) NO_THROW;
void view_free(struct view *root) NO_THROW;

/* NULL sets nothing. */
void view_set(struct view *v, const char *marker, const char *value) NO_THROW;
void view_set_int(struct view *v, const char *marker, long long value) NO_THROW;
void view_setf(struct view *v, const char *marker, const char *fmt, ...)
	NO_THROW __attribute__((format(printf, 3, 4)));
/* One more repetition of a section; its own dictionary. */
struct view *view_add(struct view *v, const char *section) NO_THROW;
/* Shows a section once, with the parent's values. */
void view_show(struct view *v, const char *section) NO_THROW;
/* {{>MARKER}} becomes this template with its own dictionary. */
struct view *view_include(struct view *v, const char *marker,
			  const char *template_name) NO_THROW;

/* Expands into `ret`; ERR_INTERNAL (nothing usable written) on failure. */
enum err view_render(struct view *root, struct buf *ret) NO_THROW MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif

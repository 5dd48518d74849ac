/* What open data there is: the files that the worker wrote, as they lie there.
 * Asks nothing of the database, so it stands while that is gone. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/boot.h"
#include "common/page.h"
#include "markers.h"
#include "public/frame.h"
#include "public/pages.h"
#include "text/text.h"

#define FILES_MAX 2000

struct data_file {
	const char *name;
	int64_t size;
	struct instant at;
};

static bool is_data(const char *name)
{
	const char *dot = strrchr(name, '.');

	return *name != '.' && dot &&
	       (strcmp(dot, ".csv") == 0 || strcmp(dot, ".json") == 0);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct data_file *)a)->name,
		      ((const struct data_file *)b)->name);
}

static struct data_file *data_files(struct rq *rq, size_t *ret_n)
{
	const char *dir = arena_printf(rq->cx.arena, "%s/public", boot_var());
	struct data_file *list =
		arena_array(rq->cx.arena, FILES_MAX, sizeof(*list));
	const struct dirent *e;
	DIR *d = opendir(dir);
	size_t n = 0;

	while (d && n < FILES_MAX && (e = readdir(d))) {
		struct stat st;

		if (!is_data(e->d_name) ||
		    stat(arena_printf(rq->cx.arena, "%s/%s", dir, e->d_name),
			 &st) != 0)
			continue;
		list[n++] = (struct data_file){
			arena_strdup(rq->cx.arena, e->d_name), st.st_size,
			{ st.st_mtime }
		};
	}
	if (d)
		closedir(d);
	qsort(list, n, sizeof(*list), by_name);
	*ret_n = n;
	return list;
}

static void fill_file(struct rq *rq, struct view *v, const struct data_file *f)
{
	view_set(v, M_NAME, f->name);
	view_setf(v, M_HREF, "/du-lieu/%s", f->name);
	view_set(v, M_SIZE, text_size(rq->cx.arena, f->size));
	view_set(v, M_AT, moment_words(rq->cx.arena, f->at));
	view_setf(v, M_UPDATED, "%s+07:00",
		  instant_iso(rq->cx.arena, f->at));
}

enum err data_show(struct rq *rq)
{
	struct view *v = page_public(rq, T_PUBLIC_DATA, "Dữ liệu mở");
	struct data_file *files;
	struct view *list;
	size_t n;

	files = data_files(rq, &n);
	if (!n) {
		view_show(v, M_EMPTY);
		return page_send(rq);
	}
	list = view_add(v, M_LIST);
	for (size_t i = 0; i < n; i++)
		fill_file(rq, view_add(list, M_ROW), &files[i]);
	return page_send(rq);
}

/* An entry a file, each new when it was written anew. */
enum err data_atom(struct rq *rq)
{
	struct view *v = page_alone(rq, T_PUBLIC_DATA_FEED, "Dữ liệu mở");
	struct instant newest = { 0 };
	struct data_file *files;
	size_t n;

	files = data_files(rq, &n);
	for (size_t i = 0; i < n; i++) {
		fill_file(rq, view_add(v, M_ROW), &files[i]);
		if (files[i].at.s > newest.s)
			newest = files[i].at;
	}
	view_setf(v, M_UPDATED, "%s+07:00",
		  instant_iso(rq->cx.arena, newest));
	TRY(page_send(rq));
	rq->res.content_type = "application/atom+xml; charset=utf-8";
	return OK;
}

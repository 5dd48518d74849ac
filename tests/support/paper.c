#include "paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "document/pdf.h"

struct arena *paper_arena;
char paper_dir[] = "/tmp/test_paper.XXXXXX";

static void must(int is_true, const char *what)
{
	if (is_true)
		return;
	fprintf(stderr, "%s\n", what);
	abort();
}

const char *paper_path(const char *name)
{
	return arena_printf(paper_arena, "%s/%s", paper_dir, name);
}

void paper_save(const struct buf *b, const char *name)
{
	FILE *f = fopen(paper_path(name), "wb");

	must(f != NULL, "cannot be opened");
	must(fwrite(b->data, 1, b->len, f) == b->len, name);
	must(fclose(f) == 0, name);
}

const char *paper_run(const char *command)
{
	struct buf out;
	FILE *f;

	buf_init(&out, paper_arena, 256 * 1024);
	f = popen(arena_printf(paper_arena, "cd %s && %s", paper_dir, command),
		  "r");
	must(f != NULL, "cannot be opened");
	for (int c = fgetc(f); c != EOF; c = fgetc(f)) {
		char ch = (c == '\n' || c == '\f') ? ' ' : (char)c;

		if (ch != ' ' || (out.len && out.data[out.len - 1] != ' '))
			buf_putc(&out, ch);
	}
	must(pclose(f) == 0, command);
	return out.len ? out.data : "";
}

void paper_has(const char *text, const char *piece)
{
	if (!strstr(text, piece))
		must(0, arena_printf(paper_arena, "\"%s\" is not in: %s",
				     piece, text));
}

int paper_start(void **state)
{
	(void)state;
	paper_arena = arena_new();
	return mkdtemp(paper_dir) && document_init() == OK ? 0 : -1;
}

int paper_finish(void **state)
{
	(void)state;
	if (getenv("KEEP"))
		printf("papers in %s\n", paper_dir);
	else if (system(arena_printf(paper_arena, "rm -r %s", paper_dir)) != 0)
		return -1;
	arena_free(paper_arena);
	return 0;
}

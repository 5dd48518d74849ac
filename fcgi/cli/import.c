/* motcua import: check a file whole, show what changes, take it over. */
#include "cli/import.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "document/pdf.h"
#include "text/text.h"

#define FILE_MAX (64 * 1024 * 1024)

static bool is_dry;

static void tell(const char *what, const char *code)
{
	if (is_dry)
		printf("  %s: %s\n", what, code);
}

static void progress(size_t done, size_t n)
{
	if (isatty(STDERR_FILENO) && (done % 10 == 0 || done == n))
		fprintf(stderr, "\r  %zu/%zu%s", done, n,
			done == n ? "\n" : "");
}

static enum err take_units(struct cx *cx, struct check *c,
			   const struct json_value *doc, struct takeover *t)
{
	struct org_in in;

	read_units(c, doc, &in);
	return c->problems ? ERR_INPUT : takeover_units(cx, &in, t);
}

static enum err take_calendar(struct cx *cx, struct check *c,
			      const struct json_value *doc, struct takeover *t)
{
	struct calendar_in in;

	read_calendar(c, doc, &in);
	return c->problems ? ERR_INPUT : takeover_calendar(cx, &in, t);
}

static enum err take_rules(struct cx *cx, struct check *c,
			   const struct json_value *doc, struct takeover *t)
{
	struct rules_in in;

	read_rules(c, doc, &in);
	return c->problems ? ERR_INPUT : takeover_rules(cx, &in, t);
}

static enum err take_escalations(struct cx *cx, struct check *c,
				 const struct json_value *doc,
				 struct takeover *t)
{
	struct escalation_in *in;
	size_t n;

	read_escalations(c, doc, &in, &n);
	return c->problems ? ERR_INPUT : takeover_escalations(cx, in, n, t);
}

static enum err take_procedures(struct cx *cx, struct check *c,
				const struct json_value *doc,
				struct takeover *t)
{
	struct procedure_in *in;
	size_t n;

	read_procedures(c, doc, &in, &n);
	return c->problems ? ERR_INPUT :
			     takeover_procedures(cx, in, n, t, progress);
}

static enum err take_search(struct cx *cx, struct check *c,
			    const struct json_value *doc, struct takeover *t)
{
	struct search_in in;

	read_search(c, doc, &in);
	return c->problems ? ERR_INPUT : takeover_search(cx, &in, t);
}

/* Whose command it was, for the trail: the system knows no other name. */
static const char *who_asks(struct arena *arena, const char *kind,
			    const char *file)
{
	const struct passwd *pw = getpwuid(getuid());
	const char *base = strrchr(file, '/');
	char host[65] = "";

	if (gethostname(host, sizeof(host) - 1) != 0)
		host[0] = '\0';
	return arena_printf(arena, "motcua import %s %s, %s@%s", kind,
			    text_file_name(arena, base ? base + 1 : file),
			    pw ? pw->pw_name : "?", host);
}

static const struct {
	const char *name;
	enum err (*take)(struct cx *cx, struct check *c,
			 const struct json_value *doc, struct takeover *t);
} kinds[] = {
	{ "units", take_units },
	{ "calendar", take_calendar },
	{ "rules", take_rules },
	{ "escalation", take_escalations },
	{ "procedures", take_procedures },
	{ "search", take_search },
};
#define KINDS_N (sizeof(kinds) / sizeof(kinds[0]))

static int take_file(struct cx *cx, size_t kind, const char *file, bool dry)
{
	struct check c = { .arena = cx->arena, .file = file, .at = "tệp" };
	struct takeover t = { .dry = dry,
			      .tell = tell,
			      .who = who_asks(cx->arena, kinds[kind].name,
					      file) };
	struct json_value *doc;
	const char *text, *why;
	size_t len;
	enum err err;

	if (!cli_read(cx->arena, file, FILE_MAX, &text, &len))
		return 1;
	if (text_is_blank(text)) {
		fprintf(stderr, "%s: tệp trống; không có gì được thay đổi.\n",
			file);
		return 1;
	}
	if (json_parse(cx->arena, text, len, &doc, &why) != OK) {
		fprintf(stderr, "%s: không phải JSON đúng: %s\n", file, why);
		return 1;
	}
	err = kinds[kind].take(cx, &c, doc, &t);
	json_free(doc);
	if (c.problems) {
		fprintf(stderr, "%s: %d lỗi; không có gì được thay đổi.\n",
			file, c.problems);
		return 1;
	}
	if (err != OK) {
		cli_say(cx, file);
		fprintf(stderr, "%s: không có gì được thay đổi.\n", file);
		return 1;
	}
	if (!t.added && !t.changed && !t.same) {
		fprintf(stderr, "%s: trong tệp không có mục nào; không có gì"
				" được thay đổi.\n", file);
		return 1;
	}
	printf("%s %s: %d mới, %d thay đổi, %d giữ nguyên%s\n",
	       kinds[kind].name, file, t.added, t.changed, t.same,
	       dry ? " (chạy thử, chưa ghi)" : "");
	return 0;
}

int cmd_import(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	bool dry = cli_flag(&argc, argv, "--dry-run");
	size_t kind = 0;
	struct cx cx;
	int status;

	is_dry = dry;
	while (argc == 3 && kind < KINDS_N &&
	       strcmp(kinds[kind].name, argv[1]) != 0)
		kind++;
	if (argc != 3 || kind == KINDS_N) {
		fprintf(stderr, "usage: motcua import"
				" units|calendar|rules|escalation|procedures"
				"|search FILE"
				" [--dry-run] [--var DIR]\n");
		return 2;
	}
	/* Its fonts say what can be printed. */
	if (document_init() != OK) {
		fprintf(stderr, "fonts-liberation2 is not installed\n");
		return 1;
	}
	if (!cli_open(&cx, var))
		return 1;
	status = take_file(&cx, kind, argv[2], dry);
	cli_close(&cx);
	return status;
}

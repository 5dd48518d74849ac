#include "document/sheet.h"

#include <string.h>

#include "text/text.h"

static void start(struct sheet *s, struct arena *arena,
		  const struct letterhead *head)
{
	memset(s, 0, sizeof(*s));
	s->arena = arena;
	s->head = *head;
	s->form_ref = "";
}

void sheet_official(struct sheet *s, struct arena *arena,
		    const struct letterhead *head, const char *rule_set,
		    enum official form)
{
	const struct official_form *f = formset_find(rule_set, form);

	start(s, arena, head);
	s->size = f->size;
	s->title = text_upper(arena, f->title);
	s->mark = f->mark;
	s->form_ref = formset_reference(arena, f);
}

void sheet_plain(struct sheet *s, struct arena *arena,
		 const struct letterhead *head, enum paper_size size,
		 const char *title, const char *mark)
{
	start(s, arena, head);
	s->size = size;
	s->title = text_upper(arena, title);
	s->mark = mark;
}

/* More blocks than a paper has room for are a mistake of ours: the last one
 * is overwritten, and the form's test misses its field. */
static struct block *add(struct sheet *s, enum block_kind kind)
{
	struct block *b = &s->blocks[s->n < SHEET_BLOCKS_MAX ?
					     s->n++ :
					     SHEET_BLOCKS_MAX - 1];

	*b = (struct block){ .kind = kind };
	return b;
}

static void add_field(struct sheet *s, enum block_kind kind,
		      const char *label, const char *value)
{
	struct block *b;

	if (!layout_is_given(value))
		return;
	b = add(s, kind);
	b->label = label;
	b->value = value;
}

void sheet_field(struct sheet *s, const char *label, const char *value)
{
	add_field(s, BLOCK_FIELD, label, value);
}

void sheet_strong(struct sheet *s, const char *label, const char *value)
{
	add_field(s, BLOCK_STRONG, label, value);
}

void sheet_blank(struct sheet *s, const char *label, const char *value)
{
	add_field(s, BLOCK_FIELD, label,
		  layout_is_given(value) ? value : SHEET_DOTS);
}

void sheet_pair(struct sheet *s, const char *label, const char *value,
		const char *label2, const char *value2)
{
	struct block *b;

	if (!layout_is_given(value) || !layout_is_given(value2)) {
		sheet_field(s, label, value);
		sheet_field(s, label2, value2);
		return;
	}
	b = add(s, BLOCK_PAIR);
	b->label = label;
	b->value = value;
	b->label2 = label2;
	b->value2 = value2;
}

void sheet_text(struct sheet *s, const char *text)
{
	add_field(s, BLOCK_TEXT, NULL, text);
}

void sheet_note(struct sheet *s, const char *text)
{
	add_field(s, BLOCK_NOTE, NULL, text);
}

void sheet_list(struct sheet *s, const char *lines)
{
	add(s, BLOCK_LIST)->value = layout_is_given(lines) ?
					    lines :
					    SHEET_DOTS "\n" SHEET_DOTS
						       "\n" SHEET_DOTS;
}

void sheet_table(struct sheet *s, const char *title,
		 const struct layout_table *table)
{
	struct block *b = add(s, BLOCK_TABLE);

	b->label = title;
	b->table = *table;
}

void sheet_sign(struct sheet *s, struct signature left, struct signature right)
{
	struct block *b = add(s, BLOCK_SIGN);

	b->left = left;
	b->right = right;
}

void sheet_sign_copies(struct sheet *s, const char *lines,
		       struct signature right)
{
	struct block *b = add(s, BLOCK_SIGN);

	b->value = lines;
	b->right = right;
}

/* "1. " that somebody typed before the item is not numbered twice. */
static const char *without_number(const char *line)
{
	size_t digits = strspn(line, "0123456789");

	if (digits && (line[digits] == '.' || line[digits] == ')'))
		line += digits + 1;
	else if (line[0] == '-')
		line++;
	return line + strspn(line, " \t");
}

const char *sheet_list_item(struct arena *arena, const char *lines, size_t n)
{
	size_t seen = 0;

	while (*lines) {
		size_t len = strcspn(lines, "\n");
		const char *line = arena_strndup(arena, lines, len);

		lines += len + (lines[len] == '\n');
		if (text_is_blank(line))
			continue;
		if (seen++ == n)
			return arena_printf(arena, "%zu. %s", n + 1,
					    without_number(line));
	}
	return NULL;
}

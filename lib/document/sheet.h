/*
 * A paper as its content: a head, and blocks in order.  The forms (one file
 * each) fill it; the PDF (sheet_pdf) and the page that prints (fcgi/staff)
 * draw the same blocks, so that no field can be on one and not on the other.
 *
 * Everything is in words already.  "" and NULL mean "not known" and leave the
 * line out; where the form must show an empty line to be filled in by hand,
 * the form's file says so (SHEET_DOTS).
 */
#ifndef DOCUMENT_SHEET_H
#define DOCUMENT_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "document/formset.h"
#include "document/layout.h"

#define SHEET_PDF_MAX (4 * 1024 * 1024)
#define SHEET_BLOCKS_MAX 40
#define SHEET_DOTS \
	"…………………………………………………………………………………"

enum block_kind {
	BLOCK_FIELD, /* label: value */
	BLOCK_STRONG, /* the same, the value in bold */
	BLOCK_PAIR,  /* two fields side by side */
	BLOCK_TEXT,  /* a paragraph */
	BLOCK_NOTE,  /* the same, in italics */
	BLOCK_LIST,  /* numbered lines */
	BLOCK_TABLE,
	BLOCK_SIGN,
};

struct block {
	enum block_kind kind;
	const char *label, *value, *label2, *value2;
	struct layout_table table; /* its title is `label` */
	struct signature left, right;
};

struct sheet {
	struct arena *arena;
	enum paper_size size;
	struct letterhead head;
	const char *mark;     /* "HDHS" of "Số: ……/HDHS" */
	const char *form_ref; /* "Mẫu số 02, Thông tư …", or "" */
	const char *title, *subtitle;
	const char *to;	  /* "Kính gửi: …", or NULL */
	bool is_letter;	  /* first lines indented, both margins straight */
	const char *code; /* of the dossier, as a bar code; NULL or "" none */
	struct block blocks[SHEET_BLOCKS_MAX];
	size_t n;
};

/* With name, number, size of an official form. */
void sheet_official(struct sheet *s, struct arena *arena,
		    const struct letterhead *head, const char *rule_set,
		    enum official form);
/* A paper that no circular prescribes. */
void sheet_plain(struct sheet *s, struct arena *arena,
		 const struct letterhead *head, enum paper_size size,
		 const char *title, const char *mark);

void sheet_field(struct sheet *s, const char *label, const char *value);
void sheet_strong(struct sheet *s, const char *label, const char *value);
/* An empty value is a dotted line, to be filled in by hand. */
void sheet_blank(struct sheet *s, const char *label, const char *value);
void sheet_pair(struct sheet *s, const char *label, const char *value,
		const char *label2, const char *value2);
void sheet_text(struct sheet *s, const char *text);
void sheet_note(struct sheet *s, const char *text);
/* One item a line of `lines`; without any, three dotted ones. */
void sheet_list(struct sheet *s, const char *lines);
/* `cells`: rows_n times columns_n texts, kept by the caller. */
void sheet_table(struct sheet *s, const char *title,
		 const struct layout_table *table);
/* A side whose `who` is NULL stays free. */
void sheet_sign(struct sheet *s, struct signature left,
		struct signature right);
/* The same with "Nơi nhận" at the left: "- Như trên;\n- …", a line each. */
void sheet_sign_copies(struct sheet *s, const char *lines,
		       struct signature right);

/* The n-th line of a list, numbered "1. …"; NULL after the last. */
const char *sheet_list_item(struct arena *arena, const char *lines, size_t n);

/* One page where it fits, further pages under a repeated table head.  The same
 * sheet gives the same bytes.  ERR_INPUT: a letter the fonts lack; ERR_LIMIT:
 * longer than `out` may grow. */
enum err sheet_pdf(const struct sheet *s, struct arena *arena,
		   struct buf *out) MUST_CHECK;

#endif

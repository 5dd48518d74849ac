/*
 * What all official papers have in common: a page of a size, the head that
 * Decree 30/2020 prescribes, lines, fields, tables that go on to the next page
 * under a repeated head, signatures, the foot.
 *
 * Lengths are mm from the top left corner.  The Decree gives letters for A4;
 * on A5 all shrink alike (`fit`).  Nothing here knows which paper it is.
 */
#ifndef DOCUMENT_LAYOUT_H
#define DOCUMENT_LAYOUT_H

#include "document/pdf.h"

enum paper_size { PAPER_A5, PAPER_A4, PAPER_A4_WIDE };

struct letterhead {
	const char *superior;	/* "ỦY BAN NHÂN DÂN\nQUẬN LIÊN CHIỂU" */
	const char *agency;	/* "BỘ PHẬN TIẾP NHẬN\nVÀ TRẢ KẾT QUẢ" */
	const char *number;	/* "0042/TNHS"; "" a dotted line of its own */
	const char *place_date; /* "Liên Chiểu, ngày 09 tháng 5 năm 2023" */
	const char *made_at;	/* ISO 8601, for the file */
	const char *copy;	/* "Liên 1 – …" under the date, or NULL */
};

struct fit {
	double scale; /* of the Decree's sizes */
	double gap;   /* mm between lines */
	double sign;  /* mm for a signature */
};

struct layout {
	struct pdf *pdf;
	struct arena *arena;
	enum paper_size size;
	double width, height, left, right, top, bottom, foot;
	struct fit fit;
	double y;
	int page, pages;
	int copy, copies;      /* drawn one after the other; the first is 0 */
	double indent;	       /* mm, of each line of text: a letter's */
	bool is_too_long;      /* one piece is higher than a page */
	const char *foot_text; /* under a paper of one page */
	const char *name;      /* "Hồ sơ …": under each of several pages */
};

void layout_init(struct layout *l, struct arena *arena, enum paper_size size);
/* Draws with the roomiest fit that gives one page, else with the one for many
 * pages; measures first, so that "trang 1/3" is right.  Each of the copies
 * begins on a page of its own and is numbered by itself. */
enum err layout_draw(struct layout *l,
		     void (*draw)(struct layout *l, const void *arg),
		     const void *arg) MUST_CHECK;

/* NULL is "", a line break a space. */
const char *layout_one_line(struct layout *l, const char *text);
bool layout_is_given(const char *text);
struct font layout_plain(const struct layout *l, double size);
struct font layout_centred(const struct layout *l, double size, bool bold,
			   bool italic);

/* Begins the first page. */
void layout_begin(struct layout *l);
void layout_foot(struct layout *l);
void layout_turn(struct layout *l);
bool layout_has_room(struct layout *l, double height);
/* A block is never torn. */
void layout_keep(struct layout *l,
		 void (*block)(struct layout *l, const void *arg),
		 const void *arg);

void layout_head(struct layout *l, const struct letterhead *head,
		 const char *number_mark);
void layout_title(struct layout *l, const char *title, const char *subtitle);
void layout_text(struct layout *l, const char *text, bool is_italic);
/* Left out when the value is not given. */
void layout_field(struct layout *l, const char *label, const char *value);
/* The value in bold: for the few that people look for. */
void layout_strong(struct layout *l, const char *label, const char *value);
/* Two fields side by side, when both are there and short enough. */
void layout_pair(struct layout *l, const char *label, const char *value,
		 const char *label2, const char *value2);

#define LAYOUT_COLUMNS_MAX 16
struct layout_column {
	const char *title;
	double width; /* share of the line; the shares need not sum to 1 */
	bool is_text; /* left-aligned; else centred */
};
struct layout_table {
	const struct layout_column *columns;
	size_t columns_n;
	const char *const *cells; /* row after row */
	size_t rows_n;
	double row_min; /* mm: room to sign in */
	double size;	/* pt of the Decree's scale; 0: 12 */
	double tail;	/* mm that must follow the last row on its page: nobody
			 * signs an empty one */
};
void layout_table(struct layout *l, const struct layout_table *table);

struct signature {
	const char *who;  /* "NGƯỜI NỘP HỒ SƠ" */
	const char *how;  /* "(Ký và ghi rõ họ tên)" */
	const char *name; /* "" signed by hand */
};
/* "Nơi nhận:" at the left, one a line of `lines`, in the letters that Decree
 * 30/2020 gives them; returns where it ends, l->y stays. */
double layout_recipients(struct layout *l, const char *lines);
/* Left, right; `who` NULL: that half stays free. */
void layout_signatures(struct layout *l, const struct signature *left,
		       const struct signature *right);

/* 66 mm by 11: decoded at 203 dpi. */
#define LAYOUT_BARCODE_W 66.0
#define LAYOUT_BARCODE_H 11.0

#endif

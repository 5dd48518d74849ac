/* The checklist of reception: what is handed in, in what number, and what is
 * only shown and given back. */
#include "common/page.h"
#include "domain/reception/receive.h"
#include "markers.h"
#include "staff/desk/desk.h"
#include "staff/pages.h"
#include "text/text.h"

/* How many of a paper were handed in: the proof that they were given. */
static const struct {
	const char *name, *label;
} counts[] = { { "ban_chinh", "bản chính" },
	       { "chung_thuc", "bản chứng thực" },
	       { "ban_chup", "bản chụp" } };

static const char *count_name(struct rq *rq, const char *what, int seq)
{
	return arena_printf(rq->cx.arena, "%s_%d", what, seq);
}

/* As typed, without blanks around it; NULL: not posted. */
static const char *count_typed(struct rq *rq, const char *what, int seq)
{
	const char *typed = rq_field(rq, count_name(rq, what, seq));

	return typed ? text_clean(rq->cx.arena, typed) : NULL;
}

static int count_of(struct rq *rq, const char *what, int seq)
{
	int64_t n = rq_number(count_typed(rq, what, seq), 0);

	return n > 99 ? 99 : (int)n;
}

/* One box says that every required paper is handed in; each has its own too.
 * What is only shown has no other proof than its own box. */
static bool is_ticked(struct rq *rq, const struct document *d)
{
	if (d->is_shown)
		return rq_field(rq, arena_printf(rq->cx.arena, "xuat_trinh_%d",
						 d->seq)) != NULL;
	if (d->is_required && rq_field(rq, "du_giay_to"))
		return true;
	return rq_field(rq, arena_printf(rq->cx.arena, "giay_%d", d->seq)) !=
	       NULL;
}

/* What the page shows first, and what is meant when a box was ticked without
 * looking at the numbers. */
static int count_or(struct rq *rq, const char *what, int seq, int usual)
{
	const char *typed = rq_field(rq, count_name(rq, what, seq));

	return typed ? count_of(rq, what, seq) : usual;
}

static const char *count_wrong(struct rq *rq, const char *label,
			       const struct document *d, const char *typed)
{
	if (!*typed)
		return arena_printf(rq->cx.arena,
				    "Ghi số %s của “%s”. Không có thì ghi 0",
				    label, d->name);
	return arena_printf(rq->cx.arena,
			    "Số %s của “%s” là một số từ 0 đến 99, không phải"
			    " “%s”",
			    label, d->name, typed);
}

/* A letter for a digit, a hundred for ten: said, never rounded unseen. */
static void check_counts(struct rq *rq, const struct procedure *p)
{
	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];

		for (size_t j = 0; j < sizeof(counts) / sizeof(counts[0]);
		     j++) {
			const char *typed =
				count_typed(rq, counts[j].name, d->seq);

			if (d->is_shown || !typed || (!*typed && !is_ticked(rq, d)) ||
			    (rq_number(typed, 100) < 100))
				continue;
			rq_problem(rq, count_name(rq, counts[j].name, d->seq),
				   count_wrong(rq, counts[j].label, d, typed));
		}
	}
}

size_t intake_papers_read(struct rq *rq, const struct procedure *p,
			  struct paper **ret)
{
	struct paper *papers =
		arena_array(rq->cx.arena, p->documents_n + 1, sizeof(*papers));
	size_t n = 0;

	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];

		if (!is_ticked(rq, d))
			continue;
		if (d->is_shown) {
			papers[n++] = (struct paper){ .seq = d->seq,
						      .name = d->name,
						      .is_shown = true };
			continue;
		}
		papers[n++] = (struct paper){
			.seq = d->seq,
			.name = d->name,
			.originals = count_or(rq, "ban_chinh", d->seq,
					      d->originals),
			.certified = count_or(rq, "chung_thuc", d->seq, 0),
			.copies = count_or(rq, "ban_chup", d->seq, d->copies),
		};
	}
	check_counts(rq, p);
	*ret = papers;
	return n;
}

static void fill_count(struct rq *rq, struct view *row, const char *marker,
		       const char *what, int seq, int usual)
{
	const char *typed = rq_field(rq, count_name(rq, what, seq));

	view_set(row, marker,
		 typed ? typed : arena_printf(rq->cx.arena, "%d", usual));
	page_beside(rq, row, M_ERR_COUNT, count_name(rq, what, seq));
}

static void fill_paper(struct rq *rq, struct view *row,
		       const struct document *d)
{
	view_set_int(row, M_SEQ, d->seq);
	view_set(row, M_NAME, d->name);
	view_show(row, d->is_required ? M_REQUIRED : M_CONDITIONAL);
	if (*d->note)
		view_set(view_add(row, M_NOTE_LINE), M_NOTE, d->note);
	if (is_ticked(rq, d))
		view_show(row, M_CHECKED);
	if (d->is_shown)
		return;
	fill_count(rq, row, M_ORIGINALS, counts[0].name, d->seq, d->originals);
	fill_count(rq, row, M_CERTIFIED, counts[1].name, d->seq, 0);
	fill_count(rq, row, M_COPIES, counts[2].name, d->seq, d->copies);
}

void intake_papers_show(struct rq *rq, struct view *v,
			const struct procedure *p, bool has_focus)
{
	int missing = 0, required = 0;
	struct view *kept = NULL, *shown = NULL, *row, *first = NULL;

	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];
		struct view **list = d->is_shown ? &shown : &kept;

		if (!*list)
			*list = view_add(v, d->is_shown ? M_SHOWN : M_PAPERS);
		row = view_add(*list, M_PAPER);
		fill_paper(rq, row, d);
		if (d->is_shown && !first)
			first = row;
		required += d->is_required && !d->is_shown;
		missing += d->is_required && !is_ticked(rq, d);
	}
	if (required) {
		struct view *all = view_add(v, M_ALL_PAPERS);

		view_set_int(all, M_COUNT, required);
		if (rq_field(rq, "du_giay_to"))
			view_show(all, M_CHECKED);
		if (has_focus)
			view_show(all, M_FOCUS_PAPERS);
	} else if (has_focus && first) {
		view_show(first, M_FOCUS_PAPERS);
	}
	if (rq->method == POST && missing)
		view_set_int(view_add(v, M_MISSING), M_COUNT, missing);
}

const char *intake_papers_missing(struct rq *rq, const struct procedure *p)
{
	const char *lines = "";

	for (size_t i = 0; i < p->documents_n; i++) {
		const struct document *d = &p->documents[i];

		if (d->is_required && !is_ticked(rq, d))
			lines = arena_printf(rq->cx.arena, "%s%s%s", lines,
					     *lines ? "\n" : "", d->name);
	}
	return lines;
}

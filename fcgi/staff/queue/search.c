/* The one search box: a number opens the dossier, anything else is a list. */
#include <stdlib.h>

#include "common/page.h"
#include "domain/casework/access.h"
#include "domain/reception/dossier_code.h"
#include "markers.h"
#include "staff/frame.h"
#include "staff/queue/inbox.h"
#include "text/text.h"

/* "id" or "id.n", n last words of a name, of the last row seen. */
static struct search_place after_of(const char *text)
{
	struct search_place beginning = { INT64_MAX, 0 };
	char *end;
	long long id, words = 0;

	if (!text)
		return beginning;
	id = strtoll(text, &end, 10);
	if (*end == '.')
		words = strtoll(end + 1, &end, 10);
	if (id <= 0 || *end || words < 0 || words > 60)
		return beginning;
	return (struct search_place){ id, words };
}

static const char *words_of(enum search_kind kind)
{
	switch (kind) {
	case SEARCH_CODE:
		return "mã hồ sơ";
	case SEARCH_TOKEN:
		return "mã trên giấy tiếp nhận";
	case SEARCH_PERSON:
		return "số giấy tờ, mới nhất đứng trước";
	case SEARCH_PHONE:
		return "số điện thoại, mới nhất đứng trước";
	case SEARCH_NAME:
		break;
	}
	return "họ tên, theo thứ tự chữ cái";
}

static const char *count_words(struct rq *rq, const struct search_result *found)
{
	if (!found->n)
		return "Không có hồ sơ nào";
	return arena_printf(rq->cx.arena,
			    found->has_more || rq_arg(rq, "sau") ?
				    "%zu hồ sơ ở trang này" :
				    "%zu hồ sơ",
			    found->n);
}

static void fill_more(struct rq *rq, struct view *v, const char *typed,
		      const struct search_result *found)
{
	const char *q = url_encode(rq->cx.arena, typed);

	if (rq_arg(rq, "sau"))
		view_setf(view_add(v, M_FIRST), M_HREF, "/can-bo/tim?q=%s", q);
	if (found->has_more)
		view_setf(view_add(v, M_NEXT), M_HREF,
			  "/can-bo/tim?q=%s&sau=%lld.%lld", q,
			  (long long)found->last.id,
			  (long long)found->last.words);
}

/* The number of a dossier that is not the own committee's: its page says what
 * may be seen, and asks first what for. */
static const char *code_below(struct rq *rq, const char *typed,
			      const struct search_result *found)
{
	const char *why;

	if (found->n || found->kind != SEARCH_CODE ||
	    !access_only_watches(actor_of(rq)))
		return NULL;
	return dossier_code(rq->cx.arena, typed, &why);
}

static enum err results(struct rq *rq, const char *typed)
{
	const struct search_place after = after_of(rq_arg(rq, "sau"));
	const struct rows_look look = { .time = TIME_DUE,
					.pick = MOVE_COUNT };
	struct search_result found;
	const char *code;
	struct view *v;

	TRY(dossier_search(&rq->cx, actor_of(rq), typed, &after, &found));
	if (found.n == 1 && found.kind <= SEARCH_TOKEN)
		return res_see_other(rq,
				     arena_printf(rq->cx.arena,
						  "/can-bo/ho-so/%s",
						  found.rows[0].code));
	code = code_below(rq, typed, &found);
	if (code)
		return res_see_other(rq, arena_printf(rq->cx.arena,
						      "/can-bo/ho-so/%s",
						      code));
	v = page_staff(rq, T_STAFF_QUEUE_SEARCH, "Tìm hồ sơ");
	view_set(page_layout(rq), M_ASKED, typed);
	view_set(v, M_VALUE, typed);
	view_set(v, M_TOTAL, count_words(rq, &found));
	view_set(v, M_KIND, words_of(found.kind));
	TRY(fill_rows(rq, v, found.rows, found.n, &look));
	fill_more(rq, v, typed, &found);
	return page_send(rq);
}

enum err search_show(struct rq *rq)
{
	const char *typed = rq_arg(rq, "q");

	if (!typed || text_is_blank(typed))
		return res_see_other(rq, INBOX);
	return results(rq, typed);
}

/* The same move of many dossiers: each alone, each with its own answer. */
#include <string.h>

#include "domain/casework/move.h"
#include "domain/ledger/submission.h"
#include "domain/queue/queue.h"
#include "secret/secret.h"

/* Follows from the form's key and the dossier: the same again when the same
 * form is sent again, so that no dossier moves twice. */
static const char *key_of(struct cx *cx, const char *form_key,
			  struct dossier_id id)
{
	const char *both = arena_printf(cx->arena, "%s %lld", form_key,
					(long long)id.v);
	struct digest d = keyed_digest("bulk", both, strlen(both));
	char *hex = arena_alloc(cx->arena, 65);

	digest_hex(&d, hex);
	hex[32] = '\0';
	return hex;
}

static enum err move_one(struct cx *cx, const struct actor *actor,
			 enum move move, struct account_id assignee,
			 const char *form_key, const struct bulk_item *item)
{
	struct queue_row row;
	struct step step = { .version = item->version,
			     .move = move,
			     .limit = INT64_MIN,
			     .request = INT64_MIN,
			     .amount = INT64_MIN,
			     .document_date = DAY_NONE,
			     .until = DAY_NONE,
			     .assignee = assignee };
	enum err err = search_code(cx, actor, item->code, &row);

	if (err == ERR_MISSING)
		return refuse(cx, ERR_MISSING, NULL,
			      "Không có hồ sơ này trong phạm vi đơn vị của"
			      " ông/bà.");
	TRY(err);
	step.form_key = key_of(cx, form_key, row.id);
	return dossier_move(cx, actor, row.id, &step);
}

/* Before the first dossier moves: the key is this form's from now on, and the
 * same form may be sent again. */
static enum err take(struct cx *cx, const struct submission *form)
{
	enum err err = submission_join(cx, form);

	return err == ERR_CONFLICT && db_is_duplicate(cx) ?
		       submission_known(cx, form, NULL) :
		       err;
}

enum err queue_bulk(struct cx *cx, const struct actor *actor, enum move move,
		    struct account_id assignee, const char *form_key,
		    struct bulk_item *items, size_t n)
{
	const struct submission form = { form_key, actor->id, "bulk",
					 NO_DOSSIER };

	if (n > BULK_MAX)
		return refuse(cx, ERR_INPUT, ARGUMENT(items),
			      "Mỗi lần chọn nhiều nhất %d hồ sơ.", BULK_MAX);
	TRY(take(cx, &form));
	for (size_t i = 0; i < n; i++) {
		struct bulk_item *item = &items[i];
		enum err err = move_one(cx, actor, move, assignee, form_key,
					item);

		item->is_done = err == OK;
		if (err == OK)
			continue;
		/* A row that fails for another reason than a rule (the
		 * database is busy) says so; the others still get their turn,
		 * and the same form may be sent again. */
		item->why = cx_take_fault(cx).message;
		if (!item->why || !*item->why)
			item->why = "Hệ thống đang bận, hồ sơ này chưa được"
				    " thực hiện; hãy gửi lại.";
	}
	return OK;
}

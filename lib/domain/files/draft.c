#include "domain/files/draft.h"
#include "domain/ledger/event.h"

/* A file that nobody may read shows nothing to an approver. */
static bool stands(const struct attachment *a)
{
	return a->kind == ATTACH_DRAFT && a->is_newest &&
	       a->scan != SCAN_INFECTED;
}

enum err draft_of(struct cx *cx, struct dossier_id id, struct draft *ret)
{
	struct attachment *files;
	struct event *events;
	size_t files_n, n;

	*ret = (struct draft){ .instead = "", .said_by = "" };
	TRY(attachment_list(cx, id, &files, &files_n));
	for (size_t i = 0; i < files_n && !ret->is_there; i++) {
		ret->is_there = stands(&files[i]);
		ret->file = files[i];
	}
	TRY(dossier_events(cx, id, &events, &n));
	while (n > 0 && events[n - 1].move != MOVE_SUBMIT)
		n--;
	if (!n)
		return OK;
	ret->instead = event_value(cx->arena, events[n - 1].data, "no_draft");
	ret->said_by = events[n - 1].actor_name;
	ret->said_at = events[n - 1].at;
	return OK;
}

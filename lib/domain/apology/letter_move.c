/* The road of a letter: signature by the competent post, number, stamp, and
 * what follows.  Each step is one transaction with its row of history. */
#include <string.h>

#include "db/db.h"
#include "domain/apology/letter_internal.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/ledger.h"
#include "domain/power.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct letter_step, member)

struct work {
	const struct actor *actor;
	const struct letter_step *in;
	struct letter_id id;
	struct letter l;
	struct acting as;
	const struct letter_row *row;
	struct letter_line *lines;
	size_t lines_n;
};

/* The competence table's word: which post, and whether the actor has it. */
static enum err check_signer(struct cx *cx, struct work *w)
{
	struct competence c;
	bool is_actor;

	TRY(letter_signer(cx, w->actor, &w->l, &c, &is_actor));
	w->as = power_used(w->actor, c.role);
	if (is_actor)
		return OK;
	return refuse(cx, ERR_DENIED, NULL,
		      "Thư xin lỗi này phải do %s ký (%s).", c.post, c.basis);
}

STMT(q_number, "ii", "",
     "INSERT INTO letter_counter (authority_id, year, number)"
     " VALUES (?, ?, LAST_INSERT_ID(1))"
     " ON DUPLICATE KEY UPDATE number = LAST_INSERT_ID(number + 1)");
STMT(q_sign, "iiiiiitii", "",
     "UPDATE letter SET state = 'DA_KY', authority_id = ?,"
     " lead_unit_id = ?, year = ?, number = ?,"
     " signer_id = ?, signed_for = ?, signed_at = ?, version = version + 1"
     " WHERE id = ? AND version = ?");

/* The ledger of each dossier knows its letter; nothing of the clock moves. */
static enum err tell_dossier(struct cx *cx, const struct work *w,
			     const struct letter_line *line,
			     const char *number)
{
	struct data_lines data = { 0 };
	struct head h;
	struct entry e;

	TRY(ledger_lock(cx, line->id, &h));
	if (h.p.state == STATE_ARCHIVED)
		return OK; /* kept: its ledger is closed */
	e = (struct entry){ .move = MOVE_LETTER,
			    .account = w->actor->id,
			    .role = role_code(w->as.role),
			    .unit = w->actor->unit,
			    .p = h.p,
			    .due_after = h.due_at,
			    .is_provisional = h.is_provisional };
	data_put_acting(cx, &data, &w->as);
	data_put(&data, "number", number);
	data_put(&data, "letter",
		 arena_printf(cx->arena, "%lld", (long long)w->id.v));
	data_put(&data, "fault", line->fault);
	if (w->l.new_due_at.s != INSTANT_NONE.s)
		data_put(&data, "new_due",
			 instant_iso(cx->arena, w->l.new_due_at));
	TRY(data_text(cx, &data, &e.data));
	return ledger_append(cx, &h, &e);
}

static enum err sign(struct cx *cx, struct work *w)
{
	unsigned year, month, dom;
	int64_t number;

	day_split(instant_day(cx->now), &year, &month, &dom);
	TRY(db_exec(cx, q_number, w->l.authority.v, (int64_t)year));
	number = db_insert_id(cx);
	/* In the register of the committee that signs: an heir's its own. */
	TRY(db_exec(cx, q_sign, w->l.authority.v, w->l.lead.v, (int64_t)year, number, w->actor->id.v,
		    w->as.for_whom.v, cx->now, w->id.v, w->l.version));
	for (size_t i = 0; i < w->lines_n; i++)
		TRY(tell_dossier(cx, w, &w->lines[i],
				 arena_printf(cx->arena, "%02lld/PXL",
					      (long long)number)));
	return OK;
}

/* The scan lies among the files of a dossier that the letter covers. */
STMT(q_file, "ii", "b",
     "SELECT a.digest FROM attachment a JOIN letter_fault f"
     " ON f.dossier_id = a.dossier_id WHERE a.id = ? AND f.letter_id = ?"
     " AND a.kind = 'xin_loi' LIMIT 1");
STMT(q_stamp, "ibitii", "",
     "UPDATE letter SET state = 'DA_DONG_DAU', stamped_file = ?,"
     " stamped_digest = ?, stamped_pages = ?, stamped_at = ?,"
     " version = version + 1 WHERE id = ? AND version = ?");

static enum err stamp(struct cx *cx, struct work *w)
{
	struct bytes digest;
	enum err err = db_one(cx, q_file, w->in->file.v, w->id.v, &digest);

	if (err == OK && w->in->unread)
		return refuse(cx, ERR_INPUT, AT(file),
			      "Bản quét thư đã ký, đóng dấu %s.",
			      w->in->unread);
	if (err == ERR_MISSING || (err == OK && w->in->pages < 1))
		return refuse(cx, ERR_INPUT, AT(file),
			      "Chọn tệp bản quét thư đã ký, đóng dấu");
	TRY(err);
	return db_exec(cx, q_stamp, w->in->file.v, digest,
		       (int64_t)w->in->pages, cx->now,
		       w->id.v, w->l.version);
}

STMT(q_send, "stii", "",
     "UPDATE letter SET state = 'DA_GUI', sent_way = ?, sent_at = ?,"
     " version = version + 1 WHERE id = ? AND version = ?");
STMT(q_outbox, "iist", "",
     "INSERT INTO outbox (dossier_id, letter_id, channel, template,"
     " created_at) VALUES (?, ?, ?, 'xin_loi', ?)");

static enum err send_out(struct cx *cx, struct work *w)
{
	const struct letter_way *way = letter_way_find(w->in->way);

	if (!way)
		return refuse(cx, ERR_INPUT, AT(way), "Chọn cách gửi thư");
	TRY(db_exec(cx, q_send, way->code, cx->now, w->id.v, w->l.version));
	for (size_t j = 0; j < w->lines_n; j++)
		TRY(db_exec(cx, q_outbox, w->lines[j].id.v, w->id.v,
			    way->code, cx->now));
	return OK;
}

STMT(q_report, "tii", "",
     "UPDATE letter l SET l.state = 'DA_BAO_CAO', l.reported_at = ?,"
     " l.reported_to = (SELECT COALESCE(u.parent_id, u.id) FROM unit u"
     "  WHERE u.id = l.authority_id), l.version = l.version + 1"
     " WHERE l.id = ? AND l.version = ?");
STMT(q_acknowledge, "tiii", "",
     "UPDATE letter SET acknowledged_at = ?, acknowledged_by = ?,"
     " version = version + 1 WHERE id = ? AND version = ?");
STMT(q_publish, "tii", "",
     "UPDATE letter SET state = 'DA_CONG_KHAI', published_at = ?,"
     " version = version + 1 WHERE id = ? AND version = ?");
STMT(q_state, "sii", "",
     "UPDATE letter SET state = ?, version = version + 1"
     " WHERE id = ? AND version = ?");
STMT(q_edit, "ssitii", "",
     "UPDATE letter SET reason = ?, cause = ?, responsible_unit_id = ?,"
     " new_due_at = ?, version = version + 1 WHERE id = ? AND version = ?");
STMT(q_clock_desk, "i", "i", "SELECT desk_id FROM dossier WHERE id = ?");

static enum err edit(struct cx *cx, struct work *w)
{
	const struct letter_draft *in = &w->in->edited;
	struct instant new_due, old = INSTANT_NONE;
	struct unit_id desk;

	for (size_t i = 0; i < w->lines_n; i++) {
		if (w->lines[i].old_due_at.s > old.s)
			old = w->lines[i].old_due_at;
	}
	TRY(db_one(cx, q_clock_desk, w->lines[0].id.v, &desk.v));
	TRY(draft_check(cx, in, w->l.authority, desk, old, &new_due));
	if (new_due.s == INSTANT_NONE.s && w->l.new_due_at.s != new_due.s)
		return refuse(cx, ERR_INPUT, AT(edited.new_due),
			      "Nhập ngày hẹn mới");
	return db_exec(cx, q_edit, in->reason, in->cause, in->responsible.v,
		       new_due, w->id.v, w->l.version);
}

static enum err set_state(struct cx *cx, struct work *w)
{
	bool needs_words = w->row->act == LETTER_RETURN ||
			   w->row->act == LETTER_CANCEL;

	if (needs_words && (!w->in->words || text_is_blank(w->in->words)))
		return refuse(cx, ERR_INPUT, AT(words), "Nhập lý do");
	return db_exec(cx, q_state, letter_state_code(w->row->to), w->id.v,
		       w->l.version);
}

static enum err act(struct cx *cx, struct work *w)
{
	switch (w->row->act) {
	case LETTER_EDIT:
		return edit(cx, w);
	case LETTER_SIGN:
		return sign(cx, w);
	case LETTER_STAMP:
		return stamp(cx, w);
	case LETTER_SEND:
		return send_out(cx, w);
	case LETTER_REPORT:
		return db_exec(cx, q_report, cx->now, w->id.v, w->l.version);
	case LETTER_ACKNOWLEDGE:
		return db_exec(cx, q_acknowledge, cx->now, w->actor->id.v,
			       w->id.v, w->l.version);
	case LETTER_PUBLISH:
		return db_exec(cx, q_publish, cx->now, w->id.v, w->l.version);
	case LETTER_SUBMIT:
	case LETTER_RETURN:
	case LETTER_CANCEL:
		return set_state(cx, w);
	case LETTER_ACT_COUNT:
		break;
	}
	return ERR_MISSING;
}

static enum err check_power(struct cx *cx, struct work *w)
{
	const char *why;
	enum err err;

	TRY(letter_power(cx, w->actor, w->id, &w->actor));
	why = letter_refusal(w->actor, &w->l, w->in->act, &w->row, &err);
	if (why && err == ERR_DENIED && w->in->act == LETTER_SIGN)
		TRY(check_signer(cx, w)); /* names the post that must sign */
	if (why)
		return refuse(cx, err, NULL, "%s", why);
	w->as = power_used(w->actor, w->row->roles);
	return w->row->place == PLACE_SIGNER ? check_signer(cx, w) : OK;
}

/* What apologises for a day that was not missed goes no further. */
static enum err check_date(struct cx *cx, const struct work *w)
{
	const char *why = NULL;

	if (w->row->act == LETTER_SUBMIT || w->row->act == LETTER_SIGN)
		TRY(letter_is_void(cx, w->id, &why));
	return why ? refuse(cx, ERR_STATE, NULL, "%s", why) : OK;
}

static enum err move_once(struct cx *cx, void *arg)
{
	struct work *w = arg;

	TRY(letter_lock(cx, w->id, &w->l));
	if (w->l.version != w->in->version)
		return refuse(cx, ERR_CONFLICT, NULL,
			      "Thư đã được người khác xử lý, hiện ở bước “%s”."
			      " Thao tác của ông/bà chưa được thực hiện.",
			      letter_state_name(w->l.state));
	TRY(check_power(cx, w));
	TRY(check_date(cx, w));
	TRY(letter_lines(cx, w->id, &w->lines, &w->lines_n));
	TRY(act(cx, w));
	return letter_note(cx, w->actor, w->id, &w->as,
			   letter_act_code(w->in->act), w->in->words,
			   w->lines_n ? w->lines[0].id : NO_DOSSIER);
}

enum err letter_move(struct cx *cx, const struct actor *actor,
		     struct letter_id id, const struct letter_step *in)
{
	struct work *w = arena_alloc(cx->arena, sizeof(*w));
	enum err err;

	*w = (struct work){ .actor = actor, .in = in, .id = id };
	err = db_tx(cx, move_once, w);
	if (err != ERR_DENIED && err != ERR_STATE)
		return err;
	return audit_refused(cx, actor, "letter", NO_DOSSIER,
			     letter_act_code(in->act), err);
}

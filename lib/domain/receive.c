/*
 * Reception (T02): everything is checked and computed first, then one short
 * transaction takes the number and writes.  The day's counter row is locked as
 * the transaction's first act, so desks queue for microseconds and a number
 * that is given back by a rollback was never seen: no gaps, no doubles.
 */
#include <string.h>

#include "base/text.h"
#include "db/db.h"
#include "domain/audit.h"
#include "domain/calendar.h"
#include "domain/catalog.h"
#include "domain/identity.h"
#include "domain/ledger_internal.h"
#include "domain/unit.h"

struct work {
	const struct actor *actor;
	const struct receive *in;
	struct procedure p;
	const struct channel *channel;
	struct unit authority, lead;
	const char *id_number;
	struct deadline due;
	struct reception r;
	struct digest id_digest;
	struct received *ret;
};

static enum err check_procedure(struct cx *cx, struct work *w)
{
	struct day today = instant_day(cx->now);

	TRY(catalog_by_code(cx, w->in->procedure_code, today, &w->p));
	if (!procedure_in_force(&w->p, today)) {
		if (w->p.valid_to.n != DAY_NONE.n &&
		    w->p.valid_to.n < today.n)
			return refuse(cx, ERR_INPUT, "thu_tuc",
				      "Thủ tục này đã hết hiệu lực từ ngày %s.",
				      day_dmy(cx->arena,
					      (struct day){ w->p.valid_to.n +
							    1 }));
		return refuse(cx, ERR_INPUT, "thu_tuc",
			      "Thủ tục này chỉ có hiệu lực từ ngày %s.",
			      day_dmy(cx->arena, w->p.valid_from));
	}
	w->channel = procedure_channel(&w->p, w->in->channel);
	if (!w->channel)
		return refuse(cx, ERR_INPUT, "kenh",
			      "Thủ tục này không nhận hồ sơ bằng cách đã chọn.");
	if (!w->channel->has_term)
		return refuse(cx, ERR_INPUT, "kenh",
			      "Thời hạn giải quyết của thủ tục này chưa được"
			      " công bố; không thể tính ngày hẹn trả.");
	return OK;
}

static enum err check_person(struct cx *cx, struct work *w)
{
	const struct receive *in = w->in;
	const char *why;

	w->id_number = text_code(cx->arena, in->id_number);
	if (strcmp(in->id_kind, "cccd") == 0)
		why = check_cccd(cx->arena, w->id_number, in->birth);
	else if (strcmp(in->id_kind, "ho_chieu") == 0)
		why = check_passport(w->id_number);
	else
		why = check_tax_code(w->id_number);
	if (why)
		return refuse(cx, ERR_INPUT, "so_giay_to", "%s", why);
	if (in->birth.n != DAY_NONE.n &&
	    in->birth.n > instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, "ngay_sinh",
			      "Ngày sinh ở trong tương lai");
	if (in->sets < 1)
		return refuse(cx, ERR_INPUT, "so_bo",
			      "Số bộ hồ sơ phải từ 1 trở lên");
	w->id_digest = keyed_digest("id", w->id_number, strlen(w->id_number));
	return OK;
}

static bool is_given(const struct receive *in, int seq)
{
	for (size_t i = 0; i < in->papers_n; i++) {
		if (in->papers[i].seq == seq)
			return true;
	}
	return false;
}

static enum err check_papers(struct cx *cx, struct work *w)
{
	const char *first = NULL;
	int missing = 0;

	for (size_t i = 0; i < w->p.documents_n; i++) {
		const struct document *d = &w->p.documents[i];

		if (!d->is_required || is_given(w->in, d->seq))
			continue;
		if (!first)
			first = d->name;
		missing++;
	}
	if (!missing)
		return OK;
	if (missing == 1)
		return refuse(cx, ERR_INPUT, "giay_to",
			      "Thiếu giấy tờ bắt buộc: %s", first);
	return refuse(cx, ERR_INPUT, "giay_to",
		      "Thiếu %d giấy tờ bắt buộc, trước hết là: %s", missing,
		      first);
}

STMT(q_twin, "bi", "s",
     "SELECT d.code FROM applicant a JOIN dossier d ON d.id = a.dossier_id"
     " WHERE a.id_digest = ? AND a.version_id = ?"
     " AND d.state NOT IN ('CO_KET_QUA', 'DA_TRA_KQ')"
     " ORDER BY a.received_at DESC LIMIT 1");

static enum err check_twin(struct cx *cx, struct work *w)
{
	const struct bytes id = { w->id_digest.b, sizeof(w->id_digest.b) };
	const char *code;
	enum err err;

	if (w->in->duplicate_confirmed)
		return OK;
	err = db_one(cx, q_twin, id, w->p.id.v, &code);
	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	return refuse(cx, ERR_INPUT, "trung",
		      "Người này đang có hồ sơ %s cùng thủ tục chưa giải quyết"
		      " xong. Nếu đây là hồ sơ khác, đánh dấu xác nhận rồi gửi"
		      " lại.",
		      code);
}

STMT(q_rule_set, "dd", "s",
     "SELECT code FROM public_rule_set WHERE valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC"
     " LIMIT 1");

static enum err promise(struct cx *cx, struct work *w)
{
	const struct workcal *cal;
	const char *why;

	TRY(calendar_of(cx, w->actor->unit, &cal));
	w->due = deadline_due(cx->now, w->channel->term, NULL, 0, cal);
	why = deadline_why_not(cx->arena, &w->due, cx->now);
	if (why)
		return refuse(cx, ERR_INPUT, "thu_tuc", "%s", why);
	return OK;
}

static enum err plan(struct cx *cx, struct work *w)
{
	struct day today = instant_day(cx->now);
	struct reception *r = &w->r;

	TRY(unit_authority(cx, w->actor->unit, &w->authority));
	TRY(unit_for_field(cx, w->authority.id, w->p.field, today, &w->lead));
	if (!w->authority.agency_code)
		return fail(cx, ERR_INTERNAL, "unit %s has no agency code",
			    w->authority.code);
	*r = (struct reception){
		.authority = w->authority.id,
		.desk = w->actor->unit,
		.lead = w->lead.id,
		.version = w->p.id,
		.channel = w->in->channel,
		.receive_way = w->in->receive_way,
		.received_at = cx->now,
		.first_due_at = w->due.due,
		.term = w->channel->term,
		.is_provisional = w->due.provisional,
	};
	random_bytes(r->nonce, sizeof(r->nonce));
	return db_one(cx, q_rule_set, today, today, &r->rule_set);
}

/* Secret and token follow from a stored nonce and the server key: a receipt
 * can be printed again, and a stolen database does not open a dossier. */
static void receipt_codes(const unsigned char nonce[16], const char *code,
			  char secret[RECEIPT_SECRET_LEN + 1],
			  char token[TOKEN_TEXT_LEN + 1])
{
	unsigned char seed[16 + 64] = { 0 };

	memcpy(seed, nonce, 16);
	strncpy((char *)seed + 16, code, 63);
	derive_text("receipt-secret", seed, sizeof(seed), secret,
		    RECEIPT_SECRET_LEN);
	derive_text("receipt-token", seed, sizeof(seed), token,
		    TOKEN_TEXT_LEN);
}

struct digest secret_digest_of(struct arena *arena, const char *code,
			       const char *secret)
{
	const char *both = arena_printf(arena, "%s|%s", code, secret);

	return keyed_digest("secret", both, strlen(both));
}

struct digest token_digest_of(const char *token)
{
	return sha256(token, strlen(token));
}

/* LAST_INSERT_ID(n) hands the number to this connection alone. */
STMT(q_next, "id", "",
     "INSERT INTO dossier_counter (authority_id, day, seq)"
     " VALUES (?, ?, LAST_INSERT_ID(1))"
     " ON DUPLICATE KEY UPDATE seq = LAST_INSERT_ID(seq + 1)");
STMT(q_applicant, "isss" "ssbd" "sssss" "iit", "",
     "INSERT INTO applicant (dossier_id, name, name_fold, masked_name,"
     " id_kind, id_number, id_digest, birth, phone, email, address,"
     " owner_name, content, sets, version_id, received_at)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_paper, "iisiii", "",
     "INSERT INTO dossier_paper (dossier_id, seq, name, originals, certified,"
     " copies) VALUES (?, ?, ?, ?, ?, ?)");

static enum err write_person(struct cx *cx, const struct work *w,
			     struct dossier_id id)
{
	const struct receive *in = w->in;

	return db_exec(cx, q_applicant, id.v, in->name,
		       text_fold(cx->arena, in->name),
		       text_mask_name(cx->arena, in->name), in->id_kind,
		       w->id_number,
		       (struct bytes){ w->id_digest.b, sizeof(w->id_digest.b) },
		       in->birth, in->phone, in->email, in->address,
		       in->owner_name, in->content, (int64_t)in->sets,
		       w->p.id.v, cx->now);
}

static enum err write_papers(struct cx *cx, const struct receive *in,
			     struct dossier_id id)
{
	for (size_t i = 0; i < in->papers_n; i++) {
		const struct paper *p = &in->papers[i];

		TRY(db_exec(cx, q_paper, id.v, (int64_t)p->seq, p->name,
			    (int64_t)p->originals, (int64_t)p->certified,
			    (int64_t)p->copies));
	}
	return OK;
}

static enum err write_all(struct cx *cx, void *arg)
{
	struct work *w = arg;
	struct day today = instant_day(cx->now);
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	const struct transition *t =
		transition_find(STATE_NONE, MOVE_RECEIVE);
	unsigned role = w->actor->roles & t->roles;
	const struct entry entry = {
		.move = MOVE_RECEIVE,
		.to = STATE_RECEIVED,
		.account = w->actor->id,
		.role = role_code(role & -role),
		.unit = w->actor->unit,
		.holder_unit = w->actor->unit,
		.holder = w->actor->id,
		.handler = NO_ACCOUNT,
		.clock = "running",
	};
	struct digest secret_digest, token_digest;
	int64_t seq;

	TRY(db_exec(cx, q_next, w->authority.id.v, today));
	seq = db_insert_id(cx);
	w->r.code = dossier_code_make(cx->arena, w->authority.agency_code,
				      today, seq);
	receipt_codes(w->r.nonce, w->r.code, secret, token);
	secret_digest = secret_digest_of(cx->arena, w->r.code, secret);
	token_digest = token_digest_of(token);
	TRY(ledger_begin(cx, &w->r, seq, today, &secret_digest, &token_digest,
			 &entry, &w->ret->id));
	TRY(write_person(cx, w, w->ret->id));
	TRY(write_papers(cx, w->in, w->ret->id));
	TRY(submission_put(cx, w->in->form_key, w->actor->id, w->ret->id,
			   MOVE_RECEIVE));
	w->ret->code = w->r.code;
	return audit_write(cx, w->actor, "receive", w->ret->id, "ok", "");
}

STMT(q_code, "i", "s", "SELECT code FROM dossier WHERE id = ?");

static enum err find_known(struct cx *cx, const char *form_key,
			   struct received *ret)
{
	TRY(submission_find(cx, form_key, &ret->id));
	TRY(db_one(cx, q_code, ret->id.v, &ret->code));
	ret->was_known = true;
	return OK;
}

enum err dossier_receive(struct cx *cx, const struct actor *actor,
			 const struct receive *in, struct received *ret)
{
	struct work w = { .actor = actor, .in = in, .ret = ret };
	const struct transition *t =
		transition_find(STATE_NONE, MOVE_RECEIVE);
	enum err err;

	ret->was_known = false;
	if (!(actor->roles & t->roles))
		return refuse(cx, ERR_DENIED, NULL, "%s", t->rule);
	err = find_known(cx, in->form_key, ret);
	if (err != ERR_MISSING)
		return err;
	TRY(check_procedure(cx, &w));
	TRY(check_person(cx, &w));
	TRY(check_papers(cx, &w));
	TRY(check_twin(cx, &w));
	TRY(promise(cx, &w));
	TRY(plan(cx, &w));
	err = db_tx(cx, write_all, &w);
	/* The same form was posted twice at once: the other one has won. */
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return find_known(cx, in->form_key, ret);
	return err;
}

enum err dossier_preview(struct cx *cx, const struct actor *actor,
			 const char *procedure_code, const char *channel,
			 struct deadline *ret, const struct explain **ret_days)
{
	const struct receive in = { .procedure_code = procedure_code,
				    .channel = channel };
	struct work w = { .actor = actor, .in = &in };
	const struct workcal *cal;

	TRY(check_procedure(cx, &w));
	TRY(promise(cx, &w));
	TRY(calendar_of(cx, actor->unit, &cal));
	*ret = w.due;
	*ret_days = deadline_explain(cx->arena, cx->now, w.channel->term, NULL,
				     0, cal);
	return OK;
}

STMT(q_nonce, "i", "sb",
     "SELECT code, receipt_nonce FROM dossier WHERE id = ?");

enum err dossier_receipt_codes(struct cx *cx, struct dossier_id id,
			       char ret_secret[RECEIPT_SECRET_LEN + 1],
			       char ret_token[TOKEN_TEXT_LEN + 1])
{
	const char *code;
	struct bytes nonce;

	TRY(db_one(cx, q_nonce, id.v, &code, &nonce));
	if (nonce.len != 16)
		return fail(cx, ERR_INTERNAL, "dossier %lld: broken nonce",
			    (long long)id.v);
	receipt_codes(nonce.data, code, ret_secret, ret_token);
	return OK;
}

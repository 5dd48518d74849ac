/*
 * Reception (T02): everything is checked and computed first, then one short
 * transaction takes the number and writes.  The day's counter row is locked as
 * the transaction's first act, so desks queue for microseconds and a number
 * that is given back by a rollback was never seen: no gaps, no doubles.
 */
#include "domain/reception/receive.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/case_rows.h"
#include "domain/catalogue/catalog.h"
#include "domain/catalogue/rule.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/event_data.h"
#include "domain/ledger/ledger.h"
#include "domain/ledger/submission.h"
#include "domain/power.h"
#include "domain/reception/dossier_code.h"
#include "domain/reception/identity.h"
#include "domain/reception/person.h"
#include "domain/reception/receipt_code.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct receive, member)

struct work {
	const struct actor *actor;
	const struct receive *in;
	struct procedure p;
	const struct channel *channel;
	const struct kind *kind; /* NULL: the channel's own term */
	struct term term;	 /* cut off as the rule says */
	struct unit authority, lead;
	const char *id_number;
	struct deadline due;
	struct reception r;
	const char *rule_set;
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
			return refuse(cx, ERR_INPUT, AT(procedure_code),
				      "Thủ tục này đã hết hiệu lực từ ngày %s.",
				      day_dmy(cx->arena,
					      (struct day){ w->p.valid_to.n +
							    1 }));
		return refuse(cx, ERR_INPUT, AT(procedure_code),
			      "Thủ tục này chỉ có hiệu lực từ ngày %s.",
			      day_dmy(cx->arena, w->p.valid_from));
	}
	w->channel = procedure_channel(&w->p, w->in->channel);
	if (!w->channel)
		return refuse(cx, ERR_INPUT, AT(channel),
			      "Thủ tục này không nhận hồ sơ bằng cách đã chọn.");
	if (!w->channel->has_term && !w->p.kinds_n)
		return refuse(cx, ERR_INPUT, AT(channel),
			      "Thời hạn giải quyết của thủ tục này chưa được"
			      " công bố; không thể tính ngày hẹn trả.");
	return OK;
}

/* A house and other works have their own terms: nobody guesses which it is. */
static enum err check_kind(struct cx *cx, struct work *w)
{
	int kind = w->in->kind;

	if (!w->p.kinds_n)
		return OK;
	if (kind < 1 || (size_t)kind > w->p.kinds_n)
		return refuse(cx, ERR_INPUT, AT(kind),
			      "Chọn trường hợp: thời hạn giải quyết tính theo"
			      " trường hợp");
	w->kind = &w->p.kinds[kind - 1];
	return OK;
}

static enum err check_name(struct cx *cx, struct work *w)
{
	const char *why = strcmp(w->in->id_kind, "ma_so_thue") == 0 ?
				  NULL :
				  check_person_name(w->in->name);

	return why ? refuse(cx, ERR_INPUT, AT(name), "%s", why) : OK;
}

static enum err check_number(struct cx *cx, struct work *w)
{
	const struct receive *in = w->in;
	const char *why;

	w->id_number = id_number_clean(cx->arena, in->id_number);
	w->id_digest = keyed_digest("id", w->id_number, strlen(w->id_number));
	if (strcmp(in->id_kind, "cccd") == 0)
		why = check_cccd(cx->arena, w->id_number, in->birth);
	else if (strcmp(in->id_kind, "ho_chieu") == 0)
		why = check_passport(w->id_number);
	else
		why = check_tax_code(w->id_number);
	return why ? refuse(cx, ERR_INPUT, AT(id_number), "%s", why) : OK;
}

static enum err check_birth(struct cx *cx, struct work *w)
{
	const struct receive *in = w->in;

	if (in->birth.n != DAY_NONE.n &&
	    in->birth.n > instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(birth),
			      "Ngày sinh ở trong tương lai");
	return OK;
}

static enum err check_sets(struct cx *cx, struct work *w)
{
	return w->in->sets < 1 ? refuse(cx, ERR_INPUT, AT(sets),
					"Số bộ hồ sơ phải từ 1 trở lên") :
				 OK;
}

/* A paper that is only shown is there when it was shown, never as a count. */
static bool is_given(const struct receive *in, const struct document *d)
{
	for (size_t i = 0; i < in->papers_n; i++) {
		const struct paper *p = &in->papers[i];

		if (p->seq == d->seq && p->is_shown == d->is_shown)
			return true;
	}
	return false;
}

static enum err check_papers(struct cx *cx, struct work *w)
{
	const struct document *first = NULL;
	int missing = 0;

	for (size_t i = 0; i < w->p.documents_n; i++) {
		const struct document *d = &w->p.documents[i];

		if (!d->is_required || is_given(w->in, d))
			continue;
		if (!first)
			first = d;
		missing++;
	}
	if (!missing)
		return OK;
	if (missing == 1)
		return refuse(cx, ERR_INPUT, AT(papers),
			      first->is_shown ?
				      "Chưa xuất trình giấy tờ bắt buộc: %s" :
				      "Thiếu giấy tờ bắt buộc: %s",
			      first->name);
	return refuse(cx, ERR_INPUT, AT(papers),
		      "Thiếu %d giấy tờ bắt buộc, trước hết là: %s", missing,
		      first->name);
}

/* A fee that is not paid at once is owed until the result is returned. */
static bool is_owed(const struct receive *in)
{
	return in->fee_amount > 0 && fee_is_taken(in->fee_mode) &&
	       (!in->fee_receipt || !*in->fee_receipt);
}

/* T03: what comes by post comes with a hand-over slip. */
static enum err check_slip(struct cx *cx, struct work *w)
{
	const struct receive *in = w->in;

	if (in->post_slip && strcmp(in->channel, "bcci") == 0 &&
	    text_is_blank(in->post_slip))
		return refuse(cx, ERR_INPUT, AT(post_slip),
			      "Nhập số phiếu bàn giao của bưu chính");
	return OK;
}

static enum err check_fee(struct cx *cx, struct work *w)
{
	const struct receive *in = w->in;

	if (!fee_is_taken(in->fee_mode))
		return OK;
	if (in->fee_amount < 0)
		return refuse(cx, ERR_INPUT, AT(fee_amount),
			      "Nhập số tiền phí, lệ phí, bằng đồng");
	if (in->fee_mode == FEE_BEFORE && in->fee_amount > 0 &&
	    text_is_blank(in->fee_receipt))
		return refuse(cx, ERR_INPUT, AT(fee_receipt),
			      "Thu trước thì ghi số biên lai");
	return OK;
}

/* T05 (Decree 61/2018 art. 17.4). */
/* Of the kind of work where the procedure names kinds, else of the way in. */
static struct term term_of(const struct work *w)
{
	return w->kind ? w->kind->term : w->channel->term;
}

static enum err check_at_once(struct cx *cx, struct work *w)
{
	const struct receive *in = w->in;

	if (!in->at_once)
		return OK;
	if (term_of(w).unit != TERM_SAME_DAY)
		return refuse(cx, ERR_INPUT, AT(at_once),
			      "Thủ tục này không thuộc loại trả kết quả ngay;"
			      " hãy tiếp nhận và hẹn ngày trả");
	if (is_owed(in))
		return refuse(cx, ERR_INPUT, AT(fee_receipt),
			      "Trả ngay thì phải thu xong phí, lệ phí");
	if (text_is_blank(in->result))
		return refuse(cx, ERR_INPUT, AT(result),
			      "Ghi kết quả đã trả: tên, số, ngày văn bản");
	if (text_is_blank(in->receiver))
		return refuse(cx, ERR_INPUT, AT(receiver),
			      "Nhập họ tên người nhận kết quả");
	if (text_is_blank(in->receiver_paper))
		return refuse(cx, ERR_INPUT, AT(receiver_paper),
			      "Ghi giấy tờ đã kiểm tra của người nhận");
	return OK;
}

STMT(q_twin, "bi", "isi",
     "SELECT d.id, d.code, d.seat_id FROM applicant a"
     " JOIN dossier d ON d.id = a.dossier_id"
     " WHERE a.id_digest = ? AND a.version_id = ?"
     " AND d.finished_at IS NULL"
     " ORDER BY a.received_at DESC LIMIT 1");

/* Of another committee's no more is said than that there is one. */
static enum err check_twin(struct cx *cx, struct work *w)
{
	const struct bytes id = { w->id_digest.b, sizeof(w->id_digest.b) };
	struct dossier_id twin;
	struct unit_id seat;
	const char *code;
	enum err err;

	if (w->in->duplicate_confirmed)
		return OK;
	err = db_one(cx, q_twin, id, w->p.id.v, &twin.v, &code, &seat.v);
	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	TRY(audit_found(cx, w->actor, "number", &twin, 1));
	return refuse(cx, ERR_INPUT, AT(duplicate_confirmed),
		      "Người này đang có hồ sơ %s cùng thủ tục chưa giải quyết"
		      " xong. Nếu đây là hồ sơ khác, đánh dấu xác nhận rồi gửi"
		      " lại.",
		      seat.v == w->actor->authority.v ? code : "ở nơi khác");
}

static enum err promise(struct cx *cx, struct work *w)
{
	const struct workcal *cal;
	struct rule cutoff;
	const char *why;

	TRY(rule_set_of(cx, instant_day(cx->now), &w->rule_set));
	TRY(rule_read(cx, w->rule_set, "same_day_cutoff_minute",
		      instant_day(cx->now), &cutoff));
	w->term = term_of(w);
	w->term.cutoff_minute = (int)cutoff.value;
	TRY(calendar_of(cx, w->actor->unit, &cal));
	w->due = deadline_due(cx->now, w->term, NULL, 0, cal);
	why = deadline_why_not(cx->arena, &w->due);
	if (why)
		return refuse(cx, ERR_INPUT, AT(procedure_code), "%s", why);
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
		.receive_way = receive_way_code(w->in->receive_way),
		.received_at = cx->now,
		.first_due_at = w->due.due,
		.term = w->term,
		.is_provisional = w->due.provisional,
	};
	random_bytes(r->nonce, sizeof(r->nonce));
	r->corrects.v = INT_NONE;
	r->rule_set = w->rule_set;
	r->fee_due = is_owed(w->in) ? w->in->fee_amount : 0;
	return OK;
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

/* LAST_INSERT_ID(n) hands the number to this connection alone. */
STMT(q_next, "id", "",
     "INSERT INTO dossier_counter (authority_id, day, seq)"
     " VALUES (?, ?, LAST_INSERT_ID(1))"
     " ON DUPLICATE KEY UPDATE seq = LAST_INSERT_ID(seq + 1)");
STMT(q_applicant, "isss" "ssbd" "ssssss" "iit", "",
     "INSERT INTO applicant (dossier_id, name, name_fold, masked_name,"
     " id_kind, id_number, id_digest, birth, phone, email, address,"
     " owner_name, owner_address, content, sets, version_id, received_at)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_paper, "iisiiii", "",
     "INSERT INTO dossier_paper (dossier_id, seq, name, originals, certified,"
     " copies, is_shown) VALUES (?, ?, ?, ?, ?, ?, ?)");

static enum err write_person(struct cx *cx, const struct work *w,
			     struct dossier_id id)
{
	const struct receive *in = w->in;

	return db_exec(cx, q_applicant, id.v, in->name,
		       name_fold(cx->arena, in->name),
		       text_mask_name(cx->arena, in->name), in->id_kind,
		       w->id_number,
		       (struct bytes){ w->id_digest.b, sizeof(w->id_digest.b) },
		       in->birth, in->phone, in->email, in->address,
		       in->owner_name,
		       in->owner_address ? in->owner_address : "",
		       in->content, (int64_t)in->sets,
		       w->p.id.v, cx->now);
}

static enum err write_papers(struct cx *cx, const struct receive *in,
			     struct dossier_id id)
{
	for (size_t i = 0; i < in->papers_n; i++) {
		const struct paper *p = &in->papers[i];

		TRY(db_exec(cx, q_paper, id.v, (int64_t)p->seq, p->name,
			    (int64_t)p->originals, (int64_t)p->certified,
			    (int64_t)p->copies, (int64_t)p->is_shown));
	}
	return OK;
}

static enum err write_fee(struct cx *cx, const struct receive *in,
			  struct dossier_id id)
{
	const struct payment_new p = { .is_fee = true,
				       .mode = in->fee_mode,
				       .amount = in->fee_amount > 0 ?
							 in->fee_amount :
							 0,
				       .receipt_number = in->fee_receipt };

	if (in->fee_mode == FEE_MODE_UNSAID || in->fee_mode == FEE_NOT_TAKEN ||
	    (in->fee_amount <= 0 && fee_is_taken(in->fee_mode)))
		return OK;
	return payment_put(cx, id, &p);
}

/* The day's next number, and with it the dossier and its first event. */
static enum err take_number(struct cx *cx, struct reception *r,
			    const char *agency_code, const struct entry *e,
			    struct dossier_id *ret)
{
	struct day today = instant_day(cx->now);
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];
	int64_t seq;

	TRY(db_exec(cx, q_next, r->authority.v, today));
	seq = db_insert_id(cx);
	r->code = dossier_code_make(cx->arena, agency_code, today, seq);
	receipt_codes(r->nonce, r->code, secret, token);
	r->secret = secret_digest_of(cx->arena, r->code, secret);
	r->token = token_digest_of(token);
	return ledger_begin(cx, r, seq, today, e, ret);
}

static struct entry reception_entry(const struct work *w)
{
	bool at_once = w->in->at_once;
	enum move move = at_once ? MOVE_RETURN_AT_ONCE : MOVE_RECEIVE;
	const struct transition *t = transition_find(STATE_NONE, move);

	return (struct entry){
		.move = move,
		.account = w->actor->id,
		.role = role_code(power_used(w->actor, t->roles).role),
		.unit = w->actor->unit,
		.p = { .state = t->to,
		       .holder_unit = w->actor->unit,
		       .holder = at_once ? NO_ACCOUNT : w->actor->id,
		       .handler = NO_ACCOUNT,
		       .clock = at_once ? CLOCK_STOPPED : CLOCK_RUNS },
		.due_after = w->r.first_due_at,
	};
}

static enum err reception_data(struct cx *cx, const struct work *w,
			       const char **ret)
{
	const struct receive *in = w->in;
	const struct acting as = power_used(
		w->actor, transition_find(STATE_NONE, MOVE_RECEIVE)->roles);
	struct data_lines lines = { 0 };

	data_put_acting(cx, &lines, &as);
	data_put(&lines, "post_slip", in->post_slip);
	data_put(&lines, "kind", w->kind ? w->kind->name : NULL);
	if (in->fee_mode != FEE_MODE_UNSAID) {
		data_put(&lines, "fee_mode", fee_mode_code(in->fee_mode));
		if (in->fee_amount > 0)
			data_put(&lines, "fee_amount",
				 arena_printf(cx->arena, "%lld",
					      (long long)in->fee_amount));
		data_put(&lines, "fee_receipt", in->fee_receipt);
		data_put(&lines, "fee_basis", in->fee_basis);
	}
	if (in->at_once) {
		data_put(&lines, "result", in->result);
		data_put(&lines, "receiver", in->receiver);
		data_put(&lines, "receiver_paper", in->receiver_paper);
	}
	return data_text(cx, &lines, ret);
}

static enum err write_all(struct cx *cx, void *arg)
{
	struct work *w = arg;
	struct entry entry = reception_entry(w);

	TRY(reception_data(cx, w, &entry.data));
	TRY(take_number(cx, &w->r, w->authority.agency_code, &entry,
			&w->ret->id));
	TRY(write_person(cx, w, w->ret->id));
	TRY(write_papers(cx, w->in, w->ret->id));
	TRY(write_fee(cx, w->in, w->ret->id));
	TRY(submission_put(cx, &(struct submission){ w->in->form_key,
						     w->actor->id,
						     move_code(entry.move),
						     w->ret->id }));
	w->ret->code = w->r.code;
	return audit_write(cx, w->actor, "receive", w->ret->id, "ok", "");
}

/* T41: what stands in the new round is what stood in the old dossier; a desk
 * or division that has ended since is followed by its heir. */
STMT(q_old, "i", "issisiis",
     "SELECT d.version_id, d.channel, d.receive_way, d.seat_id,"
     " u.agency_code, d.seat_desk_id, d.seat_lead_id, p.field FROM dossier d"
     " JOIN procedure_version p ON p.id = d.version_id"
     " JOIN unit u ON u.id = d.seat_id WHERE d.id = ?");
STMT(q_same_person, "iti", "",
     "INSERT INTO applicant (dossier_id, name, name_fold, masked_name,"
     " id_kind, id_number, id_digest, birth, phone, email, address,"
     " owner_name, owner_address, content, sets, version_id, received_at)"
     " SELECT ?, name, name_fold, masked_name, id_kind, id_number, id_digest,"
     " birth, phone, email, address, owner_name, owner_address, content, sets,"
     " version_id, ?"
     " FROM applicant WHERE dossier_id = ?");
STMT(q_same_papers, "ii", "",
     "INSERT INTO dossier_paper (dossier_id, seq, name, originals, certified,"
     " copies, is_shown) SELECT ?, seq, name, originals, certified, copies,"
     " is_shown FROM public_paper WHERE dossier_id = ?");
STMT(q_still_handler, "iidd", "i",
     "SELECT a.id FROM account a JOIN account_role r ON r.account_id = a.id"
     " WHERE a.id = ? AND a.is_active = 1 AND r.role = 'HANDLER'"
     " AND r.unit_id = ? AND r.valid_from <= ?"
     " AND (r.valid_to IS NULL OR r.valid_to >= ?) LIMIT 1");

/* Whoever examined it mends it; if that person has gone, the head decides. */
static enum err round_handler(struct cx *cx, const struct head *old,
			      struct unit_id lead, struct account_id *ret)
{
	struct day today = instant_day(cx->now);
	enum err err = db_one(cx, q_still_handler, old->p.handler.v, lead.v,
			      today, today, &ret->v);

	if (err == ERR_MISSING)
		*ret = NO_ACCOUNT;
	return cx_without(cx, err, ERR_MISSING) ? OK : err;
}

static enum err round_seats(struct cx *cx, struct reception *r,
			    struct unit_id old_desk, struct unit_id old_lead,
			    const char *field)
{
	struct day today = instant_day(cx->now);
	struct unit desk, lead;
	enum err err = unit_continuing(cx, old_desk, r->authority, today,
				       &desk);

	if (err == ERR_MISSING)
		err = unit_of_kind(cx, r->authority, "mot_cua", today, &desk);
	TRY(err);
	TRY(unit_leading(cx, old_lead, r->authority, field, today, &lead));
	r->desk = desk.id;
	r->lead = lead.id;
	return OK;
}

static enum err round_plan(struct cx *cx, const struct head *old,
			   struct reception *r, const char **ret_agency)
{
	const struct workcal *cal;
	struct unit_id desk, lead;
	const char *field;
	struct deadline due;

	TRY(db_one(cx, q_old, old->id.v, &r->version.v, &r->channel,
		   &r->receive_way, &r->authority.v, ret_agency, &desk.v,
		   &lead.v, &field));
	TRY(round_seats(cx, r, desk, lead, field));
	TRY(calendar_of(cx, r->desk, &cal));
	due = deadline_due(cx->now, old->term, NULL, 0, cal);
	if (due.err != DEADLINE_OK)
		return refuse(cx, ERR_INPUT, NULL, "%s",
			      deadline_why_not(cx->arena, &due));
	r->received_at = cx->now;
	r->first_due_at = due.due;
	r->term = old->term;
	r->is_provisional = due.provisional;
	r->corrects = old->id;
	random_bytes(r->nonce, sizeof(r->nonce));
	return rule_set_of(cx, instant_day(cx->now), &r->rule_set);
}

enum err round_open(struct cx *cx, const struct actor *actor,
		    const struct head *old, const char *reason,
		    struct dossier_id *ret, const char **ret_code)
{
	struct reception r = { 0 };
	struct account_id handler;
	struct data_lines lines = { 0 };
	const char *agency, *data;
	const struct acting as = power_used(
		actor, transition_find(STATE_NONE, MOVE_OPEN_ROUND)->roles);
	struct entry e;

	TRY(round_plan(cx, old, &r, &agency));
	TRY(round_handler(cx, old, r.lead, &handler));
	data_put_acting(cx, &lines, &as);
	data_put(&lines, "corrects", old->code);
	TRY(data_text(cx, &lines, &data));
	e = (struct entry){ .move = MOVE_OPEN_ROUND,
			    .account = actor->id,
			    .role = role_code(as.role),
			    .unit = actor->unit,
			    .p = { .state = STATE_EXAMINING,
				   .holder_unit = r.lead,
				   .holder = handler,
				   .handler = handler,
				   .clock = CLOCK_RUNS },
			    .due_after = r.first_due_at,
			    .note = reason,
			    .data = data };
	TRY(take_number(cx, &r, agency, &e, ret));
	TRY(db_exec(cx, q_same_person, ret->v, cx->now, old->id.v));
	*ret_code = r.code;
	return db_exec(cx, q_same_papers, ret->v, old->id.v);
}

/* Without a form (the command line) the words themselves are the content. */
static struct digest content_of(struct cx *cx, const struct receive *in)
{
	const char *words = arena_printf(
		cx->arena, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n%d\n%d\n%d\n%lld",
		in->procedure_code, in->channel,
		receive_way_code(in->receive_way), in->name,
		in->id_number, in->phone, in->address,
		in->owner_name ? in->owner_name : "",
		in->content ? in->content : "", in->birth.n, in->sets,
		in->kind, (long long)in->fee_amount);

	return sha256(words, strlen(words));
}

static enum err find_known(struct cx *cx, const struct work *w,
			   struct received *ret)
{
	const struct submission form = { w->in->form_key, w->actor->id,
					 move_code(MOVE_RECEIVE), NO_DOSSIER };
	struct acted acted;

	TRY(submission_known(cx, &form, &acted));
	ret->id = acted.id;
	ret->code = acted.code;
	ret->was_known = true;
	return OK;
}

/* In the order of the form; each alone, so that all can be said at once. */
static enum err (*const checks[RECEIVE_FAULTS])(struct cx *, struct work *) = {
	check_kind,   check_name, check_number, check_birth,   check_sets,
	check_papers, check_slip, check_fee,    check_at_once, check_twin,
};

static enum err receive(struct cx *cx, const struct actor *actor,
			const struct receive *in, struct received *ret)
{
	struct work w = { .actor = actor, .in = in, .ret = ret };
	const struct transition *t =
		transition_find(STATE_NONE, MOVE_RECEIVE);
	enum err err;

	ret->was_known = false;
	if (!power_somewhere(actor, t->roles))
		return refuse(cx, ERR_DENIED, NULL, "%s", t->rule[0]);
	err = find_known(cx, &w, ret);
	if (err != ERR_MISSING)
		return err;
	TRY(check_procedure(cx, &w));
	TRY(power_over(cx, actor, w.p.id, &w.actor));
	if (!power_has(w.actor, t->roles))
		return refuse(cx, ERR_DENIED, NULL, "%s", t->rule[0]);
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
		TRY(checks[i](cx, &w));
	TRY(promise(cx, &w));
	TRY(plan(cx, &w));
	err = db_tx(cx, write_all, &w);
	/* The same form was posted twice at once: the other one has won. */
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return find_known(cx, &w, ret);
	return err;
}

enum err dossier_receive(struct cx *cx, const struct actor *actor,
			 const struct receive *in, struct received *ret)
{
	struct digest own;
	enum err err;

	if (cx->content)
		return receive(cx, actor, in, ret);
	own = content_of(cx, in);
	cx->content = &own;
	err = receive(cx, actor, in, ret);
	cx->content = NULL;
	return err;
}

enum err dossier_receive_faults(struct cx *cx, const struct actor *actor,
				const struct receive *in,
				struct fault ret[RECEIVE_FAULTS],
				size_t *ret_n)
{
	struct work w = { .actor = actor, .in = in };
	enum err err = check_procedure(cx, &w);
	size_t n = 0;

	for (size_t i = 0; i < RECEIVE_FAULTS && err == OK; i++) {
		err = checks[i](cx, &w);
		if (err != ERR_INPUT)
			continue;
		ret[n++] = cx_take_fault(cx);
		err = OK;
	}
	*ret_n = n;
	/* The procedure's own is said. */
	return cx_without(cx, err, ERR_INPUT) ? OK : err;
}

enum err dossier_preview(struct cx *cx, const struct actor *actor,
			 const char *procedure_code, const char *channel,
			 struct deadline *ret, const struct explain **ret_days)
{
	return dossier_preview_kind(cx, actor, procedure_code, channel, 0, ret,
				    ret_days);
}

enum err dossier_preview_kind(struct cx *cx, const struct actor *actor,
			      const char *procedure_code, const char *channel,
			      int kind, struct deadline *ret,
			      const struct explain **ret_days)
{
	const struct receive in = { .procedure_code = procedure_code,
				    .channel = channel,
				    .kind = kind };
	struct work w = { .actor = actor, .in = &in };
	const struct workcal *cal;

	TRY(check_procedure(cx, &w));
	TRY(check_kind(cx, &w));
	TRY(promise(cx, &w));
	TRY(calendar_of(cx, actor->unit, &cal));
	*ret = w.due;
	*ret_days = deadline_explain(cx->arena, cx->now, w.term, NULL, 0, cal);
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

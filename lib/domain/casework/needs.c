/*
 * What a move must carry, and whether it makes sense: one sentence a flaw,
 * beside its field.  What was checked becomes the event's data.
 */
#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "domain/casework/move.h"
#include "domain/casework/move_internal.h"
#include "domain/casework/request.h"
#include "domain/catalogue/unit.h"
#include "domain/clock/calendar.h"
#include "domain/files/draft.h"
#include "domain/ledger/event.h"
#include "domain/ledger/event_data.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct step, member)

/* The texts that are simply there or not. */
static const struct {
	unsigned need;
	size_t offset;
	const char *member, *sentence, *key; /* key NULL: not in the data */
} texts[] = {
#define TEXT(need, m, sentence, key) \
	{ need, offsetof(struct step, m), AT(m), sentence, key }
	TEXT(NEED_NOTE, note, "Nhập lý do", NULL),
	TEXT(NEED_RESULT_KIND, result_kind, "Chọn loại kết quả", "result_kind"),
	TEXT(NEED_DOCUMENT, document_number,
	     "Nhập số văn bản đã vào sổ", "document_number"),
	TEXT(NEED_RECEIVER, receiver,
	     "Nhập họ tên người nhận kết quả", "receiver"),
	TEXT(NEED_RECEIVER, receiver_paper,
	     "Ghi giấy tờ đã kiểm tra: giấy hẹn, căn cước hoặc giấy ủy quyền",
	     "receiver_paper"),
	TEXT(NEED_RECEIVER, receiver_kind,
	     "Chọn người đến nhận là ai", "receiver_kind"),
	TEXT(NEED_RECEIVER, originals,
	     "Chọn: không giữ bản chính nào, hay đã trả lại bản chính",
	     "originals"),
	TEXT(NEED_DELIVERY, receiver,
	     "Nhập họ tên người đã nhận từ bưu chính", "receiver"),
	TEXT(NEED_UNITS, content, "Nhập nội dung cần lấy ý kiến",
	     "content"),
	TEXT(NEED_TARGET, content,
	     "Nhập nội dung đề nghị cơ quan liên thông giải quyết", "content"),
	TEXT(NEED_ANSWER, answer_kind, "Chọn loại trả lời",
	     "answer_kind"),
	TEXT(NEED_ANSWER, content, "Nhập nội dung trả lời",
	     "content"),
	TEXT(NEED_ITEMS, items,
	     "Ghi đủ các giấy tờ, nội dung cần bổ sung, mỗi mục một dòng",
	     "items"),
	TEXT(NEED_ITEMS, note, "Nhập lý do phải bổ sung", NULL),
	TEXT(NEED_NOTICE, notice_number,
	     "Nhập số thông báo nộp tiền", "notice_number"),
	TEXT(NEED_NOTICE, payer, "Nhập người phải nộp tiền",
	     "payer"),
	TEXT(NEED_RECEIPT, receipt_number,
	     "Nhập số biên lai hoặc chứng từ", "receipt_number"),
	TEXT(NEED_WAYBILL, waybill, "Nhập số vận đơn bưu chính",
	     "waybill"),
	TEXT(NEED_GROUND, ground,
	     "Nêu căn cứ pháp lý: văn bản, điều, khoản", "ground"),
	TEXT(NEED_PLACE, place, "Nhập vị trí lưu hồ sơ", "place"),
#undef TEXT
};

static enum err check_texts(struct cx *cx, struct work *w)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *value = *(const char *const *)(const void *)
					    ((const char *)w->in +
					     texts[i].offset);

		if (!(w->t->needs & texts[i].need))
			continue;
		if (text_is_blank(value))
			return refuse(cx, ERR_INPUT, texts[i].member, "%s",
				      texts[i].sentence);
		if (texts[i].key)
			data_put(&w->data, texts[i].key, value);
	}
	return OK;
}

static enum err check_document(struct cx *cx, struct work *w)
{
	struct day day = w->in->document_date;

	if (day.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(document_date),
			      "Nhập ngày văn bản");
	if (day.n > instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(document_date),
			      "Ngày văn bản ở trong tương lai");
	if (day.n < instant_day(w->head.received_at).n)
		return refuse(cx, ERR_INPUT, AT(document_date),
			      "Ngày văn bản đứng trước ngày tiếp nhận hồ sơ,"
			      " %s", day_dmy(cx->arena,
					     instant_day(w->head.received_at)));
	data_put(&w->data, "document_date", day_iso(cx->arena, day));
	return OK;
}

static enum err check_receiver(struct cx *cx, struct work *w)
{
	const struct step *in = w->in;
	bool is_delegate = receiver_kind_of(in->receiver_kind) ==
			   RECEIVER_DELEGATE;

	/* Decree 61/2018 art. 6.2 b: a delegate also brings the paper. */
	if (is_delegate && text_is_blank(in->authorisation))
		return refuse(cx, ERR_INPUT, AT(authorisation),
			      "Người nhận thay phải có giấy ủy quyền: ghi số,"
			      " ngày của giấy");
	if (is_delegate)
		data_put(&w->data, "authorisation", in->authorisation);
	return OK;
}

/* Nobody approves what they cannot read: the draft stands with the dossier,
 * or its officer says why it does not. */
static enum err check_draft(struct cx *cx, struct work *w)
{
	struct draft draft;

	TRY(draft_of(cx, w->id, &draft));
	if (draft.is_there)
		return OK;
	if (text_is_blank(w->in->no_draft))
		return refuse(cx, ERR_INPUT, AT(no_draft),
			      "Hồ sơ chưa có tệp dự thảo: tải dự thảo lên, hoặc"
			      " nêu vì sao trình không kèm tệp");
	data_put(&w->data, "no_draft", w->in->no_draft);
	return OK;
}

STMT(q_handler, "iidd", "i",
     "SELECT a.id FROM account a JOIN account_role r ON r.account_id = a.id"
     " WHERE a.id = ? AND a.is_active = 1 AND r.role = 'HANDLER'"
     " AND r.unit_id = ? AND r.valid_from <= ?"
     " AND (r.valid_to IS NULL OR r.valid_to >= ?) LIMIT 1");

static enum err check_assignee(struct cx *cx, struct work *w)
{
	struct day today = instant_day(cx->now);
	int64_t found;
	enum err err;

	if (w->in->assignee.v == INT_NONE)
		return refuse(cx, ERR_INPUT, AT(assignee),
			      "Chọn người thụ lý");
	if (w->in->assignee.v == w->head.p.handler.v &&
	    w->t->move == MOVE_REASSIGN)
		return refuse(cx, ERR_INPUT, AT(assignee),
			      "Người này đang thụ lý hồ sơ, hãy chọn người"
			      " khác");
	err = db_one(cx, q_handler, w->in->assignee.v, w->head.p.lead.v, today,
		     today, &found);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(assignee),
			      "Người được chọn không còn là chuyên viên thụ lý"
			      " của đơn vị");
	if (err == OK)
		data_put(&w->data, "handler",
			 arena_printf(cx->arena, "%lld",
				      (long long)w->in->assignee.v));
	return err;
}

enum err needs_rule(struct cx *cx, const struct work *w, const char *code,
		    struct rule *ret)
{
	return rule_read(cx, w->head.rule_set, code,
			 instant_day(w->head.received_at), ret);
}

const struct event *work_last(const struct work *w, enum move move)
{
	for (size_t i = w->events_n; i-- > 0;) {
		if (w->events[i].move == move)
			return &w->events[i];
	}
	return NULL;
}

/* A unit that one may ask today: exists, works, is another one, and does not
 * owe an answer already. */
static enum err check_unit(struct cx *cx, const struct work *w,
			   struct unit_id id)
{
	struct day today = instant_day(cx->now);
	struct unit unit;
	enum err err = unit_load(cx, id, &unit);

	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT, AT(units),
			      "Đơn vị được chọn không có trong danh mục");
	TRY(err);
	if (unit.valid_to.n != DAY_NONE.n && unit.valid_to.n < today.n)
		return refuse(cx, ERR_INPUT, AT(units),
			      "%s đã kết thúc hoạt động từ ngày %s, hãy chọn"
			      " đơn vị kế thừa",
			      unit.name,
			      day_dmy(cx->arena,
				      (struct day){ unit.valid_to.n + 1 }));
	if (unit.valid_from.n > today.n)
		return refuse(cx, ERR_INPUT, AT(units),
			      "%s chưa hoạt động ở ngày này", unit.name);
	if (id.v == w->head.p.lead.v)
		return refuse(cx, ERR_INPUT, AT(units),
			      "%s đang giải quyết hồ sơ này, hãy chọn đơn vị"
			      " khác",
			      unit.name);
	for (size_t i = 0; i < w->requests_n; i++) {
		if (w->requests[i].unit.v == id.v &&
		    w->requests[i].closed_at.s == INSTANT_NONE.s)
			return refuse(cx, ERR_INPUT, AT(units),
				      "%s đang có một yêu cầu chưa trả lời",
				      unit.name);
	}
	return OK;
}

/* The limit of an answer: given, positive, and within the main term. */
static enum err check_limit(struct cx *cx, struct work *w)
{
	const struct step *in = w->in;
	bool in_hours = in->limit_unit && strcmp(in->limit_unit, "WH") == 0;
	const struct workcal *cal;
	struct deadline due;

	if (in->limit < 1)
		return refuse(cx, ERR_INPUT, AT(limit),
			      "Nhập thời hạn trả lời, từ 1 trở lên");
	if (in->limit > 500)
		return refuse(cx, ERR_INPUT, AT(limit),
			      "Thời hạn trả lời quá dài");
	w->limit = (struct term){ .unit = in_hours ? TERM_WORK_HOURS :
						     TERM_WORK_DAYS,
				  .halves = (int)(2 * in->limit),
				  .next_day_minute = -1,
				  .cutoff_minute = TERM_CUTOFF_MINUTE };
	TRY(calendar_of(cx, w->head.clock_desk, &cal));
	due = deadline_due(cx->now, w->limit, NULL, 0, cal);
	if (due.err != DEADLINE_OK)
		return refuse(cx, ERR_INPUT, AT(limit), "%s",
			      deadline_why_not(cx->arena, &due));
	w->limit_due = due.due;
	/* Nobody may be given longer than the dossier itself has; one that
	 * is late already asks for an answer as soon as it can be had. */
	if (w->head.due_at.s >= cx->now.s && due.due.s > w->head.due_at.s)
		return refuse(cx, ERR_INPUT, AT(limit),
			      "Thời hạn trả lời (đến %s) dài hơn thời hạn còn"
			      " lại của hồ sơ (hẹn trả %s)",
			      moment_words(cx->arena, due.due),
			      moment_words(cx->arena, w->head.due_at));
	data_put(&w->data, "limit", term_words(cx->arena, w->limit));
	data_put(&w->data, "limit_due", instant_iso(cx->arena, due.due));
	return OK;
}

static enum err check_units(struct cx *cx, struct work *w)
{
	size_t n = w->in->units_n;
	struct buf list;

	if (!n)
		return refuse(cx, ERR_INPUT, AT(units),
			      w->t->needs & NEED_TARGET ?
				      "Chọn cơ quan liên thông" :
				      "Chọn ít nhất một đơn vị phối hợp");
	if (w->t->needs & NEED_TARGET && n > 1)
		return refuse(cx, ERR_INPUT, AT(units),
			      "Mỗi lần chỉ chuyển liên thông đến một cơ quan");
	buf_init(&list, cx->arena, 1024);
	for (size_t i = 0; i < n; i++) {
		TRY(check_unit(cx, w, w->in->units[i]));
		buf_printf(&list, "%s%lld", i ? "," : "",
			   (long long)w->in->units[i].v);
	}
	data_put(&w->data, "units", list.data);
	return check_limit(cx, w);
}

/* The asked unit answers; the lead unit cancels, and notes what came on paper
 * from a unit that has no account here. */
static bool may_close(const struct work *w, const struct request *r)
{
	if (w->t->scope == SCOPE_ASKED)
		return r->unit.v == w->actor->unit.v;
	return w->t->move != MOVE_ANSWER || !r->has_account;
}

/* The open request that is meant: by its number, or the actor's own. */
static struct request *find_request(struct work *w)
{
	bool is_segment = w->head.p.state == STATE_INTERLINKED;

	for (size_t i = 0; i < w->requests_n; i++) {
		struct request *r = &w->requests[i];

		if (r->closed_at.s != INSTANT_NONE.s ||
		    r->is_segment != is_segment)
			continue;
		if (!may_close(w, r))
			continue;
		if (w->in->request < 1 || w->in->request == r->seq)
			return r;
	}
	return NULL;
}

static enum err check_request(struct cx *cx, struct work *w)
{
	w->request = find_request(w);
	if (!w->request)
		return refuse(cx, ERR_INPUT, AT(request),
			      "Yêu cầu này không còn chờ trả lời");
	data_put(&w->data, "request",
		 arena_printf(cx->arena, "%d", w->request->seq));
	return OK;
}

/* The seed's rule: who answers after the limit must say why. */
static enum err check_answer(struct cx *cx, struct work *w)
{
	const struct workcal *cal;

	if (!w->request)
		TRY(check_request(cx, w));
	if (!request_is_late(w->request, cx->now))
		return OK;
	if (text_is_blank(w->in->late_reason))
		return refuse(cx, ERR_INPUT, AT(late_reason),
			      "Trả lời phối hợp đã quá hạn. Vui lòng nêu lý"
			      " do.");
	TRY(calendar_of(cx, w->head.clock_desk, &cal));
	w->late_days = workcal_between(cal, instant_day(w->request->due_at),
				       instant_day(cx->now));
	data_put(&w->data, "late_reason", w->in->late_reason);
	data_put(&w->data, "late_days",
		 arena_printf(cx->arena, "%d", w->late_days));
	return OK;
}

enum err needs_until(struct cx *cx, struct work *w, bool is_required)
{
	struct day until = w->in->until;

	if (until.n <= 0) /* none given, or before anybody's time */
		return is_required ? refuse(cx, ERR_INPUT, AT(until),
					    "Nhập hạn, ngày/tháng/năm") :
				     OK;
	if (until.n <= instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(until),
			      "Hạn phải là một ngày sau hôm nay");
	data_put(&w->data, "until", day_iso(cx->arena, until));
	w->limit_due = instant_at(until, 24 * 60 - 1);
	return OK;
}

static enum err check_by_move(struct cx *cx, struct work *w)
{
	if (w->t->move == MOVE_APPROVE_SUPPLEMENT)
		return needs_supplement_count(cx, w);
	if (w->t->move == MOVE_ASK_SUPPLEMENT)
		return needs_supplement_send(cx, w);
	return OK;
}

/* A refusal is written with its reason (Decree 61/2018 art. 19.8); the owner
 * reads it on the full page. */
static enum err check_refusal(struct cx *cx, struct work *w)
{
	if (result_kind_of(w->in->result_kind) == RESULT_REFUSED &&
	    text_is_blank(w->in->note))
		return refuse(cx, ERR_INPUT, AT(note),
			      "Nêu lý do từ chối giải quyết (%s); người nộp đọc"
			      " được lý do này khi có văn bản trả lời",
			      strcmp(w->head.rule_set, "nd61") == 0 ?
				      "Nghị định 61/2018, Điều 19.8" :
				      "Nghị định 118/2025");
	return OK;
}

enum err needs_check(struct cx *cx, struct work *w)
{
	static const struct {
		unsigned need;
		enum err (*check)(struct cx *cx, struct work *w);
	} checks[] = {
		{ NEED_ASSIGNEE, check_assignee },
		{ NEED_RESULT_KIND, check_refusal },
		{ NEED_REQUEST, check_request },
		{ NEED_UNITS | NEED_TARGET, check_units },
		{ NEED_DOCUMENT, check_document },
		{ NEED_RECEIVER, check_receiver },
		{ NEED_DRAFT, check_draft },
		{ NEED_ANSWER, check_answer },
		{ NEED_ITEMS, needs_supplement },
		{ NEED_NOTICE | NEED_RECEIPT, needs_money },
		{ NEED_WISH, needs_wish },
	};

	TRY(check_texts(cx, w));
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		if (w->t->needs & checks[i].need)
			TRY(checks[i].check(cx, w));
	}
	return check_by_move(cx, w);
}

/*
 * What an event of the ledger says besides who and when: one table, move by
 * move, of the facts that its data holds and the words before them.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "domain/casework/move.h"
#include "domain/casework/payment.h"
#include "domain/casework/request.h"
#include "domain/catalogue/unit.h"
#include "domain/ledger/event.h"
#include "domain/people/account.h"
#include "markers.h"
#include "staff/dossier/told.h"
#include "text/text.h"

#define LINE_MAX 4096

enum how {
	HOW_TEXT,  /* as it was written */
	HOW_LINES, /* the same, of several lines: stands alone */
	HOW_MONEY,
	HOW_DAY,
	HOW_MOMENT,
	HOW_UNITS,   /* ids, comma between */
	HOW_REQUEST, /* its number: whose it was */
	HOW_PERSON,  /* an account's id */
	HOW_CHOICE,  /* a code of `choices` */
	HOW_KIND,    /* of an answer */
	HOW_FLAG,    /* the words alone */
};

#define CORRECTED(W)                                    \
	W(CORRECTED_NOTHING, "", "")                    \
	W(CORRECTED_RECEIPT, "gio_tiep_nhan", "sai giờ tiếp nhận") \
	W(CORRECTED_STOP, "tam_dung", "sai lần tạm dừng")
CODES(corrected, CORRECTED);

static const struct codes *(*const choices[])(void) = {
	result_kind_codes, receiver_kind_codes, originals_codes,
	fee_mode_codes, corrected_codes,
};

#define ANY MOVE_COUNT

/* In the order in which they are told.  A key that stands under a move and
 * under ANY is told as the move says. */
static const struct part {
	enum move move;
	const char *key;
	enum how how;
	const char *before;
} parts[] = {
	{ ANY, "corrects", HOW_TEXT, "Đính chính kết quả của hồ sơ" },
	{ ANY, "corrected_by", HOW_TEXT, "Hồ sơ đính chính" },
	{ ANY, "kind", HOW_TEXT, "Trường hợp" },
	{ ANY, "post_slip", HOW_TEXT, "Phiếu giao nhận bưu chính số" },
	{ ANY, "fee_mode", HOW_CHOICE, "Phí, lệ phí" },
	{ ANY, "fee_amount", HOW_MONEY, "Số tiền" },
	{ ANY, "fee_basis", HOW_TEXT, "Tính cho" },
	{ ANY, "fee_receipt", HOW_TEXT, "Biên lai số" },
	{ ANY, "handler", HOW_PERSON, "Giao cho" },
	{ MOVE_INTERLINK, "units", HOW_UNITS, "Chuyển đến" },
	{ MOVE_PROPOSE_CONSULT, "units", HOW_UNITS, "Đề nghị hỏi" },
	{ ANY, "units", HOW_UNITS, "Hỏi" },
	{ ANY, "request", HOW_REQUEST, "Yêu cầu" },
	{ ANY, "limit", HOW_TEXT, "Thời hạn trả lời" },
	{ ANY, "limit_due", HOW_MOMENT, "Trả lời trước" },
	{ ANY, "answer_kind", HOW_KIND, "Trả lời" },
	{ ANY, "late_days", HOW_TEXT, "Số ngày làm việc trễ" },
	{ ANY, "result_kind", HOW_CHOICE, "Dự thảo" },
	{ ANY, "no_draft", HOW_LINES, "Trình không kèm tệp dự thảo vì" },
	{ MOVE_RETURN_AT_ONCE, "result", HOW_LINES, "Kết quả" },
	{ ANY, "document_number", HOW_TEXT, "Văn bản số" },
	{ ANY, "document_date", HOW_DAY, "Ngày" },
	{ ANY, "notice_number", HOW_TEXT, "Thông báo số" },
	{ ANY, "notice_file", HOW_TEXT, "Tệp thông báo số" },
	{ ANY, "wish_file", HOW_TEXT, "Tệp đề nghị của người nộp số" },
	{ ANY, "receipt_number", HOW_TEXT, "Biên lai, chứng từ số" },
	{ ANY, "amount", HOW_MONEY, "Số tiền" },
	{ ANY, "payer", HOW_TEXT, "Người phải nộp" },
	{ MOVE_ASK_PAYMENT, "until", HOW_DAY, "Hạn nộp" },
	{ ANY, "until", HOW_DAY, "Hạn bổ sung" },
	{ ANY, "waybill", HOW_TEXT, "Vận đơn số" },
	{ ANY, "post_unit", HOW_UNITS, "Giao cho" },
	{ ANY, "receiver", HOW_TEXT, "Người nhận" },
	{ ANY, "receiver_kind", HOW_CHOICE, "Tư cách" },
	{ ANY, "receiver_paper", HOW_TEXT, "Giấy tờ đã kiểm tra" },
	{ ANY, "authorisation", HOW_TEXT, "Giấy ủy quyền" },
	{ ANY, "originals", HOW_CHOICE, "Bản chính" },
	{ ANY, "place", HOW_TEXT, "Nơi lưu" },
	{ ANY, "old_due", HOW_MOMENT, "Ngày hẹn trước đó" },
	{ ANY, "because", HOW_LINES, "Vì" },
	{ MOVE_ADJUST, "kind", HOW_CHOICE, "Điều chỉnh" },
	{ MOVE_ADJUST, "adjust_received", HOW_MOMENT, "Giờ tiếp nhận đúng" },
	{ MOVE_ADJUST, "adjust_from", HOW_MOMENT, "Dừng đúng từ" },
	{ MOVE_ADJUST, "adjust_to", HOW_MOMENT, "đến" },
	{ MOVE_ADJUST, "adjust_void", HOW_FLAG, "Lần dừng này không có thật" },
	{ ANY, "adjusted_due", HOW_MOMENT, "Hạn sau điều chỉnh" },
	{ MOVE_ADJUST, "proposed_by", HOW_TEXT, "Người đề nghị" },
	{ MOVE_ADJUST, "ground", HOW_LINES, "Căn cứ" },
	{ ANY, "ground", HOW_TEXT, "Căn cứ" },
	{ ANY, "late_ground", HOW_TEXT, "Được yêu cầu sau thời hạn chung theo" },
	{ ANY, "restart", HOW_FLAG,
	  "Thời hạn giải quyết tính lại khi nhận đủ hồ sơ" },
	{ MOVE_ANSWER, "content", HOW_LINES, "Nội dung trả lời" },
	{ MOVE_SEGMENT_BACK, "content", HOW_LINES, "Nội dung trả lời" },
	{ MOVE_SEGMENT_RESULT, "content", HOW_LINES, "Nội dung trả lời" },
	{ ANY, "content", HOW_LINES, "Nội dung" },
	{ ANY, "items", HOW_LINES, "Cần bổ sung" },
	{ ANY, "late_reason", HOW_LINES, "Lý do trả lời trễ" },
	{ ANY, "reason", HOW_LINES, "Lý do" },
};
#define PARTS_N (sizeof(parts) / sizeof(parts[0]))

/* The row of this key that speaks for this move. */
static bool speaks(size_t i, enum move move)
{
	if (parts[i].move != ANY)
		return parts[i].move == move;
	for (size_t k = 0; k < i; k++) {
		if (parts[k].move == move &&
		    strcmp(parts[k].key, parts[i].key) == 0)
			return false;
	}
	return true;
}

static enum err unit_words(const struct told *told, int64_t id,
			   const char **ret)
{
	struct unit unit;
	enum err err;

	for (size_t i = 0; i < told->requests_n; i++) {
		if (told->requests[i].unit.v == id) {
			*ret = told->requests[i].unit_name;
			return OK;
		}
	}
	/* Proposed only, or the post: seldom, and never many. */
	err = unit_load(told->cx, (struct unit_id){ id }, &unit);
	if (err == OK)
		*ret = unit.name;
	return cx_without(told->cx, err, ERR_MISSING) ? OK : err;
}

static enum err units_words(const struct told *told, const char *ids,
			    const char **ret)
{
	struct buf b;

	buf_init(&b, told->cx->arena, LINE_MAX);
	while (*ids) {
		const char *name = NULL;
		char *end;

		TRY(unit_words(told, strtoll(ids, &end, 10), &name));
		if (name)
			buf_printf(&b, "%s%s", b.len ? ", " : "", name);
		if (end == ids)
			break;
		ids = *end ? end + 1 : end;
	}
	*ret = b.len ? b.data : NULL;
	return OK;
}

static const char *request_words(const struct told *told, const char *seq)
{
	for (size_t i = 0; i < told->requests_n; i++) {
		const struct request *r = &told->requests[i];

		if (r->seq == atoi(seq))
			return arena_printf(told->cx->arena, "số %d (%s)",
					    r->seq, r->unit_name);
	}
	return NULL;
}

static enum err person_words(const struct told *told, const char *id,
			     const char **ret)
{
	struct account_id who = { strtoll(id, NULL, 10) };
	enum err err;

	for (size_t i = 0; i < told->events_n; i++) {
		const struct event *e = &told->events[i];

		if (e->actor.v == who.v) {
			*ret = e->actor_name;
			return OK;
		}
	}
	err = account_name(told->cx, who, ret);
	return cx_without(told->cx, err, ERR_MISSING) ? OK : err;
}

static const char *choice_words(const char *code)
{
	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
		const struct codes *set = choices[i]();
		int at = codes_find(set, code);

		if (at != set->unknown)
			return codes_at(set, at)->said;
	}
	return NULL;
}

/* NULL when there is nothing to say. */
static enum err value_words(const struct told *told, enum how how,
			    const char *value, const char **ret)
{
	struct arena *arena = told->cx->arena;
	struct instant at;
	struct day day;

	*ret = NULL;
	switch (how) {
	case HOW_TEXT:
	case HOW_LINES:
		*ret = value;
		break;
	case HOW_MONEY:
		*ret = arena_printf(arena, "%s đồng",
				    text_number(arena, atoll(value)));
		break;
	case HOW_DAY:
		if (day_parse_iso(value, &day))
			*ret = day_dmy(arena, day);
		break;
	case HOW_MOMENT:
		if (instant_parse_iso(value, &at))
			*ret = moment_words(arena, at);
		break;
	case HOW_UNITS:
		return units_words(told, value, ret);
	case HOW_REQUEST:
		*ret = request_words(told, value);
		break;
	case HOW_PERSON:
		return person_words(told, value, ret);
	case HOW_CHOICE:
		*ret = choice_words(value);
		break;
	case HOW_KIND:
		*ret = answer_kind_said(answer_kind_of(value));
		break;
	case HOW_FLAG:
		*ret = "";
	}
	return OK;
}

enum err told_fill(const struct told *told, struct view *row,
		   const struct event *e)
{
	struct buf line;

	buf_init(&line, told->cx->arena, LINE_MAX);
	for (size_t i = 0; e->data && i < PARTS_N; i++) {
		const struct part *p = &parts[i];
		const char *value = event_value(told->cx->arena, e->data,
						p->key);
		const char *words;

		if (!*value || !speaks(i, e->move))
			continue;
		TRY(value_words(told, p->how, value, &words));
		if (!words)
			continue;
		if (p->how == HOW_LINES)
			view_setf(view_add(row, M_FACT), M_TEXT, "%s: %s",
				  p->before, words);
		else
			buf_printf(&line, "%s%s%s%s", line.len ? "; " : "",
				   p->before, *words ? ": " : "", words);
	}
	if (line.len)
		view_set(view_add(row, M_FACTS), M_TEXT, line.data);
	return OK;
}

#include "domain/citizen/telling.h"

#include <string.h>

#include "text/text.h"

#define S(s) [STATE_##s]

/* Where it is, while nobody has decided yet. */
static const char *const open_words[STATE_COUNT] = {
	S(RECEIVED) = "Hồ sơ đã được tiếp nhận, sẽ được chuyển đến bộ phận"
		      " giải quyết",
	S(UNASSIGNED) = "Hồ sơ đã chuyển đến bộ phận giải quyết, đang chờ phân"
			" công người xử lý",
	S(EXAMINING) = "Hồ sơ đang được xem xét, giải quyết",
	S(CONSULTING) = "Hồ sơ đang được xem xét, chờ ý kiến của đơn vị phối"
			" hợp",
	S(INTERLINKED) = "Hồ sơ đang được cơ quan liên thông giải quyết",
	S(SUPPLEMENT) = "Hồ sơ còn thiếu, đang chờ ông/bà bổ sung giấy tờ",
	S(PAYMENT) = "Hồ sơ đang chờ ông/bà nộp tiền theo thông báo",
	S(FOR_APPROVAL) = "Hồ sơ đã được xem xét xong, đang chờ duyệt",
	S(FOR_SIGNATURE) = "Hồ sơ đã được xem xét xong, đang chờ lãnh đạo ký",
	S(FOR_SEAL) = "Văn bản đã được ký, đang chờ đóng dấu, phát hành",
	S(WITHDRAWING) = "Đề nghị rút hồ sơ của ông/bà đang được xem xét",
};

enum kept { KEPT_READY, KEPT_POSTED, KEPT_RETURNED, KEPT_ARCHIVED };

/* The same by the number alone, whatever was decided. */
static const char *const code_words[] = {
	[KEPT_READY] = "Đã giải quyết xong, có văn bản trả lời",
	[KEPT_POSTED] = "Đã giải quyết xong, văn bản trả lời đang được bưu"
			" chính chuyển đến ông/bà",
	[KEPT_RETURNED] = "Đã giải quyết xong, văn bản trả lời đã trả",
	[KEPT_ARCHIVED] = "Đã giải quyết xong, văn bản trả lời đã trả và hồ sơ"
			  " đã lưu",
};

static const char *const result_words[] = {
	[KEPT_READY] = "Đã có kết quả, mời ông/bà đến nhận",
	[KEPT_POSTED] = "Kết quả đang được bưu chính chuyển đến ông/bà",
	[KEPT_RETURNED] = "Kết quả đã được trả, hồ sơ đã hoàn thành",
	[KEPT_ARCHIVED] = "Kết quả đã được trả, hồ sơ đã hoàn thành và được"
			  " lưu",
};

static const char *const refused_words[] = {
	[KEPT_READY] = "Hồ sơ không được giải quyết, có văn bản nêu lý do",
	[KEPT_POSTED] = "Hồ sơ không được giải quyết, văn bản nêu lý do đang"
			" được bưu chính chuyển đến ông/bà",
	[KEPT_RETURNED] = "Hồ sơ không được giải quyết, văn bản nêu lý do đã"
			  " trả",
	[KEPT_ARCHIVED] = "Hồ sơ không được giải quyết, văn bản nêu lý do đã"
			  " trả và hồ sơ đã lưu",
};

static enum kept kept_of(enum state s)
{
	return s == STATE_READY	   ? KEPT_READY :
	       s == STATE_POSTED   ? KEPT_POSTED :
	       s == STATE_RETURNED ? KEPT_RETURNED :
				     KEPT_ARCHIVED;
}

/* Ended without anything decided on the matter. */
static bool ended_early(enum ending e)
{
	return e == END_WITHDRAWN || e == END_DISCONTINUED || e == END_EXPIRED;
}

static bool state_pauses(enum state s)
{
	return s == STATE_SUPPLEMENT || s == STATE_PAYMENT;
}

static bool awaits_owner(const struct facts *f)
{
	return state_pauses(f->state);
}

static const char *days(struct arena *arena, int n)
{
	return arena_printf(arena, "%d ngày", n);
}

static const char *ended_words(const struct facts *f, enum tell_level level)
{
	if (f->ending == END_WITHDRAWN)
		return f->state == STATE_ARCHIVED ?
			       "Hồ sơ đã được rút theo đề nghị của ông/bà và"
			       " đã lưu" :
			       "Hồ sơ đã được rút theo đề nghị của ông/bà";
	if (f->ending == END_EXPIRED && level == TELL_FULL)
		return "Hồ sơ đã dừng giải quyết vì quá hạn bổ sung giấy tờ";
	return "Cơ quan đã dừng giải quyết hồ sơ, có văn bản nêu lý do";
}

static const char *overdue_words(struct arena *arena, const struct facts *f)
{
	const char *over = days(arena, f->limit_over);

	if (f->state == STATE_PAYMENT)
		return arena_printf(arena,
				    "Đã quá hạn nộp tiền %s, hồ sơ vẫn đang"
				    " dừng chờ ông/bà",
				    over);
	return arena_printf(arena,
			    "Đã quá hạn bổ sung %s, hồ sơ có thể bị dừng giải"
			    " quyết",
			    over);
}

static const char *now_words(struct arena *arena, const struct facts *f,
			     enum tell_level level)
{
	enum kept kept = kept_of(f->state);

	if (ended_early(f->ending))
		return ended_words(f, level);
	if (f->ending == END_NONE) {
		if (f->limit == LIMIT_PASSED)
			return overdue_words(arena, f);
		if (f->seat == SEAT_ENDED && !awaits_owner(f))
			return "Nơi tiếp nhận đã kết thúc hoạt động, hồ sơ chờ"
			       " nơi kế thừa giải quyết tiếp";
		return open_words[f->state];
	}
	if (level == TELL_CODE)
		return code_words[kept];
	if (f->ending == END_REFUSED)
		return refused_words[kept];
	if (kept != KEPT_READY || f->delivery == DELIVER_DESK)
		return result_words[kept];
	return f->delivery == DELIVER_POST ?
		       "Đã có kết quả, đang chờ gửi qua bưu chính" :
		       "Bưu chính chưa phát được, kết quả đã về nơi tiếp nhận";
}

static const char *with_late(struct arena *arena, const char *words,
			     const char *late)
{
	return *late ? arena_printf(arena, "%s %s", words, late) : words;
}

static const char *kept_words(struct arena *arena, const struct facts *f)
{
	if (f->promise == PROMISE_EARLY)
		return "trước hẹn";
	if (f->promise == PROMISE_KEPT)
		return "đúng hẹn";
	return with_late(arena, "trễ hẹn", f->late);
}

static void tag_finished(struct arena *arena, const struct facts *f,
			 enum tell_level level, struct telling *t)
{
	bool is_late = f->promise == PROMISE_BROKEN;
	bool is_code = level == TELL_CODE;

	if (f->ending == END_REFUSED && !is_code) {
		t->look = TAG_YELLOW;
		t->tag = "Không được giải quyết";
		return;
	}
	t->look = is_late ? TAG_RED : is_code ? TAG_BLUE : TAG_GREEN;
	t->tag = arena_printf(arena, "%s, %s",
			      is_code ? "Đã giải quyết xong" : "Đã có kết quả",
			      kept_words(arena, f));
}

/* A colour only repeats what the words say. */
static void tag(struct arena *arena, const struct facts *f,
		enum tell_level level, struct telling *t)
{
	if (ended_early(f->ending)) {
		t->look = TAG_GREY;
		t->tag = f->ending == END_WITHDRAWN ? "Đã rút" :
						      "Đã dừng giải quyết";
	} else if (f->ending != END_NONE) {
		tag_finished(arena, f, level, t);
	} else if (f->promise == PROMISE_LATE) {
		t->look = TAG_RED;
		t->tag = with_late(arena, "Đã quá ngày hẹn", f->late);
	} else if (f->promise == PROMISE_STOPPED) {
		t->look = TAG_YELLOW;
		t->tag = "Tạm dừng tính thời gian";
	} else if (f->promise == PROMISE_TODAY) {
		t->look = TAG_BLUE;
		t->tag = "Hẹn trả hôm nay";
	} else {
		t->look = TAG_GREEN;
		t->tag = "Đúng tiến độ";
	}
}

static const char *sorry_words(struct arena *arena, const struct facts *f,
			       enum tell_level level)
{
	const char *by = *f->late ? arena_printf(arena, " %s", f->late) : "";

	if (f->promise == PROMISE_LATE)
		return arena_printf(arena,
				    "Hồ sơ đã quá ngày hẹn%s mà chưa giải"
				    " quyết xong. Chúng tôi xin lỗi ông/bà.",
				    by);
	if (f->promise != PROMISE_BROKEN)
		return "";
	if (ended_early(f->ending))
		return arena_printf(arena,
				    "Khi kết thúc, hồ sơ đã quá ngày hẹn%s."
				    " Chúng tôi xin lỗi ông/bà.",
				    by);
	return arena_printf(arena,
			    "%s có sau ngày hẹn%s. Chúng tôi xin lỗi ông/bà vì"
			    " sự chậm trễ này.",
			    level == TELL_CODE || f->ending == END_REFUSED ?
				    "Văn bản trả lời" :
				    "Kết quả",
			    by);
}

#define CARDS "Giấy tiếp nhận và căn cước; người đi thay mang thêm giấy ủy quyền"

static const char *bring_words(struct arena *arena, const struct facts *f,
			       enum tell_level level)
{
	const char *fee = "";

	if (f->fee_due > 0 && level == TELL_FULL)
		fee = arena_printf(arena, "; %s đồng phí, lệ phí chưa nộp",
				   text_number(arena, f->fee_due));
	if (f->state == STATE_SUPPLEMENT)
		return "Giấy tờ còn thiếu, giấy tiếp nhận và căn cước";
	if (f->state == STATE_PAYMENT)
		return "Chứng từ đã nộp tiền và giấy tiếp nhận";
	if (f->state == STATE_READY &&
	    (level == TELL_CODE || f->delivery != DELIVER_POST))
		return arena_printf(arena, CARDS "%s", fee);
	if (ended_early(f->ending) && f->state != STATE_ARCHIVED)
		return CARDS;
	return "";
}

static const char *until_words(struct arena *arena, const struct facts *f)
{
	if (f->limit == LIMIT_TODAY)
		return ", chậm nhất hết hôm nay";
	if (f->limit_day.n == DAY_NONE.n)
		return "";
	return arena_printf(arena, ", chậm nhất hết %s",
			    day_words(arena, f->limit_day));
}

static const char *act_awaited(struct arena *arena, const struct facts *f)
{
	bool is_money = f->state == STATE_PAYMENT;

	if (f->limit == LIMIT_PASSED)
		return arena_printf(
			arena,
			"Ông/bà liên hệ ngay nơi tiếp nhận%s: hạn %s là hết %s.",
			is_money ? "" : " trước khi hồ sơ bị dừng",
			is_money ? "nộp tiền" : "bổ sung",
			day_words(arena, f->limit_day));
	if (is_money)
		return arena_printf(arena,
				    "Ông/bà nộp tiền theo thông báo%s, rồi đưa"
				    " chứng từ đến nơi tiếp nhận.",
				    until_words(arena, f));
	return arena_printf(arena,
			    "Ông/bà nộp giấy tờ còn thiếu tại nơi tiếp"
			    " nhận%s.",
			    until_words(arena, f));
}

static const char nothing_words[] =
	"Ông/bà chưa cần làm gì thêm. Hệ thống chưa gửi tin nhắn: có việc cần"
	" ông/bà làm thì ghi ở trang này, nên ông/bà xem lại trước ngày hẹn.";
static const char today_words[] =
	"Ông/bà chưa cần làm gì thêm. Hệ thống chưa gửi tin nhắn: có kết quả"
	" thì ghi ở trang này.";
static const char posted_words[] =
	"Ông/bà chờ bưu chính phát đến địa chỉ đã đăng ký. Lâu không thấy,"
	" ông/bà báo “Tôi chưa nhận được kết quả” ở cuối trang.";
static const char posted_code_words[] =
	"Ông/bà chờ bưu chính phát đến địa chỉ đã đăng ký. Lâu không thấy,"
	" ông/bà nhập mã tra cứu rồi báo “Tôi chưa nhận được kết quả”.";

static const char *act_open(struct arena *arena, const struct facts *f)
{
	if (awaits_owner(f))
		return act_awaited(arena, f);
	if (f->state == STATE_WITHDRAWING)
		return "Ông/bà chờ trả lời về đề nghị rút. Muốn được giải"
		       " quyết tiếp, ông/bà báo ngay nơi tiếp nhận.";
	if (f->promise == PROMISE_LATE)
		return "Hiện không có việc gì chờ ông/bà. Ông/bà có quyền được"
		       " biết lý do chậm và ngày có kết quả.";
	if (f->seat == SEAT_ENDED)
		return "Ông/bà hỏi nơi kế thừa về hồ sơ này.";
	return f->promise == PROMISE_TODAY ? today_words : nothing_words;
}

static const char *act_ready(const struct facts *f, enum tell_level level)
{
	const bool is_refused = f->ending == END_REFUSED;

	if (level == TELL_CODE)
		return "Ông/bà đến nơi tiếp nhận để nhận; đã đăng ký nhận qua"
		       " bưu chính thì hỏi nơi tiếp nhận trước khi đi.";
	if (f->delivery == DELIVER_POST)
		return is_refused ?
			       "Ông/bà chưa cần đi nhận: văn bản sẽ giao bưu"
			       " chính chuyển đến địa chỉ đã đăng ký." :
			       "Ông/bà chưa cần đi nhận: kết quả sẽ giao bưu"
			       " chính chuyển đến địa chỉ đã đăng ký.";
	if (f->delivery == DELIVER_FAILED)
		return "Ông/bà đến nơi tiếp nhận để nhận, hoặc hỏi nơi tiếp"
		       " nhận để được gửi lại.";
	return is_refused ? "Ông/bà đến nơi tiếp nhận để nhận văn bản." :
			    "Ông/bà đến nơi tiếp nhận để nhận kết quả.";
}

static const char *act_words(struct arena *arena, const struct facts *f,
			     enum tell_level level)
{
	if (f->ending == END_NONE)
		return act_open(arena, f);
	if (f->state == STATE_READY)
		return act_ready(f, level);
	if (f->state == STATE_POSTED)
		return level == TELL_CODE ? posted_code_words : posted_words;
	if (f->ending == END_WITHDRAWN)
		return f->state == STATE_ARCHIVED ?
			       "Ông/bà không phải làm gì thêm." :
			       "Ông/bà hỏi nơi tiếp nhận để nhận lại bản chính"
			       " đã nộp, nếu có. Muốn làm lại, ông/bà nộp hồ sơ"
			       " mới.";
	if (ended_early(f->ending))
		return "Ông/bà hỏi nơi tiếp nhận để nhận văn bản và bản chính"
		       " đã nộp, nếu chưa nhận.";
	if (f->ending == END_REFUSED && level == TELL_FULL)
		return "Ông/bà đọc lý do trong văn bản rồi chọn việc làm tiếp.";
	return "Ông/bà không phải làm gì thêm. Thấy có sai sót, ông/bà báo nơi"
	       " tiếp nhận.";
}

static void may(struct telling *t, const char *words)
{
	t->may[t->may_n++] = words;
}

/* Complaint: Law 02/2011/QH13; the days are a dated rule (its art. 9). */
static const char *complaint_words(struct arena *arena, const struct facts *f,
				   const char *what, const char *since)
{
	if (f->complaint_days <= 0)
		return arena_printf(arena,
				    "Khiếu nại %s theo Luật Khiếu nại"
				    " 02/2011/QH13",
				    what);
	return arena_printf(arena,
			    "Khiếu nại %s trong %lld ngày, kể từ ngày %s (Luật"
			    " Khiếu nại 02/2011/QH13, Điều 9)",
			    what, (long long)f->complaint_days, since);
}

static void choices(struct arena *arena, const struct facts *f,
		    enum tell_level level, struct telling *t)
{
	if (f->promise == PROMISE_LATE && f->ending == END_NONE) {
		may(t, level == TELL_FULL ?
			       "Báo “Tôi chưa nhận được kết quả” ở cuối trang:"
			       " ông/bà có ngay số việc, nơi trả lời và ngày"
			       " phải trả lời" :
			       "Xem lý do, và báo “Tôi chưa nhận được kết"
			       " quả”, sau khi nhập mã tra cứu");
		may(t, "Hỏi nơi tiếp nhận");
		if (level == TELL_FULL)
			may(t, complaint_words(arena, f, "việc chậm trễ",
					       "biết việc chậm trễ"));
		return;
	}
	if (level == TELL_CODE ||
	    (f->ending != END_REFUSED && f->ending != END_DISCONTINUED &&
	     f->ending != END_EXPIRED))
		return;
	may(t, f->ending == END_EXPIRED ?
		       "Chuẩn bị đủ giấy tờ và nộp hồ sơ mới" :
		       "Sửa, bổ sung theo lý do đã nêu và nộp lại");
	may(t, complaint_words(arena, f,
			       f->ending == END_REFUSED ?
				       "văn bản này" :
				       "việc dừng giải quyết",
			       "nhận được văn bản"));
	may(t, "Hỏi nơi tiếp nhận nếu chưa rõ lý do");
}

static const char *seat_words(struct arena *arena, const struct facts *f)
{
	if (f->seat == SEAT_SAME)
		return "";
	if (!*f->heirs)
		return arena_printf(arena,
				    "%s đã kết thúc hoạt động sau ngày %s. Nơi"
				    " giải quyết tiếp chưa được ghi nhận.",
				    f->old_desk,
				    day_dmy(arena, f->old_until));
	return arena_printf(arena,
			    "%s đã kết thúc hoạt động sau ngày %s. %s %s hồ sơ"
			    " này.",
			    f->old_desk, day_dmy(arena, f->old_until), f->heirs,
			    f->seat == SEAT_FOLLOWED ?
				    "đã nhận và giải quyết tiếp" :
				    "là nơi kế thừa, phải giải quyết tiếp");
}

static void date_words(struct arena *arena, const struct facts *f,
		       struct telling *t)
{
	t->date = DATE_DUE;
	t->date_note = "";
	if (ended_early(f->ending)) {
		t->date = DATE_ENDED;
		return;
	}
	if (f->promise == PROMISE_STOPPED) {
		t->date = DATE_STOPPED;
		t->date_note = "Ngày hẹn mới hiện ở đây khi hồ sơ được giải"
			       " quyết tiếp.";
	} else if (f->again != AGAIN_NONE) {
		t->date = DATE_AGAIN;
		t->date_note =
			f->again == AGAIN_PASSED ?
				"Ngày hẹn lại cũng đã qua mà chưa có kết quả."
				" Việc trễ hẹn vẫn tính theo ngày hẹn ban"
				" đầu." :
				"Việc trễ hẹn vẫn tính theo ngày hẹn ban đầu.";
	} else if (f->stopped_since.n != DAY_NONE.n &&
		   f->ending == END_NONE) {
		t->date_note = arena_printf(
			arena,
			"Đồng hồ dừng từ %s, sau khi đã quá ngày hẹn: số ngày"
			" trễ không mất đi.",
			day_words(arena, f->stopped_since));
	} else if (f->is_provisional) {
		t->date_note = "Ngày hẹn là tạm tính, vì lịch nghỉ lễ của năm"
			       " đó chưa được công bố. Ngày chính thức sẽ hiện"
			       " ở đây.";
	}
}

/* What was never done is not ticked. */
static void steps(const struct facts *f, struct telling *t)
{
	bool is_cut = ended_early(f->ending);
	enum state at = is_cut || f->state == STATE_WITHDRAWING ?
				f->stopped_from :
				f->state;

	t->steps_done = state_steps_done(at);
	for (int i = 0; i < STEPS_TOTAL; i++)
		t->steps[i] = i < t->steps_done	 ? STEP_DONE :
			      is_cut		 ? STEP_NEVER :
			      i == t->steps_done ? STEP_NOW :
						   STEP_AHEAD;
	t->steps_note = is_cut ? "các bước sau không thực hiện" : "";
	t->step_wait = f->state == STATE_SUPPLEMENT ?
			       "Đang chờ ông/bà bổ sung giấy tờ" :
		       f->state == STATE_PAYMENT ? "Đang chờ ông/bà nộp tiền" :
						   "";
}

/* Where its ward has ended, one goes to who follows it. */
static const char *at_place(struct arena *arena, const struct facts *f,
			    const char *words)
{
	static const char desk[] = "nơi tiếp nhận";
	const char *at;

	if (f->seat == SEAT_SAME)
		return words;
	while ((at = strstr(words, desk)))
		words = arena_printf(arena, "%.*snơi kế thừa%s",
				     (int)(at - words), words,
				     at + sizeof(desk) - 1);
	return words;
}

struct telling telling_of(struct arena *arena, const struct facts *f,
			  enum tell_level level)
{
	struct telling t = { 0 };

	tag(arena, f, level, &t);
	t.now = now_words(arena, f, level);
	t.sorry = sorry_words(arena, f, level);
	t.act = act_words(arena, f, level);
	t.bring = bring_words(arena, f, level);
	choices(arena, f, level, &t);
	t.now = at_place(arena, f, t.now);
	t.act = at_place(arena, f, t.act);
	for (size_t i = 0; i < t.may_n; i++)
		t.may[i] = at_place(arena, f, t.may[i]);
	t.seat = seat_words(arena, f);
	date_words(arena, f, &t);
	steps(f, &t);
	return t;
}

#define M(m) [MOVE_##m]

static const char *const moves_told[MOVE_COUNT] = {
	M(RECEIVE) = "Tiếp nhận hồ sơ của ông/bà",
	M(RETURN_AT_ONCE) = "Tiếp nhận hồ sơ và trả kết quả ngay",
	M(OPEN_ROUND) = "Mở lại việc giải quyết để đính chính kết quả",
	M(FORWARD) = "Chuyển hồ sơ đến đơn vị giải quyết",
	M(ASSIGN) = "Giao người giải quyết",
	M(CONSULT) = "Hỏi ý kiến đơn vị phối hợp",
	M(ANSWER) = "Nhận ý kiến của đơn vị phối hợp",
	M(GO_ON) = "Giải quyết tiếp, không chờ thêm ý kiến",
	M(INTERLINK) = "Chuyển hồ sơ đến cơ quan liên thông",
	M(SEGMENT_BACK) = "Nhận lại hồ sơ từ cơ quan liên thông",
	M(SEGMENT_RESULT) = "Nhận văn bản của cơ quan liên thông",
	M(ASK_SUPPLEMENT) = "Yêu cầu ông/bà bổ sung giấy tờ, đồng hồ dừng",
	M(TAKE_SUPPLEMENT) = "Nhận giấy tờ ông/bà bổ sung, đồng hồ chạy tiếp",
	M(SUPPLEMENT_EXPIRED) = "Dừng giải quyết vì quá hạn bổ sung giấy tờ",
	M(ASK_PAYMENT) = "Thông báo ông/bà nộp tiền, đồng hồ dừng",
	M(PAID) = "Xác nhận ông/bà đã nộp tiền, đồng hồ chạy tiếp",
	M(SUBMIT) = "Xem xét xong, trình lãnh đạo",
	M(SIGN) = "Lãnh đạo ký văn bản",
	M(RELEASE) = "Đóng dấu, phát hành văn bản",
	M(RETURN) = "Giao văn bản cho người nhận",
	M(POST) = "Giao văn bản cho bưu chính",
	M(DELIVERED) = "Bưu chính phát thành công",
	M(UNDELIVERED) = "Bưu chính phát không thành công",
	M(WITHDRAW) = "Ghi đề nghị rút hồ sơ của ông/bà",
	M(WITHDRAW_OK) = "Đồng ý cho ông/bà rút hồ sơ",
	M(WITHDRAW_NO) = "Không đồng ý cho rút hồ sơ",
	M(DISCONTINUE) = "Dừng giải quyết hồ sơ",
	M(CORRECT) = "Nhận đính chính kết quả sai",
	M(ARCHIVE) = "Lưu hồ sơ",
	M(COLLECT_FEE) = "Thu phí, lệ phí",
	M(REFUND_FEE) = "Hoàn phí, lệ phí",
	M(SYNC_FAULT) = "Ghi nhận lỗi đồng bộ dữ liệu",
	M(SYNC_RESTORED) = "Hết lỗi đồng bộ dữ liệu",
	M(INHERIT) = "Nơi kế thừa nhận hồ sơ để giải quyết tiếp",
	M(LETTER) = "Ký thư xin lỗi ông/bà",
	M(REAPPOINT) = "Hẹn lại ngày trả kết quả",
	M(RECALENDAR) = "Tính lại ngày hẹn theo lịch làm việc mới",
	M(ADJUST) = "Điều chỉnh thông tin đã ghi sai",
};

const char *move_told(enum move m)
{
	return moves_told[m];
}

static bool promise_fits(const struct facts *f)
{
	/* A wish to withdraw stops nothing: it stands where it stood. */
	bool is_paused = state_pauses(f->state == STATE_WITHDRAWING ?
					      f->stopped_from :
					      f->state);

	if (f->ending == END_NONE)
		return is_paused ? f->promise == PROMISE_STOPPED ||
					   f->promise == PROMISE_LATE :
				   f->promise <= PROMISE_LATE;
	return f->promise >= PROMISE_EARLY;
}

static bool ending_fits(const struct facts *f)
{
	switch (f->state) {
	case STATE_READY:
	case STATE_POSTED:
	case STATE_RETURNED:
		return f->ending == END_RESULT || f->ending == END_REFUSED;
	case STATE_WITHDRAWN:
		return f->ending == END_WITHDRAWN;
	case STATE_DISCONTINUED:
		return f->ending == END_DISCONTINUED ||
		       f->ending == END_EXPIRED;
	case STATE_ARCHIVED:
		return f->ending != END_NONE;
	case STATE_NONE:
	case STATE_COUNT:
		return false;
	case STATE_RECEIVED:
	case STATE_UNASSIGNED:
	case STATE_EXAMINING:
	case STATE_CONSULTING:
	case STATE_INTERLINKED:
	case STATE_SUPPLEMENT:
	case STATE_PAYMENT:
	case STATE_FOR_APPROVAL:
	case STATE_FOR_SIGNATURE:
	case STATE_FOR_SEAL:
	case STATE_WITHDRAWING:
		return f->ending == END_NONE;
	}
	return false;
}

/* Where one can be when it ends early: the tables of moves, one step back. */
static bool stop_fits(const struct facts *f)
{
	enum state from = f->stopped_from;

	if (f->state != STATE_WITHDRAWING && !ended_early(f->ending))
		return from == STATE_NONE;
	if (f->ending == END_EXPIRED)
		return from == STATE_SUPPLEMENT;
	return from != STATE_NONE && from != STATE_WITHDRAWING &&
	       from < STATE_READY;
}

bool facts_are_reachable(const struct facts *f)
{
	if (!ending_fits(f) || !promise_fits(f) || !stop_fits(f))
		return false;
	if (f->limit != LIMIT_NONE && !awaits_owner(f))
		return false;
	if (f->delivery != DELIVER_DESK && f->state != STATE_READY &&
	    f->state != STATE_POSTED)
		return false;
	if (f->state == STATE_POSTED && f->delivery != DELIVER_POST)
		return false;
	if (f->fee_due && (f->state != STATE_READY || f->delivery))
		return false;
	if (f->is_provisional && f->promise != PROMISE_AHEAD)
		return false;
	/* What has ended stays with the ward that had it. */
	if (f->seat == SEAT_ENDED && f->ending != END_NONE &&
	    f->state != STATE_READY && f->state != STATE_POSTED)
		return false;
	return f->again == AGAIN_NONE || f->promise == PROMISE_LATE;
}

const char *again_words(struct arena *arena, struct instant at, bool is_over,
			struct instant now)
{
	const char *when = moment_words(arena, at);

	if (is_over)
		return arena_printf(arena, "Ngày đã hẹn lại khi đó: %s.", when);
	if (instant_day(at).n < instant_day(now).n)
		return arena_printf(arena,
				    "Ngày hẹn lại (%s) cũng đã qua mà chưa có"
				    " kết quả.",
				    when);
	return arena_printf(arena, "Hẹn lại: %s.", when);
}

enum standing standing_of(struct instant due, struct instant finished,
			bool is_stopped, struct instant now)
{
	struct day due_day = instant_day(due), end;

	if (finished.s != INSTANT_NONE.s) {
		end = instant_day(finished);
		return end.n < due_day.n  ? PROMISE_EARLY :
		       end.n == due_day.n ? PROMISE_KEPT :
					    PROMISE_BROKEN;
	}
	if (is_stopped)
		return PROMISE_STOPPED;
	end = instant_day(now);
	return end.n < due_day.n  ? PROMISE_AHEAD :
	       end.n == due_day.n ? PROMISE_TODAY :
				    PROMISE_LATE;
}

enum limit limit_of(struct instant due, struct instant now, int *ret_over)
{
	int over;

	*ret_over = 0;
	if (due.s == INSTANT_NONE.s)
		return LIMIT_NONE;
	over = instant_day(now).n - instant_day(due).n;
	if (over > 0)
		*ret_over = over;
	return over > 0 ? LIMIT_PASSED : over ? LIMIT_AHEAD : LIMIT_TODAY;
}

const char *late_words(struct arena *arena, enum term_unit unit,
		       struct instant due, struct instant end,
		       const struct workcal *cal)
{
	int64_t n = 0;
	const char *what = "ngày làm việc";

	switch (unit) {
	case TERM_WORK_DAYS:
	case TERM_SAME_DAY:
		n = workcal_between(cal, instant_day(due), instant_day(end));
		break;
	case TERM_CALENDAR_DAYS:
	case TERM_MONTHS:
		n = instant_day(end).n - instant_day(due).n;
		what = "ngày";
		break;
	case TERM_WORK_HOURS:
		n = workcal_seconds(cal, due, end) / 3600;
		what = "giờ làm việc";
		break;
	case TERM_UNIT_COUNT:
		break;
	}
	return n > 0 ? arena_printf(arena, "%lld %s", (long long)n, what) : "";
}

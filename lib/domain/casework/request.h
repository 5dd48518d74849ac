/* What other units were asked, in the order of asking (Decree 61/2018 art.
 * 19.5-19.7). */
#ifndef DOMAIN_REQUEST_H
#define DOMAIN_REQUEST_H

#include "base/cx.h"
#include "base/codes.h"
#include "domain/ids.h"

#define REQUEST_STATES(W)                                              \
	W(REQUEST_UNSAID, "", "")                                      \
	W(REQUEST_SENT, "DA_GUI", "Đã gửi")                            \
	W(REQUEST_SEEN, "DA_NHAN", "Đã mở xem")                        \
	W(REQUEST_ANSWERED, "DA_TRA_LOI", "Đã trả lời")                \
	W(REQUEST_CANCELLED, "DA_HUY", "Đã hủy")                       \
	W(REQUEST_PASSED_OVER, "DA_BO_QUA", "Đơn vị chủ trì không chờ")
CODES(request_state, REQUEST_STATES);

#define ANSWER_KINDS(W)                                                   \
	W(ANSWER_UNSAID, "", "")                                          \
	W(ANSWER_AGREED, "dong_y", "Đồng ý")                              \
	W(ANSWER_REFUSED, "khong_dong_y", "Không đồng ý")                 \
	W(ANSWER_REMARKS, "co_y_kien", "Có ý kiến")                       \
	W(ANSWER_NOT_OURS, "khong_tham_quyen", "Không thuộc thẩm quyền")
CODES(answer_kind, ANSWER_KINDS);

struct request {
	int seq;
	bool is_segment; /* liên thông; else phối hợp */
	struct unit_id unit;
	const char *unit_name, *asked_by, *content;
	enum request_state state;
	struct instant sent_at, due_at, opened_at, closed_at;
	enum answer_kind answer_kind;
	const char *answer, *late_reason; /* "" none */
	int late_days; /* working days, 0 in time */
	bool in_hours;
	bool has_account; /* somebody of that unit can answer here */
};
/* By date; a limit in hours by the minute. */
bool request_is_late(const struct request *r, struct instant now);
enum err dossier_requests(struct cx *cx, struct dossier_id id,
			  struct request **ret, size_t *ret_n) MUST_CHECK;

#endif

#include "domain/ledger/workflow.h"

#include <string.h>

#include "domain/actor.h"

/* Roles as bits of role.h's table (the same as the route table's). */
#define R 0x001u  /* RECEPTION */
#define RH 0x002u /* RECEPTION_HEAD */
#define H 0x004u  /* HANDLER */
#define D 0x008u  /* DEPT_HEAD */
#define L 0x010u  /* UBND_LEADER */
#define V 0x020u  /* CLERK */
#define K 0x040u  /* CASHIER */
#define P 0x080u  /* COORDINATOR */
#define B 0x100u  /* POST_AGENT */
#define A 0x800u  /* ADMIN */

#define BACK STATE_BEFORE
#define SAME STATE_SAME
#define IN(s) (1u << STATE_##s)
/* From reception until there is a result. */
#define OPEN                                                             \
	(IN(RECEIVED) | IN(UNASSIGNED) | IN(EXAMINING) | IN(CONSULTING) | \
	 IN(INTERLINKED) | IN(SUPPLEMENT) | IN(PAYMENT) |                \
	 IN(FOR_APPROVAL) | IN(FOR_SIGNATURE) | IN(FOR_SEAL))
#define ENDED (IN(RETURNED) | IN(WITHDRAWN) | IN(DISCONTINUED))

/* Who else may not, by policy_facts.is_under_61.  The articles of Decree
 * 118/2025 are not named: they could not be read yet. */
#define RULE(sentence) { sentence, sentence }
#define LAW(sentence, article)                   \
	{ sentence " (Nghị định 118/2025).",     \
	  sentence " (Nghị định 61/2018, " article ")." }

/* clang-format off */
const struct transition transitions[] = {
	{ IN(NONE), MOVE_RECEIVE, STATE_RECEIVED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_START, HOLD_ACTOR,
	  "Tiếp nhận",
	  RULE("Chỉ cán bộ một cửa được tiếp nhận hồ sơ.") },
	{ IN(NONE), MOVE_RETURN_AT_ONCE, STATE_RETURNED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_RECEIVER | NEED_RESULT_KIND, CLOCK_STOP, HOLD_NOBODY,
	  "Trả ngay",
	  LAW("Chỉ cán bộ một cửa được tiếp nhận và trả kết quả ngay", "Điều 17.4") },
	{ IN(NONE), MOVE_OPEN_ROUND, STATE_EXAMINING, R | RH | D, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_START, HOLD_HANDLER,
	  "Mở vòng đính chính",
	  LAW("Chỉ bộ phận một cửa hoặc lãnh đạo phòng được mở vòng đính chính", "Điều 21.1") },
	{ IN(RECEIVED), MOVE_FORWARD, STATE_UNASSIGNED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_LEAD_HEAD,
	  "Chuyển hồ sơ",
	  LAW("Chỉ cán bộ một cửa nơi tiếp nhận được chuyển hồ sơ", "Điều 18") },
	{ IN(RECEIVED), MOVE_TAKE, SAME, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_ACTOR,
	  "Nhận việc",
	  RULE("Chỉ cán bộ một cửa nơi tiếp nhận được nhận việc này.") },
	{ IN(RECEIVED) | IN(READY), MOVE_ACCEPT, SAME, R | RH, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Nhận hồ sơ",
	  RULE("Chỉ người của đơn vị nhận bàn giao được ký nhận hồ sơ.") },
	{ IN(UNASSIGNED) | IN(EXAMINING), MOVE_ACCEPT, SAME, D | H | L, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Nhận hồ sơ",
	  RULE("Chỉ người của đơn vị nhận bàn giao được ký nhận hồ sơ.") },
	{ IN(INTERLINKED), MOVE_ACCEPT, SAME, D | H | L | P | R | RH, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Nhận hồ sơ",
	  RULE("Chỉ người của đơn vị nhận bàn giao được ký nhận hồ sơ.") },
	{ IN(FOR_SIGNATURE), MOVE_ACCEPT, SAME, L | V, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Nhận hồ sơ",
	  RULE("Chỉ người của đơn vị nhận bàn giao được ký nhận hồ sơ.") },
	{ IN(FOR_SEAL), MOVE_ACCEPT, SAME, V, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Nhận hồ sơ",
	  RULE("Chỉ người của đơn vị nhận bàn giao được ký nhận hồ sơ.") },
	{ IN(UNASSIGNED), MOVE_ASSIGN, STATE_EXAMINING, D | L, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_ASSIGNEE, CLOCK_KEEP, HOLD_ASSIGNEE,
	  "Phân công",
	  LAW("Chỉ lãnh đạo đơn vị đang giữ hồ sơ được phân công", "Điều 19.1") },
	{ IN(UNASSIGNED), MOVE_TAKE, STATE_EXAMINING, H, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_ACTOR,
	  "Nhận việc",
	  RULE("Chỉ chuyên viên của đơn vị đang giữ hồ sơ được tự nhận việc, khi lãnh đạo đơn vị đã cho phép.") },
	{ IN(EXAMINING), MOVE_GIVE_BACK, STATE_UNASSIGNED, H, SCOPE_HOLDER, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_LEAD_HEAD,
	  "Giao lại cho lãnh đạo",
	  RULE("Chỉ chuyên viên đang thụ lý được giao lại hồ sơ.") },
	{ IN(EXAMINING), MOVE_REASSIGN, SAME, D | L, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_ASSIGNEE | NEED_NOTE, CLOCK_KEEP, HOLD_ASSIGNEE,
	  "Thay đổi thụ lý",
	  RULE("Chỉ lãnh đạo đơn vị giải quyết hồ sơ được thay đổi người thụ lý.") },
	{ IN(CONSULTING) | IN(INTERLINKED) | IN(SUPPLEMENT) | IN(PAYMENT) | IN(FOR_APPROVAL) | IN(FOR_SIGNATURE) | IN(FOR_SEAL) | IN(WITHDRAWING), MOVE_REASSIGN, SAME, D | L, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_ASSIGNEE | NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Thay đổi thụ lý",
	  RULE("Chỉ lãnh đạo đơn vị giải quyết hồ sơ được thay đổi người thụ lý.") },
	{ IN(UNASSIGNED) | IN(EXAMINING), MOVE_SEND_BACK, STATE_RECEIVED, D | H | L, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_DESK,
	  "Trả lại bước trước",
	  RULE("Chỉ người của đơn vị đang giữ hồ sơ được trả lại.") },
	{ IN(UNASSIGNED), MOVE_RECALL, BACK, R | RH, SCOPE_SENDER, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_PREVIOUS,
	  "Thu hồi",
	  RULE("Chỉ người vừa chuyển được thu hồi, khi bên nhận chưa nhận hồ sơ.") },
	{ IN(FOR_APPROVAL), MOVE_RECALL, BACK, H, SCOPE_SENDER, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_PREVIOUS,
	  "Thu hồi",
	  RULE("Chỉ người vừa trình được thu hồi, khi lãnh đạo chưa xử lý.") },
	{ IN(FOR_SIGNATURE), MOVE_RECALL, BACK, D, SCOPE_SENDER, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_PREVIOUS,
	  "Thu hồi",
	  RULE("Chỉ người vừa trình ký được thu hồi, khi lãnh đạo UBND chưa xử lý.") },
	{ IN(FOR_SEAL), MOVE_RECALL, BACK, L, SCOPE_SENDER, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_PREVIOUS,
	  "Thu hồi",
	  RULE("Chỉ người vừa ký được thu hồi, khi văn thư chưa phát hành.") },
	{ IN(EXAMINING), MOVE_PROPOSE_CONSULT, SAME, H, SCOPE_HOLDER, WHEN_ALWAYS,
	  NEED_UNITS, CLOCK_KEEP, HOLD_KEEP,
	  "Đề xuất lấy ý kiến phối hợp",
	  RULE("Chỉ chuyên viên đang thụ lý được đề xuất lấy ý kiến.") },
	{ IN(EXAMINING), MOVE_CONSULT, STATE_CONSULTING, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_UNITS, CLOCK_KEEP, HOLD_KEEP,
	  "Lấy ý kiến phối hợp",
	  LAW("Chỉ lãnh đạo phòng giải quyết, trưởng bộ phận một cửa hoặc lãnh đạo UBND được lấy ý kiến", "Điều 19.5") },
	{ IN(EXAMINING), MOVE_CONSULT, STATE_CONSULTING, RH | L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_UNITS, CLOCK_KEEP, HOLD_KEEP,
	  "Lấy ý kiến phối hợp",
	  LAW("Chỉ lãnh đạo phòng giải quyết, trưởng bộ phận một cửa hoặc lãnh đạo UBND được lấy ý kiến", "Điều 19.5") },
	{ IN(CONSULTING), MOVE_CONSULT, SAME, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_UNITS, CLOCK_KEEP, HOLD_KEEP,
	  "Lấy ý kiến phối hợp",
	  LAW("Chỉ lãnh đạo phòng giải quyết, trưởng bộ phận một cửa hoặc lãnh đạo UBND được lấy ý kiến", "Điều 19.5") },
	{ IN(CONSULTING), MOVE_CONSULT, SAME, RH | L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_UNITS, CLOCK_KEEP, HOLD_KEEP,
	  "Lấy ý kiến phối hợp",
	  LAW("Chỉ lãnh đạo phòng giải quyết, trưởng bộ phận một cửa hoặc lãnh đạo UBND được lấy ý kiến", "Điều 19.5") },
	{ IN(CONSULTING), MOVE_ANSWER, SAME, P | D, SCOPE_ASKED, WHEN_MORE_AWAITED,
	  NEED_REQUEST | NEED_ANSWER, CLOCK_KEEP, HOLD_KEEP,
	  "Trả lời phối hợp",
	  RULE("Chỉ đơn vị được hỏi mới được trả lời phối hợp.") },
	{ IN(CONSULTING), MOVE_ANSWER, SAME, D, SCOPE_LEAD, WHEN_MORE_AWAITED,
	  NEED_REQUEST | NEED_ANSWER | NEED_DOCUMENT, CLOCK_KEEP, HOLD_KEEP,
	  "Ghi trả lời bằng văn bản giấy",
	  RULE("Chỉ đơn vị được hỏi mới được trả lời phối hợp.") },
	{ IN(CONSULTING), MOVE_ANSWER, SAME, H, SCOPE_HANDLER, WHEN_MORE_AWAITED,
	  NEED_REQUEST | NEED_ANSWER | NEED_DOCUMENT, CLOCK_KEEP, HOLD_KEEP,
	  "Ghi trả lời bằng văn bản giấy",
	  RULE("Chỉ đơn vị được hỏi mới được trả lời phối hợp.") },
	{ IN(CONSULTING), MOVE_ANSWER, STATE_EXAMINING, D, SCOPE_LEAD, WHEN_LAST_AWAITED,
	  NEED_REQUEST | NEED_ANSWER | NEED_DOCUMENT, CLOCK_KEEP, HOLD_KEEP,
	  "Ghi trả lời bằng văn bản giấy",
	  RULE("Chỉ đơn vị được hỏi mới được trả lời phối hợp.") },
	{ IN(CONSULTING), MOVE_ANSWER, STATE_EXAMINING, H, SCOPE_HANDLER, WHEN_LAST_AWAITED,
	  NEED_REQUEST | NEED_ANSWER | NEED_DOCUMENT, CLOCK_KEEP, HOLD_KEEP,
	  "Ghi trả lời bằng văn bản giấy",
	  RULE("Chỉ đơn vị được hỏi mới được trả lời phối hợp.") },
	{ IN(CONSULTING), MOVE_CANCEL_REQUEST, SAME, D | L, SCOPE_LEAD, WHEN_MORE_AWAITED,
	  NEED_REQUEST | NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Hủy yêu cầu phối hợp",
	  RULE("Chỉ lãnh đạo đơn vị chủ trì được hủy yêu cầu phối hợp.") },
	{ IN(CONSULTING), MOVE_ANSWER, STATE_EXAMINING, P | D, SCOPE_ASKED, WHEN_LAST_AWAITED,
	  NEED_REQUEST | NEED_ANSWER, CLOCK_KEEP, HOLD_KEEP,
	  "Trả lời phối hợp",
	  RULE("Chỉ đơn vị được hỏi mới được trả lời phối hợp.") },
	{ IN(CONSULTING), MOVE_CANCEL_REQUEST, STATE_EXAMINING, D | L, SCOPE_LEAD, WHEN_LAST_AWAITED,
	  NEED_REQUEST | NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Hủy yêu cầu phối hợp",
	  RULE("Chỉ lãnh đạo đơn vị chủ trì được hủy yêu cầu phối hợp.") },
	{ IN(CONSULTING), MOVE_GO_ON, STATE_EXAMINING, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Tiếp tục không chờ",
	  LAW("Chỉ lãnh đạo đơn vị chủ trì được quyết định không chờ", "Điều 19.5 b") },
	{ IN(EXAMINING), MOVE_INTERLINK, STATE_INTERLINKED, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_TARGET, CLOCK_KEEP, HOLD_TARGET,
	  "Chuyển liên thông",
	  LAW("Chỉ lãnh đạo phòng giải quyết hoặc bộ phận một cửa được chuyển liên thông", "Điều 19.6-19.7") },
	{ IN(EXAMINING), MOVE_INTERLINK, STATE_INTERLINKED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_TARGET, CLOCK_KEEP, HOLD_TARGET,
	  "Chuyển liên thông",
	  LAW("Chỉ lãnh đạo phòng giải quyết hoặc bộ phận một cửa được chuyển liên thông", "Điều 19.6-19.7") },
	{ IN(INTERLINKED), MOVE_SEGMENT_BACK, STATE_EXAMINING, P | D, SCOPE_ASKED, WHEN_ALWAYS,
	  NEED_ANSWER, CLOCK_KEEP, HOLD_HANDLER,
	  "Trả kết quả liên thông",
	  RULE("Chỉ cơ quan liên thông đang giữ hồ sơ, bộ phận một cửa hoặc chuyên viên thụ lý được ghi kết quả liên thông.") },
	{ IN(INTERLINKED), MOVE_SEGMENT_BACK, STATE_EXAMINING, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_ANSWER, CLOCK_KEEP, HOLD_HANDLER,
	  "Nhận kết quả liên thông",
	  RULE("Chỉ cơ quan liên thông đang giữ hồ sơ, bộ phận một cửa hoặc chuyên viên thụ lý được ghi kết quả liên thông.") },
	{ IN(INTERLINKED), MOVE_SEGMENT_BACK, STATE_EXAMINING, H, SCOPE_HANDLER, WHEN_ALWAYS,
	  NEED_ANSWER, CLOCK_KEEP, HOLD_HANDLER,
	  "Nhận kết quả liên thông",
	  RULE("Chỉ cơ quan liên thông đang giữ hồ sơ, bộ phận một cửa hoặc chuyên viên thụ lý được ghi kết quả liên thông.") },
	{ IN(INTERLINKED), MOVE_SEGMENT_RESULT, STATE_READY, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_ANSWER | NEED_DOCUMENT, CLOCK_STOP, HOLD_DESK,
	  "Nhận kết quả cuối cùng từ liên thông",
	  RULE("Chỉ cơ quan liên thông đang giữ hồ sơ, bộ phận một cửa hoặc chuyên viên thụ lý được ghi kết quả liên thông.") },
	{ IN(INTERLINKED), MOVE_SEGMENT_RESULT, STATE_READY, H, SCOPE_HANDLER, WHEN_ALWAYS,
	  NEED_ANSWER | NEED_DOCUMENT, CLOCK_STOP, HOLD_DESK,
	  "Nhận kết quả cuối cùng từ liên thông",
	  RULE("Chỉ cơ quan liên thông đang giữ hồ sơ, bộ phận một cửa hoặc chuyên viên thụ lý được ghi kết quả liên thông.") },
	{ IN(EXAMINING), MOVE_PROPOSE_SUPPLEMENT, SAME, H, SCOPE_HOLDER, WHEN_ALWAYS,
	  NEED_ITEMS, CLOCK_KEEP, HOLD_KEEP,
	  "Đề xuất yêu cầu bổ sung",
	  RULE("Chỉ chuyên viên đang thụ lý được đề xuất yêu cầu bổ sung.") },
	{ IN(EXAMINING), MOVE_APPROVE_SUPPLEMENT, SAME, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Duyệt yêu cầu bổ sung",
	  RULE("Chỉ lãnh đạo đơn vị giải quyết được duyệt yêu cầu bổ sung, và không ai duyệt đề xuất của chính mình.") },
	{ IN(EXAMINING), MOVE_APPROVE_SUPPLEMENT, SAME, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Duyệt yêu cầu bổ sung",
	  RULE("Chỉ lãnh đạo đơn vị giải quyết được duyệt yêu cầu bổ sung, và không ai duyệt đề xuất của chính mình.") },
	{ IN(EXAMINING), MOVE_DENY_PROPOSAL, SAME, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Không duyệt đề xuất",
	  RULE("Chỉ lãnh đạo đơn vị giải quyết được trả lại đề xuất.") },
	{ IN(EXAMINING), MOVE_ASK_SUPPLEMENT, STATE_SUPPLEMENT, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_PAUSE, HOLD_DESK,
	  "Gửi yêu cầu bổ sung",
	  LAW("Chỉ bộ phận một cửa được gửi yêu cầu bổ sung cho người nộp", "Điều 5.1 e") },
	{ IN(SUPPLEMENT), MOVE_TAKE_SUPPLEMENT, STATE_EXAMINING, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_RESUME, HOLD_HANDLER,
	  "Nhận hồ sơ bổ sung",
	  RULE("Chỉ bộ phận một cửa được nhận giấy tờ bổ sung.") },
	{ IN(SUPPLEMENT), MOVE_SUPPLEMENT_EXPIRED, STATE_DISCONTINUED, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_STOP, HOLD_NOBODY,
	  "Kết thúc do hết hạn bổ sung",
	  RULE("Chỉ lãnh đạo đơn vị giải quyết được kết thúc hồ sơ đã quá hạn bổ sung.") },
	{ IN(EXAMINING), MOVE_ASK_PAYMENT, STATE_PAYMENT, H, SCOPE_HOLDER, WHEN_ALWAYS,
	  NEED_NOTICE, CLOCK_PAUSE, HOLD_KEEP,
	  "Chuyển nghĩa vụ tài chính",
	  RULE("Chỉ chuyên viên đang thụ lý được chuyển nghĩa vụ tài chính.") },
	{ IN(PAYMENT), MOVE_PAID, STATE_EXAMINING, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_RECEIPT, CLOCK_RESUME, HOLD_HANDLER,
	  "Xác nhận đã nộp",
	  RULE("Chỉ cán bộ thu phí, bộ phận một cửa hoặc chuyên viên thụ lý được xác nhận đã nộp.") },
	{ IN(PAYMENT), MOVE_PAID, STATE_EXAMINING, K, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_RECEIPT, CLOCK_RESUME, HOLD_HANDLER,
	  "Xác nhận đã nộp",
	  RULE("Chỉ cán bộ thu phí, bộ phận một cửa hoặc chuyên viên thụ lý được xác nhận đã nộp.") },
	{ IN(PAYMENT), MOVE_PAID, STATE_EXAMINING, H, SCOPE_HANDLER, WHEN_ALWAYS,
	  NEED_RECEIPT, CLOCK_RESUME, HOLD_HANDLER,
	  "Xác nhận đã nộp",
	  RULE("Chỉ cán bộ thu phí, bộ phận một cửa hoặc chuyên viên thụ lý được xác nhận đã nộp.") },
	{ IN(EXAMINING), MOVE_SUBMIT, STATE_FOR_APPROVAL, H, SCOPE_HOLDER, WHEN_ALWAYS,
	  NEED_RESULT_KIND | NEED_DRAFT, CLOCK_KEEP, HOLD_LEAD_HEAD,
	  "Trình duyệt",
	  RULE("Chỉ chuyên viên đang thụ lý hồ sơ được trình duyệt.") },
	{ IN(FOR_APPROVAL), MOVE_REWORK, STATE_EXAMINING, D, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_HANDLER,
	  "Trả lại để chỉnh sửa",
	  RULE("Chỉ lãnh đạo phòng đang giữ hồ sơ được trả lại dự thảo.") },
	{ IN(FOR_SIGNATURE), MOVE_REWORK, STATE_EXAMINING, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_HANDLER,
	  "Trả lại để chỉnh sửa",
	  RULE("Chỉ lãnh đạo UBND được trả lại dự thảo đang chờ ký.") },
	{ IN(FOR_APPROVAL), MOVE_APPROVE, STATE_FOR_SIGNATURE, D, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_LEADER,
	  "Duyệt, trình ký",
	  RULE("Chỉ lãnh đạo phòng được duyệt, và không ai duyệt dự thảo của chính mình.") },
	{ IN(FOR_SIGNATURE), MOVE_SIGN, STATE_FOR_SEAL, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_CLERK,
	  "Ký duyệt",
	  RULE("Chỉ lãnh đạo UBND được ký, và không ai ký dự thảo của chính mình.") },
	{ IN(FOR_SEAL), MOVE_RELEASE, STATE_READY, V, SCOPE_HOLDING_UNIT, WHEN_ALWAYS,
	  NEED_DOCUMENT, CLOCK_STOP, HOLD_DESK,
	  "Đóng dấu, phát hành",
	  RULE("Chỉ văn thư được cấp số, đóng dấu và phát hành.") },
	{ IN(READY), MOVE_RETURN, STATE_RETURNED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_RECEIVER, CLOCK_KEEP, HOLD_NOBODY,
	  "Trả kết quả",
	  RULE("Chỉ cán bộ một cửa nơi tiếp nhận được trả kết quả.") },
	{ IN(READY), MOVE_POST, STATE_POSTED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_WAYBILL, CLOCK_KEEP, HOLD_DESK,
	  "Giao bưu chính",
	  RULE("Chỉ bộ phận một cửa được giao kết quả cho bưu chính.") },
	{ IN(POSTED), MOVE_DELIVERED, STATE_RETURNED, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_DELIVERY, CLOCK_KEEP, HOLD_NOBODY,
	  "Phát thành công",
	  RULE("Chỉ bộ phận một cửa hoặc nhân viên bưu chính đang chuyển phát được ghi kết quả phát.") },
	{ IN(POSTED), MOVE_DELIVERED, STATE_RETURNED, B, SCOPE_POST, WHEN_ALWAYS,
	  NEED_DELIVERY, CLOCK_KEEP, HOLD_NOBODY,
	  "Phát thành công",
	  RULE("Chỉ bộ phận một cửa hoặc nhân viên bưu chính đang chuyển phát được ghi kết quả phát.") },
	{ IN(POSTED), MOVE_UNDELIVERED, STATE_READY, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_DESK,
	  "Phát không thành công",
	  RULE("Chỉ bộ phận một cửa hoặc nhân viên bưu chính đang chuyển phát được ghi kết quả phát.") },
	{ IN(POSTED), MOVE_UNDELIVERED, STATE_READY, B, SCOPE_POST, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_DESK,
	  "Phát không thành công",
	  RULE("Chỉ bộ phận một cửa hoặc nhân viên bưu chính đang chuyển phát được ghi kết quả phát.") },
	{ OPEN, MOVE_WITHDRAW, STATE_WITHDRAWING, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTE | NEED_WISH, CLOCK_KEEP, HOLD_LEAD_HEAD,
	  "Ghi đề nghị rút hồ sơ",
	  RULE("Chỉ bộ phận một cửa được ghi đề nghị rút của người nộp.") },
	{ IN(WITHDRAWING), MOVE_WITHDRAW_OK, STATE_WITHDRAWN, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_STOP, HOLD_NOBODY,
	  "Đồng ý cho rút",
	  RULE("Chỉ lãnh đạo phòng giải quyết hoặc lãnh đạo UBND được đồng ý cho rút.") },
	{ IN(WITHDRAWING), MOVE_WITHDRAW_OK, STATE_WITHDRAWN, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_STOP, HOLD_NOBODY,
	  "Đồng ý cho rút",
	  RULE("Chỉ lãnh đạo phòng giải quyết hoặc lãnh đạo UBND được đồng ý cho rút.") },
	{ IN(WITHDRAWING), MOVE_WITHDRAW_NO, BACK, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_BACK, HOLD_PREVIOUS,
	  "Không đồng ý cho rút",
	  RULE("Chỉ lãnh đạo phòng giải quyết hoặc lãnh đạo UBND được từ chối đề nghị rút.") },
	{ IN(WITHDRAWING), MOVE_WITHDRAW_NO, BACK, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_BACK, HOLD_PREVIOUS,
	  "Không đồng ý cho rút",
	  RULE("Chỉ lãnh đạo phòng giải quyết hoặc lãnh đạo UBND được từ chối đề nghị rút.") },
	{ OPEN | IN(WITHDRAWING), MOVE_DISCONTINUE, STATE_DISCONTINUED, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_GROUND | NEED_NOTE, CLOCK_STOP, HOLD_NOBODY,
	  "Dừng giải quyết",
	  RULE("Chỉ lãnh đạo UBND được dừng giải quyết hồ sơ, và phải nêu căn cứ pháp lý.") },
	{ IN(RETURNED), MOVE_CORRECT, SAME, R | RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Đính chính kết quả sai",
	  LAW("Chỉ bộ phận một cửa nơi tiếp nhận hoặc lãnh đạo phòng giải quyết được mở vòng đính chính", "Điều 21.1") },
	{ IN(RETURNED), MOVE_CORRECT, SAME, D, SCOPE_LEAD, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Đính chính kết quả sai",
	  LAW("Chỉ bộ phận một cửa nơi tiếp nhận hoặc lãnh đạo phòng giải quyết được mở vòng đính chính", "Điều 21.1") },
	{ ENDED, MOVE_ARCHIVE, STATE_ARCHIVED, R | RH | V, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_PLACE, CLOCK_KEEP, HOLD_NOBODY,
	  "Lưu hồ sơ",
	  RULE("Chỉ bộ phận một cửa hoặc văn thư được lưu hồ sơ.") },
	{ OPEN | IN(READY), MOVE_COLLECT_FEE, SAME, R | RH | K, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_RECEIPT, CLOCK_KEEP, HOLD_KEEP,
	  "Thu phí, lệ phí",
	  RULE("Chỉ bộ phận một cửa hoặc cán bộ thu phí được thu phí, lệ phí.") },
	{ ENDED, MOVE_REFUND_FEE, SAME, R | RH | K, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_RECEIPT | NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Hoàn phí, lệ phí",
	  RULE("Chỉ bộ phận một cửa hoặc cán bộ thu phí được hoàn phí, lệ phí.") },
	{ OPEN, MOVE_SYNC_FAULT, SAME, RH | D | L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Ghi nhận lỗi đồng bộ",
	  RULE("Chỉ lãnh đạo bộ phận một cửa, phòng hoặc UBND được ghi nhận lỗi đồng bộ.") },
	{ OPEN, MOVE_SYNC_RESTORED, SAME, RH | D | L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTE, CLOCK_KEEP, HOLD_KEEP,
	  "Hết lỗi đồng bộ",
	  RULE("Chỉ lãnh đạo bộ phận một cửa, phòng hoặc UBND được ghi nhận hết lỗi đồng bộ.") },
	{ OPEN | IN(READY) | IN(POSTED) | IN(WITHDRAWING), MOVE_INHERIT, SAME, RH | L, SCOPE_ANYWHERE, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_TARGET,
	  "Kế thừa hồ sơ",
	  RULE("Chỉ lãnh đạo của đơn vị kế thừa được nhận hồ sơ của đơn vị đã kết thúc hoạt động.") },
	{ OPEN | IN(READY) | IN(POSTED) | ENDED | IN(WITHDRAWING), MOVE_LETTER, SAME, D | L, SCOPE_ANYWHERE, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Ký thư xin lỗi",
	  RULE("Chỉ người có thẩm quyền của đơn vị chủ trì được ký thư xin lỗi.") },
	{ OPEN, MOVE_REAPPOINT, SAME, RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Hẹn lại ngày trả kết quả",
	  LAW("Chỉ trưởng bộ phận một cửa được đổi ngày hẹn, theo thư xin lỗi đã ký", "Điều 19.9") },
	{ OPEN, MOVE_RECALENDAR, SAME, RH, SCOPE_DESK, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Tính lại ngày hẹn theo lịch mới",
	  RULE("Chỉ trưởng bộ phận một cửa nơi tiếp nhận được xác nhận ngày hẹn tính lại theo lịch làm việc mới.") },
	{ OPEN, MOVE_RESTORE_DATE, SAME, A | L, SCOPE_ANYWHERE, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Trả lại ngày hẹn cũ",
	  RULE("Ngày hẹn cũ chỉ được trả lại khi xác nhận rút một ngày nghỉ đã dời nó.") },
	{ OPEN | IN(READY) | IN(POSTED) | ENDED | IN(WITHDRAWING), MOVE_ADJUST, SAME, L, SCOPE_AUTHORITY, WHEN_ALWAYS,
	  NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Duyệt điều chỉnh",
	  RULE("Chỉ lãnh đạo UBND của cơ quan được duyệt điều chỉnh, và không ai duyệt đề nghị của chính mình.") },
};
/* clang-format on */
const size_t transitions_n = sizeof(transitions) / sizeof(transitions[0]);

static const struct {
	struct code_word word;
	int steps_done;
} states[STATE_COUNT] = {
	[STATE_NONE] = { { "", "" }, 0 },
	[STATE_RECEIVED] = { { "DA_TIEP_NHAN", "Đã tiếp nhận" }, 1 },
	[STATE_UNASSIGNED] = { { "CHO_PHAN_CONG", "Chờ phân công" }, 1 },
	[STATE_EXAMINING] = { { "DANG_THU_LY", "Đang thụ lý" }, 2 },
	[STATE_CONSULTING] = { { "LAY_Y_KIEN", "Đang lấy ý kiến phối hợp" }, 2 },
	[STATE_INTERLINKED] = { { "LIEN_THONG", "Đang liên thông" }, 2 },
	[STATE_SUPPLEMENT] = { { "CHO_BO_SUNG", "Chờ bổ sung hồ sơ" }, 2 },
	[STATE_PAYMENT] = { { "CHO_NVTC", "Chờ thực hiện nghĩa vụ tài chính" },
			    2 },
	[STATE_FOR_APPROVAL] = { { "CHO_DUYET", "Chờ lãnh đạo phòng duyệt" }, 3 },
	[STATE_FOR_SIGNATURE] = { { "CHO_KY", "Chờ ký duyệt" }, 3 },
	[STATE_FOR_SEAL] = { { "CHO_PHAT_HANH", "Chờ đóng dấu, phát hành" }, 3 },
	[STATE_READY] = { { "CO_KET_QUA", "Đã có kết quả" }, 4 },
	[STATE_POSTED] = { { "DANG_CHUYEN_PHAT", "Đang chuyển phát kết quả" }, 4 },
	[STATE_RETURNED] = { { "DA_TRA_KQ", "Đã trả kết quả" }, 5 },
	[STATE_WITHDRAWING] = { { "RUT_CHO_DUYET", "Đề nghị rút hồ sơ" }, 2 },
	[STATE_WITHDRAWN] = { { "DA_RUT", "Đã rút hồ sơ" }, 5 },
	[STATE_DISCONTINUED] = { { "DUNG_XU_LY", "Dừng giải quyết" }, 5 },
	[STATE_ARCHIVED] = { { "LUU", "Đã lưu hồ sơ" }, 5 },
};

const char *const step_names[STEPS_TOTAL] = {
	"Tiếp nhận hồ sơ", "Phân công người giải quyết",
	"Xem xét, giải quyết", "Duyệt, ký và đóng dấu", "Trả kết quả",
};

static const struct code_word moves[MOVE_COUNT] = {
	[MOVE_RECEIVE] = { "tiep-nhan", "Tiếp nhận hồ sơ" },
	[MOVE_RETURN_AT_ONCE] = { "tra-ngay", "Tiếp nhận và trả kết quả ngay" },
	[MOVE_OPEN_ROUND] = { "vong-dinh-chinh", "Mở vòng đính chính" },
	[MOVE_FORWARD] = { "chuyen", "Chuyển hồ sơ" },
	[MOVE_ACCEPT] = { "nhan", "Nhận hồ sơ" },
	[MOVE_TAKE] = { "nhan-viec", "Nhận việc" },
	[MOVE_GIVE_BACK] = { "giao-lai", "Giao lại cho lãnh đạo" },
	[MOVE_ASSIGN] = { "phan-cong", "Phân công thụ lý" },
	[MOVE_REASSIGN] = { "doi-thu-ly", "Thay đổi thụ lý" },
	[MOVE_SEND_BACK] = { "tra-lai", "Trả lại bước trước" },
	[MOVE_RECALL] = { "thu-hoi", "Thu hồi" },
	[MOVE_PROPOSE_CONSULT] = { "de-xuat-phoi-hop",
				   "Đề xuất lấy ý kiến phối hợp" },
	[MOVE_CONSULT] = { "lay-y-kien", "Lấy ý kiến phối hợp" },
	[MOVE_ANSWER] = { "tra-loi", "Trả lời phối hợp" },
	[MOVE_CANCEL_REQUEST] = { "huy-yeu-cau", "Hủy yêu cầu phối hợp" },
	[MOVE_GO_ON] = { "khong-cho", "Tiếp tục không chờ" },
	[MOVE_INTERLINK] = { "lien-thong", "Chuyển liên thông" },
	[MOVE_SEGMENT_BACK] = { "tra-lien-thong", "Nhận kết quả liên thông" },
	[MOVE_SEGMENT_RESULT] = { "ket-qua-lien-thong",
				  "Nhận kết quả cuối cùng từ liên thông" },
	[MOVE_PROPOSE_SUPPLEMENT] = { "de-xuat-bo-sung",
				      "Đề xuất yêu cầu bổ sung" },
	[MOVE_APPROVE_SUPPLEMENT] = { "duyet-bo-sung",
				      "Duyệt yêu cầu bổ sung" },
	[MOVE_DENY_PROPOSAL] = { "khong-duyet", "Không duyệt đề xuất" },
	[MOVE_ASK_SUPPLEMENT] = { "yeu-cau-bo-sung", "Gửi yêu cầu bổ sung" },
	[MOVE_TAKE_SUPPLEMENT] = { "nhan-bo-sung", "Nhận hồ sơ bổ sung" },
	[MOVE_SUPPLEMENT_EXPIRED] = { "het-han-bo-sung",
				      "Kết thúc do hết hạn bổ sung" },
	[MOVE_ASK_PAYMENT] = { "nghia-vu-tai-chinh",
			       "Chuyển nghĩa vụ tài chính" },
	[MOVE_PAID] = { "da-nop", "Xác nhận đã nộp" },
	[MOVE_SUBMIT] = { "trinh", "Trình duyệt" },
	[MOVE_REWORK] = { "chinh-sua", "Trả lại để chỉnh sửa" },
	[MOVE_APPROVE] = { "duyet", "Duyệt, trình ký" },
	[MOVE_SIGN] = { "ky", "Ký duyệt" },
	[MOVE_RELEASE] = { "phat-hanh", "Đóng dấu, phát hành" },
	[MOVE_RETURN] = { "tra-ket-qua", "Trả kết quả" },
	[MOVE_POST] = { "giao-buu-chinh", "Giao bưu chính" },
	[MOVE_DELIVERED] = { "phat-thanh-cong", "Phát thành công" },
	[MOVE_UNDELIVERED] = { "phat-khong-thanh-cong",
			       "Phát không thành công" },
	[MOVE_WITHDRAW] = { "de-nghi-rut", "Đề nghị rút hồ sơ" },
	[MOVE_WITHDRAW_OK] = { "dong-y-rut", "Đồng ý cho rút hồ sơ" },
	[MOVE_WITHDRAW_NO] = { "khong-dong-y-rut",
			       "Không đồng ý cho rút hồ sơ" },
	[MOVE_DISCONTINUE] = { "dung", "Dừng giải quyết" },
	[MOVE_CORRECT] = { "dinh-chinh", "Đính chính kết quả sai" },
	[MOVE_ARCHIVE] = { "luu", "Lưu hồ sơ" },
	[MOVE_COLLECT_FEE] = { "thu-phi", "Thu phí, lệ phí" },
	[MOVE_REFUND_FEE] = { "hoan-phi", "Hoàn phí, lệ phí" },
	[MOVE_SYNC_FAULT] = { "loi-dong-bo", "Ghi nhận lỗi đồng bộ" },
	[MOVE_SYNC_RESTORED] = { "het-loi-dong-bo", "Hết lỗi đồng bộ" },
	[MOVE_INHERIT] = { "ke-thua", "Kế thừa hồ sơ" },
	[MOVE_LETTER] = { "thu-xin-loi", "Ký thư xin lỗi" },
	[MOVE_REAPPOINT] = { "hen-lai", "Hẹn lại ngày trả kết quả" },
	[MOVE_RECALENDAR] = { "tinh-lai-hen", "Tính lại ngày hẹn theo lịch mới" },
	[MOVE_RESTORE_DATE] = { "tra-lai-hen", "Trả lại ngày hẹn cũ" },
	[MOVE_ADJUST] = { "dieu-chinh", "Điều chỉnh" },
};

bool transition_is_from(const struct transition *t, enum state from)
{
	return t->from & 1u << from;
}

static const struct transition *row_from(size_t i, enum state from,
					 enum move move)
{
	for (; i < transitions_n; i++) {
		if (transitions[i].move == move &&
		    transition_is_from(&transitions[i], from))
			return &transitions[i];
	}
	return NULL;
}

const struct transition *transition_find(enum state from, enum move move)
{
	return row_from(0, from, move);
}

const struct transition *transition_next(const struct transition *t,
					 enum state from)
{
	return row_from((size_t)(t - transitions) + 1, from, t->move);
}

enum state transition_to(const struct transition *t, enum state from,
			 enum state before)
{
	if (t->to == STATE_SAME)
		return from;
	return t->to == STATE_BEFORE ? before : t->to;
}

bool state_is_finished(enum state s)
{
	return s == STATE_READY || s == STATE_POSTED || state_is_end(s);
}

bool state_is_end(enum state s)
{
	return s == STATE_RETURNED || s == STATE_WITHDRAWN ||
	       s == STATE_DISCONTINUED || s == STATE_ARCHIVED;
}

const char *state_ended_without(enum state s, bool was_returned)
{
	if (s == STATE_WITHDRAWN || s == STATE_DISCONTINUED)
		return state_name(s);
	return s == STATE_ARCHIVED && !was_returned ?
		       "Kết thúc, không có kết quả" :
		       NULL;
}

/* Within a unit the draft goes from desk to desk; between units the paper
 * file is handed over with both confirmations. */
bool move_hands_over(enum move m)
{
	return m == MOVE_FORWARD || m == MOVE_SEND_BACK ||
	       m == MOVE_INTERLINK || m == MOVE_SEGMENT_BACK ||
	       m == MOVE_SEGMENT_RESULT || m == MOVE_TAKE_SUPPLEMENT ||
	       m == MOVE_APPROVE || m == MOVE_SIGN || m == MOVE_RELEASE;
}

const char *state_code(enum state s)
{
	return states[s].word.code;
}

const char *state_name(enum state s)
{
	return states[s].word.said;
}

int state_steps_done(enum state s)
{
	return states[s].steps_done;
}

const struct codes *state_codes(void)
{
	static const struct codes codes = { states, sizeof(states[0]),
					    STATE_COUNT, STATE_COUNT };

	return &codes;
}

const char *move_code(enum move m)
{
	return moves[m].code;
}

const char *move_name(enum move m)
{
	return moves[m].said;
}

const struct codes *move_codes(void)
{
	static const struct codes codes = { moves, sizeof(moves[0]),
					    MOVE_COUNT, MOVE_COUNT };

	return &codes;
}

#include "domain/workflow.h"

#include <string.h>

#include "domain/account.h"

/* Roles as bits of account.h's table (the same as the route table's). */
#define R 0x001u  /* RECEPTION */
#define RH 0x002u /* RECEPTION_HEAD */
#define H 0x004u  /* HANDLER */
#define D 0x008u  /* DEPT_HEAD */
#define L 0x010u  /* UBND_LEADER */
#define V 0x020u  /* CLERK */

#define BACK STATE_COUNT

/* clang-format off */
const struct transition transitions[] = {
	{ STATE_NONE, MOVE_RECEIVE, STATE_RECEIVED, R | RH, SCOPE_DESK, NEED_NOTHING, CLOCK_START, HOLD_ACTOR,
	  "Tiếp nhận", "Chỉ cán bộ một cửa được tiếp nhận hồ sơ." },
	{ STATE_RECEIVED, MOVE_FORWARD, STATE_UNASSIGNED, R | RH, SCOPE_DESK, NEED_NOTHING, CLOCK_KEEP, HOLD_LEAD_HEAD,
	  "Chuyển hồ sơ", "Chỉ cán bộ một cửa nơi tiếp nhận được chuyển hồ sơ (Nghị định 61/2018, Điều 18)." },
	{ STATE_UNASSIGNED, MOVE_ACCEPT, STATE_UNASSIGNED, D | H | L, SCOPE_HOLDING_UNIT, NEED_NOTHING, CLOCK_KEEP, HOLD_KEEP,
	  "Nhận hồ sơ", "Chỉ người của đơn vị nhận bàn giao được ký nhận hồ sơ." },
	{ STATE_UNASSIGNED, MOVE_ASSIGN, STATE_EXAMINING, D | L, SCOPE_HOLDING_UNIT, NEED_ASSIGNEE, CLOCK_KEEP, HOLD_ASSIGNEE,
	  "Phân công", "Chỉ lãnh đạo đơn vị đang giữ hồ sơ được phân công (Nghị định 61/2018, Điều 19.1)." },
	{ STATE_EXAMINING, MOVE_REASSIGN, STATE_EXAMINING, D | L, SCOPE_HOLDING_UNIT, NEED_ASSIGNEE | NEED_NOTE, CLOCK_KEEP, HOLD_ASSIGNEE,
	  "Thay đổi thụ lý", "Chỉ lãnh đạo đơn vị đang giữ hồ sơ được thay đổi người thụ lý." },
	{ STATE_UNASSIGNED, MOVE_SEND_BACK, STATE_RECEIVED, D | H | L, SCOPE_HOLDING_UNIT, NEED_NOTE, CLOCK_KEEP, HOLD_DESK,
	  "Trả lại bước trước", "Chỉ người của đơn vị đang giữ hồ sơ được trả lại." },
	{ STATE_EXAMINING, MOVE_SEND_BACK, STATE_RECEIVED, D | H | L, SCOPE_HOLDING_UNIT, NEED_NOTE, CLOCK_KEEP, HOLD_DESK,
	  "Trả lại bước trước", "Chỉ người của đơn vị đang giữ hồ sơ được trả lại." },
	{ STATE_UNASSIGNED, MOVE_RECALL, BACK, R | RH, SCOPE_SENDER, NEED_NOTHING, CLOCK_KEEP, HOLD_PREVIOUS,
	  "Thu hồi", "Chỉ người vừa chuyển được thu hồi, khi bên nhận chưa nhận hồ sơ." },
	{ STATE_FOR_APPROVAL, MOVE_RECALL, BACK, H, SCOPE_SENDER, NEED_NOTHING, CLOCK_KEEP, HOLD_PREVIOUS,
	  "Thu hồi", "Chỉ người vừa trình được thu hồi, khi lãnh đạo chưa xử lý." },
	{ STATE_EXAMINING, MOVE_SUBMIT, STATE_FOR_APPROVAL, H, SCOPE_HOLDER, NEED_RESULT_KIND, CLOCK_KEEP, HOLD_LEAD_HEAD,
	  "Trình duyệt", "Chỉ chuyên viên đang thụ lý hồ sơ được trình duyệt." },
	{ STATE_FOR_APPROVAL, MOVE_REWORK, STATE_EXAMINING, D, SCOPE_HOLDING_UNIT, NEED_NOTE, CLOCK_KEEP, HOLD_HANDLER,
	  "Trả lại để chỉnh sửa", "Chỉ lãnh đạo phòng đang giữ hồ sơ được trả lại dự thảo." },
	{ STATE_FOR_SIGNATURE, MOVE_REWORK, STATE_EXAMINING, L, SCOPE_AUTHORITY, NEED_NOTE, CLOCK_KEEP, HOLD_HANDLER,
	  "Trả lại để chỉnh sửa", "Chỉ lãnh đạo UBND được trả lại dự thảo đang chờ ký." },
	{ STATE_FOR_APPROVAL, MOVE_APPROVE, STATE_FOR_SIGNATURE, D, SCOPE_HOLDING_UNIT, NEED_NOTHING, CLOCK_KEEP, HOLD_LEADER,
	  "Duyệt, trình ký", "Chỉ lãnh đạo phòng được duyệt, và không ai duyệt dự thảo của chính mình." },
	{ STATE_FOR_SIGNATURE, MOVE_SIGN, STATE_FOR_SEAL, L, SCOPE_AUTHORITY, NEED_NOTHING, CLOCK_KEEP, HOLD_CLERK,
	  "Ký duyệt", "Chỉ lãnh đạo UBND được ký, và không ai ký dự thảo của chính mình." },
	{ STATE_FOR_SEAL, MOVE_RELEASE, STATE_READY, V, SCOPE_HOLDING_UNIT, NEED_DOCUMENT, CLOCK_STOP, HOLD_DESK,
	  "Đóng dấu, phát hành", "Chỉ văn thư được cấp số, đóng dấu và phát hành." },
	{ STATE_READY, MOVE_RETURN, STATE_RETURNED, R | RH, SCOPE_DESK, NEED_RECEIVER, CLOCK_KEEP, HOLD_NOBODY,
	  "Trả kết quả", "Chỉ cán bộ một cửa nơi tiếp nhận được trả kết quả." },
};
/* clang-format on */
const size_t transitions_n = sizeof(transitions) / sizeof(transitions[0]);

static const struct {
	const char *code, *name, *sentence;
	int steps_done;
} states[STATE_COUNT] = {
	[STATE_NONE] = { "", "", "", 0 },
	[STATE_RECEIVED] = { "DA_TIEP_NHAN", "Đã tiếp nhận",
			     "Hồ sơ đã được tiếp nhận và sẽ được chuyển đến bộ"
			     " phận giải quyết.",
			     1 },
	[STATE_UNASSIGNED] = { "CHO_PHAN_CONG", "Chờ phân công",
			       "Hồ sơ đã chuyển đến bộ phận giải quyết, đang"
			       " chờ phân công người xử lý.",
			       1 },
	[STATE_EXAMINING] = { "DANG_THU_LY", "Đang thụ lý",
			      "Hồ sơ đang được xem xét, giải quyết.", 2 },
	[STATE_FOR_APPROVAL] = { "CHO_DUYET", "Chờ lãnh đạo phòng duyệt",
				 "Hồ sơ đã được xem xét xong, đang chờ duyệt"
				 " kết quả.",
				 3 },
	[STATE_FOR_SIGNATURE] = { "CHO_KY", "Chờ ký duyệt",
				  "Kết quả đang chờ lãnh đạo ký.", 3 },
	[STATE_FOR_SEAL] = { "CHO_PHAT_HANH", "Chờ đóng dấu, phát hành",
			     "Kết quả đang chờ lãnh đạo ký và đóng dấu.", 3 },
	[STATE_READY] = { "CO_KET_QUA", "Đã có kết quả",
			  "Đã có kết quả, mời ông/bà đến nhận.", 4 },
	[STATE_RETURNED] = { "DA_TRA_KQ", "Đã trả kết quả",
			     "Kết quả đã được trả. Hồ sơ đã hoàn thành.", 5 },
};

const char *const step_names[STEPS_TOTAL] = {
	"Tiếp nhận hồ sơ", "Phân công người giải quyết",
	"Xem xét, giải quyết", "Duyệt, ký và đóng dấu", "Trả kết quả",
};

static const struct {
	const char *code, *name;
} moves[MOVE_COUNT] = {
	[MOVE_RECEIVE] = { "tiep-nhan", "Tiếp nhận hồ sơ" },
	[MOVE_FORWARD] = { "chuyen", "Chuyển hồ sơ" },
	[MOVE_ACCEPT] = { "nhan", "Nhận hồ sơ" },
	[MOVE_ASSIGN] = { "phan-cong", "Phân công thụ lý" },
	[MOVE_REASSIGN] = { "doi-thu-ly", "Thay đổi thụ lý" },
	[MOVE_SEND_BACK] = { "tra-lai", "Trả lại bước trước" },
	[MOVE_RECALL] = { "thu-hoi", "Thu hồi" },
	[MOVE_SUBMIT] = { "trinh", "Trình duyệt" },
	[MOVE_REWORK] = { "chinh-sua", "Trả lại để chỉnh sửa" },
	[MOVE_APPROVE] = { "duyet", "Duyệt, trình ký" },
	[MOVE_SIGN] = { "ky", "Ký duyệt" },
	[MOVE_RELEASE] = { "phat-hanh", "Đóng dấu, phát hành" },
	[MOVE_RETURN] = { "tra-ket-qua", "Trả kết quả" },
};

const struct transition *transition_find(enum state from, enum move move)
{
	for (size_t i = 0; i < transitions_n; i++) {
		if (transitions[i].from == from && transitions[i].move == move)
			return &transitions[i];
	}
	return NULL;
}

const char *state_code(enum state s)
{
	return states[s].code;
}

const char *state_name(enum state s)
{
	return states[s].name;
}

const char *state_sentence(enum state s)
{
	return states[s].sentence;
}

int state_steps_done(enum state s)
{
	return states[s].steps_done;
}

enum state state_from_code(const char *code)
{
	int i = 0;

	while (i < STATE_COUNT && strcmp(states[i].code, code) != 0)
		i++;
	return (enum state)i;
}

const char *move_code(enum move m)
{
	return moves[m].code;
}

const char *move_name(enum move m)
{
	return moves[m].name;
}

enum move move_from_code(const char *code)
{
	int i = 0;

	while (i < MOVE_COUNT && strcmp(moves[i].code, code) != 0)
		i++;
	return (enum move)i;
}

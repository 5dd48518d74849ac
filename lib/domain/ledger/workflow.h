/*
 * The states of a dossier and the table of its moves.
 *
 * dossier_move() (move.h) is the only writer of a state.  A row says from,
 * move, to, which roles may, where they must stand, what the command must
 * carry, what the clock does and who holds the dossier afterwards.  Several
 * rows may share (from, move): they differ by who may, or by a fact (`when`)
 * that decides where the move leads.
 *
 * Decree 61/2018 art. 17-20 and its successor; the T numbers are those of the
 * national one-stop processes as this project lists them.
 */
#ifndef DOMAIN_WORKFLOW_H
#define DOMAIN_WORKFLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/codes.h"

enum state {
	STATE_NONE, /* before reception */
	STATE_RECEIVED,		/* DA_TIEP_NHAN */
	STATE_UNASSIGNED,	/* CHO_PHAN_CONG */
	STATE_EXAMINING,	/* DANG_THU_LY */
	STATE_CONSULTING,	/* LAY_Y_KIEN */
	STATE_INTERLINKED,	/* LIEN_THONG */
	STATE_SUPPLEMENT,	/* CHO_BO_SUNG */
	STATE_PAYMENT,		/* CHO_NVTC */
	STATE_FOR_APPROVAL,	/* CHO_DUYET */
	STATE_FOR_SIGNATURE,	/* CHO_KY */
	STATE_FOR_SEAL,		/* CHO_PHAT_HANH */
	STATE_READY,		/* CO_KET_QUA */
	STATE_POSTED,		/* DANG_CHUYEN_PHAT */
	STATE_RETURNED,		/* DA_TRA_KQ */
	STATE_WITHDRAWING,	/* RUT_CHO_DUYET */
	STATE_WITHDRAWN,	/* DA_RUT */
	STATE_DISCONTINUED,	/* DUNG_XU_LY */
	STATE_ARCHIVED,		/* LUU */
	STATE_COUNT
};

enum move {
	MOVE_RECEIVE,	 /* T02, T03 Tiếp nhận */
	MOVE_RETURN_AT_ONCE, /* T05 Trả ngay */
	MOVE_OPEN_ROUND, /* T41 the linked round that mends a wrong result */
	MOVE_FORWARD,	 /* T11 Chuyển hồ sơ */
	MOVE_ACCEPT,	 /* T12 Nhận hồ sơ */
	MOVE_TAKE,	 /* Nhận việc */
	MOVE_GIVE_BACK,	 /* Giao lại */
	MOVE_ASSIGN,	 /* T13 Phân công */
	MOVE_REASSIGN,	 /* T14 Thay đổi thụ lý */
	MOVE_SEND_BACK,	 /* T15 Trả lại bước trước */
	MOVE_RECALL,	 /* T16 Thu hồi */
	MOVE_PROPOSE_CONSULT, /* T17, the case officer's half */
	MOVE_CONSULT,	 /* T17 Lấy ý kiến phối hợp */
	MOVE_ANSWER,	 /* T18 Trả lời phối hợp */
	MOVE_CANCEL_REQUEST, /* Hủy yêu cầu phối hợp */
	MOVE_GO_ON,	 /* T19 Tiếp tục không chờ */
	MOVE_INTERLINK,	 /* T20 Chuyển liên thông */
	MOVE_SEGMENT_BACK, /* T21 Nhận kết quả liên thông, to examine */
	MOVE_SEGMENT_RESULT, /* T21, the result itself */
	MOVE_PROPOSE_SUPPLEMENT, /* T22: H proposes */
	MOVE_APPROVE_SUPPLEMENT, /* T22: D approves */
	MOVE_DENY_PROPOSAL,
	MOVE_ASK_SUPPLEMENT, /* T22: R sends */
	MOVE_TAKE_SUPPLEMENT, /* T23 Nhận bổ sung */
	MOVE_SUPPLEMENT_EXPIRED, /* T24 Hết hạn bổ sung */
	MOVE_ASK_PAYMENT, /* T25 Chuyển nghĩa vụ tài chính */
	MOVE_PAID,	 /* T26 Xác nhận đã nộp */
	MOVE_SUBMIT,	 /* T27 Trình duyệt */
	MOVE_REWORK,	 /* T28 Trả lại để chỉnh sửa */
	MOVE_APPROVE,	 /* T29 Duyệt, trình ký */
	MOVE_SIGN,	 /* T30 Ký duyệt */
	MOVE_RELEASE,	 /* T31 Đóng dấu, phát hành */
	MOVE_RETURN,	 /* T32 Trả kết quả */
	MOVE_POST,	 /* T33 Giao bưu chính */
	MOVE_DELIVERED,	 /* T34 Phát thành công */
	MOVE_UNDELIVERED, /* T35 Phát không thành công */
	MOVE_WITHDRAW,	 /* T36 Đề nghị rút */
	MOVE_WITHDRAW_OK, /* T37 Đồng ý rút */
	MOVE_WITHDRAW_NO, /* T38 Không đồng ý rút */
	MOVE_DISCONTINUE, /* T39 Dừng giải quyết */
	MOVE_CORRECT,	 /* T41 Đính chính kết quả sai, on the old dossier */
	MOVE_ARCHIVE,	 /* T42 Lưu hồ sơ */
	MOVE_COLLECT_FEE, /* Thu phí, lệ phí */
	MOVE_REFUND_FEE, /* Hoàn phí */
	MOVE_SYNC_FAULT, /* Ghi nhận lỗi đồng bộ */
	MOVE_SYNC_RESTORED, /* Hết lỗi đồng bộ */
	MOVE_INHERIT,	 /* Kế thừa hồ sơ of a unit that has ended */
	MOVE_LETTER,	 /* T40: the apology was signed (letter.h makes it) */
	MOVE_REAPPOINT,	 /* T40 Hẹn lại: the desk gives the new appointment */
	MOVE_RECALENDAR, /* Tính lại ngày hẹn: the calendar has changed */
	MOVE_RESTORE_DATE, /* Trả lại ngày hẹn cũ: that change was taken back */
	MOVE_ADJUST,	 /* Điều chỉnh: a correction was approved (correction.h) */
	MOVE_COUNT
};

enum scope { /* where the actor must stand */
	SCOPE_DESK,   /* the dossier's desk */
	SCOPE_LEAD,   /* the unit that resolves it */
	SCOPE_HOLDING_UNIT, /* the unit that holds it */
	SCOPE_HOLDER, /* the very holder */
	SCOPE_HANDLER, /* who examines it, whoever holds it now */
	SCOPE_ASKED,  /* a unit whose answer is awaited */
	SCOPE_AUTHORITY, /* any unit of the same authority */
	SCOPE_SENDER, /* who made the previous move */
	SCOPE_POST,   /* the postal unit that carries the result */
	SCOPE_ANYWHERE, /* the role alone decides */
};

/* Which of several rows of one (from, move) applies. */
enum when {
	WHEN_ALWAYS,
	WHEN_MORE_AWAITED, /* other requests stay open after this one */
	WHEN_LAST_AWAITED,
};

/* A dossier's clock, as it stands after an event. */
#define TICKINGS(W)                             \
	W(CLOCK_UNSAID, "", "")                 \
	W(CLOCK_RUNS, "running", "đang chạy")   \
	W(CLOCK_PAUSED, "paused", "tạm dừng")   \
	W(CLOCK_STOPPED, "stopped", "đã dừng")
CODES(ticking, TICKINGS);

/* What the case officer has proposed and nobody has decided or sent yet. */
#define PROPOSALS(W)                                                   \
	W(PROPOSAL_NONE, "", "")                                       \
	W(PROPOSAL_SUPPLEMENT, "bo-sung", "yêu cầu bổ sung")           \
	W(PROPOSAL_APPROVED, "bo-sung-ok", "yêu cầu bổ sung đã duyệt") \
	W(PROPOSAL_CONSULT, "phoi-hop", "lấy ý kiến phối hợp")
CODES(proposal, PROPOSALS);

/* How the applicant wants the result. */
#define RECEIVE_WAYS(W)                                       \
	W(RECEIVE_UNSAID, "", "")                             \
	W(RECEIVE_AT_DESK, "tai_quay", "Tại quầy")            \
	W(RECEIVE_BY_POST, "buu_chinh", "Bưu chính công ích")
CODES(receive_way, RECEIVE_WAYS);

enum clock_effect {
	CLOCK_KEEP,
	CLOCK_START,
	CLOCK_STOP,
	CLOCK_PAUSE,
	CLOCK_RESUME,
	CLOCK_BACK, /* as before the last move */
};

/* Who holds it afterwards. */
enum next_holder {
	HOLD_KEEP,
	HOLD_ACTOR,
	HOLD_LEAD_HEAD, /* the lead division, head of unit */
	HOLD_ASSIGNEE,
	HOLD_HANDLER,	/* back to the case officer */
	HOLD_LEADER,	/* the authority's committee */
	HOLD_CLERK,	/* the office with the seal */
	HOLD_DESK,
	HOLD_TARGET,	/* the unit that the command names */
	HOLD_PREVIOUS,	/* whoever held it before the last move */
	HOLD_NOBODY,
};

enum need { /* what the command must carry */
	NEED_NOTHING = 0,
	NEED_NOTE = 1 << 0,
	NEED_ASSIGNEE = 1 << 1,
	NEED_RESULT_KIND = 1 << 2, /* ket_qua | tu_choi */
	NEED_DOCUMENT = 1 << 3,	   /* number and date */
	NEED_RECEIVER = 1 << 4,	   /* who took the result and on what proof */
	NEED_UNITS = 1 << 5,	   /* whom to ask: content, units, limit */
	NEED_TARGET = 1 << 6,	   /* one unit, content, limit */
	NEED_REQUEST = 1 << 7,	   /* which request */
	NEED_ANSWER = 1 << 8,	   /* kind, words, reason when late */
	NEED_ITEMS = 1 << 9,	   /* what to supplement, why, until when */
	NEED_NOTICE = 1 << 10,	   /* tax notice: number, amount, payer */
	NEED_RECEIPT = 1 << 11,	   /* of a payment: number, amount */
	NEED_WAYBILL = 1 << 12,
	NEED_GROUND = 1 << 13,	   /* the article that allows it */
	NEED_PLACE = 1 << 14,	   /* where the file is kept */
	NEED_DELIVERY = 1 << 15,   /* who received it from the post */
	NEED_DRAFT = 1 << 16,	   /* a file, or the words why there is none */
	NEED_WISH = 1 << 17,	   /* the applicant's own request, a file */
};

/* Where a move leads when the table cannot name one state. */
#define STATE_BEFORE STATE_COUNT /* the state before the last move */
#define STATE_SAME ((enum state)(STATE_COUNT + 1)) /* as it is */

struct transition {
	unsigned from; /* the states that allow it, 1u << state each */
	enum move move;
	enum state to;
	unsigned roles;
	enum scope scope;
	enum when when;
	unsigned needs;
	enum clock_effect clock;
	enum next_holder hold;
	const char *label; /* the button, official Vietnamese */
	/* What forbids it to others, as a sentence: by the rules of today, and
	 * by Decree 61/2018 for who was received under it. */
	const char *rule[2];
};

extern const struct transition transitions[];
extern const size_t transitions_n;

/* The first row of (from, move), or NULL. */
const struct transition *transition_find(enum state from, enum move move);
/* The next row of the same (from, move) after `t`, or NULL. */
const struct transition *transition_next(const struct transition *t,
					 enum state from);
bool transition_is_from(const struct transition *t, enum state from);
/* Where it leads; `before`: the state before the last move. */
enum state transition_to(const struct transition *t, enum state from,
			 enum state before);
const char *state_code(enum state s);	/* "DA_TIEP_NHAN", as stored */
const char *state_name(enum state s);	/* "Đã tiếp nhận" */
const struct codes *state_codes(void); /* STATE_COUNT: unknown */
CODES_OF(state)
/* Ended for good, or waiting only to be fetched: the finish time is known. */
bool state_is_finished(enum state s);
/* Nothing more is decided in it (returned, withdrawn, discontinued, kept). */
bool state_is_end(enum state s);
/* What it ended as without any result, in words; NULL: it has one, or runs on.
 * Nobody calls such an end kept, early or a result.  `was_returned` tells what
 * was put away: only a result that was returned, or what ended so. */
const char *state_ended_without(enum state s, bool was_returned);
const char *move_code(enum move m);
const char *move_name(enum move m);
const struct codes *move_codes(void); /* MOVE_COUNT: unknown */
CODES_OF(move)
/* The paper file goes to another unit, which must confirm it (control slip). */
bool move_hands_over(enum move m);
/* Degree of completion as it is stored: steps of STEPS_TOTAL; what has ended
 * counts as all of them (telling.h says which were really done). */
#define STEPS_TOTAL 5
int state_steps_done(enum state s);
/* The five step names the public sees. */
extern const char *const step_names[STEPS_TOTAL];

#endif

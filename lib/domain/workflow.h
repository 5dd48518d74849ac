/*
 * The states of a dossier and the table of its moves (DOMAIN 2.2, 2.3).
 *
 * workflow_move() (ledger.h) is the only writer of a state.  A row says from,
 * move, to, which roles may, within which scope, what it must carry and what
 * the clock does.  Further moves of the life cycle are further rows.
 */
#ifndef DOMAIN_WORKFLOW_H
#define DOMAIN_WORKFLOW_H

#include <stdbool.h>
#include <stddef.h>

enum state {
	STATE_NONE, /* before reception */
	STATE_RECEIVED,		/* DA_TIEP_NHAN */
	STATE_UNASSIGNED,	/* CHO_PHAN_CONG */
	STATE_EXAMINING,	/* DANG_THU_LY */
	STATE_FOR_APPROVAL,	/* CHO_DUYET */
	STATE_FOR_SIGNATURE,	/* CHO_KY */
	STATE_FOR_SEAL,		/* CHO_PHAT_HANH */
	STATE_READY,		/* CO_KET_QUA */
	STATE_RETURNED,		/* DA_TRA_KQ */
	STATE_COUNT
};

enum move {
	MOVE_RECEIVE,	 /* T02 Tiếp nhận */
	MOVE_FORWARD,	 /* T11 Chuyển hồ sơ */
	MOVE_ACCEPT,	 /* T12 Nhận hồ sơ */
	MOVE_ASSIGN,	 /* T13 Phân công */
	MOVE_REASSIGN,	 /* T14 Thay đổi thụ lý */
	MOVE_SEND_BACK,	 /* T15 Trả lại bước trước */
	MOVE_RECALL,	 /* T16 Thu hồi */
	MOVE_SUBMIT,	 /* T27 Trình duyệt */
	MOVE_REWORK,	 /* T28 Trả lại để chỉnh sửa */
	MOVE_APPROVE,	 /* T29 Duyệt, trình ký */
	MOVE_SIGN,	 /* T30 Ký duyệt */
	MOVE_RELEASE,	 /* T31 Đóng dấu, phát hành */
	MOVE_RETURN,	 /* T32 Trả kết quả */
	MOVE_COUNT
};

enum scope { /* where the actor must stand */
	SCOPE_DESK,   /* the dossier's desk */
	SCOPE_HOLDING_UNIT, /* the unit that holds it */
	SCOPE_HOLDER, /* the very holder */
	SCOPE_AUTHORITY, /* any unit of the same authority */
	SCOPE_SENDER, /* who made the previous move */
};

enum clock_effect { CLOCK_KEEP, CLOCK_START, CLOCK_STOP };

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
};

struct transition {
	enum state from;
	enum move move;
	enum state to; /* STATE_COUNT: the state before the last move */
	unsigned roles;
	enum scope scope;
	unsigned needs;
	enum clock_effect clock;
	enum next_holder hold;
	const char *label; /* the button, official Vietnamese */
	const char *rule;  /* what forbids it to others, as a sentence */
};

extern const struct transition transitions[];
extern const size_t transitions_n;

const struct transition *transition_find(enum state from, enum move move);
const char *state_code(enum state s);	/* "DA_TIEP_NHAN", as stored */
const char *state_name(enum state s);	/* "Đã tiếp nhận" */
/* What the citizen reads: who does what next, one of six plain sentences. */
const char *state_sentence(enum state s);
enum state state_from_code(const char *code); /* STATE_COUNT: unknown */
const char *move_code(enum move m);
const char *move_name(enum move m);
enum move move_from_code(const char *code);
/* Degree of completion: steps done of STEPS_TOTAL. */
#define STEPS_TOTAL 5
int state_steps_done(enum state s);
/* The five step names the public sees. */
extern const char *const step_names[STEPS_TOTAL];

#endif

#include "domain/casework/attachment_policy.h"

#include "domain/casework/dossier.h"
#include "domain/power.h"

/* Roles as bits of role.h's table (the same as the route table's). */
#define R 0x001u  /* RECEPTION */
#define RH 0x002u /* RECEPTION_HEAD */
#define H 0x004u  /* HANDLER */
#define D 0x008u  /* DEPT_HEAD */
#define L 0x010u  /* UBND_LEADER */
#define V 0x020u  /* CLERK */
#define ANY (R | RH | H | D | L | V)

enum place { /* where the actor must stand */
	PLACE_DESK,    /* the dossier's desk */
	PLACE_HOLDER,  /* the unit that holds it */
	PLACE_HANDLER, /* who examines it, also while others hold it */
	PLACE_AUTHORITY,
};

enum season {
	SEASON_EVER,
	SEASON_OPEN,   /* no result yet */
	SEASON_SIGNED, /* at the seal, or with a result */
};

/* clang-format off */
static const struct {
	enum attachment_kind kind;
	unsigned roles;
	enum place place;
	enum season season;
} rows[] = {
	{ ATTACH_PAPER,      R | RH, PLACE_DESK,      SEASON_EVER },
	{ ATTACH_PAPER,      ANY,    PLACE_HOLDER,    SEASON_EVER },
	{ ATTACH_PAPER,      H | D,  PLACE_HANDLER,   SEASON_EVER },
	{ ATTACH_SUPPLEMENT, R | RH, PLACE_DESK,      SEASON_EVER },
	{ ATTACH_SUPPLEMENT, ANY,    PLACE_HOLDER,    SEASON_EVER },
	{ ATTACH_SUPPLEMENT, H | D,  PLACE_HANDLER,   SEASON_EVER },
	{ ATTACH_OTHER,      R | RH, PLACE_DESK,      SEASON_EVER },
	{ ATTACH_OTHER,      ANY,    PLACE_HOLDER,    SEASON_EVER },
	{ ATTACH_OTHER,      H | D,  PLACE_HANDLER,   SEASON_EVER },
	{ ATTACH_NOTICE,     R | RH, PLACE_DESK,      SEASON_EVER },
	{ ATTACH_NOTICE,     H | D,  PLACE_HOLDER,    SEASON_EVER },
	{ ATTACH_NOTICE,     H | D,  PLACE_HANDLER,   SEASON_EVER },
	{ ATTACH_WISH,       R | RH, PLACE_DESK,      SEASON_OPEN },
	{ ATTACH_DRAFT,      H|D|L|V, PLACE_HOLDER,   SEASON_OPEN },
	{ ATTACH_DRAFT,      H | D,  PLACE_HANDLER,   SEASON_OPEN },
	{ ATTACH_RESULT,     V,      PLACE_AUTHORITY, SEASON_SIGNED },
	{ ATTACH_LETTER,     V,      PLACE_AUTHORITY, SEASON_EVER },
};

static const char *const rules[ATTACH_COUNT] = {
	[ATTACH_PAPER] = "Chỉ bộ phận một cửa nơi tiếp nhận, đơn vị đang giữ hoặc người thụ lý hồ sơ được tải bản quét giấy tờ lên.",
	[ATTACH_SUPPLEMENT] = "Chỉ bộ phận một cửa nơi tiếp nhận, đơn vị đang giữ hoặc người thụ lý hồ sơ được tải giấy tờ bổ sung lên.",
	[ATTACH_OTHER] = "Chỉ bộ phận một cửa nơi tiếp nhận, đơn vị đang giữ hoặc người thụ lý hồ sơ được tải tài liệu lên.",
	[ATTACH_NOTICE] = "Chỉ bộ phận một cửa nơi tiếp nhận, đơn vị đang giữ hoặc người thụ lý hồ sơ được tải thông báo nộp tiền lên.",
	[ATTACH_WISH] = "Chỉ bộ phận một cửa nơi tiếp nhận hồ sơ được tải đề nghị rút hồ sơ lên.",
	[ATTACH_DRAFT] = "Chỉ đơn vị đang giữ hoặc người thụ lý hồ sơ được tải dự thảo kết quả lên.",
	[ATTACH_LETTER] = "Chỉ văn thư được tải bản quét thư xin lỗi đã ký, đóng dấu lên.",
	[ATTACH_RESULT] = "Chỉ văn thư được tải bản quét kết quả đã ký, đóng dấu lên.",
};
/* clang-format on */

static bool stands(const struct actor *actor, const struct dossier *d,
		   enum place place)
{
	if (actor->authority.v != d->authority.v)
		return false;
	switch (place) {
	case PLACE_DESK:
		return actor->unit.v == d->desk.v;
	case PLACE_HOLDER:
		return actor->unit.v == d->holder_unit.v;
	case PLACE_HANDLER:
		return actor->id.v == d->handler.v;
	case PLACE_AUTHORITY:
		return true;
	}
	return false;
}

static const char *season_refusal(const struct dossier *d, enum season season)
{
	bool is_finished = d->finished_at.s != INSTANT_NONE.s;

	switch (season) {
	case SEASON_EVER:
		return NULL;
	case SEASON_OPEN:
		return is_finished ? "Hồ sơ đã kết thúc giải quyết nên không"
				     " nhận thêm tệp loại này." :
				     NULL;
	case SEASON_SIGNED:
		return is_finished || d->state == STATE_FOR_SEAL ?
			       NULL :
			       "Kết quả chưa được ký nên chưa thể tải bản quét"
			       " kết quả lên.";
	}
	return NULL;
}

const char *attachment_add_refusal(const struct actor *actor,
				   const struct dossier *d,
				   enum attachment_kind kind, enum err *ret_err)
{
	const char *why = rules[kind];

	*ret_err = ERR_DENIED;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].kind != kind || !power_has(actor, rows[i].roles) ||
		    !stands(actor, d, rows[i].place))
			continue;
		why = season_refusal(d, rows[i].season);
		if (!why)
			return NULL;
		*ret_err = ERR_STATE;
	}
	return why;
}

const char *attachment_withdraw_refusal(const struct actor *actor,
					const struct attachment *a,
					enum err *ret_err)
{
	*ret_err = ERR_STATE;
	if (a->withdrawn_at.s != INSTANT_NONE.s)
		return "Tệp này đã được rút.";
	*ret_err = ERR_DENIED;
	if (actor->id.v == a->account.v ||
	    (actor->unit.v == a->unit.v && power_has(actor, RH | D | L)))
		return NULL;
	return "Chỉ người đã tải tệp lên hoặc lãnh đạo đơn vị của người đó"
	       " được rút tệp.";
}

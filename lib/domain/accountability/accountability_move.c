/* The steps of a file: each one transaction with its row of history. */
#include <string.h>

#include "db/db.h"
#include "domain/accountability/accountability_internal.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct accountability_step, member)

#define WORDS_MIN 20

STMT(q_lock, "i", "i",
     "SELECT id FROM accountability_file WHERE id = ? FOR UPDATE");
STMT(q_say, "stii", "",
     "UPDATE accountability_round SET said = ?, said_at = ?"
     " WHERE file_id = ? AND round = ?");
STMT(q_lapse, "itii", "",
     "UPDATE accountability_round SET lapsed_by = ?, lapsed_at = ?"
     " WHERE file_id = ? AND round = ?");
STMT(q_review, "dsssitii", "",
     "UPDATE accountability_round SET review_day = ?, review_place = ?,"
     " review_people = ?, review_words = ?, reviewed_by = ?, reviewed_at = ?"
     " WHERE file_id = ? AND round = ?");
STMT(q_handle, "sssdsitii", "",
     "UPDATE accountability_round SET form = ?, ground = ?,"
     " decision_number = ?, decision_day = ?, new_post = ?, handled_by = ?,"
     " handled_at = ? WHERE file_id = ? AND round = ?");
STMT(q_close, "sitii", "",
     "UPDATE accountability_round SET done = ?, closed_by = ?, closed_at = ?"
     " WHERE file_id = ? AND round = ?");
STMT(q_state, "sii", "",
     "UPDATE accountability_file SET state = ?, version = version + 1"
     " WHERE id = ? AND version = ?");
STMT(q_forms, "dd", "sssii",
     "SELECT code, name, legal_basis, needs_decision, moves_post"
     " FROM handling_form WHERE valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY place, code");

enum err handling_forms(struct cx *cx, struct day day,
			struct handling_form **ret, size_t *ret_n)
{
	struct handling_form *list, *f;
	int64_t decision, moves;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_forms, &rows, day, day));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	for (f = list; rows_next(&rows, &f->code, &f->name, &f->basis,
				 &decision, &moves);
	     f = &list[++n]) {
		f->needs_decision = decision == 1;
		f->moves_post = moves == 1;
	}
	*ret = list;
	*ret_n = n;
	return OK;
}

struct work {
	const struct actor *actor;
	const struct accountability_step *in;
	struct accountability_id id;
	struct accountability f;
	const char *told; /* for the history */
};

static bool is_short(const char *s, size_t min)
{
	return !s || text_length(s) < min;
}

static enum err review(struct cx *cx, struct work *w)
{
	const struct accountability_step *in = w->in;
	struct day today = instant_day(cx->now);

	if (in->day.n == DAY_NONE.n)
		return refuse(cx, ERR_INPUT, AT(day), "Nhập ngày kiểm điểm");
	if (in->day.n > today.n)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Ngày kiểm điểm không được sau hôm nay");
	if (in->day.n < instant_day(w->f.round_at).n)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Ngày kiểm điểm không được trước ngày mở hồ sơ"
			      " (%s)",
			      day_dmy(cx->arena, instant_day(w->f.round_at)));
	if (is_short(in->place, 3))
		return refuse(cx, ERR_INPUT, AT(place),
			      "Nhập nơi tổ chức kiểm điểm");
	if (is_short(in->people, 3))
		return refuse(cx, ERR_INPUT, AT(people),
			      "Nhập thành phần dự kiểm điểm");
	w->told = arena_printf(cx->arena, "Ngày %s. %s",
			       day_dmy(cx->arena, in->day), in->words);
	return db_exec(cx, q_review, in->day, in->place, in->people, in->words,
		       w->actor->id.v, cx->now, w->f.id.v,
		       (int64_t)w->f.round);
}

static enum err find_form(struct cx *cx, const char *code,
			  struct handling_form *ret)
{
	struct handling_form *list;
	size_t n;

	TRY(handling_forms(cx, instant_day(cx->now), &list, &n));
	for (size_t i = 0; code && i < n; i++) {
		if (strcmp(list[i].code, code) == 0) {
			*ret = list[i];
			return OK;
		}
	}
	return refuse(cx, ERR_INPUT, AT(form), "Chọn hình thức xử lý");
}

/* A decision has both, its number and its day, or is none. */
static enum err check_decision(struct cx *cx, const struct work *w,
			       const struct handling_form *form)
{
	const struct accountability_step *in = w->in;
	bool has_number = !is_short(in->decision_number, 1);
	bool has_day = in->day.n != DAY_NONE.n;

	if (!has_number && (form->needs_decision || has_day))
		return refuse(cx, ERR_INPUT, AT(decision_number),
			      "Nhập số quyết định");
	if (!has_day && has_number)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Nhập ngày quyết định");
	if (has_day && in->day.n > instant_day(cx->now).n)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Ngày quyết định không được sau hôm nay");
	if (has_day && in->day.n < w->f.review_day.n)
		return refuse(cx, ERR_INPUT, AT(day),
			      "Ngày quyết định không được trước ngày kiểm điểm"
			      " (%s)",
			      day_dmy(cx->arena, w->f.review_day));
	return OK;
}

static enum err handle(struct cx *cx, struct work *w)
{
	const struct accountability_step *in = w->in;
	bool has_post = !is_short(in->new_post, 3);
	struct handling_form form = { 0 };

	TRY(find_form(cx, in->form, &form));
	TRY(check_decision(cx, w, &form));
	if (form.moves_post && !has_post)
		return refuse(cx, ERR_INPUT, AT(new_post),
			      "Nhập đơn vị, vị trí công tác mới");
	if (!form.moves_post && has_post)
		return refuse(cx, ERR_INPUT, AT(new_post),
			      "Hình thức đã chọn không chuyển vị trí công tác:"
			      " bỏ trống ô này");
	if (is_short(in->words, WORDS_MIN) && w->f.measure == MEASURE_POST &&
	    !form.moves_post)
		return refuse(cx, ERR_INPUT, AT(words),
			      "Hồ sơ phải xem xét chuyển đổi vị trí công tác:"
			      " nêu căn cứ không chuyển, ít nhất %d ký tự",
			      WORDS_MIN);
	if (is_short(in->words, WORDS_MIN))
		return refuse(cx, ERR_INPUT, AT(words),
			      "Nêu căn cứ, ít nhất %d ký tự", WORDS_MIN);
	w->told = in->day.n == DAY_NONE.n ?
			  form.name :
			  arena_printf(cx->arena,
				       "%s, Quyết định số %s ngày %s",
				       form.name, in->decision_number,
				       day_dmy(cx->arena, in->day));
	return db_exec(cx, q_handle, form.code, in->words,
		       in->day.n == DAY_NONE.n ? NULL : in->decision_number,
		       in->day, has_post ? in->new_post : NULL,
		       w->actor->id.v, cx->now, w->f.id.v,
		       (int64_t)w->f.round);
}

static enum err write_step(struct cx *cx, struct work *w)
{
	int64_t file = w->f.id.v, round = w->f.round, by = w->actor->id.v;

	w->told = w->in->words ? w->in->words : "";
	switch (w->in->act) {
	case ACCOUNT_SAY:
		return db_exec(cx, q_say, w->in->words, cx->now, file, round);
	case ACCOUNT_LAPSE:
		return db_exec(cx, q_lapse, by, cx->now, file, round);
	case ACCOUNT_REVIEW:
		return review(cx, w);
	case ACCOUNT_HANDLE:
		return handle(cx, w);
	case ACCOUNT_CLOSE:
		return db_exec(cx, q_close, w->in->words, by, cx->now, file,
			       round);
	case ACCOUNT_ACT_COUNT:
		break;
	}
	return ERR_MISSING;
}

/* Words are due where nothing else says what was done. */
static enum err check_words(struct cx *cx, const struct work *w)
{
	if (w->in->act == ACCOUNT_LAPSE || w->in->act == ACCOUNT_HANDLE ||
	    !is_short(w->in->words, WORDS_MIN))
		return OK;
	return refuse(cx, ERR_INPUT, AT(words),
		      "Nêu cụ thể, ít nhất %d ký tự", WORDS_MIN);
}

static enum err move_once(struct cx *cx, void *arg)
{
	static const enum accountability_state to[ACCOUNT_ACT_COUNT] = {
		[ACCOUNT_SAY] = ACCOUNTABLE_HEARD,
		[ACCOUNT_LAPSE] = ACCOUNTABLE_HEARD,
		[ACCOUNT_REVIEW] = ACCOUNTABLE_REVIEWED,
		[ACCOUNT_HANDLE] = ACCOUNTABLE_HANDLED,
		[ACCOUNT_CLOSE] = ACCOUNTABLE_CLOSED,
	};
	struct work *w = arg;
	const char *code = accountability_act_code(w->in->act), *why;
	int64_t found;
	enum err err;

	TRY(db_one(cx, q_lock, w->id.v, &found));
	TRY(accountability_load(cx, w->id, &w->f));
	if (!accountability_sees(w->actor, &w->f))
		return ERR_MISSING;
	if (w->f.version != w->in->version)
		return refuse(cx, ERR_CONFLICT, NULL,
			      "Hồ sơ đã được cập nhật, hiện ở bước “%s”. Nội"
			      " dung của ông/bà chưa được ghi.",
			      accountability_state_name(w->f.state));
	why = accountability_refusal(w->actor, &w->f, instant_day(cx->now),
				     w->in->act, &err);
	if (why)
		return refuse(cx, err, NULL, "%s", why);
	TRY(check_words(cx, w));
	TRY(write_step(cx, w));
	TRY(db_exec(cx, q_state, accountability_state_code(to[w->in->act]),
		    w->f.id.v, w->f.version));
	TRY(accountability_note(cx, w->actor, &w->f, w->in->act, w->told));
	return accountability_audit(cx, w->actor, &w->f,
				    arena_printf(cx->arena,
						 "accountability_%s", code),
				    "ok");
}

enum err accountability_move(struct cx *cx, const struct actor *actor,
			     struct accountability_id id,
			     const struct accountability_step *in)
{
	struct work w = { .actor = actor, .in = in, .id = id };
	struct fault fault;
	enum err err;

	if (in->act >= ACCOUNT_ACT_COUNT)
		return ERR_MISSING;
	err = db_tx(cx, move_once, &w);
	if (!w.f.id.v ||
	    (err != ERR_DENIED && err != ERR_STATE && err != ERR_MISSING))
		return err;
	fault = cx->fault;
	TRY(accountability_audit(
		cx, actor, &w.f,
		arena_printf(cx->arena, "accountability_%s",
			     accountability_act_code(in->act)),
		"refused"));
	cx->fault = fault;
	return err;
}

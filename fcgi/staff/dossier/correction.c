/*
 * The corrections of one dossier: what was recorded, what was corrected, and
 * the proposal of one more, by those who wrote it down.
 */
#include <string.h>

#include "common/adjusted.h"
#include "common/gate.h"
#include "common/page.h"
#include "domain/casework/dossier.h"
#include "domain/clock/calendar.h"
#include "domain/files/attachment.h"
#include "domain/ledger/event.h"
#include "markers.h"
#include "staff/dossier/correction.h"
#include "staff/frame.h"
#include "staff/pages.h"

static const struct choice kinds[] = { { "gio_tiep_nhan", NULL },
				       { "tam_dung", NULL },
				       { 0 } };
static const struct choice hows[] = {
	{ "thoi_gian", "Ghi lại thời gian dừng đúng (nhập ở dưới)" },
	{ "khong_co", "Lần dừng này không có thật" },
	{ 0 }
};

/* Of two kinds of correction one is posted, and asks for its own fields. */
#define RECEIPT (1u << CORRECT_RECEIPT)
#define STOP (1u << CORRECT_STOP)
static unsigned acts(const struct rq *rq)
{
	const char *kind = rq_field(rq, "loai");

	return kind ? 1u << correction_kind_from_code(kind) : 0;
}

#define A_DAY "Ngày/tháng/năm"
#define AN_HOUR "Giờ:phút, ví dụ 08:30"
/* clang-format off */
static const struct field correction_form_fields[] = {
	FIELD_OF(TYPE_KEY, struct correction_fields, key, "_key", "Khóa biểu mẫu", FIELD_REQUIRED, 32),
	FIELD_CHOICE(struct correction_fields, kind, "loai", "Loại điều chỉnh", FIELD_REQUIRED, kinds),
	FIELD_OF(TYPE_INT, struct correction_fields, stop, "lan", "Lần tạm dừng bị ghi sai", 0, INT32_MAX, .look = LOOK_RADIOS, .when = STOP),
	FIELD_CHOICE(struct correction_fields, how, "cach", "Điều chỉnh thế nào", 0, hows, .look = LOOK_RADIOS, .when = STOP),
	FIELD_OF(TYPE_DAY, struct correction_fields, from, "tu_ngay", "Ngày tiếp nhận đúng", 0, 0, .hint = A_DAY, .when = RECEIPT),
	FIELD_TEXT(struct correction_fields, from_time, "tu_gio", "Giờ tiếp nhận đúng", 0, 5, .hint = AN_HOUR, .when = RECEIPT),
	FIELD_OF(TYPE_DAY, struct correction_fields, from, "tu_ngay", "Ngày dừng đúng", 0, 0, .hint = A_DAY, .when = STOP),
	FIELD_TEXT(struct correction_fields, from_time, "tu_gio", "Giờ dừng đúng", 0, 5, .hint = AN_HOUR, .when = STOP),
	FIELD_OF(TYPE_DAY, struct correction_fields, to, "den_ngay", "Ngày hết dừng đúng", 0, 0, .hint = A_DAY, .when = STOP),
	FIELD_TEXT(struct correction_fields, to_time, "den_gio", "Giờ hết dừng đúng", 0, 5, .hint = AN_HOUR, .when = STOP),
	FIELD_OF(TYPE_LINES, struct correction_fields, ground, "can_cu", "Căn cứ", 0, 1900,
		 .hint = "Sai ở đâu, giấy tờ hoặc việc gì cho thấy; không ghi thông tin riêng của người nộp"),
	FIELD_OF(TYPE_INT, struct correction_fields, file, "tep", "Tệp của hồ sơ cho thấy điều đó (nếu có)", 0, INT64_MAX, .look = LOOK_SELECT),
};
/* clang-format on */
static void judge(struct rq *rq);
const struct form correction_form =
	FORM_OF_ACTS(struct correction_fields, correction_form_fields, judge,
		     acts);

static const char *span(struct arena *arena, struct instant from,
			struct instant to)
{
	const char *begin = moment_words(arena, from);

	return to.s == INSTANT_NONE.s ?
		       begin :
		       arena_printf(arena, "từ %s đến %s", begin,
				    moment_words(arena, to));
}

void correction_fill(struct rq *rq, struct view *v,
		     const struct correction *c)
{
	struct arena *arena = rq->cx.arena;

	view_set(v, M_WHAT, correction_kind_name(c->kind));
	view_set(v, M_RECORDED, span(arena, c->recorded_from, c->recorded_to));
	view_set(v, M_TRUE_WORDS,
		 c->is_void ? "không có lần dừng này" :
			      span(arena, c->from, c->to));
	view_set(v, M_TEXT, c->ground);
	view_set(v, M_WHO, c->proposer_name);
	view_set(v, M_UNIT, c->proposer_unit);
	view_set(v, M_AT, moment_words(arena, c->proposed_at));
	if (c->file.v > 0) {
		struct view *file = view_add(v, M_FILE);

		view_set(file, M_CODE, c->code);
		view_set_int(file, M_ID, c->file.v);
	}
}

static void fill_list(struct rq *rq, struct view *v,
		      const struct correction *list, size_t n)
{
	if (!n)
		view_show(v, M_EMPTY);
	for (size_t i = 0; i < n; i++) {
		const struct correction *c = &list[i];
		struct view *row = view_add(v, M_CORRECTION);

		correction_fill(rq, row, c);
		view_set(row, M_STATE, correction_state_name(c->state));
		if (c->decided_at.s != INSTANT_NONE.s) {
			struct view *d = view_add(row, M_DECIDED);

			view_set(d, M_WHO, c->decider_name);
			view_set(d, M_AT,
				 moment_words(rq->cx.arena, c->decided_at));
			view_set(d, M_TEXT, c->words);
		}
	}
}

static void ask(struct rq *rq, struct view *form, enum correction_kind kind,
		const char *name, const struct drawn *more)
{
	struct drawn drawn = more ? *more : (struct drawn){ 0 };

	drawn.acts = 1u << kind;
	page_field(rq, form, M_FIELD, &correction_form, name, &drawn);
}

static void ask_stop(struct rq *rq, struct view *form,
		     const struct correction_stop *stops, size_t n)
{
	static const char *const names[] = { "tu_ngay", "tu_gio", "den_ngay",
					     "den_gio" };
	struct arena *arena = rq->cx.arena;
	struct choice *list = arena_array(arena, n + 1, sizeof(*list));

	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){
			arena_printf(arena, "%lld", (long long)stops[i].seq),
			arena_printf(arena, "%s, %s", move_name(stops[i].move),
				     span(arena, stops[i].from, stops[i].to))
		};
	ask(rq, form, CORRECT_STOP, "lan", &(struct drawn){ .list = list });
	ask(rq, form, CORRECT_STOP, "cach",
	    &(struct drawn){ .value = "thoi_gian" });
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ask(rq, form, CORRECT_STOP, names[i], NULL);
}

static enum err ask_ground(struct rq *rq, struct view *form,
			   const struct dossier *d)
{
	struct attachment *files;
	struct choice *list;
	size_t n;

	page_field(rq, form, M_FIELD, &correction_form, "can_cu", NULL);
	TRY(attachment_list(&rq->cx, d->id, &files, &n));
	if (!n)
		return OK;
	list = arena_array(rq->cx.arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++)
		list[i] = (struct choice){
			arena_printf(rq->cx.arena, "%lld",
				     (long long)files[i].id.v),
			files[i].name
		};
	page_field(rq, form, M_FIELD, &correction_form, "tep",
		   &(struct drawn){ .list = list });
	return OK;
}

/* Of two kinds that one may propose the one asked for: one form a page. */
static enum correction_kind chosen(struct rq *rq, unsigned may)
{
	const char *asked = rq_field(rq, "loai");
	enum correction_kind kind;

	if (!asked)
		asked = rq_arg(rq, "loai");
	kind = asked ? correction_kind_from_code(asked) : CORRECT_COUNT;
	if (kind != CORRECT_COUNT && may & 1u << kind)
		return kind;
	return may & 1u << CORRECT_RECEIPT ? CORRECT_RECEIPT : CORRECT_STOP;
}

static enum err fill_form(struct rq *rq, struct view *v,
			  const struct dossier *d)
{
	unsigned may = correction_kinds(actor_of(rq), d);
	struct correction_stop stops[STOPS_MAX];
	enum correction_kind kind;
	struct event *events;
	struct view *form;
	size_t events_n, n;

	if (!may)
		return OK;
	kind = chosen(rq, may);
	TRY(dossier_events(&rq->cx, d->id, &events, &events_n));
	n = correction_stops(events, events_n, stops);
	if (kind == CORRECT_STOP && !n) {
		view_show(v, M_NO_STOP);
		return OK;
	}
	form = view_add(v, M_FORM);
	view_set(form, M_CODE, d->code);
	view_set(form, M_CSRF, gate_csrf(rq));
	view_set(form, M_FORM_KEY, rq_field(rq, "_key") && rq->problems_n ?
					   rq_field(rq, "_key") :
					   gate_form_key(rq));
	view_set(form, M_KIND, correction_kind_code(kind));
	view_set(form, M_WHAT, correction_kind_name(kind));
	if (kind == CORRECT_STOP) {
		ask_stop(rq, form, stops, n);
	} else {
		ask(rq, form, kind, "tu_ngay", NULL);
		ask(rq, form, kind, "tu_gio", NULL);
	}
	if (may == ((1u << CORRECT_COUNT) - 1))
		view_set(view_add(form, M_OTHER), M_KIND,
			 correction_kind_code(kind == CORRECT_STOP ?
						      CORRECT_RECEIPT :
						      CORRECT_STOP));
	return ask_ground(rq, form, d);
}

static enum err page(struct rq *rq, const struct dossier *d)
{
	struct arena *arena = rq->cx.arena;
	struct correction *list;
	const struct workcal *cal;
	struct view *v;
	size_t n;

	TRY(calendar_of(&rq->cx, d->clock_desk, &cal));
	TRY(corrections_of(&rq->cx, d->id, &list, &n));
	v = page_staff(rq, T_STAFF_DOSSIER_CORRECTION,
		       arena_printf(arena, "Điều chỉnh – %s", d->code));
	page_problems(rq, v);
	view_set(v, M_CODE, d->code);
	view_set(v, M_PROCEDURE, d->procedure_name);
	view_set(v, M_RECEIVED_AT, moment_words(arena, d->received_at));
	if (d->finished_at.s == INSTANT_NONE.s)
		fill_due(rq, v, d->due_at, cal);
	else
		fill_finish(rq, v, d->due_at, d->finished_at,
			    dossier_ended(d), cal);
	if (d->adjust_n)
		view_set(view_add(v, M_ADJUSTED), M_WORDS,
			 adjusted_words(arena, d->adjusted_due_at,
					d->finished_at, rq->cx.now, cal));
	if (rq_arg(rq, "xong"))
		view_show(v, M_DONE);
	fill_list(rq, v, list, n);
	TRY(fill_form(rq, v, d));
	return page_send(rq);
}

enum err correction_show(struct rq *rq)
{
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	return page(rq, &d);
}

/* Day and time as they were typed; neither: none. */
static struct instant typed(struct rq *rq, struct day day, const char *time,
			    const char *field)
{
	const char *five = strlen(time) == 4 && time[1] == ':' ?
				   arena_printf(rq->cx.arena, "0%s", time) :
				   time;
	int minute;

	if (day.n == DAY_NONE.n)
		return INSTANT_NONE;
	if (minute_parse(five, &minute))
		return instant_at(day, minute);
	rq_problem(rq, field, "Giờ chưa đúng: ghi giờ:phút, ví dụ 08:30");
	return INSTANT_NONE;
}

static void judge(struct rq *rq)
{
	const struct correction_fields *form = rq->form;

	(void)typed(rq, form->from, form->from_time, "tu_gio");
	(void)typed(rq, form->to, form->to_time, "den_gio");
}

enum err correction_do(struct rq *rq)
{
	const struct correction_fields *form = rq->form;
	const struct correction_form in = {
		.form_key = form->key,
		.kind = correction_kind_from_code(form->kind),
		.stop = form->stop,
		.is_void = strcmp(form->how, "khong_co") == 0,
		.ground = form->ground,
		.file = { form->file },
		.from = typed(rq, form->from, form->from_time, "tu_gio"),
		.to = typed(rq, form->to, form->to_time, "den_gio"),
	};
	struct correction_id id;
	struct dossier d;

	TRY(dossier_asked(rq, &d));
	TRY(correction_propose(&rq->cx, actor_of(rq), &d, &in, &id));
	return res_see_otherf(rq, "/can-bo/ho-so/%s/dieu-chinh?xong=1", d.code);
}

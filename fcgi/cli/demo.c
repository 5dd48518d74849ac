/*
 * motcua demo: accounts of every role in the three wards and some 400 dossiers
 * of the last months, in every state, some late.  Everything goes through the
 * domain's own functions with `now` set to the past, step by step: the ledger
 * of a demonstration is as true as any other.  The same day gives the same set
 * (but for passwords, which are random).
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/secret.h"
#include "base/text.h"
#include "base/totp.h"
#include "cli/commands.h"
#include "cli/demo.h"
#include "db/db.h"
#include "document/pdf.h"
#include "domain/calendar.h"
#include "domain/catalog.h"
#include "domain/dossier.h"
#include "http/json.h"

#define DOSSIERS 402
#define MONTHS_DAYS 118

/* A small generator of its own: the set must not depend on a library. */
static uint64_t seed = 20250701;

static unsigned pick(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) +
	       UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % n;
}

static const char *const family[] = { "Nguyễn", "Trần", "Lê",	"Phạm",
				      "Hoàng",	"Huỳnh", "Phan", "Võ",
				      "Đặng",	"Bùi",	 "Đỗ",	"Hồ" };
static const char *const middle[] = { "Văn", "Thị",  "Hữu",  "Ngọc",
				      "Đức", "Minh", "Thanh", "Xuân" };
static const char *const given[] = { "An",   "Bình", "Chi",   "Dũng",
				     "Giang", "Hạnh", "Hiền", "Khánh",
				     "Lan",  "Long", "Mai",   "Nam",
				     "Nghĩa", "Oanh", "Phúc",  "Quân",
				     "Sơn",  "Thảo", "Tuấn",  "Yến" };
#define OF(list) (list)[pick(sizeof(list) / sizeof((list)[0]))]

static const char *a_name(struct arena *arena)
{
	const char *f = OF(family), *m = OF(middle), *g = OF(given);

	return arena_printf(arena, "%s %s %s", f, m, g);
}

struct post {
	const char *login, *role, *unit, *title;
};

/* Per ward: prefix of logins and of units; the posts are those of org data. */
static const struct {
	const char *prefix, *unit;
} wards[] = { { "hk", "W-HK" }, { "hv", "W-HV" }, { "lc", "W-LC" } };
#define WARDS 3

static const struct post posts[] = {
	{ "giamdoc", "RECEPTION_HEAD", "-HCC", "Giám đốc Trung tâm Phục vụ hành chính công" },
	{ "tiepnhan1", "RECEPTION", "-HCC", "Công chức tiếp nhận và trả kết quả" },
	{ "tiepnhan2", "RECEPTION", "-HCC", "Công chức tiếp nhận và trả kết quả" },
	{ "tiepnhan3", "RECEPTION", "-HCC", "Công chức tiếp nhận và trả kết quả" },
	{ "vhxh", "DEPT_HEAD", "-VHXH", "Trưởng phòng" },
	{ "vhxh1", "HANDLER", "-VHXH", "Chuyên viên" },
	{ "vhxh2", "HANDLER", "-VHXH", "Chuyên viên" },
	{ "ktht", "DEPT_HEAD", "-KTHTDT", "Trưởng phòng" },
	{ "ktht1", "HANDLER", "-KTHTDT", "Chuyên viên" },
	{ "ktht2", "HANDLER", "-KTHTDT", "Chuyên viên" },
	{ "vp", "DEPT_HEAD", "-VP", "Chánh Văn phòng" },
	{ "vp1", "HANDLER", "-VP", "Chuyên viên" },
	{ "vp2", "HANDLER", "-VP", "Chuyên viên" },
	{ "vanthu", "CLERK", "-VP", "Văn thư" },
	{ "kiemsoat", "CONTROL", "-VP", "Công chức kiểm soát thủ tục hành chính" },
	{ "chutich", "UBND_LEADER", "", "Chủ tịch UBND phường" },
	{ "phochutich", "UBND_LEADER", "", "Phó Chủ tịch UBND phường" },
	{ "thuquy", "CASHIER", "-HCC", "Thủ quỹ" },
	{ "congan", "COORDINATOR", "-CA", "Cán bộ đầu mối phối hợp" },
};
#define POSTS (sizeof(posts) / sizeof(posts[0]))
#define CITY 5

static bool save(const char *var, const char *name, const struct buf *b)
{
	char path[4096];
	int fd;
	bool ok;

	snprintf(path, sizeof(path), "%s/%s", var, name);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	ok = write(fd, b->data, b->len) == (ssize_t)b->len && fsync(fd) == 0;
	return close(fd) == 0 && ok;
}

/* Those who must have a second factor have one; the others sign in with the
 * password alone until they enrol. */
static const char *totp_secret(struct arena *arena, const char *role)
{
	static const char *const simple[] = { "RECEPTION", "HANDLER", "CLERK" };
	unsigned char bytes[TOTP_SECRET_LEN];

	for (size_t i = 0; i < sizeof(simple) / sizeof(simple[0]); i++) {
		if (strcmp(role, simple[i]) == 0)
			return NULL;
	}
	random_bytes(bytes, sizeof(bytes));
	return totp_secret_text(arena, bytes);
}

static enum err one_account(struct cx *cx, struct json_out *out,
			    const char *login, const struct post *post,
			    const char *unit)
{
	char password[13];
	struct new_account a = { .login = login, .title = post->title,
				 .password = password,
				 .roles = { post->role }, .unit_code = unit };
	struct account_id id;

	random_text(password, 12);
	a.name = a_name(cx->arena);
	a.totp_secret = totp_secret(cx->arena, post->role);
	TRY(account_put(cx, &a, &id));
	json_open(out, NULL, '{');
	json_put(out, "login", login);
	json_put(out, "password", password);
	json_put(out, "totp_secret", a.totp_secret);
	json_put(out, "name", a.name);
	json_put(out, "title", a.title);
	json_open(out, "roles", '[');
	json_put(out, NULL, post->role);
	json_close(out, ']');
	json_put(out, "unit", unit);
	json_close(out, '}');
	return OK;
}

static enum err make_accounts(struct cx *cx, const char *var)
{
	static const struct post city[CITY] = {
		{ "quantri", "ADMIN", "DN", "Quản trị hệ thống" },
		{ "thanhtra", "INSPECTOR", "DN", "Thanh tra, giám sát" },
		{ "kiemsoat.tp", "CONTROL", "DN", "Công chức kiểm soát thủ tục hành chính" },
		{ "datdai", "COORDINATOR", "X-VPDK", "Cán bộ đầu mối phối hợp" },
		{ "buudien", "POST_AGENT", "X-BDDN", "Nhân viên bưu chính công ích" },
	};
	struct json_out out;
	struct buf b;

	buf_init(&b, cx->arena, 1024 * 1024);
	json_begin(&out, &b);
	json_open(&out, NULL, '[');
	for (size_t w = 0; w < WARDS; w++) {
		for (size_t i = 0; i < POSTS; i++)
			TRY(one_account(
				cx, &out,
				arena_printf(cx->arena, "%s.%s",
					     wards[w].prefix, posts[i].login),
				&posts[i],
				arena_printf(cx->arena, "%s%s", wards[w].unit,
					     posts[i].unit)));
	}
	for (size_t i = 0; i < CITY; i++)
		TRY(one_account(cx, &out, city[i].login, &city[i],
				city[i].unit));
	json_close(&out, ']');
	buf_putc(&b, '\n');
	if (!save(var, "demo-accounts.json", &b))
		return fail(cx, ERR_BUSY, "demo-accounts.json: not written");
	return OK;
}

/* Whatever the day, a demonstration shows these: left to chance, some days
 * would have none. */
enum fate {
	FATE_OPEN,
	FATE_UNANSWERED,     /* the police were asked and do not answer */
	FATE_UNSUPPLEMENTED, /* nor does the applicant */
};

struct ward {
	struct actor desk[3], leader[2], clerk;
	struct actor police, land; /* asked for their opinion */
	struct actor desk_head;
	const char *var; /* state folder, for the scans */
	struct actor heads[3], handlers[6];
	const struct workcal *cal;
	enum fate fate; /* of the story that is told */
};

static enum err load_actor(struct cx *cx, const char *prefix,
			   const char *login, struct actor *ret)
{
	return account_actor(
		cx, arena_printf(cx->arena, "%s.%s", prefix, login), ret);
}

static enum err load_ward(struct cx *cx, const char *prefix, struct ward *w)
{
	static const char *const divisions[] = { "vhxh", "ktht", "vp" };

	TRY(load_actor(cx, prefix, "tiepnhan1", &w->desk[0]));
	TRY(load_actor(cx, prefix, "tiepnhan2", &w->desk[1]));
	TRY(load_actor(cx, prefix, "tiepnhan3", &w->desk[2]));
	TRY(load_actor(cx, prefix, "chutich", &w->leader[0]));
	TRY(load_actor(cx, prefix, "phochutich", &w->leader[1]));
	TRY(load_actor(cx, prefix, "vanthu", &w->clerk));
	TRY(load_actor(cx, prefix, "giamdoc", &w->desk_head));
	TRY(load_actor(cx, prefix, "congan", &w->police));
	TRY(account_actor(cx, "datdai", &w->land));
	for (int i = 0; i < 3; i++) {
		TRY(load_actor(cx, prefix, divisions[i], &w->heads[i]));
		TRY(load_actor(cx, prefix,
			       arena_printf(cx->arena, "%s1", divisions[i]),
			       &w->handlers[2 * i]));
		TRY(load_actor(cx, prefix,
			       arena_printf(cx->arena, "%s2", divisions[i]),
			       &w->handlers[2 * i + 1]));
	}
	return calendar_of(cx, w->desk[0].unit, &w->cal);
}

/* Procedures a ward's desk takes in today that promise a day. */
static enum err usual_procedures(struct cx *cx, struct procedure **ret,
				 size_t *ret_n)
{
	struct catalog_query q = { .words = "", .field = "", .level = "xa",
				   .page = 1 };
	struct procedure *list = arena_array(cx->arena, 200, sizeof(*list));
	struct procedure_brief *hits;
	size_t n, found = 0;
	int64_t total;

	do {
		TRY(catalog_search(cx, &q, &hits, &n, &total));
		for (size_t i = 0; i < n && found < 200; i++) {
			const struct channel *c;

			TRY(catalog_load(cx, hits[i].id, &list[found]));
			c = procedure_channel(&list[found], "truc_tiep");
			if (c && c->has_term)
				found++;
		}
		q.page++;
	} while (n == 20);
	*ret = list;
	*ret_n = found;
	return found ? OK : fail(cx, ERR_INTERNAL, "no procedure to use");
}

const char *demo_key(struct arena *arena)
{
	unsigned char bytes[16];
	char *key = arena_alloc(arena, 33);

	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < 16; i++)
		snprintf(key + 2 * i, 3, "%02x", bytes[i]);
	return key;
}

static enum err take_in(struct cx *cx, const struct ward *w,
			const struct procedure *p, struct received *ret)
{
	static const char *const provinces[] = { "048", "049", "046", "051" };
	unsigned year = 1955 + pick(50);
	struct paper papers[64];
	struct receive in = {
		.form_key = demo_key(cx->arena),
		.procedure_code = p->code,
		.channel = "truc_tiep",
		.receive_way = pick(6) ? "tai_quay" : "buu_chinh",
		.name = a_name(cx->arena),
		.id_kind = "cccd",
		.email = "",
		.owner_name = "",
		.content = "",
		.birth = day_join(year, 1 + pick(12), 1 + pick(28)),
		.sets = p->sets ? p->sets : 1,
		.papers = papers,
		.duplicate_confirmed = true,
	};

	in.id_number = arena_printf(cx->arena, "%s%u%02u%06u", OF(provinces),
				    (year >= 2000 ? 2 : 0) + pick(2),
				    year % 100, pick(1000000));
	in.phone = arena_printf(cx->arena, "0905%06u", pick(1000000));
	in.address = arena_printf(cx->arena, "Tổ %u, %s", 1 + pick(60),
				  w->leader[0].unit_name + strlen("UBND "));
	for (size_t i = 0; i < p->documents_n && in.papers_n < 64; i++) {
		const struct document *d = &p->documents[i];

		if (d->is_required || pick(3) == 0)
			papers[in.papers_n++] = (struct paper){
				d->seq, d->name, d->originals, 0, d->copies
			};
	}
	return dossier_receive(cx, &w->desk[pick(3)], &in, ret);
}

/* Some working minutes later, a few seconds off the round. */
static void pass(struct cx *cx, const struct ward *w, unsigned minutes)
{
	struct instant at = workcal_run(w->cal, cx->now,
					(int64_t)minutes * 60 + pick(60));

	if (at.s != INSTANT_NONE.s)
		cx->now = at;
}

static const struct actor *of_unit(const struct actor *list, size_t n,
				   struct unit_id unit)
{
	size_t from = pick((unsigned)n);

	for (size_t i = 0; i < n; i++) {
		if (list[(from + i) % n].unit.v == unit.v)
			return &list[(from + i) % n];
	}
	return &list[0];
}

static enum err act(struct cx *cx, const struct actor *who,
		    const struct dossier *d, enum move move, struct step step)
{
	step.form_key = demo_key(cx->arena);
	step.version = d->version;
	step.move = move;
	if (!step.note)
		step.note = "";
	return dossier_move(cx, who, d->id, &step);
}

/* What may happen to a dossier besides the usual: a unit is asked, papers or
 * money are missing, the applicant thinks again. */
static enum err trouble(struct cx *cx, const struct ward *w,
			const struct dossier *d, const struct actor *head,
			const struct actor *handler, struct step step)
{
	static const unsigned fates[] = { [FATE_UNANSWERED] = 0,
					  [FATE_UNSUPPLEMENTED] = 2 };

	switch (w->fate ? fates[w->fate] : pick(6)) {
	case 0:
	case 1:
		step.units[0] = w->fate || pick(3) ? w->police.unit : w->land.unit;
		step.units_n = 1;
		step.content = "Đề nghị cho ý kiến về nội dung hồ sơ.";
		step.limit = 4;
		step.limit_unit = "WH";
		return act(cx, head, d, MOVE_CONSULT, step);
	case 2:
		step.items = "Bản chính giấy ủy quyền\nẢnh 3x4, nền trắng";
		step.until = (struct day){ instant_day(cx->now).n + 8 +
					   (w->fate ? 0 : (int)pick(30)) };
		step.note = "Hồ sơ còn thiếu so với thành phần đã công bố.";
		return act(cx, handler, d, MOVE_PROPOSE_SUPPLEMENT, step);
	case 3:
	case 4:
		step.notice_number =
			arena_printf(cx->arena, "TB-%u", 100 + pick(900));
		step.amount = 10000 * (1 + pick(300));
		step.payer = d->name;
		return act(cx, handler, d, MOVE_ASK_PAYMENT, step);
	default:
		step.note = "Người nộp đề nghị rút để làm lại.";
		return act(cx, &w->desk[0], d, MOVE_WITHDRAW, step);
	}
}

static enum err answer(struct cx *cx, const struct ward *w,
		       const struct dossier *d, struct step step)
{
	struct request *r;
	size_t n;

	TRY(dossier_requests(cx, d->id, &r, &n));
	step.answer_kind = pick(5) ? "dong_y" : "co_y_kien";
	step.content = "Đã kiểm tra, thống nhất với đề nghị.";
	step.late_reason = "Phải xác minh thực địa nhiều lần.";
	return act(cx,
		   n && r[n - 1].unit.v == w->land.unit.v ? &w->land :
							    &w->police,
		   d, MOVE_ANSWER, step);
}

static enum err examine(struct cx *cx, const struct ward *w,
			const struct dossier *d, const struct actor *head,
			struct step step)
{
	const struct actor *handler = &w->handlers[0];

	for (size_t i = 0; i < 6; i++) {
		if (w->handlers[i].id.v == d->handler.v)
			handler = &w->handlers[i];
	}
	if (strcmp(d->proposal, "bo-sung") == 0)
		return act(cx, head, d, MOVE_APPROVE_SUPPLEMENT, step);
	if (strcmp(d->proposal, "bo-sung-ok") == 0 &&
	    act(cx, &w->desk[0], d, MOVE_ASK_SUPPLEMENT, step) == OK)
		return OK;
	cx->fault = (struct fault){ 0 };
	if (*d->proposal) { /* the three days have passed meanwhile */
		step.note = "Đã quá thời hạn được yêu cầu bổ sung.";
		return act(cx, head, d, MOVE_DENY_PROPOSAL, step);
	}
	if (d->last_seq < 6 && (w->fate || pick(4) == 0) &&
	    trouble(cx, w, d, head, handler, step) == OK)
		return OK;
	cx->fault = (struct fault){ 0 };
	step.result_kind = pick(20) ? "ket_qua" : "tu_choi";
	return act(cx, handler, d, MOVE_SUBMIT, step);
}

static enum err hand_out(struct cx *cx, const struct ward *w,
			 const struct dossier *d, struct step step)
{
	step.receiver = d->name;
	step.receiver_paper = "Giấy hẹn và căn cước";
	step.receiver_kind = "chinh_chu";
	step.waybill = arena_printf(cx->arena, "EB%09uVN", pick(1000000000));
	return act(cx, &w->desk[1], d,
		   d->receive_way[0] == 'b' ? MOVE_POST : MOVE_RETURN, step);
}

/* No letter, no signature: a late result waits for its apology. */
static enum err apologise(struct cx *cx, const struct ward *w,
			  const struct dossier *d)
{
	const struct actor *handler = &w->handlers[0];

	for (size_t i = 0; i < 6; i++) {
		if (w->handlers[i].id.v == d->handler.v)
			handler = &w->handlers[i];
	}
	return demo_apologise(
		cx, w->var,
		&(struct demo_hands){ .desk = &w->desk[0],
				      .desk_head = &w->desk_head,
				      .head = of_unit(w->heads, 3,
						      d->lead_unit),
				      .handler = handler,
				      .leader = &w->leader[0],
				      .clerk = &w->clerk },
		d, w->cal);
}

static enum err sign_or_release(struct cx *cx, const struct ward *w,
				const struct dossier *d, struct step step)
{
	bool is_sign = d->state == STATE_FOR_SIGNATURE;
	const struct actor *who = is_sign ? &w->leader[pick(2)] : &w->clerk;
	enum move move = is_sign ? MOVE_SIGN : MOVE_RELEASE;
	enum err err = act(cx, who, d, move, step);
	struct dossier again;

	if (err != ERR_STATE)
		return err;
	cx->fault = (struct fault){ 0 };
	TRY(apologise(cx, w, d));
	TRY(dossier_open(cx, &w->desk[0], d->code, &again));
	return act(cx, who, &again, move, step);
}

/* Whoever signs for the paper file at the unit that it was sent to. */
static const struct actor *signs_for(const struct ward *w,
				     const struct dossier *d)
{
	if (d->state == STATE_FOR_SEAL)
		return &w->clerk;
	if (d->holder_unit.v == w->desk[0].unit.v)
		return &w->desk[0];
	if (d->holder_unit.v == w->leader[0].unit.v)
		return &w->leader[0];
	return of_unit(w->heads, 3, d->holder_unit);
}

/* The next usual thing that happens to a dossier; ERR_MISSING: nothing. */
static enum err next_step(struct cx *cx, const struct ward *w,
			  const struct dossier *d)
{
	const struct actor *head = of_unit(w->heads, 3, d->lead_unit);
	const struct actor *handler = of_unit(w->handlers, 6, d->lead_unit);
	struct step step = { .document_date = instant_day(cx->now) };

	if (d->in_transit)
		return act(cx, signs_for(w, d), d, MOVE_ACCEPT, step);
	switch ((int)d->state) {
	case STATE_RECEIVED:
		return act(cx, &w->desk[0], d, MOVE_FORWARD, step);
	case STATE_UNASSIGNED:
		step.assignee = handler->id;
		return act(cx, head, d, MOVE_ASSIGN, step);
	case STATE_EXAMINING:
		return examine(cx, w, d, head, step);
	case STATE_CONSULTING:
		return answer(cx, w, d, step);
	case STATE_SUPPLEMENT:
		return act(cx, &w->desk[0], d, MOVE_TAKE_SUPPLEMENT, step);
	case STATE_PAYMENT:
		step.receipt_number =
			arena_printf(cx->arena, "BL-%06u", pick(1000000));
		return act(cx, &w->desk[2], d, MOVE_PAID, step);
	case STATE_WITHDRAWING:
		step.note = "Đồng ý theo đề nghị của người nộp.";
		return act(cx, head, d, MOVE_WITHDRAW_OK, step);
	case STATE_FOR_APPROVAL:
		if (pick(12) == 0) {
			step.note = "Bổ sung căn cứ pháp lý vào dự thảo.";
			return act(cx, head, d, MOVE_REWORK, step);
		}
		return act(cx, head, d, MOVE_APPROVE, step);
	case STATE_FOR_SIGNATURE:
	case STATE_FOR_SEAL:
		step.document_number =
			arena_printf(cx->arena, "%u/UBND", 100 + pick(900));
		return sign_or_release(cx, w, d, step);
	case STATE_READY:
		return hand_out(cx, w, d, step);
	case STATE_POSTED:
		step.receiver = d->name;
		return act(cx, &w->desk[1], d, MOVE_DELIVERED, step);
	default:
		return ERR_MISSING;
	}
}

static bool waits_for_others(enum state s)
{
	return s == STATE_CONSULTING || s == STATE_SUPPLEMENT ||
	       s == STATE_PAYMENT || s == STATE_WITHDRAWING;
}

/* How long a step takes of the working time promised: mostly in time, one in
 * nine dossiers much slower than promised. */
static unsigned step_minutes(const struct ward *w, const struct dossier *d,
			     bool is_slow)
{
	int64_t whole = workcal_seconds(w->cal, d->received_at,
					d->first_due_at) /
			60;
	unsigned part = (unsigned)(whole / 9) + 4;

	return is_slow ? part + part / 2 + pick(part) : part / 4 + pick(part);
}

/* `steps`: after so many it lies where it is, as real ones sometimes do. */
static enum err one_story(struct cx *cx, struct ward *w,
			  const struct procedure *p, struct instant start,
			  struct instant end, unsigned steps,
			  struct json_out *out)
{
	bool is_slow = !w->fate && pick(9) == 0;
	struct received r;
	struct dossier d;
	char secret[RECEIPT_SECRET_LEN + 1], token[TOKEN_TEXT_LEN + 1];

	cx->now = start;
	TRY(take_in(cx, w, p, &r));
	for (;;) {
		TRY(dossier_open(cx, &w->desk[0], r.code, &d));
		/* The cached calendar lives as long as `now` stands still. */
		TRY(calendar_of(cx, w->desk[0].unit, &w->cal));
		pass(cx, w, step_minutes(w, &d, is_slow));
		if (waits_for_others(d.state) &&
		    (w->fate || (steps < 1000 && pick(3))))
			break; /* as some do, for weeks */
		if (cx->now.s >= end.s || state_is_end(d.state) || !steps-- ||
		    (d.state == STATE_READY && pick(5) == 0))
			break;
		TRY(next_step(cx, w, &d));
	}
	TRY(dossier_receipt_codes(cx, r.id, secret, token));
	json_open(out, NULL, '{');
	json_put(out, "code", r.code);
	json_put(out, "secret", secret);
	json_put(out, "token", token);
	json_put(out, "state", state_code(d.state));
	json_put(out, "procedure", d.procedure_name);
	json_put(out, "unit", d.lead_unit_name);
	json_put(out, "name", d.name);
	json_close(out, '}');
	return OK;
}

/* The start of each story: working hours of the last months, more of them the
 * nearer to now, in the order of time so that numbers follow the days. */
static struct instant start_of(const struct ward *w, size_t i,
			       struct instant end)
{
	struct instant first = instant_at(
		(struct day){ instant_day(end).n - MONTHS_DAYS }, 450);
	int64_t whole = workcal_seconds(w->cal, first, end);

	return workcal_run(w->cal, first,
			   1 + whole / DOSSIERS * (int64_t)i +
				   pick((unsigned)(whole / DOSSIERS)));
}

/* A ward that the reform of 2025-07-01 ended left open dossiers behind: its
 * successor takes them over. */
#define LEFT_BEHIND 4

static enum err leave_behind(struct cx *cx, struct json_out *out)
{
	static const char *const codes[] = { "1.004873", "1.000894" };
	const struct new_account a = { .login = "hkn.motcua",
				       .name = "Phan Thị Hạnh",
				       .title = "Công chức một cửa",
				       .password = demo_key(cx->arena),
				       .roles = { "RECEPTION" },
				       .unit_code = "P-HKN-MC" };
	struct instant end = cx->now;
	struct account_id id;
	struct ward w = { 0 };
	struct received r;

	TRY(account_put(cx, &a, &id));
	cx->now = instant_at(day_join(2025, 6, 27), 500);
	TRY(account_actor(cx, a.login, &w.desk[0]));
	w.desk[1] = w.desk[2] = w.desk[0];
	w.leader[0].unit_name = "UBND phường Hòa Khánh Nam";
	for (int i = 0; i < LEFT_BEHIND; i++) {
		struct procedure p;

		TRY(catalog_by_code(cx, codes[i % 2], instant_day(cx->now),
				    &p));
		TRY(take_in(cx, &w, &p, &r));
		cx->now.s += 900;
		json_open(out, NULL, '{');
		json_put(out, "code", r.code);
		json_put(out, "state", state_code(STATE_RECEIVED));
		json_put(out, "procedure", p.name);
		json_put(out, "unit", "UBND phường Hòa Khánh Nam");
		json_close(out, '}');
	}
	cx->now = end;
	return OK;
}

/* One story of the ward, of a fate or open. */
static enum err tell(struct cx *cx, struct ward *all, size_t i,
		     const struct procedure *procedures, size_t n,
		     struct instant end, struct json_out *out)
{
	size_t fated = i - DOSSIERS / 2; /* huge before them */
	bool has_fate = fated < 2 * (size_t)WARDS;
	struct ward *w = &all[has_fate ? fated % WARDS : pick(WARDS)];
	unsigned steps = i > DOSSIERS * 3 / 4 && pick(3) == 0 ? 1 + pick(7) :
			 i > DOSSIERS / 2		      ? 50 :
								1000;
	const struct procedure *p = &procedures[pick((unsigned)n)];
	struct procedure short_one; /* whose term has passed by now */

	TRY(calendar_of(cx, w->desk[0].unit, &w->cal));
	w->fate = FATE_OPEN;
	if (has_fate) {
		w->fate = fated < WARDS ? FATE_UNANSWERED :
					  FATE_UNSUPPLEMENTED;
		TRY(catalog_by_code(cx, "1.004873", instant_day(end),
				    &short_one));
		p = &short_one;
	}
	return one_story(cx, w, p, start_of(w, i, end), end, steps, out);
}

static enum err tell_all(struct cx *cx, struct ward *all, struct json_out *out)
{
	struct arena *keep = cx->arena, *each = arena_new();
	struct instant end = cx->now;
	struct procedure *procedures;
	enum err err = OK;
	size_t n;

	TRY(usual_procedures(cx, &procedures, &n));
	for (size_t i = 0; err == OK && i < DOSSIERS; i++) {
		arena_reset(each);
		cx->arena = each;
		err = tell(cx, all, i, procedures, n, end, out);
		if (isatty(STDERR_FILENO) && i % 20 == 0)
			fprintf(stderr, "\r  %zu/%d", i, DOSSIERS);
	}
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r  %d/%d\n", DOSSIERS, DOSSIERS);
	if (err != OK)
		cli_say(cx, "demo");
	cx->arena = keep;
	arena_free(each);
	cx->now = end;
	return err;
}

static enum err make_dossiers(struct cx *cx, const char *var)
{
	struct ward all[WARDS];
	struct json_out out;
	struct buf b;

	for (size_t i = 0; i < WARDS; i++) {
		TRY(load_ward(cx, wards[i].prefix, &all[i]));
		all[i].var = var;
	}
	buf_init(&b, cx->arena, 4 * 1024 * 1024);
	json_begin(&out, &b);
	json_open(&out, NULL, '[');
	TRY(leave_behind(cx, &out));
	TRY(tell_all(cx, all, &out));
	json_close(&out, ']');
	buf_putc(&b, '\n');
	if (!save(var, "demo-dossiers.json", &b))
		return fail(cx, ERR_BUSY, "demo-dossiers.json: not written");
	return OK;
}

STMT(q_any, "", "i", "SELECT COUNT(*) FROM (SELECT 1 FROM dossier LIMIT 1) d");

int cmd_demo(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	struct cx cx;
	int64_t any;
	enum err err;

	if (argc != 1) {
		fprintf(stderr, "usage: motcua demo [--var DIR]\n");
		return 2;
	}
	if (document_init() != OK || !cli_open(&cx, var))
		return 1;
	strcpy(cx.request_id, "demo000000000000");
	err = db_one(&cx, q_any, &any);
	if (err == OK && any) {
		fprintf(stderr, "motcua demo: there are dossiers already;"
				" demonstration data belong into an empty"
				" instance\n");
		cli_close(&cx);
		return 1;
	}
	if (err == OK)
		err = make_accounts(&cx, var);
	if (err == OK)
		err = make_dossiers(&cx, var);
	if (err != OK)
		cli_say(&cx, "demo");
	else
		printf("demo: %zu accounts, %d dossiers\n", WARDS * POSTS + CITY,
		       DOSSIERS + LEFT_BEHIND);
	cli_close(&cx);
	return err == OK ? 0 : 1;
}

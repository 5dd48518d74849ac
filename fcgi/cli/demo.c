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

#include "cli/commands.h"
#include "cli/demo.h"
#include "db/db.h"
#include "document/pdf.h"
#include "domain/catalogue/catalog.h"
#include "domain/clock/calendar.h"
#include "domain/people/account.h"
#include "domain/reception/receive.h"
#include "http/json.h"
#include "secret/secret.h"
#include "secret/totp.h"
#include "text/text.h"

#define DOSSIERS 402
#define MONTHS_DAYS 118

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
	a.name = demo_name(cx->arena);
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

/* The start of each story: working hours of the last months, more of them the
 * nearer to now, in the order of time so that numbers follow the days. */
static struct instant start_of(const struct demo_ward *w, size_t i,
			       struct instant end)
{
	struct instant first = instant_at(
		(struct day){ instant_day(end).n - MONTHS_DAYS }, 450);
	int64_t whole = workcal_seconds(w->cal, first, end);

	return workcal_run(w->cal, first,
			   1 + whole / DOSSIERS * (int64_t)i +
				   demo_pick((unsigned)(whole / DOSSIERS)));
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
	struct demo_ward w = { 0 };
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
		TRY(demo_take_in(cx, &w, &p, &r));
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
static enum err tell(struct cx *cx, struct demo_ward *all, size_t i,
		     const struct procedure *procedures, size_t n,
		     struct instant end, struct json_out *out)
{
	static const struct {
		enum demo_fate fate;
		const char *procedure;
	} fates[] = {
		{ FATE_UNANSWERED, "1.004873" },
		{ FATE_UNSUPPLEMENTED, "1.004873" },
		{ FATE_UNPAID, "1.013978" },
	};
	size_t fated = i - DOSSIERS / 2; /* huge before them */
	bool has_fate = fated < sizeof(fates) / sizeof(fates[0]) * WARDS;
	struct demo_ward *w = &all[has_fate ? fated % WARDS : demo_pick(WARDS)];
	unsigned steps = i > DOSSIERS * 3 / 4 && demo_pick(3) == 0 ? 1 + demo_pick(7) :
			 i > DOSSIERS / 2		      ? 50 :
								1000;
	const struct procedure *p = &procedures[demo_pick((unsigned)n)];
	struct procedure its_own;

	TRY(calendar_of(cx, w->desk[0].unit, &w->cal));
	w->fate = FATE_OPEN;
	if (has_fate) {
		w->fate = fates[fated / WARDS].fate;
		TRY(catalog_by_code(cx, fates[fated / WARDS].procedure,
				    instant_day(end), &its_own));
		p = &its_own;
	}
	return demo_story(cx, w, p, start_of(w, i, end), end, steps, out);
}

static enum err tell_all(struct cx *cx, struct demo_ward *all,
			 struct json_out *out)
{
	struct arena *keep = cx->arena, *each = arena_new();
	struct instant end = cx->now;
	struct procedure *procedures;
	enum err err = OK;
	size_t n;

	TRY(demo_procedures(cx, &procedures, &n));
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
	struct demo_ward all[WARDS];
	struct json_out out;
	struct buf b;

	for (size_t i = 0; i < WARDS; i++) {
		TRY(demo_load_ward(cx, wards[i].prefix, &all[i]));
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

#include "trial.h"

#include <mysql.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/db.h"
#include "domain/casework/dossier.h"
#include "domain/casework/move.h"
#include "domain/casework/request.h"
#include "domain/proof/row_record.h"
#include "domain/reception/receive.h"
#include "secret/secret.h"

static uint64_t seed = 20261118;

unsigned trial_pick(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static void must(const struct cx *cx, enum err err, const char *what)
{
	if (err == OK)
		return;
	fprintf(stderr, "trial: %s: %s %s\n", what,
		cx->fault.message ? cx->fault.message : "",
		cx->fault.detail ? cx->fault.detail : "");
	abort();
}

const char *trial_operator(void)
{
	const struct passwd *owner = getpwuid(geteuid());

	return owner ? owner->pw_name : "root";
}

void trial_join(struct trial *t, const char *database)
{
	static struct db_conf conf;

	conf = (struct db_conf){ .socket = getenv("DB_SOCKET"),
				 .user = trial_operator(),
				 .database = database };
	t->cx = (struct cx){ .arena = arena_new() };
	/* A working day within the published calendar, 08:30. */
	t->cx.now = instant_at(day_join(2026, 11, 18), 510);
	strcpy(t->cx.request_id, "trial00000000000");
	if (secret_init(getenv("VAR"), true) != OK) {
		fprintf(stderr, "trial: no server key in VAR\n");
		abort();
	}
	t->cx.db = db_open(&conf);
	/* What is written here is no hand's (row_record.h). */
	must(&t->cx, row_act(&t->cx, "trial"), database);
}

static void script(const char *database, const char *word)
{
	char command[200];

	snprintf(command, sizeof(command), "tests/support/trial.sh %s %s",
		 database, word);
	if (system(command) != 0)
		abort();
}

static void hire(struct trial *t, const char *login, const char *unit,
		 const char *role, const char *second_role, struct actor *ret)
{
	struct account_id id;
	const struct new_account a = { .login = login,
				       .name = login,
				       .title = "Công chức",
				       .password = "khong-ai-dung-den",
				       .roles = { role, second_role },
				       .unit_code = unit };

	must(&t->cx, account_put(&t->cx, &a, &id), login);
	must(&t->cx, account_actor(&t->cx, login, ret), login);
}

void trial_make(struct trial *t, const char *database)
{
	script(database, "");
	trial_join(t, database);
	/* So that every move can be made of the usual dossier. */
	trial_sql(database, "UPDATE procedure_version SET financial_duty ="
			    " 'Thủ tục thử: người nộp có nghĩa vụ tài chính'"
			    " WHERE code = '" TRIAL_PROCEDURE "'");
	hire(t, "quay1", "W-HV-HCC", "RECEPTION", NULL, &t->desk);
	hire(t, "quay2", "W-HV-HCC", "RECEPTION_HEAD", NULL, &t->desk2);
	/* Also a case officer, so that a draft of one's own can exist. */
	hire(t, "truong", "W-HV-VP", "DEPT_HEAD", "HANDLER", &t->head);
	hire(t, "cv1", "W-HV-VP", "HANDLER", NULL, &t->handler);
	hire(t, "cv2", "W-HV-VP", "HANDLER", NULL, &t->handler2);
	hire(t, "chutich", "W-HV", "UBND_LEADER", NULL, &t->leader);
	hire(t, "vanthu", "W-HV-VP", "CLERK", NULL, &t->clerk);
	hire(t, "truongkhac", "W-HV-KTHTDT", "DEPT_HEAD", NULL, &t->other);
	hire(t, "congan", "X-THUE", "COORDINATOR", NULL, &t->police);
	hire(t, "thuquy", "W-HV-HCC", "CASHIER", NULL, &t->cashier);
	hire(t, "quayla", "W-HK-HCC", "RECEPTION", "RECEPTION_HEAD",
	     &t->stranger);
}

void trial_drop(struct trial *t, const char *database)
{
	db_close(t->cx.db);
	arena_free(t->cx.arena);
	script(database, "drop");
}

const char *trial_key(struct trial *t)
{
	unsigned char bytes[16];
	char *key = arena_alloc(t->cx.arena, 33);

	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < 16; i++)
		snprintf(key + 2 * i, 3, "%02x", bytes[i]);
	return key;
}

struct receive trial_form(struct trial *t)
{
	static struct paper papers[] = { { 1, "Tờ khai", 1, 0, 0, false },
					 { 4, "Giấy tờ tùy thân", 0, 0, 0, true } };

	return (struct receive){
		.form_key = trial_key(t),
		.procedure_code = TRIAL_PROCEDURE,
		.channel = "truc_tiep",
		.receive_way = RECEIVE_BY_POST, /* so that it may be posted */
		.name = "Nguyễn Thị Hường",
		.id_kind = "cccd",
		.id_number = arena_printf(t->cx.arena, "048185%06u",
					  trial_pick(1000000)),
		.phone = "0905123456",
		.email = "",
		.address = "Tổ 12, Hòa Khánh",
		.owner_name = "",
		.content = "",
		.birth = day_join(1985, 3, 15),
		.sets = 1,
		.papers = papers,
		.papers_n = 2,
	};
}

void trial_reload(struct trial *t, struct dossier *d)
{
	must(&t->cx, dossier_open(&t->cx, &t->desk, d->code, d), d->code);
}

void trial_receive(struct trial *t, struct dossier *ret)
{
	struct receive in = trial_form(t);
	struct received r;

	in.duplicate_confirmed = true;
	must(&t->cx, dossier_receive(&t->cx, &t->desk, &in, &r), "receive");
	must(&t->cx, dossier_open(&t->cx, &t->desk, r.code, ret), r.code);
}

static struct unit_id unit_asked(struct trial *t, const struct dossier *d)
{
	struct request *r;
	size_t n;

	/* Two units in turn, so that several can be awaited at once. */
	must(&t->cx, dossier_requests(&t->cx, d->id, &r, &n), "requests");
	for (size_t i = 0; i < n; i++) {
		if (r[i].closed_at.s == INSTANT_NONE.s &&
		    r[i].unit.v == t->other.unit.v)
			return t->police.unit;
	}
	return t->other.unit;
}

STMT(q_file, "isisisi", "",
     "INSERT INTO attachment (dossier_id, kind, paper, version, name, type,"
     " size, digest, scan, account_id, unit_id, at, form_key, form_seq)"
     " SELECT ?, ?, 0, COALESCE(MAX(version), 0) + 1,"
     " 'ban-quet.pdf', 'pdf', 9, REPEAT('x', 32), 'khong_quet', a.id, ?,"
     " NOW(), UNHEX(?), 0 FROM account a LEFT JOIN attachment b"
     " ON b.dossier_id = ? AND b.kind = ? WHERE a.id = ?"
     " GROUP BY a.id");

static struct attachment_id file_of(struct trial *t, const struct dossier *d,
				    const char *kind, const struct actor *who)
{
	must(&t->cx,
	     db_exec(&t->cx, q_file, d->id.v, kind, who->unit.v, trial_key(t),
		     d->id.v, kind, who->id.v),
	     "a file");
	return (struct attachment_id){ db_insert_id(&t->cx) };
}

struct attachment_id trial_notice(struct trial *t, const struct dossier *d)
{
	return file_of(t, d, "thong_bao", &t->handler);
}

struct attachment_id trial_wish(struct trial *t, const struct dossier *d)
{
	return file_of(t, d, "don_rut", &t->desk);
}

struct step trial_step(struct trial *t, const struct dossier *d,
		       enum move move)
{
	return (struct step){
		.form_key = trial_key(t),
		.version = d->version,
		.move = move,
		.note = "Theo hồ sơ.",
		.assignee = d->handler.v == t->handler.id.v ? t->handler2.id :
							      t->handler.id,
		.result_kind = "ket_qua",
		.no_draft = "Trình kèm dự thảo giấy.",
		.document_number = "101/UBND",
		.document_date = instant_day(t->cx.now),
		.receiver = "Nguyễn Thị Hường",
		.receiver_paper = "Giấy hẹn và căn cước",
		.receiver_kind = "chinh_chu",
		.originals = "khong_co",
		.units = { unit_asked(t, d) },
		.units_n = 1,
		.content = "Đề nghị cho ý kiến về hiện trạng thửa đất.",
		.limit = 1,
		.limit_unit = "WH",
		.answer_kind = "dong_y",
		.late_reason = "Phải đi thực địa hai lần.",
		.items = "Bản chính giấy ủy quyền\nẢnh 3×4",
		.ground = "Luật Đất đai 2024, Điều 28",
		.until = { instant_day(t->cx.now).n + 30 },
		.notice_number = "TB-77/CCT",
		.payer = "Nguyễn Thị Hường",
		.notice_file = move == MOVE_ASK_PAYMENT ? trial_notice(t, d) :
			       (struct attachment_id){ 0 },
		.wish_file = move == MOVE_WITHDRAW ? trial_wish(t, d) :
			     (struct attachment_id){ 0 },
		.receipt_number = "BL-000123",
		.amount = move == MOVE_COLLECT_FEE ? 0 : 1500000,
		.waybill = "EB123456789VN",
		.place = "Kho 2, kệ 5, hộp 17",
	};
}

/* Whoever drafts, or holds as case officer: who was assigned. */
static const struct actor *handler_of(const struct trial *t,
				      struct account_id id)
{
	return id.v == t->handler2.id.v ? &t->handler2 : &t->handler;
}

static const struct actor *accepter(const struct trial *t,
				    const struct dossier *d)
{
	if (d->holder_unit.v == t->desk.unit.v)
		return &t->desk;
	if (d->holder_unit.v == t->other.unit.v)
		return &t->other;
	if (d->holder_unit.v == t->police.unit.v)
		return &t->police;
	if (d->holder_unit.v == t->leader.unit.v)
		return &t->leader;
	return d->state == STATE_FOR_SEAL ? &t->clerk : &t->head;
}

static const struct actor *answerer(struct trial *t, const struct dossier *d)
{
	struct request *r;
	size_t n;

	must(&t->cx, dossier_requests(&t->cx, d->id, &r, &n), "requests");
	for (size_t i = 0; i < n; i++) {
		if (r[i].closed_at.s == INSTANT_NONE.s)
			return r[i].unit.v == t->police.unit.v ? &t->police :
								 &t->other;
	}
	return &t->other;
}

const struct actor *trial_actor(struct trial *t, const struct dossier *d,
				enum move move)
{
	const struct actor *handler = handler_of(t, d->handler);

	switch ((int)move) {
	case MOVE_ACCEPT:
		return accepter(t, d);
	case MOVE_ANSWER:
	case MOVE_SEGMENT_BACK:
		return answerer(t, d);
	case MOVE_RECALL:
		return d->state == STATE_UNASSIGNED    ? &t->desk :
		       d->state == STATE_FOR_APPROVAL  ? handler :
		       d->state == STATE_FOR_SIGNATURE ? &t->head :
							 &t->leader;
	case MOVE_TAKE:
		return d->state == STATE_RECEIVED ? &t->desk2 : &t->handler;
	case MOVE_ASSIGN:
	case MOVE_REASSIGN:
	case MOVE_SEND_BACK:
	case MOVE_APPROVE:
	case MOVE_CONSULT:
	case MOVE_CANCEL_REQUEST:
	case MOVE_GO_ON:
	case MOVE_INTERLINK:
	case MOVE_APPROVE_SUPPLEMENT:
	case MOVE_DENY_PROPOSAL:
	case MOVE_SUPPLEMENT_EXPIRED:
	case MOVE_WITHDRAW_OK:
	case MOVE_WITHDRAW_NO:
	case MOVE_SYNC_FAULT:
	case MOVE_SYNC_RESTORED:
		return &t->head;
	case MOVE_REWORK:
		return d->state == STATE_FOR_SIGNATURE ? &t->leader : &t->head;
	case MOVE_GIVE_BACK:
	case MOVE_PROPOSE_CONSULT:
	case MOVE_PROPOSE_SUPPLEMENT:
	case MOVE_ASK_PAYMENT:
	case MOVE_SUBMIT:
		return handler;
	case MOVE_SIGN:
	case MOVE_DISCONTINUE:
		return &t->leader;
	case MOVE_RELEASE:
		return &t->clerk;
	case MOVE_PAID:
	case MOVE_COLLECT_FEE:
	case MOVE_REFUND_FEE:
		return &t->cashier;
	default: /* the desk, from reception to archive */
		return &t->desk;
	}
}

enum err trial_move(struct trial *t, struct dossier *d, enum move move)
{
	struct step step = trial_step(t, d, move);
	enum err err = dossier_move(&t->cx, trial_actor(t, d, move), d->id,
				    &step);

	trial_reload(t, d);
	return err;
}

/* What an ordinary life does next. */
static enum move usual(const struct dossier *d)
{
	switch ((int)d->state) {
	case STATE_RECEIVED:
		return MOVE_FORWARD;
	case STATE_UNASSIGNED:
		return d->in_transit ? MOVE_ACCEPT : MOVE_ASSIGN;
	case STATE_EXAMINING:
		return MOVE_SUBMIT;
	case STATE_FOR_APPROVAL:
		return MOVE_APPROVE;
	case STATE_FOR_SIGNATURE:
		return MOVE_SIGN;
	case STATE_FOR_SEAL:
		return MOVE_RELEASE;
	case STATE_READY:
		return MOVE_RETURN;
	default:
		abort();
	}
}

/* The move that enters a state beside the ordinary road, and from where. */
static const struct {
	enum state to, from;
	enum move by;
} byways[] = {
	{ STATE_CONSULTING, STATE_EXAMINING, MOVE_CONSULT },
	{ STATE_INTERLINKED, STATE_EXAMINING, MOVE_INTERLINK },
	{ STATE_PAYMENT, STATE_EXAMINING, MOVE_ASK_PAYMENT },
	{ STATE_POSTED, STATE_READY, MOVE_POST },
	{ STATE_WITHDRAWING, STATE_EXAMINING, MOVE_WITHDRAW },
	{ STATE_WITHDRAWN, STATE_WITHDRAWING, MOVE_WITHDRAW_OK },
	{ STATE_DISCONTINUED, STATE_EXAMINING, MOVE_DISCONTINUE },
	{ STATE_ARCHIVED, STATE_RETURNED, MOVE_ARCHIVE },
};

static bool take_byway(struct trial *t, struct dossier *d, enum state state)
{
	if (state == STATE_SUPPLEMENT) {
		trial_reach(t, d, STATE_EXAMINING);
		must(&t->cx, trial_move(t, d, MOVE_PROPOSE_SUPPLEMENT), "1");
		must(&t->cx, trial_move(t, d, MOVE_APPROVE_SUPPLEMENT), "2");
		must(&t->cx, trial_move(t, d, MOVE_ASK_SUPPLEMENT), "3");
		return true;
	}
	for (size_t i = 0; i < sizeof(byways) / sizeof(byways[0]); i++) {
		if (byways[i].to != state)
			continue;
		trial_reach(t, d, byways[i].from);
		must(&t->cx, trial_move(t, d, byways[i].by),
		     move_name(byways[i].by));
		return true;
	}
	return false;
}

void trial_reach(struct trial *t, struct dossier *d, enum state state)
{
	if (d->state == state || take_byway(t, d, state)) {
		if (d->in_transit)
			must(&t->cx, trial_move(t, d, MOVE_ACCEPT), "accept");
		return;
	}
	while (d->state != state || d->in_transit)
		must(&t->cx,
		     trial_move(t, d, d->in_transit ? MOVE_ACCEPT : usual(d)),
		     state_name(d->state));
}

static MYSQL *link_to(const char *database)
{
	MYSQL *link = mysql_init(NULL);

	if (!mysql_real_connect(link, NULL, trial_operator(), NULL, database, 0,
				getenv("DB_SOCKET"), 0)) {
		fprintf(stderr, "trial: %s\n", mysql_error(link));
		abort();
	}
	return link;
}

void trial_sql(const char *database, const char *sql)
{
	MYSQL *link = link_to(database);

	if (mysql_query(link, sql)) {
		fprintf(stderr, "trial: %s: %s\n", sql, mysql_error(link));
		abort();
	}
	mysql_close(link);
}

long long trial_number(const char *database, const char *sql)
{
	MYSQL *link = link_to(database);
	MYSQL_RES *res;
	MYSQL_ROW row;
	long long n = -1;

	if (mysql_query(link, sql) || !(res = mysql_store_result(link))) {
		fprintf(stderr, "trial: %s: %s\n", sql, mysql_error(link));
		abort();
	}
	row = mysql_fetch_row(res);
	if (row && row[0])
		n = atoll(row[0]);
	mysql_free_result(res);
	mysql_close(link);
	return n;
}

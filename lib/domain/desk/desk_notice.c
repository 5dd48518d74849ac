#include "domain/desk/desk_notice.h"

#include <string.h>

#include "db/db.h"
#include "domain/catalogue/catalog.h"
#include "domain/catalogue/rule.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/submission.h"
#include "domain/ledger/workflow.h"
#include "domain/people/delegation.h"
#include "domain/power.h"
#include "domain/reception/identity.h"
#include "secret/secret.h"
#include "text/text.h"

/* What is refused is of the command's member. */
#define AT(member) MEMBER(struct notice_new, member)

/* clang-format off */
static const struct {
	const char *slug, *name, *mark;
} kinds[NOTICE_COUNT] = {
	[NOTICE_SUPPLEMENT] = { "bo-sung", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",	   "HDHS" },
	[NOTICE_REFUSAL]    = { "tu-choi", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "TCTN" },
};

const struct notice_cause notice_causes[] = {
	{ "tham_quyen", "Không thuộc thẩm quyền giải quyết của cơ quan" },
	{ "pham_vi",	"Yêu cầu không thuộc phạm vi của thủ tục này" },
	{ "dieu_kien",	"Không đáp ứng yêu cầu, điều kiện của thủ tục" },
	{ "giay_to",	"Giấy tờ bị tẩy xóa, hư hỏng, hết giá trị hoặc không đúng sự thật" },
	{ "tranh_chap", "Nội dung đang được cơ quan khác thụ lý, đang tranh chấp" },
	{ "da_xong",	"Yêu cầu đã được giải quyết" },
	{ "khac",	"Lý do khác" },
};
/* clang-format on */
const size_t notice_causes_n = sizeof(notice_causes) / sizeof(notice_causes[0]);

const char *notice_slug(enum notice_kind k)
{
	return kinds[k].slug;
}

const char *notice_name(enum notice_kind k)
{
	return kinds[k].name;
}

enum notice_kind notice_from_slug(const char *slug)
{
	int k = 0;

	while (k < NOTICE_COUNT && strcmp(kinds[k].slug, slug) != 0)
		k++;
	return (enum notice_kind)k;
}

static const char *cause_words(const char *code)
{
	for (size_t i = 0; i < notice_causes_n; i++) {
		if (strcmp(notice_causes[i].code, code) == 0)
			return notice_causes[i].words;
	}
	return NULL;
}

#define NOTICE_OUT "isiit" "iissis" "ssssssss" "sssi"
#define NOTICE_SELECT                                                       \
	"SELECT n.id, n.kind, n.year, n.seq, n.issued_at, n.authority_id,"  \
	" n.desk_id, CONCAT(a.name, "                                       \
	STOOD_IN_FOR("n.account_id", "n.desk_id", "n.issued_at") "),"       \
	" a.title, n.version_id, n.procedure_code,"                         \
	" p.name, n.name, n.id_kind, n.id_number, n.phone, n.email,"        \
	" n.address, n.content, n.items, n.cause, n.reason, n.is_repeat"    \
	" FROM desk_notice n JOIN account a ON a.id = n.account_id"         \
	" JOIN public_procedure p ON p.id = n.version_id"

STMT(q_notice, "ii", NOTICE_OUT,
     NOTICE_SELECT " WHERE n.id = ? AND n.desk_id = ?");
STMT(q_notices_of_day, "itt", NOTICE_OUT,
     NOTICE_SELECT " WHERE n.desk_id = ? AND n.issued_at >= ?"
		   " AND n.issued_at < ? ORDER BY n.issued_at DESC, n.id DESC"
		   " LIMIT 200");
STMT(q_notice_recent, "bsit", NOTICE_OUT,
     NOTICE_SELECT " WHERE n.id_digest = ? AND n.procedure_code = ?"
		   " AND n.authority_id = ? AND n.issued_at >= ?"
		   " AND n.kind = 'bo-sung' ORDER BY n.issued_at DESC LIMIT 1");

static bool next_notice(struct cx *cx, struct rows *rows,
			struct desk_notice *n)
{
	const char *kind, *cause;
	int64_t year, repeat;

	if (!rows_next(rows, &n->id.v, &kind, &year, &n->seq, &n->issued_at,
		       &n->authority.v, &n->desk.v, &n->officer,
		       &n->officer_title, &n->procedure.v, &n->procedure_code,
		       &n->procedure_name, &n->name, &n->id_kind,
		       &n->id_number, &n->phone, &n->email, &n->address,
		       &n->content, &n->items, &cause, &n->reason, &repeat))
		return false;
	n->kind = notice_from_slug(kind);
	n->year = (int)year;
	n->number = arena_printf(cx->arena, "%lld/%s", (long long)n->seq,
				 kinds[n->kind].mark);
	n->cause = *cause ? cause_words(cause) : "";
	n->is_repeat = repeat == 1;
	return true;
}

static enum err find(struct cx *cx, const struct actor *actor,
		     struct notice_id id, struct desk_notice *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_notice, &rows, id.v, actor->unit.v));
	if (next_notice(cx, &rows, ret))
		return OK;
	return refuse(cx, ERR_MISSING, NULL,
		      "Không có phiếu này trong sổ của quầy.");
}

/* Which slip, for the audit row: a number, nobody's data. */
static const char *slip(struct cx *cx, struct notice_id id)
{
	return arena_printf(cx->arena, "slip=%lld", (long long)id.v);
}

enum err notice_load(struct cx *cx, const struct actor *actor,
		     struct notice_id id, struct desk_notice *ret)
{
	TRY(find(cx, actor, id, ret));
	return audit_write(cx, actor, "slip_read", NO_DOSSIER, "ok",
			   slip(cx, id));
}

enum err notice_day(struct cx *cx, const struct actor *actor, struct day day,
		    struct desk_notice **ret, size_t *ret_n)
{
	struct rows rows;
	struct desk_notice *list;
	size_t n = 0;

	TRY(db_query(cx, q_notices_of_day, &rows, actor->unit.v,
		     instant_at(day, 0),
		     instant_at((struct day){ day.n + 1 }, 0)));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_notice(cx, &rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return audit_list(cx, actor, "slip_list", day_iso(cx->arena, day), n);
}

static enum err repeat_since(struct cx *cx, struct instant *ret)
{
	struct day today = instant_day(cx->now);
	const char *set;
	struct rule days;

	TRY(rule_set_of(cx, today, &set));
	TRY(rule_read(cx, set, "notice_repeat_days", today, &days));
	*ret = instant_at((struct day){ today.n - (int32_t)days.value }, 0);
	return OK;
}

enum err notice_recent(struct cx *cx, const struct actor *actor,
		       const char *id_number, const char *procedure_code,
		       struct desk_notice *ret)
{
	const char *number = id_number_clean(cx->arena, id_number);
	struct digest d = keyed_digest("id", number, strlen(number));
	struct instant since;
	struct rows rows;

	if (!*number)
		return ERR_MISSING;
	TRY(repeat_since(cx, &since));
	TRY(db_query(cx, q_notice_recent, &rows,
		     (struct bytes){ d.b, sizeof(d.b) }, procedure_code,
		     actor->authority.v, since));
	return next_notice(cx, &rows, ret) ? OK : ERR_MISSING;
}

struct work {
	const struct actor *actor;
	const struct notice_new *in;
	const char *id_number;
	struct version_id version;
	const char *procedure_code;
	struct bytes key;
	bool is_repeat;
	struct notice_id *ret;
};

static enum err check_words(struct cx *cx, const struct notice_new *in)
{
	if (in->kind == NOTICE_SUPPLEMENT && text_is_blank(in->items))
		return refuse(cx, ERR_INPUT, AT(items),
			      "Ghi đủ các giấy tờ, nội dung cần bổ sung, mỗi"
			      " mục một dòng");
	if (in->kind == NOTICE_REFUSAL && !cause_words(in->cause))
		return refuse(cx, ERR_INPUT, AT(cause),
			      "Chọn nguyên nhân từ chối trong danh sách");
	if (text_is_blank(in->reason))
		return refuse(cx, ERR_INPUT, AT(reason),
			      in->kind == NOTICE_REFUSAL ?
				      "Nêu rõ lý do từ chối, kèm căn cứ" :
				      "Nhập lý do phải bổ sung");
	return OK;
}

static enum err check_person(struct cx *cx, struct work *w)
{
	const struct notice_new *in = w->in;
	bool is_company = strcmp(in->id_kind, "ma_so_thue") == 0;
	const char *why = is_company ? NULL : check_person_name(in->name);

	if (why)
		return refuse(cx, ERR_INPUT, AT(name), "%s", why);
	w->id_number = id_number_clean(cx->arena, in->id_number);
	if (!*w->id_number)
		return OK;
	if (is_company)
		why = check_tax_code(w->id_number);
	else if (strcmp(in->id_kind, "cccd") == 0)
		why = check_cccd(cx->arena, w->id_number, DAY_NONE);
	else
		why = check_passport(w->id_number);
	return why ? refuse(cx, ERR_INPUT, AT(id_number), "%s", why) : OK;
}

/* Whatever is wrong with the procedure (ended, not of this desk) may be the
 * very reason of the slip. */
static enum err find_procedure(struct cx *cx, struct work *w)
{
	struct procedure p;

	TRY(catalog_by_code(cx, w->in->procedure_code, instant_day(cx->now),
			    &p));
	w->version = p.id;
	w->procedure_code = p.code;
	return OK;
}

static enum err check_repeat(struct cx *cx, struct work *w)
{
	struct desk_notice before;
	enum err err;

	if (w->in->kind != NOTICE_SUPPLEMENT)
		return OK;
	err = notice_recent(cx, w->actor, w->id_number, w->procedure_code,
			    &before);
	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	w->is_repeat = true;
	if (w->in->repeat_confirmed)
		return OK;
	return refuse(cx, ERR_INPUT, AT(repeat_confirmed),
		      "Người này đã được yêu cầu bổ sung cho thủ tục này (phiếu"
		      " số %s ngày %s). Hướng dẫn chỉ một lần, đầy đủ; nếu vẫn"
		      " phải yêu cầu thêm, đánh dấu xác nhận rồi gửi lại.",
		      before.number,
		      day_dmy(cx->arena, instant_day(before.issued_at)));
}

STMT(q_notice_known, "b", "i", "SELECT id FROM desk_notice WHERE form_key = ?");
/* LAST_INSERT_ID(n) hands the number to this connection alone; the row stays
 * locked until the slip is written: no gaps, no doubles. */
STMT(q_notice_next, "isi", "",
     "INSERT INTO desk_notice_counter (desk_id, kind, year, seq)"
     " VALUES (?, ?, ?, LAST_INSERT_ID(1))"
     " ON DUPLICATE KEY UPDATE seq = LAST_INSERT_ID(seq + 1)");
STMT(q_notice_new, "siiiibit" "issssb" "ssssss" "si", "",
     "INSERT INTO desk_notice (kind, authority_id, desk_id, year, seq,"
     " form_key, account_id, issued_at, version_id, procedure_code, name,"
     " id_kind, id_number, id_digest, phone, email, address, content, items,"
     " cause, reason, is_repeat)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
     " ?)");

/* Nobody's number is nobody's digest: the form's own key stands in for it. */
static struct digest digest_of(const struct work *w)
{
	if (*w->id_number)
		return keyed_digest("id", w->id_number, strlen(w->id_number));
	return keyed_digest("no-id", w->key.data, w->key.len);
}

static struct submission form_of(const struct work *w)
{
	return (struct submission){ w->in->form_key, w->actor->id,
				    "slip_issue", NO_DOSSIER };
}

static enum err write_notice(struct cx *cx, void *arg)
{
	struct work *w = arg;
	const struct notice_new *in = w->in;
	const struct submission form = form_of(w);
	struct digest d = digest_of(w);
	unsigned year, month, dom;
	int64_t seq;

	day_split(instant_day(cx->now), &year, &month, &dom);
	TRY(db_exec(cx, q_notice_next, w->actor->unit.v, notice_slug(in->kind),
		    (int64_t)year));
	seq = db_insert_id(cx);
	TRY(db_exec(cx, q_notice_new, notice_slug(in->kind),
		    w->actor->authority.v, w->actor->unit.v, (int64_t)year,
		    seq, w->key, w->actor->id.v, cx->now, w->version.v, w->procedure_code,
		    in->name, in->id_kind, w->id_number,
		    (struct bytes){ d.b, sizeof(d.b) }, in->phone, in->email,
		    in->address, in->content,
		    in->kind == NOTICE_SUPPLEMENT ? in->items : "",
		    in->kind == NOTICE_REFUSAL ? in->cause : "", in->reason,
		    (int64_t)w->is_repeat));
	w->ret->v = db_insert_id(cx);
	TRY(submission_put(cx, &form));
	return audit_write(cx, w->actor, "slip_issue", NO_DOSSIER, "ok",
			   slip(cx, *w->ret));
}

static enum err find_known(struct cx *cx, struct work *w)
{
	const struct submission form = form_of(w);

	TRY(submission_known(cx, &form, NULL));
	return db_one(cx, q_notice_known, w->key, &w->ret->v);
}

static enum err only_the_desk(struct cx *cx)
{
	return refuse(cx, ERR_DENIED, NULL,
		      "Chỉ bộ phận một cửa lập phiếu tại quầy.");
}

enum err notice_issue(struct cx *cx, const struct actor *actor,
		      const struct notice_new *in, struct notice_id *ret)
{
	struct work w = { .actor = actor, .in = in, .ret = ret };
	unsigned desk = transition_find(STATE_NONE, MOVE_RECEIVE)->roles;
	enum err err;

	if (!power_somewhere(actor, desk))
		return only_the_desk(cx);
	w.key = key_bytes(cx, in->form_key);
	err = find_known(cx, &w);
	if (err != ERR_MISSING)
		return err;
	TRY(check_words(cx, in));
	TRY(check_person(cx, &w));
	TRY(find_procedure(cx, &w));
	TRY(power_over(cx, actor, w.version, &w.actor));
	if (!power_has(w.actor, desk))
		return only_the_desk(cx);
	TRY(check_repeat(cx, &w));
	err = db_tx(cx, write_notice, &w);
	/* The same form was posted twice at once: the other one has won. */
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return find_known(cx, &w);
	return err;
}

#include "domain/apology/late_report.h"

#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/submission.h"
#include "domain/power.h"
#include "text/text.h"

#define L 0x010u /* UBND_LEADER */
#define X 0x200u /* CONTROL */

const char *late_report_refusal(struct arena *arena,
				const struct period *period,
				struct instant now)
{
	if (period->kind == PERIOD_YEAR)
		return "Báo cáo hồ sơ trễ hẹn gửi theo tháng hoặc theo quý.";
	if (instant_day(now).n <= period->last.n)
		return arena_printf(arena,
				    "Chưa hết %s; báo cáo được gửi từ %s.",
				    period_words(arena, period),
				    day_words(arena, (struct day){
							     period->last.n +
							     1 }));
	return NULL;
}

struct work {
	const struct actor *actor;
	const struct late_report_draft *in;
	struct late_report_id *ret;
	struct unit_id superior;
	int64_t version;
};

STMT(q_known, "b", "i", "SELECT id FROM late_report WHERE form_key = ?");
STMT(q_newest, "is", "i",
     "SELECT COALESCE(MAX(version_n), 0) FROM late_report"
     " WHERE authority_id = ? AND period = ?");
/* To whom its letters are reported too. */
STMT(q_superior, "i", "i",
     "SELECT COALESCE(parent_id, id) FROM unit WHERE id = ?");
STMT(q_send, "bisiibbiiiisiiit", "",
     "INSERT INTO late_report (form_key, authority_id, period, version_n,"
     " superior_id, csv, digest, late_n, with_letter_n, without_letter_n,"
     " explained_n, reason, sent_by, sent_for, sent_unit_id,"
     " sent_at)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

enum err late_report_newest(struct cx *cx, struct unit_id authority,
			    const struct period *period, int *ret)
{
	int64_t n;

	TRY(db_one(cx, q_newest, authority.v, period_code(cx->arena, period),
		   &n));
	*ret = (int)n;
	return OK;
}

static enum err check_reason(struct cx *cx, const struct work *w)
{
	const char *reason = w->in->reason ? w->in->reason : "";

	if (w->version == 1 || text_length(reason) >= LATE_REASON_MIN)
		return OK;
	return refuse(cx, ERR_INPUT, ARGUMENT(reason),
		      "Kỳ này đã có báo cáo. Nêu lý do báo cáo lại, ít nhất %d"
		      " ký tự",
		      LATE_REASON_MIN);
}

static struct submission form_of(const struct work *w)
{
	return (struct submission){ w->in->form_key, w->actor->id,
				    "late-report", NO_DOSSIER };
}

static enum err find_known(struct cx *cx, const struct work *w)
{
	const struct submission form = form_of(w);

	TRY(submission_known(cx, &form, NULL));
	return db_one(cx, q_known, key_bytes(cx, w->in->form_key),
		      &w->ret->v);
}

static enum err write_row(struct cx *cx, const struct work *w,
			  const struct buf *csv, const struct digest *digest,
			  const struct late_totals *t)
{
	const struct late_report_draft *in = w->in;
	const struct submission form = form_of(w);
	char hex[65];

	TRY(db_exec(cx, q_send, key_bytes(cx, in->form_key),
		    w->actor->authority.v, period_code(cx->arena, &in->period),
		    w->version, w->superior.v,
		    (struct bytes){ csv->data, csv->len },
		    (struct bytes){ digest->b, sizeof(digest->b) }, t->late,
		    t->with_letter, t->without_letter, t->explained,
		    w->version == 1 ? "" : in->reason, w->actor->id.v,
		    power_used(w->actor, L | X).for_whom.v,
		    w->actor->unit.v, cx->now));
	w->ret->v = db_insert_id(cx);
	TRY(submission_put(cx, &form));
	/* Also in the sealed trail: the row and its bytes belong together. */
	digest_hex(digest, hex);
	return audit_write(cx, w->actor, "late-report", NO_DOSSIER, "ok",
			   arena_printf(cx->arena, "%s/%d %s",
					period_code(cx->arena, &in->period),
					(int)w->version, hex));
}

static enum err send_once(struct cx *cx, void *arg)
{
	struct work *w = arg;
	struct late_totals totals = { 0 };
	struct digest digest;
	struct buf csv;
	char hex[65];
	int newest;

	TRY(late_report_newest(cx, w->actor->authority, &w->in->period,
			       &newest));
	w->version = newest + 1;
	TRY(check_reason(cx, w));
	TRY(db_one(cx, q_superior, w->actor->authority.v, &w->superior.v));
	buf_init(&csv, cx->arena, LATE_CSV_MAX);
	TRY(w->in->write(cx,
			 &(struct late_scope){
				 .authority = w->actor->authority,
				 .period = w->in->period },
			 &csv, &totals));
	TRY(buf_err(&csv));
	digest = sha256(csv.data, csv.len);
	digest_hex(&digest, hex);
	if (strcmp(hex, w->in->seen) != 0)
		return refuse(cx, ERR_CONFLICT, NULL,
			      "Danh sách đã thay đổi sau khi ông/bà mở trang"
			      " nên báo cáo chưa được gửi. Vui lòng xem lại số"
			      " liệu dưới đây rồi gửi.");
	return write_row(cx, w, &csv, &digest, &totals);
}

enum err late_report_send(struct cx *cx, const struct actor *actor,
			  const struct late_report_draft *in,
			  struct late_report_id *ret)
{
	const struct actor reach = power_at_large(actor);
	struct work w = { .actor = &reach, .in = in, .ret = ret };
	const char *why = late_report_refusal(cx->arena, &in->period, cx->now);
	enum err err = find_known(cx, &w);

	if (err != ERR_MISSING)
		return err; /* acted on already, or for something else */
	if (!late_report_may_send(actor)) {
		TRY(audit_write(cx, actor, "late-report", NO_DOSSIER,
				"refused", "denied"));
		return refuse(cx, ERR_DENIED, NULL,
			      "Chỉ lãnh đạo UBND hoặc công chức kiểm soát thủ"
			      " tục hành chính được gửi báo cáo.");
	}
	if (why)
		return refuse(cx, ERR_STATE, NULL, "%s", why);
	err = db_tx(cx, send_once, &w);
	if (err != ERR_CONFLICT || !db_is_duplicate(cx))
		return err;
	err = find_known(cx, &w);
	return err != ERR_MISSING ?
		       err :
		       refuse(cx, ERR_CONFLICT, NULL,
			      "Người khác vừa gửi báo cáo của kỳ này; báo cáo"
			      " của ông/bà chưa được gửi.");
}

/* ---- as it is read ---- */

#define COLUMNS                                                            \
	"r.id, r.authority_id, r.superior_id, au.name, su.name, r.period," \
	" r.version_n, (SELECT MAX(n.version_n) FROM late_report n"        \
	"  WHERE n.authority_id = r.authority_id AND n.period = r.period)," \
	" r.digest, r.late_n, r.with_letter_n, r.without_letter_n,"        \
	" r.explained_n, r.reason, CONCAT(sa.name,"     \
	" IF(sf.id IS NULL, '', CONCAT(' (ký thay ', sf.name, ')'))), uu.name, r.sent_at, k.at,"     \
	" COALESCE(CONCAT(ka.name, IF(kf.id IS NULL, '', CONCAT("          \
	"  ' (ký thay ', kf.name, ')'))), ''), COALESCE(ku.name, ''),"                   \
	" COALESCE(k.note, '')"
#define OUT "iiisss" "iib" "iiii" "ssstt" "sss"
#define FROM                                                        \
	" FROM late_report r JOIN unit au ON au.id = r.authority_id" \
	" JOIN unit su ON su.id = r.superior_id"                    \
	" JOIN account sa ON sa.id = r.sent_by"                     \
	" LEFT JOIN account sf ON sf.id = r.sent_for"               \
	" JOIN unit uu ON uu.id = r.sent_unit_id"                   \
	" LEFT JOIN late_report_receipt k ON k.report_id = r.id"    \
	" LEFT JOIN account ka ON ka.id = k.account_id"             \
	" LEFT JOIN account kf ON kf.id = k.acting_for"             \
	" LEFT JOIN unit ku ON ku.id = k.unit_id"

STMT(q_report, "i", OUT, "SELECT " COLUMNS FROM " WHERE r.id = ?");
STMT(q_sent, "ii", OUT,
     "SELECT " COLUMNS FROM
     " WHERE r.authority_id = ? AND r.id < ? ORDER BY r.id DESC LIMIT 25");
STMT(q_received, "ii", OUT,
     "SELECT " COLUMNS FROM
     " WHERE r.superior_id = ? AND r.id < ? ORDER BY r.id DESC LIMIT 25");
STMT(q_csv, "i", "b", "SELECT csv FROM late_report WHERE id = ?");
STMT(q_acknowledge, "iiiits", "",
     "INSERT INTO late_report_receipt (report_id, account_id, acting_for,"
     " unit_id, at, note) VALUES (?, ?, ?, ?, ?, ?)");

static bool next_report(struct rows *rows, struct late_report *r)
{
	int64_t version, newest;
	struct bytes digest;
	const char *period;

	*r = (struct late_report){ 0 };
	if (!rows_next(rows, &r->id.v, &r->authority.v, &r->superior.v,
		       &r->authority_name, &r->superior_name, &period,
		       &version, &newest, &digest, &r->totals.late,
		       &r->totals.with_letter, &r->totals.without_letter,
		       &r->totals.explained, &r->reason, &r->sender_name,
		       &r->sender_unit, &r->sent_at, &r->received_at,
		       &r->receiver_name, &r->receiver_unit, &r->note))
		return false;
	r->version = (int)version;
	r->newest = (int)newest;
	if (digest.len == sizeof(r->digest.b))
		memcpy(r->digest.b, digest.data, digest.len);
	return period_parse(period, &r->period);
}

enum err late_report_open(struct cx *cx, const struct actor *actor,
			  struct late_report_id id, struct late_report *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_report, &rows, id.v));
	if (next_report(&rows, ret) &&
	    (actor->authority.v == ret->authority.v ||
	     actor->unit.v == ret->superior.v))
		return OK;
	return refuse(cx, ERR_MISSING, NULL,
		      "Không có báo cáo này trong phạm vi đơn vị của ông/bà.");
}

enum err late_report_csv(struct cx *cx, struct late_report_id id,
			 const void **ret, size_t *ret_len)
{
	struct bytes csv;

	TRY(db_one(cx, q_csv, id.v, &csv));
	*ret = csv.data;
	*ret_len = csv.len;
	return OK;
}

enum err late_report_list(struct cx *cx, const struct actor *actor,
			  enum late_report_box box, int64_t before,
			  struct late_report **ret, size_t *ret_n)
{
	struct late_report *list;
	struct rows rows;
	size_t n = 0;

	if (box == LATE_REPORTS_SENT)
		TRY(db_query(cx, q_sent, &rows, actor->authority.v, before));
	else
		TRY(db_query(cx, q_received, &rows, actor->unit.v, before));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next_report(&rows, &list[n]))
		n++;
	*ret = list;
	*ret_n = n;
	return OK;
}

bool late_report_may_send(const struct actor *actor)
{
	struct actor a = power_at_large(actor);

	return power_has(&a, L | X);
}

bool late_report_may_acknowledge(const struct actor *actor,
				 const struct late_report *r)
{
	return late_report_may_send(actor) && actor->unit.v == r->superior.v &&
	       r->received_at.s == INSTANT_NONE.s;
}

struct receipt {
	const struct actor *actor;
	struct late_report_id id;
	const char *note;
};

static enum err acknowledge_once(struct cx *cx, void *arg)
{
	const struct receipt *k = arg;
	struct late_report r;

	TRY(late_report_open(cx, k->actor, k->id, &r));
	if (!late_report_may_send(k->actor) ||
	    k->actor->unit.v != r.superior.v)
		return refuse(cx, ERR_DENIED, NULL,
			      "Chỉ lãnh đạo hoặc công chức kiểm soát thủ tục"
			      " hành chính của cơ quan nhận báo cáo được xác"
			      " nhận.");
	TRY(db_exec(cx, q_acknowledge, k->id.v, k->actor->id.v,
		    power_used(k->actor, L | X).for_whom.v, k->actor->unit.v, cx->now, k->note));
	return audit_write(cx, k->actor, "late-report-ack", NO_DOSSIER, "ok",
			   arena_printf(cx->arena, "%lld", (long long)k->id.v));
}

enum err late_report_acknowledge(struct cx *cx, const struct actor *actor,
				 struct late_report_id id, const char *note)
{
	struct receipt k = { actor, id, note ? note : "" };
	enum err err = db_tx(cx, acknowledge_once, &k);

	/* One receipt a report: the key says who was first. */
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return refuse(cx, ERR_STATE, NULL,
			      "Báo cáo này đã được xác nhận.");
	if (err != ERR_DENIED)
		return err;
	return audit_refused(cx, actor, "late-report-ack", NO_DOSSIER,
			     arena_printf(cx->arena, "%lld", (long long)id.v),
			     err);
}

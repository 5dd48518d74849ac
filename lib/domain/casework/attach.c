/*
 * Taking a file in, in the order that loses nothing: rules, type, limits,
 * scan, store (durable), row + audit + commit.  What follows here reads and
 * adds rows; the bytes are base/store.c's.
 */
#include "domain/casework/attach.h"

#include <errno.h>
#include <string.h>

#include "base/clock.h"
#include "db/db.h"
#include "domain/casework/attachment_policy.h"
#include "domain/casework/dossier.h"
#include "domain/ledger/audit.h"
#include "domain/ledger/submission.h"
#include "domain/power.h"
#include "file/clamd.h"
#include "file/inspect.h"
#include "text/text.h"

#define MB (INT64_C(1024) * 1024)
#define LOOK_MAX_MS 12000

/* Limits. */

struct limits {
	int64_t file, dossier, files, account_day, unit_day, free_min;
};

STMT(q_limits, "dd", "si",
     "SELECT code, value FROM public_rule WHERE code IN ('file_max_mb',"
     " 'file_dossier_max_mb', 'file_dossier_max', 'file_account_day_max_mb',"
     " 'file_unit_day_max_mb', 'file_free_min_mb') AND valid_from <= ?"
     " AND (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from");

static enum err load_limits(struct cx *cx, struct limits *ret)
{
	const struct {
		const char *code;
		int64_t *to, unit;
	} slots[] = { { "file_max_mb", &ret->file, MB },
		      { "file_dossier_max_mb", &ret->dossier, MB },
		      { "file_dossier_max", &ret->files, 1 },
		      { "file_account_day_max_mb", &ret->account_day, MB },
		      { "file_unit_day_max_mb", &ret->unit_day, MB },
		      { "file_free_min_mb", &ret->free_min, MB } };
	struct day today = instant_day(cx->now);
	const size_t n = sizeof(slots) / sizeof(slots[0]);
	struct rows rows;
	const char *code;
	int64_t value;
	size_t found = 0;

	*ret = (struct limits){ -1, -1, -1, -1, -1, -1 };
	TRY(db_query(cx, q_limits, &rows, today, today));
	while (rows_next(&rows, &code, &value)) {
		for (size_t i = 0; i < n; i++) {
			if (strcmp(slots[i].code, code) != 0)
				continue;
			found += *slots[i].to < 0;
			*slots[i].to = value * slots[i].unit;
		}
	}
	if (found == n)
		return OK;
	return refuse(cx, ERR_STATE, NULL,
		      "Giới hạn tệp đính kèm chưa được khai báo nên chưa nhận"
		      " tệp. Vui lòng báo quản trị viên.");
}

struct work {
	const struct actor *actor;
	const struct dossier *d;
	struct attachment_place *place;
	const struct attachment_in *in;
	struct limits limits;
	enum filetype type;
	size_t len; /* of what is kept */
	struct digest digest;
	enum attachment_scan scan;
	const char *found; /* by the scanner: for the audit row */
	struct attachment_added *ret;
};

/* The sum is what the file would make it. */
static enum err over(struct cx *cx, const struct work *w, int64_t sum,
		     int64_t limit, const char *whose, const char *per)
{
	int64_t size = (int64_t)w->in->len;

	if (sum + size <= limit)
		return OK;
	return refuse(cx, ERR_LIMIT, NULL,
		      "Tệp “%s” (%s) chưa được nhận: %s đã có %s, giới hạn là"
		      " %s %s.",
		      w->ret->name, text_size(cx->arena, size), whose,
		      text_size(cx->arena, sum), text_size(cx->arena, limit),
		      per);
}

STMT(q_dossier_sum, "i", "ii",
     "SELECT COALESCE(SUM(size), 0), COUNT(*) FROM attachment"
     " WHERE dossier_id = ?");
STMT(q_account_sum, "it", "i",
     "SELECT COALESCE(SUM(size), 0) FROM attachment"
     " WHERE account_id = ? AND at >= ?");
STMT(q_unit_sum, "it", "i",
     "SELECT COALESCE(SUM(size), 0) FROM attachment"
     " WHERE unit_id = ? AND at >= ?");

/* Exact for a dossier, whose row is locked; two desks at the same second may
 * pass a day's limit by a file, which harms nobody. */
static enum err check_sums(struct cx *cx, const struct work *w)
{
	struct instant midnight = instant_at(instant_day(cx->now), 0);
	const struct limits *l = &w->limits;
	int64_t sum, n;

	TRY(db_one(cx, q_dossier_sum, w->d->id.v, &sum, &n));
	if (n >= l->files)
		return refuse(cx, ERR_LIMIT, NULL,
			      "Tệp “%s” chưa được nhận: hồ sơ đã có %lld tệp,"
			      " là số tối đa của một hồ sơ.",
			      w->ret->name, (long long)n);
	TRY(over(cx, w, sum, l->dossier, "hồ sơ", "một hồ sơ"));
	TRY(db_one(cx, q_account_sum, w->actor->id.v, midnight, &sum));
	TRY(over(cx, w, sum, l->account_day, "hôm nay ông/bà",
		 "một người một ngày"));
	TRY(db_one(cx, q_unit_sum, w->actor->unit.v, midnight, &sum));
	return over(cx, w, sum, l->unit_day, "hôm nay đơn vị",
		    "một đơn vị một ngày");
}

/* A full disk stops MariaDB too, and with it the whole desk. */
static enum err check_room(struct cx *cx, const struct work *w)
{
	int64_t room = store_free_bytes(w->place->store);

	if (room < 0)
		return fail(cx, ERR_BUSY, "files folder: %s", strerror(errno));
	if (room - (int64_t)w->in->len >= w->limits.free_min)
		return OK;
	return refuse(cx, ERR_LIMIT, NULL,
		      "Tệp “%s” chưa được nhận vì ổ đĩa lưu tệp sắp đầy. Những"
		      " tệp đã lưu vẫn còn đủ; vui lòng báo quản trị viên rồi"
		      " gửi lại.",
		      w->ret->name);
}

/* The file itself. */

static enum err check_label(struct cx *cx, struct work *w)
{
	w->ret->name = text_file_name(cx->arena, w->in->file_name);
	if (w->ret->name)
		return OK;
	w->ret->name = "không tên";
	return refuse(cx, ERR_INPUT, NULL, "Tên tệp có ký tự không đọc được.");
}

/* One form may hold a worker no longer than nginx waits for it. */
static enum err look_into(struct cx *cx, const struct work *w,
			  struct file_found *ret)
{
	struct attachment_place *place = w->place;
	int64_t began = clock_mono_us();

	if (place->looked_ms > LOOK_MAX_MS)
		return refuse(cx, ERR_INPUT, NULL,
			      "Tệp “%s” chưa được kiểm tra vì các tệp trước nó"
			      " mất quá nhiều thời gian. Hãy gửi riêng tệp này.",
			      w->ret->name);
	file_inspect(cx->arena, filetype_of_name(w->ret->name), w->in->data,
		     w->in->len, ret);
	place->looked_ms += (clock_mono_us() - began) / 1000;
	return OK;
}

static enum err check_file(struct cx *cx, struct work *w)
{
	const struct attachment_in *in = w->in;
	struct file_found found;

	if ((int64_t)in->len > w->limits.file)
		return refuse(cx, ERR_LIMIT, NULL,
			      "Tệp “%s” lớn %s, vượt giới hạn %s một tệp.",
			      w->ret->name,
			      text_size(cx->arena, (int64_t)in->len),
			      text_size(cx->arena, w->limits.file));
	TRY(look_into(cx, w, &found));
	if (found.refusal)
		return refuse(cx, ERR_INPUT, NULL, "Tệp “%s” %s.",
			      w->ret->name, found.refusal);
	w->type = found.type;
	w->len = found.len;
	return OK;
}

STMT(q_paper, "ii", "i",
     "SELECT seq FROM public_paper WHERE dossier_id = ? AND seq = ?"
     " AND is_shown = 0");

static enum err check_paper(struct cx *cx, const struct work *w)
{
	const struct attachment_in *in = w->in;
	int64_t seq;
	enum err err;

	if (!in->paper && in->kind == ATTACH_PAPER)
		return refuse(cx, ERR_INPUT,
			      MEMBER(struct attachment_in, paper),
			      "Chọn giấy tờ của bản quét “%s”.", w->ret->name);
	if (!in->paper)
		return OK;
	if (!attachment_kind_takes_paper(in->kind))
		return refuse(cx, ERR_INPUT,
			      MEMBER(struct attachment_in, paper),
			      "Loại tệp này không gắn với một giấy tờ.");
	err = db_one(cx, q_paper, w->d->id.v, (int64_t)in->paper, &seq);
	if (err == ERR_MISSING)
		return refuse(cx, ERR_INPUT,
			      MEMBER(struct attachment_in, paper),
			      "Hồ sơ không có giấy tờ số %d.", in->paper);
	return err;
}

static enum err scan(struct cx *cx, struct work *w)
{
	struct attachment_place *place = w->place;
	char found[CLAMD_NAME_MAX + 1];

	w->scan = SCAN_NONE;
	if (!place->clamd)
		return OK;
	w->scan = SCAN_WAITING;
	if (place->is_clamd_silent)
		return OK;
	switch (clamd_scan(place->clamd, w->in->data, w->len, found)) {
	case CLAMD_CLEAN:
		w->scan = SCAN_CLEAN;
		return OK;
	case CLAMD_SILENT:
		place->is_clamd_silent = true;
		return OK;
	case CLAMD_UNSURE:
		return OK;
	case CLAMD_INFECTED:
		break;
	}
	w->found = arena_printf(cx->arena, "infected: %s", found);
	return refuse(cx, ERR_INPUT, NULL,
		      "Tệp “%s” có mã độc (%s) nên không được nhận. Sự việc đã"
		      " được ghi lại.",
		      w->ret->name, found);
}

static enum err check_policy(struct cx *cx, const struct work *w)
{
	const struct actor *actor;
	const char *why;
	enum err err;

	TRY(power_over(cx, w->actor, w->d->procedure, &actor));
	why = attachment_add_refusal(actor, w->d, w->in->kind, &err);
	return why ? refuse(cx, err, NULL, "%s", why) : OK;
}

/* The rows. */

static const char *scan_code(enum attachment_scan s)
{
	switch (s) {
	case SCAN_CLEAN:
		return "sach";
	case SCAN_WAITING:
		return "cho_quet";
	case SCAN_NONE:
	case SCAN_INFECTED:
		break;
	}
	return "khong_quet";
}

STMT(q_known, "si", "iibi",
     "SELECT id, dossier_id, digest, version FROM attachment"
     " WHERE form_key = UNHEX(?) AND form_seq = ?");

/* The same form again: the same file finds its row, another one is refused. */
static enum err find_known(struct cx *cx, struct work *w)
{
	struct bytes digest;
	int64_t id, dossier, version;

	TRY(db_one(cx, q_known, w->in->form_key, (int64_t)w->in->form_seq, &id,
		   &dossier, &digest, &version));
	if (dossier != w->d->id.v || digest.len != sizeof(w->digest.b) ||
	    memcmp(digest.data, w->digest.b, digest.len) != 0)
		return refuse(cx, ERR_STATE, NULL,
			      "Tệp “%s” chưa được nhận vì biểu mẫu này đã gửi"
			      " tệp khác. Vui lòng mở lại trang rồi gửi lại.",
			      w->ret->name);
	w->ret->id.v = id;
	w->ret->version = (int)version;
	w->ret->was_known = true;
	return OK;
}

STMT(q_lock, "i", "i", "SELECT id FROM dossier WHERE id = ? FOR UPDATE");
STMT(q_twin, "isib", "i",
     "SELECT a.version FROM attachment a WHERE a.dossier_id = ?"
     " AND a.kind = ? AND a.paper = ? AND a.digest = ?"
     " AND NOT EXISTS (SELECT 1 FROM attachment_event e"
     "  WHERE e.attachment_id = a.id AND e.what = 'rut')"
     " ORDER BY a.version DESC LIMIT 1");
STMT(q_version, "isi", "i",
     "SELECT COALESCE(MAX(version), 0) + 1 FROM attachment"
     " WHERE dossier_id = ? AND kind = ? AND paper = ?");
STMT(q_insert, "isiis" "sibs" "iitsi", "",
     "INSERT INTO attachment (dossier_id, kind, paper, version, name, type,"
     " size, digest, scan, account_id, unit_id, at, form_key, form_seq)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UNHEX(?), ?)");

static enum err check_twin(struct cx *cx, const struct work *w)
{
	const struct bytes digest = { w->digest.b, sizeof(w->digest.b) };
	int64_t version;
	enum err err = db_one(cx, q_twin, w->d->id.v,
			      attachment_kind_code(w->in->kind),
			      (int64_t)w->in->paper, digest, &version);

	if (err == ERR_MISSING)
		return OK;
	TRY(err);
	return refuse(cx, ERR_INPUT, NULL,
		      "Tệp “%s” đã có trong hồ sơ (%s, bản %lld).",
		      w->ret->name, attachment_kind_name(w->in->kind),
		      (long long)version);
}

static enum err insert(struct cx *cx, const struct work *w, int64_t version)
{
	const struct attachment_in *in = w->in;

	TRY(db_exec(cx, q_insert, w->d->id.v, attachment_kind_code(in->kind),
		    (int64_t)in->paper, version, w->ret->name,
		    filetype_code(w->type), (int64_t)w->len,
		    (struct bytes){ w->digest.b, sizeof(w->digest.b) },
		    scan_code(w->scan), w->actor->id.v, w->actor->unit.v,
		    cx->now, in->form_key, (int64_t)in->form_seq));
	w->ret->id.v = db_insert_id(cx);
	w->ret->version = (int)version;
	w->ret->was_known = false;
	return OK;
}

/* The audit row carries the digest: whoever seals audit rows seals files. */
static const char *facts(struct cx *cx, const struct work *w)
{
	char hex[65];

	digest_hex(&w->digest, hex);
	return arena_printf(cx->arena, "%s/%d v%d %s %zu sha256=%s",
			    attachment_kind_code(w->in->kind), w->in->paper,
			    w->ret->version, filetype_code(w->type),
			    w->len, hex);
}

static enum err write_row(struct cx *cx, void *arg)
{
	struct work *w = arg;
	const struct submission form = { w->in->form_key, w->actor->id,
					 "upload-file", w->d->id };
	int64_t id, version;

	TRY(db_one(cx, q_lock, w->d->id.v, &id));
	TRY(submission_join(cx, &form));
	TRY(check_sums(cx, w));
	TRY(check_twin(cx, w));
	TRY(db_one(cx, q_version, w->d->id.v, attachment_kind_code(w->in->kind),
		   (int64_t)w->in->paper, &version));
	TRY(insert(cx, w, version));
	store_reached(w->place->store, "row");
	return audit_write(cx, w->actor, "upload-file", w->d->id, "ok",
			   facts(cx, w));
}

static enum err keep(struct cx *cx, struct work *w)
{
	enum err err = store_put(w->place->store, w->in->data, w->len,
				 &w->digest);

	if (err != OK)
		return fail(cx, err, "files folder: %s",
			    err == ERR_BUSY ? strerror(errno) :
					      "an object is damaged");
	err = db_tx(cx, write_row, w);
	/* Another post of the same form was quicker. */
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return find_known(cx, w);
	TRY(err);
	store_reached(w->place->store, "committed");
	return OK;
}

static enum err take(struct cx *cx, struct work *w)
{
	enum err err;

	TRY(check_label(cx, w));
	TRY(check_policy(cx, w));
	TRY(load_limits(cx, &w->limits));
	/* What is kept of it is what it is known by when it is sent again. */
	TRY(check_file(cx, w));
	w->digest = sha256(w->in->data, w->len);
	err = find_known(cx, w);
	if (err != ERR_MISSING)
		return err;
	TRY(check_paper(cx, w));
	TRY(check_sums(cx, w));
	TRY(check_room(cx, w));
	TRY(scan(cx, w));
	return keep(cx, w);
}

static const char *refusal_word(enum err err)
{
	switch (err) {
	case ERR_DENIED:
		return "not allowed";
	case ERR_STATE:
		return "wrong state";
	case ERR_LIMIT:
		return "over a limit";
	case ERR_INPUT:
		return "not an acceptable file";
	case OK:
	case ERR_MISSING:
	case ERR_LOGIN:
	case ERR_TOKEN:
	case ERR_PURPOSE:
	case ERR_CONFLICT:
	case ERR_BUSY:
	case ERR_INTERNAL:
		break;
	}
	return NULL;
}

enum err attachment_add(struct cx *cx, const struct actor *actor,
			const struct dossier *d,
			struct attachment_place *place,
			const struct attachment_in *in,
			struct attachment_added *ret)
{
	struct work w = { .actor = actor, .d = d, .place = place, .in = in,
			  .ret = ret };
	enum err err;
	const char *word;

	*ret = (struct attachment_added){ .name = "" };
	err = take(cx, &w);
	word = refusal_word(err);
	if (!word)
		return err;
	return audit_refused(cx, actor, "upload-file", d->id,
			     arena_printf(cx->arena, "%s, %s",
					  attachment_kind_code(in->kind),
					  w.found ? w.found : word),
			     err);
}

/* Taking a wrong one back. */

STMT(q_withdraw, "itis", "",
     "INSERT INTO attachment_event (attachment_id, what, at, account_id,"
     " reason) VALUES (?, 'rut', ?, ?, ?)");

STMT(q_used, "ii", "i",
     "SELECT (SELECT COUNT(*) FROM payment WHERE notice_file = ?)"
     " + (SELECT COUNT(*) FROM withdrawal_wish WHERE file_id = ?)");

/* What stopped the clock stays for its owner to read. */
static enum err check_unused(struct cx *cx, const struct attachment *a)
{
	int64_t n;

	TRY(db_one(cx, q_used, a->id.v, a->id.v, &n));
	return n ? refuse(cx, ERR_STATE, NULL,
			  "Đồng hồ của hồ sơ đã dừng theo tệp “%s” nên"
			  " không rút được tệp này.",
			  a->name) :
		   OK;
}

struct withdrawal {
	const struct actor *actor;
	struct dossier_id dossier;
	const struct attachment *a;
	const char *reason;
};

static enum err write_withdrawal(struct cx *cx, void *arg)
{
	const struct withdrawal *w = arg;

	TRY(check_unused(cx, w->a));
	TRY(db_exec(cx, q_withdraw, w->a->id.v, cx->now, w->actor->id.v,
		    w->reason));
	return audit_write(cx, w->actor, "withdraw-file", w->dossier, "ok",
			   arena_printf(cx->arena, "file %lld",
					(long long)w->a->id.v));
}

enum err attachment_withdraw(struct cx *cx, const struct actor *actor,
			     const struct dossier *d, struct attachment_id id,
			     const char *reason)
{
	struct attachment a;
	struct withdrawal w = { actor, d->id, &a, reason };
	const struct actor *bounded;
	const char *why;
	enum err err;

	TRY(attachment_find(cx, d->id, id, &a));
	TRY(power_over(cx, actor, d->procedure, &bounded));
	why = attachment_withdraw_refusal(bounded, &a, &err);
	if (why) {
		TRY(audit_write(cx, actor, "withdraw-file", d->id, "refused",
				arena_printf(cx->arena, "file %lld",
					     (long long)id.v)));
		return refuse(cx, err, NULL, "%s", why);
	}
	if (text_is_blank(reason))
		return refuse(cx, ERR_INPUT, ARGUMENT(reason),
			      "Nhập lý do rút tệp");
	err = db_tx(cx, write_withdrawal, &w);
	if (err == ERR_CONFLICT && db_is_duplicate(cx))
		return refuse(cx, ERR_STATE, NULL, "Tệp này đã được rút.");
	return err;
}

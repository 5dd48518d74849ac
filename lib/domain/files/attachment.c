/* What a dossier has of files, and one of them for download. */
#include "domain/files/attachment.h"

#include <string.h>

#include "db/db.h"
#include "domain/ledger/audit.h"
#include "domain/people/delegation.h"

static const struct {
	const char *code, *name;
	bool takes_paper;
} kinds[ATTACH_COUNT] = {
	[ATTACH_PAPER] = { "giay_to", "Bản quét giấy tờ", true },
	[ATTACH_SUPPLEMENT] = { "bo_sung", "Giấy tờ bổ sung", true },
	[ATTACH_DRAFT] = { "du_thao", "Dự thảo kết quả", false },
	[ATTACH_RESULT] = { "ket_qua", "Kết quả đã ký, đóng dấu", false },
	[ATTACH_LETTER] = { "xin_loi", "Thư xin lỗi đã ký, đóng dấu", false },
	[ATTACH_NOTICE] = { "thong_bao", "Thông báo nộp tiền", false },
	[ATTACH_WISH] = { "don_rut", "Đề nghị rút hồ sơ của người nộp", false },
	[ATTACH_OTHER] = { "khac", "Tài liệu khác", false },
};

const char *attachment_kind_code(enum attachment_kind k)
{
	return kinds[k].code;
}

const char *attachment_kind_name(enum attachment_kind k)
{
	return kinds[k].name;
}

enum attachment_kind attachment_kind_from_code(const char *code)
{
	enum attachment_kind k = 0;

	while (k < ATTACH_COUNT && strcmp(kinds[k].code, code) != 0)
		k++;
	return k;
}

bool attachment_kind_takes_paper(enum attachment_kind k)
{
	return kinds[k].takes_paper;
}

bool attachment_kind_has_versions(enum attachment_kind k)
{
	return k != ATTACH_OTHER;
}

const char *attachment_scan_name(enum attachment_scan s)
{
	switch (s) {
	case SCAN_NONE:
		return "Không quét mã độc";
	case SCAN_WAITING:
		return "Chờ quét mã độc";
	case SCAN_CLEAN:
		return "Đã quét, không có mã độc";
	case SCAN_INFECTED:
		return "Có mã độc";
	}
	return "";
}

#define COLUMNS                                                              \
	"SELECT a.id, a.kind, a.paper, a.version, a.name, a.type, a.size,"   \
	" a.digest, a.scan, a.account_id, a.unit_id,"                        \
	" CONCAT(c.name, "                                                   \
	STOOD_IN_FOR("a.account_id", "a.unit_id", "a.at") "), u.short_name," \
	" a.at, COALESCE(k.what, ''), COALESCE(i.what, ''), w.at,"           \
	" COALESCE(wc.name, ''), COALESCE(w.reason, '')"                     \
	" FROM attachment a JOIN account c ON c.id = a.account_id"           \
	" JOIN unit u ON u.id = a.unit_id"                                   \
	" LEFT JOIN attachment_event k ON k.attachment_id = a.id"            \
	"  AND k.what = 'sach'"                                              \
	" LEFT JOIN attachment_event i ON i.attachment_id = a.id"            \
	"  AND i.what = 'nhiem'"                                             \
	" LEFT JOIN attachment_event w ON w.attachment_id = a.id"            \
	"  AND w.what = 'rut'"                                               \
	" LEFT JOIN account wc ON wc.id = w.account_id"
#define COLUMNS_OUT "isiissi" "bsiissts" "stss"

STMT(q_of_dossier, "i", COLUMNS_OUT,
     COLUMNS " WHERE a.dossier_id = ?"
	     " ORDER BY a.kind, a.paper, a.version DESC LIMIT 2000");
STMT(q_one, "ii", COLUMNS_OUT,
     COLUMNS " WHERE a.id = ? AND a.dossier_id = ?");

static enum attachment_scan scan_of(const char *at_first, bool is_clean,
				    bool is_infected)
{
	if (is_infected)
		return SCAN_INFECTED;
	if (is_clean || strcmp(at_first, "sach") == 0)
		return SCAN_CLEAN;
	return strcmp(at_first, "cho_quet") == 0 ? SCAN_WAITING : SCAN_NONE;
}

static bool next(struct rows *rows, struct attachment *a)
{
	const char *kind, *type, *scan, *clean, *infected;
	int64_t paper, version;
	struct bytes digest;

	if (!rows_next(rows, &a->id.v, &kind, &paper, &version, &a->name,
		       &type, &a->size, &digest, &scan, &a->account.v,
		       &a->unit.v, &a->account_name, &a->unit_name, &a->at,
		       &clean, &infected, &a->withdrawn_at, &a->withdrawn_by,
		       &a->withdrawn_reason))
		return false;
	a->kind = attachment_kind_from_code(kind);
	a->paper = (int)paper;
	a->version = (int)version;
	a->type = filetype_from_code(type);
	a->scan = scan_of(scan, *clean, *infected);
	if (digest.len == sizeof(a->digest.b))
		memcpy(a->digest.b, digest.data, digest.len);
	return true;
}

/* Newest version first, so the first that stands is the newest. */
static void mark_newest(struct attachment *list, size_t n)
{
	bool is_taken = false;

	for (size_t i = 0; i < n; i++) {
		struct attachment *a = &list[i];

		if (!i || a[-1].kind != a->kind || a[-1].paper != a->paper ||
		    !attachment_kind_has_versions(a->kind))
			is_taken = false;
		a->is_newest = !is_taken &&
			       a->withdrawn_at.s == INSTANT_NONE.s;
		is_taken = is_taken || a->is_newest;
	}
}

enum err attachment_list(struct cx *cx, struct dossier_id dossier,
			 struct attachment **ret, size_t *ret_n)
{
	struct attachment *list;
	struct rows rows;
	size_t n = 0;

	TRY(db_query(cx, q_of_dossier, &rows, dossier.v));
	list = arena_array(cx->arena, rows.n + 1, sizeof(*list));
	while (next(&rows, &list[n]))
		n++;
	mark_newest(list, n);
	*ret = list;
	*ret_n = n;
	return OK;
}

enum err attachment_find(struct cx *cx, struct dossier_id dossier,
			 struct attachment_id id, struct attachment *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_one, &rows, id.v, dossier.v));
	if (next(&rows, ret))
		return OK;
	return refuse(cx, ERR_MISSING, NULL,
		      "Hồ sơ này không có tệp mà ông/bà yêu cầu.");
}

static enum err check_readable(struct cx *cx, const struct actor *actor,
			       const struct attachment *a)
{
	if (a->scan == SCAN_INFECTED)
		return refuse(cx, ERR_STATE, NULL,
			      "Tệp “%s” có mã độc nên không mở được.", a->name);
	if (a->scan == SCAN_WAITING && a->account.v != actor->id.v)
		return refuse(cx, ERR_STATE, NULL,
			      "Tệp “%s” đang chờ quét mã độc; khi quét xong"
			      " ông/bà sẽ mở được.",
			      a->name);
	return OK;
}

enum err attachment_open(struct cx *cx, const struct actor *actor,
			 struct dossier_id dossier, struct attachment_id id,
			 struct attachment *ret)
{
	const char *detail =
		arena_printf(cx->arena, "file %lld", (long long)id.v);
	struct fault fault;
	enum err err = attachment_find(cx, dossier, id, ret);

	if (err == OK)
		err = check_readable(cx, actor, ret);
	if (err != OK && err != ERR_MISSING && err != ERR_STATE)
		return err;
	fault = cx->fault;
	TRY(audit_write(cx, actor, "read-file", dossier,
			err == OK ? "ok" : "refused", detail));
	cx->fault = fault;
	return err;
}


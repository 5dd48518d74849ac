#include "domain/ledger/audit.h"

#include <string.h>

#include "db/db.h"
#include "domain/power.h"

/* clang-format off */
const struct purpose purposes[] = {
	{ "tra_cuu",	 "Tra cứu",				false },
	{ "tiep_nhan",	 "Tiếp nhận",				false },
	{ "thu_ly",	 "Thụ lý",				false },
	{ "tra_ket_qua", "Trả kết quả",				false },
	{ "in",		 "In giấy tờ",				false },
	{ "tai_tep",	 "Tải tệp",				false },
	{ "trach_nhiem", "Xem xét trách nhiệm",			false },
	{ "kiem_tra",	 "Kiểm tra, thanh tra",			true },
	{ "khieu_nai",	 "Giải quyết phản ánh, khiếu nại",	true },
	{ "phoi_hop",	 "Phối hợp giải quyết",			true },
	{ "hoi_dap",	 "Trả lời người nộp hồ sơ",		true },
	{ "viec_khac",	 "Việc khác",				true },
};
/* clang-format on */
const size_t purposes_n = sizeof(purposes) / sizeof(purposes[0]);

const char *purpose_name(const char *code)
{
	for (size_t i = 0; i < purposes_n; i++) {
		if (strcmp(purposes[i].code, code) == 0)
			return purposes[i].name;
	}
	return "";
}

STMT(q_audit, "tiiiss" "isssssii", "",
     "INSERT INTO audit (at, account_id, unit_id, authority_id, role, action,"
     " dossier_id, outcome, detail, purpose, reason, request_id, subject_id,"
     " rows_n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

/* The first of the roles that the work could be done in. */
static const char *acting_role(const struct cx *cx, const struct actor *actor)
{
	unsigned roles = power_somewhere(actor, ~0u);

	if (cx->acting & roles)
		roles &= cx->acting;
	return roles ? role_code(roles & -roles) : "";
}

static const char *or_else(const char *s, const char *other)
{
	return s ? s : other;
}

enum err audit_put(struct cx *cx, const struct actor *actor,
		   const struct audit_row *row)
{
	const char *role = actor ? acting_role(cx, actor) : "";

	return db_exec(cx, q_audit, cx->now, actor ? actor->id.v : INT_NONE,
		       actor ? actor->unit.v : INT_NONE,
		       actor ? actor->authority.v : INT_NONE,
		       or_else(role, ""), row->action,
		       row->dossier.v ? row->dossier.v : INT_NONE,
		       or_else(row->outcome, "ok"), or_else(row->detail, ""),
		       or_else(row->purpose, or_else(cx->purpose, "")),
		       or_else(row->reason, ""), cx->request_id,
		       row->subject.v ? row->subject.v : INT_NONE,
		       (int64_t)row->rows_n);
}

enum err audit_write(struct cx *cx, const struct actor *actor,
		     const char *action, struct dossier_id dossier,
		     const char *outcome, const char *detail)
{
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = action,
					      .dossier = dossier,
					      .outcome = outcome,
					      .detail = detail });
}

enum err audit_refused(struct cx *cx, const struct actor *actor,
		       const char *action, struct dossier_id dossier,
		       const char *detail, enum err err)
{
	struct fault fault = cx->fault;

	TRY(audit_write(cx, actor, action, dossier, "refused", detail));
	cx->fault = fault;
	return err;
}

#define FOUR " UNION ALL SELECT ? UNION ALL SELECT ?" \
	     " UNION ALL SELECT ? UNION ALL SELECT ?"
#define FIVE FOUR " UNION ALL SELECT ?"
/* In one statement; without asking the dossiers, whose rows it would lock. */
STMT(q_found, "tiiissss" "iiiii" "iiiii" "iiiii" "iiiii" "iiiii", "",
     "INSERT INTO audit (at, account_id, unit_id, authority_id, role, action,"
     " dossier_id, outcome, detail, purpose, reason, request_id)"
     " SELECT ?, ?, ?, ?, ?, 'found', x.id, 'ok', ?, ?, '', ?"
     " FROM (SELECT ? AS id" FOUR FIVE FIVE FIVE FIVE ") x WHERE x.id > 0");

enum err audit_found(struct cx *cx, const struct actor *actor,
		     const char *what, const struct dossier_id *ids, size_t n)
{
	int64_t id[AUDIT_FOUND] = { 0 };

	for (size_t i = 0; i < n && i < AUDIT_FOUND; i++)
		id[i] = ids[i].v;
#define AT(i) id[i], id[i + 1], id[i + 2], id[i + 3], id[i + 4]
	return n ? db_exec(cx, q_found, cx->now, actor->id.v, actor->unit.v,
			   actor->authority.v, acting_role(cx, actor), what,
			   or_else(cx->purpose, ""), cx->request_id, AT(0),
			   AT(5), AT(10), AT(15), AT(20)) :
		   OK;
#undef AT
}

/* A page that opens itself again shows what was on record within the time
 * that a session lives without anybody. */
STMT(q_listed, "itiss", "i",
     "SELECT COUNT(*) FROM audit WHERE account_id = ? AND at > ?"
     " AND unit_id = ? AND action = ? AND detail = ?");

enum err audit_list(struct cx *cx, const struct actor *actor,
		    const char *action, const char *what, size_t rows_n)
{
	struct instant since = { cx->now.s - SESSION_IDLE_MINUTES * 60 };
	int64_t n = 0;

	if (cx->is_unattended)
		TRY(db_one(cx, q_listed, actor->id.v, since, actor->unit.v,
			   action, what, &n));
	if (n)
		return OK;
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = action,
					      .detail = what,
					      .rows_n = rows_n });
}

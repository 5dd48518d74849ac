#include "domain/audit.h"

#include "db/db.h"

STMT(q_audit, "tiisisss", "",
     "INSERT INTO audit (at, account_id, unit_id, action, dossier_id,"
     " outcome, detail, request_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

enum err audit_write(struct cx *cx, const struct actor *actor,
		     const char *action, struct dossier_id dossier,
		     const char *outcome, const char *detail)
{
	return db_exec(cx, q_audit, cx->now, actor ? actor->id.v : INT_NONE,
		       actor ? actor->unit.v : INT_NONE, action, dossier.v,
		       outcome, detail, cx->request_id);
}

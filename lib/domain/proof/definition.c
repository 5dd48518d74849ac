#include "domain/proof/definition.h"

#include "db/db.h"

#define TEXT(words) "UNHEX(SHA2(CONCAT_WS('|', " words "), 256))"
/* Everything of this schema that refuses, shows or allows something. */
#define NOW                                                                   \
	"(SELECT 'trigger' AS kind, trigger_name AS name, "                   \
	TEXT("event_object_table, action_timing, event_manipulation,"         \
	     " action_order, action_statement, definer")                      \
	" AS digest FROM information_schema.triggers"                         \
	" WHERE trigger_schema = DATABASE()"                                  \
	" UNION ALL SELECT 'routine', name, "                                 \
	TEXT("type, param_list, returns, body, security_type, definer")       \
	" FROM mysql.proc WHERE db = DATABASE()"                              \
	" UNION ALL SELECT 'view', table_name, "                              \
	TEXT("view_definition, check_option, security_type, definer")         \
	" FROM information_schema.views WHERE table_schema = DATABASE()"      \
	" UNION ALL SELECT 'column', CONCAT(table_name, '.', column_name), "  \
	TEXT("column_type, is_nullable, COALESCE(column_default, '-'),"       \
	     " COALESCE(collation_name, '-'),"                                \
	     " COALESCE(generation_expression, '-'), extra")                  \
	" FROM information_schema.columns WHERE table_schema = DATABASE()"    \
	" UNION ALL SELECT 'key', CONCAT(table_name, '.', index_name), "      \
	TEXT("GROUP_CONCAT(column_name ORDER BY seq_in_index)")               \
	" FROM information_schema.statistics WHERE table_schema = DATABASE()" \
	" AND non_unique = 0 GROUP BY table_name, index_name"                 \
	" UNION ALL SELECT 'key', CONCAT(table_name, '.', constraint_name), " \
	TEXT("referenced_table_name, delete_rule, update_rule")               \
	" FROM information_schema.referential_constraints"                    \
	" WHERE constraint_schema = DATABASE()"                               \
	" UNION ALL SELECT 'check', CONCAT(table_name, '.', constraint_name), "\
	TEXT("check_clause") " FROM information_schema.check_constraints"     \
	" WHERE constraint_schema = DATABASE()"                               \
	" UNION ALL SELECT 'right', CONCAT(grantee, ' ', privilege_type), "   \
	TEXT("is_grantable") " FROM information_schema.user_privileges"       \
	" UNION ALL SELECT 'right', CONCAT(grantee, ' * ', privilege_type), " \
	TEXT("is_grantable") " FROM information_schema.schema_privileges"     \
	" WHERE table_schema = DATABASE()"                                    \
	" UNION ALL SELECT 'right',"                                          \
	" CONCAT(grantee, ' ', table_name, ' ', privilege_type), "            \
	TEXT("is_grantable") " FROM information_schema.table_privileges"      \
	" WHERE table_schema = DATABASE()"                                    \
	" UNION ALL SELECT 'right', CONCAT(grantee, ' ', table_name, '.',"    \
	" column_name, ' ', privilege_type), "                                \
	TEXT("is_grantable") " FROM information_schema.column_privileges"     \
	" WHERE table_schema = DATABASE()"                                    \
	" UNION ALL SELECT 'right', CONCAT(user, ' ', routine_name), "        \
	TEXT("proc_priv") " FROM mysql.procs_priv"                            \
	" WHERE db = DATABASE()"                                              \
	" UNION ALL SELECT 'schedule', event_name, "                          \
	TEXT("event_definition, status, definer")                             \
	" FROM information_schema.events WHERE event_schema = DATABASE())"

/* What is otherwise than it was taken down: kind, name, its digest now (NULL:
 * it is not there), why. */
STMT(q_differ, "", "ssbs",
     "SELECT kind, name, MAX(IF(is_now, digest, NULL)), IF(COUNT(*) > 1,"
     " 'is not as the last migration left it', IF(MAX(is_now),"
     " 'was made by no migration', 'is not there any more'))"
     " FROM (SELECT n.kind, n.name, n.digest, 1 AS is_now FROM " NOW " n"
     " UNION ALL SELECT kind, name, digest, 0 FROM definition) a"
     " GROUP BY kind, name HAVING COUNT(*) <> 2 OR MIN(digest) <> MAX(digest)"
     " ORDER BY FIELD(kind, 'trigger', 'right', 'routine', 'view') DESC, name"
     " LIMIT 20000");
STMT(q_put, "ssb", "",
     "INSERT INTO definition (kind, name, digest) VALUES (?, ?, ?)"
     " ON DUPLICATE KEY UPDATE digest = VALUES(digest)");
STMT(q_let_go, "ss", "", "DELETE FROM definition WHERE kind = ? AND name = ?");
STMT(q_taken, "", "i", "SELECT COUNT(*) FROM definition");

/* Row by row: no statement of thousands outlasts what a connection waits. */
static enum err take(struct cx *cx, void *arg)
{
	const char *kind, *name, *why;
	struct bytes digest;
	struct rows rows = *(const struct rows *)arg; /* may be run again */

	while (rows_next(&rows, &kind, &name, &digest, &why)) {
		if (digest.data)
			TRY(db_exec(cx, q_put, kind, name, digest));
		else
			TRY(db_exec(cx, q_let_go, kind, name));
	}
	return OK;
}

enum err definition_take(struct cx *cx, int64_t *ret)
{
	struct rows rows;

	TRY(db_query(cx, q_differ, &rows));
	TRY(db_tx(cx, take, &rows));
	return db_one(cx, q_taken, ret);
}

enum err definition_verify(struct cx *cx, struct definition_replay *ret)
{
	struct bytes digest;
	struct rows rows;

	*ret = (struct definition_replay){ 0 };
	TRY(db_one(cx, q_taken, &ret->taken));
	if (!ret->taken)
		return OK;
	TRY(db_query(cx, q_differ, &rows));
	ret->faults = (int64_t)rows.n;
	if (rows.n)
		(void)!rows_next(&rows, &ret->kind, &ret->name, &digest,
				 &ret->reason);
	return OK;
}

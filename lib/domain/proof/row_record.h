/*
 * Row records: what every row of every governed table was when it was written.
 *
 * The database itself appends one to `row_record` for each row that comes,
 * changes or goes (sql/migrations/row_records.sql): table, primary key, SHA-256
 * over all its columns, the account, the moment.  Its triggers are made from
 * what the tables are at each migration, so a new table or column is recorded
 * without anybody thinking of it; what is not has its reason in row_free().
 * The seals chain the records (seal.h).
 *
 * The replay holds each row against its newest record, both ways, and the
 * records of a row against each other.  What no program's account wrote is
 * named, unless the owner's program said what it did (@mc_act: import, migrate
 * …); what it said so is counted for whoever reads the replay.
 *
 * What the portal's accounts change of people, roles, delegations, units and the
 * calendar (row_acts(), sql/migrations/acts.sql) is joined with the next audit
 * row of its connection.  One for which none came within two minutes, or one of
 * another act or about another account, is named.  Who holds mc_staff or
 * mc_sign_in and writes the row of the act as well must do it in the name of
 * somebody who is signed in just then: that person, and the auditors, read it.
 *
 * @mc_act is the owner's own word for what it does, and decides whether a row
 * it wrote is a fault or is counted by that name: it guards nothing.  Of the
 * programs' accounts it is never read (row_trigger()).
 *
 * What it cannot see: who owns the schema may write a row and a record of it
 * that look like a program's.  They are of that moment then, sealed and noted
 * like any other: nobody rewrites what was.
 */
#ifndef DOMAIN_ROW_RECORD_H
#define DOMAIN_ROW_RECORD_H

#include "base/cx.h"

#define ROW_ACTS_MAX 24
struct row_act { /* of the owner's programs */
	char name[41]; /* "import rules" */
	int64_t rows;
	struct instant last;
};

struct row_replay {
	int64_t rows, faults; /* rows: records looked at */
	/* The first fault: the table, the row's key ("R61 late_needs_letter
	 * 2018-06-21"), its dossier's code or "", an English clause; kind
	 * NULL: none. */
	const char *kind, *key, *code, *reason;
	struct row_act acts[ROW_ACTS_MAX];
	size_t acts_n;
};
/* Memory and statements of a page at a time; `progress` after each. */
enum err row_verify(struct cx *cx, void (*progress)(int64_t done, int64_t total),
		    struct row_replay *ret) MUST_CHECK;
/* From here on the connection is the owner's program's, doing this. */
enum err row_act(struct cx *cx, const char *name) MUST_CHECK;

#endif

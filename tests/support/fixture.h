/*
 * What the tests over one trial ward share: the ward `t`, its database made
 * before the first test and dropped after the last, and three sentences.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "domain/proof/record.h"
#include "domain/proof/replay.h"
#include "trial.h"

#include <cmocka.h>

extern struct trial t;

/* `return ward_run("motcua_trial_x", tests);` */
#define ward_run(database, tests) \
	(ward_in(database), cmocka_run_group_tests(tests, ward_make, ward_drop))
void ward_in(const char *database);
int ward_make(void **state);
int ward_drop(void **state);
/* One where a supplement may be asked for at any time, and with it … */
int ward_make_unhurried(void **state);
/* … one where a late result needs no letter and the archive no explanation:
 * apologies are another test's matter. */
int ward_make_letterless(void **state);

/* A number from the ward's database by any statement; and any statement. */
long long ward_number(const char *sql);
void ward_sql(const char *sql);

/* It is that day of 2026, so many minutes after midnight. */
void at(unsigned month, unsigned dom, int minute);
void is_ok(enum err err);
/* Refused in that way, with a sentence that holds these words (NULL: any). */
void refused(enum err got, enum err want, const char *words);

/* All that the ward did replays without a fault; how much that was. */
struct replay ward_replays(void);

#endif

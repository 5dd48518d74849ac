/* motcua verify: every clock, chain and seal again, the first bad row by
 * name; motcua seal: the newest seal, to be noted where nobody here writes. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "domain/proof/record.h"
#include "domain/proof/replay.h"
#include "domain/proof/seal.h"

static void progress(int64_t done, int64_t total)
{
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%lld/%lld", (long long)done,
			(long long)total);
}

static enum err verify_ledger(struct cx *cx, struct replay *r)
{
	TRY(ledger_verify(cx, (struct dossier_id){ 0 }, progress, r));
	printf("%lld dossiers, %lld events, %lld faults\n",
	       (long long)r->dossiers, (long long)r->events,
	       (long long)r->faults);
	if (r->faults)
		printf("first: dossier %s, event %lld: %s\n", r->first_code,
		       (long long)r->first_seq, r->first_reason);
	return OK;
}

static enum err verify_seals(struct cx *cx, const char *var,
			     struct seal_replay *r)
{
	const char *notes = arena_printf(cx->arena, SEAL_NOTES, var);

	TRY(seal_verify(cx, notes, progress, r));
	printf("%lld seals over %lld rows, %lld not as sealed; %lld rows wait"
	       " for their seal\n",
	       (long long)r->seals, (long long)r->rows, (long long)r->faults,
	       (long long)r->waiting);
	if (r->faults)
		printf("first of the seals: %s %lld: %s\n", r->kind,
		       (long long)r->id, r->reason);
	return OK;
}

static enum err verify_records(struct cx *cx, struct record_replay *r)
{
	TRY(record_verify(cx, r));
	printf("%lld records of letters, explanations and decisions, %lld not"
	       " as recorded\n",
	       (long long)r->records, (long long)r->faults);
	if (r->faults)
		printf("first of the records: %s %lld%s%s: %s\n", r->kind,
		       (long long)r->id, *r->code ? " of dossier " : "",
		       r->code, r->reason);
	return OK;
}

/* What a witness elsewhere was told must still be so. */
static enum err verify_witness(struct cx *cx, const char *path,
			       struct seal_replay *r)
{
	struct seal_replay told = { 0 };

	TRY(seal_verify_notes(cx, path, false, &told));
	printf("%s: %lld faults\n", path, (long long)told.faults);
	if (!told.faults)
		return OK;
	printf("first of the notes: %s %lld: %s\n", told.kind,
	       (long long)told.id, told.reason);
	if (!r->faults) {
		r->kind = told.kind;
		r->id = told.id;
		r->reason = told.reason;
	}
	r->faults += told.faults;
	return OK;
}

/* Whatever the owner's programs changed, too: nobody imports unseen. */
static enum err verify_rows(struct cx *cx, struct row_replay *r)
{
	TRY(row_verify(cx, progress, r));
	printf("%lld records of rows, %lld rows not as recorded\n",
	       (long long)r->rows, (long long)r->faults);
	if (r->faults)
		printf("first of the rows: %s %s%s%s: %s\n", r->kind, r->key,
		       *r->code ? " of dossier " : "", r->code, r->reason);
	for (size_t i = 0; i < r->acts_n; i++)
		printf("      the owner: %s, %lld rows, last %s\n",
		       r->acts[i].name, (long long)r->acts[i].rows,
		       moment_words(cx->arena, r->acts[i].last));
	return OK;
}

/* The guards of the database themselves. */
static enum err verify_definitions(struct cx *cx, struct definition_replay *r)
{
	TRY(definition_verify(cx, r));
	printf("%lld definitions of the database, %lld not as the last"
	       " migration left them\n",
	       (long long)r->taken, (long long)r->faults);
	if (r->faults)
		printf("first of the definitions: %s %s: %s\n", r->kind,
		       r->name, r->reason);
	return OK;
}

/* A seal that was noted must still be in the chain. */
static enum err verify_noted(struct cx *cx, const char *hex, int64_t *faults)
{
	struct digest hash;
	int64_t no;
	enum err err;

	if (!digest_from_hex(hex, &hash)) {
		printf("noted seal %s: not 64 hexadecimal letters\n", hex);
		(*faults)++;
		return OK;
	}
	err = seal_has(cx, &hash, &no);
	if (err == ERR_MISSING) {
		printf("noted seal %.16s…: the chain does not have it; it was"
		       " cut or rebuilt\n",
		       hex);
		(*faults)++;
		return OK;
	}
	return err;
}

static enum err verify(struct cx *cx, const char *var, const char *hex,
		       const char *witness, int64_t *faults)
{
	struct seal_check check;
	struct replays r;

	TRY(verify_ledger(cx, &r.ledger));
	TRY(verify_records(cx, &r.records));
	TRY(verify_rows(cx, &r.rows));
	TRY(verify_definitions(cx, &r.definitions));
	TRY(verify_seals(cx, var, &r.seals));
	if (witness)
		TRY(verify_witness(cx, witness, &r.seals));
	check = seal_check_of(cx, &r);
	*faults = check.faults;
	if (hex)
		TRY(verify_noted(cx, hex, faults));
	return seal_check_put(cx, &check);
}

int cmd_verify(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	const char *hex = cli_value(&argc, argv, "--seal");
	const char *witness = cli_value(&argc, argv, "--notes");
	int64_t faults = 0;
	struct cx cx;
	enum err err;

	if (argc != 1) {
		fprintf(stderr, "usage: motcua verify [--seal HEX]"
				" [--notes FILE] [--var DIR]\n");
		return 2;
	}
	if (!cli_open(&cx, var))
		return 1;
	err = verify(&cx, var, hex, witness, &faults);
	if (err != OK) {
		cli_say(&cx, "verify: could not be done");
		if (seal_check_undone(&cx) != OK)
			cli_say(&cx, "nor could that be written down");
	}
	cli_close(&cx);
	return err == OK && !faults ? 0 : 1;
}

int cmd_seal(int argc, char **argv)
{
	const char *var = cli_var(&argc, argv);
	struct seal_head head;
	struct cx cx;
	char hex[65];
	enum err err;

	if (argc != 1) {
		fprintf(stderr, "usage: motcua seal [--var DIR]\n");
		return 2;
	}
	if (!cli_open(&cx, var))
		return 1;
	err = seal_newest(&cx, &head);
	if (err != OK) {
		cli_say(&cx, "seal");
	} else if (!head.no) {
		puts("nothing is sealed yet");
	} else {
		digest_hex(&head.hash, hex);
		printf("seal %lld of %s\n%s\n", (long long)head.no,
		       moment_words(cx.arena, head.at), hex);
	}
	cli_close(&cx);
	return err == OK ? 0 : 1;
}

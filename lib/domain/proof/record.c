#include "domain/proof/record.h"

#include <string.h>

#include "base/buf.h"
#include "db/db.h"
#include "secret/secret.h"

/* A line of the text: a plain value, words, bytes.  ASCII all of them. */
#define LINE(t, c, value)                                             \
	", CONCAT('" t "." c "=', CONVERT(COALESCE(" value ", '-')"   \
	" USING ascii))"
#define V(t, c) LINE(t, c, t "." c)
#define W(t, c) LINE(t, c, "SHA2(" t "." c ", 256)")
#define B(t, c) LINE(t, c, "HEX(" t "." c ")")

#define L "letter"
#define F "letter_fault"
STMT(q_letter, "i", "s",
     "SELECT CONCAT_WS('\\n'" V(L, "id") B(L, "form_key") V(L, "kind")
     V(L, "authority_id") V(L, "lead_unit_id") V(L, "state") W(L, "reason")
     V(L, "cause") V(L, "responsible_unit_id") W(L, "co_reason")
     V(L, "new_due_at") V(L, "drafted_by") V(L, "drafted_at") V(L, "year")
     V(L, "number") V(L, "signer_id") V(L, "signed_for") V(L, "signed_at")
     V(L, "stamped_file") B(L, "stamped_digest") V(L, "stamped_pages")
     V(L, "stamped_at") V(L, "sent_way") V(L, "sent_at")
     V(L, "reported_to") V(L, "reported_at") V(L, "acknowledged_at")
     V(L, "acknowledged_by") V(L, "published_at") V(L, "version")
     ", (SELECT GROUP_CONCAT(CONCAT_WS('\\n'" V(F, "letter_id")
     V(F, "dossier_id") V(F, "fault") V(F, "old_due_at")
     ") ORDER BY letter_fault.dossier_id, letter_fault.fault SEPARATOR '\\n')"
     " FROM letter_fault WHERE letter_fault.letter_id = letter.id))"
     " FROM letter WHERE letter.id = ?");
#undef L
#undef F

#define E "explanation"
STMT(q_explanation, "i", "s",
     "SELECT CONCAT_WS('\\n'" V(E, "id") V(E, "dossier_id") V(E, "round")
     V(E, "lead_unit_id") V(E, "authority_id") V(E, "late_since")
     V(E, "opened_at") V(E, "state") V(E, "class") V(E, "cause")
     W(E, "words") V(E, "classified_by") V(E, "classified_at")
     V(E, "officer_id") W(E, "officer_words") V(E, "officer_at")
     V(E, "closed_by") V(E, "closed_at") V(E, "version") V(E, "said_by")
     W(E, "absent_ground") V(E, "absent_since") V(E, "absent_by")
     V(E, "absent_at") ") FROM explanation WHERE explanation.id = ?");
#undef E

#define S "accountability_event"
STMT(q_step, "i", "s",
     "SELECT CONCAT_WS('\\n'" V(S, "id") V(S, "letter_id")
     V(S, "explanation_id") V(S, "at") V(S, "account_id") V(S, "role")
     V(S, "unit_id") V(S, "action") W(S, "words") V(S, "acting_for")
     ") FROM accountability_event WHERE accountability_event.id = ?");
#undef S

#define C "calendar_change"
STMT(q_decision, "i", "s",
     "SELECT CONCAT_WS('\\n'" V(C, "id") V(C, "what") V(C, "day")
     V(C, "kind") W(C, "note") V(C, "year") W(C, "hours") V(C, "unit_id")
     W(C, "ground") V(C, "decided_on") W(C, "issuer") W(C, "published_at")
     V(C, "proposed_by") V(C, "proposed_at") V(C, "state")
     V(C, "decided_by") V(C, "decided_at") V(C, "counts_from")
     V(C, "proposed_for") V(C, "decided_for")
     ") FROM calendar_change WHERE calendar_change.id = ?");
#undef C

static const char *const codes[RECORD_KIND_COUNT] = {
	[RECORD_LETTER] = "letter",
	[RECORD_EXPLANATION] = "explanation",
	[RECORD_STEP] = "step",
	[RECORD_DECISION] = "decision",
};

const char *record_code(enum record_kind kind)
{
	return codes[kind];
}

enum record_kind record_kind_from_code(const char *code)
{
	int i = 0;

	while (i < RECORD_KIND_COUNT && strcmp(codes[i], code) != 0)
		i++;
	return (enum record_kind)i;
}

enum err record_text(struct cx *cx, enum record_kind kind, int64_t id,
		     const char **ret)
{
	switch (kind) {
	case RECORD_LETTER:
		return db_one(cx, q_letter, id, ret);
	case RECORD_EXPLANATION:
		return db_one(cx, q_explanation, id, ret);
	case RECORD_STEP:
		return db_one(cx, q_step, id, ret);
	case RECORD_DECISION:
		return db_one(cx, q_decision, id, ret);
	case RECORD_KIND_COUNT:
		break;
	}
	return ERR_MISSING;
}

enum err record_take(struct cx *cx, enum record_kind kind, int64_t id,
		     struct records *ret)
{
	if (ret->n == RECORDS_MAX)
		return fail(cx, ERR_INTERNAL, "more than %d records",
			    RECORDS_MAX);
	ret->at[ret->n].kind = kind;
	ret->at[ret->n].id = id;
	TRY(record_text(cx, kind, id, &ret->at[ret->n].said));
	ret->n++;
	return OK;
}

STMT(q_put, "siis", "",
     "INSERT INTO record (kind, row_id, audit_id, said) VALUES (?, ?, ?, ?)");

enum err record_put(struct cx *cx, const struct actor *actor,
		    const char *action, struct dossier_id dossier,
		    const char *detail, const struct records *records)
{
	struct digest d;
	int64_t audit;
	struct buf b;
	char hex[65];

	buf_init(&b, cx->arena, 300); /* audit.detail */
	buf_puts(&b, detail);
	buf_puts(&b, *detail ? " " RECORD_MARK : RECORD_MARK);
	for (size_t i = 0; i < records->n; i++) {
		d = sha256(records->at[i].said, strlen(records->at[i].said));
		digest_hex(&d, hex);
		buf_puts(&b, i ? "," : "");
		buf_puts(&b, hex);
	}
	TRY(audit_write(cx, actor, action, dossier, "ok", b.data));
	audit = db_insert_id(cx);
	for (size_t i = 0; i < records->n; i++)
		TRY(db_exec(cx, q_put, codes[records->at[i].kind],
			    records->at[i].id, audit, records->at[i].said));
	return OK;
}

#include "letters.h"
#include "domain/casework/dossier.h"

struct letter_draft letter_of(const struct dossier *d)
{
	return (struct letter_draft){ .form_key = trial_key(&t),
				      .codes = { d->code },
				      .codes_n = 1,
				      .fault = "tre_han",
				      .reason = LETTER_REASON,
				      .cause = "a",
				      .responsible = d->lead_unit,
				      .new_due = day_join(2026, 11, 27) };
}

enum err letter_goes_on(const struct actor *who, struct letter_id id,
			enum letter_act act, int pages)
{
	struct letter_step s = { .act = act, .words = "Sửa lại cho đúng.",
				 .way = "dien_thoai", .pages = pages };
	struct letter l;

	is_ok(letter_open(&t.cx, &t.leader, id, &l));
	s.version = l.version;
	s.file.v = ward_number(arena_printf(
		t.cx.arena,
		"SELECT COALESCE(MAX(a.id), 0) FROM attachment a"
		" JOIN letter_fault f ON f.dossier_id = a.dossier_id"
		" WHERE f.letter_id = %lld",
		(long long)id.v));
	return letter_move(&t.cx, who, id, &s);
}

struct letter_id letter_signed(const struct dossier *d)
{
	struct letter_draft in = letter_of(d);
	struct letter_id id;

	is_ok(letter_draft(&t.cx, &t.handler, &in, &id));
	is_ok(letter_goes_on(&t.handler, id, LETTER_SUBMIT, 0));
	is_ok(letter_goes_on(&t.leader, id, LETTER_SIGN, 0));
	return id;
}

void letter_scanned(const struct dossier *d)
{
	ward_sql(arena_printf(
		t.cx.arena,
		"INSERT INTO attachment (dossier_id, kind, paper, version,"
		" name, type, size, digest, scan, account_id, unit_id, at,"
		" form_key, form_seq) VALUES (%lld, 'xin_loi', 0, 1,"
		" 'thu.pdf', 'pdf', 9, REPEAT('x', 32), 'khong_quet', %lld,"
		" %lld, NOW(), LPAD(%lld, 16, '0'), 0)",
		(long long)d->id.v, (long long)t.clerk.id.v,
		(long long)t.clerk.unit.v, (long long)d->id.v));
}

/*
 * The number of a dossier as people type it, scan it, or paste it in whatever
 * it was wrapped: one reader for the public box, every address, the API, the
 * staff search and the scanner.
 */
#ifndef DOMAIN_DOSSIER_CODE_H
#define DOMAIN_DOSSIER_CODE_H

#include "base/arena.h"
#include "base/when.h"

enum written {
	WRITTEN_CODE,  /* the whole number, normal form */
	WRITTEN_TAIL,  /* its end alone: "261130-0001", "81-261130-0001" */
	WRITTEN_TOKEN, /* the QR of the receipt */
	WRITTEN_NOT,   /* none of them: `why` is the sentence */
};
struct dossier_ref {
	enum written kind;
	const char *text; /* "" when it is none */
	const char *why;
};

/* In SQL: what may stand in front of a WRITTEN_TAIL, each once, as `head`: the
 * agency's whole code, or its province alone ("H17."). */
#define CODE_HEADS(units)                                                  \
	" (SELECT CONCAT(agency_code, '-') AS head FROM " units            \
	"  WHERE agency_code IS NOT NULL UNION SELECT"                     \
	"  CONCAT(SUBSTRING_INDEX(agency_code, '.', 1), '.') FROM " units  \
	"  WHERE agency_code IS NOT NULL)"

/*
 * Forgives: case, marks, look-alike letters, O for 0 and I, L for 1 behind the
 * agency's letter; dots, dashes, spaces, commas, slashes in place of each
 * other or left out; quotes, brackets, stops around it; words before it ("Mã
 * hồ sơ: …") and behind it; its address with scheme, host, query, fragment and
 * percent signs.  Does not guess: a digit too many or too few is named.
 */
struct dossier_ref dossier_ref_read(struct arena *arena, const char *typed);
/* The same where only a whole number helps; NULL, and *ret_why says which part
 * is missing or wrong ("Ngày 31/02 trong mã không có thật"). */
const char *dossier_code(struct arena *arena, const char *typed,
			 const char **ret_why);
/* The token alone, NULL when it is none. */
const char *dossier_token(struct arena *arena, const char *typed);
/* The receipt's secret; NULL when it cannot be one: not a wrong try. */
const char *receipt_secret(struct arena *arena, const char *typed);

/* "H17.81-261123-0042"; five digits when seq > 9999. */
const char *dossier_code_make(struct arena *arena, const char *agency_code,
			      struct day day, int64_t seq);

#endif

/*
 * Taking over units, calendar, rules and procedures from checked files.
 *
 * The caller has validated everything; each function compares with what is
 * stored, and unless `dry` writes the difference in one transaction.  Taking
 * over the same data twice changes nothing.
 */
#ifndef DOMAIN_TAKEOVER_H
#define DOMAIN_TAKEOVER_H

#include "base/buf.h"
#include "base/cx.h"
#include "domain/clock/workcal.h"
#include "secret/secret.h"

struct takeover {
	bool dry;
	const char *who; /* for the audit trail: account and host of the system */
	struct buf list; /* private: what changed */
	int added, changed, same;
	/* Called for each record that is new or different. */
	void (*tell)(const char *what, const char *code);
};

struct unit_in {
	const char *code, *name, *short_name, *kind, *level, *parent;
	const char *agency_code, *legacy_code, *address, *phone, *map;
	struct day valid_from, valid_to;
	const char **fields;
	size_t fields_n;
};
struct succession_in {
	const char *from, *to, *scope, *note;
	struct day effective;
};
struct org_in {
	struct unit_in *units; /* parents before children */
	size_t units_n;
	struct succession_in *successions;
	size_t successions_n;
	struct session_hours *sessions;
	size_t sessions_n;
};
enum err takeover_units(struct cx *cx, const struct org_in *in,
			struct takeover *t) MUST_CHECK;

struct calendar_year_in {
	int year;
	bool is_published;
	const char *notice;
};
struct calendar_day_in {
	struct day day;
	const char *kind; /* off | worked */
	const char *note;
};
struct calendar_in {
	struct calendar_year_in *years;
	size_t years_n;
	struct calendar_day_in *days;
	size_t days_n;
};
/* Refused when it would change a day that the term of an open dossier has
 * counted: nobody's appointment moves silently. */
enum err takeover_calendar(struct cx *cx, const struct calendar_in *in,
			   struct takeover *t) MUST_CHECK;

struct rule_set_in {
	const char *code, *name;
	struct day valid_from, valid_to;
};
struct rule_in {
	const char *rule_set, *code, *legal_basis;
	int64_t value;
	struct day valid_from, valid_to;
};
struct tier_in {
	int64_t from, amount;
};
/* A fee that is counted, in tiers and with a ceiling (tariff.h). */
struct tariff_in {
	const char *procedure, *counted, *per, *legal_basis;
	int64_t ceiling; /* INT64_MIN: none */
	struct day valid_from, valid_to;
	struct tier_in *tiers;
	size_t tiers_n;
};
struct rules_in {
	struct rule_set_in *sets;
	size_t sets_n;
	struct rule_in *rules;
	size_t rules_n;
	struct tariff_in *tariffs;
	size_t tariffs_n;
};
enum err takeover_rules(struct cx *cx, const struct rules_in *in,
			struct takeover *t) MUST_CHECK;

struct escalation_in {
	const char *matter, *whom, *legal_basis; /* codes of escalation.h */
	int64_t from, to, every;		 /* to: INT64_MIN none */
	struct day valid_from, valid_to;
};
enum err takeover_escalations(struct cx *cx, const struct escalation_in *in,
			      size_t n, struct takeover *t) MUST_CHECK;

struct fee_in {
	int64_t amount;
	const char *per, *kind, *text;
};
struct channel_in {
	const char *channel, *term_unit, *term_text, *term_note, *confidence;
	int64_t term_halves, next_day_minute; /* INT64_MIN: none */
	int seq;
	struct fee_in *fees;
	size_t fees_n;
};
struct kind_in {
	const char *name;
	struct channel_in term; /* its term alone */
};
struct document_in {
	const char *name, *form, *note;
	int originals, copies;
	bool is_required;
};
struct line_in {
	const char *kind, *text, *code;
};
struct procedure_in {
	const char *code, *version, *name, *field, *level, *scope;
	const char *decision_no, *decision_issuer, *change_type;
	const char *online_level, *subjects, *agency_receive, *agency_decide;
	const char *agency_coordinate, *conditions, *verify_term;
	const char *notes, *notes_internal; /* for everybody; for the curators */
	/* Legal basis and words; NULL: none (sql/migrations/grounds.sql). */
	const char *financial_duty, *supplement_ground;
	const char *confidence, *source;
	struct day decision_date, valid_from, valid_to;
	int sets;
	struct channel_in *channels;
	size_t channels_n;
	struct kind_in *kinds;
	size_t kinds_n;
	struct document_in *documents;
	size_t documents_n;
	struct line_in *lines;
	size_t lines_n;
	struct digest digest; /* of the whole record */
};
/* What the search of the catalogue looks in. */
const char *procedure_search_words(struct arena *arena, const char *name,
				   const char *field, const char *code);
/* A version that dossiers rest on can be ended, noted upon and given a ground
 * that it lacked, not rewritten: a correction is a new version (ERR_STATE
 * names it). */
enum err takeover_procedures(struct cx *cx, const struct procedure_in *in,
			     size_t n, struct takeover *t,
			     void (*progress)(size_t done, size_t n))
	MUST_CHECK;

struct word_in {
	const char *kind, *said, *means; /* filler | lead | synonym */
};
struct elsewhere_in {
	const char *asked, *matter, *answer, *legal_basis;
};
struct search_in {
	struct word_in *words;
	size_t words_n;
	struct elsewhere_in *elsewhere;
	size_t elsewhere_n;
};
/* The words that procedures are looked for by (catalog_search.h), all of
 * them: what the file lacks is gone. */
enum err takeover_search(struct cx *cx, const struct search_in *in,
			 struct takeover *t) MUST_CHECK;

#endif

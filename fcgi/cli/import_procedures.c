/* Procedures out of their file: each field checked, each record digested. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "cli/import.h"
#include "domain/clock/deadline.h"
#include "text/text.h"

static const char *const levels[] = { "xa", "huyen", "tinh",
				      "lien_thong_xa_huyen", "lien_thong",
				      NULL };
static const char *const change_types[] = { "cong_bo", "moi", "sua_doi",
					    "thay_the", "bai_bo", NULL };
static const char *const online_levels[] = { "toan_trinh", "mot_phan",
					     "cung_cap_thong_tin", NULL };
static const char *const channels[] = { "truc_tiep", "truc_tuyen", "bcci",
					NULL };
static const char *const fee_kinds[] = { "le_phi", "phi", NULL };

/* National "d.dddddd" or a local code of capitals, digits, '-', '_', '.': what
 * an address carries as it is, and a hand does not lose at its ends. */
static bool is_code(const char *s)
{
	size_t len = strlen(s);

	return len >= 4 && len <= 20 &&
	       strspn(s, "0123456789.-_ABCDEFGHIJKLMNOPQRSTUVWXYZ") == len &&
	       isalnum((unsigned char)s[0]) &&
	       isalnum((unsigned char)s[len - 1]) && !strstr(s, "..");
}

static void read_term(struct check *c, const struct json_value *term,
		      struct channel_in *ret)
{
	const char *unit = check_text(c, term, "unit", false, 20);
	double value;

	ret->term_halves = ret->next_day_minute = INT64_MIN;
	ret->term_text = check_text_or_empty(c, term, "text", 500);
	ret->term_note = check_text(c, term, "note", false, 500);
	ret->confidence = check_text(c, term, "confidence", false, 20);
	if (!ret->confidence)
		ret->confidence = "sourced";
	if (!unit)
		return; /* not published */
	if (strcmp(unit, "SAME_DAY_0900") == 0) {
		unit = "SAME_DAY";
		ret->next_day_minute = 9 * 60;
	}
	if (term_unit_of(unit) == TERM_UNIT_COUNT) {
		check_wrong(c, "term.unit", "không biết đơn vị %s", unit);
		return;
	}
	if (!json_number(json_get(term, "value"), &value) || value < 0 ||
	    value > 3660 || floor(2 * value) < 2 * value) {
		check_wrong(c, "term.value", "phải là bội số của 0,5");
		return;
	}
	ret->term_unit = unit;
	ret->term_halves = (int64_t)(2 * value);
	if (strcmp(unit, "SAME_DAY") != 0 && ret->term_halves == 0)
		check_wrong(c, "term.value", "thời hạn bằng 0");
	if (strcmp(unit, "CD") == 0 && ret->term_halves % 2)
		check_wrong(c, "term.value", "ngày lịch phải là số nguyên");
}

static void read_fee(struct check *c, const struct json_value *fee,
		     struct fee_in *ret)
{
	ret->amount = INT64_MIN;
	if (json_member_kind(fee, "amount") != JSON_NULL)
		ret->amount = check_int(c, fee, "amount", 0, 1000000000);
	ret->per = check_text_or_empty(c, fee, "per", 100);
	ret->kind = check_choice(c, fee, "kind", fee_kinds);
	ret->text = check_text(c, fee, "text", false, 500);
}

static void read_channel(struct check *c, const struct json_value *channel,
			 const struct procedure_in *p, struct channel_in *ret)
{
	const struct json_value *fees = check_list(c, channel, "fees", false);
	const char *before;

	*ret = (struct channel_in){ .seq = 1 };
	ret->channel = check_choice(c, channel, "channel", channels);
	for (size_t i = 0; i < p->channels_n; i++)
		ret->seq += strcmp(p->channels[i].channel, ret->channel) == 0;
	read_term(c, json_get(channel, "term"), ret);
	ret->fees =
		arena_array(c->arena, json_count(fees) + 1, sizeof(*ret->fees));
	for (size_t i = 0; i < json_count(fees); i++) {
		before = check_enter(c, "%s.fees[%zu]", c->at, i);
		read_fee(c, json_at(fees, i), &ret->fees[ret->fees_n++]);
		c->at = before;
	}
}

/* Terms by kind of case: each has one that can be computed. */
static void read_kinds(struct check *c, const struct json_value *from,
		       struct procedure_in *ret)
{
	const struct json_value *list = check_list(c, from, "cases", false);
	const char *before;

	ret->kinds = arena_array(c->arena, json_count(list) + 1,
				 sizeof(*ret->kinds));
	for (size_t i = 0; i < json_count(list); i++) {
		struct kind_in *k = &ret->kinds[ret->kinds_n++];

		before = check_enter(c, "%s.cases[%zu]", c->at, i);
		k->name = check_text(c, json_at(list, i), "name", true, 200);
		read_term(c, json_get(json_at(list, i), "term"), &k->term);
		if (!k->term.term_unit)
			check_wrong(c, "term.unit", "thiếu");
		c->at = before;
	}
}

static void read_document(struct check *c, const struct json_value *d,
			  struct document_in *ret)
{
	ret->name = check_text(c, d, "name", true, 1000);
	ret->originals = (int)check_int(c, d, "originals", 0, 99);
	ret->copies = (int)check_int(c, d, "copies", 0, 99);
	ret->form = check_text(c, d, "form", false, 500);
	ret->is_required = check_bool(c, d, "required");
	ret->note = check_text(c, d, "note", false, 500);
}

static void add_line(struct procedure_in *p, const char *kind,
		     const char *text, const char *code)
{
	if (text)
		p->lines[p->lines_n++] =
			(struct line_in){ kind, text, code };
}

static void read_lines(struct check *c, const struct json_value *from,
		       struct procedure_in *ret)
{
	const struct json_value *steps = check_list(c, from, "steps", true);
	const struct json_value *results = check_list(c, from, "results", true);
	const struct json_value *bases =
		check_list(c, from, "legal_bases", false);

	ret->lines = arena_array(c->arena,
				 json_count(steps) + json_count(results) +
					 json_count(bases) + 1,
				 sizeof(*ret->lines));
	for (size_t i = 0; i < json_count(steps); i++) {
		if (!json_string(json_at(steps, i)))
			check_wrong(c, "steps", "mục %zu phải là chuỗi", i + 1);
		add_line(ret, "step", json_string(json_at(steps, i)), NULL);
	}
	for (size_t i = 0; i < json_count(results); i++)
		add_line(ret, "result",
			 check_text(c, json_at(results, i), "name", true, 2000),
			 check_text(c, json_at(results, i), "code", false, 40));
	for (size_t i = 0; i < json_count(bases); i++) {
		if (!json_string(json_at(bases, i)))
			check_wrong(c, "legal_bases", "mục %zu phải là chuỗi",
				    i + 1);
		add_line(ret, "basis", json_string(json_at(bases, i)), NULL);
	}
}

static void read_head(struct check *c, const struct json_value *from,
		      struct procedure_in *ret)
{
	const struct json_value *decision = json_get(from, "decision");
	const struct json_value *agency = json_get(from, "agency");

	ret->code = check_text(c, from, "code", true, 20);
	if (ret->code && !is_code(ret->code))
		check_wrong(c, "code", "không đúng dạng 1.234567: chỉ gồm chữ hoa, chữ số"
			    " và . - _ ở giữa");
	ret->version = check_text(c, from, "version", true, 20);
	ret->name = check_text(c, from, "name", true, 500);
	ret->field = check_text(c, from, "field", true, 100);
	ret->level = check_choice(c, from, "level", levels);
	ret->scope = check_text_or_empty(c, from, "scope", 20);
	ret->change_type = check_choice(c, from, "change_type", change_types);
	ret->online_level =
		check_choice(c, from, "online_level", online_levels);
	ret->decision_no = check_text(c, decision, "no", false, 100);
	ret->decision_date = check_day(c, decision, "effective", false);
	ret->decision_issuer = check_text(c, decision, "issuer", false, 200);
	ret->subjects = check_joined(c, from, "subjects", ", ");
	ret->agency_receive = check_text_or_empty(c, agency, "receive", 300);
	ret->agency_decide = check_text_or_empty(c, agency, "decide", 300);
	ret->agency_coordinate = check_joined(c, agency, "coordinate", "; ");
	ret->sets = (int)check_int(c, from, "sets", 0, 20);
	ret->conditions = check_text_or_empty(c, from, "conditions", 8000);
	ret->notes = check_text(c, from, "notes", false, 8000);
	ret->notes_internal = check_text(c, from, "internal_notes", false, 8000);
	ret->verify_term =
		check_text(c, json_get(from, "verify_term"), "text", false, 200);
	ret->financial_duty = check_text(c, from, "financial_duty", false, 500);
	ret->supplement_ground =
		check_text(c, from, "supplement_ground", false, 500);
	ret->confidence = check_text_or_empty(c, from, "confidence", 20);
	ret->source = check_text_or_empty(c, from, "source", 500);
	ret->valid_from = check_day(c, from, "valid_from", false);
	ret->valid_to = check_day(c, from, "valid_to", false);
	if (ret->valid_from.n != DAY_NONE.n && ret->valid_to.n != DAY_NONE.n &&
	    ret->valid_to.n < ret->valid_from.n)
		check_wrong(c, "valid_to", "trước valid_from");
}

static void read_procedure(struct check *c, const struct json_value *from,
			   struct procedure_in *ret)
{
	const struct json_value *list = check_list(c, from, "channels", true);
	const struct json_value *docs = check_list(c, from, "documents", true);
	const char *before, *text;

	read_head(c, from, ret);
	ret->channels = arena_array(c->arena, json_count(list) + 1,
				    sizeof(*ret->channels));
	for (size_t i = 0; i < json_count(list); i++) {
		before = check_enter(c, "%s.channels[%zu]", c->at, i);
		read_channel(c, json_at(list, i), ret, &ret->channels[i]);
		ret->channels_n++;
		c->at = before;
	}
	read_kinds(c, from, ret);
	ret->documents = arena_array(c->arena, json_count(docs) + 1,
				     sizeof(*ret->documents));
	for (size_t i = 0; i < json_count(docs); i++) {
		before = check_enter(c, "%s.documents[%zu]", c->at, i);
		read_document(c, json_at(docs, i), &ret->documents[i]);
		ret->documents_n++;
		c->at = before;
	}
	read_lines(c, from, ret);
	text = json_text(c->arena, from);
	ret->digest = sha256(text, strlen(text));
}

static bool is_twice(const struct procedure_in *list, size_t i)
{
	for (size_t j = 0; j < i; j++) {
		if (list[i].code && list[j].code && list[i].version &&
		    list[j].version &&
		    strcmp(list[i].code, list[j].code) == 0 &&
		    strcmp(list[i].version, list[j].version) == 0)
			return true;
	}
	return false;
}

void read_procedures(struct check *c, const struct json_value *doc,
		     struct procedure_in **ret, size_t *ret_n)
{
	const struct json_value *list =
		check_list(c, doc, "procedures", true);
	struct procedure_in *all =
		arena_array(c->arena, json_count(list) + 1, sizeof(*all));

	for (size_t i = 0; i < json_count(list); i++) {
		const char *code =
			json_string(json_get(json_at(list, i), "code"));

		check_enter(c, "procedures[%zu] %s", i, code ? code : "");
		read_procedure(c, json_at(list, i), &all[i]);
		if (is_twice(all, i))
			check_wrong(c, "version", "có hai lần cùng phiên bản");
	}
	*ret = all;
	*ret_n = json_count(list);
}

/*
 * motcua deadline: vectors in, appointments out, each with its days.  Pure: no
 * database.  What cannot be computed gets "error", never a guess.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "domain/clock/deadline.h"
#include "http/json.h"

#define INPUT_MAX (64 * 1024 * 1024)
#define ENTRIES_MAX 20000
#define OUTPUT_MAX (16 * 1024 * 1024) /* 4000 days need 1 */

struct vectors {
	struct arena *arena; /* of the whole run */
	struct arena *each;  /* of one vector */
	const struct json_value *doc;
	struct calendar_spec spec;
	struct term defaults;
	int appointment_minute; /* of the due day, for print; -1: none */
	const char *broken; /* calendar or defaults: no vector can be computed */
	const char *error;  /* of the current vector */
	struct json_out out;
	FILE *to;
};

static bool wrong(struct vectors *v, const char *words)
{
	if (!v->error)
		v->error = words;
	return false;
}

static bool read_moment(struct vectors *v, const struct json_value *in,
			const char *name, struct instant *ret)
{
	const char *text = json_string(json_get(in, name));

	if (!text)
		return wrong(v, arena_printf(v->each, "%s: missing", name));
	if (!instant_parse_iso(text, ret))
		return wrong(v, arena_printf(v->each,
					     "%s: not a moment: %s", name,
					     text));
	return true;
}

/* An optional word: absent or null is *ret = NULL, but a number is refused. */
static bool read_word(struct vectors *v, const struct json_value *from,
		      const char *name, const char **ret)
{
	enum json_kind kind = json_member_kind(from, name);

	*ret = json_string(json_get(from, name));
	if (*ret || kind == JSON_ABSENT || kind == JSON_NULL)
		return true;
	return wrong(v, arena_printf(v->each, "%s: not a text", name));
}

/* Absent: stays as it was. */
static bool read_minute(struct vectors *v, const struct json_value *from,
			const char *name, int *ret)
{
	const char *text;

	if (!read_word(v, from, name, &text))
		return false;
	if (text && !minute_parse(text, ret))
		return wrong(v, arena_printf(v->each, "%s: not a time: %s",
					     name, text));
	return true;
}

/* null: no fixed hour, the day's closing. */
static bool read_hour(struct vectors *v, const struct json_value *from,
		      const char *name, int *ret)
{
	if (json_member_kind(from, name) == JSON_NULL)
		*ret = -1;
	return read_minute(v, from, name, ret);
}

static bool read_cutoff_rule(struct vectors *v, const struct json_value *from,
			     enum cutoff_rule *ret)
{
	const char *text;

	if (!read_word(v, from, "cutoff_rule", &text))
		return false;
	if (!text)
		return true;
	if (strcmp(text, "none") == 0)
		*ret = CUTOFF_NONE;
	else if (strcmp(text, "shift_start") == 0)
		*ret = CUTOFF_SHIFT_START;
	else
		return wrong(v, arena_printf(v->each, "cutoff_rule: unknown: %s",
					     text));
	return true;
}

/* 2.5 -> 5 halves; anything finer than a half is refused. */
static bool read_halves(struct vectors *v, const struct json_value *value,
			int *ret)
{
	double x;

	if (!json_number(value, &x))
		return wrong(v, "term: value is not a number");
	if (!(x >= 0 && x <= 100000) || floor(2 * x) < 2 * x)
		return wrong(v, "term: value is not a multiple of 0.5");
	*ret = (int)(2 * x);
	return true;
}

static bool read_unit(struct vectors *v, const struct json_value *from,
		      struct term *ret)
{
	const char *text = json_string(json_get(from, "unit"));

	if (!text || term_unit_of(text) == TERM_UNIT_COUNT)
		return wrong(v, arena_printf(v->each, "unit: unknown: %s",
					     text ? text : "(none)"));
	ret->unit = term_unit_of(text);
	return true;
}

static bool read_term(struct vectors *v, const struct json_value *in,
		      struct term *ret)
{
	const struct json_value *term = json_get(in, "term");

	*ret = v->defaults;
	if (json_kind(term) != JSON_OBJECT)
		return wrong(v, "term: missing");
	if (!read_unit(v, term, ret))
		return false;
	if (ret->unit != TERM_SAME_DAY || json_get(term, "value")) {
		if (!read_halves(v, json_get(term, "value"), &ret->halves))
			return false;
	}
	return read_minute(v, in, "cutoff", &ret->cutoff_minute) &&
	       read_hour(v, in, "next_day_time", &ret->next_day_minute) &&
	       read_cutoff_rule(v, in, &ret->cutoff_rule);
}

static bool read_stop(struct vectors *v, const struct json_value *in,
		      struct stop *ret)
{
	const char *type = json_string(json_get(in, "type"));

	if (!type || (strcmp(type, "pause") != 0 &&
		      strcmp(type, "restart") != 0))
		return wrong(v, arena_printf(v->each,
					     "pauses: unknown type: %s",
					     type ? type : "(none)"));
	ret->is_restart = strcmp(type, "restart") == 0;
	ret->to = INSTANT_NONE;
	if (!read_moment(v, in, "from", &ret->from))
		return false;
	if (json_member_kind(in, "to") == JSON_NULL ||
	    json_member_kind(in, "to") == JSON_ABSENT)
		return true; /* still open */
	return read_moment(v, in, "to", &ret->to);
}

static bool read_stops(struct vectors *v, const struct json_value *in,
		       struct stop *ret, size_t *ret_n)
{
	const struct json_value *list = json_get(in, "pauses");

	*ret_n = json_count(list);
	if (json_kind(list) != JSON_ARRAY && json_kind(list) != JSON_NULL &&
	    json_kind(list) != JSON_ABSENT)
		return wrong(v, "pauses: not a list");
	if (*ret_n > STOPS_MAX)
		return wrong(v, "pauses: too many");
	for (size_t i = 0; i < *ret_n; i++) {
		if (!read_stop(v, json_at(list, i), &ret[i]))
			return false;
	}
	return true;
}

static const char *err_words(enum deadline_err err)
{
	switch (err) {
	case DEADLINE_OK:
		return NULL;
	case DEADLINE_NO_CALENDAR:
		return "no calendar for a year that this term touches";
	case DEADLINE_BAD_TERM:
		return "the term makes no sense";
	case DEADLINE_BAD_STOPS:
		return "pauses out of order or before the reception";
	}
	return "unknown";
}

static void put_day(struct vectors *v, const char *name, struct day day)
{
	json_put(&v->out, name,
		 day.n == DAY_NONE.n ? NULL : day_iso(v->each, day));
}

static void put_ignored(struct vectors *v, const struct deadline *d,
			const struct json_value *in)
{
	if (!d->ignored)
		return;
	json_open(&v->out, "ignored_pauses", '[');
	for (size_t i = 0; i < STOPS_MAX; i++) {
		if (d->ignored >> i & 1)
			json_put(&v->out, NULL,
				 json_string(json_get(
					 json_at(json_get(in, "pauses"), i),
					 "from")));
	}
	json_close(&v->out, ']');
}

static void put_days(struct vectors *v, const struct explain *days)
{
	json_open(&v->out, "days", '[');
	for (size_t i = 0; days && i < days->n; i++) {
		json_open(&v->out, NULL, '{');
		put_day(v, "date", days->days[i].day);
		json_put(&v->out, "kind", explained_code(days->days[i].kind));
		json_put(&v->out, "note", days->days[i].note);
		json_close(&v->out, '}');
	}
	json_close(&v->out, ']');
}

static bool do_due(struct vectors *v, const struct json_value *in,
		   const struct workcal *cal)
{
	struct instant received;
	struct term term;
	struct stop stops[STOPS_MAX];
	struct deadline d;
	int hour = v->appointment_minute;
	size_t n;

	if (!read_moment(v, in, "received_at", &received) ||
	    !read_term(v, in, &term) || !read_stops(v, in, stops, &n) ||
	    !read_hour(v, in, "appointment_time", &hour))
		return false;
	d = deadline_due(received, term, stops, n, cal);
	if (d.err != DEADLINE_OK)
		return wrong(v, err_words(d.err));
	json_open(&v->out, "result", '{');
	if (d.stopped) {
		json_put(&v->out, "due_at", NULL);
		json_put_bool(&v->out, "stopped", true);
	} else {
		json_put(&v->out, "due_at", instant_iso(v->each, d.due));
		put_day(v, "due_date", instant_day(d.due));
		/* Printed beside the day; late is a matter of days. */
		if (hour >= 0)
			json_put(&v->out, "appointment_at",
				 instant_iso(v->each,
					     instant_at(instant_day(d.due),
							hour)));
	}
	put_ignored(v, &d, in);
	json_close(&v->out, '}');
	/* Beside the result: a fact about the calendar, not about the date. */
	if (d.provisional)
		json_put_bool(&v->out, "provisional", true);
	put_days(v, deadline_explain(v->each, received, term, stops, n, cal));
	return true;
}

static bool do_reduce(struct vectors *v, const struct json_value *in,
		      const struct workcal *cal)
{
	const char *word;
	enum rounding rounding = ROUND_DOWN;
	struct term term;
	double percent;
	int halves;

	(void)cal;
	if (!read_term(v, in, &term) || !read_word(v, in, "rounding", &word))
		return false;
	if (!json_number(json_get(in, "pct"), &percent) ||
	    floor(percent) < percent || percent < 0 || percent > 100)
		return wrong(v, "pct: not a whole number from 0 to 100");
	if (word && strcmp(word, "nearest") == 0)
		rounding = ROUND_NEAREST;
	else if (word && strcmp(word, "up") == 0)
		rounding = ROUND_UP;
	else if (word && strcmp(word, "down") != 0)
		return wrong(v, "rounding: unknown");
	halves = term_reduce(term, (int)percent, rounding);
	if (halves < 0)
		return wrong(v, "this term cannot be reduced");
	json_open(&v->out, "result", '{');
	json_put_halves(&v->out, "value", halves);
	json_close(&v->out, '}');
	put_days(v, NULL);
	return true;
}

/* Both ends must lie where the calendar knows the days. */
static bool is_covered(struct vectors *v, const struct workcal *cal,
		       struct instant a, struct instant b)
{
	struct instant lo = a.s < b.s ? a : b, hi = a.s < b.s ? b : a;

	if (workcal_covers(cal, instant_day(lo), instant_day(hi)))
		return true;
	return wrong(v, err_words(DEADLINE_NO_CALENDAR));
}

static bool do_apology(struct vectors *v, const struct json_value *in,
		       const struct workcal *cal)
{
	struct instant due;
	struct apology_days days;

	if (!read_moment(v, in, "due_at", &due) ||
	    !is_covered(v, cal, due, due))
		return false;
	days = deadline_latest_apology(due, cal);
	if (days.working.n == DAY_NONE.n)
		return wrong(v, err_words(DEADLINE_NO_CALENDAR));
	json_open(&v->out, "result", '{');
	put_day(v, "calendar", days.calendar);
	put_day(v, "working", days.working);
	json_close(&v->out, '}');
	put_days(v, NULL);
	return true;
}

static bool do_classify(struct vectors *v, const struct json_value *in,
			const struct workcal *cal)
{
	struct instant due, finished;
	struct classified c;

	if (!read_moment(v, in, "due_at", &due) ||
	    !read_moment(v, in, "finished_at", &finished) ||
	    !is_covered(v, cal, due, finished))
		return false;
	c = deadline_classify(due, finished, cal);
	json_open(&v->out, "result", '{');
	json_put(&v->out, "status", keeping_code(c.keeping));
	json_put_int(&v->out, "working_days_late", c.work_days_late);
	json_close(&v->out, '}');
	put_days(v, NULL);
	return true;
}

static bool do_chain(struct vectors *v, const struct json_value *in,
		     const struct workcal *cal)
{
	const struct json_value *steps = json_get(in, "steps");
	size_t n = json_count(steps);
	int *halves = arena_array(v->each, n + 1, sizeof(*halves));
	struct instant *ends = arena_array(v->each, n + 1, sizeof(*ends));
	struct instant start;
	struct term term = v->defaults;
	enum deadline_err err;

	if (!read_moment(v, in, "start", &start) || !read_unit(v, in, &term) ||
	    !read_minute(v, in, "cutoff", &term.cutoff_minute) ||
	    !read_cutoff_rule(v, in, &term.cutoff_rule))
		return false;
	if (json_kind(steps) != JSON_ARRAY)
		return wrong(v, "steps: missing");
	for (size_t i = 0; i < n; i++) {
		if (!read_halves(v, json_at(steps, i), &halves[i]))
			return false;
	}
	err = deadline_chain(start, term, halves, n, cal, ends);
	if (err != DEADLINE_OK)
		return wrong(v, err_words(err));
	json_open(&v->out, "result", '{');
	json_open(&v->out, "ends", '[');
	for (size_t i = 0; i < n; i++)
		json_put(&v->out, NULL, instant_iso(v->each, ends[i]));
	json_close(&v->out, ']');
	json_close(&v->out, '}');
	put_days(v, NULL);
	return true;
}

static bool do_remaining(struct vectors *v, const struct json_value *in,
			 const struct workcal *cal)
{
	struct instant now, due;

	if (!read_moment(v, in, "now", &now) ||
	    !read_moment(v, in, "due_at", &due) ||
	    !is_covered(v, cal, now, due))
		return false;
	json_open(&v->out, "result", '{');
	json_put_int(&v->out, "minutes", workcal_seconds(cal, now, due) / 60);
	json_close(&v->out, '}');
	put_days(v, NULL);
	return true;
}

static const struct {
	const char *op;
	bool (*run)(struct vectors *v, const struct json_value *in,
		    const struct workcal *cal);
} ops[] = {
	{ "due", do_due },	       { "reduce", do_reduce },
	{ "latest_apology", do_apology }, { "classify", do_classify },
	{ "chain", do_chain },	       { "remaining", do_remaining },
};

static bool read_sessions(struct vectors *v, const char *name,
			  struct calendar_spec *spec)
{
	const struct json_value *list =
		json_get(json_get(v->doc, "sessions"), name);

	spec->sessions_n = json_count(list);
	if (!spec->sessions_n || spec->sessions_n > SESSIONS_MAX)
		return wrong(v, arena_printf(v->each, "sessions: %s: unknown",
					     name));
	for (size_t i = 0; i < spec->sessions_n; i++) {
		const struct json_value *pair = json_at(list, i);
		const char *a = json_string(json_at(pair, 0));
		const char *b = json_string(json_at(pair, 1));

		if (!a || !b || !minute_parse(a, &spec->sessions[i].opens) ||
		    !minute_parse(b, &spec->sessions[i].closes))
			return wrong(v, "sessions: not a pair of times");
	}
	return true;
}

static const struct workcal *read_hours(struct vectors *v,
					const struct json_value *vector)
{
	struct calendar_spec spec = v->spec;
	const struct workcal *cal;
	const char *name;

	if (!read_word(v, vector, "sessions", &name) ||
	    !read_sessions(v, name ? name : "default", &spec))
		return NULL;
	cal = workcal_new(v->each, &spec);
	if (!cal)
		wrong(v, "the calendar covers no year or the sessions are out"
			 " of order");
	return cal;
}

static bool run_op(struct vectors *v, const struct json_value *vector)
{
	const char *op = json_string(json_get(vector, "op"));
	const struct json_value *in = json_get(vector, "input");
	const struct workcal *cal;

	if (v->broken)
		return wrong(v, v->broken);
	if (json_kind(in) != JSON_OBJECT)
		return wrong(v, "input: missing");
	cal = read_hours(v, vector);
	for (size_t i = 0; cal && op && i < sizeof(ops) / sizeof(ops[0]); i++) {
		if (strcmp(ops[i].op, op) == 0)
			return ops[i].run(v, in, cal);
	}
	return wrong(v, arena_printf(v->each, "op: unknown: %s",
				     op ? op : "(none)"));
}

static void begin_vector(struct vectors *v, const struct json_value *vector,
			 struct buf *b)
{
	buf_clear(b);
	json_begin(&v->out, b);
	json_open(&v->out, NULL, '{');
	json_put_value(&v->out, "id", json_get(vector, "id"));
}

/* Into a buffer of its own: an error leaves nothing behind. */
static void do_vector(struct vectors *v, const struct json_value *vector,
		      struct buf *b)
{
	v->error = NULL;
	begin_vector(v, vector, b);
	if (!run_op(v, vector)) {
		begin_vector(v, vector, b);
		json_put(&v->out, "error", v->error);
		put_days(v, NULL);
	}
	json_close(&v->out, '}');
}

static bool add_days(struct vectors *v, struct calendar_entry *entries,
		     const char *name, enum day_kind kind)
{
	const struct json_value *list =
		json_get(json_get(v->doc, "calendar"), name);

	if (list && json_kind(list) != JSON_ARRAY)
		return wrong(v, arena_printf(v->arena,
					     "calendar.%s: not a list", name));
	for (size_t i = 0; i < json_count(list); i++) {
		const char *text = json_string(json_at(list, i));
		struct day day;

		if (!text || !day_parse_iso(text, &day))
			return wrong(v, arena_printf(v->arena,
						     "calendar.%s[%zu]: not a"
						     " date",
						     name, i));
		if (v->spec.entries_n == ENTRIES_MAX)
			return wrong(v, "calendar: too many days");
		entries[v->spec.entries_n++] =
			(struct calendar_entry){ day, kind, NULL };
	}
	return true;
}

static bool read_calendar(struct vectors *v)
{
	struct calendar_entry *entries =
		arena_array(v->arena, ENTRIES_MAX, sizeof(*entries));
	const char *until = json_string(
		json_get(json_get(v->doc, "calendar"), "published_until"));

	v->spec.entries = entries;
	if (!until || !day_parse_iso(until, &v->spec.published_until))
		return wrong(v, "calendar.published_until: not a date");
	return add_days(v, entries, "off", DAY_OFF) &&
	       add_days(v, entries, "off_provisional", DAY_OFF) &&
	       add_days(v, entries, "worked_weekend_days", DAY_WORKED);
}

static bool read_defaults(struct vectors *v)
{
	const struct json_value *d = json_get(v->doc, "defaults");

	v->defaults = (struct term){ .next_day_minute = -1,
				     .cutoff_minute = 15 * 60 };
	v->appointment_minute = -1;
	return read_minute(v, d, "cutoff", &v->defaults.cutoff_minute) &&
	       read_hour(v, d, "next_day_time", &v->defaults.next_day_minute) &&
	       read_hour(v, d, "appointment_time", &v->appointment_minute) &&
	       read_cutoff_rule(v, d, &v->defaults.cutoff_rule);
}

static void run_all(struct vectors *v)
{
	const struct json_value *list = json_get(v->doc, "vectors");

	fputs("{\"vectors\":[", v->to);
	for (size_t i = 0; i < json_count(list); i++) {
		struct buf b;

		arena_reset(v->each);
		buf_init(&b, v->each, OUTPUT_MAX);
		do_vector(v, json_at(list, i), &b);
		fprintf(v->to, "%s%s", i ? ",\n" : "\n", b.data);
	}
	fputs("\n]}\n", v->to);
}

static bool say(const char *words)
{
	fprintf(stderr, "motcua deadline: %s\n", words);
	return false;
}

static bool run_text(struct vectors *v, const char *text, size_t len)
{
	struct json_value *doc;
	const char *why;
	bool done;

	if (json_parse(v->arena, text, len, &doc, &why) != OK)
		return say(arena_printf(v->arena,
					"the input cannot be read: %s", why));
	v->doc = doc;
	/* A broken head of the file is the error of every vector. */
	if (!read_calendar(v) || !read_defaults(v))
		v->broken = arena_strdup(v->arena, v->error);
	done = json_kind(json_get(doc, "vectors")) == JSON_ARRAY;
	if (done)
		run_all(v);
	else
		say("vectors: not a list");
	if (v->broken)
		done = say(v->broken);
	json_free(doc);
	return done;
}

int cmd_deadline(int argc, char **argv)
{
	struct vectors v = { .arena = arena_new(), .each = arena_new(),
			     .to = stdout };
	const char *text;
	size_t len;
	bool done = cli_read(v.arena, argc > 1 ? argv[1] : NULL, INPUT_MAX,
			     &text, &len) &&
		    run_text(&v, text, len);

	arena_free(v.each);
	arena_free(v.arena);
	return fflush(stdout) == 0 && done ? 0 : 1;
}

/*
 * What the owner of a dossier is told, in every combination it can be in.
 *
 * tests/data/telling.golden is for reading: each page once, and under it the
 * combinations that lead to it.  "build/test/test_telling --print" writes it
 * anew; a changed sentence is a line of a review.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "domain/citizen/telling.h"

#include <cmocka.h>

#define GOLDEN "tests/data/telling.golden"
#define PAGES_MAX 4096
#define ROOM (4 * 1024 * 1024)

static struct arena *arena;

/* In the order of the printed file: who stands where, then how it went. */
static const char *const endings[ENDINGS] = {
	[END_NONE] = "",
	[END_RESULT] = "được giải quyết",
	[END_REFUSED] = "bị từ chối",
	[END_WITHDRAWN] = "đã rút",
	[END_DISCONTINUED] = "dừng theo căn cứ",
	[END_EXPIRED] = "dừng vì quá hạn bổ sung",
};
static const char *const promises[PROMISES] = {
	[PROMISE_AHEAD] = "chưa đến hẹn",	[PROMISE_TODAY] = "hẹn hôm nay",
	[PROMISE_LATE] = "quá hẹn",		[PROMISE_STOPPED] = "đồng hồ dừng",
	[PROMISE_EARLY] = "xong trước hẹn",	[PROMISE_KEPT] = "xong đúng hẹn",
	[PROMISE_BROKEN] = "xong sau hẹn",
};
static const char *const limits[LIMITS] = {
	[LIMIT_NONE] = "",
	[LIMIT_AHEAD] = "còn hạn",
	[LIMIT_TODAY] = "hạn hôm nay",
	[LIMIT_PASSED] = "hết hạn",
};
static const char *const seats[SEATS] = {
	[SEAT_SAME] = "",
	[SEAT_FOLLOWED] = "phường cũ, nơi mới đã nhận",
	[SEAT_ENDED] = "phường cũ, chưa ai nhận",
};
static const char *const deliveries[DELIVERIES] = {
	[DELIVER_DESK] = "",
	[DELIVER_POST] = "qua bưu chính",
	[DELIVER_FAILED] = "bưu chính phát không được",
};

static const char *const agains[AGAINS] = {
	[AGAIN_NONE] = "",
	[AGAIN_AHEAD] = "đã hẹn lại",
	[AGAIN_PASSED] = "qua cả ngày hẹn lại",
};

static bool is_late(const struct facts *f)
{
	return f->promise == PROMISE_LATE || f->promise == PROMISE_BROKEN;
}

/* The words that a dossier in this combination brings along. */
static void dress(struct facts *f)
{
	enum state at = f->state == STATE_WITHDRAWING ? f->stopped_from :
							f->state;
	bool is_paused = f->ending == END_NONE &&
			 (at == STATE_SUPPLEMENT || at == STATE_PAYMENT);

	f->late = is_late(f) ? "3 ngày làm việc" : "";
	f->limit_day = f->limit == LIMIT_NONE ? DAY_NONE :
						day_join(2026, 9, 10);
	f->limit_over = f->limit == LIMIT_PASSED ? 56 : 0;
	f->stopped_since = is_paused ? day_join(2026, 8, 5) : DAY_NONE;
	f->old_desk = "Bộ phận Một cửa phường Cũ";
	f->heirs = "Bộ phận Một cửa phường Mới";
	f->old_until = day_join(2025, 6, 30);
	f->complaint_days = 90;
}

static const char *page_text(const struct facts *f, enum tell_level level)
{
	static const char *const looks[TAG_LOOKS] = { "xanh lá", "xanh dương",
						      "vàng", "đỏ", "xám" };
	static const char *const dates[DATES_SHOWN] = {
		"ngày hẹn", "chưa có ngày hẹn mới, đồng hồ dừng từ …",
		"hẹn lại và hẹn ban đầu", "ngày kết thúc và ngày hẹn đã có"
	};
	static const char marks[] = { 'x', '>', '.', '-' };
	struct telling t = telling_of(arena, f, level);
	struct buf b;

	buf_init(&b, arena, 8192);
	buf_printf(&b, "[%s] %s\n# %s\n", looks[t.look], t.tag, t.now);
	if (*t.sorry)
		buf_printf(&b, "  %s\n", t.sorry);
	buf_printf(&b, "  Làm gì: %s\n", t.act);
	if (*t.bring)
		buf_printf(&b, "  Mang theo: %s\n", t.bring);
	for (size_t i = 0; i < t.may_n; i++)
		buf_printf(&b, "  Có thể: %s\n", t.may[i]);
	buf_printf(&b, "  Hỏi: %s%s\n",
		   f->seat == SEAT_SAME ? "nơi tiếp nhận" : "nơi kế thừa. ",
		   t.seat);
	buf_printf(&b, "  Ngày: %s%s%s\n", dates[t.date],
		   *t.date_note ? ". " : "", t.date_note);
	buf_printf(&b, "  Bước: %d/%d ", t.steps_done, STEPS_TOTAL);
	for (int i = 0; i < STEPS_TOTAL; i++)
		buf_putc(&b, marks[t.steps[i]]);
	buf_printf(&b, "%s%s%s%s\n", *t.steps_note ? " " : "", t.steps_note,
		   *t.step_wait ? " " : "", t.step_wait);
	return b.data;
}

/* Of an ended ward: the lines that are other than a working one's. */
static const char *printed_text(const struct facts *f, enum tell_level level)
{
	const char *text = page_text(f, level), *usual;
	struct facts same = *f;
	struct buf b;

	if (f->seat == SEAT_SAME)
		return text;
	same.seat = SEAT_SAME;
	usual = page_text(&same, level);
	buf_init(&b, arena, 8192);
	for (; *text; text += strcspn(text, "\n") + 1) {
		const char *line = arena_strndup(arena, text,
						 strcspn(text, "\n") + 1);

		if (!strstr(usual, line))
			buf_puts(&b, line);
	}
	return b.data;
}

static void add(struct buf *b, const char *words)
{
	if (*words)
		buf_printf(b, " · %s", words);
}

static const char *name_of(const struct facts *f)
{
	struct buf b;

	buf_init(&b, arena, 2048);
	buf_printf(&b, "- %s", state_name(f->state));
	add(&b, endings[f->ending]);
	add(&b, f->stopped_from == STATE_NONE ? "" :
			arena_printf(arena, "từ %s",
				     state_name(f->stopped_from)));
	add(&b, promises[f->promise]);
	add(&b, f->is_provisional ? "tạm tính" : "");
	add(&b, agains[f->again]);
	add(&b, limits[f->limit]);
	add(&b, deliveries[f->delivery]);
	add(&b, f->fee_due ? "còn nợ phí" : "");
	add(&b, seats[f->seat]);
	buf_putc(&b, '\n');
	return b.data;
}

/* Pages in the order in which they first come, each with its combinations. */
static struct {
	const char *text;
	struct buf names;
} pages[PAGES_MAX];
static size_t pages_n;

static void put(const struct facts *f, enum tell_level level)
{
	const char *text = printed_text(f, level);
	size_t i = 0;

	while (i < pages_n && strcmp(pages[i].text, text) != 0)
		i++;
	if (i == pages_n) {
		assert_true(pages_n < PAGES_MAX);
		pages[pages_n].text = text;
		buf_init(&pages[pages_n++].names, arena, 64 * 1024);
	}
	buf_puts(&pages[i].names, name_of(f));
}

/* Every combination of everything: the n-th, or false after the last. */
static bool facts_nth(int64_t n, struct facts *ret)
{
	int64_t sizes[] = { 2, DELIVERIES,  LIMITS,  AGAINS,	  2,
			    PROMISES, STATE_COUNT, ENDINGS, STATE_COUNT, SEATS };
	int64_t at[sizeof(sizes) / sizeof(sizes[0])];

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		at[i] = n % sizes[i];
		n /= sizes[i];
	}
	*ret = (struct facts){ .fee_due = at[0] * 50000,
			       .delivery = (enum delivery)at[1],
			       .limit = (enum limit)at[2],
			       .again = (enum again)at[3],
			       .is_provisional = at[4],
			       .promise = (enum standing)at[5],
			       .stopped_from = (enum state)at[6],
			       .ending = (enum ending)at[7],
			       .state = (enum state)at[8],
			       .seat = (enum seat)at[9] };
	dress(ret);
	return n == 0;
}

static size_t each_reachable(void (*each)(const struct facts *f, void *arg),
			     void *arg)
{
	struct facts f;
	size_t found = 0;

	for (int64_t n = 0; facts_nth(n, &f); n++) {
		if (!facts_are_reachable(&f))
			continue;
		found++;
		each(&f, arg);
	}
	return found;
}

static void put_level(const struct facts *f, void *arg)
{
	put(f, *(enum tell_level *)arg);
}

static const char *generated(void)
{
	static const char *const heads[TELL_LEVELS] = {
		"======== Chỉ có mã hồ sơ ========\n\n",
		"======== Có mã tra cứu hoặc mã QR ========\n\n"
	};
	struct buf b;

	buf_init(&b, arena, ROOM);
	for (int level = 0; level < TELL_LEVELS; level++) {
		enum tell_level which = (enum tell_level)level;

		pages_n = 0;
		each_reachable(put_level, &which);
		buf_puts(&b, heads[level]);
		for (size_t i = 0; i < pages_n; i++)
			buf_printf(&b, "%s%s\n", pages[i].text,
				   pages[i].names.data);
	}
	return b.data;
}

static const char *stored(void)
{
	FILE *f = fopen(GOLDEN, "r");
	char *text = arena_alloc(arena, ROOM);
	size_t n;

	assert_non_null(f);
	n = fread(text, 1, ROOM - 1, f);
	text[n] = '\0';
	fclose(f);
	return text;
}

/* The first line that differs, or NULL: a missing one differs too. */
static const char *first_difference(const char *a, const char *b)
{
	while (*a && *b) {
		size_t x = strcspn(a, "\n"), y = strcspn(b, "\n");

		if (x != y || memcmp(a, b, x) != 0)
			return arena_printf(arena, "%.*s | %.*s", (int)x, a,
					    (int)y, b);
		a += x + (a[x] == '\n');
		b += y + (b[y] == '\n');
	}
	return *a || *b ? arena_printf(arena, "%.200s", *a ? a : b) : NULL;
}

static void every_page_is_the_one_that_a_person_read(void **state)
{
	const char *where = first_difference(stored(), generated());

	(void)state;
	if (where)
		print_error("telling.golden: %s\n", where);
	assert_null(where);
}

/* A control: a missing combination and a changed word are noticed. */
static void a_missing_or_changed_line_is_noticed(void **state)
{
	const char *whole = generated();
	char *less = arena_strdup(arena, whole);
	char *other = arena_strdup(arena, whole);
	char *line = strstr(less, "- Đã rút hồ sơ");

	(void)state;
	assert_non_null(line);
	memmove(line, strchr(line, '\n') + 1,
		strlen(strchr(line, '\n') + 1) + 1);
	assert_non_null(first_difference(less, whole));
	*strstr(other, "Chúng") = 'c';
	assert_non_null(first_difference(whole, other));
	assert_null(first_difference(whole, whole));
}

static void by_number_alone_a_refusal_reads_as_a_result(const struct facts *f,
							 void *arg)
{
	struct facts granted = *f;

	if (f->ending != END_REFUSED)
		return;
	granted.ending = END_RESULT;
	assert_string_equal(page_text(f, TELL_CODE),
			    page_text(&granted, TELL_CODE));
	(*(int *)arg)++;
}

static void the_number_alone_does_not_say_what_was_decided(void **state)
{
	int n = 0;

	(void)state;
	each_reachable(by_number_alone_a_refusal_reads_as_a_result, &n);
	assert_true(n > 50);
}

/* Promises that a page may make only where they are so. */
static void says_nothing_untrue(const struct facts *f, void *arg)
{
	enum tell_level level = *(enum tell_level *)arg;
	struct telling t = telling_of(arena, f, level);
	const char *page = page_text(f, level);
	bool is_cut = f->ending == END_WITHDRAWN ||
		      f->ending == END_DISCONTINUED || f->ending == END_EXPIRED;

	assert_null(strstr(page, "chúng tôi sẽ báo"));
	if (f->ending != END_RESULT) {
		assert_null(strstr(page, "mời ông/bà đến nhận"));
		assert_true(level == TELL_CODE || t.look != TAG_GREEN ||
			    f->ending == END_NONE);
	}
	if (is_cut) {
		assert_true(t.steps_done < STEPS_TOTAL - 1);
		assert_int_equal(t.steps[STEPS_TOTAL - 1], STEP_NEVER);
		assert_null(strstr(page, "đúng hẹn"));
	}
	if (f->promise == PROMISE_LATE || f->promise == PROMISE_BROKEN) {
		assert_non_null(strstr(page, "3 ngày làm việc"));
		assert_non_null(strstr(page, "xin lỗi"));
		assert_null(strstr(page, "chưa cần làm gì thêm"));
	}
	assert_int_equal(f->again == AGAIN_PASSED,
			 !!strstr(page, "hẹn lại cũng đã qua"));
	if (f->limit == LIMIT_PASSED)
		assert_non_null(strstr(t.now, "56 ngày"));
	assert_int_equal(t.date == DATE_STOPPED,
			 f->promise == PROMISE_STOPPED);
	/* Nobody works at what the owner is waited for. */
	assert_int_equal(!!*t.step_wait, f->state == STATE_SUPPLEMENT ||
						 f->state == STATE_PAYMENT);
	assert_true(*t.now && *t.tag && *t.act);
	assert_true(t.now[strlen(t.now) - 1] != '.');
}

static void no_page_promises_what_is_not_so(void **state)
{
	(void)state;
	for (int level = 0; level < TELL_LEVELS; level++) {
		enum tell_level which = (enum tell_level)level;

		assert_true(each_reachable(says_nothing_untrue, &which) > 500);
	}
}

static void one_goes_to_who_follows_an_ended_ward(void **state)
{
	struct facts f = { .state = STATE_RECEIVED, .seat = SEAT_ENDED };
	struct telling t;

	(void)state;
	dress(&f);
	t = telling_of(arena, &f, TELL_CODE);
	assert_null(strstr(t.now, "sẽ được chuyển"));
	assert_non_null(strstr(t.seat, f.heirs));
	f.heirs = "";
	t = telling_of(arena, &f, TELL_CODE);
	assert_non_null(strstr(t.seat, "chưa được ghi nhận"));
}

static void without_the_rule_no_number_of_days_is_said(void **state)
{
	struct facts f = { .state = STATE_READY,
			   .ending = END_REFUSED,
			   .promise = PROMISE_KEPT };

	(void)state;
	dress(&f);
	assert_non_null(strstr(page_text(&f, TELL_FULL), "90 ngày"));
	f.complaint_days = 0;
	assert_null(strstr(page_text(&f, TELL_FULL), "90"));
	assert_non_null(strstr(page_text(&f, TELL_FULL), "Khiếu nại"));
}

static void lateness_is_by_date(void **state)
{
	struct instant due = instant_at(day_join(2026, 11, 27), 1050);
	struct instant evening = instant_at(day_join(2026, 11, 27), 1439);
	struct instant next = instant_at(day_join(2026, 11, 28), 1);
	int over;

	(void)state;
	assert_int_equal(standing_of(due, INSTANT_NONE, false, evening),
			 PROMISE_TODAY);
	assert_int_equal(standing_of(due, INSTANT_NONE, false, next),
			 PROMISE_LATE);
	assert_int_equal(standing_of(due, evening, false, next), PROMISE_KEPT);
	assert_int_equal(standing_of(due, next, false, next), PROMISE_BROKEN);
	assert_int_equal(standing_of(due, INSTANT_NONE, true, next),
			 PROMISE_STOPPED);
	assert_int_equal(limit_of(due, evening, &over), LIMIT_TODAY);
	assert_int_equal(limit_of(due, next, &over), LIMIT_PASSED);
	assert_int_equal(over, 1);
}

static void a_new_appointment_is_told_as_it_stands(void **state)
{
	struct instant at = instant_at(day_join(2026, 11, 16), 1050);
	struct instant evening = instant_at(day_join(2026, 11, 16), 1439);
	struct instant next = instant_at(day_join(2026, 11, 17), 1);

	(void)state;
	assert_string_equal(again_words(arena, at, false, evening),
			    "Hẹn lại: 17:30, Thứ Hai, 16/11/2026.");
	assert_string_equal(again_words(arena, at, false, next),
			    "Ngày hẹn lại (17:30, Thứ Hai, 16/11/2026) cũng đã"
			    " qua mà chưa có kết quả.");
	assert_null(strstr(again_words(arena, at, true, evening), "Hẹn lại:"));
}

static void late_is_told_in_the_term_s_own_unit(void **state)
{
	const struct calendar_spec spec = {
		.years = (const int[]){ 2026 },
		.years_n = 1,
		.published_until = day_join(2026, 12, 31),
		.sessions = { { 450, 690 }, { 810, 1050 } },
		.sessions_n = 2,
	};
	const struct workcal *cal = workcal_new(arena, &spec);
	struct instant due = instant_at(day_join(2026, 11, 20), 1050); /* Fri */
	struct instant end = instant_at(day_join(2026, 11, 24), 600);

	(void)state;
	assert_string_equal(late_words(arena, TERM_WORK_DAYS, due, end, cal),
			    "2 ngày làm việc");
	assert_string_equal(late_words(arena, TERM_CALENDAR_DAYS, due, end,
				       cal),
			    "4 ngày");
	assert_string_equal(late_words(arena, TERM_MONTHS, due, end, cal),
			    "4 ngày");
	assert_string_equal(late_words(arena, TERM_WORK_HOURS, due, end, cal),
			    "10 giờ làm việc");
	assert_string_equal(late_words(arena, TERM_WORK_DAYS, due,
				       instant_at(day_join(2026, 11, 22), 600),
				       cal),
			    "");
}

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return arena ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		TEST(every_page_is_the_one_that_a_person_read),
		TEST(a_missing_or_changed_line_is_noticed),
		TEST(the_number_alone_does_not_say_what_was_decided),
		TEST(no_page_promises_what_is_not_so),
		TEST(one_goes_to_who_follows_an_ended_ward),
		TEST(without_the_rule_no_number_of_days_is_said),
		TEST(lateness_is_by_date),
		TEST(a_new_appointment_is_told_as_it_stands),
		TEST(late_is_told_in_the_term_s_own_unit),
	};

	if (argc > 1 && strcmp(argv[1], "--print") == 0) {
		begin(NULL);
		fputs(generated(), stdout);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Files of a dossier: who, what, how much, how often, and what a crash leaves. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Before cmocka.h, which makes a macro of fail(). */
#include "../support/samples.h"
#include "../support/scanner.h"
#include "../support/trial.h"
#include "db/db.h"
#include "domain/casework/attach.h"
#include "domain/casework/dossier.h"
#include "domain/reception/receive.h"

#include <cmocka.h>

#define DB "motcua_trial_files"

static struct trial t;
static char root[64];
static char socket_path[80];
static struct store store;
static struct attachment_place place;
static struct dossier d;
static struct attachment_added added;

static int make(void **state)
{
	(void)state;
	strcpy(root, "/tmp/test_attachment.XXXXXX");
	if (!mkdtemp(root))
		return -1;
	snprintf(socket_path, sizeof(socket_path), "%s.sock", root);
	trial_make(&t, DB);
	return 0;
}

static int drop(void **state)
{
	char command[100];

	(void)state;
	trial_drop(&t, DB);
	snprintf(command, sizeof(command), "rm -rf %s", root);
	return system(command);
}

/* With two papers that are kept, which have files, and one only shown. */
static void receive(struct dossier *ret)
{
	static struct paper papers[] = {
		{ 1, "Tờ khai", 1, 0, 0, false },
		{ 3, "Giấy xác nhận đã cấp trước đó", 1, 0, 0, false },
		{ 4, "Giấy tờ tùy thân", 0, 0, 0, true },
	};
	struct receive in = trial_form(&t);
	struct received r;

	in.papers = papers;
	in.papers_n = 3;
	in.duplicate_confirmed = true;
	assert_int_equal(dossier_receive(&t.cx, &t.desk, &in, &r), OK);
	assert_int_equal(dossier_open(&t.cx, &t.desk, r.code, ret), OK);
}

/* A day without uploads, a scanner nobody set, the limits as delivered. */
static int morning(void **state)
{
	static int days;
	(void)state;
	t.cx.now = instant_at(day_join(2026, 11, 18), 510 + 8 * days);
	days++;
	t.cx.fault = (struct fault){ 0 };
	store = (struct store){ .root = root };
	place = (struct attachment_place){ .store = &store };
	receive(&d);
	return 0;
}

static const struct buf *a_pdf(const char *text)
{
	struct buf *b = arena_alloc(t.cx.arena, sizeof(*b));

	buf_init(b, t.cx.arena, 1 << 20);
	sample_pdf(b, text);
	return b;
}

static struct attachment_in in_of(enum attachment_kind kind, int paper,
				  const struct buf *file)
{
	return (struct attachment_in){ .form_key = trial_key(&t),
				       .kind = kind,
				       .paper = paper,
				       .file_name = "tệp.pdf",
				       .data = file->data,
				       .len = file->len };
}

static enum err add(const struct actor *who, enum attachment_kind kind,
		    int paper, const char *text)
{
	struct attachment_in in = in_of(kind, paper, a_pdf(text));

	return attachment_add(&t.cx, who, &d, &place, &in, &added);
}

static void refused_with(enum err err, enum err want, const char *words)
{
	assert_int_equal(err, want);
	assert_non_null(t.cx.fault.message);
	if (!strstr(t.cx.fault.message, words))
		fail_msg("wanted “%s”, heard “%s”", words,
			 t.cx.fault.message);
}

static struct attachment *list(size_t want)
{
	struct attachment *all;
	size_t n;

	assert_int_equal(attachment_list(&t.cx, d.id, &all, &n), OK);
	assert_int_equal(n, want);
	return all;
}

static long long audits(const char *action, const char *outcome)
{
	return trial_number(
		DB, arena_printf(t.cx.arena,
				 "SELECT COUNT(*) FROM audit WHERE action ="
				 " '%s' AND outcome = '%s' AND dossier_id ="
				 " %lld",
				 action, outcome, (long long)d.id.v));
}

static struct attachment_report verify(void)
{
	struct attachment_report r;

	assert_int_equal(attachment_verify(&t.cx, &store, true, &r), OK);
	return r;
}

static void a_scan_of_a_paper_is_kept_and_listed(void **state)
{
	struct attachment *all;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "tờ khai"), OK);
	assert_string_equal(added.name, "tệp.pdf");
	all = list(1);
	assert_int_equal(all[0].kind, ATTACH_PAPER);
	assert_int_equal(all[0].paper, 1);
	assert_int_equal(all[0].version, 1);
	assert_int_equal(all[0].type, FILETYPE_PDF);
	assert_int_equal(all[0].scan, SCAN_NONE);
	assert_true(all[0].is_newest);
	assert_int_equal(store_size(&store, &all[0].digest), all[0].size);
	assert_int_equal(audits("upload-file", "ok"), 1);
}

static void a_further_file_is_a_further_version_and_the_old_stays(void **state)
{
	struct attachment *all;
	(void)state;

	trial_reach(&t, &d, STATE_EXAMINING);
	assert_int_equal(add(&t.handler, ATTACH_DRAFT, 0, "dự thảo 1"), OK);
	assert_int_equal(add(&t.handler, ATTACH_DRAFT, 0, "dự thảo 2"), OK);
	assert_int_equal(add(&t.handler, ATTACH_DRAFT, 0, "dự thảo 3"), OK);
	assert_int_equal(added.version, 3);
	all = list(3);
	assert_int_equal(all[0].version, 3);
	assert_true(all[0].is_newest);
	assert_false(all[1].is_newest);
	for (int i = 0; i < 3; i++)
		assert_int_equal(store_size(&store, &all[i].digest),
				 all[i].size);
}

static void papers_count_their_versions_apart(void **state)
{
	(void)state;
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "một"), OK);
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 3, "bốn"), OK);
	assert_int_equal(added.version, 1);
	refused_with(add(&t.desk, ATTACH_PAPER, 2, "hai"), ERR_INPUT,
		     "không có giấy tờ số 2");
	refused_with(add(&t.desk, ATTACH_PAPER, 4, "chỉ xem"), ERR_INPUT,
		     "không có giấy tờ số 4");
	refused_with(add(&t.desk, ATTACH_PAPER, 0, "không"), ERR_INPUT,
		     "Chọn giấy tờ");
}

static void the_same_file_twice_is_told_not_kept_twice(void **state)
{
	struct attachment *all;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "y hệt"), OK);
	refused_with(add(&t.desk, ATTACH_PAPER, 1, "y hệt"), ERR_INPUT,
		     "đã có trong hồ sơ (Bản quét giấy tờ, bản 1)");
	/* As another paper it is another matter, and one object. */
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 3, "y hệt"), OK);
	all = list(2);
	assert_true(digest_equal(&all[0].digest, &all[1].digest));
}

static void a_form_sent_twice_finds_its_file(void **state)
{
	struct attachment_in in = in_of(ATTACH_PAPER, 1, a_pdf("hai lần"));
	struct attachment_added again;
	const struct buf *other = a_pdf("tệp khác");
	(void)state;

	assert_int_equal(
		attachment_add(&t.cx, &t.desk, &d, &place, &in, &added), OK);
	assert_int_equal(
		attachment_add(&t.cx, &t.desk, &d, &place, &in, &again), OK);
	assert_true(again.was_known);
	assert_int_equal(again.id.v, added.id.v);
	list(1);
	in.data = other->data;
	in.len = other->len;
	refused_with(attachment_add(&t.cx, &t.desk, &d, &place, &in, &again),
		     ERR_STATE, "biểu mẫu này đã gửi tệp khác");
}

static void a_name_is_a_label_and_never_a_path(void **state)
{
	static const struct {
		const char *sent, *kept;
	} names[] = {
		{ "../../../etc/passwd.pdf", "passwd.pdf" },
		{ "C:\\Users\\A\\Đơn.PDF", "Đơn.PDF" },
		{ "..\\..\\a.pdf", "a.pdf" },
		{ "CON.pdf", "_CON.pdf" },
		{ "lpt1.pdf", "_lpt1.pdf" },
		{ "Nguye\u0302\u0303n.pdf", "Nguyễn.pdf" },
		{ "hoa\u202efdp.pdf", "hoafdp.pdf" },
		{ "a\nb\tc.pdf", "a_b c.pdf" },
		{ "a<b>|\"?*:.pdf", "a_b______.pdf" },
		{ "  .. a.pdf . ", "a.pdf" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct attachment_in in = in_of(
			ATTACH_OTHER, 0,
			a_pdf(arena_printf(t.cx.arena, "tên %zu", i)));

		in.file_name = names[i].sent;
		assert_int_equal(attachment_add(&t.cx, &t.desk, &d, &place,
						&in, &added),
				 OK);
		assert_string_equal(added.name, names[i].kept);
	}
	assert_int_equal(verify().strangers, 0);
}

static void who_may_add_what_is_the_table(void **state)
{
	(void)state;
	/* Received at the desk: the desk holds it. */
	refused_with(add(&t.handler, ATTACH_PAPER, 1, "a"), ERR_DENIED,
		     "Chỉ bộ phận một cửa nơi tiếp nhận");
	refused_with(add(&t.desk, ATTACH_DRAFT, 0, "a"), ERR_DENIED,
		     "Chỉ đơn vị đang giữ");
	refused_with(add(&t.clerk, ATTACH_RESULT, 0, "a"), ERR_STATE,
		     "chưa được ký");
	refused_with(add(&t.stranger, ATTACH_PAPER, 1, "a"), ERR_DENIED,
		     "Chỉ bộ phận một cửa nơi tiếp nhận");
	trial_reach(&t, &d, STATE_EXAMINING);
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "quầy"), OK);
	assert_int_equal(add(&t.handler, ATTACH_DRAFT, 0, "thụ lý"), OK);
	assert_int_equal(add(&t.head, ATTACH_SUPPLEMENT, 3, "phòng"), OK);
	refused_with(add(&t.leader, ATTACH_DRAFT, 0, "b"), ERR_DENIED,
		     "Chỉ đơn vị đang giữ");
	trial_reach(&t, &d, STATE_FOR_SEAL);
	refused_with(add(&t.desk, ATTACH_RESULT, 0, "b"), ERR_DENIED,
		     "Chỉ văn thư");
	assert_int_equal(add(&t.handler, ATTACH_OTHER, 0, "thụ lý"), OK);
	trial_reach(&t, &d, STATE_READY);
	assert_int_equal(add(&t.clerk, ATTACH_RESULT, 0, "bản đóng dấu"), OK);
	refused_with(add(&t.handler, ATTACH_DRAFT, 0, "c"), ERR_STATE,
		     "đã kết thúc giải quyết");
	assert_int_equal(audits("upload-file", "refused"), 7);
}

static void bytes_that_deny_the_name_are_refused_and_recorded(void **state)
{
	struct attachment_in in = in_of(ATTACH_PAPER, 1, a_pdf("x"));
	(void)state;

	in.data = "MZ chương trình";
	in.len = 15;
	in.file_name = "Tờ khai.pdf";
	refused_with(attachment_add(&t.cx, &t.desk, &d, &place, &in, &added),
		     ERR_INPUT,
		     "Tệp “Tờ khai.pdf” có tên PDF nhưng nội dung không phải"
		     " PDF.");
	assert_int_equal(audits("upload-file", "refused"), 1);
	list(0);
}

static void limit(const char *code, int value)
{
	trial_sql(DB, arena_printf(t.cx.arena,
				   "UPDATE rule SET value = %d WHERE code ="
				   " '%s'",
				   value, code));
}

static enum err add_large(const struct actor *who, const char *text,
			  size_t size)
{
	struct buf b, comment;
	struct attachment_in in;

	buf_init(&b, t.cx.arena, 4 << 20);
	buf_init(&comment, t.cx.arena, 4 << 20);
	buf_puts(&comment, text);
	while (comment.len < size)
		buf_puts(&comment, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
	sample_pdf(&b, comment.data);
	in = in_of(ATTACH_OTHER, 0, &b);
	return attachment_add(&t.cx, who, &d, &place, &in, &added);
}

static void a_paper_belongs_to_the_kinds_that_have_one(void **state)
{
	(void)state;
	refused_with(add(&t.desk2, ATTACH_OTHER, 1, "x"), ERR_INPUT,
		     "không gắn với một giấy tờ");
	refused_with(add(&t.desk2, ATTACH_PAPER, 0, "x"), ERR_INPUT,
		     "Chọn giấy tờ");
	refused_with(add(&t.desk2, ATTACH_PAPER, 999, "x"), ERR_INPUT,
		     "không có giấy tờ số 999");
	list(0);
}

static void what_a_pdf_does_is_asked_before_it_is_kept(void **state)
{
	struct attachment_in in;
	struct buf b;
	(void)state;

	buf_init(&b, t.cx.arena, 1 << 20);
	sample_pdf_with(&b, "/OpenAction<</S/Launch/F(cmd.exe)>>", "",
			(const char *const[]){ NULL });
	in = in_of(ATTACH_OTHER, 0, &b);
	refused_with(attachment_add(&t.cx, &t.desk2, &d, &place, &in, &added),
		     ERR_INPUT, "Tệp “tệp.pdf” có lệnh mở chương trình");
	list(0);
	assert_int_equal(add(&t.desk2, ATTACH_OTHER, 0, "đơn"), OK);
}

static void one_form_has_only_so_much_of_the_readers_time(void **state)
{
	(void)state;
	assert_int_equal(add(&t.desk2, ATTACH_OTHER, 0, "một"), OK);
	assert_true(place.looked_ms < 12000);
	place.looked_ms = 12001;
	refused_with(add(&t.desk2, ATTACH_OTHER, 0, "hai"), ERR_INPUT,
		     "các tệp trước nó mất quá nhiều thời gian");
	list(1);
}

static void each_limit_has_its_sentence(void **state)
{
	const size_t mb = 1 << 20;
	(void)state;

	limit("file_max_mb", 1);
	refused_with(add_large(&t.desk2, "a", mb), ERR_LIMIT,
		     "vượt giới hạn 1 MB một tệp");
	limit("file_max_mb", 20);
	limit("file_dossier_max_mb", 2);
	assert_int_equal(add_large(&t.desk2, "b", mb), OK);
	refused_with(add_large(&t.desk2, "c", mb), ERR_LIMIT,
		     "hồ sơ đã có 1 MB, giới hạn là 2 MB một hồ sơ");
	limit("file_dossier_max_mb", 200);
	limit("file_dossier_max", 1);
	refused_with(add(&t.desk, ATTACH_PAPER, 1, "d"), ERR_LIMIT,
		     "hồ sơ đã có 1 tệp");
	limit("file_dossier_max", 200);
	limit("file_account_day_max_mb", 2);
	refused_with(add_large(&t.desk2, "e", mb), ERR_LIMIT,
		     "hôm nay ông/bà đã có 1 MB, giới hạn là 2 MB một người"
		     " một ngày");
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "f"), OK);
	limit("file_account_day_max_mb", 500);
	limit("file_unit_day_max_mb", 2);
	refused_with(add_large(&t.desk, "g", mb), ERR_LIMIT,
		     "hôm nay đơn vị đã có");
	/* Tomorrow is another day. */
	t.cx.now.s += 24 * 3600;
	assert_int_equal(add_large(&t.desk, "h", mb), OK);
	limit("file_unit_day_max_mb", 2000);
}

static void a_disk_nearly_full_takes_nothing_and_loses_nothing(void **state)
{
	int64_t objects;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "trước"), OK);
	objects = verify().objects;
	limit("file_free_min_mb", 1000000000);
	refused_with(add(&t.desk, ATTACH_PAPER, 1, "sau"), ERR_LIMIT,
		     "ổ đĩa lưu tệp sắp đầy");
	limit("file_free_min_mb", 1024);
	list(1);
	assert_int_equal(verify().objects, objects);
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "sau"), OK);
}

static void without_limits_nothing_is_taken(void **state)
{
	(void)state;
	trial_sql(DB, "UPDATE rule SET code = 'file_max_xx' WHERE code ="
		      " 'file_max_mb'");
	refused_with(add(&t.desk, ATTACH_PAPER, 1, "a"), ERR_STATE,
		     "chưa được khai báo");
	trial_sql(DB, "UPDATE rule SET code = 'file_max_mb' WHERE code ="
		      " 'file_max_xx'");
}

/* Whose work it was: who stands in for another is named with them. */
static void a_delegates_file_says_for_whom(void **state)
{
	struct actor standing_in = t.head;
	struct attachment *all;
	(void)state;

	standing_in.id = t.cashier.id;
	standing_in.login = t.cashier.login;
	standing_in.name = t.cashier.name;
	standing_in.delegated_roles = standing_in.roles;
	standing_in.delegated_from = t.head.id;
	standing_in.delegated_name = t.head.name;
	standing_in.delegated_scope = "all";
	standing_in.delegated_value = "";
	trial_sql(DB, arena_printf(t.cx.arena,
				   "INSERT INTO delegation (from_id, to_id,"
				   " role, unit_id, valid_from, valid_to,"
				   " scope, scope_value, decision_no, ground,"
				   " made_by, made_at) VALUES (%lld, %lld,"
				   " 'DEPT_HEAD', %lld, '%s', '%s', 'all', '',"
				   " '1/QĐ', 'Nghỉ phép', %lld, '2026-11-01')",
				   (long long)t.head.id.v,
				   (long long)t.cashier.id.v,
				   (long long)t.head.unit.v,
				   day_iso(t.cx.arena, instant_day(t.cx.now)),
				   day_iso(t.cx.arena, instant_day(t.cx.now)),
				   (long long)t.head.id.v));
	trial_reach(&t, &d, STATE_EXAMINING);
	assert_int_equal(add(&standing_in, ATTACH_OTHER, 0, "thay"), OK);
	all = list(1);
	assert_string_equal(all[0].account_name,
			    arena_printf(t.cx.arena, "%s (thay mặt %s)",
					 t.cashier.name, t.head.name));
	assert_int_equal(add(&t.head, ATTACH_OTHER, 0, "của mình"), OK);
	all = list(2);
	assert_string_equal(all[0].account_name, t.head.name);
}

static void a_withdrawn_file_stays_in_the_history(void **state)
{
	struct attachment_id first;
	struct attachment *all;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "nhầm"), OK);
	first = added.id;
	refused_with(attachment_withdraw(&t.cx, &t.desk, &d, first, " "),
		     ERR_INPUT, "Nhập lý do");
	refused_with(attachment_withdraw(&t.cx, &t.handler, &d, first, "x"),
		     ERR_DENIED, "Chỉ người đã tải tệp lên");
	/* desk2 is the head of the same desk. */
	assert_int_equal(attachment_withdraw(&t.cx, &t.desk2, &d, first,
					     "Quét nhầm người khác"),
			 OK);
	refused_with(attachment_withdraw(&t.cx, &t.desk, &d, first, "x"),
		     ERR_STATE, "đã được rút");
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "đúng"), OK);
	assert_int_equal(added.version, 2);
	all = list(2);
	assert_true(all[0].is_newest);
	assert_false(all[1].is_newest);
	assert_string_equal(all[1].withdrawn_reason, "Quét nhầm người khác");
	assert_string_equal(all[1].withdrawn_by, "quay2");
	assert_int_equal(attachment_open(&t.cx, &t.desk, d.id, first, all),
			 OK);
	/* And the very same file may come again. */
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "nhầm"), OK);
}

static void a_file_opens_in_its_own_dossier_only(void **state)
{
	struct dossier other;
	struct attachment a;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "của tôi"), OK);
	trial_receive(&t, &other);
	assert_int_equal(attachment_open(&t.cx, &t.desk, other.id, added.id,
					 &a),
			 ERR_MISSING);
	assert_int_equal(attachment_open(&t.cx, &t.handler, d.id, added.id,
					 &a),
			 OK);
	assert_int_equal(audits("read-file", "ok"), 1);
}

static void the_scanners_word_decides(void **state)
{
	struct attachment_in in;
	pid_t pid;
	(void)state;

	place.clamd = socket_path;
	pid = scanner_start(socket_path, 's');
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "lành"), OK);
	assert_int_equal(list(1)[0].scan, SCAN_CLEAN);
	in = in_of(ATTACH_PAPER, 3, a_pdf("EICAR giả"));
	refused_with(attachment_add(&t.cx, &t.desk, &d, &place, &in, &added),
		     ERR_INPUT, "có mã độc (Eicar-Signature)");
	scanner_stop(pid, socket_path);
	list(1);
	assert_int_equal(
		trial_number(DB, arena_printf(
					 t.cx.arena,
					 "SELECT COUNT(*) FROM audit WHERE"
					 " dossier_id = %lld AND outcome ="
					 " 'refused' AND detail LIKE"
					 " '%%infected: Eicar-Signature'",
					 (long long)d.id.v)),
		1);
}

static void while_the_scanner_is_silent_files_wait(void **state)
{
	struct attachment_id good, bad;
	struct attachment_rescan r;
	struct attachment a;
	pid_t pid;
	(void)state;

	place.clamd = socket_path;
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "sẽ lành"), OK);
	good = added.id;
	assert_true(place.is_clamd_silent);
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 3, "sẽ là EICAR"), OK);
	bad = added.id;
	assert_int_equal(list(2)[0].scan, SCAN_WAITING);
	refused_with(attachment_open(&t.cx, &t.handler, d.id, good, &a),
		     ERR_STATE, "đang chờ quét");
	assert_int_equal(attachment_open(&t.cx, &t.desk, d.id, good, &a), OK);

	place.is_clamd_silent = false;
	assert_int_equal(attachment_rescan(&t.cx, &place, &r), OK);
	assert_int_equal(r.done, 0);
	/* One that only has errors to say leaves them waiting. */
	pid = scanner_start(socket_path, 'e');
	place.is_clamd_silent = false;
	assert_int_equal(attachment_rescan(&t.cx, &place, &r), OK);
	assert_int_equal(r.unsure, 2);
	assert_int_equal(list(2)[0].scan, SCAN_WAITING);
	scanner_stop(pid, socket_path);
	pid = scanner_start(socket_path, 's');
	place.is_clamd_silent = false;
	assert_int_equal(attachment_rescan(&t.cx, &place, &r), OK);
	assert_int_equal(r.done, 2);
	assert_int_equal(attachment_rescan(&t.cx, &place, &r), OK);
	assert_int_equal(r.done, 0);
	scanner_stop(pid, socket_path);
	assert_int_equal(attachment_open(&t.cx, &t.handler, d.id, good, &a),
			 OK);
	assert_int_equal(a.scan, SCAN_CLEAN);
	refused_with(attachment_open(&t.cx, &t.desk, d.id, bad, &a), ERR_STATE,
		     "có mã độc");
}

static const char *deadly;

static void die_here(const char *step)
{
	if (strcmp(step, deadly) == 0)
		raise(SIGKILL);
}

static void killed_at_any_step_no_row_lacks_its_file(void **state)
{
	static const struct {
		const char *step;
		int rows, orphans;
	} steps[] = { { "temp", 0, 0 },	  { "written", 0, 0 },
		      { "synced", 0, 0 }, { "hashed", 0, 0 },
		      { "linked", 0, 1 }, { "durable", 0, 1 },
		      { "row", 0, 1 },	  { "committed", 1, 0 } };
	(void)state;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct attachment_report before = verify(), after;
		const char *text =
			arena_printf(t.cx.arena, "chết ở %s", steps[i].step);
		int status;
		pid_t pid;

		deadly = steps[i].step;
		pid = fork();
		if (!pid) {
			trial_join(&t, DB);
			store.reached = die_here;
			_exit((int)add(&t.desk, ATTACH_OTHER, 0, text));
		}
		waitpid(pid, &status, 0);
		assert_true(WIFSIGNALED(status));
		after = verify();
		assert_int_equal(after.missing, 0);
		assert_int_equal(after.damaged, 0);
		assert_int_equal(after.strangers, 0);
		assert_int_equal(after.rows - before.rows, steps[i].rows);
		assert_int_equal(after.orphans - before.orphans,
				 steps[i].orphans);
		/* Sent again, it is taken, and the orphan finds its row. */
		if (steps[i].rows)
			continue;
		assert_int_equal(add(&t.desk, ATTACH_OTHER, 0, text), OK);
		assert_int_equal(verify().orphans, before.orphans);
	}
}

static void a_lost_file_is_reported_by_its_row(void **state)
{
	char name[STORE_NAME_LEN + 1], path[200];
	struct attachment_report r;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "sẽ mất"), OK);
	store_name(&list(1)[0].digest, name);
	snprintf(path, sizeof(path), "%s/%s", root, name);
	assert_int_equal(unlink(path), 0);
	r = verify();
	assert_int_equal(r.missing, 1);
	assert_int_equal(r.first_missing.v, added.id.v);
	/* Given back by a backup, it is whole again. */
	assert_int_equal(store_put(&store, a_pdf("sẽ mất")->data,
				   a_pdf("sẽ mất")->len,
				   &(struct digest){ 0 }),
			 OK);
	assert_int_equal(verify().missing, 0);
}

static void a_row_changed_behind_the_triggers_is_reported(void **state)
{
	struct attachment_report r;
	(void)state;

	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "thật"), OK);
	assert_int_equal(verify().unwitnessed, 0);
	trial_sql(DB, "DROP TRIGGER attachment_no_update");
	trial_sql(DB, arena_printf(t.cx.arena,
				   "UPDATE attachment SET digest ="
				   " REPEAT('z', 32) WHERE id = %lld",
				   (long long)added.id.v));
	r = verify();
	assert_int_equal(r.unwitnessed, 1);
	assert_int_equal(r.first_unwitnessed.v, added.id.v);
}

static void two_at_once_get_two_versions(void **state)
{
	pid_t pids[4];
	(void)state;

	for (int i = 0; i < 4; i++) {
		pids[i] = fork();
		if (pids[i])
			continue;
		trial_join(&t, DB);
		for (int n = 0; n < 5; n++) {
			if (add(&t.desk, ATTACH_PAPER, 1,
				arena_printf(t.cx.arena, "%d %d", i, n)) != OK)
				_exit(1);
		}
		_exit(0);
	}
	for (int i = 0; i < 4; i++) {
		int status;

		waitpid(pids[i], &status, 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(list(20)[0].version, 20);
}

static bool sql_fails(const char *sql)
{
	const char *command = arena_printf(
		t.cx.arena,
		"mariadb --no-defaults --socket=\"$DB_SOCKET\" " DB
		" -e \"%s\" >/dev/null 2>&1",
		sql);

	return system(command) != 0;
}

static void nobody_changes_or_removes_what_was_added(void **state)
{
	(void)state;
	assert_int_equal(add(&t.desk, ATTACH_PAPER, 1, "bền"), OK);
	assert_int_equal(attachment_withdraw(&t.cx, &t.desk, &d, added.id,
					     "thử"),
			 OK);
	assert_true(sql_fails("UPDATE attachment SET name = 'x'"));
	assert_true(sql_fails("DELETE FROM attachment"));
	assert_true(sql_fails("UPDATE attachment_event SET reason = 'x'"));
	assert_true(sql_fails("DELETE FROM attachment_event"));
	assert_false(sql_fails("SELECT 1 FROM attachment LIMIT 1"));
}

#define TEST(name) cmocka_unit_test_setup(name, morning)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_scan_of_a_paper_is_kept_and_listed),
		TEST(a_further_file_is_a_further_version_and_the_old_stays),
		TEST(papers_count_their_versions_apart),
		TEST(the_same_file_twice_is_told_not_kept_twice),
		TEST(a_form_sent_twice_finds_its_file),
		TEST(a_name_is_a_label_and_never_a_path),
		TEST(who_may_add_what_is_the_table),
		TEST(bytes_that_deny_the_name_are_refused_and_recorded),
		TEST(a_paper_belongs_to_the_kinds_that_have_one),
		TEST(what_a_pdf_does_is_asked_before_it_is_kept),
		TEST(one_form_has_only_so_much_of_the_readers_time),
		TEST(each_limit_has_its_sentence),
		TEST(a_disk_nearly_full_takes_nothing_and_loses_nothing),
		TEST(without_limits_nothing_is_taken),
		TEST(a_delegates_file_says_for_whom),
		TEST(a_withdrawn_file_stays_in_the_history),
		TEST(a_file_opens_in_its_own_dossier_only),
		TEST(the_scanners_word_decides),
		TEST(while_the_scanner_is_silent_files_wait),
		TEST(killed_at_any_step_no_row_lacks_its_file),
		TEST(a_lost_file_is_reported_by_its_row),
		TEST(two_at_once_get_two_versions),
		TEST(nobody_changes_or_removes_what_was_added),
		/* The last: it damages. */
		TEST(a_row_changed_behind_the_triggers_is_reported),
	};

	return cmocka_run_group_tests(tests, make, drop);
}

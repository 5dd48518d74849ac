/* The replay of the seals: the first row that is not what was sealed. */
#include <string.h>

#include "domain/proof/replay.h"
#include "domain/proof/seal_internal.h"

STMT(q_last_no, "", "i", "SELECT COALESCE(MAX(no), 0) FROM seal");
STMT(q_page, "ii", "itiiiiii" "ibbbbb" "ib",
     "SELECT no, at, event_from, event_to, audit_from, audit_to, row_from,"
     " row_to, rows_n, event_leaves, audit_leaves, row_leaves, prev_hash, hash,"
     " notes_n, notes_head FROM seal WHERE no > ?"
     " ORDER BY no LIMIT ?");
#define PAGE 4

struct walk {
	struct seal_replay *r;
	struct digest hash; /* of the seal before */
	int64_t no, to[SOURCE_COUNT];
	int64_t found[SOURCE_COUNT]; /* rows in the sealed ranges */
	/* No row of the next block is older; INSTANT_NONE: of any age. */
	struct instant since[SOURCE_COUNT];
};

void seal_fault_found(struct seal_replay *r, const char *kind, int64_t id,
		      const char *reason)
{
	if (r->faults++)
		return;
	r->kind = kind;
	r->id = id;
	r->reason = reason;
}

/* The seal by itself, and after the one before it; NULL or what is wrong. */
static const char *seal_fault(struct arena *arena, const struct walk *w,
			      const struct block *b)
{
	struct digest prev, stored, mine;

	if (!digest_stored(b->prev, &prev) || !digest_stored(b->hash, &stored))
		return "its content was changed";
	for (int i = 0; i < SOURCE_COUNT; i++) {
		if (b->leaves[i].len % LEAF_LEN)
			return "its content was changed";
	}
	mine = block_hash(arena, &prev, b);
	if (!digest_equal(&mine, &stored))
		return "its content was changed";
	if (!digest_equal(&prev, &w->hash))
		return "does not follow the seal before it";
	for (int i = 0; i < SOURCE_COUNT; i++) {
		if (i == SOURCE_ROW && !b->from[i] && !b->to[i] && !w->to[i])
			continue; /* of an older release */
		if (b->from[i] != w->to[i] + 1)
			return "does not begin where the seal before it ended";
	}
	return NULL;
}

const char *const seal_kinds[SOURCE_COUNT] = { "event", "audit row",
						  "row record" };
#define OLDER "is older than the seal before it"

/* What was written after a seal does not say that it was before it. */
static void compare_age(struct walk *w, enum source source,
			const struct leaves *found)
{
	for (size_t i = 0; i < found->n; i++) {
		if (found->when[i].s < w->since[source].s)
			seal_fault_found(w->r, seal_kinds[source],
			     leaf_id(found->at + LEAF_LEN * i), OLDER);
	}
}

/* Both lists are in the order of the ids. */
static void compare(struct walk *w, const char *kind, struct bytes sealed,
		    const struct leaves *found)
{
	const unsigned char *s = sealed.data, *f = found->at;
	const unsigned char *s_end = s + sealed.len / LEAF_LEN * LEAF_LEN;
	const unsigned char *f_end = f + LEAF_LEN * found->n;

	while (s < s_end || f < f_end) {
		int64_t a = s < s_end ? leaf_id(s) : INT64_MAX;
		int64_t b = f < f_end ? leaf_id(f) : INT64_MAX;

		if (a < b)
			seal_fault_found(w->r, kind, a, "was deleted");
		else if (b < a)
			seal_fault_found(w->r, kind, b, "was inserted after it was sealed");
		else if (memcmp(s, f, LEAF_LEN) != 0)
			seal_fault_found(w->r, kind, a, "its content was changed");
		if (a <= b)
			s += LEAF_LEN;
		if (b <= a)
			f += LEAF_LEN;
		w->r->rows++;
	}
}

static enum err replay_one(struct cx *cx, struct walk *w,
			   const struct block *b)
{
	struct leaves found;
	const char *why;

	while (++w->no < b->no) {
		seal_fault_found(w->r, "seal", w->no, "was deleted");
		for (int i = 0; i < SOURCE_COUNT; i++)
			w->to[i] = b->from[i] ? b->from[i] - 1 : 0;
		digest_stored(b->prev, &w->hash);
	}
	why = seal_fault(cx->arena, w, b);
	if (why)
		seal_fault_found(w->r, "seal", b->no, why);
	for (int i = 0; i < SOURCE_COUNT; i++) {
		TRY(leaves_read(cx, (enum source)i, b->from[i], b->to[i],
				2 * SEAL_ROWS, &found));
		w->found[i] += (int64_t)found.n;
		compare(w, seal_kinds[i], b->leaves[i], &found);
		compare_age(w, (enum source)i, &found);
		w->to[i] = b->to[i];
		if (i != SOURCE_ROW && /* its moment is the database's */
		    b->leaves[i].len < SEAL_ROWS * LEAF_LEN)
			w->since[i].s = b->at.s - SEAL_SLACK_S;
	}
	digest_stored(b->hash, &w->hash);
	w->r->seals++;
	return OK;
}

static bool next_block(struct rows *rows, struct block *b)
{
	return rows_next(rows, &b->no, &b->at, &b->from[SOURCE_EVENT],
			 &b->to[SOURCE_EVENT], &b->from[SOURCE_AUDIT],
			 &b->to[SOURCE_AUDIT], &b->from[SOURCE_ROW],
			 &b->to[SOURCE_ROW], &b->rows,
			 &b->leaves[SOURCE_EVENT], &b->leaves[SOURCE_AUDIT],
			 &b->leaves[SOURCE_ROW], &b->prev, &b->hash,
			 &b->notes, &b->noted);
}

STMT(q_older_event, "it", "i",
     "SELECT COALESCE(MIN(id), 0) FROM event FORCE INDEX (event_id)"
     " WHERE id > ? AND at < ?");
STMT(q_older_audit, "it", "i",
     "SELECT COALESCE(MIN(id), 0) FROM audit FORCE INDEX (PRIMARY)"
     " WHERE id > ? AND at < ?");

/* The same of those that wait for their seal. */
static enum err check_waiting(struct cx *cx, struct walk *w)
{
	const struct stmt *const older[] = { q_older_event, q_older_audit };
	int64_t id;

	for (int i = 0; i < SOURCE_ROW; i++) {
		if (w->since[i].s == INSTANT_NONE.s)
			continue;
		TRY(db_one(cx, older[i], w->to[i], w->since[i], &id));
		if (id)
			seal_fault_found(w->r, seal_kinds[i], id, OLDER);
	}
	return OK;
}

/* In one statement: what is written meanwhile makes no fault. */
#define COUNTED(table, source)                                         \
	"(SELECT COUNT(*) FROM " table " WHERE id > ?),"               \
	" (SELECT COALESCE(SUM(rows_n), 0) FROM written"               \
	"  WHERE source = '" source "'),"                              \
	" (SELECT COALESCE(MAX(id), 0) FROM " table ")"
STMT(q_counted, "iii", "iiiiiiiii",
     "SELECT " COUNTED("event", "event") ", " COUNTED("audit", "audit") ", "
     COUNTED("row_record", "row"));

/* Also of what no seal covers yet, none is gone: the database counts what it
 * writes elsewhere. */
static enum err check_count(struct cx *cx, struct walk *w)
{
	int64_t waiting[SOURCE_COUNT], written[SOURCE_COUNT], id[SOURCE_COUNT];

	TRY(db_one(cx, q_counted, w->to[0], w->to[1], w->to[2], &waiting[0],
		   &written[0], &id[0], &waiting[1], &written[1], &id[1],
		   &waiting[2], &written[2], &id[2]));
	for (int i = 0; i < SOURCE_COUNT; i++) {
		int64_t there = w->found[i] + waiting[i];

		w->r->waiting += waiting[i];
		if (there < written[i])
			seal_fault_found(w->r, seal_kinds[i], id[i] + 1,
					 "is gone, or an earlier one");
		if (there > written[i])
			seal_fault_found(w->r, seal_kinds[i], id[i],
					 "or an earlier one was never counted");
	}
	return OK;
}

static enum err walk_all(struct cx *page, struct walk *w, int64_t last,
			 void (*progress)(int64_t done, int64_t total))
{
	struct rows rows;
	struct block b;

	do {
		arena_reset(page->arena);
		TRY(db_query(page, q_page, &rows, w->no, (int64_t)PAGE));
		while (next_block(&rows, &b)) {
			TRY(replay_one(page, w, &b));
			if (progress)
				progress(b.no, last);
		}
	} while (rows.n == PAGE);
	TRY(check_waiting(page, w));
	return check_count(page, w);
}

enum err seal_verify(struct cx *cx, const char *notes,
		     void (*progress)(int64_t done, int64_t total),
		     struct seal_replay *ret)
{
	struct cx page = *cx; /* memory of a few seals at a time */
	struct walk w = { .r = ret, .since = { INSTANT_NONE, INSTANT_NONE,
					       INSTANT_NONE } };
	int64_t last;
	enum err err;

	*ret = (struct seal_replay){ 0 };
	TRY(db_one(cx, q_last_no, &last));
	page.arena = arena_new();
	err = walk_all(&page, &w, last, progress);
	if (err == OK)
		err = notes ? seal_verify_notes(&page, notes, true, ret) : OK;
	cx_keep_fault(cx, &page);
	arena_free(page.arena);
	return err;
}

/* "4711", and the dossier's code where there is one. */
static const char *which(struct arena *arena, const char *id, const char *code)
{
	return arena_printf(arena, "%s%s%s", id, *id && *code ? " " : "", code);
}

struct seal_check seal_check_of(struct cx *cx, const struct replays *r)
{
	struct seal_check c = { .seals = r->seals.seals,
				.rows = r->seals.rows,
				.waiting = r->seals.waiting,
				.faults = r->seals.faults + r->ledger.faults +
					  r->records.faults + r->rows.faults +
					  r->definitions.faults };

	if (r->seals.faults) {
		c.kind = r->seals.kind;
		c.id = arena_printf(cx->arena, "%lld", (long long)r->seals.id);
		c.reason = r->seals.reason;
	} else if (r->ledger.faults) {
		c.kind = "dossier";
		c.id = arena_strdup(cx->arena, r->ledger.first_code);
		c.reason = r->ledger.first_reason;
	} else if (r->records.faults) {
		c.kind = r->records.kind;
		c.id = which(cx->arena,
			     arena_printf(cx->arena, "%lld",
					  (long long)r->records.id),
			     r->records.code);
		c.reason = r->records.reason;
	} else if (r->rows.faults) {
		c.kind = r->rows.kind;
		c.id = which(cx->arena, r->rows.key, r->rows.code);
		c.reason = r->rows.reason;
	} else if (r->definitions.faults) {
		c.kind = r->definitions.kind;
		c.id = r->definitions.name;
		c.reason = r->definitions.reason;
	}
	return c;
}

static const char *const words[][2] = {
	{ "audit row", "Dòng nhật ký" },
	{ "event", "Sự kiện" },
	{ "row record", "Bản ghi dòng dữ liệu" },
	{ "seal", "Niêm phong" },
	{ "noted seal", "Niêm phong đã ghi lại" },
	{ "dossier", "Hồ sơ" },
	{ "letter", "Thư xin lỗi" },
	{ "explanation", "Giải trình" },
	{ "step", "Bước xử lý thư, giải trình" },
	{ "decision", "Quyết định đổi lịch làm việc" },
	{ "was deleted", "đã bị xóa" },
	{ "its content was changed", "nội dung đã bị thay đổi" },
	{ "was inserted after it was sealed",
	  "được chèn thêm sau khi niêm phong" },
	{ "replay", "Lần kiểm tra lại" },
	{ "could not be done",
	  "không làm được, nên chưa biết dữ liệu có còn nguyên vẹn" },
	{ "note", "Ghi chú niêm phong" },
	{ "was noted and is gone", "đã được ghi chú mà nay không còn" },
	{ "or one noted with it was changed since",
	  "hoặc một dòng ghi chú cùng lúc đã bị thay đổi" },
	{ "does not follow the note before it",
	  "không nối tiếp ghi chú trước" },
	{ "cannot be read", "không đọc được" },
	{ "the notes before it are not in the file: it was lost, cut or"
	  " rewritten",
	  "các ghi chú trước đó không có trong tệp: tệp bị mất, bị cắt hoặc"
	  " viết lại" },
	{ "trigger", "Bẫy canh giữ (trigger)" },
	{ "routine", "Thủ tục trong cơ sở dữ liệu" },
	{ "view", "Khung nhìn" },
	{ "column", "Cột" },
	{ "key", "Khóa" },
	{ "check", "Ràng buộc" },
	{ "right", "Quyền trong cơ sở dữ liệu" },
	{ "schedule", "Việc hẹn giờ trong cơ sở dữ liệu" },
	{ "is not there any more", "không còn" },
	{ "is not as the last migration left it",
	  "không còn như lần nâng cấp gần nhất để lại" },
	{ "was made by no migration", "không do lần nâng cấp nào tạo ra" },
	{ "was put back", "được đặt lại sau khi đã xóa" },
	{ "has no record: no program wrote it",
	  "không do chương trình nào ghi" },
	{ "is not recorded: its triggers are not as made",
	  "không còn được ghi chép: bẫy ghi (trigger) đã bị sửa" },
	{ "does not follow the seal before it",
	  "không nối tiếp niêm phong trước" },
	{ "does not begin where the seal before it ended",
	  "không bắt đầu từ chỗ niêm phong trước kết thúc" },
	{ OLDER, "ghi thời điểm trước cả niêm phong liền trước" },
	{ "is gone, or an earlier one", "đã mất, hoặc một dòng trước đó" },
	{ "or an earlier one was never counted",
	  "hoặc một dòng trước đó không do hệ thống ghi" },
	{ "is not in the chain: it was cut or rebuilt",
	  "không còn trong chuỗi: chuỗi đã bị cắt hoặc dựng lại" },
};

static const char *in_words(const char *english, const char *other)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i][0], english) == 0)
			return words[i][1];
	}
	return other;
}

#define BY_HAND "was changed by hand by "

static const char *reason_words(struct arena *arena, const struct seal_check *c)
{
	if (strncmp(c->reason, BY_HAND, strlen(BY_HAND)) == 0)
		return arena_printf(arena, "bị sửa tay bởi %s",
				    c->reason + strlen(BY_HAND));
	return in_words(c->reason, strcmp(c->kind, "dossier") == 0 ?
					   "không khớp với sổ sự kiện khi"
					   " tính lại" :
					   "không còn như khi được ghi");
}

const char *seal_check_words(struct arena *arena, const struct seal_check *c)
{
	const char *kind;

	if (!c->faults)
		return "";
	kind = in_words(c->kind, NULL);
	return arena_printf(arena, "%s%s%s: %s",
			    kind ? kind :
				   arena_printf(arena, "Bảng %s, dòng",
						c->kind),
			    *c->id ? " " : "", c->id, reason_words(arena, c));
}

bool seal_check_is_sound(const struct seal_check *c)
{
	return !c->faults && c->rows;
}

const char *seal_check_outcome(struct arena *arena, const struct seal_check *c)
{
	if (c->faults)
		return seal_check_words(arena, c);
	return seal_check_is_sound(c) ? "không có chỗ sai" :
					"chưa có gì để kiểm tra, chưa dòng nào"
					" được niêm phong";
}

STMT(q_check_new, "tiiiisss", "",
     "INSERT INTO seal_check (at, seals, rows_n, waiting, faults, kind,"
     " fault_id, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
STMT(q_check, "", "tiiiisss",
     "SELECT at, seals, rows_n, waiting, faults, kind, fault_id, reason"
     " FROM seal_check ORDER BY id DESC LIMIT 1");

enum err seal_check_put(struct cx *cx, const struct seal_check *c)
{
	return db_exec(cx, q_check_new, cx->now, c->seals, c->rows, c->waiting,
		       c->faults, c->kind ? c->kind : "", c->id ? c->id : "",
		       c->reason ? c->reason : "");
}

enum err seal_check_undone(struct cx *cx)
{
	const struct seal_check c = { .faults = 1,
				      .kind = "replay",
				      .reason = "could not be done" };

	return seal_check_put(cx, &c);
}

enum err seal_check_newest(struct cx *cx, struct seal_check *ret)
{
	return db_one(cx, q_check, &ret->at, &ret->seals, &ret->rows,
		      &ret->waiting, &ret->faults, &ret->kind, &ret->id,
		      &ret->reason);
}

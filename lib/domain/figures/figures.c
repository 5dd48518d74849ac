#include "domain/figures/figures.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct { const char *code, *meaning; } words[FIG_COUNT] = {
	[FIG_RECEIVED] = { "tiep_nhan", "Hồ sơ tiếp nhận trong ngày, kể cả trả ngay và vòng đính chính" },
	[FIG_EARLY] = { "truoc_han", "Hồ sơ có kết quả trong ngày, trước ngày hẹn" },
	[FIG_ON_TIME] = { "dung_han", "Hồ sơ có kết quả trong ngày, đúng ngày hẹn hoặc khi đồng hồ đang dừng" },
	[FIG_LATE] = { "tre_han", "Hồ sơ có kết quả trong ngày, sau ngày hẹn" },
	[FIG_REFUSED] = { "tu_choi", "Trong số có kết quả: kết quả là từ chối giải quyết" },
	[FIG_WITHDRAWN] = { "rut", "Hồ sơ kết thúc trong ngày vì người nộp rút" },
	[FIG_STOPPED] = { "dung", "Hồ sơ dừng giải quyết trong ngày, không có kết quả" },
	[FIG_ENDED_LATE] = { "rut_dung_sau_han", "Trong số rút và dừng: kết thúc sau ngày hẹn" },
	[FIG_LATE_BEGAN] = { "bat_dau_tre", "Hồ sơ chưa xong mà qua ngày hẹn, tính vào ngày đầu tiên sau ngày hẹn" },
	[FIG_LATE_ENDED] = { "het_tre", "Hồ sơ đang trễ kết thúc trong ngày, hoặc ngày hẹn tạm tính được tính lại" },
	[FIG_PAUSED] = { "tam_dung", "Hồ sơ bắt đầu dừng đồng hồ: chờ người nộp bổ sung hoặc nộp tiền" },
	[FIG_RESUMED] = { "chay_lai", "Hồ sơ hết dừng đồng hồ: chạy lại hoặc kết thúc" },
	[FIG_LETTERS] = { "co_thu_xin_loi", "Hồ sơ trễ có thư xin lỗi (thư đầu tiên) được ký" },
	[FIG_REAPPOINTED] = { "hen_lai", "Lần hẹn lại sau xin lỗi; không làm hồ sơ hết trễ" },
	[FIG_FAULTS] = { "loi_dong_bo", "Lỗi đồng bộ giữa các hệ thống được ghi nhận" },
	[FIG_MENDED] = { "het_loi_dong_bo", "Lỗi đồng bộ được ghi nhận là đã hết" },
	[FIG_OWN_MINUTES] = { "phut_co_quan", "Phút làm việc của hồ sơ kết thúc trễ: do cơ quan giải quyết giữ" },
	[FIG_OTHER_MINUTES] = { "phut_don_vi_khac", "Phút làm việc của hồ sơ kết thúc trễ: chờ đơn vị phối hợp, liên thông" },
	[FIG_CITIZEN_MINUTES] = { "phut_nguoi_nop", "Phút làm việc của hồ sơ kết thúc trễ: chờ người nộp" },
	[FIG_FAULT_MINUTES] = { "phut_loi_dong_bo", "Phút làm việc của hồ sơ kết thúc trễ: lỗi giữa các hệ thống" },
};
/* clang-format on */

const char *figure_code(enum figure f)
{
	return words[f].code;
}

const char *figure_meaning(enum figure f)
{
	return words[f].meaning;
}

void sums_add(struct sums *to, const struct sums *more)
{
	for (int i = 0; i < FIG_COUNT; i++)
		to->n[i] += more->n[i];
}

int64_t sums_kept(const struct sums *s)
{
	return s->n[FIG_EARLY] + s->n[FIG_ON_TIME];
}

int64_t sums_results(const struct sums *s)
{
	return sums_kept(s) + s->n[FIG_LATE];
}

int64_t sums_ended(const struct sums *s)
{
	return sums_results(s) + s->n[FIG_WITHDRAWN] + s->n[FIG_STOPPED];
}

int64_t sums_open(const struct sums *s)
{
	return s->n[FIG_RECEIVED] - sums_ended(s);
}

int64_t sums_open_late(const struct sums *s)
{
	return s->n[FIG_LATE_BEGAN] - s->n[FIG_LATE_ENDED];
}

int64_t sums_paused(const struct sums *s)
{
	return s->n[FIG_PAUSED] - s->n[FIG_RESUMED];
}

void facts_init(struct fact_list *f, struct arena *arena)
{
	*f = (struct fact_list){ .arena = arena };
}

static uint64_t mixed(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

static uint64_t hash_of(const struct figure_key *k)
{
	uint64_t h = mixed(0, (uint64_t)k->day.n);

	h = mixed(h, (uint64_t)k->authority);
	h = mixed(h, (uint64_t)k->unit);
	h = mixed(h, (uint64_t)k->version);
	for (const char *c = k->channel; *c; c++)
		h = mixed(h, (unsigned char)*c);
	return h;
}

static bool is_same(const struct figure_key *a, const struct figure_key *b)
{
	return a->day.n == b->day.n && a->authority == b->authority &&
	       a->unit == b->unit && a->version == b->version &&
	       strcmp(a->channel, b->channel) == 0;
}

static size_t place_of(const struct fact_list *f, const struct figure_key *key)
{
	size_t mask = 2 * f->room - 1;
	size_t at = hash_of(key) & mask;

	while (f->places[at] && !is_same(&f->list[f->places[at] - 1].key, key))
		at = (at + 1) & mask;
	return at;
}

static void grow(struct fact_list *f)
{
	size_t room = f->room ? 2 * f->room : 256;
	struct fact *list = arena_array(f->arena, room, sizeof(*list));

	if (room > FACTS_MAX)
		abort(); /* no instance has so many days and procedures */
	if (f->n)
		memcpy(list, f->list, f->n * sizeof(*list));
	f->list = list;
	f->room = room;
	f->places = arena_array(f->arena, 2 * room, sizeof(*f->places));
	for (size_t i = 0; i < f->n; i++)
		f->places[place_of(f, &list[i].key)] = (uint32_t)(i + 1);
}

struct fact *facts_at(struct fact_list *f, const struct figure_key *key)
{
	size_t at;

	if (f->n == f->room)
		grow(f);
	at = place_of(f, key);
	if (!f->places[at]) {
		f->list[f->n] = (struct fact){ .key = *key };
		f->list[f->n].key.channel =
			arena_strdup(f->arena, key->channel);
		f->places[at] = (uint32_t)++f->n;
	}
	return &f->list[f->places[at] - 1];
}

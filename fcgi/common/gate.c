#include "common/gate.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/clock_mark.h"
#include "common/boot.h"
#include "common/session.h"
#include "secret/secret.h"

/* A worker's own memory of who called how often; nginx and the domain keep
 * the strict counts, this only stops a flood early. */
#define CALLERS 1024
#define WINDOW_S 60

static const int rate_max[] = {
	[RATE_NONE] = 0,    [RATE_PAGE] = 0,	[RATE_LOOKUP] = 300,
	[RATE_SIGN_IN] = 300, [RATE_STAFF] = 0,
};

static struct {
	uint32_t key;
	int32_t window;
	int count;
} callers[CALLERS];

static uint32_t caller_key(const char *addr, enum rate rate)
{
	uint32_t h = 2166136261u ^ (uint32_t)rate; /* FNV-1a */

	for (; *addr; addr++)
		h = (h ^ (unsigned char)*addr) * 16777619u;
	return h;
}

/* A browser names the page a form came from; another site's, or "null", is
 * refused.  Old telephones name none: then the token decides (staff), or the
 * act needs none (a receipt's secret, a password). */
static enum err gate_origin(struct rq *rq)
{
	const char *host;

	if (rq->route->csrf == CSRF_NONE || !rq->origin)
		return OK;
	host = strstr(rq->origin, "://");
	if (host && strcmp(host + 3, rq->host) == 0)
		return OK;
	return refuse(&rq->cx, ERR_DENIED, NULL,
		      "Biểu mẫu này không được gửi từ trang Một cửa điện tử.");
}

static enum err gate_session(struct rq *rq)
{
	if (!boot_program()->load_session)
		return OK;
	return boot_program()->load_session(rq);
}

static enum err gate_role(struct rq *rq)
{
	unsigned roles = rq->route->roles;

	if (roles == ROLE_PUBLIC)
		return OK;
	if (!rq->session)
		return ERR_LOGIN;
	if (roles & rq->session->actor.roles)
		return OK;
	if (rq->session->actor.roles & ROLE_HALFWAY)
		return ERR_LOGIN; /* first the rest of signing in */
	return refuse(&rq->cx, ERR_DENIED, NULL,
		      "Ông/bà không có quyền thực hiện thao tác này.");
}

static enum err gate_csrf_token(struct rq *rq)
{
	const char *sent = rq_field(rq, "_csrf");

	if (rq->route->csrf != CSRF_TOKEN)
		return OK;
	if (sent && strlen(sent) == 64 &&
	    sodium_memcmp(sent, rq->session->csrf, 64) == 0)
		return OK;
	return refuse(&rq->cx, ERR_TOKEN, NULL,
		      "Biểu mẫu đã cũ hoặc không phải của phiên làm việc này."
		      " Vui lòng mở lại trang rồi gửi lại.");
}

static enum err gate_rate(struct rq *rq)
{
	enum rate rate = rq->route->rate;
	uint32_t key = caller_key(rq->remote_addr, rate);
	int32_t window = (int32_t)(rq->cx.now.s / WINDOW_S);
	int at = (int)(key % CALLERS);

	if (!rate_max[rate])
		return OK;
	if (callers[at].key != key || callers[at].window != window) {
		callers[at].key = key;
		callers[at].window = window;
		callers[at].count = 0;
	}
	if (++callers[at].count <= rate_max[rate])
		return OK;
	return refuse(&rq->cx, ERR_LIMIT, NULL,
		      "Địa chỉ mạng này gửi quá nhiều yêu cầu. Vui lòng thử lại"
		      " sau một phút.");
}

/* A full disk stops the database in the middle of its work: before that, people
 * may still read, sign in and look up, and nothing more is taken.  By itself
 * again as soon as there is room. */
#define RESERVE_BYTES (UINT64_C(256) << 20)

static bool is_act(const struct rq *rq)
{
	return rq->method == POST && rq->route->rate != RATE_SIGN_IN &&
	       rq->route->rate != RATE_LOOKUP &&
	       !(rq->route->roles & ROLE_HALFWAY); /* signing in or out */
}

static enum err gate_room(struct rq *rq)
{
	struct statvfs fs;

	if (!is_act(rq))
		return OK;
	if (statvfs(boot_var(), &fs) != 0 ||
	    (uint64_t)fs.f_bavail * fs.f_frsize >= RESERVE_BYTES)
		return OK;
	return refuse(&rq->cx, ERR_BUSY, NULL,
		      "Máy chủ sắp hết chỗ chứa nên lúc này chỉ xem được, chưa"
		      " nhận thêm. Nội dung vừa gửi chưa được lưu, xin gửi lại"
		      " sau ít phút.");
}

/* Whoever acts gets a date for it, and the law counts from it; whoever signs in
 * or looks, in the staff portal, has a row of the audit trail with its hour. */
static bool is_dated(const struct rq *rq)
{
	return is_act(rq) || rq->session ||
	       (boot_program()->load_session && rq->method == POST);
}

static enum err gate_clock(struct rq *rq)
{
	if (!is_dated(rq) || !clock_is_doubted(boot_var()))
		return OK;
	return refuse(&rq->cx, ERR_BUSY, NULL,
		      "Đồng hồ của máy chủ đang sai hoặc vừa bị chỉnh: giờ và"
		      " ngày ghi lại lúc này có thể sai, nên %s.%s Ông/bà báo"
		      " người quản trị máy chủ và làm tiếp khi đồng hồ đã"
		      " đúng.",
		      rq->session ? "hệ thống của cán bộ tạm đóng" :
				    "lúc này chưa nhận được",
		      rq->method == POST ?
			      " Nội dung vừa gửi chưa được lưu." : "");
}

static enum err gate_key(struct rq *rq)
{
	if (rq->method != POST || !rq->session || !boot_program()->form_key)
		return OK;
	return boot_program()->form_key(rq);
}

enum err gate(struct rq *rq)
{
	TRY(gate_origin(rq));
	TRY(gate_session(rq));
	TRY(gate_role(rq));
	TRY(gate_csrf_token(rq));
	TRY(gate_rate(rq));
	TRY(gate_room(rq));
	TRY(gate_clock(rq));
	if (rq->route->form)
		form_read(rq, rq->route->form);
	TRY(gate_key(rq));
	if (rq->route->form && rq->route->form->judge)
		rq->route->form->judge(rq);
	return OK;
}

const char *gate_csrf(struct rq *rq)
{
	return rq->session ? rq->session->csrf : "";
}

const char *gate_form_key(struct rq *rq)
{
	unsigned char bytes[16];
	char *key = arena_alloc(rq->cx.arena, 33);

	random_bytes(bytes, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(key + 2 * i, 3, "%02x", bytes[i]);
	return key;
}

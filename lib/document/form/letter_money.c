/* Notice of a financial obligation, with the amount in figures and words. */
#include "document/form/letter.h"
#include "text/text.h"

static const char *const digits[] = { "không", "một", "hai", "ba",  "bốn",
				      "năm",   "sáu", "bảy", "tám", "chín" };

/* "mốt", "tư", "lăm" after a ten; "lẻ" where the ten is missing. */
static void ones(struct buf *b, int ten, int one, bool has_hundred)
{
	if (!one)
		return;
	if (!ten && has_hundred)
		buf_puts(b, " lẻ");
	buf_putc(b, ' ');
	if (one == 5 && ten)
		buf_puts(b, "lăm");
	else if (one == 1 && ten > 1)
		buf_puts(b, "mốt");
	else
		buf_puts(b, digits[one]);
}

/* Three digits; `is_inner`: there are higher ones, so all three are said. */
static void group(struct buf *b, int n, bool is_inner)
{
	int hundred = n / 100, ten = n / 10 % 10, one = n % 10;
	bool has_hundred = hundred || is_inner;

	if (has_hundred)
		buf_printf(b, " %s trăm", digits[hundred]);
	if (ten == 1)
		buf_puts(b, " mười");
	else if (ten)
		buf_printf(b, " %s mươi", digits[ten]);
	ones(b, ten, one, has_hundred);
}

/* Below a thousand million; `is_inner` as in group(). */
static void millions(struct buf *b, long long n, bool is_inner)
{
	static const struct {
		long long unit;
		const char *name;
	} units[] = { { 1000000, " triệu" }, { 1000, " nghìn" }, { 1, "" } };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		int part = (int)(n / units[i].unit % 1000);

		if (!part)
			continue;
		group(b, part, is_inner);
		buf_puts(b, units[i].name);
		is_inner = true;
	}
}

const char *money_in_words(struct arena *arena, long long amount)
{
	struct buf b;

	if (amount < 0 || amount >= 1000000000000000000)
		return "";
	buf_init(&b, arena, 1024);
	if (amount >= 1000000000) {
		millions(&b, amount / 1000000000, false);
		buf_puts(&b, " tỷ");
	}
	millions(&b, amount % 1000000000, amount >= 1000000000);
	if (!amount)
		buf_puts(&b, " không");
	buf_puts(&b, " đồng");
	return text_sentence(arena, b.data + 1);
}

void letter_money(struct arena *arena, const struct letter_money *m,
		  struct sheet *ret)
{
	sheet_plain(ret, arena, &m->head, PAPER_A5,
		    "Phiếu thông báo thực hiện nghĩa vụ tài chính", "TBNT");
	ret->code = m->code;
	sheet_strong(ret, "Mã hồ sơ", m->code);
	sheet_field(ret, "Người nộp hồ sơ", m->applicant);
	sheet_field(ret, "Địa chỉ", m->address);
	sheet_field(ret, "Số điện thoại", m->phone);
	sheet_field(ret, "Nội dung yêu cầu giải quyết", m->content);
	sheet_strong(ret, "Theo thông báo nộp tiền số", m->notice_number);
	sheet_strong(ret, "Người nộp tiền", m->payer);
	sheet_strong(ret, "Số tiền",
		     arena_printf(arena, "%s đồng",
				  text_number(arena, m->amount)));
	sheet_field(ret, "Bằng chữ", money_in_words(arena, m->amount));
	sheet_blank(ret, "Hạn nộp", m->until);
	sheet_field(ret, "Ngày thông báo", m->sent_at);
	sheet_field(ret, "Ghi chú", m->note);
	sheet_pair(ret, "Đã nộp lúc", m->paid_at, "Biên lai số",
		   m->receipt_number);
	sheet_note(ret,
		   "Thời gian thực hiện nghĩa vụ tài chính không tính vào "
		   "thời hạn giải quyết hồ sơ. Sau khi nộp, xin gửi biên lai "
		   "hoặc chứng từ về Bộ phận Tiếp nhận và Trả kết quả.");
	sheet_sign(ret,
		   (struct signature){ "NGƯỜI NHẬN THÔNG BÁO", NULL, "" },
		   (struct signature){ "NGƯỜI LẬP PHIẾU", NULL, m->officer });
}

#include "document/form/receipt.h"

#include <stdbool.h>

#include "document/layout.h"

#define QR_SIDE 26.0

struct page { /* what the blocks draw from */
	const struct receipt *receipt;
	const struct qr *qr; /* NULL: no address to show */
	const struct barcode *barcode;
};

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static double line_width(const struct layout *l)
{
	return l->right - l->left;
}

/* ---- codes ---- */

#define SECRET_W 34.0

static double codes_width(const struct layout *l)
{
	return line_width(l) - QR_SIDE - 3;
}

static void secret_box(struct layout *l, const struct receipt *r, double y,
		       double height)
{
	struct font label = layout_centred(l, 10.5, false, false);
	struct font mono = { .size = 15,
			     .bold = true,
			     .mono = true,
			     .align = ALIGN_CENTER,
			     .tracking = 1.5 };
	struct font words = layout_plain(l, 11);
	const char *where = "";

	if (layout_is_given(r->site))
		where = arena_printf(l->arena, " Tra cứu tại %s.",
				     layout_one_line(l, r->site));
	pdf_frame(l->pdf, l->left, y, SECRET_W, height, 1.2);
	pdf_text(l->pdf, l->left, y + 0.7, SECRET_W, &label, ROLE_TEXT,
		 "Mã tra cứu:");
	pdf_text(l->pdf, l->left, y + 3.9, SECRET_W, &mono, ROLE_TEXT,
		 layout_one_line(l, r->secret));
	words.italic = true;
	pdf_text(l->pdf, l->left + SECRET_W + 2, y - 0.4,
		 codes_width(l) - SECRET_W - 2, &words, ROLE_TEXT,
		 arena_printf(l->arena,
			      "Xin giữ kín mã này và mã QR: ai có mã đều xem "
			      "được chi tiết hồ sơ của ông/bà.%s",
			      where));
}

static double qr_box(struct layout *l, const struct page *p, double top)
{
	struct font caption = layout_centred(l, 9.5, false, true);

	/* The quiet zone may lie in the margin above and beside it. */
	pdf_qr(l->pdf, p->qr, l->right - QR_SIDE + 2, top - 2.4, QR_SIDE);
	pdf_text(l->pdf, l->right - QR_SIDE, top + QR_SIDE - 4.2, QR_SIDE + 2,
		 &caption, ROLE_TEXT,
		 layout_is_given(p->receipt->site) ? "Quét để xem hồ sơ" :
						     "Mã QR của hồ sơ");
	return top + QR_SIDE - 1;
}

static void codes(struct layout *l, const struct page *p)
{
	struct font code = layout_plain(l, 14);
	double top = l->y, y = top, under = 0;

	pdf_barcode(l->pdf, p->barcode, l->left, y, LAYOUT_BARCODE_W,
		    LAYOUT_BARCODE_H);
	y += LAYOUT_BARCODE_H + 0.8;
	y += pdf_field(l->pdf, l->left, y, codes_width(l), &code, "Mã hồ sơ",
		       p->receipt->code);
	y += 1.2;
	if (layout_is_given(p->receipt->secret)) {
		secret_box(l, p->receipt, y, 10.6);
		y += 11.2;
	}
	if (p->qr)
		under = qr_box(l, p, top);
	l->y = (y < under ? under : y) + l->fit.gap + 0.4;
}

/* ---- who and what ---- */

static void person(struct layout *l, const struct receipt *r)
{
	layout_field(l, "Bộ phận Tiếp nhận và Trả kết quả",
		     layout_one_line(l, r->desk_name));
	layout_strong(l, "Tiếp nhận hồ sơ của",
		      layout_one_line(l, r->applicant));
	layout_field(l, "Địa chỉ", layout_one_line(l, r->address));
	layout_pair(l, "Số điện thoại", r->phone, "Thư điện tử", r->email);
	layout_pair(l, "Số định danh/giấy tờ", r->id_number, "Hình thức nộp",
		    r->channel);
	layout_field(l, "Phiếu bàn giao của bưu chính số",
		     layout_one_line(l, r->post_slip));
	layout_strong(l, "Nội dung yêu cầu giải quyết",
		      layout_one_line(l, r->content));
	layout_field(l, "Chủ hồ sơ", layout_one_line(l, r->owner));
	layout_field(l, "Địa chỉ chủ hồ sơ",
		     layout_one_line(l, r->owner_address));
}

/* ---- 1: the table of papers ---- */

static const struct layout_column paper_columns[] = {
	{ "STT", 9, false },	   { "Tên giấy tờ", 70, true },
	{ "Bản chính", 16, false }, { "Bản chứng thực", 16, false },
	{ "Bản chụp", 16, false },
};
#define COLUMNS (sizeof(paper_columns) / sizeof(paper_columns[0]))

static const char *count(struct layout *l, int n)
{
	return n > 0 ? arena_printf(l->arena, "%d", n) : "–";
}

static void table_of_papers(struct layout *l, const struct receipt *r)
{
	const char **cells =
		arena_array(l->arena, r->papers_n * COLUMNS, sizeof(*cells));
	const struct layout_table table = { .columns = paper_columns,
					    .columns_n = COLUMNS,
					    .cells = cells,
					    .rows_n = r->papers_n };

	if (r->papers_n == 0)
		return;
	for (size_t i = 0; i < r->papers_n; i++) {
		const struct receipt_paper *p = &r->papers[i];
		const char **cell = &cells[i * COLUMNS];

		cell[0] = arena_printf(l->arena, "%zu", i + 1);
		cell[1] = layout_one_line(l, p->name);
		cell[2] = count(l, p->originals);
		cell[3] = count(l, p->certified);
		cell[4] = count(l, p->copies);
	}
	/* The title stays with the head and one row. */
	if (!layout_has_room(l, 22))
		layout_turn(l);
	layout_text(l, "1. Thành phần hồ sơ nộp gồm:", false);
	l->y += 0.6;
	layout_table(l, &table);
}

static void papers(struct layout *l, const struct receipt *r)
{
	table_of_papers(l, r);
	layout_field(l, "Giấy tờ đã xuất trình, đã trả lại",
		     layout_one_line(l, r->shown));
}

/* ---- 2-6: the promise ---- */

static void terms(struct layout *l, const struct receipt *r)
{
	layout_pair(l, "2. Số lượng hồ sơ", r->sets, "Phí, lệ phí", r->fee);
	layout_strong(l, "3. Thời gian giải quyết hồ sơ theo quy định",
		      layout_one_line(l, r->term));
	layout_strong(l, "4. Thời gian nhận hồ sơ",
		      layout_one_line(l, r->received_at));
}

static void boxed_field(struct layout *l, const char *label, const char *value)
{
	struct font font = layout_plain(l, 13);

	if (!layout_is_given(value))
		return;
	l->y += l->fit.gap / 2;
	l->y += pdf_field(l->pdf, l->left + 3, l->y, line_width(l) - 6, &font,
			  label, layout_one_line(l, value));
}

static void appointment_inside(struct layout *l, const struct receipt *r)
{
	struct font label = layout_centred(l, 13, false, false);
	struct font due = layout_centred(l, 16, true, false);
	struct font note = layout_centred(l, 12, false, true);
	double w = line_width(l);

	l->y += 1.2;
	l->y += pdf_text(l->pdf, l->left, l->y, w, &label, ROLE_TEXT,
			 "5. Thời gian trả kết quả giải quyết hồ sơ:");
	l->y += 0.4;
	l->y += pdf_text(l->pdf, l->left + 2, l->y, w - 4, &due, ROLE_TEXT,
			 layout_one_line(l, r->due_at));
	if (layout_is_given(r->due_note))
		l->y += pdf_text(l->pdf, l->left + 2, l->y, w - 4, &note,
				 ROLE_TEXT, layout_one_line(l, r->due_note));
	l->y += 0.8;
	boxed_field(l, "6. Đăng ký nhận kết quả tại", r->receive_at);
	boxed_field(l, "Khi đến nhận, xin mang theo", r->bring);
	l->y += 1.5;
}

/* When, where, with what: all a citizen has to act on, in one frame. */
static void appointment(struct layout *l, const struct receipt *r)
{
	double top = l->y + l->fit.gap;

	l->y = top;
	appointment_inside(l, r);
	pdf_frame(l->pdf, l->left, top, line_width(l), l->y - top, 1.4);
	l->y += 1 + l->fit.gap;
}

static const char *or_dots(struct layout *l, const char *value)
{
	return layout_is_given(value) ? layout_one_line(l, value) :
					"…………";
}

static void book_line(struct layout *l, const struct receipt *r)
{
	struct font font = layout_plain(l, 12);

	font.italic = true;
	l->y += pdf_text(l->pdf, l->left, l->y, line_width(l), &font,
			 ROLE_TEXT,
			 arena_printf(l->arena,
				      "Vào Sổ theo dõi hồ sơ, quyển số: %s; "
				      "số thứ tự: %s",
				      or_dots(l, r->book),
				      or_dots(l, r->entry)));
	l->y += 1 + l->fit.gap;
}

/* Nobody signs an empty page: the appointment goes with the signatures. */
static void promise(struct layout *l, const void *arg)
{
	const struct receipt *r = ((const struct page *)arg)->receipt;
	const struct signature left = { "NGƯỜI NỘP HỒ SƠ", NULL, "" };
	const struct signature right = { "NGƯỜI TIẾP NHẬN HỒ SƠ", NULL,
					 r->receiver };

	terms(l, r);
	appointment(l, r);
	book_line(l, r);
	layout_signatures(l, &left, &right);
}

static void draw(struct layout *l, const void *arg)
{
	const struct page *p = arg;
	const struct receipt *r = p->receipt;
	struct letterhead head = r->head;

	layout_begin(l);
	head.copy = r->copies_n ? r->copies[l->copy] : NULL;
	layout_head(l, &head, "……/TNHS");
	layout_title(l, "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", NULL);
	codes(l, p);
	person(l, r);
	papers(l, r);
	layout_keep(l, promise, p);
	layout_foot(l);
}

enum err receipt_pdf(const struct receipt *receipt, struct arena *arena,
		     struct buf *out)
{
	struct qr qr;
	struct barcode barcode;
	struct pdf *pdf CLEANUP(pdf_done) = NULL;
	struct page p = { .receipt = receipt, .barcode = &barcode };
	struct layout l;
	struct pdf_about about;

	TRY(barcode_make(or_empty(receipt->code), arena, &barcode));
	if (layout_is_given(receipt->url)) {
		TRY(qr_make(receipt->url, arena, &qr));
		p.qr = &qr;
	}
	layout_init(&l, arena, PAPER_A5);
	about = (struct pdf_about){
		.width = l.width,
		.height = l.height,
		.title = arena_printf(arena,
				      "Giấy tiếp nhận hồ sơ và hẹn trả kết "
				      "quả – %s",
				      receipt->code),
		.author = layout_one_line(&l, receipt->desk_name),
		.made_at = or_empty(receipt->head.made_at),
	};
	TRY(pdf_open(arena, &about, out, &pdf));
	l.pdf = pdf;
	l.name = arena_printf(arena, "Hồ sơ %s", receipt->code);
	l.foot_text = receipt->form_ref;
	l.copies = (int)receipt->copies_n;
	return layout_draw(&l, draw, &p);
}

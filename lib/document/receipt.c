#include "document/receipt.h"

#include <stdbool.h>
#include <string.h>

#include "document/pdf.h"

#define PAGE_W 148.0
#define PAGE_H 210.0
#define LEFT 11.0
#define RIGHT (PAGE_W - 10.0)
#define WIDTH (RIGHT - LEFT)
#define TOP 8.0
#define PAGE_TWO (TOP + 2)
#define BOTTOM (PAGE_H - 12.0)
#define FOOT (PAGE_H - 10.5)

#define BARCODE_W 66.0 /* decoded at 203 dpi with these three */
#define BARCODE_H 11.0
#define QR_SIDE 26.0

/* Decree 30/2020 gives letters for A4; on A5 all shrink alike. */
struct fit {
	double scale; /* of the Decree's sizes */
	double gap;   /* mm between lines */
	double sign;  /* mm for a signature */
};

/* From roomy to tight: the first that fits one page is taken. */
static const struct fit fits[] = {
	{ 0.80, 1.2, 20 }, { 0.80, 0.8, 17 }, { 0.80, 0.5, 16 },
	{ 0.80, 0.3, 14 }, { 0.77, 0.4, 14 }, { 0.74, 0.3, 13 },
	{ 0.71, 0.1, 12 },
};
static const struct fit fit_many = { 0.77, 0.6, 16 };

struct sheet {
	struct pdf *pdf;
	const struct receipt *receipt;
	struct arena *arena;
	const struct qr *qr; /* NULL: no address to show */
	const struct barcode *barcode;
	struct fit fit;
	double y;
	int page, pages;
	bool is_too_long; /* one piece is higher than a page */
};

static bool is_given(const char *s)
{
	return s && *s;
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static const char *one_line(struct sheet *s, const char *text)
{
	char *line = arena_strdup(s->arena, or_empty(text));
	for (char *p = line; *p; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return line;
}

static struct font plain(const struct sheet *s, double size)
{
	return (struct font){ .size = size * s->fit.scale };
}

static struct font centred(const struct sheet *s, double size, bool bold,
			   bool italic)
{
	return (struct font){ .size = size * s->fit.scale,
			      .bold = bold,
			      .italic = italic,
			      .align = ALIGN_CENTER };
}

/* ---- pages ---- */

static void foot(struct sheet *s)
{
	struct font small = centred(s, 10, false, true);
	const char *text =
		"Giấy này được lập thành hai liên: một liên giao người nộp "
		"hồ sơ, một liên lưu theo hồ sơ.";
	if (s->pages > 1)
		text = arena_printf(s->arena, "Hồ sơ %s – trang %d/%d",
				    or_empty(s->receipt->code), s->page,
				    s->pages);
	pdf_line(s->pdf, LEFT, FOOT, RIGHT, FOOT, 0.4);
	pdf_text(s->pdf, LEFT, FOOT + 0.8, WIDTH, &small, ROLE_TEXT, text);
}

static void turn_page(struct sheet *s)
{
	foot(s);
	pdf_next_page(s->pdf);
	s->page++;
	s->y = PAGE_TWO;
}

static double height_of(struct sheet *s, void (*block)(struct sheet *))
{
	struct sheet trial = *s;
	bool was = pdf_measure(s->pdf, true);
	block(&trial);
	pdf_measure(s->pdf, was);
	s->is_too_long |= trial.is_too_long;
	return trial.y - s->y;
}

static bool has_room(struct sheet *s, double height)
{
	if (height > BOTTOM - PAGE_TWO - 10)
		s->is_too_long = true;
	return s->y + height <= BOTTOM;
}

/* A block is never torn. */
static void keep(struct sheet *s, void (*block)(struct sheet *))
{
	if (!has_room(s, height_of(s, block)))
		turn_page(s);
	block(s);
}

static void line(struct sheet *s, const char *text)
{
	struct font font = plain(s, 13);
	bool was = pdf_measure(s->pdf, true);
	double height = pdf_text(s->pdf, LEFT, s->y, WIDTH, &font, ROLE_TEXT,
				 text);
	pdf_measure(s->pdf, was);
	if (!has_room(s, height))
		turn_page(s);
	pdf_text(s->pdf, LEFT, s->y, WIDTH, &font, ROLE_TEXT, text);
	s->y += height + s->fit.gap;
}

static void field(struct sheet *s, const char *label, const char *value)
{
	if (is_given(value))
		line(s, arena_printf(s->arena, "%s: %s", label,
				     one_line(s, value)));
}

/* The value in bold: for the few that people look for. */
static void strong(struct sheet *s, const char *label, const char *value)
{
	struct font font = plain(s, 13);
	if (!is_given(value))
		return;
	bool was = pdf_measure(s->pdf, true);
	double height = pdf_field(s->pdf, LEFT, s->y, WIDTH, &font, label,
				  one_line(s, value));
	pdf_measure(s->pdf, was);
	if (!has_room(s, height))
		turn_page(s);
	pdf_field(s->pdf, LEFT, s->y, WIDTH, &font, label,
		  one_line(s, value));
	s->y += height + s->fit.gap;
}

/* Two fields side by side, when both are there and short enough. */
static void field_pair(struct sheet *s, const char *label, const char *value,
		       const char *label2, const char *value2)
{
	struct font font = plain(s, 13);
	double half = WIDTH / 2 - 2;
	const char *a = arena_printf(s->arena, "%s: %s", label,
				     one_line(s, value));
	const char *b = arena_printf(s->arena, "%s: %s", label2,
				     one_line(s, value2));
	if (!is_given(value) || !is_given(value2) ||
	    pdf_text_width(s->pdf, &font, a) > half ||
	    pdf_text_width(s->pdf, &font, b) > half) {
		field(s, label, value);
		field(s, label2, value2);
		return;
	}
	double y = s->y;
	line(s, a);
	if (s->y > y) /* no page was turned */
		pdf_text(s->pdf, LEFT + WIDTH / 2, y, half, &font, ROLE_TEXT,
			 b);
	else
		line(s, b);
}

/* ---- head ---- */

#define HEAD_LEFT_W (WIDTH * 0.41)

/* Under the agency: a rule of a third to a half of its last line. */
static double head_agency(struct sheet *s)
{
	const struct receipt *r = s->receipt;
	struct font upper = centred(s, 12, false, false);
	struct font own = centred(s, 12, true, false);
	struct font number = centred(s, 13, false, false);
	double y = s->y, middle = LEFT + HEAD_LEFT_W / 2;
	y += pdf_text(s->pdf, LEFT, y, HEAD_LEFT_W, &upper, ROLE_TEXT,
		      or_empty(r->superior));
	y += pdf_text(s->pdf, LEFT, y, HEAD_LEFT_W, &own, ROLE_TEXT,
		      or_empty(r->desk));
	double rule = pdf_text_width(s->pdf, &own, or_empty(r->desk));
	if (rule > HEAD_LEFT_W)
		rule = HEAD_LEFT_W;
	y += 0.9;
	pdf_line(s->pdf, middle - rule / 5, y, middle + rule / 5, y, 0.7);
	y += 1.2;
	y += pdf_text(s->pdf, LEFT, y, HEAD_LEFT_W, &number, ROLE_TEXT,
		      arena_printf(s->arena, "Số: %s",
				   is_given(r->number) ? one_line(s, r->number)
						       : "……/TNHS"));
	return y;
}

/* Under the motto: a rule of its own length. */
static double head_state(struct sheet *s)
{
	const char *motto = "Độc lập - Tự do - Hạnh phúc";
	struct font state = centred(s, 12, true, false);
	struct font words = centred(s, 13, true, false);
	struct font date = centred(s, 13, false, true);
	double x = LEFT + HEAD_LEFT_W, w = WIDTH - HEAD_LEFT_W, y = s->y;
	y += pdf_text(s->pdf, x, y, w, &state, ROLE_TEXT,
		      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	y += pdf_text(s->pdf, x, y, w, &words, ROLE_TEXT, motto);
	double half = pdf_text_width(s->pdf, &words, motto) / 2;
	y += 0.9;
	pdf_line(s->pdf, x + w / 2 - half, y, x + w / 2 + half, y, 0.7);
	y += 1.2;
	y += pdf_text(s->pdf, x, y, w, &date, ROLE_TEXT,
		      one_line(s, s->receipt->place_date));
	return y;
}

static void head(struct sheet *s)
{
	double left = head_agency(s), right = head_state(s);
	struct font title = centred(s, 15, true, false);
	s->y = (left > right ? left : right) + 2 + s->fit.gap;
	s->y += pdf_text(s->pdf, LEFT, s->y, WIDTH, &title, ROLE_TITLE,
			 "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ");
	s->y += 1.5 + s->fit.gap;
}

/* ---- codes ---- */

#define CODES_W (WIDTH - QR_SIDE - 3)
#define SECRET_W 34.0

static void secret_box(struct sheet *s, double y, double height)
{
	struct font label = centred(s, 10.5, false, false);
	struct font mono = { .size = 15,
			     .bold = true,
			     .mono = true,
			     .align = ALIGN_CENTER,
			     .tracking = 1.5 };
	struct font words = plain(s, 11);
	const char *where = "";
	if (is_given(s->receipt->site))
		where = arena_printf(s->arena, " Tra cứu tại %s.",
				     one_line(s, s->receipt->site));
	pdf_frame(s->pdf, LEFT, y, SECRET_W, height, 1.2);
	pdf_text(s->pdf, LEFT, y + 0.7, SECRET_W, &label, ROLE_TEXT,
		 "Mã tra cứu:");
	pdf_text(s->pdf, LEFT, y + 3.9, SECRET_W, &mono, ROLE_TEXT,
		 one_line(s, s->receipt->secret));
	words.italic = true;
	pdf_text(s->pdf, LEFT + SECRET_W + 2, y - 0.4,
		 CODES_W - SECRET_W - 2, &words, ROLE_TEXT,
		 arena_printf(s->arena,
			      "Xin giữ kín mã này và mã QR: ai có mã đều xem "
			      "được chi tiết hồ sơ của ông/bà.%s",
			      where));
}

static void codes(struct sheet *s)
{
	struct font code = plain(s, 14);
	struct font caption = centred(s, 9.5, false, true);
	double top = s->y, y = top;
	pdf_barcode(s->pdf, s->barcode, LEFT, y, BARCODE_W, BARCODE_H);
	y += BARCODE_H + 0.8;
	y += pdf_field(s->pdf, LEFT, y, CODES_W, &code, "Mã hồ sơ",
		       s->receipt->code);
	y += 1.2;
	if (is_given(s->receipt->secret)) {
		secret_box(s, y, 10.6);
		y += 11.2;
	}
	if (s->qr) {
		/* The quiet zone may lie in the margin above and beside it. */
		pdf_qr(s->pdf, s->qr, RIGHT - QR_SIDE + 2, top - 2.4, QR_SIDE);
		pdf_text(s->pdf, RIGHT - QR_SIDE, top + QR_SIDE - 4.2,
			 QR_SIDE + 2, &caption, ROLE_TEXT,
			 "Quét để xem hồ sơ");
		if (y < top + QR_SIDE - 1)
			y = top + QR_SIDE - 1;
	}
	s->y = y + s->fit.gap + 0.4;
}

/* ---- who and what ---- */

static void person(struct sheet *s)
{
	const struct receipt *r = s->receipt;
	field(s, "Bộ phận Tiếp nhận và Trả kết quả", r->desk_name);
	strong(s, "Tiếp nhận hồ sơ của", r->applicant);
	field(s, "Địa chỉ", r->address);
	field_pair(s, "Số điện thoại", r->phone, "Thư điện tử", r->email);
	field_pair(s, "Số định danh/giấy tờ", r->id_number, "Hình thức nộp",
		   r->channel);
	strong(s, "Nội dung yêu cầu giải quyết", r->content);
	field(s, "Chủ hồ sơ", r->owner);
	field(s, "Địa chỉ chủ hồ sơ", r->owner_address);
}

/* ---- 1: the table of papers ---- */

#define COLUMNS 5
static const double column_w[COLUMNS] = { 9, WIDTH - 9 - 3 * 16, 16, 16, 16 };

static struct font cell_font(const struct sheet *s, int column, bool is_head)
{
	struct font font = centred(s, is_head ? 11 : 12, is_head, false);
	if (column == 1 && !is_head)
		font.align = ALIGN_LEFT;
	return font;
}

#define CELL_PAD 0.55

static double cells_height(struct sheet *s, const char *const cell[COLUMNS],
			   double height[COLUMNS], bool is_head)
{
	double tallest = 0;
	bool was = pdf_measure(s->pdf, true);
	for (int i = 0; i < COLUMNS; i++) {
		struct font font = cell_font(s, i, is_head);
		height[i] = pdf_text(s->pdf, 0, 0, column_w[i] - 2, &font,
				     ROLE_CELL, cell[i]);
		if (height[i] > tallest)
			tallest = height[i];
	}
	pdf_measure(s->pdf, was);
	return tallest + 2 * CELL_PAD;
}

static void draw_cells(struct sheet *s, const char *const cell[COLUMNS],
		       bool is_head)
{
	double x = LEFT, height[COLUMNS];
	double tall = cells_height(s, cell, height, is_head);
	if (is_head)
		pdf_fill(s->pdf, LEFT, s->y, WIDTH, tall, 0.92);
	pdf_begin(s->pdf, ROLE_ROW);
	for (int i = 0; i < COLUMNS; i++) {
		struct font font = cell_font(s, i, is_head);
		pdf_text(s->pdf, x + 1, s->y + (tall - height[i]) / 2,
			 column_w[i] - 2, &font,
			 is_head ? ROLE_HEAD : ROLE_CELL, cell[i]);
		pdf_frame(s->pdf, x, s->y, column_w[i], tall, 0.5);
		x += column_w[i];
	}
	pdf_end(s->pdf, ROLE_ROW);
	s->y += tall;
}

static const char *const table_titles[COLUMNS] = {
	"STT", "Tên giấy tờ", "Bản chính", "Bản chứng thực", "Bản chụp"
};

static const char *count(struct sheet *s, int n)
{
	return n > 0 ? arena_printf(s->arena, "%02d", n) : "–";
}

static void table_row(struct sheet *s, size_t i)
{
	const struct receipt_paper *p = &s->receipt->papers[i];
	const char *const cell[COLUMNS] = {
		arena_printf(s->arena, "%zu", i + 1), one_line(s, p->name),
		count(s, p->originals), count(s, p->certified),
		count(s, p->copies)
	};
	double height[COLUMNS];
	if (!has_room(s, cells_height(s, cell, height, false))) {
		pdf_end(s->pdf, ROLE_TABLE);
		turn_page(s);
		pdf_begin(s->pdf, ROLE_TABLE);
		draw_cells(s, table_titles, true);
	}
	draw_cells(s, cell, false);
}

static void table(struct sheet *s)
{
	if (s->receipt->papers_n == 0)
		return;
	/* The title stays with the head and one row. */
	if (!has_room(s, 22))
		turn_page(s);
	line(s, "1. Thành phần hồ sơ nộp gồm:");
	s->y += 0.6;
	pdf_begin(s->pdf, ROLE_TABLE);
	draw_cells(s, table_titles, true);
	for (size_t i = 0; i < s->receipt->papers_n; i++)
		table_row(s, i);
	pdf_end(s->pdf, ROLE_TABLE);
	s->y += 0.8 + s->fit.gap;
}

/* ---- 2-6: the promise ---- */

static void terms(struct sheet *s)
{
	const struct receipt *r = s->receipt;
	field_pair(s, "2. Số lượng hồ sơ", r->sets, "Phí, lệ phí", r->fee);
	strong(s, "3. Thời gian giải quyết hồ sơ theo quy định", r->term);
	strong(s, "4. Thời gian nhận hồ sơ", r->received_at);
}

static void boxed_field(struct sheet *s, const char *label, const char *value)
{
	struct font font = plain(s, 13);
	if (!is_given(value))
		return;
	s->y += s->fit.gap / 2;
	s->y += pdf_field(s->pdf, LEFT + 3, s->y, WIDTH - 6, &font, label,
			  one_line(s, value));
}

static void appointment_inside(struct sheet *s)
{
	const struct receipt *r = s->receipt;
	struct font label = centred(s, 13, false, false);
	struct font due = centred(s, 16, true, false);
	struct font note = centred(s, 12, false, true);
	s->y += 1.2;
	s->y += pdf_text(s->pdf, LEFT, s->y, WIDTH, &label, ROLE_TEXT,
			 "5. Thời gian trả kết quả giải quyết hồ sơ:");
	s->y += 0.4;
	s->y += pdf_text(s->pdf, LEFT + 2, s->y, WIDTH - 4, &due, ROLE_TEXT,
			 one_line(s, r->due_at));
	if (is_given(r->due_note))
		s->y += pdf_text(s->pdf, LEFT + 2, s->y, WIDTH - 4, &note,
				 ROLE_TEXT, one_line(s, r->due_note));
	s->y += 0.8;
	boxed_field(s, "6. Đăng ký nhận kết quả tại", r->receive_at);
	boxed_field(s, "Khi đến nhận, xin mang theo", r->bring);
	s->y += 1.5;
}

/* When, where, with what: all a citizen has to act on, in one frame. */
static void appointment(struct sheet *s)
{
	double top = s->y + s->fit.gap;
	s->y = top;
	appointment_inside(s);
	pdf_frame(s->pdf, LEFT, top, WIDTH, s->y - top, 1.4);
	s->y += 1 + s->fit.gap;
}

static void book_line(struct sheet *s)
{
	const struct receipt *r = s->receipt;
	struct font font = plain(s, 12);
	font.italic = true;
	s->y += pdf_text(s->pdf, LEFT, s->y, WIDTH, &font, ROLE_TEXT,
			 arena_printf(s->arena,
				      "Vào Sổ theo dõi hồ sơ, quyển số: %s; "
				      "số thứ tự: %s",
				      is_given(r->book) ? one_line(s, r->book)
							: "…………",
				      is_given(r->entry) ? one_line(s, r->entry)
							 : "…………"));
	s->y += 1 + s->fit.gap;
}

static double signature(struct sheet *s, double x, const char *who,
			const char *name)
{
	struct font title = centred(s, 13, true, false);
	struct font how = centred(s, 12, false, true);
	double y = s->y, w = WIDTH / 2;
	y += pdf_text(s->pdf, x, y, w, &title, ROLE_TEXT, who);
	y += pdf_text(s->pdf, x, y, w, &how, ROLE_TEXT,
		      "(Ký và ghi rõ họ tên)");
	y += s->fit.sign - 4;
	y += pdf_text(s->pdf, x, y, w, &title, ROLE_TEXT, one_line(s, name));
	return y;
}

static void signatures(struct sheet *s)
{
	double left = signature(s, LEFT, "NGƯỜI NỘP HỒ SƠ", "");
	double right = signature(s, LEFT + WIDTH / 2, "NGƯỜI TIẾP NHẬN HỒ SƠ",
				 s->receipt->receiver);
	s->y = left > right ? left : right;
}

/* Nobody signs an empty page: the appointment goes with the signatures. */
static void promise(struct sheet *s)
{
	terms(s);
	appointment(s);
	book_line(s);
	signatures(s);
}

static void draw(struct sheet *s)
{
	s->y = TOP;
	s->page = 1;
	head(s);
	codes(s);
	person(s);
	table(s);
	keep(s, promise);
	foot(s);
}

static int pages_at(struct sheet *s, struct fit fit)
{
	bool was = pdf_measure(s->pdf, true);
	s->fit = fit;
	draw(s);
	pdf_measure(s->pdf, was);
	return s->page;
}

static void choose_fit(struct sheet *s)
{
	s->pages = 1;
	for (size_t i = 0; i < sizeof(fits) / sizeof(*fits); i++)
		if (pages_at(s, fits[i]) == 1)
			return;
	s->pages = pages_at(s, fit_many);
}

enum err receipt_pdf(const struct receipt *receipt, struct arena *arena,
		     struct buf *out)
{
	struct qr qr;
	struct barcode barcode;
	struct pdf *pdf CLEANUP(pdf_done) = NULL;
	struct sheet s = { .receipt = receipt, .arena = arena };
	TRY(barcode_make(or_empty(receipt->code), arena, &barcode));
	s.barcode = &barcode;
	if (is_given(receipt->url)) {
		TRY(qr_make(receipt->url, arena, &qr));
		s.qr = &qr;
	}
	struct pdf_about about = {
		.width = PAGE_W,
		.height = PAGE_H,
		.title = arena_printf(arena,
				      "Giấy tiếp nhận hồ sơ và hẹn trả kết "
				      "quả – %s", receipt->code),
		.author = one_line(&s, receipt->desk_name),
		.made_at = or_empty(receipt->made_at),
	};
	TRY(pdf_open(arena, &about, out, &pdf));
	s.pdf = pdf;
	choose_fit(&s);
	if (s.is_too_long)
		return ERR_LIMIT;
	draw(&s);
	return pdf_close(pdf);
}

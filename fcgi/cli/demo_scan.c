/* A page of the demonstration that stands for a scan, among a dossier's
 * files. */
#include "cli/demo.h"
#include "document/pdf.h"
#include "domain/casework/attach.h"
#include "domain/casework/dossier.h"

static enum err draw(struct cx *cx, const char *words, struct buf *ret)
{
	static const struct font font = { .size = 13, .align = ALIGN_CENTER };
	const struct pdf_about about = {
		.width = 210,
		.height = 297,
		.title = "Bản quét (minh họa)",
		.author = "Bộ dữ liệu minh họa",
		.made_at = instant_iso(cx->arena, cx->now),
	};
	struct pdf *pdf CLEANUP(pdf_done) = NULL;

	buf_init(ret, cx->arena, 1024 * 1024);
	TRY(pdf_open(cx->arena, &about, ret, &pdf));
	pdf_text(pdf, 20, 60, 170, &font, ROLE_TITLE, words);
	return pdf_close(pdf);
}

enum err demo_scan(struct cx *cx, const char *var, const struct actor *who,
		   const struct dossier *d, enum attachment_kind kind,
		   const char *file_name, const char *words,
		   struct attachment_id *ret)
{
	const struct store store = { .root = arena_printf(cx->arena,
							  "%s/files", var) };
	struct attachment_place place = { .store = &store };
	struct attachment_added added;
	struct buf pdf;

	TRY(draw(cx, words, &pdf));
	TRY(attachment_add(cx, who, d, &place,
			   &(struct attachment_in){
				   .form_key = demo_key(cx->arena),
				   .kind = kind,
				   .file_name = file_name,
				   .data = pdf.data,
				   .len = pdf.len },
			   &added));
	*ret = added.id;
	return OK;
}

/* What a PDF is refused for: qpdf's reading of it and ours of its objects. */
#include "file/pdf.h"
#include "fuzz.h"

FUZZ(arena, text, len)
{
	int pages;

	(void)arena;
	seen(pdf_refusal(text, len, &pages));
	must(pages >= -1);
}

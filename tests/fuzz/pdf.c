/* What a PDF does: qpdf's reading of it and ours of its objects. */
#include <qpdf/qpdf-c.h>

#include "document/pdf_acts.h"
#include "fuzz.h"

FUZZ(arena, text, len)
{
	qpdf_data q = qpdf_init();

	(void)arena;
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	qpdf_silence_errors(q);
	if ((qpdf_read_memory(q, "", text, len, NULL) & QPDF_ERRORS) == 0) {
		(void)qpdf_get_num_pages(q);
		must(pdf_acts(q) <= PDF_ACT_UNREAD);
	}
	qpdf_cleanup(&q);
}

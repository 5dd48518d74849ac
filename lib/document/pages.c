#include "document/pages.h"

#include <qpdf/qpdf-c.h>

int pages_of_pdf(const void *data, size_t len)
{
	qpdf_data qpdf = qpdf_init();
	int n = -1;

	qpdf_silence_errors(qpdf);
	qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	if (!(qpdf_read_memory(qpdf, "scan", data, len, NULL) & QPDF_ERRORS))
		n = qpdf_get_num_pages(qpdf);
	qpdf_cleanup(&qpdf);
	return n;
}

/*
 * What a PDF does when somebody opens it, beside being read.
 *
 * Every object that a reader can reach from the trailer is looked at, in any
 * order and each once, and then forgotten; no stream is unpacked.  A link that
 * is clicked, a jump to a page and a field that is filled in are reading.
 * Called in the inspector (file/check.h): what comes from outside may end it.
 */
#ifndef FILE_PDF_ACTS_H
#define FILE_PDF_ACTS_H

#include <qpdf/qpdf-c.h>

enum pdf_act {
	PDF_ACT_NONE,
	PDF_ACT_SCRIPT,	 /* JavaScript */
	PDF_ACT_LAUNCH,	 /* starts a program, sends or takes in data */
	PDF_ACT_OPENING, /* acts by itself when it or a page is opened */
	PDF_ACT_FILE,	 /* carries a file that is not plain data */
	PDF_ACT_XFA,	 /* a form made of another language, with scripts */
	PDF_ACT_MEDIA,	 /* Flash, 3D */
	PDF_ACT_OUTSIDE, /* shows what lies in another file */
	PDF_ACT_COUNT,
	PDF_ACT_UNREAD /* no catalogue, or more than the child has memory for */
};

enum pdf_act pdf_acts(qpdf_data qpdf);

#endif

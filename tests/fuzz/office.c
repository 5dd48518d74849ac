/* Word and Excel: the archive, and the text of its parts. */
#include "file/ooxml.h"
#include "file/ooxml_scan.h"
#include "fuzz.h"

FUZZ(arena, text, len)
{
	struct ooxml_scan scan;

	seen(ooxml_refusal(arena, (const unsigned char *)text, len,
			   "wordprocessingml.document.main+xml",
			   "word/document.xml"));
	(void)ooxml_ends_as_archive((const unsigned char *)text, len);
	for (int i = 0; i < 2; i++) {
		const char *name = i ? "word/document.xml" :
				       "word/_rels/document.xml.rels";

		ooxml_scan_begin(&scan, name, strlen(name));
		ooxml_scan_feed(&scan, text, len / 2);
		ooxml_scan_feed(&scan, text + len / 2, len - len / 2);
		seen(scan.why);
	}
}

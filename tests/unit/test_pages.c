/* What a PDF is refused for: it acts, or nobody can examine it; and those that
 * are only read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../support/paper.h"
#include "../support/samples.h"
#include "file/inspect.h"

#define arena paper_arena

static struct file_found found;

/* What the inspector says; NULL: kept. */
static const char *heard(const void *data, size_t len)
{
	file_inspect(arena, FILETYPE_PDF, data, len, &found);
	return found.refusal;
}

struct pdf_case {
	const char *catalog, *page;
	const char *more[4];
	const char *words; /* NULL: kept */
};

static void pdf_cases(const struct pdf_case *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct buf b;
		const char *why;
		buf_init(&b, arena, 1 << 20);
		sample_pdf_with(&b, c[i].catalog, c[i].page, c[i].more);
		why = heard(b.data, b.len);
		if (!why != !c[i].words || (why && !strstr(why, c[i].words)))
			fail_msg("%s %s: wanted “%s”, heard “%s”",
				 c[i].catalog, c[i].page,
				 c[i].words ? c[i].words : "", why ? why : "");
	}
}

static void a_pdf_that_acts_is_refused(void **state)
{
	(void)state;
	static const struct pdf_case cases[] = {
		{ "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "", { 0 },
		  "mã lệnh (JavaScript)" },
		{ "/OpenAction 4 0 R", "", { "<</S/J#61vaScript/JS(x)>>" },
		  "mã lệnh (JavaScript)" },
		{ "/Names<</JavaScript<</Names[(a) 4 0 R]>>>>", "",
		  { "<</S/JavaScript/JS 5 0 R>>",
		    "<</Length 1>>stream\nx\nendstream" },
		  "mã lệnh (JavaScript)" },
		{ "", "/Annots[<</Subtype/Link/A<</S/GoTo/D[3 0 R/Fit]/Next"
		      "[<</S/Rendition/JS(x)>>]>>>>]", { 0 },
		  "mã lệnh (JavaScript)" },
		{ "", "/Annots[<</Subtype/Link/A<</S/Launch/F(cmd.exe)>>>>]",
		  { 0 }, "lệnh mở chương trình" },
		{ "", "/Annots[4 0 R]",
		  { "<</Subtype/Widget/A<</S/SubmitForm/F(http://x.invalid)>>>>" },
		  "lệnh mở chương trình" },
		{ "/OpenAction<</S/URI/URI(http://x.invalid)>>", "", { 0 },
		  "tự thực hiện" },
		{ "/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[<</S/GoToR/F(\\\\"
		  "\\\\may\\\\a.pdf)/D[0/Fit]>>]>>", "", { 0 },
		  "tự thực hiện" },
		{ "/OpenAction 4 0 R", "", { "<</S/GoTo/Next 4 0 R>>" },
		  "tự thực hiện" },
		{ "", "/AA<</O<</S/GoToE/D[0/Fit]>>>>", { 0 },
		  "tự thực hiện" },
		{ "/AcroForm<</Fields[]/XFA 4 0 R>>", "",
		  { "<</Length 1>>stream\nx\nendstream" }, "XFA" },
		{ "/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>", "",
		  { "<</Type/Filespec/F(hoa don.xml)/UF(hoa don.xml.exe)/EF<</F"
		    " 5 0 R>>>>", "<</Length 2>>stream\nMZ\nendstream" },
		  "tệp khác đính kèm" },
		{ "", "/Annots[<</Subtype/FileAttachment/FS<</F(a.docm)/EF<</F"
		      " 4 0 R>>>>>>]", { "<</Length 2>>stream\nMZ\nendstream" },
		  "tệp khác đính kèm" },
		{ "", "/Annots[<</Subtype/RichMedia>>]", { 0 }, "Flash" },
		{ "", "/Contents 4 0 R",
		  { "<</Length 0/F(//may/a)>>stream\n\nendstream" },
		  "từ tệp khác" },
	};
	pdf_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

/* Bookmarks, links, a first page, forms, an electronic invoice's data, a
 * signature, a font that is called JS; and what is no dictionary at all. */
static void a_pdf_that_is_only_read_is_kept(void **state)
{
	(void)state;
	static const struct pdf_case cases[] = {
		{ "", "", { 0 }, NULL },
		{ "/OpenAction[3 0 R/XYZ null null 0]/PageMode/UseOutlines"
		  "/Outlines 4 0 R", "",
		  { "<</First 5 0 R/Last 5 0 R/Count 1>>",
		    "<</Title(I)/Parent 4 0 R/Dest[3 0 R/Fit]>>" }, NULL },
		{ "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>/AA<<>>", "", { 0 },
		  NULL },
		{ "/OpenAction<</S/Named/N/Print>>", "", { 0 }, NULL },
		{ "", "/Annots[<</Subtype/Link/A<</S/URI/URI(https://"
		      "dichvucong.gov.vn)>>>>]", { 0 }, NULL },
		{ "/AcroForm<</Fields[4 0 R]/SigFlags 3>>", "/Annots[4 0 R]",
		  { "<</FT/Sig/Subtype/Widget/T(ky)/V<</Type/Sig/Contents<00>"
		    ">>>>" }, NULL },
		{ "/Names<</EmbeddedFiles<</Names[(a) 4 0 R]>>>>/AF[4 0 R]", "",
		  { "<</Type/Filespec/F(hoa-don.xml)/UF<FEFF0061002E0058004D"
		    "004C>/EF<</F 5 0 R>>>>",
		    "<</Length 4>>stream\n<a/>\nendstream" }, NULL },
		{ "/StructTreeRoot<</K<</S/P/Pg 3 0 R>>>>",
		  "/Resources<</Font<</JS 4 0 R/XFA 4 0 R>>>>",
		  { "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>" }, NULL },
	};
	pdf_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

/* An object that was looked at is forgotten, and others still ask about it:
 * in the second of each pair it is met first as something that means nothing,
 * since what comes last in a dictionary is looked at first. */
static void the_order_of_looking_changes_nothing(void **state)
{
	(void)state;
	static const char uri[] = "<</S/URI/URI(http://x.invalid)>>";
	static const struct pdf_case cases[] = {
		{ "/OpenAction 4 0 R", "", { uri }, "tự thực hiện" },
		{ "/Zz 5 0 R", "",
		  { uri, "<</A<</OpenAction 4 0 R>>/Z 4 0 R>>" },
		  "tự thực hiện" },
		{ "/Zz 5 0 R", "", { "<</O<</S/URI>>>>",
				     "<</A<</AA 4 0 R>>/Z 4 0 R>>" },
		  "tự thực hiện" },
		{ "/Zz 5 0 R", "", { "[<</S/URI>>]",
				     "<</A<</OpenAction<</S/GoTo/Next 4 0 R>>>>"
				     "/Z 4 0 R>>" },
		  "tự thực hiện" },
		{ "/Zz 5 0 R", "", { "[(x)]", "<</A<</XFA 4 0 R>>/Z 4 0 R>>" },
		  "XFA" },
		{ "/Zz 5 0 R", "", { "<</F 6 0 R>>",
				     "<</A<</F(a.exe)/EF 4 0 R>>/Z 4 0 R>>",
				     "<</Length 2>>stream\nMZ\nendstream" },
		  "tệp khác đính kèm" },
		{ "/Zz 5 0 R", "", { "<</S/GoTo/D[3 0 R/Fit]>>",
				     "<</A<</OpenAction 4 0 R>>/Z 4 0 R>>" },
		  NULL },
		{ "/Zz 5 0 R", "", { "<</Type/Font>>",
				     "<</A<</JS 4 0 R>>/Z 4 0 R>>" }, NULL },
		{ "/Zz 5 0 R", "", { "<</O<</S/GoTo/D[3 0 R/Fit]>>>>",
				     "<</A<</AA 4 0 R>>/B<</AA 4 0 R>>>>" },
		  NULL },
	};
	pdf_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

static void what_nobody_can_examine_is_refused(void **state)
{
	(void)state;
	const char *no_root = "%PDF-1.4\ntrailer<</Size 1>>\nstartxref\n0\n"
			      "%%EOF";
	struct buf b;
	assert_has(heard(no_root, strlen(no_root)), "không đọc được");
	buf_init(&b, arena, 8 << 20);
	buf_puts(&b, "%PDF-1.4\n1 0 obj<</Type/Catalog/A ");
	for (int i = 0; i < 1000000; i++)
		buf_putc(&b, '[');
	buf_puts(&b, ">>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
	assert_has(heard(b.data, b.len), "không đọc được");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pdf_that_acts_is_refused),
		cmocka_unit_test(a_pdf_that_is_only_read_is_kept),
		cmocka_unit_test(the_order_of_looking_changes_nothing),
		cmocka_unit_test(what_nobody_can_examine_is_refused),
	};

	return cmocka_run_group_tests(tests, paper_start, paper_finish);
}

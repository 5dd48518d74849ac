/* Office documents that do something when they are opened, and those that Word
 * and Excel really write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../support/samples.h"
#include "file/check.h"

static struct arena *arena;
static struct buf b;

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	assert_int_equal(file_check_start(), OK);
	buf_init(&b, arena, 4 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* Refused with these words; NULL: taken. */
static void judged(const char *name, const char *words)
{
	struct file_found found;
	const char *why;

	file_check(arena, filetype_of_name(name), b.data, b.len, &found);
	why = found.refusal;
	if (!why != !words || (why && !strstr(why, words)))
		fail_msg("%s: wanted “%s”, heard “%s”", name,
			 words ? words : "", why ? why : "");
}

/* A document with one more part. */
static void office(const char *name, const char *part, const char *text)
{
	const bool is_word = strstr(name, ".docx") != NULL;
	struct zip z;

	buf_clear(&b);
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", is_word ? WORD_TYPES : "<Types/>",
		strlen(is_word ? WORD_TYPES : "<Types/>"));
	if (strcmp(part, "word/document.xml") != 0)
		zip_add(&z, is_word ? "word/document.xml" : "xl/workbook.xml",
			"<w/>", 4);
	zip_add(&z, part, text, strlen(text));
	zip_end(&z);
}

#define REL "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/"\
	    "officeDocument/2006/relationships/"
#define EXTERNAL "' TargetMode='External'/>"
#define WORD_RELS "word/_rels/document.xml.rels"
#define XL_RELS "xl/_rels/workbook.xml.rels"
#define FIELD(begin, words)                                              \
	"<w:document><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" \
	"<w:instrText" begin ">" words "</w:instrText></w:r><w:r><w:fldChar" \
	" w:fldCharType=\"separate\"/></w:r></w:document>"

struct office_case {
	const char *name, *part, *text, *words; /* NULL: taken */
};

static void office_cases(const struct office_case *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		office(c[i].name, c[i].part, c[i].text);
		judged(c[i].name, c[i].words);
	}
}

static void a_document_that_fetches_is_refused(void **state)
{
	static const struct office_case cases[] = {
		{ "a.docx", "word/_rels/settings.xml.rels",
		  REL "attachedTemplate' Target='http://x.invalid/m.dotm"
		      EXTERNAL, "từ nơi khác" },
		{ "a.docx", "word/_rels/settings.xml.rels",
		  REL "attachedTemplate' Target='file:///\\\\may\\m.dotm" EXTERNAL,
		  "từ nơi khác" },
		{ "a.docx", "word/_rels/settings.xml.rels",
		  REL "attachedTemplate' Target='\\/may/m.dotm" EXTERNAL,
		  "từ nơi khác" },
		{ "a.docx", "word/_rels/settings.xml.rels",
		  REL "attachedTemplate' Target='&#x68;ttp&#58;//x/" EXTERNAL,
		  "từ nơi khác" },
		{ "a.docx", WORD_RELS,
		  REL "image' Target='https://x.invalid/theo-doi.png" EXTERNAL,
		  "từ nơi khác" },
		/* A decoy of a type, a > and a quote within a value. */
		{ "a.docx", WORD_RELS,
		  "<Relationship x:Type='a/hyperlink' Id='a>\" Type=' Type=\"b/"
		  "frame\" Target='http://x/" EXTERNAL, "từ nơi khác" },
		{ "a.docx", WORD_RELS,
		  REL "hyper&#108;ink' Target='http://x/" EXTERNAL, "hỏng" },
		{ "a.docx", WORD_RELS,
		  REL "subDocument' Target='http://x/b.docx" EXTERNAL,
		  "từ nơi khác" },
		{ "a.xlsx", XL_RELS, REL "externalLink' Target='a.xml'/>",
		  "từ nơi khác" },
		{ "a.xlsx", XL_RELS, REL "connections' Target='a.xml'/>",
		  "từ nơi khác" },
		{ "a.docx", "_rels/.rels",
		  REL "webextensiontaskpanes' Target='a.xml'/>",
		  "từ nơi khác" },
		{ "a.docx", WORD_RELS, "\xff\xfe<\1R\1", "hỏng" },
		{ "a.docx", WORD_RELS,
		  "<Relationship x TargetMode='External' Target='http://x/'/>",
		  "hỏng" },
		{ "a.docx", WORD_RELS,
		  "<Relationship Id=1 TargetMode='External' Target='http://x'/>",
		  "hỏng" },
		{ "a.docx", WORD_RELS, "<!DOCTYPE a [<!ENTITY t 'x'>]><a/>",
		  "hỏng" },
	};

	(void)state;
	office_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

static void a_document_that_runs_or_carries_is_refused(void **state)
{
	static const struct office_case cases[] = {
		{ "a.docx", WORD_RELS, REL "vbaProject' Target='anh.png'/>",
		  "macro" },
		{ "a.docx", WORD_RELS, REL "control' Target='a.xml'/>",
		  "macro" },
		{ "a.xlsx", XL_RELS, REL "xlMacrosheet' Target='a.xml'/>",
		  "macro" },
		{ "a.docx", WORD_RELS, REL "oleObject' Target='anh.png'/>",
		  "nhúng bên trong (OLE)" },
		{ "a.docx", WORD_RELS, REL "aFChunk' Target='a.rtf'/>",
		  "nhúng bên trong" },
		{ "a.docx", "word/media/anh.png",
		  "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "nhúng bên trong" },
		{ "a.docx", "word/embeddings/a.xlsx", "PK\3\4 gì đó",
		  "nhúng bên trong" },
		{ "a.docx", "word/document.xml", FIELD("", " DDEAUTO c:\\x"),
		  "DDE" },
		{ "a.docx", "word/document.xml",
		  FIELD(" xml:space='preserve'", "D</w:instrText></w:r><w:r>"
			"<w:instrText>dE cmd"), "DDE" },
		{ "a.docx", "word/document.xml", FIELD("", "&#68;DE cmd"),
		  "DDE" },
		{ "a.docx", "word/header1.xml",
		  "<w:fldSimple w:dirty='1' w:instr=' ddeauto cmd'/>", "DDE" },
		{ "a.docx", "word/document.xml",
		  "\n<w:p><w:fldChar w:fldCharType='begin'/><w:instrText> "
		  "</w:instrText>" FIELD("", "QUOTE 68 68 69") "</w:p>",
		  "DDE" },
		{ "a.docx", "word/a.dat", "\r\n<a:instrText>dde x", "DDE" },
		{ "a.docx", "word/a.txt",
		  "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "EICAR" },
	};

	(void)state;
	office_cases(cases, sizeof(cases) / sizeof(cases[0]));
}

static void each_relation_that_acts_is_refused(void **state)
{
	static const struct {
		const char *type, *words;
	} types[] = {
		{ "vbaProject", "macro" }, { "wordVbaData", "macro" },
		{ "xlMacrosheet", "macro" }, { "xlIntlMacrosheet", "macro" },
		{ "control", "macro" }, { "ui/extensibility", "macro" },
		{ "oleObject", "OLE" }, { "aFChunk", "nhúng bên trong" },
		{ "externalLink", "từ nơi khác" },
		{ "connections", "từ nơi khác" },
		{ "webextensiontaskpanes", "từ nơi khác" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		office("a.docx", WORD_RELS,
		       arena_printf(arena, REL "%s' Target='media/a.png'/>",
				    types[i].type));
		judged("a.docx", types[i].words);
	}
}

static void what_word_and_excel_write_is_taken(void **state)
{
	static const struct office_case cases[] = {
		{ "a.docx", WORD_RELS,
		  REL "hyperlink' Target='https://dichvucong.gov.vn/?a=1&amp;b"
		      EXTERNAL REL "image' Target='media/image1.png'/>", NULL },
		{ "a.docx", "word/_rels/settings.xml.rels",
		  REL "attachedTemplate' Target='file:///C:\\M\xe1\xba\xabu\\to"
		      " trinh.dotx" EXTERNAL, NULL },
		{ "a.docx", "word/document.xml",
		  FIELD(" xml:space='preserve'", " TOC \\o &quot;1-3&quot; ")
		  FIELD("", " HYPERLINK &quot;http://x&quot; ")
		  FIELD("", " PAGE  \\* MERGEFORMAT ")
		  "<w:fldSimple w:instr=' NUMPAGES '/><w:instrText/>"
		  "<w:t>DDEAUTO là gì?</w:t><!-- it's -->", NULL },
		/* A condition that counts pages: a field within a field. */
		{ "a.docx", "word/footer1.xml",
		  "<w:p><w:fldChar w:fldCharType='begin'/><w:instrText> IF "
		  "</w:instrText>" FIELD("", " NUMPAGES ") "</w:p>", NULL },
		{ "a.docx", "word/footer2.xml",
		  "<w:instrText> </w:instrText ><w:t>DDEAUTO</w:t>", NULL },
		{ "a.xlsx", XL_RELS,
		  "<?xml version='1.0'?>\r\n<Relationships>"
		  REL "worksheet' Target='worksheets/sheet1.xml'/>"
		  REL "printerSettings' Target='p.bin' TargetMode='Internal'/>"
		  "</Relationships>", NULL },
	};
	struct buf book;
	struct zip z;

	(void)state;
	office_cases(cases, sizeof(cases) / sizeof(cases[0]));
	/* A chart and its figures. */
	buf_init(&book, arena, 1 << 20);
	sample_xlsx(&book, arena);
	buf_clear(&b);
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	zip_add(&z, "word/embeddings/Microsoft_Excel_Worksheet.xlsx",
		book.data, book.len);
	zip_end(&z);
	judged("bieu do.docx", NULL);
}

/* The figures of a chart that carry another document, or fetch. */
static void a_document_within_a_document_is_opened(void **state)
{
	struct buf inner;
	struct zip z;

	(void)state;
	buf_init(&inner, arena, 1 << 20);
	office("a.xlsx", XL_RELS, REL "externalLink' Target='a.xml'/>");
	buf_add(&inner, b.data, b.len);
	buf_clear(&b);
	zip_begin(&z, &b, arena);
	zip_add(&z, "[Content_Types].xml", WORD_TYPES, strlen(WORD_TYPES));
	zip_add(&z, "word/document.xml", "<w/>", 4);
	zip_add(&z, "word/media/anh.png", inner.data, inner.len);
	zip_end(&z);
	judged("a.docx", "nhúng bên trong");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_document_that_fetches_is_refused),
		TEST(a_document_that_runs_or_carries_is_refused),
		TEST(each_relation_that_acts_is_refused),
		TEST(what_word_and_excel_write_is_taken),
		TEST(a_document_within_a_document_is_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

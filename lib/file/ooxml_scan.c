#include "file/ooxml_scan.h"

#include <string.h>
#include <strings.h>

#define BLANKS " \t\r\n"

const char ooxml_runs[] =
	"có chứa macro hoặc mã chạy được; hãy lưu lại thành tài liệu thường"
	" (không macro)";
const char ooxml_carries[] =
	"có đối tượng hoặc tệp khác nhúng bên trong (OLE); hãy lưu lại thành"
	" PDF rồi gửi, tệp nhúng cần nộp thì tải lên riêng";
static const char fetches[] =
	"lấy mẫu hoặc dữ liệu từ nơi khác khi mở nên nội dung có thể thay đổi;"
	" hãy ngắt liên kết hoặc lưu lại thành PDF rồi gửi";
static const char calls[] =
	"có trường gọi chương trình khác khi mở (DDE); hãy lưu lại thành PDF"
	" rồi gửi";
static const char unreadable[] = "bị cắt cụt hoặc hỏng";
static const char virus[] = "chứa chuỗi thử mã độc EICAR";

/* By the end of a relationship's type, whatever its part is called. */
static const struct {
	const char *end, *why;
} relations[] = {
	{ "/vbaProject", ooxml_runs },	  { "/wordVbaData", ooxml_runs },
	{ "/xlMacrosheet", ooxml_runs },  { "/xlIntlMacrosheet", ooxml_runs },
	{ "/control", ooxml_runs },	  { "/extensibility", ooxml_runs },
	{ "/oleObject", ooxml_carries },	  { "/aFChunk", ooxml_carries },
	{ "/externalLink", fetches },	  { "/connections", fetches },
	{ "/webextensiontaskpanes", fetches },
};

static bool ends_with(const char *s, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len >= n && strncasecmp(s + len - n, end, n) == 0;
}

void ooxml_scan_begin(struct ooxml_scan *s, const char *name, size_t name_len)
{
	s->why = NULL;
	s->is_archive = s->is_text = s->in_tag = s->in_field = s->is_open =
		false;
	s->is_relations = ends_with(name, name_len, ".rels");
	s->is_xml = s->is_relations || ends_with(name, name_len, ".xml");
	s->n = s->tag_len = s->field_len = 0;
	*s->field = s->quote = '\0';
}

struct attribute {
	const char *name, *value;
	size_t name_len, len;
};

/* The next one of a tag, from `*at` on; false behind the last, and where no
 * reader would find another. */
static bool next_attribute(const char **at, struct attribute *ret)
{
	const char *s = *at + strspn(*at, BLANKS), *value;

	ret->name = s;
	s += strcspn(s, BLANKS "=");
	ret->name_len = (size_t)(s - ret->name);
	s += strspn(s, BLANKS);
	value = *s == '=' ? s + 1 + strspn(s + 1, BLANKS) : s;
	if (!ret->name_len || value == s || (*value != '"' && *value != '\''))
		return false;
	ret->value = value + 1;
	ret->len = strcspn(ret->value, *value == '"' ? "\"" : "'");
	*at = ret->value + ret->len + (ret->value[ret->len] != '\0');
	return true;
}

static const char *attributes(const char *tag)
{
	return tag + strcspn(tag, BLANKS);
}

/* Every reader finds the same attributes in it. */
static bool is_whole(const char *tag)
{
	const char *at = attributes(tag);
	struct attribute a;

	while (next_attribute(&at, &a))
		;
	at += strspn(at, BLANKS);
	return !*at || strcmp(at, "/") == 0;
}

/* "" when the tag has none of that name; w:instr is found as instr. */
static struct attribute attribute(const char *tag, const char *name,
				  bool is_prefixed)
{
	const char *at = attributes(tag);
	struct attribute a;

	while (next_attribute(&at, &a)) {
		const char *colon = memchr(a.name, ':', a.name_len);
		size_t skip = is_prefixed && colon ?
				      (size_t)(colon + 1 - a.name) :
				      0;

		if (a.name_len - skip == strlen(name) &&
		    memcmp(a.name + skip, name, a.name_len - skip) == 0)
			return a;
	}
	return (struct attribute){ .value = "" };
}

static bool is_word(const struct attribute *a, const char *word)
{
	return a->len == strlen(word) && memcmp(a->value, word, a->len) == 0;
}

static bool is_slash(char c)
{
	return c == '/' || c == '\\';
}

/* On a disk of the machine that opens it, or beside the document itself; two
 * slashes in front name another machine. */
static bool is_local(const char *s, size_t len)
{
	if (len > 9 && strncasecmp(s, "file:///", 8) == 0)
		return s[9] == ':';
	if (len > 1 && is_slash(s[0]) && is_slash(s[1]))
		return false;
	return len > 1 && !memchr(s, '&', len) &&
	       (s[1] == ':' || !memchr(s, ':', len));
}

static const char *relation_refusal(const char *tag)
{
	struct attribute type = attribute(tag, "Type", false);
	struct attribute mode = attribute(tag, "TargetMode", false);
	struct attribute target = attribute(tag, "Target", false);

	/* No writer spells a type with references. */
	if (!is_whole(tag) || memchr(type.value, '&', type.len))
		return unreadable;
	for (size_t i = 0; i < sizeof(relations) / sizeof(*relations); i++) {
		if (ends_with(type.value, type.len, relations[i].end))
			return relations[i].why;
	}
	if (!mode.len || is_word(&mode, "Internal") ||
	    ends_with(type.value, type.len, "/hyperlink"))
		return NULL;
	return is_local(target.value, target.len) ? NULL : fetches;
}

/* The name without its prefix; "/p" for the end of a p. */
static bool is_tag(const char *tag, const char *name)
{
	bool is_end = *tag == '/';
	size_t len = strcspn(tag + is_end, BLANKS "/");
	const char *colon = memchr(tag + is_end, ':', len);
	const char *local = colon ? colon + 1 : tag + is_end;

	len -= (size_t)(local - (tag + is_end));
	return is_end == (*name == '/') && len == strlen(name + is_end) &&
	       memcmp(local, name + is_end, len) == 0;
}

/* Of a field's first word a reference would be there to hide it. */
static void add_to_field(struct ooxml_scan *s, const char *text, size_t len)
{
	for (; len && !s->why; text++, len--) {
		bool is_blank = strchr(BLANKS, *text) != NULL;

		if ((is_blank && !s->field_len) ||
		    s->field_len == OOXML_FIELD_MAX)
			continue;
		s->field[s->field_len++] = *text;
		s->field[s->field_len] = '\0';
		if (strncasecmp(s->field, "DDE", 3) == 0 ||
		    (*text == '&' && s->field_len < 4))
			s->why = calls;
	}
}

/* A field that begins in place of another's first word gives it that word. */
static void begin_field(struct ooxml_scan *s)
{
	if (s->is_open && !s->field_len)
		s->why = calls;
	s->is_open = true;
	s->field_len = 0;
	*s->field = '\0';
}

static void end_tag(struct ooxml_scan *s)
{
	struct attribute a;

	s->in_tag = false;
	s->tag[s->tag_len] = '\0';
	if (*s->tag == '!' || *s->tag == '?') {
		/* Office writes no definitions and no raw text. */
		if (strncmp(s->tag, "!DOCTYPE", 8) == 0 ||
		    (s->in_field && strncmp(s->tag, "![CDATA[", 8) == 0))
			s->why = unreadable;
	} else if (s->is_relations && is_tag(s->tag, "Relationship")) {
		s->why = s->tag_len == OOXML_TAG_MAX ?
				 unreadable :
				 relation_refusal(s->tag);
	} else if (is_tag(s->tag, "instrText")) {
		s->in_field = s->tag[s->tag_len - 1] != '/';
	} else if (is_tag(s->tag, "/instrText")) {
		s->in_field = false;
	} else if (is_tag(s->tag, "fldSimple")) {
		begin_field(s);
		s->is_open = false;
		a = attribute(s->tag, "instr", true);
		add_to_field(s, a.value, a.len);
	} else if (is_tag(s->tag, "fldChar")) {
		a = attribute(s->tag, "fldCharType", true);
		if (is_word(&a, "begin"))
			begin_field(s);
		else
			s->is_open = false;
	}
}

/* How many bytes still belong to the tag; a > within quotes does. */
static size_t feed_tag(struct ooxml_scan *s, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char c = text[i];

		if (!s->quote && c == '>') {
			end_tag(s);
			return i + 1;
		}
		if (s->quote)
			s->quote = c == s->quote ? '\0' : s->quote;
		else if ((c == '"' || c == '\'') && s->tag_len &&
			 *s->tag != '!' && *s->tag != '?')
			s->quote = c;
		if (s->tag_len < OOXML_TAG_MAX)
			s->tag[s->tag_len++] = c;
	}
	return len;
}

static size_t feed_words(struct ooxml_scan *s, const char *text, size_t len)
{
	const char *at = memchr(text, '<', len);
	size_t n = at ? (size_t)(at - text) : len;

	if (s->in_field)
		add_to_field(s, text, n);
	s->in_tag = at != NULL;
	s->tag_len = 0;
	s->quote = '\0';
	return n + (at != NULL);
}

static void feed_text(struct ooxml_scan *s, const char *text, size_t len)
{
	while (len && !s->why) {
		size_t n = s->in_tag ? feed_tag(s, text, len) :
				       feed_words(s, text, len);

		text += n;
		len -= n;
	}
}

/* What a part is by its first bytes, whatever its name says. */
static void know(struct ooxml_scan *s)
{
	static const unsigned char compound[] = { 0xd0, 0xcf, 0x11, 0xe0 };
	const unsigned char *h = s->head;

	if (memcmp(h, compound, 4) == 0)
		s->why = ooxml_carries;
	s->is_archive = memcmp(h, "PK\3\4", 4) == 0;
	s->is_text = s->is_xml || memcmp(h, "\xef\xbb\xbf", 3) == 0 ||
		     memchr("< \t\r\n", h[0], 5) != NULL;
	/* UTF-16: no office program writes it, every one reads it. */
	if ((h[0] == '<' && !h[1]) || (!h[0] && h[1] == '<') ||
	    (s->is_xml && h[0] >= 0xfe))
		s->why = unreadable;
}

void ooxml_scan_feed(struct ooxml_scan *s, const void *data, size_t len)
{
	static const char eicar[] = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";
	size_t had = s->n;

	for (; s->n < 4 && s->n - had < len; s->n++)
		s->head[s->n] = ((const unsigned char *)data)[s->n - had];
	s->n = had + len;
	if (had < 4 && s->n >= 4)
		know(s);
	if (!s->why && memmem(data, len, eicar, sizeof(eicar) - 1))
		s->why = virus;
	if (!s->why && s->is_text)
		feed_text(s, data, len);
}

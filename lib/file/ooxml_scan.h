/*
 * What a part of an office document does beside being read, found in its text
 * while it is unpacked, piece by piece (the first of four bytes or of all):
 * relationships (ECMA-376 part 2) that run or fetch something when the
 * document is opened, fields that call another program, a document within
 * the document.
 *
 * A link that is clicked and the path of a template on the writer's own disk
 * are borne: Word writes both.
 */
#ifndef BASE_OOXML_SCAN_H
#define BASE_OOXML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#define OOXML_TAG_MAX 8192 /* a link of a web page with its query */
#define OOXML_FIELD_MAX 16 /* of a field only the first word counts */

struct ooxml_scan {
	const char *why; /* NULL, or the half of a sentence; out */
	bool is_archive; /* it is an archive itself: to be opened; out */
	bool is_relations, is_xml, is_text;
	size_t n; /* bytes so far */
	unsigned char head[4];
	bool in_tag, in_field, is_open;
	char quote;
	size_t tag_len, field_len;
	char tag[OOXML_TAG_MAX + 1], field[OOXML_FIELD_MAX + 1];
};

extern const char ooxml_runs[];	   /* "có chứa macro …" */
extern const char ooxml_carries[]; /* "có đối tượng hoặc tệp khác …" */

void ooxml_scan_begin(struct ooxml_scan *s, const char *name, size_t name_len);
void ooxml_scan_feed(struct ooxml_scan *s, const void *data, size_t len);

#endif

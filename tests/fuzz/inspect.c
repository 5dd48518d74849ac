/* The door of the inspector: the first byte is the kind that the file's name
 * says, the rest is the file. */
#include "file/check.h"
#include "fuzz.h"

FUZZ(arena, text, len)
{
	struct file_found found;

	must(file_check_start() == OK);
	if (!len)
		return;
	file_check(arena, (enum filetype)((unsigned char)*text %
					  (FILETYPE_COUNT + 1)),
		   text + 1, len - 1, &found);
	seen(found.refusal);
	must(found.len <= len - 1 && found.pages >= -1);
	must(found.refusal || found.type != FILETYPE_COUNT);
}

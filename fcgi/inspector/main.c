/*
 * file_inspector KIND <FILE >ANSWER: looks into one foreign file and ends.
 * Started by file/inspect.c; reads nothing of the file before it is locked in.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include "file/answer.h"
#include "file/check.h"
#include "file/sandbox.h"

static _Noreturn void answer(const struct file_answer *a)
{
	_exit(write(STDOUT_FILENO, a, sizeof(*a)) != sizeof(*a));
}

static _Noreturn void say(enum file_verdict verdict)
{
	struct file_answer a = { .mark = FILE_ANSWER_MARK, .verdict = verdict };

	answer(&a);
}

/* libqpdf goes on without what it has no memory for, and an action that was
 * not read would be none: the first memory that is refused ends the reading.
 * std::set_new_handler(), by the name that it has for C. */
typedef void new_handler(void);
extern new_handler *set_new_handler(new_handler *h) __asm__(
	"_ZSt15set_new_handlerPFvvE");

static void memory_is_full(void)
{
	say(FILE_FULL);
}

static void tell(const struct file_found *found)
{
	struct file_answer a = { .mark = FILE_ANSWER_MARK,
				 .verdict = found->refusal ? FILE_REFUSED :
							     FILE_KEPT,
				 .len = (int64_t)found->len,
				 .pages = found->pages };

	if (found->refusal)
		strncpy(a.why, found->refusal, FILE_WHY_MAX);
	answer(&a);
}

int main(int argc, char **argv)
{
	enum filetype type = argc == 2 ? filetype_from_code(argv[1]) :
					 FILETYPE_COUNT;
	struct file_found found;
	struct stat st;
	void *data = NULL;

	/* Nobody waits for the answer of one whose worker is gone. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || fstat(0, &st) != 0 ||
	    file_check_start() != OK)
		say(FILE_NO_READER);
	if (st.st_size)
		data = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			    STDIN_FILENO, 0);
	if (data == MAP_FAILED || close(STDIN_FILENO) != 0)
		say(FILE_NO_READER);
	set_new_handler(memory_is_full);
	if (!sandbox_enter((size_t)st.st_size))
		say(FILE_NO_READER);
	file_check(arena_new(), type, data, (size_t)st.st_size, &found);
	tell(&found);
}

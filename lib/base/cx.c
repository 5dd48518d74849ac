#include "base/cx.h"

#include <stdarg.h>

enum err fail(struct cx *cx, enum err err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	cx->fault.err = err;
	cx->fault.detail = arena_vprintf(cx->arena, fmt, ap);
	va_end(ap);
	return err;
}

enum err refuse(struct cx *cx, enum err err, const char *member,
		const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	cx->fault.err = err;
	cx->fault.member = member;
	cx->fault.message = arena_vprintf(cx->arena, fmt, ap);
	va_end(ap);
	return err;
}

struct fault cx_take_fault(struct cx *cx)
{
	struct fault fault = cx->fault;

	cx->fault = (struct fault){ 0 };
	return fault;
}

bool cx_without(struct cx *cx, enum err err, enum err which)
{
	if (err != which)
		return false;
	(void)cx_take_fault(cx);
	return true;
}

void cx_keep_fault(struct cx *cx, const struct cx *page)
{
	const struct fault *f = &page->fault;

	if (!f->detail && !f->message)
		return;
	cx->fault = (struct fault){ .err = f->err, .member = f->member };
	if (f->detail)
		cx->fault.detail = arena_strdup(cx->arena, f->detail);
	if (f->message)
		cx->fault.message = arena_strdup(cx->arena, f->message);
}

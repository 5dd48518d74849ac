/*
 * What can go wrong, said once.
 *
 * A function that may fail returns one of these and is must-check.  The words
 * for a person are put into cx->fault by fail() where they are known; the edge
 * of the program (common/fault.c) turns the value into a status and a page.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

enum err {
	OK = 0,
	ERR_INPUT,    /* a value a person gave is not acceptable: 422 */
	ERR_MISSING,  /* there is no such thing: 404 */
	ERR_LOGIN,    /* nobody is signed in, or the session is over: 401 */
	ERR_TOKEN,    /* signed in, but the form is of another session: 403 */
	ERR_DENIED,   /* signed in, but not for this: 403 */
	ERR_PURPOSE,  /* say first what it is for: 403 with the form */
	ERR_STATE,    /* the thing is in a state that forbids this: 409 */
	ERR_CONFLICT, /* somebody else changed it meanwhile: 409 */
	ERR_LIMIT,    /* too large or too often: 413 or 429 */
	ERR_BUSY,     /* a dependency (database, disk) does not answer: 503 */
	ERR_INTERNAL, /* our own mistake: 500 */
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define CLEANUP(fn) __attribute__((cleanup(fn)))

/* The only macro that may return. */
#define TRY(call)                            \
	do {                                 \
		enum err try_err_ = (call);  \
		if (try_err_ != OK)          \
			return try_err_;     \
	} while (0)

#endif

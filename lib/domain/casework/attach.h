/*
 * Adding a file to a dossier, and taking a wrong one back: who may is
 * attachment_policy.h's to say, what a file may be file/inspect.h's.
 */
#ifndef DOMAIN_ATTACH_H
#define DOMAIN_ATTACH_H

#include "domain/casework/dossier.h"
#include "domain/files/attachment.h"

struct attachment_in {
	const char *form_key; /* 32 hex letters */
	int form_seq;	      /* which file of the form */
	enum attachment_kind kind;
	int paper; /* 0: none */
	const char *file_name;
	const void *data;
	size_t len;
};

struct attachment_added {
	struct attachment_id id;
	const char *name; /* the label; set also when it is refused */
	int version;
	bool was_known; /* the form had been posted before */
};

/* ERR_DENIED, ERR_STATE, ERR_INPUT, ERR_LIMIT with a sentence that names the
 * file; each refusal is audited.  ERR_BUSY: nothing was kept. */
enum err attachment_add(struct cx *cx, const struct actor *actor,
			const struct dossier *d,
			struct attachment_place *place,
			const struct attachment_in *in,
			struct attachment_added *ret) MUST_CHECK;

/* ERR_INPUT without a reason; ERR_STATE: the clock was
 * stopped by it. */
enum err attachment_withdraw(struct cx *cx, const struct actor *actor,
			     const struct dossier *d, struct attachment_id id,
			     const char *reason) MUST_CHECK;

#endif

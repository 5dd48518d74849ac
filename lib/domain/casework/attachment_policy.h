/*
 * Who may add which file to a dossier, and who may take a wrong one back: one
 * table for the act and for the forms that offer it.  Reading needs no row
 * here: whoever may open the dossier may read its files (dossier_open).
 */
#ifndef DOMAIN_ATTACHMENT_POLICY_H
#define DOMAIN_ATTACHMENT_POLICY_H

#include "domain/casework/dossier.h"
#include "domain/files/attachment.h"

/* `actor` as power_over() gave it for the dossier's procedure: a delegation that
 * does not reach so far adds and withdraws nothing.
 *
 * NULL when allowed; else the sentence of the rule, and whether it is the
 * person (ERR_DENIED) or the dossier's state (ERR_STATE). */
const char *attachment_add_refusal(const struct actor *actor,
				   const struct dossier *d,
				   enum attachment_kind kind,
				   enum err *ret_err);
const char *attachment_withdraw_refusal(const struct actor *actor,
					const struct attachment *a,
					enum err *ret_err);

#endif

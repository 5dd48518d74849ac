#include "domain/reception/person.h"

#include <string.h>

#include "db/db.h"
#include "domain/casework/access.h"
#include "domain/ledger/audit.h"
#include "domain/reception/identity.h"
#include "secret/secret.h"
#include "text/text.h"

STMT(q_before, "bi", "issssssdt",
     "SELECT d.id, d.code, a.id_kind, a.name, a.phone, a.email, a.address,"
     " a.birth, d.received_at"
     " FROM applicant a JOIN dossier d ON d.id = a.dossier_id"
     " WHERE a.id_digest = ? AND d.seat_id = ?"
     " ORDER BY a.received_at DESC, d.id DESC LIMIT 1");

enum err person_before(struct cx *cx, const struct actor *actor,
		       const char *id_number, struct person *ret)
{
	const char *number = id_number_clean(cx->arena, id_number);
	struct digest d = keyed_digest("id", number, strlen(number));
	bool is_hidden;

	if (!*number)
		return ERR_MISSING;
	ret->id_number = number;
	TRY(db_one(cx, q_before, (struct bytes){ d.b, sizeof(d.b) },
		   actor->authority.v, &ret->dossier.v, &ret->code,
		   &ret->id_kind, &ret->name, &ret->phone, &ret->email,
		   &ret->address, &ret->birth, &ret->received_at));
	TRY(access_hides(cx, actor, &ret->dossier, 1, &is_hidden));
	if (is_hidden)
		return ERR_MISSING;
	return audit_put(cx, actor,
			 &(struct audit_row){ .action = "fill",
					      .dossier = ret->dossier,
					      .purpose = "tiep_nhan" });
}

char *name_fold(struct arena *arena, const char *name)
{
	char *fold = text_fold(arena, name);

	if (strlen(fold) > NAME_FOLD_MAX)
		fold[NAME_FOLD_MAX] = '\0';
	return fold;
}

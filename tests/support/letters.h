/* Apology letters of the trial ward, step by step. */
#ifndef LETTERS_H
#define LETTERS_H

#include "domain/apology/letter.h"
#include "domain/casework/dossier.h"
#include "fixture.h"

#define LETTER_REASON "Phải xác minh lại nguồn gốc giấy tờ tại nơi cư trú cũ."

/* Everything right: late, the unit's own doing, a new day on 27 November. */
struct letter_draft letter_of(const struct dossier *d);
/* A step on the letter as it stands, with all it could need; `pages` of the
 * newest scan among the files of its dossiers. */
enum err letter_goes_on(const struct actor *who, struct letter_id id,
			enum letter_act act, int pages);
/* Drafted and submitted by the officer, signed by the leader. */
struct letter_id letter_signed(const struct dossier *d);
/* The stamped scan, as the clerk's page leaves it. */
void letter_scanned(const struct dossier *d);

#endif

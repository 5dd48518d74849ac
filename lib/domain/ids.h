/* Ids are types: no bare integer crosses a module. */
#ifndef DOMAIN_IDS_H
#define DOMAIN_IDS_H

#include <stdint.h>

struct dossier_id { int64_t v; };
struct account_id { int64_t v; };
struct unit_id { int64_t v; };
struct attachment_id { int64_t v; };
struct version_id { int64_t v; }; /* of a procedure */

struct letter_id { int64_t v; };
struct explanation_id { int64_t v; };
struct accountability_id { int64_t v; };
struct correction_id { int64_t v; };
struct count_id { int64_t v; };
struct mismatch_id { int64_t v; };
struct late_report_id { int64_t v; };

#define NO_ACCOUNT ((struct account_id){ INT64_MIN })

#endif

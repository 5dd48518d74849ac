/* Units of the administration: kinds, parents, succession by date. */
#ifndef DOMAIN_UNIT_H
#define DOMAIN_UNIT_H

#include "base/codes.h"
#include "base/cx.h"
#include "domain/ids.h"

/* SQL: of a unit or of those that it follows by a day, and those they follow.
 * In: unit, day. */
#define IN_UNIT_OR_FORMER                                                   \
	" IN (WITH RECURSIVE former AS (SELECT CAST(? AS INT) AS id"        \
	"  UNION SELECT s.from_id FROM former f JOIN unit_succession s"     \
	"  FORCE INDEX (succession_to)"                                     \
	"  ON s.to_id = f.id AND s.effective <= ?) SELECT id FROM former)"

struct unit {
	struct unit_id id;
	const char *code, *name, *short_name, *kind, *level;
	const char *agency_code, *legacy_code; /* NULL when none */
	struct unit_id parent;		       /* v = INT64_MIN: none */
	struct day valid_from, valid_to;
};

/* "Phòng Kinh tế phường Hòa Khánh" on a paper of "UBND phường Hòa Khánh", whose
 * head has said the ward: "Phòng Kinh tế".  Others, and itself, as they are. */
const char *unit_within(struct arena *arena, const char *name,
			const char *authority);
#define UNIT_KINDS_SAID(W)                                                 \
	W(UNIT_PROVINCE, "ubnd_tinh", "UBND cấp tỉnh")                     \
	W(UNIT_DISTRICT, "ubnd_huyen", "UBND cấp huyện")                   \
	W(UNIT_WARD, "ubnd_xa", "UBND cấp xã")                             \
	W(UNIT_DIVISION, "phong", "Phòng chuyên môn")                      \
	W(UNIT_OFFICE, "van_phong", "Văn phòng")                           \
	W(UNIT_INSPECTORATE, "thanh_tra", "Thanh tra")                     \
	W(UNIT_DESK, "mot_cua", "Bộ phận Tiếp nhận và Trả kết quả")        \
	W(UNIT_OUTSIDE, "co_quan_phoi_hop", "Cơ quan phối hợp")
#define UNIT_KINDS(W) W(UNIT_UNSAID, "", "") UNIT_KINDS_SAID(W)
CODES(unit_kind, UNIT_KINDS);
/* "mot_cua" -> "Bộ phận Một cửa"; "" when unknown. */
const char *unit_kind_name(const char *kind);
/* A committee, of whatever level: an authority of its own. */
bool unit_is_committee(const struct unit *u);
/* A division or office: what resolves dossiers and is given fields. */
bool unit_resolves(const struct unit *u);
/* Who answers for a unit of that kind: its head, by whatever name. */
const char *unit_head_role(const char *kind);
/* The kinds, NULL-terminated. */
extern const char *const unit_kinds[];
enum err unit_load(struct cx *cx, struct unit_id id, struct unit *ret)
	MUST_CHECK;
enum err unit_by_code(struct cx *cx, const char *code, struct unit *ret)
	MUST_CHECK;
/* The committee (kind ubnd_*) above or at a unit: its code is in the number. */
enum err unit_authority(struct cx *cx, struct unit_id id, struct unit *ret)
	MUST_CHECK;
/* Divisions of an authority that may resolve dossiers on `day`. */
enum err unit_divisions(struct cx *cx, struct unit_id authority,
			struct day day, struct unit **ret, size_t *ret_n)
	MUST_CHECK;
/* The division that has this field on `day`: by its own fields, else as the one
 * heir of whoever had it (Decree 61/2018 art. 7: work passes on with the
 * function).  Of two that have it the one that will follow the other waits for
 * its day.  Nobody, several that have it, or several heirs: ERR_INPUT
 * "thu_tuc", which of these and whom to tell; never the first of them.  A
 * committee without divisions resolves itself. */
enum err unit_for_field(struct cx *cx, struct unit_id authority,
			const char *field, struct day day, struct unit *ret)
	MUST_CHECK;
/* Who continues `was` on `day` within the authority: itself while it works, else
 * its one heir.  ERR_MISSING: none, or several. */
enum err unit_continuing(struct cx *cx, struct unit_id was,
			 struct unit_id authority, struct day day,
			 struct unit *ret) MUST_CHECK;
/* Who leads a dossier of that field now that `was` led it: as above while it or
 * its one heir works there, else whose field it is. */
enum err unit_leading(struct cx *cx, struct unit_id was,
		      struct unit_id authority, const char *field,
		      struct day day, struct unit *ret) MUST_CHECK;
/* The unit of a kind under an authority, e.g. "mot_cua", "van_phong".
 * ERR_MISSING: it has none; ERR_STATE: it has several, and which of them was
 * not said. */
enum err unit_of_kind(struct cx *cx, struct unit_id authority,
		      const char *kind, struct day day, struct unit *ret)
	MUST_CHECK;
/* Whom the authority may ask or send a dossier to on a day: its own divisions
 * and partners, outside agencies, and the province. */
enum err unit_partners(struct cx *cx, struct unit_id authority,
		       struct day day, struct unit **ret, size_t *ret_n)
	MUST_CHECK;
/* Units that work on `day` or will later, by code: to choose from. */
enum err unit_current(struct cx *cx, struct day day, struct unit **ret,
		      size_t *ret_n) MUST_CHECK;
/* Desks (mot_cua) open on a day, for public pages. */
enum err unit_desks(struct cx *cx, struct day day, struct unit **ret,
		    size_t *ret_n) MUST_CHECK;

#endif

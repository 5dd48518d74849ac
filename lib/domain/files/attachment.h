/*
 * Files of a dossier: scans of its papers, drafts and results, supplements.
 *
 * The bytes lie in the store (file/store.h) before a row names them; rows are
 * only ever added.  A further file of the same kind and paper is the next
 * version and the old one stays readable; a wrong upload is withdrawn with a
 * reason and stays in the history.  What a person called the file is a label,
 * cleaned, and never a path.
 *
 * Limits are dated rules ("file_…", sql/data/rules.json).  With a scanner set
 * (clamd) an infected file is refused; one that could not be scanned waits and
 * only who uploaded it may read it until it was.
 */
#ifndef DOMAIN_ATTACHMENT_H
#define DOMAIN_ATTACHMENT_H

#include "base/cx.h"
#include "domain/actor.h"
#include "file/filetype.h"
#include "file/store.h"

enum attachment_kind {
	ATTACH_PAPER,	   /* giay_to: scan of the dossier's paper n */
	ATTACH_SUPPLEMENT, /* bo_sung: what was brought later */
	ATTACH_DRAFT,	   /* du_thao: 1, 2, 3… each kept */
	ATTACH_RESULT,	   /* ket_qua: signed and sealed */
	ATTACH_LETTER,	   /* xin_loi: the stamped apology, from its page */
	ATTACH_NOTICE,	   /* thong_bao: of the money somebody must pay */
	ATTACH_WISH,	   /* don_rut: the applicant's request to withdraw */
	ATTACH_OTHER,	   /* khac */
	ATTACH_COUNT
};
const char *attachment_kind_code(enum attachment_kind k);
const char *attachment_kind_name(enum attachment_kind k);
enum attachment_kind attachment_kind_from_code(const char *code);
/* Whether a file of this kind may be of one paper of the dossier. */
bool attachment_kind_takes_paper(enum attachment_kind k);
/* Whether a later one of this kind (and paper) takes the place of an earlier
 * one; of "khac" each is a thing of its own. */
bool attachment_kind_has_versions(enum attachment_kind k);

enum attachment_scan {
	SCAN_NONE,     /* no scanner is set: "không quét" */
	SCAN_WAITING,  /* cho_quet */
	SCAN_CLEAN,    /* sach */
	SCAN_INFECTED, /* nhiem: found later; nobody may read it */
};
const char *attachment_scan_name(enum attachment_scan s);

/* Where files go and who looks into them; one for all files of a form. */
struct attachment_place {
	const struct store *store;
	const char *clamd;    /* socket, or NULL: nobody */
	bool is_clamd_silent; /* it failed once: not asked again */
	int64_t looked_ms;    /* spent so far with looking into them */
};

struct attachment {
	struct attachment_id id;
	enum attachment_kind kind;
	int paper, version;
	bool is_newest; /* not withdrawn, nor replaced by a later version */
	const char *name;
	enum filetype type;
	int64_t size;
	struct digest digest;
	enum attachment_scan scan;
	struct account_id account;
	struct unit_id unit;
	const char *account_name, *unit_name;
	struct instant at;
	struct instant withdrawn_at; /* INSTANT_NONE: it stands */
	const char *withdrawn_by, *withdrawn_reason;
};

/* By kind and paper, newest version first. */
enum err attachment_list(struct cx *cx, struct dossier_id dossier,
			 struct attachment **ret, size_t *ret_n) MUST_CHECK;
/* No look: ERR_MISSING: not of this dossier. */
enum err attachment_find(struct cx *cx, struct dossier_id dossier,
			 struct attachment_id id,
			 struct attachment *ret) MUST_CHECK;
/* For download: audits it as read.  ERR_MISSING: not of this dossier;
 * ERR_STATE: waits for its scan, or is infected. */
enum err attachment_open(struct cx *cx, const struct actor *actor,
			 struct dossier_id dossier, struct attachment_id id,
			 struct attachment *ret) MUST_CHECK;
struct attachment_rescan {
	int64_t done;
	int64_t unsure; /* the scanner answered, but not yes or no */
	int64_t lost;	/* no object to scan: attachment_verify tells */
};
/* Asks the scanner about files that wait, at most 200; stops when it is
 * silent.  For the worker. */
enum err attachment_rescan(struct cx *cx, struct attachment_place *place,
			   struct attachment_rescan *ret) MUST_CHECK;

struct attachment_report {
	int64_t rows, objects;
	int64_t missing;   /* rows whose object is not there, or not so long */
	int64_t orphans;   /* objects that no row names: harmless */
	int64_t strangers; /* what has no business in the folder */
	int64_t damaged;   /* with `deep`: bytes that are not their name */
	int64_t unwitnessed; /* rows that differ from what the audit trail,
			      * which is sealed, says was uploaded */
	struct attachment_id first_missing, first_unwitnessed;
};
/* The object of each row after `after`, by id, ATTACHMENT_PAGE at a time: the
 * last page has less. */
#define ATTACHMENT_PAGE 1000
struct attachment_object {
	int64_t id, size;
	struct digest digest;
};
enum err attachment_objects(struct cx *cx, int64_t after,
			    struct attachment_object **ret,
			    size_t *ret_n) MUST_CHECK;
/* Rows against the folder and back; `deep` reads every byte. */
enum err attachment_verify(struct cx *cx, const struct store *store, bool deep,
			   struct attachment_report *ret) MUST_CHECK;

#endif

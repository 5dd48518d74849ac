#include "staff/pages.h"

#define DESK (ROLE_RECEPTION | ROLE_RECEPTION_HEAD)
/* Whoever touches a dossier; the policy table says who may do which move. */
#define CASEWORK (DESK | ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_CLERK)
#define READERS (CASEWORK | ROLE_CONTROL | ROLE_INSPECTOR)

/* clang-format off */
const struct route staff_routes[] = {
	{ GET,  "/can-bo/dang-nhap",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,    NULL,          sign_in_show },
	{ POST, "/can-bo/dang-nhap",                 ROLE_PUBLIC, CSRF_ORIGIN, RATE_SIGN_IN, &sign_in_form, sign_in_do },
	{ POST, "/can-bo/dang-xuat",                 ROLE_STAFF,  CSRF_TOKEN,  RATE_STAFF,   NULL,          sign_out_do },
	{ GET,  "/can-bo",                           ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          inbox_show },
	{ GET,  "/can-bo/hop-viec",                  ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          inbox_show },
	{ GET,  "/can-bo/tim",                       READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          search_show },
	{ GET,  "/can-bo/tiep-nhan",                 DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          intake_pick },
	{ GET,  "/can-bo/tiep-nhan/:ma",             DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          intake_show },
	{ POST, "/can-bo/tiep-nhan/:ma",             DESK,        CSRF_TOKEN,  RATE_STAFF,   &intake_form,  intake_do },
	{ GET,  "/can-bo/tra-ket-qua",               DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          return_desk_show },
	{ GET,  "/can-bo/ho-so/:code",               READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          dossier_show },
	{ GET,  "/can-bo/ho-so/:code/bien-nhan",     DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          receipt_show },
	{ GET,  "/can-bo/ho-so/:code/bien-nhan.pdf", DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          receipt_pdf_show },
	{ POST, "/can-bo/ho-so/:code/buoc/:move",    CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &step_form,    step_do },
	{ GET,  "/can-bo/ho-so/:code/tep",           READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          files_show },
	{ POST, "/can-bo/ho-so/:code/tep",           CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &file_form,    files_add },
	{ GET,  "/can-bo/ho-so/:code/tep/:id",       READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          file_send },
	{ POST, "/can-bo/ho-so/:code/tep/:id/rut",   CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &withdraw_form, file_withdraw },
};
/* clang-format on */

const size_t staff_routes_n = sizeof(staff_routes) / sizeof(staff_routes[0]);

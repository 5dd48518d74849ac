#include "public/pages.h"

/* clang-format off */
const struct route public_routes[] = {
	{ GET,  "/",                        ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         home_show, NULL, NULL },
	{ GET,  "/lien-he",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         contact_show, NULL, NULL },
	{ GET,  "/tra-cuu",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         lookup_go, NULL, NULL },
	{ GET,  "/tra-cuu/:code",           ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         status_show, NULL, NULL },
	{ POST, "/tra-cuu/:code/xac-minh",  ROLE_PUBLIC, CSRF_ORIGIN, RATE_LOOKUP, &verify_form, status_verify, status_again, NULL },
	{ GET,  "/tra-cuu/:code/chua-nhan", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         claim_receipt, NULL, NULL },
	{ POST, "/tra-cuu/:code/chua-nhan", ROLE_PUBLIC, CSRF_ORIGIN, RATE_LOOKUP, &claim_form,  claim_do, claim_again, NULL },
	{ GET,  "/tra-cuu/:code/thu-xin-loi", ROLE_PUBLIC, CSRF_NONE, RATE_PAGE,   NULL,         letter_send, NULL, NULL },
	{ GET,  "/tra-cuu/:code/thong-bao-nop-tien", ROLE_PUBLIC, CSRF_NONE, RATE_PAGE, NULL,      notice_send, NULL, NULL },
	{ GET,  "/phan-anh",                ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         feedback_show, NULL, NULL },
	{ GET,  "/mo",                       ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         lookup_opened, NULL, NULL },
	{ GET,  "/t/:token",                ROLE_PUBLIC, CSRF_NONE,   RATE_LOOKUP, NULL,         lookup_by_token, NULL, NULL },
	{ GET,  "/thu-tuc",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedures_show, NULL, NULL },
	{ GET,  "/thu-tuc/:code",           ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedure_show, NULL, NULL },
	{ GET,  "/thu-tuc/:code/ban-in",    ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedure_print, NULL, NULL },
	{ GET,  "/thu-tuc/:code/lich-su",   ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedure_history, NULL, NULL },
	{ GET,  "/cong-khai",              ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show, NULL, NULL },
	{ GET,  "/cong-khai.csv",          ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_csv, NULL, NULL },
	{ GET,  "/cong-khai/don-vi/:unit", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show, NULL, NULL },
	{ GET,  "/cong-khai/linh-vuc/:field", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show, NULL, NULL },
	{ GET,  "/cong-khai/thang/:month", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show, NULL, NULL },
	{ GET,  "/cong-khai/dinh-nghia",   ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         definitions_show, NULL, NULL },
	{ GET,  "/cong-khai/tre-han.csv",   ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         late_csv, NULL, NULL },
	{ GET,  "/cong-khai/tre-han",       ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         late_list_show, NULL, NULL },
	{ GET,  "/cong-khai/doi-chieu",     ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         match_show, NULL, NULL },
	{ GET,  "/cong-khai/doi-chieu.csv", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         match_csv, NULL, NULL },
	{ GET,  "/du-lieu",                ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         data_show, NULL, NULL },
	{ GET,  "/du-lieu/moi.atom",       ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         data_atom, NULL, NULL },
	{ GET,  "/api",                     ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_docs, NULL, NULL },
	{ GET,  "/api/v1/ho-so/:code",      ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_status, NULL, NULL },
	{ GET,  "/api/v1/thong-ke",        ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_figures, NULL, NULL },
	{ GET,  "/api/v1/thu-tuc",          ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_procedures, NULL, NULL },
	{ GET,  "/api/v1/thu-tuc/:code",    ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_procedure, NULL, NULL },
};
/* clang-format on */

const size_t public_routes_n = sizeof(public_routes) / sizeof(public_routes[0]);

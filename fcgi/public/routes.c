#include "public/pages.h"

/* clang-format off */
const struct route public_routes[] = {
	{ GET,  "/",                        ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         home_show },
	{ GET,  "/lien-he",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         contact_show },
	{ GET,  "/tra-cuu",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         lookup_go },
	{ GET,  "/tra-cuu/:code",           ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         status_show },
	{ POST, "/tra-cuu/:code/xac-minh",  ROLE_PUBLIC, CSRF_ORIGIN, RATE_LOOKUP, &verify_form, status_verify },
	{ GET,  "/tra-cuu/:code/chua-nhan", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         claim_receipt },
	{ POST, "/tra-cuu/:code/chua-nhan", ROLE_PUBLIC, CSRF_ORIGIN, RATE_LOOKUP, &claim_form,  claim_do },
	{ GET,  "/tra-cuu/:code/thu-xin-loi", ROLE_PUBLIC, CSRF_NONE, RATE_PAGE,   NULL,         letter_send },
	{ GET,  "/tra-cuu/:code/thong-bao-nop-tien", ROLE_PUBLIC, CSRF_NONE, RATE_PAGE, NULL,      notice_send },
	{ GET,  "/phan-anh",                ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         feedback_show },
	{ GET,  "/mo",                       ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         lookup_opened },
	{ GET,  "/t/:token",                ROLE_PUBLIC, CSRF_NONE,   RATE_LOOKUP, NULL,         lookup_by_token },
	{ GET,  "/thu-tuc",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedures_show },
	{ GET,  "/thu-tuc/:code",           ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedure_show },
	{ GET,  "/thu-tuc/:code/ban-in",    ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedure_print },
	{ GET,  "/thu-tuc/:code/lich-su",   ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         procedure_history },
	{ GET,  "/cong-khai",              ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show },
	{ GET,  "/cong-khai.csv",          ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_csv },
	{ GET,  "/cong-khai/don-vi/:unit", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show },
	{ GET,  "/cong-khai/linh-vuc/:field", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show },
	{ GET,  "/cong-khai/thang/:month", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         board_show },
	{ GET,  "/cong-khai/dinh-nghia",   ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         definitions_show },
	{ GET,  "/cong-khai/tre-han.csv",   ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         late_csv },
	{ GET,  "/cong-khai/tre-han",       ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         late_list_show },
	{ GET,  "/cong-khai/doi-chieu",     ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         match_show },
	{ GET,  "/cong-khai/doi-chieu.csv", ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         match_csv },
	{ GET,  "/du-lieu",                ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         data_show },
	{ GET,  "/du-lieu/moi.atom",       ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         data_atom },
	{ GET,  "/api",                     ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_docs },
	{ GET,  "/api/v1/ho-so/:code",      ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_status },
	{ GET,  "/api/v1/thong-ke",        ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_figures },
	{ GET,  "/api/v1/thu-tuc",          ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_procedures },
	{ GET,  "/api/v1/thu-tuc/:code",    ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,   NULL,         api_procedure },
};
/* clang-format on */

const size_t public_routes_n = sizeof(public_routes) / sizeof(public_routes[0]);

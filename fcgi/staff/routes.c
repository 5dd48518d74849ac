#include "staff/admin/people.h"
#include "staff/desk/desk.h"
#include "staff/dossier/correction.h"
#include "staff/late/accountability.h"
#include "staff/late/foresight.h"
#include "staff/late/late.h"
#include "staff/pages.h"
#include "staff/paper/books.h"
#include "staff/queue/start.h"
#include "staff/shelf/shelf.h"

#define DESK (ROLE_RECEPTION | ROLE_RECEPTION_HEAD)
/* Whoever touches a dossier; the policy table says who may do which move. */
#define CASEWORK (DESK | ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_CLERK | ROLE_CASHIER | \
		  ROLE_COORDINATOR | ROLE_POST_AGENT)
/* The register of the year names every applicant. */
#define BOOK (DESK | ROLE_UBND_LEADER | ROLE_CONTROL | ROLE_INSPECTOR)
/* A head sees the lines of the own unit. */
#define LATE_LISTS (ROLE_RECEPTION_HEAD | ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_CONTROL | ROLE_INSPECTOR)
/* Who reports upward and acknowledges; the inspection reads. */
#define REPORTERS (ROLE_UBND_LEADER | ROLE_CONTROL)
#define REPORTS (REPORTERS | ROLE_INSPECTOR)
#define WATCHERS (ROLE_CONTROL | ROLE_INSPECTOR)
#define READERS (CASEWORK | ROLE_CONTROL | ROLE_INSPECTOR)
/* Whoever has a part in an apology, and those it is reported to. */
#define LETTERS (DESK | ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_CLERK | ROLE_CONTROL | ROLE_INSPECTOR)
/* Whose shelves hold dossiers, and who sees that they are counted. */
#define SHELF (DESK | ROLE_HANDLER | ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_CLERK)
/* Who may give a role away for a time, and who records such a decision. */
#define GIVERS (ROLE_DEPT_HEAD | ROLE_UBND_LEADER | ROLE_RECEPTION_HEAD | ROLE_ADMIN)

/* clang-format off */
const struct route staff_routes[] = {
	{ GET,  "/can-bo/dang-nhap",                 ROLE_PUBLIC, CSRF_NONE,   RATE_PAGE,    NULL,          sign_in_show },
	{ POST, "/can-bo/dang-nhap",                 ROLE_PUBLIC, CSRF_ORIGIN, RATE_SIGN_IN, &sign_in_form, sign_in_do },
	{ GET,  "/can-bo/dang-nhap/ma",              ROLE_AT_CODE, CSRF_NONE,  RATE_STAFF,   NULL,          code_show },
	{ POST, "/can-bo/dang-nhap/ma",              ROLE_AT_CODE, CSRF_TOKEN, RATE_SIGN_IN, &code_form,    code_do },
	{ GET,  "/can-bo/dang-nhap/mat-khau",        ROLE_AT_PASSWORD, CSRF_NONE, RATE_STAFF, NULL,         new_password_show },
	{ POST, "/can-bo/dang-nhap/mat-khau",        ROLE_AT_PASSWORD, CSRF_TOKEN, RATE_SIGN_IN, &new_password_form, new_password_do },
	{ GET,  "/can-bo/dang-nhap/xac-thuc",        ROLE_AT_ENROL, CSRF_NONE, RATE_STAFF,   NULL,          enrol_show },
	{ POST, "/can-bo/dang-nhap/xac-thuc",        ROLE_AT_ENROL, CSRF_TOKEN, RATE_SIGN_IN, &enrol_form,  enrol_do },
	{ POST, "/can-bo/dang-xuat",                 ROLE_STAFF | ROLE_HALFWAY, CSRF_TOKEN, RATE_STAFF, NULL, sign_out_do },
	{ GET,  "/can-bo/tai-khoan",                 ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          me_show },
	{ POST, "/can-bo/tai-khoan/don-vi",          ROLE_STAFF,  CSRF_TOKEN,  RATE_STAFF,   &stand_in_form, me_stand_in_do },
	{ POST, "/can-bo/tai-khoan/mat-khau",        ROLE_STAFF,  CSRF_TOKEN,  RATE_SIGN_IN, &password_form, me_password_do },
	{ GET,  "/can-bo/tai-khoan/xac-thuc",        ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          me_enrol_show },
	{ POST, "/can-bo/tai-khoan/xac-thuc",        ROLE_STAFF,  CSRF_TOKEN,  RATE_SIGN_IN, &enrol_form,   me_enrol_do },
	{ POST, "/can-bo/tai-khoan/ma-khoi-phuc",    ROLE_STAFF,  CSRF_TOKEN,  RATE_SIGN_IN, &code_form,    me_recovery_do },
	{ GET,  "/can-bo",                           ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          start_show },
	{ GET,  "/can-bo/hom-nay",                   DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          today_show },
	{ GET,  "/can-bo/trang",                     ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          index_show },
	{ GET,  "/can-bo/quan-tri",                  ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          admin_show },
	{ GET,  "/can-bo/hop-viec",                  ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          inbox_show },
	{ POST, "/can-bo/hop-viec/hang-loat",        CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &bulk_form,    bulk_do },
	{ POST, "/can-bo/hop-viec/bo-loc",           CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &saved_form,   saved_do },
	{ POST, "/can-bo/hop-viec/bo-loc/:id/bo",    CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   NULL,          saved_end_do },
	{ GET,  "/can-bo/tim",                       READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          search_show },
	{ GET,  "/can-bo/tiep-nhan",                 DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          intake_pick },
	{ GET,  "/can-bo/tiep-nhan/:ma",             DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          intake_show },
	{ POST, "/can-bo/tiep-nhan/:ma",             DESK,        CSRF_TOKEN,  RATE_STAFF,   &intake_form,  intake_do },
	{ GET,  "/can-bo/tiep-nhan/:ma/phieu/:loai", DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          notice_write },
	{ POST, "/can-bo/tiep-nhan/:ma/phieu/:loai", DESK,        CSRF_TOKEN,  RATE_STAFF,   &notice_form,  notice_do },
	{ GET,  "/can-bo/quet/ban-giao",             CASEWORK,    CSRF_NONE,   RATE_STAFF,   NULL,          scan_hand_over_show },
	{ POST, "/can-bo/quet/ban-giao",             CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &scan_form,    scan_hand_over },
	{ POST, "/can-bo/quet/ban-giao/thu-hoi",     CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &scan_form,    scan_recall },
	{ GET,  "/can-bo/quet/tra-ket-qua",          DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          scan_return_list },
	{ POST, "/can-bo/quet/tra-ket-qua",          DESK,        CSRF_TOKEN,  RATE_STAFF,   &scan_form,    scan_return_find },
	{ GET,  "/can-bo/quet/tra-ket-qua/:code",    DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          scan_return_show },
	{ POST, "/can-bo/quet/tra-ket-qua/:code",    DESK,        CSRF_TOKEN,  RATE_STAFF,   &scan_return_form, scan_return_do },
	{ GET,  "/can-bo/quet/thu",                  READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          scan_test_show },
	{ POST, "/can-bo/quet/thu",                  READERS,     CSRF_TOKEN,  RATE_STAFF,   NULL,          scan_test_do },
	{ GET,  "/can-bo/phieu",                     DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          notice_book },
	{ GET,  "/can-bo/phieu/:id",                 DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          notice_print },
	{ GET,  "/can-bo/tra-ket-qua",               DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          return_desk_show },
	{ GET,  "/can-bo/kiem-tra",                  WATCHERS,    CSRF_NONE,   RATE_STAFF,   NULL,          trail_home },
	{ GET,  "/can-bo/kiem-tra/ngay",             WATCHERS,    CSRF_NONE,   RATE_STAFF,   NULL,          trail_day },
	{ GET,  "/can-bo/kiem-tra/ngay.csv",         WATCHERS,    CSRF_NONE,   RATE_STAFF,   NULL,          trail_csv_show },
	{ GET,  "/can-bo/kiem-tra/nguoi",            WATCHERS,    CSRF_NONE,   RATE_STAFF,   NULL,          trail_person },
	{ GET,  "/can-bo/kiem-tra/ho-so",            WATCHERS,    CSRF_NONE,   RATE_STAFF,   NULL,          trail_dossier },
	{ GET,  "/can-bo/kiem-tra/dau-hieu",         WATCHERS,    CSRF_NONE,   RATE_STAFF,   NULL,          patterns_show },
	{ GET,  "/can-bo/ho-so/:code",               READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          dossier_show },
	{ POST, "/can-bo/ho-so/:code/muc-dich",      READERS,     CSRF_TOKEN,  RATE_STAFF,   &purpose_form, purpose_do },
	{ GET,  "/can-bo/ho-so/:code/bien-nhan",     DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          receipt_show },
	{ GET,  "/can-bo/ho-so/:code/bien-nhan.pdf", DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          receipt_pdf_show },
	{ GET,  "/can-bo/ho-so/:code/in/:mau",       READERS & ~ROLE_POST_AGENT,     CSRF_NONE,   RATE_STAFF,   NULL,          print_show },
	{ GET,  "/can-bo/so",                        BOOK | CASEWORK, CSRF_NONE, RATE_STAFF,  NULL,          books_show },
	{ GET,  "/can-bo/so/theo-doi/:nam",          BOOK,        CSRF_NONE,   RATE_STAFF,   NULL,          book_show },
	{ GET,  "/can-bo/so/thu-xin-loi/:nam",       LATE_LISTS | ROLE_CLERK, CSRF_NONE, RATE_STAFF, NULL,       letter_book_show },
	{ GET,  "/can-bo/so/tre-han/:ky",            LATE_LISTS,  CSRF_NONE,   RATE_STAFF,   NULL,          late_book_show },
	{ GET,  "/can-bo/bao-cao",                   REPORTS,     CSRF_NONE,   RATE_STAFF,   NULL,          reports_show },
	{ GET,  "/can-bo/bao-cao/:id",               REPORTS,     CSRF_NONE,   RATE_STAFF,   NULL,          report_show },
	{ GET,  "/can-bo/bao-cao/:id/tre-han.csv",   REPORTS,     CSRF_NONE,   RATE_STAFF,   NULL,          report_csv_show },
	{ POST, "/can-bo/bao-cao/:id/xac-nhan",      REPORTERS,   CSRF_TOKEN,  RATE_STAFF,   &receipt_form, report_acknowledge_do },
	{ GET,  "/can-bo/gui-bao-cao/:ky",           REPORTERS,   CSRF_NONE,   RATE_STAFF,   NULL,          report_send_show },
	{ POST, "/can-bo/gui-bao-cao/:ky",           REPORTERS,   CSRF_TOKEN,  RATE_STAFF,   &report_form,  report_send_do },
	{ GET,  "/can-bo/so/ban-giao/:ngay",         CASEWORK,    CSRF_NONE,   RATE_STAFF,   NULL,          list_papers },
	{ GET,  "/can-bo/so/ket-qua/:ngay",          DESK | ROLE_CLERK, CSRF_NONE, RATE_STAFF, NULL,        list_results },
	{ GET,  "/can-bo/so/buu-chinh/:ngay",        DESK,        CSRF_NONE,   RATE_STAFF,   NULL,          list_post },
	{ GET,  "/can-bo/ho-so/:code/tre-han",       READERS & ~ROLE_POST_AGENT, CSRF_NONE, RATE_STAFF, NULL,    late_show },
	{ POST, "/can-bo/ho-so/:code/giai-trinh/:id", ROLE_HANDLER | ROLE_RECEPTION | ROLE_DEPT_HEAD | ROLE_UBND_LEADER, CSRF_TOKEN, RATE_STAFF, &explain_form, explain_do },
	{ POST, "/can-bo/ho-so/:code/thu-xin-loi",   ROLE_HANDLER | ROLE_DEPT_HEAD, CSRF_TOKEN, RATE_STAFF, &letter_form, letter_draft_do },
	{ GET,  "/can-bo/giai-trinh",                READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          explanations_show },
	{ GET,  "/can-bo/thu-xin-loi",               LETTERS,     CSRF_NONE,   RATE_STAFF,   NULL,          letters_show },
	{ GET,  "/can-bo/thu-xin-loi/:id",           LETTERS,     CSRF_NONE,   RATE_STAFF,   NULL,          letter_show },
	{ GET,  "/can-bo/thu-xin-loi/:id/in/:mau",   LETTERS,     CSRF_NONE,   RATE_STAFF,   NULL,          letter_print },
	{ POST, "/can-bo/thu-xin-loi/:id/:viec",     LETTERS,     CSRF_TOKEN,  RATE_STAFF,   &letter_form,  letter_do },
	{ GET,  "/can-bo/trach-nhiem",               READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          accountability_list_show },
	{ GET,  "/can-bo/trach-nhiem/:id",           READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          accountability_show },
	{ POST, "/can-bo/trach-nhiem/:id/:viec",     CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &accountability_form, accountability_do },
	{ GET,  "/can-bo/ho-so/:code/dieu-chinh",    READERS & ~ROLE_POST_AGENT, CSRF_NONE, RATE_STAFF, NULL,    correction_show },
	{ POST, "/can-bo/ho-so/:code/dieu-chinh",    DESK | ROLE_HANDLER | ROLE_DEPT_HEAD, CSRF_TOKEN, RATE_STAFF, &correction_form, correction_do },
	{ GET,  "/can-bo/dieu-chinh",                ROLE_UBND_LEADER, CSRF_NONE, RATE_STAFF, NULL,         corrections_show },
	{ POST, "/can-bo/dieu-chinh/:id/:viec",      ROLE_UBND_LEADER, CSRF_TOKEN, RATE_STAFF, &decision_form, corrections_do },
	{ POST, "/can-bo/ho-so/:code/buoc/:move",    CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &step_form,    step_do },
	{ GET,  "/can-bo/ho-so/:code/tep",           READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          files_show },
	{ POST, "/can-bo/ho-so/:code/tep",           CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &file_form,    files_add },
	{ GET,  "/can-bo/ho-so/:code/tep/:id",       READERS,     CSRF_NONE,   RATE_STAFF,   NULL,          file_send },
	{ POST, "/can-bo/ho-so/:code/tep/:id/rut",   CASEWORK,    CSRF_TOKEN,  RATE_STAFF,   &withdraw_form, file_withdraw },
	{ GET,  "/can-bo/uy-quyen",                  GIVERS,      CSRF_NONE,   RATE_STAFF,   NULL,          delegation_show },
	{ POST, "/can-bo/uy-quyen",                  GIVERS,      CSRF_TOKEN,  RATE_STAFF,   &delegation_form, delegation_do },
	{ POST, "/can-bo/uy-quyen/:id/cham-dut",     GIVERS,      CSRF_TOKEN,  RATE_STAFF,   &delegation_end_form, delegation_end_do },
	{ GET,  "/can-bo/don-vi/ban-giao",           ROLE_DEPT_HEAD | ROLE_UBND_LEADER, CSRF_NONE, RATE_STAFF, NULL, hand_over_show },
	{ POST, "/can-bo/don-vi/ban-giao",           ROLE_DEPT_HEAD | ROLE_UBND_LEADER, CSRF_TOKEN, RATE_STAFF, &hand_over_form, hand_over_do },
	{ GET,  "/can-bo/don-vi/ke-thua",            ROLE_RECEPTION_HEAD | ROLE_UBND_LEADER, CSRF_NONE, RATE_STAFF, NULL, inherit_show },
	{ POST, "/can-bo/don-vi/ke-thua",            ROLE_RECEPTION_HEAD | ROLE_UBND_LEADER, CSRF_TOKEN, RATE_STAFF, NULL, inherit_do },
	{ GET,  "/can-bo/don-vi/lich-hen",           ROLE_RECEPTION_HEAD, CSRF_NONE, RATE_STAFF, NULL,        recalendar_show },
	{ POST, "/can-bo/don-vi/lich-hen",           ROLE_RECEPTION_HEAD, CSRF_TOKEN, RATE_STAFF, NULL,       recalendar_do },
	{ POST, "/can-bo/quan-tri/lich-quyet-dinh",  ROLE_ADMIN | ROLE_UBND_LEADER, CSRF_TOKEN, RATE_STAFF, &calendar_decide_form, calendar_decide_do },
	{ GET,  "/can-bo/quan-tri/lich",             ROLE_ADMIN | ROLE_UBND_LEADER,  CSRF_NONE,   RATE_STAFF,   NULL,          calendar_show },
	{ POST, "/can-bo/quan-tri/lich",             ROLE_ADMIN | ROLE_UBND_LEADER,  CSRF_TOKEN,  RATE_STAFF,   &calendar_form, calendar_do },
	{ GET,  "/can-bo/quan-tri/don-vi",           ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          units_show },
	{ GET,  "/can-bo/quan-tri/don-vi-moi",       ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          unit_new_show },
	{ POST, "/can-bo/quan-tri/don-vi-moi",       ROLE_ADMIN,  CSRF_TOKEN,  RATE_STAFF,   &unit_new_form, unit_new_do },
	{ GET,  "/can-bo/quan-tri/don-vi/:code",     ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          unit_show },
	{ POST, "/can-bo/quan-tri/don-vi/:code/lien-he", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &contact_form, unit_contact_do },
	{ POST, "/can-bo/quan-tri/don-vi/:code/linh-vuc", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &unit_field_form, unit_field_do },
	{ POST, "/can-bo/quan-tri/don-vi/:code/ket-thuc", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &unit_end_form, unit_end_do },
	{ GET,  "/can-bo/kiem-ke",                   SHELF | WATCHERS, CSRF_NONE, RATE_STAFF, NULL,         counts_show },
	{ POST, "/can-bo/kiem-ke",                   SHELF,       CSRF_TOKEN,  RATE_STAFF,   &count_start_form, count_start_do },
	{ GET,  "/can-bo/kiem-ke/:id",               SHELF | WATCHERS, CSRF_NONE, RATE_STAFF, NULL,         count_show },
	{ POST, "/can-bo/kiem-ke/:id/quet",          SHELF,       CSRF_TOKEN,  RATE_STAFF,   &count_scan_form, count_scan_do },
	{ POST, "/can-bo/kiem-ke/:id/ket-thuc",      SHELF,       CSRF_TOKEN,  RATE_STAFF,   &count_close_form, count_close_do },
	{ GET,  "/can-bo/sai-lech",                  SHELF | WATCHERS, CSRF_NONE, RATE_STAFF, NULL,         mismatches_show },
	{ GET,  "/can-bo/sai-lech/:id",              SHELF | WATCHERS, CSRF_NONE, RATE_STAFF, NULL,         mismatch_show },
	{ POST, "/can-bo/sai-lech/:id/:viec",        SHELF,       CSRF_TOKEN,  RATE_STAFF,   &mismatch_form, mismatch_do },
	{ GET,  "/can-bo/canh-bao",                  ROLE_STAFF,  CSRF_NONE,   RATE_STAFF,   NULL,          warnings_show },
	{ POST, "/can-bo/canh-bao/da-xem",           ROLE_STAFF,  CSRF_TOKEN,  RATE_STAFF,   &seen_form,    warnings_seen_do },
	{ POST, "/can-bo/canh-bao/:id/da-xem",       ROLE_STAFF,  CSRF_TOKEN,  RATE_STAFF,   NULL,          warning_seen_do },
	{ GET,  "/can-bo/dieu-hanh",                 ROLES_WATCHING, CSRF_NONE, RATE_STAFF,  NULL,          watch_show },
	{ GET,  "/can-bo/dieu-hanh/:danh-sach",      ROLES_WATCHING, CSRF_NONE, RATE_STAFF,  NULL,          watch_list_show },
	{ GET,  "/can-bo/quan-tri/tai-khoan",        ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          people_show },
	{ GET,  "/can-bo/quan-tri/tai-khoan-moi",    ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          person_new_show },
	{ POST, "/can-bo/quan-tri/tai-khoan-moi",    ROLE_ADMIN,  CSRF_TOKEN,  RATE_STAFF,   &person_new_form, person_new_do },
	{ GET,  "/can-bo/quan-tri/tai-khoan/:login", ROLE_ADMIN,  CSRF_NONE,   RATE_STAFF,   NULL,          person_show },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/thong-tin", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &person_edit_form, person_edit_do },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/mat-khau", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &reset_form, person_password_do },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/xac-thuc", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &factor_reset_form, person_factor_do },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/vai-tro", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &grant_form, person_grant_do },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/thoi-vai-tro", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &end_role_form, person_end_role_do },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/khoa", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &reason_form, person_lock_do },
	{ POST, "/can-bo/quan-tri/tai-khoan/:login/mo-khoa", ROLE_ADMIN, CSRF_TOKEN, RATE_STAFF, &reason_form, person_unlock_do },
};
/* clang-format on */

const size_t staff_routes_n = sizeof(staff_routes) / sizeof(staff_routes[0]);

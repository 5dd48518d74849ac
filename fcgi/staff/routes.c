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

/* Whose part in a delay is explained, and who drafts the apology for it. */
#define EXPLAINERS (ROLE_HANDLER | ROLE_RECEPTION | ROLE_DEPT_HEAD | ROLE_UBND_LEADER)
#define DRAFTERS (ROLE_HANDLER | ROLE_DEPT_HEAD)
#define CORRECTORS (DESK | ROLE_HANDLER | ROLE_DEPT_HEAD)
/* All but the post: it carries what it may not read. */
#define INSIDERS (READERS & ~(unsigned)ROLE_POST_AGENT)
#define HEADS (ROLE_DEPT_HEAD | ROLE_UBND_LEADER)
#define HEIRS (ROLE_RECEPTION_HEAD | ROLE_UBND_LEADER)
#define CALENDAR (ROLE_ADMIN | ROLE_UBND_LEADER)

/* What nearly every line has in common: a page has no form, a form carries the
 * session's token and comes back on `again`.  The purpose is what the trail
 * says of the dossiers that are looked at. */
#define SEE(pattern, roles, purpose, show) \
	{ GET, pattern, roles, CSRF_NONE, RATE_STAFF, NULL, show, NULL, purpose }
#define ACT(pattern, roles, purpose, form, act, again) \
	{ POST, pattern, roles, CSRF_TOKEN, RATE_STAFF, form, act, again, purpose }

/* clang-format off */
const struct route staff_routes[] = {
	{ GET,  "/can-bo/dang-nhap",            ROLE_PUBLIC, CSRF_NONE, RATE_PAGE, NULL, sign_in_show, NULL, NULL },
	{ POST, "/can-bo/dang-nhap",            ROLE_PUBLIC, CSRF_ORIGIN, RATE_SIGN_IN, &sign_in_form, sign_in_do, sign_in_show, NULL },
	SEE("/can-bo/dang-nhap/ma",                      ROLE_AT_CODE,     BY_ROLE,       code_show),
	{ POST, "/can-bo/dang-nhap/ma",         ROLE_AT_CODE, CSRF_TOKEN, RATE_SIGN_IN, &code_form, code_do, code_show, BY_ROLE },
	SEE("/can-bo/dang-nhap/mat-khau",                ROLE_AT_PASSWORD, BY_ROLE,       new_password_show),
	{ POST, "/can-bo/dang-nhap/mat-khau",   ROLE_AT_PASSWORD, CSRF_TOKEN, RATE_SIGN_IN, &new_password_form, new_password_do, new_password_show, BY_ROLE },
	SEE("/can-bo/dang-nhap/xac-thuc",                ROLE_AT_ENROL,    BY_ROLE,       enrol_show),
	{ POST, "/can-bo/dang-nhap/xac-thuc",   ROLE_AT_ENROL, CSRF_TOKEN, RATE_SIGN_IN, &enrol_form, enrol_do, enrol_show, BY_ROLE },
	ACT("/can-bo/dang-xuat",                         ROLE_STAFF | ROLE_HALFWAY, BY_ROLE,       NULL,                 sign_out_do,          NULL),
	SEE("/can-bo/tai-khoan",                         ROLE_STAFF,       BY_ROLE,       me_show),
	ACT("/can-bo/tai-khoan/don-vi",                  ROLE_STAFF,       BY_ROLE,       &stand_in_form,       me_stand_in_do,       me_show),
	{ POST, "/can-bo/tai-khoan/mat-khau",   ROLE_STAFF, CSRF_TOKEN, RATE_SIGN_IN, &password_form, me_password_do, me_show, BY_ROLE },
	SEE("/can-bo/tai-khoan/xac-thuc",                ROLE_STAFF,       BY_ROLE,       me_enrol_show),
	{ POST, "/can-bo/tai-khoan/xac-thuc",   ROLE_STAFF, CSRF_TOKEN, RATE_SIGN_IN, &enrol_form, me_enrol_do, me_enrol_show, BY_ROLE },
	{ POST, "/can-bo/tai-khoan/ma-khoi-phuc",   ROLE_STAFF, CSRF_TOKEN, RATE_SIGN_IN, &code_form, me_recovery_do, me_show, BY_ROLE },
	SEE("/can-bo",                                   ROLE_STAFF,       BY_ROLE,       start_show),
	SEE("/can-bo/hom-nay",                           DESK,             BY_ROLE,       today_show),
	SEE("/can-bo/trang",                             ROLE_STAFF,       BY_ROLE,       index_show),
	SEE("/can-bo/quan-tri",                          ROLE_ADMIN,       BY_ROLE,       admin_show),
	SEE("/can-bo/hop-viec",                          ROLE_STAFF,       BY_ROLE,       inbox_show),
	ACT("/can-bo/hop-viec/hang-loat",                CASEWORK,         BY_ROLE,       &bulk_form,           bulk_do,              inbox_again),
	ACT("/can-bo/hop-viec/bo-loc",                   CASEWORK,         BY_ROLE,       &saved_form,          saved_do,             inbox_again),
	ACT("/can-bo/hop-viec/bo-loc/:id/bo",            CASEWORK,         BY_ROLE,       NULL,                 saved_end_do,         NULL),
	SEE("/can-bo/tim",                               READERS,          "tra_cuu",     search_show),
	SEE("/can-bo/tiep-nhan",                         DESK,             "tiep_nhan",   intake_pick),
	SEE("/can-bo/tiep-nhan/:ma",                     DESK,             "tiep_nhan",   intake_show),
	ACT("/can-bo/tiep-nhan/:ma",                     DESK,             "tiep_nhan",   &intake_form,         intake_do,            intake_again),
	SEE("/can-bo/tiep-nhan/:ma/phieu/:loai",         DESK,             "tiep_nhan",   notice_write),
	ACT("/can-bo/tiep-nhan/:ma/phieu/:loai",         DESK,             "tiep_nhan",   &notice_form,         notice_do,            notice_write),
	SEE("/can-bo/quet/ban-giao",                     CASEWORK,         BY_ROLE,       scan_hand_over_show),
	ACT("/can-bo/quet/ban-giao",                     CASEWORK,         BY_ROLE,       &scan_form,           scan_hand_over,       scan_hand_over_show),
	ACT("/can-bo/quet/ban-giao/thu-hoi",             CASEWORK,         BY_ROLE,       &scan_form,           scan_recall,          scan_hand_over_show),
	SEE("/can-bo/quet/tra-ket-qua",                  DESK,             "tra_ket_qua", scan_return_list),
	ACT("/can-bo/quet/tra-ket-qua",                  DESK,             "tra_ket_qua", &scan_form,           scan_return_find,     scan_return_list),
	SEE("/can-bo/quet/tra-ket-qua/:code",            DESK,             "tra_ket_qua", scan_return_show),
	ACT("/can-bo/quet/tra-ket-qua/:code",            DESK,             "tra_ket_qua", &scan_return_form,    scan_return_do,       scan_return_again),
	SEE("/can-bo/quet/thu",                          READERS,          BY_ROLE,       scan_test_show),
	ACT("/can-bo/quet/thu",                          READERS,          BY_ROLE,       NULL,                 scan_test_do,         NULL),
	SEE("/can-bo/phieu",                             DESK,             BY_ROLE,       notice_book),
	SEE("/can-bo/phieu/:id",                         DESK,             BY_ROLE,       notice_print),
	SEE("/can-bo/tra-ket-qua",                       DESK,             "tra_ket_qua", return_desk_show),
	SEE("/can-bo/kiem-tra",                          WATCHERS,         "kiem_tra",    trail_home),
	SEE("/can-bo/kiem-tra/ngay",                     WATCHERS,         "kiem_tra",    trail_day),
	SEE("/can-bo/kiem-tra/ngay.csv",                 WATCHERS,         "kiem_tra",    trail_csv_show),
	SEE("/can-bo/kiem-tra/nguoi",                    WATCHERS,         "kiem_tra",    trail_person),
	SEE("/can-bo/kiem-tra/ho-so",                    WATCHERS,         "kiem_tra",    trail_dossier),
	SEE("/can-bo/kiem-tra/dau-hieu",                 WATCHERS,         "kiem_tra",    patterns_show),
	SEE("/can-bo/ho-so/:code",                       READERS,          BY_ROLE,       dossier_show),
	ACT("/can-bo/ho-so/:code/muc-dich",              READERS,          BY_ROLE,       &purpose_form,        purpose_do,           purpose_again),
	SEE("/can-bo/ho-so/:code/bien-nhan",             DESK,             "in",          receipt_show),
	SEE("/can-bo/ho-so/:code/bien-nhan.pdf",         DESK,             "in",          receipt_pdf_show),
	SEE("/can-bo/ho-so/:code/in/:mau",               INSIDERS,         "in",          print_show),
	SEE("/can-bo/so",                                BOOK | CASEWORK,  "in",          books_show),
	SEE("/can-bo/so/theo-doi/:nam",                  BOOK,             "in",          book_show),
	SEE("/can-bo/so/thu-xin-loi/:nam",               LATE_LISTS | ROLE_CLERK, "in",          letter_book_show),
	SEE("/can-bo/so/tre-han/:ky",                    LATE_LISTS,       "in",          late_book_show),
	SEE("/can-bo/bao-cao",                           REPORTS,          BY_ROLE,       reports_show),
	SEE("/can-bo/bao-cao/:id",                       REPORTS,          BY_ROLE,       report_show),
	SEE("/can-bo/bao-cao/:id/tre-han.csv",           REPORTS,          BY_ROLE,       report_csv_show),
	ACT("/can-bo/bao-cao/:id/xac-nhan",              REPORTERS,        BY_ROLE,       &receipt_form,        report_acknowledge_do, report_again),
	SEE("/can-bo/gui-bao-cao/:ky",                   REPORTERS,        BY_ROLE,       report_send_show),
	ACT("/can-bo/gui-bao-cao/:ky",                   REPORTERS,        BY_ROLE,       &report_form,         report_send_do,       report_send_show),
	SEE("/can-bo/so/ban-giao/:ngay",                 CASEWORK,         "in",          list_papers),
	SEE("/can-bo/so/ket-qua/:ngay",                  DESK | ROLE_CLERK, "in",          list_results),
	SEE("/can-bo/so/buu-chinh/:ngay",                DESK,             "in",          list_post),
	SEE("/can-bo/ho-so/:code/tre-han",               INSIDERS,         BY_ROLE,       late_show),
	ACT("/can-bo/ho-so/:code/giai-trinh/:id",        EXPLAINERS,       BY_ROLE,       &explain_form,        explain_do,           late_show),
	ACT("/can-bo/ho-so/:code/thu-xin-loi",           DRAFTERS,         BY_ROLE,       &letter_draft_form,   letter_draft_do,      late_show),
	SEE("/can-bo/giai-trinh",                        READERS,          BY_ROLE,       explanations_show),
	SEE("/can-bo/thu-xin-loi",                       LETTERS,          BY_ROLE,       letters_show),
	SEE("/can-bo/thu-xin-loi/:id",                   LETTERS,          BY_ROLE,       letter_show),
	SEE("/can-bo/thu-xin-loi/:id/in/:mau",           LETTERS,          "in",          letter_print),
	ACT("/can-bo/thu-xin-loi/:id/:viec",             LETTERS,          BY_ROLE,       &letter_form,         letter_do,            letter_again),
	SEE("/can-bo/trach-nhiem",                       READERS,          "trach_nhiem", accountability_list_show),
	SEE("/can-bo/trach-nhiem/:id",                   READERS,          "trach_nhiem", accountability_show),
	ACT("/can-bo/trach-nhiem/:id/:viec",             CASEWORK,         "trach_nhiem", &accountability_form, accountability_do,    accountability_again),
	SEE("/can-bo/ho-so/:code/dieu-chinh",            INSIDERS,         BY_ROLE,       correction_show),
	ACT("/can-bo/ho-so/:code/dieu-chinh",            CORRECTORS,       BY_ROLE,       &correction_form,     correction_do,        correction_show),
	SEE("/can-bo/dieu-chinh",                        ROLE_UBND_LEADER, BY_ROLE,       corrections_show),
	ACT("/can-bo/dieu-chinh/:id/:viec",              ROLE_UBND_LEADER, BY_ROLE,       &decision_form,       corrections_do,       corrections_show),
	ACT("/can-bo/ho-so/:code/buoc/:move",            CASEWORK,         BY_ROLE,       &step_form,           step_do,              step_again),
	SEE("/can-bo/ho-so/:code/tep",                   READERS,          "tai_tep",     files_show),
	ACT("/can-bo/ho-so/:code/tep",                   CASEWORK,         "tai_tep",     &file_form,           files_add,            files_show),
	SEE("/can-bo/ho-so/:code/tep/:id",               READERS,          "tai_tep",     file_send),
	ACT("/can-bo/ho-so/:code/tep/:id/rut",           CASEWORK,         "tai_tep",     &withdraw_form,       file_withdraw,        files_show),
	SEE("/can-bo/uy-quyen",                          GIVERS,           BY_ROLE,       delegation_show),
	ACT("/can-bo/uy-quyen",                          GIVERS,           BY_ROLE,       &delegation_form,     delegation_do,        delegation_show),
	ACT("/can-bo/uy-quyen/:id/cham-dut",             GIVERS,           BY_ROLE,       &delegation_end_form, delegation_end_do,    delegation_show),
	SEE("/can-bo/don-vi/ban-giao",                   HEADS,            BY_ROLE,       hand_over_show),
	ACT("/can-bo/don-vi/ban-giao",                   HEADS,            BY_ROLE,       &hand_over_form,      hand_over_do,         hand_over_show),
	SEE("/can-bo/don-vi/ke-thua",                    HEIRS,            BY_ROLE,       inherit_show),
	ACT("/can-bo/don-vi/ke-thua",                    HEIRS,            BY_ROLE,       NULL,                 inherit_do,           inherit_show),
	SEE("/can-bo/don-vi/lich-hen",                   ROLE_RECEPTION_HEAD, BY_ROLE,       recalendar_show),
	ACT("/can-bo/don-vi/lich-hen",                   ROLE_RECEPTION_HEAD, BY_ROLE,       NULL,                 recalendar_do,        recalendar_show),
	ACT("/can-bo/quan-tri/lich-quyet-dinh",          CALENDAR,         BY_ROLE,       &calendar_decide_form, calendar_decide_do,   calendar_show),
	SEE("/can-bo/quan-tri/lich",                     CALENDAR,         BY_ROLE,       calendar_show),
	ACT("/can-bo/quan-tri/lich",                     CALENDAR,         BY_ROLE,       &calendar_form,       calendar_do,          calendar_show),
	SEE("/can-bo/quan-tri/don-vi",                   ROLE_ADMIN,       BY_ROLE,       units_show),
	SEE("/can-bo/quan-tri/don-vi-moi",               ROLE_ADMIN,       BY_ROLE,       unit_new_show),
	ACT("/can-bo/quan-tri/don-vi-moi",               ROLE_ADMIN,       BY_ROLE,       &unit_new_form,       unit_new_do,          unit_new_show),
	SEE("/can-bo/quan-tri/don-vi/:code",             ROLE_ADMIN,       BY_ROLE,       unit_show),
	ACT("/can-bo/quan-tri/don-vi/:code/lien-he",     ROLE_ADMIN,       BY_ROLE,       &contact_form,        unit_contact_do,      unit_show),
	ACT("/can-bo/quan-tri/don-vi/:code/linh-vuc",    ROLE_ADMIN,       BY_ROLE,       &unit_field_form,     unit_field_do,        unit_show),
	ACT("/can-bo/quan-tri/don-vi/:code/ket-thuc",    ROLE_ADMIN,       BY_ROLE,       &unit_end_form,       unit_end_do,          unit_show),
	SEE("/can-bo/kiem-ke",                           SHELF | WATCHERS, BY_ROLE,       counts_show),
	ACT("/can-bo/kiem-ke",                           SHELF,            BY_ROLE,       &count_start_form,    count_start_do,       counts_show),
	SEE("/can-bo/kiem-ke/:id",                       SHELF | WATCHERS, BY_ROLE,       count_show),
	ACT("/can-bo/kiem-ke/:id/quet",                  SHELF,            BY_ROLE,       &count_scan_form,     count_scan_do,        count_show),
	ACT("/can-bo/kiem-ke/:id/ket-thuc",              SHELF,            BY_ROLE,       &count_close_form,    count_close_do,       count_show),
	SEE("/can-bo/sai-lech",                          SHELF | WATCHERS, BY_ROLE,       mismatches_show),
	SEE("/can-bo/sai-lech/:id",                      SHELF | WATCHERS, BY_ROLE,       mismatch_show),
	ACT("/can-bo/sai-lech/:id/:viec",                SHELF,            BY_ROLE,       &mismatch_form,       mismatch_do,          mismatch_show),
	SEE("/can-bo/canh-bao",                          ROLE_STAFF,       BY_ROLE,       warnings_show),
	ACT("/can-bo/canh-bao/da-xem",                   ROLE_STAFF,       BY_ROLE,       &seen_form,           warnings_seen_do,     warnings_again),
	ACT("/can-bo/canh-bao/:id/da-xem",               ROLE_STAFF,       BY_ROLE,       NULL,                 warning_seen_do,      NULL),
	SEE("/can-bo/dieu-hanh",                         ROLES_WATCHING,   BY_ROLE,       watch_show),
	SEE("/can-bo/dieu-hanh/:danh-sach",              ROLES_WATCHING,   BY_ROLE,       watch_list_show),
	SEE("/can-bo/quan-tri/tai-khoan",                ROLE_ADMIN,       BY_ROLE,       people_show),
	SEE("/can-bo/quan-tri/tai-khoan-moi",            ROLE_ADMIN,       BY_ROLE,       person_new_show),
	ACT("/can-bo/quan-tri/tai-khoan-moi",            ROLE_ADMIN,       BY_ROLE,       &person_new_form,     person_new_do,        person_new_show),
	SEE("/can-bo/quan-tri/tai-khoan/:login",         ROLE_ADMIN,       BY_ROLE,       person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/thong-tin",ROLE_ADMIN,       BY_ROLE,       &person_edit_form,    person_edit_do,       person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/mat-khau",ROLE_ADMIN,       BY_ROLE,       &reset_form,          person_password_do,   person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/xac-thuc",ROLE_ADMIN,       BY_ROLE,       &factor_reset_form,   person_factor_do,     person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/vai-tro", ROLE_ADMIN,       BY_ROLE,       &grant_form,          person_grant_do,      person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/thoi-vai-tro",ROLE_ADMIN,       BY_ROLE,       &end_role_form,       person_end_role_do,   person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/khoa",    ROLE_ADMIN,       BY_ROLE,       &reason_form,         person_lock_do,       person_show),
	ACT("/can-bo/quan-tri/tai-khoan/:login/mo-khoa", ROLE_ADMIN,       BY_ROLE,       &reason_form,         person_unlock_do,     person_show),
};
/* clang-format on */

const size_t staff_routes_n = sizeof(staff_routes) / sizeof(staff_routes[0]);

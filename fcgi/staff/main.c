/*
 * The staff portal: everything under /can-bo/, as mc_staff.
 *
 * A second pool (--pool sign-in --db-user mc_sign_in) is a system user of its
 * own and takes what makes somebody be somebody: signing in and out, passwords,
 * second factors, accounts and their roles; nginx sends those addresses there.
 * mc_staff can neither write nor read any of it (sql/migrations/sign_in.sql), so
 * that who holds that account, or runs code in its pool, signs nobody in.  Such
 * code still sees the tokens of those who work there meanwhile, and can do what
 * they can until they sign out; what it does stands in the audit trail.
 */
#include "common/boot.h"
#include "staff/pages.h"

int main(int argc, char **argv)
{
	const struct program program = {
		.name = "staff",
		.db_user = "mc_staff",
		.routes = staff_routes,
		.routes_n = staff_routes_n,
		.error_page = staff_error,
		.load_session = staff_load_session,
		.form_key = form_key_fresh,
		.sign_in_page = sign_in_again,
		.token_page = sign_in_token,
		.busy_page = sign_in_busy,
		.purpose_page = purpose_ask,
	};

	return boot(argc, argv, &program);
}

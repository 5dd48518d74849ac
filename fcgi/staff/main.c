/* The staff portal: everything under /can-bo/, as mc_staff. */
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

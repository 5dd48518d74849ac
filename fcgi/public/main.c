/* The public site: look-up, procedures, JSON.  Knows the database only as
 * mc_public, which sees public_* views. */
#include "common/boot.h"
#include "public/pages.h"

int main(int argc, char **argv)
{
	const struct program program = {
		.name = "public",
		.db_user = "mc_public",
		.routes = public_routes,
		.routes_n = public_routes_n,
		.error_page = public_error,
	};

	return boot(argc, argv, &program);
}

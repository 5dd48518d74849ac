#include "domain/role.h"

#include <stddef.h>
#include <string.h>

/* Bits in the order of http/route.h's enum role; a test holds them together. */
static const struct {
	const char *code, *name;
} roles[] = {
	{ "RECEPTION", "Cán bộ một cửa" },
	{ "RECEPTION_HEAD", "Trưởng Bộ phận Tiếp nhận và Trả kết quả" },
	{ "HANDLER", "Chuyên viên thụ lý" },
	{ "DEPT_HEAD", "Lãnh đạo phòng" },
	{ "UBND_LEADER", "Lãnh đạo UBND" },
	{ "CLERK", "Văn thư" },
	{ "CASHIER", "Cán bộ thu phí, lệ phí" },
	{ "COORDINATOR", "Cán bộ đơn vị phối hợp" },
	{ "POST_AGENT", "Nhân viên bưu chính" },
	{ "CONTROL", "Cán bộ kiểm soát thủ tục hành chính" },
	{ "INSPECTOR", "Thanh tra, giám sát" },
	{ "ADMIN", "Quản trị hệ thống" },
};
#define ROLES_N (sizeof(roles) / sizeof(roles[0]))

unsigned role_bit(const char *code)
{
	for (size_t i = 0; i < ROLES_N; i++) {
		if (strcmp(roles[i].code, code) == 0)
			return 1u << i;
	}
	return 0;
}

const char *role_code(unsigned one_bit)
{
	for (size_t i = 0; i < ROLES_N; i++) {
		if (one_bit == 1u << i)
			return roles[i].code;
	}
	return "";
}

const char *role_name(unsigned one_bit)
{
	for (size_t i = 0; i < ROLES_N; i++) {
		if (one_bit == 1u << i)
			return roles[i].name;
	}
	return "";
}

#include "secret/strength.h"

#include <stddef.h>
#include <zxcvbn.h>

#include "text/text.h"

/* 2^35 guesses: beyond what ten tries in a quarter of an hour can reach, and
 * dear enough at 80 ms each when the hashes are stolen. */
#define BITS_MIN 35.0
#define OWN_MAX 8

static const char *const usual[] = {
	"matkhau", "mật khẩu", "motcua", "một cửa", "danang", "đà nẵng",
	"lienchieu", "hoakhanh", "haivan", "ubnd", "phuong", "congchuc",
	"tiepnhan", "hanhchinh", "dichvucong", "vietnam", "nguyen", "anhyeuem",
	"iloveyou", "hanoi", "saigon", "quantri", "vanthu", "chutich",
	"giamdoc", "thuly", "hoso", "thutuc",
};
#define USUAL_N (sizeof(usual) / sizeof(usual[0]))

const char *password_weakness(const char *password, const char *const *own)
{
	const char *words[USUAL_N + OWN_MAX + 1];
	size_t n = 0;

	if (text_length(password) < PASSWORD_MIN)
		return "Mật khẩu cần ít nhất 10 ký tự";
	if (text_length(password) > PASSWORD_MAX)
		return "Mật khẩu dài quá 100 ký tự";
	for (size_t i = 0; i < USUAL_N; i++)
		words[n++] = usual[i];
	for (size_t i = 0; own && own[i] && i < OWN_MAX; i++)
		words[n++] = own[i];
	words[n] = NULL;
	if (ZxcvbnMatch(password, words, NULL) < BITS_MIN)
		return "Mật khẩu này dễ đoán: hãy ghép bốn, năm từ không liên"
		       " quan với nhau";
	return NULL;
}

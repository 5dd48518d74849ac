#include "http/parse.h"

#include <string.h>
#include <strings.h>

#include "text/text.h"

#define HEADER_MAX (16 * 1024)

static const char not_utf8[] =
	"Nội dung gửi lên không đọc được vì không đúng bảng mã UTF-8. Vui lòng"
	" gõ lại bằng bộ gõ tiếng Việt Unicode.";
static const char too_long[] =
	"Địa chỉ hoặc nội dung gửi lên dài quá mức cho phép.";

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Percent-decodes; NULL on a broken escape, a NUL byte or bad UTF-8. */
static char *decode(struct arena *arena, const char *s, size_t len, bool plus)
{
	char *out = arena_alloc(arena, len + 1);
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		char c = s[i];

		if (c == '%') {
			if (len - i < 3 || hex_value(s[i + 1]) < 0 ||
			    hex_value(s[i + 2]) < 0)
				return NULL;
			c = (char)(hex_value(s[i + 1]) << 4 |
				   hex_value(s[i + 2]));
			i += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		if (!c)
			return NULL;
		out[n++] = c;
	}
	return text_is_utf8(out, n) ? out : NULL;
}

static size_t count_pairs(const char *s, size_t len, char separator)
{
	size_t n = 1;

	for (size_t i = 0; i < len; i++)
		n += s[i] == separator;
	return n;
}

enum err parse_urlencoded(struct arena *arena, const char *s, size_t len,
			  struct pairs *ret)
{
	size_t n = count_pairs(s, len, '&');
	const char *end = s + len;
	struct pairs pairs = { 0 };

	if (n > PAIRS_MAX)
		return ERR_LIMIT;
	pairs.at = arena_array(arena, n, sizeof(*pairs.at));
	while (s < end) {
		const char *stop = memchr(s, '&', (size_t)(end - s));
		const char *eq;
		struct pair p;

		if (!stop)
			stop = end;
		eq = memchr(s, '=', (size_t)(stop - s));
		if (!eq)
			eq = stop;
		p.name = decode(arena, s, (size_t)(eq - s), true);
		p.value = eq < stop ? decode(arena, eq + 1,
					     (size_t)(stop - eq - 1), true) :
				      "";
		if (!p.name || !p.value)
			return ERR_INPUT;
		if (*p.name)
			pairs.at[pairs.n++] = p;
		s = stop + 1;
	}
	*ret = pairs;
	return OK;
}

enum err parse_cookies(struct arena *arena, const char *header,
		       struct pairs *ret)
{
	size_t n = count_pairs(header, strlen(header), ';');
	struct pairs pairs = { 0 };

	if (n > 100)
		return ERR_LIMIT;
	pairs.at = arena_array(arena, n, sizeof(*pairs.at));
	while (*header) {
		size_t len = strcspn(header, ";");
		const char *eq = memchr(header, '=', len);

		if (eq && eq > header)
			pairs.at[pairs.n++] = (struct pair){
				arena_strndup(arena, header,
					      (size_t)(eq - header)),
				arena_strndup(arena, eq + 1,
					      len - (size_t)(eq - header) - 1),
			};
		header += len;
		header += strspn(header, "; ");
	}
	*ret = pairs;
	return OK;
}

enum err parse_path(struct arena *arena, const char *raw, size_t len,
		    const char **ret)
{
	char *path = decode(arena, raw, len, false);
	char *out = path;

	if (!path || path[0] != '/' || strpbrk(path, "\r\n\t\\"))
		return ERR_INPUT;
	for (const char *in = path; *in; in++) {
		if (in[0] == '/' && in[1] == '/')
			continue;
		*out++ = *in;
	}
	*out = '\0';
	if (strstr(path, "/../") || strstr(path, "/./") ||
	    (out - path >= 3 && strcmp(out - 3, "/..") == 0) ||
	    (out - path >= 2 && strcmp(out - 2, "/.") == 0))
		return ERR_INPUT;
	if (out - path > 1 && out[-1] == '/')
		out[-1] = '\0';
	*ret = path;
	return OK;
}

static const char *find(const char *hay, size_t len, const char *needle,
			size_t needle_len)
{
	return memmem(hay, len, needle, needle_len);
}

/* What browsers write for the three characters that would end the quotes
 * (WHATWG: %22 %0A %0D; nothing else is escaped), and the backslash of older
 * ones and of curl. */
static char *unquoted(struct arena *arena, const char *s, size_t len)
{
	char *text = arena_strndup(arena, s, len), *out = text;

	for (const char *in = text; *in; in++) {
		if (strncasecmp(in, "%22", 3) == 0 ||
		    strncasecmp(in, "%0a", 3) == 0 ||
		    strncasecmp(in, "%0d", 3) == 0) {
			*out++ = in[2] == '2' ? '"' : ' ';
			in += 2;
		} else if (in[0] == '\\' && (in[1] == '"' || in[1] == '\\')) {
			*out++ = *++in;
		} else {
			*out++ = *in;
		}
	}
	*out = '\0';
	return text;
}

/* The quote that ends what begins at `at`; a name that ends in a backslash has
 * no other than the first. */
static const char *closing(const char *at, const char *end)
{
	const char *first = memchr(at, '"', (size_t)(end - at));

	for (; at < end && *at != '"'; at++) {
		if (*at == '\\' && end - at > 1 &&
		    (at[1] == '"' || at[1] == '\\'))
			at++;
	}
	return at < end ? at : first;
}

/* A quoted parameter of Content-Disposition, or NULL. */
static const char *disposition(struct arena *arena, const char *head,
			       size_t len, const char *name)
{
	const char *key = arena_printf(arena, "%s=\"", name);
	size_t key_len = strlen(key);
	const char *at = head;
	const char *end = head + len;

	while ((at = find(at, (size_t)(end - at), key, key_len))) {
		const char *close;

		/* "name=" must not match inside "filename=". */
		if (at > head && (at[-1] == ' ' || at[-1] == ';')) {
			at += key_len;
			close = closing(at, end);
			return close ? unquoted(arena, at,
						(size_t)(close - at)) :
				       NULL;
		}
		at += key_len;
	}
	return NULL;
}

/* Files stay where they are in the body; what is not a file is copied, and
 * may together be no more than a form without files may be. */
struct multipart {
	struct pair *fields;
	struct upload *uploads;
	size_t text;
};

static enum err take_field(struct rq *rq, struct multipart *m,
			   const char *name, const char *data, size_t len)
{
	m->text += len;
	if (rq->fields.n == PAIRS_MAX || m->text > BODY_MAX)
		return ERR_LIMIT;
	if (!text_is_utf8(data, len) || memchr(data, '\0', len))
		return ERR_INPUT;
	m->fields[rq->fields.n++] = (struct pair){
		name, arena_strndup(rq->cx.arena, data, len)
	};
	return OK;
}

static enum err take_part(struct rq *rq, struct multipart *m, const char *head,
			  size_t head_len, const char *data, size_t len)
{
	struct arena *arena = rq->cx.arena;
	const char *name = disposition(arena, head, head_len, "name");
	const char *file = disposition(arena, head, head_len, "filename");

	if (!name || memchr(head, '\0', head_len) ||
	    !text_is_utf8(name, strlen(name)) ||
	    (file && !text_is_utf8(file, strlen(file))))
		return ERR_INPUT;
	if (!file)
		return take_field(rq, m, name, data, len);
	if (!*file && !len)
		return OK; /* a choice of file that was left alone */
	if (rq->uploads_n == UPLOADS_MAX)
		return ERR_LIMIT;
	m->uploads[rq->uploads_n++] = (struct upload){ name, file, data, len };
	return OK;
}

static const char *boundary_of(struct arena *arena, const char *content_type)
{
	const char *at = strcasestr(content_type, "boundary=");
	size_t len;

	if (!at)
		return NULL;
	at += strlen("boundary=");
	if (*at == '"')
		at++;
	len = strcspn(at, "\"; \t");
	if (!len || len > 70)
		return NULL;
	return arena_printf(arena, "\r\n--%.*s", (int)len, at);
}

enum err parse_multipart(struct rq *rq, const char *content_type,
			 const void *body, size_t len)
{
	struct arena *arena = rq->cx.arena;
	const char *line = boundary_of(arena, content_type);
	size_t line_len = line ? strlen(line) : 0;
	const char *at = body;
	const char *end = at + len;
	struct multipart m = { 0 };

	if (!line || len < line_len ||
	    memcmp(at, line + 2, line_len - 2) != 0)
		return ERR_INPUT;
	m.fields = arena_array(arena, PAIRS_MAX, sizeof(*m.fields));
	m.uploads = arena_array(arena, UPLOADS_MAX, sizeof(*m.uploads));
	rq->fields = (struct pairs){ m.fields, 0 };
	rq->uploads = m.uploads;
	rq->uploads_n = 0;
	at += line_len - 2;
	while (end - at >= 2 && memcmp(at, "\r\n", 2) == 0) {
		const char *head = at;
		const char *data = find(at, (size_t)(end - at), "\r\n\r\n", 4);
		const char *stop;

		if (!data || data - head > 4096)
			return ERR_INPUT;
		data += 4;
		stop = find(data, (size_t)(end - data), line, line_len);
		if (!stop)
			return ERR_INPUT;
		TRY(take_part(rq, &m, head, (size_t)(data - head), data,
			      (size_t)(stop - data)));
		at = stop + line_len;
	}
	return end - at >= 2 && memcmp(at, "--", 2) == 0 ? OK : ERR_INPUT;
}

static enum err said(struct rq *rq, enum err err)
{
	if (err == ERR_INPUT)
		return refuse(&rq->cx, ERR_INPUT, NULL, "%s", not_utf8);
	if (err == ERR_LIMIT)
		return refuse(&rq->cx, ERR_LIMIT, NULL, "%s", too_long);
	return err;
}

static enum err parse_target(struct rq *rq, const char *uri)
{
	size_t path_len = strcspn(uri, "?#");
	const char *query = uri[path_len] == '?' ? uri + path_len + 1 : "";

	rq->query = query;
	if (strlen(query) > QUERY_MAX || path_len > QUERY_MAX)
		return ERR_LIMIT;
	TRY(parse_path(rq->cx.arena, uri, path_len, &rq->path));
	return parse_urlencoded(rq->cx.arena, query, strlen(query), &rq->args);
}

static enum err parse_body(struct rq *rq, const char *type, const void *body,
			   size_t len)
{
	if (!len)
		return OK;
	if (strncasecmp(type, "multipart/form-data", 19) == 0)
		return parse_multipart(rq, type, body, len);
	if (strncasecmp(type, "application/x-www-form-urlencoded", 33) == 0)
		return parse_urlencoded(rq->cx.arena, body, len, &rq->fields);
	return ERR_INPUT;
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* POST, GET and HEAD are ours; others keep METHOD_COUNT, which no route has. */
static void parse_method(struct rq *rq, const char *method)
{
	rq->is_head = strcmp(method, "HEAD") == 0;
	rq->method = strcmp(method, "POST") == 0		  ? POST :
		     rq->is_head || strcmp(method, "GET") == 0 ? GET :
								    METHOD_COUNT;
}

enum err parse_request(struct rq *rq, param_fn *param, void *arg,
		       const void *body, size_t len)
{
	const char *method = param(arg, "REQUEST_METHOD");
	const char *uri = param(arg, "REQUEST_URI");
	const char *cookies = or_empty(param(arg, "HTTP_COOKIE"));

	/* A truncated FastCGI stream arrives as an empty request. */
	if (!method || !uri)
		return refuse(&rq->cx, ERR_INPUT, NULL,
			      "Yêu cầu bị cắt giữa chừng. Vui lòng thử lại.");
	parse_method(rq, method);
	rq->path = "/";
	rq->host = or_empty(param(arg, "HTTP_HOST"));
	rq->origin = param(arg, "HTTP_ORIGIN");
	rq->user_agent = or_empty(param(arg, "HTTP_USER_AGENT"));
	rq->remote_addr = or_empty(param(arg, "REMOTE_ADDR"));
	TRY(said(rq, parse_target(rq, uri)));
	if (strlen(cookies) > HEADER_MAX)
		return said(rq, ERR_LIMIT);
	TRY(said(rq, parse_cookies(rq->cx.arena, cookies, &rq->cookies)));
	if (rq->method == POST)
		TRY(said(rq, parse_body(rq,
					or_empty(param(arg, "CONTENT_TYPE")),
					body, len)));
	return OK;
}

#include "http/fcgi.h"

#include <errno.h>
#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "http/parse.h"

struct fcgi_conn {
	FCGX_Request request;
};

/* Somebody answers there: a second instance must not steal the socket. */
static bool is_answered(const struct sockaddr_un *address)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool answered;

	if (fd < 0)
		return false;
	answered = connect(fd, (const struct sockaddr *)address,
			   sizeof(*address)) == 0;
	close(fd);
	return answered;
}

int fcgi_listen(const char *path, int backlog)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	mode_t before;
	int fd;

	if (strlen(path) >= sizeof(address.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	strcpy(address.sun_path, path);
	if (is_answered(&address)) {
		errno = EADDRINUSE;
		return -1;
	}
	unlink(path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	before = umask(0117); /* 0660 */
	if (bind(fd, (const struct sockaddr *)&address, sizeof(address)) != 0 ||
	    listen(fd, backlog) != 0) {
		close(fd);
		fd = -1;
	}
	umask(before);
	return fd;
}

struct fcgi_conn *fcgi_open(int fd)
{
	struct fcgi_conn *conn = calloc(1, sizeof(*conn));

	if (!conn || FCGX_Init() != 0 ||
	    FCGX_InitRequest(&conn->request, fd, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		abort();
	return conn;
}

static volatile int is_stopping;

void fcgi_stop(void)
{
	is_stopping = 1;
	FCGX_ShutdownPending();
}

static const char *param_of(void *arg, const char *name)
{
	struct fcgi_conn *conn = arg;

	return FCGX_GetParam(name, conn->request.envp);
}

/* Two Cookie or Origin headers come as two parameters of one name: which one
 * would count is a guess, so neither does. */
static bool has_twice(const struct fcgi_conn *conn, const char *name)
{
	size_t len = strlen(name);
	int seen = 0;

	for (char **p = conn->request.envp; p && *p; p++)
		seen += strncmp(*p, name, len) == 0 && (*p)[len] == '=';
	return seen > 1;
}

static enum err read_body(struct fcgi_conn *conn, struct rq *rq,
			  const char **ret, size_t *ret_len)
{
	const char *length = param_of(conn, "CONTENT_LENGTH");
	const char *type = param_of(conn, "CONTENT_TYPE");
	size_t max = type && strncmp(type, "multipart/", 10) == 0 ?
			     BODY_MULTIPART_MAX :
			     BODY_MAX;
	unsigned long long len = length ? strtoull(length, NULL, 10) : 0;
	char *body;
	size_t got = 0;

	*ret = "";
	*ret_len = 0;
	if (!len)
		return OK;
	if (len > max)
		return refuse(&rq->cx, ERR_LIMIT, NULL,
			      "Nội dung gửi lên quá lớn (tối đa %zu MB).",
			      max / (1024 * 1024));
	body = arena_alloc(rq->cx.arena, (size_t)len + 1);
	while (got < len) {
		int n = FCGX_GetStr(body + got, (int)(len - got),
				    conn->request.in);

		if (n <= 0)
			return refuse(&rq->cx, ERR_INPUT, NULL,
				      "Nội dung gửi lên bị cắt giữa chừng. Vui"
				      " lòng gửi lại.");
		got += (size_t)n;
	}
	*ret = body;
	*ret_len = got;
	return OK;
}

static enum err read_request(struct fcgi_conn *conn, struct rq *rq)
{
	const char *body;
	size_t len;
	enum err body_err = read_body(conn, rq, &body, &len);

	if (has_twice(conn, "HTTP_COOKIE") || has_twice(conn, "HTTP_ORIGIN") ||
	    has_twice(conn, "HTTP_HOST"))
		return refuse(&rq->cx, ERR_INPUT, NULL,
			      "Yêu cầu có tiêu đề bị lặp nên không đọc được.");
	TRY(parse_request(rq, param_of, conn, body, len));
	return body_err;
}

int fcgi_accept(struct fcgi_conn *conn, struct rq *rq, enum err *ret_err)
{
	if (is_stopping)
		return 0;
	if (FCGX_Accept_r(&conn->request) < 0)
		return is_stopping ? 0 : -1;
	*ret_err = read_request(conn, rq);
	return 1;
}

static const char *reason(int status)
{
	return status == 303 ? "See Other" : status < 400 ? "OK" : "Error";
}

void fcgi_send(struct fcgi_conn *conn, struct rq *rq)
{
	FCGX_Stream *out = conn->request.out;
	const struct response *res = &rq->res;

	FCGX_FPrintF(out, "Status: %d %s\r\n", res->status,
		     reason(res->status));
	if (res->content_type)
		FCGX_FPrintF(out, "Content-Type: %s\r\nContent-Length: %d\r\n",
			     res->content_type, (int)res->body.len);
	for (size_t i = 0; i < res->headers.n; i++) {
		FCGX_PutS(res->headers.at[i].name, out);
		FCGX_PutS(": ", out);
		FCGX_PutS(res->headers.at[i].value, out);
		FCGX_PutS("\r\n", out);
	}
	FCGX_PutS("\r\n", out);
	if (!rq->is_head && res->body.len)
		FCGX_PutStr(res->body.data, (int)res->body.len, out);
	FCGX_Finish_r(&conn->request);
}

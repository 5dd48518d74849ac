/*
 * The only file that knows libfcgi.  A worker accepts, reads parameters and
 * body within the limits of parse.h, and writes one answer.
 */
#ifndef HTTP_FCGI_H
#define HTTP_FCGI_H

#include "http/rq.h"

struct fcgi_conn;

/* A listening unix socket, mode 0660, replacing a stale one; -1 and errno. */
int fcgi_listen(const char *path, int backlog);
struct fcgi_conn *fcgi_open(int fd);
/* 1: a request was read into rq (rq->cx.arena must be set; ret_err says what
 * parse_request said); 0: told to stop; -1: try again. */
int fcgi_accept(struct fcgi_conn *conn, struct rq *rq, enum err *ret_err);
/* Sends rq->res (no body for HEAD) and finishes the request. */
void fcgi_send(struct fcgi_conn *conn, struct rq *rq);
/* From a signal handler: makes fcgi_accept return 0 after the current one. */
void fcgi_stop(void);

#endif

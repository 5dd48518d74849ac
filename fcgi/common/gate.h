/*
 * Between the router and the handler: origin, session, role, CSRF, rate, form;
 * one short function a check, first refusal wins.  A form key
 * that was used for other content is no refusal but a problem of the form, so
 * that the handler shows it again with all that was typed.
 */
#ifndef COMMON_GATE_H
#define COMMON_GATE_H

#include "http/route.h"

enum err gate(struct rq *rq) MUST_CHECK;

/* The current session's form token, 64 hex letters; "" when signed out. */
const char *gate_csrf(struct rq *rq);
/* A fresh idempotency key for a form: 32 hex letters. */
const char *gate_form_key(struct rq *rq);

#endif

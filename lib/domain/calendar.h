/* The working calendar of a unit as stored, handed out as an immutable value.
 * Cached per process for one minute of cx->now (it changes a few times a year):
 * the value lives as long as cx->now stands still, that is, for one request. */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "base/cx.h"
#include "domain/ids.h"
#include "domain/workcal.h"

enum err calendar_of(struct cx *cx, struct unit_id unit,
		     const struct workcal **ret) MUST_CHECK;

#endif

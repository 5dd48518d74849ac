/*
 * What a hand scanner typed.
 *
 * A wedge scanner is a keyboard: a Vietnamese input method that is left on
 * rewrites what it "types" (Telex AA -> Â, VNI A1 -> Á), and some scanners add
 * control characters.  The test field types a known text and says which.
 */
#ifndef DOMAIN_SCAN_H
#define DOMAIN_SCAN_H

#include "base/arena.h"

/* Holds what Telex and what VNI would rewrite; read from the test page. */
#define SCAN_SAMPLE "SCAN AADDOWEE A1D9O7E6 0123456789|.-"

enum scan_health {
	SCAN_CLEAN,
	SCAN_EMPTY,
	SCAN_TELEX,    /* letters were eaten to make marks */
	SCAN_VNI,      /* digits were eaten to make marks */
	SCAN_MARKS,    /* marks appeared, not from the sample */
	SCAN_CASE,     /* Caps Lock turns the letters round */
	SCAN_CUT,      /* the beginning or the end is missing */
	SCAN_OTHER,    /* some other text was scanned; it came whole */
};

struct scan_report {
	enum scan_health health;
	int controls; /* control characters that came along and are dropped */
};

/* Pure: judges what was typed when the sample was scanned. */
struct scan_report scan_judge(struct arena *arena, const char *typed);
/* What the officer does about it. */
const char *scan_advice(enum scan_health health);

#endif

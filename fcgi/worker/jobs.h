/* Jobs of the worker that have a file of their own; main.c has the table. */
#ifndef WORKER_JOBS_H
#define WORKER_JOBS_H

#include "base/cx.h"

/* Seals what is old enough; notes each seal and what waits for one.  `var` is
 * the state folder. */
enum err job_seal(struct cx *cx, const char *var) MUST_CHECK;
/* Every clock, row, record and seal again; the auditor's page tells the outcome,
 * also that it could not be done. */
enum err job_replay(struct cx *cx, const char *var) MUST_CHECK;
/* Asks the scanner (MC_CLAMD) about files that came while it was silent. */
enum err job_scan_files(struct cx *cx, const char *var) MUST_CHECK;
/* Removes what uploads that were cut off a day ago left behind. */
enum err job_sweep_files(struct cx *cx, const char *var) MUST_CHECK;

/* Goes on with this hour's sweep for what will be late; at most so many pages
 * a turn, so that other jobs get theirs. */
enum err job_foresight(struct cx *cx) MUST_CHECK;
/* How long each step usually takes, from recent dossiers: once a day. */
enum err job_usual_times(struct cx *cx) MUST_CHECK;
/* Late dossiers that count for an officer (domain/accountability/accountability.h). */
enum err job_accountability(struct cx *cx) MUST_CHECK;
enum err job_accountability_all(struct cx *cx) MUST_CHECK;

/* The daily facts of what is new (domain/figures/keep.h): so many turns at most. */
enum err job_figures(struct cx *cx) MUST_CHECK;
/* All of them counted from zero and held against what is kept: fails when one
 * differs, changes nothing. */
enum err job_figures_check(struct cx *cx) MUST_CHECK;
/* The open data under VAR/public: what has changed, hourly; what is missing, at
 * once. */
enum err job_open_data(struct cx *cx, const char *var) MUST_CHECK;

#endif

#include "cli/backup/restore.h"

#include <string.h>

const char *restore_dir(struct restore *r, size_t log)
{
	return log ? log_dir(r->cx->arena, r->set, log) : r->set;
}

const struct manifest *restore_manifest(const struct restore *r, size_t log)
{
	return log ? &r->logs[log - 1] : &r->full;
}

/* No number is left out, from where the database's part ends. */
static enum err check_order(struct restore *r)
{
	const char *expected = r->full.binlog;

	for (size_t i = 1; i <= r->logs_n; i++) {
		const struct manifest *m = restore_manifest(r, i);

		for (size_t k = 0; k < m->n; k++) {
			if (strncmp(m->parts[k].name, "binlog.", 7) != 0)
				continue;
			if (strcmp(m->parts[k].name,
				   arena_printf(r->cx->arena, "%s" LOG_END,
						expected)) != 0)
				return fail(r->cx, ERR_INPUT,
					    "%s should go on with %s and has"
					    " %s: a binary log is missing",
					    restore_dir(r, i), expected,
					    m->parts[k].name);
			expected = binlog_next(r->cx->arena, expected);
		}
	}
	return OK;
}

/* Of every part the bytes, before any of them is trusted. */
static enum err check_parts(struct restore *r)
{
	for (size_t i = 0; i <= r->logs_n; i++) {
		const struct manifest *m = restore_manifest(r, i);

		for (size_t k = 0; k < m->n; k++)
			TRY(part_check(r->cx, &r->job, restore_dir(r, i),
				       &m->parts[k]));
	}
	return OK;
}

static enum err check_keys(struct restore *r)
{
	const struct part *secrets = manifest_part(&r->full, PART_SECRETS);
	const struct part *notes = manifest_part(&r->full, PART_NOTES);

	if (!secrets || !notes || !manifest_part(&r->full, PART_DATABASE))
		return fail(r->cx, ERR_INPUT, "%s is not a whole backup: its"
			    " manifest lacks a part", r->set);
	TRY(part_opens(r->cx, &r->job, r->set, notes, r->key));
	return part_opens(r->cx, &r->job, r->set, secrets, r->keys_key);
}

static enum err check_room(struct restore *r)
{
	int64_t bytes = r->full.db_bytes * 2 + r->full.files_bytes + JOB_ROOM;

	for (size_t i = 1; i <= r->logs_n; i++) {
		const struct manifest *m = restore_manifest(r, i);

		bytes += m->files_bytes;
		for (size_t k = 0; k < m->n; k++)
			bytes += m->parts[k].bytes * 10; /* logs pack well */
	}
	return room_needed(r->cx, r->var, bytes, "this restore");
}

/* A moment before the backup itself is in another one. */
static enum err check_moment(struct restore *r)
{
	if (r->until.s == INSTANT_NONE.s || r->until.s >= r->full.upto.s)
		return OK;
	return fail(r->cx, ERR_INPUT,
		    "%s is of %s, after the moment that is asked for: take an"
		    " earlier one",
		    r->set, instant_iso(r->cx->arena, r->full.upto));
}

enum err restore_check(struct restore *r)
{
	TRY(manifest_read(r->cx, r->set, &r->full));
	if (r->full.is_log)
		return fail(r->cx, ERR_INPUT, "%s is a log: name its backup",
			    r->set);
	TRY(set_logs(r->cx, r->set, &r->logs, &r->logs_n));
	TRY(check_moment(r));
	TRY(check_order(r));
	job_step(&r->job, "every part against its manifest");
	TRY(check_parts(r));
	TRY(check_keys(r));
	return check_room(r);
}

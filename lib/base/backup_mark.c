#include "base/backup_mark.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool backup_mark_load(const char *var, struct backup_mark *ret)
{
	char path[512];
	long long full, log;
	FILE *f;
	int n;

	*ret = (struct backup_mark){ 0 };
	snprintf(path, sizeof(path), "%s/backup/last", var);
	f = fopen(path, "re");
	if (!f)
		return false;
	n = fscanf(f, "%lld %lld", &full, &log);
	fclose(f);
	if (n != 2)
		return false;
	*ret = (struct backup_mark){ .full_s = full, .log_s = log };
	return true;
}

bool backup_mark_store(const char *var, const struct backup_mark *mark)
{
	char path[512], beside[520];
	FILE *f;
	bool ok;

	snprintf(path, sizeof(path), "%s/backup/last", var);
	snprintf(beside, sizeof(beside), "%s.new", path);
	f = fopen(beside, "we");
	if (!f)
		return false;
	ok = fprintf(f, "%lld %lld\n", (long long)mark->full_s,
		     (long long)mark->log_s) > 0;
	ok = fchmod(fileno(f), 0644) == 0 && ok; /* two hours, no secret */
	ok = fclose(f) == 0 && ok;
	return ok && rename(beside, path) == 0;
}

int64_t backup_mark_newest(const struct backup_mark *mark)
{
	return mark->log_s > mark->full_s ? mark->log_s : mark->full_s;
}

#include "common/metrics.h"

#include <stdlib.h>
#include <sys/mman.h>

#define ROUTES_MAX 256
#define BUCKETS 8

/* Upper bounds in microseconds; the last bucket is everything. */
static const int64_t bounds[BUCKETS - 1] = { 1000,  2500,   5000,  10000,
					     50000, 250000, 1000000 };

struct counter {
	uint64_t classes[6]; /* 1xx … 5xx by first digit */
	uint64_t buckets[BUCKETS];
	uint64_t us;
	uint64_t statements;
};

struct shared {
	struct counter routes[ROUTES_MAX + 1]; /* the last: no route */
	uint64_t restarts;
};

static struct shared *shared;
static const struct route *table;
static size_t table_n;

void metrics_init(const struct route *routes, size_t n)
{
	if (n > ROUTES_MAX)
		abort();
	table = routes;
	table_n = n;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		abort();
}

static void add(uint64_t *counter, uint64_t n)
{
	__atomic_fetch_add(counter, n, __ATOMIC_RELAXED);
}

void metrics_request(const struct route *route, int status, int64_t us,
		     uint64_t statements)
{
	size_t at = route ? (size_t)(route - table) : ROUTES_MAX;
	size_t bucket = 0;
	struct counter *c;

	if (route && (route < table || at >= table_n))
		at = ROUTES_MAX; /* a built-in address */
	c = &shared->routes[at];
	while (bucket < BUCKETS - 1 && us > bounds[bucket])
		bucket++;
	add(&c->classes[status / 100 % 6], 1);
	add(&c->buckets[bucket], 1);
	add(&c->us, (uint64_t)us);
	add(&c->statements, statements);
}

void metrics_worker_restart(void)
{
	add(&shared->restarts, 1);
}

static void print_route(struct buf *b, const char *program,
			const struct counter *c, const char *method,
			const char *pattern)
{
	uint64_t total = 0;

	for (int i = 1; i < 6; i++) {
		if (c->classes[i])
			buf_printf(b,
				   "motcua_requests_total{program=\"%s\","
				   "method=\"%s\",route=\"%s\",status=\"%dxx\"}"
				   " %llu\n",
				   program, method, pattern, i,
				   (unsigned long long)c->classes[i]);
		total += c->classes[i];
	}
	if (!total)
		return;
	buf_printf(b,
		   "motcua_request_seconds_sum{program=\"%s\",method=\"%s\","
		   "route=\"%s\"} %.6f\n"
		   "motcua_statements_total{program=\"%s\",method=\"%s\","
		   "route=\"%s\"} %llu\n",
		   program, method, pattern, (double)c->us / 1e6, program,
		   method, pattern, (unsigned long long)c->statements);
}

void metrics_print(struct buf *ret, const char *program)
{
	uint64_t buckets[BUCKETS] = { 0 };
	uint64_t below = 0;

	for (size_t i = 0; i < table_n; i++)
		print_route(ret, program, &shared->routes[i],
			    table[i].method == GET ? "GET" : "POST",
			    table[i].pattern);
	print_route(ret, program, &shared->routes[ROUTES_MAX], "-", "other");
	for (size_t i = 0; i <= ROUTES_MAX; i++) {
		for (int j = 0; j < BUCKETS; j++)
			buckets[j] += shared->routes[i].buckets[j];
	}
	for (int j = 0; j < BUCKETS; j++) {
		below += buckets[j];
		if (j < BUCKETS - 1)
			buf_printf(ret,
				   "motcua_request_seconds_bucket{program="
				   "\"%s\",le=\"%g\"} %llu\n",
				   program, (double)bounds[j] / 1e6,
				   (unsigned long long)below);
	}
	buf_printf(ret,
		   "motcua_request_seconds_bucket{program=\"%s\",le=\"+Inf\"}"
		   " %llu\nmotcua_worker_restarts_total{program=\"%s\"} %llu\n",
		   program, (unsigned long long)below, program,
		   (unsigned long long)shared->restarts);
}

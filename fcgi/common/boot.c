#include "common/boot.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "common/metrics.h"
#include "common/page.h"
#include "common/worker.h"
#include "db/breaker.h"
#include "db/db.h"
#include "document/pdf.h"
#include "http/fcgi.h"
#include "http/form.h"
#include "secret/secret.h"
#include "view/tpl.h"

#define WORKERS_MAX 64
#define SHORT_LIFE_US 1000000

static struct {
	const struct program *program;
	const char *var;
	const char *socket;
	const char *pool; /* its pid file's name; NULL: the program's */
	const char *db_user;
	const char *templates;
	int workers;
	char db_socket[256];
	char db_password[128];
	char pid_file[256];
} self = { .var = "var", .templates = "templates", .workers = 4 };

static volatile sig_atomic_t is_stopping;

const struct program *boot_program(void)
{
	return self.program;
}

const char *boot_var(void)
{
	return self.var;
}

static int usage(const char *name)
{
	fprintf(stderr,
		"usage: %s --var DIR --socket PATH [--workers N]"
		" [--templates DIR] [--pool NAME] [--db-user NAME]"
		" | --routes\n",
		name);
	return 2;
}

/* -1: go on; else the exit status. */
static int read_options(int argc, char **argv)
{
	static const struct option options[] = {
		{ "var", required_argument, NULL, 'v' },
		{ "socket", required_argument, NULL, 's' },
		{ "workers", required_argument, NULL, 'w' },
		{ "templates", required_argument, NULL, 't' },
		{ "pool", required_argument, NULL, 'p' },
		{ "db-user", required_argument, NULL, 'u' },
		{ "routes", no_argument, NULL, 'r' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		switch (c) {
		case 'v':
			self.var = optarg;
			break;
		case 's':
			self.socket = optarg;
			break;
		case 'w':
			self.workers = atoi(optarg);
			break;
		case 't':
			self.templates = optarg;
			break;
		case 'p':
			self.pool = optarg;
			break;
		case 'u':
			self.db_user = optarg;
			break;
		case 'r':
			routes_print(self.program->routes,
				     self.program->routes_n);
			return 0;
		default:
			return usage(argv[0]);
		}
	}
	if (!self.socket || self.workers < 1 || self.workers > WORKERS_MAX)
		return usage(argv[0]);
	return -1;
}

static bool read_password(void)
{
	char path[512];
	FILE *f;

	snprintf(self.db_socket, sizeof(self.db_socket), "%s/run/mariadb.sock",
		 self.var);
	snprintf(path, sizeof(path), "%s/secret/%s.pw", self.var,
		 self.db_user);
	f = fopen(path, "re");
	if (!f || !fgets(self.db_password, sizeof(self.db_password), f)) {
		log_line(LOG_ERROR, "event=start detail=\"%s: %s\"", path,
			 strerror(errno));
		if (f)
			fclose(f);
		return false;
	}
	self.db_password[strcspn(self.db_password, "\n")] = '\0';
	fclose(f);
	return true;
}

/* The database may come up after us: then pages say so until it does.  A
 * server that could lose a commit, however, is never served from. */
static bool is_durable(void)
{
	const struct db_conf conf = { self.db_socket, self.db_user,
				      self.db_password, "motcua" };
	struct cx cx = { .arena = arena_new(), .db = db_open(&conf) };
	enum err err = db_check_durable(&cx);

	if (err != OK)
		log_line(LOG_WARN, "event=durability detail=\"%s\"",
			 cx.fault.detail);
	db_close(cx.db);
	arena_free(cx.arena);
	return err == OK || err == ERR_BUSY;
}

static bool prepare(void)
{
	const struct program *program = self.program;
	const char *why = routes_check(program->routes, program->routes_n);

	if (why) {
		log_line(LOG_ERROR, "event=start detail=\"route %s\"", why);
		return false;
	}
	if (tpl_load(self.templates, &why) != OK) {
		log_line(LOG_ERROR, "event=start detail=\"template %s\"", why);
		return false;
	}
	if (secret_init(self.var, false) != OK) {
		log_line(LOG_ERROR, "event=start detail=\"%s/secret/server.key"
				    " cannot be read\"",
			 self.var);
		return false;
	}
	if (document_init() != OK) {
		log_line(LOG_ERROR, "event=start detail=\"fonts-liberation2 is"
				    " not installed\"");
		return false;
	}
	document_name_unprintable();
	form_unprintable = document_unprintable;
	page_globals();
	metrics_init(program->routes, program->routes_n);
	breaker_share();
	return read_password() && is_durable();
}

static bool write_pid(void)
{
	FILE *f;

	snprintf(self.pid_file, sizeof(self.pid_file), "%s/run/%s.pid",
		 self.var, self.pool ? self.pool : self.program->name);
	f = fopen(self.pid_file, "we");
	if (!f)
		return false;
	fprintf(f, "%d\n", (int)getpid());
	return fclose(f) == 0;
}

static pid_t fork_worker(int fd)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	signal(SIGTERM, SIG_DFL);
	_exit(worker_run(fd, &(struct db_conf){ self.db_socket, self.db_user,
						self.db_password, "motcua" }));
}

static void stop(int signal_number)
{
	(void)signal_number;
	is_stopping = 1;
}

struct child {
	pid_t pid;
	int64_t since;
};

static void stop_all(const struct child *children)
{
	for (int i = 0; i < self.workers; i++) {
		if (children[i].pid > 0)
			kill(children[i].pid, SIGTERM);
	}
	while (wait(NULL) > 0 || errno == EINTR)
		;
	unlink(self.socket);
	unlink(self.pid_file);
}

/* The next child that ended.  One that somebody stopped would keep its request
 * and its place: it is ended, too. */
static pid_t wait_for_end(int *status)
{
	pid_t pid = waitpid(-1, status, WUNTRACED);

	if (pid > 0 && WIFSTOPPED(*status)) {
		log_line(LOG_WARN, "event=worker-stopped pid=%d", (int)pid);
		kill(pid, SIGKILL);
		return 0;
	}
	return pid;
}

/* Forks again what died; one that died at once waits a second first. */
static void watch(struct child *children, int fd)
{
	while (!is_stopping) {
		int status;
		pid_t pid = wait_for_end(&status);

		for (int i = 0; pid > 0 && i < self.workers; i++) {
			struct child *c = &children[i];

			if (c->pid != pid || is_stopping)
				continue;
			log_line(LOG_WARN, "event=worker-died pid=%d status=%d",
				 (int)pid, status);
			metrics_worker_restart();
			if (clock_mono_us() - c->since < SHORT_LIFE_US)
				sleep(1);
			c->pid = fork_worker(fd);
			c->since = clock_mono_us();
		}
	}
}

int boot(int argc, char **argv, const struct program *program)
{
	struct sigaction action = { .sa_handler = stop };
	struct child children[WORKERS_MAX] = { 0 };
	int fd, code;

	self.program = program;
	self.db_user = program->db_user;
	code = read_options(argc, argv);
	if (code >= 0)
		return code;
	if (!prepare())
		return 1;
	fd = fcgi_listen(self.socket, 511);
	if (fd < 0 || !write_pid()) {
		log_line(LOG_ERROR, "event=start detail=\"%s: %s\"",
			 self.socket, strerror(errno));
		return 1;
	}
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < self.workers; i++)
		children[i] = (struct child){ fork_worker(fd),
					      clock_mono_us() };
	log_line(LOG_INFO, "event=started program=%s workers=%d",
		 program->name, self.workers);
	watch(children, fd);
	stop_all(children);
	return 0;
}

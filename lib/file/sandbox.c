#include "file/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/err.h"

#define PROGRAM (9UL << 20) /* itself with its libraries, as measured */
#define STACK (2UL << 20)
#define WORK_MIN (16UL << 20)

static bool limit(__rlimit_resource_t what, rlim_t n)
{
	return setrlimit(what, &(struct rlimit){ n, n }) == 0;
}

/* RLIMIT_DATA counts what is written to privately, which neither the file nor
 * the text of libraries is. */
static bool take_limits(size_t mapped)
{
	/* The hard one is a second later: it would kill without a reason. */
	const struct rlimit seconds = { SANDBOX_CPU_S, SANDBOX_CPU_S + 1 };
	size_t others = PROGRAM + STACK + mapped;
	size_t work = others + WORK_MIN < SANDBOX_MEMORY ?
			      SANDBOX_MEMORY - others :
			      WORK_MIN;

	return limit(RLIMIT_DATA, work) && limit(RLIMIT_STACK, STACK) &&
	       setrlimit(RLIMIT_CPU, &seconds) == 0 &&
	       limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_FSIZE, 0) &&
	       limit(RLIMIT_CORE, 0) &&
	       prctl(PR_SET_DUMPABLE, 0) == 0 &&
	       prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

static void release(scmp_filter_ctx *filter)
{
	seccomp_release(*filter);
}

/* What malloc, the C++ runtime and abort() ask of the system. */
static bool allow_plain(scmp_filter_ctx filter)
{
	static const int calls[] = {
		SCMP_SYS(brk),		SCMP_SYS(munmap),
		SCMP_SYS(mremap),	SCMP_SYS(madvise),
		SCMP_SYS(futex),	SCMP_SYS(clock_gettime),
		SCMP_SYS(getrandom),	SCMP_SYS(getpid),
		SCMP_SYS(gettid),	SCMP_SYS(rt_sigprocmask),
		SCMP_SYS(rt_sigreturn), SCMP_SYS(exit),
		SCMP_SYS(exit_group),
	};

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
			return false;
	}
	return true;
}

/* Memory that holds no program; the answer; its own end by abort(). */
static bool allow_bounded(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp no_code =
		SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);

	return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
				no_code,
				SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS,
					MAP_ANONYMOUS)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
				no_code) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
				SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 2,
				SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()),
				SCMP_A2(SCMP_CMP_EQ, SIGABRT)) == 0;
}

bool sandbox_enter(size_t mapped)
{
	scmp_filter_ctx filter CLEANUP(release) =
		seccomp_init(SCMP_ACT_KILL_PROCESS);

	return filter && allow_plain(filter) && allow_bounded(filter) &&
	       take_limits(mapped) && seccomp_load(filter) == 0;
}

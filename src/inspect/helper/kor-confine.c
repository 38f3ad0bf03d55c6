/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-confine.h"

#include "kor-inspect-protocol.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <malloc.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * The walls round a process that reads a stranger's document. They stand before the first byte of
 * the document is looked at, in two steps: kor_confine_begin() before libraries load what they
 * need, kor_confine_end() after it.
 *
 * The second step is a list of the system calls that remain. What is not on it fails with an
 * error, as libraries expect it of a call that is forbidden or not there; what only a process in
 * a stranger's hands would try (running a program, looking into another process) ends it at once.
 */

/* Where libraries find fonts, their own data and modules; all else can't be read. */
static const char *const readable_folders[] = {
  "/usr/lib",  "/usr/lib64", "/usr/share",  "/usr/local/share/fonts", "/etc/fonts",
  "/etc/pki",  "/lib",       "/lib64",      "/var/cache/fontconfig",  "/etc/ld.so.cache",
  "/dev/null", "/dev/zero",  "/dev/random", "/dev/urandom",
};

static void
set_limit (__rlimit_resource_t resource, rlim_t soft, rlim_t hard)
{
  struct rlimit limit = { soft, hard };
  struct rlimit old;

  if (getrlimit (resource, &old) == 0 && old.rlim_max != RLIM_INFINITY) {
    limit.rlim_max = MIN (limit.rlim_max, old.rlim_max);
    limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max);
  }
  setrlimit (resource, &limit);
}

/* RLIMIT_NPROC is not set: it counts all threads of the user, and the list of system calls lets
 * no process be made anyway. */
static void
set_limits (void)
{
  const rlim_t memory = 1024UL * 1024 * 1024;

  set_limit (RLIMIT_AS, memory, memory);
  set_limit (RLIMIT_CPU, KOR_INSPECT_CPU_SECONDS, KOR_INSPECT_CPU_SECONDS + 1);
  set_limit (RLIMIT_FSIZE, 0, 0);
  set_limit (RLIMIT_CORE, 0, 0);
  set_limit (RLIMIT_NOFILE, 32, 32);
  set_limit (RLIMIT_MEMLOCK, 0, 0);
  set_limit (RLIMIT_MSGQUEUE, 0, 0);
  signal (SIGXFSZ, SIG_IGN);
  /* An arena for each thread would reserve 64 MiB of the memory there is. */
  mallopt (M_ARENA_MAX, 1);
}

static void
close_others (int last_fd)
{
  if (syscall (SYS_close_range, last_fd + 1, ~0U, 0) == 0)
    return;
  for (int fd = last_fd + 1; fd < 65536; fd++)
    close (fd);
}

/* Nothing of the caller's surroundings: no home, no module paths, no locale but the plain one. */
static void
set_environment (void)
{
  clearenv ();
  setenv ("HOME", "/nonexistent", 1);
  setenv ("XDG_CACHE_HOME", "/nonexistent", 1);
  setenv ("XDG_DATA_HOME", "/nonexistent", 1);
  setenv ("XDG_CONFIG_HOME", "/nonexistent", 1);
  setenv ("LC_ALL", "C.UTF-8", 1);
  setenv ("TZ", "UTC", 1);
  /* Not GPG, which would start programs. */
  setenv ("POPPLER_SIGNATURE_BACKEND", "NSS", 1);
}

/* A root that runs the program keeps none of root's powers. */
static void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct none[2] = { 0 };

  for (int capability = 0; capability <= CAP_LAST_CAP; capability++)
    prctl (PR_CAPBSET_DROP, capability, 0, 0, 0);
  prctl (PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  syscall (SYS_capset, &header, none);
}

/* --- Landlock: which files --- */

static guint64
get_file_rights (int abi)
{
  guint64 rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

  if (abi >= 2)
    rights |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3)
    rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (abi >= 5)
    rights |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
  return rights;
}

static void
allow_reading (int rules, const char *path)
{
  struct landlock_path_beneath_attr rule = { LANDLOCK_ACCESS_FS_READ_FILE, -1 };
  int folder;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd == -1)
    return;
  folder = open (path, O_PATH | O_CLOEXEC | O_DIRECTORY);
  if (folder != -1) {
    rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    close (folder);
  }
  syscall (SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (rule.parent_fd);
}

/* Where the kernel has no Landlock, the list of system calls alone must do. */
static void
restrict_files (void)
{
  struct landlock_ruleset_attr attributes = { 0 };
  long abi = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  int rules;

  if (abi < 1)
    return;
  attributes.handled_access_fs = get_file_rights ((int) abi);
  if (abi >= 4)
    attributes.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
#ifdef LANDLOCK_SCOPE_SIGNAL
  if (abi >= 6)
    attributes.scoped = LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
#endif
  rules = (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  if (rules == -1)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (readable_folders); i++)
    allow_reading (rules, readable_folders[i]);
  syscall (SYS_landlock_restrict_self, rules, 0);
  close (rules);
}

/**
 * kor_confine_begin:
 * @last_fd: the last descriptor that stays open
 *
 * First step, before anything is loaded: no new rights, nobody looks in, no other descriptor, no
 * environment, limits of memory, time and files, no capability, and of the disk only what
 * libraries read. It must be the first thing a process does.
 */
void
kor_confine_begin (int last_fd)
{
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  close_others (last_fd);
  set_environment ();
  set_limits ();
  drop_capabilities ();
  restrict_files ();
}

/* --- seccomp: which system calls --- */

/* clang-format off */
static const int computing_calls[] = {
  SCMP_SYS (brk), SCMP_SYS (munmap), SCMP_SYS (mremap), SCMP_SYS (madvise), SCMP_SYS (futex),
  SCMP_SYS (membarrier), SCMP_SYS (sched_yield), SCMP_SYS (sched_getaffinity),
  SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack), SCMP_SYS (restart_syscall), SCMP_SYS (exit), SCMP_SYS (exit_group),
  SCMP_SYS (getpid), SCMP_SYS (gettid), SCMP_SYS (getuid), SCMP_SYS (geteuid), SCMP_SYS (getgid),
  SCMP_SYS (getegid), SCMP_SYS (getrandom), SCMP_SYS (getrusage), SCMP_SYS (sysinfo),
  SCMP_SYS (uname), SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday),
  SCMP_SYS (time), SCMP_SYS (nanosleep), SCMP_SYS (clock_nanosleep), SCMP_SYS (read),
  SCMP_SYS (readv), SCMP_SYS (pread64), SCMP_SYS (lseek), SCMP_SYS (fstat), SCMP_SYS (close),
  SCMP_SYS (poll), SCMP_SYS (ppoll), SCMP_SYS (eventfd2), SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
};

static const int reading_calls[] = {
  SCMP_SYS (newfstatat), SCMP_SYS (stat), SCMP_SYS (lstat), SCMP_SYS (statx), SCMP_SYS (access),
  SCMP_SYS (faccessat), SCMP_SYS (faccessat2), SCMP_SYS (readlink), SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64), SCMP_SYS (getcwd), SCMP_SYS (statfs), SCMP_SYS (fstatfs),
  SCMP_SYS (fadvise64),
};

/* Nothing that reads documents does these by mistake. */
static const int attackers_calls[] = {
  SCMP_SYS (execve), SCMP_SYS (execveat), SCMP_SYS (ptrace), SCMP_SYS (process_vm_readv),
  SCMP_SYS (process_vm_writev), SCMP_SYS (pidfd_getfd), SCMP_SYS (kill), SCMP_SYS (tkill),
  SCMP_SYS (bpf), SCMP_SYS (io_uring_setup), SCMP_SYS (userfaultfd), SCMP_SYS (unshare),
  SCMP_SYS (setns), SCMP_SYS (mount), SCMP_SYS (setuid), SCMP_SYS (add_key), SCMP_SYS (keyctl),
  SCMP_SYS (request_key), SCMP_SYS (init_module), SCMP_SYS (finit_module),
  SCMP_SYS (perf_event_open),
};
/* clang-format on */

static gboolean
allow_calls (scmp_filter_ctx filter, const int *calls, guint n)
{
  for (guint i = 0; i < n; i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
allow_if (scmp_filter_ctx filter, int call, struct scmp_arg_cmp condition)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, call, 1, condition) == 0;
}

/* Computing, memory without code, the clock, and descriptors that are open already. A process may
 * end itself (abort), ask for its limits and name its threads. */
static gboolean
allow_computing (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp no_code = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
  const struct scmp_arg_cmp own =
    SCMP_A3 (SCMP_CMP_MASKED_EQ, MAP_SHARED | MAP_PRIVATE, MAP_PRIVATE);
  const struct scmp_arg_cmp itself = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ());

  return allow_calls (filter, computing_calls, G_N_ELEMENTS (computing_calls)) &&
         seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 2, no_code, own) == 0 &&
         allow_if (filter, SCMP_SYS (mprotect), no_code) &&
         allow_if (filter, SCMP_SYS (tgkill), itself) &&
         allow_if (filter, SCMP_SYS (prlimit64), SCMP_A2 (SCMP_CMP_EQ, 0)) &&
         allow_if (filter, SCMP_SYS (prctl), SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME));
}

/* Writing to the answer and to the ends of messages, which lead nowhere. */
static gboolean
allow_answer (scmp_filter_ctx filter, int answer_fd)
{
  const int ends[] = { STDOUT_FILENO, STDERR_FILENO, answer_fd };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    const struct scmp_arg_cmp end = SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) ends[i]);

    if (!allow_if (filter, SCMP_SYS (write), end) || !allow_if (filter, SCMP_SYS (writev), end))
      return FALSE;
  }
  return TRUE;
}

/* Opening with no flag that writes or makes a file. */
static gboolean
allow_reading_files (scmp_filter_ctx filter)
{
  const scmp_datum_t writes = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);

  return allow_calls (filter, reading_calls, G_N_ELEMENTS (reading_calls)) &&
         allow_if (filter, SCMP_SYS (fcntl), SCMP_A1 (SCMP_CMP_LE, F_GETFL)) &&
         allow_if (filter, SCMP_SYS (openat), SCMP_A2 (SCMP_CMP_MASKED_EQ, writes, 0)) &&
         allow_if (filter, SCMP_SYS (open), SCMP_A1 (SCMP_CMP_MASKED_EQ, writes, 0));
}

/* clone3 keeps its flags in memory, where no filter sees them: without it the C library takes
 * clone, and that makes threads only. */
static gboolean
set_threads (scmp_filter_ctx filter, gboolean allowed)
{
  const scmp_datum_t thread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND | CLONE_FS | CLONE_FILES;
  const struct scmp_arg_cmp only_thread = SCMP_A0 (SCMP_CMP_MASKED_EQ, thread, thread);

  return seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0) == 0 &&
         (!allowed || allow_if (filter, SCMP_SYS (clone), only_thread));
}

static gboolean
kill_attackers (scmp_filter_ctx filter)
{
  for (guint i = 0; i < G_N_ELEMENTS (attackers_calls); i++)
    if (seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, attackers_calls[i], 0) != 0)
      return FALSE;
  return TRUE;
}

/**
 * kor_confine_end:
 * @answer_fd: the descriptor that may be written to
 * @needs: what else must be possible
 *
 * Second step, when all that libraries need is loaded: from here on nothing can be opened for
 * writing, no connection made, no program started, no code loaded.
 *
 * Returns: %FALSE when the walls could not be closed: nothing may be read then
 */
gboolean
kor_confine_end (int answer_fd, KorConfineNeeds needs)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean closed;

  if (filter == NULL)
    return FALSE;
  closed = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
           seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0 && allow_computing (filter) &&
           allow_answer (filter, answer_fd) &&
           set_threads (filter, (needs & KOR_CONFINE_THREADS) != 0) && kill_attackers (filter) &&
           ((needs & KOR_CONFINE_READ_FILES) == 0 || allow_reading_files (filter)) &&
           seccomp_load (filter) == 0;
  seccomp_release (filter);
  return closed;
}

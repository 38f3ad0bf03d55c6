/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-confine.h"
#include "kor-inspect-protocol.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Stands in the helper's place behind the same walls and tries to break out: confined WHAT NEEDS.
 * It answers "done" or "refused ERRNO", or is ended for it.
 */

typedef struct {
  const char *name;
  long (*attempt) (void); /* -1 and errno when refused */
} Attempt;

static void answer (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
answer (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  if (write (KOR_INSPECT_ANSWER_FD, text, strlen (text)) == -1)
    _exit (9);
}

/* --- what is tried --- */

static long
try_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0);
}

static long
try_unix_socket (void)
{
  int ends[2];

  return socketpair (AF_UNIX, SOCK_STREAM, 0, ends);
}

static long
try_exec (void)
{
  char *const command[] = { (char *) "/bin/true", NULL };

  return execve (command[0], command, command + 1);
}

static long
try_exec_descriptor (void)
{
  char *const command[] = { (char *) "x", NULL };

  return syscall (SYS_execveat, KOR_INSPECT_DOCUMENT_FD, "", command, command + 1, AT_EMPTY_PATH);
}

static long
try_fork (void)
{
  pid_t child = fork ();

  if (child == 0)
    _exit (0);
  return child;
}

static long
try_clone3 (void)
{
  guint64 arguments[8] = { 0 };
  long child = syscall (SYS_clone3, arguments, sizeof arguments);

  if (child == 0)
    _exit (0);
  return child;
}

static long
try_ptrace (void)
{
  return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL);
}

static long
try_kill_parent (void)
{
  return kill (getppid (), 0);
}

static long
try_write_file (void)
{
  return open ("/tmp/kor-confined", O_WRONLY | O_CREAT, 0600);
}

static long
try_write_existing (void)
{
  return open ("/dev/null", O_RDWR);
}

static long
try_temporary_file (void)
{
  return open ("/tmp", O_TMPFILE | O_WRONLY, 0600);
}

static long
try_truncate (void)
{
  return open ("/etc/ld.so.cache", O_RDONLY | O_TRUNC);
}

static long
try_write_document (void)
{
  return write (KOR_INSPECT_DOCUMENT_FD, "x", 1);
}

static long
try_unlink (void)
{
  return unlink ("/tmp/kor-confined");
}

static long
try_passwords (void)
{
  return open ("/etc/passwd", O_RDONLY);
}

static long
try_parent_memory (void)
{
  return open ("/proc/1/mem", O_RDONLY);
}

static long
try_font (void)
{
  return open ("/etc/fonts/fonts.conf", O_RDONLY);
}

static long
try_code (void)
{
  void *code = mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANON, -1, 0);

  return code == MAP_FAILED ? -1 : 0;
}

static long
try_make_code (void)
{
  void *code = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);

  return mprotect (code, 4096, PROT_READ | PROT_EXEC);
}

static long
try_memory (void)
{
  void *memory = mmap (NULL, 1UL << 31, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);

  return memory == MAP_FAILED ? -1 : 0;
}

static void *
thread_main (void *data)
{
  return data;
}

static long
try_thread (void)
{
  pthread_t thread;

  errno = pthread_create (&thread, NULL, thread_main, NULL);
  return errno == 0 ? pthread_join (thread, NULL) : -1;
}

static long
try_more_time (void)
{
  const struct rlimit limit = { 1000, 1000 };

  return setrlimit (RLIMIT_CPU, &limit);
}

static long
try_looked_at (void)
{
  return prctl (PR_SET_DUMPABLE, 1, 0, 0, 0);
}

static long
try_nothing (void)
{
  return 0;
}

static const Attempt attempts[] = {
  { "nothing", try_nothing },
  { "socket", try_socket },
  { "unix-socket", try_unix_socket },
  { "exec", try_exec },
  { "exec-descriptor", try_exec_descriptor },
  { "fork", try_fork },
  { "clone3", try_clone3 },
  { "ptrace", try_ptrace },
  { "kill-parent", try_kill_parent },
  { "write-file", try_write_file },
  { "write-existing", try_write_existing },
  { "temporary-file", try_temporary_file },
  { "truncate", try_truncate },
  { "write-document", try_write_document },
  { "unlink", try_unlink },
  { "passwords", try_passwords },
  { "parent-memory", try_parent_memory },
  { "font", try_font },
  { "code", try_code },
  { "make-code", try_make_code },
  { "memory", try_memory },
  { "thread", try_thread },
  { "more-time", try_more_time },
  { "looked-at", try_looked_at },
};

/* --- what was handed down --- */

static void
answer_descriptors (void)
{
  for (int fd = 0; fd < 1024; fd++)
    if (fcntl (fd, F_GETFD) != -1)
      answer ("%d%s ", fd, (fcntl (fd, F_GETFL) & O_ACCMODE) == O_RDONLY ? "r" : "w");
}

static guint64
get_limit (__rlimit_resource_t resource)
{
  struct rlimit limit;

  getrlimit (resource, &limit);
  return limit.rlim_max;
}

/* Between the two steps, where it can still be asked. */
static void
answer_state (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct powers[2] = { 0 };

  syscall (SYS_capget, &header, powers);
  answer ("new-privileges %d dumpable %d powers %u core %" G_GUINT64_FORMAT
          " size %" G_GUINT64_FORMAT " cpu %" G_GUINT64_FORMAT " files %" G_GUINT64_FORMAT,
          1 - prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0),
          prctl (PR_GET_DUMPABLE, 0, 0, 0, 0),
          powers[0].effective | powers[0].permitted | powers[1].effective | powers[1].permitted,
          get_limit (RLIMIT_CORE),
          get_limit (RLIMIT_FSIZE),
          get_limit (RLIMIT_CPU),
          get_limit (RLIMIT_NOFILE));
}

static void
answer_landlock (void)
{
  answer ("%d",
          syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1);
}

static void
try (const char *name, KorConfineNeeds needs)
{
  if (!kor_confine_end (KOR_INSPECT_ANSWER_FD, needs))
    _exit (3);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    if (g_str_equal (attempts[i].name, name)) {
      errno = 0;
      if (attempts[i].attempt () == -1)
        answer ("refused %d", errno);
      else
        answer ("done");
      _exit (0);
    }
  _exit (8);
}

int
main (int argc, char **argv)
{
  if (argc != 3)
    return 2;
  if (g_str_equal (argv[1], "descriptors")) {
    answer_descriptors ();
    return 0;
  }
  if (g_str_equal (argv[1], "environment")) {
    answer ("%u", g_strv_length (environ));
    return 0;
  }
  if (g_str_equal (argv[1], "landlock")) {
    answer_landlock ();
    return 0;
  }
  kor_confine_begin (KOR_INSPECT_ANSWER_FD);
  if (g_str_equal (argv[1], "state"))
    answer_state ();
  else if (g_str_equal (argv[1], "descriptors-left"))
    answer_descriptors ();
  else
    try (argv[1], (KorConfineNeeds) atoi (argv[2]));
  return 0;
}

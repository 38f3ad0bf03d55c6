/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspect-process.h"

#include "kor-config.h"
#include "kor-error.h"
#include "kor-inspect-answer.h"
#include "kor-inspect-protocol.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  GSubprocess *process;
  gint64 deadline; /* monotonic, µs */
  gboolean done;
  gboolean too_late;
} Wait;

static int
get_milliseconds_left (gint64 deadline)
{
  return (int) CLAMP ((deadline - g_get_monotonic_time () + 999) / 1000, 0, G_MAXINT);
}

/* --- what goes to the helper --- */

/* Refuses what needs no reading. */
static gboolean
check_document (int fd, const char *file_name, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, file_name, g_strerror (errno), NULL);
    return FALSE;
  }
  if (!S_ISREG (info.st_mode))
    kor_inspect_set_error (error, file_name, KOR_INSPECT_NOT_A_FILE, "");
  else if (info.st_size == 0)
    kor_inspect_set_error (error, file_name, KOR_INSPECT_EMPTY, "");
  else if (info.st_size > KOR_INSPECT_MAX_BYTES)
    kor_inspect_set_error (
      error, file_name, KOR_INSPECT_TOO_LARGE, G_STRINGIFY (KOR_INSPECT_MAX_MIB));
  else
    return TRUE;
  return FALSE;
}

/* The helper gets a descriptor it can't write to, whatever the program's own one can do. */
static int
open_for_helper (int fd, const char *file_name, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int flags = fcntl (fd, F_GETFL), copy;

  if (flags != -1 && (flags & O_ACCMODE) == O_RDONLY && (flags & O_PATH) == 0)
    copy = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  else
    copy = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (copy == -1)
    kor_error_set (error, KOR_ERROR_CANNOT_READ, file_name, g_strerror (errno), NULL);
  return copy;
}

/* Starts the helper by exec, so that no key of this process is in its memory, with nothing but
 * two descriptors and with an empty environment: GSubprocess closes all others in the child.
 * The read end of the answer comes back, or -1. */
static int
start_helper (const char *helper, const char *const *request, int document, GSubprocess **process)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  char *environment[] = { NULL };
  int ends[2];

  if (!g_unix_open_pipe (ends, O_CLOEXEC, NULL)) {
    close (document);
    return -1;
  }
  g_strv_builder_add (builder, helper);
  g_strv_builder_addv (builder, (const char **) request);
  command = g_strv_builder_end (builder);

  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_fd (launcher, document, KOR_INSPECT_DOCUMENT_FD);
  g_subprocess_launcher_take_fd (launcher, ends[1], KOR_INSPECT_ANSWER_FD);
  *process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command, NULL);
  g_subprocess_launcher_close (launcher);
  if (*process == NULL)
    g_clear_fd (&ends[0], NULL);
  return ends[0];
}

/* --- what comes back --- */

/* Waits until there is something to read; FALSE with an error when it is too late or cancelled. */
static gboolean
wait_for_answer (
  int fd, const char *file_name, gint64 deadline, GCancellable *cancellable, GError **error)
{
  GPollFD polls[2] = { { fd, G_IO_IN | G_IO_HUP | G_IO_ERR, 0 } };
  gboolean has_second = g_cancellable_make_pollfd (cancellable, &polls[1]);
  int n;

  do
    n = g_poll (polls, has_second ? 2 : 1, get_milliseconds_left (deadline));
  while (n == -1 && errno == EINTR);
  if (has_second)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (n == 0)
    kor_inspect_set_error (
      error, file_name, KOR_INSPECT_TOO_SLOW, G_STRINGIFY (KOR_INSPECT_WALL_SECONDS));
  else if (n < 0)
    kor_inspect_set_error (error, file_name, KOR_INSPECT_HELPER_FAILED, "answer");
  return n > 0;
}

/* Everything the helper says until it closes its end. */
static GBytes *
read_answer (int fd,
             const char *file_name,
             gint64 deadline,
             gsize max_answer,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (65536);
  gssize n;

  do {
    if (!wait_for_answer (fd, file_name, deadline, cancellable, error))
      return NULL;
    n = read (fd, block, 65536);
    if (n == -1 && errno == EINTR)
      continue;
    if (n < 0 || answer->len + (gsize) n > max_answer) {
      kor_inspect_set_error (error, file_name, KOR_INSPECT_HELPER_FAILED, "answer");
      return NULL;
    }
    g_byte_array_append (answer, block, (guint) n);
  } while (n != 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&answer));
}

/* --- its end --- */

static void
exited_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
  wait->done = TRUE;
}

static gboolean
deadline_cb (gpointer data)
{
  Wait *wait = data;

  wait->too_late = TRUE;
  g_subprocess_force_exit (wait->process);
  return G_SOURCE_REMOVE;
}

/* Waits for the end of the helper, which is killed at the deadline. TRUE when it went by itself. */
static gboolean
wait_for_end (GSubprocess *process, gint64 deadline)
{
  Wait wait = { process, deadline, FALSE, FALSE };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) timer = g_timeout_source_new ((guint) get_milliseconds_left (deadline));

  g_main_context_push_thread_default (context);
  g_source_set_callback (timer, deadline_cb, &wait, NULL);
  g_source_attach (timer, context);
  g_subprocess_wait_async (process, NULL, exited_cb, &wait);
  while (!wait.done)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timer);
  g_main_context_pop_thread_default (context);
  return !wait.too_late;
}

/* A helper that did not end well is not believed, whatever it said before. */
static gboolean
check_end (GSubprocess *process, const char *file_name, GError **error)
{
  g_autofree char *value = NULL;

  if (g_subprocess_get_successful (process))
    return TRUE;
  if (g_subprocess_get_if_signaled (process) && (g_subprocess_get_term_sig (process) == SIGXCPU)) {
    kor_inspect_set_error (
      error, file_name, KOR_INSPECT_TOO_SLOW, G_STRINGIFY (KOR_INSPECT_CPU_SECONDS));
    return FALSE;
  }
  if (g_subprocess_get_if_signaled (process))
    value = g_strdup_printf ("signal %d", g_subprocess_get_term_sig (process));
  else
    value = g_strdup_printf ("exit %d", g_subprocess_get_exit_status (process));
  kor_inspect_set_error (error, file_name, KOR_INSPECT_HELPER_FAILED, value);
  return FALSE;
}

/**
 * kor_inspect_run:
 * @helper: path of the helper
 * @request: its arguments, ended by %NULL
 * @fd: the document
 * @file_name: the document's name for messages
 * @wall_ms: how long it may take, in milliseconds of the clock
 * @max_answer: how long the answer may be, in bytes
 * @cancellable: (nullable): kills the helper
 * @error: %KOR_ERROR_BAD_FILE, %KOR_ERROR_CANNOT_READ or %G_IO_ERROR_CANCELLED
 *
 * Starts the helper on a document and takes its answer. However the helper behaves, it is gone
 * when this returns. Any thread.
 *
 * Returns: (transfer full): the answer of a helper that ended well; nothing is known of its contents
 */
GBytes *
kor_inspect_run (const char *helper,
                 const char *const *request,
                 int fd,
                 const char *file_name,
                 guint wall_ms,
                 gsize max_answer,
                 GCancellable *cancellable,
                 GError **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) wall_ms * 1000;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autofd int pipe_end = -1;
  int document;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !check_document (fd, file_name, error))
    return NULL;
  document = open_for_helper (fd, file_name, error);
  if (document == -1)
    return NULL;
  pipe_end = start_helper (helper, request, document, &process);
  if (process == NULL) {
    kor_inspect_set_error (error, file_name, KOR_INSPECT_HELPER_FAILED, "start");
    return NULL;
  }

  answer = read_answer (pipe_end, file_name, deadline, max_answer, cancellable, error);
  if (answer == NULL) {
    g_subprocess_force_exit (process);
    wait_for_end (process, G_MAXINT64 / 2);
    return NULL;
  }
  if (!wait_for_end (process, deadline)) {
    kor_inspect_set_error (
      error, file_name, KOR_INSPECT_TOO_SLOW, G_STRINGIFY (KOR_INSPECT_WALL_SECONDS));
    return NULL;
  }
  return check_end (process, file_name, error) ? g_steal_pointer (&answer) : NULL;
}

/* The folder of the running program as the kernel knows it. */
static char *
get_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : g_strdup (KOR_BIN_DIR);
}

/**
 * kor_inspect_find_helper:
 *
 * Where the helper is. No environment variable and no setting has a say in it: who can set a
 * variable could else put a program of their own between the register and its documents. An
 * installed program knows the one path it was built for. A program that does not run from its
 * installed place runs from the build folder (src/cli, src/app, tests/…), and there the
 * helper that was built with it stands at one of two known places beside it; who can write
 * there can replace the program itself.
 *
 * Returns: (transfer full): an absolute path
 */
char *
kor_inspect_find_helper (void)
{
  static const char *const beside[] = { "../inspect/helper/kortisto-inspect",
                                        "../../src/inspect/helper/kortisto-inspect" };
  g_autofree char *folder = get_program_folder ();

  for (guint i = 0; !g_str_equal (folder, KOR_BIN_DIR) && i < G_N_ELEMENTS (beside); i++) {
    g_autofree char *path = g_build_filename (folder, beside[i], NULL);

    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
      return g_steal_pointer (&path);
  }
  return g_build_filename (KOR_LIBEXEC_DIR, "kortisto", "kortisto-inspect", NULL);
}

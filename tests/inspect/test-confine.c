/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-confine.h"

#include "inspect-samples.h"
#include "kor-error.h"
#include "kor-inspect-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

/* The program that tries to break out, started as the helper is. */
static const char *confined;

static GBytes *
run (const char *what, KorConfineNeeds needs, GError **error)
{
  g_autoptr (GBytes) document = g_bytes_new_static ("x", 1);
  g_autofd int fd = sample_open (document, "scan");
  g_autofree char *number = g_strdup_printf ("%d", (int) needs);
  const char *const request[] = { what, number, NULL };

  return kor_inspect_run (confined, request, fd, "scan", 20000, 4096, NULL, error);
}

static void
assert_answer (const char *what, KorConfineNeeds needs, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = run (what, needs, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  g_test_message ("%s: %s", what, text);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const char *what, KorConfineNeeds needs, int number)
{
  g_autofree char *expected = g_strdup_printf ("refused %d", number);

  assert_answer (what, needs, expected);
}

/* Ended by the kernel at the attempt. */
static void
assert_ended (const char *what)
{
  g_autofree char *value = g_strdup_printf ("signal %d", SIGSYS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = run (what, KOR_CONFINE_READ_FILES | KOR_CONFINE_THREADS, &error);
  g_auto (GStrv) facts = NULL;

  g_assert_null (answer);
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[4], ==, "helper-failed");
  g_assert_cmpstr (facts[5], ==, value);
}

static const KorConfineNeeds all_needs[] = {
  KOR_CONFINE_NOTHING,
  KOR_CONFINE_THREADS,
  KOR_CONFINE_READ_FILES,
};

static void
test_programs (void)
{
  assert_answer ("nothing", KOR_CONFINE_NOTHING, "done");
  assert_ended ("exec");
  assert_ended ("exec-descriptor");
  assert_ended ("ptrace");
  assert_ended ("kill-parent");
  for (guint i = 0; i < G_N_ELEMENTS (all_needs); i++) {
    assert_refused ("fork", all_needs[i], EPERM);
    assert_refused ("clone3", all_needs[i], ENOSYS);
  }
}

static void
test_network (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_needs); i++) {
    assert_refused ("socket", all_needs[i], EPERM);
    assert_refused ("unix-socket", all_needs[i], EPERM);
  }
}

static void
test_writing (void)
{
  static const char *const attempts[] = {
    "write-file", "write-existing", "temporary-file", "truncate", "write-document", "unlink",
  };

  for (guint i = 0; i < G_N_ELEMENTS (all_needs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (attempts); j++)
      assert_refused (attempts[j], all_needs[i], EPERM);
}

static void
test_reading (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) landlock = run ("landlock", KOR_CONFINE_NOTHING, &error);

  g_assert_no_error (error);
  assert_refused ("font", KOR_CONFINE_NOTHING, EPERM);
  assert_refused ("font", KOR_CONFINE_THREADS, EPERM);
  assert_refused ("passwords", KOR_CONFINE_NOTHING, EPERM);
  assert_answer ("font", KOR_CONFINE_READ_FILES, "done");
  if (*(const char *) g_bytes_get_data (landlock, NULL) == '1') {
    assert_refused ("passwords", KOR_CONFINE_READ_FILES, EACCES);
    assert_refused ("parent-memory", KOR_CONFINE_READ_FILES, EACCES);
  } else {
    g_test_message ("this kernel has no Landlock");
  }
}

static void
test_memory (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_needs); i++) {
    assert_refused ("code", all_needs[i], EPERM);
    assert_refused ("make-code", all_needs[i], EPERM);
    assert_refused ("memory", all_needs[i], ENOMEM);
  }
}

static void
test_threads (void)
{
  assert_answer ("thread", KOR_CONFINE_THREADS, "done");
  assert_refused ("thread", KOR_CONFINE_NOTHING, EPERM);
}

static void
test_state (void)
{
  assert_answer ("state",
                 KOR_CONFINE_NOTHING,
                 "new-privileges 0 dumpable 0 powers 0 core 0 size 0 cpu 21 files 32");
  assert_refused ("more-time", KOR_CONFINE_NOTHING, EPERM);
  assert_refused ("looked-at", KOR_CONFINE_NOTHING, EPERM);
}

/* Nothing of the parent's goes down: neither descriptors, whatever their flags, nor variables. The
 * document can't be written to although the parent's descriptor can. */
static void
test_handed_down (void)
{
  int open_fds[8];

  for (guint i = 0; i < G_N_ELEMENTS (open_fds); i++)
    open_fds[i] = open ("/dev/null", O_RDWR);
  g_setenv ("LD_PRELOAD_TEST", "x", TRUE);
  assert_answer ("descriptors", KOR_CONFINE_NOTHING, "0r 1w 2w 3r 4w ");
  assert_answer ("descriptors-left", KOR_CONFINE_NOTHING, "0r 1w 2w 3r 4w ");
  assert_answer ("environment", KOR_CONFINE_NOTHING, "0");
  g_unsetenv ("LD_PRELOAD_TEST");
  for (guint i = 0; i < G_N_ELEMENTS (open_fds); i++)
    close (open_fds[i]);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  confined = path = g_canonicalize_filename (argv[1], NULL);
  g_test_add_func ("/confine/programs", test_programs);
  g_test_add_func ("/confine/network", test_network);
  g_test_add_func ("/confine/writing", test_writing);
  g_test_add_func ("/confine/reading", test_reading);
  g_test_add_func ("/confine/memory", test_memory);
  g_test_add_func ("/confine/threads", test_threads);
  g_test_add_func ("/confine/state", test_state);
  g_test_add_func ("/confine/handed-down", test_handed_down);
  return g_test_run ();
}

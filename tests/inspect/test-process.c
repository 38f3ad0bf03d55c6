/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspect-process.h"

#include "inspect-samples.h"
#include "kor-error.h"
#include "kor-inspect-answer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

/* Helpers that do not what they should, written as scripts. */

static GBytes *
run_script (
  const char *script, guint wall_ms, gsize max_answer, GCancellable *cancellable, GError **error)
{
  const char *const request[] = { "inspect", NULL };
  g_autofree char *folder = g_dir_make_tmp ("kor-process-XXXXXX", NULL);
  g_autofree char *helper = g_build_filename (folder, "helper", NULL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  g_autoptr (GBytes) document = sample_pdf (1);
  g_autofd int fd = sample_open (document, "scan");
  GBytes *answer;

  g_assert_true (
    g_file_set_contents_full (helper, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, NULL));
  answer = kor_inspect_run (helper, request, fd, "pyyntö", wall_ms, max_answer, cancellable, error);
  g_unlink (helper);
  g_rmdir (folder);
  return answer;
}

static void
assert_failed (GError *error, const char *problem, const char *value)
{
  g_auto (GStrv) facts = NULL;

  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (error);
  g_assert_cmpstr (facts[0], ==, "pyyntö");
  g_assert_cmpstr (facts[4], ==, problem);
  g_assert_cmpstr (facts[5], ==, value);
  g_error_free (error);
}

static void
assert_script_fails (const char *script, const char *problem, const char *value)
{
  GError *error = NULL;

  g_assert_null (run_script (script, 20000, 65536, NULL, &error));
  assert_failed (error, problem, value);
}

static void
test_dies (void)
{
  assert_script_fails ("exit 3", "helper-failed", "exit 3");
  assert_script_fails ("kill -SEGV $$", "helper-failed", "signal 11");
  assert_script_fails ("echo half >&4; kill -KILL $$", "helper-failed", "signal 9");
  assert_script_fails ("kill -XCPU $$", "takes-too-long", "20");
  assert_script_fails ("cat /dev/zero >&4", "helper-failed", "answer");
}

static void
test_not_there (void)
{
  const char *const request[] = { "inspect", NULL };
  g_autoptr (GBytes) document = sample_pdf (1);
  g_autofd int fd = sample_open (document, "scan");
  GError *error = NULL;

  g_assert_null (
    kor_inspect_run ("/nonexistent/helper", request, fd, "pyyntö", 9000, 99, NULL, &error));
  assert_failed (error, "helper-failed", "start");
}

/* Process ids of scripts, told through the answer or a file, to see that they are gone. */
static void
assert_gone (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kill (atoi (text), 0), ==, -1);
  g_assert_cmpint (errno, ==, ESRCH);
  g_unlink (path);
}

/* One that says nothing, one that says a little, one that closes its end and stays. */
static void
test_hangs (void)
{
  static const char *const scripts[] = {
    "exec sleep 1000",
    "echo hei >&4; exec sleep 1000",
    "exec 4>&-; exec sleep 1000",
    "trap '' TERM INT HUP; exec 4>&-; exec sleep 1000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *path = g_strdup_printf ("%s/kor-hangs-%d", g_get_tmp_dir (), getpid ());
    g_autofree char *script = g_strdup_printf ("echo $$ >%s; %s", path, scripts[i]);
    gint64 start = g_get_monotonic_time ();
    GError *error = NULL;

    g_assert_null (run_script (script, 1500, 65536, NULL, &error));
    assert_failed (error, "takes-too-long", "20");
    g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    assert_gone (path);
  }
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_usleep (200000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);

  g_assert_null (run_script ("exec sleep 1000", 60000, 65536, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  g_assert_null (run_script ("echo x >&4", 60000, 65536, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is not an answer is none, and nothing is believed of it. */
static void
test_garbage (void)
{
  static const char *const scripts[] = {
    "true",
    "echo hei >&4",
    "head -c 30000 /dev/urandom >&4",
    "printf 'kortisto-inspect 1\\n' >&4",
    "printf 'kortisto-inspect 1\\nimage 4096 4096 16384\\nx' >&4",
    "cat <&3 >&4", /* the document itself */
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autoptr (GError) run_error = NULL;
    g_autoptr (GBytes) answer = run_script (scripts[i], 20000, 65536, NULL, &run_error);
    GError *error = NULL;
    int width, height, stride;

    g_assert_no_error (run_error);
    g_assert_null (kor_inspect_parse_report (answer, "pyyntö", &error));
    assert_failed (g_steal_pointer (&error), "helper-failed", "answer");
    g_assert_null (
      kor_inspect_parse_image (answer, "pyyntö", 4096, 4096, &width, &height, &stride, &error));
    assert_failed (error, "helper-failed", "answer");
  }
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Neither a good nor a bad end leaves a descriptor behind; GLib's own thread may be about to close
 * the last one. */
static void
test_leaks_nothing (void)
{
  guint before;
  GError *error = NULL;
  g_autoptr (GBytes) first = run_script ("echo x >&4", 20000, 65536, NULL, NULL);

  before = count_descriptors ();
  for (guint i = 0; i < 5; i++) {
    g_autoptr (GBytes) answer = run_script ("echo x >&4", 20000, 65536, NULL, NULL);

    g_assert_cmpuint (g_bytes_get_size (answer), ==, 2);
    g_assert_null (run_script ("exit 1", 20000, 65536, NULL, &error));
    g_clear_error (&error);
    g_assert_null (run_script ("exec sleep 1000", 50, 65536, NULL, &error));
    g_clear_error (&error);
  }
  g_assert_cmpuint (count_descriptors (), <=, before + 2);
}

/* No variable chooses the helper: the one beside this test in the build folder is taken. */
static void
test_find (void)
{
  g_autofree char *before = kor_inspect_find_helper (), *after = NULL;

  g_assert_true (g_path_is_absolute (before));
  g_assert_true (g_str_has_suffix (before, "/src/inspect/helper/kortisto-inspect"));
  g_setenv ("KORTISTO_INSPECT", "/bin/true", TRUE);
  g_setenv ("PATH", "/nonexistent", TRUE);
  after = kor_inspect_find_helper ();
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/dies", test_dies);
  g_test_add_func ("/process/not-there", test_not_there);
  g_test_add_func ("/process/hangs", test_hangs);
  g_test_add_func ("/process/cancelled", test_cancelled);
  g_test_add_func ("/process/garbage", test_garbage);
  g_test_add_func ("/process/leaks-nothing", test_leaks_nothing);
  g_test_add_func ("/process/find", test_find);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "db-fixture.h"
#include "kor-error.h"
#include "kor-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = db_test_folder_new ();
  self->path = g_build_filename (self->folder, "lock", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->path);
  db_test_folder_remove (self->folder);
}

/* As the second process: takes the lock, says so, and holds it until its input ends. */
static int
hold (const char *folder)
{
  g_autoptr (KorLock) lock = kor_lock_take (folder, NULL);
  char byte;

  if (lock == NULL || write (STDOUT_FILENO, "+", 1) != 1)
    return 1;

  return read (STDIN_FILENO, &byte, 1) == 0 ? 0 : 1;
}

static GSubprocess *
start_holder (const char *folder)
{
  GError *error = NULL;
  GSubprocess *process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                      &error,
                      "/proc/self/exe",
                      "--hold",
                      folder,
                      NULL);
  char byte = 0;

  g_assert_no_error (error);
  g_assert_cmpint (
    g_input_stream_read (g_subprocess_get_stdout_pipe (process), &byte, 1, NULL, &error), ==, 1);
  g_assert_no_error (error);
  g_assert_cmpint (byte, ==, '+');
  return process;
}

static void
assert_size (const char *path, gboolean empty)
{
  struct stat st;

  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_true ((st.st_size == 0) == empty);
}

static void
assert_can_take (Fixture *self)
{
  GError *error = NULL;
  KorLock *lock = kor_lock_take (self->folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  assert_size (self->path, FALSE);
  kor_lock_release (lock);
  assert_size (self->path, TRUE);
}

static void
assert_in_use (Fixture *self, const char *process)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;
  g_autoptr (GDateTime) since = NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();

  g_assert_null (kor_lock_take (self->folder, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_IN_USE);
  facts = kor_error_get_facts (error);
  g_assert_cmpuint (g_strv_length (facts), ==, 4);
  g_assert_cmpstr (facts[0], ==, self->folder);
  since = g_date_time_new_from_iso8601 (facts[1], local);
  g_assert_nonnull (since);
  g_assert_cmpstr (facts[2], ==, g_get_host_name ());
  g_assert_cmpstr (facts[3], ==, process);
}

static void
test_take (Fixture *self, gconstpointer data)
{
  g_autofree char *own = g_strdup_printf ("%d", (int) getpid ());
  g_autoptr (KorLock) lock = NULL;

  assert_can_take (self);
  lock = kor_lock_take (self->folder, NULL);
  g_assert_nonnull (lock);
  assert_in_use (self, own);
}

static void
test_second_process (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) holder = start_holder (self->folder);
  GError *error = NULL;

  assert_in_use (self, g_subprocess_get_identifier (holder));

  g_output_stream_close (g_subprocess_get_stdin_pipe (holder), NULL, &error);
  g_assert_true (g_subprocess_wait_check (holder, NULL, &error));
  g_assert_no_error (error);
  assert_size (self->path, TRUE);
  assert_can_take (self);
}

/* What a killed process left does not keep anybody out. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  g_autoptr (GSubprocess) holder = start_holder (self->folder);
  GError *error = NULL;

  g_subprocess_send_signal (holder, SIGKILL);
  g_assert_true (g_subprocess_wait (holder, NULL, &error));
  g_assert_no_error (error);
  assert_size (self->path, FALSE);
  assert_can_take (self);
}

static void
test_bad_places (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", NULL);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) linked = NULL;

  g_assert_null (kor_lock_take (nowhere, &missing));
  g_assert_error (missing, KOR_ERROR, KOR_ERROR_NO_REGISTER);

  g_assert_cmpint (symlink ("/dev/null", self->path), ==, 0);
  g_assert_null (kor_lock_take (self->folder, &linked));
  g_assert_error (linked, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
}

#define add(path, func) g_test_add ("/lock/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  kor_db_init_process ();
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  g_test_init (&argc, &argv, NULL);

  add ("take", test_take);
  add ("second-process", test_second_process);
  add ("killed", test_killed);
  add ("bad-places", test_bad_places);

  return g_test_run ();
}

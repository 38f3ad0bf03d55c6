/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that is killed and a disk that is full cost nothing that was said to be done. */

#include "kor-test-register.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_ROUNDS 20
#define N_ROWS 2000

/* --- the child: imports without end, a sign before and after each -------------------------------- */

static gboolean
feed_cb (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  int round = *(int *) data;

  for (int i = 0; i < N_ROWS; i++) {
    g_autoptr (KorCustomer) customer = kor_test_customer_new ("Etu", NULL);
    KorImportCustomer record = { .line = (guint) i + 2,
                                 .present = G_MAXUINT64,
                                 .customer = customer,
                                 .publication_ban = i % 10 == 0 };

    customer->external_id = g_strdup_printf ("%d-%d", round, i);
    customer->last_name = g_strdup_printf ("Suku%05d", i * 7919 % N_ROWS);
    if (!row (&record, row_data, error))
      return FALSE;
  }
  return TRUE;
}

static int
import_on (const char *folder)
{
  g_autoptr (KorContext) context = kor_context_new_fixed (KOR_TEST_NOW);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorRegister) self = NULL;
  KorImportCounts counts;

  kor_db_init_process ();
  self = kor_register_open (context, folder, KOR_TEST_USER, password, NULL);
  for (int round = 0; self != NULL && write (STDOUT_FILENO, "+", 1) == 1; round++)
    if (!kor_register_import (self,
                              KOR_IMPORT_CUSTOMERS,
                              feed_cb,
                              &round,
                              "koe.csv",
                              "koe",
                              FALSE,
                              &counts,
                              NULL,
                              NULL))
      return 1;
  return 1;
}

/* --- the parent ----------------------------------------------------------------------------------- */

/* Kills the child @wait after its sign number @n_signs; returns how many imports it told of. */
static int
kill_child (const char *folder, int n_signs, gulong wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--import", folder, NULL);
  GInputStream *signs = g_subprocess_get_stdout_pipe (child);
  char buffer[64];
  gssize n;
  int told = 0;

  g_assert_no_error (error);
  while (told < n_signs && (n = g_input_stream_read (signs, buffer, 1, NULL, &error)) > 0)
    told += (int) n;
  g_assert_cmpint (told, ==, n_signs);
  g_usleep (wait);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  while ((n = g_input_stream_read (signs, buffer, sizeof buffer, NULL, &error)) > 0)
    told += (int) n;
  g_assert_no_error (error);
  return told - 1;
}

static void
test_kill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  int n_in_between = 0;

  for (int round = 0; round < N_ROUNDS; round++) {
    g_autofree char *folder = kor_test_folder_new ();
    int n_signs = 1 + round % 2;
    int longest = n_signs == 1 ? 150000 : 400000; /* the first import is the quick one */
    int done = kill_child (folder, n_signs, (gulong) g_rand_int_range (random, 0, longest));
    KorRegister *self = kor_test_register_open (folder, KOR_TEST_USER);
    KorCustomerQuery query = { .search = "etu" };
    g_autoptr (GArray) found = kor_register_list_customers (self, &query, NULL, NULL);
    g_autoptr (GError) error = NULL;
    KorRegisterInfo info;

    g_assert_true (kor_register_get_info (self, &info, NULL));
    g_test_message ("%d: told %d, there %d", round, done, (int) info.customers);
    g_assert_cmpint (info.customers % N_ROWS, ==, 0);
    g_assert_cmpint (info.customers / N_ROWS, >=, done);
    g_assert_cmpint (info.customers / N_ROWS, <=, done + 1);
    g_assert_cmpint (found->len, ==, info.customers);
    g_assert_cmpint (info.bans_in_force, ==, info.customers / 10);
    g_assert_cmpint (info.journal_entries, ==, 3 + info.customers / N_ROWS);
    n_in_between += done < 2;
    g_assert_true (kor_register_verify (self, NULL, &error));
    g_assert_no_error (error);
    kor_test_add_customer (self, "Aino", "Aalto");
    kor_test_register_free (self);
  }
  g_assert_cmpint (n_in_between, >, 0);
}

/* --- no room ---------------------------------------------------------------------------------------- */

/* No file may grow past @size bytes from now on; RLIM_INFINITY lifts it. */
static void
limit_file_size (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
assert_no_room (GError *error)
{
  g_assert_true (g_error_matches (error, KOR_DB_ERROR, KOR_DB_ERROR_FULL) ||
                 g_error_matches (error, KOR_DB_ERROR, KOR_DB_ERROR_IO));
}

static void
test_save_without_room (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorCustomer) known = kor_register_load_customer (self, id, NULL);
  g_autoptr (KorCustomer) fresh = kor_test_customer_new ("Bo", "Berg");
  g_autoptr (KorOrder) order = kor_test_order_new (id, "1001", "2026-11-01");
  g_autoptr (KorBan) ban = kor_ban_new (
    id, KOR_SCOPE_OPINION_POLL, KOR_EXTENT_BOTH, KOR_CHANNEL_EMAIL, kor_test_today ());
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_set_str (&known->last_name, "Aaltonen");
  limit_file_size (4096);
  g_assert_false (kor_register_save_customer (self, known, NULL, "nimi", &error));
  assert_no_room (error);
  g_clear_error (&error);
  g_assert_false (kor_register_save_customer (self, fresh, NULL, NULL, &error));
  assert_no_room (error);
  g_clear_error (&error);
  g_assert_false (kor_register_save_order (self, order, &error));
  assert_no_room (error);
  g_clear_error (&error);
  g_assert_false (kor_register_add_ban (self, ban, &error));
  assert_no_room (error);
  g_clear_error (&error);
  loaded = kor_register_load_customer (self, id, &error);
  limit_file_size (RLIM_INFINITY);
  g_assert_no_error (error);

  /* What the caller gave is as it was, and can be saved once there is room. */
  g_assert_cmpstr (loaded->last_name, ==, "Aalto");
  g_assert_cmpint (known->version, ==, 1);
  g_assert_cmpstr (known->last_name, ==, "Aaltonen");
  g_assert_cmpint (fresh->id, ==, 0);
  g_assert_cmpint (fresh->version, ==, 0);
  g_assert_cmpint (fresh->created, ==, KOR_DATE_NONE);
  g_assert_cmpint (order->id, ==, 0);
  g_assert_cmpint (order->version, ==, 0);
  g_assert_cmpint (ban->id, ==, 0);
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (kor_register_save_customer (self, known, NULL, "nimi", &error));
  g_assert_true (kor_register_save_customer (self, fresh, NULL, NULL, &error));
  g_assert_true (kor_register_save_order (self, order, &error));
  g_assert_true (kor_register_add_ban (self, ban, &error));
  g_assert_no_error (error);
  found = kor_test_search (self, "a");
  g_assert_cmpstr (found, ==, "Aaltonen Aino | Berg Bo");
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (self);
}

/* Wherever the room ends, an import leaves nothing or all. */
static void
test_import_without_room (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GError) error = NULL;
  KorImportCounts counts;
  KorRegisterInfo info;
  int round = 0;

  for (rlim_t room = 64 * 1024; room <= 1024 * 1024; room *= 2) {
    limit_file_size (room);
    g_assert_false (kor_register_import (
      self, KOR_IMPORT_CUSTOMERS, feed_cb, &round, "koe.csv", "koe", FALSE, &counts, NULL, &error));
    limit_file_size (RLIM_INFINITY);
    assert_no_room (error);
    g_clear_error (&error);
    g_assert_true (kor_register_get_info (self, &info, &error));
    g_assert_cmpint (info.customers, ==, 0);
    g_assert_true (kor_register_verify (self, NULL, &error));
    g_assert_no_error (error);
  }
  g_assert_true (kor_register_import (
    self, KOR_IMPORT_CUSTOMERS, feed_cb, &round, "koe.csv", "koe", FALSE, &counts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, N_ROWS);
  kor_test_register_free (self);
}

/* Without any room a register can still be read; a creation leaves nothing. */
static void
test_open_without_room (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  g_autofree char *path = kor_test_path ("tila-loppu.kortisto");
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (KorProfile) profile = kor_test_profile_new ();
  g_autoptr (KorCustomer) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *found = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  kor_test_add_customer (self, "Aino", "Aalto");
  kor_register_close (self);
  g_assert_finalize_object (self);

  limit_file_size (100);
  self = kor_register_open (kor_test_context (), folder, KOR_TEST_USER, password, &error);
  g_assert_no_error (error);
  loaded = kor_register_load_customer (self, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->last_name, ==, "Aalto");
  found = kor_test_search (self, "aal");
  g_assert_cmpstr (found, ==, "Aalto Aino");
  g_assert_false (kor_register_archive_customer (self, 1, TRUE, &error));
  assert_no_room (error);
  g_clear_error (&error);
  kor_register_close (self);
  g_assert_null (
    kor_register_create (kor_test_context (), path, profile, user, password, &code, &error));
  limit_file_size (RLIM_INFINITY);
  g_assert_nonnull (error);
  g_assert_null (code);
  dir = g_dir_open (parent, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "tila-loppu"));
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--import"))
    return import_on (argv[2]);

  kor_test_init (&argc, &argv);
  g_test_add_func ("/crash/kill", test_kill);
  g_test_add_func ("/crash/save-without-room", test_save_without_room);
  g_test_add_func ("/crash/import-without-room", test_import_without_room);
  g_test_add_func ("/crash/open-without-room", test_open_without_room);
  return kor_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A register made by an older program opens, and is copied before anything of it changes. */

#include "kor-test-requests.h"

#include "kor-db-check.h"
#include "kor-schema.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define OLD_USER "aino"
#define OLD_PASSWORD "vanha rekisteri 2026"
#define COPY_NAME "register.db.version-1"
#define N_KILLS 10

static void
copy_file (const char *from_folder, const char *from, const char *to_folder, const char *to)
{
  g_autofree char *source = g_build_filename (from_folder, from, NULL);
  g_autofree char *target = g_build_filename (to_folder, to, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (source, &data, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (target, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* A copy of the register of version 1, as an office would have it. */
static char *
make_old (const char *name)
{
  static const char *const files[] = { "keyring", "keyring.2", "register.db" };
  g_autofree char *from =
    g_test_build_filename (G_TEST_DIST, "data", "register-v1", "Vanha.kortisto", NULL);
  char *folder = kor_test_path (name);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    copy_file (from, files[i], folder, files[i]);
  return folder;
}

static KorRegister *
try_open (const char *folder, GError **error)
{
  g_autoptr (KorSecret) password = kor_test_secret (OLD_PASSWORD);

  return kor_register_open (kor_test_context (), folder, OLD_USER, password, error);
}

static KorRegister *
open_old (const char *folder)
{
  g_autoptr (GError) error = NULL;
  KorRegister *self = try_open (folder, &error);

  g_assert_no_error (error);
  return self;
}

static KorKeys *
get_keys (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorKeyring) keyring = kor_keyring_load (folder, &error);
  g_autoptr (KorSecret) password = kor_test_secret (OLD_PASSWORD);
  KorKeys *keys = kor_keyring_unlock (keyring, OLD_USER, password, &error);

  g_assert_no_error (error);
  return keys;
}

static gint64
get_version (const char *folder, const KorKeys *keys, const char *name, gboolean verify)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorDb) db = kor_db_open (path, kor_keys_get_database_key (keys), KOR_DB_WRITER, &error);
  gint64 version;

  g_assert_no_error (error);
  version = kor_schema_get_version (db, &error);
  g_assert_no_error (error);
  if (verify) {
    g_assert_true (kor_db_verify (db, NULL, &error));
    g_assert_no_error (error);
  }
  return version;
}

static gboolean
has_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
close_old (KorRegister *self)
{
  kor_register_close (self);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self);
}

/* It opens, is of the newest version, whole, and of use; the copy stays for one more opening. */
static void
test_opens (void)
{
  g_autofree char *folder = make_old ("vanha.kortisto");
  g_autoptr (KorKeys) keys = get_keys (folder);
  KorRegister *self = NULL;
  KorRegisterInfo old_info, info;
  struct stat status;
  g_autofree char *copy = g_build_filename (folder, COPY_NAME, NULL);
  gint64 id;

  g_assert_cmpint (get_version (folder, keys, "register.db", TRUE), ==, 1);
  self = open_old (folder);
  kor_test_assert_done (kor_register_get_info (self, &old_info, &done_error));
  g_assert_cmpint (old_info.schema_version, ==, kor_schema_get_newest ());
  g_assert_cmpint (old_info.customers, >, 0);
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  id = kor_test_add_request (self, KOR_REQUEST_ACCESS, 1);
  kor_test_attach (self, id, 1000);
  close_old (self);

  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (get_version (folder, keys, COPY_NAME, TRUE), ==, 1);
  g_assert_cmpint (get_version (folder, keys, "register.db", TRUE), ==, kor_schema_get_newest ());

  self = open_old (folder);
  g_assert_false (has_file (folder, COPY_NAME));
  kor_test_assert_done (kor_register_get_info (self, &info, &done_error));
  g_assert_cmpint (info.customers, ==, old_info.customers);
  g_assert_cmpint (info.orders, ==, old_info.orders);
  g_assert_cmpint (info.bans_in_force, ==, old_info.bans_in_force);
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  close_old (self);
  kor_test_remove_tree (folder);
}

/* The copy put in the register's place is the register as it was. */
static void
test_copy_is_a_register (void)
{
  g_autofree char *folder = make_old ("kopio.kortisto");
  g_autofree char *database = g_build_filename (folder, "register.db", NULL);
  g_autofree char *copy = g_build_filename (folder, COPY_NAME, NULL);
  KorRegister *self = open_old (folder);

  close_old (self);
  g_assert_cmpint (g_rename (copy, database), ==, 0);
  self = open_old (folder);
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  close_old (self);
  g_assert_true (has_file (folder, COPY_NAME));
  kor_test_remove_tree (folder);
}

/* A wrong password changes nothing, nor does a second program. */
static void
test_not_opened (void)
{
  g_autofree char *folder = make_old ("salasana.kortisto");
  g_autoptr (KorKeys) keys = get_keys (folder);
  g_autoptr (KorSecret) password = kor_test_secret ("väärä salasana");
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_register_open (kor_test_context (), folder, OLD_USER, password, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_WRONG_PASSWORD);
  g_assert_false (has_file (folder, COPY_NAME));
  g_assert_cmpint (get_version (folder, keys, "register.db", TRUE), ==, 1);
  kor_test_remove_tree (folder);
}

static void
limit_file_size (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Wherever the room ends, the register is wholly of the old version or wholly of the new one. */
static void
test_without_room (void)
{
  guint n_refused = 0, n_opened = 0;

  for (rlim_t room = 100; room <= 1024 * 1024; room *= 8) {
    g_autofree char *name = g_strdup_printf ("tila-%d.kortisto", (int) room);
    g_autofree char *folder = make_old (name);
    g_autoptr (KorKeys) keys = get_keys (folder);
    g_autoptr (GError) error = NULL;
    KorRegister *self;
    gboolean opened;
    gint64 version;

    limit_file_size (room);
    self = try_open (folder, &error);
    if (self != NULL)
      close_old (self);
    limit_file_size (RLIM_INFINITY);
    opened = error == NULL;
    n_refused += !opened;
    n_opened += opened;
    version = get_version (folder, keys, "register.db", TRUE);
    g_test_message ("%d bytes: version %d", (int) room, (int) version);
    g_assert_true (version == 1 || version == kor_schema_get_newest ());
    g_assert_true (!opened || version == kor_schema_get_newest ());
    /* With room again it opens. */
    self = open_old (folder);
    kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
    kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
    close_old (self);
    kor_test_remove_tree (folder);
  }
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_opened, >, 0);
}

/* A script that fails half way leaves the old version, which the next opening brings up to date. */
static void
test_script_fails (void)
{
  static const char *const scripts[] = {
    "-- version 1 is there",
    "CREATE TABLE recipient (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
    NULL,
  };
  g_autofree char *folder = make_old ("kesken.kortisto");
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (KorKeys) keys = get_keys (folder);
  g_autoptr (GError) error = NULL;
  KorDb *db = kor_db_open (path, kor_keys_get_database_key (keys), KOR_DB_WRITER, &error);
  KorRegister *self;

  g_assert_no_error (error);
  g_assert_false (kor_schema_migrate_with (db, scripts, &error));
  g_assert_nonnull (error);
  kor_db_close (db);
  g_assert_cmpint (get_version (folder, keys, "register.db", TRUE), ==, 1);
  /* What an earlier attempt left of a copy is in nobody's way. */
  copy_file (folder, "keyring", folder, COPY_NAME);
  copy_file (folder, "keyring", folder, COPY_NAME ".part");
  self = open_old (folder);
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  close_old (self);
  g_assert_cmpint (get_version (folder, keys, COPY_NAME, TRUE), ==, 1);
  g_assert_false (has_file (folder, COPY_NAME ".part"));
  kor_test_remove_tree (folder);
}

/* --- killed ------------------------------------------------------------------------------------ */

static int
open_and_end (const char *folder)
{
  g_autoptr (KorContext) context = kor_context_new_fixed (KOR_TEST_NOW);
  g_autoptr (KorSecret) password = kor_test_secret (OLD_PASSWORD);
  g_autoptr (KorRegister) self = NULL;

  kor_db_init_process ();
  self = kor_register_open (context, folder, OLD_USER, password, NULL);
  return self != NULL ? 0 : 1;
}

/* Kills an opening @wait after its copy is begun. */
static void
kill_opening (const char *folder, gulong wait)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (
    G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "--open", folder, NULL);

  g_assert_no_error (error);
  while (!has_file (folder, COPY_NAME ".part") && !has_file (folder, COPY_NAME))
    g_usleep (200);
  g_usleep (wait);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_no_error (error);
}

static void
test_killed (void)
{
  g_autofree char *first = make_old ("tapettu.kortisto");
  g_autoptr (KorKeys) keys = get_keys (first);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  guint n_old = 0;

  for (int round = 0; round < N_KILLS; round++) {
    g_autofree char *name = g_strdup_printf ("tapettu-%d.kortisto", round);
    g_autofree char *folder = make_old (name);
    KorRegister *self;

    kill_opening (folder, (gulong) g_rand_int_range (random, 0, 40000));
    n_old += get_version (folder, keys, "register.db", TRUE) == 1;
    if (has_file (folder, COPY_NAME))
      g_assert_cmpint (get_version (folder, keys, COPY_NAME, TRUE), ==, 1);
    else
      g_assert_cmpint (get_version (folder, keys, "register.db", FALSE), ==, 1);
    self = open_old (folder);
    kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
    kor_test_add_request (self, KOR_REQUEST_ACCESS, 1);
    close_old (self);
    kor_test_remove_tree (folder);
  }
  g_test_message ("%u of %d were still of the old version", n_old, N_KILLS);
  g_assert_cmpuint (n_old, >, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_and_end (argv[2]);

  kor_test_init (&argc, &argv);
  g_test_add_func ("/migration/opens", test_opens);
  g_test_add_func ("/migration/copy-is-a-register", test_copy_is_a_register);
  g_test_add_func ("/migration/not-opened", test_not_opened);
  g_test_add_func ("/migration/without-room", test_without_room);
  g_test_add_func ("/migration/script-fails", test_script_fails);
  g_test_add_func ("/migration/killed", test_killed);
  return kor_test_run ();
}

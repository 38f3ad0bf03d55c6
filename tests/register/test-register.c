/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MARKER "Salaperäinenmerkki"

static KorRegister *
create (const char *path, const KorUser *user, const char *password_text, GError **error)
{
  g_autoptr (KorProfile) profile = kor_test_profile_new ();
  g_autoptr (KorSecret) password = kor_test_secret (password_text);
  g_autofree char *code = NULL;
  KorRegister *self =
    kor_register_create (kor_test_context (), path, profile, user, password, &code, error);

  g_assert_true ((self != NULL) == (code != NULL));
  return self;
}

static KorRegister *
try_open (const char *folder, const char *user, const char *password_text, GError **error)
{
  g_autoptr (KorSecret) password = kor_test_secret (password_text);

  return kor_register_open (kor_test_context (), folder, user, password, error);
}

/* How many entries of the folder above @path begin with its name. */
static guint
count_beside (const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, base);
  return n;
}

/* R1, R37, R38: who makes a register is its first administrator, and may open it again. */
static void
test_create (void)
{
  g_autofree char *path = kor_test_path ("uusi.kortisto");
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_READS);
  g_autoptr (KorProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  KorRegister *self = create (path, user, KOR_TEST_PASSWORD, &error);
  KorRegisterInfo info;

  g_assert_no_error (error);
  g_assert_cmpint (kor_register_get_user (self)->role, ==, KOR_ROLE_ADMINISTERS);
  g_assert_cmpstr (kor_register_get_user (self)->full_name, ==, KOR_TEST_USER_NAME);
  g_assert_cmpstr (kor_register_get_folder (self), ==, path);
  self = kor_test_register_reopen (self, "HANNA");

  profile = kor_register_get_profile (self, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (profile->register_name, ==, "Asiakasrekisteri");
  g_assert_cmpstr (profile->controller, ==, "Koemyynti Oy");
  g_assert_cmpstr (profile->country, ==, "FI");
  g_assert_cmpint (profile->created, ==, KOR_TEST_NOW);

  g_assert_true (kor_register_get_info (self, &info, &error));
  g_assert_no_error (error);
  g_assert_cmpint (info.customers, ==, 0);
  g_assert_cmpint (info.users, ==, 1);
  g_assert_cmpint (info.journal_entries, ==, 2);
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (self);
}

static void
assert_modes (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  GStatBuf info;

  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0700);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_stat (file, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 07777, ==, 0600);
  }
}

/* Only the owner may look at the files, whatever the umask. */
static void
test_modes (void)
{
  mode_t old_mask = umask (0);
  g_autofree char *path = kor_test_path ("oikeudet.kortisto");
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (GError) error = NULL;
  KorRegister *self = create (path, user, KOR_TEST_PASSWORD, &error);

  g_assert_no_error (error);
  kor_test_add_customer (self, "Aino", "Aalto");
  assert_modes (path);
  kor_register_close (self);
  assert_modes (path);
  umask (old_mask);
  kor_test_register_free (self);
}

/* A refused creation leaves nothing beside what was there. */
static void
test_create_refused (void)
{
  g_autofree char *path = kor_test_path ("turha.kortisto");
  g_autofree char *deep = kor_test_path ("ei-ole/turha.kortisto");
  g_autofree char *taken = kor_test_folder_new ();
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (KorUser) late = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (KorUser) bad = kor_test_user_new ("hanna hallinto", KOR_ROLE_ADMINISTERS);
  g_autoptr (GError) error = NULL;

  g_assert_null (create (taken, user, KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_EXISTS, "register", taken, NULL);
  g_clear_error (&error);
  g_assert_null (create (deep, user, KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_CANNOT_WRITE, "*", "*", NULL);
  g_clear_error (&error);
  g_assert_null (create (path, user, "lyhyt", &error));
  kor_test_assert_error (error, KOR_ERROR_WEAK_PASSWORD, "10", NULL);
  g_clear_error (&error);
  g_assert_null (create (path, bad, KOR_TEST_PASSWORD, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_clear_error (&error);
  late->agreement_from = kor_test_today () + 1;
  g_assert_null (create (path, late, KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_NO_AGREEMENT, KOR_TEST_USER, "", NULL);
  g_assert_cmpuint (count_beside (path), ==, 0);
  g_assert_cmpuint (count_beside (taken), ==, 1);
  kor_test_remove_tree (taken);
}

/* A name with a slash behind it is the same folder. */
static void
test_create_with_slash (void)
{
  g_autofree char *path = kor_test_path ("vino.kortisto");
  g_autofree char *slash = g_strconcat (path, "/", NULL);
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (GError) error = NULL;
  KorRegister *self = create (slash, user, KOR_TEST_PASSWORD, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_beside (path), ==, 1);
  kor_test_register_free (self);
}

static void
test_open_refused (void)
{
  g_autofree char *folder = kor_test_folder_new ();
  g_autofree char *nowhere = kor_test_path ("ei-mitään.kortisto");
  g_autoptr (GError) error = NULL;
  KorRegister *self;

  g_assert_null (try_open (nowhere, KOR_TEST_USER, KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_NO_REGISTER, nowhere, NULL);
  g_clear_error (&error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  g_assert_null (try_open (folder, KOR_TEST_USER, "väärä salasana", &error));
  kor_test_assert_error (error, KOR_ERROR_WRONG_PASSWORD, NULL);
  g_clear_error (&error);
  g_assert_null (try_open (folder, "heikki", KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_WRONG_PASSWORD, NULL);

  self = kor_test_register_open (folder, KOR_TEST_USER);
  kor_test_register_free (self);
}

/* R38: without a valid agreement on record, no opening. */
static void
test_agreement (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorUser) ended = kor_test_user_new ("eero", KOR_ROLE_READS);
  g_autoptr (KorUser) early = kor_test_user_new ("anna", KOR_ROLE_READS);
  g_autoptr (GError) error = NULL;

  ended->agreement_until = kor_test_today () - 1;
  early->agreement_from = kor_test_today () + 1;
  g_assert_true (kor_register_add_user (self, ended, password, &error));
  g_assert_true (kor_register_add_user (self, early, password, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ended->id, ==, 2);
  kor_register_close (self);
  g_assert_finalize_object (self);

  g_assert_null (try_open (folder, "eero", KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_NO_AGREEMENT, "eero", "2026-11-22", NULL);
  g_clear_error (&error);
  g_assert_null (try_open (folder, "Anna", KOR_TEST_PASSWORD, &error));
  kor_test_assert_error (error, KOR_ERROR_NO_AGREEMENT, "anna", "", NULL);
  kor_test_remove_tree (folder);
}

/* R34, R37: an administrator adds users, each with a role; a name is taken whatever its case. */
static void
test_users (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorSecret) weak = kor_test_secret ("lyhyt");
  g_autoptr (KorUser) user = kor_test_user_new ("maija", KOR_ROLE_PRINTS);
  g_autoptr (KorUser) same = kor_test_user_new ("MAIJA", KOR_ROLE_ADMINISTERS);
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GError) error = NULL;
  const KorUser *listed;

  g_set_str (&user->employer, "Painotalo Oy");
  g_assert_false (kor_register_add_user (self, user, weak, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_WEAK_PASSWORD);
  g_assert_cmpint (user->id, ==, 0);
  g_clear_error (&error);
  g_assert_true (kor_register_add_user (self, user, password, &error));
  g_assert_no_error (error);
  g_assert_false (kor_register_add_user (self, same, password, &error));
  kor_test_assert_error (error, KOR_ERROR_EXISTS, "user", "MAIJA", NULL);
  g_clear_error (&error);

  users = kor_register_list_users (self, &error);
  g_assert_cmpuint (users->len, ==, 2);
  listed = users->pdata[1];
  g_assert_cmpstr (listed->name, ==, "maija");
  g_assert_cmpstr (listed->employer, ==, "Painotalo Oy");
  g_assert_cmpint (listed->role, ==, KOR_ROLE_PRINTS);
  g_assert_cmpint (listed->agreement_from, ==, user->agreement_from);

  self = kor_test_register_reopen (self, "maija");
  g_assert_cmpint (kor_register_get_user (self)->role, ==, KOR_ROLE_PRINTS);
  g_assert_cmpint (kor_register_get_user (self)->id, ==, 2);
  g_assert_true (kor_register_verify (self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (self);
}

/* Another process is told who holds the register, and since when. */
static void
test_second_opener (void)
{
  g_autofree char *process = g_strdup_printf ("%d", (int) getpid ());

  if (g_test_subprocess ()) {
    const char *folder = g_getenv ("KOR_TEST_FOLDER");
    g_auto (GStrv) facts = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_null (try_open (folder, KOR_TEST_USER, KOR_TEST_PASSWORD, &error));
    kor_test_assert_error (
      error, KOR_ERROR_IN_USE, folder, "*", g_get_host_name (), g_getenv ("KOR_TEST_HOLDER"), NULL);
    facts = kor_error_get_facts (error);
    g_assert_cmpint (kor_date_parse (facts[1]), !=, KOR_DATE_NONE);
    return;
  }

  KorRegister *self = kor_test_register_new ();

  g_setenv ("KOR_TEST_FOLDER", kor_register_get_folder (self), TRUE);
  g_setenv ("KOR_TEST_HOLDER", process, TRUE);
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  kor_test_add_customer (self, "Aino", "Aalto");
  kor_test_register_free (self);
}

static gboolean
file_contains (const char *path, const char *needle, gsize size)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return memmem (data, length, needle, size) != NULL;
}

/* Counts the files of the register; none holds the marker in UTF-8 or UTF-16. */
static guint
assert_hidden (const char *folder)
{
  static const char *const markers[] = {
    MARKER, "SALAPER", "salaperainenmerkki", KOR_TEST_USER_NAME
  };
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    n++;
    for (guint i = 0; i < G_N_ELEMENTS (markers); i++) {
      glong size = 0;
      g_autofree gunichar2 *wide = g_utf8_to_utf16 (markers[i], -1, NULL, &size, NULL);

      g_assert_false (file_contains (path, markers[i], strlen (markers[i])));
      g_assert_false (file_contains (path, (const char *) wide, (gsize) size * 2));
    }
    g_assert_false (file_contains (path, "SQLite format", 13));
  }
  return n;
}

/* R39: nothing of the register lies in plain on the disk. */
static void
test_hidden (void)
{
  KorRegister *self = kor_test_register_new ();
  const char *folder = kor_register_get_folder (self);
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", MARKER);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  kor_customer_set_email (customer, MARKER "@posti.example");
  id = kor_test_save_customer (self, g_steal_pointer (&customer));
  kor_test_add_order (self, id, MARKER "-1");
  kor_test_add_ban (self, id, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  found = kor_test_search (self, "salaperäi");
  g_assert_cmpstr (found, ==, MARKER " Aino");
  g_assert_cmpuint (assert_hidden (folder), >, 3);
  kor_register_close (self);
  g_assert_cmpuint (assert_hidden (folder), ==, 4);
  kor_test_register_free (self);
}

static void
test_closed (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", "Aalto");
  KorCustomerQuery query = { .search = NULL };
  KorRegisterInfo info;
  g_autoptr (GError) error = NULL;

  kor_register_close (self);
  kor_register_close (self);
  g_assert_false (kor_register_save_customer (self, customer, NULL, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_CLOSED, NULL);
  g_clear_error (&error);
  g_assert_null (kor_register_list_customers (self, &query, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_CLOSED, NULL);
  g_clear_error (&error);
  g_assert_false (kor_register_get_info (self, &info, &error));
  kor_test_assert_error (error, KOR_ERROR_CLOSED, NULL);
  g_clear_error (&error);
  g_assert_false (kor_register_verify (self, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_CLOSED, NULL);
  kor_test_register_free (self);
}

typedef struct {
  guint n;
  KorKind kind;
  gint64 id;
  GThread *thread;
} Heard;

static void
changed_cb (KorRegister *self, int kind, gint64 id, gpointer data)
{
  Heard *heard = data;

  heard->n++;
  heard->kind = (KorKind) kind;
  heard->id = id;
  heard->thread = g_thread_self ();
}

static gpointer
add_call (KorRegister *self, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Sanni", "Säie");
  GThread **worker = data;

  *worker = g_thread_self ();
  if (!kor_register_save_customer (self, customer, NULL, NULL, error))
    return NULL;
  return g_memdup2 (&customer->id, sizeof customer->id);
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_changed (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *id = NULL;
  g_autoptr (KorCustomer) customer = NULL;
  g_autoptr (GError) error = NULL;
  Heard heard = { 0 };
  GThread *worker = NULL;

  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), &heard);
  kor_register_call_async (
    self, add_call, &worker, NULL, g_free, NULL, store_result_cb, (gpointer) &result);
  wait_for (&result);
  id = kor_register_call_finish (self, result, &error);
  g_assert_no_error (error);
  g_assert_true (worker != NULL && worker != g_thread_self ());
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpint (heard.kind, ==, KOR_KIND_CUSTOMER);
  g_assert_cmpint (heard.id, ==, *id);
  g_assert_true (heard.thread == g_thread_self ());

  /* A look-up is journaled, but no list has to be read again; what failed has changed nothing. */
  g_assert_true (kor_register_record_lookup (self, *id, "card", &error));
  customer = kor_customer_new ();
  g_assert_false (kor_register_save_customer (self, customer, NULL, NULL, NULL));
  g_assert_false (kor_register_archive_customer (self, 77, TRUE, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (heard.n, ==, 1);
  g_clear_object (&result);
  kor_test_register_free (self);
}

static gpointer
fail_call (KorRegister *self, gpointer data, GCancellable *cancellable, GError **error)
{
  return kor_register_load_customer (self, 404, error);
}

static gpointer
cancelled_call (KorRegister *self, gpointer data, GCancellable *cancellable, GError **error)
{
  KorCustomerQuery query = { .search = NULL };

  g_cancellable_cancel (cancellable);
  return kor_register_list_customers (self, &query, cancellable, error);
}

static void
test_call_fails (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GAsyncResult) result = NULL, second = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  kor_register_call_async (self,
                           fail_call,
                           NULL,
                           NULL,
                           (GDestroyNotify) kor_customer_free,
                           NULL,
                           store_result_cb,
                           (gpointer) &result);
  wait_for (&result);
  g_assert_null (kor_register_call_finish (self, result, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "customer", "404", NULL);
  g_clear_error (&error);

  kor_register_call_async (self,
                           cancelled_call,
                           g_strdup ("data"),
                           g_free,
                           (GDestroyNotify) g_array_unref,
                           cancellable,
                           store_result_cb,
                           (gpointer) &second);
  wait_for (&second);
  g_assert_null (kor_register_call_finish (self, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  g_clear_object (&second);
  kor_test_add_customer (self, "Aino", "Aalto");
  kor_test_register_free (self);
}

typedef struct {
  KorRegister *self;
  guint n_failed;
} Crowd;

static gpointer
crowd_thread (gpointer data)
{
  Crowd *crowd = data;

  for (int i = 0; i < 20; i++) {
    g_autoptr (KorCustomer) customer = kor_test_customer_new ("Ville", "Virta");
    g_autofree char *found = NULL;

    if (!kor_register_save_customer (crowd->self, customer, NULL, NULL, NULL))
      g_atomic_int_inc (&crowd->n_failed);
    found = kor_test_search (crowd->self, "virta");
    if (!g_str_has_prefix (found, "Virta Ville"))
      g_atomic_int_inc (&crowd->n_failed);
  }
  return NULL;
}

/* Operations come from any thread. */
static void
test_threads (void)
{
  Crowd crowd = { kor_test_register_new (), 0 };
  GThread *threads[4];
  g_autoptr (GError) error = NULL;
  KorRegisterInfo info;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("koe", crowd_thread, &crowd);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (crowd.n_failed, ==, 0);
  g_assert_true (kor_register_get_info (crowd.self, &info, &error));
  g_assert_cmpint (info.customers, ==, 80);
  g_assert_true (kor_register_verify (crowd.self, NULL, &error));
  g_assert_no_error (error);
  kor_test_register_free (crowd.self);
}

/* R1: a new profile is in force at once and the day the register was made stays. */
static void
test_profile (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorProfile) profile = kor_test_profile_new ();
  g_autoptr (KorProfile) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&profile->contact_person, "Kaisa Kontakti");
  profile->contact_from = kor_date_from_ymd (2026, 5, 1);
  g_set_str (&profile->notice_version, "3.1");
  profile->notice_date = kor_date_from_ymd (2026, 5, 2);
  profile->language = KOR_LANGUAGE_SV;
  profile->retention_years = 7;
  profile->financial_year_end_month = 4;
  g_assert_true (kor_register_set_profile (self, profile, &error));
  g_assert_no_error (error);
  loaded = kor_register_get_profile (self, &error);
  g_assert_cmpstr (loaded->contact_person, ==, "Kaisa Kontakti");
  g_assert_cmpint (loaded->contact_from, ==, profile->contact_from);
  g_assert_cmpstr (loaded->notice_version, ==, "3.1");
  g_assert_cmpint (loaded->notice_date, ==, profile->notice_date);
  g_assert_cmpint (loaded->language, ==, KOR_LANGUAGE_SV);
  g_assert_cmpint (loaded->retention_years, ==, 7);
  g_assert_cmpint (loaded->financial_year_end_month, ==, 4);
  g_assert_cmpint (loaded->created, ==, KOR_TEST_NOW);

  g_clear_pointer (&profile->controller, g_free);
  g_assert_false (kor_register_set_profile (self, profile, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "controller", NULL);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/register/create", test_create);
  g_test_add_func ("/register/modes", test_modes);
  g_test_add_func ("/register/create-refused", test_create_refused);
  g_test_add_func ("/register/create-with-slash", test_create_with_slash);
  g_test_add_func ("/register/open-refused", test_open_refused);
  g_test_add_func ("/register/agreement", test_agreement);
  g_test_add_func ("/register/users", test_users);
  g_test_add_func ("/register/second-opener", test_second_opener);
  g_test_add_func ("/register/hidden", test_hidden);
  g_test_add_func ("/register/closed", test_closed);
  g_test_add_func ("/register/changed", test_changed);
  g_test_add_func ("/register/call-fails", test_call_fails);
  g_test_add_func ("/register/threads", test_threads);
  g_test_add_func ("/register/profile", test_profile);
  return kor_test_run ();
}

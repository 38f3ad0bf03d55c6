/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include <glib/gstdio.h>
#include <string.h>

static struct {
  char *folder;
  KorContext *context;
  char *pristine; /* a register that is only copied */
  KorKeys *keys;  /* of every copy */
  guint n_copies;
} shared;

/* --- folders --------------------------------------------------------------------------- */

/* Removes a folder of files. */
void
kor_test_remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      kor_test_remove_tree (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *source = g_build_filename (from, name, NULL);
    g_autofree char *target = g_build_filename (to, name, NULL);
    g_autofree char *data = NULL;
    g_autoptr (GError) error = NULL;
    gsize size;

    g_file_get_contents (source, &data, &size, &error);
    g_assert_no_error (error);
    g_file_set_contents_full (target, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
    g_assert_no_error (error);
  }
}

/* Begins a test program. */
void
kor_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  kor_db_init_process ();
  shared.folder = g_dir_make_tmp ("kor-register-XXXXXX", &error);
  g_assert_no_error (error);
  shared.context = kor_context_new_fixed (KOR_TEST_NOW);
}

/* Runs the tests and removes what they left. */
int
kor_test_run (void)
{
  int result = g_test_run ();

  kor_test_remove_tree (shared.folder);
  g_clear_pointer (&shared.folder, g_free);
  g_clear_pointer (&shared.pristine, g_free);
  g_clear_pointer (&shared.keys, kor_keys_free);
  g_clear_pointer (&shared.context, kor_context_unref);
  return result;
}

KorContext *
kor_test_context (void)
{
  return shared.context;
}

KorDate
kor_test_today (void)
{
  return kor_date_from_ymd (2026, 11, 23);
}

/* A path in the program's temporary folder. */
char *
kor_test_path (const char *name)
{
  return g_build_filename (shared.folder, name, NULL);
}

KorSecret *
kor_test_secret (const char *text)
{
  return kor_secret_new_copy (text, strlen (text));
}

KorProfile *
kor_test_profile_new (void)
{
  KorProfile *profile = kor_profile_new ();

  profile->register_name = g_strdup ("Asiakasrekisteri");
  profile->controller = g_strdup ("Koemyynti Oy");
  profile->street = g_strdup ("Koekuja 1");
  profile->postal_code = g_strdup ("00990");
  profile->city = g_strdup ("Helsinki");
  g_set_str (&profile->country, "FI");
  profile->financial_year_end_month = 12;
  return profile;
}

KorUser *
kor_test_user_new (const char *name, KorRole role)
{
  KorUser *user = kor_user_new ();

  user->name = g_strdup (name);
  user->full_name = g_str_equal (name, KOR_TEST_USER) ? g_strdup (KOR_TEST_USER_NAME)
                                                      : g_strdup_printf ("Koe %s", name);
  user->role = role;
  user->agreement_from = kor_date_from_ymd (2026, 1, 2);
  return user;
}

/* --- registers ------------------------------------------------------------------------- */

static void
make_pristine (void)
{
  g_autofree char *path = kor_test_path ("pristine.kortisto");
  g_autoptr (KorProfile) profile = kor_test_profile_new ();
  g_autoptr (KorUser) user = kor_test_user_new (KOR_TEST_USER, KOR_ROLE_ADMINISTERS);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRegister) self =
              kor_register_create (shared.context, path, profile, user, password, &code, &error);

  g_assert_no_error (error);
  g_assert_nonnull (self);
  g_assert_nonnull (code);
  kor_register_close (self);
  shared.pristine = g_steal_pointer (&path);
}

/* A closed, empty register of its own. */
char *
kor_test_folder_new (void)
{
  g_autofree char *name = g_strdup_printf ("koe-%u.kortisto", ++shared.n_copies);
  char *path = kor_test_path (name);

  if (shared.pristine == NULL)
    make_pristine ();
  copy_tree (shared.pristine, path);
  return path;
}

KorRegister *
kor_test_register_open (const char *folder, const char *user)
{
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (GError) error = NULL;
  KorRegister *self = kor_register_open (shared.context, folder, user, password, &error);

  g_assert_no_error (error);
  g_assert_nonnull (self);
  return self;
}

/* An open, empty register of its own, used by its administrator. */
KorRegister *
kor_test_register_new (void)
{
  g_autofree char *folder = kor_test_folder_new ();

  return kor_test_register_open (folder, KOR_TEST_USER);
}

/* Closes a register and opens it again. */
KorRegister *
kor_test_register_reopen (KorRegister *self, const char *user)
{
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));

  kor_register_close (self);
  g_assert_finalize_object (self);
  return kor_test_register_open (folder, user);
}

/* Closes a register, which nobody else may hold, and removes its folder. */
void
kor_test_register_free (KorRegister *self)
{
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));

  kor_register_close (self);
  /* A thread that has answered lets go of it only a moment later. */
  for (guint i = 0; i < 10000 && g_atomic_int_get (&G_OBJECT (self)->ref_count) > 1; i++) {
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    g_usleep (1000);
  }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self);
  kor_test_remove_tree (folder);
}

/* The database of a closed register, past all rules. */
KorDb *
kor_test_raw_open (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (GError) error = NULL;
  KorDb *db;

  if (shared.keys == NULL) {
    g_autoptr (KorKeyring) keyring = kor_keyring_load (folder, &error);
    g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);

    g_assert_no_error (error);
    shared.keys = kor_keyring_unlock (keyring, KOR_TEST_USER, password, &error);
    g_assert_no_error (error);
  }
  db = kor_db_open (path, kor_keys_get_database_key (shared.keys), KOR_DB_WRITER, &error);
  g_assert_no_error (error);
  return db;
}

/* --- people and orders ----------------------------------------------------------------- */

/* A customer in Tampere who could get mail. */
KorCustomer *
kor_test_customer_new (const char *first_name, const char *last_name)
{
  KorCustomer *customer = kor_customer_new ();
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

  customer->first_name = g_strdup (first_name);
  customer->last_name = g_strdup (last_name);
  address->street = g_strdup ("Hämeenkatu 5 A 12");
  address->postal_code = g_strdup ("33100");
  address->city = g_strdup ("Tampere");
  address->country = g_strdup ("FI");
  return customer;
}

/* Saves a new customer and frees the record. */
gint64
kor_test_save_customer (KorRegister *self, KorCustomer *customer)
{
  g_autoptr (KorCustomer) owned = customer;
  g_autoptr (GError) error = NULL;
  gboolean saved = kor_register_save_customer (self, owned, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  g_assert_cmpint (owned->id, >, 0);
  return owned->id;
}

gint64
kor_test_add_customer (KorRegister *self, const char *first_name, const char *last_name)
{
  return kor_test_save_customer (self, kor_test_customer_new (first_name, last_name));
}

/* An order with one line of 12,50 EUR. */
KorOrder *
kor_test_order_new (gint64 customer_id, const char *number, const char *date)
{
  KorOrder *order = kor_order_new ();
  KorOrderLine *line = kor_order_line_new ();

  line->description = g_strdup ("Kahvi 500 g");
  line->quantity_milli = 1000;
  line->unit_price_micro = 12500000;
  order->number = g_strdup (number);
  order->customer_id = customer_id;
  order->date = kor_date_parse (date);
  g_ptr_array_add (order->lines, line);
  return order;
}

gint64
kor_test_add_order (KorRegister *self, gint64 customer_id, const char *number)
{
  g_autoptr (KorOrder) order = kor_test_order_new (customer_id, number, "2026-11-02");
  g_autoptr (GError) error = NULL;
  gboolean saved = kor_register_save_order (self, order, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  return order->id;
}

gint64
kor_test_add_ban (KorRegister *self, gint64 customer_id, KorScope scope, KorExtent extent)
{
  g_autoptr (KorBan) ban = kor_ban_new (
    customer_id, scope, extent, KOR_CHANNEL_SERVICE_POINT, kor_test_today ());
  g_autoptr (GError) error = NULL;
  gboolean added = kor_register_add_ban (self, ban, &error);

  g_assert_no_error (error);
  g_assert_true (added);
  g_assert_cmpint (ban->id, >, 0);
  return ban->id;
}

/* --- looking --------------------------------------------------------------------------- */

gint64
kor_test_journal_length (KorRegister *self)
{
  g_autoptr (GError) error = NULL;
  KorRegisterInfo info;

  kor_register_get_info (self, &info, &error);
  g_assert_no_error (error);
  return info.journal_entries;
}

/* The names of a list in its order, joined by " | ". */
char *
kor_test_list_names (KorRegister *self, const KorCustomerQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kor_register_list_customers (self, query, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  rows = kor_register_load_customer_rows (
    self, (const gint64 *) (void *) ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
  for (guint i = 0; i < rows->len; i++) {
    const KorCustomerRow *row = rows->pdata[i];

    g_assert_cmpint (row->id, ==, g_array_index (ids, gint64, i));
    g_string_append_printf (names, "%s%s", i > 0 ? " | " : "", row->name);
  }
  return g_string_free (names, FALSE);
}

char *
kor_test_search (KorRegister *self, const char *text)
{
  KorCustomerQuery query = { .search = text };

  return kor_test_list_names (self, &query);
}

/* Asserts that @error is @code with just these facts; "*" stands for any fact. */
void
kor_test_assert_error (GError *error, KorError code, ...)
{
  g_auto (GStrv) facts = NULL;
  const char *expected;
  guint n = 0;
  va_list args;

  g_assert_error (error, KOR_ERROR, (int) code);
  facts = kor_error_get_facts (error);
  va_start (args, code);
  while ((expected = va_arg (args, const char *)) != NULL) {
    g_assert_nonnull (facts[n]);
    if (!g_str_equal (expected, "*"))
      g_assert_cmpstr (facts[n], ==, expected);
    n++;
  }
  va_end (args);
  g_assert_true (facts[n] == NULL || (n == 0 && *facts[0] == '\0'));
}

/* --- an imagined file ------------------------------------------------------------------ */

static KorCustomer *
customer_of_row (const KorTestRow *row)
{
  KorCustomer *customer = kor_customer_new ();

  customer->external_id = g_strdup (row->id);
  customer->first_name = g_strdup (row->first_name);
  customer->last_name = g_strdup (row->last_name);
  customer->organisation = g_strdup (row->organisation);
  kor_customer_set_email (customer, row->email);
  kor_customer_set_phone (customer, row->phone);
  if (row->street != NULL || row->postal_code != NULL || row->city != NULL ||
      row->country != NULL) {
    KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

    address->street = g_strdup (row->street);
    address->postal_code = g_strdup (row->postal_code);
    address->city = g_strdup (row->city);
    address->country = g_strdup (row->country);
  }
  return customer;
}

/* Feeds the rows of a #KorTestFeed, the first one as line 2. */
gboolean
kor_test_feed_cb (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  const KorTestFeed *feed = data;

  for (guint i = 0; i < feed->n_rows; i++) {
    g_autoptr (KorCustomer) customer = customer_of_row (&feed->rows[i]);
    KorImportCustomer record = {
      .line = i + 2,
      .present = ~feed->without,
      .customer = customer,
      .publication_ban = feed->rows[i].publication_ban,
      .marketing_ban = feed->rows[i].marketing_ban,
      .source = feed->rows[i].source,
    };

    if (feed->fail_after > 0 && i == feed->fail_after) {
      kor_error_set (error, KOR_ERROR_BAD_FILE, "koe.csv", "9", "", "", "bad-date", "", NULL);
      return FALSE;
    }
    if (feed->cancel_after > 0 && i == feed->cancel_after)
      g_cancellable_cancel (feed->cancel);
    if (!row (&record, row_data, error))
      return FALSE;
  }
  return TRUE;
}

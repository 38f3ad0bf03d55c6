/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include "kor-register-export.h"

/* What the operations are tried on. */
typedef struct {
  KorRegister *self;
  gint64 customer, order, free_order, ban, run;
} Things;

static gboolean
add_customer (const Things *things, GError **error)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Outi", "Ojala");

  return kor_register_save_customer (things->self, customer, NULL, NULL, error);
}

static gboolean
change_customer (const Things *things, GError **error)
{
  g_autoptr (KorCustomer) customer =
              kor_register_load_customer (things->self, things->customer, error);

  g_set_str (&customer->last_name, "Muutettu");
  return kor_register_save_customer (things->self, customer, NULL, "koe", error);
}

static gboolean
archive_customer (const Things *things, GError **error)
{
  return kor_register_archive_customer (things->self, things->customer, TRUE, error);
}

static gboolean
add_order (const Things *things, GError **error)
{
  g_autoptr (KorOrder) order = kor_test_order_new (things->customer, "5001", "2026-11-20");

  return kor_register_save_order (things->self, order, error);
}

static gboolean
change_order (const Things *things, GError **error)
{
  g_autoptr (KorOrder) order = kor_register_load_order (things->self, things->order, error);

  order->state = KOR_ORDER_CANCELLED;
  return kor_register_save_order (things->self, order, error);
}

static gboolean
archive_order (const Things *things, GError **error)
{
  return kor_register_archive_order (things->self, things->order, TRUE, error);
}

static gboolean
delete_order (const Things *things, GError **error)
{
  return kor_register_delete_order (things->self, things->free_order, error);
}

static gboolean
add_ban (const Things *things, GError **error)
{
  g_autoptr (KorBan) ban = kor_ban_new (things->customer,
                                       KOR_SCOPE_OPINION_POLL,
                                       KOR_EXTENT_BOTH,
                                       KOR_CHANNEL_EMAIL,
                                       kor_test_today ());

  return kor_register_add_ban (things->self, ban, error);
}

static gboolean
lift_ban (const Things *things, GError **error)
{
  return kor_register_lift_ban (things->self, things->ban, "koe", error);
}

static gboolean
import_customers (const Things *things, GError **error)
{
  static const KorTestRow row = { .id = "77", .last_name = "Tuotu" };
  KorTestFeed feed = { .rows = &row, .n_rows = 1 };
  KorImportCounts counts;

  return kor_register_import (things->self,
                              KOR_IMPORT_CUSTOMERS,
                              kor_test_feed_cb,
                              &feed,
                              "koe.csv",
                              "koe",
                              FALSE,
                              &counts,
                              NULL,
                              error);
}

static gboolean
rehearse_import (const Things *things, GError **error)
{
  KorTestFeed feed = { .n_rows = 0 };
  KorImportCounts counts;

  return kor_register_import (things->self,
                              KOR_IMPORT_ORDERS,
                              kor_test_feed_cb,
                              &feed,
                              "koe.csv",
                              "koe",
                              TRUE,
                              &counts,
                              NULL,
                              error);
}

static gboolean
prepare_list (const Things *things, GError **error)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (KorListResult) result = kor_register_prepare_list (things->self, &request, NULL, error);

  return result != NULL;
}

static gboolean
finish_list (const Things *things, GError **error)
{
  return kor_register_finish_list (things->self, things->run, TRUE, error);
}

static gboolean
take_row_cb (const KorExportRow *row, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
export_customers (const Things *things, GError **error)
{
  gint64 run;

  return kor_register_export_customers (things->self, take_row_cb, NULL, &run, NULL, error);
}

static gboolean
export_orders (const Things *things, GError **error)
{
  gint64 run;

  return kor_register_export_orders (things->self, take_row_cb, NULL, &run, NULL, error);
}

static gboolean
set_profile (const Things *things, GError **error)
{
  g_autoptr (KorProfile) profile = kor_test_profile_new ();

  g_set_str (&profile->controller, "Toinen Oy");
  return kor_register_set_profile (things->self, profile, error);
}

static gboolean
add_user (const Things *things, GError **error)
{
  g_autoptr (KorUser) user = kor_test_user_new ("uusi", KOR_ROLE_READS);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);

  return kor_register_add_user (things->self, user, password, error);
}

typedef struct {
  const char *name;
  gboolean (*operation) (const Things *things, GError **error);
  KorRole right;
} Row;

static const Row rows[] = {
  { "add customer", add_customer, KOR_ROLE_MAINTAINS },
  { "change customer", change_customer, KOR_ROLE_MAINTAINS },
  { "archive customer", archive_customer, KOR_ROLE_MAINTAINS },
  { "add order", add_order, KOR_ROLE_MAINTAINS },
  { "change order", change_order, KOR_ROLE_MAINTAINS },
  { "archive order", archive_order, KOR_ROLE_MAINTAINS },
  { "delete order", delete_order, KOR_ROLE_MAINTAINS },
  { "add ban", add_ban, KOR_ROLE_MAINTAINS },
  { "lift ban", lift_ban, KOR_ROLE_MAINTAINS },
  { "import customers", import_customers, KOR_ROLE_MAINTAINS },
  { "rehearse import", rehearse_import, KOR_ROLE_MAINTAINS },
  { "prepare list", prepare_list, KOR_ROLE_PRINTS },
  { "finish list", finish_list, KOR_ROLE_PRINTS },
  { "export customers", export_customers, KOR_ROLE_ADMINISTERS },
  { "export orders", export_orders, KOR_ROLE_ADMINISTERS },
  { "set profile", set_profile, KOR_ROLE_ADMINISTERS },
  { "add user", add_user, KOR_ROLE_ADMINISTERS },
};

static Things
make_things (KorRegister *self)
{
  Things things = { .self = self };
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (GError) error = NULL;

  things.customer = kor_test_add_customer (self, "Aino", "Aalto");
  things.order = kor_test_add_order (self, things.customer, "1001");
  things.free_order = kor_test_add_order (self, things.customer, "1002");
  things.ban =
    kor_test_add_ban (self, things.customer, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
  result = kor_register_prepare_list (self, &request, NULL, &error);
  g_assert_no_error (error);
  things.run = result->run->id;
  return things;
}

static void
add_users (KorRegister *self)
{
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);

  for (int role = KOR_ROLE_READS; role < KOR_ROLE_ADMINISTERS; role++) {
    g_autoptr (KorUser) user =
                kor_test_user_new (kor_role_to_string ((KorRole) role), (KorRole) role);
    g_autoptr (GError) error = NULL;

    g_assert_true (kor_register_add_user (self, user, password, &error));
    g_assert_no_error (error);
  }
}

/* A sum of all tables but the search index and its parts, by number of rows and content. */
static gint64
sum_up (const char *folder)
{
  g_autoptr (KorDb) db = kor_test_raw_open (folder);
  g_autoptr (KorDbStatement) tables =
              kor_db_query (db,
                            NULL,
                            "SELECT name FROM sqlite_schema"
                            " WHERE type = 'table' AND name NOT LIKE '%search%'"
                            " AND name NOT IN ('journal') ORDER BY name",
                            NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  while (kor_db_statement_next (tables, &error)) {
    g_autofree char *sql =
      g_strdup_printf ("SELECT * FROM \"%s\"", kor_db_statement_get_text (tables, 0));
    g_autoptr (KorDbStatement) row = kor_db_query (db, &error, sql, NULL);

    g_assert_no_error (error);
    while (kor_db_statement_next (row, &error))
      for (int i = 0; i < kor_db_statement_get_n_columns (row); i++)
        g_string_append_printf (all, "%s|", kor_db_statement_get_text (row, i));
    g_assert_no_error (error);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 200);
  return (gint64) g_string_hash (all);
}

/* R34: an operation without its right is refused, names the right and changes nothing. */
static void
test_refused (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  Things things = make_things (self);
  gint64 before;

  add_users (self);
  kor_register_close (self);
  g_assert_finalize_object (self);
  before = sum_up (folder);

  for (int role = KOR_ROLE_READS; role < KOR_ROLE_ADMINISTERS; role++) {
    const char *user = kor_role_to_string ((KorRole) role);
    gint64 entries;

    things.self = kor_test_register_open (folder, user);
    entries = kor_test_journal_length (things.self);
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
      g_autoptr (GError) error = NULL;

      if (rows[i].right <= (KorRole) role)
        continue;
      g_test_message ("%s as %s", rows[i].name, user);
      g_assert_false (rows[i].operation (&things, &error));
      kor_test_assert_error (error, KOR_ERROR_NO_RIGHT, kor_role_to_string (rows[i].right), NULL);
    }
    g_assert_cmpint (kor_test_journal_length (things.self), ==, entries);
    kor_register_close (things.self);
    g_assert_finalize_object (things.self);
    g_assert_cmpint (sum_up (folder), ==, before);
  }
  kor_test_remove_tree (folder);
}

/* With exactly its right every operation is done, with one entry in the journal; a rehearsal has
 * none. */
static void
test_allowed (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  Things things = make_things (self);

  add_users (self);
  for (int role = KOR_ROLE_READS; role <= KOR_ROLE_ADMINISTERS; role++) {
    self = kor_test_register_reopen (
      self, role == KOR_ROLE_ADMINISTERS ? KOR_TEST_USER : kor_role_to_string ((KorRole) role));
    things.self = self;
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
      g_autoptr (GError) error = NULL;
      gint64 entries = kor_test_journal_length (self);

      if (rows[i].right != (KorRole) role)
        continue;
      g_test_message ("%s", rows[i].name);
      g_assert_true (rows[i].operation (&things, &error));
      g_assert_no_error (error);
      g_assert_cmpint (
        kor_test_journal_length (self), ==, entries + (rows[i].operation != rehearse_import));
    }
  }
  kor_test_register_free (self);
}

/* Looking is every user's right, and leaves its mark. */
static void
test_looking (void)
{
  KorRegister *self = kor_test_register_new ();
  Things things = make_things (self);
  g_autoptr (KorCustomer) customer = NULL;
  g_autoptr (GPtrArray) lookups = NULL;
  g_autoptr (GError) error = NULL;
  const KorLookup *lookup;

  add_users (self);
  self = kor_test_register_reopen (self, "reads");
  customer = kor_register_load_customer (self, things.customer, &error);
  g_assert_no_error (error);
  g_assert_true (kor_register_record_lookup (self, things.customer, "card", &error));
  g_assert_true (kor_register_record_search (self, "customer list", 12, &error));
  g_assert_no_error (error);
  lookups = kor_register_list_lookups (self, things.customer, &error);
  g_assert_cmpuint (lookups->len, ==, 1);
  lookup = lookups->pdata[0];
  g_assert_cmpstr (lookup->purpose, ==, "card");
  g_assert_cmpint (lookup->at, ==, KOR_TEST_NOW);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/rights/refused", test_refused);
  g_test_add_func ("/rights/allowed", test_allowed);
  g_test_add_func ("/rights/looking", test_looking);
  return kor_test_run ();
}

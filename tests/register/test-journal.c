/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

/* The newest @n entries, oldest first, a line each. */
static char *
describe_entries (KorRegister *self, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = kor_register_list_journal (self, 0, n, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = entries->len; i > 0; i--) {
    const KorJournalEntry *entry = entries->pdata[i - 1];

    g_assert_cmpint (entry->at, ==, KOR_TEST_NOW);
    g_assert_cmpstr (entry->user, ==, KOR_TEST_USER);
    g_string_append_printf (text,
                            "%s %s %d: %s\n",
                            entry->action,
                            entry->subject,
                            (int) entry->subject_id,
                            entry->details);
  }
  return g_string_free (text, FALSE);
}

static void
assert_whole (KorRegister *self, gint64 n_expected)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_assert_true (kor_register_verify_journal (self, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, n_expected);
}

/* Art. 5(2): one operation, one entry, without the customer's values. */
static void
test_entries (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", "Aalto");
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (KorListResult) result = NULL;
  g_autofree char *text = NULL;
  KorTestRow row = { .id = "5", .last_name = "Tuotu", .publication_ban = TRUE };
  KorTestFeed feed = { .rows = &row, .n_rows = 1 };
  KorImportCounts counts;
  gint64 order, ban;

  g_assert_true (kor_register_save_customer (self, customer, NULL, NULL, NULL));
  g_set_str (&customer->last_name, "Aaltonen");
  kor_customer_set_phone (customer, "040 123");
  g_assert_true (kor_register_save_customer (self, customer, NULL, "nimi vaihtui", NULL));
  g_assert_true (kor_register_record_lookup (self, customer->id, "card", NULL));
  g_assert_true (kor_register_record_search (self, "customer list", 3, NULL));
  order = kor_test_add_order (self, customer->id, "T-1");
  g_assert_true (kor_register_archive_order (self, order, TRUE, NULL));
  g_assert_true (kor_register_archive_order (self, order, FALSE, NULL));
  g_assert_true (kor_register_delete_order (self, order, NULL));
  ban = kor_test_add_ban (self, customer->id, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  g_assert_true (kor_register_lift_ban (self, ban, "pyyntö", NULL));
  result = kor_register_prepare_list (self, &request, NULL, NULL);
  g_assert_true (kor_register_finish_list (self, result->run->id, TRUE, NULL));
  g_assert_true (kor_register_archive_customer (self, customer->id, TRUE, NULL));
  g_assert_true (kor_register_archive_customer (self, customer->id, FALSE, NULL));
  g_assert_true (kor_register_import (self,
                                      KOR_IMPORT_CUSTOMERS,
                                      kor_test_feed_cb,
                                      &feed,
                                      "koe.csv",
                                      "koe",
                                      FALSE,
                                      &counts,
                                      NULL,
                                      NULL));
  /* What is refused leaves no entry. */
  g_assert_false (kor_register_archive_customer (self, 99, TRUE, NULL));
  g_assert_false (kor_register_lift_ban (self, ban, NULL, NULL));

  text = describe_entries (self, 16);
  g_assert_cmpstr (text,
                   ==,
                   "open register 0: \n"
                   "add customer 1: first_name, last_name, postal_address\n"
                   "set customer 1: last_name, phone\n"
                   "look-up customer 1: card\n"
                   "look-up customer 0: customer list: 3\n"
                   "add order 1: T-1\n"
                   "archive order 1: \n"
                   "bring-back order 1: \n"
                   "delete order 1: T-1\n"
                   "add ban 1: direct-marketing both service-point\n"
                   "lift ban 1: \n"
                   "prepare list-run 1: relation csv matched=1 printed=1\n"
                   "produce list-run 1: \n"
                   "archive customer 1: \n"
                   "bring-back customer 1: \n"
                   "import customers 0: added=1 updated=0 bans=1\n");
  assert_whole (self, 17);
  kor_test_register_free (self);
}

static void
test_pages (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GPtrArray) newest = NULL, older = NULL;

  for (int i = 0; i < 5; i++)
    g_assert_true (kor_register_record_search (self, "customer list", (guint) i, NULL));
  newest = kor_register_list_journal (self, 0, 3, NULL);
  g_assert_cmpuint (newest->len, ==, 3);
  g_assert_cmpint (((KorJournalEntry *) newest->pdata[0])->seq, ==, 7);
  older = kor_register_list_journal (self, 5, 0, NULL);
  g_assert_cmpuint (older->len, ==, 4);
  g_assert_cmpint (((KorJournalEntry *) older->pdata[0])->seq, ==, 4);
  g_assert_cmpstr (((KorJournalEntry *) older->pdata[3])->action, ==, "create");
  kor_test_register_free (self);
}

/* --- what somebody with the keys and without the program could try --------------------------------- */

typedef struct {
  const char *name;
  const char *sql;
  const char *found_at; /* the number of the first bad entry; NULL: nothing is wrong */
} Forgery;

static const Forgery forgeries[] = {
  { "nothing", "SELECT 1", NULL },
  { "details", "UPDATE journal SET details = 'phone' WHERE seq = 5", "5" },
  { "details dropped, key kept", "UPDATE journal SET details = NULL WHERE seq = 5", "5" },
  { "key dropped, details kept", "UPDATE journal SET detail_key = NULL WHERE seq = 5", "5" },
  { "erasure", "UPDATE journal SET details = NULL, detail_key = NULL WHERE seq = 5", NULL },
  { "other key", "UPDATE journal SET detail_key = zeroblob (32) WHERE seq = 5", "5" },
  { "time", "UPDATE journal SET at = at + 1 WHERE seq = 6", "6" },
  { "action", "UPDATE journal SET action = 'add' WHERE seq = 6", "6" },
  { "subject", "UPDATE journal SET subject = 'order' WHERE seq = 6", "6" },
  { "subject id", "UPDATE journal SET subject_id = 2 WHERE seq = 6", "6" },
  { "user", "UPDATE journal SET user = 2 WHERE seq = 6", "6" },
  { "commitment", "UPDATE journal SET commitment = zeroblob (32) WHERE seq = 6", "6" },
  { "hash", "UPDATE journal SET hash = zeroblob (32) WHERE seq = 6", "6" },
  { "signature", "UPDATE journal SET signature = zeroblob (64) WHERE seq = 6", "6" },
  { "other signature",
    "UPDATE journal SET signature = (SELECT signature FROM journal WHERE seq = 4) WHERE seq = 6",
    "6" },
  { "deleted", "DELETE FROM journal WHERE seq = 5", "5" },
  { "deleted and numbered anew",
    "DELETE FROM journal WHERE seq = 5; UPDATE journal SET seq = seq - 1 WHERE seq > 5",
    "5" },
  { "first deleted", "DELETE FROM journal WHERE seq = 1; UPDATE journal SET seq = seq - 1", "1" },
  { "all deleted", "DELETE FROM journal", "1" },
  { "swapped",
    "UPDATE journal SET seq = -5 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 6;"
    " UPDATE journal SET seq = 6 WHERE seq = -5",
    "5" },
  { "put in",
    "UPDATE journal SET seq = -seq - 1 WHERE seq >= 6; UPDATE journal SET seq = -seq WHERE seq < 0;"
    " INSERT INTO journal SELECT 6, at, user, 'set', subject, subject_id, details, detail_key,"
    " commitment, hash, signature FROM journal WHERE seq = 5",
    "6" },
  { "added at the end",
    "INSERT INTO journal SELECT (SELECT max (seq) + 1 FROM journal), at, user, action, subject,"
    " subject_id, details, detail_key, commitment, hash, signature FROM journal WHERE seq = 5",
    "8" },
  { "public key", "UPDATE user SET sign_key = zeroblob (32) WHERE id = 1", "1" },
  { "sealing key", "UPDATE user SET box_key = zeroblob (32) WHERE id = 1", "1" },
  { "other user's key", "UPDATE user SET sign_key = randomblob (32) WHERE id = 2", "3" },
  { "role", "UPDATE user SET role = 'administers' WHERE id = 2", "3" },
  { "unknown user", "PRAGMA foreign_keys = OFF; UPDATE journal SET user = 99 WHERE seq = 6", "6" },
};

static char *
make_story (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorUser) user = kor_test_user_new ("maija", KOR_ROLE_READS);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", "Aalto");
  char *folder = g_strdup (kor_register_get_folder (self));

  g_assert_true (kor_register_add_user (self, user, password, NULL));
  g_assert_true (kor_register_save_customer (self, customer, NULL, NULL, NULL));
  g_set_str (&customer->last_name, "Aaltonen");
  g_assert_true (kor_register_save_customer (self, customer, NULL, "nimi", NULL));
  g_assert_true (kor_register_archive_customer (self, 1, TRUE, NULL));
  g_assert_true (kor_register_archive_customer (self, 1, FALSE, NULL));
  assert_whole (self, 7);
  kor_register_close (self);
  g_assert_finalize_object (self);
  return folder;
}

static void
copy_database (const char *from, const char *to)
{
  g_autofree char *source = g_build_filename (from, "register.db", NULL);
  g_autofree char *target = g_build_filename (to, "register.db", NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &data, &size, NULL));
  g_assert_true (
    g_file_set_contents_full (target, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_forgery (gconstpointer data)
{
  const Forgery *forgery = data;
  static char *story;
  g_autofree char *folder = kor_test_folder_new ();
  g_autoptr (KorDb) db = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  KorRegister *self;
  gint64 n;

  if (story == NULL)
    story = make_story ();
  copy_database (story, folder);
  db = kor_test_raw_open (folder);
  kor_db_exec (db, forgery->sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, kor_db_close);

  self = kor_register_open (kor_test_context (), folder, KOR_TEST_USER, password, &error);
  if (g_str_equal (forgery->name, "public key") || g_str_equal (forgery->name, "sealing key")) {
    g_assert_null (self);
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
    kor_test_remove_tree (folder);
    return;
  }
  g_assert_no_error (error);
  if (forgery->found_at == NULL)
    g_assert_true (kor_register_verify (self, NULL, &error));
  else {
    g_assert_false (kor_register_verify_journal (self, &n, NULL, &error));
    kor_test_assert_error (error, KOR_ERROR_DAMAGED, "journal", forgery->found_at, NULL);
    g_clear_error (&error);
    g_assert_false (kor_register_verify (self, NULL, &error));
    g_assert_error (error, KOR_ERROR, KOR_ERROR_DAMAGED);
    g_clear_error (&error);
  }
  g_assert_no_error (error);
  kor_test_register_free (self);
}

/* Entries of several users, each signed with the own key. */
static void
test_users (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorUser) maija = kor_test_user_new ("maija", KOR_ROLE_ADMINISTERS);
  g_autoptr (KorUser) niilo = kor_test_user_new ("niilo", KOR_ROLE_MAINTAINS);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (kor_register_add_user (self, maija, password, NULL));
  self = kor_test_register_reopen (self, "maija");
  g_assert_true (kor_register_add_user (self, niilo, password, NULL));
  self = kor_test_register_reopen (self, "niilo");
  kor_test_add_customer (self, "Aino", "Aalto");
  entries = kor_register_list_journal (self, 0, 1, NULL);
  g_assert_cmpstr (((KorJournalEntry *) entries->pdata[0])->user, ==, "niilo");
  assert_whole (self, 7);
  kor_test_register_free (self);
}

static void
test_cancelled (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_cancellable_cancel (cancellable);
  g_assert_false (kor_register_verify_journal (self, &n, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (kor_register_verify (self, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_whole (self, 2);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/journal/entries", test_entries);
  g_test_add_func ("/journal/pages", test_pages);
  g_test_add_func ("/journal/users", test_users);
  g_test_add_func ("/journal/cancelled", test_cancelled);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++) {
    g_autofree char *path = g_strdup_printf ("/journal/forgery/%s", forgeries[i].name);

    g_test_add_data_func (path, &forgeries[i], test_forgery);
  }
  return kor_test_run ();
}

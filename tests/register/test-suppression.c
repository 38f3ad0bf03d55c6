/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-suppression.h"
#include "kor-test-requests.h"

#include <string.h>

#define SOURCE "Koekieltopalvelu"

/* --- an imagined list -------------------------------------------------------------------------- */

typedef struct {
  const KorSuppressionRow *rows;
  guint n_rows;
  guint fail_after; /* rows; 0: never */
} Feed;

static gboolean
feed_cb (KorSuppressionFunc row, gpointer row_data, gpointer data, GError **error)
{
  const Feed *feed = data;

  for (guint i = 0; i < feed->n_rows; i++) {
    KorSuppressionRow record = feed->rows[i];

    record.line = i + 2;
    if (feed->fail_after > 0 && i == feed->fail_after) {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "broken");
      return FALSE;
    }
    if (!row (&record, row_data, error))
      return FALSE;
  }
  return TRUE;
}

static KorSuppressionList
list_of (Feed *feed)
{
  return (KorSuppressionList) { .source = SOURCE,
                                .date = kor_date_from_ymd (2026, 11, 1),
                                .scopes = KOR_SUPPRESSION_SCOPES,
                                .feed = feed_cb,
                                .feed_data = feed };
}

static KorSuppressionCounts
take (KorRegister *self, const KorSuppressionList *list)
{
  KorSuppressionCounts counts;

  kor_test_assert_done (kor_register_import_suppression (self, list, &counts, NULL, &done_error));
  return counts;
}

static guint
count_bans (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) bans = kor_register_list_bans (self, customer, TRUE, NULL);

  return bans->len;
}

/* One row of a list against one customer: does it find the person? */
static guint
find (KorRegister *self, const KorSuppressionRow *row)
{
  Feed feed = { row, 1, 0 };
  KorSuppressionList list = list_of (&feed);

  return take (self, &list).customers;
}

/* --- tests ------------------------------------------------------------------------------------- */

/* R13, R20–R25: what is found becomes bans of the scopes the list stands for, with its name and day. */
static void
test_bans (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  const KorSuppressionRow rows[] = {
    { .name = "Aalto Aino", .street = "Hämeenkatu 5 A 12", .postal_code = "33100" },
    { .name = "Vieras Ville", .street = "Tie 1", .postal_code = "00100" },
  };
  Feed feed = { rows, G_N_ELEMENTS (rows), 0 };
  KorSuppressionList list = list_of (&feed);
  KorSuppressionCounts counts = take (self, &list);
  g_autoptr (GPtrArray) bans = kor_register_list_bans (self, aino, TRUE, NULL);
  g_autoptr (GPtrArray) journal = NULL;
  guint scopes = 0;

  g_assert_cmpuint (counts.rows, ==, 2);
  g_assert_cmpuint (counts.unmatched_rows, ==, 1);
  g_assert_cmpuint (counts.customers, ==, 1);
  g_assert_cmpuint (counts.bans, ==, 4);
  g_assert_cmpuint (count_bans (self, bo), ==, 0);
  for (guint i = 0; i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];

    scopes |= KOR_SCOPE_BIT (ban->scope);
    g_assert_cmpint (ban->extent, ==, KOR_EXTENT_BOTH);
    g_assert_cmpint (ban->channel, ==, KOR_CHANNEL_IMPORT);
    g_assert_cmpint (ban->received, ==, kor_date_from_ymd (2026, 11, 1));
    g_assert_cmpstr (ban->taken_by, ==, KOR_TEST_USER_NAME);
    g_assert_cmpstr (ban->evidence, ==, SOURCE " 2026-11-01");
  }
  g_assert_cmphex (scopes, ==, KOR_SUPPRESSION_SCOPES);
  journal = kor_register_list_journal (self, 0, 1, NULL);
  g_assert_cmpstr (((KorJournalEntry *) journal->pdata[0])->action, ==, "import");
  g_assert_cmpstr (((KorJournalEntry *) journal->pdata[0])->subject, ==, "suppression-list");
  g_assert_cmpstr (((KorJournalEntry *) journal->pdata[0])->details,
                   ==,
                   SOURCE ": rows=2 unmatched=1 customers=1 bans=4");
  kor_test_register_free (self);
}

static gint64
add_hard_case (KorRegister *self)
{
  KorCustomer *customer = kor_test_customer_new ("Åsa Märta", "af Öhman-Lindén");
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

  customer->former_names = g_strdup ("Koskelo; Mäki");
  customer->organisation = g_strdup ("Paja & Puu Oy");
  g_set_str (&address->street, "Östra Strandgatan 3 B 4");
  g_set_str (&address->postal_code, "65100");
  kor_customer_set_email (customer, "Asa.Ohman@Posti.example");
  g_ptr_array_add (customer->emails, kor_contact_new ("toinen@posti.example", FALSE));
  return kor_test_save_customer (self, customer);
}

#define STREET "Östra Strandgatan 3 B 4"

/* However the other office writes a person: case, diacritics, order, spaces, signs; by hash or address. */
static void
test_matching (void)
{
  static const KorSuppressionRow found[] = {
    { .name = "Åsa Märta af Öhman-Lindén", .street = STREET, .postal_code = "65100" },
    { .name = "OHMAN LINDEN AF, MARTA ASA",
      .street = "ostra strandgatan 3b4",
      .postal_code = "65100" },
    { .name = " af  Öhman-Linde\u0301n ,Åsa\tMärta",
      .street = "Östra-Strandgatan 3 B4",
      .postal_code = "FI-65100" },
    { .name = "Mäki Åsa Märta", .street = STREET, .postal_code = "651 00" },
    { .name = "Åsa Märta Koskelo", .street = STREET, .postal_code = "65100" },
    { .name = "PAJA & PUU OY", .street = STREET, .postal_code = "65100" },
    { .email = "asa.ohman@posti.EXAMPLE " },
    { .email = "TOINEN@posti.example" },
    /* SHA-256 of "asa.ohman@posti.example" */
    { .email_sha256 = "HASH" },
    { .name = "Joku Muu", .street = "x", .postal_code = "1", .email = "toinen@posti.example" },
  };
  static const KorSuppressionRow unknown[] = {
    { .name = "Åsa af Öhman-Lindén", .street = STREET, .postal_code = "65100" },
    { .name = "Åsa Märta af Öhman-Lindén", .street = STREET, .postal_code = "65101" },
    { .name = "Åsa Märta af Öhman-Lindén",
      .street = "Östra Strandgatan 3 B 5",
      .postal_code = "65100" },
    { .email = "sa.ohman@posti.example" },
    { .email_sha256 = "0000000000000000000000000000000000000000000000000000000000000000" },
  };
  KorRegister *self = kor_test_register_new ();
  g_autofree char *hash =
    g_compute_checksum_for_string (G_CHECKSUM_SHA256, "asa.ohman@posti.example", -1);
  g_autofree char *capitals = g_ascii_strup (hash, -1);

  add_hard_case (self);
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_cmpuint (find (self, &unknown[i]), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++) {
    KorSuppressionRow row = found[i];

    if (row.email_sha256 != NULL)
      row.email_sha256 = capitals;
    if (find (self, &row) != 1)
      g_error ("row %u is not found", i);
  }
  g_assert_cmpuint (count_bans (self, 0), ==, 4);
  kor_test_register_free (self);
}

/* A list that comes every month makes each ban once; what is as wide already stays alone. */
static void
test_again (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  const KorSuppressionRow rows[] = {
    { .name = "Aino Aalto", .street = "Hämeenkatu 5 A 12", .postal_code = "33100" },
    { .name = "AALTO AINO", .street = "Hameenkatu 5a12", .postal_code = "33100" },
  };
  Feed feed = { rows, G_N_ELEMENTS (rows), 0 };
  KorSuppressionList list = list_of (&feed);
  KorSuppressionCounts counts;

  kor_test_add_ban (self, aino, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  kor_test_add_ban (self, aino, KOR_SCOPE_OTHER_MARKETING, KOR_EXTENT_PROCESSING);
  kor_test_add_ban (self, aino, KOR_SCOPE_OTHER_MARKETING, KOR_EXTENT_DISCLOSURE);
  kor_test_add_ban (self, aino, KOR_SCOPE_DISTANCE_SELLING, KOR_EXTENT_DISCLOSURE);
  counts = take (self, &list);
  g_assert_cmpuint (counts.unmatched_rows, ==, 0);
  g_assert_cmpuint (counts.customers, ==, 1);
  g_assert_cmpuint (counts.bans, ==, 2); /* direct advertising, distance selling */
  counts = take (self, &list);
  g_assert_cmpuint (counts.customers, ==, 1);
  g_assert_cmpuint (counts.bans, ==, 0);
  g_assert_cmpuint (count_bans (self, aino), ==, 6);
  list.scopes = KOR_SCOPE_BIT (KOR_SCOPE_OPINION_POLL);
  g_assert_cmpuint (take (self, &list).bans, ==, 1);
  kor_test_register_free (self);
}

/* Who is on the list and not in the register is kept nowhere, nor is a hash. */
static void
test_nothing_kept (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorSuppressionRow rows[] = {
    { .name = "Vieras Ville", .street = "Salaistentie 77", .postal_code = "00100" },
    { .email = "ville.vieras@posti.example" },
  };
  static const char *const words[] = { "vieras", "salaist", "ville" };
  Feed feed = { rows, G_N_ELEMENTS (rows), 0 };
  KorSuppressionList list = list_of (&feed);
  g_autofree char *folder = g_strdup (kor_register_get_folder (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  KorDb *db;

  kor_test_add_customer (self, "Aino", "Aalto");
  g_assert_cmpuint (take (self, &list).unmatched_rows, ==, 2);
  kor_register_close (self);
  g_assert_finalize_object (self);

  db = kor_test_raw_open (folder);
  {
    g_autoptr (KorDbStatement) row = kor_db_query (
      db,
      &error,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'",
      NULL);

    while (kor_db_statement_next (row, &error))
      g_ptr_array_add (tables, kor_db_statement_dup_text (row, 0));
    g_assert_no_error (error);
    g_assert_cmpuint (tables->len, >, 10);
  }
  for (guint i = 0; i < tables->len; i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", (char *) tables->pdata[i]);
    g_autoptr (KorDbStatement) row = kor_db_query (db, &error, sql, NULL);

    g_assert_no_error (error);
    while (kor_db_statement_next (row, &error))
      for (int column = 0; column < kor_db_statement_get_n_columns (row); column++) {
        const char *text = kor_db_statement_get_text (row, column);
        g_autofree char *small = text != NULL ? g_utf8_strdown (text, -1) : g_strdup ("");

        for (guint w = 0; w < G_N_ELEMENTS (words); w++)
          g_assert_null (strstr (small, words[w]));
      }
    g_assert_no_error (error);
  }
  kor_db_close (db);
  kor_test_remove_tree (folder);
}

/* Whatever is wrong, nothing of the list is taken: no ban, no entry. */
static void
test_refused (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorSuppressionRow good = { .name = "Aino Aalto",
                                   .street = "Hämeenkatu 5 A 12",
                                   .postal_code = "33100" };
  KorSuppressionRow rows[2] = { good, good };
  Feed feed = { rows, 2, 0 };
  KorSuppressionList list = list_of (&feed);
  KorSuppressionCounts counts;
  g_autoptr (GError) error = NULL;
  gint64 entries;

  kor_test_add_customer (self, "Aino", "Aalto");
  entries = kor_test_journal_length (self);
  rows[1].street = NULL;
  g_assert_false (kor_register_import_suppression (self, &list, &counts, NULL, &error));
  kor_test_assert_error (
    error, KOR_ERROR_BAD_FILE, "", "3", "", "", KOR_SUPPRESSION_NO_PERSON, "", NULL);
  g_clear_error (&error);
  rows[1].email_sha256 = "abc";
  g_assert_false (kor_register_import_suppression (self, &list, &counts, NULL, &error));
  kor_test_assert_error (
    error, KOR_ERROR_BAD_FILE, "", "3", "", "email_sha256", KOR_SUPPRESSION_BAD_HASH, "abc", NULL);
  g_clear_error (&error);
  feed.fail_after = 1;
  g_assert_false (kor_register_import_suppression (self, &list, &counts, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  list.source = "";
  g_assert_false (kor_register_import_suppression (self, &list, &counts, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "source", NULL);
  g_clear_error (&error);
  list = list_of (&feed);
  list.scopes = KOR_SCOPE_BIT (KOR_N_SCOPES);
  g_assert_false (kor_register_import_suppression (self, &list, &counts, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "scopes", NULL);
  g_assert_cmpuint (count_bans (self, 0), ==, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/suppression/bans", test_bans);
  g_test_add_func ("/suppression/matching", test_matching);
  g_test_add_func ("/suppression/again", test_again);
  g_test_add_func ("/suppression/nothing-kept", test_nothing_kept);
  g_test_add_func ("/suppression/refused", test_refused);
  return kor_test_run ();
}

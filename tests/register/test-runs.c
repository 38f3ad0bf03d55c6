/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-recipients.h"
#include "kor-register-selections.h"
#include "kor-test-requests.h"

#include <string.h>

/* Two years and a day before the clock of the tests, and a day later. */
#define TOO_OLD "UPDATE list_run SET at = unixepoch ('2024-11-22T10:00:00Z') WHERE id = 1"
#define OLD_ENOUGH "UPDATE list_run SET at = unixepoch ('2024-11-23T10:00:00Z') WHERE id = 2"

/* --- helpers ----------------------------------------------------------------------------------- */

static gint64
save_recipient (KorRegister *self, const char *name, KorRecipientRole role)
{
  g_autoptr (KorRecipient) recipient = kor_recipient_new (name, role);

  kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
  return recipient->id;
}

static KorListRequest
request_for (const char *recipient, const KorSelection *selection)
{
  return (KorListRequest) { .purpose = KOR_PURPOSE_DIRECT_MARKETING,
                            .selection = selection,
                            .recipient = recipient,
                            .medium = "labels",
                            .sheet = "L7160",
                            .on_paper = TRUE,
                            .order = KOR_LIST_ORDER_NAME };
}

static KorListResult *
prepare (KorRegister *self, const KorListRequest *request)
{
  g_autoptr (GError) error = NULL;
  KorListResult *result = kor_register_prepare_list (self, request, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/* Makes a run of everybody and says how it ended; returns its id. */
static gint64
make_run (KorRegister *self, const char *recipient, KorMerge merge, gboolean produced)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = request_for (recipient, selection);
  g_autoptr (KorListResult) result = NULL;

  request.merge = merge;
  result = prepare (self, &request);
  kor_test_assert_done (
    kor_register_finish_list (self, result->run->id, produced, &done_error));
  return result->run->id;
}

/* "recipient ground fields run | …" of a customer. */
static char *
disclosures_of (KorRegister *self, gint64 customer)
{
  g_autoptr (GPtrArray) disclosures = kor_register_list_disclosures (self, customer, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < disclosures->len; i++) {
    const KorDisclosure *disclosure = disclosures->pdata[i];
    g_autofree char *fields = g_strjoinv (",", disclosure->fields);

    g_string_append_printf (text,
                            "%s%s %s %s %" G_GINT64_FORMAT,
                            i > 0 ? " | " : "",
                            disclosure->recipient,
                            kor_disclosure_ground_to_string (disclosure->ground),
                            fields,
                            disclosure->run);
  }
  return g_string_free (text, FALSE);
}

static void
assert_disclosures (KorRegister *self, gint64 customer, const char *expected)
{
  g_autofree char *text = disclosures_of (self, customer);

  g_assert_cmpstr (text, ==, expected);
}

static void
ban (KorRegister *self, gint64 customer)
{
  kor_test_add_ban (self, customer, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
}

/* --- what leaves the company ------------------------------------------------------------------- */

/* R27: a run that was produced for somebody outside is a disclosure of each person on it. */
static void
test_disclosures (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorCustomer) worker = kor_test_customer_new ("Bo", "Berg");
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 banned = kor_test_add_customer (self, "Kielto", "Kivi");
  gint64 entries, bo;
  g_autoptr (KorRecipient) made = NULL;

  worker->organisation = g_strdup ("Koemyynti Oy");
  bo = kor_test_save_customer (self, g_steal_pointer (&worker));
  ban (self, banned);
  save_recipient (self, "Painotalo Oy", KOR_RECIPIENT_PRINTER);
  make_run (self, NULL, KOR_MERGE_NONE, TRUE);
  make_run (self, "Painotalo Oy", KOR_MERGE_NONE, FALSE);
  assert_disclosures (self, 0, "");

  entries = kor_test_journal_length (self);
  g_assert_cmpint (make_run (self, "painotalo oy", KOR_MERGE_NONE, TRUE), ==, 3);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries + 2);
  assert_disclosures (
    self, aino, "Painotalo Oy processing first_name,last_name,postal_address 3");
  assert_disclosures (
    self, bo, "Painotalo Oy processing first_name,last_name,organisation,postal_address 3");
  assert_disclosures (self, banned, "");

  /* Somebody nobody has recorded yet is recorded with the first list they get. */
  make_run (self, "Uusi Oy", KOR_MERGE_NONE, FALSE);
  g_assert_null (kor_register_find_recipient (self, "Uusi Oy", NULL));
  make_run (self, "Uusi Oy", KOR_MERGE_NONE, TRUE);
  made = kor_register_find_recipient (self, "Uusi Oy", NULL);
  g_assert_cmpint (made->role, ==, KOR_RECIPIENT_MAILING_HOUSE);
  assert_disclosures (self,
                      aino,
                      "Painotalo Oy processing first_name,last_name,postal_address 3 | "
                      "Uusi Oy processing first_name,last_name,postal_address 5");
  kor_test_register_free (self);
}

/* R27: who does not work for us needs a ground, and what has none is not even recorded. */
static void
test_ground (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = request_for ("Perintä Oy", selection);
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (KorRecipient) court = NULL;
  g_autoptr (GError) error = NULL;
  gint64 entries;

  save_recipient (self, "Perintä Oy", KOR_RECIPIENT_COLLECTION_AGENCY);
  entries = kor_test_journal_length (self);
  g_assert_null (kor_register_prepare_list (self, &request, NULL, &error));
  kor_test_assert_error (
    error, KOR_ERROR_BAD_VALUE, "recipient", "Perintä Oy", "list-recipient", NULL);
  g_clear_error (&error);
  g_assert_null (kor_register_preview_list (self, &request, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_clear_error (&error);
  request.has_ground = TRUE;
  request.ground = KOR_DISCLOSURE_PROCESSING;
  g_assert_null (kor_register_prepare_list (self, &request, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);

  request.ground = KOR_DISCLOSURE_DEBT_COLLECTION;
  result = prepare (self, &request);
  g_assert_cmpstr (result->run->ground, ==, "debt-collection");
  kor_test_assert_done (kor_register_finish_list (self, 1, TRUE, &done_error));
  assert_disclosures (
    self, aino, "Perintä Oy debt-collection first_name,last_name,postal_address 1");

  request.recipient = "Käräjäoikeus";
  request.ground = KOR_DISCLOSURE_LEGAL_DUTY;
  g_clear_pointer (&result, kor_list_result_free);
  result = prepare (self, &request);
  kor_test_assert_done (kor_register_finish_list (self, 2, TRUE, &done_error));
  court = kor_register_find_recipient (self, "Käräjäoikeus", NULL);
  g_assert_cmpint (court->role, ==, KOR_RECIPIENT_AUTHORITY);

  request.recipient = NULL;
  g_assert_null (kor_register_prepare_list (self, &request, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "recipient", NULL);
  kor_test_register_free (self);
}

/* --- runs once more ---------------------------------------------------------------------------- */

static char *
reprint (KorRegister *self, gint64 run, gboolean as_printed, KorListRun *counts)
{
  KorReprint asked = { .run_id = run,
                       .medium = "labels",
                       .sheet = "L7163",
                       .on_paper = TRUE,
                       .order = KOR_LIST_ORDER_NAME,
                       .as_printed = as_printed };
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListResult) result = kor_register_reprint_list (self, &asked, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < result->persons->len; i++) {
    const KorListPerson *person = result->persons->pdata[i];
    g_autofree char *lines = g_strjoinv (", ", person->lines);

    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "", lines);
  }
  *counts = *result->run;
  return g_string_free (text, FALSE);
}

static void
assert_reprint (KorRegister *self, gint64 run, gboolean as_printed, const char *expected)
{
  KorListRun counts;
  g_autofree char *text = reprint (self, run, as_printed, &counts);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (counts.reprint_of, ==, run);
  g_assert_cmpint (
    counts.printed + counts.merged + kor_list_run_get_left_out (&counts), ==, counts.matched);
}

static void
move_to (KorRegister *self, gint64 id, const char *street)
{
  g_autoptr (KorCustomer) customer = kor_register_load_customer (self, id, NULL);

  g_set_str (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->street, street);
  kor_test_assert_done (kor_register_save_customer (self, customer, NULL, "muutto", &done_error));
}

static void
mark (KorRegister *self, gint64 id, gboolean deceased, gboolean restricted)
{
  g_autoptr (KorCustomer) customer = kor_register_load_customer (self, id, NULL);

  customer->deceased = deceased;
  customer->restricted = restricted;
  kor_test_assert_done (kor_register_save_customer (self, customer, NULL, "koe", &done_error));
}

/* R11, R13: only those of the run, minus everybody the gate keeps back now; then or now by wish. */
static void
test_reprint (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  gint64 cia = kor_test_add_customer (self, "Cia", "Cron");
  gint64 dan = kor_test_add_customer (self, "Dan", "Dahl");
  gint64 eva = kor_test_add_customer (self, "Eva", "Ek");
  gint64 run = make_run (self, "Painotalo Oy", KOR_MERGE_NONE, TRUE);
  g_autoptr (KorListRun) again = NULL;

  kor_test_add_customer (self, "Uusi", "Uusi");
  move_to (self, aino, "Uusikatu 1");
  ban (self, bo);
  mark (self, cia, TRUE, FALSE);
  mark (self, dan, FALSE, TRUE);
  kor_test_assert_done (kor_register_archive_customer (self, eva, TRUE, &done_error));
  assert_reprint (self, run, FALSE, "Aino Aalto, Uusikatu 1, 33100 TAMPERE");
  assert_reprint (self, run, TRUE, "Aino Aalto, Hämeenkatu 5 A 12, 33100 TAMPERE");

  again = kor_register_load_run (self, 3, NULL);
  g_assert_cmpint (again->reprint_of, ==, run);
  g_assert_cmpstr (again->recipient, ==, "Painotalo Oy");
  g_assert_cmpstr (again->ground, ==, "processing");
  g_assert_cmpstr (again->sheet, ==, "L7163");
  g_assert_cmpint (again->purpose, ==, KOR_PURPOSE_DIRECT_MARKETING);
  g_assert_cmpint (again->matched, ==, 5);
  g_assert_cmpint (again->left_out[KOR_LEFT_OUT_BAN_OF_SCOPE], ==, 1);
  g_assert_cmpint (again->state, ==, KOR_RUN_PREPARED);
  kor_test_register_free (self);
}

/* R13: a preview shows who falls away and why, and leaves nothing behind. */
static void
test_preview_reprint (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  gint64 run = make_run (self, "Painotalo Oy", KOR_MERGE_NONE, TRUE);
  KorReprint asked = { .run_id = run, .medium = "csv", .as_printed = TRUE };
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const KorListLeftOut *left_out;
  const KorListPerson *person;
  gint64 entries;

  move_to (self, aino, "Uusikatu 1");
  ban (self, bo);
  entries = kor_test_journal_length (self);
  result = kor_register_preview_reprint (self, &asked, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->run->id, ==, 0);
  g_assert_cmpint (result->run->reprint_of, ==, run);
  g_assert_cmpint (result->run->matched, ==, 2);
  g_assert_cmpuint (result->persons->len, ==, 1);
  person = result->persons->pdata[0];
  g_assert_cmpint (person->customer_id, ==, aino);
  g_assert_cmpstr (person->lines[1], ==, "Hämeenkatu 5 A 12");
  g_assert_cmpuint (result->left_out->len, ==, 1);
  left_out = result->left_out->pdata[0];
  g_assert_cmpint (left_out->customer_id, ==, bo);
  g_assert_cmpint (left_out->reason, ==, KOR_LEFT_OUT_BAN_OF_SCOPE);

  runs = kor_register_list_runs (self, 0, 0, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  asked.run_id = 9;
  g_assert_null (kor_register_preview_reprint (self, &asked, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "run", "9", NULL);
  kor_test_register_free (self);
}

/* A label that loses somebody is made anew, as it was printed or not; no family is named twice. */
static void
test_reprint_households (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 anna = kor_test_add_customer (self, "Anna", "Mäkinen");
  gint64 matti = kor_test_add_customer (self, "Matti", "Mäkinen");
  gint64 together = make_run (self, NULL, KOR_MERGE_HOUSEHOLDS, TRUE);
  gint64 family = make_run (self, NULL, KOR_MERGE_HOUSEHOLDS | KOR_MERGE_FAMILY, TRUE);
  g_autoptr (GPtrArray) persons = kor_register_load_run_persons (self, together, NULL);
  const KorRunPerson *second = persons->pdata[1];

  g_assert_cmpuint (persons->len, ==, 2);
  g_assert_cmpint (second->customer_id, ==, matti);
  g_assert_cmpint (second->label_of, ==, anna);
  g_assert_cmpstr (second->name, ==, "Mäkinen Matti");
  g_assert_cmpstr (second->address, ==, "Anna & Matti Mäkinen\nHämeenkatu 5 A 12\n33100 TAMPERE");
  assert_reprint (
    self, family, TRUE, "Anna & Matti Mäkinen, Hämeenkatu 5 A 12, 33100 TAMPERE");
  assert_reprint (
    self, together, TRUE, "Anna & Matti Mäkinen, Hämeenkatu 5 A 12, 33100 TAMPERE");
  move_to (self, anna, "Muualla 1");
  assert_reprint (self,
                  together,
                  TRUE,
                  "Anna Mäkinen, Muualla 1, 33100 TAMPERE | "
                  "Matti Mäkinen, Hämeenkatu 5 A 12, 33100 TAMPERE");
  ban (self, anna);
  assert_reprint (self, together, TRUE, "Matti Mäkinen, Hämeenkatu 5 A 12, 33100 TAMPERE");
  assert_reprint (self, family, TRUE, "Matti Mäkinen, Hämeenkatu 5 A 12, 33100 TAMPERE");
  kor_test_register_free (self);
}

/* --- how long persons are kept ----------------------------------------------------------------- */

static void
change_past (KorRegister **self)
{
  g_autofree char *folder = g_strdup (kor_register_get_folder (*self));
  g_autoptr (GError) error = NULL;
  KorDb *db;

  kor_register_close (*self);
  g_assert_finalize_object (*self);
  db = kor_test_raw_open (folder);
  kor_db_exec (db, TOO_OLD, &error);
  g_assert_no_error (error);
  kor_db_exec (db, OLD_ENOUGH, &error);
  g_assert_no_error (error);
  kor_db_close (db);
  *self = kor_test_register_open (folder, KOR_TEST_USER);
}

static void
assert_forgotten (KorRegister *self, guint runs, guint persons)
{
  KorForgotten forgotten;

  kor_test_assert_done (kor_register_forget_run_persons (self, &forgotten, &done_error));
  g_assert_cmpuint (forgotten.runs, ==, runs);
  g_assert_cmpuint (forgotten.persons, ==, persons);
}

/* Persons and their addresses go when their time is over; counts and disclosures stay. */
static void
test_forget (void)
{
  KorRegister *self = kor_test_register_new ();
  KorReprint asked = { .run_id = 1, .medium = "labels", .on_paper = TRUE };
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorListRun) run = NULL;
  g_autoptr (GPtrArray) gone = NULL, kept = NULL;
  g_autoptr (GError) error = NULL;
  guint months = 0;
  gint64 entries;

  make_run (self, "Painotalo Oy", KOR_MERGE_NONE, TRUE);
  make_run (self, NULL, KOR_MERGE_NONE, TRUE);
  change_past (&self);
  kor_test_assert_done (kor_register_get_run_months (self, &months, &done_error));
  g_assert_cmpuint (months, ==, KOR_RUN_DEFAULT_MONTHS);
  assert_forgotten (self, 1, 1);
  run = kor_register_load_run (self, 1, NULL);
  g_assert_cmpint (run->printed, ==, 1);
  g_assert_cmpint (run->forgotten, ==, KOR_TEST_NOW);
  gone = kor_register_load_run_persons (self, 1, NULL);
  kept = kor_register_load_run_persons (self, 2, NULL);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_cmpuint (kept->len, ==, 1);
  assert_disclosures (
    self, aino, "Painotalo Oy processing first_name,last_name,postal_address 1");
  g_assert_null (kor_register_reprint_list (self, &asked, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_BAD_VALUE, "run", "1", "reprint", NULL);
  g_clear_error (&error);

  entries = kor_test_journal_length (self);
  assert_forgotten (self, 0, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  g_assert_false (kor_register_set_run_months (self, 0, &error));
  kor_test_assert_error (error, KOR_ERROR_BAD_VALUE, "keep", "0", "months", NULL);
  kor_test_assert_done (kor_register_set_run_months (self, 23, &done_error));
  assert_forgotten (self, 1, 1);
  kor_test_register_free (self);
}

static void
test_missing_run (void)
{
  KorRegister *self = kor_test_register_new ();
  KorReprint asked = { .run_id = 9, .medium = "labels", .on_paper = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_null (kor_register_load_run (self, 9, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "run", "9", NULL);
  g_clear_error (&error);
  g_assert_null (kor_register_load_run_persons (self, 9, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "run", "9", NULL);
  g_clear_error (&error);
  g_assert_null (kor_register_reprint_list (self, &asked, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "run", "9", NULL);
  kor_test_register_free (self);
}

/* --- saved selections -------------------------------------------------------------------------- */

static void
test_selections (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) north = kor_selection_parse ("postcode=90-99", NULL);
  g_autoptr (KorSelection) south = kor_selection_parse ("postcode=00-10;country=FI", NULL);
  g_autoptr (KorSelection) loaded = NULL;
  g_autoptr (GPtrArray) selections = NULL;
  g_autoptr (GError) error = NULL;
  const KorSavedSelection *first;

  kor_test_assert_done (kor_register_save_selection (self, "Pohjoinen", north, FALSE, &done_error));
  kor_test_assert_done (kor_register_save_selection (self, "Etelä", north, FALSE, &done_error));
  g_assert_false (kor_register_save_selection (self, "ETELÄ", south, FALSE, &error));
  kor_test_assert_error (error, KOR_ERROR_EXISTS, "selection", "ETELÄ", NULL);
  g_clear_error (&error);
  kor_test_assert_done (kor_register_save_selection (self, "ETELÄ", south, TRUE, &done_error));
  g_assert_false (kor_register_save_selection (self, "", south, TRUE, &error));
  kor_test_assert_error (error, KOR_ERROR_MISSING_VALUE, "name", NULL);
  g_clear_error (&error);
  g_assert_false (kor_register_save_selection (self, "@x", south, TRUE, &error));
  kor_test_assert_error (error, KOR_ERROR_BAD_VALUE, "name", "@x", "selection-name", NULL);
  g_clear_error (&error);

  selections = kor_register_list_selections (self, NULL);
  g_assert_cmpuint (selections->len, ==, 2);
  first = selections->pdata[0];
  g_assert_cmpstr (first->name, ==, "ETELÄ");
  g_assert_cmpstr (first->saved_by, ==, KOR_TEST_USER_NAME);
  loaded = kor_register_load_selection (self, "etelä", NULL);
  g_assert_true (kor_selection_equal (loaded, south));
  kor_test_assert_done (kor_register_delete_selection (self, "Etelä", &done_error));
  g_assert_null (kor_register_load_selection (self, "etelä", &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "selection", "etelä", NULL);
  g_clear_error (&error);
  g_assert_false (kor_register_delete_selection (self, "Etelä", &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_FOUND);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/runs/disclosures", test_disclosures);
  g_test_add_func ("/runs/ground", test_ground);
  g_test_add_func ("/runs/reprint", test_reprint);
  g_test_add_func ("/runs/preview-reprint", test_preview_reprint);
  g_test_add_func ("/runs/reprint-households", test_reprint_households);
  g_test_add_func ("/runs/forget", test_forget);
  g_test_add_func ("/runs/missing", test_missing_run);
  g_test_add_func ("/runs/selections", test_selections);
  return kor_test_run ();
}

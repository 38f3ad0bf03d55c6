/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-export.h"
#include "kor-register-selections.h"
#include "kor-register-suppression.h"
#include "kor-test-requests.h"

/* What the operations are tried on. */
typedef struct {
  KorRegister *self;
  gint64 customer, order, free_order, ban, other_ban, run, recipient;
  gint64 fresh;    /* a rectification with an item */
  gint64 known;    /* the same, its requester identified */
  gint64 access;   /* identified */
  gint64 extended; /* identified */
  gint64 granted;  /* an access to be replied to */
  gint64 refused;  /* an access */
  gint64 replied, delivered;
  gint64 restriction; /* granted */
  gint64 notified;    /* a rectification with a notice */
  gint64 document;
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
add_bans (const Things *things, GError **error)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);

  g_array_append_val (customers, things->customer);
  g_ptr_array_add (
    bans,
    kor_ban_new (
      0, KOR_SCOPE_MARKET_RESEARCH, KOR_EXTENT_BOTH, KOR_CHANNEL_EMAIL, kor_test_today ()));
  return kor_register_add_bans (things->self, customers, bans, NULL, error);
}

static gboolean
lift_bans (const Things *things, GError **error)
{
  g_autoptr (GArray) bans = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (bans, things->other_ban);
  return kor_register_lift_bans (things->self, bans, "koe", NULL, error);
}

static gboolean
feed_nothing_cb (KorSuppressionFunc row, gpointer row_data, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
import_suppression (const Things *things, GError **error)
{
  KorSuppressionList list = {
    "Koepalvelu", kor_test_today (), KOR_SUPPRESSION_SCOPES, feed_nothing_cb, NULL
  };
  KorSuppressionCounts counts;

  return kor_register_import_suppression (things->self, &list, &counts, NULL, error);
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
reprint_list (const Things *things, GError **error)
{
  KorReprint reprint = { .run_id = things->run, .medium = "labels", .on_paper = TRUE };
  g_autoptr (KorListResult) result = kor_register_reprint_list (things->self, &reprint, NULL, error);

  return result != NULL;
}

static gboolean
save_selection (const Things *things, GError **error)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();

  return kor_register_save_selection (things->self, "Kaikki", selection, FALSE, error);
}

static gboolean
delete_selection (const Things *things, GError **error)
{
  return kor_register_delete_selection (things->self, "Kaikki", error);
}

static gboolean
set_run_months (const Things *things, GError **error)
{
  return kor_register_set_run_months (things->self, 12, error);
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

/* --- requests --- */

static gboolean
add_request (const Things *things, GError **error)
{
  g_autoptr (KorRequest) request =
              kor_test_request_new (KOR_REQUEST_ACCESS, things->customer, "2026-11-20");

  return kor_register_add_request (things->self, request, error);
}

static gboolean
update_request (const Things *things, GError **error)
{
  g_autoptr (KorRequest) request = kor_test_load_request (things->self, things->access);

  return kor_register_update_request (things->self, request, error);
}

static gboolean
save_item (const Things *things, GError **error)
{
  g_autoptr (KorRequestItem) item = kor_request_item_new ("city");

  return kor_register_save_request_item (things->self, things->fresh, item, error);
}

static gboolean
remove_item (const Things *things, GError **error)
{
  return kor_register_remove_request_item (things->self, things->fresh, 1, error);
}

static gboolean
withhold (const Things *things, GError **error)
{
  return kor_register_withhold (things->self, things->granted, "muistio", "toisen", error);
}

static gboolean
identify (const Things *things, GError **error)
{
  return kor_register_identify_request (
    things->self, things->fresh, KOR_IDENTITY_CALLBACK, NULL, error);
}

static gboolean
extend (const Things *things, GError **error)
{
  return kor_register_extend_request (things->self, things->access, "paljon", error);
}

static gboolean
decide (const Things *things, GError **error)
{
  return kor_register_decide_request (things->self, things->access, TRUE, NULL, error);
}

static gboolean
decide_items (const Things *things, GError **error)
{
  const KorItemVerdict verdict = { 1, KOR_ITEM_ACCEPT, NULL, NULL };

  return kor_register_decide_items (things->self, things->known, &verdict, 1, error);
}

static gboolean
carry_out (const Things *things, GError **error)
{
  return kor_register_carry_out_request (things->self, things->restriction, error);
}

static gboolean
deliver (const Things *things, GError **error)
{
  return kor_register_deliver_request (
    things->self, things->replied, KOR_DELIVERY_LETTER, KOR_DATE_NONE, error);
}

static gboolean
track_notice (const Things *things, GError **error)
{
  g_autoptr (KorRequest) request = kor_test_load_request (things->self, things->notified);
  const KorRequestNotice *notice = request->notices->pdata[0];

  return kor_register_track_notice (
    things->self, things->notified, notice->id, KOR_NOTICE_DONE, NULL, error);
}

static gboolean
close_case (const Things *things, GError **error)
{
  return kor_register_close_request (things->self, things->delivered, error);
}

static gboolean
note_ombudsman (const Things *things, GError **error)
{
  return kor_register_note_ombudsman (
    things->self, things->refused, "1/26", kor_test_today (), NULL, KOR_DATE_NONE, error);
}

static gboolean
keep_receipt (const Things *things, GError **error)
{
  return kor_test_keep_letter (things->self, things->access, KOR_LETTER_RECEIPT, error);
}

static gboolean
keep_reply (const Things *things, GError **error)
{
  return kor_test_keep_letter (things->self, things->granted, KOR_LETTER_REPLY, error);
}

static gboolean
keep_certificate (const Things *things, GError **error)
{
  return kor_test_keep_letter (things->self, things->refused, KOR_LETTER_CERTIFICATE, error);
}

static gboolean
keep_decision (const Things *things, GError **error)
{
  return kor_test_keep_letter (things->self, things->refused, KOR_LETTER_DECISION, error);
}

static gboolean
keep_extension (const Things *things, GError **error)
{
  return kor_test_keep_letter (things->self, things->extended, KOR_LETTER_EXTENSION, error);
}

static gboolean
attach (const Things *things, GError **error)
{
  g_autoptr (KorDocument) document =
              kor_document_new (KOR_DOCUMENT_ATTACHMENT, "koe.png", "image/png");
  g_autoptr (GInputStream) stream = kor_test_stream_new (1000);

  document->request_id = things->access;
  return kor_register_attach_document (things->self, document, stream, NULL, error);
}

static gboolean
save_recipient (const Things *things, GError **error)
{
  g_autoptr (KorRecipient) recipient = kor_recipient_new ("Uusi Oy", KOR_RECIPIENT_CREDIT);

  return kor_register_save_recipient (things->self, recipient, error);
}

static gboolean
add_disclosure (const Things *things, GError **error)
{
  g_autoptr (KorDisclosure) disclosure =
              kor_disclosure_new (things->customer, things->recipient, kor_test_today ());

  disclosure->fields = g_strsplit ("all", " ", -1);
  return kor_register_add_disclosure (things->self, disclosure, error);
}

static gboolean
set_text (const Things *things, GError **error)
{
  return kor_register_set_text (things->self, KOR_LANGUAGE_EN, "receipt.body", "Hello.", error);
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
  { "add bans", add_bans, KOR_ROLE_MAINTAINS },
  { "lift bans", lift_bans, KOR_ROLE_MAINTAINS },
  { "import suppression list", import_suppression, KOR_ROLE_MAINTAINS },
  { "import customers", import_customers, KOR_ROLE_MAINTAINS },
  { "rehearse import", rehearse_import, KOR_ROLE_MAINTAINS },
  { "prepare list", prepare_list, KOR_ROLE_PRINTS },
  { "finish list", finish_list, KOR_ROLE_PRINTS },
  { "reprint list", reprint_list, KOR_ROLE_PRINTS },
  { "save selection", save_selection, KOR_ROLE_PRINTS },
  { "delete selection", delete_selection, KOR_ROLE_PRINTS },
  { "set run months", set_run_months, KOR_ROLE_ADMINISTERS },
  { "export customers", export_customers, KOR_ROLE_ADMINISTERS },
  { "export orders", export_orders, KOR_ROLE_ADMINISTERS },
  { "add request", add_request, KOR_ROLE_MAINTAINS },
  { "update request", update_request, KOR_ROLE_MAINTAINS },
  { "save item", save_item, KOR_ROLE_MAINTAINS },
  { "remove item", remove_item, KOR_ROLE_MAINTAINS },
  { "identify", identify, KOR_ROLE_MAINTAINS },
  { "attach", attach, KOR_ROLE_MAINTAINS },
  { "keep receipt", keep_receipt, KOR_ROLE_MAINTAINS },
  { "withhold", withhold, KOR_ROLE_DECIDES },
  { "keep reply", keep_reply, KOR_ROLE_MAINTAINS },
  { "deliver", deliver, KOR_ROLE_MAINTAINS },
  { "track notice", track_notice, KOR_ROLE_MAINTAINS },
  { "close case", close_case, KOR_ROLE_MAINTAINS },
  { "extend", extend, KOR_ROLE_DECIDES },
  { "decide", decide, KOR_ROLE_DECIDES },
  { "decide items", decide_items, KOR_ROLE_DECIDES },
  { "carry out", carry_out, KOR_ROLE_DECIDES },
  { "ombudsman", note_ombudsman, KOR_ROLE_DECIDES },
  { "keep certificate", keep_certificate, KOR_ROLE_DECIDES },
  { "keep decision", keep_decision, KOR_ROLE_DECIDES },
  { "keep extension", keep_extension, KOR_ROLE_DECIDES },
  { "save recipient", save_recipient, KOR_ROLE_MAINTAINS },
  { "add disclosure", add_disclosure, KOR_ROLE_MAINTAINS },
  { "set text", set_text, KOR_ROLE_ADMINISTERS },
  { "set profile", set_profile, KOR_ROLE_ADMINISTERS },
  { "add user", add_user, KOR_ROLE_ADMINISTERS },
};

/* An access case that was granted, and has its reply when @replied. */
static gint64
make_granted (KorRegister *self, gint64 customer, gboolean replied)
{
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_ACCESS, customer);

  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  if (replied)
    kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_REPLY, &done_error));
  return id;
}

static void
make_cases (KorRegister *self, Things *things)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Bo", "Berg");
  g_autoptr (KorRecipient) recipient = kor_recipient_new ("Painotalo Oy", KOR_RECIPIENT_PRINTER);

  kor_test_assert_done (kor_register_save_customer (self, customer, "web-shop", NULL, &done_error));
  kor_test_assert_done (kor_register_save_recipient (self, recipient, &done_error));
  things->recipient = recipient->id;
  things->fresh = kor_test_add_request (self, KOR_REQUEST_RECTIFICATION, customer->id);
  kor_test_claim (self, things->fresh, "city", "Turku", KOR_GROUND_WRONG);
  things->known = kor_test_add_known_request (self, KOR_REQUEST_RECTIFICATION, customer->id);
  kor_test_claim (self, things->known, "city", "Turku", KOR_GROUND_WRONG);
  things->notified = kor_test_add_known_request (self, KOR_REQUEST_RECTIFICATION, customer->id);
  kor_test_claim (self, things->notified, "last_name", "Bergh", KOR_GROUND_WRONG);
  kor_test_assert_done (
    kor_register_decide_request (self, things->notified, TRUE, NULL, &done_error));
  things->access = kor_test_add_known_request (self, KOR_REQUEST_ACCESS, customer->id);
  things->extended = kor_test_add_known_request (self, KOR_REQUEST_ACCESS, customer->id);
  kor_test_assert_done (
    kor_register_extend_request (self, things->extended, "paljon", &done_error));
  things->granted = make_granted (self, customer->id, FALSE);
  things->replied = make_granted (self, customer->id, TRUE);
  things->delivered = make_granted (self, customer->id, TRUE);
  kor_test_assert_done (kor_register_deliver_request (
    self, things->delivered, KOR_DELIVERY_LETTER, KOR_DATE_NONE, &done_error));
  things->refused = kor_test_add_known_request (self, KOR_REQUEST_ACCESS, customer->id);
  kor_test_assert_done (
    kor_register_decide_request (self, things->refused, FALSE, "ei", &done_error));
  things->restriction = kor_test_add_known_request (self, KOR_REQUEST_RESTRICTION, customer->id);
  kor_test_assert_done (
    kor_register_decide_request (self, things->restriction, TRUE, NULL, &done_error));
  things->document = kor_test_attach (self, things->access, 100);
}

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
  things.other_ban =
    kor_test_add_ban (self, things.customer, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
  result = kor_register_prepare_list (self, &request, NULL, &error);
  g_assert_no_error (error);
  things.run = result->run->id;
  make_cases (self, &things);
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
  guint n_files = kor_test_count_files (self);
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
    g_assert_cmpuint (kor_test_count_files (things.self), ==, n_files);
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
  g_autoptr (GBytes) bytes = NULL;
  const KorLookup *lookup;

  add_users (self);
  self = kor_test_register_reopen (self, "reads");
  bytes = kor_register_read_document (self, things.document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 100);
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

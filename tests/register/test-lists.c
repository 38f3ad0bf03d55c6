/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-register.h"

#include "kor-list-rules.h"

/* --- the rules of the notice, written down a second time: R11, R12, R52, R61 ------------------- */

/* Which scopes stop which purpose, as the table of the rules has it. */
static const char *const stops[KOR_N_PURPOSES] = {
  [KOR_PURPOSE_DIRECT_ADVERTISING] = "direct-advertising other-marketing list-publication",
  [KOR_PURPOSE_DISTANCE_SELLING] = "distance-selling other-marketing list-publication",
  [KOR_PURPOSE_DIRECT_MARKETING] = "direct-marketing other-marketing list-publication",
  [KOR_PURPOSE_OTHER_MARKETING] = "other-marketing list-publication",
  [KOR_PURPOSE_MARKET_RESEARCH] = "market-research list-publication",
  [KOR_PURPOSE_OPINION_POLL] = "opinion-poll list-publication",
  [KOR_PURPOSE_DIRECTORY] = "list-publication",
  [KOR_PURPOSE_RELATION] = "",
};

static gboolean
should_stop (KorPurpose purpose, KorScope scope, KorExtent extent, gboolean outside)
{
  g_auto (GStrv) words = g_strsplit (stops[purpose], " ", -1);

  return g_strv_contains ((const char *const *) words, kor_scope_to_string (scope)) &&
         (outside || extent != KOR_EXTENT_DISCLOSURE);
}

/* --- helpers ----------------------------------------------------------------------------------- */

static KorListResult *
prepare (KorRegister *self, const KorListRequest *request)
{
  g_autoptr (GError) error = NULL;
  KorListResult *result = kor_register_prepare_list (self, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->run->printed, ==, result->persons->len);
  g_assert_cmpint (kor_list_run_get_left_out (result->run), ==, result->left_out->len);
  g_assert_cmpint (result->run->matched,
                   ==,
                   (gint) (result->persons->len + result->left_out->len) + result->run->merged);
  return result;
}

static gboolean
has_person (const KorListResult *result, gint64 customer)
{
  for (guint i = 0; i < result->persons->len; i++)
    if (((KorListPerson *) result->persons->pdata[i])->customer_id == customer)
      return TRUE;
  return FALSE;
}

static KorLeftOut
reason_of (const KorListResult *result, gint64 customer)
{
  for (guint i = 0; i < result->left_out->len; i++) {
    const KorListLeftOut *left_out = result->left_out->pdata[i];

    if (left_out->customer_id == customer)
      return left_out->reason;
  }
  return KOR_LEFT_OUT_NO;
}

/* The first lines of those let through, joined by " | ". */
static char *
persons (KorRegister *self, const char *select, KorListOrder order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSelection) selection = kor_selection_parse (select, &error);
  KorListRequest request = {
    .purpose = KOR_PURPOSE_RELATION, .selection = selection, .medium = "csv", .order = order
  };
  g_autoptr (KorListResult) result = NULL;
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  result = kor_register_preview_list (self, &request, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < result->persons->len; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? " | " : "", ((KorListPerson *) result->persons->pdata[i])->lines[0]);
  return g_string_free (names, FALSE);
}

/* --- tests ------------------------------------------------------------------------------------- */

/* Every purpose, scope, extent and recipient: the ban stops exactly what it says. */
static void
test_every_ban (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  gint64 free_customer = kor_test_add_customer (self, "Vapaa", "Aalto");
  gint64 banned[KOR_N_SCOPES][KOR_N_EXTENTS];

  for (int scope = 0; scope < KOR_N_SCOPES; scope++)
    for (int extent = 0; extent < KOR_N_EXTENTS; extent++) {
      banned[scope][extent] = kor_test_add_customer (self, "Kielto", "Berg");
      kor_test_add_ban (self, banned[scope][extent], (KorScope) scope, (KorExtent) extent);
    }

  for (int i = 0; i < KOR_PURPOSE_EXPORT * 4; i++) {
    KorListRequest request = { .purpose = (KorPurpose) (i / 4),
                               .selection = selection,
                               .recipient = (i & 1) != 0 ? "Painotalo Oy" : NULL,
                               .medium = (i & 2) != 0 ? "labels" : "csv",
                               .on_paper = (i & 2) != 0 };
    g_autoptr (KorListResult) result = prepare (self, &request);

    g_assert_true (has_person (result, free_customer));
    g_assert_cmpint (result->run->matched, ==, 1 + KOR_N_SCOPES * KOR_N_EXTENTS);
    for (int j = 0; j < KOR_N_SCOPES * KOR_N_EXTENTS; j++) {
      KorScope scope = (KorScope) (j / KOR_N_EXTENTS);
      KorExtent extent = (KorExtent) (j % KOR_N_EXTENTS);
      gboolean stopped = should_stop (request.purpose, scope, extent, (i & 1) != 0);

      g_assert_cmpint (has_person (result, banned[scope][extent]), ==, !stopped);
      g_assert_cmpint (reason_of (result, banned[scope][extent]) != KOR_LEFT_OUT_NO, ==, stopped);
    }
  }
  kor_test_register_free (self);
}

/* The administrator's full export is no list: nobody gets past the bans by naming it as a purpose. */
static void
test_export_is_no_list (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_EXPORT,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (GError) error = NULL;
  gint64 entries = kor_test_journal_length (self);

  g_assert_null (kor_register_prepare_list (self, &request, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_clear_error (&error);
  g_assert_null (kor_register_preview_list (self, &request, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_BAD_VALUE);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  kor_test_register_free (self);
}

/* R13: a ban saved after the preview counts when paper comes; a lifted one no longer does. */
static void
test_ban_at_once (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_DIRECT_MARKETING,
                             .selection = selection,
                             .medium = "labels",
                             .sheet = "L7160",
                             .on_paper = TRUE };
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorListResult) preview = kor_register_preview_list (self, &request, NULL, NULL);
  g_autoptr (KorListResult) stopped = NULL, freed = NULL;
  gint64 ban;

  g_assert_true (has_person (preview, customer));
  g_assert_cmpint (preview->run->id, ==, 0);
  ban = kor_test_add_ban (self, customer, KOR_SCOPE_DIRECT_MARKETING, KOR_EXTENT_BOTH);
  stopped = prepare (self, &request);
  g_assert_cmpuint (stopped->persons->len, ==, 0);
  g_assert_cmpint (reason_of (stopped, customer), ==, KOR_LEFT_OUT_BAN_OF_SCOPE);
  g_assert_cmpstr (((KorListLeftOut *) stopped->left_out->pdata[0])->name, ==, "Aalto Aino");
  g_assert_true (kor_register_lift_ban (self, ban, "asiakas pyysi", NULL));
  freed = prepare (self, &request);
  g_assert_true (has_person (freed, customer));
  kor_test_register_free (self);
}

typedef struct {
  const char *name;
  void (*change) (KorRegister *self, KorCustomer *customer);
  KorLeftOut on_paper, in_file;
} Mark;

static void
no_change (KorRegister *self, KorCustomer *customer)
{
}

static void
make_archived (KorRegister *self, KorCustomer *customer)
{
  g_assert_true (kor_register_archive_customer (self, customer->id, TRUE, NULL));
  customer->version++;
}

static void
make_deceased (KorRegister *self, KorCustomer *customer)
{
  customer->deceased = TRUE;
}

static void
make_restricted (KorRegister *self, KorCustomer *customer)
{
  customer->restricted = TRUE;
}

static void
return_mail (KorRegister *self, KorCustomer *customer)
{
  kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->returned_mail = TRUE;
}

static void
drop_street (KorRegister *self, KorCustomer *customer)
{
  g_clear_pointer (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->street, g_free);
}

static void
drop_postcode (KorRegister *self, KorCustomer *customer)
{
  g_clear_pointer (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->postal_code,
                   g_free);
}

static void
move_to_hong_kong (KorRegister *self, KorCustomer *customer)
{
  drop_postcode (self, customer);
  g_set_str (&kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->country, "HK");
}

static void
drop_address (KorRegister *self, KorCustomer *customer)
{
  g_ptr_array_set_size (customer->addresses, 0);
}

static void
end_address (KorRegister *self, KorCustomer *customer)
{
  kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->valid_to = kor_test_today () - 1;
}

static void
last_day (KorRegister *self, KorCustomer *customer)
{
  kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->valid_to = kor_test_today ();
}

static void
begin_later (KorRegister *self, KorCustomer *customer)
{
  kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL)->valid_from = kor_test_today () + 1;
}

static const Mark all_marks[] = {
  { "nothing", no_change, KOR_LEFT_OUT_NO, KOR_LEFT_OUT_NO },
  { "archived", make_archived, KOR_LEFT_OUT_ARCHIVED, KOR_LEFT_OUT_ARCHIVED },
  { "deceased", make_deceased, KOR_LEFT_OUT_DECEASED, KOR_LEFT_OUT_DECEASED },
  { "restricted", make_restricted, KOR_LEFT_OUT_RESTRICTED, KOR_LEFT_OUT_RESTRICTED },
  { "returned mail", return_mail, KOR_LEFT_OUT_RETURNED_MAIL, KOR_LEFT_OUT_NO },
  { "no street", drop_street, KOR_LEFT_OUT_INCOMPLETE_ADDRESS, KOR_LEFT_OUT_NO },
  { "no postcode", drop_postcode, KOR_LEFT_OUT_INCOMPLETE_ADDRESS, KOR_LEFT_OUT_NO },
  { "Hong Kong", move_to_hong_kong, KOR_LEFT_OUT_NO, KOR_LEFT_OUT_NO },
  { "no address", drop_address, KOR_LEFT_OUT_INCOMPLETE_ADDRESS, KOR_LEFT_OUT_NO },
  { "former address", end_address, KOR_LEFT_OUT_INCOMPLETE_ADDRESS, KOR_LEFT_OUT_NO },
  { "address until today", last_day, KOR_LEFT_OUT_NO, KOR_LEFT_OUT_NO },
  { "address from tomorrow", begin_later, KOR_LEFT_OUT_INCOMPLETE_ADDRESS, KOR_LEFT_OUT_NO },
};

/* R2, R11, Art. 18: archived, deceased and restricted people are on no list, whatever it is for;
 * returned mail and half an address stop paper only. */
static void
test_marks (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all_marks); i++) {
    g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", all_marks[i].name);
    g_autoptr (GError) error = NULL;

    g_assert_true (kor_register_save_customer (self, customer, NULL, NULL, &error));
    g_assert_cmpint (customer->id, ==, i + 1);
    all_marks[i].change (self, customer);
    kor_register_save_customer (self, customer, NULL, NULL, &error);
    g_assert_no_error (error);
  }
  for (int purpose = 0; purpose < KOR_PURPOSE_EXPORT; purpose++)
    for (int on_paper = 0; on_paper < 2; on_paper++) {
      KorListRequest request = { .purpose = (KorPurpose) purpose,
                                 .selection = selection,
                                 .medium = on_paper ? "labels" : "xml",
                                 .on_paper = on_paper };
      g_autoptr (KorListResult) result = prepare (self, &request);

      for (guint i = 0; i < G_N_ELEMENTS (all_marks); i++)
        g_assert_cmpint (
          reason_of (result, i + 1), ==, on_paper ? all_marks[i].on_paper : all_marks[i].in_file);
      g_assert_cmpint (result->run->matched, ==, G_N_ELEMENTS (all_marks));
    }
  kor_test_register_free (self);
}

/* R6: the run is recorded with its counts, recipient, basis and everybody printed. */
static void
test_run (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_parse ("postcode=33; country=FI", NULL);
  KorListRequest request = { .purpose = KOR_PURPOSE_MARKET_RESEARCH,
                             .selection = selection,
                             .recipient = "Kyselytalo Oy",
                             .medium = "labels",
                             .sheet = "L7163",
                             .on_paper = TRUE };
  gint64 printed = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 left_out = kor_test_add_customer (self, "Bo", "Berg");
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (GPtrArray) runs = NULL, of_printed = NULL, of_left_out = NULL;
  g_autoptr (GError) error = NULL;
  const KorListPerson *person;
  const KorListRun *run;

  kor_test_add_ban (self, left_out, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
  result = prepare (self, &request);
  person = result->persons->pdata[0];
  g_assert_cmpstr (person->lines[0], ==, "Aino Aalto");
  g_assert_cmpstr (person->lines[1], ==, "Hämeenkatu 5 A 12");
  g_assert_cmpstr (person->lines[2], ==, "33100 TAMPERE");
  g_assert_null (person->lines[3]);

  runs = kor_register_list_runs (self, 0, 0, &error);
  g_assert_cmpuint (runs->len, ==, 1);
  run = runs->pdata[0];
  g_assert_cmpint (run->id, ==, result->run->id);
  g_assert_cmpint (run->at, ==, KOR_TEST_NOW);
  g_assert_cmpstr (run->made_by, ==, KOR_TEST_USER_NAME);
  g_assert_cmpint (run->purpose, ==, KOR_PURPOSE_MARKET_RESEARCH);
  g_assert_cmpstr (run->recipient, ==, "Kyselytalo Oy");
  g_assert_cmpstr (run->selection, ==, "postcode=33-33; country=FI");
  g_assert_cmpstr (run->medium, ==, "labels");
  g_assert_cmpstr (run->sheet, ==, "L7163");
  g_assert_cmpint (run->state, ==, KOR_RUN_PREPARED);
  g_assert_cmpint (run->matched, ==, 2);
  g_assert_cmpint (run->printed, ==, 1);
  g_assert_cmpint (run->left_out[KOR_LEFT_OUT_BAN_LIST_PUBLICATION], ==, 1);
  g_assert_cmpint (kor_list_run_get_left_out (run), ==, 1);
  of_printed = kor_register_list_runs (self, printed, 0, &error);
  of_left_out = kor_register_list_runs (self, left_out, 0, &error);
  g_assert_cmpuint (of_printed->len, ==, 1);
  g_assert_cmpuint (of_left_out->len, ==, 0);
  kor_test_register_free (self);
}

static void
test_finish (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (KorListResult) first = prepare (self, &request);
  g_autoptr (KorListResult) second = prepare (self, &request);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kor_register_finish_list (self, first->run->id, TRUE, &error));
  g_assert_true (kor_register_finish_list (self, second->run->id, FALSE, &error));
  g_assert_false (kor_register_finish_list (self, first->run->id, FALSE, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "list-run", "1", NULL);
  g_clear_error (&error);
  g_assert_false (kor_register_finish_list (self, 99, TRUE, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "list-run", "99", NULL);
  runs = kor_register_list_runs (self, 0, 1, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpint (((KorListRun *) runs->pdata[0])->state, ==, KOR_RUN_FAILED);
  kor_test_register_free (self);
}

static gint64
add_at (
  KorRegister *self, const char *last, const char *postcode, const char *city, const char *country)
{
  KorCustomer *customer = kor_test_customer_new ("Etu", last);
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);

  g_set_str (&address->postal_code, postcode);
  g_set_str (&address->city, city);
  g_set_str (&address->country, country);
  return kor_test_save_customer (self, customer);
}

#define assert_persons(self, select, order, expected)                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *selected = persons ((self), (select), (order));                               \
    g_assert_cmpstr (selected, ==, (expected));                                                    \
  }                                                                                                \
  G_STMT_END

static void
test_selection (void)
{
  KorRegister *self = kor_test_register_new ();
  KorListOrder name = KOR_LIST_ORDER_NAME;
  static const char *const owners[] = { "omistajat", NULL };
  KorCustomer *owner = kor_test_customer_new ("Etu", "Omistaja");
  gint64 b, z;
  g_autoptr (KorOrder) early = NULL, late = NULL;

  z = add_at (self, "Z", "33000", "Tampere", "FI");
  b = add_at (self, "B", "38999", "Sastamala", "FI");
  add_at (self, "C", "32999", "Loimaa", "FI");
  add_at (self, "D", "39000", "Kihniö", "FI");
  add_at (self, "E", "351 00", "Växjö", "SE");
  add_at (self, "F", NULL, "Kaupunki", "FI");
  owner->registers = g_strdupv ((GStrv) owners);
  g_set_str (&kor_customer_ensure_address (owner, KOR_ADDRESS_POSTAL)->postal_code, "00100");
  kor_test_save_customer (self, owner);

  assert_persons (
    self, "all", name, "Etu B | Etu C | Etu D | Etu E | Etu F | Etu Omistaja | Etu Z");
  assert_persons (self, "postcode=33-38", name, "Etu B | Etu E | Etu Z");
  assert_persons (self, "postcode=33-38; country=FI", name, "Etu B | Etu Z");
  assert_persons (self, "postcode=33000-33000", name, "Etu Z");
  assert_persons (self, "postcode=32999-33", name, "Etu C | Etu Z");
  assert_persons (self, "postcode=38", name, "Etu B");
  assert_persons (self, "country=SE,DE", name, "Etu E");
  assert_persons (self, "register=omistajat", name, "Etu Omistaja");
  assert_persons (self, "register=ei ole", name, "");
  assert_persons (self, "register=Asiakasrekisteri; postcode=39", name, "Etu D");
  {
    g_autofree char *one = g_strdup_printf ("customer=%d", (int) b);

    assert_persons (self, one, name, "Etu B");
  }

  early = kor_test_order_new (b, "1", "2025-12-31");
  late = kor_test_order_new (z, "2", "2026-01-01");
  g_assert_true (kor_register_save_order (self, early, NULL));
  g_assert_true (kor_register_save_order (self, late, NULL));
  assert_persons (self, "ordered-from=2026-01-01", name, "Etu Z");
  assert_persons (self, "ordered-to=2025-12-31", name, "Etu B");
  assert_persons (self, "ordered-from=2025-12-31; ordered-to=2026-01-01", name, "Etu B | Etu Z");
  assert_persons (self, "ordered-from=2026-01-02", name, "");

  assert_persons (self, "place=TAMPERE,loimaa", name, "Etu C | Etu Omistaja | Etu Z");
  assert_persons (self, "country=SE | postcode=39; country=FI", name, "Etu D | Etu E");
  assert_persons (self, "customer=999 | register=omistajat", name, "Etu Omistaja");
  assert_persons (
    self, "country=SE | ordered-to=2025-12-31 | place=Loimaa", name, "Etu B | Etu C | Etu E");
  assert_persons (
    self, "country=SE | all", name, "Etu B | Etu C | Etu D | Etu E | Etu F | Etu Omistaja | Etu Z");
  assert_persons (self, "organisation=yes", name, "");
  assert_persons (self, "has-email=yes", name, "");
  assert_persons (self, "language=sv", name, "");
  assert_persons (self, "source=ei ole", name, "");
  kor_test_register_free (self);
}

/* Terms about orders are about the same orders. */
static void
test_select_orders (void)
{
  KorRegister *self = kor_test_register_new ();
  KorListOrder name = KOR_LIST_ORDER_NAME;
  gint64 a = add_at (self, "A", "33000", "Tampere", "FI");
  gint64 b = add_at (self, "B", "33000", "Tampere", "FI");

  const struct {
    gint64 customer;
    const char *number, *date, *product, *description;
    gint64 cents;
  } rows[] = {
    { a, "1", "2025-05-05", "K-1", "Kahvipannu", 10000 },
    { a, "2", "2026-05-05", "T-1", "Teemuki", 5000 },
    { b, "3", "2026-05-05", "K-1", "Kahvipannu, iso", 4000 },
    { b, "4", "2024-05-05", "L-1", "ÖLJYLAMPPU \"Yö\\kö\"\t5", 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (KorOrder) order = kor_test_order_new (rows[i].customer, rows[i].number, rows[i].date);
    KorOrderLine *line = kor_order_line_new ();

    line->product = g_strdup (rows[i].product);
    line->description = g_strdup (rows[i].description);
    line->quantity_milli = 1000;
    line->unit_price_micro = rows[i].cents * 10000;
    g_ptr_array_set_size (order->lines, 0);
    g_ptr_array_add (order->lines, line);
    g_assert_true (kor_register_save_order (self, order, NULL));
  }
  assert_persons (self, "product=k-1", name, "Etu A | Etu B");
  assert_persons (self, "product=öljylamppu", name, "Etu B");
  assert_persons (self, "product=lamppu \"yö\\", name, "Etu B");
  assert_persons (self, "product=yo\\kö\"\t5", name, "Etu B");
  assert_persons (self, "product=\"", name, "Etu B");
  assert_persons (self, "product=lamppu %", name, "");
  assert_persons (self, "product=kahvipannu; ordered-from=2026-01-01", name, "Etu B");
  assert_persons (self, "product=K-1; ordered-to=2025-12-31", name, "Etu A");
  assert_persons (self, "sum-from=150,00", name, "Etu A");
  assert_persons (self, "sum-from=50; ordered-from=2026-01-01", name, "Etu A");
  assert_persons (self, "sum-from=150; ordered-from=2026-01-01", name, "");
  kor_test_register_free (self);
}

static void
test_order (void)
{
  KorRegister *self = kor_test_register_new ();

  add_at (self, "Öhman", "10100", "Tukholma", "SE");
  add_at (self, "Zetter", "33200", "Tampere", "FI");
  add_at (self, "Åkerman", "00100", "Helsinki", "FI");
  add_at (self, "Berg", "33200", "Tampere", "FI");
  add_at (self, "Aalto", "99999", "Berliini", "DE");
  assert_persons (self,
                  "all",
                  KOR_LIST_ORDER_POSTCODE,
                  "Etu Åkerman | Etu Berg | Etu Zetter | Etu Aalto | Etu Öhman");
  assert_persons (self,
                  "all",
                  KOR_LIST_ORDER_NAME,
                  "Etu Aalto | Etu Berg | Etu Zetter | Etu Åkerman | Etu Öhman");
  kor_test_register_free (self);
}

static char *
print_merged (KorRegister *self, KorMerge merge, KorListRun *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_DIRECT_ADVERTISING,
                             .selection = selection,
                             .medium = "labels",
                             .on_paper = TRUE,
                             .order = KOR_LIST_ORDER_NAME,
                             .merge = merge };
  g_autoptr (KorListResult) result = kor_register_prepare_list (self, &request, NULL, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < result->persons->len; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0 ? " | " : "",
                            ((const KorListPerson *) result->persons->pdata[i])->lines[0]);
  counts->matched = result->run->matched;
  counts->printed = result->run->printed;
  counts->merged = result->run->merged;
  g_assert_cmpint (counts->printed + counts->merged + kor_list_run_get_left_out (result->run),
                   ==,
                   counts->matched);
  return g_string_free (names, FALSE);
}

static void
assert_merged (KorRegister *self, KorMerge merge, int printed, int merged, const char *expected)
{
  KorListRun counts = { 0 };
  g_autofree char *names = print_merged (self, merge, &counts);

  g_assert_cmpstr (names, ==, expected);
  g_assert_cmpint (counts.printed, ==, printed);
  g_assert_cmpint (counts.merged, ==, merged);
}

/* Spouses share a label when it is asked for and each may be printed; one who forbids it is named
 * nowhere, not as a family either, and everybody on a label is in the record of the run. */
static void
test_households (void)
{
  KorRegister *self = kor_test_register_new ();
  const KorMerge family = KOR_MERGE_HOUSEHOLDS | KOR_MERGE_FAMILY;
  gint64 anna = kor_test_add_customer (self, "Anna", "Mäkinen");
  gint64 matti = kor_test_add_customer (self, "Matti", "Mäkinen");
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (KorBan) ban = NULL;

  kor_test_add_customer (self, "Ville", "Virtanen");
  assert_merged (self, KOR_MERGE_NONE, 3, 0, "Anna Mäkinen | Matti Mäkinen | Ville Virtanen");
  assert_merged (self, KOR_MERGE_HOUSEHOLDS, 2, 1, "Anna & Matti Mäkinen | Ville Virtanen");
  assert_merged (self, family, 2, 1, "Perhe Mäkinen | Ville Virtanen");
  runs = kor_register_list_runs (self, matti, 0, NULL);
  g_assert_cmpuint (runs->len, ==, 3);

  ban = kor_ban_new (anna,
                     KOR_SCOPE_DIRECT_ADVERTISING,
                     KOR_EXTENT_BOTH,
                     KOR_CHANNEL_EMAIL,
                     kor_date_from_ymd (2026, 11, 1));
  g_assert_true (kor_register_add_ban (self, ban, NULL));
  assert_merged (self, KOR_MERGE_HOUSEHOLDS, 2, 0, "Matti Mäkinen | Ville Virtanen");
  assert_merged (self, family, 2, 0, "Matti Mäkinen | Ville Virtanen");

  kor_test_add_customer (self, "Oona", "Mäkinen");
  assert_merged (self, family, 2, 1, "Matti & Oona Mäkinen | Ville Virtanen");
  kor_test_register_free (self);
}

/* Who is not selected stands on no label, so no label may mean them by naming the family. */
static void
test_family_selected (void)
{
  KorRegister *self = kor_test_register_new ();
  const gint64 both[] = { kor_test_add_customer (self, "Anna", "Mäkinen"),
                          kor_test_add_customer (self, "Matti", "Mäkinen") };
  g_autoptr (KorSelection) selection = kor_selection_new_of_customers (both, 2);
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = "labels",
                             .on_paper = TRUE,
                             .merge = KOR_MERGE_HOUSEHOLDS | KOR_MERGE_FAMILY };
  g_autoptr (KorListResult) whole = prepare (self, &request);
  g_autoptr (KorListResult) part = NULL;

  g_assert_cmpstr (((KorListPerson *) whole->persons->pdata[0])->lines[0], ==, "Perhe Mäkinen");
  kor_test_add_customer (self, "Oona", "Mäkinen");
  part = prepare (self, &request);
  g_assert_cmpstr (
    ((KorListPerson *) part->persons->pdata[0])->lines[0], ==, "Anna & Matti Mäkinen");
  g_assert_cmpint (part->run->matched, ==, 2);
  kor_test_register_free (self);
}

/* A run that is stopped before it is prepared leaves nothing. */
static void
test_cancelled (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_RELATION,
                             .selection = selection,
                             .medium = "csv" };
  gint64 entries;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  kor_test_add_customer (self, "Anna", "Mäkinen");
  entries = kor_test_journal_length (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (kor_register_prepare_list (self, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  runs = kor_register_list_runs (self, 0, 0, NULL);
  g_assert_cmpuint (runs->len, ==, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  kor_test_register_free (self);
}

/* Those left out stand by reason, then by name. */
static void
test_left_out_order (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_DIRECTORY,
                             .selection = selection,
                             .medium = "csv" };
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const names[] = { "Öhman", "Aalto", "Zetter", "Berg" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    gint64 customer = kor_test_add_customer (self, "Etu", names[i]);

    if (i < 2)
      kor_test_add_ban (self, customer, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_BOTH);
    else
      g_assert_true (kor_register_archive_customer (self, customer, TRUE, NULL));
  }
  result = prepare (self, &request);
  for (guint i = 0; i < result->left_out->len; i++)
    g_string_append_printf (text, "%s,", ((KorListLeftOut *) result->left_out->pdata[i])->name);
  g_assert_cmpstr (text->str, ==, "Berg Etu,Zetter Etu,Aalto Etu,Öhman Etu,");
  kor_test_register_free (self);
}

/* What is prepared and what is recorded agree on who is outside: an empty recipient is nobody. */
static void
test_empty_recipient (void)
{
  KorRegister *self = kor_test_register_new ();
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = {
    .purpose = KOR_PURPOSE_DIRECTORY, .selection = selection, .recipient = "", .medium = "csv"
  };
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (GPtrArray) runs = NULL;

  kor_test_add_ban (self, customer, KOR_SCOPE_LIST_PUBLICATION, KOR_EXTENT_DISCLOSURE);
  result = prepare (self, &request);
  g_assert_true (has_person (result, customer));
  runs = kor_register_list_runs (self, customer, 0, NULL);
  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_null (((KorListRun *) runs->pdata[0])->recipient);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/lists/every-ban", test_every_ban);
  g_test_add_func ("/lists/export-is-no-list", test_export_is_no_list);
  g_test_add_func ("/lists/ban-at-once", test_ban_at_once);
  g_test_add_func ("/lists/marks", test_marks);
  g_test_add_func ("/lists/run", test_run);
  g_test_add_func ("/lists/finish", test_finish);
  g_test_add_func ("/lists/households", test_households);
  g_test_add_func ("/lists/family-selected", test_family_selected);
  g_test_add_func ("/lists/cancelled", test_cancelled);
  g_test_add_func ("/lists/selection", test_selection);
  g_test_add_func ("/lists/selection/orders", test_select_orders);
  g_test_add_func ("/lists/order", test_order);
  g_test_add_func ("/lists/left-out-order", test_left_out_order);
  g_test_add_func ("/lists/empty-recipient", test_empty_recipient);
  return kor_test_run ();
}

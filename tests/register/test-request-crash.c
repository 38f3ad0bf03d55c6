/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that is killed leaves no case half decided: items, register, documents and journal agree. */

#include "kor-customer-fields.h"
#include "kor-test-requests.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define N_ROUNDS 25 /* of each of the four kinds of work */
#define DOCUMENT_SIZE 300000

/* --- the child: one kind of work without end, a sign before and after each piece ------------------- */

static gint64
prepare_case (KorRegister *self, KorRequestKind kind)
{
  g_autoptr (KorCustomer) customer = kor_test_customer_new ("Aino", "Vanha");
  gint64 id;

  kor_test_assert_done (kor_register_save_customer (self, customer, "web-shop", NULL, &done_error));
  id = kor_test_add_known_request (self, kind, customer->id);
  return id;
}

static gint64
prepare_decision (KorRegister *self)
{
  gint64 id = prepare_case (self, KOR_REQUEST_RECTIFICATION);
  g_autoptr (KorRequestItem) item = kor_request_item_new ("city");

  kor_test_claim (self, id, "last_name", "Uusi", KOR_GROUND_WRONG);
  item->wanted = g_strdup ("Turku");
  item->ground = KOR_GROUND_OUTDATED;
  item->contested = TRUE;
  kor_test_assert_done (kor_register_save_request_item (self, id, item, &done_error));
  return id;
}

static gboolean
decide (KorRegister *self, gint64 id, GError **error)
{
  return kor_register_decide_request (self, id, TRUE, NULL, error);
}

static gint64
prepare_carrying_out (KorRegister *self)
{
  gint64 id = prepare_case (self, KOR_REQUEST_RESTRICTION);

  kor_test_assert_done (decide (self, id, &done_error));
  return id;
}

static gint64
prepare_attaching (KorRegister *self)
{
  return kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
}

static gboolean
attach (KorRegister *self, gint64 id, GError **error)
{
  return kor_test_attach (self, id, DOCUMENT_SIZE) > 0;
}

static gint64
prepare_letter (KorRegister *self)
{
  gint64 id = prepare_case (self, KOR_REQUEST_ACCESS);

  kor_test_assert_done (decide (self, id, &done_error));
  return id;
}

static gboolean
reply (KorRegister *self, gint64 id, GError **error)
{
  return kor_test_keep_letter (self, id, KOR_LETTER_REPLY, error);
}

static const struct {
  const char *name;
  gint64 (*prepare) (KorRegister *self);
  gboolean (*work) (KorRegister *self, gint64 id, GError **error);
  int longest; /* wait before the kill, in microseconds: about as long as the work takes */
} works[] = {
  { "decide", prepare_decision, decide, 5000 },
  { "carry-out", prepare_carrying_out, kor_register_carry_out_request, 3000 },
  { "attach", prepare_attaching, attach, 20000 },
  { "letter", prepare_letter, reply, 15000 },
};

static int
work_on (const char *folder, guint which)
{
  g_autoptr (KorContext) context = kor_context_new_fixed (KOR_TEST_NOW);
  g_autoptr (KorSecret) password = kor_test_secret (KOR_TEST_PASSWORD);
  g_autoptr (KorRegister) self = NULL;

  kor_db_init_process ();
  self = kor_register_open (context, folder, KOR_TEST_USER, password, NULL);
  while (self != NULL) {
    gint64 id = works[which].prepare (self);

    if (write (STDOUT_FILENO, "+", 1) != 1 || !works[which].work (self, id, NULL) ||
        write (STDOUT_FILENO, "-", 1) != 1)
      return 1;
  }
  return 1;
}

/* --- the parent ------------------------------------------------------------------------------------ */

/* Kills the child @wait after it has begun piece number @n; returns how many pieces it told were done. */
static int
kill_child (const char *folder, guint which, int n, gulong wait)
{
  g_autofree char *number = g_strdup_printf ("%u", which);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "--work", folder, number, NULL);
  GInputStream *signs = g_subprocess_get_stdout_pipe (child);
  char sign[64];
  gssize n_read;
  int begun = 0, done = 0;

  g_assert_no_error (error);
  while (begun < n && g_input_stream_read (signs, sign, 1, NULL, &error) == 1) {
    begun += sign[0] == '+';
    done += sign[0] == '-';
  }
  g_assert_no_error (error);
  g_assert_cmpint (begun, ==, n);
  g_usleep (wait);
  g_subprocess_send_signal (child, SIGKILL);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (child));
  while ((n_read = g_input_stream_read (signs, sign, sizeof sign, NULL, &error)) > 0)
    for (gssize i = 0; i < n_read; i++)
      done += sign[i] == '-';
  g_assert_no_error (error);
  return done;
}

/* Items, notices and the customer's record say the same as the case. */
static gboolean
check_rectification (KorRegister *self, const KorRequest *request)
{
  g_autoptr (KorCustomer) customer = kor_register_load_customer (self, request->customer_id, NULL);
  g_autofree char *city = kor_customer_get_field (customer, "city", KOR_DATE_NONE);
  gboolean decided = request->decision != KOR_DECISION_NONE;
  gboolean contested = FALSE;

  for (guint i = 0; i < request->items->len; i++) {
    const KorRequestItem *item = request->items->pdata[i];

    g_assert_cmpint (item->decision, ==, decided ? KOR_ITEM_ACCEPT : KOR_ITEM_OPEN);
    g_assert_cmpstr (item->value, ==, decided ? item->wanted : NULL);
    contested = contested || (item->contested && !decided);
  }
  if (decided)
    g_assert_cmpuint (request->items->len, ==, 2);
  g_assert_cmpint (request->carried_out, ==, decided ? kor_test_today () : KOR_DATE_NONE);
  g_assert_cmpuint (request->notices->len, ==, decided ? 2 : 0);
  g_assert_cmpstr (customer->last_name, ==, decided ? "Uusi" : "Vanha");
  g_assert_cmpstr (city, ==, decided ? "Turku" : "Tampere");
  g_assert_true (customer->restricted == contested);
  return decided;
}

static gboolean
check_restriction (KorRegister *self, const KorRequest *request)
{
  g_autoptr (KorCustomer) customer = kor_register_load_customer (self, request->customer_id, NULL);

  g_assert_true (customer->restricted == (request->carried_out != KOR_DATE_NONE));
  return customer->restricted;
}

/* A reply is there with both its files and carried out, or not at all. */
static gboolean
check_access (const KorRequest *request)
{
  guint n_parts = request->customer_id != 0 ? 2 : 1;

  g_assert_true (request->documents->len == 0 || request->documents->len == n_parts);
  if (request->customer_id == 0)
    return request->documents->len > 0;
  g_assert_true (request->reply_kept == (request->documents->len > 0));
  g_assert_true (request->reply_kept == (request->carried_out != KOR_DATE_NONE));
  return request->reply_kept;
}

/* How many entries the journal has of an action on cases. */
static guint
count_entries (KorRegister *self, const char *action)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = kor_register_list_journal (self, 0, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    const KorJournalEntry *entry = entries->pdata[i];

    n += g_str_equal (entry->subject, "request") && g_str_equal (entry->action, action);
  }
  return n;
}

/* Checks all cases and documents; returns how many pieces of work are there. */
static guint
check_all (KorRegister *self)
{
  KorRequestQuery query = { .which = KOR_REQUESTS_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = kor_register_list_requests (self, &query, NULL, &error);
  guint n_documents = 0, n_done = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < requests->len; i++) {
    g_autoptr (KorRequest) request =
                kor_test_load_request (self, ((KorRequest *) requests->pdata[i])->id);

    n_documents += request->documents->len;
    if (request->kind == KOR_REQUEST_RECTIFICATION)
      n_done += check_rectification (self, request);
    else if (request->kind == KOR_REQUEST_RESTRICTION)
      n_done += check_restriction (self, request);
    else
      n_done += check_access (request);
  }
  g_assert_cmpuint (kor_test_count_files (self), ==, n_documents);
  return n_done;
}

static void
test_kill (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123 + which);
  int n_cut_off = 0, n_saved = 0;

  for (int round = 0; round < N_ROUNDS; round++) {
    g_autofree char *folder = kor_test_folder_new ();
    int n = 1 + round % 3;
    gulong wait = (gulong) g_rand_int_range (random, 0, works[which].longest);
    int told = kill_child (folder, which, n, wait);
    KorRegister *self = kor_test_register_open (folder, KOR_TEST_USER);
    int done = (int) check_all (self);

    g_test_message ("%s %d: told %d, there %d", works[which].name, round, told, done);
    g_assert_cmpint (done, >=, told);
    g_assert_cmpint (done, <=, told + 1);
    g_assert_cmpint (count_entries (self, works[which].name), >=, done);
    g_assert_cmpint (count_entries (self, works[which].name), <=, done + 1);
    n_cut_off += done < n;
    n_saved += done >= n;
    kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
    kor_test_assert_done (works[which].work (self, works[which].prepare (self), &done_error));
    kor_test_register_free (self);
  }
  g_test_message ("%s: %d cut off, %d saved", works[which].name, n_cut_off, n_saved);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--work"))
    return work_on (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));

  kor_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++) {
    g_autofree char *path = g_strconcat ("/request-crash/", works[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kill);
  }
  return kor_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-request-rules.h"

#include <string.h>

#include "kor-error.h"

/* data/request-rules.txt says of each case what it is and what it lacks; its head tells how to read it. */

typedef struct {
  KorRequest *request;
  KorDate today;
} Case;

/* --- reading ---------------------------------------------------------------------------- */

static void
add_item (KorRequest *request, const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", -1);
  KorRequestItem *item;

  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  item = kor_request_item_new (parts[1]);
  item->number = request->items->len + 1;
  g_assert_true (kor_ground_from_string (parts[2], &item->ground));
  item->wanted = g_str_equal (parts[3], "-") ? NULL : g_strdup (parts[3]);
  g_assert_true (kor_item_decision_from_string (parts[4], &item->decision));
  g_ptr_array_add (request->items, item);
}

static void
add_notice (KorRequest *request, KorNoticeState state)
{
  KorRequestNotice *notice = kor_request_notice_new (1, KOR_PARTY_SOURCE, "Messut");

  notice->state = state;
  g_ptr_array_add (request->notices, notice);
}

/* Facts that are a day of their own. */
static gboolean
set_day (KorRequest *request, const char *word, KorDate day)
{
  const struct {
    const char *word;
    KorDate *date;
  } days[] = {
    { "asked-signature", &request->asked_signature },
    { "asked-specification", &request->asked_specification },
    { "extended", &request->extended },
    { "carried", &request->carried_out },
    { "delivered", &request->delivered },
    { "closed", &request->closed },
    { "ombudsman", &request->ombudsman_since },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_equal (days[i].word, word)) {
      *days[i].date = day;
      return TRUE;
    }
  return FALSE;
}

static gboolean
set_flag (KorRequest *request, const char *word)
{
  const struct {
    const char *word;
    gboolean *flag;
  } flags[] = {
    { "absent", &request->not_in_register },
    { "reply", &request->reply_kept },
    { "told", &request->decision_told },
    { "certificate", &request->certificate_issued },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (flags[i].word, word)) {
      *flags[i].flag = TRUE;
      return TRUE;
    }
  return FALSE;
}

static void
set_fact (Case *self, const char *word)
{
  KorRequest *request = self->request;

  if (g_str_equal (word, "early"))
    self->today = kor_date_from_ymd (2026, 10, 20);
  else if (g_str_equal (word, "customer"))
    request->customer_id = 7;
  else if (g_str_has_prefix (word, "item:"))
    add_item (request, word);
  else if (g_str_equal (word, "waiting"))
    add_notice (request, KOR_NOTICE_WAITING);
  else if (g_str_equal (word, "sent"))
    add_notice (request, KOR_NOTICE_SENT);
  else if (g_str_has_prefix (word, "by-"))
    g_assert_true (kor_identity_from_string (word + strlen ("by-"), &request->identity));
  else if (!kor_signature_from_string (word, &request->signature) &&
           !kor_decision_from_string (word, &request->decision) && !set_flag (request, word) &&
           !set_day (request, word, kor_date_from_ymd (2026, 11, 2)))
    g_error ("no fact %s", word);
}

static void
read_case (Case *self, const char *facts)
{
  g_auto (GStrv) words = g_strsplit (facts, " ", -1);
  KorRequestKind kind = KOR_REQUEST_ACCESS;

  g_assert_true (kor_request_kind_from_string (words[0], &kind));
  self->request = kor_request_new (kind);
  self->request->received = kor_date_from_ymd (2026, 10, 19);
  self->request->year = 2026;
  self->request->number = 1;
  self->today = kor_date_from_ymd (2026, 11, 23);
  for (guint i = 1; words[i] != NULL; i++)
    if (*words[i] != '\0')
      set_fact (self, words[i]);
}

/* --- telling ---------------------------------------------------------------------------- */

static char *
lacks_to_text (const GArray *lacks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lacks->len; i++) {
    const KorRequestLack *lack = &g_array_index (lacks, KorRequestLack, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", kor_missing_to_string (lack->missing));
    if (lack->item != 0)
      g_string_append_printf (text, "%u", lack->item);
  }
  return g_string_free (text, FALSE);
}

static char *
actions_to_text (const Case *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < KOR_N_ACTIONS; i++) {
    g_autoptr (GArray) lacks = kor_request_check (self->request, i, self->today);
    g_autofree char *words = lacks_to_text (lacks);

    if (lacks->len > 0)
      g_string_append_printf (
        text, "%s%s %s", text->len > 0 ? " ; " : "", kor_action_to_string (i), words);
  }
  return g_string_free (text, FALSE);
}

static char *
steps_to_text (const KorRequest *request)
{
  static const char letters[] = { 'a', 'c', 'd', 'n' };
  KorStepState steps[KOR_N_STEPS];
  char *text = g_new0 (char, KOR_N_STEPS + 1);

  kor_request_get_steps (request, steps);
  for (guint i = 0; i < KOR_N_STEPS; i++)
    text[i] = letters[steps[i]];
  return text;
}

/* --- tests ------------------------------------------------------------------------------ */

static void
test_table (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "core", "data", "request-rules.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) columns = g_strsplit (lines[i], "|", -1);
    g_autofree char *actions = NULL;
    g_autofree char *steps = NULL;
    Case self;

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_assert_cmpuint (g_strv_length (columns), ==, 4);
    g_test_message ("line %u: %s", i + 1, columns[0]);
    read_case (&self, g_strstrip (columns[0]));
    steps = steps_to_text (self.request);
    actions = actions_to_text (&self);
    g_assert_cmpstr (kor_request_state_to_string (kor_request_get_state (self.request)),
                     ==,
                     g_strstrip (columns[1]));
    g_assert_cmpstr (steps, ==, g_strstrip (columns[2]));
    g_assert_cmpstr (actions, ==, g_strstrip (columns[3]));
    kor_request_free (self.request);
    n++;
  }
  g_assert_cmpuint (n, >=, 40);
}

/* Whatever else is so: nothing is decided of somebody who may be somebody else (R50), and nothing is
 * closed while somebody waits (R58) or a refusal has no certificate (R59). */
static void
test_never (void)
{
  const KorDate today = kor_date_from_ymd (2026, 10, 20);

  for (guint bits = 0; bits < 1u << 7; bits++)
    for (guint kind = 0; kind < KOR_N_REQUEST_KINDS; kind++)
      for (guint identity = 0; identity < KOR_N_IDENTITIES; identity++)
        for (guint decision = 0; decision < KOR_N_DECISIONS; decision++) {
          g_autoptr (KorRequest) request = kor_request_new (kind);
          g_autoptr (GArray) decide = NULL;
          g_autoptr (GArray) finish = NULL;

          request->received = today;
          request->customer_id = (bits & 1) != 0 ? 3 : 0;
          request->signature = (bits & 2) != 0 ? KOR_SIGNATURE_HANDWRITTEN : KOR_SIGNATURE_NONE;
          request->identity = identity;
          request->decision = decision;
          request->carried_out = (bits & 4) != 0 ? today : KOR_DATE_NONE;
          request->delivered = (bits & 8) != 0 ? today : KOR_DATE_NONE;
          request->reply_kept = (bits & 16) != 0;
          request->certificate_issued = (bits & 32) != 0;
          if ((bits & 64) != 0)
            add_notice (request, KOR_NOTICE_WAITING);
          decide = kor_request_check (request, KOR_ACTION_DECIDE, today);
          finish = kor_request_check (request, KOR_ACTION_CLOSE, today);

          if (decide->len == 0) {
            g_assert_true (request->customer_id != 0);
            g_assert_true (identity != KOR_IDENTITY_NONE);
            g_assert_false (identity == KOR_IDENTITY_COMPARED &&
                            request->signature == KOR_SIGNATURE_NONE);
          }
          if (finish->len == 0) {
            g_assert_true (decision != KOR_DECISION_NONE && (bits & 8) != 0 && (bits & 64) == 0);
            g_assert_true (decision == KOR_DECISION_GRANTED || (bits & 32) != 0);
            g_assert_true (decision == KOR_DECISION_REFUSED || (bits & (4 | 16)) != 0);
          }
          g_assert_cmpint (
            kor_request_get_state (request) == KOR_REQUEST_NOTIFIED, ==, finish->len == 0);
        }
}

static void
test_items (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lacks = NULL;
  g_autoptr (GArray) other = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autofree char *other_text = NULL;
  g_autofree char *missing_text = NULL;
  Case self;

  read_case (&self,
             "rectification early customer by-callback item:phone:wrong:x:open"
             " item:street:none:-:open item:city:wrong:x:accept");
  lacks = kor_request_check_item (self.request, 1, KOR_ITEM_ACCEPT, self.today);
  g_assert_cmpuint (lacks->len, ==, 0);
  other = kor_request_check_item (self.request, 2, KOR_ITEM_REFUSE, self.today);
  other_text = lacks_to_text (other);
  g_assert_cmpstr (other_text, ==, "item-wanted2,item-ground2");
  missing = kor_request_check_item (self.request, 3, KOR_ITEM_ACCEPT, self.today);
  missing_text = lacks_to_text (missing);
  g_assert_cmpstr (missing_text, ==, "undecided3");
  kor_request_free (self.request);
}

static void
test_letters (void)
{
  static const struct {
    const char *facts;
    const char *letter;
    const char *lacks;
  } rows[] = {
    { "access early", "receipt", "" },
    { "access early", "ask-signature", "" },
    { "access early", "reply", "decision" },
    { "access customer by-in-person granted", "reply", "" },
    { "access customer by-in-person granted reply carried delivered", "reply", "undone" },
    { "access customer by-in-person refused", "reply", "grant" },
    { "access customer by-in-person granted", "certificate", "refusal" },
    { "access customer by-in-person refused", "certificate", "" },
    { "access customer by-in-person refused", "ask-signature", "undecided" },
    { "rectification early customer", "certificate", "decision" },
    { "rectification customer by-callback partly carried waiting", "certificate", "" },
    { "rectification customer by-callback partly carried waiting", "notice", "" },
    { "rectification customer by-callback partly carried", "notice", "party" },
    { "rectification early customer", "reply", "kind,decision" },
    { "rectification early customer", "extension", "extension" },
    { "rectification early customer extended", "extension", "" },
    { "objection customer by-in-person granted carried", "ban-confirmation", "" },
    { "erasure customer by-in-person granted", "erasure-result", "carry-out" },
    { "access customer by-in-person refused closed", "certificate", "open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GArray) lacks = NULL;
    g_autofree char *text = NULL;
    KorLetterKind letter = KOR_LETTER_RECEIPT;
    Case self;

    g_test_message ("%s: %s", rows[i].facts, rows[i].letter);
    read_case (&self, rows[i].facts);
    g_assert_true (kor_letter_from_string (rows[i].letter, &letter));
    lacks = kor_request_check_letter (self.request, letter, self.today);
    text = lacks_to_text (lacks);
    g_assert_cmpstr (text, ==, rows[i].lacks);
    kor_request_free (self.request);
  }
}

static void
test_identity (void)
{
  const KorDate today = kor_date_from_ymd (2026, 10, 20);
  g_autoptr (KorRequest) request = kor_request_new (KOR_REQUEST_ACCESS);

  for (guint by = KOR_IDENTITY_COMPARED; by < KOR_N_IDENTITIES; by++) {
    g_autoptr (GArray) unsigned_lacks = NULL;
    g_autoptr (GArray) signed_lacks = NULL;

    request->signature = KOR_SIGNATURE_NONE;
    unsigned_lacks = kor_request_check_identity (request, by, today);
    request->signature = KOR_SIGNATURE_ELECTRONIC;
    signed_lacks = kor_request_check_identity (request, by, today);
    g_assert_cmpuint (unsigned_lacks->len, ==, by == KOR_IDENTITY_COMPARED ? 1 : 0);
    g_assert_cmpuint (signed_lacks->len, ==, 0);
  }
}

static void
test_decision (void)
{
  for (guint kind = 0; kind < KOR_N_REQUEST_KINDS; kind++) {
    g_autoptr (KorRequest) request = kor_request_new (kind);
    g_autoptr (GArray) grant = NULL;
    g_autoptr (GArray) refuse = NULL;

    request->not_in_register = TRUE;
    request->identity = KOR_IDENTITY_IN_PERSON;
    grant = kor_request_check_decision (request, TRUE, 0);
    refuse = kor_request_check_decision (request, FALSE, 0);
    g_assert_cmpuint (
      grant->len, ==, kind == KOR_REQUEST_ACCESS || kind == KOR_REQUEST_PORTABILITY ? 0 : 1);
    g_assert_cmpuint (refuse->len, ==, 0);
  }
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) facts = NULL;
  Case self;

  read_case (&self, "rectification early customer by-callback item:phone:none:x:open");
  g_assert_false (kor_request_require (self.request, KOR_ACTION_DECIDE, self.today, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_NOT_ALLOWED);
  facts = kor_error_get_facts (error);
  g_assert_cmpuint (g_strv_length (facts), ==, 4);
  g_assert_cmpstr (facts[0], ==, "2026-001");
  g_assert_cmpstr (facts[1], ==, "decide");
  g_assert_cmpstr (facts[2], ==, "item-ground");
  g_assert_cmpstr (facts[3], ==, "1");
  kor_request_free (self.request);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-rules/table", test_table);
  g_test_add_func ("/request-rules/never", test_never);
  g_test_add_func ("/request-rules/items", test_items);
  g_test_add_func ("/request-rules/letters", test_letters);
  g_test_add_func ("/request-rules/identity", test_identity);
  g_test_add_func ("/request-rules/decision", test_decision);
  g_test_add_func ("/request-rules/error", test_error);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-lists.h"
#include "kor-register-run-list.h"
#include "kor-test-requests.h"

/* Runs found by words, the newest first. */

static gint64
make_run (KorRegister *self, KorPurpose purpose, const char *recipient, const char *words)
{
  g_autoptr (KorSelection) selection = kor_selection_parse (words, NULL);
  KorListRequest request = { .purpose = purpose,
                             .selection = selection,
                             .recipient = recipient,
                             .medium = "labels",
                             .sheet = "avery-l7160",
                             .on_paper = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (KorListResult) result = kor_register_prepare_list (self, &request, NULL, &error);

  g_assert_no_error (error);
  kor_test_assert_done (kor_register_finish_list (self, result->run->id, TRUE, &done_error));
  return result->run->id;
}

static KorRegister *
register_with_runs (void)
{
  KorRegister *self = kor_test_register_new ();

  kor_test_add_customer (self, "Aino", "Aalto");
  g_assert_cmpint (make_run (self, KOR_PURPOSE_RELATION, NULL, "all"), ==, 1);
  g_assert_cmpint (
    make_run (self, KOR_PURPOSE_DIRECT_MARKETING, "Postitustalo Ähtäri Oy", "country=FI"), ==, 2);
  g_assert_cmpint (make_run (self, KOR_PURPOSE_DIRECT_MARKETING, NULL, "place=Tampere"), ==, 3);
  return self;
}

static void
assert_found (KorRegister *self, const KorRunQuery *query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = kor_register_find_runs (self, query, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
      text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_search (KorRegister *self, const char *search, const char *expected)
{
  KorRunQuery query = { .search = search };

  assert_found (self, &query, expected);
}

static void
test_find (void)
{
  KorRegister *self = register_with_runs ();

  assert_search (self, NULL, "3 2 1");
  assert_search (self, "  ", "3 2 1");
  assert_search (self, "ahtari", "2");
  assert_search (self, "ÄHTÄRI postitustalo", "2");
  assert_search (self, "tampere", "3");
  assert_search (self, "L7160", "3 2 1");
  assert_search (self, "2026", "3 2 1");
  assert_search (self, "23.11.2026", "3 2 1");
  assert_search (self, "2025", "");
  assert_search (self, "ahtari tampere", "");
  kor_test_register_free (self);
}

/* What a purpose is called is the caller's knowledge: a word brings the purposes it may mean. */
static void
test_find_purpose (void)
{
  KorRegister *self = register_with_runs ();
  KorRunQuery query = { .search = "suoramarkkinointi" };

  assert_found (self, &query, "");
  query.purposes[0] = 1u << KOR_PURPOSE_DIRECT_MARKETING;
  assert_found (self, &query, "3 2");
  query.search = "suoramarkkinointi  ahtari";
  assert_found (self, &query, "2");
  query.search = NULL;
  query.limit = 2;
  assert_found (self, &query, "3 2");
  kor_test_register_free (self);
}

static void
test_load (void)
{
  KorRegister *self = register_with_runs ();
  const gint64 ids[] = { 3, 1 };
  const gint64 missing[] = { 9 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = kor_register_load_runs (self, ids, 2, NULL, &error);
  const KorListRun *first, *second;

  g_assert_no_error (error);
  g_assert_cmpuint (runs->len, ==, 2);
  first = runs->pdata[0];
  second = runs->pdata[1];
  g_assert_cmpint (first->id, ==, 3);
  g_assert_cmpstr (first->selection, ==, "place=Tampere");
  g_assert_cmpint (second->id, ==, 1);
  g_assert_cmpint (second->purpose, ==, KOR_PURPOSE_RELATION);
  g_assert_null (kor_register_load_runs (self, missing, 1, NULL, &error));
  kor_test_assert_error (error, KOR_ERROR_NOT_FOUND, "run", "9", NULL);
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/run-list/find", test_find);
  g_test_add_func ("/run-list/find-purpose", test_find_purpose);
  g_test_add_func ("/run-list/load", test_load);
  return kor_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-list-rules.h"

#include <string.h>

/*
 * data/list-rules.txt says what each single fact does to each run. Of several facts the first
 * reason in the order of KorLeftOut counts: that, too, is worked out here and not taken from the
 * rules.
 */

#define N_FACTS (2 * KOR_N_SCOPES + 6)
#define N_WAYS 4 /* own file, own paper, outside file, outside paper */

static KorLeftOut table[KOR_N_PURPOSES][N_FACTS][N_WAYS];

static int
find_fact (const char *word)
{
  static const char *const words[] = { "archived",   "anonymised",    "deceased",
                                       "restricted", "returned-mail", "incomplete-address" };
  KorScope scope;

  if (g_str_has_prefix (word, "processing:") &&
      kor_scope_from_string (word + strlen ("processing:"), &scope))
    return (int) scope;
  if (g_str_has_prefix (word, "disclosure:") &&
      kor_scope_from_string (word + strlen ("disclosure:"), &scope))
    return KOR_N_SCOPES + (int) scope;
  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return 2 * KOR_N_SCOPES + i;
  g_error ("no fact %s", word);
}

static void
load_table (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "core", "data", "list-rules.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_read = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    KorPurpose purpose;
    int fact;

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_assert_cmpuint (g_strv_length (words), ==, 2 + N_WAYS);
    g_assert_true (kor_purpose_from_string (words[0], &purpose));
    fact = find_fact (words[1]);
    for (guint way = 0; way < N_WAYS; way++)
      g_assert_true (kor_left_out_from_string (words[2 + way], &table[purpose][fact][way]));
    n_read++;
  }
  g_assert_cmpuint (n_read, ==, KOR_N_PURPOSES * N_FACTS);
}

static KorListFacts
make_facts (guint bits)
{
  KorListFacts facts = {
    .bans_processing = bits & ((1u << KOR_N_SCOPES) - 1),
    .bans_disclosure = (bits >> KOR_N_SCOPES) & ((1u << KOR_N_SCOPES) - 1),
  };

  bits >>= 2 * KOR_N_SCOPES;
  facts.archived = (bits & 1) != 0;
  facts.anonymised = (bits & 2) != 0;
  facts.deceased = (bits & 4) != 0;
  facts.restricted = (bits & 8) != 0;
  facts.returned_mail = (bits & 16) != 0;
  facts.complete_address = (bits & 32) == 0;
  return facts;
}

/* The first reason among those of the single facts. */
static KorLeftOut
expect (guint bits, guint purpose, guint way)
{
  KorLeftOut first = KOR_LEFT_OUT_NO;

  for (guint fact = 0; fact < N_FACTS; fact++) {
    KorLeftOut reason = table[purpose][fact][way];

    if ((bits & (1u << fact)) != 0 && reason != KOR_LEFT_OUT_NO &&
        (first == KOR_LEFT_OUT_NO || reason < first))
      first = reason;
  }
  return first;
}

static void
check (guint bits)
{
  KorListFacts facts = make_facts (bits);

  for (guint purpose = 0; purpose < KOR_N_PURPOSES; purpose++) {
    for (guint way = 0; way < N_WAYS; way++) {
      KorLeftOut found =
        kor_list_rules_decide (&facts, (KorPurpose) purpose, (way & 1) != 0, (way & 2) != 0);

      if (found != expect (bits, purpose, way))
        g_error ("facts %x, %s, way %u: %s",
                 bits,
                 kor_purpose_to_string ((KorPurpose) purpose),
                 way,
                 kor_left_out_to_string (found));
    }
  }
}

/* Every set of bans with each state of the person alone, and every set of states with each ban. */
static void
test_all (void)
{
  const guint n_bans = 1u << (2 * KOR_N_SCOPES);

  for (guint bans = 0; bans < n_bans; bans++) {
    check (bans);
    for (guint state = 0; state < 6; state++)
      check (bans | 1u << (2 * KOR_N_SCOPES + state));
  }
  for (guint states = 0; states < 64; states++)
    for (guint ban = 0; ban < 2 * KOR_N_SCOPES; ban++)
      check (states << (2 * KOR_N_SCOPES) | 1u << ban);
}

static void
test_purposes (void)
{
  for (guint purpose = 0; purpose < KOR_N_PURPOSES; purpose++) {
    KorScope scope = KOR_N_SCOPES;
    gboolean has_scope = kor_purpose_get_scope ((KorPurpose) purpose, &scope);
    KorListFacts facts = { .complete_address = TRUE };

    g_assert_true (
      g_str_has_prefix (kor_purpose_get_legal_basis ((KorPurpose) purpose), "Art. 6(1)("));
    g_assert_cmpint (
      has_scope, ==, purpose != KOR_PURPOSE_RELATION && purpose != KOR_PURPOSE_EXPORT);
    if (!has_scope)
      continue;

    /* The ban of a purpose's own scope stops it. */
    facts.bans_processing = (guint8) KOR_SCOPE_BIT (scope);
    g_assert_cmpint (
      kor_list_rules_decide (&facts, (KorPurpose) purpose, FALSE, FALSE), !=, KOR_LEFT_OUT_NO);
    if (purpose == KOR_PURPOSE_DIRECTORY)
      g_assert_cmpint (scope, ==, KOR_SCOPE_LIST_PUBLICATION);
    else
      g_assert_cmpstr (
        kor_scope_to_string (scope), ==, kor_purpose_to_string ((KorPurpose) purpose));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  load_table ();
  g_test_add_func ("/core/list-rules/all", test_all);
  g_test_add_func ("/core/list-rules/purposes", test_purposes);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding the person who asks. */

#include "kor-register-requests.h"

#include "kor-collation.h"
#include "kor-register-customers.h"
#include "kor-register-private.h"

/* How many hits are looked through for one that may be shown. */
#define MAX_HITS 2000

/* What a requester may be found by: all that the search knows but e-mail addresses, which anybody may
 * write on a paper. */
#define KNOWN_BY                                                                                   \
  "SELECT concat_ws (' ', c.first_name, c.last_name, c.former_names, c.list_organisation,"         \
  "  (SELECT group_concat (concat_ws (' ', a.co, a.street, a.postal_code, a.city), ' ')"           \
  "   FROM address a WHERE a.customer = c.id), c.id, c.external_id,"                               \
  "  (SELECT group_concat (concat_ws (' ', p.digits, p.value), ' ') FROM phone p"                  \
  "   WHERE p.customer = c.id),"                                                                   \
  "  (SELECT o.business_id FROM organisation o WHERE o.id = c.organisation),"                      \
  "  (SELECT group_concat (o.number, ' ') FROM orders o WHERE o.customer = c.id))"                 \
  " FROM customer c WHERE c.id = ?"

/* The words of a text without case and diacritics, as the search index has them. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *folded = kor_fold (text);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p)) {
    gboolean inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

    if (inside && start == NULL)
      start = p;
    if (!inside && start != NULL) {
      g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
      start = NULL;
    }
    if (*p == '\0')
      return words;
  }
}

static gboolean
begins_a_word (GPtrArray *words, const char *beginning)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (words->pdata[i], beginning))
      return TRUE;
  return FALSE;
}

/* What is typed for a number may be spaced otherwise than it is held. */
static gboolean
is_number_of (const char *known, const char *typed)
{
  g_autofree char *digits = kor_phone_to_digits (typed);
  g_autoptr (GPtrArray) words = split_words (known);

  for (const char *p = typed; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && strchr (" -+()/", *p) == NULL)
      return FALSE;
  return *digits != '\0' && begins_a_word (words, digits);
}

/* Whether every typed word stands in what the person is known by. */
static gboolean
is_known_by (const char *known, const char *typed)
{
  g_autoptr (GPtrArray) words = split_words (known);
  g_autoptr (GPtrArray) wanted = split_words (typed);

  for (guint i = 0; i < wanted->len; i++)
    if (!begins_a_word (words, wanted->pdata[i]))
      return is_number_of (known, typed);
  return wanted->len > 0;
}

typedef struct {
  const char *typed;
  guint limit;
  GArray *hits;
  GArray *ids;
} Sifting;

static gboolean
sift_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Sifting *sifting = data;

  for (guint i = 0; i < sifting->hits->len; i++) {
    gint64 id = g_array_index (sifting->hits, gint64, i);
    GError *local = NULL;
    g_autoptr (KorDbStatement) row = kor_db_query (db, error, KNOWN_BY, "i", id);

    if (row == NULL)
      return FALSE;
    if (kor_db_statement_next (row, &local) &&
        is_known_by (kor_db_statement_get_text (row, 0), sifting->typed))
      g_array_append_val (sifting->ids, id);
    if (!kor_rows_end (local, error))
      return FALSE;
    if (sifting->limit > 0 && sifting->ids->len == sifting->limit)
      return TRUE;
  }
  return TRUE;
}

/**
 * kor_register_find_requesters:
 * @self: a register
 * @typed: words of a name or former name, an organisation, a phone, order or customer number
 * @limit: how many; 0: all that are looked through
 * @cancellable: (nullable): a newer search cancels the older
 * @error: return location
 *
 * Finds whom a request may come from, archived customers too. An e-mail address finds nobody: it stands
 * on the paper, and says nothing of who wrote it.
 *
 * Returns: (transfer full) (element-type KorCustomerRow) (nullable): candidates by name
 */
GPtrArray *
kor_register_find_requesters (
  KorRegister *self, const char *typed, guint limit, GCancellable *cancellable, GError **error)
{
  KorCustomerQuery query = { .search = typed, .limit = MAX_HITS };
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Sifting sifting = { typed, limit, NULL, ids };

  if (kor_text_or_null (typed) == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) kor_customer_row_free);
  hits = kor_register_list_customers (self, &query, cancellable, error);
  if (hits == NULL)
    return NULL;
  sifting.hits = hits;
  if (!kor_register_read (self, sift_body, &sifting, cancellable, error))
    return NULL;
  return kor_register_load_customer_rows (
    self, (const gint64 *) (void *) ids->data, ids->len, cancellable, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-requests.h"

#include "kor-collation.h"
#include "kor-error.h"
#include "kor-register-requests-private.h"

/* --- operations ------------------------------------------------------------------------------- */

typedef struct {
  gint64 id;
  KorRequest *request;
} Loading;

static gboolean
load_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Loading *loading = data;

  loading->request = kor_request_load (db, loading->id, error);
  return loading->request != NULL;
}

/**
 * kor_register_load_request:
 * @self: a register
 * @id: which case
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the case with items, notices and documents, or %NULL with
 *   KOR_ERROR_NOT_FOUND
 */
KorRequest *
kor_register_load_request (KorRegister *self, gint64 id, GError **error)
{
  Loading loading = { id, NULL };

  kor_register_read (self, load_body, &loading, NULL, error);
  return loading.request;
}

typedef struct {
  const char *reference;
  gint64 id;
} Finding;

static gboolean
find_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Finding *finding = data;
  guint64 own = 0;
  int year = 0, number = 0;

  if (!kor_request_parse_number (finding->reference, &year, &number))
    g_ascii_string_to_unsigned (finding->reference, 10, 1, G_MAXINT64, &own, NULL);
  if (!kor_db_get_int64 (db,
                         &finding->id,
                         error,
                         "SELECT coalesce ((SELECT id FROM request WHERE year = ? AND number = ?),"
                         " (SELECT id FROM request WHERE id = ?), 0)",
                         "iii",
                         (gint64) year,
                         (gint64) number,
                         (gint64) own))
    return FALSE;
  if (finding->id == 0)
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "request", finding->reference, NULL);
  return finding->id != 0;
}

/**
 * kor_register_find_request:
 * @self: a register
 * @reference: the number of a case, "2026-001", or its id
 * @error: return location
 *
 * Returns: the id of the case, or 0 with KOR_ERROR_NOT_FOUND
 */
gint64
kor_register_find_request (KorRegister *self, const char *reference, GError **error)
{
  Finding finding = { reference, 0 };

  return kor_register_read (self, find_body, &finding, NULL, error) ? finding.id : 0;
}

typedef struct {
  const KorRequestQuery *query;
  GPtrArray *requests;
} Listing;

/* Whether the typed words are in the number, the requester's or the customer's name. */
static gboolean
is_found (const KorRequest *request, const char *search)
{
  g_autofree char *number = kor_request_get_number (request);
  g_autofree char *wanted = kor_fold (search);
  g_autofree char *requester = kor_fold (request->requester);
  g_autofree char *customer = kor_fold (request->customer_name);
  g_autofree char *all = g_strjoin (" ", number, requester, customer, NULL);
  g_auto (GStrv) words = g_strsplit (wanted, " ", -1);

  for (int i = 0; words[i] != NULL; i++)
    if (strstr (all, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  static const char *const conditions[] = {
    "r.closed IS NULL AND (?1 = 0 OR r.customer = ?1)",
    "r.closed IS NOT NULL AND (?1 = 0 OR r.customer = ?1)",
    "(?1 = 0 OR r.customer = ?1)",
  };
  const Listing *listing = data;
  const KorRequestQuery *query = listing->query;

  if (!kor_requests_read (db,
                          conditions[query->which],
                          "r.closed IS NOT NULL, CASE WHEN r.closed IS NULL THEN r.due END,"
                          " r.closed DESC, r.year, r.number",
                          query->customer_id,
                          listing->requests,
                          error))
    return FALSE;
  for (guint i = listing->requests->len; query->search != NULL && i > 0; i--)
    if (!is_found (listing->requests->pdata[i - 1], query->search))
      g_ptr_array_remove_index (listing->requests, i - 1);
  return TRUE;
}

/**
 * kor_register_list_requests:
 * @self: a register
 * @query: which cases
 * @cancellable: (nullable): a newer query cancels the older
 * @error: return location
 *
 * The open cases by their limit, then the closed ones, the last closed first. The records have what
 * their state follows from, but neither documents nor what was withheld.
 *
 * Returns: (transfer full) (element-type KorRequest) (nullable): the cases
 */
GPtrArray *
kor_register_list_requests (KorRegister *self,
                            const KorRequestQuery *query,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) requests =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_free);
  Listing listing = { query, requests };

  if (!kor_register_read (self, list_body, &listing, cancellable, error))
    return NULL;
  return g_steal_pointer (&requests);
}

static gboolean
count_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  static const KorRequestQuery query = { .which = KOR_REQUESTS_OPEN };
  KorRequestCounts *counts = data;
  KorDate today = kor_context_get_today (kor_register_get_context (self));
  KorDate sunday = today + 7 - kor_date_weekday (today);
  g_autoptr (GPtrArray) requests =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_request_free);
  Listing listing = { &query, requests };
  gint64 closed = 0;

  if (!list_body (self, db, &listing, error) ||
      !kor_db_get_int64 (
        db, &closed, error, "SELECT count (*) FROM request WHERE closed IS NOT NULL", NULL))
    return FALSE;
  *counts = (KorRequestCounts) { .open = requests->len, .closed = (guint) closed };
  for (guint i = 0; i < requests->len; i++) {
    const KorRequest *request = requests->pdata[i];

    if (kor_request_is_answered (request))
      continue;
    counts->overdue += request->due < today;
    counts->this_week += request->due >= today && request->due <= sunday;
  }
  return TRUE;
}

/**
 * kor_register_count_requests:
 * @self: a register
 * @counts: (out caller-allocates): how many cases wait
 * @error: return location
 *
 * A case that has been answered is open until it is closed, but not due any more.
 */
gboolean
kor_register_count_requests (KorRegister *self, KorRequestCounts *counts, GError **error)
{
  return kor_register_read (self, count_body, counts, NULL, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "kor-register-private.h"

/*
 * Customers have ranks in the order of their names, with gaps, and the full-text index has the rank
 * as its rowid: the first hits of a search come out in the order of the list without sorting.
 */

#define SEARCH_ROWS                                                                                \
  "SELECT c.sort_rank,"                                                                            \
  " concat_ws (' ', c.first_name, c.last_name, c.former_names, c.list_organisation,"               \
  "  (SELECT group_concat (concat_ws (' ', a.co, a.street, a.postal_code, a.city), ' ')"           \
  "   FROM address a WHERE a.customer = c.id),"                                                    \
  "  (SELECT group_concat (e.value, ' ') FROM email e WHERE e.customer = c.id)),"                  \
  " concat_ws (' ', c.id, c.external_id,"                                                          \
  "  (SELECT group_concat (p.digits, ' ') FROM phone p WHERE p.customer = c.id),"                  \
  "  (SELECT o.business_id FROM organisation o WHERE o.id = c.organisation))"                      \
  " FROM customer c"

#define SEARCH_INSERT "INSERT INTO customer_search (rowid, words, numbers) " SEARCH_ROWS

/* How many neighbours move when the gap between two names is used up, and the smallest gap that may
 * come of it: where it is too crowded for that, more of them move. */
#define SPREAD 1000
#define MIN_GAP 1024

/* Customers whose search text is in memory at once when the index is built: some 50 MB. */
#define INDEX_PART G_GINT64_CONSTANT (250000)

/* Digits by which a telephone number is known. */
#define MIN_PHONE 6

/* More words than anybody types; FTS5 takes no more than some hundred. */
#define MAX_WORDS 32

/* Adds a customer to the search index at its present rank. */
gboolean
kor_search_index_one (KorDb *db, gint64 id, GError **error)
{
  return kor_db_run (db, error, SEARCH_INSERT " WHERE c.id = ?", "i", id);
}

/* Takes what stands at a rank out of the search index. */
gboolean
kor_search_drop_one (KorDb *db, gint64 rank, GError **error)
{
  return kor_db_run (db, error, "DELETE FROM customer_search WHERE rowid = ?", "i", rank);
}

/* A row on its way into the search index. */
typedef struct {
  gint64 rank;
  const char *words;
  const char *numbers;
} Searched;

static int
compare_searched (gconstpointer a, gconstpointer b)
{
  const Searched *left = a, *right = b;

  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* Reads what is searched of the customers with ranks after @after and up to @end, as they lie in the
 * file. */
static gboolean
read_searched (
  KorDb *db, gint64 after, gint64 end, GArray *rows, GStringChunk *texts, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    SEARCH_ROWS " WHERE +c.sort_rank > ? AND +c.sort_rank <= ? ORDER BY c.id",
    "ii",
    after,
    end);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    Searched searched = { kor_db_statement_get_int64 (row, 0),
                          g_string_chunk_insert (texts, kor_db_statement_get_text (row, 1)),
                          g_string_chunk_insert (texts, kor_db_statement_get_text (row, 2)) };

    g_array_append_val (rows, searched);
  }
  return kor_rows_end (local, error);
}

static gboolean
index_part (KorDb *db, gint64 after, gint64 end, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Searched));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (65536);

  if (!read_searched (db, after, end, rows, texts, error))
    return FALSE;
  g_array_sort (rows, compare_searched);
  for (guint i = 0; i < rows->len; i++) {
    const Searched *searched = &g_array_index (rows, Searched, i);

    if (!kor_db_run (db,
                     error,
                     "INSERT INTO customer_search (rowid, words, numbers) VALUES (?, ?, ?)",
                     "itt",
                     searched->rank,
                     searched->words,
                     searched->numbers))
      return FALSE;
  }
  return TRUE;
}

/* Builds the search index anew after kor_rank_renumber(). The index takes its rows in the order of
 * its rowids, which is none of the order they lie in: each would be looked for in pages that have
 * left the cache. So a part at a time is read through and sorted. */
gboolean
kor_search_index_all (KorDb *db, GError **error)
{
  gint64 last = 0;

  if (!kor_db_run (
        db, error, "INSERT INTO customer_search (customer_search) VALUES ('delete-all')", NULL) ||
      !kor_db_get_int64 (
        db, &last, error, "SELECT coalesce (max (sort_rank), 0) FROM customer", NULL))
    return FALSE;
  for (gint64 after = 0; after < last; after += INDEX_PART * KOR_RANK_GAP)
    if (!index_part (db, after, after + INDEX_PART * KOR_RANK_GAP, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_ids (KorDb *db, GArray *ids, gint64 after, gint64 self_id, gint64 n, GError **error)
{
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT id FROM customer WHERE sort_rank > ? AND id <> ? ORDER BY sort_rank LIMIT ?",
    "iii",
    after,
    self_id,
    n);

  return kor_rows_collect_ids (row, ids, error);
}

/* The rank after the ones that move, or far enough behind the last customer. */
static gboolean
find_far_end (KorDb *db, gint64 after, gint64 self_id, guint n_moving, gint64 *end, GError **error)
{
  return kor_db_get_int64 (db,
                           end,
                           error,
                           "SELECT coalesce ((SELECT sort_rank FROM customer WHERE sort_rank > ?1"
                           " AND id <> ?2 ORDER BY sort_rank LIMIT 1 OFFSET ?3),"
                           " ?1 + (?3 + 1) * ?4)",
                           "iiii",
                           after,
                           self_id,
                           (gint64) n_moving,
                           KOR_RANK_GAP);
}

/* Finds who has to move so that there is a gap of at least MIN_GAP behind each of them. */
static gboolean
find_moving (KorDb *db, gint64 after, gint64 self_id, GArray *ids, gint64 *step, GError **error)
{
  gint64 end;

  for (gint64 n = SPREAD;; n *= 4) {
    g_array_set_size (ids, 0);
    if (!read_ids (db, ids, after, self_id, n, error) ||
        !find_far_end (db, after, self_id, ids->len, &end, error))
      return FALSE;
    *step = (end - after) / (ids->len + 1);
    if (*step >= MIN_GAP || ids->len < n)
      return TRUE;
  }
}

/* Spreads the customers behind @after evenly, so that there is room again right behind it. The one
 * that the room is for stays out of it: it is not in the search index at this moment. */
static gboolean
make_room (KorDb *db, gint64 after, gint64 self_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 step;

  if (!find_moving (db, after, self_id, ids, &step, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!kor_db_run (
          db,
          error,
          "DELETE FROM customer_search WHERE rowid = (SELECT sort_rank FROM customer WHERE id = ?)",
          "i",
          g_array_index (ids, gint64, i)))
      return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    if (!kor_db_run (db,
                     error,
                     "UPDATE customer SET sort_rank = ? WHERE id = ?",
                     "ii",
                     after + step * ((gint64) i + 1),
                     id) ||
        !kor_search_index_one (db, id, error))
      return FALSE;
  }
  return TRUE;
}

/* The ranks left and right of where @sort_key belongs; @self_id is as if it were not there. */
static gboolean
find_neighbours (
  KorDb *db, GBytes *sort_key, gint64 self_id, gint64 *left, gint64 *right, GError **error)
{
  return kor_db_get_int64 (db,
                           left,
                           error,
                           "SELECT coalesce ((SELECT sort_rank FROM customer WHERE sort_key <= ?1"
                           " AND id <> ?2 ORDER BY sort_key DESC, sort_rank DESC LIMIT 1),"
                           " (SELECT min (sort_rank) FROM customer WHERE id <> ?2) - 2 * ?3, 0)",
                           "bii",
                           sort_key,
                           self_id,
                           KOR_RANK_GAP) &&
         kor_db_get_int64 (db,
                           right,
                           error,
                           "SELECT coalesce ((SELECT sort_rank FROM customer WHERE sort_rank > ?1"
                           " AND id <> ?2 ORDER BY sort_rank LIMIT 1), ?1 + 2 * ?3)",
                           "iii",
                           *left,
                           self_id,
                           KOR_RANK_GAP);
}

/* Finds a free rank for a name; neighbours move when there is none. */
gboolean
kor_rank_find (KorDb *db, GBytes *sort_key, gint64 self_id, gint64 *rank, GError **error)
{
  gint64 left, right;

  if (!find_neighbours (db, sort_key, self_id, &left, &right, error))
    return FALSE;
  if (right - left < 2 && (!make_room (db, left, self_id, error) ||
                           !find_neighbours (db, sort_key, self_id, &left, &right, error)))
    return FALSE;
  *rank = left + (right - left) / 2;
  return TRUE;
}

/* A customer on the way to its rank; the key stands in an array of all keys. */
typedef struct {
  gint64 id;
  gint64 rank;
  gsize key;
  gsize key_size;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Ranked *left = a, *right = b;
  const guint8 *keys = user_data;
  int order = memcmp (keys + left->key, keys + right->key, MIN (left->key_size, right->key_size));

  if (order != 0)
    return order;
  if (left->key_size != right->key_size)
    return left->key_size < right->key_size ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  return left->id < right->id ? -1 : left->id > right->id;
}

static gboolean
read_keys (KorDb *db, GArray *customers, GByteArray *keys, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db, error, "SELECT id, sort_key FROM customer", NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    g_autoptr (GBytes) key = kor_db_statement_get_blob (row, 1);
    gsize size;
    const guint8 *bytes = g_bytes_get_data (key, &size);
    Ranked ranked = { kor_db_statement_get_int64 (row, 0), 0, keys->len, size };

    g_byte_array_append (keys, bytes, (guint) size);
    g_array_append_val (customers, ranked);
  }
  return kor_rows_end (local, error);
}

/* Writes the ranks in the order the rows lie in the file. */
static gboolean
store_ranks (KorDb *db, GArray *customers, GError **error)
{
  g_array_sort (customers, compare_ids);
  for (guint i = 0; i < customers->len; i++) {
    const Ranked *ranked = &g_array_index (customers, Ranked, i);

    if (!kor_db_run (db,
                     error,
                     "UPDATE customer SET sort_rank = ? WHERE id = ?",
                     "ii",
                     ranked->rank,
                     ranked->id))
      return FALSE;
  }
  return TRUE;
}

/* Gives every customer a new rank; the search index must be built anew afterwards. Sorting is done
 * here and not by an UPDATE … FROM, which takes several times as long. */
gboolean
kor_rank_renumber (KorDb *db, GError **error)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (GByteArray) keys = g_byte_array_new ();

  if (!read_keys (db, customers, keys, error))
    return FALSE;
  g_array_sort_with_data (customers, compare_ranked, keys->data);
  for (guint i = 0; i < customers->len; i++)
    g_array_index (customers, Ranked, i).rank = ((gint64) i + 1) * KOR_RANK_GAP;
  return store_ranks (db, customers, error);
}

/* Whether the text is a telephone number or another number, however it is spaced. */
static gboolean
is_number (const char *text)
{
  gboolean digits = FALSE;

  for (const char *p = text; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p))
      digits = TRUE;
    else if (strchr (" -+()/.", *p) == NULL)
      return FALSE;
  }
  return digits;
}

static void
append_prefix (GString *match, const char *between, const char *word)
{
  g_string_append_printf (match, "%s\"", match->len > 0 ? between : "");
  for (const char *p = word; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (match, '"');
    g_string_append_c (match, *p);
  }
  g_string_append (match, "\"*");
}

/* A Finnish number without its 0, or with the country's code but not its +, when it is so long that it
 * can't be the beginning of another number. */
static void
append_phone (GString *match, const char *digits)
{
  gboolean with_code = g_str_has_prefix (digits, "358");
  g_autofree char *national = NULL;

  if (strlen (digits) < MIN_PHONE || *digits == '0')
    return;
  national = g_strconcat ("0", digits + (with_code ? strlen ("358") : 0), NULL);
  append_prefix (match, " OR ", national);
}

/* A word the tokenizer would leave nothing of can't be asked for. */
static gboolean
has_token (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * kor_search_to_match:
 * @typed: what was typed into a search field
 *
 * Returns: (transfer full) (nullable): the FTS5 query: every word as a prefix; a number as one word
 *   of digits (a telephone number, with or without +358 or its 0: R18) or as it stands (a business
 *   id); %NULL when nothing was typed;
 *   what no word can be made of finds nobody
 */
char *
kor_search_to_match (const char *typed)
{
  g_autofree char *text = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_autoptr (GString) match = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  if (*g_strstrip (text) == '\0')
    return NULL;
  if (is_number (text)) {
    g_autofree char *digits = kor_phone_to_digits (text);

    append_prefix (match, "", digits);
    append_phone (match, digits);
    if (!g_str_equal (digits, text))
      append_prefix (match, " OR ", text);
    return g_strdup (match->str);
  }
  words = g_strsplit_set (text, " \t\n", -1);
  for (int i = 0, n = 0; words[i] != NULL && n < MAX_WORDS; i++)
    if (has_token (words[i])) {
      append_prefix (match, " ", words[i]);
      n++;
    }
  return g_strdup (match->len > 0 ? match->str : "\"\"");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-suppression.h"

#include "kor-error.h"
#include "kor-register-private.h"

/*
 * Lists of update services: whoever is on one and in the register gets bans (R20–R25, R52). The list is
 * held as keys while the customers pass by it, and nothing of it is kept.
 */

typedef struct {
  gboolean hit; /* a customer has this key */
} Key;

typedef struct {
  const KorSuppressionList *list;
  KorSuppressionCounts *counts;
  GHashTable *keys;  /* text → Key */
  GPtrArray *rows;   /* of GPtrArray of Key: those of each row */
  GArray *customers; /* of gint64: who is on the list, each once */
} Suppression;

/* --- the list --------------------------------------------------------------------------------- */

/* @text: (transfer full) (nullable) */
static void
add_key (Suppression *self, GPtrArray *row, char *text)
{
  g_autofree char *owned = text;
  Key *key;

  if (text == NULL)
    return;
  key = g_hash_table_lookup (self->keys, text);
  if (key == NULL) {
    key = g_new0 (Key, 1);
    g_hash_table_insert (self->keys, g_steal_pointer (&owned), key);
  }
  g_ptr_array_add (row, key);
}

static gboolean
refuse_row (const KorSuppressionRow *row,
            const char *field,
            const char *problem,
            const char *value,
            GError **error)
{
  g_autofree char *line = g_strdup_printf ("%u", row->line);

  kor_error_set (error, KOR_ERROR_BAD_FILE, "", line, "", field, problem, value, NULL);
  return FALSE;
}

static gboolean
take_row_cb (const KorSuppressionRow *row, gpointer data, GError **error)
{
  Suppression *self = data;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  char *hash = kor_suppression_key_of_hash (row->email_sha256);

  if (hash == NULL && kor_text_or_null (row->email_sha256) != NULL)
    return refuse_row (row, "email_sha256", KOR_SUPPRESSION_BAD_HASH, row->email_sha256, error);
  add_key (self, keys, hash);
  add_key (self, keys, kor_suppression_key_of_email (row->email));
  add_key (self, keys, kor_suppression_key_of_person (row->name, row->street, row->postal_code));
  if (keys->len == 0)
    return refuse_row (row, "", KOR_SUPPRESSION_NO_PERSON, "", error);
  g_ptr_array_add (self->rows, g_steal_pointer (&keys));
  return TRUE;
}

/* --- the customers ---------------------------------------------------------------------------- */

/* @text: (transfer full) (nullable) */
static gboolean
find_key (Suppression *self, char *text)
{
  g_autofree char *owned = text;
  Key *key = text != NULL ? g_hash_table_lookup (self->keys, text) : NULL;

  if (key != NULL)
    key->hit = TRUE;
  return key != NULL;
}

/* A name may stand as it is, as it was, or as the organisation's. */
static gboolean
find_person (Suppression *self, KorDbStatement *row)
{
  const char *first = kor_db_statement_get_text (row, 1);
  const char *last = kor_db_statement_get_text (row, 2);
  const char *former = kor_db_statement_get_text (row, 3);
  const char *street = kor_db_statement_get_text (row, 5);
  const char *code = kor_db_statement_get_text (row, 6);
  g_auto (GStrv) formers = g_strsplit_set (former != NULL ? former : "", ",;", -1);
  g_autofree char *name = g_strconcat (first != NULL ? first : "", " ", last, NULL);
  gboolean found = find_key (self, kor_suppression_key_of_person (name, street, code));

  for (guint i = 0; formers[i] != NULL; i++) {
    g_autofree char *old = g_strconcat (first != NULL ? first : "", " ", formers[i], NULL);

    if (*g_strstrip (formers[i]) != '\0')
      found |= find_key (self, kor_suppression_key_of_person (old, street, code));
  }
  return found |
         find_key (
           self, kor_suppression_key_of_person (kor_db_statement_get_text (row, 4), street, code));
}

static void
note_customer (GHashTable *seen, Suppression *self, gint64 id)
{
  if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (self->customers, id);
}

static gboolean
match_people (Suppression *self, KorDb *db, GHashTable *seen, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT c.id, c.first_name, c.last_name, c.former_names, o.name, a.street, a.postal_code"
    " FROM customer c JOIN address a ON a.customer = c.id"
    " LEFT JOIN organisation o ON o.id = c.organisation WHERE c.anonymised = 0",
    NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    if (find_person (self, row))
      note_customer (seen, self, kor_db_statement_get_int64 (row, 0));
  return kor_rows_end (local, error);
}

static gboolean
match_emails (Suppression *self, KorDb *db, GHashTable *seen, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT e.customer, e.value FROM email e JOIN customer c ON c.id = e.customer"
    " WHERE c.anonymised = 0",
    NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    if (find_key (self, kor_suppression_key_of_email (kor_db_statement_get_text (row, 1))))
      note_customer (seen, self, kor_db_statement_get_int64 (row, 0));
  return kor_rows_end (local, error);
}

/* --- the bans --------------------------------------------------------------------------------- */

/* A ban that is in force already says as much as the list does. */
static gboolean
ban_customer (Suppression *self, KorRegister *register_, KorDb *db, gint64 customer, GError **error)
{
  gint64 now = kor_context_get_now (kor_register_get_context (register_));
  g_autofree char *date = kor_date_to_iso (self->list->date);
  guint mask;

  if (!kor_bans_read_mask (db, customer, &mask, error))
    return FALSE;
  for (guint scope = 0; scope < KOR_N_SCOPES; scope++) {
    g_autoptr (KorBan) ban = NULL;
    guint wanted = kor_ban_mask ((KorScope) scope, KOR_EXTENT_BOTH);

    if ((self->list->scopes & KOR_SCOPE_BIT (scope)) == 0 || (mask & wanted) == wanted)
      continue;
    ban = kor_ban_new (
      customer, (KorScope) scope, KOR_EXTENT_BOTH, KOR_CHANNEL_IMPORT, self->list->date);
    ban->evidence = g_strdup_printf ("%s %s", self->list->source, date);
    if (!kor_ban_store (db, ban, now, kor_register_get_user (register_)->id, error))
      return FALSE;
    self->counts->bans++;
  }
  return kor_bans_update_mask (db, customer, error);
}

static guint
count_unmatched (const Suppression *self)
{
  guint unmatched = 0;

  for (guint i = 0; i < self->rows->len; i++) {
    const GPtrArray *keys = self->rows->pdata[i];
    gboolean hit = FALSE;

    for (guint k = 0; k < keys->len; k++)
      hit |= ((const Key *) keys->pdata[k])->hit;
    unmatched += hit ? 0 : 1;
  }
  return unmatched;
}

static gboolean
take_list (Suppression *self, KorRegister *register_, KorDb *db, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!self->list->feed (take_row_cb, self, self->list->feed_data, error) ||
      !match_people (self, db, seen, error) || !match_emails (self, db, seen, error))
    return FALSE;
  for (guint i = 0; i < self->customers->len; i++)
    if (!ban_customer (self, register_, db, g_array_index (self->customers, gint64, i), error))
      return FALSE;
  self->counts->rows = self->rows->len;
  self->counts->unmatched_rows = count_unmatched (self);
  self->counts->customers = self->customers->len;
  return TRUE;
}

static gboolean
suppression_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  Suppression *suppression = data;
  KorSuppressionCounts *counts = suppression->counts;

  if (!take_list (suppression, self, db, error))
    return FALSE;
  write->action = "import";
  write->subject = "suppression-list";
  write->kind = KOR_KIND_BAN;
  write->details = g_strdup_printf ("%s: rows=%u unmatched=%u customers=%u bans=%u",
                                    suppression->list->source,
                                    counts->rows,
                                    counts->unmatched_rows,
                                    counts->customers,
                                    counts->bans);
  return TRUE;
}

static gboolean
check_list (const KorSuppressionList *list, GError **error)
{
  const char *missing = kor_text_or_null (list->source) == NULL                    ? "source"
                        : list->date == KOR_DATE_NONE                              ? "date"
                        : (list->scopes & (KOR_SCOPE_BIT (KOR_N_SCOPES) - 1)) == 0 ? "scopes"
                                                                                   : NULL;

  if (missing != NULL)
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, missing, NULL);
  return missing == NULL;
}

/**
 * kor_register_import_suppression:
 * @self: a register
 * @list: what is taken
 * @counts: (out caller-allocates): what was done
 * @cancellable: (nullable): stops it; nothing is kept then
 * @error: return location
 *
 * Gives everybody who is on the list the bans it stands for, in one transaction. A person is found by
 * name, street and postcode, whatever their case and diacritics, or by an e-mail address or its hash. A
 * ban is set, never lifted. Needs the right KOR_ROLE_MAINTAINS (R20–R25, R52).
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_FILE naming the line,
 *   or what the feed failed with; the register is as it was
 */
gboolean
kor_register_import_suppression (KorRegister *self,
                                 const KorSuppressionList *list,
                                 KorSuppressionCounts *counts,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Suppression suppression = { list, counts, keys, rows, customers };

  *counts = (KorSuppressionCounts) { 0 };
  return check_list (list, error) &&
         kor_register_write (
           self, KOR_ROLE_MAINTAINS, suppression_body, &suppression, cancellable, error);
}

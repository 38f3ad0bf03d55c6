/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-journal.h"

#include "kor-error.h"
#include "kor-hash.h"
#include "kor-register-private.h"

/*
 * Each entry commits to its details with a random key of its own, the chain runs over the
 * commitments, and the entry's user signs the link. Dropping details and key of an erased person
 * leaves the chain whole; removing, changing or moving an entry breaks it (Art. 5(2)).
 */

static void
commit_details (const guint8 key[KOR_HASH_SIZE], const char *details, guint8 out[KOR_HASH_SIZE])
{
  kor_hash (out, key, details, strlen (details));
}

static void
link_entry (const guint8 previous[KOR_HASH_SIZE],
            gint64 seq,
            gint64 at,
            gint64 user,
            const char *action,
            const char *subject,
            gint64 subject_id,
            const guint8 commitment[KOR_HASH_SIZE],
            guint8 out[KOR_HASH_SIZE])
{
  KorHash *hash = kor_hash_new (NULL);

  kor_hash_add (hash, previous, KOR_HASH_SIZE);
  kor_hash_add_int64 (hash, seq);
  kor_hash_add_int64 (hash, at);
  kor_hash_add_int64 (hash, user);
  kor_hash_add_text (hash, action);
  kor_hash_add_text (hash, subject);
  kor_hash_add_int64 (hash, subject_id);
  kor_hash_add (hash, commitment, KOR_HASH_SIZE);
  kor_hash_finish (hash, out);
  kor_hash_free (hash);
}

static gboolean
read_hash (KorDbStatement *row, int column, guint8 *out, gsize size)
{
  g_autoptr (GBytes) blob = kor_db_statement_get_blob (row, column);

  if (blob == NULL || g_bytes_get_size (blob) != size)
    return FALSE;
  memcpy (out, g_bytes_get_data (blob, NULL), size);
  return TRUE;
}

/* The number and hash of the last entry; 0 and zeros before the first. */
static gboolean
read_head (KorDb *db, gint64 *seq, guint8 head[KOR_HASH_SIZE], GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db, error, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", NULL);

  *seq = 0;
  memset (head, 0, KOR_HASH_SIZE);
  if (row == NULL)
    return FALSE;
  if (kor_db_statement_next (row, &local)) {
    *seq = kor_db_statement_get_int64 (row, 0);
    read_hash (row, 1, head, KOR_HASH_SIZE);
  }
  return kor_rows_end (local, error);
}

/* Writes the entry of what @write did into the running transaction. */
gboolean
kor_journal_append (KorRegister *self, KorDb *db, const KorWrite *write, GError **error)
{
  const char *details = write->details != NULL ? write->details : "";
  gint64 user = kor_register_get_user (self)->id;
  gint64 at = kor_context_get_now (kor_register_get_context (self));
  guint8 key[KOR_HASH_SIZE], commitment[KOR_HASH_SIZE], head[KOR_HASH_SIZE], hash[KOR_HASH_SIZE];
  guint8 signature[KOR_SIGNATURE_SIZE];
  g_autoptr (GBytes) key_blob = NULL, commitment_blob = NULL, hash_blob = NULL, signature_blob = NULL;
  gint64 seq;

  if (!read_head (db, &seq, head, error))
    return FALSE;
  seq++;
  kor_random_bytes (key, sizeof key);
  commit_details (key, details, commitment);
  link_entry (
    head, seq, at, user, write->action, write->subject, write->subject_id, commitment, hash);
  kor_keys_sign (kor_register_get_keys (self), hash, sizeof hash, signature);

  key_blob = g_bytes_new (key, sizeof key);
  commitment_blob = g_bytes_new (commitment, sizeof commitment);
  hash_blob = g_bytes_new (hash, sizeof hash);
  signature_blob = g_bytes_new (signature, sizeof signature);
  return kor_db_run (
    db,
    error,
    "INSERT INTO journal (seq, at, user, action, subject, subject_id, details, detail_key,"
    " commitment, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "iiittitbbbb",
    seq,
    at,
    user,
    write->action,
    write->subject,
    write->subject_id,
    details,
    key_blob,
    commitment_blob,
    hash_blob,
    signature_blob);
}

/* The details by which an administrator's signature vouches for a user's public keys and role. */
char *
kor_journal_describe_keys (const KorPublicKeys *keys, KorRole role)
{
  g_autofree char *sign = kor_hex (keys->sign, sizeof keys->sign);
  g_autofree char *box = kor_hex (keys->box, sizeof keys->box);

  return g_strdup_printf ("role=%s sign=%s box=%s", kor_role_to_string (role), sign, box);
}

void
kor_journal_entry_free (KorJournalEntry *self)
{
  g_free (self->user);
  g_free (self->action);
  g_free (self->subject);
  g_free (self->details);
  g_free (self);
}

typedef struct {
  gint64 before;
  guint limit;
  GPtrArray *entries;
} Listing;

#define ENTRY_QUERY                                                                                \
  "SELECT j.seq, j.at, u.name, j.action, j.subject, j.subject_id, j.details"                       \
  " FROM journal j JOIN user u ON u.id = j.user"

static gboolean
read_entries (KorDbStatement *row, GPtrArray *entries, GError **error)
{
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    KorJournalEntry *entry = g_new0 (KorJournalEntry, 1);

    entry->seq = kor_db_statement_get_int64 (row, 0);
    entry->at = kor_db_statement_get_int64 (row, 1);
    entry->user = kor_db_statement_dup_text (row, 2);
    entry->action = kor_db_statement_dup_text (row, 3);
    entry->subject = kor_db_statement_dup_text (row, 4);
    entry->subject_id = kor_db_statement_get_int64 (row, 5);
    entry->details = kor_db_statement_dup_text (row, 6);
    g_ptr_array_add (entries, entry);
  }
  return kor_rows_end (local, error);
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            ENTRY_QUERY " WHERE j.seq < ? ORDER BY j.seq DESC LIMIT ?",
                            "ii",
                            listing->before > 0 ? listing->before : G_MAXINT64,
                            listing->limit > 0 ? (gint64) listing->limit : (gint64) -1);

  return read_entries (row, listing->entries, error);
}

/**
 * kor_register_list_journal:
 * @self: a register
 * @before: entries older than this number; 0: from the newest
 * @limit: how many; 0: all
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorJournalEntry) (nullable): entries, newest first
 */
GPtrArray *
kor_register_list_journal (KorRegister *self, gint64 before, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_journal_entry_free);
  Listing listing = { before, limit, entries };

  if (!kor_register_read (self, list_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&entries);
}

typedef struct {
  const char *subject;
  gint64 subject_id;
  GPtrArray *entries;
} SubjectListing;

static gboolean
list_subject_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  SubjectListing *listing = data;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db,
                            error,
                            ENTRY_QUERY " WHERE j.subject = ? AND j.subject_id = ? ORDER BY j.seq",
                            "ti",
                            listing->subject,
                            listing->subject_id);

  return read_entries (row, listing->entries, error);
}

/**
 * kor_register_list_subject_journal:
 * @self: a register
 * @subject: "request", "customer" …
 * @subject_id: which one
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorJournalEntry) (nullable): what was done with it, oldest
 *   first
 */
GPtrArray *
kor_register_list_subject_journal (KorRegister *self,
                                   const char *subject,
                                   gint64 subject_id,
                                   GError **error)
{
  g_autoptr (GPtrArray) entries =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_journal_entry_free);
  SubjectListing listing = { subject, subject_id, entries };

  if (!kor_register_read (self, list_subject_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/* --- verification ----------------------------------------------------------------------------- */

/* A user as the walk over the chain knows them: the keys count from the entry that vouches for
 * them. */
typedef struct {
  KorPublicKeys keys;
  KorRole role;
  gboolean vouched;
} Signer;

typedef struct {
  gint64 n_entries;
  GCancellable *cancellable;
} Verification;

static GHashTable *
read_signers (KorDb *db, GError **error)
{
  g_autoptr (GHashTable) signers =
              g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row =
              kor_db_query (db, error, "SELECT id, sign_key, box_key, role FROM user", NULL);

  if (row == NULL)
    return NULL;
  while (kor_db_statement_next (row, &local)) {
    gint64 id = kor_db_statement_get_int64 (row, 0);
    Signer *signer = g_new0 (Signer, 1);

    read_hash (row, 1, signer->keys.sign, sizeof signer->keys.sign);
    read_hash (row, 2, signer->keys.box, sizeof signer->keys.box);
    kor_role_from_string (kor_db_statement_get_text (row, 3), &signer->role);
    g_hash_table_insert (signers, g_memdup2 (&id, sizeof id), signer);
  }
  return kor_rows_end (local, error) ? g_steal_pointer (&signers) : NULL;
}

static gboolean
details_match (KorDbStatement *row, const guint8 commitment[KOR_HASH_SIZE])
{
  const char *details = kor_db_statement_get_text (row, 6);
  guint8 key[KOR_HASH_SIZE], computed[KOR_HASH_SIZE];

  if (details == NULL)
    return kor_db_statement_is_null (row, 7);
  if (!read_hash (row, 7, key, sizeof key))
    return FALSE;
  commit_details (key, details, computed);
  return kor_hash_equal (computed, commitment);
}

/* The first administrator vouches for the own keys with the first entry; every other user's keys
 * are vouched for by an administrator's. */
static gboolean
vouch (GHashTable *signers, KorDbStatement *row, gint64 seq, gint64 by)
{
  const char *action = kor_db_statement_get_text (row, 3);
  const char *subject = kor_db_statement_get_text (row, 4);
  gint64 subject_id = kor_db_statement_get_int64 (row, 5);
  gboolean first = seq == 1 && g_strcmp0 (action, "create") == 0 && subject_id == by;
  gboolean addition = g_strcmp0 (action, "add") == 0 && g_strcmp0 (subject, "user") == 0;
  Signer *signer = g_hash_table_lookup (signers, &by);
  Signer *added = g_hash_table_lookup (signers, &subject_id);
  g_autofree char *expected = NULL;

  if (!first && !addition)
    return signer != NULL && signer->vouched;
  if (added == NULL || signer == NULL)
    return FALSE;
  if (addition && (!signer->vouched || signer->role != KOR_ROLE_ADMINISTERS))
    return FALSE;
  expected = kor_journal_describe_keys (&added->keys, added->role);
  added->vouched = g_strcmp0 (expected, kor_db_statement_get_text (row, 6)) == 0;
  return added->vouched;
}

static gboolean
entry_holds (KorDbStatement *row, GHashTable *signers, gint64 expected, guint8 head[KOR_HASH_SIZE])
{
  gint64 seq = kor_db_statement_get_int64 (row, 0);
  gint64 user = kor_db_statement_get_int64 (row, 2);
  guint8 commitment[KOR_HASH_SIZE], stored[KOR_HASH_SIZE], computed[KOR_HASH_SIZE];
  guint8 signature[KOR_SIGNATURE_SIZE];
  Signer *signer;

  if (seq != expected || !read_hash (row, 8, commitment, sizeof commitment) ||
      !read_hash (row, 9, stored, sizeof stored) ||
      !read_hash (row, 10, signature, sizeof signature))
    return FALSE;
  link_entry (head,
              seq,
              kor_db_statement_get_int64 (row, 1),
              user,
              kor_db_statement_get_text (row, 3),
              kor_db_statement_get_text (row, 4),
              kor_db_statement_get_int64 (row, 5),
              commitment,
              computed);
  if (!kor_hash_equal (stored, computed) || !details_match (row, commitment) ||
      !vouch (signers, row, seq, user))
    return FALSE;
  signer = g_hash_table_lookup (signers, &user);
  memcpy (head, computed, KOR_HASH_SIZE);
  return kor_public_keys_verify (&signer->keys, computed, sizeof computed, signature);
}

static gboolean
verify_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Verification *verification = data;
  g_autoptr (GHashTable) signers = read_signers (db, error);
  g_autoptr (KorDbStatement) row = NULL;
  guint8 head[KOR_HASH_SIZE] = { 0 };
  GError *local = NULL;

  if (signers == NULL)
    return FALSE;
  row = kor_db_query (
    db,
    error,
    "SELECT seq, at, user, action, subject, subject_id, details, detail_key, commitment,"
    " hash, signature FROM journal ORDER BY seq",
    NULL);
  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    gint64 expected = verification->n_entries + 1;

    if (!entry_holds (row, signers, expected, head)) {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, expected);

      kor_error_set (error, KOR_ERROR_DAMAGED, "journal", number, NULL);
      return FALSE;
    }
    verification->n_entries = expected;
    if (g_cancellable_set_error_if_cancelled (verification->cancellable, error))
      return FALSE;
  }
  if (verification->n_entries == 0 && local == NULL)
    kor_error_set (&local, KOR_ERROR_DAMAGED, "journal", "1", NULL);
  return kor_rows_end (local, error);
}

/**
 * kor_register_verify_journal:
 * @self: a register
 * @n_entries: (out): how many entries were checked
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Follows the chain from the first entry: numbers without a gap, hashes, commitments, signatures,
 * and for every signing key an administrator's word (Art. 5(2)).
 *
 * Returns: %FALSE with KOR_ERROR_DAMAGED ("journal", the first bad entry's number)
 */
gboolean
kor_register_verify_journal (KorRegister *self,
                             gint64 *n_entries,
                             GCancellable *cancellable,
                             GError **error)
{
  Verification verification = { 0, cancellable };
  gboolean whole = kor_register_read (self, verify_body, &verification, cancellable, error);

  *n_entries = verification.n_entries;
  return whole;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-documents.h"

#include "kor-error.h"
#include "kor-hash.h"
#include "kor-register-customers.h"
#include "kor-register-requests-private.h"

/*
 * A document is a file of its own, encrypted with a key of its own; the database keeps its name and key
 * (R39). The file is written first and its row last: until the row is there nobody can read the file,
 * and what a crash leaves in between is swept away at the next opening.
 */

static char *
get_folder (const char *register_folder)
{
  return g_build_filename (register_folder, "documents", NULL);
}

/* --- files and rows --------------------------------------------------------------------------- */

/* Writes the file of a document; @file must be dropped when its row is not written. */
gboolean
kor_document_write (KorRegister *self,
                    KorDocument *document,
                    GInputStream *plain,
                    KorDocumentFile *file,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree char *folder = get_folder (kor_register_get_folder (self));

  if (!kor_document_store_write (folder, plain, KOR_DOCUMENT_MAX_SIZE, file, cancellable, error))
    return FALSE;
  if (file->size == 0) {
    kor_document_drop (self, file);
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "file", document->name, "empty", NULL);
    return FALSE;
  }
  document->size = file->size;
  g_free (document->sha256);
  document->sha256 = kor_hex (file->hash, sizeof file->hash);
  return TRUE;
}

/* Removes a file whose row was not written. What can't be removed now is swept away at the opening. */
void
kor_document_drop (KorRegister *self, const KorDocumentFile *file)
{
  g_autofree char *folder = get_folder (kor_register_get_folder (self));
  g_autoptr (GError) error = NULL;

  if (!kor_document_store_remove (folder, file->name, &error))
    g_debug ("document not removed: %s", error->message);
}

/* Writes the row of a document whose file is there; sets id and time. */
gboolean
kor_document_insert (
  KorRegister *self, KorDb *db, KorDocument *document, const KorDocumentFile *file, GError **error)
{
  gboolean made = document->kind != KOR_DOCUMENT_ATTACHMENT;
  g_autofree char *signatures = kor_document_signatures_to_text (document->signatures);
  g_autoptr (GBytes) hash = g_bytes_new (file->hash, sizeof file->hash);
  g_autoptr (GBytes) key = g_bytes_new (file->key, sizeof file->key);

  document->added = kor_context_get_now (kor_register_get_context (self));
  if (!kor_db_run (db,
                   error,
                   "INSERT INTO document (request, customer, kind, letter, language, name,"
                   " media_type, size, pages, sha256, has_script, signatures, file, key, added,"
                   " added_by) VALUES (nullif (?, 0), nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                   " ?, ?, ?, ?)",
                   "iitttttiibittbii",
                   document->request_id,
                   document->customer_id,
                   kor_document_kind_to_string (document->kind),
                   made ? kor_letter_to_string (document->letter) : NULL,
                   made ? kor_language_to_string (document->language) : NULL,
                   document->name,
                   document->media_type,
                   document->size,
                   (gint64) document->n_pages,
                   hash,
                   (gint64) document->has_script,
                   signatures,
                   file->name,
                   key,
                   document->added,
                   kor_register_get_user (self)->id))
    return FALSE;
  document->id = kor_db_last_insert_id (db);
  g_set_str (&document->added_by, kor_register_get_user (self)->full_name);
  return TRUE;
}

static KorDocument *
read_document (KorDbStatement *row)
{
  KorDocumentKind kind = KOR_DOCUMENT_ATTACHMENT;
  g_autoptr (GBytes) hash = kor_db_statement_get_blob (row, 10);
  KorDocument *document;

  kor_document_kind_from_string (kor_db_statement_get_text (row, 3), &kind);
  document =
    kor_document_new (kind, kor_db_statement_get_text (row, 6), kor_db_statement_get_text (row, 7));
  document->id = kor_db_statement_get_int64 (row, 0);
  document->request_id = kor_db_statement_get_int64 (row, 1);
  document->customer_id = kor_db_statement_get_int64 (row, 2);
  kor_letter_from_string (kor_db_statement_get_text (row, 4), &document->letter);
  kor_language_from_string (kor_db_statement_get_text (row, 5), &document->language);
  document->size = kor_db_statement_get_int64 (row, 8);
  document->n_pages = (guint) kor_db_statement_get_int64 (row, 9);
  document->sha256 = kor_hex (g_bytes_get_data (hash, NULL), g_bytes_get_size (hash));
  document->has_script = kor_db_statement_get_int64 (row, 11) != 0;
  g_ptr_array_unref (document->signatures);
  document->signatures = kor_document_signatures_from_text (kor_db_statement_get_text (row, 12));
  document->added = kor_db_statement_get_int64 (row, 13);
  document->added_by = kor_db_statement_dup_text (row, 14);
  return document;
}

/* Reads documents, oldest first; @condition is one on the table document as d with a number, ?1. */
gboolean
kor_documents_read (
  KorDb *db, const char *condition, gint64 value, GPtrArray *documents, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT d.id, d.request, d.customer, d.kind, d.letter, d.language, d.name, d.media_type,"
    " d.size, d.pages, d.sha256, d.has_script, d.signatures, d.added, u.full_name"
    " FROM document d JOIN user u ON u.id = d.added_by WHERE %s ORDER BY d.id",
    condition);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, sql, "i", value);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_ptr_array_add (documents, read_document (row));
  return kor_rows_end (local, error);
}

/* --- the whole folder ------------------------------------------------------------------------- */

static gboolean
read_names (KorDb *db, GHashTable *names, GError **error)
{
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, "SELECT file FROM document", NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_hash_table_add (names, kor_db_statement_dup_text (row, 0));
  return kor_rows_end (local, error);
}

/* Removes the files that have no row: only while nothing else is under way. */
gboolean
kor_documents_sweep (KorDb *db, const char *folder, GError **error)
{
  g_autofree char *path = get_folder (folder);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  return read_names (db, names, error) && kor_document_store_sweep (path, names, NULL, error);
}

static void
read_file (KorDbStatement *row, KorDocumentFile *file)
{
  g_autoptr (GBytes) key = kor_db_statement_get_blob (row, 1);
  g_autoptr (GBytes) hash = kor_db_statement_get_blob (row, 3);

  g_strlcpy (file->name, kor_db_statement_get_text (row, 0), sizeof file->name);
  memcpy (file->key, g_bytes_get_data (key, NULL), sizeof file->key);
  file->size = kor_db_statement_get_int64 (row, 2);
  memcpy (file->hash, g_bytes_get_data (hash, NULL), sizeof file->hash);
}

/* Reads every document: one that is gone or was changed is damage. */
gboolean
kor_documents_verify (KorDb *db, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = get_folder (folder);
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db, error, "SELECT file, key, size, sha256 FROM document ORDER BY id", NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local)) {
    g_auto (KorDocumentFile) file = { 0 };

    read_file (row, &file);
    if (!kor_document_store_verify (path, &file, cancellable, error))
      return FALSE;
  }
  return kor_rows_end (local, error);
}

/* --- attaching -------------------------------------------------------------------------------- */

typedef struct {
  KorDocument *document;
  const KorDocumentFile *file;
} Attaching;

/* Sees that the document may be added to what it belongs to. */
static KorRequest *
load_owner (KorRegister *self, KorDb *db, const KorDocument *document, GError **error)
{
  return kor_request_load_for (self, db, document->request_id, KOR_ACTION_ATTACH, error);
}

static gboolean
check_customer (KorDb *db, gint64 customer_id, GError **error)
{
  gint64 known = 0;

  if (customer_id == 0) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "request", NULL);
    return FALSE;
  }
  if (!kor_db_get_int64 (
        db, &known, error, "SELECT count(*) FROM customer WHERE id = ?", "i", customer_id))
    return FALSE;
  if (known == 0)
    kor_tell_missing ("customer", customer_id, error);
  return known > 0;
}

static gboolean
may_attach_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  const KorDocument *document = data;
  g_autoptr (KorRequest) request = NULL;

  if (document->request_id == 0)
    return check_customer (db, document->customer_id, error);
  request = load_owner (self, db, document, error);
  return request != NULL;
}

static gboolean
attach_body (KorRegister *self, KorDb *db, KorWrite *write, gpointer data, GError **error)
{
  const Attaching *attaching = data;
  KorDocument *document = attaching->document;
  g_autoptr (KorRequest) request = NULL;

  if (document->request_id != 0) {
    request = load_owner (self, db, document, error);
    if (request == NULL || !kor_request_touch (db, request->id, error))
      return FALSE;
  } else if (!check_customer (db, document->customer_id, error)) {
    return FALSE;
  }
  if (!kor_document_insert (self, db, document, attaching->file, error))
    return FALSE;
  if (request != NULL) {
    kor_request_describe (write, request, "attach", "%s", document->media_type);
    return TRUE;
  }
  write->action = "attach";
  write->subject = "customer";
  write->subject_id = document->customer_id;
  write->kind = KOR_KIND_CUSTOMER;
  write->details = g_strdup (document->media_type);
  return TRUE;
}

/**
 * kor_register_attach_document:
 * @self: a register
 * @document: what is known of the file: request (or customer), name, media type, pages, script,
 *   signatures; id, size, SHA-256, time and user are set
 * @plain: the file; read to its end, not closed
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Keeps a scan or a file as an encrypted document of a case (R49–R51) or of a customer. Needs the right
 * KOR_ROLE_MAINTAINS. On failure nothing is left of it. Blocks; any thread.
 *
 * Returns: %FALSE with KOR_ERROR_NO_RIGHT, KOR_ERROR_NOT_FOUND, KOR_ERROR_NOT_ALLOWED,
 *   KOR_ERROR_MISSING_VALUE, KOR_ERROR_BAD_VALUE ("file" with "too-big" or "empty"),
 *   KOR_ERROR_CANNOT_WRITE, a KOR_DB_ERROR or what @plain reports
 */
gboolean
kor_register_attach_document (KorRegister *self,
                              KorDocument *document,
                              GInputStream *plain,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (KorDocumentFile) file = { 0 };
  g_autoptr (KorDocument) work = kor_document_copy (document);
  Attaching attaching = { work, &file };

  if (kor_text_or_null (document->name) == NULL ||
      kor_text_or_null (document->media_type) == NULL) {
    kor_error_set (error, KOR_ERROR_MISSING_VALUE, "file", NULL);
    return FALSE;
  }
  work->kind = KOR_DOCUMENT_ATTACHMENT;
  if (work->request_id != 0)
    work->customer_id = 0; /* whoever the case is of, now and later */
  /* Before anything is written: a large file takes its time. */
  if (!kor_register_require (self, KOR_ROLE_MAINTAINS, error) ||
      !kor_register_read (self, may_attach_body, work, cancellable, error) ||
      !kor_document_write (self, work, plain, &file, cancellable, error))
    return FALSE;
  if (!kor_register_write (self, KOR_ROLE_MAINTAINS, attach_body, &attaching, cancellable, error)) {
    kor_document_drop (self, &file);
    return FALSE;
  }
  document->id = work->id;
  document->kind = work->kind;
  document->customer_id = work->customer_id;
  document->size = work->size;
  document->added = work->added;
  g_set_str (&document->sha256, work->sha256);
  g_set_str (&document->added_by, work->added_by);
  return TRUE;
}

/* --- reading ---------------------------------------------------------------------------------- */

typedef struct {
  gint64 customer_id;
  GPtrArray *documents;
} Listing;

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  const Listing *listing = data;

  return kor_documents_read (
    db,
    "d.customer = ?1 OR d.request IN (SELECT id FROM request WHERE customer = ?1)",
    listing->customer_id,
    listing->documents,
    error);
}

/**
 * kor_register_list_documents:
 * @self: a register
 * @customer_id: whose
 * @error: return location
 *
 * Returns: (transfer full) (element-type KorDocument) (nullable): the customer's documents and those of
 *   their requests, oldest first
 */
GPtrArray *
kor_register_list_documents (KorRegister *self, gint64 customer_id, GError **error)
{
  g_autoptr (GPtrArray) documents =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_free);
  Listing listing = { customer_id, documents };

  if (!kor_register_read (self, list_body, &listing, NULL, error))
    return NULL;
  return g_steal_pointer (&documents);
}

typedef struct {
  gint64 id;
  gint64 customer_id;
  KorDocumentFile file;
} Opening;

static gboolean
open_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Opening *opening = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (
    db,
    error,
    "SELECT d.file, d.key, d.size, d.sha256, coalesce (d.customer, r.customer, 0)"
    " FROM document d LEFT JOIN request r ON r.id = d.request WHERE d.id = ?",
    "i",
    opening->id);

  if (row == NULL)
    return FALSE;
  if (!kor_db_statement_next (row, &local)) {
    if (kor_rows_end (local, error))
      kor_tell_missing ("document", opening->id, error);
    return FALSE;
  }
  read_file (row, &opening->file);
  opening->customer_id = kor_db_statement_get_int64 (row, 4);
  return TRUE;
}

/* Finds a document; looking at a customer's is a look-up of the customer. */
static gboolean
look_up (KorRegister *self, Opening *opening, GError **error)
{
  return kor_register_read (self, open_body, opening, NULL, error) &&
         (opening->customer_id == 0 ||
          kor_register_record_lookup (self, opening->customer_id, "document", error));
}

/**
 * kor_register_read_document:
 * @self: a register
 * @document_id: which
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Decrypts a document into memory that is wiped afterwards. It is journaled as a look-up of the customer
 * it is of. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with KOR_ERROR_NOT_FOUND,
 *   KOR_ERROR_DAMAGED ("documents", name of the file) or KOR_ERROR_CANNOT_READ
 */
GBytes *
kor_register_read_document (KorRegister *self,
                            gint64 document_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *folder = get_folder (kor_register_get_folder (self));
  Opening opening = { .id = document_id };
  GBytes *bytes = NULL;

  if (look_up (self, &opening, error))
    bytes = kor_document_store_read (folder, &opening.file, cancellable, error);
  kor_document_file_clear (&opening.file);
  return bytes;
}

/**
 * kor_register_open_document:
 * @self: a register
 * @document_id: which
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Like kor_register_read_document(), into a sealed memory file for the process that shows it.
 *
 * Returns: a file descriptor, or -1 with @error set
 */
int
kor_register_open_document (KorRegister *self,
                            gint64 document_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *folder = get_folder (kor_register_get_folder (self));
  Opening opening = { .id = document_id };
  int fd = -1;

  if (look_up (self, &opening, error))
    fd = kor_document_store_open_memory (folder, &opening.file, cancellable, error);
  kor_document_file_clear (&opening.file);
  return fd;
}

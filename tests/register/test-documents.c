/* SPDX-License-Identifier: GPL-3.0-or-later */

/* R49–R51, R39: papers are kept encrypted, one file and one row each, or not at all. */

#include "kor-test-requests.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static KorDocument *
document_new (gint64 request_id, gint64 customer_id)
{
  KorDocument *document =
    kor_document_new (KOR_DOCUMENT_ATTACHMENT, "pyyntö.pdf", "application/pdf");

  document->request_id = request_id;
  document->customer_id = customer_id;
  return document;
}

/* The names of the files in the folder of the documents. */
static GStrv
list_files (KorRegister *self)
{
  g_autofree char *path = g_build_filename (kor_register_get_folder (self), "documents", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

static char *
get_path (KorRegister *self, const char *name)
{
  return g_build_filename (kor_register_get_folder (self), "documents", name, NULL);
}

static void
test_attach (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (KorDocument) document = document_new (id, 0);
  KorDocumentSignature *signature = kor_document_signature_new ();
  g_autoptr (GInputStream) stream =
              g_memory_input_stream_new_from_data ("allekirjoitettu", 15, NULL);
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = NULL;
  g_autofree char *path = NULL, *contents = NULL;
  const KorDocument *loaded;
  gsize size;

  signature->signer = g_strdup ("Aino Aalto");
  signature->time = 1795000000;
  signature->valid = TRUE;
  signature->whole_document = TRUE;
  signature->trust = g_strdup ("trusted");
  g_ptr_array_add (document->signatures, signature);
  document->n_pages = 2;
  document->has_script = TRUE;
  kor_test_assert_done (kor_register_attach_document (self, document, stream, NULL, &done_error));
  g_assert_cmpint (document->id, >, 0);
  g_assert_cmpint (document->size, ==, 15);
  g_assert_cmpint (document->added, ==, KOR_TEST_NOW);
  g_assert_cmpstr (document->added_by, ==, KOR_TEST_USER_NAME);

  request = kor_test_load_request (self, id);
  g_assert_cmpuint (request->documents->len, ==, 1);
  loaded = request->documents->pdata[0];
  g_assert_cmpstr (loaded->name, ==, "pyyntö.pdf");
  g_assert_cmpstr (loaded->media_type, ==, "application/pdf");
  g_assert_cmpint (loaded->kind, ==, KOR_DOCUMENT_ATTACHMENT);
  g_assert_cmpint (loaded->request_id, ==, id);
  g_assert_cmpuint (loaded->n_pages, ==, 2);
  g_assert_true (loaded->has_script);
  {
    g_autofree char *sha256 =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "allekirjoitettu", 15);

    g_assert_cmpstr (loaded->sha256, ==, sha256);
  }
  g_assert_cmpuint (loaded->signatures->len, ==, 1);
  g_assert_cmpstr (
    ((KorDocumentSignature *) loaded->signatures->pdata[0])->signer, ==, "Aino Aalto");

  bytes = kor_register_read_document (self, document->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "allekirjoitettu", 15);
  files = list_files (self);
  g_assert_cmpuint (g_strv_length (files), ==, 1);
  path = get_path (self, files[0]);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_null (memmem (contents, size, "allekirjoitettu", 15));
  kor_test_register_free (self);
}

/* What is not kept leaves nothing, and the case as it was. */
static void
test_not_kept (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
  g_autoptr (KorDocument) document = document_new (id, 0);
  g_autoptr (GInputStream) empty = kor_test_stream_new (0);
  g_autoptr (GInputStream) small = kor_test_stream_new (10);
  g_autoptr (GInputStream) huge = kor_test_stream_new (KOR_DOCUMENT_MAX_SIZE + 1);
  g_autoptr (GInputStream) large = kor_test_stream_new (KOR_DOCUMENT_MAX_SIZE);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  gint64 entries = kor_test_journal_length (self);
  g_autoptr (GError) error = NULL;

  kor_test_assert_refused (
    kor_register_attach_document (self, document, empty, NULL, &refused_error),
    KOR_ERROR_BAD_VALUE,
    "file",
    "pyyntö.pdf",
    "empty");
  kor_test_assert_refused (
    kor_register_attach_document (self, document, huge, NULL, &refused_error),
    KOR_ERROR_BAD_VALUE,
    "file",
    "67108865",
    "too-big");
  document->request_id = 77;
  kor_test_assert_refused (
    kor_register_attach_document (self, document, small, NULL, &refused_error),
    KOR_ERROR_NOT_FOUND,
    "request",
    "77");
  document->request_id = 0;
  kor_test_assert_refused (
    kor_register_attach_document (self, document, small, NULL, &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "request");
  document->customer_id = 77;
  kor_test_assert_refused (
    kor_register_attach_document (self, document, small, NULL, &refused_error),
    KOR_ERROR_NOT_FOUND,
    "customer",
    "77");
  document->request_id = id;
  g_clear_pointer (&document->name, g_free);
  kor_test_assert_refused (
    kor_register_attach_document (self, document, small, NULL, &refused_error),
    KOR_ERROR_MISSING_VALUE,
    "file");
  document->name = g_strdup ("pyyntö.pdf");
  g_cancellable_cancel (cancelled);
  g_assert_false (kor_register_attach_document (self, document, small, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (document->id, ==, 0);
  g_assert_null (document->sha256);
  g_assert_cmpuint (kor_test_count_files (self), ==, 0);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries);
  /* Just as large as it may be. */
  kor_test_assert_done (kor_register_attach_document (self, document, large, NULL, &done_error));
  g_assert_cmpint (document->size, ==, KOR_DOCUMENT_MAX_SIZE);
  kor_test_register_free (self);
}

/* A customer's documents are their own and those of their requests; looking at one is a look-up. */
static void
test_of_customer (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 aino = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 bo = kor_test_add_customer (self, "Bo", "Berg");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, aino);
  gint64 unknown = kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
  g_autoptr (KorDocument) own = document_new (0, aino);
  g_autoptr (GInputStream) stream = kor_test_stream_new (100);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) lookups = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, nobodys;
  gint64 length;
  int fd;

  first = kor_test_attach (self, id, 200);
  nobodys = kor_test_attach (self, unknown, 300);
  kor_test_assert_done (kor_register_attach_document (self, own, stream, NULL, &done_error));
  entries = kor_register_list_subject_journal (self, "customer", aino, NULL);
  g_assert_cmpstr (((KorJournalEntry *) entries->pdata[entries->len - 1])->action, ==, "attach");
  documents = kor_register_list_documents (self, aino, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 2);
  g_assert_cmpint (((KorDocument *) documents->pdata[0])->id, ==, first);
  g_assert_cmpint (((KorDocument *) documents->pdata[1])->id, ==, own->id);
  g_ptr_array_unref (g_steal_pointer (&documents));
  documents = kor_register_list_documents (self, bo, &error);
  g_assert_cmpuint (documents->len, ==, 0);

  bytes = kor_register_read_document (self, first, NULL, &error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 200);
  fd = kor_register_open_document (self, own->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (lseek (fd, 0, SEEK_END), ==, 100);
  close (fd);
  lookups = kor_register_list_lookups (self, aino, &error);
  g_assert_cmpuint (lookups->len, ==, 2);
  g_assert_cmpstr (((KorLookup *) lookups->pdata[0])->purpose, ==, "document");

  length = kor_test_journal_length (self);
  g_bytes_unref (g_steal_pointer (&bytes));
  bytes = kor_register_read_document (self, nobodys, NULL, &error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 300);
  g_assert_cmpint (kor_test_journal_length (self), ==, length);
  kor_test_assert_refused (kor_register_open_document (self, 99, NULL, &refused_error) >= 0,
                           KOR_ERROR_NOT_FOUND,
                           "document",
                           "99");
  kor_test_register_free (self);
}

/* --- damage and strays ------------------------------------------------------------------------- */

static void
test_damage (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
  gint64 document;
  g_auto (GStrv) files = NULL;
  g_autofree char *path = NULL, *contents = NULL;
  gsize size;

  document = kor_test_attach (self, id, 100000);
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  files = list_files (self);
  path = get_path (self, files[0]);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  contents[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  kor_test_assert_refused (
    kor_register_verify (self, NULL, &refused_error), KOR_ERROR_DAMAGED, "documents", files[0]);
  kor_test_assert_refused (kor_register_read_document (self, document, NULL, &refused_error) !=
                             NULL,
                           KOR_ERROR_DAMAGED,
                           "documents",
                           files[0]);
  contents[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  g_assert_cmpint (g_unlink (path), ==, 0);
  kor_test_assert_refused (
    kor_register_verify (self, NULL, &refused_error), KOR_ERROR_DAMAGED, "documents", files[0]);
  kor_test_register_free (self);
}

/* The next opening takes away what has no row, and nothing else. */
static void
test_sweep (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, 0);
  gint64 document = kor_test_attach (self, id, 100);
  g_autofree char *stray = get_path (self, "00112233445566778899aabbccddeeff");
  g_autofree char *part = get_path (self, "00112233445566778899aabbccddeeff.new");
  g_autofree char *other = get_path (self, "lueminut.txt");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (stray, "x", 1, NULL));
  g_assert_true (g_file_set_contents (part, "x", 1, NULL));
  g_assert_true (g_file_set_contents (other, "x", 1, NULL));
  self = kor_test_register_reopen (self, KOR_TEST_USER);
  g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  bytes = kor_register_read_document (self, document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 100);
  kor_test_register_free (self);
}

/* --- letters ----------------------------------------------------------------------------------- */

static void
test_letters (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (KorRequest) request = NULL;
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 vastaus", 16);
  g_autoptr (GBytes) xml = g_bytes_new_static ("<vastaus/>", 10);
  KorKeptLetter letter = kor_test_letter (id, KOR_LETTER_REPLY, pdf, xml);
  g_autoptr (GBytes) read = NULL;
  const KorDocument *document;

  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_RECEIPT, &done_error));
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_ASK_SIGNATURE, &done_error));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->asked_signature, ==, kor_test_today ());
  g_assert_cmpint (kor_request_get_state (request), ==, KOR_REQUEST_ASKED_SIGNATURE);
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_ASK_SPECIFICATION, &done_error));
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_IDENTITY, &done_error));
  kor_request_free (g_steal_pointer (&request));
  request = kor_test_load_request (self, id);
  g_assert_cmpint (request->asked_specification, ==, kor_test_today ());

  kor_test_assert_done (
    kor_register_identify_request (self, id, KOR_IDENTITY_IN_PERSON, NULL, &done_error));
  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  letter.xml = NULL;
  kor_test_assert_refused (
    kor_register_keep_letter (self, &letter, &refused_error), KOR_ERROR_MISSING_VALUE, "reply");
  letter.xml = xml;
  letter.pdf = NULL;
  kor_test_assert_refused (
    kor_register_keep_letter (self, &letter, &refused_error), KOR_ERROR_MISSING_VALUE, "file");
  letter.pdf = pdf;
  g_assert_cmpuint (kor_test_count_files (self), ==, 4);
  kor_test_assert_done (kor_register_keep_letter (self, &letter, &done_error));
  kor_request_free (g_steal_pointer (&request));
  request = kor_test_load_request (self, id);
  g_assert_true (request->reply_kept);
  g_assert_cmpint (request->carried_out, ==, kor_test_today ());
  g_assert_cmpuint (request->documents->len, ==, 6);
  document = request->documents->pdata[4];
  g_assert_cmpint (document->kind, ==, KOR_DOCUMENT_LETTER);
  g_assert_cmpint (document->letter, ==, KOR_LETTER_REPLY);
  g_assert_cmpint (document->language, ==, KOR_LANGUAGE_FI);
  g_assert_cmpstr (document->name, ==, "2026-001-koe.pdf");
  g_assert_cmpstr (document->media_type, ==, "application/pdf");
  g_assert_cmpuint (document->n_pages, ==, 1);
  document = request->documents->pdata[5];
  g_assert_cmpint (document->kind, ==, KOR_DOCUMENT_REPLY);
  g_assert_cmpstr (document->name, ==, "2026-001-koe.xml");
  g_assert_cmpstr (document->media_type, ==, "application/xml");
  read = kor_register_read_document (self, document->id, NULL, NULL);
  g_assert_true (g_bytes_equal (read, xml));
  /* Until it is handed over it may be made again. */
  kor_test_assert_done (kor_register_keep_letter (self, &letter, &done_error));
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  kor_test_register_free (self);
}

/* --- no room ----------------------------------------------------------------------------------- */

static void
limit_file_size (rlim_t size)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Tries both ways to keep a document while no file may grow past @room; returns how many failed. */
static guint
try_without_room (KorRegister *self, gint64 id, rlim_t room, gsize size, guint *n_in_database)
{
  guint n_files = kor_test_count_files (self);
  gint64 entries = kor_test_journal_length (self);
  g_autoptr (KorRequest) before = kor_test_load_request (self, id);
  g_autoptr (KorRequest) after = NULL;
  g_autoptr (KorDocument) document = document_new (id, 0);
  g_autoptr (GInputStream) stream = kor_test_stream_new (size);
  g_autoptr (GError) attach_error = NULL;
  g_autoptr (GError) keep_error = NULL;
  gboolean attached, kept;

  limit_file_size (room);
  attached = kor_register_attach_document (self, document, stream, NULL, &attach_error);
  kept = kor_test_keep_letter (self, id, KOR_LETTER_REPLY, &keep_error);
  limit_file_size (RLIM_INFINITY);
  after = kor_test_load_request (self, id);
  g_assert_true (attached == (attach_error == NULL));
  g_assert_true (attached || attach_error->domain == KOR_DB_ERROR ||
                 g_error_matches (attach_error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE));
  g_assert_true (attached == (document->id != 0));
  g_assert_cmpint (after->version, ==, before->version + attached + kept);
  g_assert_cmpuint (after->documents->len, ==, before->documents->len + attached + 2 * kept);
  g_assert_cmpuint (kor_test_count_files (self), ==, n_files + attached + 2 * kept);
  g_assert_cmpint (kor_test_journal_length (self), ==, entries + attached + kept);
  *n_in_database += !attached && attach_error->domain == KOR_DB_ERROR;
  return !attached + !kept;
}

/* Wherever the room ends, in the file or in the database, nothing is left and the case is as it was. */
static void
test_without_room (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Aalto");
  gint64 id = kor_test_add_known_request (self, KOR_REQUEST_ACCESS, customer);
  guint n_failed = 0, n_in_database = 0;

  kor_test_assert_done (kor_register_decide_request (self, id, TRUE, NULL, &done_error));
  for (rlim_t room = 1024; room <= 1024 * 1024; room *= 4)
    for (gsize size = 100; size <= 400000; size *= 20)
      n_failed += try_without_room (self, id, room, size, &n_in_database);
  g_assert_cmpuint (n_in_database, >, 0);
  g_assert_cmpuint (n_failed, >, n_in_database);
  kor_test_assert_done (kor_register_verify (self, NULL, &done_error));
  kor_test_attach (self, id, 400000);
  kor_test_assert_done (kor_test_keep_letter (self, id, KOR_LETTER_REPLY, &done_error));
  kor_test_register_free (self);
}

int
main (int argc, char *argv[])
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/documents/attach", test_attach);
  g_test_add_func ("/documents/not-kept", test_not_kept);
  g_test_add_func ("/documents/of-customer", test_of_customer);
  g_test_add_func ("/documents/damage", test_damage);
  g_test_add_func ("/documents/sweep", test_sweep);
  g_test_add_func ("/documents/letters", test_letters);
  g_test_add_func ("/documents/without-room", test_without_room);
  return kor_test_run ();
}

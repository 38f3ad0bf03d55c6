/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-test-requests.h"

/* A signed letter in Finnish. */
KorRequest *
kor_test_request_new (KorRequestKind kind, gint64 customer_id, const char *received)
{
  KorRequest *request = kor_request_new (kind);

  request->customer_id = customer_id;
  request->received = kor_date_parse (received);
  request->signature = KOR_SIGNATURE_HANDWRITTEN;
  return request;
}

/* Saves a new case and frees the record. */
gint64
kor_test_save_request (KorRegister *self, KorRequest *request)
{
  g_autoptr (KorRequest) owned = request;

  kor_test_assert_done (kor_register_add_request (self, owned, &done_error));
  g_assert_cmpint (owned->id, >, 0);
  return owned->id;
}

/* A case that was received this month. */
gint64
kor_test_add_request (KorRegister *self, KorRequestKind kind, gint64 customer_id)
{
  return kor_test_save_request (self, kor_test_request_new (kind, customer_id, "2026-11-06"));
}

/* A case whose requester is identified. */
gint64
kor_test_add_known_request (KorRegister *self, KorRequestKind kind, gint64 customer_id)
{
  gint64 id = kor_test_add_request (self, kind, customer_id);

  kor_test_assert_done (
    kor_register_identify_request (self, id, KOR_IDENTITY_IN_PERSON, "passi", &done_error));
  return id;
}

void
kor_test_claim (
  KorRegister *self, gint64 request_id, const char *field, const char *wanted, KorGround ground)
{
  g_autoptr (KorRequestItem) item = kor_request_item_new (field);

  item->wanted = g_strdup (wanted);
  item->ground = ground;
  kor_test_assert_done (kor_register_save_request_item (self, request_id, item, &done_error));
}

KorRequest *
kor_test_load_request (KorRegister *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KorRequest *request = kor_register_load_request (self, id, &error);

  g_assert_no_error (error);
  return request;
}

KorKeptLetter
kor_test_letter (gint64 request_id, KorLetterKind kind, GBytes *pdf, GBytes *xml)
{
  return (KorKeptLetter) {
    .request_id = request_id,
    .letter = kind,
    .language = KOR_LANGUAGE_FI,
    .name = "2026-001-koe.pdf",
    .pdf = pdf,
    .n_pages = 1,
    .xml = xml,
  };
}

/* Keeps a paper of a case; a notice must be kept by hand. */
gboolean
kor_test_keep_letter (KorRegister *self, gint64 request_id, KorLetterKind kind, GError **error)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 koe", 12);
  g_autoptr (GBytes) xml = kind == KOR_LETTER_REPLY ? g_bytes_new_static ("<reply/>", 8) : NULL;
  KorKeptLetter letter = kor_test_letter (request_id, kind, pdf, xml);

  return kor_register_keep_letter (self, &letter, error);
}

/* A stream of @size bytes that do not repeat soon. */
GInputStream *
kor_test_stream_new (gsize size)
{
  guint8 *data = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 7 + i / 251);
  return g_memory_input_stream_new_from_data (data, (gssize) size, g_free);
}

gint64
kor_test_attach (KorRegister *self, gint64 request_id, gsize size)
{
  g_autoptr (KorDocument) document =
              kor_document_new (KOR_DOCUMENT_ATTACHMENT, "pyyntö.pdf", "application/pdf");
  g_autoptr (GInputStream) stream = kor_test_stream_new (size);

  document->request_id = request_id;
  kor_test_assert_done (kor_register_attach_document (self, document, stream, NULL, &done_error));
  return document->id;
}

/* How many files there are in the folder of the documents, of whatever name. */
guint
kor_test_count_files (KorRegister *self)
{
  g_autofree char *path = g_build_filename (kor_register_get_folder (self), "documents", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The value held under a name of the history, with its source: "value (source)"; NULL: none. */
char *
kor_test_current_value (KorRegister *self, gint64 customer_id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = kor_register_list_values (self, customer_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < values->len; i++) {
    const KorValue *value = values->pdata[i];

    if (value->ended == 0 && g_str_equal (value->field, field))
      return g_strdup_printf ("%s (%s)", value->value, value->source);
  }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are taken in as papers of a case; needs no screen. */

#include <glib/gstdio.h>
#include <unistd.h>

#include "inspect-samples.h"
#include "kor-request-work.h"
#include "kor-test-requests.h"

typedef struct {
  GPtrArray *documents;
  GError *error;
  gboolean done;
} Outcome;

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->documents = kor_attach_files_finish (KOR_REGISTER (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
add_file (GListStore *files, const char *name, GBytes *bytes)
{
  g_autofree char *path = kor_test_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (
    path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_list_store_append (files, file);
}

static Outcome
attach (KorRegister *self, gint64 id, GListStore *files)
{
  Outcome outcome = { 0 };

  kor_attach_files_async (self, id, G_LIST_MODEL (files), NULL, attached_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  return outcome;
}

static void
test_good (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Koe");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GBytes) pdf = sample_pdf_with_javascript ();
  g_autoptr (GBytes) picture = sample_jpeg (40, 30, 1);
  g_autoptr (KorRequest) request = NULL;
  const KorDocument *document;
  Outcome outcome;

  add_file (files, "pyyntö.pdf", pdf);
  add_file (files, "kuva.jpg", picture);
  outcome = attach (self, id, files);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (outcome.documents->len, ==, 2);
  g_ptr_array_unref (outcome.documents);

  request = kor_test_load_request (self, id);
  g_assert_cmpuint (request->documents->len, ==, 2);
  document = request->documents->pdata[0];
  g_assert_cmpstr (document->name, ==, "pyyntö.pdf");
  g_assert_cmpstr (document->media_type, ==, "application/pdf");
  g_assert_cmpint (document->size, ==, (gint64) g_bytes_get_size (pdf));
  g_assert_true (document->has_script);
  document = request->documents->pdata[1];
  g_assert_cmpstr (document->media_type, ==, "image/jpeg");
  g_assert_cmpuint (document->n_pages, ==, 1);
  kor_test_register_free (self);
}

/* What is no document is named and not kept; what came before it is. */
static void
test_bad (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Koe");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GBytes) pdf = sample_pdf (2);
  g_autoptr (GBytes) text = g_bytes_new_static ("ei mitään", 11);
  g_auto (GStrv) facts = NULL;
  g_autoptr (KorRequest) request = NULL;
  Outcome outcome;

  add_file (files, "hyvä.pdf", pdf);
  add_file (files, "huono.pdf", text);
  outcome = attach (self, id, files);
  g_assert_null (outcome.documents);
  g_assert_error (outcome.error, KOR_ERROR, KOR_ERROR_BAD_FILE);
  facts = kor_error_get_facts (outcome.error);
  g_assert_cmpstr (facts[0], ==, "huono.pdf");
  g_clear_error (&outcome.error);

  request = kor_test_load_request (self, id);
  g_assert_cmpuint (request->documents->len, ==, 1);
  g_assert_cmpuint (kor_test_count_files (self), ==, 1);
  kor_test_register_free (self);
}

static void
test_too_large (void)
{
  KorRegister *self = kor_test_register_new ();
  gint64 customer = kor_test_add_customer (self, "Aino", "Koe");
  gint64 id = kor_test_add_request (self, KOR_REQUEST_ACCESS, customer);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *path = kor_test_path ("suuri.pdf");
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  Outcome outcome;

  add_file (files, "suuri.pdf", nothing);
  g_assert_cmpint (truncate (path, KOR_DOCUMENT_MAX_SIZE + 1), ==, 0);
  outcome = attach (self, id, files);
  kor_test_assert_error (outcome.error, KOR_ERROR_BAD_VALUE, "file", "suuri.pdf", "too-big", NULL);
  g_clear_error (&outcome.error);
  kor_test_register_free (self);
}

int
main (int argc, char **argv)
{
  kor_test_init (&argc, &argv);
  g_test_add_func ("/attach/good", test_good);
  g_test_add_func ("/attach/bad", test_bad);
  g_test_add_func ("/attach/too-large", test_too_large);
  return kor_test_run ();
}

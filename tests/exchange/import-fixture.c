/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "import-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "kor-error.h"

static char *folder;

static const char *
get_folder (void)
{
  if (folder == NULL)
    folder = g_dir_make_tmp ("kortisto-test-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}

/* Returns: (transfer full): the path of a new file in the test's own folder. */
char *
write_file (const char *name, const char *bytes, gssize n_bytes)
{
  char *path = g_build_filename (get_folder (), name, NULL);
  GError *error = NULL;

  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
  return path;
}

void
remove_files (void)
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  if (folder != NULL)
    g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* Returns: (transfer full): the error's facts parted by |; they say everything a sentence needs. */
char *
describe_facts (const GError *error)
{
  g_auto (GStrv) facts = NULL;

  g_assert_nonnull (error);
  g_assert_true (error->domain == KOR_ERROR);
  facts = kor_error_get_facts (error);
  return g_strjoinv ("|", facts);
}

static void
add (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s=%s", name, value);
}

static void
add_date (GString *text, const char *name, KorDate date)
{
  g_autofree char *iso = kor_date_to_iso (date);

  add (text, name, iso);
}

static void
add_customer (GString *text, const KorImportCustomer *record)
{
  const KorCustomer *customer = record->customer;
  const KorAddress *address =
    kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, KOR_DATE_NONE);

  add (text, "id", customer->external_id);
  add (text, "first", customer->first_name);
  add (text, "last", customer->last_name);
  add (text, "org", customer->organisation);
  add (text, "email", kor_customer_get_email (customer));
  add (text, "phone", kor_customer_get_phone (customer));
  if (address != NULL) {
    add (text, "co", address->co);
    add (text, "street", address->street);
    add (text, "code", address->postal_code);
    add (text, "city", address->city);
    add (text, "region", address->region);
    add (text, "country", address->country);
    add (text, "returned", address->returned_mail ? "yes" : NULL);
  }
  add (text, "language", kor_language_to_string (customer->language));
  add (text, "deceased", customer->deceased ? "yes" : NULL);
  add (text, "restricted", customer->restricted ? "yes" : NULL);
  add (text, "publication_ban", record->publication_ban ? "yes" : NULL);
  add (text, "marketing_ban", record->marketing_ban ? "yes" : NULL);
  add (text, "source", record->source);
  add_date (text, "created", customer->created);
}

static void
add_order (GString *text, const KorImportOrder *record)
{
  add (text, "order", record->number);
  add (text, "customer", record->customer_ref);
  add_date (text, "date", record->date);
  add (text, "state", kor_order_state_to_string (record->state));
  add (text, "invoice", kor_invoice_state_to_string (record->invoice_state));
  if (record->has_total)
    g_string_append_printf (text, " cents=%" G_GINT64_FORMAT, record->total_cents);
  add (text, "currency", record->currency);
}

static void
add_order_line (GString *text, const KorImportOrderLine *record)
{
  add (text, "order", record->order_number);
  add (text, "product", record->product);
  add (text, "description", record->description);
  g_string_append_printf (text,
                          " milli=%" G_GINT64_FORMAT " micro=%" G_GINT64_FORMAT " bp=%d",
                          record->quantity_milli,
                          record->unit_price_micro,
                          record->discount_bp);
}

typedef struct {
  KorImportKind kind;
  GString *text;
} Taker;

static gboolean
take_row_cb (gpointer record, gpointer user_data, GError **error)
{
  Taker *taker = user_data;

  g_string_append_printf (taker->text, "%u:", *(guint *) record);
  if (taker->kind == KOR_IMPORT_CUSTOMERS)
    add_customer (taker->text, record);
  else if (taker->kind == KOR_IMPORT_ORDERS)
    add_order (taker->text, record);
  else
    add_order_line (taker->text, record);
  g_string_append_c (taker->text, '\n');
  return TRUE;
}

/* Returns: (transfer full): the file's records as lines; "error: " and its facts when it is
 * refused. */
char *
import_text (KorImportKind kind, const char *path, const char *const *maps)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KorImport) import = kor_import_new (kind, path, maps, &error);
  Taker taker = { kind, text };

  if (import == NULL || !kor_import_run (import, take_row_cb, &taker, NULL, NULL, NULL, &error)) {
    g_autofree char *facts = describe_facts (error);

    return g_strconcat ("error: ", facts, NULL);
  }
  g_assert_no_error (error);
  return g_strdup (text->str);
}

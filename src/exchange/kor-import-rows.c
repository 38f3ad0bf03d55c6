/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a file into one record, by kind. */

#include "kor-import-private.h"

#include <string.h>

#include "kor-country.h"
#include "kor-error.h"
#include "kor-import-values.h"
#include "kor-money.h"

#define FIELD(word) KOR_IMPORT_FIELD_##word
#define HOME_COUNTRY "FI"
#define NO_COUNTRY ""
#define MAX_SHOWN_CHARACTERS 40
#define MAX_CACHED_COUNTRIES 10000

static char *
shorten (const char *value)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (value, -1) <= MAX_SHOWN_CHARACTERS)
    return g_strdup (value);
  start = g_utf8_substring (value, 0, MAX_SHOWN_CHARACTERS - 1);
  return g_strconcat (start, "…", NULL);
}

/* Takes spaces, no-break ones too, from both ends, in place. */
static char *
trim (char *text)
{
  gsize length;

  for (;;) {
    if (g_ascii_isspace (*text))
      text++;
    else if (text[0] == '\xc2' && text[1] == '\xa0')
      text += 2;
    else
      break;
  }

  length = strlen (text);
  while (length > 0) {
    if (g_ascii_isspace (text[length - 1]))
      length--;
    else if (length > 1 && text[length - 1] == '\xa0' && text[length - 2] == '\xc2')
      length -= 2;
    else
      break;
  }
  text[length] = '\0';
  return text;
}

/* Letters and marks that came apart ("a" and "¨") are joined, so that they sort and print as one.
 */
static char *
compose (KorImport *self, char *text)
{
  char *composed;

  if (strchr (text, '\xcc') == NULL && strchr (text, '\xcd') == NULL)
    return text;
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_ptr_array_add (self->composed, composed);
  return composed;
}

/* A line break may stand in a street only; elsewhere it is a space. */
static char *
to_one_line (char *text)
{
  g_strdelimit (text, "\n\t", ' ');
  return text;
}

/**
 * kor_import_row_get:
 * @self: an import in a row
 * @field: a field
 *
 * Returns: (transfer none): the row's text for @field without spaces around it; "" when there is
 * none
 */
char *
kor_import_row_get (KorImport *self, KorImportField field)
{
  static char nothing[1];
  char *text;

  if (self->columns[field] < 0)
    return nothing;
  text =
    compose (self, trim (kor_csv_reader_get_field (self->reader, (guint) self->columns[field])));
  return field == FIELD (STREET) ? text : to_one_line (text);
}

/**
 * kor_import_row_refuse:
 * @self: an import in a row
 * @field: the field at fault
 * @problem: a problem word
 * @value: what stands there
 * @error: where to put the error
 *
 * Sets @error to the row's place, with the column's number and heading where there is a column.
 *
 * Returns: %FALSE
 */
gboolean
kor_import_row_refuse (
  KorImport *self, KorImportField field, const char *problem, const char *value, GError **error)
{
  int column = self->columns[field];
  g_autofree char *line = g_strdup_printf ("%u", kor_csv_reader_get_line (self->reader));
  g_autofree char *number = column >= 0 ? g_strdup_printf ("%d", column + 1) : g_strdup ("");
  g_autofree char *shown = shorten (value);

  kor_error_set (error,
                 KOR_ERROR_BAD_FILE,
                 kor_csv_reader_get_name (self->reader),
                 line,
                 number,
                 column >= 0 ? self->headings[column] : kor_import_field_to_string (field),
                 problem,
                 shown,
                 NULL);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the row's text for field, NULL when it is empty. */
static char *
dup_text (KorImport *self, KorImportField field)
{
  const char *text = kor_import_row_get (self, field);

  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
read_yes_no (KorImport *self, KorImportField field, gboolean *yes, GError **error)
{
  const char *text = kor_import_row_get (self, field);

  return kor_import_parse_yes_no (text, yes) ||
         kor_import_row_refuse (self, field, KOR_IMPORT_BAD_YES_NO, text, error);
}

static gboolean
read_date (KorImport *self, KorImportField field, KorDate *date, GError **error)
{
  const char *text = kor_import_row_get (self, field);

  *date = kor_date_parse (text);
  return *date != KOR_DATE_NONE ||
         kor_import_row_refuse (self, field, KOR_IMPORT_BAD_DATE, text, error);
}

/* An id or number may stand in a file only once: the second row would undo the first unseen. */
static gboolean
check_id (KorImport *self, KorImportField field, const char *id, GError **error)
{
  if (g_hash_table_contains (self->ids, id))
    return kor_import_row_refuse (self, field, KOR_IMPORT_DUPLICATE_ID, id, error);
  g_hash_table_add (self->ids, g_string_chunk_insert (self->id_chunk, id));
  return TRUE;
}

static gboolean
read_id (KorImport *self, KorImportField field, const char **id, GError **error)
{
  *id = kor_import_row_get (self, field);
  return **id != '\0' || kor_import_row_refuse (self, field, KOR_IMPORT_NO_VALUE, "", error);
}

static gboolean
read_country (KorImport *self, const char **code, GError **error)
{
  const char *text = kor_import_row_get (self, FIELD (COUNTRY));

  if (*text == '\0') {
    *code = HOME_COUNTRY;
    return TRUE;
  }

  *code = g_hash_table_lookup (self->countries, text);
  if (*code == NULL) {
    *code = kor_country_parse (text);
    if (*code == NULL)
      *code = NO_COUNTRY;
    if (g_hash_table_size (self->countries) < MAX_CACHED_COUNTRIES)
      g_hash_table_insert (self->countries, g_strdup (text), (gpointer) *code);
  }
  return **code != '\0' ||
         kor_import_row_refuse (self, FIELD (COUNTRY), KOR_IMPORT_BAD_COUNTRY, text, error);
}

/* Finnish postcodes, Åland's too, are five digits; the country's letters before them are dropped.
 */
static gboolean
read_postcode (KorImport *self, const char *country, const char **postcode, GError **error)
{
  const char *text = kor_import_row_get (self, FIELD (POSTAL_CODE));
  const char *digits = text;

  *postcode = text;
  if (*text == '\0' || (!g_str_equal (country, "FI") && !g_str_equal (country, "AX")))
    return TRUE;

  if (g_ascii_strncasecmp (text, "FI-", 3) == 0 || g_ascii_strncasecmp (text, "AX-", 3) == 0)
    digits += 3;
  if (strlen (digits) != 5 || strspn (digits, "0123456789") != 5)
    return kor_import_row_refuse (self, FIELD (POSTAL_CODE), KOR_IMPORT_BAD_POSTCODE, text, error);
  *postcode = digits;
  return TRUE;
}

/* An address comes into being only when the row says something of it beside the country's default.
 */
static gboolean
read_address (KorImport *self, KorCustomer *customer, GError **error)
{
  const char *postcode, *country;
  gboolean returned_mail;
  KorAddress *address;

  if (!read_country (self, &country, error) || !read_postcode (self, country, &postcode, error) ||
      !read_yes_no (self, FIELD (RETURNED_MAIL), &returned_mail, error))
    return FALSE;

  if (*postcode == '\0' && *kor_import_row_get (self, FIELD (CO)) == '\0' &&
      *kor_import_row_get (self, FIELD (STREET)) == '\0' &&
      *kor_import_row_get (self, FIELD (CITY)) == '\0' &&
      *kor_import_row_get (self, FIELD (REGION)) == '\0' &&
      *kor_import_row_get (self, FIELD (COUNTRY)) == '\0')
    return TRUE;

  address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  address->co = dup_text (self, FIELD (CO));
  address->street = dup_text (self, FIELD (STREET));
  address->postal_code = *postcode != '\0' ? g_strdup (postcode) : NULL;
  address->city = dup_text (self, FIELD (CITY));
  address->region = dup_text (self, FIELD (REGION));
  address->country = g_strdup (country);
  address->returned_mail = returned_mail;
  return TRUE;
}

static gboolean
read_names (KorImport *self, KorCustomer *customer, GError **error)
{
  const char *name = kor_import_row_get (self, FIELD (NAME));

  customer->first_name = dup_text (self, FIELD (FIRST_NAME));
  customer->last_name = dup_text (self, FIELD (LAST_NAME));
  customer->organisation = dup_text (self, FIELD (ORGANISATION));
  if (customer->first_name == NULL && customer->last_name == NULL && *name != '\0') {
    kor_import_split_name (name, &customer->first_name, &customer->last_name);
    if (*customer->first_name == '\0')
      g_clear_pointer (&customer->first_name, g_free);
    if (*customer->last_name == '\0')
      g_clear_pointer (&customer->last_name, g_free);
  }

  if (customer->first_name == NULL && customer->last_name == NULL && customer->organisation == NULL)
    return kor_import_row_refuse (self, FIELD (NAME), KOR_IMPORT_NO_NAME, "", error);
  return TRUE;
}

static gboolean
read_customer_details (KorImport *self, KorCustomer *customer, GError **error)
{
  const char *id = kor_import_row_get (self, FIELD (ID));
  const char *email = kor_import_row_get (self, FIELD (EMAIL));
  const char *phone = kor_import_row_get (self, FIELD (PHONE));
  const char *language = kor_import_row_get (self, FIELD (LANGUAGE));

  if (*id != '\0' && !check_id (self, FIELD (ID), id, error))
    return FALSE;
  if (*language != '\0' && !kor_import_parse_language (language, &customer->language))
    return kor_import_row_refuse (self, FIELD (LANGUAGE), KOR_IMPORT_BAD_WORD, language, error);
  if (*kor_import_row_get (self, FIELD (CREATED)) != '\0' &&
      !read_date (self, FIELD (CREATED), &customer->created, error))
    return FALSE;

  customer->external_id = *id != '\0' ? g_strdup (id) : NULL;
  if (*email != '\0')
    kor_customer_set_email (customer, email);
  if (*phone != '\0')
    kor_customer_set_phone (customer, phone);
  return read_yes_no (self, FIELD (DECEASED), &customer->deceased, error) &&
         read_yes_no (self, FIELD (RESTRICTED), &customer->restricted, error);
}

static gboolean
read_customer (KorImport *self, KorImportRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (KorCustomer) customer = kor_customer_new ();
  KorImportCustomer record = {
    .line = kor_csv_reader_get_line (self->reader),
    .present = self->present,
  };
  const char *source = kor_import_row_get (self, FIELD (SOURCE));
  gboolean taken;

  if (!read_names (self, customer, error) || !read_customer_details (self, customer, error) ||
      !read_address (self, customer, error) ||
      !read_yes_no (self, FIELD (PUBLICATION_BAN), &record.publication_ban, error) ||
      !read_yes_no (self, FIELD (MARKETING_BAN), &record.marketing_ban, error))
    return FALSE;

  record.source = *source != '\0' ? source : NULL;
  record.customer = g_steal_pointer (&customer);
  taken = func (&record, user_data, error);
  customer = record.customer;
  return taken;
}

static gboolean
read_order_total (KorImport *self, KorImportOrder *record, GError **error)
{
  const char *cents = kor_import_row_get (self, FIELD (TOTAL_CENTS));
  const char *total = kor_import_row_get (self, FIELD (TOTAL));

  record->has_total = *cents != '\0' || *total != '\0';
  if (*cents != '\0')
    return kor_import_parse_cents (cents, &record->total_cents) ||
           kor_import_row_refuse (self, FIELD (TOTAL_CENTS), KOR_IMPORT_BAD_AMOUNT, cents, error);
  if (*total != '\0')
    return kor_money_parse (total, &record->total_cents) ||
           kor_import_row_refuse (self, FIELD (TOTAL), KOR_IMPORT_BAD_AMOUNT, total, error);
  return TRUE;
}

static gboolean
read_order_words (KorImport *self, KorImportOrder *record, GError **error)
{
  const char *status = kor_import_row_get (self, FIELD (STATUS));
  const char *invoice = kor_import_row_get (self, FIELD (INVOICE_STATUS));
  const char *currency = kor_import_row_get (self, FIELD (CURRENCY));

  if (*status != '\0' && !kor_import_parse_order_state (status, &record->state))
    return kor_import_row_refuse (self, FIELD (STATUS), KOR_IMPORT_BAD_WORD, status, error);
  if (*invoice != '\0' && !kor_import_parse_invoice_state (invoice, &record->invoice_state))
    return kor_import_row_refuse (
      self, FIELD (INVOICE_STATUS), KOR_IMPORT_BAD_WORD, invoice, error);
  if (*currency != '\0' && !kor_import_parse_currency (currency, record->currency))
    return kor_import_row_refuse (self, FIELD (CURRENCY), KOR_IMPORT_BAD_WORD, currency, error);
  return TRUE;
}

static gboolean
read_order (KorImport *self, KorImportRowFunc func, gpointer user_data, GError **error)
{
  KorImportOrder record = {
    .line = kor_csv_reader_get_line (self->reader),
    .present = self->present,
    .state = KOR_ORDER_OPEN,
    .invoice_state = KOR_INVOICE_NONE,
    .currency = "EUR",
  };

  return read_id (self, FIELD (ORDER_NO), &record.number, error) &&
         check_id (self, FIELD (ORDER_NO), record.number, error) &&
         read_id (self, FIELD (CUSTOMER_ID), &record.customer_ref, error) &&
         read_date (self, FIELD (DATE), &record.date, error) &&
         read_order_words (self, &record, error) && read_order_total (self, &record, error) &&
         func (&record, user_data, error);
}

static gboolean
read_order_line (KorImport *self, KorImportRowFunc func, gpointer user_data, GError **error)
{
  KorImportOrderLine record = {
    .line = kor_csv_reader_get_line (self->reader),
    .present = self->present,
  };
  const char *product = kor_import_row_get (self, FIELD (PRODUCT));
  const char *description = kor_import_row_get (self, FIELD (DESCRIPTION));
  const char *quantity = kor_import_row_get (self, FIELD (QUANTITY));
  const char *price = kor_import_row_get (self, FIELD (UNIT_PRICE));
  const char *discount = kor_import_row_get (self, FIELD (DISCOUNT));

  if (!read_id (self, FIELD (ORDER_NO), &record.order_number, error))
    return FALSE;
  if (!kor_decimal_parse (quantity, 3, &record.quantity_milli))
    return kor_import_row_refuse (self, FIELD (QUANTITY), KOR_IMPORT_BAD_AMOUNT, quantity, error);
  if (!kor_import_parse_price (price, &record.unit_price_micro))
    return kor_import_row_refuse (self, FIELD (UNIT_PRICE), KOR_IMPORT_BAD_AMOUNT, price, error);
  if (*discount != '\0' && !kor_import_parse_discount (discount, &record.discount_bp))
    return kor_import_row_refuse (self, FIELD (DISCOUNT), KOR_IMPORT_BAD_AMOUNT, discount, error);

  record.product = *product != '\0' ? product : NULL;
  record.description = *description != '\0' ? description : NULL;
  return func (&record, user_data, error);
}

static gboolean
is_empty_row (KorImport *self)
{
  for (guint i = 0; i < kor_csv_reader_get_n_fields (self->reader); i++)
    if (*trim (kor_csv_reader_get_field (self->reader, i)) != '\0')
      return FALSE;
  return TRUE;
}

/**
 * kor_import_row_read:
 * @self: an import in a row
 * @func: what takes the record
 * @user_data: data for @func
 * @error: where to put the error
 *
 * Makes the row's record and gives it to @func. A row of nothing but separators is passed over.
 *
 * Returns: %FALSE with @error set when the row or @func refuses
 */
gboolean
kor_import_row_read (KorImport *self, KorImportRowFunc func, gpointer user_data, GError **error)
{
  guint n_fields = kor_csv_reader_get_n_fields (self->reader);

  if ((n_fields == 1 || n_fields == self->n_columns) && is_empty_row (self))
    return TRUE;
  if (n_fields != self->n_columns) {
    g_autofree char *line = g_strdup_printf ("%u", kor_csv_reader_get_line (self->reader));
    g_autofree char *value = g_strdup_printf ("%u/%u", n_fields, self->n_columns);

    kor_error_set (error,
                   KOR_ERROR_BAD_FILE,
                   kor_csv_reader_get_name (self->reader),
                   line,
                   "",
                   "",
                   KOR_IMPORT_WRONG_FIELD_COUNT,
                   value,
                   NULL);
    return FALSE;
  }

  if (self->composed->len > 0)
    g_ptr_array_set_size (self->composed, 0);
  switch (self->kind) {
  case KOR_IMPORT_ORDERS:
    return read_order (self, func, user_data, error);
  case KOR_IMPORT_ORDER_LINES:
    return read_order_line (self, func, user_data, error);
  case KOR_IMPORT_CUSTOMERS:
  default:
    return read_customer (self, func, user_data, error);
  }
}

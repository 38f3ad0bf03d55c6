/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-export.h"

#define FIELD(word) KOR_IMPORT_FIELD_##word

/* What one row of customers is made of. */
typedef struct {
  const KorCustomer *customer;
  const KorAddress *address; /* may be NULL */
  gboolean publication_ban;
  gboolean marketing_ban;
  const char *source;
} CustomerRow;

static void
write_date (KorCsvWriter *writer, KorDate date)
{
  g_autofree char *text = kor_date_to_iso (date);

  kor_csv_writer_field (writer, text);
}

static void
write_yes_no (KorCsvWriter *writer, gboolean yes)
{
  kor_csv_writer_field (writer, yes ? "yes" : "no");
}

/* The decimal number scaled / 10^decimals without needless zeros, as kor_decimal_parse() reads it.
 */
static void
write_decimal (KorCsvWriter *writer, gint64 scaled, guint decimals)
{
  char text[32];
  guint64 size = scaled < 0 ? -(guint64) scaled : (guint64) scaled, unit = 1;
  int length;

  for (guint i = 0; i < decimals; i++)
    unit *= 10;
  length = g_snprintf (text,
                       sizeof text,
                       "%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                       scaled < 0 ? "-" : "",
                       size / unit,
                       (int) decimals,
                       size % unit);
  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
  kor_csv_writer_field (writer, text);
}

/* The number an import knew the customer by; without one, the register's own. */
static void
write_customer_id (KorCsvWriter *writer, const KorCustomer *customer)
{
  if (customer->external_id != NULL && *customer->external_id != '\0')
    kor_csv_writer_field (writer, customer->external_id);
  else
    kor_csv_writer_number (writer, customer->id);
}

/* Returns: whether field is one of the address, which is then written. */
static gboolean
write_address_field (KorCsvWriter *writer, KorImportField field, const KorAddress *address)
{
  static const KorAddress nothing;
  const char *text;

  if (address == NULL)
    address = &nothing;

  if (field == FIELD (CO))
    text = address->co;
  else if (field == FIELD (STREET))
    text = address->street;
  else if (field == FIELD (POSTAL_CODE))
    text = address->postal_code;
  else if (field == FIELD (CITY))
    text = address->city;
  else if (field == FIELD (REGION))
    text = address->region;
  else if (field == FIELD (COUNTRY))
    text = address->country;
  else if (field == FIELD (RETURNED_MAIL))
    text = address->returned_mail ? "yes" : "no";
  else
    return FALSE;

  kor_csv_writer_field (writer, text);
  return TRUE;
}

/* Returns: whether field is one of name or contact, which is then written. */
static gboolean
write_contact_field (KorCsvWriter *writer, KorImportField field, const KorCustomer *customer)
{
  if (field == FIELD (ID))
    write_customer_id (writer, customer);
  else if (field == FIELD (FIRST_NAME))
    kor_csv_writer_field (writer, customer->first_name);
  else if (field == FIELD (LAST_NAME))
    kor_csv_writer_field (writer, customer->last_name);
  else if (field == FIELD (ORGANISATION))
    kor_csv_writer_field (writer, customer->organisation);
  else if (field == FIELD (EMAIL))
    kor_csv_writer_field (writer, kor_customer_get_email (customer));
  else if (field == FIELD (PHONE))
    kor_csv_writer_field (writer, kor_customer_get_phone (customer));
  else
    return FALSE;
  return TRUE;
}

static void
write_customer_field (KorCsvWriter *writer, KorImportField field, const CustomerRow *row)
{
  if (write_contact_field (writer, field, row->customer) ||
      write_address_field (writer, field, row->address))
    return;

  if (field == FIELD (LANGUAGE))
    kor_csv_writer_field (writer, kor_language_to_string (row->customer->language));
  else if (field == FIELD (DECEASED))
    write_yes_no (writer, row->customer->deceased);
  else if (field == FIELD (RESTRICTED))
    write_yes_no (writer, row->customer->restricted);
  else if (field == FIELD (PUBLICATION_BAN))
    write_yes_no (writer, row->publication_ban);
  else if (field == FIELD (MARKETING_BAN))
    write_yes_no (writer, row->marketing_ban);
  else if (field == FIELD (SOURCE))
    kor_csv_writer_field (writer, row->source);
  else if (field == FIELD (CREATED))
    write_date (writer, row->customer->created);
  else
    g_assert_not_reached ();
}

static void
write_order_field (KorCsvWriter *writer,
                   KorImportField field,
                   const KorOrder *order,
                   const char *customer_ref,
                   KorDate on)
{
  if (field == FIELD (ORDER_NO))
    kor_csv_writer_field (writer, order->number);
  else if (field == FIELD (CUSTOMER_ID))
    kor_csv_writer_field (writer, customer_ref);
  else if (field == FIELD (DATE))
    write_date (writer, order->date);
  else if (field == FIELD (STATUS))
    kor_csv_writer_field (writer, kor_order_state_to_string (order->state));
  else if (field == FIELD (INVOICE_STATUS))
    kor_csv_writer_field (writer,
                          kor_invoice_state_to_string (kor_order_get_invoice_state (order, on)));
  else if (field == FIELD (TOTAL_CENTS))
    kor_csv_writer_number (writer, order->total_cents);
  else if (field == FIELD (CURRENCY))
    kor_csv_writer_field (writer, order->currency);
  else
    g_assert_not_reached ();
}

/**
 * kor_export_write_headings:
 * @writer: where to write
 * @kind: what the file will hold
 *
 * Writes the first row: the words of the import's own columns, so that the file can be imported
 * again.
 */
void
kor_export_write_headings (KorCsvWriter *writer, KorImportKind kind)
{
  guint n_fields;
  const KorImportField *fields = kor_import_kind_get_export_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    kor_csv_writer_field (writer, kor_import_field_to_string (fields[i]));
  kor_csv_writer_end_row (writer);
}

/**
 * kor_export_write_customer:
 * @writer: where to write
 * @customer: a customer
 * @publication_ban: whether list publication is banned
 * @marketing_ban: whether direct advertising, distance selling, direct marketing and other
 * marketing are
 * @source: (nullable): where the data came from
 * @on: the day whose postal address is written
 *
 * Writes one row of %KOR_IMPORT_CUSTOMERS.
 */
void
kor_export_write_customer (KorCsvWriter *writer,
                           const KorCustomer *customer,
                           gboolean publication_ban,
                           gboolean marketing_ban,
                           const char *source,
                           KorDate on)
{
  CustomerRow row = {
    .customer = customer,
    .address = kor_customer_get_address (customer, KOR_ADDRESS_POSTAL, on),
    .publication_ban = publication_ban,
    .marketing_ban = marketing_ban,
    .source = source,
  };
  guint n_fields;
  const KorImportField *fields =
    kor_import_kind_get_export_fields (KOR_IMPORT_CUSTOMERS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    write_customer_field (writer, fields[i], &row);
  kor_csv_writer_end_row (writer);
}

/**
 * kor_export_write_order:
 * @writer: where to write
 * @order: an order
 * @customer_ref: the customer's external id, else the own id
 * @on: the day for which an invoice is overdue or not
 *
 * Writes one row of %KOR_IMPORT_ORDERS.
 */
void
kor_export_write_order (KorCsvWriter *writer,
                        const KorOrder *order,
                        const char *customer_ref,
                        KorDate on)
{
  guint n_fields;
  const KorImportField *fields = kor_import_kind_get_export_fields (KOR_IMPORT_ORDERS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    write_order_field (writer, fields[i], order, customer_ref, on);
  kor_csv_writer_end_row (writer);
}

/**
 * kor_export_write_order_line:
 * @writer: where to write
 * @order_number: the number of its order
 * @line: a line
 *
 * Writes one row of %KOR_IMPORT_ORDER_LINES.
 */
void
kor_export_write_order_line (KorCsvWriter *writer,
                             const char *order_number,
                             const KorOrderLine *line)
{
  kor_csv_writer_field (writer, order_number);
  kor_csv_writer_field (writer, line->product);
  kor_csv_writer_field (writer, line->description);
  write_decimal (writer, line->quantity_milli, 3);
  write_decimal (writer, line->unit_price_micro, 6);
  write_decimal (writer, line->discount_bp, 4);
  kor_csv_writer_end_row (writer);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-import-record.h"

static const char *const field_words[KOR_N_IMPORT_FIELDS] = {
  [KOR_IMPORT_FIELD_ID] = "id",
  [KOR_IMPORT_FIELD_FIRST_NAME] = "first_name",
  [KOR_IMPORT_FIELD_LAST_NAME] = "last_name",
  [KOR_IMPORT_FIELD_NAME] = "name",
  [KOR_IMPORT_FIELD_ORGANISATION] = "organisation",
  [KOR_IMPORT_FIELD_EMAIL] = "email",
  [KOR_IMPORT_FIELD_PHONE] = "phone",
  [KOR_IMPORT_FIELD_CO] = "co",
  [KOR_IMPORT_FIELD_STREET] = "street",
  [KOR_IMPORT_FIELD_POSTAL_CODE] = "postal_code",
  [KOR_IMPORT_FIELD_CITY] = "city",
  [KOR_IMPORT_FIELD_REGION] = "region",
  [KOR_IMPORT_FIELD_COUNTRY] = "country",
  [KOR_IMPORT_FIELD_LANGUAGE] = "language",
  [KOR_IMPORT_FIELD_DECEASED] = "deceased",
  [KOR_IMPORT_FIELD_RETURNED_MAIL] = "returned_mail",
  [KOR_IMPORT_FIELD_RESTRICTED] = "restricted",
  [KOR_IMPORT_FIELD_PUBLICATION_BAN] = "publication_ban",
  [KOR_IMPORT_FIELD_MARKETING_BAN] = "marketing_ban",
  [KOR_IMPORT_FIELD_SOURCE] = "source",
  [KOR_IMPORT_FIELD_CREATED] = "created",
  [KOR_IMPORT_FIELD_ORDER_NO] = "order_no",
  [KOR_IMPORT_FIELD_CUSTOMER_ID] = "customer_id",
  [KOR_IMPORT_FIELD_DATE] = "date",
  [KOR_IMPORT_FIELD_STATUS] = "status",
  [KOR_IMPORT_FIELD_INVOICE_STATUS] = "invoice_status",
  [KOR_IMPORT_FIELD_TOTAL_CENTS] = "total_cents",
  [KOR_IMPORT_FIELD_TOTAL] = "total",
  [KOR_IMPORT_FIELD_CURRENCY] = "currency",
  [KOR_IMPORT_FIELD_PRODUCT] = "product",
  [KOR_IMPORT_FIELD_DESCRIPTION] = "description",
  [KOR_IMPORT_FIELD_QUANTITY] = "quantity",
  [KOR_IMPORT_FIELD_UNIT_PRICE] = "unit_price",
  [KOR_IMPORT_FIELD_DISCOUNT] = "discount",
};

/**
 * kor_import_field_to_string:
 * @field: a field
 *
 * Any thread.
 *
 * Returns: its word: "postal_code"
 */
const char *
kor_import_field_to_string (KorImportField field)
{
  g_return_val_if_fail ((guint) field < KOR_N_IMPORT_FIELDS, "");

  return field_words[field];
}

/**
 * kor_import_field_from_string:
 * @word: (nullable): a word
 * @field: (out): the field it is
 *
 * Any thread.
 *
 * Returns: whether @word is a field's word
 */
gboolean
kor_import_field_from_string (const char *word, KorImportField *field)
{
  for (guint i = 0; word != NULL && i < KOR_N_IMPORT_FIELDS; i++) {
    if (g_str_equal (field_words[i], word)) {
      *field = (KorImportField) i;
      return TRUE;
    }
  }
  return FALSE;
}

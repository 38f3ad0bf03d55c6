/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"
#include "kor-order.h"

G_BEGIN_DECLS

/*
 * What a file said, row by row: the meeting place of the layer that reads files and the register,
 * which know nothing of each other.
 */

/**
 * KorImportProblem:
 *
 * The problem words of %KOR_ERROR_BAD_FILE, its fifth fact. The other facts are, in this order: the
 * file's base name; the line or ""; the column's number, from 1, or ""; the field or the column's
 * heading or ""; then the problem word; and the value found (shortened) or "".
 */
#define KOR_IMPORT_NOT_A_FILE "not-a-file"         /* a folder, device or pipe; value: which */
#define KOR_IMPORT_FILE_TOO_LARGE "file-too-large" /* value: the limit in MiB */
#define KOR_IMPORT_NOT_TEXT "not-text"             /* value: "PDF", "ZIP" … or "binary" */
#define KOR_IMPORT_EMPTY_FILE "empty-file"         /* nothing in it, not even headings */
#define KOR_IMPORT_BAD_ENCODING "bad-encoding"     /* value: the encoding it seemed to have */
#define KOR_IMPORT_NUL_BYTE "nul-byte"
#define KOR_IMPORT_BAD_CHARACTER "bad-character"         /* a control character; value: "U+001F" */
#define KOR_IMPORT_UNBALANCED_QUOTE "unbalanced-quote"   /* line: the one the quote began on */
#define KOR_IMPORT_FIELD_TOO_LONG "field-too-long"       /* value: the limit in KiB */
#define KOR_IMPORT_WRONG_FIELD_COUNT "wrong-field-count" /* value: "FOUND/EXPECTED" */
#define KOR_IMPORT_UNKNOWN_FIELD "unknown-field"   /* a --map names it; value: the whole map */
#define KOR_IMPORT_UNKNOWN_COLUMN "unknown-column" /* a --map names it; value: the column */
#define KOR_IMPORT_BAD_MAP "bad-map"               /* not FIELD=COLUMN; value: the whole map */
#define KOR_IMPORT_MISSING_COLUMN "missing-column" /* field: what no column stands for */
#define KOR_IMPORT_NO_NAME "no-name"               /* neither a name nor an organisation */
#define KOR_IMPORT_NO_VALUE "no-value"             /* a field that may not be empty */
#define KOR_IMPORT_BAD_POSTCODE "bad-postcode"     /* Finnish, but not five digits */
#define KOR_IMPORT_BAD_COUNTRY "bad-country"
#define KOR_IMPORT_BAD_DATE "bad-date"
#define KOR_IMPORT_BAD_AMOUNT "bad-amount"
#define KOR_IMPORT_BAD_YES_NO "bad-yes-no"
#define KOR_IMPORT_BAD_WORD                                                                        \
  "bad-word" /* not a word of the field's list (status, language, currency) */
#define KOR_IMPORT_BAD_EMAIL "bad-email"               /* set by the register */
#define KOR_IMPORT_DUPLICATE_ID "duplicate-id"         /* the same id or number twice in one file */
#define KOR_IMPORT_UNKNOWN_CUSTOMER "unknown-customer" /* set by the register */
#define KOR_IMPORT_UNKNOWN_ORDER "unknown-order"       /* set by the register */

/* What the rows of a file are. */
typedef enum {
  KOR_IMPORT_CUSTOMERS,
  KOR_IMPORT_ORDERS,
  KOR_IMPORT_ORDER_LINES,
} KorImportKind;

/* What a column of a file can stand for. The words are those of --map, see
 * kor_import_field_to_string(). */
typedef enum {
  KOR_IMPORT_FIELD_ID,
  KOR_IMPORT_FIELD_FIRST_NAME,
  KOR_IMPORT_FIELD_LAST_NAME,
  KOR_IMPORT_FIELD_NAME, /* a full name, split into first and last */
  KOR_IMPORT_FIELD_ORGANISATION,
  KOR_IMPORT_FIELD_EMAIL,
  KOR_IMPORT_FIELD_PHONE,
  KOR_IMPORT_FIELD_CO,
  KOR_IMPORT_FIELD_STREET,
  KOR_IMPORT_FIELD_POSTAL_CODE,
  KOR_IMPORT_FIELD_CITY,
  KOR_IMPORT_FIELD_REGION,
  KOR_IMPORT_FIELD_COUNTRY,
  KOR_IMPORT_FIELD_LANGUAGE,
  KOR_IMPORT_FIELD_DECEASED,
  KOR_IMPORT_FIELD_RETURNED_MAIL,
  KOR_IMPORT_FIELD_RESTRICTED,
  KOR_IMPORT_FIELD_PUBLICATION_BAN,
  KOR_IMPORT_FIELD_MARKETING_BAN,
  KOR_IMPORT_FIELD_SOURCE,
  KOR_IMPORT_FIELD_CREATED,
  KOR_IMPORT_FIELD_ORDER_NO,
  KOR_IMPORT_FIELD_CUSTOMER_ID,
  KOR_IMPORT_FIELD_DATE,
  KOR_IMPORT_FIELD_STATUS,
  KOR_IMPORT_FIELD_INVOICE_STATUS,
  KOR_IMPORT_FIELD_TOTAL_CENTS,
  KOR_IMPORT_FIELD_TOTAL,
  KOR_IMPORT_FIELD_CURRENCY,
  KOR_IMPORT_FIELD_PRODUCT,
  KOR_IMPORT_FIELD_DESCRIPTION,
  KOR_IMPORT_FIELD_QUANTITY,
  KOR_IMPORT_FIELD_UNIT_PRICE,
  KOR_IMPORT_FIELD_DISCOUNT,
  KOR_N_IMPORT_FIELDS,
} KorImportField;

#define KOR_IMPORT_FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

/**
 * KorImportCustomer:
 *
 * One row of a file of customers. A file without a column says nothing about its field: an update
 * of a known customer must leave that value as it is, so @present tells which fields have a column
 * (of the %KOR_IMPORT_FIELD_NAME kind: the bits of first and last name). The postal address is the
 * only one, and not there at all when every part of it was empty. Lives for the time of one call of
 * a #KorImportRowFunc, which may take @customer with g_steal_pointer().
 */
typedef struct {
  guint line;      /* of the file, from 1 */
  guint64 present; /* a KOR_IMPORT_FIELD_BIT() per field that has a column */
  KorCustomer *customer;
  gboolean publication_ban; /* sets the ban; FALSE never lifts one */
  gboolean marketing_ban;
  const char *source; /* NULL: the default */
} KorImportCustomer;

/* One row of a file of orders. Lives, with its strings, for the time of one call. */
typedef struct {
  guint line;
  guint64 present;
  const char *number;
  const char *customer_ref; /* the customer's external id, else the own id as digits */
  KorDate date;
  KorOrderState state;           /* OPEN when the file does not say */
  KorInvoiceState invoice_state; /* NONE when the file does not say; OVERDUE is possible here */
  gint64 total_cents;
  gboolean has_total;
  char currency[4];
} KorImportOrder;

/* One row of a file of order lines. Lives, with its strings, for the time of one call. */
typedef struct {
  guint line;
  guint64 present;
  const char *order_number;
  const char *product;     /* may be NULL */
  const char *description; /* may be NULL */
  gint64 quantity_milli;
  gint64 unit_price_micro;
  int discount_bp;
} KorImportOrderLine;

/**
 * KorImportRowFunc:
 * @record: (type gpointer): a #KorImportCustomer, #KorImportOrder or #KorImportOrderLine
 * @user_data: the data given with the function
 * @error: where to put the error
 *
 * Takes one row. A file goes row by row into the register's transaction and never stands in memory
 * as records.
 *
 * Returns: %FALSE with @error set to stop the import
 */
typedef gboolean (*KorImportRowFunc) (gpointer record, gpointer user_data, GError **error);

const char *kor_import_field_to_string (KorImportField field);
gboolean kor_import_field_from_string (const char *word, KorImportField *field);

G_END_DECLS

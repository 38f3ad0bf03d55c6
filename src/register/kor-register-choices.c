/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-register-choices.h"

#include "kor-register-private.h"

/* The values that a term of a selection can have in this register, to choose from. */

typedef struct {
  const char *sql;
  GStrvBuilder *values;
} Listing;

/* The ones that most customers have; whoever looks for a rare one writes it. */
static const char *
get_sql (KorSelectField field)
{
  switch (field) {
  case KOR_SELECT_PLACE:
    return "SELECT list_city FROM customer WHERE list_city IS NOT NULL"
           " GROUP BY list_city ORDER BY count (*) DESC, list_city LIMIT 2000";
  case KOR_SELECT_COUNTRY:
    return "SELECT list_country FROM customer WHERE list_country IS NOT NULL"
           " GROUP BY list_country ORDER BY count (*) DESC, list_country";
  case KOR_SELECT_REGISTER:
    return "SELECT name FROM named_register ORDER BY id";
  case KOR_SELECT_SOURCE:
    return "SELECT name FROM source ORDER BY id";
  case KOR_SELECT_POSTCODE:
  case KOR_SELECT_LANGUAGE:
  case KOR_SELECT_ORGANISATION:
  case KOR_SELECT_ORDERED_FROM:
  case KOR_SELECT_ORDERED_TO:
  case KOR_SELECT_PRODUCT:
  case KOR_SELECT_SUM_FROM:
  case KOR_SELECT_HAS_EMAIL:
  case KOR_SELECT_CUSTOMER:
  case KOR_N_SELECT_FIELDS:
  default:
    return NULL;
  }
}

static gboolean
list_body (KorRegister *self, KorDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  GError *local = NULL;
  g_autoptr (KorDbStatement) row = kor_db_query (db, error, listing->sql, NULL);

  if (row == NULL)
    return FALSE;
  while (kor_db_statement_next (row, &local))
    g_strv_builder_add (listing->values, kor_db_statement_get_text (row, 0));
  return kor_rows_end (local, error);
}

/**
 * kor_register_list_choices:
 * @self: a register
 * @field: what a term asks
 * @cancellable: (nullable): to stop it; towns and countries are read from all customers
 * @error: return location
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): for towns and countries the values there are, most frequent first,
 *   for registers and sources their names; none for the other fields
 */
GStrv
kor_register_list_choices (KorRegister *self,
                           KorSelectField field,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  Listing listing = { get_sql (field), values };

  if (listing.sql != NULL && !kor_register_read (self, list_body, &listing, cancellable, error))
    return NULL;
  return g_strv_builder_end (values);
}

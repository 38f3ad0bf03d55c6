/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-customer-columns.h"

#include <glib/gi18n.h>

#include "kor-list-mark.h"
#include "kor-row-factory.h"
#include "kor-ui-text.h"

/* How a customer shows itself in the list, column by column. */

#define ALL_BANS ((1u << KOR_N_SCOPES) - 1)

/* The name is what a list is read for: it keeps its room when the window is narrow. */
static GtkWidget *
make_name (void)
{
  GtkWidget *cell = kor_text_cell_make ();

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 15);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 18);
  return cell;
}

static const char *
get_name (const KorCustomerRow *row)
{
  return row->name != NULL && *row->name != '\0' ? row->name : row->organisation;
}

static void
fill_name (GtkWidget *widget, gconstpointer data)
{
  kor_text_cell_set (widget, data != NULL ? get_name (data) : NULL);
}

static void
fill_organisation (GtkWidget *widget, gconstpointer data)
{
  const KorCustomerRow *row = data;

  kor_text_cell_set (widget, row != NULL ? row->organisation : NULL);
}

static void
fill_place (GtkWidget *widget, gconstpointer data)
{
  const KorCustomerRow *row = data;
  g_autofree char *place = NULL;

  if (row == NULL || row->postal_code == NULL || row->city == NULL) {
    kor_text_cell_set (widget,
                       row == NULL         ? NULL
                       : row->city != NULL ? row->city
                                           : row->postal_code);
    return;
  }
  place = g_strconcat (row->postal_code, " ", row->city, NULL);
  kor_text_cell_set (widget, place);
}

static void
fill_email (GtkWidget *widget, gconstpointer data)
{
  const KorCustomerRow *row = data;

  kor_text_cell_set (widget, row != NULL ? row->email : NULL);
}

static void
fill_phone (GtkWidget *widget, gconstpointer data)
{
  const KorCustomerRow *row = data;

  kor_text_cell_set (widget, row != NULL ? row->phone : NULL);
}

static void
fill_bans (GtkWidget *widget, gconstpointer data)
{
  const KorCustomerRow *row = data;
  g_autofree char *mark = NULL;

  if (row == NULL) {
    kor_list_mark_set (KOR_LIST_MARK (widget), NULL, NULL);
    return;
  }
  mark = kor_customer_bans_to_mark (row->bans, row->restricted);
  if (mark == NULL && row->archived)
    kor_list_mark_set (KOR_LIST_MARK (widget), _ ("Archived"), NULL);
  else
    kor_list_mark_set (KOR_LIST_MARK (widget), mark, row->restricted ? "caution" : "ban");
}

static void
fill_last_order (GtkWidget *widget, gconstpointer data)
{
  const KorCustomerRow *row = data;
  g_autofree char *date = kor_ui_format_date (row != NULL ? row->last_order : KOR_DATE_NONE);

  kor_text_cell_set (widget, date);
}

/* What a screen reader says of a row: who, from where, and what is forbidden. */
static char *
describe_row (gconstpointer data)
{
  const KorCustomerRow *row = data;
  g_autofree char *mark = kor_customer_bans_to_mark (row->bans, row->restricted);
  GString *text = g_string_new (get_name (row));

  if (row->city != NULL)
    g_string_append_printf (text, ", %s", row->city);
  if (mark != NULL && row->bans != 0)
    /* Translators: behind a name, for example ", ban: Advertising +1" */
    g_string_append_printf (text, _ (", ban: %s"), mark);
  else if (mark != NULL)
    g_string_append_printf (text, ", %s", mark);
  return g_string_free_and_steal (text);
}

static const struct {
  const char *word;
  KorCell cell;
} columns[KOR_N_CUSTOMER_COLUMNS] = {
  [KOR_CUSTOMER_COLUMN_NAME] = { "name", { make_name, fill_name } },
  [KOR_CUSTOMER_COLUMN_ORGANISATION] = { "organisation", { kor_dim_cell_make, fill_organisation } },
  [KOR_CUSTOMER_COLUMN_PLACE] = { "place", { kor_text_cell_make, fill_place } },
  [KOR_CUSTOMER_COLUMN_EMAIL] = { "email", { kor_dim_cell_make, fill_email } },
  [KOR_CUSTOMER_COLUMN_PHONE] = { "phone", { kor_text_cell_make, fill_phone } },
  [KOR_CUSTOMER_COLUMN_BANS] = { "bans", { kor_list_mark_new, fill_bans } },
  [KOR_CUSTOMER_COLUMN_LAST_ORDER] = { "last-order", { kor_number_cell_make, fill_last_order } },
};

/**
 * kor_customer_column_to_string:
 * @column: a column
 *
 * Returns: its word, as actions and settings name it
 */
const char *
kor_customer_column_to_string (KorCustomerColumn column)
{
  return columns[column].word;
}

/**
 * kor_customer_column_create_factory:
 * @column: a column
 *
 * Returns: (transfer full): what makes its cells
 */
GtkListItemFactory *
kor_customer_column_create_factory (KorCustomerColumn column)
{
  return kor_row_factory_new (&columns[column].cell);
}

/**
 * kor_customer_row_create_factory:
 *
 * Returns: (transfer full): what names the rows for a screen reader
 */
GtkListItemFactory *
kor_customer_row_create_factory (void)
{
  return kor_row_label_factory_new (describe_row);
}

/**
 * kor_customer_bans_to_mark:
 * @bans: a bit per #KorScope
 * @restricted: whether processing is restricted (Art. 18)
 *
 * Returns: (nullable): the word of the mark, such as "Advertising +1"; %NULL when nothing is forbidden
 */
char *
kor_customer_bans_to_mark (guint bans, gboolean restricted)
{
  /* Advertising first: it is the ban that stops most lists. */
  static const KorScope order[KOR_N_SCOPES] = {
    KOR_SCOPE_DIRECT_ADVERTISING, KOR_SCOPE_DISTANCE_SELLING, KOR_SCOPE_DIRECT_MARKETING,
    KOR_SCOPE_LIST_PUBLICATION,   KOR_SCOPE_MARKET_RESEARCH,  KOR_SCOPE_OPINION_POLL,
    KOR_SCOPE_OTHER_MARKETING,
  };
  const char *first = NULL;
  guint n = 0;

  if (restricted)
    return g_strdup (_ ("Restricted"));
  if ((bans & ALL_BANS) == ALL_BANS)
    return g_strdup (C_ ("ban mark", "All"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++) {
    if ((bans & (1u << order[i])) == 0)
      continue;
    if (n++ == 0)
      first = kor_ui_get_scope_mark (order[i]);
  }
  if (n == 0)
    return NULL;
  return n == 1 ? g_strdup (first) : g_strdup_printf ("%s +%u", first, n - 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-customer-fields.h"
#include "kor-import-values.h"
#include "kor-register-customers.h"

/* How many rows are loaded at a time for a list. */
#define BLOCK 1000

/* --- FIELD=VALUE ------------------------------------------------------------------------------ */

/* The named registers the person is in, joined by commas; none is the first one (R35). */
static void
set_registers (KorCustomer *customer, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      g_strv_builder_add (builder, names[i]);
  g_strfreev (customer->registers);
  customer->registers = g_strv_builder_end (builder);
}

/* Yes and no are understood in all three languages. */
static gboolean
set_yes_no (KorCustomer *customer, const char *field, const char *value, GError **error)
{
  gboolean yes;

  if (!kor_import_parse_yes_no (value, &yes))
    return kor_cli_refuse (field, value, "yes-no", error);
  if (!g_str_equal (field, "restricted"))
    return kor_customer_set_field (customer, field, yes ? "yes" : "no", error);
  customer->restricted = yes;
  return TRUE;
}

static gboolean
set_field (KorCustomer *customer, const char *field, const char *value, GError **error)
{
  if (g_str_equal (field, "name")) {
    g_clear_pointer (&customer->first_name, g_free);
    g_clear_pointer (&customer->last_name, g_free);
    kor_import_split_name (value, &customer->first_name, &customer->last_name);
    return TRUE;
  }
  if (g_str_equal (field, "registers")) {
    set_registers (customer, value);
    return TRUE;
  }
  if (g_str_equal (field, "language"))
    return kor_import_parse_language (value, &customer->language) ||
           kor_cli_refuse (field, value, "language", error);
  if (g_str_equal (field, "created"))
    return kor_cli_parse_date (field, value, &customer->created, error);
  if (g_str_equal (field, "deceased") || g_str_equal (field, "restricted") ||
      g_str_equal (field, "returned_mail"))
    return set_yes_no (customer, field, value, error);
  if (!kor_customer_has_field (field))
    return kor_cli_refuse ("FIELD=VALUE", field, "field", error);
  return kor_customer_set_field (customer, field, value, error);
}

static gboolean
set_fields (KorCustomer *customer, KorCliArgs *args, guint first, GError **error)
{
  if (kor_cli_args_need (args, first, "FIELD=VALUE", error) == NULL)
    return FALSE;
  for (guint i = first; i < kor_cli_args_get_n (args); i++) {
    const char *word = kor_cli_args_get (args, i);
    g_auto (GStrv) pair = g_strsplit (word, "=", 2);

    if (pair[0] == NULL || pair[1] == NULL)
      return kor_cli_refuse ("FIELD=VALUE", word, "field", error);
    if (!set_field (customer, pair[0], pair[1], error))
      return FALSE;
  }
  return TRUE;
}

/* --- add, set, archive ------------------------------------------------------------------------ */

static gboolean
save (KorCli *cli, KorCustomer *customer, KorCliArgs *args, GError **error)
{
  if (!kor_register_save_customer (cli->register_,
                                   customer,
                                   kor_cli_args_get_option (args, "source"),
                                   kor_cli_args_get_option (args, "reason"),
                                   error))
    return FALSE;
  kor_cli_set_result (cli, customer->id);
  return TRUE;
}

static gboolean
customer_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorCustomer) customer = kor_customer_new ();

  return set_fields (customer, args, 0, error) && save (cli, customer, args, error);
}

static gboolean
customer_set (KorCli *cli, KorCliArgs *args, GError **error)
{
  gint64 id = kor_cli_find_customer (cli, args, 0, error);
  g_autoptr (KorCustomer) customer =
              id != 0 ? kor_register_load_customer (cli->register_, id, error) : NULL;

  return customer != NULL && set_fields (customer, args, 1, error) &&
         save (cli, customer, args, error);
}

static gboolean
customer_archive (KorCli *cli, KorCliArgs *args, GError **error)
{
  gint64 id = kor_cli_find_customer (cli, args, 0, error);

  if (id == 0 || !kor_register_archive_customer (
                   cli->register_, id, !kor_cli_args_has (args, "bring-back"), error))
    return FALSE;
  kor_cli_set_result (cli, id);
  return TRUE;
}

/* --- show ------------------------------------------------------------------------------------ */

static void
add_pair (KorCliTable *table, const char *field, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  kor_cli_table_text (table, field);
  kor_cli_table_text (table, value);
}

static void
add_contacts (KorCliTable *table, const char *field, const GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    add_pair (table, field, ((const KorContact *) contacts->pdata[i])->value);
}

static void
add_address (KorCliTable *table, const KorAddress *address)
{
  add_pair (table, "address", kor_address_kind_to_string (address->kind));
  add_pair (table, "co", address->co);
  add_pair (table, "street", address->street);
  add_pair (table, "postal_code", address->postal_code);
  add_pair (table, "city", address->city);
  add_pair (table, "region", address->region);
  add_pair (table, "country", address->country);
  add_pair (table, "returned_mail", address->returned_mail ? "yes" : NULL);
}

static void
add_record (KorCliTable *table, const KorCustomer *customer)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, customer->id);
  g_autofree char *created = kor_date_to_iso (customer->created);
  g_autofree char *registers =
    customer->registers != NULL ? g_strjoinv (", ", customer->registers) : NULL;

  add_pair (table, "number", id);
  add_pair (table, "id", customer->external_id);
  add_pair (table, "first_name", customer->first_name);
  add_pair (table, "last_name", customer->last_name);
  add_pair (table, "former_names", customer->former_names);
  add_pair (table, "organisation", customer->organisation);
  add_pair (table, "business_id", customer->business_id);
  add_pair (table, "organisation_role", customer->organisation_role);
  for (guint i = 0; i < customer->addresses->len; i++)
    add_address (table, customer->addresses->pdata[i]);
  add_contacts (table, "email", customer->emails);
  add_contacts (table, "phone", customer->phones);
  add_pair (table, "language", kor_language_to_string (customer->language));
  add_pair (table, "registers", registers);
  add_pair (table, "created", created);
  add_pair (table, "deceased", customer->deceased ? "yes" : NULL);
  add_pair (table, "restricted", customer->restricted ? "yes" : NULL);
  add_pair (table, "archived", customer->archived ? "yes" : NULL);
}

static gboolean
customer_show (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "field", "value", NULL };
  gint64 id = kor_cli_find_customer (cli, args, 0, error);
  g_autoptr (KorCustomer) customer =
              id != 0 ? kor_register_load_customer (cli->register_, id, error) : NULL;
  g_autoptr (KorCliTable) table = NULL;

  if (customer == NULL || !kor_register_record_lookup (cli->register_, id, "card", error))
    return FALSE;
  table = kor_cli_table_new (cli->format, "datum", columns);
  add_record (table, customer);
  kor_cli_table_print (table);
  return TRUE;
}

/* --- list ------------------------------------------------------------------------------------ */

static const char *const list_columns[] = {
  "id",    "last_name", "first_name", "organisation", "postal_code", "city",     "country",
  "email", "phone",     "last_order", "bans",         "restricted",  "archived", NULL
};

static void
add_row (KorCliTable *table, const KorCustomerRow *row)
{
  g_autofree char *bans = kor_cli_join_scopes (row->bans, " ");

  kor_cli_table_number (table, row->id);
  kor_cli_table_text (table, row->last_name);
  kor_cli_table_text (table, row->first_name);
  kor_cli_table_text (table, row->organisation);
  kor_cli_table_text (table, row->postal_code);
  kor_cli_table_text (table, row->city);
  kor_cli_table_text (table, row->country);
  kor_cli_table_text (table, row->email);
  kor_cli_table_text (table, row->phone);
  kor_cli_table_date (table, row->last_order);
  kor_cli_table_text (table, bans);
  kor_cli_table_text (table, row->restricted ? "yes" : "");
  kor_cli_table_text (table, row->archived ? "yes" : "");
}

static gboolean
customer_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  KorCustomerQuery query = { .search = kor_cli_args_get_option (args, "search") };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "customer", list_columns);
  g_autoptr (GArray) ids = NULL;
  gint64 limit;

  if (!kor_cli_args_get_number (args, "limit", 0, &limit, error))
    return FALSE;
  query.limit = (guint) limit;
  if (kor_cli_args_has (args, "archived"))
    query.filter = KOR_CUSTOMER_FILTER_ARCHIVED;
  ids = kor_register_list_customers (cli->register_, &query, NULL, error);
  if (ids == NULL || !kor_register_record_search (cli->register_, "customer list", ids->len, error))
    return FALSE;
  for (guint first = 0; first < ids->len; first += BLOCK) {
    g_autoptr (GPtrArray) rows =
                kor_register_load_customer_rows (cli->register_,
                                                 &g_array_index (ids, gint64, first),
                                                 MIN (BLOCK, ids->len - first),
                                                 NULL,
                                                 error);

    if (rows == NULL)
      return FALSE;
    for (guint i = 0; i < rows->len; i++)
      add_row (table, rows->pdata[i]);
  }
  kor_cli_table_print (table);
  return TRUE;
}

#define CHANGE_OPTIONS "source= reason="

const KorCliCommand kor_cli_customer_commands[] = {
  { "customer", "add", CHANGE_OPTIONS, "FIELD=VALUE … [--source TEXT]", TRUE, customer_add },
  { "customer",
    "set",
    CHANGE_OPTIONS,
    "CUSTOMER FIELD=VALUE … [--source TEXT] [--reason TEXT]",
    TRUE,
    customer_set },
  { "customer", "show", "", "CUSTOMER", TRUE, customer_show },
  { "customer",
    "list",
    "search= limit= archived",
    "[--search TEXT] [--limit N] [--archived]",
    TRUE,
    customer_list },
  { "customer", "archive", "bring-back", "CUSTOMER [--bring-back]", TRUE, customer_archive },
  { NULL },
};

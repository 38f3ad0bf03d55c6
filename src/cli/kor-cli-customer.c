/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-country.h"
#include "kor-error.h"
#include "kor-import-values.h"
#include "kor-register-customers.h"

/* How many rows are loaded at a time for a list. */
#define BLOCK 1000

/* --- FIELD=VALUE ------------------------------------------------------------------------------ */

typedef struct {
  const char *field;
  gsize offset;
} TextField;

static const TextField customer_fields[] = {
  { "id", G_STRUCT_OFFSET (KorCustomer, external_id) },
  { "first_name", G_STRUCT_OFFSET (KorCustomer, first_name) },
  { "last_name", G_STRUCT_OFFSET (KorCustomer, last_name) },
  { "former_names", G_STRUCT_OFFSET (KorCustomer, former_names) },
  { "organisation", G_STRUCT_OFFSET (KorCustomer, organisation) },
  { "business_id", G_STRUCT_OFFSET (KorCustomer, business_id) },
  { "organisation_role", G_STRUCT_OFFSET (KorCustomer, organisation_role) },
};

static const TextField address_fields[] = {
  { "co", G_STRUCT_OFFSET (KorAddress, co) },
  { "street", G_STRUCT_OFFSET (KorAddress, street) },
  { "postal_code", G_STRUCT_OFFSET (KorAddress, postal_code) },
  { "city", G_STRUCT_OFFSET (KorAddress, city) },
  { "region", G_STRUCT_OFFSET (KorAddress, region) },
};

/* Sets a text of the record; an empty value unsets it. */
static gboolean
set_text (
  gpointer record, const TextField *fields, guint n_fields, const char *field, const char *value)
{
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].field, field)) {
      g_set_str (G_STRUCT_MEMBER_P (record, fields[i].offset), *value != '\0' ? value : NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_address_field (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    if (g_str_equal (address_fields[i].field, field))
      return TRUE;
  return g_str_equal (field, "country") || g_str_equal (field, "returned_mail");
}

static gboolean
refuse (const char *field, const char *value, const char *wanted, GError **error)
{
  kor_error_set (error, KOR_ERROR_BAD_VALUE, field, value, wanted, NULL);
  return FALSE;
}

static gboolean
set_flag (gboolean *flag, const char *field, const char *value, GError **error)
{
  return kor_import_parse_yes_no (value, flag) || refuse (field, value, "yes-no", error);
}

static gboolean
set_address_field (KorCustomer *customer, const char *field, const char *value, GError **error)
{
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  const char *code = NULL;

  if (g_str_equal (field, "returned_mail"))
    return set_flag (&address->returned_mail, field, value, error);
  if (g_str_equal (field, "country")) {
    if (*value != '\0' && (code = kor_country_parse (value)) == NULL)
      return refuse (field, value, "country", error);
    g_set_str (&address->country, code);
    return TRUE;
  }
  if (address->country == NULL)
    address->country = g_strdup ("FI");
  return set_text (address, address_fields, G_N_ELEMENTS (address_fields), field, value);
}

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

static gboolean
set_field (KorCustomer *customer, const char *field, const char *value, GError **error)
{
  if (set_text (customer, customer_fields, G_N_ELEMENTS (customer_fields), field, value))
    return TRUE;
  if (is_address_field (field))
    return set_address_field (customer, field, value, error);
  if (g_str_equal (field, "name")) {
    g_clear_pointer (&customer->first_name, g_free);
    g_clear_pointer (&customer->last_name, g_free);
    kor_import_split_name (value, &customer->first_name, &customer->last_name);
    return TRUE;
  }
  if (g_str_equal (field, "registers"))
    set_registers (customer, value);
  else if (g_str_equal (field, "email"))
    kor_customer_set_email (customer, value);
  else if (g_str_equal (field, "phone"))
    kor_customer_set_phone (customer, value);
  else if (g_str_equal (field, "language"))
    return kor_import_parse_language (value, &customer->language) ||
           refuse (field, value, "language", error);
  else if (g_str_equal (field, "deceased"))
    return set_flag (&customer->deceased, field, value, error);
  else if (g_str_equal (field, "restricted"))
    return set_flag (&customer->restricted, field, value, error);
  else if (g_str_equal (field, "created"))
    return kor_cli_parse_date (field, value, &customer->created, error);
  else
    return refuse ("FIELD=VALUE", field, "field", error);
  return TRUE;
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
      return refuse ("FIELD=VALUE", word, "field", error);
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

/* --- show
 * ------------------------------------------------------------------------------------------------------------
 */

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
  for (guint i = 0; i < G_N_ELEMENTS (address_fields); i++)
    add_pair (table,
              address_fields[i].field,
              G_STRUCT_MEMBER (char *, (gpointer) address, address_fields[i].offset));
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
  for (guint i = 0; i < G_N_ELEMENTS (customer_fields); i++)
    add_pair (table,
              customer_fields[i].field,
              G_STRUCT_MEMBER (char *, (gpointer) customer, customer_fields[i].offset));
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

/* --- list
 * ---------------------------------------------------------------------------------------------------------------
 */

static const char *const list_columns[] = {
  "id",    "last_name", "first_name", "organisation", "postal_code", "city",     "country",
  "email", "phone",     "last_order", "bans",         "restricted",  "archived", NULL
};

static char *
ban_words (guint bans)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (int scope = 0; scope < KOR_N_SCOPES; scope++)
    if ((bans & (1u << scope)) != 0)
      g_strv_builder_add (words, kor_scope_to_string ((KorScope) scope));
  strv = g_strv_builder_end (words);
  return g_strjoinv (" ", strv);
}

static void
add_row (KorCliTable *table, const KorCustomerRow *row)
{
  g_autofree char *bans = ban_words (row->bans);

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

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom data are given to, and what was given of whom (R9, R26, R27). */

#include <glib/gi18n.h>

#include "kor-cli-request.h"
#include "kor-cli-table.h"
#include "kor-country.h"
#include "kor-register-recipients.h"

/* --- recipient -------------------------------------------------------------------------------- */

static gboolean
set_country (KorRecipient *recipient, const char *value, GError **error)
{
  const char *code = *value != '\0' ? kor_country_parse (value) : NULL;

  if (code == NULL && *value != '\0')
    return kor_cli_refuse ("country", value, "country", error);
  g_set_str (&recipient->country, code);
  return TRUE;
}

/* What is not named stays as it is. */
static gboolean
fill_recipient (KorRecipient *recipient, KorCliArgs *args, GError **error)
{
  const char *role = kor_cli_args_get_option (args, "role");
  const char *country = kor_cli_args_get_option (args, "country");
  const char *address = kor_cli_args_get_option (args, "address");
  const char *email = kor_cli_args_get_option (args, "email");
  const char *contract = kor_cli_args_get_option (args, "contract");

  if (role != NULL && !kor_recipient_role_from_string (role, &recipient->role))
    return kor_cli_refuse ("role", role, "recipient-role", error);
  if (country != NULL && !set_country (recipient, country, error))
    return FALSE;
  if (contract != NULL && !kor_cli_parse_date ("contract", contract, &recipient->contract, error))
    return FALSE;
  if (email != NULL)
    g_set_str (&recipient->email, *email != '\0' ? email : NULL);
  if (address != NULL) {
    g_free (recipient->lines);
    recipient->lines = kor_cli_lines_from_typed (address);
  }
  return TRUE;
}

static gboolean
save_recipient (KorCli *cli, KorRecipient *recipient, KorCliArgs *args, GError **error)
{
  if (!fill_recipient (recipient, args, error) ||
      !kor_register_save_recipient (cli->register_, recipient, error))
    return FALSE;
  kor_cli_set_result (cli, recipient->id);
  return TRUE;
}

static gboolean
recipient_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *name = kor_cli_args_need (args, 0, _("NAME"), error);
  g_autoptr (KorRecipient) recipient = NULL;

  if (name == NULL || kor_cli_args_need_option (args, "role", error) == NULL)
    return FALSE;
  recipient = kor_recipient_new (name, KOR_RECIPIENT_OTHER);
  return save_recipient (cli, recipient, args, error);
}

static gboolean
recipient_set (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *name = kor_cli_args_need (args, 0, _("NAME"), error);
  g_autoptr (KorRecipient) recipient =
              name != NULL ? kor_register_find_recipient (cli->register_, name, error) : NULL;

  return recipient != NULL && save_recipient (cli, recipient, args, error);
}

static gboolean
recipient_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "id",      "name",  "role",     "country",
                                         "address", "email", "contract", NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "recipient", columns);
  g_autoptr (GPtrArray) recipients = kor_register_list_recipients (cli->register_, error);

  if (recipients == NULL)
    return FALSE;
  for (guint i = 0; i < recipients->len; i++) {
    const KorRecipient *recipient = recipients->pdata[i];
    g_auto (GStrv) lines = g_strsplit (recipient->lines != NULL ? recipient->lines : "", "\n", -1);
    g_autofree char *address = g_strjoinv (", ", lines);

    kor_cli_table_number (table, recipient->id);
    kor_cli_table_text (table, recipient->name);
    kor_cli_table_text (table, kor_recipient_role_to_string (recipient->role));
    kor_cli_table_text (table, recipient->country);
    kor_cli_table_text (table, address);
    kor_cli_table_text (table, recipient->email);
    kor_cli_table_date (table, recipient->contract);
  }
  kor_cli_table_print (table);
  return TRUE;
}

/* --- disclosure ------------------------------------------------------------------------------- */

static GStrv
fields_from (const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ",", -1);
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (int i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_strv_builder_add (fields, words[i]);
  return g_strv_builder_end (fields);
}

static gboolean
fill_disclosure (KorDisclosure *disclosure, KorCliArgs *args, GError **error)
{
  const char *ground = kor_cli_args_need_option (args, "ground", error);
  const char *fields = ground != NULL ? kor_cli_args_need_option (args, "fields", error) : NULL;
  const char *date = kor_cli_args_get_option (args, "date");

  if (fields == NULL)
    return FALSE;
  if (!kor_disclosure_ground_from_string (ground, &disclosure->ground))
    return kor_cli_refuse ("ground", ground, "disclosure-ground", error);
  if (date != NULL && !kor_cli_parse_date ("date", date, &disclosure->date, error))
    return FALSE;
  disclosure->fields = fields_from (fields);
  return TRUE;
}

static gboolean
disclosure_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *name = kor_cli_args_need_option (args, "recipient", error);
  g_autoptr (KorDisclosure) disclosure =
              name != NULL ? kor_disclosure_new (0, 0, kor_context_get_today (cli->context)) : NULL;
  g_autoptr (KorRecipient) recipient = NULL;

  if (disclosure == NULL || !fill_disclosure (disclosure, args, error) ||
      (disclosure->customer_id = kor_cli_find_customer (cli, args, 0, error)) == 0)
    return FALSE;
  recipient = kor_register_find_recipient (cli->register_, name, error);
  if (recipient == NULL)
    return FALSE;
  disclosure->recipient_id = recipient->id;
  if (!kor_register_add_disclosure (cli->register_, disclosure, error))
    return FALSE;
  kor_cli_set_result (cli, disclosure->id);
  return TRUE;
}

static gboolean
disclosure_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "id",     "customer", "recipient", "date",
                                         "ground", "fields",   NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "disclosure", columns);
  g_autoptr (GPtrArray) disclosures = NULL;
  gint64 customer = 0;

  if (kor_cli_args_get_n (args) > 0 &&
      (customer = kor_cli_find_customer (cli, args, 0, error)) == 0)
    return FALSE;
  disclosures = kor_register_list_disclosures (cli->register_, customer, error);
  if (disclosures == NULL)
    return FALSE;
  for (guint i = 0; i < disclosures->len; i++) {
    const KorDisclosure *disclosure = disclosures->pdata[i];
    g_autofree char *fields =
      disclosure->fields != NULL ? g_strjoinv (", ", disclosure->fields) : NULL;

    kor_cli_table_number (table, disclosure->id);
    kor_cli_table_number (table, disclosure->customer_id);
    kor_cli_table_text (table, disclosure->recipient);
    kor_cli_table_date (table, disclosure->date);
    kor_cli_table_text (table, kor_disclosure_ground_to_string (disclosure->ground));
    kor_cli_table_text (table, fields);
  }
  kor_cli_table_print (table);
  return TRUE;
}

#define ROLES "processor|authority|collection-agency|credit|printer|mailing-house|other"

const KorCliCommand kor_cli_recipient_commands[] = {
  { "recipient",
    "add",
    "role= country= address= email= contract=",
    "NAME --role " ROLES " [--country COUNTRY] [--address LINES] [--email ADDRESS]"
    " [--contract DATE]",
    TRUE,
    recipient_add },
  { "recipient",
    "set",
    "role= country= address= email= contract=",
    "NAME [--role ROLE] [--country COUNTRY] [--address LINES] [--email ADDRESS] [--contract DATE]",
    TRUE,
    recipient_set },
  { "recipient", "list", "", "", TRUE, recipient_list },
  { "disclosure",
    "add",
    "recipient= date= ground= fields=",
    "CUSTOMER --recipient NAME [--date DATE]"
    " --ground credit-application|debt-collection|invoicing|legal-duty|processing"
    " --fields FIELD,…",
    TRUE,
    disclosure_add },
  { "disclosure", "list", "", "[CUSTOMER]", TRUE, disclosure_list },
  { NULL },
};

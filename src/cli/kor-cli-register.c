/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "kor-cli-table.h"
#include "kor-country.h"
#include "kor-error.h"

/* --- create
 * -----------------------------------------------------------------------------------------------
 */

static gboolean
take_language (KorCliArgs *args, KorLanguage *language, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "language");

  if (word == NULL || kor_language_from_string (word, language))
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "language", word, "language", NULL);
  return FALSE;
}

static KorProfile *
profile_from (KorCliArgs *args, KorContext *context, GError **error)
{
  g_autoptr (KorProfile) profile = kor_profile_new ();
  const char *name = kor_cli_args_need_option (args, "name", error);
  const char *controller =
    name != NULL ? kor_cli_args_need_option (args, "controller", error) : NULL;

  if (controller == NULL || !take_language (args, &profile->language, error))
    return NULL;
  profile->register_name = g_strdup (name);
  profile->controller = g_strdup (controller);
  profile->contact_person = g_strdup (kor_cli_args_get_option (args, "full-name"));
  profile->contact_from = kor_context_get_today (context);
  return g_steal_pointer (&profile);
}

/* The user who creates is the first administrator and declares the own agreement (R38). */
static KorUser *
administrator_from (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorUser) user = kor_user_new ();
  const char *agreement = kor_cli_args_get_option (args, "agreement");
  const char *full_name = kor_cli_args_get_option (args, "full-name");

  user->name = g_strdup (cli->user);
  user->full_name = g_strdup (full_name != NULL ? full_name : cli->user);
  user->role = KOR_ROLE_ADMINISTERS;
  user->agreement_from = kor_context_get_today (cli->context);
  if (agreement != NULL &&
      !kor_cli_parse_date ("agreement", agreement, &user->agreement_from, error))
    return NULL;
  return g_steal_pointer (&user);
}

static gboolean
register_create (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorProfile) profile = profile_from (args, cli->context, error);
  g_autoptr (KorUser) user = NULL;
  g_autoptr (KorSecret) password = NULL;
  g_autofree char *code = NULL;

  if (profile == NULL)
    return FALSE;
  if (cli->folder == NULL || cli->user == NULL) {
    g_set_error_literal (error,
                         KOR_CLI_ERROR,
                         KOR_CLI_ERROR_USAGE,
                         _("Where, and who is the first user? Give -r FOLDER and -u USER."));
    return FALSE;
  }
  user = administrator_from (cli, args, error);
  if (user == NULL)
    return FALSE;
  password = kor_cli_read_password (cli->password_file, _("New password"), error);
  if (password == NULL)
    return FALSE;
  cli->register_ =
    kor_register_create (cli->context, cli->folder, profile, user, password, &code, error);
  if (cli->register_ == NULL)
    return FALSE;
  g_printerr ("%s\n",
              _("The register is made. Keep this recovery code on paper in a locked place; it is not shown again:"));
  puts (code);
  kor_wipe (code, strlen (code));
  return TRUE;
}

/* --- info, set, verify ------------------------------------------------------------------------ */

static void
add_pair (KorCliTable *table, const char *key, const char *value)
{
  kor_cli_table_text (table, key);
  kor_cli_table_text (table, value);
}

static void
add_count (KorCliTable *table, const char *key, gint64 value)
{
  kor_cli_table_text (table, key);
  kor_cli_table_number (table, value);
}

static gboolean
register_info (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "what", "value", NULL };
  g_autoptr (KorProfile) profile = kor_register_get_profile (cli->register_, error);
  g_autoptr (KorCliTable) table = NULL;
  KorRegisterInfo info;

  if (profile == NULL || !kor_register_get_info (cli->register_, &info, error))
    return FALSE;
  table = kor_cli_table_new (cli->format, "fact", columns);
  add_pair (table, "register_name", profile->register_name);
  add_pair (table, "controller", profile->controller);
  add_pair (table, "business_id", profile->business_id);
  add_pair (table, "contact_person", profile->contact_person);
  add_pair (table, "language", kor_language_to_string (profile->language));
  add_pair (table, "folder", cli->folder);
  add_count (table, "schema_version", info.schema_version);
  add_count (table, "customers", info.customers);
  add_count (table, "archived_customers", info.archived_customers);
  add_count (table, "orders", info.orders);
  add_count (table, "bans_in_force", info.bans_in_force);
  add_count (table, "users", info.users);
  add_count (table, "journal_entries", info.journal_entries);
  kor_cli_table_print (table);
  return TRUE;
}

typedef struct {
  const char *field;
  gsize offset;
} ProfileField;

static const ProfileField profile_fields[] = {
  { "name", G_STRUCT_OFFSET (KorProfile, register_name) },
  { "controller", G_STRUCT_OFFSET (KorProfile, controller) },
  { "business_id", G_STRUCT_OFFSET (KorProfile, business_id) },
  { "street", G_STRUCT_OFFSET (KorProfile, street) },
  { "postal_code", G_STRUCT_OFFSET (KorProfile, postal_code) },
  { "city", G_STRUCT_OFFSET (KorProfile, city) },
  { "country", G_STRUCT_OFFSET (KorProfile, country) },
  { "email", G_STRUCT_OFFSET (KorProfile, email) },
  { "phone", G_STRUCT_OFFSET (KorProfile, phone) },
  { "contact_person", G_STRUCT_OFFSET (KorProfile, contact_person) },
  { "notice_version", G_STRUCT_OFFSET (KorProfile, notice_version) },
};

static gboolean
set_profile_field (KorProfile *profile, const char *pair, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (pair, "=", 2);

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && i < G_N_ELEMENTS (profile_fields);
       i++) {
    const char *value = parts[1];

    if (!g_str_equal (parts[0], profile_fields[i].field))
      continue;
    if (g_str_equal (parts[0], "country")) {
      value = kor_country_parse (parts[1]);
      if (value == NULL) {
        kor_error_set (error, KOR_ERROR_BAD_VALUE, "country", parts[1], "country", NULL);
        return FALSE;
      }
    }
    g_set_str (G_STRUCT_MEMBER_P (profile, profile_fields[i].offset), value);
    return TRUE;
  }
  if (g_strcmp0 (parts[0], "notice_date") == 0 && parts[1] != NULL)
    return kor_cli_parse_date ("notice_date", parts[1], &profile->notice_date, error);
  if (g_strcmp0 (parts[0], "language") == 0 && parts[1] != NULL &&
      kor_language_from_string (parts[1], &profile->language))
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "FIELD=VALUE", pair, "", NULL);
  return FALSE;
}

static gboolean
register_set (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (cli->register_, error);

  if (profile == NULL || kor_cli_args_need (args, 0, "FIELD=VALUE", error) == NULL)
    return FALSE;
  for (guint i = 0; i < kor_cli_args_get_n (args); i++)
    if (!set_profile_field (profile, kor_cli_args_get (args, i), error))
      return FALSE;
  return kor_register_set_profile (cli->register_, profile, error);
}

static gboolean
register_verify (KorCli *cli, KorCliArgs *args, GError **error)
{
  if (!kor_register_verify (cli->register_, NULL, error))
    return FALSE;
  g_printerr ("%s\n", _("The register is whole: every page, every index and the journal’s chain."));
  return TRUE;
}

const KorCliCommand kor_cli_register_commands[] = {
  { "register",
    "create",
    "name= controller= language= agreement= full-name=",
    "--name NAME --controller NAME [--language fi|sv|en] [--agreement DATE] [--full-name NAME]",
    FALSE,
    register_create },
  { "register", "info", "", "", TRUE, register_info },
  { "register", "set", "", "FIELD=VALUE …", TRUE, register_set },
  { "register", "verify", "", "", TRUE, register_verify },
  { NULL },
};

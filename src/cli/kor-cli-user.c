/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-register-users.h"

static KorUser *
user_from (KorCliArgs *args, GError **error)
{
  g_autoptr (KorUser) user = kor_user_new ();
  const char *name = kor_cli_args_need (args, 0, _("NAME"), error);
  const char *full_name = name != NULL ? kor_cli_args_need_option (args, "full-name", error) : NULL;
  const char *role = full_name != NULL ? kor_cli_args_need_option (args, "role", error) : NULL;
  const char *agreement = role != NULL ? kor_cli_args_need_option (args, "agreement", error) : NULL;
  const char *until = kor_cli_args_get_option (args, "agreement-until");

  if (agreement == NULL)
    return NULL;
  user->name = g_strdup (name);
  user->full_name = g_strdup (full_name);
  user->employer = g_strdup (kor_cli_args_get_option (args, "employer"));
  if (!kor_role_from_string (role, &user->role)) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "role", role, "role", NULL);
    return NULL;
  }
  if (!kor_cli_parse_date ("agreement", agreement, &user->agreement_from, error) ||
      (until != NULL &&
       !kor_cli_parse_date ("agreement-until", until, &user->agreement_until, error)))
    return NULL;
  return g_steal_pointer (&user);
}

static gboolean
user_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (KorUser) user = user_from (args, error);
  g_autoptr (KorSecret) password = NULL;

  if (user == NULL)
    return FALSE;
  password = kor_cli_read_password (kor_cli_args_get_option (args, "new-password-file"),
                                    _("New user’s password"), error);
  if (password == NULL || !kor_register_add_user (cli->register_, user, password, error))
    return FALSE;
  kor_cli_set_result (cli, user->id);
  return TRUE;
}

static gboolean
user_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "id",   "user",      "full_name",       "employer",
                                         "role", "agreement", "agreement_until", "ended",
                                         NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "user", columns);
  g_autoptr (GPtrArray) users = kor_register_list_users (cli->register_, error);

  if (users == NULL)
    return FALSE;
  for (guint i = 0; i < users->len; i++) {
    const KorUser *user = users->pdata[i];

    kor_cli_table_number (table, user->id);
    kor_cli_table_text (table, user->name);
    kor_cli_table_text (table, user->full_name);
    kor_cli_table_text (table, user->employer);
    kor_cli_table_text (table, kor_role_to_string (user->role));
    kor_cli_table_date (table, user->agreement_from);
    kor_cli_table_date (table, user->agreement_until);
    kor_cli_table_date (table, user->ended);
  }
  kor_cli_table_print (table);
  return TRUE;
}

const KorCliCommand kor_cli_user_commands[] = {
  { "user",
    "add",
    "full-name= role= agreement= agreement-until= employer= new-password-file=",
    "NAME --full-name NAME --role reads|maintains|prints|decides|administers --agreement DATE"
    " [--agreement-until DATE] [--employer NAME] --new-password-file FILE",
    TRUE,
    user_add },
  { "user", "list", "", "", TRUE, user_list },
  { NULL },
};

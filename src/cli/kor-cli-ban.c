/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-register-bans.h"
#include "kor-register-suppression.h"
#include "kor-suppression-file.h"

static gboolean
take_scope (KorCliArgs *args, KorScope *scope, GError **error)
{
  const char *word = kor_cli_args_need (args, 1, _("SCOPE"), error);

  if (word == NULL)
    return FALSE;
  if (kor_scope_from_string (word, scope))
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "scope", word, "scope", NULL);
  return FALSE;
}

static gboolean
take_channel (KorCliArgs *args, KorChannel *channel, GError **error)
{
  const char *word = kor_cli_args_need_option (args, "channel", error);

  if (word == NULL)
    return FALSE;
  if (kor_channel_from_string (word, channel) && *channel != KOR_CHANNEL_IMPORT)
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "channel", word, "channel", NULL);
  return FALSE;
}

static gboolean
take_extent (KorCliArgs *args, KorExtent *extent, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "for");

  *extent = KOR_EXTENT_BOTH;
  if (word == NULL || kor_extent_from_string (word, extent))
    return TRUE;
  kor_error_set (error, KOR_ERROR_BAD_VALUE, "for", word, "extent", NULL);
  return FALSE;
}

static gboolean
ban_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *received = kor_cli_args_get_option (args, "received");
  KorDate date = kor_context_get_today (cli->context);
  g_autoptr (KorBan) ban = NULL;
  KorScope scope;
  KorChannel channel;
  KorExtent extent;
  gint64 customer;

  if (!take_scope (args, &scope, error) || !take_channel (args, &channel, error) ||
      !take_extent (args, &extent, error) ||
      (received != NULL && !kor_cli_parse_date ("received", received, &date, error)) ||
      (customer = kor_cli_find_customer (cli, args, 0, error)) == 0)
    return FALSE;
  ban = kor_ban_new (customer, scope, extent, channel, date);
  ban->evidence = g_strdup (kor_cli_args_get_option (args, "evidence"));
  if (!kor_register_add_ban (cli->register_, ban, error))
    return FALSE;
  kor_cli_set_result (cli, ban->id);
  return TRUE;
}

/* Lifts every ban of the scope that is in force. */
static gboolean
ban_lift (KorCli *cli, KorCliArgs *args, GError **error)
{
  g_autoptr (GPtrArray) bans = NULL;
  gint64 customer, lifted = 0;
  KorScope scope;

  /* That a ban is missing is told only to those who might lift it. */
  if (!kor_register_require (cli->register_, KOR_ROLE_MAINTAINS, error) ||
      (customer = kor_cli_find_customer (cli, args, 0, error)) == 0 ||
      !take_scope (args, &scope, error))
    return FALSE;
  bans = kor_register_list_bans (cli->register_, customer, TRUE, error);
  if (bans == NULL)
    return FALSE;
  for (guint i = 0; i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];

    if (ban->scope != scope)
      continue;
    if (!kor_register_lift_ban (
          cli->register_, ban->id, kor_cli_args_get_option (args, "because"), error))
      return FALSE;
    lifted = ban->id;
  }
  if (lifted == 0) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "ban", kor_scope_to_string (scope), NULL);
    return FALSE;
  }
  kor_cli_set_result (cli, lifted);
  return TRUE;
}

static gboolean
ban_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "id",      "customer",  "scope",          "for",
                                         "channel", "received",  "taken_by",       "evidence",
                                         "lifted",  "lifted_by", "lifted_because", NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "ban", columns);
  g_autoptr (GPtrArray) bans = NULL;
  gint64 customer = 0;

  if (kor_cli_args_get_n (args) > 0 &&
      (customer = kor_cli_find_customer (cli, args, 0, error)) == 0)
    return FALSE;
  bans =
    kor_register_list_bans (cli->register_, customer, kor_cli_args_has (args, "in-force"), error);
  if (bans == NULL)
    return FALSE;
  for (guint i = 0; i < bans->len; i++) {
    const KorBan *ban = bans->pdata[i];

    kor_cli_table_number (table, ban->id);
    kor_cli_table_number (table, ban->customer_id);
    kor_cli_table_text (table, kor_scope_to_string (ban->scope));
    kor_cli_table_text (table, kor_extent_to_string (ban->extent));
    kor_cli_table_text (table, kor_channel_to_string (ban->channel));
    kor_cli_table_date (table, ban->received);
    kor_cli_table_text (table, ban->taken_by);
    kor_cli_table_text (table, ban->evidence);
    kor_cli_table_date (table, ban->lifted);
    kor_cli_table_text (table, ban->lifted_by);
    kor_cli_table_text (table, ban->lifted_because);
  }
  kor_cli_table_print (table);
  return TRUE;
}

/* --- import ----------------------------------------------------------------------------------- */

static gboolean
take_scopes (KorCliArgs *args, guint *scopes, GError **error)
{
  const char *words = kor_cli_args_get_option (args, "scopes");
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ",", -1);

  *scopes = words != NULL ? 0 : KOR_SUPPRESSION_SCOPES;
  for (guint i = 0; parts[i] != NULL; i++) {
    KorScope scope;

    if (!kor_scope_from_string (g_strstrip (parts[i]), &scope))
      return kor_cli_refuse ("scopes", parts[i], "scope", error);
    *scopes |= KOR_SCOPE_BIT (scope);
  }
  return TRUE;
}

static gboolean
feed_cb (KorSuppressionFunc row, gpointer row_data, gpointer data, GError **error)
{
  return kor_suppression_file_run (data, row, row_data, error);
}

/* Bans for whoever is on the list of an update service. */
static gboolean
ban_import (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *path = kor_cli_args_need (args, 0, _("FILE"), error);
  const char *date = kor_cli_args_get_option (args, "date");
  KorSuppressionList list = { .date = kor_context_get_today (cli->context), .feed = feed_cb };
  g_autoptr (KorSuppressionFile) file = NULL;
  KorSuppressionCounts counts;

  if (path == NULL || (list.source = kor_cli_args_need_option (args, "source", error)) == NULL ||
      !take_scopes (args, &list.scopes, error) ||
      (date != NULL && !kor_cli_parse_date ("date", date, &list.date, error)) ||
      (file = kor_suppression_file_new (path, error)) == NULL)
    return FALSE;
  list.feed_data = file;
  if (!kor_register_import_suppression (cli->register_, &list, &counts, NULL, error))
    return FALSE;
  if (cli->in_batch)
    kor_cli_set_result (cli, counts.bans);
  else
    printf ("rows %u\nunmatched %u\ncustomers %u\nbans %u\n",
            counts.rows,
            counts.unmatched_rows,
            counts.customers,
            counts.bans);
  return TRUE;
}

const KorCliCommand kor_cli_ban_commands[] = {
  { "ban",
    "add",
    "channel= received= for= evidence=",
    "CUSTOMER SCOPE --channel CHANNEL [--received DATE] [--for processing|disclosure|both] "
    "[--evidence TEXT]",
    TRUE,
    ban_add },
  { "ban",
    "import",
    "source= scopes= date=",
    "FILE --source NAME [--scopes SCOPE,SCOPE] [--date DATE]",
    TRUE,
    ban_import },
  { "ban", "lift", "because=", "CUSTOMER SCOPE [--because TEXT]", TRUE, ban_lift },
  { "ban", "list", "in-force", "[CUSTOMER] [--in-force]", TRUE, ban_list },
  { NULL },
};

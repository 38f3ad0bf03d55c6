/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-register-bans.h"
#include "kor-register-customers.h"
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

/* "SCOPE,SCOPE" */
static gboolean
take_scopes (const char *words, const char *option, guint *scopes, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);

  *scopes = 0;
  for (guint i = 0; parts[i] != NULL; i++) {
    KorScope scope;

    if (!kor_scope_from_string (g_strstrip (parts[i]), &scope))
      return kor_cli_refuse (option, parts[i], "scope", error);
    *scopes |= KOR_SCOPE_BIT (scope);
  }
  return *scopes != 0 || kor_cli_refuse (option, words, "scope", error);
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

/* What the options say of a ban, without whose it is and of which scope. */
static KorBan *
take_ban (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *received = kor_cli_args_get_option (args, "received");
  KorDate date = kor_context_get_today (cli->context);
  KorChannel channel;
  KorExtent extent;
  KorBan *ban;

  if (!take_channel (args, &channel, error) || !take_extent (args, &extent, error) ||
      (received != NULL && !kor_cli_parse_date ("received", received, &date, error)))
    return NULL;
  ban = kor_ban_new (0, KOR_SCOPE_LIST_PUBLICATION, extent, channel, date);
  ban->evidence = g_strdup (kor_cli_args_get_option (args, "evidence"));
  return ban;
}

/* "CUSTOMER,CUSTOMER" */
static GArray *
take_customers (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *words = kor_cli_args_need (args, 0, _("CUSTOMER"), error);
  g_auto (GStrv) parts = g_strsplit (words != NULL ? words : "", ",", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (words == NULL)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++) {
    gint64 id = kor_register_find_customer (cli->register_, g_strstrip (parts[i]), error);

    if (id == 0)
      return NULL;
    g_array_append_val (ids, id);
  }
  return g_steal_pointer (&ids);
}

static GPtrArray *
make_bans (const KorBan *template, guint scopes)
{
  GPtrArray *bans = g_ptr_array_new_with_free_func ((GDestroyNotify) kor_ban_free);

  for (guint scope = 0; scope < KOR_N_SCOPES; scope++)
    if ((scopes & KOR_SCOPE_BIT (scope)) != 0) {
      KorBan *ban = kor_ban_copy (template);

      ban->scope = (KorScope) scope;
      g_ptr_array_add (bans, ban);
    }
  return bans;
}

/* Of one person and one scope: always a record of its own, whose number is the answer. Of several: those
 * that are missing, all or none, and how many they are. */
static gboolean
ban_add (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *words = kor_cli_args_need (args, 1, _("SCOPE"), error);
  g_autoptr (KorBan) ban = NULL;
  g_autoptr (GArray) customers = NULL;
  g_autoptr (GPtrArray) bans = NULL;
  g_autoptr (GArray) made = NULL;
  guint scopes;

  if (words == NULL || !take_scopes (words, "scope", &scopes, error) ||
      (ban = take_ban (cli, args, error)) == NULL ||
      (customers = take_customers (cli, args, error)) == NULL)
    return FALSE;
  bans = make_bans (ban, scopes);
  if (customers->len > 1 || bans->len > 1) {
    if (!kor_register_add_bans (cli->register_, customers, bans, &made, error))
      return FALSE;
    kor_cli_set_result (cli, made->len);
    return TRUE;
  }
  ban->customer_id = g_array_index (customers, gint64, 0);
  ban->scope = ((const KorBan *) bans->pdata[0])->scope;
  if (!kor_register_add_ban (cli->register_, ban, error))
    return FALSE;
  kor_cli_set_result (cli, ban->id);
  return TRUE;
}

/* The bans of these people and this scope that are in force. */
static GArray *
find_bans (KorCli *cli, const GArray *customers, KorScope scope, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint c = 0; c < customers->len; c++) {
    g_autoptr (GPtrArray) bans = kor_register_list_bans (
      cli->register_, g_array_index (customers, gint64, c), TRUE, error);

    if (bans == NULL)
      return NULL;
    for (guint i = 0; i < bans->len; i++) {
      const KorBan *ban = bans->pdata[i];

      if (ban->scope == scope)
        g_array_append_val (ids, ban->id);
    }
  }
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  kor_error_set (error, KOR_ERROR_NOT_FOUND, "ban", kor_scope_to_string (scope), NULL);
  return NULL;
}

/* Lifts every ban of the scope that is in force: of several people all or none. */
static gboolean
ban_lift (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *because = kor_cli_args_get_option (args, "because");
  g_autoptr (GArray) customers = NULL;
  g_autoptr (GArray) bans = NULL;
  KorScope scope;
  guint n_lifted;

  /* That a ban is missing is told only to those who might lift it. */
  if (!kor_register_require (cli->register_, KOR_ROLE_MAINTAINS, error) ||
      (customers = take_customers (cli, args, error)) == NULL ||
      !take_scope (args, &scope, error) ||
      (bans = find_bans (cli, customers, scope, error)) == NULL ||
      !kor_register_lift_bans (cli->register_, bans, because, &n_lifted, error))
    return FALSE;
  kor_cli_set_result (cli,
                      customers->len > 1 ? n_lifted : g_array_index (bans, gint64, bans->len - 1));
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
  const char *scopes = kor_cli_args_get_option (args, "scopes");
  KorSuppressionList list = { .date = kor_context_get_today (cli->context),
                              .scopes = KOR_SUPPRESSION_SCOPES,
                              .feed = feed_cb };
  g_autoptr (KorSuppressionFile) file = NULL;
  KorSuppressionCounts counts;

  if (path == NULL || (list.source = kor_cli_args_need_option (args, "source", error)) == NULL ||
      (scopes != NULL && !take_scopes (scopes, "scopes", &list.scopes, error)) ||
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
    "CUSTOMER[,CUSTOMER …] SCOPE[,SCOPE …] --channel CHANNEL [--received DATE] "
    "[--for processing|disclosure|both] [--evidence TEXT]",
    TRUE,
    ban_add },
  { "ban",
    "import",
    "source= scopes= date=",
    "FILE --source NAME [--scopes SCOPE,SCOPE] [--date DATE]",
    TRUE,
    ban_import },
  { "ban", "lift", "because=", "CUSTOMER[,CUSTOMER …] SCOPE [--because TEXT]", TRUE, ban_lift },
  { "ban", "list", "in-force", "[CUSTOMER] [--in-force]", TRUE, ban_list },
  { NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-register-journal.h"

static gboolean
journal_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "number",  "time",       "user",    "action",
                                         "subject", "subject_id", "details", NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "entry", columns);
  g_autoptr (GPtrArray) entries = NULL;
  gint64 limit;

  if (!kor_cli_args_get_number (args, "limit", 0, &limit, error))
    return FALSE;
  entries = kor_register_list_journal (cli->register_, 0, (guint) limit, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++) {
    const KorJournalEntry *entry = entries->pdata[i];
    g_autofree char *time = kor_time_to_iso (entry->at);

    kor_cli_table_number (table, entry->seq);
    kor_cli_table_text (table, time);
    kor_cli_table_text (table, entry->user);
    kor_cli_table_text (table, entry->action);
    kor_cli_table_text (table, entry->subject);
    if (entry->subject_id != 0)
      kor_cli_table_number (table, entry->subject_id);
    else
      kor_cli_table_text (table, NULL);
    kor_cli_table_text (table, entry->details);
  }
  kor_cli_table_print (table);
  return TRUE;
}

static gboolean
journal_verify (KorCli *cli, KorCliArgs *args, GError **error)
{
  gint64 n_entries;

  if (!kor_register_verify_journal (cli->register_, &n_entries, NULL, error))
    return FALSE;
  g_printerr (_("The journal is whole: %d entries, each signed and chained.\n"), (int) n_entries);
  return TRUE;
}

const KorCliCommand kor_cli_journal_commands[] = {
  { "journal", "list", "limit=", "[--limit N]", TRUE, journal_list },
  { "journal", "verify", "", "", TRUE, journal_verify },
  { NULL },
};

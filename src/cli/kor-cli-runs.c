/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs that were made, and selections that were saved for more of them. */

#include <glib/gi18n.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-register-customers.h"
#include "kor-register-runs.h"
#include "kor-register-selections.h"

/* --- runs ------------------------------------------------------------------------------------- */

static void
add_time (KorCliTable *table, gint64 at)
{
  g_autofree char *text = at != 0 ? kor_time_to_iso (at) : NULL;

  kor_cli_table_text (table, text);
}

/* No number at all is an empty cell. */
static void
add_reference (KorCliTable *table, gint64 id)
{
  if (id != 0)
    kor_cli_table_number (table, id);
  else
    kor_cli_table_text (table, NULL);
}

static void
add_run (KorCliTable *table, const KorListRun *run)
{
  kor_cli_table_number (table, run->id);
  add_time (table, run->at);
  kor_cli_table_text (table, run->made_by);
  kor_cli_table_text (table, kor_purpose_to_string (run->purpose));
  kor_cli_table_text (table, run->recipient);
  kor_cli_table_text (table, run->ground);
  kor_cli_table_text (table, run->medium);
  kor_cli_table_text (table, run->sheet);
  kor_cli_table_text (table, kor_run_state_to_string (run->state));
  kor_cli_table_number (table, run->matched);
  kor_cli_table_number (table, run->printed);
  kor_cli_table_number (table, run->merged);
  kor_cli_table_number (table, kor_list_run_get_left_out (run));
  add_reference (table, run->reprint_of);
  kor_cli_table_text (table, run->selection);
  add_time (table, run->forgotten);
}

static gboolean
labels_runs (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "number",    "made",       "made_by",   "purpose",
                                         "recipient", "ground",     "medium",    "sheet",
                                         "state",     "matched",    "printed",   "merged",
                                         "left_out",  "reprint_of", "selection", "forgotten",
                                         NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "run", columns);
  g_autoptr (GPtrArray) runs = NULL;
  gint64 customer, limit;

  if (!kor_cli_args_get_number (args, "customer", 0, &customer, error) ||
      !kor_cli_args_get_number (args, "limit", 0, &limit, error))
    return FALSE;
  runs = kor_register_list_runs (cli->register_, customer, (guint) limit, error);
  if (runs == NULL)
    return FALSE;
  for (guint i = 0; i < runs->len; i++)
    add_run (table, runs->pdata[i]);
  kor_cli_table_print (table);
  return TRUE;
}

static void
add_fact (KorCliTable *table, const char *field, const char *value)
{
  if (value == NULL)
    return;
  kor_cli_table_text (table, field);
  kor_cli_table_text (table, value);
}

static void
add_count (KorCliTable *table, const char *field, gint64 count)
{
  kor_cli_table_text (table, field);
  kor_cli_table_number (table, count);
}

static void
add_run_facts (KorCliTable *table, const KorListRun *run)
{
  g_autofree char *made = kor_time_to_iso (run->at);
  g_autofree char *forgotten = run->forgotten != 0 ? kor_time_to_iso (run->forgotten) : NULL;

  add_count (table, "number", run->id);
  add_fact (table, "made", made);
  add_fact (table, "made_by", run->made_by);
  add_fact (table, "purpose", kor_purpose_to_string (run->purpose));
  add_fact (table, "recipient", run->recipient);
  add_fact (table, "ground", run->ground);
  add_fact (table, "selection", run->selection);
  add_fact (table, "medium", run->medium);
  add_fact (table, "sheet", run->sheet);
  add_fact (table, "state", kor_run_state_to_string (run->state));
  if (run->reprint_of != 0)
    add_count (table, "reprint_of", run->reprint_of);
  add_fact (table, "forgotten", forgotten);
  add_count (table, "matched", run->matched);
  add_count (table, "printed", run->printed);
  add_count (table, "merged", run->merged);
  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++) {
    g_autofree char *field =
      g_strdup_printf ("left-out %s", kor_left_out_to_string ((KorLeftOut) reason));

    if (run->left_out[reason] > 0)
      add_count (table, field, run->left_out[reason]);
  }
}

static void
print_people (KorCli *cli, const GPtrArray *persons)
{
  static const char *const columns[] = { "customer", "name", "label_of", "address", NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "person", columns);

  for (guint i = 0; i < persons->len; i++) {
    const KorRunPerson *person = persons->pdata[i];
    g_auto (GStrv) lines = g_strsplit (person->address, "\n", -1);
    g_autofree char *address = g_strjoinv (", ", lines);

    kor_cli_table_number (table, person->customer_id);
    kor_cli_table_text (table, person->name);
    kor_cli_table_number (table, person->label_of);
    kor_cli_table_text (table, address);
  }
  kor_cli_table_print (table);
}

static gboolean
take_run (KorCliArgs *args, gint64 *id, GError **error)
{
  const char *word = kor_cli_args_need (args, 0, _("RUN"), error);

  if (word == NULL)
    return FALSE;
  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  kor_error_set (error, KOR_ERROR_NOT_FOUND, "run", word, NULL);
  return FALSE;
}

/* Who was on a run is shown like any list on the screen: as a look-up, which the journal keeps. */
static gboolean
record_look (KorCli *cli, const GPtrArray *persons, GError **error)
{
  return persons->len == 0 ||
         kor_register_record_search (cli->register_, "labels run", persons->len, error);
}

/* The facts of a run, or with --people who was on it. */
static gboolean
labels_run (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "field", "value", NULL };
  g_autoptr (KorListRun) run = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (KorCliTable) table = NULL;
  gint64 id;

  if (!take_run (args, &id, error) ||
      (run = kor_register_load_run (cli->register_, id, error)) == NULL ||
      (persons = kor_register_load_run_persons (cli->register_, id, error)) == NULL ||
      !record_look (cli, persons, error))
    return FALSE;
  if (kor_cli_args_has (args, "people")) {
    print_people (cli, persons);
    return TRUE;
  }
  table = kor_cli_table_new (cli->format, "fact", columns);
  add_run_facts (table, run);
  for (guint i = 0; i < persons->len; i++)
    add_fact (table, "person", ((const KorRunPerson *) persons->pdata[i])->name);
  kor_cli_table_print (table);
  return TRUE;
}

static gboolean
labels_forget (KorCli *cli, KorCliArgs *args, GError **error)
{
  KorForgotten forgotten;
  gint64 keep;

  if (!kor_cli_args_get_number (args, "keep", 0, &keep, error) ||
      (kor_cli_args_has (args, "keep") &&
       !kor_register_set_run_months (cli->register_, (guint) keep, error)) ||
      !kor_register_forget_run_persons (cli->register_, &forgotten, error))
    return FALSE;
  kor_cli_set_result (cli, forgotten.persons);
  return TRUE;
}

/* --- saved selections ------------------------------------------------------------------------- */

static gboolean
save_selection (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *name = kor_cli_args_need (args, 1, _("NAME"), error);
  const char *words = name != NULL ? kor_cli_args_need (args, 2, _("SELECTION"), error) : NULL;
  g_autoptr (KorSelection) selection = words != NULL ? kor_selection_parse (words, error) : NULL;

  return selection != NULL &&
         kor_register_save_selection (
           cli->register_, name, selection, kor_cli_args_has (args, "replace"), error);
}

static gboolean
list_selections (KorCli *cli, GError **error)
{
  static const char *const columns[] = { "name", "selection", "saved", "saved_by", NULL };
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "selection", columns);
  g_autoptr (GPtrArray) selections = kor_register_list_selections (cli->register_, error);

  if (selections == NULL)
    return FALSE;
  for (guint i = 0; i < selections->len; i++) {
    const KorSavedSelection *saved = selections->pdata[i];

    kor_cli_table_text (table, saved->name);
    kor_cli_table_text (table, saved->selection);
    add_time (table, saved->saved);
    kor_cli_table_text (table, saved->saved_by);
  }
  kor_cli_table_print (table);
  return TRUE;
}

static gboolean
labels_select (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *verb = kor_cli_args_need (args, 0, "save|list|remove", error);
  const char *name;

  if (verb == NULL)
    return FALSE;
  if (g_str_equal (verb, "list"))
    return list_selections (cli, error);
  if (g_str_equal (verb, "save"))
    return save_selection (cli, args, error);
  if (!g_str_equal (verb, "remove"))
    return kor_cli_misuse (error, _("There is no command “%s %s”."), "labels select", verb);
  name = kor_cli_args_need (args, 1, _("NAME"), error);
  return name != NULL && kor_register_delete_selection (cli->register_, name, error);
}

const KorCliCommand kor_cli_run_commands[] = {
  { "labels", "runs", "customer= limit=", "[--customer ID] [--limit N]", TRUE, labels_runs },
  { "labels", "run", "people", "RUN [--people]", TRUE, labels_run },
  { "labels", "forget", "keep=", "[--keep MONTHS]", TRUE, labels_forget },
  { "labels",
    "select",
    "replace",
    "save NAME SELECTION [--replace] | list | remove NAME",
    TRUE,
    labels_select },
  { NULL },
};

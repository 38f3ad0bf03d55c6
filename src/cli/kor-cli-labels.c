/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-file-writer.h"
#include "kor-label-layout.h"
#include "kor-list-file.h"
#include "kor-register-lists.h"
#include "kor-words-text.h"

/* --- what every list is asked for ------------------------------------------------------------- */

static gboolean
take_request (KorCliArgs *args, KorListRequest *request, KorSelection **selection, GError **error)
{
  const char *purpose = kor_cli_args_need_option (args, "purpose", error);
  const char *select = kor_cli_args_get_option (args, "select");
  const char *order = kor_cli_args_get_option (args, "order");

  if (purpose == NULL)
    return FALSE;
  if (!kor_purpose_from_string (purpose, &request->purpose) ||
      request->purpose == KOR_PURPOSE_EXPORT) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "purpose", purpose, "purpose", NULL);
    return FALSE;
  }
  if (order != NULL && !g_str_equal (order, "postcode") && !g_str_equal (order, "name")) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "order", order, "list-order", NULL);
    return FALSE;
  }
  request->order = g_strcmp0 (order, "name") == 0 ? KOR_LIST_ORDER_NAME : KOR_LIST_ORDER_POSTCODE;
  request->recipient = kor_cli_args_get_option (args, "recipient");
  if (kor_cli_args_has (args, "merge-households"))
    request->merge |= KOR_MERGE_HOUSEHOLDS;
  if (kor_cli_args_has (args, "merge-organisations"))
    request->merge |= KOR_MERGE_ORGANISATIONS;
  if (kor_cli_args_has (args, "family"))
    request->merge |= KOR_MERGE_HOUSEHOLDS | KOR_MERGE_FAMILY;
  *selection = kor_selection_parse (select != NULL ? select : "", error);
  request->selection = *selection;
  return *selection != NULL;
}

/* The counts of a run, a line each, for scripts: printed + merged + left out = matched. */
static void
print_counts (const KorListRun *run)
{
  printf ("matched %d\nprinted %d\nmerged %d\n", run->matched, run->printed, run->merged);
  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++)
    if (run->left_out[reason] > 0)
      printf (
        "left-out %s %d\n", kor_left_out_to_string ((KorLeftOut) reason), run->left_out[reason]);
}

/* Says how the run ended; the error of the making goes before that of the telling. */
static gboolean
finish (KorCli *cli, const KorListRun *run, gboolean produced, GError **error)
{
  if (!kor_register_finish_list (cli->register_, run->id, produced, produced ? error : NULL) ||
      !produced)
    return FALSE;
  if (!cli->in_batch)
    print_counts (run);
  else
    kor_cli_set_result (cli, run->id);
  return TRUE;
}

/* --- print
 * --------------------------------------------------------------------------------------------------------
 */

static const char *const *
person_lines (guint index, gpointer data)
{
  GPtrArray *persons = data;
  const KorListPerson *person = persons->pdata[index];

  return (const char *const *) person->lines;
}

static gboolean
write_labels (KorCli *cli,
              KorCliArgs *args,
              KorLabelSheet *sheet,
              gint64 start,
              const KorListResult *result,
              GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (cli->register_, error);
  g_autoptr (KorLabelLayout) layout = NULL;
  KorPdfInfo info = { .title = kor_purpose_get_title (result->run->purpose),
                      .made = result->run->at };

  if (profile == NULL)
    return FALSE;
  layout = kor_label_layout_new (sheet, result->persons->len, person_lines, result->persons, NULL);
  kor_label_layout_set_start (layout, (guint) start);
  kor_label_layout_set_outlines (layout, kor_cli_args_has (args, "outlines"));
  info.author = profile->controller;
  info.language = profile->language;
  return kor_label_layout_save_pdf (
    layout, kor_cli_args_get_option (args, "o"), &info, NULL, error);
}

static gboolean
labels_print (KorCli *cli, KorCliArgs *args, GError **error)
{
  KorListRequest request = { .medium = "labels", .on_paper = TRUE };
  g_autoptr (KorSelection) selection = NULL;
  g_autoptr (KorLabelSheet) sheet = NULL;
  g_autoptr (KorListResult) result = NULL;
  gint64 start;

  if (!take_request (args, &request, &selection, error) ||
      (request.sheet = kor_cli_args_need_option (args, "sheet", error)) == NULL ||
      kor_cli_args_need_option (args, "o", error) == NULL ||
      !kor_cli_args_get_number (args, "start", 1, &start, error))
    return FALSE;
  sheet = kor_label_sheet_lookup (request.sheet, error);
  if (sheet == NULL)
    return FALSE;
  if (start < 1 || start > kor_label_sheet_get_n_labels (sheet)) {
    kor_error_set (error,
                   KOR_ERROR_BAD_VALUE,
                   "start",
                   kor_cli_args_get_option (args, "start"),
                   "label-number",
                   NULL);
    return FALSE;
  }
  result = kor_register_prepare_list (cli->register_, &request, NULL, error);
  if (result == NULL)
    return FALSE;
  return finish (cli, result->run, write_labels (cli, args, sheet, start, result, error), error);
}

/* --- list
 * ----------------------------------------------------------------------------------------------------------
 */

static gboolean
write_list (KorCli *cli, KorCliArgs *args, const KorListResult *result, GError **error)
{
  g_autoptr (GBytes) bytes = cli->format == KOR_CLI_XML
                              ? kor_list_to_xml (result->run, result->persons, error)
                              : kor_list_to_csv (result->persons);

  return bytes != NULL && kor_file_write_bytes (kor_cli_args_get_option (args, "o"), bytes, error);
}

static gboolean
labels_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  KorListRequest request = { .medium = cli->format == KOR_CLI_XML ? "xml" : "csv" };
  g_autoptr (KorSelection) selection = NULL;
  g_autoptr (KorListResult) result = NULL;

  if (cli->format == KOR_CLI_TABLE) {
    g_set_error_literal (
      error, KOR_CLI_ERROR, KOR_CLI_ERROR_USAGE, _("A list needs --format csv or xml."));
    return FALSE;
  }
  if (!take_request (args, &request, &selection, error) ||
      kor_cli_args_need_option (args, "o", error) == NULL)
    return FALSE;
  result = kor_register_prepare_list (cli->register_, &request, NULL, error);
  if (result == NULL)
    return FALSE;
  return finish (cli, result->run, write_list (cli, args, result, error), error);
}

/* --- sheets
 * --------------------------------------------------------------------------------------------------------
 */

static gboolean
labels_sheets (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "sheet",  "name",     "columns",   "rows",
                                         "labels", "width_mm", "height_mm", NULL };
  g_autoptr (GListModel) sheets = kor_label_sheet_list ();
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "sheet", columns);

  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);
    KorRectangle label = kor_label_sheet_get_label (sheet, 0);
    char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

    kor_cli_table_text (table, kor_label_sheet_get_id (sheet));
    kor_cli_table_text (table, kor_label_sheet_get_name (sheet));
    kor_cli_table_number (table, kor_label_sheet_get_n_columns (sheet));
    kor_cli_table_number (table, kor_label_sheet_get_n_rows (sheet));
    kor_cli_table_number (table, kor_label_sheet_get_n_labels (sheet));
    kor_cli_table_text (table, g_ascii_formatd (width, sizeof width, "%.4g", label.width));
    kor_cli_table_text (table, g_ascii_formatd (height, sizeof height, "%.4g", label.height));
  }
  kor_cli_table_print (table);
  return TRUE;
}

const KorCliCommand kor_cli_labels_commands[] = {
  { "labels",
    "print",
    "purpose= sheet= start= select= recipient= order= merge-households merge-organisations family "
    "outlines o=",
    "--purpose PURPOSE --sheet SHEET [--start N] [--select EXPR] [--recipient NAME] "
    "[--merge-households] [--merge-organisations] [--family] [--order "
    "postcode|name]"
    " [--outlines] -o FILE.pdf",
    TRUE,
    labels_print },
  { "labels",
    "list",
    "purpose= select= recipient= order= merge-households merge-organisations family o=",
    "--purpose PURPOSE --format csv|xml [--select EXPR] [--recipient NAME] [--merge-households] "
    "[--merge-organisations] [--family] [--order postcode|name] "
    "-o FILE",
    TRUE,
    labels_list },
  { "labels", "sheets", "", "", FALSE, labels_sheets },
  { NULL },
};

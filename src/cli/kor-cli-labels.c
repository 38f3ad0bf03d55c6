/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "kor-cli-table.h"
#include "kor-error.h"
#include "kor-file-writer.h"
#include "kor-label-groups.h"
#include "kor-label-warnings.h"
#include "kor-list-file.h"
#include "kor-list-paper.h"
#include "kor-printer-test-page.h"
#include "kor-sheet-library.h"
#include "kor-sheet-words-text.h"
#include "kor-register-lists.h"
#include "kor-register-selections.h"
#include "kor-vcard.h"
#include "kor-words-text.h"

/* --- what every list is asked for ------------------------------------------------------------- */

/* "@NAME" is a selection that was saved. */
static KorSelection *
take_selection (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *words = kor_cli_args_get_option (args, "select");

  return words != NULL && *words == '@'
           ? kor_register_load_selection (cli->register_, words + 1, error)
           : kor_selection_parse (words != NULL ? words : "", error);
}

static gboolean
take_order (KorCliArgs *args, KorListOrder *order, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "order");

  *order = g_strcmp0 (word, "name") == 0 ? KOR_LIST_ORDER_NAME : KOR_LIST_ORDER_POSTCODE;
  if (word == NULL || g_str_equal (word, "postcode") || g_str_equal (word, "name"))
    return TRUE;
  return kor_cli_refuse ("order", word, "list-order", error);
}

static gboolean
take_recipient (KorCliArgs *args, KorListRequest *request, GError **error)
{
  const char *ground = kor_cli_args_get_option (args, "ground");

  request->recipient = kor_cli_args_get_option (args, "recipient");
  request->has_ground = ground != NULL;
  if (ground == NULL || kor_disclosure_ground_from_string (ground, &request->ground))
    return TRUE;
  return kor_cli_refuse ("ground", ground, "disclosure-ground", error);
}

static gboolean
take_request (
  KorCli *cli, KorCliArgs *args, KorListRequest *request, KorSelection **selection, GError **error)
{
  const char *purpose = kor_cli_args_need_option (args, "purpose", error);

  if (purpose == NULL)
    return FALSE;
  if (!kor_purpose_from_string (purpose, &request->purpose) ||
      request->purpose == KOR_PURPOSE_EXPORT) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "purpose", purpose, "purpose", NULL);
    return FALSE;
  }
  if (!take_order (args, &request->order, error) || !take_recipient (args, request, error))
    return FALSE;
  if (kor_cli_args_has (args, "merge-households"))
    request->merge |= KOR_MERGE_HOUSEHOLDS;
  if (kor_cli_args_has (args, "merge-organisations"))
    request->merge |= KOR_MERGE_ORGANISATIONS;
  if (kor_cli_args_has (args, "family"))
    request->merge |= KOR_MERGE_HOUSEHOLDS | KOR_MERGE_FAMILY;
  *selection = take_selection (cli, args, error);
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

/* --- print --- */

/* How the labels go on the sheets. */
typedef struct {
  gint64 start;
  gint64 copies;
  GArray *skipped; /* of guint */
  KorPrinterSettings printer;
  const char *sender;
  KorLabelGrouping grouping;
} Placing;

static void
placing_clear (Placing *self)
{
  g_clear_pointer (&self->skipped, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Placing, placing_clear)

/* "X,Y" with decimal points. */
static gboolean
take_pair (KorCliArgs *args, const char *option, double *x, double *y, GError **error)
{
  const char *text = kor_cli_args_get_option (args, option);
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  double *values[] = { x, y };

  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < 2; i++) {
    const char *part = g_strv_length (parts) == 2 ? parts[i] : "";
    char *end;

    *values[i] = g_ascii_strtod (part, &end);
    if (end == part || *end != '\0')
      return kor_cli_misuse (
        error, _("The option --%s needs two numbers as X,Y, not “%s”."), option, text);
  }
  return TRUE;
}

static gboolean
take_printer (KorCliArgs *args, KorPrinterSettings *printer, GError **error)
{
  *printer = KOR_PRINTER_SETTINGS_NONE;
  if (!take_pair (args, "offset", &printer->offset_x, &printer->offset_y, error) ||
      !take_pair (args, "scale", &printer->scale_x, &printer->scale_y, error))
    return FALSE;
  if (kor_printer_settings_are_good (printer))
    return TRUE;
  return kor_cli_misuse (error,
                         _("An offset is at most %g mm, and a scale between %g and %g."),
                           KOR_PRINTER_OFFSET_MAX,
                           KOR_PRINTER_SCALE_MIN,
                           KOR_PRINTER_SCALE_MAX);
}

static gboolean
refuse_label (const char *option, const char *value, GError **error)
{
  kor_error_set (error, KOR_ERROR_BAD_VALUE, option, value, "label-number", NULL);
  return FALSE;
}

static gboolean
take_skipped (KorCliArgs *args, guint n_labels, Placing *placing, GError **error)
{
  const char *text = kor_cli_args_get_option (args, "skip");
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);

  placing->skipped = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; parts[i] != NULL; i++) {
    guint64 number;
    guint position;

    if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 1, n_labels, &number, NULL))
      return refuse_label ("skip", text, error);
    position = (guint) number;
    g_array_append_val (placing->skipped, position);
  }
  return TRUE;
}

/* Separators stand between postcodes, so these have to stand together. */
static gboolean
take_grouping (KorCliArgs *args, KorLabelGrouping *grouping, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "separators");

  *grouping = KOR_LABEL_GROUPING_NONE;
  if (word == NULL)
    return TRUE;
  *grouping = g_str_equal (word, "area") ? KOR_LABEL_GROUPING_AREA : KOR_LABEL_GROUPING_POSTCODE;
  if (!g_str_equal (word, "area") && !g_str_equal (word, "postcode"))
    return kor_cli_misuse (error,
                           _("The option --separators is postcode or area, not “%s”."), word);
  if (g_strcmp0 (kor_cli_args_get_option (args, "order"), "name") == 0)
    return kor_cli_misuse (error, _("Only a list ordered by postcode has separators."));
  return TRUE;
}

static gboolean
take_placing (KorCliArgs *args, KorLabelSheet *sheet, Placing *placing, GError **error)
{
  guint n_labels = kor_label_sheet_get_n_labels (sheet);

  if (!kor_cli_args_get_number (args, "start", 1, &placing->start, error) ||
      !kor_cli_args_get_number (args, "copies", 1, &placing->copies, error) ||
      !take_printer (args, &placing->printer, error))
    return FALSE;
  if (placing->start < 1 || placing->start > n_labels)
    return refuse_label ("start", kor_cli_args_get_option (args, "start"), error);
  if (placing->copies < 1 || placing->copies > KOR_LABEL_COPIES_MAX)
    return kor_cli_misuse (error, _("A label is printed 1 to %d times."), KOR_LABEL_COPIES_MAX);
  placing->sender = kor_cli_args_get_option (args, "sender");
  if (placing->sender != NULL && !kor_label_sheet_has_room_for_sender (sheet))
    g_printerr ("%s\n", _("The labels are too small for a sender; it is left out."));
  return take_grouping (args, &placing->grouping, error) &&
         take_skipped (args, n_labels, placing, error);
}

/* What to look at is told before anything is written. */
static gboolean
tell_warnings (KorLabelSheet *sheet,
               const Placing *placing,
               const KorListResult *result,
               GError **error)
{
  g_autoptr (GPtrArray) warnings =
              kor_label_warnings_collect (sheet, result->persons, placing->sender, NULL, error);

  for (guint i = 0; warnings != NULL && i < warnings->len; i++) {
    const KorLabelWarning *warning = warnings->pdata[i];
    g_autofree char *text = kor_label_warning_describe (warning);

    g_printerr ("%" G_GINT64_FORMAT ": %s\n", warning->customer_id, text);
  }
  return warnings != NULL;
}

static gboolean
write_labels (KorCli *cli,
              KorCliArgs *args,
              KorLabelSheet *sheet,
              const Placing *placing,
              const KorListResult *result,
              GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (cli->register_, error);
  g_autoptr (KorLabelGroups) groups = NULL;
  g_autoptr (KorLabelLayout) layout = NULL;
  KorPdfInfo info = { .title = kor_purpose_get_title (result->run->purpose),
                      .made = result->run->at };

  if (profile == NULL || !tell_warnings (sheet, placing, result, error))
    return FALSE;
  groups = kor_label_groups_new (result->persons, placing->grouping);
  layout = kor_label_groups_lay_out (groups, sheet);
  kor_label_layout_set_start (layout, (guint) placing->start);
  kor_label_layout_set_copies (layout, (guint) placing->copies);
  kor_label_layout_set_skipped (
    layout, (const guint *) (gpointer) placing->skipped->data, placing->skipped->len);
  kor_label_layout_set_printer (layout, &placing->printer);
  kor_label_layout_set_sender (layout, placing->sender);
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
  g_auto (Placing) placing = { 0 };

  if (!take_request (cli, args, &request, &selection, error) ||
      (request.sheet = kor_cli_args_need_option (args, "sheet", error)) == NULL ||
      kor_cli_args_need_option (args, "o", error) == NULL)
    return FALSE;
  sheet = kor_label_sheet_lookup (request.sheet, error);
  if (sheet == NULL || !take_placing (args, sheet, &placing, error))
    return FALSE;
  request.sheet = kor_label_sheet_get_id (sheet);
  result = kor_register_prepare_list (cli->register_, &request, NULL, error);
  if (result == NULL)
    return FALSE;
  return finish (cli, result->run, write_labels (cli, args, sheet, &placing, result, error), error);
}

/* Whom a recorded run was made of once more, without those who are kept back now. */
static gboolean
labels_reprint (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_need (args, 0, _("RUN"), error);
  KorReprint reprint = { .medium = "labels",
                         .on_paper = TRUE,
                         .as_printed = kor_cli_args_has (args, "as-printed") };
  g_autoptr (KorLabelSheet) sheet = NULL;
  g_autoptr (KorListResult) result = NULL;
  g_auto (Placing) placing = { 0 };

  if (word == NULL || (reprint.sheet = kor_cli_args_need_option (args, "sheet", error)) == NULL ||
      kor_cli_args_need_option (args, "o", error) == NULL ||
      !take_order (args, &reprint.order, error))
    return FALSE;
  if (!g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &reprint.run_id, NULL)) {
    kor_error_set (error, KOR_ERROR_NOT_FOUND, "run", word, NULL);
    return FALSE;
  }
  sheet = kor_label_sheet_lookup (reprint.sheet, error);
  if (sheet == NULL || !take_placing (args, sheet, &placing, error))
    return FALSE;
  reprint.sheet = kor_label_sheet_get_id (sheet);
  result = kor_register_reprint_list (cli->register_, &reprint, NULL, error);
  if (result == NULL)
    return FALSE;
  return finish (cli, result->run, write_labels (cli, args, sheet, &placing, result, error), error);
}

/* --- what to look at before printing --- */

/* Whose address is too long and by how much, without the address: nothing leaves the register here. */
static gboolean
labels_warnings (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "customer", "characters", "lines", "fit", NULL };
  static const char *const fits[] = { "whole", "smaller", "cut" };
  KorListRequest request = { .medium = "labels", .on_paper = TRUE };
  g_autoptr (KorSelection) selection = NULL;
  g_autoptr (KorLabelSheet) sheet = NULL;
  g_autoptr (KorListResult) result = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "warning", columns);
  const char *word = kor_cli_args_need_option (args, "sheet", error);

  if (word == NULL || !take_request (cli, args, &request, &selection, error) ||
      (sheet = kor_label_sheet_lookup (word, error)) == NULL)
    return FALSE;
  request.sheet = kor_label_sheet_get_id (sheet);
  result = kor_register_preview_list (cli->register_, &request, NULL, error);
  if (result == NULL)
    return FALSE;
  warnings = kor_label_warnings_collect (
    sheet, result->persons, kor_cli_args_get_option (args, "sender"), NULL, error);
  for (guint i = 0; warnings != NULL && i < warnings->len; i++) {
    const KorLabelWarning *warning = warnings->pdata[i];

    kor_cli_table_number (table, warning->customer_id);
    kor_cli_table_number (table, warning->n_chars);
    kor_cli_table_number (table, warning->n_lines);
    kor_cli_table_text (table, fits[warning->fit]);
  }
  if (warnings != NULL)
    kor_cli_table_print (table);
  return warnings != NULL;
}

/* --- test page --- */

/* The language of the words on the page: as asked for, or the program's. */
static gboolean
take_language (KorCliArgs *args, KorLanguage *language, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "language");
  const char *const *names = g_get_language_names ();

  *language = KOR_LANGUAGE_EN;
  for (guint i = 0; word == NULL && names[i] != NULL; i++)
    if (kor_language_from_string (names[i], language))
      return TRUE;
  if (word == NULL || kor_language_from_string (word, language))
    return TRUE;
  return kor_cli_refuse ("language", word, "language", error);
}

static gboolean
labels_test_page (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *id = kor_cli_args_need_option (args, "sheet", error);
  KorPdfInfo info = { .made = kor_context_get_now (cli->context) };
  g_autoptr (KorLabelSheet) sheet = NULL;
  KorPrinterSettings printer;

  if (id == NULL || kor_cli_args_need_option (args, "o", error) == NULL ||
      !take_printer (args, &printer, error) || !take_language (args, &info.language, error))
    return FALSE;
  sheet = kor_label_sheet_lookup (id, error);
  if (sheet == NULL)
    return FALSE;
  return kor_printer_test_page_save_pdf (
    sheet, &printer, &info, kor_cli_args_get_option (args, "o"), error);
}

/* --- list --- */

/* On paper it is in the office's language, like every paper. */
static gboolean
write_paper (KorCli *cli, const char *path, const KorListResult *result, GError **error)
{
  g_autoptr (KorProfile) profile = kor_register_get_profile (cli->register_, error);
  g_autoptr (KorPageLayout) paper = NULL;

  if (profile == NULL)
    return FALSE;
  paper = kor_list_paper_new (result->run, result->persons, profile);
  return kor_page_layout_save_pdf (paper, path, result->run->at, NULL, error);
}

static gboolean
write_list (KorCli *cli, KorCliArgs *args, const KorListResult *result, GError **error)
{
  const char *path = kor_cli_args_get_option (args, "o");
  g_autoptr (GBytes) bytes = NULL;

  if (cli->format == KOR_CLI_TABLE)
    return write_paper (cli, path, result, error);
  bytes = cli->format == KOR_CLI_XML     ? kor_list_to_xml (result->run, result->persons, error)
          : cli->format == KOR_CLI_VCARD ? kor_vcard_from_persons (result->persons)
                                         : kor_list_to_csv (result->persons);
  return bytes != NULL && kor_file_write_bytes (path, bytes, error);
}

/* A list of people as a file: one for programs in a format, or one for people as a PDF. */
gboolean
kor_cli_labels_list (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const media[] = { "paper", "csv", "xml", "vcard" };
  const char *path = kor_cli_args_need_option (args, "o", error);
  KorListRequest request = { .medium = media[cli->format],
                             .on_paper = cli->format == KOR_CLI_TABLE,
                             .with_cards = cli->format == KOR_CLI_VCARD };
  g_autoptr (KorSelection) selection = NULL;
  g_autoptr (KorListResult) result = NULL;

  if (path == NULL)
    return FALSE;
  if (request.on_paper && !g_str_has_suffix (path, ".pdf"))
    return kor_cli_misuse (
      error, _("A list needs --format csv, xml or vcard, or the name of a PDF file."));
  if (!take_request (cli, args, &request, &selection, error))
    return FALSE;
  if (request.with_cards && request.merge != KOR_MERGE_NONE)
    return kor_cli_misuse (error, _("A card is of one person: a list of cards can’t be merged."));
  result = kor_register_prepare_list (cli->register_, &request, NULL, error);
  if (result == NULL)
    return FALSE;
  return finish (cli, result->run, write_list (cli, args, result, error), error);
}

/* --- sheets --- */

static void
add_sheet_row (KorCliTable *table, KorLabelSheet *sheet)
{
  KorRectangle label = kor_label_sheet_get_label (sheet, 0);
  g_autofree char *title = kor_label_sheet_get_title (sheet);
  char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];

  kor_cli_table_text (table, kor_label_sheet_get_id (sheet));
  kor_cli_table_text (table, title);
  kor_cli_table_number (table, kor_label_sheet_get_n_columns (sheet));
  kor_cli_table_number (table, kor_label_sheet_get_n_rows (sheet));
  kor_cli_table_number (table, kor_label_sheet_get_n_labels (sheet));
  kor_cli_table_text (table, g_ascii_formatd (width, sizeof width, "%.4g", label.width));
  kor_cli_table_text (table, g_ascii_formatd (height, sizeof height, "%.4g", label.height));
}

/* The program's and the user's own; with --all those of gLabels' templates behind them. */
static gboolean
labels_sheets (KorCli *cli, KorCliArgs *args, GError **error)
{
  static const char *const columns[] = { "sheet",  "name",     "columns",   "rows",
                                         "labels", "width_mm", "height_mm", NULL };
  static const char *const none[] = { NULL };
  g_autofree char *user = kor_label_sheet_get_user_folder ();
  g_autoptr (KorSheetLibrary) library = kor_cli_args_has (args, "all")
                                         ? kor_sheet_library_new ()
                                         : kor_sheet_library_new_for_folders (user, none);
  GListModel *sheets = kor_sheet_library_get_sheets (library);
  g_autoptr (KorCliTable) table = kor_cli_table_new (cli->format, "sheet", columns);

  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);

    add_sheet_row (table, sheet);
  }
  kor_cli_table_print (table);
  return TRUE;
}

const KorCliCommand kor_cli_labels_commands[] = {
  { "labels",
    "print",
    "purpose= sheet= start= skip= copies= sender= offset= scale= select= recipient= ground= "
    "order= separators= merge-households merge-organisations family outlines o=",
    "--purpose PURPOSE --sheet SHEET [--start N] [--skip N,N] [--copies N] [--sender TEXT] "
    "[--offset X,Y] [--scale X,Y] [--select EXPR|@NAME] [--recipient NAME [--ground GROUND]] "
    "[--merge-households] [--merge-organisations] [--family] [--order postcode|name] "
    "[--separators postcode|area] [--outlines] -o FILE.pdf",
    TRUE,
    labels_print },
  { "labels",
    "list",
    "purpose= select= recipient= ground= order= merge-households merge-organisations family o=",
    "--purpose PURPOSE [--format csv|xml|vcard] [--select EXPR|@NAME] "
    "[--recipient NAME [--ground GROUND]] "
    "[--merge-households] [--merge-organisations] [--family] [--order postcode|name] "
    "-o FILE[.pdf]",
    TRUE,
    kor_cli_labels_list },
  { "labels",
    "reprint",
    "sheet= start= skip= copies= sender= offset= scale= order= separators= as-printed outlines o=",
    "RUN --sheet SHEET [--as-printed] [--start N] [--skip N,N] [--copies N] [--sender TEXT] "
    "[--offset X,Y] [--scale X,Y] [--order postcode|name] [--separators postcode|area] "
    "[--outlines] -o FILE.pdf",
    TRUE,
    labels_reprint },
  { "labels", "sheets", "all", "[--all]", FALSE, labels_sheets },
  { "labels",
    "warnings",
    "purpose= sheet= sender= select= recipient= ground= merge-households merge-organisations "
    "family",
    "--purpose PURPOSE --sheet SHEET [--sender TEXT] [--select EXPR|@NAME] "
    "[--recipient NAME [--ground GROUND]] [--merge-households] [--merge-organisations] [--family]",
    TRUE,
    labels_warnings },
  { "labels",
    "test-page",
    "sheet= offset= scale= language= o=",
    "--sheet SHEET [--offset X,Y] [--scale X,Y] [--language fi|sv|en] -o FILE.pdf",
    FALSE,
    labels_test_page },
  { NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "kor-cli.h"
#include "kor-csv-writer.h"
#include "kor-error.h"
#include "kor-export.h"
#include "kor-file-writer.h"
#include "kor-import.h"
#include "kor-register-export.h"
#include "kor-register-import.h"
#include "kor-register-lists.h"

/* --- import
 * -------------------------------------------------------------------------------------------------
 */

/* Says how far the file is read, in place, when somebody watches. */
static void
show_progress_cb (gsize done, gsize total, gpointer user_data)
{
  int *shown = user_data;
  int percent = total > 0 ? (int) (done * 100 / total) : 100;

  if (percent == *shown || !isatty (STDERR_FILENO))
    return;
  *shown = percent;
  fprintf (stderr, "\r%3d %%%s", percent, percent == 100 ? "\n" : "");
}

static gboolean
feed_file (
  KorImportRowFunc row, gpointer row_data, gpointer data, GCancellable *cancellable, GError **error)
{
  int shown = -1;

  return kor_import_run (data, row, row_data, cancellable, show_progress_cb, &shown, error);
}

static void
tell_unmapped (KorImport *import, const char *file)
{
  g_auto (GStrv) unmapped = kor_import_get_unmapped (import);
  g_autofree char *names = unmapped != NULL ? g_strjoinv (", ", unmapped) : NULL;

  if (names != NULL && *names != '\0')
    g_printerr (_("%s: these columns are not taken: %s\n"), file, names);
}

static gboolean
import_file (KorCli *cli, KorCliArgs *args, KorImportKind kind, GError **error)
{
  const char *path = kor_cli_args_need (args, 0, _("FILE"), error);
  const char *source = path != NULL ? kor_cli_args_need_option (args, "source", error) : NULL;
  gboolean dry_run = kor_cli_args_has (args, "dry-run");
  g_autoptr (KorImport) import = NULL;
  g_autofree char *name = NULL;
  KorImportCounts counts;

  if (source == NULL)
    return FALSE;
  import = kor_import_new (kind, path, kor_cli_args_get_all (args, "map"), error);
  if (import == NULL || !kor_import_check_columns (import, error))
    return FALSE;
  name = g_path_get_basename (path);
  tell_unmapped (import, name);
  if (!kor_register_import (
        cli->register_, kind, feed_file, import, name, source, dry_run, &counts, NULL, error))
    return FALSE;
  g_printerr (dry_run ? _("%s could be taken: %u new, %u known, %u bans. Nothing was changed.\n")
                      : _("%s is taken: %u new, %u known, %u bans.\n"),
                          name,
                          counts.added,
                          counts.updated,
                          counts.bans_set);
  kor_cli_set_result (cli, (gint64) counts.added + counts.updated);
  return TRUE;
}

static gboolean
import_customers (KorCli *cli, KorCliArgs *args, GError **error)
{
  return import_file (cli, args, KOR_IMPORT_CUSTOMERS, error);
}

static gboolean
import_orders (KorCli *cli, KorCliArgs *args, GError **error)
{
  return import_file (cli, args, KOR_IMPORT_ORDERS, error);
}

static gboolean
import_order_lines (KorCli *cli, KorCliArgs *args, GError **error)
{
  return import_file (cli, args, KOR_IMPORT_ORDER_LINES, error);
}

/* --- export
 * --------------------------------------------------------------------------------------------------
 */

typedef struct {
  KorCsvWriter *writer;
  KorDate today;
} Sheet;

static gboolean
write_customer (const KorExportRow *row, gpointer data, GError **error)
{
  Sheet *sheet = data;

  kor_export_write_customer (sheet->writer,
                             row->customer,
                             row->publication_ban,
                             row->marketing_ban,
                             row->source,
                             sheet->today);
  return TRUE;
}

static gboolean
write_order (const KorExportRow *row, gpointer data, GError **error)
{
  Sheet *sheet = data;

  kor_export_write_order (sheet->writer, row->order, row->customer_reference, sheet->today);
  return TRUE;
}

/* The run is recorded before the file is written, and how it ended after. */
static gboolean
export_file (KorCli *cli, KorCliArgs *args, KorImportKind kind, GError **error)
{
  const char *path = kor_cli_args_need_option (args, "o", error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KorCsvWriter) writer = kor_csv_writer_new (text);
  Sheet sheet = { writer, kor_context_get_today (cli->context) };
  g_autoptr (GBytes) bytes = NULL;
  gint64 run = 0;
  gboolean written;

  if (path == NULL)
    return FALSE;
  kor_export_write_headings (writer, kind);
  if (kind == KOR_IMPORT_CUSTOMERS
        ? !kor_register_export_customers (cli->register_, write_customer, &sheet, &run, NULL, error)
        : !kor_register_export_orders (cli->register_, write_order, &sheet, &run, NULL, error))
    return FALSE;
  bytes = g_bytes_new_static (text->str, text->len);
  written = kor_file_write_bytes (path, bytes, error);
  kor_wipe (text->str, text->len);
  if (!kor_register_finish_list (cli->register_, run, written, written ? error : NULL) || !written)
    return FALSE;
  kor_cli_set_result (cli, run);
  return TRUE;
}

static gboolean
export_customers (KorCli *cli, KorCliArgs *args, GError **error)
{
  return export_file (cli, args, KOR_IMPORT_CUSTOMERS, error);
}

static gboolean
export_orders (KorCli *cli, KorCliArgs *args, GError **error)
{
  return export_file (cli, args, KOR_IMPORT_ORDERS, error);
}

#define IMPORT_OPTIONS "source= map= dry-run"
#define IMPORT_USAGE "FILE --source TEXT [--map FIELD=COLUMN …] [--dry-run]"

const KorCliCommand kor_cli_exchange_commands[] = {
  { "import", "customers", IMPORT_OPTIONS, IMPORT_USAGE, TRUE, import_customers },
  { "import", "orders", IMPORT_OPTIONS, IMPORT_USAGE, TRUE, import_orders },
  { "import", "order-lines", IMPORT_OPTIONS, IMPORT_USAGE, TRUE, import_order_lines },
  { "export", "customers", "o=", "-o FILE", TRUE, export_customers },
  { "export", "orders", "o=", "-o FILE", TRUE, export_orders },
  { NULL },
};

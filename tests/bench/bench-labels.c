/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-labels FOLDER OUT.PDF LINES.TXT: the gate over everybody, then 10,000 labels of its result.
 * LINES.TXT gets the lines of those labels, for the limit program. */

#include <stdio.h>

#include "bench.h"
#include "kor-label-layout.h"
#include "kor-register-lists.h"

#define N_LABELS 10000
#define SHEET "avery-l7160"

static const char *const *
lines_cb (guint index, gpointer data)
{
  const KorListPerson *person = g_ptr_array_index ((GPtrArray *) data, index);

  return (const char *const *) person->lines;
}

static KorListResult *
pass_gate (KorRegister *register_)
{
  g_autoptr (KorSelection) selection = kor_selection_new ();
  KorListRequest request = { .purpose = KOR_PURPOSE_DIRECT_ADVERTISING,
                             .selection = selection,
                             .medium = "labels",
                             .sheet = SHEET,
                             .on_paper = TRUE };
  GError *error = NULL;
  double start = bench_now ();
  g_autoptr (KorListResult) preview = kor_register_preview_list (register_, &request, NULL, &error);
  KorListResult *result;

  bench_check (preview != NULL, error);
  bench_tell ("preview", bench_now () - start);
  start = bench_now ();
  result = kor_register_prepare_list (register_, &request, NULL, &error);
  bench_check (result != NULL, error);
  bench_tell ("prepare", bench_now () - start);
  bench_tell ("let_through", result->persons->len);
  return result;
}

static void
write_lines (const KorListResult *result, guint n, const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  for (guint i = 0; i < n; i++) {
    const KorListPerson *person = result->persons->pdata[i];
    g_autofree char *lines = g_strjoinv ("\n", person->lines);

    g_string_append_printf (text, "%s\f", lines);
  }
  bench_check (g_file_set_contents (path, text->str, (gssize) text->len, &error), error);
}

static void
draw (const KorListResult *result, guint n, const char *path)
{
  KorPdfInfo info = { .title = "bench", .language = KOR_LANGUAGE_FI };
  GError *error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (SHEET, &error);
  g_autoptr (KorLabelLayout) layout = NULL;
  double start = bench_now ();

  bench_check (sheet != NULL, error);
  layout = kor_label_layout_new (sheet, n, lines_cb, result->persons, NULL);
  bench_check (kor_label_layout_save_pdf (layout, path, &info, NULL, &error), error);
  bench_tell ("labels", bench_now () - start);
  bench_tell ("n_labels", n);
}

int
main (int argc, char **argv)
{
  g_autoptr (KorRegister) register_ = NULL;
  g_autoptr (KorListResult) result = NULL;
  guint n;

  if (argc != 4) {
    fprintf (stderr, "usage: bench-labels FOLDER OUT.PDF LINES.TXT\n");
    return 2;
  }
  bench_init ();
  register_ = bench_register_open (argv[1]);
  result = pass_gate (register_);
  n = MIN (result->persons->len, N_LABELS);
  write_lines (result, n, argv[3]);
  draw (result, n, argv[2]);
  kor_register_close (register_);
  return 0;
}

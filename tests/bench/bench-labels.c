/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-labels FOLDER OUT.PDF LINES.TXT N: the gate over everybody, then N labels of its result, from
 * the beginning again where it has fewer. LINES.TXT gets their lines, for the programs compared. */

#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "kor-label-layout.h"
#include "kor-register-lists.h"

#define SHEET "avery-l7160"

static const char *const *
lines_cb (guint index, gpointer data)
{
  const GPtrArray *persons = data;
  const KorListPerson *person = persons->pdata[index % persons->len];

  return (const char *const *) person->lines;
}

/* A line of /proc/self/status in MB. */
static double
get_memory (const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) ||
      (line = strstr (text, name)) == NULL)
    return 0;
  return (double) g_ascii_strtoull (line + strlen (name), NULL, 10) / 1024;
}

/* Lets the most memory be counted from now on. */
static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL)
    return;
  fputs ("5", file);
  fclose (file);
}

static void
preview (KorRegister *register_, const KorListRequest *request)
{
  GError *error = NULL;
  double start = bench_now ();
  g_autoptr (KorListResult) result = kor_register_preview_list (register_, request, NULL, &error);

  bench_check (result != NULL, error);
  bench_tell ("preview", bench_now () - start);
  bench_tell ("previewed", get_memory ("VmRSS:"));
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
  KorListResult *result;
  double start;

  preview (register_, &request);
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
    const KorListPerson *person = result->persons->pdata[i % result->persons->len];
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
  bench_tell ("gate_peak", get_memory ("VmHWM:"));
  bench_tell ("before", get_memory ("VmRSS:"));
  forget_peak ();
  layout = kor_label_layout_new (sheet, n, lines_cb, result->persons, NULL);
  bench_check (kor_label_layout_save_pdf (layout, path, &info, NULL, &error), error);
  bench_tell ("labels", bench_now () - start);
  bench_tell ("n_labels", n);
  bench_tell ("peak", get_memory ("VmHWM:"));
}

int
main (int argc, char **argv)
{
  g_autoptr (KorRegister) register_ = NULL;
  g_autoptr (KorListResult) result = NULL;
  guint n = argc == 5 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : 0;

  if (n == 0) {
    fprintf (stderr, "usage: bench-labels FOLDER OUT.PDF LINES.TXT N\n");
    return 2;
  }
  bench_init ();
  register_ = bench_register_open (argv[1]);
  bench_tell ("opened", get_memory ("VmRSS:"));
  forget_peak (); /* of the key derivation */
  result = pass_gate (register_);
  draw (result, n, argv[2]);
  write_lines (result, n, argv[3]);
  kor_register_close (register_);
  return 0;
}

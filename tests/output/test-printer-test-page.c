/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-printer-test-page.h"

#include "paper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static KorLabelSheet *
get_sheet (const char *id)
{
  g_autoptr (GError) error = NULL;
  KorLabelSheet *sheet = kor_label_sheet_lookup (id, &error);

  g_assert_no_error (error);
  return sheet;
}

/* Both arms of a cross are where they should be, within 0.1 mm. */
static void
assert_cross (Paper *paper, double x, double y)
{
  g_assert_true (paper_has_ink (paper, x - 0.1, y - 4.8, 0.2, 0.2));
  g_assert_true (paper_has_ink (paper, x - 0.1, y + 4.6, 0.2, 0.2));
  g_assert_true (paper_has_ink (paper, x - 4.8, y - 0.1, 0.2, 0.2));
  g_assert_true (paper_has_ink (paper, x + 4.6, y - 0.1, 0.2, 0.2));
}

static void
assert_page (const char *id, const KorPrinterSettings *printer)
{
  g_autoptr (KorLabelSheet) sheet = get_sheet (id);
  KorRectangle at = kor_printer_test_page_get_crosses (sheet);
  g_autoptr (Paper) paper = paper_new (sheet);
  cairo_t *cr = paper_begin (paper);
  KorRectangle label = kor_label_sheet_get_label (sheet, 0);

  kor_printer_test_page_draw (cr, sheet, printer, KOR_LANGUAGE_FI);
  paper_end (paper, cr);
  for (guint i = 0; i < 4; i++) {
    double x = at.x + (i % 2) * at.width, y = at.y + (i / 2) * at.height;

    assert_cross (
      paper, printer->offset_x + printer->scale_x * x, printer->offset_y + printer->scale_y * y);
  }
  /* A ruler has a tick of 3 mm at 100 mm; its numbers stand behind 3 mm. */
  g_assert_true (paper_has_ink (paper,
                                printer->offset_x + printer->scale_x * 100 - 0.1,
                                printer->offset_y + printer->scale_y * (at.y - 2.9),
                                0.2,
                                0.2));
  g_assert_true (paper_has_ink (paper,
                                printer->offset_x + printer->scale_x * label.x - 0.1,
                                printer->offset_y + printer->scale_y * (label.y + label.height - 1),
                                0.2,
                                0.5));
}

static void
test_marks (void)
{
  const KorPrinterSettings moved = { 1.5, -1, 1.02, 0.98 };

  assert_page ("avery-l7160", &KOR_PRINTER_SETTINGS_NONE);
  assert_page ("avery-l7160", &moved);
  assert_page ("envelope-dl", &KOR_PRINTER_SETTINGS_NONE);
  assert_page ("envelope-c4", &moved);
}

static void
test_words (void)
{
  static const char *const words[] = { "Printer test page", "Tulostimen testisivu", "Testsida" };
  static const KorLanguage languages[] = { KOR_LANGUAGE_EN, KOR_LANGUAGE_FI, KOR_LANGUAGE_SV };
  g_autoptr (KorLabelSheet) sheet = get_sheet ("avery-l7160");
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-page.pdf", g_get_tmp_dir (), getpid ());
  g_autofree char *command = g_strdup_printf ("pdftotext %s -", path);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    const KorPdfInfo info = { .language = languages[i] };
    g_autofree char *text = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (
      kor_printer_test_page_save_pdf (sheet, &KOR_PRINTER_SETTINGS_NONE, &info, path, &error));
    g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
    g_assert_no_error (error);
    g_assert_nonnull (strstr (text, words[i]));
    g_assert_nonnull (strstr (text, "Avery L7160"));
    g_assert_nonnull (strstr (text, languages[i] == KOR_LANGUAGE_EN ? "190.0 mm" : "190,0 mm"));
    g_assert_cmpint (g_unlink (path), ==, 0);
  }
}

/* A printer that does this to what is drawn, measured with and without settings, comes right. */
static void
assert_measured (double a_x, double b_x, double a_y, double b_y, const KorPrinterSettings *used)
{
  g_autoptr (KorLabelSheet) sheet = get_sheet ("avery-l7160");
  KorRectangle at = kor_printer_test_page_get_crosses (sheet);
  KorRectangle measured = {
    a_x + b_x * (used->offset_x + used->scale_x * at.x),
    a_y + b_y * (used->offset_y + used->scale_y * at.y),
    b_x * used->scale_x * at.width,
    b_y * used->scale_y * at.height,
  };
  KorPrinterSettings settings;

  g_assert_true (kor_printer_settings_measure (used, sheet, &measured, &settings));
  for (double mm = 0; mm <= 200; mm += 50) {
    g_assert_cmpfloat_with_epsilon (
      a_x + b_x * (settings.offset_x + settings.scale_x * mm), mm, 1e-9);
    g_assert_cmpfloat_with_epsilon (
      a_y + b_y * (settings.offset_y + settings.scale_y * mm), mm, 1e-9);
  }
}

static void
test_measure (void)
{
  const KorPrinterSettings used = { 1, -2, 1.01, 0.97 };
  g_autoptr (KorLabelSheet) sheet = get_sheet ("avery-l7160");
  KorRectangle at = kor_printer_test_page_get_crosses (sheet);
  KorRectangle wrong = { at.x, at.y, at.width / 2, at.height };
  KorRectangle zero = { at.x, at.y, 0, at.height };
  KorPrinterSettings settings;

  assert_measured (0, 1, 0, 1, &KOR_PRINTER_SETTINGS_NONE);
  assert_measured (1.5, 0.98, -0.8, 1.01, &KOR_PRINTER_SETTINGS_NONE);
  assert_measured (1.5, 0.98, -0.8, 1.01, &used);
  g_assert_false (
    kor_printer_settings_measure (&KOR_PRINTER_SETTINGS_NONE, sheet, &wrong, &settings));
  g_assert_false (
    kor_printer_settings_measure (&KOR_PRINTER_SETTINGS_NONE, sheet, &zero, &settings));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/printer-test-page/marks", test_marks);
  g_test_add_func ("/printer-test-page/words", test_words);
  g_test_add_func ("/printer-test-page/measure", test_measure);
  return g_test_run ();
}

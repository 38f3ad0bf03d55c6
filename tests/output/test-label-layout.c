/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-layout.h"

#include "kor-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* One pixel in mm; the pages are rendered here and every pixel is looked at. */
#define DPI 600.0
#define PIXEL (25.4 / DPI)

static const char *const plain[] = { "Onni Lumilahti", "Hopeakaari 7 B 21", "20100 TURKU", NULL };
static const char *const accents[] = {
  "ÅÄÖ Ǻ Äijönsalo-Åkerström", "c/o Übelgård", "Ängsvägen 5", "FI-20100 ÅBO", NULL
};
static const char *const wide[] = {
  "Kansainvälisen Hillasuon Erikoistarviketukkuliikkeen Maahantuonti Osuuskunta",
  "Maija-Kaarina Kuukkelinpolku-Revontulinen",
  "33100 TAMPERE",
  NULL
};
static const char *const tall[] = {
  "Kuukkelin Paja Oy", "Tuotanto",    "Hankinnat", "Toinen kerros", "Sanni Kaislaniitty",
  "c/o Ruskolehto",    "Vattukuja 5", "33100",     "TAMPERE",       "Pirkanmaa",
  "Lounais-Suomi",     "FINLAND",     NULL
};
static const char *const endless[] = { "Yksi", "2",  "3",  "4",       "5",  "6",  "7",  "8",
                                       "9",    "10", "11", "12",      "13", "14", "15", "16",
                                       "17",   "18", "19", "20",      "21", "22", "23", "24",
                                       "25",   "26", "27", "28",      "29", "30", "31", "32",
                                       "33",   "34", "35", "FINLAND", NULL };
static const char *const *const kinds[] = { plain, accents, wide, tall, endless };

static const char *const *
kinds_cb (guint index, gpointer data)
{
  return kinds[index % G_N_ELEMENTS (kinds)];
}

static const char *const *
plain_cb (guint index, gpointer data)
{
  return plain;
}

static KorLabelLayout *
make_layout (const char *id, guint n_labels, KorLabelLines lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (id, &error);

  g_assert_no_error (error);
  return kor_label_layout_new (sheet, n_labels, lines, NULL, NULL);
}

static cairo_surface_t *
render (KorLabelLayout *layout, guint page)
{
  KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);
  int width = (int) (kor_label_sheet_get_page_width (sheet) / PIXEL);
  int height = (int) (kor_label_sheet_get_page_height (sheet) / PIXEL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, DPI / 72, DPI / 72);
  kor_label_layout_draw_page (layout, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
has_ink (cairo_surface_t *surface, int x, int y)
{
  int stride = cairo_image_surface_get_stride (surface);

  return cairo_image_surface_get_data (surface)[y * stride + x] > 16;
}

/* Which label of the sheet holds the point with @margin mm around it, or -1. */
static int
find_label (KorLabelSheet *sheet, double x, double y, double margin)
{
  for (guint i = 0; i < kor_label_sheet_get_n_labels (sheet); i++) {
    KorRectangle place = kor_label_sheet_get_label (sheet, i);

    if (x >= place.x + margin && x <= place.x + place.width - margin && y >= place.y + margin &&
        y <= place.y + place.height - margin)
      return (int) i;
  }
  return -1;
}

/* All ink lies in a label, 3 mm from its edge; counts the labels that have some. */
static guint
count_inked (KorLabelSheet *sheet, cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autofree gboolean *inked = g_new0 (gboolean, kor_label_sheet_get_n_labels (sheet));
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (has_ink (surface, x, y)) {
        int label = find_label (sheet, (x + 0.5) * PIXEL, (y + 0.5) * PIXEL, 3.0 - 2 * PIXEL);

        g_assert_cmpint (label, >=, 0);
        inked[label] = TRUE;
      }
  for (guint i = 0; i < kor_label_sheet_get_n_labels (sheet); i++)
    n += inked[i];
  return n;
}

static void
test_ink (void)
{
  static const char *const ids[] = { "avery-l7159", "avery-l7160", "avery-l7163", "herma-4464" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    KorLabelLayout *layout = make_layout (ids[i], 1000, kinds_cb);
    KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);
    cairo_surface_t *surface = render (layout, 0);

    g_assert_cmpuint (count_inked (sheet, surface), ==, kor_label_sheet_get_n_labels (sheet));
    cairo_surface_destroy (surface);
    g_assert_finalize_object (layout);
  }
}

/* Far from the rounded corners, ink lies only within 0.2 mm of an edge, and on every edge. */
static void
test_outlines (void)
{
  KorLabelLayout *layout = make_layout ("avery-l7160", 0, plain_cb);
  KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);
  cairo_surface_t *surface;

  kor_label_layout_set_outlines (layout, TRUE);
  surface = render (layout, 0);
  for (guint i = 0; i < kor_label_sheet_get_n_labels (sheet); i++) {
    KorRectangle place = kor_label_sheet_get_label (sheet, i);
    int middle_x = (int) ((place.x + place.width / 2) / PIXEL);
    int middle_y = (int) ((place.y + place.height / 2) / PIXEL);
    double edges_x[2] = { place.x, place.x + place.width };
    double edges_y[2] = { place.y, place.y + place.height };

    for (guint edge = 0; edge < 2; edge++) {
      g_assert_true (has_ink (surface, (int) (edges_x[edge] / PIXEL), middle_y));
      g_assert_true (has_ink (surface, middle_x, (int) (edges_y[edge] / PIXEL)));
    }
    for (int y = (int) ((place.y + 0.2) / PIXEL) + 1;
         y < (int) ((place.y + place.height - 0.2) / PIXEL);
         y++)
      g_assert_false (has_ink (surface, middle_x, y));
    for (int x = (int) ((place.x + 0.2) / PIXEL) + 1;
         x < (int) ((place.x + place.width - 0.2) / PIXEL);
         x++)
      g_assert_false (has_ink (surface, x, middle_y));
  }
  cairo_surface_destroy (surface);
  g_assert_finalize_object (layout);
}

static void
test_start_and_pages (void)
{
  KorLabelLayout *layout = make_layout ("avery-l7160", 19, plain_cb);
  KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);
  cairo_surface_t *first, *second;
  guint position;

  g_assert_cmpuint (kor_label_layout_get_n_pages (layout), ==, 1);
  kor_label_layout_set_start (layout, 4);
  g_assert_cmpuint (kor_label_layout_get_n_pages (layout), ==, 2);
  first = render (layout, 0);
  second = render (layout, 1);
  g_assert_cmpuint (count_inked (sheet, first), ==, 18);
  g_assert_cmpuint (count_inked (sheet, second), ==, 1);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);

  kor_label_layout_set_start (layout, 22);
  g_assert_cmpuint (kor_label_layout_get_start (layout), ==, 21);
  kor_label_layout_set_start (layout, 0);
  g_assert_cmpuint (kor_label_layout_get_start (layout), ==, 1);
  g_assert_true (kor_label_layout_find_label (layout, 0, 300, 300, &position));
  g_assert_cmpuint (position, ==, 8);
  g_assert_false (kor_label_layout_find_label (layout, 0, 2, 2, &position));
  g_assert_finalize_object (layout);

  layout = make_layout ("avery-l7160", 0, plain_cb);
  g_assert_cmpuint (kor_label_layout_get_n_pages (layout), ==, 0);
  g_assert_finalize_object (layout);
}

static void
test_shortened (void)
{
  KorLabelLayout *layout = make_layout ("avery-l7159", 10, kinds_cb);

  g_assert_false (kor_label_layout_is_shortened (layout, 0));
  g_assert_false (kor_label_layout_is_shortened (layout, 1));
  g_assert_true (kor_label_layout_is_shortened (layout, 2));
  g_assert_true (kor_label_layout_is_shortened (layout, 4));
  g_assert_cmpuint (kor_label_layout_count_shortened (layout), >=, 4);
  g_assert_finalize_object (layout);
}

static const char *const *
numbered_cb (guint index, gpointer data)
{
  static char name[32];
  static const char *const lines[] = { name, "Rantatie 1", "70100 KUOPIO", NULL };

  g_snprintf (name, sizeof name, "Nimi%05u", index);
  return lines;
}

/* Every label is in the file once, and the file is only its owner's to read. */
static void
test_pdf (void)
{
  const KorPdfInfo info = { .title = "Tarrat",
                            .author = "Hillasuon Tarvike Oy",
                            .language = KOR_LANGUAGE_FI };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-labels.pdf", g_get_tmp_dir (), getpid ());
  g_autofree char *command = g_strdup_printf ("pdftotext %s -", path);
  g_autofree char *text = NULL;
  KorLabelLayout *layout = make_layout ("avery-l7159", 100, numbered_cb);
  GStatBuf st;

  g_assert_true (kor_label_layout_save_pdf (layout, path, &info, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 0777, ==, 0600);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("Nimi%05u", i);
    const char *found = strstr (text, name);

    g_assert_nonnull (found);
    g_assert_null (strstr (found + 1, name));
  }
  g_unlink (path);

  bytes = kor_label_layout_to_pdf (layout, &info, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 5, "%PDF-", 5);
  g_assert_finalize_object (layout);
}

static void
test_cannot_write (void)
{
  const KorPdfInfo info = { .title = "Tarrat" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-cancelled.pdf", g_get_tmp_dir (), getpid ());
  KorLabelLayout *layout = make_layout ("avery-l7159", 100, plain_cb);

  g_assert_false (
    kor_label_layout_save_pdf (layout, "/nonexistent/labels.pdf", &info, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  g_clear_error (&error);
  g_assert_false (kor_label_layout_save_pdf (layout, "/dev/full", &info, NULL, &error));
  g_assert_error (error, KOR_ERROR, KOR_ERROR_CANNOT_WRITE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (kor_label_layout_save_pdf (layout, path, &info, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-layout/ink", test_ink);
  g_test_add_func ("/label-layout/outlines", test_outlines);
  g_test_add_func ("/label-layout/start-and-pages", test_start_and_pages);
  g_test_add_func ("/label-layout/shortened", test_shortened);
  g_test_add_func ("/label-layout/pdf", test_pdf);
  g_test_add_func ("/label-layout/cannot-write", test_cannot_write);
  return g_test_run ();
}

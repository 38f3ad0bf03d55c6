/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-page-layout.h"
#include "kor-xml.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#define SCALE 1.5

static KorPageLayout *
make_layout (const char *body)
{
  g_autofree char *text = g_strdup_printf (
    "<page xmlns=\"urn:kortisto:page:1\" language=\"fi\" title=\"Koe\" author=\"Hillasuon Tarvike "
    "Oy\">"
    "<head left=\"Vasen\" small=\"Pieni\" right=\"Oikea\"/><foot><line>Alaviite</line></foot>"
    "<body>%s</body></page>",
    body);
  g_autoptr (xmlDoc) doc = xmlReadMemory (
    text, (int) strlen (text), "page", NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);

  g_assert_nonnull (doc);
  return kor_page_layout_new (doc);
}

/* The text of every page of the paper as PDF. */
static GStrv
read_pages (KorPageLayout *layout)
{
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-page.pdf", g_get_tmp_dir (), getpid ());
  g_autofree char *command = g_strdup_printf ("pdftotext %s -", path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GStrv pages;

  g_assert_true (kor_page_layout_save_pdf (layout, path, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), ==, kor_page_layout_get_n_pages (layout) + 1);
  return pages;
}

/* No ink of the text is between the body and the foot, or in the margins. */
static void
assert_margins_empty (KorPageLayout *layout, guint page)
{
  int width = (int) (KOR_PAGE_WIDTH * SCALE);
  int height = (int) (KOR_PAGE_HEIGHT * SCALE);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, SCALE, SCALE);
  kor_page_layout_draw_page (layout, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      double mm_x = x / SCALE / KOR_MM_TO_PT;
      double mm_y = y / SCALE / KOR_MM_TO_PT;
      gboolean empty =
        mm_x < 19 || mm_x > 191 || mm_y < 10 || (mm_y > 273 && mm_y < 276.5) || mm_y > 290;

      g_assert_true (!empty || data[y * stride + x] == 0);
    }
  cairo_surface_destroy (surface);
}

/* Rows stay whole, the head is on every page, and every row is there once. */
static void
test_long_table (void)
{
  g_autoptr (GString) body = g_string_new ("<table><columns><column width=\"1\">Päätunnus</column>"
                                          "<column width=\"3\">Toinen</column></columns>");
  KorPageLayout *layout;
  g_auto (GStrv) pages = NULL;
  guint n_pages;
  guint row = 0;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (body, "<row><cell>alku%03u</cell><cell>loppu%03u</cell></row>", i, i);
  g_string_append (body, "</table>");
  layout = make_layout (body->str);
  n_pages = kor_page_layout_get_n_pages (layout);
  g_assert_cmpuint (n_pages, >=, 4);
  pages = read_pages (layout);
  for (guint page = 1; page <= n_pages; page++) {
    const char *text = pages[page - 1];
    g_autofree char *number = g_strdup_printf ("%u (%u)", page, n_pages);

    g_assert_nonnull (strstr (text, "Päätunnus"));
    g_assert_nonnull (strstr (text, number));
    for (;; row++) {
      g_autofree char *first = g_strdup_printf ("alku%03u", row);
      g_autofree char *second = g_strdup_printf ("loppu%03u", row);

      g_assert_true ((strstr (text, first) == NULL) == (strstr (text, second) == NULL));
      if (strstr (text, first) == NULL)
        break;
    }
    assert_margins_empty (layout, page - 1);
  }
  g_assert_cmpuint (row, ==, 150);
  g_assert_finalize_object (layout);
}

/* A heading is not left alone at the foot of a page. */
static void
test_heading_stays (void)
{
  for (guint n = 40; n < 60; n++) {
    g_autoptr (GString) body = g_string_new (NULL);
    g_auto (GStrv) pages = NULL;
    KorPageLayout *layout;

    for (guint i = 0; i < n; i++)
      g_string_append (body, "<p>Rivi</p>");
    g_string_append (body, "<heading number=\"1\">Otsake</heading><p>Leipäteksti</p>");
    layout = make_layout (body->str);
    pages = read_pages (layout);
    g_assert_true ((strstr (pages[0], "Otsake") == NULL) ==
                   (strstr (pages[0], "Leipäteksti") == NULL));
    g_assert_finalize_object (layout);
  }
}

static void
test_keep (void)
{
  for (guint n = 40; n < 60; n += 2) {
    g_autoptr (GString) body = g_string_new (NULL);
    g_auto (GStrv) pages = NULL;
    KorPageLayout *layout;

    for (guint i = 0; i < n; i++)
      g_string_append (body, "<p>Rivi</p>");
    g_string_append (body,
                     "<keep><p>Ensimmäinen</p><p>Keskimmäinen</p><item>Viimeinen</item></keep>");
    layout = make_layout (body->str);
    pages = read_pages (layout);
    g_assert_true ((strstr (pages[0], "Ensimmäinen") == NULL) ==
                   (strstr (pages[0], "Viimeinen") == NULL));
    g_assert_finalize_object (layout);
  }
}

/* A text, and a cell, that are longer than a page lose nothing. */
static void
test_endless (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *body = NULL;
  g_auto (GStrv) pages = NULL;
  KorPageLayout *layout;
  guint word = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (words, "sana%04u ", i);
  body =
    g_strdup_printf ("<p>%s</p><table><columns><column width=\"1\">A</column><column width=\"1\">B"
                     "</column></columns><row><cell>x</cell><cell>%s</cell></row></table>",
                     words->str,
                     words->str);
  layout = make_layout (body);
  pages = read_pages (layout);
  for (guint page = 0; page < kor_page_layout_get_n_pages (layout); page++) {
    const char *text = pages[page];

    assert_margins_empty (layout, page);
    for (const char *p = text; (p = strstr (p, "sana")) != NULL; p++, word++)
      g_assert_cmpint (g_ascii_strtoll (p + 4, NULL, 10), ==, word % 3000);
  }
  g_assert_cmpuint (word, ==, 6000);
  g_assert_finalize_object (layout);
}

/* One word without a space, wider than its column, is broken and not cut. */
static void
test_wide_word (void)
{
  KorPageLayout *layout = make_layout (
    "<table><columns><column width=\"1\">A</column><column width=\"9\">B</column></columns><row>"
    "<cell>Kansainvälisenerikoistarviketukkuliikkeenmaahantuontiosuuskunta</cell><cell>b</cell></"
    "row></table>");
  g_auto (GStrv) pages = read_pages (layout);
  g_auto (GStrv) parts = g_strsplit_set (pages[0], " \n", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  g_assert_nonnull (strstr (joined, "Kansainv"));
  g_assert_nonnull (strstr (joined, "maahantuontiosuuskunta"));
  assert_margins_empty (layout, 0);
  g_assert_finalize_object (layout);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-layout/long-table", test_long_table);
  g_test_add_func ("/page-layout/heading-stays", test_heading_stays);
  g_test_add_func ("/page-layout/keep", test_keep);
  g_test_add_func ("/page-layout/endless", test_endless);
  g_test_add_func ("/page-layout/wide-word", test_wide_word);
  return g_test_run ();
}

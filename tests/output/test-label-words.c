/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-words.h"

#include "kor-font.h"

#include <math.h>
#include <string.h>

/* The quick way gives what Pango's layout gives, and leaves to it what is not plain Latin. */

static PangoContext *context;
static PangoFontDescription *font;

static PangoLayout *
make_layout (const char *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_line_spacing (layout, 1.08f);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Within a twentieth of a point: a space is not kerned with the words beside it. */
static void
assert_near (int a, int b)
{
  g_assert_cmpint (abs (a - b), <=, PANGO_SCALE / 20);
}

static void
assert_as_pango (KorLabelWords *words, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (text);
  PangoRectangle ink, logical, quick_ink, quick_logical;

  g_test_message ("%s", text);
  pango_layout_get_extents (layout, &ink, &logical);
  g_assert_true (kor_label_words_set_text (words, text, &quick_ink, &quick_logical));
  assert_near (quick_logical.width, logical.width);
  assert_near (quick_logical.height, logical.height);
  assert_near (quick_ink.x, ink.x);
  assert_near (quick_ink.y, ink.y);
  assert_near (quick_ink.x + quick_ink.width, ink.x + ink.width);
  assert_near (quick_ink.y + quick_ink.height, ink.y + ink.height);
}

static void
test_as_pango (void)
{
  static const char *const texts[] = {
    "Onni Lumilahti",
    "Onni Lumilahti\nHopeakaari 7 B 21\n20100 TURKU",
    "ÅÄÖ Ǻ Äijönsalo-Åkerström\nc/o Übelgård\nÄngsvägen 5\nFI-20100 ÅBO",
    "Office fifi AVATAR To. Ky & Co, Žižkov (č. 3) \"x\"",
    "a  b   c",
    " x ",
    "1\n2\n3\n4\n5\n6\n7\n8\n9",
  };
  KorLabelWords *words = kor_label_words_new (context, font, 1.08f);

  /* The second time everything comes from the cache. */
  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      assert_as_pango (words, texts[i]);
  kor_label_words_free (words);
}

static void
test_left_to_pango (void)
{
  static const char *const texts[] = { "",
                                       "Γιάννης",
                                       "Анна",
                                       "שלום",
                                       "東京",
                                       "Ma\xcc\x88ki",
                                       "tab\there",
                                       "soft\xc2\xadhyphen",
                                       "\xf0\x9f\x98\x80",
                                       "a\xe2\x80\x8e b" };
  KorLabelWords *words = kor_label_words_new (context, font, 1.08f);
  PangoRectangle ink, logical;
  g_autofree char *endless = g_strnfill (5000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (kor_label_words_set_text (words, texts[i], &ink, &logical));
  g_assert_false (kor_label_words_set_text (words, endless, &ink, &logical));
  kor_label_words_free (words);
}

/* More words than are kept: the cache begins anew and nothing else happens. */
static void
test_many_words (void)
{
  KorLabelWords *words = kor_label_words_new (context, font, 1.08f);
  PangoRectangle ink, logical;

  for (guint i = 0; i < 25000; i++) {
    char text[16];

    g_snprintf (text, sizeof text, "w%u x", i);
    g_assert_true (kor_label_words_set_text (words, text, &ink, &logical));
  }
  assert_as_pango (words, "Onni Lumilahti");
  kor_label_words_free (words);
}

/* Drawn by both ways, the same pixels are inked but for the edges of letters. */
static void
test_drawn (void)
{
  static const char *const text = "Onni Lumilahti\nHopeakaari 7 B 21\n20100 TURKU";
  KorLabelWords *words = kor_label_words_new (context, font, 1.08f);
  g_autoptr (PangoLayout) layout = make_layout (text);
  cairo_surface_t *surfaces[2];
  PangoRectangle ink, logical;
  guint different = 0, inked = 0;

  g_assert_true (kor_label_words_set_text (words, text, &ink, &logical));
  for (guint i = 0; i < 2; i++) {
    cairo_t *cr;

    surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_A8, 600, 300);
    cr = cairo_create (surfaces[i]);
    cairo_scale (cr, 4, 4);
    cairo_move_to (cr, 10, 10);
    if (i == 0)
      pango_cairo_show_layout (cr, layout);
    else
      kor_label_words_draw (words, cr, 10, 10);
    cairo_destroy (cr);
    cairo_surface_flush (surfaces[i]);
  }
  for (int at = 0; at < cairo_image_surface_get_stride (surfaces[0]) * 300; at++) {
    int a = cairo_image_surface_get_data (surfaces[0])[at];
    int b = cairo_image_surface_get_data (surfaces[1])[at];

    inked += a > 128;
    different += abs (a - b) > 128;
  }
  g_assert_cmpuint (inked, >, 2000);
  g_assert_cmpuint (different, <, inked / 100);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
  kor_label_words_free (words);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  context = kor_font_create_context (KOR_LANGUAGE_FI);
  font = pango_font_description_from_string (KOR_FONT_FAMILY " 10.5");
  g_test_add_func ("/label-words/as-pango", test_as_pango);
  g_test_add_func ("/label-words/left-to-pango", test_left_to_pango);
  g_test_add_func ("/label-words/many-words", test_many_words);
  g_test_add_func ("/label-words/drawn", test_drawn);
  status = g_test_run ();
  pango_font_description_free (font);
  g_object_unref (context);
  return status;
}

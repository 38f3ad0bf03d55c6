/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-slots.h"
#include "paper.h"

#include "kor-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Start, spoiled labels, copies, separators, sender; warnings, progress and cancelling. */

static const char *const plain[] = { "Onni Lumilahti", "Hopeakaari 7 B 21", "20100 TURKU", NULL };
static const char *const long_line[] = {
  "Illi Lilja Tiiliniitty-Liitti I", "Kuja 1", "33100 TAMPERE", NULL
};
static const char *const wide[] = {
  "Kansainvälisen Hillasuon Erikoistarviketukkuliikkeen Maahantuonti Osuuskunta",
  "Kuja 1",
  "33100 TAMPERE",
  NULL
};
static const char *const wider[] = {
  "Kuja 1", "Hillasuon Tukkuliikkeiden Keskusosuuskunta ry", "33100 TAMPERE", NULL
};

static const char *const *
plain_cb (guint index, gpointer data)
{
  return plain;
}

static const char *const *
kinds_cb (guint index, gpointer data)
{
  static const char *const *const kinds[] = { plain, long_line, wider, wide };

  return kinds[index % G_N_ELEMENTS (kinds)];
}

static KorLabelLayout *
make_layout (const char *id, guint n_labels, KorLabelLines lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_lookup (id, &error);

  g_assert_no_error (error);
  return kor_label_layout_new (sheet, n_labels, lines, NULL, NULL);
}

/* The labels of a run as one text: a digit for each, . for an empty place, / between pages. */
static char *
draw_slots (const KorLabelSlots *slots)
{
  GString *text = g_string_new (NULL);
  guint label;

  for (guint page = 0; page < kor_label_slots_get_n_pages (slots); page++) {
    if (page > 0)
      g_string_append_c (text, '/');
    for (guint place = 0; place < slots->per_page; place++)
      g_string_append_c (
        text, kor_label_slots_find (slots, page, place, &label) ? (char) ('0' + label) : '.');
  }
  return g_string_free_and_steal (text);
}

static void
assert_slots (guint n_labels,
              guint start,
              const char *skipped,
              guint copies,
              const char *separators,
              const char *expected)
{
  KorLabelSlots slots;
  g_autofree char *drawn = NULL;
  guint skip[10], between[10];

  kor_label_slots_init (&slots, n_labels, 6);
  slots.start = start;
  slots.copies = copies;
  for (guint i = 0; i < strlen (skipped); i++)
    skip[i] = (guint) (skipped[i] - '0');
  for (guint i = 0; i < strlen (separators); i++)
    between[i] = (guint) (separators[i] - '0');
  kor_label_slots_set_skipped (&slots, skip, (guint) strlen (skipped));
  kor_label_slots_set_separators (&slots, between, (guint) strlen (separators));
  drawn = draw_slots (&slots);
  g_assert_cmpstr (drawn, ==, expected);
  kor_label_slots_clear (&slots);
}

static void
test_slots (void)
{
  assert_slots (0, 1, "", 1, "", "");
  assert_slots (3, 1, "", 1, "", "012...");
  assert_slots (6, 1, "", 1, "", "012345");
  assert_slots (7, 1, "", 1, "", "012345/6.....");
  assert_slots (3, 4, "", 1, "", "...012");
  assert_slots (4, 4, "", 1, "", "...012/3.....");
  assert_slots (4, 1, "25", 1, "", "0.12.3");
  assert_slots (5, 1, "5522", 1, "", "0.12.3/4.....");
  assert_slots (5, 3, "145", 1, "", "..0..1/234...");
  assert_slots (2, 1, "0789", 1, "", "01...."); /* no such places */
  assert_slots (2, 6, "6", 1, "", "01....");    /* nothing is left of the first sheet */
  assert_slots (7, 1, "123456", 1, "", "012345/6.....");
  assert_slots (3, 1, "", 3, "", "000111/222...");
  assert_slots (3, 5, "6", 2, "", "....0./01122.");
  assert_slots (4, 1, "", 2, "0", "011223/3.....");
  assert_slots (5, 1, "", 2, "03", "011223/44....");
  assert_slots (5, 1, "", 2, "3093", "011223/44....");
  assert_slots (3, 1, "", 2, "012", "012...");
}

static void
test_first_sheet (void)
{
  static const guint spoiled[] = { 3, 5, 21 };
  g_autoptr (KorLabelLayout) layout = make_layout ("avery-l7160", 30, plain_cb);
  KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);

  kor_label_layout_set_start (layout, 2);
  kor_label_layout_set_skipped (layout, spoiled, G_N_ELEMENTS (spoiled));
  g_assert_cmpuint (kor_label_layout_get_n_pages (layout), ==, 2);
  for (guint page = 0; page < 2; page++) {
    g_autoptr (Paper) paper = paper_render (layout, page);

    for (guint i = 0; i < 21; i++) {
      KorRectangle place = kor_label_sheet_get_label (sheet, i);
      gboolean empty = page == 0 ? i == 0 || i == 2 || i == 4 || i == 20 : i >= 13;

      g_assert_true (paper_take (paper, place.x, place.y, place.width, place.height) != empty);
    }
    g_assert_true (paper_is_empty (paper));
  }
}

/* A separator has its frame: ink along all four sides of the text's area. */
static void
test_separator (void)
{
  static const guint separator = 1;
  g_autoptr (KorLabelLayout) layout = make_layout ("avery-l7163", 3, plain_cb);
  KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);
  KorRectangle area = kor_label_sheet_get_text_area (sheet);
  g_autoptr (Paper) paper = NULL;

  kor_label_layout_set_separators (layout, &separator, 1);
  kor_label_layout_set_sender (layout, "Hillasuon Tarvike Oy, Kuja 1, 00100 HELSINKI");
  paper = paper_render (layout, 0);
  for (guint i = 0; i < 3; i++) {
    KorRectangle place = kor_label_sheet_get_label (sheet, i);
    double right = place.x + area.x + area.width, bottom = place.y + area.y + area.height;
    gboolean framed = paper_has_ink (paper, right - 1, place.y + place.height / 2, 1, 1) &&
                      paper_has_ink (paper, place.x + place.width / 2, bottom - 1, 1, 1);

    g_assert_true (framed == (i == 1));
    g_assert_true (paper_take (
      paper, place.x + area.x - 0.1, place.y + area.y - 0.1, area.width + 0.2, area.height + 0.2));
  }
  g_assert_true (paper_is_empty (paper));
}

/* The height in which there is ink, from the upper edge of the first label's text area. */
static double
find_ink (Paper *paper, KorLabelSheet *sheet)
{
  KorRectangle place = kor_label_sheet_get_label (sheet, 0);

  for (double y = place.y; y < place.y + place.height; y += 0.1)
    if (paper_has_ink (paper, place.x, y, place.width, 0.1))
      return y - place.y;
  return -1;
}

static void
test_sender (void)
{
  static const char *const sender = "Hillasuon Tarvike Oy, Hopeakaari 7, 00100 HELSINKI";
  static const char *const ids[] = { "avery-l7165", "window-a4", "envelope-dl" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (KorLabelLayout) layout = make_layout (ids[i], 1, plain_cb);
    KorLabelSheet *sheet = kor_label_layout_get_sheet (layout);
    KorRectangle place = kor_label_sheet_get_label (sheet, 0);
    g_autoptr (Paper) without = paper_render (layout, 0);
    g_autoptr (Paper) with = NULL;
    KorRectangle area;
    gboolean apart = kor_label_sheet_get_sender (sheet, &area);

    kor_label_layout_set_sender (layout, sender);
    with = paper_render (layout, 0);
    g_assert_true (apart == (i == 2));
    if (apart) {
      g_assert_false (paper_has_ink (without, area.x, area.y, area.width, area.height));
      g_assert_true (paper_take (with, area.x, area.y, area.width, area.height));
      g_assert_cmpfloat_with_epsilon (find_ink (with, sheet), find_ink (without, sheet), 0.05);
    } else {
      g_assert_cmpfloat (find_ink (with, sheet), <, 4.5);
      g_assert_cmpfloat (find_ink (without, sheet), >, 8);
    }
    g_assert_true (paper_take (with, place.x, place.y, place.width, place.height));
    g_assert_true (paper_is_empty (with));
  }
}

static void
test_no_room_for_sender (void)
{
  g_autoptr (GError) error = NULL;
  const KorSheetFields fields = { .brand = "Oma",
                                  .part = "pieni",
                                  .page_width = 210,
                                  .page_height = 297,
                                  .width = 40,
                                  .height = 25,
                                  .nx = 1,
                                  .ny = 1,
                                  .x0 = 10,
                                  .y0 = 10 };
  g_autoptr (KorLabelSheet) sheet = kor_label_sheet_new_from_fields (&fields, &error);
  g_autoptr (KorLabelLayout) layout = kor_label_layout_new (sheet, 1, plain_cb, NULL, NULL);
  g_autoptr (Paper) without = paper_render (layout, 0);
  g_autoptr (Paper) with = NULL;

  g_assert_no_error (error);
  g_assert_false (kor_label_sheet_has_room_for_sender (sheet));
  kor_label_layout_set_sender (layout, "Hillasuon Tarvike Oy");
  with = paper_render (layout, 0);
  g_assert_cmpfloat_with_epsilon (find_ink (with, sheet), find_ink (without, sheet), 0.01);
}

static void
test_long_lines (void)
{
  g_autoptr (KorLabelLayout) layout = make_layout ("avery-l7160", 8, kinds_cb);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) found = kor_label_layout_find_long_lines (layout, cancellable);
  static const KorLabelLongLine expected[] = {
    { 1, 0, 31, KOR_LABEL_FIT_WHOLE },
    { 2, 1, 45, KOR_LABEL_FIT_SHRUNK },
    { 3, 0, 76, KOR_LABEL_FIT_SHORTENED },
  };

  g_assert_cmpuint (found->len, ==, 6);
  for (guint i = 0; i < found->len; i++) {
    const KorLabelLongLine *line = &g_array_index (found, KorLabelLongLine, i);
    const KorLabelLongLine *want = &expected[i % 3];

    g_assert_cmpuint (line->label, ==, want->label + 4 * (i / 3));
    g_assert_cmpuint (line->line, ==, want->line);
    g_assert_cmpuint (line->n_chars, ==, want->n_chars);
    g_assert_cmpint (line->fit, ==, want->fit);
  }
  g_cancellable_cancel (cancellable);
  g_assert_null (kor_label_layout_find_long_lines (layout, cancellable));
}

typedef struct {
  guint calls;
  guint last;
  guint n_pages;
  guint cancel_at;
  GCancellable *cancellable;
} Progress;

static void
progress_cb (guint page, guint n_pages, gpointer data)
{
  Progress *self = data;

  g_assert_cmpuint (page, ==, self->calls++);
  self->last = page;
  self->n_pages = n_pages;
  if (page == self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static void
test_progress (void)
{
  const KorPdfInfo info = { .title = "Tarrat" };
  g_autoptr (KorLabelLayout) layout = make_layout ("avery-l7160", 100, plain_cb);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kortisto-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "labels.pdf", NULL);
  Progress progress = { .cancel_at = G_MAXUINT, .cancellable = cancellable };

  kor_label_layout_set_progress (layout, progress_cb, &progress);
  g_assert_true (kor_label_layout_save_pdf (layout, path, &info, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n_pages, ==, 5);
  g_assert_cmpuint (progress.last, ==, 5);
  g_assert_cmpint (g_unlink (path), ==, 0);

  progress = (Progress) { .cancel_at = 2, .cancellable = cancellable };
  g_assert_false (kor_label_layout_save_pdf (layout, path, &info, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.last, ==, 2);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing is left in it, under no name */
}

/* Each copy is in the file, one behind the other. */
static void
test_copies (void)
{
  const KorPdfInfo info = { .title = "Tarrat" };
  g_autoptr (KorLabelLayout) layout = make_layout ("avery-l7160", 3, plain_cb);
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    g_strdup_printf ("%s/%d-kortisto-test-copies.pdf", g_get_tmp_dir (), getpid ());
  g_autofree char *command = g_strdup_printf ("pdftotext %s -", path);
  g_autofree char *text = NULL;
  guint n = 0;

  kor_label_layout_set_copies (layout, 15);
  g_assert_cmpuint (kor_label_layout_get_n_pages (layout), ==, 3);
  g_assert_true (kor_label_layout_save_pdf (layout, path, &info, NULL, &error));
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  for (const char *p = text; (p = strstr (p, "Onni Lumilahti")) != NULL; p++)
    n++;
  g_assert_cmpuint (n, ==, 45);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-run/slots", test_slots);
  g_test_add_func ("/label-run/first-sheet", test_first_sheet);
  g_test_add_func ("/label-run/separator", test_separator);
  g_test_add_func ("/label-run/sender", test_sender);
  g_test_add_func ("/label-run/no-room-for-sender", test_no_room_for_sender);
  g_test_add_func ("/label-run/long-lines", test_long_lines);
  g_test_add_func ("/label-run/progress", test_progress);
  g_test_add_func ("/label-run/copies", test_copies);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-layout-private.h"

/* What is done with a whole run of labels: looking it over, and writing it. */

/**
 * kor_label_layout_is_shortened:
 * @self: a layout
 * @index: which label, from 0
 *
 * Returns: whether the label's text does not fit even in the smallest type, so that some is lost
 */
gboolean
kor_label_layout_is_shortened (KorLabelLayout *self, guint index)
{
  return kor_label_layout_fit (self, index) == KOR_LABEL_FIT_SHORTENED;
}

/**
 * kor_label_layout_count_shortened:
 * @self: a layout
 *
 * Fits every label, which takes about as long as drawing them.
 *
 * Returns: how many labels are shortened
 */
guint
kor_label_layout_count_shortened (KorLabelLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->slots.n_labels; i++)
    n += kor_label_layout_is_shortened (self, i);
  return n;
}

static KorLabelLongLine
find_longest_line (guint label, const char *const *lines)
{
  KorLabelLongLine longest = { .label = label };

  for (guint i = 0; lines[i] != NULL; i++) {
    guint n_chars = (guint) g_utf8_strlen (lines[i], -1);

    if (n_chars > longest.n_chars) {
      longest.line = i;
      longest.n_chars = n_chars;
    }
  }
  return longest;
}

/**
 * kor_label_layout_find_long_lines:
 * @self: a layout
 * @cancellable: (nullable): looked at before each label
 *
 * Finds what to look at before printing: labels with a line of more than %KOR_LABEL_LINE_LENGTH
 * characters, and those whose text was shrunk or shortened. Takes about as long as drawing them.
 *
 * Returns: (transfer full) (nullable) (element-type KorLabelLongLine): those labels in their order;
 *   %NULL when it was cancelled
 */
GArray *
kor_label_layout_find_long_lines (KorLabelLayout *self, GCancellable *cancellable)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (KorLabelLongLine));

  for (guint i = 0; i < self->slots.n_labels; i++) {
    KorLabelLongLine longest = find_longest_line (i, self->lines (i, self->lines_data));

    if (g_cancellable_is_cancelled (cancellable))
      return NULL;
    longest.fit = kor_label_layout_fit (self, i);
    if (longest.fit != KOR_LABEL_FIT_WHOLE || longest.n_chars > KOR_LABEL_LINE_LENGTH)
      g_array_append_val (found, longest);
  }
  return g_steal_pointer (&found);
}

static void
draw_page_cb (cairo_t *cr, guint page, gpointer data)
{
  KorLabelLayout *self = data;

  if (self->progress != NULL)
    self->progress (page, kor_label_layout_get_n_pages (self), self->progress_data);
  kor_label_layout_draw_page (self, cr, page);
}

/* The paper is the sheet's, whatever the caller's info says. */
static KorPdfInfo
get_pdf_info (KorLabelLayout *self, const KorPdfInfo *info)
{
  KorPdfInfo own = *info;

  own.width = kor_label_sheet_get_page_width (self->sheet) * KOR_MM_TO_PT;
  own.height = kor_label_sheet_get_page_height (self->sheet) * KOR_MM_TO_PT;
  return own;
}

static void
tell_end (KorLabelLayout *self)
{
  guint n_pages = kor_label_layout_get_n_pages (self);

  if (self->progress != NULL)
    self->progress (n_pages, n_pages, self->progress_data);
}

/**
 * kor_label_layout_save_pdf:
 * @self: a layout
 * @path: the file to write
 * @info: title, author and language; the paper's size is the sheet's
 * @cancellable: (nullable): looked at before each page
 * @error: return location
 *
 * Writes page after page into the file: no more than one is in memory.
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE or G_IO_ERROR_CANCELLED
 */
gboolean
kor_label_layout_save_pdf (KorLabelLayout *self,
                           const char *path,
                           const KorPdfInfo *info,
                           GCancellable *cancellable,
                           GError **error)
{
  KorPdfInfo own = get_pdf_info (self, info);

  if (!kor_pdf_save (
        path, &own, kor_label_layout_get_n_pages (self), draw_page_cb, self, cancellable, error))
    return FALSE;
  tell_end (self);
  return TRUE;
}

/* As kor_label_layout_save_pdf(), into memory. */
GBytes *
kor_label_layout_to_pdf (KorLabelLayout *self,
                         const KorPdfInfo *info,
                         GCancellable *cancellable,
                         GError **error)
{
  KorPdfInfo own = get_pdf_info (self, info);
  GBytes *bytes = kor_pdf_to_bytes (
    &own, kor_label_layout_get_n_pages (self), draw_page_cb, self, cancellable, error);

  if (bytes != NULL)
    tell_end (self);
  return bytes;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-pdf.h"

#include "kor-config.h"
#include "kor-error.h"
#include "kor-file-writer.h"

#include <cairo-pdf.h>

static cairo_status_t
write_file_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  return kor_file_writer_write (data, bytes, length) ? CAIRO_STATUS_SUCCESS
                                                     : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
write_memory_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const KorPdfInfo *info)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_utc (info->made);
  g_autofree char *iso = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");

  if (info->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  if (info->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  if (info->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Kortisto " KOR_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, iso);
  cairo_pdf_surface_set_custom_metadata (
    surface, "Language", kor_language_to_string (info->language));
}

/* Draws all pages and closes the surface; FALSE when cancelled or when writing has failed. */
static gboolean
draw_pages (cairo_surface_t *surface,
            const KorPdfInfo *info,
            guint n_pages,
            KorPageDraw draw,
            gpointer data,
            GCancellable *cancellable)
{
  cairo_t *cr;
  gboolean done;

  set_metadata (surface, info);
  cr = cairo_create (surface);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < n_pages && !g_cancellable_is_cancelled (cancellable); i++) {
    cairo_save (cr);
    draw (cr, i, data);
    cairo_restore (cr);
    /* Whatever comes behind the last page would make another one. */
    if (i == n_pages - 1)
      cairo_tag_end (cr, "Document");
    cairo_show_page (cr);
    if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
      break;
  }
  done = cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = done && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return done && !g_cancellable_is_cancelled (cancellable);
}

/**
 * kor_pdf_save:
 * @path: the file to write, 0600
 * @info: what the PDF says about itself
 * @n_pages: how many pages
 * @draw: draws one
 * @data: for @draw
 * @cancellable: (nullable): looked at before each page
 * @error: return location
 *
 * Draws a PDF page by page into a file, which is there whole or not at all. Any thread.
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE or G_IO_ERROR_CANCELLED
 */
gboolean
kor_pdf_save (const char *path,
              const KorPdfInfo *info,
              guint n_pages,
              KorPageDraw draw,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (KorFileWriter) writer = kor_file_writer_new (path, error);
  cairo_surface_t *surface;
  gboolean drawn;

  if (writer == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (write_file_cb, writer, info->width, info->height);
  drawn = draw_pages (surface, info, n_pages, draw, data, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!drawn && !kor_file_writer_has_failed (writer)) {
    kor_error_set (error, KOR_ERROR_FAILED, "the PDF could not be drawn", NULL);
    return FALSE;
  }
  return kor_file_writer_commit (writer, error);
}

/**
 * kor_pdf_to_bytes:
 * @info: what the PDF says about itself
 * @n_pages: how many pages
 * @draw: draws one
 * @data: for @draw
 * @cancellable: (nullable): looked at before each page
 * @error: return location
 *
 * As kor_pdf_save(), into memory.
 *
 * Returns: (transfer full) (nullable): the PDF, or %NULL with G_IO_ERROR_CANCELLED
 */
GBytes *
kor_pdf_to_bytes (const KorPdfInfo *info,
                  guint n_pages,
                  KorPageDraw draw,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (write_memory_cb, bytes, info->width, info->height);

  if (!draw_pages (surface, info, n_pages, draw, data, cancellable)) {
    if (!g_cancellable_set_error_if_cancelled (cancellable, error))
      kor_error_set (error, KOR_ERROR_FAILED, "the PDF could not be drawn", NULL);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

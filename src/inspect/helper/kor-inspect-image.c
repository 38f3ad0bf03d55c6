/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspect-image.h"

#include "kor-helper-answer.h"
#include "kor-inspect-protocol.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* By KorProbeType; no other decoder is ever asked. */
static const char *const decoders[] = { NULL, NULL, "jpeg", "png", "tiff" };
static const char *const media_types[] = { NULL, NULL, "image/jpeg", "image/png", "image/tiff" };

/* --- decoding --- */

/* The measures were looked at before; a decoder that reads others than these gets no memory for
 * them. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  if (width > KOR_INSPECT_MAX_SIDE || height > KOR_INSPECT_MAX_SIDE ||
      (gint64) width * height > KOR_INSPECT_MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static GdkPixbuf *
decode (GString *answer, const KorProbe *probe, const guint8 *data, gsize length)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (decoders[probe->type], NULL);
  gboolean read = FALSE;
  GdkPixbuf *pixbuf = NULL;

  if (loader != NULL) {
    g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
    read = gdk_pixbuf_loader_write (loader, data, length, NULL);
    read = gdk_pixbuf_loader_close (loader, NULL) && read;
    pixbuf = read ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  }
  if (pixbuf == NULL)
    kor_helper_answer_problem (answer, KOR_INSPECT_DAMAGED, "");
  return pixbuf != NULL ? g_object_ref (pixbuf) : NULL;
}

static gboolean
lies_on_its_side (GdkPixbuf *pixbuf)
{
  const char *orientation = gdk_pixbuf_get_option (pixbuf, "orientation");

  return orientation != NULL && *orientation >= '5' && *orientation <= '8';
}

/* --- drawing --- */

/* Smaller first and turned then: the other way would need a second picture of full size. */
static GdkPixbuf *
fit (GdkPixbuf *pixbuf, int max_width, int max_height)
{
  gboolean turned = lies_on_its_side (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  double scale = MIN ((double) (turned ? max_height : max_width) / width,
                      (double) (turned ? max_width : max_height) / height);
  g_autoptr (GdkPixbuf) small = NULL;

  if (scale < 1) {
    small = gdk_pixbuf_scale_simple (
      pixbuf, MAX ((int) (width * scale), 1), MAX ((int) (height * scale), 1), GDK_INTERP_BILINEAR);
    if (small == NULL)
      return NULL;
    gdk_pixbuf_copy_options (pixbuf, small);
  } else {
    small = g_object_ref (pixbuf);
  }
  return gdk_pixbuf_apply_embedded_orientation (small);
}

static guint32
premultiply (const guint8 *pixel, gboolean has_alpha)
{
  guint32 alpha = has_alpha ? pixel[3] : 255;
  guint32 red = (pixel[0] * alpha + 127) / 255, green = (pixel[1] * alpha + 127) / 255;
  guint32 blue = (pixel[2] * alpha + 127) / 255;

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  guint8 *to = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++) {
    const guint8 *pixel = from + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
    guint32 *row =
      (guint32 *) (gpointer) (to + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

    for (int x = 0; x < width; x++, pixel += n_channels)
      row[x] = premultiply (pixel, has_alpha);
  }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static guint
get_n_pages (const KorProbe *probe)
{
  return probe->type == KOR_PROBE_TIFF ? probe->pages->len : 1;
}

/**
 * kor_inspect_image_prepare:
 *
 * Loads the decoders from the disk.
 */
void
kor_inspect_image_prepare (void)
{
  for (guint i = KOR_PROBE_JPEG; i <= KOR_PROBE_TIFF; i++) {
    g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (decoders[i], NULL);

    if (loader != NULL)
      gdk_pixbuf_loader_close (loader, NULL);
  }
}

/**
 * kor_inspect_image_report:
 * @answer: to be added to
 * @probe: a probe of @data without a problem
 * @data: a JPEG, PNG or TIFF file
 * @length: its length in bytes
 *
 * Tells what an image is. Its first page is decoded, so that it is known that it can be.
 */
void
kor_inspect_image_report (GString *answer, const KorProbe *probe, const guint8 *data, gsize length)
{
  g_autoptr (GdkPixbuf) pixbuf = decode (answer, probe, data, length);
  int width, height;

  if (pixbuf == NULL)
    return;
  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  kor_helper_answer_document (answer,
                              media_types[probe->type],
                              get_n_pages (probe),
                              lies_on_its_side (pixbuf) ? height : width,
                              lies_on_its_side (pixbuf) ? width : height);
  kor_helper_answer_flags (answer, FALSE, FALSE, FALSE, FALSE);
  g_string_append (answer, "signatures 0\nend\n");
}

/**
 * kor_inspect_image_render:
 * @answer: to be added to
 * @probe: a probe of @data without a problem
 * @data: a JPEG, PNG or TIFF file; changed
 * @length: its length in bytes
 * @page: the page, from 0
 * @max_width: largest width in pixels
 * @max_height: largest height in pixels
 *
 * Draws an image the way up its camera or scanner told.
 */
void
kor_inspect_image_render (GString *answer,
                          const KorProbe *probe,
                          guint8 *data,
                          gsize length,
                          guint page,
                          int max_width,
                          int max_height)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  cairo_surface_t *surface;

  if (page >= get_n_pages (probe)) {
    g_autofree char *number = g_strdup_printf ("%u", page + 1);

    kor_helper_answer_problem (answer, KOR_INSPECT_NO_SUCH_PAGE, number);
    return;
  }
  if (probe->type == KOR_PROBE_TIFF)
    kor_probe_select_page (probe, data, page);
  pixbuf = decode (answer, probe, data, length);
  if (pixbuf == NULL)
    return;
  small = fit (pixbuf, max_width, max_height);
  if (small == NULL) {
    kor_helper_answer_problem (answer, KOR_INSPECT_DAMAGED, "");
    return;
  }
  surface = make_surface (small);
  kor_helper_answer_image (answer, surface);
  cairo_surface_destroy (surface);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-helper-answer.h"

#include "kor-inspect-protocol.h"

/* Writes the lines of kor-inspect-protocol.h. */

/**
 * kor_helper_answer_problem:
 * @answer: begins with KOR_INSPECT_HEAD
 * @problem: a problem word of kor-inspect-protocol.h
 * @value: letters and digits, or ""
 *
 * Makes the whole answer a problem, whatever it held before.
 */
void
kor_helper_answer_problem (GString *answer, const char *problem, const char *value)
{
  g_string_printf (answer, KOR_INSPECT_HEAD "problem %s %s\nend\n", problem, value);
}

static int
get_thousandths (double size)
{
  return size > 0 && size * 1000 < KOR_INSPECT_MAX_SIZE ? (int) (size * 1000 + 0.5)
                                                        : (size > 0 ? KOR_INSPECT_MAX_SIZE : 0);
}

/**
 * kor_helper_answer_document:
 * @answer: to be added to
 * @media_type: the document's type
 * @n_pages: its number of pages
 * @width: width of its first page in points or pixels
 * @height: height of its first page
 */
void
kor_helper_answer_document (
  GString *answer, const char *media_type, guint n_pages, double width, double height)
{
  g_string_append_printf (answer,
                          "document %s\npages %u\nsize %d %d\n",
                          media_type,
                          n_pages,
                          get_thousandths (width),
                          get_thousandths (height));
}

/**
 * kor_helper_answer_flags:
 * @answer: to be added to
 * @encrypted: the document is encrypted
 * @javascript: it has programs
 * @launch: it starts programs
 * @attachments: it has files in it
 */
void
kor_helper_answer_flags (
  GString *answer, gboolean encrypted, gboolean javascript, gboolean launch, gboolean attachments)
{
  g_string_append_printf (answer,
                          "encrypted %d\njavascript %d\nlaunch %d\nattachments %d\n",
                          encrypted,
                          javascript,
                          launch,
                          attachments);
}

/* A name as it can be shown on one line: no control character and none that turns the direction
 * of writing. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  GString *clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0' && clean->len + 6 <= KOR_INSPECT_MAX_NAME;
       p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    GUnicodeType type = g_unichar_type (c);

    if (type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
      c = ' ';
    if (type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT)
      g_string_append_unichar (clean, c);
  }
  return g_string_free (clean, FALSE);
}

/**
 * kor_helper_answer_signature:
 * @answer: to be added to
 * @valid: the signature fits what is signed
 * @whole: and that is the whole file
 * @time: Unix time; 0 when not told
 * @trust: a trust word of kor-inspect-protocol.h
 * @signer: common name of the certificate
 */
void
kor_helper_answer_signature (GString *answer,
                             gboolean valid,
                             gboolean whole,
                             gint64 time,
                             const char *trust,
                             const char *signer)
{
  g_autofree char *name = clean_name (signer);

  g_string_append_printf (answer,
                          "signature %d %d %" G_GINT64_FORMAT " %s ",
                          valid,
                          valid && whole,
                          CLAMP (time, 0, (gint64) G_MAXUINT32),
                          trust);
  for (const guchar *p = (const guchar *) name; *p != '\0'; p++)
    g_string_append_printf (answer, "%02x", *p);
  g_string_append_c (answer, '\n');
}

/**
 * kor_helper_answer_image:
 * @answer: to be added to
 * @surface: an image surface of CAIRO_FORMAT_ARGB32
 */
void
kor_helper_answer_image (GString *answer, cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const char *pixels;

  cairo_surface_flush (surface);
  pixels = (const char *) cairo_image_surface_get_data (surface);
  g_string_append_printf (answer, "image %d %d %d\n", width, height, stride);
  g_string_append_len (answer, pixels, (gssize) stride * height);
}

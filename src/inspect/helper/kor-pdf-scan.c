/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-pdf-scan.h"

#include <string.h>

/*
 * Looks through a PDF's bytes, and through its packed object streams, for names that tell of
 * danger. Poppler's own walk finds what a reader would come across; this finds what stands
 * there, also where no reader would look. It may tell of a thing that is only mentioned: it is a
 * warning, and nothing is ever run.
 */

#define MAX_UNPACKED (32 * 1024 * 1024)
#define MAX_GAPS 8

static void scan_names (KorPdfScan *self, const guint8 *data, gsize length, gsize *budget);

static gboolean
is_regular (guint8 byte)
{
  return byte > ' ' && byte < 127 && strchr ("()<>[]{}/%", byte) == NULL;
}

static gboolean
is_blank (guint8 byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' || byte == 0;
}

/* The name behind a slash, with "#61" for "a" undone; only as long as the names looked for. */
static gsize
read_name (const guint8 *data, gsize length, char *name, gsize size)
{
  gsize at = 0, n = 0;

  while (at < length && is_regular (data[at]) && n + 1 < size) {
    if (data[at] == '#' && at + 2 < length && g_ascii_isxdigit ((char) data[at + 1]) &&
        g_ascii_isxdigit ((char) data[at + 2])) {
      name[n++] = (char) (g_ascii_xdigit_value ((char) data[at + 1]) * 16 +
                          g_ascii_xdigit_value ((char) data[at + 2]));
      at += 3;
    } else {
      name[n++] = (char) data[at++];
    }
  }
  name[n] = '\0';
  return at;
}

/* --- packed objects --- */

/* Unpacks as far as it goes, at most @limit bytes. */
static GByteArray *
unpack (const guint8 *data, gsize length, gsize limit)
{
  g_autoptr (GConverter) converter =
              G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  GByteArray *text = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (65536);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize n_read, n_written;

  while (result == G_CONVERTER_CONVERTED && text->len < limit) {
    result = g_converter_convert (
      converter, data, length, block, 65536, G_CONVERTER_NO_FLAGS, &n_read, &n_written, NULL);
    if (result == G_CONVERTER_ERROR)
      break;
    g_byte_array_append (text, block, (guint) MIN (n_written, limit - text->len));
    data += n_read;
    length -= n_read;
  }
  return text;
}

static void
scan_object_stream (KorPdfScan *self, const guint8 *data, gsize length, gsize *budget)
{
  const guint8 *start = memmem (data, MIN (length, 4096), "stream", 6);
  g_autoptr (GByteArray) text = NULL;

  if (start == NULL || *budget == 0)
    return;
  start += 6;
  while (start < data + length && (*start == '\r' || *start == '\n'))
    start++;
  text = unpack (start, length - (gsize) (start - data), *budget);
  *budget -= text->len;
  /* Objects in a stream can't be streams. */
  scan_names (self, text->data, text->len, NULL);
}

/* --- signatures --- */

static gboolean
read_number (const guint8 *data, gsize length, gsize *at, guint64 *number)
{
  gsize start;

  while (*at < length && is_blank (data[*at]))
    (*at)++;
  start = *at;
  *number = 0;
  while (*at < length && g_ascii_isdigit ((char) data[*at]) && *at - start < 15)
    *number = *number * 10 + (guint64) (data[(*at)++] - '0');
  return *at > start;
}

static gboolean
is_signature_gap (const guint8 *data, gsize start, gsize end)
{
  if (end - start < 4 || data[start] != '<' || data[end - 1] != '>')
    return FALSE;
  for (gsize at = start + 1; at < end - 1; at++)
    if (!g_ascii_isxdigit ((char) data[at]))
      return FALSE;
  return TRUE;
}

static gboolean
has_gap (const KorPdfScan *self, gsize start)
{
  for (guint i = 0; i < self->gaps->len; i++)
    if (g_array_index (self->gaps, KorPdfGap, i).start == start)
      return TRUE;
  return FALSE;
}

/* "[0 START END REST]": kept when nothing but one string of hexadecimal digits is left out. */
static void
scan_byte_range (KorPdfScan *self, const guint8 *data, gsize length, gsize at)
{
  guint64 range[4];
  KorPdfGap gap;

  while (at < length && is_blank (data[at]))
    at++;
  if (at == length || data[at++] != '[')
    return;
  self->n_byte_ranges++;
  for (guint i = 0; i < 4; i++)
    if (!read_number (data, length, &at, &range[i]))
      return;
  if (range[0] != 0 || range[1] >= range[2] || range[2] > length || range[3] != length - range[2] ||
      self->gaps->len == MAX_GAPS)
    return;
  gap.start = (gsize) range[1];
  gap.end = (gsize) range[2];
  if (!has_gap (self, gap.start) && is_signature_gap (data, gap.start, gap.end))
    g_array_append_val (self->gaps, gap);
}

/* --- all names --- */

/* @budget is NULL inside an object stream. */
static void
scan_names (KorPdfScan *self, const guint8 *data, gsize length, gsize *budget)
{
  const guint8 *slash = data, *end = data + length;
  char name[16];

  while (slash < end && (slash = memchr (slash, '/', (gsize) (end - slash))) != NULL) {
    gsize at, n_left;

    slash++;
    n_left = (gsize) (end - slash);
    at = read_name (slash, n_left, name, sizeof name);
    if (g_str_equal (name, "JavaScript"))
      self->javascript = TRUE;
    else if (g_str_equal (name, "Launch"))
      self->launch = TRUE;
    else if (g_str_equal (name, "EmbeddedFile") || g_str_equal (name, "EmbeddedFiles"))
      self->attachments = TRUE;
    else if (g_str_equal (name, "Encrypt"))
      self->encrypted = TRUE;
    else if (g_str_equal (name, "ObjStm") && budget != NULL)
      scan_object_stream (self, slash + at, n_left - at, budget);
    else if (g_str_equal (name, "ByteRange") && budget != NULL)
      scan_byte_range (self, data, length, (gsize) (slash - data) + at);
  }
}

/**
 * kor_pdf_scan_new:
 * @data: a PDF file
 * @length: its length in bytes
 *
 * Returns: (transfer full): what it names
 */
KorPdfScan *
kor_pdf_scan_new (const guint8 *data, gsize length)
{
  KorPdfScan *self = g_new0 (KorPdfScan, 1);
  gsize budget = MAX_UNPACKED;

  self->gaps = g_array_new (FALSE, FALSE, sizeof (KorPdfGap));
  scan_names (self, data, length, &budget);
  return self;
}

/**
 * kor_pdf_scan_free:
 * @self: (transfer full): a scan
 */
void
kor_pdf_scan_free (KorPdfScan *self)
{
  g_array_unref (self->gaps);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-probe.h"

#include "kor-inspect-protocol.h"

#include <string.h>

/*
 * Types and measures from the first bytes, without a decoder: an image that says it has more
 * pixels than are allowed is refused before anything is allocated for it, and one that was cut
 * off is found although decoders show what is left of it.
 */

/* Orders of bytes in a TIFF; its large form has 64-bit offsets. */
typedef struct {
  const guint8 *data;
  gsize length;
  gboolean big_endian;
  gboolean large;
} Tiff;

#define TAG_WIDTH 256
#define TAG_HEIGHT 257
#define TAG_TILE_WIDTH 322
#define TAG_TILE_HEIGHT 323

static guint32
read_big (const guint8 *data, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = (value << 8) | data[i];
  return value;
}

/* Refuses a measure; keeps the first one that is too large. */
static void
add_measure (KorProbe *self, guint64 width, guint64 height)
{
  if (self->problem != NULL)
    return;
  self->width = width;
  self->height = height;
  if (width == 0 || height == 0)
    self->problem = KOR_INSPECT_DAMAGED;
  else if (width > KOR_INSPECT_MAX_SIDE || height > KOR_INSPECT_MAX_SIDE ||
           width * height > KOR_INSPECT_MAX_PIXELS)
    self->problem = KOR_INSPECT_TOO_MANY_PIXELS;
}

/* --- JPEG --- */

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* The mark of the end stands somewhere behind the first scan; a preview picture in the head has
 * an end of its own, which does not count. */
static gboolean
has_end (const guint8 *data, gsize length)
{
  for (const guint8 *p = data; length >= 2; length--, p++)
    if (p[0] == 0xff && p[1] == 0xd9)
      return TRUE;
  return FALSE;
}

static void
probe_jpeg (KorProbe *self, const guint8 *data, gsize length)
{
  gsize at = 2;
  gboolean measured = FALSE;

  self->type = KOR_PROBE_JPEG;
  while (at + 4 <= length && data[at] == 0xff) {
    guint8 marker = data[at + 1];
    gsize size;

    if (marker == 0xff) { /* a fill byte */
      at++;
      continue;
    }
    size = read_big (data + at + 2, 2);
    if (marker == 0xda) {
      if (!measured || !has_end (data + at, length - at))
        break;
      return;
    }
    if (size < 2 || size > length - at - 2)
      break;
    if (is_frame (marker) && size >= 8) {
      add_measure (self, read_big (data + at + 7, 2), read_big (data + at + 5, 2));
      measured = TRUE;
    }
    at += 2 + size;
  }
  if (self->problem == NULL)
    self->problem = KOR_INSPECT_DAMAGED;
}

/* --- PNG --- */

static void
probe_png (KorProbe *self, const guint8 *data, gsize length)
{
  gsize at = 8;

  self->type = KOR_PROBE_PNG;
  if (length >= 33 && read_big (data + 8, 4) == 13 && memcmp (data + 12, "IHDR", 4) == 0)
    add_measure (self, read_big (data + 16, 4), read_big (data + 20, 4));
  else
    self->problem = KOR_INSPECT_DAMAGED;

  while (self->problem == NULL) {
    if (length - at < 12 || read_big (data + at, 4) > length - at - 12) {
      self->problem = KOR_INSPECT_DAMAGED;
    } else {
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return;
      at += 12 + (gsize) read_big (data + at, 4);
    }
  }
}

/* --- TIFF --- */

static guint64
read_tiff (const Tiff *self, guint64 at, guint n)
{
  guint64 value = 0;

  for (guint i = 0; i < n; i++) {
    guint8 byte = self->data[at + (self->big_endian ? i : n - 1 - i)];

    value = (value << 8) | byte;
  }
  return value;
}

static gboolean
has_tiff (const Tiff *self, guint64 at, guint64 n)
{
  return at <= self->length && n <= self->length - at;
}

/* The number of an entry that has one number; SHORT, LONG or LONG8. */
static guint64
read_entry (const Tiff *self, guint64 at)
{
  guint64 value_at = at + (self->large ? 12 : 8);

  switch (read_tiff (self, at + 2, 2)) {
  case 1:
    return read_tiff (self, value_at, 1);
  case 3:
    return read_tiff (self, value_at, 2);
  case 4:
    return read_tiff (self, value_at, 4);
  case 16:
    return self->large ? read_tiff (self, value_at, 8) : G_MAXUINT32;
  default:
    return G_MAXUINT32;
  }
}

/* Takes the measures of the directory at @at; where the next one is, 0 at the end. */
static guint64
probe_directory (KorProbe *self, const Tiff *tiff, guint64 at)
{
  const guint count_size = tiff->large ? 8 : 2, entry_size = tiff->large ? 20 : 12;
  const guint offset_size = tiff->large ? 8 : 4;
  guint64 n, measures[4] = { 0, 0, 1, 1 };
  static const guint16 tags[] = { TAG_WIDTH, TAG_HEIGHT, TAG_TILE_WIDTH, TAG_TILE_HEIGHT };

  n = has_tiff (tiff, at, count_size) ? read_tiff (tiff, at, count_size) : 0;
  at += count_size;
  if (n == 0 || n > 4096 || !has_tiff (tiff, at, n * entry_size + offset_size)) {
    self->problem = KOR_INSPECT_DAMAGED;
    return 0;
  }
  for (; n > 0; n--, at += entry_size)
    for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
      if (read_tiff (tiff, at, 2) == tags[i])
        measures[i] = MAX (measures[i], MIN (read_entry (tiff, at), G_MAXUINT32));
  add_measure (self, measures[2], measures[3]);
  add_measure (self, measures[0], measures[1]);
  return read_tiff (tiff, at, offset_size);
}

static gboolean
has_page (const KorProbe *self, guint64 at)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (g_array_index (self->pages, guint64, i) == at)
      return TRUE;
  return FALSE;
}

/* The directories are a chain through the file; one that comes back to itself is damaged. */
static void
probe_tiff (KorProbe *self, const guint8 *data, gsize length)
{
  Tiff tiff = { data, length, data[0] == 'M', data[data[0] == 'M' ? 3 : 2] == 43 };
  guint64 at;

  self->type = KOR_PROBE_TIFF;
  at = has_tiff (&tiff, 0, 16) ? read_tiff (&tiff, tiff.large ? 8 : 4, tiff.large ? 8 : 4) : 0;
  if (at == 0)
    self->problem = KOR_INSPECT_DAMAGED;
  while (at != 0 && self->problem == NULL) {
    if (self->pages->len == 1000 || has_page (self, at)) {
      self->problem = KOR_INSPECT_DAMAGED;
      return;
    }
    g_array_append_val (self->pages, at);
    at = probe_directory (self, &tiff, at);
  }
}

/* --- which of them --- */

/* The head of a PDF may have other bytes before it, as readers accept it. */
static gboolean
is_pdf (const guint8 *data, gsize length)
{
  return memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL;
}

static gboolean
begins_with (const guint8 *data, gsize length, const char *head, gsize head_length)
{
  return length >= head_length && memcmp (data, head, head_length) == 0;
}

/**
 * kor_probe_new:
 * @data: a file
 * @length: its length in bytes
 *
 * Finds type, measures and pages of a file by its contents.
 *
 * Returns: (transfer full): what was found
 */
KorProbe *
kor_probe_new (const guint8 *data, gsize length)
{
  KorProbe *self = g_new0 (KorProbe, 1);

  self->pages = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (length == 0)
    self->problem = KOR_INSPECT_EMPTY;
  else if (begins_with (data, length, "\xff\xd8\xff", 3))
    probe_jpeg (self, data, length);
  else if (begins_with (data, length, "\x89PNG\r\n\x1a\n", 8))
    probe_png (self, data, length);
  else if (begins_with (data, length, "II*\0", 4) || begins_with (data, length, "MM\0*", 4) ||
           begins_with (data, length, "II+\0", 4) || begins_with (data, length, "MM\0+", 4))
    probe_tiff (self, data, length);
  else if (is_pdf (data, length))
    self->type = KOR_PROBE_PDF;
  else
    self->problem = KOR_INSPECT_NOT_A_DOCUMENT;
  return self;
}

/**
 * kor_probe_free:
 * @self: (transfer full): a probe
 */
void
kor_probe_free (KorProbe *self)
{
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * kor_probe_select_page:
 * @self: a probe of @data, a TIFF
 * @data: the file
 * @page: a page, from 0
 *
 * Makes @page the first one of the file in memory, for a decoder that reads the first one only.
 */
void
kor_probe_select_page (const KorProbe *self, guint8 *data, guint page)
{
  gboolean big_endian = data[0] == 'M', large = data[big_endian ? 3 : 2] == 43;
  guint64 at = g_array_index (self->pages, guint64, page);
  guint n = large ? 8 : 4;

  for (guint i = 0; i < n; i++)
    data[n + (big_endian ? n - 1 - i : i)] = (guint8) (at >> (8 * i));
}

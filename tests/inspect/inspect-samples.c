/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "inspect-samples.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* --- PDF --- */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A4 pages with an embedded font, the first one black in its upper left corner. */
GBytes *
sample_pdf (guint n_pages)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, array, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-11-23T05:06:07Z");
  for (guint i = 0; i < n_pages; i++) {
    cairo_rectangle (cr, 0, 0, 100, 100);
    cairo_fill (cr);
    cairo_move_to (cr, 100, 200);
    cairo_set_font_size (cr, 20);
    cairo_show_text (cr, "Tarkastuspyyntö: Testi Testinen");
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (array);
}

/* A file of @objects, numbered from 1; the first one is the catalog. */
GBytes *
sample_pdf_objects (const char *const *objects, const char *trailer)
{
  GString *text = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new (NULL);
  guint n = 0;
  gsize start;

  for (; objects[n] != NULL; n++) {
    g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", text->len);
    g_string_append_printf (text, "%u 0 obj\n%s\nendobj\n", n + 1, objects[n]);
  }
  start = text->len;
  g_string_append_printf (text, "xref\n0 %u\n0000000000 65535 f \n%s", n + 1, table->str);
  g_string_append_printf (text,
                          "trailer\n<< /Size %u /Root 1 0 R %s >>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          n + 1,
                          trailer,
                          start);
  return g_string_free_to_bytes (text);
}

#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
#define PAGE "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100]"

/* The name of the action is written with a number sign, as one who hides it would. */
GBytes *
sample_pdf_with_javascript (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /J#61vaScript /JS (app.alert\\(1\\)) >> >>",
    PAGES,
    PAGE " >>",
    NULL,
  };

  return sample_pdf_objects (objects, "");
}

GBytes *
sample_pdf_with_launch (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R >>",
    PAGES,
    PAGE " /Annots [4 0 R] >>",
    "<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /Launch /F (/bin/sh) >> >>",
    NULL,
  };

  return sample_pdf_objects (objects, "");
}

GBytes *
sample_pdf_with_attachment (void)
{
  const char *const objects[] = {
    "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.txt) 4 0 R] >> >> >>",
    PAGES,
    PAGE " >>",
    "<< /Type /Filespec /F (a.txt) /EF << /F 5 0 R >> >>",
    "<< /Type /EmbeddedFile /Length 3 >>\nstream\nhei\nendstream",
    NULL,
  };

  return sample_pdf_objects (objects, "");
}

/* @object stands in a compressed object stream that nothing refers to. */
GBytes *
sample_pdf_packed (const char *object)
{
  g_autoptr (GConverter) converter =
              G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GBytes) plain = g_bytes_new (object, strlen (object));
  g_autoptr (GBytes) packed = g_converter_convert_bytes (converter, plain, NULL);
  g_autoptr (GBytes) pdf = sample_pdf (1);
  GByteArray *array = g_bytes_unref_to_array (g_steal_pointer (&pdf));
  static const char head[] = "\n90 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n";

  g_byte_array_append (array, (const guint8 *) head, sizeof head - 1);
  g_byte_array_append (array, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  g_byte_array_append (array, (const guint8 *) "\nendstream\nendobj\n", 18);
  return g_byte_array_free_to_bytes (array);
}

/* --- encryption as of PDF 1.1: RC4 with 40 bits, which every reader still opens --- */

static void
rc4 (const guint8 *key, gsize key_length, guint8 *data, gsize length)
{
  guint8 state[256], i = 0, j = 0;

  for (guint k = 0; k < 256; k++)
    state[k] = (guint8) k;
  for (guint k = 0; k < 256; k++) {
    guint8 kept = state[k];

    j = (guint8) (j + kept + key[k % key_length]);
    state[k] = state[j];
    state[j] = kept;
  }
  j = 0;
  for (gsize k = 0; k < length; k++) {
    guint8 kept = state[++i];

    j = (guint8) (j + kept);
    state[i] = state[j];
    state[j] = kept;
    data[k] ^= state[(guint8) (state[i] + kept)];
  }
}

static const guint8 padding[32] = {
  0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08,
  0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
};

static void
pad (const char *password, guint8 *padded)
{
  gsize length = strlen (password);

  memcpy (padded, password, length);
  memcpy (padded + length, padding, 32 - length);
}

static void
hash (const guint8 *data, gsize length, guint8 *key)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  guint8 digest[16];
  gsize size = sizeof digest;

  g_checksum_update (checksum, data, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (key, digest, 5);
}

static char *
to_hex (const guint8 *data, gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", data[i]);
  return g_string_free (text, FALSE);
}

/* With "" everybody can open it, but the owner did not want it printed. */
GBytes *
sample_pdf_encrypted (const char *password)
{
  static const guint8 id[16] = "kortisto-testi-1";
  guint8 user[32], owner[32], owner_key[5], key[5], seed[32 + 32 + 4 + 16];
  const guint8 permissions[4] = { 0xfb - 0x1f, 0xff, 0xff, 0xff };
  g_autofree char *owner_text = NULL, *user_text = NULL, *id_text = NULL, *encrypt = NULL;
  g_autofree char *trailer = NULL;

  pad ("omistaja", owner);
  hash (owner, 32, owner_key);
  pad (password, owner);
  rc4 (owner_key, 5, owner, 32);

  pad (password, seed);
  memcpy (seed + 32, owner, 32);
  memcpy (seed + 64, permissions, 4);
  memcpy (seed + 68, id, 16);
  hash (seed, sizeof seed, key);
  memcpy (user, padding, 32);
  rc4 (key, 5, user, 32);

  owner_text = to_hex (owner, 32);
  user_text = to_hex (user, 32);
  id_text = to_hex (id, 16);
  encrypt = g_strdup_printf ("<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P %d >>",
                             owner_text,
                             user_text,
                             (int) (permissions[0] | 0xffffff00U));
  trailer = g_strdup_printf ("/Encrypt 4 0 R /ID [<%s> <%s>]", id_text, id_text);
  return sample_pdf_objects (
    (const char *const[]) { "<< /Type /Catalog /Pages 2 0 R >>", PAGES, PAGE " >>", encrypt, NULL },
    trailer);
}

/* --- images --- */

/* Left half red, right half blue, upper left quarter black. */
static GdkPixbuf *
make_pixbuf (int width, int height)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++) {
      guint8 *pixel = pixels + y * gdk_pixbuf_get_rowstride (pixbuf) + x * 3;
      gboolean black = x < width / 2 && y < height / 2;

      pixel[0] = !black && x < width / 2 ? 255 : 0;
      pixel[1] = 0;
      pixel[2] = x >= width / 2 ? 255 : 0;
    }
  return pixbuf;
}

static GBytes *
save_pixbuf (int width, int height, const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = make_pixbuf (width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

GBytes *
sample_png (int width, int height)
{
  return save_pixbuf (width, height, "png");
}

/* @orientation as in Exif; 0 for a file without one. */
GBytes *
sample_jpeg (int width, int height, guint orientation)
{
  g_autoptr (GBytes) plain = save_pixbuf (width, height, "jpeg");
  const guint8 *data = g_bytes_get_data (plain, NULL);
  guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                    0,    1,    1, 18, 0,   3,   0,   0,   0, 1, 0,   0,   0, 0,  0, 0, 0, 0 };
  GByteArray *array;

  if (orientation == 0)
    return g_steal_pointer (&plain);
  exif[29] = (guint8) orientation;
  array = g_byte_array_new ();
  g_byte_array_append (array, data, 2);
  g_byte_array_append (array, exif, sizeof exif);
  g_byte_array_append (array, data + 2, (guint) g_bytes_get_size (plain) - 2);
  return g_byte_array_free_to_bytes (array);
}

static void
append_number (GByteArray *array, guint32 number, guint size, gboolean big_endian)
{
  for (guint i = 0; i < size; i++) {
    guint8 byte = (guint8) (number >> (8 * (big_endian ? size - 1 - i : i)));

    g_byte_array_append (array, &byte, 1);
  }
}

/* A file that says it is as large as that, with no pixel in it. */
GBytes *
sample_png_head (guint32 width, guint32 height)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, (const guint8 *) "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  append_number (array, width, 4, TRUE);
  append_number (array, height, 4, TRUE);
  g_byte_array_append (
    array, (const guint8 *) "\x08\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82", 21);
  return g_byte_array_free_to_bytes (array);
}

static void
append_entry (GByteArray *array, guint16 tag, guint16 type, guint32 value, gboolean big_endian)
{
  append_number (array, tag, 2, big_endian);
  append_number (array, type, 2, big_endian);
  append_number (array, 1, 4, big_endian);
  append_number (array, value, type == 3 ? 2 : 4, big_endian);
  if (type == 3)
    append_number (array, 0, 2, big_endian);
}

/* One grey page; its pixels stand at @strip. */
static void
append_directory (GByteArray *array,
                  guint32 width,
                  guint32 height,
                  guint32 strip,
                  guint32 next,
                  gboolean big_endian)
{
  append_number (array, 8, 2, big_endian);
  append_entry (array, 256, 4, width, big_endian);
  append_entry (array, 257, 4, height, big_endian);
  append_entry (array, 258, 3, 8, big_endian);
  append_entry (array, 259, 3, 1, big_endian);
  append_entry (array, 262, 3, 1, big_endian);
  append_entry (array, 273, 4, strip, big_endian);
  append_entry (array, 278, 4, height, big_endian);
  append_entry (array, 279, 4, width * height, big_endian);
  append_number (array, next, 4, big_endian);
}

static GByteArray *
begin_tiff (gboolean big_endian)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, (const guint8 *) (big_endian ? "MM" : "II"), 2);
  append_number (array, 42, 2, big_endian);
  append_number (array, 8, 4, big_endian);
  return array;
}

/* Page n, from 0, is @width + n wide and all of the grey 10 × n + 10. */
GBytes *
sample_tiff (guint n_pages, guint16 width, guint16 height, gboolean big_endian)
{
  GByteArray *array = begin_tiff (big_endian);

  for (guint page = 0; page < n_pages; page++) {
    guint32 size = (width + page) * height;
    guint32 strip = array->len + 2 + 8 * 12 + 4;
    g_autofree guint8 *pixels = g_malloc (size);

    memset (pixels, (int) (10 * page + 10), size);
    append_directory (array,
                      width + page,
                      height,
                      strip,
                      page + 1 < n_pages ? strip + size + size % 2 : 0,
                      big_endian);
    g_byte_array_append (array, pixels, size);
    if (size % 2 == 1)
      g_byte_array_append (array, pixels, 1);
  }
  return g_byte_array_free_to_bytes (array);
}

GBytes *
sample_tiff_bomb (guint32 side)
{
  GByteArray *array = begin_tiff (FALSE);

  append_directory (array, side, side, 8, 0, FALSE);
  return g_byte_array_free_to_bytes (array);
}

/* --- signing, with the tools of NSS and poppler --- */

static void
run (const char *folder, const char *const *command)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "MALLOC_CHECK_");
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *folder, const char *name, gconstpointer data, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
make_certificate (const char *folder, const char *signer)
{
  g_autofree char *subject = g_strdup_printf ("CN=%s,O=Keksitty Oy,C=FI", signer);
  const char *const make_store[] = { "certutil", "-N", "-d", "sql:.", "-f", "word", NULL };
  const char *const make[] = {
    "certutil", "-S",         "-d",
    "sql:.",    "-f",         "word",
    "-z",       "noise",      "-n",
    "signer",   "-s",         subject,
    "-x",       "-t",         "u,u,u",
    "-v",       "24",         "-m",
    "1",        "-k",         "rsa",
    "-g",       "2048",       "-Z",
    "SHA256",   "--keyUsage", "digitalSignature,nonRepudiation",
    NULL,
  };

  write_file (folder, "word", "Salainen1\n", strlen ("Salainen1\n"));
  write_file (
    folder, "noise", "0123456789012345678901234567890123456789012345678901234567890123", 64);
  run (folder, make_store);
  run (folder, make);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

/* @pdf signed electronically with a certificate that @signer made for themselves. */
GBytes *
sample_sign (const char *signer, GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kor-sign-XXXXXX", &error);
  g_autofree char *signed_path = g_build_filename (folder, "signed.pdf", NULL);
  const char *const sign[] = {
    "pdfsig",         "-nssdir",    "sql:.",  "-nss-pwd", "Salainen1",
    "-add-signature", "-nick",      "signer", "-reason",  "Pyyntö",
    "plain.pdf",      "signed.pdf", NULL,
  };
  char *data;
  gsize length;

  g_assert_no_error (error);
  make_certificate (folder, signer);
  write_file (folder, "plain.pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  run (folder, sign);
  g_file_get_contents (signed_path, &data, &length, &error);
  g_assert_no_error (error);
  remove_folder (folder);
  return g_bytes_new_take (data, length);
}

/* --- spoiling --- */

GBytes *
sample_cut (GBytes *document, gsize length)
{
  return g_bytes_new (g_bytes_get_data (document, NULL), length);
}

GBytes *
sample_append (GBytes *document, const char *text)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (
    array, g_bytes_get_data (document, NULL), (guint) g_bytes_get_size (document));
  g_byte_array_append (array, (const guint8 *) text, (guint) strlen (text));
  return g_byte_array_free_to_bytes (array);
}

/* Some bytes changed, and now and then a piece cut out or doubled; the same for the same @seed. */
GBytes *
sample_mutate (GBytes *document, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize length = g_bytes_get_size (document);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (document, NULL), length);
  guint n = (guint) g_rand_int_range (rand, 1, 24);

  for (guint i = 0; i < n; i++) {
    gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) length);

    data[at] = g_rand_boolean (rand) ? (guint8) g_rand_int (rand)
                                     : (guint8) (data[at] ^ (1 << g_rand_int_range (rand, 0, 8)));
  }
  if (g_rand_int_range (rand, 0, 4) == 0)
    length = (gsize) g_rand_int_range (rand, 1, (gint32) length + 1);
  else if (g_rand_int_range (rand, 0, 4) == 0) {
    gsize from = (gsize) g_rand_int_range (rand, 0, (gint32) length);
    gsize to = (gsize) g_rand_int_range (rand, 0, (gint32) length);
    gsize n_moved = (gsize) g_rand_int_range (rand, 1, 512);

    memmove (data + to, data + from, MIN (n_moved, length - MAX (from, to)));
  }
  return g_bytes_new (data, length);
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static guint32
sum (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++) {
    crc ^= data[i];
    for (guint bit = 0; bit < 8; bit++)
      crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
  }
  return ~crc;
}

/* With the check sums right again, so that a decoder reads what is spoiled. */
GBytes *
sample_mend_png (GBytes *document)
{
  gsize length = g_bytes_get_size (document), at = 8;
  guint8 *data = g_memdup2 (g_bytes_get_data (document, NULL), length);

  while (at + 12 <= length && read_number (data + at) <= length - at - 12) {
    gsize size = read_number (data + at);
    guint32 crc = sum (data + at + 4, size + 4);

    for (guint i = 0; i < 4; i++)
      data[at + 8 + size + i] = (guint8) (crc >> (24 - 8 * i));
    at += 12 + size;
  }
  return g_bytes_new_take (data, length);
}

/* A descriptor of a file in memory. */
int
sample_open (GBytes *document, const char *name)
{
  int fd = memfd_create (name, MFD_CLOEXEC);
  const char *data = g_bytes_get_data (document, NULL);
  gsize length = g_bytes_get_size (document), at = 0;

  g_assert_cmpint (fd, !=, -1);
  while (at < length) {
    ssize_t n = write (fd, data + at, length - at);

    g_assert_cmpint (n, >, 0);
    at += (gsize) n;
  }
  return fd;
}

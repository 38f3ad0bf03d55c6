/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-charset.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "kor-error.h"
#include "kor-import-record.h"

#define MAX_FILE_MIB 512
#define MAX_FILE_SIZE ((goffset) MAX_FILE_MIB * 1024 * 1024)
#define READ_BLOCK (1024 * 1024)
#define N_PROBED_BYTES 65536

/* First bytes of files that are chosen by mistake. */
static const struct {
  const char *bytes;
  const char *name;
} magics[] = {
  { "%PDF-", "PDF" },
  { "PK\x03\x04", "ZIP" },
  { "\xd0\xcf\x11\xe0", "XLS" },
  { "\x89PNG", "PNG" },
  { "\xff\xd8\xff", "JPEG" },
  { "\x1f\x8b", "GZIP" },
  { "SQLite format", "SQLite" },
  { "\177ELF", "ELF" },
};

/* Windows-1252 0x80–0x9f; 0: no character. */
static const gunichar windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static void
set_problem (GError **error, const char *name, guint line, const char *problem, const char *value)
{
  g_autofree char *number = line > 0 ? g_strdup_printf ("%u", line) : g_strdup ("");

  kor_error_set (error, KOR_ERROR_BAD_FILE, name, number, "", "", problem, value, NULL);
}

static const char *
get_kind (mode_t mode)
{
  if (S_ISDIR (mode))
    return "directory";
  if (S_ISFIFO (mode))
    return "pipe";
  if (S_ISSOCK (mode))
    return "socket";
  return "device";
}

/* The name of the kind of file the bytes begin, or NULL. */
static const char *
find_magic (const char *bytes, gsize n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++) {
    gsize n = strlen (magics[i].bytes);

    if (n_bytes >= n && memcmp (bytes, magics[i].bytes, n) == 0)
      return magics[i].name;
  }
  return NULL;
}

/* A stray NUL or two is told by its place later on; a file full of control bytes is no text. */
static gboolean
is_binary (const char *bytes, gsize n_bytes)
{
  gsize n_probed = MIN (n_bytes, N_PROBED_BYTES);
  gsize n_controls = 0;

  for (gsize i = 0; i < n_probed; i++) {
    guchar c = (guchar) bytes[i];

    n_controls += c < 0x20 && (c == 0 || strchr ("\t\n\v\f\r\x1a\x1b", c) == NULL);
  }
  return n_controls > 8 && n_controls > n_probed / 20;
}

/*
 * UTF-16 without a mark at its start: text in a Latin script has its zero bytes on one side only.
 */
static const char *
guess_utf16 (const char *bytes, gsize n_bytes)
{
  gsize n_probed = MIN (n_bytes, N_PROBED_BYTES) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n_probed; i++)
    zeros[i & 1] += bytes[i] == 0;

  if (n_probed < 4 || n_bytes % 2 != 0)
    return NULL;
  if (zeros[1] > n_probed / 5 && zeros[0] <= zeros[1] / 20)
    return "UTF-16LE";
  if (zeros[0] > n_probed / 5 && zeros[1] <= zeros[0] / 20)
    return "UTF-16BE";
  return NULL;
}

/* NUL counts as a character here; it is refused with its place when the text is read. */
static gboolean
is_utf8 (const char *bytes, gsize n_bytes)
{
  const char *end = bytes + n_bytes;
  const char *stop;

  while (!g_utf8_validate_len (bytes, (gsize) (end - bytes), &stop)) {
    if (stop == end || *stop != '\0')
      return FALSE;
    bytes = stop + 1;
  }
  return TRUE;
}

static guint
count_lines (const char *bytes, gsize n_bytes)
{
  guint line = 1;

  for (gsize i = 0; i < n_bytes; i++)
    line += bytes[i] == '\n';
  return line;
}

static char *
from_windows_1252 (
  const char *bytes, gsize n_bytes, const char *name, gsize *length, GError **error)
{
  /* Every byte becomes three bytes at most. */
  g_autofree char *text = g_malloc (n_bytes * 3 + 1);
  char *p = text;

  for (gsize i = 0; i < n_bytes; i++) {
    guchar c = (guchar) bytes[i];
    gunichar u = c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80] : c;

    if (u == 0 && c != 0) {
      set_problem (error, name, count_lines (bytes, i), KOR_IMPORT_BAD_ENCODING, "Windows-1252");
      return NULL;
    }
    if (u < 0x80)
      *p++ = (char) u;
    else
      p += g_unichar_to_utf8 (u, p);
  }

  *length = (gsize) (p - text);
  *p = '\0';
  return g_realloc (g_steal_pointer (&text), *length + 1);
}

static char *
from_utf16 (const char *bytes,
            gsize n_bytes,
            const char *encoding,
            const char *name,
            gsize *length,
            GError **error)
{
  gsize n_read = 0;
  char *text = g_convert (bytes, (gssize) n_bytes, "UTF-8", encoding, &n_read, length, NULL);

  if (text == NULL || n_read < n_bytes) {
    gsize n_lines = 1;

    for (gsize i = 0; i + 1 < n_read; i += 2)
      n_lines += bytes[i] + bytes[i + 1] == '\n' && (bytes[i] == 0 || bytes[i + 1] == 0);
    g_free (text);
    set_problem (error, name, (guint) n_lines, KOR_IMPORT_BAD_ENCODING, encoding);
    return NULL;
  }
  return text;
}

/* Whether the file is one that may be read, and its size. */
static gboolean
check_file (int fd, const char *path, const char *name, gsize *size, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
    return FALSE;
  }
  if (!S_ISREG (info.st_mode)) {
    set_problem (error, name, 0, KOR_IMPORT_NOT_A_FILE, get_kind (info.st_mode));
    return FALSE;
  }
  if (info.st_size > MAX_FILE_SIZE) {
    set_problem (error, name, 0, KOR_IMPORT_FILE_TOO_LARGE, G_STRINGIFY (MAX_FILE_MIB));
    return FALSE;
  }
  *size = (gsize) info.st_size;
  return TRUE;
}

/* Reads the whole of a file of the given size; NULL with error. */
static char *
read_bytes (int fd, const char *path, gsize size, gsize *n_bytes, GError **error)
{
  /* Room for one byte more than there should be: so it is seen when another program still writes.
   */
  g_autofree char *bytes = g_malloc (size + 2);
  gsize done = 0;
  gssize n;

  do {
    n = read (fd, bytes + done, MIN (size + 1 - done, READ_BLOCK));
    if (n < 0 && errno != EINTR) {
      kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
      return NULL;
    }
    done += n > 0 ? (gsize) n : 0;
  } while (n != 0 && done <= size);

  if (done > size) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (EBUSY), NULL);
    return NULL;
  }
  bytes[done] = '\0';
  *n_bytes = done;
  return g_steal_pointer (&bytes);
}

/**
 * kor_charset_to_utf8:
 * @bytes: (transfer full): bytes of a text file, with a NUL behind them
 * @n_bytes: how many there are
 * @name: the file's base name, for errors
 * @length: (out): bytes of the text; it may hold NULs
 * @error: where to put the error
 *
 * Makes UTF-8 of UTF-8 and UTF-16 with or without a byte order mark, and of Windows-1252. Text that
 * is valid UTF-8 is taken as that. Any thread.
 *
 * Errors: %KOR_ERROR_BAD_FILE not-text, bad-encoding.
 *
 * Returns: (transfer full) (nullable): the text without a byte order mark, with a NUL behind it
 */
char *
kor_charset_to_utf8 (char *bytes, gsize n_bytes, const char *name, gsize *length, GError **error)
{
  g_autofree char *owned = bytes;
  const char *encoding = NULL, *magic;
  gsize mark = 0;

  if (n_bytes >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    mark = 3;
  else if (n_bytes >= 2 && memcmp (bytes, "\xff\xfe", 2) == 0)
    encoding = "UTF-16LE";
  else if (n_bytes >= 2 && memcmp (bytes, "\xfe\xff", 2) == 0)
    encoding = "UTF-16BE";

  if (encoding != NULL)
    return from_utf16 (bytes + 2, n_bytes - 2, encoding, name, length, error);

  magic = find_magic (bytes, n_bytes);
  encoding = magic == NULL ? guess_utf16 (bytes, n_bytes) : NULL;
  if (encoding != NULL)
    return from_utf16 (bytes, n_bytes, encoding, name, length, error);
  if (magic != NULL || is_binary (bytes, n_bytes)) {
    set_problem (error, name, 0, KOR_IMPORT_NOT_TEXT, magic != NULL ? magic : "binary");
    return NULL;
  }
  if (is_utf8 (bytes + mark, n_bytes - mark)) {
    memmove (bytes, bytes + mark, n_bytes - mark + 1);
    *length = n_bytes - mark;
    return g_steal_pointer (&owned);
  }
  if (mark > 0) {
    set_problem (error, name, 0, KOR_IMPORT_BAD_ENCODING, "UTF-8");
    return NULL;
  }
  return from_windows_1252 (bytes, n_bytes, name, length, error);
}

/**
 * kor_charset_read_file:
 * @path: a file
 * @length: (out): bytes of the text; it may hold NULs
 * @error: where to put the error
 *
 * Reads a text file of up to 512 MiB whatever its encoding, see kor_charset_to_utf8(). Only regular
 * files are read: a folder, a device or a pipe is an error. Any thread; blocks.
 *
 * Errors: %KOR_ERROR_CANNOT_READ; %KOR_ERROR_BAD_FILE not-a-file, file-too-large, not-text,
 * bad-encoding.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, with a NUL behind it
 */
char *
kor_charset_read_file (const char *path, gsize *length, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofd int fd = -1;
  char *bytes;
  gsize size, n_bytes;

  /* Without O_NONBLOCK the opening of a pipe would wait for its other end. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) {
    kor_error_set (error, KOR_ERROR_CANNOT_READ, path, g_strerror (errno), NULL);
    return NULL;
  }

  if (!check_file (fd, path, name, &size, error))
    return NULL;
  bytes = read_bytes (fd, path, size, &n_bytes, error);
  return bytes != NULL ? kor_charset_to_utf8 (bytes, n_bytes, name, length, error) : NULL;
}

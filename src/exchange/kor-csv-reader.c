/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-csv-reader.h"

#include <string.h>

#include "kor-charset.h"
#include "kor-error.h"
#include "kor-import-record.h"

#define MAX_FIELD_KIB 1024
#define MAX_FIELD_SIZE ((gsize) MAX_FIELD_KIB * 1024)
#define MAX_FIELDS 4096
#define N_VOTING_LINES 25
#define N_VOTING_BYTES 65536

static const char separators[] = { ',', ';', '\t' };

struct _KorCsvReader {
  char *name;
  char *text; /* UTF-8, a NUL behind it */
  gsize length;
  char separator;

  gsize start; /* of the first row */
  guint start_line;
  gsize position;
  guint line; /* of the position, from 1 */

  guint row_line; /* of the first byte of the row */
  GString *row;   /* the row's fields, each with a NUL behind it */
  GArray *offsets;
};

static gboolean
refuse (KorCsvReader *self, guint line, const char *problem, const char *value, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *column = g_strdup_printf ("%u", self->offsets->len);

  kor_error_set (error, KOR_ERROR_BAD_FILE, self->name, number, column, "", problem, value, NULL);
  return FALSE;
}

/* Refuses the control character at the position; inside a field only tabs and line breaks may
 * stand. */
static gboolean
refuse_character (KorCsvReader *self, GError **error)
{
  char value[8];
  guchar c = (guchar) self->text[self->position];

  if (c == 0)
    return refuse (self, self->line, KOR_IMPORT_NUL_BYTE, "", error);
  g_snprintf (value, sizeof value, "U+%04X", c);
  return refuse (self, self->line, KOR_IMPORT_BAD_CHARACTER, value, error);
}

/* Moves behind CR LF, LF or CR, if one is there. */
static gboolean
skip_line_break (KorCsvReader *self)
{
  const char *p = self->text + self->position;

  if (*p != '\r' && *p != '\n')
    return FALSE;
  self->position += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
  self->line++;
  return TRUE;
}

static gboolean
append (KorCsvReader *self, gsize from, gsize to, GError **error)
{
  gsize field = g_array_index (self->offsets, gsize, self->offsets->len - 1);

  if (self->row->len - field + (to - from) > MAX_FIELD_SIZE)
    return refuse (
      self, self->row_line, KOR_IMPORT_FIELD_TOO_LONG, G_STRINGIFY (MAX_FIELD_KIB), error);
  g_string_append_len (self->row, self->text + from, (gssize) (to - from));
  return TRUE;
}

/* Reads a field without quotes up to its separator or the end of the row. */
static gboolean
read_plain_field (KorCsvReader *self, GError **error)
{
  const char *p = self->text + self->position;
  const char *start = p;

  /* The NUL behind the text stops this loop. */
  while (*p != self->separator && ((guchar) *p >= 0x20 || *p == '\t'))
    p++;

  self->position = (gsize) (p - self->text);
  if (*p != self->separator && *p != '\n' && *p != '\r' && self->position < self->length)
    return refuse_character (self, error);
  return append (self, (gsize) (start - self->text), self->position, error);
}

/* Reads the inside of a field up to its closing quote and moves behind that. */
static gboolean
read_quoted_text (KorCsvReader *self, guint first_line, GError **error)
{
  for (;;) {
    gsize start = self->position;
    const char *p = self->text + start;

    while (*p != '"' && ((guchar) *p >= 0x20 || *p == '\t'))
      p++;
    self->position = (gsize) (p - self->text);
    if (!append (self, start, self->position, error))
      return FALSE;

    if (*p == '\r' || *p == '\n') {
      skip_line_break (self);
      g_string_append_c (self->row, '\n');
    } else if (*p == '"' && p[1] == '"') {
      g_string_append_c (self->row, '"');
      self->position += 2;
    } else if (*p == '"') {
      self->position++;
      return TRUE;
    } else if (self->position >= self->length) {
      return refuse (self, first_line, KOR_IMPORT_UNBALANCED_QUOTE, "", error);
    } else {
      return refuse_character (self, error);
    }
  }
}

static gboolean
read_quoted_field (KorCsvReader *self, GError **error)
{
  guint first_line = self->line;
  char c;

  self->position++;
  if (!read_quoted_text (self, first_line, error))
    return FALSE;

  while (self->text[self->position] == ' ')
    self->position++;
  c = self->text[self->position];
  if (c == self->separator || c == '\r' || c == '\n' || self->position >= self->length)
    return TRUE;
  if (c == 0)
    return refuse_character (self, error);

  /* Text behind a closing quote: that one was the opening quote of a later field. */
  return refuse (self, first_line, KOR_IMPORT_UNBALANCED_QUOTE, "", error);
}

static gboolean
read_field (KorCsvReader *self, GError **error)
{
  gsize offset = self->row->len;
  gboolean read;

  if (self->offsets->len == MAX_FIELDS)
    return refuse (
      self, self->row_line, KOR_IMPORT_WRONG_FIELD_COUNT, ">" G_STRINGIFY (MAX_FIELDS), error);

  g_array_append_val (self->offsets, offset);
  if (self->text[self->position] == '"')
    read = read_quoted_field (self, error);
  else
    read = read_plain_field (self, error);
  g_string_append_c (self->row, '\0');
  return read;
}

/* How many of the first lines have as many separators as the very first, which has n_first of them.
 */
static guint
count_equal_lines (const KorCsvReader *self, char separator, guint *n_first, guint *n_lines)
{
  gsize end = MIN (self->length, self->start + N_VOTING_BYTES);
  gboolean quoted = FALSE;
  guint count = 0, n_equal = 0;

  *n_lines = *n_first = 0;
  for (gsize i = self->start; i <= end && *n_lines < N_VOTING_LINES; i++) {
    gboolean at_end = i == end;
    char c = at_end ? '\n' : self->text[i];

    if (c == '"')
      quoted = !quoted;
    count += c == separator && !quoted;
    if ((c != '\n' && c != '\r') || (quoted && !at_end))
      continue;
    if (i == self->start || self->text[i - 1] == '\n' || self->text[i - 1] == '\r')
      continue; /* an empty line, or the second half of CR LF */
    if (at_end && end < self->length && *n_lines > 0)
      break; /* a line cut off in its middle has no vote */

    *n_first = *n_lines == 0 ? count : *n_first;
    n_equal += count == *n_first;
    (*n_lines)++;
    count = 0;
  }
  return n_equal;
}

/* The separator is the one that stands in the headings and most evenly in the lines below. */
static char
vote_separator (const KorCsvReader *self)
{
  char best = ',';
  guint best_percent = 0, best_first = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++) {
    guint n_first, n_lines;
    guint n_equal = count_equal_lines (self, separators[i], &n_first, &n_lines);
    guint percent = n_first > 0 ? n_equal * 100 / n_lines : 0;

    if (percent > best_percent || (percent == best_percent && n_first > best_first)) {
      best = separators[i];
      best_percent = percent;
      best_first = n_first;
    }
  }
  return best;
}

/* Excel's own first line: "sep=;", also in quotes. */
static void
read_separator_line (KorCsvReader *self)
{
  const char *p = self->text + (*self->text == '"' ? 1 : 0);
  char c;

  if (g_ascii_strncasecmp (p, "sep=", 4) != 0)
    return;
  c = p[4];
  if (!g_ascii_isprint (c) && c != '\t')
    return;
  p += 5;
  if (*self->text == '"' && *p == '"')
    p++;
  if (*p != '\r' && *p != '\n' && *p != '\0')
    return;

  self->separator = c;
  self->position = (gsize) (p - self->text);
  skip_line_break (self);
}

/**
 * kor_csv_reader_new_take:
 * @text: (transfer full): the text in UTF-8, with a NUL behind it
 * @length: its bytes
 * @name: the name errors give it
 *
 * Reads rows out of @text. The separator is found by its first lines: comma, semicolon or tab, or
 * what a first line `sep=;` says. Any thread, one at a time.
 *
 * Returns: (transfer full): a reader before its first row
 */
KorCsvReader *
kor_csv_reader_new_take (char *text, gsize length, const char *name)
{
  KorCsvReader *self = g_new0 (KorCsvReader, 1);

  self->name = g_strdup (name);
  self->text = text;
  self->length = length;
  self->line = 1;
  self->row = g_string_sized_new (1024);
  self->offsets = g_array_sized_new (FALSE, FALSE, sizeof (gsize), 32);

  read_separator_line (self);
  self->start = self->position;
  self->start_line = self->line;
  if (self->separator == 0)
    self->separator = vote_separator (self);
  return self;
}

/**
 * kor_csv_reader_new_from_file:
 * @path: a file, see kor_charset_read_file()
 * @error: where to put the error
 *
 * Any thread; blocks while it reads the file.
 *
 * Returns: (transfer full) (nullable): a reader before its first row
 */
KorCsvReader *
kor_csv_reader_new_from_file (const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  gsize length;
  char *text = kor_charset_read_file (path, &length, error);

  return text != NULL ? kor_csv_reader_new_take (text, length, name) : NULL;
}

/**
 * kor_csv_reader_free:
 * @self: (transfer full) (nullable): a reader
 */
void
kor_csv_reader_free (KorCsvReader *self)
{
  if (self == NULL)
    return;
  g_string_free (self->row, TRUE);
  g_array_unref (self->offsets);
  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

/**
 * kor_csv_reader_next:
 * @self: a reader
 * @error: where to put the error
 *
 * Goes to the next row (RFC 4180; CR LF, LF and CR end a row, also mixed; empty lines are passed
 * over). A quote inside a field that does not begin with one is a character like others. After an
 * error the reader can only be rewound or freed.
 *
 * Errors: %KOR_ERROR_BAD_FILE nul-byte, bad-character, unbalanced-quote, field-too-long (over 1
 * MiB), wrong-field-count (over 4096), with line and column.
 *
 * Returns: %TRUE while there is a row; %FALSE at the end, or with @error set
 */
gboolean
kor_csv_reader_next (KorCsvReader *self, GError **error)
{
  g_string_truncate (self->row, 0);
  g_array_set_size (self->offsets, 0);

  while (skip_line_break (self))
    ;
  self->row_line = self->line;
  if (self->position >= self->length)
    return FALSE;

  for (;;) {
    if (!read_field (self, error))
      return FALSE;
    if (self->position >= self->length || self->text[self->position] != self->separator)
      break;
    self->position++;
  }

  skip_line_break (self);
  return TRUE;
}

/**
 * kor_csv_reader_rewind:
 * @self: a reader
 *
 * Goes back before the first row.
 */
void
kor_csv_reader_rewind (KorCsvReader *self)
{
  self->position = self->start;
  self->line = self->start_line;
  g_array_set_size (self->offsets, 0);
}

/**
 * kor_csv_reader_get_n_fields:
 * @self: a reader
 *
 * Returns: how many fields the row has
 */
guint
kor_csv_reader_get_n_fields (const KorCsvReader *self)
{
  return self->offsets->len;
}

/**
 * kor_csv_reader_get_field:
 * @self: a reader
 * @n: which field of the row, from 0
 *
 * Returns: (transfer none): its text as it stands in the file, line breaks as LF; it lives until
 * the next call of kor_csv_reader_next() and may be changed in place
 */
char *
kor_csv_reader_get_field (KorCsvReader *self, guint n)
{
  g_return_val_if_fail (n < self->offsets->len, NULL);

  return self->row->str + g_array_index (self->offsets, gsize, n);
}

/**
 * kor_csv_reader_get_line:
 * @self: a reader
 *
 * Returns: the line of the file the row begins on, from 1; at the end, the one behind the last row
 */
guint
kor_csv_reader_get_line (const KorCsvReader *self)
{
  return self->row_line;
}

/**
 * kor_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: the separator found
 */
char
kor_csv_reader_get_separator (const KorCsvReader *self)
{
  return self->separator;
}

/**
 * kor_csv_reader_get_name:
 * @self: a reader
 *
 * Returns: the file's base name
 */
const char *
kor_csv_reader_get_name (const KorCsvReader *self)
{
  return self->name;
}

/**
 * kor_csv_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes of kor_csv_reader_get_size() are read
 */
gsize
kor_csv_reader_get_position (const KorCsvReader *self)
{
  return self->position;
}

/**
 * kor_csv_reader_get_size:
 * @self: a reader
 *
 * Returns: the size of the text in bytes
 */
gsize
kor_csv_reader_get_size (const KorCsvReader *self)
{
  return self->length;
}

/**
 * kor_csv_reader_count_lines:
 * @self: a reader
 *
 * Returns: the lines of the text: at least as many as it has rows
 */
gsize
kor_csv_reader_count_lines (const KorCsvReader *self)
{
  const char *end = self->text + self->length;
  gsize n_lines = self->length > 0 ? 1 : 0;

  for (const char *p = self->text; p < end; p++)
    n_lines += *p == '\n' || (*p == '\r' && p[1] != '\n');
  return n_lines;
}

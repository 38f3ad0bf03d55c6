/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-inspect-answer.h"

#include "kor-error.h"
#include "kor-inspect-protocol.h"

/*
 * Reads the helper's answer (kor-inspect-protocol.h). The helper has read a stranger's document
 * and may be in the stranger's hands: each line must be exactly what is expected at its place, and
 * no number is taken without its limits.
 */

typedef struct {
  const char *at;
  const char *end;
} Cursor;

/* The words a helper may say; what it may not say is told by the program itself. */
static const char *const problems[] = {
  KOR_INSPECT_EMPTY,        KOR_INSPECT_TOO_LARGE,       KOR_INSPECT_NOT_A_DOCUMENT,
  KOR_INSPECT_DAMAGED,      KOR_INSPECT_TOO_MANY_PIXELS, KOR_INSPECT_PASSWORD,
  KOR_INSPECT_NO_SUCH_PAGE,
};

static const char *const media_types[] = {
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/tiff",
};

static const char *const trusts[] = {
  KOR_INSPECT_TRUST_TRUSTED,    KOR_INSPECT_TRUST_UNTRUSTED, KOR_INSPECT_TRUST_UNKNOWN,
  KOR_INSPECT_TRUST_REVOKED,    KOR_INSPECT_TRUST_EXPIRED,   KOR_INSPECT_TRUST_ERROR,
  KOR_INSPECT_TRUST_UNVERIFIED,
};

static gboolean
take (Cursor *self, const char *text)
{
  gsize length = strlen (text);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, text, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* Digits without sign, blank or leading zero, no larger than @max. */
static gboolean
take_number (Cursor *self, guint64 max, guint64 *number)
{
  const char *start = self->at;

  *number = 0;
  while (self->at < self->end && g_ascii_isdigit (*self->at)) {
    if (*number > max / 10)
      return FALSE;
    *number = *number * 10 + (guint64) (*self->at++ - '0');
  }
  if (self->at == start || *number > max)
    return FALSE;
  return *start != '0' || self->at == start + 1;
}

/* "WORD 0\n" or "WORD 1\n" */
static gboolean
take_flag_line (Cursor *self, const char *word, gboolean *flag)
{
  guint64 number;

  if (!take (self, word) || !take (self, " ") || !take_number (self, 1, &number) ||
      !take (self, "\n"))
    return FALSE;
  *flag = number == 1;
  return TRUE;
}

/* One of @words and the character behind it. */
static const char *
take_word (Cursor *self, const char *const *words, guint n_words, const char *behind)
{
  for (guint i = 0; i < n_words; i++) {
    Cursor copy = *self;

    if (take (&copy, words[i]) && take (&copy, behind)) {
      *self = copy;
      return words[i];
    }
  }
  return NULL;
}

/* A name is shown to people: no control character and none that turns the direction of writing. */
static gboolean
is_plain_text (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

    if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
        type == G_UNICODE_PARAGRAPH_SEPARATOR)
      return FALSE;
  }
  return TRUE;
}

/* Hexadecimal digits up to the end of the line. */
static char *
take_name (Cursor *self)
{
  g_autoptr (GString) name = g_string_new (NULL);

  while (self->end - self->at >= 2 && g_ascii_isxdigit (self->at[0])) {
    if (!g_ascii_isxdigit (self->at[1]) || name->len == KOR_INSPECT_MAX_NAME)
      return NULL;
    g_string_append_c (
      name, (char) (g_ascii_xdigit_value (self->at[0]) * 16 + g_ascii_xdigit_value (self->at[1])));
    self->at += 2;
  }
  if (!take (self, "\n") || strlen (name->str) != name->len || !is_plain_text (name->str))
    return NULL;
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static KorDocumentSignature *
take_signature (Cursor *self)
{
  g_autoptr (KorDocumentSignature) signature = g_new0 (KorDocumentSignature, 1);
  guint64 valid, whole, time;

  if (!take (self, "signature ") || !take_number (self, 1, &valid) || !take (self, " ") ||
      !take_number (self, 1, &whole) || !take (self, " ") ||
      !take_number (self, G_MAXUINT32 * 4ULL, &time) || !take (self, " "))
    return NULL;
  signature->trust = g_strdup (take_word (self, trusts, G_N_ELEMENTS (trusts), " "));
  if (signature->trust == NULL)
    return NULL;
  signature->signer = take_name (self);
  if (signature->signer == NULL || (whole && !valid))
    return NULL;
  signature->valid = valid == 1;
  signature->whole_document = whole == 1;
  signature->time = (gint64) time;
  return g_steal_pointer (&signature);
}

static gboolean
take_signatures (Cursor *self, KorInspection *inspection)
{
  guint64 n;

  if (!take (self, "signatures ") || !take_number (self, KOR_INSPECT_MAX_SIGNATURES, &n) ||
      !take (self, "\n"))
    return FALSE;
  for (guint64 i = 0; i < n; i++) {
    KorDocumentSignature *signature = take_signature (self);

    if (signature == NULL)
      return FALSE;
    g_ptr_array_add (inspection->signatures, signature);
  }
  return TRUE;
}

static gboolean
take_measures (Cursor *self, KorInspection *inspection)
{
  guint64 n, width, height;

  if (!take (self, "pages ") || !take_number (self, KOR_INSPECT_MAX_PAGES, &n) || n == 0 ||
      !take (self, "\nsize ") || !take_number (self, KOR_INSPECT_MAX_SIZE, &width) ||
      !take (self, " ") || !take_number (self, KOR_INSPECT_MAX_SIZE, &height) || !take (self, "\n"))
    return FALSE;
  inspection->n_pages = (guint) n;
  inspection->page_width = (double) width / 1000;
  inspection->page_height = (double) height / 1000;
  return TRUE;
}

static gboolean
take_report (Cursor *self, KorInspection *inspection)
{
  if (!take (self, "document "))
    return FALSE;
  inspection->media_type = take_word (self, media_types, G_N_ELEMENTS (media_types), "\n");
  return inspection->media_type != NULL && take_measures (self, inspection) &&
         take_flag_line (self, "encrypted", &inspection->encrypted) &&
         take_flag_line (self, "javascript", &inspection->has_javascript) &&
         take_flag_line (self, "launch", &inspection->has_launch) &&
         take_flag_line (self, "attachments", &inspection->has_attachments) &&
         take_signatures (self, inspection) && take (self, "end\n") && self->at == self->end;
}

/* "problem WORD VALUE\nend\n"; the value is shown to people. */
static const char *
take_problem (Cursor *self, char **value)
{
  const char *word, *start;

  if (!take (self, "problem "))
    return NULL;
  word = take_word (self, problems, G_N_ELEMENTS (problems), " ");
  start = self->at;
  while (self->at < self->end && self->at - start < 32 && g_ascii_isalnum (*self->at))
    self->at++;
  if (word == NULL || !take (self, "\nend\n") || self->at != self->end)
    return NULL;
  *value = g_strndup (start, (gsize) (self->at - start) - strlen ("\nend\n"));
  return word;
}

/* Sets the error the helper tells; anything unreadable is the helper's own failure. */
static void
refuse (Cursor *self, const char *file_name, GError **error)
{
  g_autofree char *value = NULL;
  const char *problem = take_problem (self, &value);

  if (problem != NULL)
    kor_inspect_set_error (error, file_name, problem, value);
  else
    kor_inspect_set_error (error, file_name, KOR_INSPECT_HELPER_FAILED, "answer");
}

static Cursor
begin (GBytes *answer)
{
  gsize length;
  const char *data = g_bytes_get_data (answer, &length);
  Cursor cursor = { data, data + length };

  if (!take (&cursor, KOR_INSPECT_HEAD))
    cursor.at = cursor.end;
  return cursor;
}

/**
 * kor_inspect_parse_report:
 * @answer: what the helper answered to `inspect`
 * @file_name: the document's name for messages
 * @error: %KOR_ERROR_BAD_FILE
 *
 * Any thread.
 *
 * Returns: (transfer full): what was found
 */
KorInspection *
kor_inspect_parse_report (GBytes *answer, const char *file_name, GError **error)
{
  g_autoptr (KorInspection) inspection = g_new0 (KorInspection, 1);
  Cursor cursor = begin (answer), copy = cursor;

  inspection->signatures =
    g_ptr_array_new_with_free_func ((GDestroyNotify) kor_document_signature_free);
  if (take_report (&cursor, inspection))
    return g_steal_pointer (&inspection);
  refuse (&copy, file_name, error);
  return NULL;
}

/**
 * kor_inspect_parse_image:
 * @answer: what the helper answered to `render`
 * @file_name: the document's name for messages
 * @max_width: the width that was asked for, in pixels
 * @max_height: the height that was asked for, in pixels
 * @width: (out): the picture's width in pixels
 * @height: (out): its height in pixels
 * @stride: (out): bytes from a row to the next
 * @error: %KOR_ERROR_BAD_FILE
 *
 * Any thread.
 *
 * Returns: (transfer full): the pixels
 */
GBytes *
kor_inspect_parse_image (GBytes *answer,
                         const char *file_name,
                         int max_width,
                         int max_height,
                         int *width,
                         int *height,
                         int *stride,
                         GError **error)
{
  Cursor cursor = begin (answer), copy = cursor;
  guint64 w, h, s;

  if (!take (&cursor, "image ") || !take_number (&cursor, (guint64) max_width, &w) ||
      !take (&cursor, " ") || !take_number (&cursor, (guint64) max_height, &h) ||
      !take (&cursor, " ") || !take_number (&cursor, w * 4, &s) || !take (&cursor, "\n") ||
      w == 0 || h == 0 || s != w * 4 || (guint64) (cursor.end - cursor.at) != s * h) {
    refuse (&copy, file_name, error);
    return NULL;
  }
  *width = (int) w;
  *height = (int) h;
  *stride = (int) s;
  return g_bytes_new_from_bytes (
    answer, (gsize) (cursor.at - (const char *) g_bytes_get_data (answer, NULL)), s * h);
}

/**
 * kor_inspect_set_error:
 * @error: (out) (optional): where to put the error
 * @file_name: the document's name
 * @problem: a problem word of kor-inspect-protocol.h
 * @value: what belongs to it, or ""
 *
 * Sets @error to %KOR_ERROR_BAD_FILE.
 */
void
kor_inspect_set_error (GError **error,
                       const char *file_name,
                       const char *problem,
                       const char *value)
{
  kor_error_set (error, KOR_ERROR_BAD_FILE, file_name, "", "", "", problem, value, NULL);
}

/**
 * kor_inspection_free:
 * @self: (transfer full): what was found in a document
 */
void
kor_inspection_free (KorInspection *self)
{
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

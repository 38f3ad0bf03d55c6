/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-collation.h"

#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#define REPLACEMENT 0xfffd
#define N_STACK_UNITS 256
#define N_STACK_BYTES 512

struct _KorCollation {
  UCollator *collator;
};

/* Returns: (transfer full): text in UTF-16; what is not UTF-8 becomes U+FFFD. */
static UChar *
to_utf16 (const char *text, int32_t size, int32_t *length)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar *units = g_new (UChar, (gsize) size + 1); /* UTF-16 never has more units than UTF-8 bytes */

  u_strFromUTF8WithSub (units, size + 1, length, text, size, REPLACEMENT, NULL, &status);
  if (U_FAILURE (status))
    *length = 0;
  return units;
}

static GBytes *
make_sort_key (UCollator *collator, const UChar *units, int32_t length)
{
  guint8 buffer[N_STACK_BYTES];
  int32_t needed = ucol_getSortKey (collator, units, length, buffer, sizeof buffer);
  guint8 *key;

  if (needed <= (int32_t) sizeof buffer)
    return g_bytes_new (buffer, (gsize) needed);

  key = g_malloc ((gsize) needed);
  ucol_getSortKey (collator, units, length, key, needed);
  return g_bytes_new_take (key, (gsize) needed);
}

/**
 * kor_collation_new:
 *
 * Opens the Finnish (and Finland-Swedish) order of names: å, ä and ö stand last (R14). The order
 * does not depend on the locale. Use it in one thread at a time.
 *
 * Returns: (transfer full): the order of names
 */
KorCollation *
kor_collation_new (void)
{
  UErrorCode status = U_ZERO_ERROR;
  KorCollation *self = g_new0 (KorCollation, 1);

  self->collator = ucol_open ("fi", &status);
  if (U_FAILURE (status))
    g_error ("ICU has no collation data: %s", u_errorName (status));
  return self;
}

/**
 * kor_collation_free:
 * @self: (transfer full) (nullable): the order of names
 */
void
kor_collation_free (KorCollation *self)
{
  if (self == NULL)
    return;
  ucol_close (self->collator);
  g_free (self);
}

/**
 * kor_collation_sort_key:
 * @self: the order of names
 * @text: (nullable): text in UTF-8
 *
 * Returns: (transfer full): bytes that compare with memcmp() as the texts are ordered
 */
GBytes *
kor_collation_sort_key (KorCollation *self, const char *text)
{
  UChar buffer[N_STACK_UNITS];
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *units = NULL;
  int32_t length, size;

  g_return_val_if_fail (self != NULL, NULL);

  if (text == NULL)
    text = "";
  size = (int32_t) MIN (strlen (text), (gsize) G_MAXINT32 / 4);
  if (size < N_STACK_UNITS) {
    u_strFromUTF8WithSub (buffer, N_STACK_UNITS, &length, text, size, REPLACEMENT, NULL, &status);
    return make_sort_key (self->collator, buffer, U_FAILURE (status) ? 0 : length);
  }

  units = to_utf16 (text, size, &length);
  return make_sort_key (self->collator, units, length);
}

/**
 * kor_fold:
 * @text: (nullable): text in UTF-8
 *
 * Any thread; does not depend on the locale.
 *
 * Returns: (transfer full): @text without case and diacritics, for comparing: "Mäkinen" and
 * "MAKINEN" are both "makinen"; "" for %NULL and for what is not UTF-8
 */
char *
kor_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  GString *bare;

  if (text == NULL)
    return g_strdup ("");
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");

  bare = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_ismark (c))
      g_string_append_unichar (bare, c);
  }

  g_free (decomposed);
  decomposed = g_string_free_and_steal (bare);
  return g_utf8_casefold (decomposed, -1);
}

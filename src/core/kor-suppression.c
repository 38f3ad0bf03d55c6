/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-suppression.h"

#include <string.h>

#include "kor-collation.h"

#define N_HASH_DIGITS 64

static int
compare_words_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "Virtanen, Matti" and "MATTI VIRTANEN" are both "matti virtanen". */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = kor_fold (name);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  char *rest = folded;

  while (*rest != '\0') {
    char *word = rest;

    while (*rest != '\0' && g_unichar_isalnum (g_utf8_get_char (rest)))
      rest = g_utf8_next_char (rest);
    if (rest > word)
      g_ptr_array_add (words, word);
    if (*rest != '\0') {
      char *next = g_utf8_next_char (rest);

      *rest = '\0';
      rest = next;
    }
  }
  g_ptr_array_sort (words, compare_words_cb);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/* "Koekuja 1 a 2" and "KOEKUJA 1A2" are the same. */
static char *
fold_street (const char *street)
{
  g_autofree char *folded = kor_fold (street);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

/* "FI-00100", "00 100" and "00100" are the same. */
static char *
fold_postal_code (const char *code)
{
  const char *bare = code;

  while (bare != NULL && g_ascii_isalpha (*bare))
    bare++;
  return fold_street (bare != NULL && *bare == '-' ? bare + 1 : code);
}

/**
 * kor_suppression_key_of_person:
 * @name: (nullable): first and last name in whatever order, or an organisation
 * @street: (nullable): street with number
 * @postal_code: (nullable): postcode
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the same for the same person at the same address however they are
 *   written; %NULL when a part is missing
 */
char *
kor_suppression_key_of_person (const char *name, const char *street, const char *postal_code)
{
  g_autofree char *who = fold_name (name);
  g_autofree char *where = fold_street (street);
  g_autofree char *code = fold_postal_code (postal_code);

  if (*who == '\0' || *where == '\0' || *code == '\0')
    return NULL;
  return g_strdup_printf ("p\n%s\n%s\n%s", who, where, code);
}

/**
 * kor_suppression_key_of_email:
 * @email: (nullable): an e-mail address
 *
 * Returns: (transfer full) (nullable): the key of its hash; %NULL without an address
 */
char *
kor_suppression_key_of_email (const char *email)
{
  g_autofree char *small = email != NULL ? g_strstrip (g_utf8_strdown (email, -1)) : NULL;
  g_autofree char *hash = NULL;

  if (small == NULL || *small == '\0')
    return NULL;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, small, -1);
  return g_strconcat ("e\n", hash, NULL);
}

/**
 * kor_suppression_key_of_hash:
 * @sha256: (nullable): the hash of an e-mail address in small letters, in hexadecimal digits
 *
 * Returns: (transfer full) (nullable): the key; %NULL when it is not a hash
 */
char *
kor_suppression_key_of_hash (const char *sha256)
{
  g_autofree char *digits = g_ascii_strdown (sha256 != NULL ? sha256 : "", -1);

  g_strstrip (digits);
  if (strlen (digits) != N_HASH_DIGITS || strspn (digits, "0123456789abcdef") != N_HASH_DIGITS)
    return NULL;
  return g_strconcat ("e\n", digits, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The recovery code as printed: eight groups of four characters, five bits each: 17 random bytes
 * (136 bits) and 3 bytes of their BLAKE2b hash, which finds a typing error at once.
 */

#include "kor-keyring-private.h"

#include <string.h>

#define RANDOM_SIZE 17
#define CHECK_SIZE 3
#define CODE_SIZE (RANDOM_SIZE + CHECK_SIZE)
#define N_CHARS (CODE_SIZE * 8 / 5)
#define GROUP 4

/* No I, L, O and U: what looks like them is read as the digit. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
compute_check (const guint8 *random, guint8 check[CHECK_SIZE])
{
  guint8 hash[crypto_generichash_BYTES_MIN];

  crypto_generichash (hash, sizeof hash, random, RANDOM_SIZE, NULL, 0);
  memcpy (check, hash, CHECK_SIZE);
}

static int
char_value (char c)
{
  const char *found;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';

  found = c != '\0' ? strchr (alphabet, c) : NULL;
  return found != NULL ? (int) (found - alphabet) : -1;
}

static char *
format (const guint8 *code)
{
  char *text = g_malloc0 (N_CHARS + N_CHARS / GROUP);
  gsize used = 0;

  for (guint i = 0; i < N_CHARS; i++) {
    guint bit = i * 5;
    guint word = (guint) code[bit / 8] << 8;

    if (bit / 8 + 1 < CODE_SIZE)
      word |= code[bit / 8 + 1];
    if (i > 0 && i % GROUP == 0)
      text[used++] = '-';
    text[used++] = alphabet[(word >> (11 - bit % 8)) & 31];
  }

  return text;
}

/* Returns a new code and, in @secret, the bytes that stand for the password. */
char *
kor_recovery_code_new (KorSecret **secret)
{
  g_autoptr (KorSecret) code = kor_secret_new_random (CODE_SIZE);

  compute_check (kor_secret_data (code), kor_secret_data (code) + RANDOM_SIZE);
  *secret = kor_secret_new_copy (kor_secret_data (code), RANDOM_SIZE);
  return format (kor_secret_data (code));
}

/* Reads a code with or without spaces and dashes, in any case; NULL when it was typed wrong. */
KorSecret *
kor_recovery_code_parse (const char *text)
{
  g_autoptr (KorSecret) code = kor_secret_new (CODE_SIZE);
  guint8 *bytes = kor_secret_data (code);
  guint8 check[CHECK_SIZE];
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++) {
    int value;

    if (*p == '-' || g_ascii_isspace (*p))
      continue;

    value = char_value (*p);
    if (value < 0 || n == N_CHARS)
      return NULL;

    for (guint bit = 0; bit < 5; bit++) {
      guint at = n * 5 + bit;

      if ((value & (16 >> bit)) != 0)
        bytes[at / 8] |= (guint8) (128 >> (at % 8));
    }
    n++;
  }

  if (n != N_CHARS)
    return NULL;

  compute_check (bytes, check);
  if (sodium_memcmp (check, bytes + RANDOM_SIZE, CHECK_SIZE) != 0)
    return NULL;

  return kor_secret_new_copy (bytes, RANDOM_SIZE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-hash.h"
#include "kor-secret.h"

#include <string.h>

static void
test_secret (void)
{
  static const guint8 zeros[32];
  g_autoptr (KorSecret) empty = kor_secret_new (32);
  g_autoptr (KorSecret) random = kor_secret_new_random (32);
  g_autoptr (KorSecret) other = kor_secret_new_random (32);
  g_autoptr (KorSecret) copy = kor_secret_new_copy ("abc", 3);
  g_autoptr (KorSecret) nothing = kor_secret_new_copy (NULL, 0);

  g_assert_cmpmem (kor_secret_data (empty), kor_secret_size (empty), zeros, 32);
  g_assert_true (memcmp (kor_secret_data (random), zeros, 32) != 0);
  g_assert_true (memcmp (kor_secret_data (random), kor_secret_data (other), 32) != 0);
  g_assert_cmpmem (kor_secret_data (copy), kor_secret_size (copy), "abc", 3);
  g_assert_cmpuint (kor_secret_size (nothing), ==, 0);
  kor_secret_free (NULL);
}

/* Reading past the end stops the program instead of giving a key away. */
static void
test_guard (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (KorSecret) secret = kor_secret_new (16);
    volatile guint8 *data = kor_secret_data (secret);

    g_print ("%d", data[16]);
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static void
test_wipe (void)
{
  char text[] = "something secret";
  static const char zeros[sizeof text];

  kor_wipe (text, sizeof text);
  g_assert_cmpmem (text, sizeof text, zeros, sizeof zeros);
  kor_wipe (NULL, 5);
}

/* The reference vector of RFC 7693 is for 64 bytes; this one is BLAKE2b-256 of "abc". */
static void
test_hash (void)
{
  guint8 hash[KOR_HASH_SIZE], key[KOR_HASH_SIZE] = { 1 }, keyed[KOR_HASH_SIZE];
  g_autofree char *hex = NULL;

  kor_hash (hash, NULL, "abc", 3);
  hex = kor_hex (hash, sizeof hash);
  g_assert_cmpstr (hex, ==, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  kor_hash (keyed, key, "abc", 3);
  g_assert_false (kor_hash_equal (hash, keyed));
  g_assert_true (kor_hash_equal (hash, hash));
}

static void
hash_parts (guint8 out[KOR_HASH_SIZE], const char *a, const char *b, gint64 n)
{
  g_autoptr (KorHash) hash = kor_hash_new (NULL);

  kor_hash_add_text (hash, a);
  kor_hash_add_text (hash, b);
  kor_hash_add_int64 (hash, n);
  kor_hash_finish (hash, out);
}

/* Parts cannot be shifted into each other, and nothing is not empty. */
static void
test_parts (void)
{
  static const struct {
    const char *a, *b;
    gint64 n;
  } parts[] = { { "ab", "c", 1 }, { "a", "bc", 1 },   { "abc", "", 1 },
                { "", "abc", 1 }, { "abc", NULL, 1 }, { "ab", "c", 2 } };

  guint8 hashes[G_N_ELEMENTS (parts)][KOR_HASH_SIZE];
  guint8 again[KOR_HASH_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    hash_parts (hashes[i], parts[i].a, parts[i].b, parts[i].n);
    hash_parts (again, parts[i].a, parts[i].b, parts[i].n);
    g_assert_true (kor_hash_equal (hashes[i], again));
    for (guint j = 0; j < i; j++)
      g_assert_false (kor_hash_equal (hashes[i], hashes[j]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/secret", test_secret);
  g_test_add_func ("/secret/guard", test_guard);
  g_test_add_func ("/secret/wipe", test_wipe);
  g_test_add_func ("/secret/hash", test_hash);
  g_test_add_func ("/secret/parts", test_parts);

  return g_test_run ();
}

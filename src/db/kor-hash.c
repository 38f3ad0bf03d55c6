/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-hash.h"

#include <sodium.h>
#include <string.h>

struct _KorHash {
  crypto_generichash_state state;
};

/**
 * kor_hash_new:
 * @key: (nullable): 32 bytes, for a keyed hash
 *
 * Returns: (transfer full): a hash that parts are added to, ended by kor_hash_finish()
 */
KorHash *
kor_hash_new (const guint8 *key)
{
  KorHash *self = g_aligned_alloc0 (1, sizeof (KorHash), G_ALIGNOF (KorHash));

  crypto_generichash_init (&self->state, key, key != NULL ? KOR_HASH_SIZE : 0, KOR_HASH_SIZE);
  return self;
}

/**
 * kor_hash_add:
 * @self: a hash
 * @data: (nullable): a part; %NULL is another part than an empty one
 * @len: its size in bytes
 *
 * Adds a part with its length before it, so that two parts cannot be shifted into each other.
 */
void
kor_hash_add (KorHash *self, const void *data, gsize len)
{
  guint64 head = GUINT64_TO_LE (data != NULL ? (guint64) len : G_MAXUINT64);

  crypto_generichash_update (&self->state, (const guint8 *) &head, sizeof head);
  if (data != NULL && len > 0)
    crypto_generichash_update (&self->state, data, len);
}

/**
 * kor_hash_add_text:
 * @self: a hash
 * @text: (nullable): a part
 *
 * Adds a text without its final zero.
 */
void
kor_hash_add_text (KorHash *self, const char *text)
{
  kor_hash_add (self, text, text != NULL ? strlen (text) : 0);
}

/**
 * kor_hash_add_int64:
 * @self: a hash
 * @value: a part
 *
 * Adds a number, the same on every machine.
 */
void
kor_hash_add_int64 (KorHash *self, gint64 value)
{
  gint64 little = GINT64_TO_LE (value);

  kor_hash_add (self, &little, sizeof little);
}

/**
 * kor_hash_finish:
 * @self: a hash, not to be used afterwards but to be freed
 * @out: (out): the 32 bytes
 */
void
kor_hash_finish (KorHash *self, guint8 out[KOR_HASH_SIZE])
{
  crypto_generichash_final (&self->state, out, KOR_HASH_SIZE);
}

/**
 * kor_hash_free:
 * @self: (nullable): a hash
 *
 * Wipes and frees @self.
 */
void
kor_hash_free (KorHash *self)
{
  if (self == NULL)
    return;

  sodium_memzero (self, sizeof *self);
  g_aligned_free (self);
}

/**
 * kor_hash:
 * @out: (out): the 32 bytes
 * @key: (nullable): 32 bytes, for a keyed hash
 * @data: what to hash, as it is, with no length before it
 * @len: its size in bytes
 *
 * The plain BLAKE2b-256 of one piece.
 */
void
kor_hash (guint8 out[KOR_HASH_SIZE], const guint8 *key, const void *data, gsize len)
{
  crypto_generichash (out, KOR_HASH_SIZE, data, len, key, key != NULL ? KOR_HASH_SIZE : 0);
}

/**
 * kor_hash_equal:
 * @a: 32 bytes
 * @b: 32 bytes
 *
 * Returns: %TRUE when both are the same, in a time that tells nothing
 */
gboolean
kor_hash_equal (const guint8 a[KOR_HASH_SIZE], const guint8 b[KOR_HASH_SIZE])
{
  return sodium_memcmp (a, b, KOR_HASH_SIZE) == 0;
}

/**
 * kor_random_bytes:
 * @out: (out): where to put them
 * @len: how many bytes
 *
 * Bytes of the system's random generator. Any thread.
 */
void
kor_random_bytes (void *out, gsize len)
{
  if (sodium_init () < 0)
    g_error ("libsodium could not start");

  randombytes_buf (out, len);
}

/**
 * kor_hex:
 * @data: bytes
 * @len: how many
 *
 * Returns: (transfer full): two small hexadecimal digits a byte
 */
char *
kor_hex (const guint8 *data, gsize len)
{
  char *text = g_malloc (2 * len + 1);

  return sodium_bin2hex (text, 2 * len + 1, data, len);
}

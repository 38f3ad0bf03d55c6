/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-secret.h"

#include <sodium.h>
#include <string.h>

struct _KorSecret {
  guint8 *data;
  gsize len;
  gboolean locked;
};

/**
 * kor_secret_new:
 * @len: number of bytes, more than 0
 *
 * Makes room for a key or a password between guard pages, zeroed and, as far as the system's limit
 * allows, locked so that it is never written to swap. Any thread.
 *
 * Returns: (transfer full): a secret, to be freed with kor_secret_free(), which wipes it
 */
KorSecret *
kor_secret_new (gsize len)
{
  KorSecret *self;

  g_return_val_if_fail (len > 0, NULL);

  if (sodium_init () < 0)
    g_error ("libsodium could not start");

  self = g_new0 (KorSecret, 1);
  self->len = len;
  self->data = sodium_malloc (len);
  if (self->data == NULL)
    g_error ("no memory for a key");

  /* sodium_malloc() does not tell when the lock was refused; a second lock does. */
  self->locked = sodium_mlock (self->data, len) == 0;
  sodium_memzero (self->data, len);
  return self;
}

/**
 * kor_secret_new_random:
 * @len: number of bytes, more than 0
 *
 * Returns: (transfer full): a secret filled by the system's random generator. Any thread.
 */
KorSecret *
kor_secret_new_random (gsize len)
{
  KorSecret *self = kor_secret_new (len);

  randombytes_buf (self->data, len);
  return self;
}

/**
 * kor_secret_new_copy:
 * @data: the bytes to keep; the caller wipes its own copy
 * @len: number of bytes; 0 gives a secret of one zero byte with size 0
 *
 * Returns: (transfer full): a secret holding a copy of @data. Any thread.
 */
KorSecret *
kor_secret_new_copy (const void *data, gsize len)
{
  KorSecret *self = kor_secret_new (MAX (len, 1));

  if (len > 0)
    memcpy (self->data, data, len);
  self->len = len;
  return self;
}

/**
 * kor_secret_data:
 * @self: a secret
 *
 * Returns: (transfer none): its bytes, valid and writable until @self is freed
 */
guint8 *
kor_secret_data (const KorSecret *self)
{
  return self->data;
}

/**
 * kor_secret_size:
 * @self: a secret
 *
 * Returns: its number of bytes
 */
gsize
kor_secret_size (const KorSecret *self)
{
  return self->len;
}

/**
 * kor_secret_is_locked:
 * @self: a secret
 *
 * Returns: %TRUE when the system keeps @self out of swap; %FALSE when RLIMIT_MEMLOCK forbade it
 */
gboolean
kor_secret_is_locked (const KorSecret *self)
{
  return self->locked;
}

/**
 * kor_secret_free:
 * @self: (nullable): a secret
 *
 * Wipes and frees @self. Any thread.
 */
void
kor_secret_free (KorSecret *self)
{
  if (self == NULL)
    return;

  sodium_free (self->data);
  g_free (self);
}

/**
 * kor_wipe:
 * @data: memory that held something secret
 * @len: its size in bytes
 *
 * Overwrites @data with zeros in a way the compiler keeps. Any thread.
 */
void
kor_wipe (void *data, gsize len)
{
  if (data != NULL && len > 0)
    sodium_memzero (data, len);
}

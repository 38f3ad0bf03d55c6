/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-keyring-private.h"

#include <string.h>

/* Never one key for two things: each use has a context of its own. */
static KorSecret *
derive (const KorSecret *master, const char *context)
{
  KorSecret *key = kor_secret_new (KEYRING_KEY_SIZE);

  g_assert (strlen (context) == crypto_kdf_CONTEXTBYTES);
  crypto_kdf_derive_from_key (
    kor_secret_data (key), KEYRING_KEY_SIZE, 1, context, kor_secret_data (master));
  return key;
}

/* --- for the keyring -------------------------------------------------------------------------- */

/* Makes the two key pairs of a new user. */
KorSecret *
kor_keys_generate_own (KorPublicKeys *public)
{
  KorSecret *own = kor_secret_new_random (KEYRING_OWN_SIZE);
  g_autoptr (KorSecret) sign = kor_secret_new (crypto_sign_SECRETKEYBYTES);

  crypto_scalarmult_base (public->box, kor_secret_data (own));
  crypto_sign_seed_keypair (
    public->sign, kor_secret_data (sign), kor_secret_data (own) + KEYRING_KEY_SIZE);
  return own;
}

/* Takes both secrets. The key of the names is still missing: kor_keys_open_names(). */
KorKeys *
kor_keys_new (KorSecret *master, KorSecret *own)
{
  KorKeys *self = g_new0 (KorKeys, 1);

  self->master = master;
  self->own = own;
  self->database = derive (master, "kor-base");
  self->documents = derive (master, "kor-docs");
  self->seal = derive (master, "kor-seal");
  self->ring = derive (master, "kor-ring");
  self->sign = kor_secret_new (crypto_sign_SECRETKEYBYTES);
  crypto_scalarmult_base (self->public.box, kor_secret_data (own));
  crypto_sign_seed_keypair (
    self->public.sign, kor_secret_data (self->sign), kor_secret_data (own) + KEYRING_KEY_SIZE);
  return self;
}

gboolean
kor_keys_open_names (KorKeys *self, const KeyringData *data)
{
  g_autoptr (KorSecret) wrap = derive (self->master, "kor-name");
  g_autoptr (KorSecret) names = kor_secret_new (KEYRING_KEY_SIZE);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (kor_secret_data (names),
                                                  NULL,
                                                  NULL,
                                                  data->names,
                                                  sizeof data->names,
                                                  data->register_id,
                                                  sizeof data->register_id,
                                                  data->names_nonce,
                                                  kor_secret_data (wrap)) != 0)
    return FALSE;

  kor_secret_free (self->names);
  self->names = g_steal_pointer (&names);
  return TRUE;
}

void
kor_keys_seal_names (const KorKeys *self, KeyringData *data)
{
  g_autoptr (KorSecret) wrap = derive (self->master, "kor-name");

  randombytes_buf (data->names_nonce, sizeof data->names_nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt (data->names,
                                              NULL,
                                              kor_secret_data (self->names),
                                              KEYRING_KEY_SIZE,
                                              data->register_id,
                                              sizeof data->register_id,
                                              NULL,
                                              data->names_nonce,
                                              kor_secret_data (wrap));
}

/* --- public ----------------------------------------------------------------------------------- */

/**
 * kor_keys_get_database_key:
 * @self: the keys of a user
 *
 * Returns: (transfer none): 32 bytes, for kor_db_open(). Any thread.
 */
const KorSecret *
kor_keys_get_database_key (const KorKeys *self)
{
  return self->database;
}

/**
 * kor_keys_get_documents_key:
 * @self: the keys of a user
 *
 * Returns: (transfer none): 32 bytes, for the files of documents. Any thread.
 */
const KorSecret *
kor_keys_get_documents_key (const KorKeys *self)
{
  return self->documents;
}

/**
 * kor_keys_get_seal_key:
 * @self: the keys of a user
 *
 * Returns: (transfer none): 32 bytes, for the MAC of the seal. Any thread.
 */
const KorSecret *
kor_keys_get_seal_key (const KorKeys *self)
{
  return self->seal;
}

/**
 * kor_keys_get_public:
 * @self: the keys of a user
 * @out: (out): the user's public keys
 *
 * Any thread.
 */
void
kor_keys_get_public (const KorKeys *self, KorPublicKeys *out)
{
  *out = self->public;
}

/**
 * kor_keys_is_recovery:
 * @self: keys
 *
 * Returns: %TRUE when they were unlocked by the recovery code. Any thread.
 */
gboolean
kor_keys_is_recovery (const KorKeys *self)
{
  return self->recovery;
}

/**
 * kor_keys_sign:
 * @self: the keys of a user
 * @data: what to sign
 * @len: its size in bytes
 * @signature: (out): 64 bytes
 *
 * Signs with the user's Ed25519 key. Any thread.
 */
void
kor_keys_sign (const KorKeys *self,
               const void *data,
               gsize len,
               guint8 signature[KOR_SIGNATURE_SIZE])
{
  crypto_sign_detached (signature, NULL, data, len, kor_secret_data (self->sign));
}

/**
 * kor_public_keys_verify:
 * @self: public keys of a user
 * @data: what was signed
 * @len: its size in bytes
 * @signature: 64 bytes
 *
 * Returns: %TRUE when @signature was made by kor_keys_sign() of that user. Any thread.
 */
gboolean
kor_public_keys_verify (const KorPublicKeys *self,
                        const void *data,
                        gsize len,
                        const guint8 signature[KOR_SIGNATURE_SIZE])
{
  return crypto_sign_verify_detached (signature, data, len, self->sign) == 0;
}

/**
 * kor_keys_free:
 * @self: (nullable): the keys of a user
 *
 * Wipes and frees @self. Any thread.
 */
void
kor_keys_free (KorKeys *self)
{
  if (self == NULL)
    return;

  kor_secret_free (self->master);
  kor_secret_free (self->database);
  kor_secret_free (self->documents);
  kor_secret_free (self->seal);
  kor_secret_free (self->ring);
  kor_secret_free (self->names);
  kor_secret_free (self->own);
  kor_secret_free (self->sign);
  g_free (self);
}

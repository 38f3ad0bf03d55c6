/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One slot of the keyring: what is sealed with a password, and how the password becomes a key. */

#include "kor-error.h"
#include "kor-keyring-private.h"

#include <string.h>

#define AD_SIZE (2 * KEYRING_ID_SIZE + 4)

static void
make_ad (const KeyringData *data, const KeyringSlot *slot, guint8 ad[AD_SIZE])
{
  guint32 version = GUINT32_TO_LE (slot->version);

  memcpy (ad, data->register_id, KEYRING_ID_SIZE);
  memcpy (ad + KEYRING_ID_SIZE, slot->id, KEYRING_ID_SIZE);
  memcpy (ad + 2 * KEYRING_ID_SIZE, &version, sizeof version);
}

/* An ä is one character or two, as the keyboard likes: made one. */
static KorSecret *
normalize_password (const KorSecret *password)
{
  const char *text = (const char *) kor_secret_data (password);
  gsize len = kor_secret_size (password);
  gboolean ascii = TRUE;
  KorSecret *copy;
  char *normal;

  for (gsize i = 0; i < len; i++)
    ascii = ascii && (guint8) text[i] < 128;

  normal = ascii ? NULL : g_utf8_normalize (text, (gssize) len, G_NORMALIZE_NFC);
  if (normal == NULL)
    return kor_secret_new_copy (text, len);

  copy = kor_secret_new_copy (normal, strlen (normal));
  kor_wipe (normal, strlen (normal));
  g_free (normal);
  return copy;
}

/* --- for the keyring -------------------------------------------------------------------------- */

void
kor_keyring_hash_name (const KorKeys *keys,
                       KeyringSlotKind kind,
                       const char *folded,
                       guint8 out[KEYRING_HASH_SIZE])
{
  crypto_generichash_state state;
  guint8 first = (guint8) kind;

  crypto_generichash_init (
    &state, kor_secret_data (keys->names), KEYRING_KEY_SIZE, KEYRING_HASH_SIZE);
  crypto_generichash_update (&state, &first, 1);
  crypto_generichash_update (&state, (const guint8 *) folded, strlen (folded));
  crypto_generichash_final (&state, out, KEYRING_HASH_SIZE);
}

/* The costly step: from name and password to check value and key. */
gboolean
kor_keyring_slot_derive (const KeyringData *data,
                         const KeyringSlot *limits,
                         KeyringSlotKind kind,
                         const char *folded,
                         const KorSecret *password,
                         guint8 check[KEYRING_CHECK_SIZE],
                         KorSecret *wrap,
                         GError **error)
{
  g_autoptr (KorSecret) normal = normalize_password (password);
  g_autoptr (KorSecret) root = kor_secret_new (crypto_kdf_KEYBYTES);
  guint8 salt[crypto_pwhash_SALTBYTES];
  crypto_generichash_state state;
  guint8 first = (guint8) kind;

  crypto_generichash_init (&state, data->salt, sizeof data->salt, sizeof salt);
  crypto_generichash_update (&state, &first, 1);
  crypto_generichash_update (&state, (const guint8 *) folded, strlen (folded));
  crypto_generichash_final (&state, salt, sizeof salt);

  if (crypto_pwhash (kor_secret_data (root),
                     kor_secret_size (root),
                     (const char *) kor_secret_data (normal),
                     kor_secret_size (normal),
                     salt,
                     limits->ops,
                     limits->mem,
                     crypto_pwhash_ALG_ARGON2ID13) != 0) {
    kor_error_set (error, KOR_ERROR_FAILED, "not enough memory to derive a key", NULL);
    return FALSE;
  }

  crypto_kdf_derive_from_key (check, KEYRING_CHECK_SIZE, 1, "kor-slot", kor_secret_data (root));
  crypto_kdf_derive_from_key (
    kor_secret_data (wrap), kor_secret_size (wrap), 2, "kor-slot", kor_secret_data (root));
  return TRUE;
}

/* Seals the user's own secret keys with a password, at today's limits. */
gboolean
kor_keyring_slot_seal_own (const KeyringData *data,
                           KeyringSlot *slot,
                           const char *folded,
                           const KorSecret *password,
                           const KorSecret *own,
                           GError **error)
{
  g_autoptr (KorSecret) wrap = kor_secret_new (KEYRING_KEY_SIZE);
  guint8 ad[AD_SIZE];

  slot->ops = (guint32) KEYRING_MIN_OPS;
  slot->mem = KEYRING_MIN_MEM;
  if (!kor_keyring_slot_derive (data, slot, slot->kind, folded, password, slot->check, wrap, error))
    return FALSE;

  make_ad (data, slot, ad);
  randombytes_buf (slot->nonce, sizeof slot->nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->own,
                                              NULL,
                                              kor_secret_data (own),
                                              KEYRING_OWN_SIZE,
                                              ad,
                                              sizeof ad,
                                              NULL,
                                              slot->nonce,
                                              kor_secret_data (wrap));
  return TRUE;
}

gboolean
kor_keyring_slot_make (const KeyringData *data,
                       KeyringSlot *slot,
                       KeyringSlotKind kind,
                       const char *folded,
                       const KorSecret *password,
                       const KorKeys *keys,
                       const KorSecret *own,
                       GError **error)
{
  randombytes_buf (slot->id, sizeof slot->id);
  slot->version = 1;
  slot->kind = kind;
  kor_keyring_hash_name (keys, kind, folded, slot->name);
  crypto_box_seal (
    slot->master, kor_secret_data (keys->master), KEYRING_KEY_SIZE, slot->public.box);
  return kor_keyring_slot_seal_own (data, slot, folded, password, own, error);
}

/* %FALSE is damage: that the password is right is known before. */
gboolean
kor_keyring_slot_open_own (const KeyringData *data,
                           const KeyringSlot *slot,
                           const KorSecret *wrap,
                           KorSecret *own)
{
  guint8 ad[AD_SIZE];

  make_ad (data, slot, ad);
  return crypto_aead_xchacha20poly1305_ietf_decrypt (kor_secret_data (own),
                                                     NULL,
                                                     NULL,
                                                     slot->own,
                                                     sizeof slot->own,
                                                     ad,
                                                     sizeof ad,
                                                     slot->nonce,
                                                     kor_secret_data (wrap)) == 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the keyring's own files only. */

#include <sodium.h>

#include "kor-keyring.h"

#define KEYRING_MAX_SLOTS (KOR_KEYRING_MAX_USERS + 1) /* and the recovery code */
#define KEYRING_ID_SIZE 16
#define KEYRING_CHECK_SIZE 16
#define KEYRING_HASH_SIZE 32
#define KEYRING_NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define KEYRING_TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEYRING_KEY_SIZE 32
#define KEYRING_OWN_SIZE 64 /* X25519 secret key, Ed25519 seed */

#define KEYRING_MIN_OPS crypto_pwhash_OPSLIMIT_MODERATE
#define KEYRING_MAX_OPS 10
#define KEYRING_MIN_MEM crypto_pwhash_MEMLIMIT_MODERATE
#define KEYRING_MAX_MEM (G_GUINT64_CONSTANT (2) << 30)

typedef enum {
  KEYRING_SLOT_USER = 1,
  KEYRING_SLOT_RECOVERY = 2,
} KeyringSlotKind;

typedef struct {
  guint8 id[KEYRING_ID_SIZE];
  guint32 version;
  guint32 kind;
  guint32 ops;
  guint64 mem;
  guint8 check[KEYRING_CHECK_SIZE];
  guint8 name[KEYRING_HASH_SIZE];
  guint8 nonce[KEYRING_NONCE_SIZE];
  guint8 own[KEYRING_OWN_SIZE + KEYRING_TAG_SIZE];
  KorPublicKeys public;
  guint8 master[KEYRING_KEY_SIZE + crypto_box_SEALBYTES];
} KeyringSlot;

typedef struct {
  guint8 register_id[KEYRING_ID_SIZE];
  guint64 sequence;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 names_nonce[KEYRING_NONCE_SIZE];
  guint8 names[KEYRING_KEY_SIZE + KEYRING_TAG_SIZE];
  guint n_slots;
  KeyringSlot slots[KEYRING_MAX_SLOTS];
  guint8 mac[KEYRING_HASH_SIZE];
} KeyringData;

struct _KorKeys {
  KorSecret *master;
  KorSecret *database;
  KorSecret *documents;
  KorSecret *seal;
  KorSecret *ring;  /* MAC over the keyring's files */
  KorSecret *names; /* hashes of user names */
  KorSecret *own;   /* X25519 secret key, Ed25519 seed */
  KorSecret *sign;  /* Ed25519 secret key as libsodium wants it */
  KorPublicKeys public;
  gboolean recovery;
};

KorKeys *kor_keys_new (KorSecret *master, KorSecret *own);
gboolean kor_keys_open_names (KorKeys *self, const KeyringData *data);
void kor_keys_seal_names (const KorKeys *self, KeyringData *data);
KorSecret *kor_keys_generate_own (KorPublicKeys *public);

GBytes *kor_keyring_data_to_bytes (const KeyringData *self, const KorKeys *keys);
gboolean kor_keyring_data_parse (KeyringData *self, GBytes *bytes, const char **detail);
void kor_keyring_data_make_mac (const KeyringData *self,
                                const KorKeys *keys,
                                guint8 mac[KEYRING_HASH_SIZE]);
GBytes *kor_keyring_file_read (const char *folder, gboolean second, GError **error);
gboolean kor_keyring_file_write (const char *folder, GBytes *bytes, GError **error);
gboolean kor_keyring_file_exists (const char *folder);

gboolean kor_keyring_slot_derive (const KeyringData *data,
                                  const KeyringSlot *limits,
                                  KeyringSlotKind kind,
                                  const char *folded,
                                  const KorSecret *password,
                                  guint8 check[KEYRING_CHECK_SIZE],
                                  KorSecret *wrap,
                                  GError **error);

void kor_keyring_hash_name (const KorKeys *keys,
                            KeyringSlotKind kind,
                            const char *folded,
                            guint8 out[KEYRING_HASH_SIZE]);
gboolean kor_keyring_slot_make (const KeyringData *data,
                                KeyringSlot *slot,
                                KeyringSlotKind kind,
                                const char *folded,
                                const KorSecret *password,
                                const KorKeys *keys,
                                const KorSecret *own,
                                GError **error);
gboolean kor_keyring_slot_seal_own (const KeyringData *data,
                                    KeyringSlot *slot,
                                    const char *folded,
                                    const KorSecret *password,
                                    const KorSecret *own,
                                    GError **error);
gboolean kor_keyring_slot_open_own (const KeyringData *data,
                                    const KeyringSlot *slot,
                                    const KorSecret *wrap,
                                    KorSecret *own);

char *kor_recovery_code_new (KorSecret **secret);
KorSecret *kor_recovery_code_parse (const char *code);

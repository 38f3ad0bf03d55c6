/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-secret.h"

G_BEGIN_DECLS

#define KOR_PASSWORD_MIN_CHARS 10
#define KOR_KEYRING_MAX_USERS 32
#define KOR_SIGNATURE_SIZE 64

/**
 * KorKeyring:
 *
 * The two files of a register that say who can open it. Used by one thread at a time.
 */
typedef struct _KorKeyring KorKeyring;

/**
 * KorKeys:
 *
 * The keys of a register as unlocked by one of its users.
 */
typedef struct _KorKeys KorKeys;

/**
 * KorPublicKeys:
 * @sign: Ed25519
 * @box: X25519
 *
 * What everybody may know of a user's keys.
 */
typedef struct {
  guint8 sign[32];
  guint8 box[32];
} KorPublicKeys;

KorKeyring *kor_keyring_create (const char *folder,
                                const char *user,
                                const KorSecret *password,
                                char **recovery_code,
                                KorKeys **keys,
                                GError **error);
KorKeyring *kor_keyring_load (const char *folder, GError **error);
void kor_keyring_free (KorKeyring *self);
gboolean kor_keyring_was_repaired (KorKeyring *self);
guint kor_keyring_get_n_users (KorKeyring *self);

KorKeys *
kor_keyring_unlock (KorKeyring *self, const char *user, const KorSecret *password, GError **error);
KorKeys *kor_keyring_unlock_recovery (KorKeyring *self, const char *code, GError **error);

gboolean kor_keyring_has_user (KorKeyring *self, const KorKeys *by, const char *user);
gboolean kor_keyring_add_user (KorKeyring *self,
                               const KorKeys *by,
                               const char *user,
                               const KorSecret *password,
                               KorPublicKeys *out,
                               GError **error);
gboolean
kor_keyring_remove_user (KorKeyring *self, const KorKeys *by, const char *user, GError **error);
gboolean kor_keyring_set_password (KorKeyring *self,
                                   const char *user,
                                   const KorSecret *old_password,
                                   const KorSecret *new_password,
                                   GError **error);
KorKeys *
kor_keyring_renew (KorKeyring *self, const KorKeys *by, const char *new_folder, GError **error);

const KorSecret *kor_keys_get_database_key (const KorKeys *self);
const KorSecret *kor_keys_get_documents_key (const KorKeys *self);
const KorSecret *kor_keys_get_seal_key (const KorKeys *self);
void kor_keys_get_public (const KorKeys *self, KorPublicKeys *out);
void kor_keys_sign (const KorKeys *self,
                    const void *data,
                    gsize len,
                    guint8 signature[KOR_SIGNATURE_SIZE]);
gboolean kor_keys_is_recovery (const KorKeys *self);
void kor_keys_free (KorKeys *self);

gboolean kor_public_keys_verify (const KorPublicKeys *self,
                                 const void *data,
                                 gsize len,
                                 const guint8 signature[KOR_SIGNATURE_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorKeyring, kor_keyring_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorKeys, kor_keys_free)

G_END_DECLS

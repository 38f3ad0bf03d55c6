/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KOR_HASH_SIZE 32

/**
 * KorHash:
 *
 * A BLAKE2b hash of 32 bytes in the making.
 */
typedef struct _KorHash KorHash;

KorHash *kor_hash_new (const guint8 *key);
void kor_hash_add (KorHash *self, const void *data, gsize len);
void kor_hash_add_text (KorHash *self, const char *text);
void kor_hash_add_int64 (KorHash *self, gint64 value);
void kor_hash_finish (KorHash *self, guint8 out[KOR_HASH_SIZE]);
void kor_hash_free (KorHash *self);

void kor_hash (guint8 out[KOR_HASH_SIZE], const guint8 *key, const void *data, gsize len);
gboolean kor_hash_equal (const guint8 a[KOR_HASH_SIZE], const guint8 b[KOR_HASH_SIZE]);
void kor_random_bytes (void *out, gsize len);
char *kor_hex (const guint8 *data, gsize len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorHash, kor_hash_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KorSecret KorSecret;

KorSecret *kor_secret_new (gsize len);
KorSecret *kor_secret_new_random (gsize len);
KorSecret *kor_secret_new_copy (const void *data, gsize len);
guint8 *kor_secret_data (const KorSecret *self);
gsize kor_secret_size (const KorSecret *self);
gboolean kor_secret_is_locked (const KorSecret *self);
void kor_secret_free (KorSecret *self);

void kor_wipe (void *data, gsize len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSecret, kor_secret_free)

G_END_DECLS

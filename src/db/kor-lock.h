/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorLock:
 *
 * The mark of the one process that holds a register.
 */
typedef struct _KorLock KorLock;

KorLock *kor_lock_take (const char *folder, GError **error);
void kor_lock_release (KorLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorLock, kor_lock_release)

G_END_DECLS

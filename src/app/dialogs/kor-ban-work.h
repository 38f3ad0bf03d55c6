/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-ban.h"
#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorBanWork:
 *
 * Bans on their way into the register, or being lifted: of one person or of several, of one scope or of
 * several. The caller fills it in; it runs off the main thread.
 */
typedef struct {
  GArray *customers; /* of gint64: whose */
  guint scopes;      /* a KOR_SCOPE_BIT() each */
  gboolean lifts;

  /* of bans to be set */
  KorExtent extent;
  KorChannel channel;
  KorDate received;
  char *evidence; /* may be NULL */

  char *because; /* of bans to be lifted: on whose word */

  GPtrArray *done; /* of KorBan: those that were set or lifted */
} KorBanWork;

KorBanWork *kor_ban_work_new (const gint64 *customers, guint n_customers, guint scopes);
KorBanWork *kor_ban_work_ref (KorBanWork *self);
void kor_ban_work_unref (KorBanWork *self);

gpointer kor_ban_work_run (KorRegister *register_,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);
gpointer kor_ban_work_take_back (KorRegister *register_,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorBanWork, kor_ban_work_unref)

G_END_DECLS

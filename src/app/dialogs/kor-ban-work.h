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
  char *who;         /* the name of the only one, for the message; may be NULL */
  guint scopes;      /* a KOR_SCOPE_BIT() each */
  gboolean lifts;

  /* of bans to be set */
  KorExtent extent;
  KorChannel channel;
  KorDate received;
  char *evidence; /* may be NULL */

  /* of bans to be lifted */
  char *because;    /* on whose word */
  gboolean narrows; /* what is lifted stays forbidden for @extent */

  GArray *set;       /* of gint64: the bans made; who had one already got no second */
  GPtrArray *lifted; /* of KorBan: as they were */
} KorBanWork;

KorBanWork *kor_ban_work_new (const gint64 *customers, guint n_customers, guint scopes);
gboolean kor_ban_work_has_changed (const KorBanWork *self);
KorBanWork *kor_ban_work_ref (KorBanWork *self);
void kor_ban_work_unref (KorBanWork *self);

gpointer
kor_ban_work_run (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error);
gpointer kor_ban_work_take_back (KorRegister *register_,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorBanWork, kor_ban_work_unref)

G_END_DECLS

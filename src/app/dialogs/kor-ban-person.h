/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-ban.h"
#include "kor-register.h"

G_BEGIN_DECLS

/* Somebody whose bans are looked at: enough to see on the telephone that it is the right person. */
typedef struct {
  gint64 id;
  char *name;
  char *address;   /* on one line; may be NULL */
  char *contact;   /* telephone and e-mail; may be NULL */
  GPtrArray *bans; /* of KorBan, those in force first */
} KorBanPerson;

KorBanPerson *kor_ban_person_load (KorRegister *register_, gint64 id, GError **error);
void kor_ban_person_free (KorBanPerson *self);
const KorBan *kor_ban_person_find (const KorBanPerson *self, KorScope scope);
KorExtent kor_ban_person_get_extent (const KorBanPerson *self, KorScope scope);

gpointer kor_ban_person_load_call (KorRegister *register_,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

char *kor_ban_person_describe_ban (const KorBan *ban);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorBanPerson, kor_ban_person_free)

G_END_DECLS

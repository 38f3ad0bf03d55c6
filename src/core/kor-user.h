/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorUser:
 *
 * Who may open the register, and what for (R34–R38).
 */
typedef struct {
  gint64 id;
  char *name; /* user name, unique without regard to case */
  char *full_name;
  char *employer; /* NULL: the controller itself */
  KorRole role;
  KorDate agreement_from;  /* when the confidentiality agreement was signed (R38) */
  KorDate agreement_until; /* KOR_DATE_NONE: until further notice */
  KorDate ended;           /* KOR_DATE_NONE while the account is in use */
} KorUser;

KorUser *kor_user_new (void);
KorUser *kor_user_copy (const KorUser *self);
void kor_user_free (KorUser *self);
gboolean kor_user_check (const KorUser *self, GError **error);
gboolean kor_user_has_right (const KorUser *self, KorRole right);
gboolean kor_user_may_open (const KorUser *self, KorDate on, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorUser, kor_user_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-date.h"
#include "kor-words.h"

G_BEGIN_DECLS

/**
 * KorBan:
 *
 * That a customer has forbidden something (R13, R52, R61). It works from the moment it is saved
 * until it is lifted; a lifted ban stays as a record.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 customer_id;
  KorScope scope;
  KorExtent extent;
  KorChannel channel;
  KorDate received;
  char *taken_by; /* full name of the user who took it; set by the register */
  char *evidence; /* where the letter or message is; may be NULL */
  KorDate lifted; /* KOR_DATE_NONE while the ban is in force */
  char *lifted_by;
  char *lifted_because; /* on whose word; may be NULL */
} KorBan;

KorBan *kor_ban_new (
  gint64 customer_id, KorScope scope, KorExtent extent, KorChannel channel, KorDate received);
KorBan *kor_ban_copy (const KorBan *self);
void kor_ban_free (KorBan *self);
gboolean kor_ban_in_force (const KorBan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorBan, kor_ban_free)

G_END_DECLS

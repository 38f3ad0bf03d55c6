/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"

G_BEGIN_DECLS

/* One entry of the journal: who did what to what (Art. 5(2)). */
typedef struct {
  gint64 seq;
  gint64 at; /* seconds since 1970 UTC */
  char *user;
  char *action;      /* "add", "set", "archive", "look-up", "import" … */
  char *subject;     /* "customer", "order" … */
  gint64 subject_id; /* 0: none */
  char *details;     /* NULL: none, or dropped by an erasure */
} KorJournalEntry;

void kor_journal_entry_free (KorJournalEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorJournalEntry, kor_journal_entry_free)

GPtrArray *
kor_register_list_journal (KorRegister *self, gint64 before, guint limit, GError **error);
GPtrArray *kor_register_list_subject_journal (KorRegister *self,
                                              const char *subject,
                                              gint64 subject_id,
                                              GError **error);
gboolean kor_register_verify_journal (KorRegister *self,
                                      gint64 *n_entries,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-letter.h"
#include "kor-register.h"

G_BEGIN_DECLS

/* A paper of a case, ready to be looked at, printed and kept. */
typedef struct {
  KorLetterKind kind;
  KorLanguage language;
  gint64 request_id;  /* 0: a ban confirmation without a case */
  gint64 customer_id; /* of that */
  char *name;         /* what the file is called: "2026-001-receipt.pdf" */
  char *party;        /* of a notice */
  GBytes *pdf;
  guint n_pages;
  GBytes *xml;      /* of a reply: the data as given, canonical XML; of a letter NULL */
  GBytes *page_xml; /* for a layout on any thread, see kor_case_paper_layout_new() */
} KorCasePaper;

KorCasePaper *kor_case_paper_make (KorRegister *register_,
                                   gint64 request_id,
                                   KorLetterKind kind,
                                   KorLanguage language,
                                   const char *party,
                                   GError **error);
KorCasePaper *kor_case_paper_make_ban_confirmation (KorRegister *register_,
                                                    gint64 customer_id,
                                                    KorLanguage language,
                                                    GError **error);
gboolean kor_case_paper_keep (KorRegister *register_, const KorCasePaper *self, GError **error);
KorPageLayout *kor_case_paper_layout_new (const KorCasePaper *self);
void kor_case_paper_free (KorCasePaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorCasePaper, kor_case_paper_free)

G_END_DECLS

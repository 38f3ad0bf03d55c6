/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-access-report.h"
#include "kor-register.h"
#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorAccessCollection:
 *
 * Everything the register holds about one customer, or that it holds nothing, read for the reply to a
 * request for access. It is read once, and the reply can be made of it in any language. Immutable; any
 * thread.
 */
typedef struct _KorAccessCollection KorAccessCollection;

/* How much the reply tells of each kind. */
typedef struct {
  guint values; /* with the history */
  guint bans;
  guint orders; /* with their invoices */
  guint requests;
  guint documents;
  guint disclosures;
  guint runs; /* lists the person was printed in */
  guint lookups;
} KorAccessCounts;

KorAccessCollection *
kor_access_collection_new (KorRegister *register_, gint64 customer_id, GError **error);
KorAccessCollection *kor_access_collection_new_for_case (KorRegister *register_,
                                                         const KorRequest *request,
                                                         GError **error);
KorAccessCollection *kor_access_collection_ref (KorAccessCollection *self);
void kor_access_collection_unref (KorAccessCollection *self);
const KorCustomer *kor_access_collection_get_customer (const KorAccessCollection *self);
void kor_access_collection_get_counts (const KorAccessCollection *self, KorAccessCounts *counts);
KorAccessReport *kor_access_collection_make_report (const KorAccessCollection *self,
                                                    KorLanguage language,
                                                    GError **error);

KorAccessReport *kor_access_collect (KorRegister *register_,
                                     gint64 customer_id,
                                     KorLanguage language,
                                     GError **error);
KorAccessReport *kor_access_collect_case (KorRegister *register_,
                                          const KorRequest *request,
                                          KorLanguage language,
                                          GError **error);

KorPageLayout *kor_access_layout_new (KorAccessReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorAccessCollection, kor_access_collection_unref)

G_END_DECLS

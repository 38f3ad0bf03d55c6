/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the files of the register layer that work on cases. */

#include "kor-document-store.h"
#include "kor-register-private.h"
#include "kor-request-rules.h"

G_BEGIN_DECLS

/* kor-register-request-load.c */
gboolean kor_requests_read (KorDb *db,
                            const char *condition,
                            const char *order,
                            gint64 value,
                            GPtrArray *requests,
                            GError **error);
KorRequest *kor_request_load (KorDb *db, gint64 id, GError **error);
KorRequest *kor_request_load_for (
  KorRegister *self, KorDb *db, gint64 id, KorRequestAction action, GError **error);

/* kor-register-request-changes.c */
void kor_request_describe (KorWrite *write,
                           const KorRequest *request,
                           const char *action,
                           const char *format,
                           ...) G_GNUC_PRINTF (4, 5);
char *kor_request_get_reason (const KorRequest *request);
gboolean kor_request_deny (const KorRequest *request,
                           KorRequestAction action,
                           KorMissing missing,
                           guint item,
                           GError **error);
gboolean kor_request_touch (KorDb *db, gint64 request_id, GError **error);

/* kor-register-request-items.c */
gboolean kor_request_has_contest (const KorRequest *request);
gboolean kor_request_contest_holds (KorDb *db,
                                    const KorCustomer *customer,
                                    gboolean *restricted,
                                    GError **error);
gboolean kor_request_settle_contests (KorRegister *self,
                                      KorDb *db,
                                      KorWrite *write,
                                      const KorRequest *request,
                                      gint64 customer_id,
                                      GError **error);
gboolean kor_request_hold_items (
  KorRegister *self, KorDb *db, const KorRequest *request, gint64 customer_id, GError **error);
gboolean kor_request_add_items (
  KorRegister *self, KorDb *db, KorWrite *write, KorRequest *request, GError **error);

/* kor-register-request-notices.c */
gboolean kor_request_add_notices (KorDb *db,
                                  const KorRequest *request,
                                  const KorRequestItem *item,
                                  const KorCustomer *before,
                                  GError **error);

/* kor-register-documents.c */
gboolean kor_document_write (KorRegister *self,
                             KorDocument *document,
                             GInputStream *plain,
                             KorDocumentFile *file,
                             GCancellable *cancellable,
                             GError **error);
gboolean kor_document_insert (
  KorRegister *self, KorDb *db, KorDocument *document, const KorDocumentFile *file, GError **error);
void kor_document_drop (KorRegister *self, const KorDocumentFile *file);
gboolean kor_documents_read (
  KorDb *db, const char *condition, gint64 value, GPtrArray *documents, GError **error);

G_END_DECLS

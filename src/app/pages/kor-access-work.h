/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-access-collect.h"

G_BEGIN_DECLS

/* What the page of the access reply has done off the main thread. */
typedef struct {
  gint64 customer_id;
  KorAccessCollection *collection; /* NULL: still to be read */
  KorLanguage language;            /* wanted, once there is a collection */
  KorAccessReport *report;         /* as made; what is saved */
  char *path;                      /* of a file to save */
  gboolean as_xml;
} KorAccessWork;

KorAccessWork *kor_access_work_new (gint64 customer_id);
void kor_access_work_free (KorAccessWork *self);

gpointer kor_access_work_make (KorRegister *register_,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
gpointer kor_access_work_save (KorRegister *register_,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorAccessWork, kor_access_work_free)

G_END_DECLS

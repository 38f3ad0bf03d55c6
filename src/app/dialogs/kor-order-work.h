/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register-orders.h"

G_BEGIN_DECLS

typedef enum {
  KOR_ORDER_WORK_LOAD,
  KOR_ORDER_WORK_SAVE,
  KOR_ORDER_WORK_DELETE,
  KOR_ORDER_WORK_ARCHIVE,
  KOR_ORDER_WORK_BRING_BACK,
} KorOrderWorkKind;

/* What the order dialog has done off the main thread, and what came of it. */
typedef struct {
  KorOrderWorkKind kind;
  gint64 id;       /* 0: a new order */
  KorOrder *order; /* to save, or as loaded */
  char *customer_name;
} KorOrderWork;

KorOrderWork *kor_order_work_new (KorOrderWorkKind kind, gint64 id);
void kor_order_work_free (KorOrderWork *self);
gpointer kor_order_work_run (KorRegister *register_,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gpointer kor_order_work_undo (KorRegister *register_,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorOrderWork, kor_order_work_free)

G_END_DECLS

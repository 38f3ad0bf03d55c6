/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-request.h"

G_BEGIN_DECLS

/**
 * KorRequestListModel:
 *
 * Cases in the groups of the list: overdue, this week, later, closed; each group is a section. Its
 * objects are #KorRequestEntry, made when they are asked for, so that thousands of closed cases cost
 * no more than those in view.
 */
#define KOR_TYPE_REQUEST_LIST_MODEL (kor_request_list_model_get_type ())
G_DECLARE_FINAL_TYPE (KorRequestListModel, kor_request_list_model, KOR, REQUEST_LIST_MODEL, GObject)

KorRequestListModel *kor_request_list_model_new (void);
void
kor_request_list_model_set_requests (KorRequestListModel *self, GPtrArray *requests, KorDate today);
gint64 kor_request_list_model_get_id (KorRequestListModel *self, guint position);
gboolean kor_request_list_model_find (KorRequestListModel *self, gint64 id, guint *position);

G_END_DECLS

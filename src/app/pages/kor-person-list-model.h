/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorPersonListModel:
 *
 * The people of a list as a #GListModel of #GtkStringObject: the lines of the address, made when a
 * row comes into view.
 */
#define KOR_TYPE_PERSON_LIST_MODEL (kor_person_list_model_get_type ())
G_DECLARE_FINAL_TYPE (KorPersonListModel, kor_person_list_model, KOR, PERSON_LIST_MODEL, GObject)

KorPersonListModel *kor_person_list_model_new (void);
void kor_person_list_model_set_persons (KorPersonListModel *self, GPtrArray *persons);
gint64 kor_person_list_model_get_id (KorPersonListModel *self, guint position);

G_END_DECLS

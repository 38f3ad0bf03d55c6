/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KorRunPeople:
 *
 * Who stands in the record of a run, with what a search looks into; read off the main thread.
 */
typedef struct {
  GPtrArray *persons; /* of KorRunPerson */
  GPtrArray *folded;  /* of char *: name and address of each, folded */
} KorRunPeople;

KorRunPeople *kor_run_people_new (GPtrArray *persons);
void kor_run_people_free (KorRunPeople *self);
gboolean kor_run_people_equal (const KorRunPeople *a, const KorRunPeople *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorRunPeople, kor_run_people_free)

/**
 * KorRunPersonModel:
 *
 * The people of a run that a search lets through, as a #GListModel of #GtkStringObject: name, address
 * in one line, and on whose label they stand, each ended by a newline; made when a row comes into view.
 */
#define KOR_TYPE_RUN_PERSON_MODEL (kor_run_person_model_get_type ())
G_DECLARE_FINAL_TYPE (KorRunPersonModel, kor_run_person_model, KOR, RUN_PERSON_MODEL, GObject)

KorRunPersonModel *kor_run_person_model_new (void);
void kor_run_person_model_take_people (KorRunPersonModel *self, KorRunPeople *people);
void kor_run_person_model_set_search (KorRunPersonModel *self, const char *search);
guint kor_run_person_model_get_n_people (KorRunPersonModel *self);
gint64 kor_run_person_model_get_id (KorRunPersonModel *self, guint position);

G_END_DECLS

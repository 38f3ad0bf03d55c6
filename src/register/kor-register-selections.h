/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"
#include "kor-selection.h"

G_BEGIN_DECLS

/* A selection that was saved with a name. */
typedef struct {
  gint64 id;
  char *name;
  char *selection; /* in words, see kor_selection_to_string() */
  gint64 saved;    /* seconds since 1970 UTC */
  char *saved_by;
} KorSavedSelection;

void kor_saved_selection_free (KorSavedSelection *self);

gboolean kor_register_save_selection (KorRegister *self,
                                      const char *name,
                                      const KorSelection *selection,
                                      gboolean replace,
                                      GError **error);
GPtrArray *kor_register_list_selections (KorRegister *self, GError **error);
KorSelection *kor_register_load_selection (KorRegister *self, const char *name, GError **error);
gboolean kor_register_delete_selection (KorRegister *self, const char *name, GError **error);
gboolean kor_register_count_selection (KorRegister *self,
                                       const KorSelection *selection,
                                       GCancellable *cancellable,
                                       guint *n,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorSavedSelection, kor_saved_selection_free)

G_END_DECLS

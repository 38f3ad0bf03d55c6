/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-sheet.h"

G_BEGIN_DECLS

/**
 * KorGlabelsReader:
 *
 * Collects the templates of gLabels' files, which may refer to each other, and makes sheets of them.
 */
typedef struct _KorGlabelsReader KorGlabelsReader;

/* A template that is no sheet: its name, and why. */
typedef struct {
  char *name; /* brand and part number, or a file's name */
  GError *error;
} KorGlabelsProblem;

KorGlabelsReader *kor_glabels_reader_new (void);
void kor_glabels_reader_free (KorGlabelsReader *self);

gboolean kor_glabels_reader_add_papers (KorGlabelsReader *self,
                                        GBytes *bytes,
                                        const char *name,
                                        GError **error);
gboolean kor_glabels_reader_add_templates (KorGlabelsReader *self,
                                           GBytes *bytes,
                                           const char *name,
                                           GError **error);
void kor_glabels_reader_add_folder (KorGlabelsReader *self, const char *folder);
GPtrArray *kor_glabels_reader_finish (KorGlabelsReader *self, GPtrArray **problems);

char **kor_glabels_get_folders (void);

void kor_glabels_problem_free (KorGlabelsProblem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorGlabelsReader, kor_glabels_reader_free)

G_END_DECLS

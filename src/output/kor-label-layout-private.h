/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-label-fitter.h"
#include "kor-label-layout.h"
#include "kor-label-slots.h"

G_BEGIN_DECLS

/**
 * KorLabelLayout:
 *
 * Lays the lines of many labels on sheets of one make and draws them, for the screen, a PDF and the
 * printer alike (R11). It holds the text of one label at a time and belongs to the thread that made it.
 */
struct _KorLabelLayout {
  GObject parent_instance;

  KorLabelSheet *sheet;
  KorLabelLines lines;
  gpointer lines_data;
  GDestroyNotify lines_destroy;
  KorLabelProgress progress;
  gpointer progress_data;
  KorLabelSlots slots;
  gboolean outlines;
  KorPrinterSettings printer;
  char *sender;
  KorRectangle area; /* of the text in a label, in mm */
  KorLabelFitter *fitter;
};

KorLabelFit kor_label_layout_fit (KorLabelLayout *self, guint label);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For kor-lists-page.c and kor-lists-page-output.c alone. */

#include "kor-list-settings.h"
#include "kor-list-work.h"
#include "kor-lists-page.h"
#include "kor-paper-view.h"
#include "kor-person-list-model.h"

G_BEGIN_DECLS

struct _KorListsPage {
  AdwBin parent_instance;

  AdwOverlaySplitView *split;
  KorListSettings *settings;
  AdwToggleGroup *toggle;
  GtkWidget *paper_tools;
  GtkLabel *position;
  GtkStack *stack;
  AdwStatusPage *nothing;
  KorPaperView *paper;
  GtkColumnView *addresses;
  GtkLabel *counts;
  GtkLabel *left_out;
  GtkLabel *details;
  GtkLabel *reason;
  AdwSpinner *busy;

  KorRegister *register_;
  KorPersonListModel *persons;
  GCancellable *cancellable; /* of the preview being asked for */
  KorListChoice *choice;     /* of the preview shown */
  KorListResult *preview;    /* NULL: none yet */
  gboolean stale;            /* the register has changed since the preview, which nobody sees now */
  gboolean producing;
};

gboolean kor_lists_page_shows_sheets (KorListsPage *self);
void kor_lists_page_update_actions (KorListsPage *self);
void kor_lists_page_install_output_actions (GtkWidgetClass *widget_class);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For the files of KorListsPage alone. */

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
  GtkButton *check;
  GtkLabel *check_text;
  GtkLabel *check_count;
  GtkLabel *reason;
  AdwSpinner *busy;
  GtkWidget *making_box;
  GtkProgressBar *progress_bar;

  KorRegister *register_;
  KorPersonListModel *persons;
  GCancellable *cancellable; /* of the preview being asked for */
  KorListChoice *choice;     /* of the preview shown */
  KorLabelChoice *labels;    /* as shown; NULL: can't be read */
  KorListPreview *preview;   /* NULL: none yet */
  gboolean seen;             /* the page has been looked at */
  gboolean stale;            /* the register has changed since the preview, which nobody sees now */

  GCancellable *checking; /* of the looking for long lines */
  GPtrArray *warnings;    /* of KorLabelWarning; NULL: not looked for yet */

  GCancellable *making; /* of the list being made; NULL: none */
  KorListProgress *progress;
  guint tick;
};

/* kor-lists-page-preview.c */
gboolean kor_lists_page_shows_sheets (KorListsPage *self);
void kor_lists_page_update_actions (KorListsPage *self);
void kor_lists_page_update_position (KorListsPage *self);
void kor_lists_page_start_preview (KorListsPage *self);
void kor_lists_page_show_sheets (KorListsPage *self);
void kor_lists_page_stop (KorListsPage *self);

/* kor-lists-page-addresses.c */
void kor_lists_page_prepare_addresses (KorListsPage *self);

/* kor-lists-page-output.c */
void kor_lists_page_install_output_actions (GtkWidgetClass *widget_class);

G_END_DECLS

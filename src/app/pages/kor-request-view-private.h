/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For kor-request-view*.c alone. */

#include "kor-request-documents.h"
#include "kor-request-facts.h"
#include "kor-request-items.h"
#include "kor-request-lacks.h"
#include "kor-request-letters.h"
#include "kor-request-notices.h"
#include "kor-request-view.h"
#include "kor-step-path.h"
#include "kor-window.h"

G_BEGIN_DECLS

struct _KorRequestView {
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *papers_toggle;
  AdwButtonContent *papers_content;
  GtkWidget *customer_button;
  KorStepPath *path;
  AdwOverlaySplitView *papers_view;
  GtkScrolledWindow *scrolled;
  KorRequestLacks *lacks;
  AdwPreferencesGroup *wants_group;
  GtkLabel *wants_label;
  KorRequestItems *items;
  KorRequestLetters *letters;
  KorRequestNotices *notices;
  KorRequestDocuments *documents;
  KorRequestFacts *facts;
  GtkLabel *limit_label;
  GtkLabel *reason_label;
  GtkButton *next_button;

  KorRegister *register_;
  KorUndo *undo;
  gint64 id;           /* 0: none */
  KorRequest *request; /* NULL until it is loaded */
  GCancellable *cancellable;
  guint reload_source;
  gboolean narrow;
  gboolean entering; /* the keyboard comes when the case has been read */
};

KorDate kor_request_view_get_today (KorRequestView *self);
gboolean kor_request_view_has_right (KorRequestView *self, KorRole right);
const KorRequest *kor_request_view_get_request (KorRequestView *self);
KorWindow *kor_request_view_get_window (KorRequestView *self);
void kor_request_view_keep_focus (KorRequestView *self);

/* kor-request-view-show.c */
void kor_request_view_show_request (KorRequestView *self);

/* kor-request-view-actions.c */
void kor_request_view_install_actions (GtkWidgetClass *widget_class);
void kor_request_view_update_actions (KorRequestView *self);

/* kor-request-view-dialogs.c */
void kor_request_view_install_dialogs (GtkWidgetClass *widget_class);
void kor_request_view_accept_files (KorRequestView *self);

G_END_DECLS

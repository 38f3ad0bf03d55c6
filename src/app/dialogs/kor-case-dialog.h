/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-case-work.h"
#include "kor-request-rules.h"

G_BEGIN_DECLS

/* How a line below a form is meant. */
typedef enum {
  KOR_MESSAGE_HINT,
  KOR_MESSAGE_WARNING,
  KOR_MESSAGE_ERROR,
} KorMessageKind;

/**
 * KorCaseDialog:
 *
 * What the dialogs of a case have in common: a form with Cancel and Save over it and a line of words
 * below. Ctrl+Return, or Enter in an entry, saves; what could not be saved stays as written and the
 * line says why; Escape closes, and asks when something written would be lost. A child in the template
 * of a subclass stands in the form.
 *
 * Signal "saved" (gint64 id): of the case, before the dialog closes.
 * Action: case.save.
 */
#define KOR_TYPE_CASE_DIALOG (kor_case_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (KorCaseDialog, kor_case_dialog, KOR, CASE_DIALOG, AdwDialog)

/**
 * KorCaseDialogClass:
 * @update: something was written: say with kor_case_dialog_set_ready() whether it can be saved
 * @collect: makes the work to be done of what is written; %NULL when something is missing, which is
 *   marked or told
 * @saved: (nullable): the work is done, the dialog is about to close
 */
struct _KorCaseDialogClass {
  AdwDialogClass parent_class;

  void (*update) (KorCaseDialog *self);
  KorCaseWork *(*collect) (KorCaseDialog *self);
  void (*saved) (KorCaseDialog *self, const KorCaseWork *work);
};

void kor_case_dialog_class_bind_edited (GtkWidgetClass *widget_class);

void
kor_case_dialog_set_case (KorCaseDialog *self, KorRegister *register_, const KorRequest *request);
void kor_case_dialog_set_subtitle (KorCaseDialog *self, const char *subtitle);
void kor_case_dialog_set_save_label (KorCaseDialog *self, const char *label);
KorRegister *kor_case_dialog_get_register (KorCaseDialog *self);
const KorRequest *kor_case_dialog_get_request (KorCaseDialog *self);
KorDate kor_case_dialog_get_today (KorCaseDialog *self);
gboolean kor_case_dialog_is_busy (KorCaseDialog *self);

void kor_case_dialog_edited (KorCaseDialog *self);
void kor_case_dialog_update (KorCaseDialog *self);
void kor_case_dialog_set_ready (KorCaseDialog *self, gboolean ready);
void kor_case_dialog_set_unchanged (KorCaseDialog *self);
void kor_case_dialog_tell (KorCaseDialog *self, KorMessageKind kind, const char *text);
void kor_case_dialog_block (KorCaseDialog *self, const char *reason);
gboolean kor_case_dialog_require (KorCaseDialog *self, KorRole right, const char *otherwise);
gboolean kor_case_dialog_allow (KorCaseDialog *self, KorRequestAction action);
void kor_case_dialog_toast (KorCaseDialog *self, const char *text);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-identity-dialog.h"

#include <glib/gi18n.h>

#include "kor-combo.h"
#include "kor-entry-value.h"
#include "kor-signature-text.h"

struct _KorIdentityDialog {
  KorCaseDialog parent_instance;

  AdwComboRow *signature;
  AdwComboRow *identity;
  AdwEntryRow *with;
  AdwPreferencesGroup *findings;
};

G_DEFINE_FINAL_TYPE (KorIdentityDialog, kor_identity_dialog, KOR_TYPE_CASE_DIALOG)

static KorIdentity
get_identity (KorIdentityDialog *self)
{
  return (KorIdentity) adw_combo_row_get_selected (self->identity);
}

static KorSignature
get_signature (KorIdentityDialog *self)
{
  return (KorSignature) adw_combo_row_get_selected (self->signature);
}

/* What is to be written beside the way in which identity was seen. */
static const char *
get_with_title (KorIdentity identity)
{
  switch (identity) {
  case KOR_IDENTITY_COMPARED:
    return _ ("Compared with: a contract, an earlier letter …");
  case KOR_IDENTITY_IN_PERSON:
    return _ ("Which document was seen: passport, identity card …");
  case KOR_IDENTITY_CALLBACK:
  case KOR_IDENTITY_CUSTOMER_NUMBER:
    return _ ("Number that was called");
  case KOR_IDENTITY_ELECTRONIC:
    return _ ("Service of identification");
  case KOR_IDENTITY_NONE:
  case KOR_N_IDENTITIES:
  default:
    return _ ("With what");
  }
}

/* Returns: (nullable): what is missing before it can be saved */
static const char *
find_problem (KorIdentityDialog *self)
{
  g_autofree char *with = kor_entry_dup_text (GTK_WIDGET (self->with));

  if (get_identity (self) != KOR_IDENTITY_COMPARED)
    return NULL;
  if (get_signature (self) == KOR_SIGNATURE_NONE)
    return _ ("It is not signed, so there is no signature to compare. See who asks in another way.");
  return with == NULL ? _ ("Write what the signature was compared with, or choose another way.")
                      : NULL;
}

static void
kor_identity_dialog_update (KorCaseDialog *dialog)
{
  KorIdentityDialog *self = KOR_IDENTITY_DIALOG (dialog);
  KorIdentity identity = get_identity (self);
  const char *problem = find_problem (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->with), get_with_title (identity));
  gtk_widget_set_visible (GTK_WIDGET (self->with), identity != KOR_IDENTITY_NONE);
  if (problem == NULL && identity == KOR_IDENTITY_NONE)
    kor_case_dialog_tell (dialog,
                          KOR_MESSAGE_HINT,
                          _ ("The case can’t be decided before it is known who asks. It waits, and is never closed for that."));
  else
    kor_case_dialog_tell (dialog, KOR_MESSAGE_HINT, problem);
  kor_case_dialog_set_ready (dialog, problem == NULL);
}

static KorCaseWork *
kor_identity_dialog_collect (KorCaseDialog *dialog)
{
  KorIdentityDialog *self = KOR_IDENTITY_DIALOG (dialog);
  KorCaseWork *work =
    kor_case_work_new (KOR_CASE_WORK_IDENTIFY, kor_case_dialog_get_request (dialog)->id);

  work->signature = get_signature (self);
  work->identity = get_identity (self);
  work->what = kor_entry_dup_text (GTK_WIDGET (self->with));
  return work;
}

/* --- electronic signatures ------------------------------------------------------------------------------ */

static void
add_finding (KorIdentityDialog *self, const KorDocument *document, guint index)
{
  const KorDocumentSignature *signature = document->signatures->pdata[index];
  gboolean sound = signature->valid && signature->whole_document;
  g_autofree char *title = kor_signature_describe_signer (signature);
  g_autofree char *text = kor_signature_describe (signature);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", document->name, text);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon =
    gtk_image_new_from_icon_name (sound ? "object-select-symbolic" : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, sound ? "success" : "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (self->findings, row);
}

static void
show_findings (KorIdentityDialog *self, const KorRequest *request)
{
  guint n = 0;

  for (guint i = 0; i < request->documents->len; i++) {
    const KorDocument *document = request->documents->pdata[i];

    for (guint j = 0; document->kind == KOR_DOCUMENT_ATTACHMENT && j < document->signatures->len;
         j++, n++)
      add_finding (self, document, j);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), n > 0);
}

/* A signature is there to be compared, until somebody says otherwise. */
static void
fill (KorIdentityDialog *self, const KorRequest *request)
{
  KorIdentity identity = request->identity;

  if (identity == KOR_IDENTITY_NONE && request->signature != KOR_SIGNATURE_NONE)
    identity = KOR_IDENTITY_COMPARED;
  adw_combo_row_set_selected (self->signature, request->signature);
  adw_combo_row_set_selected (self->identity, identity);
  gtk_editable_set_text (GTK_EDITABLE (self->with),
                         request->identity_with != NULL ? request->identity_with : "");
  show_findings (self, request);
}

static void
kor_identity_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_IDENTITY_DIALOG);
  G_OBJECT_CLASS (kor_identity_dialog_parent_class)->dispose (object);
}

static void
kor_identity_dialog_class_init (KorIdentityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_identity_dialog_dispose;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_identity_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_identity_dialog_collect;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-identity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorIdentityDialog, signature);
  gtk_widget_class_bind_template_child (widget_class, KorIdentityDialog, identity);
  gtk_widget_class_bind_template_child (widget_class, KorIdentityDialog, with);
  gtk_widget_class_bind_template_child (widget_class, KorIdentityDialog, findings);
  kor_case_dialog_class_bind_edited (widget_class);
}

static void
kor_identity_dialog_init (KorIdentityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kor_combo_fill_signatures (self->signature);
  kor_combo_fill_identities (self->identity);
}

/**
 * kor_identity_dialog_new:
 * @register_: an open register
 * @request: a case that is not decided
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_identity_dialog_new (KorRegister *register_, const KorRequest *request)
{
  KorIdentityDialog *self = g_object_new (KOR_TYPE_IDENTITY_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  kor_case_dialog_set_case (dialog, register_, request);
  fill (self, request);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->signature));
  kor_case_dialog_set_unchanged (dialog);
  if (kor_case_dialog_require (
        dialog, KOR_ROLE_MAINTAINS, _ ("You may read cases but not take them down or change them.")))
    kor_case_dialog_allow (dialog, KOR_ACTION_IDENTIFY);
  return ADW_DIALOG (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-documents.h"

#include <glib/gi18n.h>

#include "kor-document-view.h"
#include "kor-request-text.h"
#include "kor-row-list.h"
#include "kor-signature-text.h"
#include "kor-ui-text.h"

struct _KorRequestDocuments {
  AdwPreferencesGroup parent_instance;

  GtkWidget *page; /* a button around the picture */
  KorDocumentView *picture;
  gint64 shown; /* the document in the picture, or 0 */
  GtkLabel *name;
  GtkLabel *facts;
  GtkWidget *buttons;
  GtkWidget *open_button;
  GtkWidget *add_button;
  GtkWidget *nothing;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KorRequestDocuments, kor_request_documents, ADW_TYPE_PREFERENCES_GROUP)

/* --- words -------------------------------------------------------------------------------------- */

static char *
describe_document (const KorDocument *document)
{
  g_autofree char *added = kor_ui_format_time (document->added);
  g_autofree char *size = g_format_size ((guint64) document->size);

  if (document->n_pages == 0)
    return g_strdup_printf (_ ("%s · added %s"), size, added);
  return g_strdup_printf (ngettext ("%u page · added %s", "%u pages · added %s", document->n_pages),
                          document->n_pages,
                          added);
}

/* --- rows --------------------------------------------------------------------------------------- */

static GtkWidget *
create_signature_row (const KorDocumentSignature *signature)
{
  g_autofree char *title = kor_signature_describe_signer (signature);
  g_autofree char *subtitle = kor_signature_describe (signature);
  GtkWidget *row = kor_fact_row_new (title, subtitle);
  GtkWidget *icon = gtk_image_new_from_icon_name (signature->valid ? "object-select-symbolic"
                                                                   : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, signature->valid ? "success" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static GtkWidget *
create_other_row (const KorDocument *document)
{
  g_autofree char *subtitle = describe_document (document);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (document->id));
  GtkWidget *row = kor_fact_row_new (document->name, subtitle);

  kor_row_add_button (row, NULL, C_ ("document", "Open"), "case.open-document", target);
  return row;
}

static void
add_findings (GPtrArray *rows, const KorDocument *document)
{
  for (guint i = 0; document->signatures != NULL && i < document->signatures->len; i++)
    g_ptr_array_add (rows, create_signature_row (g_ptr_array_index (document->signatures, i)));
  if (document->has_script)
    g_ptr_array_add (rows,
                     kor_fact_row_new (_ ("This file wants to run a program"),
                                         _ ("It is shown as a picture; nothing of it is run.")));
}

static void
set_open_action (GtkWidget *button, gint64 document_id)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", document_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.open-document");
}

static void
show_first (KorRequestDocuments *self, KorRegister *register_, const KorDocument *document)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name), document != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), document != NULL);
  gtk_widget_set_visible (self->page, document != NULL);
  gtk_widget_set_visible (self->open_button, document != NULL);
  gtk_widget_set_visible (self->nothing, document == NULL);
  if (document == NULL)
    return;
  if (self->shown != document->id)
    kor_document_view_set_document (self->picture, register_, document);
  self->shown = document->id;
  g_autofree char *facts = describe_document (document);
  g_autofree char *label = g_strdup_printf (_ ("First page of %s"), document->name);

  gtk_label_set_text (self->name, document->name);
  gtk_label_set_text (self->facts, facts);
  set_open_action (self->open_button, document->id);
  set_open_action (self->page, document->id);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->page), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
kor_request_documents_class_init (KorRequestDocumentsClass *klass)
{
}

static GtkLabel *
create_label (const char *text, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
create_buttons (KorRequestDocuments *self)
{
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->open_button = gtk_button_new_with_mnemonic (_ ("_Open"));
  gtk_widget_set_hexpand (self->open_button, TRUE);
  gtk_box_append (GTK_BOX (self->buttons), self->open_button);
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a File"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "case.attach");
  gtk_box_append (GTK_BOX (self->buttons), self->add_button);
}

static void
kor_request_documents_init (KorRequestDocuments *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->picture = KOR_DOCUMENT_VIEW (kor_document_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), -1, 290);
  gtk_widget_set_can_target (GTK_WIDGET (self->picture), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->picture), FALSE);
  self->page = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->page), GTK_WIDGET (self->picture));
  gtk_widget_add_css_class (self->page, "document-page");
  self->name = create_label (NULL, NULL);
  self->facts = create_label (NULL, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts), "dimmed");
  self->nothing = GTK_WIDGET (create_label (NULL, "dimmed"));
  create_buttons (self);
  self->list = kor_row_list_new (_ ("More files and signatures"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 6);

  gtk_box_append (GTK_BOX (box), self->page);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Request and Attachments"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

/**
 * kor_request_documents_count:
 * @request: a case
 *
 * Returns: how many papers came from the person
 */
guint
kor_request_documents_count (const KorRequest *request)
{
  guint n = 0;

  for (guint i = 0; i < request->documents->len; i++)
    n += ((const KorDocument *) request->documents->pdata[i])->kind == KOR_DOCUMENT_ATTACHMENT;
  return n;
}

/**
 * kor_request_documents_set_request:
 * @self: the attachments
 * @register_: where they are kept
 * @request: a case
 * @editable: whether this user may add one
 */
void
kor_request_documents_set_request (KorRequestDocuments *self,
                                   KorRegister *register_,
                                   const KorRequest *request,
                                   gboolean editable)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const KorDocument *first = NULL;

  for (guint i = 0; i < request->documents->len; i++) {
    const KorDocument *document = g_ptr_array_index (request->documents, i);

    if (document->kind != KOR_DOCUMENT_ATTACHMENT)
      continue;
    if (first == NULL)
      first = document;
    else
      g_ptr_array_add (rows, create_other_row (document));
    add_findings (rows, document);
  }
  show_first (self, register_, first);
  gtk_widget_set_visible (self->add_button, editable);
  gtk_label_set_text (GTK_LABEL (self->nothing),
                      editable
                      ? _ ("Drop the scanned request here, or add it as a file.")
                      : _ ("No attachments"));
  kor_row_list_fill (self->list, rows);
}

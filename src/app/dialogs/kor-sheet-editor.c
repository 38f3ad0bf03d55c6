/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-sheet-editor-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kor-entry-value.h"
#include "kor-error-describe.h"
#include "kor-form.h"
#include "kor-sheet-words-text.h"

/* More is not read at once. */
#define MOST_SENTENCES 2

enum {
  SAVED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorSheetEditor, kor_sheet_editor, ADW_TYPE_DIALOG)

static gboolean
is_dirty (KorSheetEditor *self)
{
  g_autofree char *state = kor_sheet_editor_dup_state (self);

  return g_strcmp0 (state, self->filled) != 0;
}

static void
apply_state (KorSheetEditor *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->sheet != NULL && !self->busy;

  gtk_widget_action_set_enabled (widget, "sheet.save", ready && self->taken != NULL);
  gtk_widget_action_set_enabled (widget, "sheet.print", ready);
  gtk_widget_action_set_enabled (widget, "sheet.delete", self->own != NULL && !self->busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !is_dirty (self) && !self->busy);
}

/* --- what is said -------------------------------------------------------------------------------------------- */

/**
 * kor_sheet_editor_tell:
 * @self: an editor
 * @icon: before the text
 * @kind: the style of both
 * @text: what is said beside the button that saves
 */
void
kor_sheet_editor_tell (KorSheetEditor *self, const char *icon, const char *kind, const char *text)
{
  const char *classes[] = { kind, NULL };
  gboolean is_new = g_strcmp0 (gtk_label_get_label (self->message), text) != 0;

  gtk_label_set_label (self->message, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message), classes);
  gtk_image_set_from_icon_name (self->message_icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message_icon), classes);
  if (is_new && g_str_equal (kind, "error"))
    gtk_accessible_announce (
      GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
kor_sheet_editor_tell_error (KorSheetEditor *self, const GError *error)
{
  g_autofree char *text = kor_error_describe (error);

  kor_sheet_editor_tell (self, "dialog-error-symbolic", "error", text);
}

static GtkWidget *
get_field (KorSheetEditor *self, KorSheetField field)
{
  if (field == KOR_SHEET_FIELD_BRAND)
    return self->brand;
  return field == KOR_SHEET_FIELD_PART ? self->part : GTK_WIDGET (self->spins[field]);
}

/* Labels leave the paper for more than one reason: the one written last is the one meant. */
static KorSheetField
get_culprit (KorSheetEditor *self, KorSheetField field)
{
  KorSheetField last = self->last;

  if (field <= KOR_SHEET_FIELD_PART || !isfinite (self->draft->values[field]))
    return field;
  if (field == KOR_SHEET_FIELD_NX && (last == KOR_SHEET_FIELD_WIDTH || last == KOR_SHEET_FIELD_X0 ||
                                      last == KOR_SHEET_FIELD_DX || last == KOR_SHEET_FIELD_GAP_X))
    return last;
  if (field == KOR_SHEET_FIELD_NY &&
      (last == KOR_SHEET_FIELD_HEIGHT || last == KOR_SHEET_FIELD_Y0 || last == KOR_SHEET_FIELD_DY ||
       last == KOR_SHEET_FIELD_GAP_Y))
    return last;
  return field;
}

/* A new form does not begin with red fields. */
static void
mark_fields (KorSheetEditor *self, GPtrArray *problems)
{
  gboolean wrong[KOR_N_SHEET_FIELDS] = { FALSE };
  gboolean dirty = is_dirty (self);

  for (guint i = 0; i < problems->len; i++) {
    const KorSheetProblem *problem = problems->pdata[i];

    if (problem->fatal && (dirty || problem->field > KOR_SHEET_FIELD_PART))
      wrong[get_culprit (self, problem->field)] = TRUE;
  }
  /* They say the same. */
  wrong[KOR_SHEET_FIELD_GAP_X] |= wrong[KOR_SHEET_FIELD_DX];
  wrong[KOR_SHEET_FIELD_GAP_Y] |= wrong[KOR_SHEET_FIELD_DY];
  for (guint i = 0; i < KOR_N_SHEET_FIELDS; i++)
    kor_entry_mark (get_field (self, (KorSheetField) i), !wrong[i]);
}

static char *
describe_problems (GPtrArray *problems, gboolean fatal)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++) {
    const KorSheetProblem *problem = problems->pdata[i];

    if (problem->fatal == fatal && n++ < MOST_SENTENCES)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", problem->text);
  }
  if (n > MOST_SENTENCES)
    g_string_append_printf (
      text,
      ngettext (" And %u thing more.", " And %u things more.", n - MOST_SENTENCES),
      n - MOST_SENTENCES);
  return g_string_free_and_steal (text);
}

static char *
describe_sheet (KorSheetEditor *self)
{
  guint n = kor_label_sheet_get_n_labels (self->sheet);

  return g_strdup_printf (
    ngettext ("%u label fits on the sheet.", "All %u labels fit on the sheet.", n), n);
}

static void
tell_problems (KorSheetEditor *self, GPtrArray *problems)
{
  g_autofree char *text = describe_problems (problems, self->sheet == NULL);

  if (self->sheet == NULL && !is_dirty (self))
    kor_sheet_editor_tell (self, "dialog-information-symbolic", "dimmed", text);
  else if (self->sheet == NULL)
    kor_sheet_editor_tell (self, "dialog-error-symbolic", "error", text);
  else if (problems->len > 0)
    kor_sheet_editor_tell (self, "dialog-warning-symbolic", "warning", text);
  else if (self->several)
    kor_sheet_editor_tell (
      self,
      "dialog-warning-symbolic",
      "warning",
      _ ("The sheet this is a copy of has several blocks of labels; here is the first."));
  else {
    g_free (text);
    text = describe_sheet (self);
    kor_sheet_editor_tell (self, "object-select-symbolic", "success", text);
  }
}

/* Looks at the draft, draws it and says what is wrong with it. */
void
kor_sheet_editor_update (KorSheetEditor *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_clear_object (&self->sheet);
  problems = kor_sheet_draft_check (self->draft, self->taken, &self->sheet);
  kor_sheet_drawing_set_draft (self->drawing, self->draft);
  mark_fields (self, problems);
  tell_problems (self, problems);
  apply_state (self);
}

void
kor_sheet_editor_set_busy (KorSheetEditor *self, gboolean busy)
{
  self->busy = busy;
  kor_form_set_sensitive (self->form, !busy);
  apply_state (self);
}

/* Closes the editor and tells who opened it, by "saved" or "removed". */
void
kor_sheet_editor_finish (KorSheetEditor *self, const char *signal, KorLabelSheet *sheet)
{
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit_by_name (self, signal, sheet);
  g_object_unref (self);
}

/* --- copies -------------------------------------------------------------------------------------------------- */

static void
take_copy (KorSheetEditor *self, KorLabelSheet *sheet)
{
  KorSheetFields fields;

  g_set_object (&self->source, sheet);
  kor_sheet_draft_take (self->draft, sheet);
  self->several = !kor_label_sheet_get_fields (sheet, &fields);
  g_free (self->draft->part);
  /* Translators: the name of a sheet that begins as a copy of the sheet L7160 */
  self->draft->part = g_strdup_printf (_ ("%s copy"), fields.part);
  kor_sheet_editor_fill (self);
}

/* Returns: (transfer full) (nullable): the sheet that is chosen; the first choice is none */
static KorLabelSheet *
get_chosen (KorSheetEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->copy);

  if (self->sheets == NULL || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_list_model_get_item (self->sheets, selected - 1);
}

static void
select_source (KorSheetEditor *self)
{
  guint selected = 0;

  for (guint i = 0; self->source != NULL && i < g_list_model_get_n_items (self->sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (self->sheets, i);

    if (g_str_equal (kor_label_sheet_get_id (sheet), kor_label_sheet_get_id (self->source)))
      selected = i + 1;
  }
  self->setting = TRUE;
  adw_combo_row_set_selected (self->copy, selected);
  self->setting = FALSE;
}

static void
replace_response_cb (KorSheetEditor *self, const char *response, AdwAlertDialog *alert)
{
  g_autoptr (KorLabelSheet) sheet = get_chosen (self);

  if (g_str_equal (response, "replace") && sheet != NULL)
    take_copy (self, sheet);
  else
    select_source (self);
}

static void
copy_cb (KorSheetEditor *self)
{
  g_autoptr (KorLabelSheet) sheet = get_chosen (self);
  AdwDialog *alert;

  if (self->setting || sheet == NULL)
    return;
  if (!is_dirty (self)) {
    take_copy (self, sheet);
    return;
  }
  alert = adw_alert_dialog_new (_ ("Replace What You Have Written?"),
                                  _ ("The measures of the sheet chosen take its place."));
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (alert), "keep", _ ("_Keep Mine"), "replace", _ ("_Replace"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "keep");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "keep");
  g_signal_connect_object (
    alert, "response", G_CALLBACK (replace_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

/* All sheets there are: their ids can't be given again, and each can be copied. */
void
kor_sheet_editor_set_sheets (KorSheetEditor *self, GListModel *sheets)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_string_list_append (titles, _ ("No sheet"));
  for (guint i = 0; i < g_list_model_get_n_items (sheets); i++) {
    g_autoptr (KorLabelSheet) sheet = g_list_model_get_item (sheets, i);

    g_hash_table_add (self->taken, g_strdup (kor_label_sheet_get_id (sheet)));
    gtk_string_list_take (titles, kor_label_sheet_get_title (sheet));
  }
  g_set_object (&self->sheets, sheets);
  self->setting = TRUE;
  adw_combo_row_set_model (self->copy, G_LIST_MODEL (titles));
  self->setting = FALSE;
  select_source (self);
  kor_sheet_editor_update (self);
}

/* --- closing ------------------------------------------------------------------------------------------------- */

static void
ask (KorSheetEditor *self,
     const char *heading,
     const char *body,
     const char *keep,
     const char *go,
     GCallback response_cb)
{
  AdwDialog *alert = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "keep", keep, "go", go, NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (alert), "go", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "keep");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "keep");
  g_signal_connect_object (alert, "response", response_cb, self, G_CONNECT_SWAPPED);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
discard_response_cb (KorSheetEditor *self, const char *response)
{
  if (g_str_equal (response, "go"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
delete_response_cb (KorSheetEditor *self, const char *response)
{
  if (g_str_equal (response, "go"))
    kor_sheet_editor_remove (self);
}

static void
kor_sheet_editor_close_attempt (AdwDialog *dialog)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (dialog);

  if (!self->busy)
    ask (self,
         _ ("Discard the Changes?"),
           _ ("What you have written is not saved."),
             _ ("_Keep Editing"), _ ("_Discard"), G_CALLBACK (discard_response_cb));
}

static void
cancel_cb (KorSheetEditor *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- actions ------------------------------------------------------------------------------------------------- */

static void
save_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_sheet_editor_save (KOR_SHEET_EDITOR (widget));
}

static void
print_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kor_sheet_editor_print (KOR_SHEET_EDITOR (widget));
}

static void
delete_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (widget);
  g_autofree char *heading =
    g_strdup_printf (_ ("Delete the Sheet %s?"), kor_label_sheet_get_name (self->own));

  ask (self,
       heading,
       _ ("Runs that were printed on it stay as they are, but can be printed anew only on another "
          "sheet."),
         _ ("_Keep"), _ ("_Delete"), G_CALLBACK (delete_response_cb));
}

/* --- class --------------------------------------------------------------------------------------------------- */

static void
kor_sheet_editor_dispose (GObject *object)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (object);

  self->gone = TRUE;
  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_SHEET_EDITOR);
  G_OBJECT_CLASS (kor_sheet_editor_parent_class)->dispose (object);
}

static void
kor_sheet_editor_finalize (GObject *object)
{
  KorSheetEditor *self = KOR_SHEET_EDITOR (object);

  kor_sheet_draft_free (self->draft);
  g_clear_object (&self->own);
  g_clear_object (&self->source);
  g_clear_object (&self->sheet);
  g_clear_object (&self->sheets);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_free (self->filled);
  G_OBJECT_CLASS (kor_sheet_editor_parent_class)->finalize (object);
}

static void
bind_spins (GtkWidgetClass *widget_class)
{
  static const char *const names[KOR_N_SHEET_FIELDS] = {
    NULL, NULL,    "page_width", "page_height", "nx", "ny",     "width",  "height",  "x0",
    "y0", "gap_x", "gap_y",      "dx",          "dy", "radius", "margin", "printer",
  };

  for (guint i = 0; i < KOR_N_SHEET_FIELDS; i++)
    if (names[i] != NULL)
      gtk_widget_class_bind_template_child_full (widget_class,
                                                 names[i],
                                                 FALSE,
                                                 G_STRUCT_OFFSET (KorSheetEditor, spins) +
                                                   (gssize) (i * sizeof (GtkSpinButton *)));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-sheet-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, title);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, form);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, copy);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, brand);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, part);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, paper);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, size);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, shape);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, corners);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, drawing);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, delete_button);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, message_icon);
  gtk_widget_class_bind_template_child (widget_class, KorSheetEditor, message);
  bind_spins (widget_class);
  gtk_widget_class_bind_template_callback_full (
    widget_class, "paper_cb", G_CALLBACK (kor_sheet_editor_paper_changed));
  gtk_widget_class_bind_template_callback_full (
    widget_class, "shape_cb", G_CALLBACK (kor_sheet_editor_shape_changed));
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name,
                       KOR_TYPE_SHEET_EDITOR,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       KOR_TYPE_LABEL_SHEET);
}

static void
kor_sheet_editor_class_init (KorSheetEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_sheet_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_sheet_editor_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = kor_sheet_editor_close_attempt;
  signals[SAVED] = new_signal ("saved");
  signals[REMOVED] = new_signal ("removed");
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action_cb);
  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action_cb);
  gtk_widget_class_install_action (widget_class, "sheet.delete", NULL, delete_action_cb);
  g_type_ensure (KOR_TYPE_LABEL_SHEET);
  g_type_ensure (KOR_TYPE_SHEET_DRAWING);
  bind_template (widget_class);
}

static void
kor_sheet_editor_init (KorSheetEditor *self)
{
  self->setting = TRUE;
  self->draft = kor_sheet_draft_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  kor_sheet_editor_setup_form (self);
}

static void
open_own (KorSheetEditor *self, KorLabelSheet *sheet)
{
  self->own = g_object_ref (sheet);
  self->draft->id = g_strdup (kor_label_sheet_get_id (sheet));
  kor_sheet_draft_take (self->draft, sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->copy), FALSE);
  gtk_widget_set_visible (self->delete_button, TRUE);
  kor_sheet_editor_fill (self);
}

/**
 * kor_sheet_editor_new:
 * @sheet: (nullable): a sheet
 *
 * A sheet of the user's own is changed; any other, and one with several blocks of labels, is copied; with
 * none a new one begins.
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_sheet_editor_new (KorLabelSheet *sheet)
{
  KorSheetEditor *self = g_object_new (KOR_TYPE_SHEET_EDITOR, NULL);
  KorSheetFields fields;
  gboolean own = sheet != NULL && kor_label_sheet_get_origin (sheet) == KOR_SHEET_USER &&
                 kor_label_sheet_get_fields (sheet, &fields);
  const char *title = own ? _ ("Change Label Sheet") : _ ("New Label Sheet");

  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->title, title);
  if (own)
    open_own (self, sheet);
  else if (sheet != NULL)
    take_copy (self, sheet);
  else
    kor_sheet_editor_fill (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->brand);
  kor_sheet_editor_load_sheets (self);
  return ADW_DIALOG (self);
}

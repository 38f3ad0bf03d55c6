/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-texts-dialog.h"

#include <glib/gi18n.h>

#include "kor-error-describe.h"
#include "kor-letter-text-row.h"
#include "kor-letter-text.h"
#include "kor-register-texts.h"
#include "kor-request-words-text.h"

/* What the office has written, by language: id → text. */
typedef struct {
  GHashTable *by_language[KOR_N_LANGUAGES];
} Texts;

struct _KorTextsDialog {
  KorCaseDialog parent_instance;

  AdwToggleGroup *language;
  AdwPreferencesGroup *group;

  KorLetterKind kind;
  Texts *texts;                        /* as kept; NULL until read */
  GHashTable *drafts[KOR_N_LANGUAGES]; /* what was written since: id → text, "" for the original */
  GPtrArray *rows;
  gboolean setting;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorTextsDialog, kor_texts_dialog, KOR_TYPE_CASE_DIALOG)

static void
texts_free (Texts *texts)
{
  for (guint i = 0; i < KOR_N_LANGUAGES; i++)
    g_clear_pointer (&texts->by_language[i], g_hash_table_unref);
  g_free (texts);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Texts, texts_free)

static KorLanguage
get_language (KorTextsDialog *self)
{
  KorLanguage language = KOR_LANGUAGE_FI;

  kor_language_from_string (adw_toggle_group_get_active_name (self->language), &language);
  return language;
}

/* The draft before what is kept before the original. */
static const char *
find_text (KorTextsDialog *self, KorLanguage language, const char *id)
{
  const char *draft = g_hash_table_lookup (self->drafts[language], id);

  if (draft != NULL)
    return *draft != '\0' ? draft : NULL;
  return g_hash_table_lookup (self->texts->by_language[language], id);
}

static void
show_language (KorTextsDialog *self)
{
  KorLanguage language = get_language (self);

  for (guint i = 0; self->texts != NULL && i < self->rows->len; i++) {
    const char *id = kor_letter_text_row_get_id (self->rows->pdata[i]);

    kor_letter_text_row_set_text (self->rows->pdata[i],
                                  kor_letter_text_get_original (id, language),
                                  find_text (self, language, id));
  }
}

static void
language_cb (KorTextsDialog *self)
{
  if (self->setting)
    return;
  show_language (self);
  kor_case_dialog_update (KOR_CASE_DIALOG (self));
}

static void
row_changed_cb (KorTextsDialog *self, KorLetterTextRow *row)
{
  char *change = kor_letter_text_row_dup_change (row);

  g_hash_table_insert (self->drafts[get_language (self)],
                       g_strdup (kor_letter_text_row_get_id (row)),
                       change != NULL ? change : g_strdup (""));
  kor_case_dialog_edited (KOR_CASE_DIALOG (self));
}

/* --- saving --------------------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): what is wrong with a draft in a language that is not shown */
static char *
find_problem (KorTextsDialog *self, KorLanguage language)
{
  GHashTableIter iter;
  gpointer id, text;

  g_hash_table_iter_init (&iter, self->drafts[language]);
  while (g_hash_table_iter_next (&iter, &id, &text)) {
    g_autoptr (GError) error = NULL;

    if (*(char *) text != '\0' &&
        !kor_letter_text_check (kor_letter_text_get_original (id, language), text, &error))
      return kor_error_describe (error);
  }
  return NULL;
}

static void
kor_texts_dialog_update (KorCaseDialog *dialog)
{
  KorTextsDialog *self = KOR_TEXTS_DIALOG (dialog);
  g_autofree char *problem = NULL;
  guint n_drafts = 0;

  if (self->texts == NULL) {
    kor_case_dialog_set_ready (dialog, FALSE);
    return;
  }
  for (guint i = 0; i < KOR_N_LANGUAGES; i++) {
    n_drafts += g_hash_table_size (self->drafts[i]);
    if (problem == NULL)
      problem = find_problem (self, (KorLanguage) i);
  }
  for (guint i = 0; i < self->rows->len; i++)
    kor_letter_text_row_check (self->rows->pdata[i], NULL);
  kor_case_dialog_tell (dialog, KOR_MESSAGE_ERROR, problem);
  kor_case_dialog_set_ready (dialog, problem == NULL && n_drafts > 0);
}

static KorCaseWork *
kor_texts_dialog_collect (KorCaseDialog *dialog)
{
  KorTextsDialog *self = KOR_TEXTS_DIALOG (dialog);
  KorCaseWork *work = kor_case_work_new (KOR_CASE_WORK_TEXTS, 0);

  for (guint i = 0; i < KOR_N_LANGUAGES; i++) {
    GHashTableIter iter;
    gpointer id, text;

    work->texts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_iter_init (&iter, self->drafts[i]);
    while (g_hash_table_iter_next (&iter, &id, &text))
      g_hash_table_insert (work->texts[i], g_strdup (id), g_strdup (text));
  }
  return work;
}

static void
kor_texts_dialog_saved (KorCaseDialog *dialog, const KorCaseWork *work)
{
  g_signal_emit (dialog, signals[CHANGED], 0);
}

/* --- loading -------------------------------------------------------------------------------------------- */

static gpointer
load_call (KorRegister *register_, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Texts) texts = g_new0 (Texts, 1);

  for (guint i = 0; i < KOR_N_LANGUAGES; i++) {
    texts->by_language[i] = kor_register_load_texts (register_, (KorLanguage) i, error);
    if (texts->by_language[i] == NULL)
      return NULL;
  }
  return g_steal_pointer (&texts);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorTextsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Texts) texts = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (kor_case_dialog_get_register (KOR_CASE_DIALOG (self)) == NULL)
    return;
  if (texts == NULL) {
    g_autofree char *text = kor_error_describe (error);

    kor_case_dialog_block (KOR_CASE_DIALOG (self), text);
    return;
  }
  self->texts = g_steal_pointer (&texts);
  show_language (self);
  kor_case_dialog_update (KOR_CASE_DIALOG (self));
}

static void
add_rows (KorTextsDialog *self)
{
  const char *const *ids = kor_letter_get_text_ids (self->kind);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    GtkWidget *row = kor_letter_text_row_new (ids[i]);

    g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
    g_ptr_array_add (self->rows, row);
    adw_preferences_group_add (self->group, row);
  }
}

/* --- class ---------------------------------------------------------------------------------------------- */

static void
kor_texts_dialog_dispose (GObject *object)
{
  KOR_TEXTS_DIALOG (object)->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_TEXTS_DIALOG);
  G_OBJECT_CLASS (kor_texts_dialog_parent_class)->dispose (object);
}

static void
kor_texts_dialog_finalize (GObject *object)
{
  KorTextsDialog *self = KOR_TEXTS_DIALOG (object);

  g_clear_pointer (&self->texts, texts_free);
  for (guint i = 0; i < KOR_N_LANGUAGES; i++)
    g_hash_table_unref (self->drafts[i]);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (kor_texts_dialog_parent_class)->finalize (object);
}

static void
kor_texts_dialog_class_init (KorTextsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_texts_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = kor_texts_dialog_finalize;
  KOR_CASE_DIALOG_CLASS (klass)->update = kor_texts_dialog_update;
  KOR_CASE_DIALOG_CLASS (klass)->collect = kor_texts_dialog_collect;
  KOR_CASE_DIALOG_CLASS (klass)->saved = kor_texts_dialog_saved;
  signals[CHANGED] = g_signal_new (
    "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-texts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KorTextsDialog, language);
  gtk_widget_class_bind_template_child (widget_class, KorTextsDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
}

static void
kor_texts_dialog_init (KorTextsDialog *self)
{
  self->setting = TRUE;
  for (guint i = 0; i < KOR_N_LANGUAGES; i++)
    self->drafts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;
}

/**
 * kor_texts_dialog_new:
 * @register_: an open register
 * @kind: of the letter
 * @language: which texts are shown first
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_texts_dialog_new (KorRegister *register_, KorLetterKind kind, KorLanguage language)
{
  KorTextsDialog *self = g_object_new (KOR_TYPE_TEXTS_DIALOG, NULL);
  KorCaseDialog *dialog = KOR_CASE_DIALOG (self);

  self->kind = kind;
  self->setting = TRUE;
  adw_toggle_group_set_active_name (self->language, kor_language_to_string (language));
  self->setting = FALSE;
  add_rows (self);
  kor_case_dialog_set_case (dialog, register_, NULL);
  kor_case_dialog_set_subtitle (dialog, kor_letter_get_title (kind));
  kor_case_dialog_set_unchanged (dialog);
  if (!kor_case_dialog_require (dialog,
                                KOR_ROLE_ADMINISTERS,
                                _ ("Only an administrator may change the texts of the letters.")))
    return ADW_DIALOG (self);
  kor_register_call_async (register_,
                           load_call,
                           NULL,
                           NULL,
                           (GDestroyNotify) texts_free,
                           NULL,
                           loaded_cb,
                           g_object_ref (self));
  return ADW_DIALOG (self);
}

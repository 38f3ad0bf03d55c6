/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-ban-act.h"

#include <glib/gi18n.h>

#include "kor-letter-page.h"
#include "kor-list-rules.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define FORM_WIDTH 300 /* of what is asked in a question */
#define TOAST_TIME 12  /* s: long enough to finish the call and ask for a letter */

/* Bans under way. The window is there longer than the widget that began it. */
typedef struct {
  KorWindow *window;
  GtkWidget *from;
  KorRegister *register_;
  KorUndo *undo; /* NULL: the toast alone takes it back */
  gboolean lifts;
  void (*failed) (GtkWidget *from); /* may be NULL */
} Running;

static void
running_free (Running *self)
{
  g_object_unref (self->window);
  g_object_unref (self->from);
  g_object_unref (self->register_);
  g_clear_object (&self->undo);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Running, running_free)

static KorWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

/* --- in words ------------------------------------------------------------------------------------------- */

static guint
count_scopes (guint scopes)
{
  guint n = 0;

  for (guint scope = 0; scope < KOR_N_SCOPES; scope++)
    n += (scopes & KOR_SCOPE_BIT (scope)) != 0;
  return n;
}

static char *
describe_done (const KorBanWork *work)
{
  guint n = work->customers->len;
  g_autofree char *what = kor_ban_act_describe_scopes (work->scopes);
  g_autofree char *people = kor_ui_format_count (n);

  if (!kor_ban_work_has_changed (work))
    return g_strdup (work->lifts ? _ ("There was no such ban") : _ ("That was forbidden already"));
  if (work->who != NULL && !work->lifts)
    /* Translators: a name, then what is forbidden: "Ban set: Eino Mäkinen · Direct advertising" */
    return g_strdup_printf (_ ("Ban set: %s · %s"), work->who, what);
  if (n == 1 && work->lifts)
    /* Translators: %s is what was forbidden, for example "Ban lifted: direct advertising" */
    return g_strdup_printf (_ ("Ban lifted: %s"), what);
  if (n == 1)
    /* Translators: %s is what is forbidden, for example "Ban set: direct advertising" */
    return g_strdup_printf (_ ("Ban set: %s"), what);
  if (work->lifts)
    /* Translators: number of people, then what was forbidden */
    return g_strdup_printf (
      ngettext ("Ban lifted for %s person: %s", "Ban lifted for %s people: %s", n), people, what);
  /* Translators: number of people, then what is forbidden */
  return g_strdup_printf (
    ngettext ("Ban set for %s person: %s", "Ban set for %s people: %s", n), people, what);
}

/* --- the toast -------------------------------------------------------------------------------------------- */

static void
undone_cb (KorWindow *window, const char *title)
{
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), title);

  kor_window_add_toast (window, adw_toast_new (text));
}

static void
undo_failed_cb (KorWindow *window, const GError *error)
{
  kor_window_show_error (window, _ ("The change was not undone"), error);
}

static void
take_back_cb (AdwToast *toast, KorUndo *undo)
{
  kor_undo_last (undo);
}

/* A page without changes of its own: what was done is taken back by the toast alone. */
static void
keep_undo (Running *running, AdwToast *toast, const char *title, KorBanWork *work)
{
  g_autoptr (KorUndo) undo = kor_undo_new (running->register_);

  kor_undo_push (undo,
                 title,
                 kor_ban_work_take_back,
                 kor_ban_work_ref (work),
                 (GDestroyNotify) kor_ban_work_unref);
  g_signal_connect_object (
    undo, "undone", G_CALLBACK (undone_cb), running->window, G_CONNECT_SWAPPED);
  g_signal_connect_object (
    undo, "failed", G_CALLBACK (undo_failed_cb), running->window, G_CONNECT_SWAPPED);
  g_signal_connect_data (toast,
                         "button-clicked",
                         G_CALLBACK (take_back_cb),
                         g_steal_pointer (&undo),
                         (GClosureNotify) g_object_unref,
                         0);
}

static void
add_undo (Running *running, AdwToast *toast, const char *title, KorBanWork *work)
{
  adw_toast_set_button_label (toast, _ ("_Undo"));
  if (running->undo == NULL) {
    keep_undo (running, toast, title, work);
    return;
  }
  adw_toast_set_action_name (toast, "win.undo");
  kor_undo_push (running->undo,
                 title,
                 kor_ban_work_take_back,
                 kor_ban_work_ref (work),
                 (GDestroyNotify) kor_ban_work_unref);
}

typedef struct {
  KorRegister *register_;
  gint64 customer_id;
  AdwToast *toast; /* unowned: the button is in it */
} LetterButton;

static void
letter_button_free (gpointer data, GClosure *closure)
{
  LetterButton *self = data;

  g_object_unref (self->register_);
  g_free (self);
}

static void
letter_clicked_cb (GtkWidget *button, LetterButton *data)
{
  kor_ban_act_show_letter (button, data->register_, data->customer_id);
  adw_toast_dismiss (data->toast);
}

/* A toast has one button of its own; the letter's stands beside the words. */
static void
add_letter_button (AdwToast *toast, const char *text, KorRegister *register_, gint64 customer_id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Confirmation _Letter…"));
  LetterButton *data = g_new0 (LetterButton, 1);

  *data = (LetterButton) { g_object_ref (register_), customer_id, toast };
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_data (
    button, "clicked", G_CALLBACK (letter_clicked_cb), data, letter_button_free, 0);
  adw_toast_set_custom_title (toast, box);
}

static void
say_done (Running *running, KorBanWork *work)
{
  g_autofree char *text = describe_done (work);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  if (kor_ban_work_has_changed (work)) {
    add_undo (running, toast, text, work);
    adw_toast_set_timeout (toast, TOAST_TIME);
    if (!work->lifts && work->customers->len == 1)
      add_letter_button (
        toast, text, running->register_, g_array_index (work->customers, gint64, 0));
  }
  kor_window_add_toast (running->window, toast);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Running) running = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorBanWork) work = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  /* The register may have been closed meanwhile; what was saved is saved. */
  if (kor_window_get_register (running->window) != running->register_)
    return;
  if (work != NULL) {
    say_done (running, work);
    return;
  }
  if (running->failed != NULL)
    running->failed (running->from);
  kor_window_show_error (running->window,
                         running->lifts
                         ? _ ("The ban was not lifted")
                         : _ ("The ban was not saved"), error);
}

/* --- on whose word ------------------------------------------------------------------------------------- */

/* A lifting that waits for its word. */
typedef struct {
  GtkWidget *from;
  KorRegister *register_;
  KorUndo *undo;
  KorBanWork *work;
  GtkWidget *entry; /* unowned */
} Lifting;

static void
lifting_free (gpointer data, GClosure *closure)
{
  Lifting *self = data;

  g_object_unref (self->from);
  g_object_unref (self->register_);
  g_clear_object (&self->undo);
  kor_ban_work_unref (self->work);
  g_free (self);
}

static void
word_response_cb (AdwAlertDialog *dialog, const char *response, Lifting *self)
{
  if (!g_str_equal (response, "lift"))
    return;
  self->work->because = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  kor_ban_act_run (self->from, self->register_, self->undo, kor_ban_work_ref (self->work), NULL);
}

static void
word_edited_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "lift", *text != '\0');
}

static GtkWidget *
create_word_list (GtkWidget *entry)
{
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry),
                                 _ ("For example: the customer, by telephone"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (entry, "plain-entry");
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  gtk_widget_set_size_request (list, FORM_WIDTH, -1);
  return list;
}

static char *
describe_lifting (const KorBanWork *work)
{
  g_autofree char *what = kor_ban_act_describe_scopes (work->scopes);
  guint n = work->customers->len;
  g_autofree char *people = kor_ui_format_count (n);

  if (n == 1)
    return g_strdup_printf (_ ("Lift the Ban: %s?"), what);
  /* Translators: number of people, then what is forbidden */
  return g_strdup_printf (
    ngettext ("Lift the Ban of %s Person: %s?", "Lift the Ban of %s People: %s?", n), people, what);
}

/* --- public ---------------------------------------------------------------------------------------------- */

/**
 * kor_ban_act_run:
 * @from: a widget of the window, or the window
 * @register_: an open register
 * @undo: (nullable): the changes of the page in view; %NULL: it has none
 * @work: (transfer full): bans to be set or lifted
 * @failed: (nullable): called when it was not done, after which a person is told why
 *
 * Does it at once, without a question (R13, R53), and says so in a toast that takes it back. The toast
 * of one person's ban leads to the confirmation letter.
 */
void
kor_ban_act_run (GtkWidget *from,
                 KorRegister *register_,
                 KorUndo *undo,
                 KorBanWork *work,
                 void (*failed) (GtkWidget *from))
{
  KorWindow *window = get_window (from);
  Running *running;

  if (window == NULL) {
    kor_ban_work_unref (work);
    return;
  }
  running = g_new0 (Running, 1);
  running->window = g_object_ref (window);
  running->register_ = g_object_ref (register_);
  running->undo = undo != NULL ? g_object_ref (undo) : NULL;
  running->from = g_object_ref (from);
  running->lifts = work->lifts;
  running->failed = failed;
  if (work->received == KOR_DATE_NONE)
    work->received = kor_context_get_today (kor_register_get_context (register_));
  kor_register_call_async (register_,
                           kor_ban_work_run,
                           work,
                           (GDestroyNotify) kor_ban_work_unref,
                           (GDestroyNotify) kor_ban_work_unref,
                           NULL,
                           done_cb,
                           running);
}

/**
 * kor_ban_act_ask_and_lift:
 * @from: a widget of the window
 * @register_: an open register
 * @undo: (nullable): the changes of the page in view
 * @work: (transfer full): whose bans of which scopes are to be lifted
 *
 * A ban is lifted only on the customer's own word, and who brought it is written down: asks for that
 * and lifts.
 */
void
kor_ban_act_ask_and_lift (GtkWidget *from, KorRegister *register_, KorUndo *undo, KorBanWork *work)
{
  g_autofree char *heading = describe_lifting (work);
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _ ("On whose word is the ban lifted?")));
  GtkWidget *entry = adw_entry_row_new ();
  Lifting *lifting = g_new0 (Lifting, 1);

  work->lifts = TRUE;
  *lifting = (Lifting) { g_object_ref (from), g_object_ref (register_), NULL, work, entry };
  lifting->undo = undo != NULL ? g_object_ref (undo) : NULL;
  adw_alert_dialog_set_prefer_wide_layout (dialog, TRUE);
  adw_alert_dialog_set_extra_child (dialog, create_word_list (entry));
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "lift", _ ("_Lift Ban"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "lift", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (dialog, "lift", FALSE);
  adw_alert_dialog_set_default_response (dialog, "lift");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_object_set (entry, "activates-default", TRUE, NULL);
  g_signal_connect_object (entry, "changed", G_CALLBACK (word_edited_cb), dialog, 0);
  g_signal_connect_data (
    dialog, "response", G_CALLBACK (word_response_cb), lifting, lifting_free, 0);
  adw_dialog_present (ADW_DIALOG (dialog), from);
  gtk_widget_grab_focus (entry);
}

/**
 * kor_ban_act_show_letter:
 * @from: a widget of the window
 * @register_: an open register
 * @customer_id: who has a ban
 *
 * Opens the letter that confirms the bans in force (R13).
 */
void
kor_ban_act_show_letter (GtkWidget *from, KorRegister *register_, gint64 customer_id)
{
  KorWindow *window = get_window (from);

  if (window != NULL)
    kor_window_push_page (window, kor_letter_page_new_for_bans (register_, customer_id));
}

/**
 * kor_ban_act_get_scope:
 * @place: 0 to KOR_N_SCOPES - 1
 *
 * Returns: which scope stands there wherever all are shown: what people ring about comes first
 */
KorScope
kor_ban_act_get_scope (guint place)
{
  static const KorScope order[KOR_N_SCOPES] = {
    KOR_SCOPE_DIRECT_ADVERTISING, KOR_SCOPE_DISTANCE_SELLING, KOR_SCOPE_LIST_PUBLICATION,
    KOR_SCOPE_DIRECT_MARKETING,   KOR_SCOPE_MARKET_RESEARCH,  KOR_SCOPE_OPINION_POLL,
    KOR_SCOPE_OTHER_MARKETING,
  };

  g_return_val_if_fail (place < KOR_N_SCOPES, KOR_SCOPE_OTHER_MARKETING);
  return order[place];
}

/**
 * kor_ban_act_describe_scopes:
 * @scopes: a KOR_SCOPE_BIT() each
 *
 * Returns: (transfer full): "Direct advertising", or "Direct advertising and 3 others"
 */
char *
kor_ban_act_describe_scopes (guint scopes)
{
  guint n = count_scopes (scopes);
  const char *first = "";

  for (guint place = KOR_N_SCOPES; place-- > 0;) {
    KorScope scope = kor_ban_act_get_scope (place);

    if ((scopes & KOR_SCOPE_BIT (scope)) != 0)
      first = kor_scope_get_title (scope);
  }
  if (n <= 1)
    return g_strdup (first);
  /* Translators: what is forbidden, then how many other things: "Direct advertising and 3 others" */
  return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n - 1), first, n - 1);
}

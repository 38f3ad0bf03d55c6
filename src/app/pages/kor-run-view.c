/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-run-view.h"

#include <glib/gi18n.h>

#include "kor-run-months-dialog.h"
#include "kor-run-people-view.h"
#include "kor-run-text.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

#define REST_TIME 120 /* ms a run is in view before its people are read */

struct _KorRunView {
  AdwBin parent_instance;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *reprint_button;
  AdwBanner *banner;
  GtkBox *box;
  GtkOrientable *separator;
  GtkScrolledWindow *facts_scrolled;
  AdwActionRow *made_row;
  AdwActionRow *basis_row;
  AdwActionRow *use_row;
  AdwActionRow *selection_row;
  AdwActionRow *medium_row;
  AdwActionRow *reprint_row;
  GtkLabel *matched;
  GtkLabel *printed;
  AdwActionRow *merged_row;
  GtkLabel *merged;
  AdwActionRow *left_out_row;
  GtkLabel *left_out;
  AdwActionRow *kept_row;
  GtkWidget *months_button;
  KorRunPeopleView *people;

  KorRegister *register_;
  gint64 id;          /* 0: none */
  KorRunFacts *facts; /* NULL until they are read */
  GCancellable *cancellable;
  guint rest_source;
  guint reload_source;
  gboolean narrow;
};

enum {
  PROP_0,
  PROP_NARROW,
  PROP_SHOW_BACK_BUTTON,
  N_PROPS,
};

enum {
  SHOWN,
  LEAVE,
  RUN_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KorRunView, kor_run_view, ADW_TYPE_BIN)

static KorWindow *
get_window (KorRunView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return KOR_IS_WINDOW (root) ? KOR_WINDOW (root) : NULL;
}

/* --- the facts ------------------------------------------------------------------------------------------ */

static void
set_row (AdwActionRow *row, const char *text)
{
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL);
}

static void
set_count (GtkLabel *label, int count)
{
  g_autofree char *text = kor_ui_format_count ((guint64) count);

  gtk_label_set_text (label, text);
}

/* Each reason on a line of its own: "Ban: Direct advertising 9" */
static void
show_reasons (KorRunView *self)
{
  const KorListRun *run = self->facts->run;
  g_autoptr (GString) text = g_string_new (NULL);

  for (int reason = KOR_LEFT_OUT_NO + 1; reason < KOR_N_LEFT_OUT; reason++) {
    g_autofree char *title = kor_run_describe_left_out (run->purpose, (KorLeftOut) reason);
    g_autofree char *count = kor_ui_format_count ((guint64) run->left_out[reason]);

    if (run->left_out[reason] > 0)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", title, count);
  }
  set_count (self->left_out, kor_list_run_get_left_out (run));
  adw_action_row_set_subtitle (self->left_out_row, text->str);
}

static void
show_counts (KorRunView *self)
{
  const KorListRun *run = self->facts->run;

  set_count (self->matched, run->matched);
  set_count (self->printed, run->printed);
  set_count (self->merged, run->merged);
  gtk_widget_set_visible (GTK_WIDGET (self->merged_row), run->merged > 0);
  show_reasons (self);
}

/* "Kept 24 months, until 23.11.2028" */
static char *
describe_kept (KorRunView *self)
{
  const KorRunFacts *facts = self->facts;
  g_autofree char *end = kor_ui_format_date (kor_run_facts_get_end (facts));

  if (facts->run->forgotten != 0) {
    g_autofree char *day = kor_ui_format_time (facts->run->forgotten);

    /* Translators: %s is a day */
    return g_strdup_printf (_ ("Forgotten on %s"), day);
  }
  if (kor_run_facts_get_end (facts) <
      kor_context_get_today (kor_register_get_context (self->register_)))
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("To be forgotten: kept until %s"), end);
  /* Translators: for how many months the people of a list run are kept, then the last day */
  return g_strdup_printf (
    ngettext ("Kept %u month, until %s", "Kept %u months, until %s", facts->months),
    facts->months,
    end);
}

static void
show_state (KorRunView *self)
{
  KorRunState state = self->facts->run->state;

  if (state == KOR_RUN_FAILED)
    adw_banner_set_title (self->banner, _ ("This run failed: no paper or file was made"));
  else if (state == KOR_RUN_PREPARED)
    adw_banner_set_title (
      self->banner, _ ("This run was not finished: whether paper or a file was made is not known"));
  adw_banner_set_revealed (self->banner, state != KOR_RUN_PRODUCED);
}

static void
show_facts (KorRunView *self)
{
  const KorListRun *run = self->facts->run;
  g_autofree char *moment = kor_run_format_moment (run->at);
  g_autofree char *made = g_strdup_printf ("%s · %s", moment, run->made_by);
  g_autofree char *basis = kor_run_describe_basis (run->purpose);
  g_autofree char *use = kor_run_describe_use (run);
  g_autofree char *selection = kor_run_describe_selection (run);
  g_autofree char *medium =
    kor_run_describe_medium (run, kor_run_facts_get_sheet_name (self->facts));
  g_autofree char *kept = describe_kept (self);
  g_autofree char *number = kor_run_format_number (run->id);
  g_autofree char *again = run->reprint_of != 0 ? kor_run_format_number (run->reprint_of) : NULL;

  adw_window_title_set_title (self->title, kor_purpose_get_title (run->purpose));
  adw_window_title_set_subtitle (self->title, number);
  set_row (self->made_row, made);
  set_row (self->basis_row, basis);
  set_row (self->use_row, use);
  set_row (self->selection_row, selection);
  set_row (self->medium_row, medium);
  set_row (self->reprint_row, again);
  set_row (self->kept_row, kept);
  show_state (self);
  show_counts (self);
}

/* --- the people ----------------------------------------------------------------------------------------- */

static void
people_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRunView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRunPeople) people = kor_register_call_finish (KOR_REGISTER (source), result, &error);

  if (self->register_ == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (people != NULL)
    kor_run_people_view_take_people (self->people, g_steal_pointer (&people), self->facts->run);
  else if (get_window (self) != NULL)
    kor_window_show_error (get_window (self), _ ("The people of the run could not be read"), error);
}

/* Who goes through the list with the arrows does not wait for the people of every run. */
static void
rest_cb (gpointer user_data)
{
  KorRunView *self = user_data;

  self->rest_source = 0;
  kor_register_call_async (self->register_,
                           kor_run_load_people,
                           g_memdup2 (&self->id, sizeof self->id),
                           g_free,
                           (GDestroyNotify) kor_run_people_free,
                           self->cancellable,
                           people_loaded_cb,
                           g_object_ref (self));
}

static void
facts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorRunView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KorRunFacts) facts = kor_register_call_finish (KOR_REGISTER (source), result, &error);
  gboolean other;

  if (self->register_ == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (facts == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && get_window (self) != NULL)
      kor_window_show_error (get_window (self), _ ("The run could not be read"), error);
    return;
  }
  other = self->facts == NULL || self->facts->run->id != facts->run->id;
  g_clear_pointer (&self->facts, kor_run_facts_free);
  self->facts = g_steal_pointer (&facts);
  if (other) {
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->facts_scrolled), 0);
    kor_run_people_view_clear (self->people);
  }
  show_facts (self);
  g_signal_emit (self, signals[SHOWN], 0);
  self->rest_source = g_timeout_add_once (other ? REST_TIME : 0, rest_cb, self);
}

static void
load (KorRunView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->id == 0 || self->register_ == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  kor_register_call_async (self->register_,
                           kor_run_load_facts,
                           g_memdup2 (&self->id, sizeof self->id),
                           g_free,
                           (GDestroyNotify) kor_run_facts_free,
                           self->cancellable,
                           facts_loaded_cb,
                           g_object_ref (self));
}

static void
reload_cb (gpointer user_data)
{
  KorRunView *self = user_data;

  self->reload_source = 0;
  load (self);
}

/* --- callbacks ------------------------------------------------------------------------------------------ */

/* The names of people are as they are now; how long they are kept is the company's setting. */
static void
register_changed_cb (KorRunView *self, int kind, gint64 id)
{
  gboolean concerns = (kind == KOR_KIND_LIST_RUN && (id == 0 || id == self->id)) ||
                      kind == KOR_KIND_CUSTOMER || kind == KOR_KIND_PROFILE || kind == KOR_KIND_ALL;

  if (concerns && self->id != 0 && self->reload_source == 0)
    self->reload_source = g_idle_add_once (reload_cb, self);
}

/* Back to the list first, and from there out of the page. */
static gboolean
key_pressed_cb (KorRunView *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[LEAVE], 0);
  return GDK_EVENT_STOP;
}

static void
reprint_activated_cb (KorRunView *self)
{
  g_signal_emit (self, signals[RUN_ACTIVATED], 0, self->facts->run->reprint_of);
}

static void
months_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KorRunView *self = KOR_RUN_VIEW (widget);

  if (self->facts != NULL)
    adw_dialog_present (kor_run_months_dialog_new (self->register_, self->facts->months), widget);
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
set_narrow (KorRunView *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (self->separator,
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->facts_scrolled), narrow ? -1 : 340, -1);
  gtk_scrolled_window_set_max_content_height (self->facts_scrolled, narrow ? 260 : -1);
  gtk_scrolled_window_set_propagate_natural_height (self->facts_scrolled, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
kor_run_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KorRunView *self = KOR_RUN_VIEW (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else if (id == PROP_SHOW_BACK_BUTTON)
    g_value_set_boolean (value, adw_header_bar_get_show_back_button (self->header));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kor_run_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KorRunView *self = KOR_RUN_VIEW (object);

  if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else if (id == PROP_SHOW_BACK_BUTTON)
    adw_header_bar_set_show_back_button (self->header, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
kor_run_view_dispose (GObject *object)
{
  KorRunView *self = KOR_RUN_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (self), KOR_TYPE_RUN_VIEW);
  g_clear_pointer (&self->facts, kor_run_facts_free);
  G_OBJECT_CLASS (kor_run_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (KOR_TYPE_RUN_PEOPLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-run-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KorRunView, header);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, title);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, reprint_button);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, banner);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, box);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, separator);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, facts_scrolled);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, made_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, basis_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, use_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, selection_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, medium_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, reprint_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, matched);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, printed);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, merged_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, merged);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, left_out_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, left_out);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, kept_row);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, months_button);
  gtk_widget_class_bind_template_child (widget_class, KorRunView, people);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reprint_activated_cb);
}

static void
kor_run_view_class_init (KorRunViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = kor_run_view_get_property;
  object_class->set_property = kor_run_view_set_property;
  object_class->dispose = kor_run_view_dispose;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_BACK_BUTTON] = g_param_spec_boolean (
    "show-back-button", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOWN] =
    g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] =
    g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RUN_ACTIVATED] = g_signal_new (
    "run-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "run.months", NULL, months_action_cb);
  bind_template (widget_class);
}

static void
kor_run_view_init (KorRunView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_run_view_set_register:
 * @self: the view
 * @register_: an open register
 */
void
kor_run_view_set_register (KorRunView *self, KorRegister *register_)
{
  gboolean may = kor_user_has_right (kor_register_get_user (register_), KOR_ROLE_ADMINISTERS);

  g_set_object (&self->register_, register_);
  g_signal_connect_object (
    register_, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->months_button, may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "run.months", may);
}

/**
 * kor_run_view_show:
 * @self: the view
 * @id: a run, or 0 for none
 *
 * Shows another run; what was shown stays until the new one is read.
 */
void
kor_run_view_show (KorRunView *self, gint64 id)
{
  if (self->id == id)
    return;
  self->id = id;
  load (self);
}

/* Returns: the run it shows, or 0 */
gint64
kor_run_view_get_id (KorRunView *self)
{
  return self->id;
}

/* Returns: (nullable): what is known of the run; %NULL until it has been read */
const KorRunFacts *
kor_run_view_get_facts (KorRunView *self)
{
  return self->facts != NULL && self->facts->run->id == self->id ? self->facts : NULL;
}

/* Puts the keyboard into the view: to the people, or where there are none to what can be done. */
void
kor_run_view_enter (KorRunView *self)
{
  if (!kor_run_people_view_enter (self->people) && !gtk_widget_grab_focus (self->reprint_button))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

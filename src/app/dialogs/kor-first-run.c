/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-first-run.h"

#include <glib/gi18n.h>

#include "kor-entry-value.h"
#include "kor-first-run-code.h"
#include "kor-form.h"
#include "kor-keyring.h"
#include "kor-recovery-sheet.h"
#include "kor-step-path.h"
#include "kor-ui-text.h"
#include "kor-window.h"
#include "kor-words-text.h"

typedef enum {
  STEP_COMPANY,
  STEP_CONTACT,
  STEP_USER,
  STEP_CODE,
  N_STEPS,
} Step;

struct _KorFirstRun {
  AdwBin parent_instance;

  AdwWindowTitle *title;
  KorStepPath *path;
  GtkStack *stack;
  GtkWidget *controller_row;
  GtkWidget *business_id_row;
  GtkWidget *street_row;
  GtkWidget *postal_code_row;
  GtkWidget *city_row;
  GtkWidget *email_row;
  GtkWidget *phone_row;
  GtkWidget *register_name_row;
  GtkWidget *folder_row;
  GtkWidget *contact_row;
  GtkWidget *full_name_row;
  GtkWidget *user_row;
  GtkWidget *password_row;
  GtkWidget *repeat_row;
  GtkWidget *strength_label;
  GtkWidget *agreement_row;
  GtkWidget *agreement_date_row;
  GtkGrid *code_grid;
  GtkWidget *print_button;
  GtkWidget *pdf_button;
  GtkLabel *printed_label;
  GtkWidget *first_group_row;
  GtkWidget *second_group_row;
  GtkWidget *first_tick;
  GtkWidget *second_tick;
  GtkWidget *kept_row;
  GtkButton *back_button;
  GtkButton *next_button;
  GtkWidget *spinner;
  GtkLabel *missing_label;

  KorContext *context;
  Step step;
  char *folder;
  gboolean folder_chosen; /* by hand: the register's name no longer moves it */
  gboolean busy;
  gboolean leave; /* the code has not been confirmed and the person leaves all the same */
  KorProfile *profile;
  KorRegister *register_; /* once made */
  GStrv groups;           /* of the recovery code */
  guint first_group;
  guint second_group;
};

G_DEFINE_FINAL_TYPE (KorFirstRun, kor_first_run, ADW_TYPE_BIN)

enum {
  CREATED,
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const step_names[N_STEPS] = { "company", "contact", "user", "code" };

/* What the thread that makes the register needs, and what it gives back. */
typedef struct {
  KorContext *context;
  char *folder;
  KorProfile *profile;
  KorUser *user;
  KorSecret *password;
  char *code;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  kor_context_unref (making->context);
  g_clear_pointer (&making->profile, kor_profile_free);
  kor_user_free (making->user);
  kor_secret_free (making->password);
  if (making->code != NULL)
    kor_wipe (making->code, strlen (making->code));
  g_free (making->code);
  g_free (making->folder);
  g_free (making);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_empty (GtkWidget *row)
{
  g_autofree char *text = kor_entry_dup_text (row);

  return text == NULL;
}

static glong
count_characters (GtkWidget *row)
{
  return g_utf8_strlen (get_text (row), -1);
}

/* A group as the keyring reads it: what looks like a digit is one. */
static gboolean
group_matches (KorFirstRun *self, GtkWidget *row, guint group)
{
  g_autofree char *typed = g_ascii_strup (get_text (row), -1);

  g_strstrip (typed);
  g_strdelimit (typed, "O", '0');
  g_strdelimit (typed, "IL", '1');
  return self->groups != NULL && g_str_equal (typed, self->groups[group]);
}

/* What the step still lacks, in words beside the insensitive button; NULL when it is complete. */
static const char *
find_missing_of_user (KorFirstRun *self)
{
  if (is_empty (self->full_name_row))
    return _ ("Your full name is missing");
  if (is_empty (self->user_row))
    return _ ("The user name is missing");
  if (count_characters (self->password_row) < KOR_PASSWORD_MIN_CHARS)
    return _ ("The password is too short");
  if (g_strcmp0 (get_text (self->password_row), get_text (self->repeat_row)) != 0)
    return _ ("The passwords differ");
  if (!adw_switch_row_get_active (ADW_SWITCH_ROW (self->agreement_row)))
    return _ ("The confidentiality agreement is missing");
  if (kor_date_parse (get_text (self->agreement_date_row)) == KOR_DATE_NONE)
    return _ ("The day of the agreement is not a date");
  return NULL;
}

static const char *
find_missing_of_code (KorFirstRun *self)
{
  if (!group_matches (self, self->first_group_row, self->first_group))
    return _ ("The first group does not match yet");
  if (!group_matches (self, self->second_group_row, self->second_group))
    return _ ("The second group does not match yet");
  if (!adw_switch_row_get_active (ADW_SWITCH_ROW (self->kept_row)))
    return _ ("The paper's storage is not confirmed");
  return NULL;
}

static const char *
find_missing (KorFirstRun *self)
{
  switch (self->step) {
  case STEP_COMPANY:
    if (is_empty (self->controller_row))
      return _ ("The company name is missing");
    return is_empty (self->register_name_row) ? _ ("The register name is missing") : NULL;
  case STEP_CONTACT:
    return is_empty (self->contact_row) ? _ ("The contact person is missing") : NULL;
  case STEP_USER:
    return find_missing_of_user (self);
  case STEP_CODE:
    return find_missing_of_code (self);
  case N_STEPS:
  default:
    g_return_val_if_reached (NULL);
  }
}

static void
show_strength (KorFirstRun *self)
{
  glong n = count_characters (self->password_row);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup_printf (
      _ ("At least %d characters. Four words that do not belong together are easy to remember "
                               "and hard to guess."),
        KOR_PASSWORD_MIN_CHARS);
  else if (n < KOR_PASSWORD_MIN_CHARS)
    text = g_strdup_printf (ngettext ("Too short: %ld more character",
                                      "Too short: %ld more characters",
                                      (gulong) (KOR_PASSWORD_MIN_CHARS - n)),
                            KOR_PASSWORD_MIN_CHARS - n);
  else if (n < 14)
    text = g_strdup (_ ("Fair. Longer is better: four words are hard to guess."));
  else if (n < 20)
    text = g_strdup (_ ("Good."));
  else
    text = g_strdup (_ ("Strong."));
  gtk_label_set_label (GTK_LABEL (self->strength_label), text);
}

static void
update_buttons (KorFirstRun *self, const char *missing)
{
  static const char *const next_labels[N_STEPS] = {
    N_ ("_Next"),
       N_ ("_Next"),
          N_ ("Create _Register"),
             N_ ("_Open Register"),
          };

  gtk_button_set_label (self->next_button, _ (next_labels[self->step]));
  gtk_button_set_label (self->back_button, self->step == STEP_COMPANY ? _ ("_Cancel") : _ ("_Back"));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), self->step != STEP_CODE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back_button), !self->busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), missing == NULL && !self->busy);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_label_set_label (self->missing_label,
                       self->busy
                       ? _ ("Creating the register…")
                     : missing != NULL ? missing
                                       : "");
}

static void
update (KorFirstRun *self)
{
  show_strength (self);
  kor_entry_mark (self->repeat_row,
                  g_str_has_prefix (get_text (self->password_row), get_text (self->repeat_row)));
  kor_entry_mark (self->agreement_date_row,
                  !adw_switch_row_get_active (ADW_SWITCH_ROW (self->agreement_row)) ||
                    kor_date_parse (get_text (self->agreement_date_row)) != KOR_DATE_NONE);
  gtk_widget_set_visible (self->first_tick,
                          group_matches (self, self->first_group_row, self->first_group));
  gtk_widget_set_visible (self->second_tick,
                          group_matches (self, self->second_group_row, self->second_group));
  kor_form_set_sensitive (GTK_WIDGET (self->stack), !self->busy);
  update_buttons (self, find_missing (self));
}

static void
update_path (KorFirstRun *self)
{
  g_autofree char *subtitle = g_strdup_printf (_ ("Step %u of %u"), self->step + 1, N_STEPS);

  adw_window_title_set_subtitle (self->title, subtitle);
  kor_step_path_set_current (self->path, self->step);
  kor_step_path_set_note (self->path, STEP_COMPANY, get_text (self->controller_row));
  kor_step_path_set_note (self->path, STEP_CONTACT, get_text (self->contact_row));
  kor_step_path_set_note (self->path, STEP_USER, get_text (self->user_row));
  kor_step_path_set_note (self->path, STEP_CODE, _ ("Print and keep"));
}

static void
go_to (KorFirstRun *self, Step step)
{
  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, step_names[step]);
  update_path (self);
  update (self);
  kor_first_run_focus (self);
}

/* The folder follows the register's name until a person chooses it. */
static void
update_folder (KorFirstRun *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name = kor_entry_dup_text (self->register_name_row);

  if (!self->folder_chosen) {
    g_autofree char *base =
      g_strconcat (name != NULL ? name : _ ("Customer register"), ".kortisto", NULL);

    g_strdelimit (base, "/", '-');
    g_free (self->folder);
    self->folder = g_build_filename (documents != NULL ? documents : g_get_home_dir (), base, NULL);
  }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), self->folder);
}

static KorProfile *
collect_profile (KorFirstRun *self)
{
  KorProfile *profile = kor_profile_new ();

  profile->controller = kor_entry_dup_text (self->controller_row);
  profile->business_id = kor_entry_dup_text (self->business_id_row);
  profile->street = kor_entry_dup_text (self->street_row);
  profile->postal_code = kor_entry_dup_text (self->postal_code_row);
  profile->city = kor_entry_dup_text (self->city_row);
  profile->email = kor_entry_dup_text (self->email_row);
  profile->phone = kor_entry_dup_text (self->phone_row);
  profile->register_name = kor_entry_dup_text (self->register_name_row);
  profile->contact_person = kor_entry_dup_text (self->contact_row);
  profile->contact_from = kor_context_get_today (self->context);
  profile->language = kor_ui_get_language ();
  return profile;
}

static KorUser *
collect_user (KorFirstRun *self)
{
  KorUser *user = kor_user_new ();

  g_free (user->name);
  g_free (user->full_name);
  user->name = kor_entry_dup_text (self->user_row);
  user->full_name = kor_entry_dup_text (self->full_name_row);
  user->role = KOR_ROLE_ADMINISTERS;
  user->agreement_from = kor_date_parse (get_text (self->agreement_date_row));
  return user;
}

static void
show_code (KorFirstRun *self, const char *code)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_groups;

  self->groups = g_strsplit (code, "-", -1);
  n_groups = g_strv_length (self->groups);
  kor_first_run_code_fill (self->code_grid, (const char *const *) self->groups);

  self->first_group = (guint) g_random_int_range (0, (int) n_groups / 2);
  self->second_group = (guint) g_random_int_range ((int) n_groups / 2, (int) n_groups);
  /* Translators: %u is the number of a group of the recovery code */
  first = g_strdup_printf (_ ("Type group %u from the paper"), self->first_group + 1);
  second = g_strdup_printf (_ ("Type group %u from the paper"), self->second_group + 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->first_group_row), first);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->second_group_row), second);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;
  KorRegister *register_ = kor_register_create (making->context,
                                                making->folder,
                                                making->profile,
                                                making->user,
                                                making->password,
                                                &making->code,
                                                &error);

  if (register_ != NULL)
    g_task_return_pointer (task, register_, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KorFirstRun *self = KOR_FIRST_RUN (source);
  Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  self->register_ = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->register_ == NULL) {
    update (self);
    kor_window_show_error (KOR_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("The register was not created"), error);
    return;
  }
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->repeat_row), "");
  g_clear_pointer (&self->profile, kor_profile_free);
  self->profile = g_steal_pointer (&making->profile);
  show_code (self, making->code);
  go_to (self, STEP_CODE);
}

static void
make_register (KorFirstRun *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, made_cb, NULL);
  const char *password = get_text (self->password_row);
  Making *making = g_new0 (Making, 1);

  making->context = kor_context_ref (self->context);
  making->folder = g_strdup (self->folder);
  making->profile = collect_profile (self);
  making->user = collect_user (self);
  making->password = kor_secret_new_copy (password, strlen (password));

  self->busy = TRUE;
  update (self);
  g_task_set_source_tag (task, make_register);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/* --- callbacks --------------------------------------------------------------------------------------- */

static void
edited_cb (KorFirstRun *self)
{
  update (self);
}

static void
register_name_edited_cb (KorFirstRun *self)
{
  update_folder (self);
  update (self);
}

/* "Aino Rautavuori" → "aino.rautavuori", as long as nothing else has been typed. */
static void
full_name_edited_cb (KorFirstRun *self)
{
  g_autofree char *ascii = g_str_to_ascii (get_text (self->full_name_row), NULL);
  g_autofree char *name = g_ascii_strdown (ascii, -1);

  g_strstrip (name);
  g_strdelimit (name, " ", '.');
  g_strcanon (name, "abcdefghijklmnopqrstuvwxyz0123456789.-", '-');
  gtk_editable_set_text (GTK_EDITABLE (self->user_row), name);
  update (self);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KorFirstRun) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return;
  g_free (self->folder);
  self->folder = g_str_has_suffix (path, ".kortisto") ? g_steal_pointer (&path)
                                                      : g_strconcat (path, ".kortisto", NULL);
  self->folder_chosen = TRUE;
  update_folder (self);
}

static void
change_folder_cb (KorFirstRun *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *base = g_path_get_basename (self->folder);
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autoptr (GFile) place = g_file_new_for_path (parent);

  gtk_file_dialog_set_title (dialog, _ ("Where to Keep the Register"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Choose"));
  gtk_file_dialog_set_initial_name (dialog, base);
  gtk_file_dialog_set_initial_folder (dialog, place);
  gtk_file_dialog_save (dialog,
                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        NULL,
                        folder_chosen_cb,
                        g_object_ref (self));
}

static void
back_cb (KorFirstRun *self)
{
  if (self->step == STEP_COMPANY)
    g_signal_emit (self, signals[CANCELLED], 0);
  else
    go_to (self, self->step - 1);
}

static void
next_cb (KorFirstRun *self)
{
  g_autoptr (KorRegister) register_ = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->next_button)))
    return;
  if (self->step < STEP_USER) {
    go_to (self, self->step + 1);
  } else if (self->step == STEP_USER) {
    make_register (self);
  } else {
    register_ = g_steal_pointer (&self->register_);
    g_signal_emit (self, signals[CREATED], 0, register_);
  }
}

/* Made for each paper and let go at once: it holds the code in plain memory. */
static KorPageLayout *
create_sheet (KorFirstRun *self)
{
  return kor_recovery_sheet_new (self->profile->language,
                                 self->profile->controller,
                                 self->profile->register_name,
                                 kor_register_get_user (self->register_)->full_name,
                                 kor_context_get_today (self->context),
                                 (const char *const *) self->groups);
}

static void
print_cb (KorFirstRun *self)
{
  g_autoptr (KorPageLayout) sheet = create_sheet (self);

  kor_first_run_code_print (GTK_WIDGET (self), sheet, self->printed_label);
}

static void
save_pdf_cb (KorFirstRun *self)
{
  g_autoptr (KorPageLayout) sheet = create_sheet (self);

  kor_first_run_code_save (GTK_WIDGET (self), sheet, self->printed_label);
}

static void
leave_response_cb (KorFirstRun *self, const char *response)
{
  if (!g_str_equal (response, "leave"))
    return;
  self->leave = TRUE;
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* --- GObject ------------------------------------------------------------------------------------------- */

static void
kor_first_run_dispose (GObject *object)
{
  KorFirstRun *self = KOR_FIRST_RUN (object);

  if (self->register_ != NULL)
    kor_register_close (self->register_);
  g_clear_object (&self->register_);
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_FIRST_RUN);

  G_OBJECT_CLASS (kor_first_run_parent_class)->dispose (object);
}

static void
kor_first_run_finalize (GObject *object)
{
  KorFirstRun *self = KOR_FIRST_RUN (object);

  for (guint i = 0; self->groups != NULL && self->groups[i] != NULL; i++)
    kor_wipe (self->groups[i], strlen (self->groups[i]));
  g_strfreev (self->groups);
  g_clear_pointer (&self->profile, kor_profile_free);
  g_clear_pointer (&self->context, kor_context_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (kor_first_run_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, title);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, path);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, stack);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, controller_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, business_id_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, street_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, postal_code_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, city_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, email_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, phone_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, register_name_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, folder_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, contact_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, full_name_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, user_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, password_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, strength_label);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, agreement_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, agreement_date_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, code_grid);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, print_button);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, pdf_button);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, printed_label);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, first_group_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, second_group_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, first_tick);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, second_tick);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, kept_row);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, back_button);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, next_button);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, spinner);
  gtk_widget_class_bind_template_child (widget_class, KorFirstRun, missing_label);
}

static void
kor_first_run_class_init (KorFirstRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = kor_first_run_dispose;
  object_class->finalize = kor_first_run_finalize;

  signals[CREATED] = g_signal_new (
    "created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KOR_TYPE_REGISTER);
  signals[CANCELLED] =
    g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KOR_TYPE_STEP_PATH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/kortisto/Kortisto/ui/kor-first-run.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, register_name_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, full_name_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_pdf_cb);
}

static void
kor_first_run_init (KorFirstRun *self)
{
  const char *const titles[] = { _ ("Company"),
                                   _ ("Contact person"), _ ("First user"), _ ("Recovery code"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  kor_step_path_set_titles (self->path, titles);
  update_folder (self);
}

/**
 * kor_first_run_new:
 * @context: the clock for the register to be made
 *
 * Returns: (transfer floating): the assistant at its first step
 */
GtkWidget *
kor_first_run_new (KorContext *context)
{
  KorFirstRun *self = g_object_new (KOR_TYPE_FIRST_RUN, NULL);
  g_autofree char *today = kor_ui_format_date (kor_context_get_today (context));
  g_autofree char *iso = kor_date_to_iso (kor_context_get_today (context));

  self->context = kor_context_ref (context);
  /* English has no form that is both read and written alike: ISO there. */
  gtk_editable_set_text (GTK_EDITABLE (self->agreement_date_row),
                         kor_ui_get_language () == KOR_LANGUAGE_EN ? iso : today);
  go_to (self, STEP_COMPANY);
  return GTK_WIDGET (self);
}

/**
 * kor_first_run_may_close:
 * @self: the assistant
 *
 * Asks, when the register is made and its code not yet confirmed, whether the person wants to leave;
 * then closes the window by itself.
 *
 * Returns: whether the window may be closed now
 */
gboolean
kor_first_run_may_close (KorFirstRun *self)
{
  AdwDialog *dialog;

  g_return_val_if_fail (KOR_IS_FIRST_RUN (self), TRUE);

  if (self->busy)
    return FALSE;
  if (self->register_ == NULL || self->leave)
    return TRUE;
  dialog = adw_alert_dialog_new (
    _ ("Leave without a recovery code?"),
      _ ("The register has been created and opens with your password. The code is not shown "
                                    "again: without it a lost password cannot be helped."));
  adw_alert_dialog_add_responses (
    ADW_ALERT_DIALOG (dialog), "stay", _ ("_Stay Here"), "leave", _ ("_Leave"), NULL);
  adw_alert_dialog_set_response_appearance (
    ADW_ALERT_DIALOG (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  g_signal_connect_object (
    dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return FALSE;
}

/**
 * kor_first_run_focus:
 * @self: the assistant, being shown
 *
 * Puts the keyboard on the step's first field.
 */
void
kor_first_run_focus (KorFirstRun *self)
{
  GtkWidget *first[N_STEPS] = {
    self->controller_row, self->contact_row, self->full_name_row, self->print_button
  };

  g_return_if_fail (KOR_IS_FIRST_RUN (self));
  gtk_widget_grab_focus (first[self->step]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-step-path.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *box;
  GtkWidget *before; /* the line from the step before; NULL at the first */
  GtkWidget *after;
  GtkWidget *number;
  GtkWidget *tick;
  GtkWidget *circle;
  GtkWidget *title;
  GtkWidget *note;
  KorStepPathState state;
} Step;

struct _KorStepPath {
  GtkWidget parent_instance;

  GtkWidget *grid;
  GArray *steps; /* of Step */
};

G_DEFINE_FINAL_TYPE (KorStepPath, kor_step_path, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static GtkWidget *
create_line (gboolean shown)
{
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (line, "step-line");
  if (!shown)
    gtk_widget_set_opacity (line, 0);
  return line;
}

/* A plain box would have no name of its own. */
static GtkWidget *
create_box (void)
{
  return g_object_new (GTK_TYPE_BOX,
                       "orientation",
                       GTK_ORIENTATION_VERTICAL,
                       "spacing",
                       2,
                       "accessible-role",
                       GTK_ACCESSIBLE_ROLE_GROUP,
                       NULL);
}

static void
create_step (KorStepPath *self, guint number, guint n_steps, const char *title)
{
  Step step = { .box = create_box () };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *digits = g_strdup_printf ("%u", number + 1);

  step.before = create_line (number > 0);
  step.after = create_line (number + 1 < n_steps);
  step.number = gtk_label_new (digits);
  step.tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  step.circle = gtk_stack_new ();
  step.title = gtk_label_new (title);
  step.note = gtk_label_new (NULL);

  gtk_stack_add_child (GTK_STACK (step.circle), step.number);
  gtk_stack_add_child (GTK_STACK (step.circle), step.tick);
  gtk_widget_add_css_class (step.circle, "step-circle");
  gtk_widget_add_css_class (step.note, "caption");
  gtk_widget_add_css_class (step.note, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (step.title), TRUE);
  gtk_label_set_lines (GTK_LABEL (step.title), 2);
  gtk_label_set_justify (GTK_LABEL (step.title), GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (step.title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (step.note), PANGO_ELLIPSIZE_END);

  gtk_box_append (GTK_BOX (row), step.before);
  gtk_box_append (GTK_BOX (row), step.circle);
  gtk_box_append (GTK_BOX (row), step.after);
  gtk_box_append (GTK_BOX (step.box), row);
  gtk_box_append (GTK_BOX (step.box), step.title);
  gtk_box_append (GTK_BOX (step.box), step.note);
  gtk_widget_set_hexpand (step.box, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), step.box, (int) number, 0, 1, 1);
  g_array_append_val (self->steps, step);
}

static const char *
describe_state (KorStepPathState state)
{
  switch (state) {
  case KOR_STEP_PATH_DONE:
    return C_ ("step", "done");
  case KOR_STEP_PATH_CURRENT:
    return C_ ("step", "under way");
  case KOR_STEP_PATH_NEEDLESS:
    return C_ ("step", "not needed");
  case KOR_STEP_PATH_AHEAD:
  default:
    return C_ ("step", "to come");
  }
}

/* What a screen reader says of a step; its title and note are in it. */
static void
describe_step (KorStepPath *self, guint number, Step *step)
{
  const char *note = gtk_label_get_label (GTK_LABEL (step->note));
  /* Translators: what a screen reader says of a step, for example "Step 3 of 6, Decision, under way" */
  g_autofree char *text = g_strdup_printf (_ ("Step %u of %u, %s, %s"),
                                             number + 1,
                                             self->steps->len,
                                             gtk_label_get_label (GTK_LABEL (step->title)),
                                             describe_state (step->state));
  g_autofree char *all = *note != '\0' ? g_strdup_printf ("%s, %s", text, note) : NULL;

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (step->box), GTK_ACCESSIBLE_PROPERTY_LABEL, all != NULL ? all : text, -1);
}

static void
update (KorStepPath *self)
{
  gboolean former_done = FALSE;

  for (guint i = 0; i < self->steps->len; i++) {
    Step *step = &g_array_index (self->steps, Step, i);
    gboolean done = step->state == KOR_STEP_PATH_DONE;
    gboolean current = step->state == KOR_STEP_PATH_CURRENT;
    gboolean needless = step->state == KOR_STEP_PATH_NEEDLESS;

    gtk_stack_set_visible_child (GTK_STACK (step->circle), done ? step->tick : step->number);
    set_class (step->circle, "done", done);
    set_class (step->circle, "current", current);
    set_class (step->title, "heading", current);
    set_class (step->box, "needless", needless);
    set_class (step->before, "done", former_done && (done || current || needless));
    set_class (step->after, "done", done || (needless && former_done));
    describe_step (self, i, step);
    former_done = done || (needless && former_done);
  }
}

static void
kor_step_path_dispose (GObject *object)
{
  KorStepPath *self = KOR_STEP_PATH (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->steps, g_array_unref);

  G_OBJECT_CLASS (kor_step_path_parent_class)->dispose (object);
}

static void
kor_step_path_class_init (KorStepPathClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kor_step_path_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "step-path");
}

static void
kor_step_path_init (KorStepPath *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * kor_step_path_set_titles:
 * @self: a path without steps
 * @titles: the steps' titles, translated
 */
void
kor_step_path_set_titles (KorStepPath *self, const char *const *titles)
{
  guint n_steps = g_strv_length ((GStrv) titles);

  g_return_if_fail (KOR_IS_STEP_PATH (self) && self->steps->len == 0);

  for (guint i = 0; i < n_steps; i++)
    create_step (self, i, n_steps, titles[i]);
  update (self);
}

/**
 * kor_step_path_set_current:
 * @self: a path
 * @current: the step at hand, from 0; those before are done
 */
void
kor_step_path_set_current (KorStepPath *self, guint current)
{
  g_return_if_fail (KOR_IS_STEP_PATH (self));

  for (guint i = 0; i < self->steps->len; i++)
    g_array_index (self->steps, Step, i).state = i < current    ? KOR_STEP_PATH_DONE
                                                 : i == current ? KOR_STEP_PATH_CURRENT
                                                                : KOR_STEP_PATH_AHEAD;
  update (self);
}

/**
 * kor_step_path_set_states:
 * @self: a path
 * @states: (array): how far each of its steps has come
 */
void
kor_step_path_set_states (KorStepPath *self, const KorStepPathState *states)
{
  g_return_if_fail (KOR_IS_STEP_PATH (self));

  for (guint i = 0; i < self->steps->len; i++)
    g_array_index (self->steps, Step, i).state = states[i];
  update (self);
}

/**
 * kor_step_path_set_note:
 * @self: a path
 * @step: a step, from 0
 * @note: the line below its title
 */
void
kor_step_path_set_note (KorStepPath *self, guint step, const char *note)
{
  Step *shown;

  g_return_if_fail (KOR_IS_STEP_PATH (self) && step < self->steps->len);

  shown = &g_array_index (self->steps, Step, step);
  gtk_label_set_label (GTK_LABEL (shown->note), note);
  describe_step (self, step, shown);
}

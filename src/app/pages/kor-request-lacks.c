/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-lacks.h"

#include <glib/gi18n.h>

#include "kor-request-letters.h"
#include "kor-request-next.h"
#include "kor-request-text.h"
#include "kor-request-words-text.h"

struct _KorRequestLacks {
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *box;
  GtkLabel *title;
  GtkWidget *lines; /* the sentences */
  GtkWidget *help;  /* the buttons below them */
};

G_DEFINE_FINAL_TYPE (KorRequestLacks, kor_request_lacks, GTK_TYPE_WIDGET)

static const char *
get_title (KorRequestAction action)
{
  switch (action) {
  case KOR_ACTION_DECIDE:
    return _ ("Missing before the decision");
  case KOR_ACTION_CARRY_OUT:
    return _ ("Missing before it is carried out");
  case KOR_ACTION_DELIVER:
    return _ ("Missing before the answer");
  case KOR_ACTION_CLOSE:
    return _ ("Missing before the case is closed");
  case KOR_ACTION_EDIT:
  case KOR_ACTION_ATTACH:
  case KOR_ACTION_CLAIM:
  case KOR_ACTION_IDENTIFY:
  case KOR_ACTION_EXTEND:
  case KOR_ACTION_NOTIFY:
  case KOR_ACTION_OMBUDSMAN:
  case KOR_N_ACTIONS:
  default:
    return _ ("Missing");
  }
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_line (KorRequestLacks *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (self->lines), label);
}

static void
add_lack (KorRequestLacks *self, const KorRequestLack *lack, KorRequestAction action)
{
  g_autofree char *text = kor_request_lack_describe (lack, action);

  add_line (self, text);
}

/* A person who has been asked is waited for. */
static void
add_asked (KorRequestLacks *self, KorDate asked)
{
  g_autofree char *day = kor_ui_format_weekday (asked);
  g_autofree char *text = g_strdup_printf (_ ("Asked on %s."), day);

  add_line (self, text);
}

static gboolean
was_asked (const KorRequest *request, KorLetterKind letter)
{
  return kor_request_letters_has (request, letter) &&
         (letter == KOR_LETTER_ASK_SIGNATURE || letter == KOR_LETTER_ASK_SPECIFICATION);
}

static void
add_button (KorRequestLacks *self, const char *label, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->help), button);
}

static void
add_letter (KorRequestLacks *self, KorLetterKind letter)
{
  g_autofree char *label =
    /* Translators: the name of a letter, for example "Print: Request for a signature…" */
    g_strdup_printf (_ ("Print: %s…"), kor_letter_get_title (letter));
  g_autoptr (GVariant) target = kor_request_letter_target (letter, NULL);

  add_button (self, label, "case.letter", target);
}

/* Each help is offered once, however many lacks it is for. */
static void
add_help (KorRequestLacks *self, const KorRequest *request, const GArray *lacks)
{
  gboolean offered[KOR_N_LETTERS + 1] = { FALSE };

  for (guint i = 0; i < lacks->len; i++) {
    const KorRequestLack *lack = &g_array_index (lacks, KorRequestLack, i);
    KorLetterKind letter = kor_request_lack_get_letter (lack);

    if (lack->missing == KOR_MISSING_CUSTOMER)
      add_button (self, _ ("Choose the Customer…"), "case.edit", NULL);
    if (lack->missing == KOR_MISSING_ITEMS)
      add_button (self, _ ("Add an Item…"), "case.add-item", NULL);
    if (offered[letter] || letter == KOR_N_LETTERS)
      continue;
    if (!was_asked (request, letter))
      add_letter (self, letter);
    else
      add_asked (self,
                 letter == KOR_LETTER_ASK_SIGNATURE ? request->asked_signature
                                                    : request->asked_specification);
    offered[letter] = TRUE;
  }
}

static void
kor_request_lacks_dispose (GObject *object)
{
  KorRequestLacks *self = KOR_REQUEST_LACKS (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kor_request_lacks_parent_class)->dispose (object);
}

static void
kor_request_lacks_class_init (KorRequestLacksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_request_lacks_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lacks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kor_request_lacks_init (KorRequestLacks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 20);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->box), self->lines);
  self->help = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_set_margin_top (self->help, 6);
  gtk_box_append (GTK_BOX (self->box), self->help);
}

/**
 * kor_request_lacks_set_request:
 * @self: the view of what is missing
 * @request: a case
 * @today: the day
 */
void
kor_request_lacks_set_request (KorRequestLacks *self, const KorRequest *request, KorDate today)
{
  KorRequestAction action = kor_request_get_lacking_action (request);
  g_autoptr (GArray) lacks = action == KOR_N_ACTIONS || action == KOR_ACTION_NOTIFY
                              ? g_array_new (FALSE, FALSE, sizeof (KorRequestLack))
                              : kor_request_check (request, action, today);

  clear (self->lines);
  clear (self->help);
  gtk_widget_set_visible (GTK_WIDGET (self), lacks->len > 0);
  if (lacks->len == 0)
    return;
  gtk_label_set_label (self->title, get_title (action));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (action), -1);
  for (guint i = 0; i < lacks->len; i++)
    add_lack (self, &g_array_index (lacks, KorRequestLack, i), action);
  add_help (self, request, lacks);
  gtk_widget_set_visible (self->help, gtk_widget_get_first_child (self->help) != NULL);
}

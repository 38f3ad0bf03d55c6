/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-welcome-page.h"

struct _KorWelcomePage {
  AdwBin parent_instance;

  GtkWidget *create_button;
};

G_DEFINE_FINAL_TYPE (KorWelcomePage, kor_welcome_page, ADW_TYPE_BIN)

static void
kor_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KOR_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (kor_welcome_page_parent_class)->dispose (object);
}

static void
kor_welcome_page_class_init (KorWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kor_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/kortisto/Kortisto/ui/kor-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KorWelcomePage, create_button);
}

static void
kor_welcome_page_init (KorWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kor_welcome_page_focus:
 * @self: the page, being shown
 *
 * Puts the keyboard on the first choice.
 */
void
kor_welcome_page_focus (KorWelcomePage *self)
{
  gtk_widget_grab_focus (self->create_button);
}

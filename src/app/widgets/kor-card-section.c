/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-card-section.h"

#include <glib/gi18n.h>

#include "kor-ui-text.h"

#define FIRST_ROWS 8

struct _KorCardSection {
  AdwExpanderRow parent_instance;

  GtkWidget *count;
  GPtrArray *rows; /* of GtkWidget, those made so far */
  guint n_rows;
  KorCardRowFunc create;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (KorCardSection, kor_card_section, ADW_TYPE_EXPANDER_ROW)

static void fill (KorCardSection *self, guint n);

static void
clear_rows (KorCardSection *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_all_cb (KorCardSection *self)
{
  clear_rows (self);
  fill (self, self->n_rows);
}

static void
add_row (KorCardSection *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (KorCardSection *self, guint n)
{
  for (guint i = 0; i < n; i++)
    add_row (self, self->create (i, self->data));

  if (n < self->n_rows) {
    GtkWidget *more = adw_button_row_new ();
    g_autofree char *title = g_strdup_printf (_ ("Show All %u"), self->n_rows);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
    g_signal_connect_object (more, "activated", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
    add_row (self, more);
  }
}

static void
expanded_cb (KorCardSection *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->rows->len == 0 &&
      self->create != NULL)
    fill (self, MIN (self->n_rows, FIRST_ROWS));
}

static void
kor_card_section_finalize (GObject *object)
{
  g_clear_pointer (&KOR_CARD_SECTION (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (kor_card_section_parent_class)->finalize (object);
}

static void
kor_card_section_class_init (KorCardSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_card_section_finalize;
}

static void
kor_card_section_init (KorCardSection *self)
{
  self->rows = g_ptr_array_new ();
  self->count = gtk_label_new (NULL);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->count, "count");
  gtk_widget_add_css_class (self->count, "numeric");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->count);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * kor_card_section_set_rows:
 * @self: a section
 * @n_rows: how many rows it has
 * @create: makes one
 * @data: for @create; must live until the next call
 *
 * Shows other rows. An empty section cannot be unfolded.
 */
void
kor_card_section_set_rows (KorCardSection *self, guint n_rows, KorCardRowFunc create, gpointer data)
{
  g_autofree char *count = kor_ui_format_count (n_rows);

  g_return_if_fail (KOR_IS_CARD_SECTION (self));

  clear_rows (self);
  self->n_rows = n_rows;
  self->create = create;
  self->data = data;
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_sensitive (GTK_WIDGET (self), n_rows > 0);
  if (n_rows == 0)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  expanded_cb (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-request-rows.h"

#include <glib/gi18n.h>

#include "kor-request-entry.h"
#include "kor-request-text.h"

/* The labels of a row, found again through its box. */
typedef struct {
  GtkLabel *name;
  GtkLabel *due;
  GtkLabel *title;
  GtkLabel *waits;
  GtkLabel *days;
} Row;

static GtkLabel *
create_label (GtkWidget *box, gboolean wide, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), wide ? 0 : 1);
  gtk_widget_set_hexpand (label, wide);
  if (wide)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **) css_classes);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
append_line (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), line);
  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  static const char *const heading[] = { "heading", NULL };
  static const char *const numeric[] = { "numeric", NULL };
  static const char *const plain[] = { NULL };
  static const char *const dim[] = { "caption", "dimmed", NULL };
  static const char *const days[] = { "caption", "numeric", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  Row *row = g_new0 (Row, 1);
  GtkWidget *line = append_line (box);

  row->name = create_label (line, TRUE, heading);
  row->due = create_label (line, FALSE, numeric);
  row->title = create_label (append_line (box), TRUE, plain);
  line = append_line (box);
  row->waits = create_label (line, TRUE, dim);
  row->days = create_label (line, FALSE, days);
  gtk_widget_add_css_class (box, "request-row");
  g_object_set_data_full (G_OBJECT (box), "kor-row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static void
set_urgency (GtkWidget *label, KorUrgency urgency)
{
  static const char *const late[] = { "caption-heading", "numeric", "error", NULL };
  static const char *const soon[] = { "caption-heading", "numeric", "warning", NULL };
  static const char *const other[] = { "caption", "numeric", "dimmed", NULL };

  gtk_widget_set_css_classes (label,
                              (const char **) (urgency == KOR_URGENCY_LATE   ? late
                                               : urgency == KOR_URGENCY_SOON ? soon
                                                                             : other));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  KorRequestEntry *entry = gtk_list_item_get_item (item);
  const KorRequest *request = kor_request_entry_get_request (entry);
  KorDate today = kor_request_entry_get_today (entry);
  KorUrgency urgency = kor_request_get_urgency (request, today);
  gboolean closed = urgency == KOR_URGENCY_CLOSED;
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "kor-row");
  g_autofree char *day = kor_ui_format_short_date (closed ? request->closed : request->due, today);
  g_autofree char *title = kor_request_get_title (request);
  g_autofree char *waits = kor_request_describe_wait (request);
  g_autofree char *days = kor_request_describe_days (request, today);
  const char *name = kor_request_get_name (request);
  g_autofree char *spoken = NULL;

  if (name == NULL)
    name = _ ("Name not known");
  gtk_label_set_text (row->name, name);
  gtk_label_set_text (row->due, day);
  gtk_label_set_text (row->title, title);
  gtk_label_set_text (row->waits, waits);
  gtk_label_set_text (row->days, days);
  set_urgency (GTK_WIDGET (row->days), urgency);
  /* Translators: what a screen reader says of a case: name, case, limit, how long still, what it waits for */
  spoken = g_strdup_printf (_ ("%s, %s, due %s, %s, %s"), name, title, day, days, waits);
  gtk_list_item_set_accessible_label (item, spoken);
}

/* --- the groups' heads ---------------------------------------------------------------------------- */

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, gpointer user_data)
{
  static const char *const late[] = { "heading", "error", NULL };
  static const char *const other[] = { "heading", NULL };
  KorRequestEntry *entry = gtk_list_header_get_item (header);
  GtkWidget *label = gtk_list_header_get_child (header);
  KorUrgency urgency = kor_request_get_urgency (kor_request_entry_get_request (entry),
                                                kor_request_entry_get_today (entry));

  gtk_label_set_text (GTK_LABEL (label), kor_urgency_get_title (urgency));
  gtk_widget_set_css_classes (label, (const char **) (urgency == KOR_URGENCY_LATE ? late : other));
}

/**
 * kor_request_rows_create_factory:
 *
 * Returns: (transfer full): makes the rows: name, limit, case, what it waits for and how long still
 */
GtkListItemFactory *
kor_request_rows_create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * kor_request_rows_create_header_factory:
 *
 * Returns: (transfer full): makes the heads of the groups
 */
GtkListItemFactory *
kor_request_rows_create_header_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_header_cb), NULL);
  return factory;
}

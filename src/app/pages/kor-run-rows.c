/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-run-rows.h"

#include <glib/gi18n.h>

#include "kor-row-factory.h"
#include "kor-run-item.h"
#include "kor-run-text.h"
#include "kor-words-text.h"

/* The rows of the list of runs: two lines, of one height. */

typedef struct {
  KorRowWatch watch;
  GtkListItem *item;
  GtkWidget *purpose;
  GtkWidget *moment;
  GtkWidget *what;
  GtkWidget *mark;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  kor_row_watch_end (&row->watch);
  g_free (row);
}

static void
set_mark (Row *row, const KorListRun *run)
{
  const char *mark = run != NULL ? kor_run_get_mark (run) : NULL;

  kor_mark_cell_set (
    row->mark, mark, mark != NULL && run->state != KOR_RUN_PRODUCED ? "caution" : NULL);
}

static void
fill (KorRowItem *item, gpointer data)
{
  Row *row = data;
  const KorListRun *run = kor_run_item_get_run (KOR_RUN_ITEM (item));
  const char *purpose, *mark;
  g_autofree char *moment = NULL, *people = NULL, *what = NULL, *spoken = NULL;

  set_mark (row, run);
  if (run == NULL) {
    gtk_label_set_text (GTK_LABEL (row->purpose), "");
    gtk_label_set_text (GTK_LABEL (row->moment), "");
    gtk_label_set_text (GTK_LABEL (row->what), "");
    gtk_list_item_set_accessible_label (row->item, "");
    return;
  }
  purpose = kor_purpose_get_title (run->purpose);
  mark = kor_run_get_mark (run);
  moment = kor_run_format_moment (run->at);
  people = kor_run_describe_people (run);
  what =
    g_strdup_printf ("%s · %s", people, run->recipient != NULL ? run->recipient : _ ("own use"));
  gtk_label_set_text (GTK_LABEL (row->purpose), purpose);
  gtk_label_set_text (GTK_LABEL (row->moment), moment);
  gtk_label_set_text (GTK_LABEL (row->what), what);
  spoken = g_strdup_printf (
    "%s, %s, %s%s%s", purpose, moment, what, mark != NULL ? ", " : "", mark != NULL ? mark : "");
  gtk_list_item_set_accessible_label (row->item, spoken);
}

static GtkWidget *
create_label (GtkWidget *line, gboolean wide, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), wide ? 0 : 1);
  gtk_widget_set_hexpand (label, wide);
  if (wide)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_css_classes (label, (const char **) css_classes);
  gtk_box_append (GTK_BOX (line), label);
  return label;
}

static GtkWidget *
append_line (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), line);
  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  static const char *const heading[] = { "heading", NULL };
  static const char *const dim[] = { "caption", "dimmed", NULL };
  static const char *const numeric[] = { "caption", "dimmed", "numeric", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = append_line (box);
  Row *row = g_new0 (Row, 1);

  row->watch.changed = fill;
  row->watch.data = row;
  row->item = item;
  row->purpose = create_label (line, TRUE, heading);
  row->moment = create_label (line, FALSE, numeric);
  line = append_line (box);
  row->what = create_label (line, TRUE, dim);
  row->mark = kor_mark_cell_make ();
  gtk_box_append (GTK_BOX (line), row->mark);
  gtk_widget_add_css_class (box, "request-row");
  g_object_set_data_full (G_OBJECT (item), "kor-row", row, row_free);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "kor-row");
  KorRowItem *run = gtk_list_item_get_item (item);

  kor_row_item_watch (run, &row->watch);
  fill (run, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "kor-row");

  kor_row_watch_end (&row->watch);
}

/* Returns: (transfer full): a factory for the rows of a list of #KorRunItem */
GtkListItemFactory *
kor_run_rows_create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

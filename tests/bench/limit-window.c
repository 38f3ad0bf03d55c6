/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * limit-window                   an empty libadwaita window
 * limit-window N WIDTH HEIGHT    a bare GtkColumnView of that size with N rows of constant strings
 */

#include <stdlib.h>

#include "bench.h"
#include "drive.h"

#define WINDOW_WIDTH 1280
#define WINDOW_HEIGHT 800

static const struct {
  const char *title;
  const char *text;
  int width; /* 0: takes what is left */
} columns[] = {
  { "Name", "Virtanen Marjatta", 0 },       { "Organisation", "Koneliike Oy Koivu", 0 },
  { "Place", "33100 Tampere", 142 },        { "E-mail", "marjatta.virtanen@posti.example", 0 },
  { "Telephone", "+358 40 000 0000", 116 }, { "Bans", "", 112 },
  { "Last Order", "23.11.2026", 100 },
};

typedef struct {
  guint n;
  int width;
  int height;
  double start;
  Drive *drive;
} Bench;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer text)
{
  GtkWidget *cell = gtk_inscription_new (text);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
}

static GtkWidget *
make_view (guint n)
{
  GListStore *store = g_list_store_new (G_TYPE_OBJECT);
  g_autofree gpointer *items = g_new (gpointer, n);
  GtkWidget *view;

  for (guint i = 0; i < n; i++)
    items[i] = g_object_new (G_TYPE_OBJECT, NULL);
  g_list_store_splice (store, 0, 0, items, n);
  for (guint i = 0; i < n; i++)
    g_object_unref (items[i]);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (store))));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column = gtk_column_view_column_new (columns[i].title, factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) columns[i].text);
    gtk_column_view_column_set_expand (column, columns[i].width == 0);
    if (columns[i].width > 0)
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    g_object_unref (column);
  }
  return view;
}

static GtkWidget *
ready_cb (GtkWindow *window)
{
  GtkWidget *view = drive_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);

  return view != NULL ? view : GTK_WIDGET (window);
}

static void
activate_cb (GApplication *application, Bench *bench)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *box = adw_toolbar_view_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), WINDOW_WIDTH, WINDOW_HEIGHT);
  if (bench->n == 0) {
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (box), bar);
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  } else {
    GtkWidget *scrolled = gtk_scrolled_window_new ();

    /* The list has the place ours has; the rest of the window is empty. */
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_view (bench->n));
    gtk_widget_set_size_request (scrolled, bench->width, bench->height);
    gtk_widget_set_halign (scrolled, GTK_ALIGN_END);
    gtk_widget_set_valign (scrolled, GTK_ALIGN_END);
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scrolled);
  }
  bench->drive = drive_new (GTK_WINDOW (window), bench->start, ready_cb, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };
  g_autoptr (AdwApplication) application = NULL;

  if (argc == 4) {
    bench.n = (guint) atoi (argv[1]);
    bench.width = atoi (argv[2]);
    bench.height = atoi (argv[3]);
  }
  bench.start = bench_now ();
  application = adw_application_new ("io.github.kortisto.Limit", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  g_application_run (G_APPLICATION (application), 0, NULL);
  drive_tell (bench.drive);
  drive_free (bench.drive);
  return 0;
}

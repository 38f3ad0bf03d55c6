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

#define N_TEXTS 8

/* As wide as ours, and as many different texts as a list that is scrolled has to lay out. */
static const struct {
  const char *title;
  int width; /* 0: takes what is left */
  const char *texts[N_TEXTS];
} columns[] = {
  { "Name",
    0,
    { "Virtanen Marjatta",
      "Åkerlund Göran",
      "Mäkinen Väinö",
      "Lahtinen Aino",
      "Salo Heikki",
      "Koskinen Riitta",
      "Öhman Åsa",
      "Nieminen Johannes" } },
  { "Organisation",
    0,
    { "Koneliike Oy Koivu", "", "", "Puutarhahuolto Oy Ranta", "", "", "", "" } },
  { "Place",
    142,
    { "33100 Tampere",
      "00530 Helsinki",
      "90100 Oulu",
      "20810 Turku",
      "63700 Ähtäri",
      "40520 Jyväskylä",
      "02770 Espoo",
      "13100 Hämeenlinna" } },
  { "E-mail",
    0,
    { "marjatta.virtanen1@posti.example",
      "goran.akerlund2@posti.example",
      "",
      "aino.lahtinen4@posti.example",
      "heikki.salo5@posti.example",
      "",
      "asa.ohman7@posti.example",
      "johannes.nieminen8@posti.example" } },
  { "Telephone",
    116,
    { "+358 40 123 4567",
      "+358 44 234 5678",
      "+358 41 345 6789",
      "",
      "+358 45 456 7890",
      "+358 46 567 8901",
      "+358 42 678 9012",
      "+358 43 789 0123" } },
  { "Bans", 112, { "", "", "", "Marketing", "", "", "", "" } },
  { "Last Order",
    100,
    { "23.11.2026",
      "1.2.2026",
      "17.6.2025",
      "9.10.2026",
      "30.4.2024",
      "5.5.2026",
      "11.8.2025",
      "28.12.2025" } },
};

typedef struct {
  guint n;
  int width;
  int height;
  Drive *drive;
} Bench;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *const *texts = data;

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            texts[gtk_list_item_get_position (item) % N_TEXTS]);
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
  view =
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (store))));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++) {
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkColumnViewColumn *column = gtk_column_view_column_new (columns[i].title, factory);

    g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) columns[i].texts);
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
  bench->drive = drive_new (GTK_WINDOW (window), ready_cb, NULL);
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
  application = adw_application_new ("io.github.kortisto.Limit", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bench);
  g_application_run (G_APPLICATION (application), 0, NULL);
  bench_tell ("shown", drive_get_shown (bench.drive) - bench_process_start ());
  drive_tell (bench.drive);
  drive_free (bench.drive);
  return 0;
}

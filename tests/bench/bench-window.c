/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-window FOLDER SEARCHES.TXT: our window on the register, scrolled, jumped in and typed at. */

#include <stdio.h>

#include "bench.h"
#include "drive.h"
#include "kor-application.h"
#include "kor-login-page.h"
#include "kor-row-item.h"
#include "kor-window.h"

typedef struct {
  KorRegister *register_;
  char **searches;
  double start;
  Drive *drive;
  GtkWindow *window;
} Bench;

static GtkWidget *
ready_cb (GtkWindow *window)
{
  GtkWidget *view = drive_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  g_autoptr (GObject) item = NULL;

  if (view == NULL)
    return NULL;
  item =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), 0);
  return KOR_IS_ROW_ITEM (item) && kor_row_item_get_row (KOR_ROW_ITEM (item)) != NULL ? view : NULL;
}

/* The login page has found its password right: what follows is measured. */
static void
opened_cb (Bench *bench)
{
  GtkWidget *login;

  bench->window =
    gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));
  login = drive_find (GTK_WIDGET (bench->window), KOR_TYPE_LOGIN_PAGE);
  bench_check (login != NULL, NULL);
  bench->drive = drive_new (bench->window, bench->start, ready_cb, bench->searches);
  g_signal_emit_by_name (login, "opened", bench->register_);
}

static void
tell_size (Bench *bench)
{
  GtkWidget *view = drive_find (GTK_WIDGET (bench->window), GTK_TYPE_COLUMN_VIEW);

  if (view == NULL)
    return;
  bench_tell ("list_width", gtk_widget_get_width (view));
  bench_tell ("list_height", gtk_widget_get_height (view));
  bench_tell ("window_width", gtk_widget_get_width (GTK_WIDGET (bench->window)));
  bench_tell ("window_height", gtk_widget_get_height (GTK_WIDGET (bench->window)));
}

int
main (int argc, char **argv)
{
  g_autoptr (KorContext) context = kor_context_new ();
  g_autoptr (KorApplication) application = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) searches = NULL;
  char *arguments[] = { argv[0], argc == 3 ? argv[1] : NULL, NULL };
  GError *error = NULL;
  Bench bench = { NULL };

  if (argc != 3) {
    fprintf (stderr, "usage: bench-window FOLDER SEARCHES.TXT\n");
    return 2;
  }
  bench_init ();
  bench_check (g_file_get_contents (argv[2], &text, NULL, &error), error);
  searches = g_strsplit (g_strchomp (text), "\n", -1);
  bench.searches = searches;
  bench.register_ = bench_register_open (argv[1]);
  bench.start = bench_now ();
  application = kor_application_new (context);
  g_signal_connect_data (
    application, "open", G_CALLBACK (opened_cb), &bench, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (application, "shutdown", G_CALLBACK (tell_size), &bench);
  g_application_run (G_APPLICATION (application), 2, arguments);
  bench_check (bench.drive != NULL, NULL);
  drive_tell (bench.drive);
  drive_free (bench.drive);
  kor_register_close (bench.register_);
  return 0;
}

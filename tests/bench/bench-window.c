/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-window FOLDER SEARCHES.TXT: our window on the register. The user logs in as a person does, and
 * the list is scrolled, jumped in and typed at.
 *
 * The key derivation is slow on purpose and in no figure: the linker puts a clock round it (--wrap).
 */

#include <stdio.h>

#include "bench.h"
#include "drive.h"
#include "kor-application.h"
#include "kor-login-page.h"
#include "kor-row-item.h"
#include "kor-window.h"

typedef struct {
  char **searches;
  Drive *drive;
  GtkWindow *window;
  double login_shown; /* moments, as all below; 0: not yet */
  double submitted;
} Bench;

static struct {
  double start;
  double end;
} derivation; /* written by the thread that opens the register, before the list can be shown */

KorKeys *__real_kor_keyring_unlock (KorKeyring *self,
                                    const char *user,
                                    const KorSecret *password,
                                    GError **error);
KorKeys *__wrap_kor_keyring_unlock (KorKeyring *self,
                                    const char *user,
                                    const KorSecret *password,
                                    GError **error);

KorKeys *
__wrap_kor_keyring_unlock (KorKeyring *self,
                           const char *user,
                           const KorSecret *password,
                           GError **error)
{
  KorKeys *keys;

  derivation.start = bench_now ();
  keys = __real_kor_keyring_unlock (self, user, password, error);
  derivation.end = bench_now ();
  return keys;
}

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

/* The login page is on the screen: the password is there at once. A person types for longer. */
static gboolean
log_in_cb (gpointer data)
{
  Bench *bench = data;
  GtkWidget *row = drive_find (GTK_WIDGET (bench->window), ADW_TYPE_PASSWORD_ENTRY_ROW);

  bench_check (row != NULL, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), BENCH_PASSWORD);
  bench->submitted = bench_now ();
  g_signal_emit_by_name (row, "entry-activated");
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (Bench *bench)
{
  if (bench->login_shown > 0)
    return;
  bench->login_shown = bench_now ();
  g_idle_add (log_in_cb, bench);
}

static void
opened_cb (Bench *bench)
{
  bench->window =
    gtk_application_get_active_window (GTK_APPLICATION (g_application_get_default ()));
  bench->drive = drive_new (bench->window, ready_cb, bench->searches);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (bench->window)),
                            "after-paint",
                            G_CALLBACK (after_paint_cb),
                            bench);
}

static void
tell (Bench *bench)
{
  GtkWidget *view = drive_find (GTK_WIDGET (bench->window), GTK_TYPE_COLUMN_VIEW);
  double start = bench_process_start ();
  double shown = drive_get_shown (bench->drive);

  if (view == NULL)
    return;
  bench_tell ("list_width", gtk_widget_get_width (view));
  bench_tell ("list_height", gtk_widget_get_height (view));
  bench_tell ("window_width", gtk_widget_get_width (GTK_WIDGET (bench->window)));
  bench_tell ("window_height", gtk_widget_get_height (GTK_WIDGET (bench->window)));
  bench_tell ("key_derivation", derivation.end - derivation.start);
  bench_tell ("login_shown", bench->login_shown - start);
  bench_tell ("list_shown", shown - derivation.end);
  bench_tell ("shown",
              shown - start - (bench->submitted - bench->login_shown) -
                (derivation.end - derivation.start));
}

int
main (int argc, char **argv)
{
  g_autoptr (KorContext) context = bench_context_new ();
  g_autoptr (KorApplication) application = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) searches = NULL;
  char user[] = "--user=" BENCH_USER;
  char *arguments[] = { argv[0], user, argc == 3 ? argv[1] : NULL, NULL };
  GError *error = NULL;
  Bench bench = { NULL };

  if (argc != 3) {
    fprintf (stderr, "usage: bench-window FOLDER SEARCHES.TXT\n");
    return 2;
  }
  bench_check (g_file_get_contents (argv[2], &text, NULL, &error), error);
  searches = g_strsplit (g_strchomp (text), "\n", -1);
  bench.searches = searches;
  application = kor_application_new (context);
  g_signal_connect_data (
    application, "open", G_CALLBACK (opened_cb), &bench, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (application, "shutdown", G_CALLBACK (tell), &bench);
  g_application_run (G_APPLICATION (application), 3, arguments);
  bench_check (bench.drive != NULL, NULL);
  drive_tell (bench.drive);
  drive_free (bench.drive);
  return 0;
}

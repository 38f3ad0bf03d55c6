/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * sheet-host [SHEET]: shows the editor of label sheets in a bare window, on a new sheet, an own one or a
 * copy, and says on stdout what became of it.
 */

#include "kor-config.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

#include "kor-app-resources.h"
#include "kor-label-sheet.h"
#include "kor-sheet-editor.h"

typedef struct {
  const char *sheet;
  int width, height;
  GtkWindow *window;
} Host;

static void
saved_cb (GtkWidget *dialog, KorLabelSheet *sheet)
{
  g_print ("saved %s\n", kor_label_sheet_get_id (sheet));
}

static void
removed_cb (GtkWidget *dialog, KorLabelSheet *sheet)
{
  g_print ("removed %s\n", kor_label_sheet_get_id (sheet));
}

/* Once the dialog has left its window. */
static void
end_cb (gpointer window)
{
  gtk_window_destroy (window);
}

static void
closed_cb (Host *host)
{
  g_print ("closed\n");
  g_idle_add_once (end_cb, host->window);
}

static void
activate_cb (GtkApplication *application, Host *host)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KorLabelSheet) sheet =
              host->sheet != NULL ? kor_label_sheet_lookup (host->sheet, &error) : NULL;
  AdwDialog *dialog;

  g_assert_no_error (error);
  adw_style_manager_set_color_scheme (
    adw_style_manager_get_default (),
    g_getenv ("HOST_DARK") != NULL ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  host->window = GTK_WINDOW (adw_application_window_new (application));
  gtk_window_set_title (host->window, "Host");
  gtk_window_set_default_size (host->window, host->width, host->height);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (host->window),
                                      adw_status_page_new ());
  gtk_window_present (host->window);
  dialog = kor_sheet_editor_new (sheet);
  g_signal_connect (dialog, "saved", G_CALLBACK (saved_cb), NULL);
  g_signal_connect (dialog, "removed", G_CALLBACK (removed_cb), NULL);
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), host);
  adw_dialog_present (dialog, GTK_WIDGET (host->window));
}

int
main (int argc, char **argv)
{
  Host host = { .sheet = argc > 1 ? argv[1] : NULL, .width = 1024, .height = 600 };
  g_autoptr (AdwApplication) application = NULL;
  const char *size = g_getenv ("HOST_SIZE");

  g_set_prgname ("sheet-host");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KORTISTO_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (size != NULL)
    sscanf (size, "%dx%d", &host.width, &host.height);
  g_resources_register (kor_app_get_resource ());
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id",
                              "io.github.kortisto.SheetHost",
                              "resource-base-path",
                              "/io/github/kortisto/Kortisto",
                              NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &host);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

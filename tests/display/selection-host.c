/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * selection-host: the editor of selections in a column of its own, on a small register whose clock stands
 * still. Says on stdout what is selected whenever that changes, and at the end what is saved.
 */

#include "kor-config.h"

#include <adwaita.h>
#include <glib-unix.h>
#include <libintl.h>
#include <locale.h>

#include "kor-app-resources.h"
#include "kor-register-selections.h"
#include "kor-selection-editor.h"
#include "kor-test-register.h"

typedef struct {
  KorRegister *register_;
  GtkWidget *editor;
  gboolean dark;
  int width, height;
  int *status;
} Host;

typedef struct {
  const char *first_name, *last_name;
  const char *postal_code, *city, *country;
  KorLanguage language;
  const char *organisation, *email;
  const char *ordered;
  const char *source, *named_register;
} Person;

static const Person people[] = {
  { "Hilkka",
    "Karpalosuo",
    "33100",
    "Tampere",
    "FI",
    KOR_LANGUAGE_FI,
    NULL,
    "hilkka@posti.example",
    "2026-03-02",
    NULL,
    NULL },
  { "Antero",
    "Ketunpolku",
    "33200",
    "Tampere",
    "FI",
    KOR_LANGUAGE_FI,
    NULL,
    NULL,
    "2022-05-05",
    "Osoitepalvelu Kirjo Oy",
    NULL },
  { "Sanni",
    "Kaislaniitty",
    "38200",
    "Sastamala",
    "FI",
    KOR_LANGUAGE_FI,
    "Kuukkelin Paja Oy",
    "sanni@paja.example",
    "2026-10-01",
    NULL,
    "Uutiskirje" },
  { "Gunilla",
    "Ängelund",
    "68600",
    "Pietarsaari",
    "FI",
    KOR_LANGUAGE_SV,
    NULL,
    NULL,
    NULL,
    NULL,
    "Uutiskirje" },
  { "Stig",
    "Åbacken",
    "11122",
    "Stockholm",
    "SE",
    KOR_LANGUAGE_SV,
    NULL,
    "stig@post.example",
    NULL,
    "Messut 2025",
    NULL },
};

static void
add_person (KorRegister *register_, const Person *person)
{
  KorCustomer *customer = kor_test_customer_new (person->first_name, person->last_name);
  KorAddress *address = kor_customer_ensure_address (customer, KOR_ADDRESS_POSTAL);
  g_autoptr (KorOrder) order = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&address->postal_code, person->postal_code);
  g_set_str (&address->city, person->city);
  g_set_str (&address->country, person->country);
  g_set_str (&customer->organisation, person->organisation);
  customer->language = person->language;
  kor_customer_set_email (customer, person->email);
  if (person->named_register != NULL)
    customer->registers = g_strsplit (person->named_register, ",", -1);
  g_assert_true (kor_register_save_customer (register_, customer, person->source, NULL, &error));
  if (person->ordered != NULL) {
    order = kor_test_order_new (customer->id, person->last_name, person->ordered);
    g_assert_true (kor_register_save_order (register_, order, &error));
  }
  g_assert_no_error (error);
  kor_customer_free (customer);
}

/* --- what is said ----------------------------------------------------------------------------------------- */

static void
changed_cb (Host *host)
{
  g_autoptr (KorSelection) selection =
              kor_selection_editor_dup_selection (KOR_SELECTION_EDITOR (host->editor));
  g_autofree char *words = selection != NULL ? kor_selection_to_string (selection) : NULL;

  g_print ("selected: %s\n", words != NULL ? words : "cannot be read");
  fflush (stdout);
}

static void
say_saved (KorRegister *register_)
{
  g_autoptr (GPtrArray) all = kor_register_list_selections (register_, NULL);

  for (guint i = 0; i < all->len; i++) {
    const KorSavedSelection *saved = all->pdata[i];

    g_print ("saved: %s: %s\n", saved->name, saved->selection);
  }
}

/* --- the window ------------------------------------------------------------------------------------------- */

static void
activate_cb (GtkApplication *application, Host *host)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      host->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_FORCE_LIGHT);
  host->editor = kor_selection_editor_new ();
  gtk_widget_set_margin_start (host->editor, 14);
  gtk_widget_set_margin_end (host->editor, 14);
  gtk_widget_set_margin_top (host->editor, 14);
  g_signal_connect_swapped (host->editor, "changed", G_CALLBACK (changed_cb), host);
  gtk_scrolled_window_set_policy (
    GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), host->editor);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), scroller);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), toasts);
  gtk_window_set_title (GTK_WINDOW (window), "Host");
  gtk_window_set_default_size (GTK_WINDOW (window), host->width, host->height);
  kor_selection_editor_set_register (KOR_SELECTION_EDITOR (host->editor), host->register_);
  gtk_window_present (GTK_WINDOW (window));
}

/* SIGTERM would leave the register open. */
static gboolean
end_cb (gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static void
run_host (gconstpointer data)
{
  Host host = *(const Host *) data;
  g_autoptr (AdwApplication) application = NULL;

  host.register_ = kor_test_register_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    add_person (host.register_, &people[i]);
  application = g_object_new (ADW_TYPE_APPLICATION,
                              "application-id",
                              "io.github.kortisto.Host",
                              "resource-base-path",
                              "/io/github/kortisto/Kortisto",
                              NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &host);
  g_unix_signal_add (SIGTERM, end_cb, application);
  *host.status = g_application_run (G_APPLICATION (application), 0, NULL);
  say_saved (host.register_);
  g_clear_object (&application);
  kor_register_close (host.register_);
  g_object_unref (host.register_);
}

int
main (int argc, char **argv)
{
  int status = 0;
  Host host = { .width = 352, .height = 600, .status = &status };
  const char *size = g_getenv ("HOST_SIZE");
  int test_argc = 1;
  int failed;

  g_set_prgname ("selection-host");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("KORTISTO_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  host.dark = g_getenv ("HOST_DARK") != NULL;
  if (size != NULL)
    sscanf (size, "%dx%d", &host.width, &host.height);
  g_resources_register (kor_app_get_resource ());

  kor_test_init (&test_argc, &argv);
  /* GTK warns of the compose file of some languages. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_data_func ("/host", &host, run_host);
  failed = kor_test_run ();
  return failed != 0 ? failed : status;
}

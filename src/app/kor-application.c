/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-application.h"

#include <glib/gi18n.h>

#include "kor-app-resources.h"
#include "kor-window.h"

struct _KorApplication {
  AdwApplication parent_instance;

  KorContext *context;
  GSettings *settings; /* NULL where the schema is not installed: nothing is remembered then */
  char *user;          /* --user */
};

G_DEFINE_FINAL_TYPE (KorApplication, kor_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "win.new", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.import", { "<Control>i" } },
  { "win.take-ban", { "<Control>b" } },
  { "win.edit", { "F2" } },
  { "win.toggle-card", { "F9" } },
  { "win.lock", { "<Control>l" } },
  { "win.page(1)", { "<Alt>1" } },
  { "win.page(2)", { "<Alt>2" } },
  { "win.page(3)", { "<Alt>3" } },
  { "win.page(4)", { "<Alt>4" } },
  { "win.page(5)", { "<Alt>5" } },
  { "win.page(6)", { "<Alt>6" } },
  { "win.page(7)", { "<Alt>7" } },
  { "win.page(8)", { "<Alt>8" } },
  { "win.page(9)", { "<Alt>9" } },
  { "win.show-help-overlay", { "<Control>F1", "<Control>question" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static KorWindow *
find_window (KorApplication *self, const char *folder)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next) {
    if (KOR_IS_WINDOW (l->data) &&
        (folder == NULL || g_strcmp0 (kor_window_get_folder (l->data), folder) == 0))
      return l->data;
  }
  return NULL;
}

static void
show_folder (KorApplication *self, const char *folder)
{
  KorWindow *window = find_window (self, folder);

  if (window == NULL)
    window = kor_window_new (GTK_APPLICATION (self), self->context, self->settings);
  if (folder != NULL && g_strcmp0 (kor_window_get_folder (window), folder) != 0)
    kor_window_open_folder (window, folder, self->user);
  else
    kor_window_show_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  AdwDialog *about = adw_about_dialog_new_from_appdata (
    "/io/github/kortisto/Kortisto/io.github.kortisto.Kortisto.metainfo.xml", NULL);

  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (about), KOR_VERSION);
  /* Translators: your own names, one a line. */
  adw_about_dialog_set_translator_credits (ADW_ABOUT_DIALOG (about), _ ("translator-credits"));
  adw_dialog_present (about, GTK_WIDGET (window));
}

/* Windows are asked, so that an unsaved form or an open register is not lost. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
              g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
kor_application_activate (GApplication *application)
{
  KorApplication *self = KOR_APPLICATION (application);
  g_autofree char *last = NULL;

  if (find_window (self, NULL) != NULL) {
    gtk_window_present (GTK_WINDOW (find_window (self, NULL)));
    return;
  }
  if (self->settings != NULL)
    last = g_settings_get_string (self->settings, "last-register");
  show_folder (self, last != NULL && g_file_test (last, G_FILE_TEST_IS_DIR) ? last : NULL);
}

static void
kor_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *folder = g_file_get_path (files[i]);

    if (folder != NULL)
      show_folder (KOR_APPLICATION (application), folder);
  }
}

static int
kor_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  KorApplication *self = KOR_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("kortisto %s\n", KOR_VERSION);
    return 0;
  }
  g_variant_dict_lookup (options, "user", "s", &self->user);
  return -1;
}

static void
kor_application_startup (GApplication *application)
{
  KorApplication *self = KOR_APPLICATION (application);
  g_autoptr (GSettingsSchema) schema = NULL;

  /* A static library's own constructor would be dropped by the linker. */
  g_resources_register (kor_app_get_resource ());

  G_APPLICATION_CLASS (kor_application_parent_class)->startup (application);

  schema =
    g_settings_schema_source_lookup (g_settings_schema_source_get_default (), KOR_APP_ID, TRUE);
  if (schema != NULL)
    self->settings = g_settings_new_full (schema, NULL, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (
      GTK_APPLICATION (self), shortcuts[i].action, shortcuts[i].accels);
  gtk_window_set_default_icon_name (KOR_APP_ID);
  /* Text that can be copied is not marked when the keyboard merely comes by. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static void
kor_application_finalize (GObject *object)
{
  KorApplication *self = KOR_APPLICATION (object);

  g_clear_pointer (&self->context, kor_context_unref);
  g_clear_object (&self->settings);
  g_free (self->user);

  G_OBJECT_CLASS (kor_application_parent_class)->finalize (object);
}

static void
kor_application_class_init (KorApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kor_application_finalize;
  application_class->activate = kor_application_activate;
  application_class->open = kor_application_open;
  application_class->handle_local_options = kor_application_handle_local_options;
  application_class->startup = kor_application_startup;
}

static void
kor_application_init (KorApplication *self)
{
  static const GOptionEntry options[] = {
    { "user",
      'u',
      0,
      G_OPTION_ARG_STRING,
      NULL,
      N_ ("User name to begin the login with"), N_ ("NAME") },
      { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL }, { NULL },
     };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FOLDER]"));
}

/**
 * kor_application_new:
 * @context: the clock, for everything the program opens
 *
 * Returns: (transfer full): the program, to be run
 */
KorApplication *
kor_application_new (KorContext *context)
{
  KorApplication *self = g_object_new (KOR_TYPE_APPLICATION,
                                       "application-id",
                                       KOR_APP_ID,
                                       "flags",
                                       G_APPLICATION_HANDLES_OPEN,
                                       "resource-base-path",
                                       "/io/github/kortisto/Kortisto",
                                       NULL);

  self->context = kor_context_ref (context);
  return self;
}

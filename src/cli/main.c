/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "kor-cli.h"
#include "kor-config.h"
#include "kor-db.h"
#include "kor-error-describe.h"

static void
set_up_language (void)
{
  const char *po_folder = g_getenv ("KORTISTO_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, po_folder != NULL ? po_folder : KOR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Takes an option of the whole program out of the words; returns how many words it had. */
static int
take_global (KorCli *cli, char **words, GError **error)
{
  static const char *const names[] = { "-r", "-u", "--password-file", "--format" };
  char **into[] = { &cli->folder, &cli->user, &cli->password_file, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = NULL;
    int used = 2;

    if (g_str_equal (words[0], names[i]))
      value = words[1];
    else if (g_str_has_prefix (words[0], names[i]) && words[0][strlen (names[i])] == '=')
      value = words[0] + strlen (names[i]) + 1, used = 1;
    else
      continue;
    if (value == NULL) {
      g_set_error (
        error, KOR_CLI_ERROR, KOR_CLI_ERROR_USAGE, _("The option %s needs a value."), names[i]);
      return -1;
    }
    if (into[i] != NULL)
      g_set_str (into[i], value);
    else if (!kor_cli_set_format (cli, value, error))
      return -1;
    return used;
  }
  return 0;
}

/* The words of the command, without the options of the whole program. */
static GStrv
take_globals (KorCli *cli, char **words, GError **error)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();

  while (*words != NULL) {
    int used = take_global (cli, words, error);

    if (used < 0)
      return NULL;
    if (used == 0) {
      g_strv_builder_add (rest, *words);
      used = 1;
    }
    words += used;
  }
  return g_strv_builder_end (rest);
}

static void
fill_from_environment (KorCli *cli)
{
  if (cli->folder == NULL)
    cli->folder = g_strdup (g_getenv ("KORTISTO_REGISTER"));
  if (cli->user == NULL)
    cli->user = g_strdup (g_getenv ("KORTISTO_USER"));
}

static KorCliExit
run (KorCli *cli, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = take_globals (cli, argv + 1, &error);
  KorCliExit status = KOR_CLI_DONE;

  fill_from_environment (cli);
  if (words != NULL && g_strcmp0 (words[0], "batch") == 0)
    kor_cli_batch (cli, &status, &error);
  else if (words != NULL && kor_cli_dispatch (cli, words, &error) && cli->result != NULL)
    puts (cli->result);
  if (error != NULL) {
    g_autofree char *sentence = kor_error_describe (error);

    fflush (stdout);
    g_printerr ("kortisto-cli: %s\n", sentence);
    status = kor_cli_exit_of (error);
  }
  /* Paper that could not be written to a full disk or a closed pipe is no success. */
  if (fflush (stdout) != 0 && status == KOR_CLI_DONE)
    status = KOR_CLI_CANNOT_WRITE;
  return status;
}

int
main (int argc, char **argv)
{
  KorCli cli = { .context = NULL };
  KorCliExit status;

  kor_db_init_process ();
  set_up_language ();
  cli.context = kor_context_new ();
  status = run (&cli, argv);

  if (cli.register_ != NULL)
    kor_register_close (cli.register_);
  g_clear_object (&cli.register_);
  kor_context_unref (cli.context);
  g_free (cli.folder);
  g_free (cli.user);
  g_free (cli.password_file);
  g_free (cli.result);
  return (int) status;
}

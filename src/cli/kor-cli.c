/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "kor-config.h"
#include "kor-db-error.h"
#include "kor-error-describe.h"
#include "kor-error.h"

#define MAX_PASSWORD 1024

static const KorCliCommand *const command_tables[] = {
  kor_cli_register_commands,      kor_cli_exchange_commands,
  kor_cli_customer_commands,      kor_cli_ban_commands,
  kor_cli_order_commands,         kor_cli_request_commands,
  kor_cli_request_step_commands,  kor_cli_request_attach_commands,
  kor_cli_request_paper_commands, kor_cli_request_show_commands,
  kor_cli_request_text_commands,  kor_cli_recipient_commands,
  kor_cli_labels_commands,        kor_cli_run_commands,
  kor_cli_report_commands,        kor_cli_user_commands,
  kor_cli_journal_commands,
};

/* --- exit statuses ---------------------------------------------------------------------------- */

static KorCliExit
exit_of_rule (int code)
{
  switch ((KorError) code) {
  case KOR_ERROR_WRONG_PASSWORD:
  case KOR_ERROR_NO_AGREEMENT:
  case KOR_ERROR_USER_ENDED:
    return KOR_CLI_NO_ENTRY;
  case KOR_ERROR_IN_USE:
    return KOR_CLI_IN_USE;
  case KOR_ERROR_DAMAGED:
    return KOR_CLI_DAMAGED;
  case KOR_ERROR_CANNOT_WRITE:
    return KOR_CLI_CANNOT_WRITE;
  case KOR_ERROR_FAILED:
  case KOR_ERROR_NO_RIGHT:
  case KOR_ERROR_WEAK_PASSWORD:
  case KOR_ERROR_NO_REGISTER:
  case KOR_ERROR_EXISTS:
  case KOR_ERROR_NOT_FOUND:
  case KOR_ERROR_MISSING_VALUE:
  case KOR_ERROR_BAD_VALUE:
  case KOR_ERROR_BAD_FILE:
  case KOR_ERROR_CANNOT_READ:
  case KOR_ERROR_TOO_NEW:
  case KOR_ERROR_NETWORK_FOLDER:
  case KOR_ERROR_CHANGED_MEANWHILE:
  case KOR_ERROR_CLOSED:
  case KOR_ERROR_NOT_ALLOWED:
  default:
    return KOR_CLI_REFUSED;
  }
}

static KorCliExit
exit_of_database (int code)
{
  switch ((KorDbError) code) {
  case KOR_DB_ERROR_WRONG_KEY:
  case KOR_DB_ERROR_CORRUPT:
    return KOR_CLI_DAMAGED;
  case KOR_DB_ERROR_BUSY:
    return KOR_CLI_IN_USE;
  case KOR_DB_ERROR_FULL:
  case KOR_DB_ERROR_READ_ONLY:
  case KOR_DB_ERROR_IO:
  case KOR_DB_ERROR_PLAIN:
    return KOR_CLI_CANNOT_WRITE;
  case KOR_DB_ERROR_OTHER:
  case KOR_DB_ERROR_CONSTRAINT:
  case KOR_DB_ERROR_CLOSED:
  default:
    return KOR_CLI_REFUSED;
  }
}

/**
 * kor_cli_exit_of:
 *
 * Returns: the exit status that tells scripts what @error was
 */
KorCliExit
kor_cli_exit_of (const GError *error)
{
  if (error->domain == KOR_CLI_ERROR)
    return KOR_CLI_USAGE;
  if (error->domain == KOR_ERROR)
    return exit_of_rule (error->code);
  if (error->domain == KOR_DB_ERROR)
    return exit_of_database (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return KOR_CLI_CANNOT_WRITE;
  return KOR_CLI_REFUSED;
}

/* --- password and register -------------------------------------------------------------------- */

/* Byte by byte: what follows the first line on stdin belongs to the batch. */
static KorSecret *
read_line (int fd)
{
  g_autoptr (KorSecret) buffer = kor_secret_new (MAX_PASSWORD);
  gsize length = 0;
  char c;

  while (length < MAX_PASSWORD && read (fd, &c, 1) == 1 && c != '\n')
    kor_secret_data (buffer)[length++] = (guint8) c;
  if (length > 0 && kor_secret_data (buffer)[length - 1] == '\r')
    length--;
  return kor_secret_new_copy (kor_secret_data (buffer), length);
}

static KorSecret *
prompt_password (const char *prompt, GError **error)
{
  struct termios before, silent;
  KorSecret *password;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &before) != 0) {
    g_set_error_literal (error,
                         KOR_CLI_ERROR,
                         KOR_CLI_ERROR_USAGE,
                         _("No password: give --password-file FILE, or run it on a terminal."));
    return NULL;
  }
  silent = before;
  silent.c_lflag &= (tcflag_t) ~ECHO;
  g_printerr ("%s: ", prompt);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  password = read_line (STDIN_FILENO);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");
  return password;
}

/**
 * kor_cli_read_password:
 * @file: (nullable): where its first line is the password; "-": stdin; %NULL: the terminal is asked
 * @prompt: what the terminal asks
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the password
 */
KorSecret *
kor_cli_read_password (const char *file, const char *prompt, GError **error)
{
  KorSecret *password;
  int fd;

  if (file == NULL)
    return prompt_password (prompt, error);
  if (g_str_equal (file, "-"))
    return read_line (STDIN_FILENO);
  fd = open (file, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    int reason = errno;

    kor_error_set (error, KOR_ERROR_CANNOT_READ, file, g_strerror (reason), NULL);
    return NULL;
  }
  password = read_line (fd);
  close (fd);
  return password;
}

/**
 * kor_cli_open:
 *
 * Opens the register named on the command line, once for all commands of a batch.
 */
gboolean
kor_cli_open (KorCli *cli, GError **error)
{
  g_autoptr (KorSecret) password = NULL;

  if (cli->register_ != NULL)
    return TRUE;
  if (cli->folder == NULL || cli->user == NULL) {
    g_set_error (error,
                 KOR_CLI_ERROR,
                 KOR_CLI_ERROR_USAGE,
                 cli->folder == NULL
                 ? _("Which register? Give -r FOLDER or set %s.")
                 : _("Which user? Give -u USER or set %s."),
                     cli->folder == NULL ? "KORTISTO_REGISTER" : "KORTISTO_USER");
    return FALSE;
  }
  password = kor_cli_read_password (cli->password_file, _("Password"), error);
  if (password == NULL)
    return FALSE;
  cli->register_ = kor_register_open (cli->context, cli->folder, cli->user, password, error);
  return cli->register_ != NULL;
}

/* --- commands
 * ---------------------------------------------------------------------------------------------------
 */

/* Sets how tables are printed: table, csv or xml. */
gboolean
kor_cli_set_format (KorCli *cli, const char *word, GError **error)
{
  static const char *const words[] = { "table", "csv", "xml", "vcard" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word)) {
      cli->format = (KorCliFormat) i;
      return TRUE;
    }
  g_set_error (error,
               KOR_CLI_ERROR,
               KOR_CLI_ERROR_USAGE,
               _("The format is table, csv, xml or vcard, not “%s”."), word);
  return FALSE;
}

static const KorCliCommand *
find_command (const char *noun, const char *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (command_tables); i++)
    for (const KorCliCommand *command = command_tables[i]; command->noun != NULL; command++)
      if (g_strcmp0 (command->noun, noun) == 0 && g_strcmp0 (command->verb, verb) == 0)
        return command;
  return NULL;
}

static void
print_usage (FILE *out, const char *noun)
{
  fprintf (out,
           "%s kortisto-cli [-r %s] [-u %s] [--password-file %s|-] [--format=table|csv|xml] …\n",
           _("Usage:"), _("FOLDER"), _("USER"), _("FILE"));
  for (guint i = 0; i < G_N_ELEMENTS (command_tables); i++)
    for (const KorCliCommand *command = command_tables[i]; command->noun != NULL; command++)
      if (noun == NULL || g_str_equal (noun, command->noun))
        fprintf (out, "  %s %s %s\n", command->noun, command->verb, command->usage);
  if (noun == NULL)
    fprintf (out, "  batch\n");
}

static gboolean
noun_is_known (const char *noun)
{
  for (guint i = 0; i < G_N_ELEMENTS (command_tables); i++)
    for (const KorCliCommand *command = command_tables[i]; command->noun != NULL; command++)
      if (g_strcmp0 (noun, command->noun) == 0)
        return TRUE;
  return FALSE;
}

/**
 * kor_cli_dispatch:
 * @cli: the program
 * @words: noun, verb and the rest
 * @error: return location
 *
 * Runs one command.
 */
gboolean
kor_cli_dispatch (KorCli *cli, char **words, GError **error)
{
  const KorCliCommand *command;
  g_autoptr (KorCliArgs) args = NULL;

  g_clear_pointer (&cli->result, g_free);
  if (g_strcmp0 (words[0], "--version") == 0) {
    puts ("kortisto-cli " KOR_VERSION);
    return TRUE;
  }
  if (words[0] != NULL && (g_str_equal (words[0], "--help") || g_str_equal (words[0], "help"))) {
    print_usage (stdout, words[1]);
    return TRUE;
  }
  /* "import customers" and "export orders" have their verb behind them like all others. */
  command = words[0] != NULL ? find_command (words[0], words[1]) : NULL;
  if (command == NULL) {
    if (!cli->in_batch)
      print_usage (stderr, noun_is_known (words[0]) ? words[0] : NULL);
    g_set_error (error,
                 KOR_CLI_ERROR,
                 KOR_CLI_ERROR_USAGE,
                 words[0] == NULL
                 ? _("A command is missing.")
                 : _("There is no command “%s %s”."),
                     words[0],
                     words[0] != NULL && words[1] != NULL ? words[1] : "");
    return FALSE;
  }
  if (cli->format == KOR_CLI_VCARD && command->run != kor_cli_labels_list)
    return kor_cli_misuse (error, _("Only a list of people can be in the format vcard."));
  args = kor_cli_args_parse (words + 2, command->options, error);
  return args != NULL && (!command->opens || kor_cli_open (cli, error)) &&
         command->run (cli, args, error);
}

/* --- batch
 * ----------------------------------------------------------------------------------------------------------
 */

static void
answer (KorCli *cli, GError *error, KorCliExit *first_failure)
{
  g_autofree char *sentence = NULL;
  KorCliExit status;

  if (error == NULL) {
    printf ("ok%s%s\n", cli->result != NULL ? " " : "", cli->result != NULL ? cli->result : "");
  } else {
    sentence = kor_error_describe (error);
    status = kor_cli_exit_of (error);
    g_strdelimit (sentence, "\n", ' ');
    printf ("error %d %s\n", (int) status, sentence);
    if (*first_failure == KOR_CLI_DONE)
      *first_failure = status;
  }
  fflush (stdout);
}

/* The words of a line without a --format of its own, which counts for this line alone. */
static GStrv
take_line_format (KorCli *cli, char **words, GError **error)
{
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();

  for (; *words != NULL; words++) {
    const char *value = NULL;

    if (g_str_has_prefix (*words, "--format="))
      value = *words + strlen ("--format=");
    else if (g_str_equal (*words, "--format") && words[1] != NULL)
      value = *++words;
    if (value == NULL)
      g_strv_builder_add (rest, *words);
    else if (!kor_cli_set_format (cli, value, error))
      return NULL;
  }
  return g_strv_builder_end (rest);
}

static void
run_line (KorCli *cli, const char *line, KorCliExit *first_failure)
{
  g_auto (GStrv) rest = NULL;
  KorCliFormat format = cli->format;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *text = g_strstrip (g_strdup (line));

  if (*text == '\0' || *text == '#')
    return;
  if (!g_shell_parse_argv (text, NULL, &words, &error)) {
    g_autoptr (GError) usage =
                g_error_new_literal (KOR_CLI_ERROR, KOR_CLI_ERROR_USAGE, error->message);

    answer (cli, usage, first_failure);
    return;
  }
  rest = take_line_format (cli, words, &error);
  if (rest != NULL)
    kor_cli_dispatch (cli, rest, &error);
  cli->format = format;
  answer (cli, error, first_failure);
}

/**
 * kor_cli_batch:
 * @cli: the program
 * @first_failure: (inout): the exit status of the first command that failed
 * @error: return location, for the register that can't be opened
 *
 * Reads one command a line from stdin, runs each in a transaction of its own and answers at once;
 * goes on after an error.
 */
gboolean
kor_cli_batch (KorCli *cli, KorCliExit *first_failure, GError **error)
{
  g_autofree char *line = NULL;
  size_t size = 0;

  if (!kor_cli_open (cli, error))
    return FALSE;
  cli->in_batch = TRUE;
  while (getline (&line, &size, stdin) >= 0)
    run_line (cli, line, first_failure);
  return TRUE;
}

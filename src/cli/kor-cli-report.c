/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-access-collect.h"
#include "kor-cli.h"
#include "kor-error.h"

/* Both names of the files are looked at before anything is collected. */
static gboolean
take_files (KorCliArgs *args, const char **pdf, const char **xml, GError **error)
{
  const char *const *files = kor_cli_args_get_all (args, "o");

  if (files == NULL)
    return kor_cli_args_need_option (args, "o", error) != NULL;
  for (int i = 0; files[i] != NULL; i++) {
    if (g_str_has_suffix (files[i], ".pdf"))
      *pdf = files[i];
    else if (g_str_has_suffix (files[i], ".xml"))
      *xml = files[i];
    else {
      g_set_error (error,
                   KOR_CLI_ERROR,
                   KOR_CLI_ERROR_USAGE,
                   _("The report is written to .pdf or .xml, not to “%s”."), files[i]);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
report_access (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "language");
  const char *pdf = NULL, *xml = NULL;
  KorLanguage language = KOR_LANGUAGE_FI;
  g_autoptr (KorAccessReport) report = NULL;
  gint64 customer;

  if (!take_files (args, &pdf, &xml, error))
    return FALSE;
  if (word != NULL && !kor_language_from_string (word, &language)) {
    kor_error_set (error, KOR_ERROR_BAD_VALUE, "language", word, "language", NULL);
    return FALSE;
  }
  customer = kor_cli_find_customer (cli, args, 0, error);
  if (customer == 0)
    return FALSE;
  report = kor_access_collect (cli->register_, customer, language, error);
  return report != NULL && (pdf == NULL || kor_access_report_save_pdf (report, pdf, error)) &&
         (xml == NULL || kor_access_report_save_xml (report, xml, error));
}

const KorCliCommand kor_cli_report_commands[] = {
  { "report",
    "access",
    "language= o=",
    "CUSTOMER [--language fi|sv|en] -o FILE.pdf -o FILE.xml",
    TRUE,
    report_access },
  { NULL },
};

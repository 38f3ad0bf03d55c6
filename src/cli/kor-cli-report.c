/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "kor-access-collect.h"
#include "kor-cli.h"
#include "kor-error.h"

static gboolean
report_access (KorCli *cli, KorCliArgs *args, GError **error)
{
  const char *word = kor_cli_args_get_option (args, "language");
  const char *pdf, *xml;
  KorLanguage language = KOR_LANGUAGE_FI;
  g_autoptr (KorAccessReport) report = NULL;
  gint64 customer;

  if (!kor_cli_take_files (args, &pdf, &xml, error))
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

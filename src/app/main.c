/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "kor-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (KorContext) context = kor_context_new ();
  g_autoptr (KorApplication) application = NULL;
  const char *locale_dir = g_getenv ("KORTISTO_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : KOR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = kor_application_new (context);
  return g_application_run (G_APPLICATION (application), argc, argv);
}

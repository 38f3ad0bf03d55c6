/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-list-reminder.h"

#include <glib/gi18n.h>

#include "kor-ui-text.h"
#include "kor-words-text.h"

static void
add_paragraph (GString *text, const char *paragraph)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, paragraph);
}

static void
add_keeping (GString *text, const KorListSaved *saved)
{
  g_autofree char *date = kor_ui_format_date (saved->keep_until);
  g_autofree char *paragraph =
    g_strdup_printf (_ ("The file holds personal data outside the register: bans and corrections no "
                        "longer reach it. Delete it when it has served, on %s at the latest."),
                       date);

  add_paragraph (text, paragraph);
}

static void
add_disclosure (GString *text, const KorListSaved *saved)
{
  g_autofree char *paragraph = NULL;

  if (saved->recipient == NULL)
    return;
  paragraph = g_strdup_printf (_ ("It is recorded for each person that it was made for %s."),
                                 saved->recipient);
  add_paragraph (text, paragraph);
}

static void
add_fewer (GString *text, const KorListSaved *saved)
{
  g_autofree char *paragraph = NULL;

  if (saved->n_fewer == 0)
    return;
  paragraph = g_strdup_printf (ngettext ("%u person was taken off since the preview",
                                         "%u people were taken off since the preview",
                                         saved->n_fewer),
                               saved->n_fewer);
  add_paragraph (text, paragraph);
}

/**
 * kor_list_reminder_new:
 * @saved: what has been saved
 *
 * Reminds of what a saved list is and until when it may be kept (R6, R27). Enter or Escape closes it.
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
kor_list_reminder_new (const KorListSaved *saved)
{
  g_autofree char *count = kor_ui_format_count (saved->n_persons);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%s Address Saved", "%s Addresses Saved", saved->n_persons), count);
  g_autofree char *name = g_path_get_basename (saved->path);
  g_autoptr (GString) text = g_string_new (NULL);
  AdwDialog *dialog;

  /* Translators: a file's name and what the list is for */
  g_string_append_printf (text, _ ("%s · %s"), name, kor_purpose_get_title (saved->purpose));
  add_keeping (text, saved);
  add_disclosure (text, saved);
  add_fewer (text, saved);
  dialog = adw_alert_dialog_new (heading, text->str);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Understood"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "close");
  return dialog;
}

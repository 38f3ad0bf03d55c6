/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-config.h"

#include "kor-sheet-words-text.h"

#include <glib/gi18n-lib.h>

/**
 * kor_label_sheet_get_title:
 * @self: a sheet
 *
 * Returns: (transfer full): its name; what the program's envelopes are is said in words
 */
char *
kor_label_sheet_get_title (KorLabelSheet *self)
{
  const char *id = kor_label_sheet_get_id (self);

  if (g_str_has_prefix (id, "envelope-") && kor_label_sheet_get_origin (self) == KOR_SHEET_SHIPPED)
    /* Translators: a size of envelopes, such as C5 */
    return g_strdup_printf (_("Envelope %s"), kor_label_sheet_get_part (self));
  if (g_str_equal (id, "window-a4"))
    return g_strdup (_("A4 for window envelopes DL, C5 and C4"));
  if (g_str_equal (id, "window-a4-high"))
    return g_strdup (_("A4 for window envelopes, address high"));
  return g_strdup (kor_label_sheet_get_name (self));
}

const char *
kor_sheet_warning_get_title (KorSheetWarning warning)
{
  switch (warning) {
  case KOR_SHEET_WARNING_PRINTER_MARGIN:
    return _("Labels reach into the margin that most printers can’t print.");
  case KOR_SHEET_WARNING_OUTSIDE:
    return _("Labels stand out of the paper by a little.");
  case KOR_SHEET_WARNING_OVERLAP:
    return _("Labels overlap by a little.");
  case KOR_SHEET_WARNING_FEW_LINES:
    return _("The labels are too low for an address of five lines.");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * kor_label_sheet_describe_warnings:
 * @self: a sheet
 *
 * Returns: (transfer full): a sentence for each warning, a line each; "" when there is none
 */
char *
kor_label_sheet_describe_warnings (KorLabelSheet *self)
{
  guint warnings = kor_label_sheet_get_warnings (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < KOR_N_SHEET_WARNINGS; i++)
    if (warnings & (1u << i))
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? "\n" : "",
                              kor_sheet_warning_get_title ((KorSheetWarning) (1u << i)));
  return g_string_free_and_steal (text);
}

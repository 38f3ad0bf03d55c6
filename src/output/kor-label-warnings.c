/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-config.h"

#include "kor-label-warnings.h"

#include <glib/gi18n-lib.h>

void
kor_label_warning_free (KorLabelWarning *self)
{
  g_free (self->line);
  g_free (self);
}

static const char *const *
person_lines_cb (guint index, gpointer data)
{
  const GPtrArray *persons = data;
  const KorListPerson *person = persons->pdata[index];

  return (const char *const *) person->lines;
}

static KorLabelWarning *
warning_new (const KorListPerson *person, const KorLabelLongLine *found)
{
  KorLabelWarning *self = g_new0 (KorLabelWarning, 1);

  self->person = found->label;
  self->customer_id = person->customer_id;
  self->line = g_strdup (found->n_chars > 0 ? person->lines[found->line] : "");
  self->n_chars = found->n_chars;
  self->n_lines = g_strv_length (person->lines);
  self->fit = found->fit;
  return self;
}

/**
 * kor_label_warnings_collect:
 * @sheet: on which they would be printed
 * @persons: (element-type KorListPerson): whom a list holds, in printing order
 * @sender: (nullable): as for kor_label_layout_set_sender(); it takes room from the address
 * @cancellable: (nullable): looked at before each label
 * @error: return location
 *
 * Finds, before anything is printed, the labels to look at: those with a line of more than
 * %KOR_LABEL_LINE_LENGTH characters, and those whose text is shrunk or cut off on @sheet. Ten
 * thousand labels take some tenths of a second: any thread but the window's (R11).
 *
 * Returns: (transfer full) (nullable) (element-type KorLabelWarning): in the order of @persons, empty
 *   when all is well; %NULL with G_IO_ERROR_CANCELLED
 */
GPtrArray *
kor_label_warnings_collect (KorLabelSheet *sheet,
                            GPtrArray *persons,
                            const char *sender,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (KorLabelLayout) layout =
              kor_label_layout_new (sheet, persons->len, person_lines_cb, persons, NULL);
  g_autoptr (GPtrArray) warnings =
              g_ptr_array_new_with_free_func ((GDestroyNotify) kor_label_warning_free);
  g_autoptr (GArray) found = NULL;

  kor_label_layout_set_sender (layout, sender);
  found = kor_label_layout_find_long_lines (layout, cancellable);
  if (found == NULL) {
    g_cancellable_set_error_if_cancelled (cancellable, error);
    return NULL;
  }
  for (guint i = 0; i < found->len; i++) {
    const KorLabelLongLine *line = &g_array_index (found, KorLabelLongLine, i);

    g_ptr_array_add (warnings, warning_new (persons->pdata[line->label], line));
  }
  return g_steal_pointer (&warnings);
}

/**
 * kor_label_warning_describe:
 * @self: a warning
 *
 * Returns: (transfer full): what is to be looked at and what becomes of it, in a sentence or two
 */
char *
kor_label_warning_describe (const KorLabelWarning *self)
{
  GString *text = g_string_new (NULL);

  if (self->n_chars > KOR_LABEL_LINE_LENGTH)
    g_string_append_printf (
      text,
      ngettext ("The line “%s” has %u character; the mail asks for at most %u.",
                "The line “%s” has %u characters; the mail asks for at most %u.",
                self->n_chars),
      self->line,
      self->n_chars,
      KOR_LABEL_LINE_LENGTH);
  if (self->fit == KOR_LABEL_FIT_WHOLE)
    return g_string_free_and_steal (text);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (self->fit == KOR_LABEL_FIT_SHRUNK)
    g_string_append (text, _("The label is printed in smaller type."));
  else
    g_string_append (text, _("The address does not fit on the label: some of it is cut off."));
  return g_string_free_and_steal (text);
}

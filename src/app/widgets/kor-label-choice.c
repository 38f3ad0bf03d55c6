/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-choice.h"

/* Returns: (transfer full): one copy on every label of @sheet, as it comes out of its box */
KorLabelChoice *
kor_label_choice_new (KorLabelSheet *sheet)
{
  KorLabelChoice *self = g_new0 (KorLabelChoice, 1);

  self->sheet = g_object_ref (sheet);
  self->start = 1;
  self->skipped = g_array_new (FALSE, FALSE, sizeof (guint));
  self->copies = 1;
  self->printer = KOR_PRINTER_SETTINGS_NONE;
  return self;
}

KorLabelChoice *
kor_label_choice_copy (const KorLabelChoice *self)
{
  KorLabelChoice *copy = g_new0 (KorLabelChoice, 1);

  *copy = *self;
  copy->sheet = g_object_ref (self->sheet);
  copy->skipped = g_array_copy (self->skipped);
  copy->sender = g_strdup (self->sender);
  return copy;
}

void
kor_label_choice_free (KorLabelChoice *self)
{
  g_object_unref (self->sheet);
  g_array_unref (self->skipped);
  g_free (self->sender);
  g_free (self);
}

/* Returns: whether label @place of the first sheet, from 1, is spoiled */
gboolean
kor_label_choice_is_skipped (const KorLabelChoice *self, guint place)
{
  for (guint i = 0; i < self->skipped->len; i++)
    if (g_array_index (self->skipped, guint, i) == place)
      return TRUE;
  return FALSE;
}

/**
 * kor_label_choice_lay_out:
 * @self: on what labels are printed
 * @groups: the labels
 *
 * Returns: (transfer full): their layout, also for @self's printer; belongs to the calling thread
 */
KorLabelLayout *
kor_label_choice_lay_out (const KorLabelChoice *self, KorLabelGroups *groups)
{
  KorLabelLayout *layout = kor_label_groups_lay_out (groups, self->sheet);

  kor_label_layout_set_start (layout, self->start);
  kor_label_layout_set_skipped (
    layout, &g_array_index (self->skipped, guint, 0), self->skipped->len);
  kor_label_layout_set_copies (layout, self->copies);
  kor_label_layout_set_sender (layout, self->sender);
  kor_label_layout_set_printer (layout, &self->printer);
  return layout;
}

/* --- places in words ------------------------------------------------------------------------------ */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* "5" or "9-11". */
static gboolean
parse_range (char *text, guint n_labels, guint *first, guint *last)
{
  g_auto (GStrv) ends = NULL;
  guint64 from, to;
  guint n_ends;

  ends = g_strsplit (text, "-", 2);
  n_ends = g_strv_length (ends);
  if (n_ends == 0 ||
      !g_ascii_string_to_unsigned (g_strstrip (ends[0]), 10, 1, n_labels, &from, NULL) ||
      !g_ascii_string_to_unsigned (g_strstrip (ends[n_ends - 1]), 10, from, n_labels, &to, NULL))
    return FALSE;
  *first = (guint) from;
  *last = (guint) to;
  return TRUE;
}

/**
 * kor_label_places_parse:
 * @text: (nullable): labels of a sheet as a person writes them: "5, 9-11"
 * @n_labels: how many labels the sheet has
 *
 * Returns: (transfer full) (nullable) (element-type guint): those labels from 1, each once and
 *   ascending; %NULL when @text can't be read
 */
GArray *
kor_label_places_parse (const char *text, guint n_labels)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text != NULL ? text : ""), ";", ',');
  g_autoptr (GString) dashes = g_string_new (plain);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) parts = NULL;

  g_string_replace (dashes, "–", "-", 0);
  parts = g_strsplit (dashes->str, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    guint first, last;

    if (*g_strstrip (parts[i]) == '\0')
      continue;
    if (!parse_range (parts[i], n_labels, &first, &last))
      return NULL;
    for (guint place = first; place <= last; place++)
      g_array_append_val (places, place);
  }
  g_array_sort (places, compare_places);
  for (guint i = 1; i < places->len;) {
    if (g_array_index (places, guint, i) == g_array_index (places, guint, i - 1))
      g_array_remove_index (places, i);
    else
      i++;
  }
  return g_steal_pointer (&places);
}

/* Returns: (transfer full): ascending places as kor_label_places_parse() reads them */
char *
kor_label_places_to_text (const GArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++) {
    guint first = g_array_index (places, guint, i);
    guint last = first;

    while (i + 1 < places->len && g_array_index (places, guint, i + 1) == last + 1) {
      last++;
      i++;
    }
    if (text->len > 0)
      g_string_append (text, ", ");
    g_string_append_printf (text, "%u", first);
    if (last > first)
      g_string_append_printf (text, "%s%u", last > first + 1 ? "-" : ", ", last);
  }
  return g_string_free_and_steal (text);
}

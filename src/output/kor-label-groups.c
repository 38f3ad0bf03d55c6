/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-config.h"

#include "kor-label-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kor-list-run.h"

/* Signs of a postcode that name its area. */
#define AREA_LENGTH 2

struct _KorLabelGroups {
  gatomicrefcount ref_count;
  GPtrArray *persons; /* of KorListPerson */
  GArray *groups;     /* of KorLabelGroup, in their order */
  gboolean separated; /* a separator before each group */
};

/* --- where a label goes ------------------------------------------------------------------------- */

static const char *
get_last_line (const KorListPerson *person)
{
  guint n = g_strv_length (person->lines);

  return n > 0 ? person->lines[n - 1] : "";
}

/* Whether the word at @word, which a space or the end ends, has a digit. */
static gboolean
has_digit (const char *word)
{
  return g_ascii_isdigit (word[strcspn (word, " 0123456789")]);
}

static const char *
skip_word (const char *word)
{
  word += strcspn (word, " ");
  return word + strspn (word, " ");
}

/*
 * The postcode in the last line of an address at home: the words with digits at its beginning, or, as
 * in some countries, at its end. The last line of an address abroad is the country, without digits.
 * The lines are all there is when a run is printed again as it was.
 */
static char *
find_postcode (const char *line)
{
  const char *begin = line, *end;

  while (*begin != '\0' && !has_digit (begin))
    begin = skip_word (begin);
  if (*begin == '\0')
    return NULL;
  for (end = begin; *end != '\0' && has_digit (end);)
    end = skip_word (end);
  return g_strchomp (g_strndup (begin, (gsize) (end - begin)));
}

/* Returns: (transfer full): what the labels of a group have in common */
static char *
make_key (const KorListPerson *person, KorLabelGrouping grouping)
{
  const char *line = get_last_line (person);
  char *key = find_postcode (line);

  if (key == NULL)
    return g_strdup (line);
  if (grouping == KOR_LABEL_GROUPING_AREA && g_utf8_strlen (key, -1) > AREA_LENGTH)
    *g_utf8_offset_to_pointer (key, AREA_LENGTH) = '\0';
  return key;
}

/* One postcode with its place, the postcodes from first to last, or the country. */
static char *
make_title (KorLabelGroups *self, guint first, guint n)
{
  const char *begin = get_last_line (self->persons->pdata[first]);
  const char *end = get_last_line (self->persons->pdata[first + n - 1]);
  g_autofree char *from = find_postcode (begin);
  g_autofree char *to = find_postcode (end);

  if (from == NULL || to == NULL || g_str_equal (from, to))
    return g_strdup (begin);
  return g_strdup_printf ("%s–%s", from, to);
}

/* --- the groups --------------------------------------------------------------------------------- */

static void
clear_group (KorLabelGroup *group)
{
  g_free (group->title);
  g_strfreev (group->lines);
}

static void
add_group (KorLabelGroups *self, guint first, guint n)
{
  KorLabelGroup group = { .title = make_title (self, first, n), .first = first, .n = n };
  g_autofree char *count = g_strdup_printf (ngettext ("%u piece", "%u pieces", n), n);
  const char *const lines[] = { group.title, count, NULL };

  group.lines = g_strdupv ((char **) lines);
  g_array_append_val (self->groups, group);
}

static void
add_groups (KorLabelGroups *self, KorLabelGrouping grouping)
{
  g_autofree char *key = NULL;
  guint first = 0;

  for (guint i = 0; i < self->persons->len; i++) {
    g_autofree char *next = make_key (self->persons->pdata[i], grouping);

    if (key != NULL && !g_str_equal (key, next)) {
      add_group (self, first, i - first);
      first = i;
    }
    g_free (key);
    key = g_steal_pointer (&next);
  }
  if (self->persons->len > 0)
    add_group (self, first, self->persons->len - first);
}

/* The group that label @label is in or the separator of; there is one. */
static guint
find_group (const KorLabelGroups *self, guint label)
{
  guint low = 0, high = self->groups->len;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->groups, KorLabelGroup, middle).first + middle <= label)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static const char *const *
get_lines_cb (guint label, gpointer data)
{
  KorLabelGroups *self = data;
  const KorListPerson *person;
  guint index;

  if (!kor_label_groups_get_person (self, label, &index))
    return (const char *const *) g_array_index (
             self->groups, KorLabelGroup, find_group (self, label))
      .lines;
  person = self->persons->pdata[index];
  return (const char *const *) person->lines;
}

/**
 * kor_label_groups_new:
 * @persons: (element-type KorListPerson): whom the list holds, ordered by postcode; kept
 * @grouping: what stands between two separators; with KOR_LABEL_GROUPING_NONE there are none, and the
 *   groups are those of the postcodes
 *
 * The words on separators are in the program's language.
 *
 * Returns: (transfer full): the labels in printing order
 */
KorLabelGroups *
kor_label_groups_new (GPtrArray *persons, KorLabelGrouping grouping)
{
  KorLabelGroups *self = g_new0 (KorLabelGroups, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->persons = g_ptr_array_ref (persons);
  self->groups = g_array_new (FALSE, FALSE, sizeof (KorLabelGroup));
  g_array_set_clear_func (self->groups, (GDestroyNotify) clear_group);
  self->separated = grouping != KOR_LABEL_GROUPING_NONE;
  add_groups (self, grouping);
  return self;
}

KorLabelGroups *
kor_label_groups_ref (KorLabelGroups *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kor_label_groups_unref (KorLabelGroups *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->groups);
  g_ptr_array_unref (self->persons);
  g_free (self);
}

guint
kor_label_groups_get_n_groups (KorLabelGroups *self)
{
  return self->groups->len;
}

/* Owned by @self. */
const KorLabelGroup *
kor_label_groups_get_group (KorLabelGroups *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);
  return &g_array_index (self->groups, KorLabelGroup, index);
}

/* The persons' and the separators. */
guint
kor_label_groups_get_n_labels (KorLabelGroups *self)
{
  return self->persons->len + (self->separated ? self->groups->len : 0);
}

/**
 * kor_label_groups_get_person:
 * @self: the labels
 * @label: which of them, from 0
 * @person: (out): whose it is, from 0
 *
 * Returns: %FALSE for a separator
 */
gboolean
kor_label_groups_get_person (KorLabelGroups *self, guint label, guint *person)
{
  guint group;

  *person = label;
  if (!self->separated)
    return TRUE;
  group = find_group (self, label);
  if (g_array_index (self->groups, KorLabelGroup, group).first + group == label)
    return FALSE;
  *person = label - group - 1;
  return TRUE;
}

/**
 * kor_label_groups_lay_out:
 * @self: the labels
 * @sheet: the make of the sheets
 *
 * Returns: (transfer full): a layout of all labels, the separators set; it keeps @self
 */
KorLabelLayout *
kor_label_groups_lay_out (KorLabelGroups *self, KorLabelSheet *sheet)
{
  KorLabelLayout *layout = kor_label_layout_new (sheet,
                                                 kor_label_groups_get_n_labels (self),
                                                 get_lines_cb,
                                                 kor_label_groups_ref (self),
                                                 (GDestroyNotify) kor_label_groups_unref);
  g_autoptr (GArray) separators = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->separated && i < self->groups->len; i++) {
    guint label = g_array_index (self->groups, KorLabelGroup, i).first + i;

    g_array_append_val (separators, label);
  }
  if (separators->len > 0)
    kor_label_layout_set_separators (
      layout, &g_array_index (separators, guint, 0), separators->len);
  return layout;
}

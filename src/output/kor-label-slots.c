/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-slots.h"

void
kor_label_slots_init (KorLabelSlots *self, guint n_labels, guint per_page)
{
  *self = (KorLabelSlots) {
    .n_labels = n_labels,
    .per_page = per_page,
    .start = 1,
    .copies = 1,
    .skipped = g_array_new (FALSE, FALSE, sizeof (guint)),
    .separators = g_array_new (FALSE, FALSE, sizeof (guint)),
  };
}

void
kor_label_slots_clear (KorLabelSlots *self)
{
  g_clear_pointer (&self->skipped, g_array_unref);
  g_clear_pointer (&self->separators, g_array_unref);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/* Sets numbers between @smallest and @largest, each once and in ascending order. */
static void
set_numbers (GArray *array, const guint *numbers, guint n, guint smallest, guint largest)
{
  guint kept = 0;

  g_array_set_size (array, 0);
  if (n > 0)
    g_array_append_vals (array, numbers, n);
  g_array_sort (array, compare_numbers);
  for (guint i = 0; i < n; i++) {
    guint number = g_array_index (array, guint, i);

    if (number >= smallest && number <= largest &&
        (kept == 0 || g_array_index (array, guint, kept - 1) != number))
      g_array_index (array, guint, kept++) = number;
  }
  g_array_set_size (array, kept);
}

void
kor_label_slots_set_skipped (KorLabelSlots *self, const guint *places, guint n)
{
  set_numbers (self->skipped, places, n, 1, self->per_page);
}

void
kor_label_slots_set_separators (KorLabelSlots *self, const guint *labels, guint n)
{
  set_numbers (self->separators, labels, n, 0, self->n_labels - 1);
}

/* How many of the ascending numbers are smaller than @number. */
static guint
count_below (GArray *array, guint number)
{
  guint low = 0, high = array->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (g_array_index (array, guint, middle) < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
kor_label_slots_is_separator (const KorLabelSlots *self, guint label)
{
  guint before = count_below (self->separators, label);

  return before < self->separators->len && g_array_index (self->separators, guint, before) == label;
}

/* How many labels come out of the printer before label @label. */
static guint64
count_printed_before (const KorLabelSlots *self, guint label)
{
  guint separators = count_below (self->separators, label);

  return (guint64) (label - separators) * self->copies + separators;
}

guint64
kor_label_slots_get_n_printed (const KorLabelSlots *self)
{
  return count_printed_before (self, self->n_labels);
}

/* Of the first sheet; all spoiled is as good as no such sheet: 0. */
static guint
count_free_before (const KorLabelSlots *self, guint place)
{
  guint taken = count_below (self->skipped, self->start);
  guint skipped = count_below (self->skipped, place + 1) - taken;

  return place + 1 <= self->start ? 0 : place - (self->start - 1) - skipped;
}

static guint
count_first_sheet (const KorLabelSlots *self)
{
  return count_free_before (self, self->per_page);
}

guint
kor_label_slots_get_n_pages (const KorLabelSlots *self)
{
  guint64 printed = kor_label_slots_get_n_printed (self);
  guint first = count_first_sheet (self);
  guint64 behind = printed > first ? printed - first : 0;
  guint64 pages = (first > 0) + (behind + self->per_page - 1) / self->per_page;

  return printed == 0 ? 0 : (guint) MIN (pages, G_MAXUINT);
}

/**
 * kor_label_slots_find:
 * @self: the slots
 * @page: which page, from 0
 * @place: which label of the sheet, from 0
 * @label: (out): the label that stands there, from 0
 *
 * Returns: whether there is one
 */
gboolean
kor_label_slots_find (const KorLabelSlots *self, guint page, guint place, guint *label)
{
  guint first = count_first_sheet (self);
  guint low = 0, high = self->n_labels;
  guint64 printed;

  if (page == 0 && first > 0) {
    guint here = count_free_before (self, place);

    if (here == count_free_before (self, place + 1)) /* used up or spoiled */
      return FALSE;
    printed = here;
  } else {
    printed = first + (guint64) (page - (first > 0)) * self->per_page + place;
  }
  if (printed >= kor_label_slots_get_n_printed (self))
    return FALSE;
  /* The last label before which no more than @printed come out. */
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (count_printed_before (self, middle) <= printed)
      low = middle;
    else
      high = middle;
  }
  *label = low;
  return TRUE;
}

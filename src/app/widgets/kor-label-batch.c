/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kor-config.h"

#include "kor-label-batch.h"

#include <glib/gi18n.h>

#include "kor-country.h"
#include "kor-list-run.h"

struct _KorLabelBatch {
  gatomicrefcount ref_count;
  GPtrArray *persons;    /* of KorListPerson */
  GPtrArray *separators; /* of GStrv: their lines; NULL: none */
  GArray *labels;        /* of int: a person, or -1 - a separator; NULL: all are persons */
  GArray *places;        /* of guint: which labels are separators */
};

/* --- separators --------------------------------------------------------------------------------- */

/* People with one postcode stand together; those abroad by country. */
static gboolean
stand_together (const KorListPerson *a, const KorListPerson *b)
{
  const KorAddress *first = a->card->address, *second = b->card->address;

  return g_strcmp0 (first->country, second->country) == 0 &&
         g_strcmp0 (first->postal_code, second->postal_code) == 0;
}

/* The postcode and how many labels follow. */
static GStrv
make_separator (const KorListPerson *first, guint n, const char *home_country, KorLanguage language)
{
  const KorAddress *address = first->card->address;
  g_autofree char *count = g_strdup_printf (ngettext ("%u label", "%u labels", n), n);
  g_autofree char *country =
    address->country != NULL ? kor_country_get_name (address->country, language) : NULL;
  const char *code = address->postal_code != NULL ? address->postal_code : "";
  g_autofree char *line = *code != '\0' && address->city != NULL
                            ? g_strdup_printf ("%s %s", code, address->city)
                            : g_strdup (*code != '\0' ? code : address->city);
  const char *lines[] = { NULL, NULL, NULL, NULL };
  guint i = 0;

  if (line != NULL)
    lines[i++] = line;
  if (country != NULL && g_strcmp0 (address->country, home_country) != 0)
    lines[i++] = country;
  lines[i] = count;
  return g_strdupv ((char **) lines);
}

static void
add_separators (KorLabelBatch *self, const char *home_country, KorLanguage language)
{
  self->separators = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->labels = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint first = 0, next; first < self->persons->len; first = next) {
    int separator = -1 - (int) self->separators->len;
    guint place = self->labels->len;

    for (next = first + 1; next < self->persons->len; next++)
      if (!stand_together (self->persons->pdata[first], self->persons->pdata[next]))
        break;
    g_ptr_array_add (
      self->separators,
      make_separator (self->persons->pdata[first], next - first, home_country, language));
    g_array_append_val (self->places, place);
    g_array_append_val (self->labels, separator);
    for (int i = (int) first; i < (int) next; i++)
      g_array_append_val (self->labels, i);
  }
}

static const char *const *
get_lines_cb (guint index, gpointer data)
{
  const KorLabelBatch *self = data;
  int label = self->labels != NULL ? g_array_index (self->labels, int, index) : (int) index;

  if (label < 0)
    return self->separators->pdata[-1 - label];
  return (const char *const *) ((const KorListPerson *) self->persons->pdata[label])->lines;
}

/**
 * kor_label_batch_new:
 * @persons: (element-type KorListPerson): whom the list holds, in printing order; kept. With
 *   @separators they need their cards
 * @separators: whether a label with the postcode and its count stands before each postcode
 * @home_country: (nullable): ISO code of the country the mail is sent from; %NULL: Finland
 * @language: of the countries on separators
 *
 * Returns: (transfer full): the labels
 */
KorLabelBatch *
kor_label_batch_new (GPtrArray *persons,
                     gboolean separators,
                     const char *home_country,
                     KorLanguage language)
{
  KorLabelBatch *self = g_new0 (KorLabelBatch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->persons = g_ptr_array_ref (persons);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  if (separators)
    add_separators (self, home_country != NULL ? home_country : "FI", language);
  return self;
}

KorLabelBatch *
kor_label_batch_ref (KorLabelBatch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
kor_label_batch_unref (KorLabelBatch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->separators, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_array_unref);
  g_array_unref (self->places);
  g_ptr_array_unref (self->persons);
  g_free (self);
}

guint
kor_label_batch_get_n_persons (KorLabelBatch *self)
{
  return self->persons->len;
}

guint
kor_label_batch_get_n_separators (KorLabelBatch *self)
{
  return self->places->len;
}

/* Returns: whose label @label (from 0) is: the position among the persons; -1: a separator's */
int
kor_label_batch_get_person (KorLabelBatch *self, guint label)
{
  return self->labels != NULL ? MAX (-1, g_array_index (self->labels, int, label)) : (int) label;
}

/**
 * kor_label_batch_lay_out:
 * @self: the labels
 * @choice: on what they are printed
 *
 * Returns: (transfer full): the layout, also for @choice's printer; belongs to the calling thread
 */
KorLabelLayout *
kor_label_batch_lay_out (KorLabelBatch *self, const KorLabelChoice *choice)
{
  KorLabelLayout *layout =
    kor_label_layout_new (choice->sheet,
                          self->labels != NULL ? self->labels->len : self->persons->len,
                          get_lines_cb,
                          kor_label_batch_ref (self),
                          (GDestroyNotify) kor_label_batch_unref);

  kor_label_layout_set_start (layout, choice->start);
  kor_label_layout_set_skipped (
    layout, &g_array_index (choice->skipped, guint, 0), choice->skipped->len);
  kor_label_layout_set_copies (layout, choice->copies);
  kor_label_layout_set_sender (layout, choice->sender);
  kor_label_layout_set_printer (layout, &choice->printer);
  if (self->places->len > 0)
    kor_label_layout_set_separators (
      layout, &g_array_index (self->places, guint, 0), self->places->len);
  return layout;
}

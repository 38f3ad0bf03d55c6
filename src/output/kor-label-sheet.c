/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-sheet-private.h"

#include "kor-collation.h"
#include "kor-error.h"
#include "kor-sheet-words-text.h"

#include <string.h>

/* Between a label's edge and its ink, in mm; a printer may shift the paper by as much. */
#define MARGIN 3.0
#define MARGIN_LEFT 4.5

/* Of a corner's radius, what a right angle inside it keeps from the sides: 1 - √½. */
#define CORNER_INSET 0.29289

/* The smallest label on which a sender leaves room for the address, in mm. */
#define SENDER_WIDTH 60
#define SENDER_HEIGHT 30

#define MAX_ID_LENGTH 60

/**
 * KorLabelSheet:
 *
 * The geometry of one make of label sheet or envelope: equal labels in a grid or a few. It does not
 * change after it is made and may be used by any thread.
 */

enum {
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (KorLabelSheet, kor_label_sheet, G_TYPE_OBJECT)

static void
kor_label_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KorLabelSheet *self = KOR_LABEL_SHEET (object);

  switch (id) {
  case PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
kor_label_sheet_finalize (GObject *object)
{
  KorLabelSheet *self = KOR_LABEL_SHEET (object);

  g_free (self->id);
  g_free (self->brand);
  g_free (self->part);
  g_free (self->name);
  g_free (self->description);
  g_free (self->path);
  g_free (self->folded);
  g_array_unref (self->grids);
  g_array_unref (self->places);
  G_OBJECT_CLASS (kor_label_sheet_parent_class)->finalize (object);
}

static void
kor_label_sheet_class_init (KorLabelSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kor_label_sheet_get_property;
  object_class->finalize = kor_label_sheet_finalize;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kor_label_sheet_init (KorLabelSheet *self)
{
  self->grids = g_array_new (FALSE, TRUE, sizeof (KorSheetGrid));
  self->places = g_array_new (FALSE, TRUE, sizeof (KorSheetPlace));
}

/* A sheet without geometry, for its reader to fill before kor_label_sheet_settle(). */
KorLabelSheet *
kor_label_sheet_new_named (KorSheetOrigin origin,
                           const char *id,
                           const char *brand,
                           const char *part)
{
  KorLabelSheet *self = g_object_new (KOR_TYPE_LABEL_SHEET, NULL);

  self->origin = origin;
  self->brand = g_strstrip (g_strdup (brand));
  self->part = g_strstrip (g_strdup (part));
  self->name = g_strconcat (self->brand, " ", self->part, NULL);
  self->id = g_strstrip (g_strdup (id));
  return self;
}

/* "Avery L7160" → "avery-l7160"; "" when there is no letter or digit in it. */
char *
kor_label_sheet_make_slug (const char *brand, const char *part)
{
  g_autofree char *both = g_strconcat (brand, " ", part, NULL);
  g_autofree char *plain = g_str_to_ascii (both, "C");
  GString *slug = g_string_new (NULL);

  for (const char *p = plain; *p != '\0' && slug->len < MAX_ID_LENGTH; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free_and_steal (slug);
}

/* Words of small letters and digits joined by single hyphens, as in the schema: it names a file. */
gboolean
kor_label_sheet_id_is_good (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > MAX_ID_LENGTH || id[length - 1] == '-')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (id[i]) && !g_ascii_isdigit (id[i]) &&
        (id[i] != '-' || i == 0 || id[i - 1] == '-'))
      return FALSE;
  return TRUE;
}

static gboolean
name_is_good (const char *name)
{
  g_autofree char *copy = g_strdup (name != NULL ? name : "");
  glong length;

  if (!g_utf8_validate (copy, -1, NULL))
    return FALSE;
  for (const char *p = copy; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  length = g_utf8_strlen (g_strstrip (copy), -1);
  return length > 0 && length <= MAX_ID_LENGTH;
}

static KorLabelSheet *
set_problem (const char *name, const char *field, const char *problem, GError **error)
{
  kor_error_set (error, KOR_ERROR_BAD_FILE, name, "", "", field, problem, "", NULL);
  return NULL;
}

/**
 * kor_label_sheet_new_from_fields:
 * @fields: what the user has put in; lengths in mm
 * @error: return location
 *
 * Makes a sheet of the user's own and checks it: lengths are numbers, the labels fit on their paper
 * without lying over each other, and are no more than %KOR_LABEL_SHEET_MAX. Any thread.
 *
 * Returns: (transfer full) (nullable): the sheet, or %NULL with KOR_ERROR_BAD_FILE: the name, the
 *   field with the problem, and its word
 */
KorLabelSheet *
kor_label_sheet_new_from_fields (const KorSheetFields *fields, GError **error)
{
  KorSheetGrid grid = { fields->nx, fields->ny, fields->x0, fields->y0, fields->dx, fields->dy };
  g_autoptr (KorLabelSheet) self = NULL;
  g_autofree char *id = NULL;
  const char *problem, *field;

  if (!name_is_good (fields->brand) || !name_is_good (fields->part))
    return set_problem ("", name_is_good (fields->brand) ? "part" : "brand", "sheet-name", error);
  id = fields->id != NULL && *fields->id != '\0'
         ? g_strdup (fields->id)
         : kor_label_sheet_make_slug (fields->brand, fields->part);
  self = kor_label_sheet_new_named (KOR_SHEET_USER, id, fields->brand, fields->part);
  if (!kor_label_sheet_id_is_good (self->id))
    return set_problem (self->name, "id", "sheet-name", error);
  self->page_width = fields->page_width;
  self->page_height = fields->page_height;
  self->width = fields->width;
  self->height = fields->height;
  self->radius = fields->radius;
  self->margin = fields->margin;
  self->text = fields->text;
  self->sender = fields->sender;
  g_array_append_val (self->grids, grid);
  problem = kor_label_sheet_settle (self, &field);
  if (problem != NULL)
    return set_problem (self->name, field, problem, error);
  return g_steal_pointer (&self);
}

/**
 * kor_label_sheet_get_fields:
 * @self: a sheet
 * @fields: (out): the sheet's fields; the strings belong to @self
 *
 * Returns: %FALSE when the sheet has several grids, of which only the first is in @fields
 */
gboolean
kor_label_sheet_get_fields (KorLabelSheet *self, KorSheetFields *fields)
{
  const KorSheetGrid *grid = &g_array_index (self->grids, KorSheetGrid, 0);

  *fields = (KorSheetFields) {
    .id = self->id,
    .brand = self->brand,
    .part = self->part,
    .page_width = self->page_width,
    .page_height = self->page_height,
    .width = self->width,
    .height = self->height,
    .radius = self->radius,
    .margin = self->margin,
    .nx = (guint) grid->nx,
    .ny = (guint) grid->ny,
    .x0 = grid->x0,
    .y0 = grid->y0,
    .dx = grid->dx,
    .dy = grid->dy,
    .text = self->text,
    .sender = self->sender,
  };
  return self->grids->len == 1;
}

const char *
kor_label_sheet_get_id (KorLabelSheet *self)
{
  return self->id;
}

const char *
kor_label_sheet_get_brand (KorLabelSheet *self)
{
  return self->brand;
}

const char *
kor_label_sheet_get_part (KorLabelSheet *self)
{
  return self->part;
}

/* Brand and part number: "Avery L7160". */
const char *
kor_label_sheet_get_name (KorLabelSheet *self)
{
  return self->name;
}

/* What its maker calls it, in English, or "". */
const char *
kor_label_sheet_get_description (KorLabelSheet *self)
{
  return self->description != NULL ? self->description : "";
}

/* Brand and part number as one small word: "avery-l7160". */
char *
kor_label_sheet_get_slug (KorLabelSheet *self)
{
  return kor_label_sheet_make_slug (self->brand, self->part);
}

KorSheetOrigin
kor_label_sheet_get_origin (KorLabelSheet *self)
{
  return self->origin;
}

/* Bits of #KorSheetWarning. */
guint
kor_label_sheet_get_warnings (KorLabelSheet *self)
{
  return self->warnings;
}

/* Of its widest grid. */
guint
kor_label_sheet_get_n_columns (KorLabelSheet *self)
{
  return self->n_columns;
}

guint
kor_label_sheet_get_n_rows (KorLabelSheet *self)
{
  return self->n_rows;
}

guint
kor_label_sheet_get_n_labels (KorLabelSheet *self)
{
  return self->places->len;
}

/* In millimetres. */
double
kor_label_sheet_get_page_width (KorLabelSheet *self)
{
  return self->page_width;
}

/* In millimetres. */
double
kor_label_sheet_get_page_height (KorLabelSheet *self)
{
  return self->page_height;
}

/* Of the rounded corners of a label, in millimetres. */
double
kor_label_sheet_get_radius (KorLabelSheet *self)
{
  return self->radius;
}

/**
 * kor_label_sheet_get_label:
 * @self: a sheet
 * @index: which label, from 0, row by row
 *
 * Returns: the label's place on the page in millimetres
 */
KorRectangle
kor_label_sheet_get_label (KorLabelSheet *self, guint index)
{
  KorRectangle rectangle = { 0, 0, self->width, self->height };

  g_return_val_if_fail (index < self->places->len, rectangle);
  rectangle.x = g_array_index (self->places, KorSheetPlace, index).x;
  rectangle.y = g_array_index (self->places, KorSheetPlace, index).y;
  return rectangle;
}

/**
 * kor_label_sheet_get_text_area:
 * @self: a sheet
 *
 * Returns: where the text of a label may stand, in millimetres from the label's upper left corner:
 *   away from the edges, the maker's margin and the round corners, or where a label of another
 *   shape has room for it
 */
KorRectangle
kor_label_sheet_get_text_area (KorLabelSheet *self)
{
  double own = MIN (self->margin, MIN (self->width, self->height) / 5);
  double inset = MAX (MAX (MARGIN, own), self->radius * CORNER_INSET);
  double left = MAX (MARGIN_LEFT, inset);

  if (self->text.width > 0)
    return self->text;
  return (KorRectangle) {
    left, inset, MAX (0.5, self->width - left - inset), MAX (0.5, self->height - 2 * inset)
  };
}

/**
 * kor_label_sheet_get_sender:
 * @self: a sheet
 * @area: (out): where an envelope carries its sender, in mm of the page
 *
 * Returns: whether the sheet has a place for the sender; where not, it may stand in the label
 */
gboolean
kor_label_sheet_get_sender (KorLabelSheet *self, KorRectangle *area)
{
  *area = self->sender;
  return self->sender.width > 0;
}

/* Whether there is a place for the sender, on the page or above the address. */
gboolean
kor_label_sheet_has_room_for_sender (KorLabelSheet *self)
{
  KorRectangle text = kor_label_sheet_get_text_area (self);

  if (self->text.width > 0)
    return text.width >= SENDER_WIDTH && text.height >= SENDER_HEIGHT;
  return self->sender.width > 0 || (self->width >= SENDER_WIDTH && self->height >= SENDER_HEIGHT);
}

/**
 * kor_label_sheet_matches:
 * @self: a sheet
 * @words: what the user looks for, such as "avery 7160"
 *
 * For a list that is narrowed while somebody types. Letters are compared without case and accents.
 *
 * Returns: whether each of the words stands in the sheet's brand, part number, title, id or description
 */
gboolean
kor_label_sheet_matches (KorLabelSheet *self, const char *words)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  if (self->folded == NULL) {
    g_autofree char *title = kor_label_sheet_get_title (self);
    g_autofree char *all =
      g_strjoin (" ", self->name, title, self->id, kor_label_sheet_get_description (self), NULL);
    char *fresh = kor_fold (all);

    if (!g_atomic_pointer_compare_and_exchange (&self->folded, NULL, fresh))
      g_free (fresh);
  }
  folded = kor_fold (words);
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (self->folded, parts[i]) == NULL)
      return FALSE;
  return TRUE;
}

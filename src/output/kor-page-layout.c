/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-page-layout-private.h"

#include "kor-font.h"

#include <string.h>

/* Longer texts may be divided between pages, but never so that less than this stands alone. */
#define LINES_TOGETHER 4

#define SIGNATURE_HEIGHT 46.0

typedef struct {
  const char *family;
  double size; /* points */
  PangoWeight weight;
  float spacing;
} StyleInfo;

static const StyleInfo styles[KOR_N_TEXT_STYLES] = {
  [KOR_TEXT_TITLE] = { KOR_FONT_FAMILY, 13, PANGO_WEIGHT_SEMIBOLD, 1.1f },
  [KOR_TEXT_HEADING] = { KOR_FONT_FAMILY, 9.5, PANGO_WEIGHT_SEMIBOLD, 1.1f },
  [KOR_TEXT_SUBHEADING] = { KOR_FONT_FAMILY, 9.5, PANGO_WEIGHT_MEDIUM, 1.1f },
  [KOR_TEXT_BODY] = { KOR_FONT_FAMILY, 9, PANGO_WEIGHT_NORMAL, 1.12f },
  [KOR_TEXT_STRONG] = { KOR_FONT_FAMILY, 9, PANGO_WEIGHT_SEMIBOLD, 1.12f },
  [KOR_TEXT_SMALL] = { KOR_FONT_FAMILY, 7.5, PANGO_WEIGHT_NORMAL, 1.12f },
  [KOR_TEXT_CELL] = { KOR_FONT_FAMILY, 8.2, PANGO_WEIGHT_NORMAL, 1.05f },
  [KOR_TEXT_CELL_STRONG] = { KOR_FONT_FAMILY, 8.2, PANGO_WEIGHT_SEMIBOLD, 1.05f },
  [KOR_TEXT_CELL_HEAD] = { KOR_FONT_FAMILY, 7.6, PANGO_WEIGHT_SEMIBOLD, 1.05f },
  [KOR_TEXT_HEAD] = { KOR_FONT_FAMILY, 8.2, PANGO_WEIGHT_NORMAL, 1.2f },
  [KOR_TEXT_HEAD_STRONG] = { KOR_FONT_FAMILY, 8.6, PANGO_WEIGHT_SEMIBOLD, 1.15f },
  [KOR_TEXT_FOOT] = { KOR_FONT_FAMILY, 6.6, PANGO_WEIGHT_NORMAL, 1.25f },
  [KOR_TEXT_FOOT_MONO] = { KOR_FONT_FAMILY_MONO, 6.0, PANGO_WEIGHT_NORMAL, 1.25f },
  [KOR_TEXT_CODE] = { KOR_FONT_FAMILY_MONO, 22, PANGO_WEIGHT_NORMAL, 1.15f },
};

G_DEFINE_FINAL_TYPE (KorPageLayout, kor_page_layout, G_TYPE_OBJECT)

/**
 * kor_page_layout_set_text:
 * @self: a layout
 * @style: how the text looks
 * @text: what it says
 * @width: points it may be wide, or -1 for one line
 *
 * Prepares the one Pango layout, which serves for measuring and for drawing, so that both agree.
 *
 * Returns: (transfer none): the layout
 */
PangoLayout *
kor_page_layout_set_text (KorPageLayout *self, KorTextStyle style, const char *text, double width)
{
  int pango_width = width < 0 ? -1 : (int) (width * PANGO_SCALE);

  if (text == NULL)
    text = "";
  /* The parts of a divided text follow each other: a long one is laid out once a page. */
  if (self->set_style == style && self->set_width == pango_width &&
      strcmp (pango_layout_get_text (self->layout), text) == 0)
    return self->layout;
  self->set_style = style;
  self->set_width = pango_width;
  pango_layout_set_font_description (self->layout, self->fonts[style]);
  pango_layout_set_line_spacing (self->layout, styles[style].spacing);
  pango_layout_set_width (self->layout, pango_width);
  pango_layout_set_text (self->layout, text, -1);
  return self->layout;
}

/**
 * kor_page_layout_get_column:
 * @table: a table
 * @column: which column, from 0
 * @width: (out): how wide its text may be, in points
 *
 * Returns: where the column begins on the page, in points, without its padding
 */
double
kor_page_layout_get_column (const KorBlock *table, guint column, double *width)
{
  double total = 0;
  double before = 0;
  double unit;
  const KorColumn *self = table->columns->pdata[column];

  for (guint i = 0; i < table->columns->len; i++) {
    const KorColumn *other = table->columns->pdata[i];

    total += other->width;
    before += i < column ? other->width : 0;
  }
  unit = total > 0 ? (KOR_PAGE_RIGHT - KOR_PAGE_LEFT) / total : 0;
  *width = MAX (1, self->width * unit - 2 * KOR_CELL_PAD_X);
  return KOR_PAGE_LEFT + before * unit;
}

static double
measure (KorPageLayout *self, KorTextStyle style, const char *text, double width, int *n_lines)
{
  PangoLayout *layout = kor_page_layout_set_text (self, style, text, width);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *n_lines = pango_layout_get_line_count (layout);
  return pango_units_to_double (logical.height);
}

static void
add_unit (GArray *units, const KorBlock *block, double before, double height)
{
  KorPageUnit unit = { block, -1, 0, -1, before, height, block->keep };

  g_array_append_val (units, unit);
}

/* Adds the units of a text or row that is higher than @limit: each of some whole lines. */
static void
add_divided (GArray *units,
             const KorPageUnit *whole,
             int n_lines,
             double line_height,
             double limit,
             double pad)
{
  int step = MAX (LINES_TOGETHER, (int) ((limit - pad) / line_height));

  for (int line = 0; line < n_lines; line += step) {
    KorPageUnit part = *whole;

    part.first_line = line;
    part.n_lines = MIN (step, n_lines - line);
    part.before = line == 0 ? whole->before : 0;
    part.height = part.n_lines * line_height + pad;
    part.keep = line + step >= n_lines && whole->keep;
    g_array_append_val (units, part);
  }
}

static void
add_text_units (KorPageLayout *self, GArray *units, const KorBlock *block)
{
  double width = KOR_PAGE_RIGHT - KOR_PAGE_LEFT - block->indent;
  int n_lines;
  double height = measure (self, block->style, block->text, width, &n_lines);
  KorPageUnit unit = { block, -1, 0, -1, block->space, height, block->keep };

  if (n_lines > 2 * LINES_TOGETHER)
    add_divided (units, &unit, n_lines, height / n_lines, LINES_TOGETHER * height / n_lines, 0);
  else
    g_array_append_val (units, unit);
}

static void
add_row_unit (KorPageLayout *self, GArray *units, const KorBlock *table, int row)
{
  KorPageUnit unit = { table, row, 0, -1, row < 0 ? table->space : 0, 0, row < 0 };
  double limit = KOR_PAGE_BOTTOM - KOR_PAGE_TOP - 30 * KOR_MM_TO_PT;
  double line_height = 0;
  int most_lines = 0;

  for (guint i = 0; i < table->columns->len; i++) {
    const KorColumn *column = table->columns->pdata[i];
    GStrv cells = row < 0 ? NULL : table->rows->pdata[row];
    KorTextStyle style =
      row < 0 ? KOR_TEXT_CELL_HEAD : (column->strong ? KOR_TEXT_CELL_STRONG : KOR_TEXT_CELL);
    double width, height;
    int n_lines;

    kor_page_layout_get_column (table, i, &width);
    height = measure (self, style, row < 0 ? column->title : cells[i], width, &n_lines);
    unit.height = MAX (unit.height, height);
    line_height = MAX (line_height, height / n_lines);
    most_lines = MAX (most_lines, n_lines);
  }
  unit.height += 2 * KOR_CELL_PAD_Y;
  if (unit.height > limit)
    add_divided (units, &unit, most_lines, line_height, limit, 2 * KOR_CELL_PAD_Y);
  else
    g_array_append_val (units, unit);
}

static void
add_table_units (KorPageLayout *self, GArray *units, const KorBlock *table)
{
  add_row_unit (self, units, table, -1);
  for (guint i = 0; i < table->rows->len; i++)
    add_row_unit (self, units, table, (int) i);
  g_array_index (units, KorPageUnit, units->len - 1).keep = table->keep;
}

static GArray *
make_units (KorPageLayout *self)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (KorPageUnit));

  for (guint i = 0; i < self->document->blocks->len; i++) {
    const KorBlock *block = self->document->blocks->pdata[i];

    switch (block->kind) {
    case KOR_BLOCK_TEXT:
      add_text_units (self, units, block);
      break;
    case KOR_BLOCK_TABLE:
      add_table_units (self, units, block);
      break;
    case KOR_BLOCK_SIGNATURE:
      add_unit (units, block, block->space, SIGNATURE_HEIGHT);
      break;
    case KOR_BLOCK_SPACE:
      add_unit (units, block, block->space, 0);
      break;
    case KOR_BLOCK_BREAK:
      add_unit (units, block, 0, 0);
      break;
    default:
      g_assert_not_reached ();
    }
  }
  return units;
}

/* Where the text of a page begins: the first page carries the letterhead and the address. */
static double
get_body_top (KorPageLayout *self, guint page)
{
  if (page > 0)
    return 26 * KOR_MM_TO_PT;
  return (self->document->address->len > 0 ? 74 : 46) * KOR_MM_TO_PT;
}

/* The height from unit @i to the end of what must stand on one page with it. */
static double
measure_kept (GArray *units, guint i, guint *end)
{
  double height = 0;

  for (*end = i; *end < units->len; (*end)++) {
    const KorPageUnit *unit = &g_array_index (units, KorPageUnit, *end);

    height += unit->height + (*end > i ? unit->before : 0);
    if (!unit->keep)
      break;
  }
  *end = MIN (*end + 1, units->len);
  return height;
}

static GArray *
add_page (KorPageLayout *self, double *y)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (KorPlacedUnit));

  g_ptr_array_add (self->pages, page);
  *y = get_body_top (self, self->pages->len - 1);
  return page;
}

static void
place (GArray *page, const KorPageUnit *unit, double *y)
{
  KorPlacedUnit placed = { *unit, 0 };

  if (page->len > 0)
    *y += unit->before;
  placed.y = *y;
  *y += unit->height;
  g_array_append_val (page, placed);
}

/* The table's head stands above its rows on every page. */
static void
place_head_again (GArray *page, GArray *units, guint i, double *y)
{
  const KorPageUnit *unit = &g_array_index (units, KorPageUnit, i);

  if (unit->block->kind != KOR_BLOCK_TABLE || unit->row < 0)
    return;
  while (i > 0 && g_array_index (units, KorPageUnit, i).row >= 0)
    i--;
  place (page, &g_array_index (units, KorPageUnit, i), y);
}

static void
make_pages (KorPageLayout *self)
{
  g_autoptr (GArray) units = make_units (self);
  double y;
  GArray *page = add_page (self, &y);
  guint kept_until = 0;

  for (guint i = 0; i < units->len; i++) {
    const KorPageUnit *unit = &g_array_index (units, KorPageUnit, i);
    gboolean forced = unit->block->kind == KOR_BLOCK_BREAK;

    if (i >= kept_until && page->len > 0 &&
        (forced || y + unit->before + measure_kept (units, i, &kept_until) > KOR_PAGE_BOTTOM)) {
      page = add_page (self, &y);
      place_head_again (page, units, i, &y);
    } else if (page->len > 0 && y + unit->before + unit->height > KOR_PAGE_BOTTOM) {
      /* What must stay together is higher than a page. */
      page = add_page (self, &y);
      place_head_again (page, units, i, &y);
    }
    if (!forced)
      place (page, unit, &y);
  }
}

static void
draw_page_cb (cairo_t *cr, guint page, gpointer data)
{
  kor_page_layout_draw_page (data, cr, page);
}

static void
kor_page_layout_finalize (GObject *object)
{
  KorPageLayout *self = KOR_PAGE_LAYOUT (object);

  for (guint i = 0; i < KOR_N_TEXT_STYLES; i++)
    pango_font_description_free (self->fonts[i]);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->document, kor_page_document_free);
  g_ptr_array_unref (self->pages);
  G_OBJECT_CLASS (kor_page_layout_parent_class)->finalize (object);
}

static void
kor_page_layout_class_init (KorPageLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kor_page_layout_finalize;
}

static void
kor_page_layout_init (KorPageLayout *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->set_style = KOR_N_TEXT_STYLES;
  for (guint i = 0; i < KOR_N_TEXT_STYLES; i++) {
    self->fonts[i] = pango_font_description_from_string (styles[i].family);
    pango_font_description_set_size (self->fonts[i], (int) (styles[i].size * PANGO_SCALE));
    pango_font_description_set_weight (self->fonts[i], styles[i].weight);
  }
}

/**
 * kor_page_layout_new:
 * @page_xml: a paper as page XML, urn:kortisto:page:1
 *
 * Lays a paper out on A4 pages. The layout belongs to the thread that made it.
 *
 * Returns: (transfer full): the pages
 */
KorPageLayout *
kor_page_layout_new (xmlDoc *page_xml)
{
  KorPageLayout *self = g_object_new (KOR_TYPE_PAGE_LAYOUT, NULL);
  PangoContext *context;

  self->document = kor_page_document_new (page_xml);
  context = kor_font_create_context (self->document->language);
  self->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (self->layout, FALSE);
  make_pages (self);
  return self;
}

guint
kor_page_layout_get_n_pages (KorPageLayout *self)
{
  return self->pages->len;
}

const char *
kor_page_layout_get_title (KorPageLayout *self)
{
  return self->document->title;
}

static KorPdfInfo
get_pdf_info (KorPageLayout *self, gint64 made)
{
  return (KorPdfInfo) {
    .title = self->document->title,
    .author = self->document->author,
    .language = self->document->language,
    .made = made,
    .width = KOR_PAGE_WIDTH,
    .height = KOR_PAGE_HEIGHT,
  };
}

/**
 * kor_page_layout_save_pdf:
 * @self: a paper
 * @path: the file to write
 * @made: when the paper was made, seconds since 1970 UTC
 * @cancellable: (nullable): looked at before each page
 * @error: return location
 *
 * Returns: %FALSE with KOR_ERROR_CANNOT_WRITE or G_IO_ERROR_CANCELLED
 */
gboolean
kor_page_layout_save_pdf (
  KorPageLayout *self, const char *path, gint64 made, GCancellable *cancellable, GError **error)
{
  KorPdfInfo info = get_pdf_info (self, made);

  return kor_pdf_save (path, &info, self->pages->len, draw_page_cb, self, cancellable, error);
}

/* As kor_page_layout_save_pdf(), into memory. */
GBytes *
kor_page_layout_to_pdf (KorPageLayout *self, gint64 made, GCancellable *cancellable, GError **error)
{
  KorPdfInfo info = get_pdf_info (self, made);

  return kor_pdf_to_bytes (&info, self->pages->len, draw_page_cb, self, cancellable, error);
}

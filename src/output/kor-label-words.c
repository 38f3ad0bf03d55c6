/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-label-words.h"

#include <string.h>

/* The cache begins anew when it has this many words: some megabytes. */
#define MAX_WORDS 20000

/* Latin letters with their accents in one; what comes behind may need more than one font. */
#define LAST_LATIN 0x024f

typedef struct {
  gulong index;
  int x; /* from where the word begins, in Pango units */
  int y;
  int n_bytes; /* of the text it stands for */
} Glyph;

typedef struct {
  guint n_glyphs;
  int width;
  PangoRectangle ink; /* from where the word begins on its baseline */
  Glyph glyphs[];
} Word;

struct _KorLabelWords {
  PangoLayout *layout; /* shapes one word */
  PangoFont *font;     /* the one all words are in */
  cairo_scaled_font_t *scaled_font;
  GHashTable *words; /* text → Word; NULL: none that can be drawn like this */
  int baseline;      /* of the first line, below its top */
  int line_step;
  int line_height;

  /* the text at hand */
  GString *text; /* without its line feeds */
  guint n_lines;
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
  GArray *placed;   /* of cairo_glyph_t, where they are drawn */
};

static PangoGlyphItem *
get_only_run (KorLabelWords *self)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, 0);

  if (line == NULL || line->runs == NULL || line->runs->next != NULL ||
      pango_layout_get_line_count (self->layout) != 1)
    return NULL;
  return line->runs->data;
}

/* Each glyph stands for a part of the text, in its order. */
static gboolean
take_glyphs (Word *word, const PangoGlyphString *glyphs, int n_bytes)
{
  int x = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++) {
    const PangoGlyphInfo *info = &glyphs->glyphs[i];
    int begin = glyphs->log_clusters[i];
    int end = i + 1 < glyphs->num_glyphs ? glyphs->log_clusters[i + 1] : n_bytes;

    if (info->glyph == PANGO_GLYPH_EMPTY || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ||
        end <= begin || (i == 0 && begin != 0))
      return FALSE;
    word->glyphs[i] =
      (Glyph) { info->glyph, x + info->geometry.x_offset, info->geometry.y_offset, end - begin };
    x += info->geometry.width;
  }
  word->width = x;
  return TRUE;
}

static Word *
shape_word (KorLabelWords *self, const char *text, gsize length)
{
  PangoGlyphItem *run;
  Word *word;

  pango_layout_set_text (self->layout, text, (int) length);
  run = get_only_run (self);
  if (run == NULL || run->item->analysis.level != 0 ||
      (self->font != NULL && run->item->analysis.font != self->font))
    return NULL;
  word = g_malloc (sizeof (Word) + (gsize) run->glyphs->num_glyphs * sizeof (Glyph));
  word->n_glyphs = (guint) run->glyphs->num_glyphs;
  if (!take_glyphs (word, run->glyphs, (int) length)) {
    g_free (word);
    return NULL;
  }
  pango_glyph_string_extents (run->glyphs, run->item->analysis.font, &word->ink, NULL);
  return word;
}

static const Word *
find_word (KorLabelWords *self, const char *text, gsize length)
{
  char key[128];
  gpointer word;

  if (length >= sizeof key)
    return NULL;
  memcpy (key, text, length);
  key[length] = '\0';
  if (g_hash_table_lookup_extended (self->words, key, NULL, &word))
    return word;
  if (g_hash_table_size (self->words) >= MAX_WORDS)
    g_hash_table_remove_all (self->words);
  word = shape_word (self, text, length);
  g_hash_table_insert (self->words, g_strdup (key), word);
  return word;
}

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if ((c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0xa0) || c == 0xad || c > LAST_LATIN)
      return FALSE;
  }
  return TRUE;
}

/* One font, and where the lines stand: as Pango lays them out. */
static void
calibrate (KorLabelWords *self)
{
  PangoLayoutIter *iter;
  PangoRectangle both;
  PangoGlyphItem *run;

  pango_layout_set_text (self->layout, "Åg\nÅg", -1);
  pango_layout_get_extents (self->layout, NULL, &both);
  iter = pango_layout_get_iter (self->layout);
  self->baseline = pango_layout_iter_get_baseline (iter);
  pango_layout_iter_next_line (iter);
  self->line_step = pango_layout_iter_get_baseline (iter) - self->baseline;
  pango_layout_iter_free (iter);
  pango_layout_set_text (self->layout, "x", -1);
  self->line_height = both.height - self->line_step;
  run = get_only_run (self);
  if (run == NULL)
    return;
  self->font = g_object_ref (run->item->analysis.font);
  self->scaled_font =
    cairo_scaled_font_reference (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (self->font)));
}

/**
 * kor_label_words_new:
 * @context: of the text
 * @font: of the text
 * @line_spacing: as for pango_layout_set_line_spacing()
 *
 * Returns: (transfer full): an empty cache
 */
KorLabelWords *
kor_label_words_new (PangoContext *context, const PangoFontDescription *font, float line_spacing)
{
  KorLabelWords *self = g_new0 (KorLabelWords, 1);

  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_line_spacing (self->layout, line_spacing);
  pango_layout_set_auto_dir (self->layout, FALSE);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  self->text = g_string_new (NULL);
  self->placed = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  calibrate (self);
  return self;
}

void
kor_label_words_free (KorLabelWords *self)
{
  g_clear_pointer (&self->scaled_font, cairo_scaled_font_destroy);
  g_clear_object (&self->font);
  g_clear_object (&self->layout);
  g_hash_table_unref (self->words);
  g_array_unref (self->glyphs);
  g_array_unref (self->clusters);
  g_array_unref (self->placed);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
unite (PangoRectangle *all, const PangoRectangle *one)
{
  int left = MIN (all->x, one->x), top = MIN (all->y, one->y);
  int right = MAX (all->x + all->width, one->x + one->width);
  int bottom = MAX (all->y + all->height, one->y + one->height);

  if (one->width == 0 || one->height == 0)
    return;
  *all = all->width == 0 && all->height == 0
           ? *one
           : (PangoRectangle) { left, top, right - left, bottom - top };
}

static void
append_word (KorLabelWords *self, const Word *word, int x, int y, PangoRectangle *ink)
{
  PangoRectangle place = { x + word->ink.x, y + word->ink.y, word->ink.width, word->ink.height };

  for (guint i = 0; i < word->n_glyphs; i++) {
    const Glyph *glyph = &word->glyphs[i];
    cairo_glyph_t drawn = { glyph->index,
                            pango_units_to_double (x + glyph->x),
                            pango_units_to_double (y + glyph->y) };
    cairo_text_cluster_t cluster = { glyph->n_bytes, 1 };

    g_array_append_val (self->glyphs, drawn);
    g_array_append_val (self->clusters, cluster);
  }
  unite (ink, &place);
}

/* Lays out one line of words; the spaces are glyphs too, so that the text can be read out again. */
static gboolean
append_line (
  KorLabelWords *self, const char *begin, const char *end, int *width, PangoRectangle *ink)
{
  int y = self->baseline + (int) self->n_lines * self->line_step;
  int x = 0;

  for (const char *p = begin; p < end;) {
    const char *stop = *p == ' ' ? p + 1 : memchr (p, ' ', (gsize) (end - p));
    gsize length = (gsize) ((stop != NULL ? stop : end) - p);
    const Word *word = find_word (self, p, length);

    if (word == NULL)
      return FALSE;
    append_word (self, word, x, y, ink);
    x += word->width;
    p += length;
  }
  g_string_append_len (self->text, begin, end - begin);
  self->n_lines++;
  *width = MAX (*width, x);
  return TRUE;
}

/**
 * kor_label_words_set_text:
 * @self: a cache
 * @text: the lines of a label, joined by line feeds
 * @ink: (out): what is inked, in Pango units from the upper left corner
 * @logical: (out): what the lines take up
 *
 * Returns: whether the text can be drawn like this; if not, it needs Pango's layout
 */
gboolean
kor_label_words_set_text (KorLabelWords *self,
                          const char *text,
                          PangoRectangle *ink,
                          PangoRectangle *logical)
{
  *ink = *logical = (PangoRectangle) { 0 };
  if (self->font == NULL || *text == '\0' || !is_latin (text))
    return FALSE;
  g_string_truncate (self->text, 0);
  self->n_lines = 0;
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
  for (const char *p = text; p != NULL;) {
    const char *end = strchrnul (p, '\n');

    if (!append_line (self, p, end, &logical->width, ink))
      return FALSE;
    p = *end == '\n' ? end + 1 : NULL;
  }
  logical->height = self->line_height + ((int) self->n_lines - 1) * self->line_step;
  return TRUE;
}

/**
 * kor_label_words_draw:
 * @self: a cache
 * @cr: where to draw
 * @x: left edge of the text that was set last, in points
 * @y: its upper edge
 *
 * Draws all lines at once: of each piece of text in a PDF, cairo keeps a record until the end.
 */
void
kor_label_words_draw (KorLabelWords *self, cairo_t *cr, double x, double y)
{
  if (self->glyphs->len == 0)
    return;
  g_array_set_size (self->placed, self->glyphs->len);
  for (guint i = 0; i < self->glyphs->len; i++) {
    const cairo_glyph_t *glyph = &g_array_index (self->glyphs, cairo_glyph_t, i);

    g_array_index (self->placed, cairo_glyph_t, i) =
      (cairo_glyph_t) { glyph->index, x + glyph->x, y + glyph->y };
  }
  cairo_set_scaled_font (cr, self->scaled_font);
  cairo_show_text_glyphs (cr,
                          self->text->str,
                          (int) self->text->len,
                          &g_array_index (self->placed, cairo_glyph_t, 0),
                          (int) self->placed->len,
                          &g_array_index (self->clusters, cairo_text_cluster_t, 0),
                          (int) self->clusters->len,
                          0);
}

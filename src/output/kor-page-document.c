/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-page-document.h"

#include "kor-pdf.h"
#include "kor-xml.h"

#define TEXT_INDENT 15.0 /* points; of what stands under a numbered heading */
#define WIDE_SPACE 3.0   /* points; what paragraphs stand further apart in a letter */

static void
column_free (KorColumn *self)
{
  g_free (self->title);
  g_free (self);
}

static void
block_free (KorBlock *self)
{
  g_free (self->text);
  g_free (self->label);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* The text of an element with runs of white space made one. */
static char *
dup_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  GString *text = g_string_new (NULL);

  for (const char *p = (const char *) content; *p != '\0'; p++) {
    gboolean space = *p == ' ' || *p == '\n' || *p == '\t';

    if (!space)
      g_string_append_c (text, *p);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  }
  xmlFree (content);
  if (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  return g_string_free_and_steal (text);
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  const char *value = kor_xml_get (node, name);

  return *value != '\0' ? g_strdup (value) : NULL;
}

static gboolean
is_yes (xmlNode *node, const char *name)
{
  return g_str_equal (kor_xml_get (node, name), "yes");
}

static GPtrArray *
read_lines (xmlNode *node)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *line = node != NULL ? kor_xml_first (node) : NULL; line != NULL;
       line = kor_xml_next (line))
    g_ptr_array_add (lines, dup_text (line));
  return lines;
}

static KorBlock *
add_block (KorPageDocument *self, KorBlockKind kind, double space)
{
  KorBlock *block = g_new0 (KorBlock, 1);

  block->kind = kind;
  block->space = space;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static KorBlock *
add_text (KorPageDocument *self, xmlNode *node, KorTextStyle style, double space, const char *tag)
{
  KorBlock *block = add_block (self, KOR_BLOCK_TEXT, space);

  block->style = style;
  block->text = dup_text (node);
  block->tag = tag;
  if (is_yes (node, "indent"))
    block->indent = TEXT_INDENT;
  return block;
}

static void
add_heading (KorPageDocument *self, xmlNode *node)
{
  gboolean sub = g_str_equal (kor_xml_get (node, "level"), "2");
  KorBlock *block = add_text (
    self, node, sub ? KOR_TEXT_SUBHEADING : KOR_TEXT_HEADING, sub ? 11 : 8, sub ? "H3" : "H2");

  block->label = dup_attribute (node, "number");
  block->indent = block->label != NULL ? TEXT_INDENT : 0;
  block->keep = TRUE;
}

static void
add_paragraph (KorPageDocument *self, xmlNode *node)
{
  const char *style = kor_xml_get (node, "style");
  const KorBlock *last = self->blocks->len > 0 ? self->blocks->pdata[self->blocks->len - 1] : NULL;
  gboolean after_title =
    last != NULL && last->style == KOR_TEXT_TITLE && last->kind == KOR_BLOCK_TEXT;

  if (g_str_equal (style, "strong"))
    add_text (self, node, KOR_TEXT_STRONG, 3, "P");
  else if (g_str_equal (style, "small"))
    add_text (self, node, KOR_TEXT_SMALL, 3, "P");
  else
    add_text (self, node, KOR_TEXT_BODY, after_title ? 6 : 3, "P");
}

static GPtrArray *
read_columns (xmlNode *node)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);

  for (xmlNode *child = kor_xml_first (node); child != NULL; child = kor_xml_next (child)) {
    KorColumn *column = g_new0 (KorColumn, 1);

    column->title = dup_text (child);
    column->width = g_ascii_strtod (kor_xml_get (child, "width"), NULL);
    column->end = g_str_equal (kor_xml_get (child, "align"), "end");
    column->strong = is_yes (child, "strong");
    g_ptr_array_add (columns, column);
  }
  return columns;
}

/* A row has as many cells as the table has columns, whatever was written. */
static GStrv
read_row (xmlNode *node, guint n_columns)
{
  GStrv cells = g_new0 (char *, n_columns + 1);
  xmlNode *cell = kor_xml_first (node);

  for (guint i = 0; i < n_columns; i++) {
    cells[i] = cell != NULL ? dup_text (cell) : g_strdup ("");
    cell = cell != NULL ? kor_xml_next (cell) : NULL;
  }
  return cells;
}

static void
add_table (KorPageDocument *self, xmlNode *node)
{
  KorBlock *block = add_block (self, KOR_BLOCK_TABLE, 4);

  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (xmlNode *child = kor_xml_first (node); child != NULL; child = kor_xml_next (child)) {
    if (kor_xml_is (child, "columns"))
      block->columns = read_columns (child);
    else if (block->columns != NULL)
      g_ptr_array_add (block->rows, read_row (child, block->columns->len));
  }
  if (block->columns == NULL)
    block->columns = g_ptr_array_new ();
}

static void
add_element (KorPageDocument *self, xmlNode *node)
{
  KorBlock *block;

  if (kor_xml_is (node, "title")) {
    add_text (self, node, KOR_TEXT_TITLE, 0, "H1")->keep = TRUE;
  } else if (kor_xml_is (node, "heading")) {
    add_heading (self, node);
  } else if (kor_xml_is (node, "p")) {
    add_paragraph (self, node);
  } else if (kor_xml_is (node, "item")) {
    block = add_text (self, node, KOR_TEXT_BODY, 2, "P");
    block->label = g_strdup ("•");
    block->indent = TEXT_INDENT;
  } else if (kor_xml_is (node, "code")) {
    block = add_text (self, node, KOR_TEXT_CODE, 5, "P");
    block->label = dup_attribute (node, "number");
    block->indent = 2 * TEXT_INDENT;
  } else if (kor_xml_is (node, "table")) {
    add_table (self, node);
  } else if (kor_xml_is (node, "signature")) {
    block = add_block (self, KOR_BLOCK_SIGNATURE, 18);
    block->text = dup_attribute (node, "name");
    block->label = dup_attribute (node, "role");
    block->tag = "P";
  } else if (kor_xml_is (node, "space")) {
    add_block (
      self, KOR_BLOCK_SPACE, g_ascii_strtod (kor_xml_get (node, "height"), NULL) * KOR_MM_TO_PT);
  } else if (kor_xml_is (node, "break")) {
    add_block (self, KOR_BLOCK_BREAK, 0);
  }
}

static void
add_elements (KorPageDocument *self, xmlNode *parent)
{
  for (xmlNode *node = kor_xml_first (parent); node != NULL; node = kor_xml_next (node)) {
    guint first = self->blocks->len;

    if (!kor_xml_is (node, "keep")) {
      add_element (self, node);
      continue;
    }
    add_elements (self, node);
    for (guint i = first; i + 1 < self->blocks->len; i++)
      ((KorBlock *) self->blocks->pdata[i])->keep = TRUE;
  }
}

/* A letter has room: its paragraphs stand apart, and so does what follows a table. */
static void
widen (GPtrArray *blocks)
{
  const KorBlock *last = NULL;

  for (guint i = 0; i < blocks->len; i++) {
    KorBlock *block = blocks->pdata[i];
    gboolean after_table = last != NULL && last->kind == KOR_BLOCK_TABLE;

    if (block->kind == KOR_BLOCK_TABLE || (block->kind == KOR_BLOCK_TEXT && block->label == NULL))
      block->space += after_table ? 2 * WIDE_SPACE : WIDE_SPACE;
    last = block;
  }
}

/**
 * kor_page_document_new:
 * @doc: page XML the program has made itself
 *
 * Returns: (transfer full): the paper
 */
KorPageDocument *
kor_page_document_new (xmlDoc *doc)
{
  KorPageDocument *self = g_new0 (KorPageDocument, 1);
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *head = kor_xml_child (root, "head");
  xmlNode *foot = kor_xml_child (root, "foot");
  xmlNode *body = kor_xml_child (root, "body");

  kor_language_from_string (kor_xml_get (root, "language"), &self->language);
  self->title = dup_attribute (root, "title");
  self->author = dup_attribute (root, "author");
  if (head != NULL) {
    self->head_left = dup_attribute (head, "left");
    self->head_small = dup_attribute (head, "small");
    self->head_right = dup_attribute (head, "right");
  }
  self->head_lines = read_lines (head);
  self->foot_lines = read_lines (foot);
  self->foot_mono = foot != NULL && is_yes (foot, "mono");
  self->address = read_lines (kor_xml_child (root, "address"));
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  if (body != NULL)
    add_elements (self, body);
  if (body != NULL && is_yes (body, "wide"))
    widen (self->blocks);
  return self;
}

void
kor_page_document_free (KorPageDocument *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->head_left);
  g_free (self->head_small);
  g_free (self->head_right);
  g_ptr_array_unref (self->head_lines);
  g_ptr_array_unref (self->foot_lines);
  g_ptr_array_unref (self->address);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

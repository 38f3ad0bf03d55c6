/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "kor-words.h"

G_BEGIN_DECLS

/*
 * A paper as read from page XML (urn:kortisto:page:1), still without pages. Private to the layout and
 * the painter.
 */

typedef enum {
  KOR_TEXT_TITLE,
  KOR_TEXT_HEADING,
  KOR_TEXT_SUBHEADING,
  KOR_TEXT_BODY,
  KOR_TEXT_STRONG,
  KOR_TEXT_SMALL,
  KOR_TEXT_CELL,
  KOR_TEXT_CELL_STRONG,
  KOR_TEXT_CELL_HEAD,
  KOR_TEXT_HEAD,
  KOR_TEXT_HEAD_STRONG,
  KOR_TEXT_FOOT,
  KOR_TEXT_FOOT_MONO,
  KOR_TEXT_CODE,
  KOR_N_TEXT_STYLES,
} KorTextStyle;

typedef enum {
  KOR_BLOCK_TEXT,
  KOR_BLOCK_TABLE,
  KOR_BLOCK_SIGNATURE,
  KOR_BLOCK_SPACE,
  KOR_BLOCK_BREAK,
} KorBlockKind;

typedef struct {
  char *title;
  double width; /* relative */
  gboolean end; /* aligned at the right */
  gboolean strong;
} KorColumn;

typedef struct {
  KorBlockKind kind;
  KorTextStyle style;
  char *text;
  char *label;        /* number of a heading, bullet of a list item, role of a signer; or NULL */
  double indent;      /* of the text, in points; the label stands left of it */
  double space;       /* in points, above */
  gboolean keep;      /* on the same page as what follows */
  const char *tag;    /* of the structure in a PDF */
  GPtrArray *columns; /* of KorColumn; only in tables */
  GPtrArray *rows;    /* of GStrv; only in tables */
} KorBlock;

typedef struct {
  KorLanguage language;
  char *title;
  char *author;
  char *head_left;
  char *head_small;
  char *head_right;
  GPtrArray *head_lines; /* of char * */
  GPtrArray *foot_lines; /* of char *; the last one in mono when @foot_mono */
  gboolean foot_mono;
  GPtrArray *address; /* of char * */
  GPtrArray *blocks;  /* of KorBlock */
} KorPageDocument;

KorPageDocument *kor_page_document_new (xmlDoc *doc);
void kor_page_document_free (KorPageDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KorPageDocument, kor_page_document_free)

G_END_DECLS

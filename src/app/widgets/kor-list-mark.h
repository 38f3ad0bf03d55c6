/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KorListMark:
 *
 * A mark in a list's cell: a word on a coloured ground that is as wide as the word. Another word
 * moves nothing but the mark itself; a #GtkLabel would have the whole list measured again.
 */
#define KOR_TYPE_LIST_MARK (kor_list_mark_get_type ())
G_DECLARE_FINAL_TYPE (KorListMark, kor_list_mark, KOR, LIST_MARK, GtkWidget)

GtkWidget *kor_list_mark_new (void);
void kor_list_mark_set (KorListMark *self, const char *text, const char *css_class);

G_END_DECLS

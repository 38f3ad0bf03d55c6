/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lists of a few rows that are made anew when what they show changes. The keyboard stays at the row it
 * was at. */
GtkListBox *kor_row_list_new (const char *label);
void kor_row_list_fill (GtkListBox *list, GPtrArray *rows);

GtkWidget *kor_fact_row_new (const char *title, const char *subtitle);
GtkWidget *kor_row_add_button (
  GtkWidget *row, const char *icon_name, const char *label, const char *action, GVariant *target);
void kor_row_add_word (GtkWidget *row, const char *word, const char *css_class);

G_END_DECLS

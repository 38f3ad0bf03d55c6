/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-date.h"

G_BEGIN_DECLS

void kor_entry_mark (GtkWidget *entry, gboolean valid);
char *kor_entry_dup_text (GtkWidget *entry);

gboolean kor_entry_get_date (GtkWidget *entry, gboolean required, KorDate *date);
void kor_entry_set_date (GtkWidget *entry, KorDate date);
gboolean kor_entry_get_money (GtkWidget *entry, gint64 *cents);
void kor_entry_set_money (GtkWidget *entry, gint64 cents);
gboolean kor_entry_get_decimal (GtkWidget *entry, int decimals, gint64 *scaled);
void kor_entry_set_decimal (GtkWidget *entry, int decimals, int shown, gint64 scaled);

G_END_DECLS

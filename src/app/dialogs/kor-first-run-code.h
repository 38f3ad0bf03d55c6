/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "kor-page-layout.h"

G_BEGIN_DECLS

void kor_first_run_code_fill (GtkGrid *grid, const char *const *groups);
void kor_first_run_code_print (GtkWidget *widget, KorPageLayout *sheet, GtkLabel *note);
void kor_first_run_code_save (GtkWidget *widget, KorPageLayout *sheet, GtkLabel *note);

G_END_DECLS

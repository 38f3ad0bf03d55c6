/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A spin button for a length in mm or for a count, which is typed with a decimal comma or a point. */

void kor_length_spin_setup (GtkSpinButton *spin, gboolean whole);
double kor_length_spin_get (GtkSpinButton *spin);
void kor_length_spin_set (GtkSpinButton *spin, double value);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kor_form_set_sensitive (GtkWidget *form, gboolean sensitive);

G_END_DECLS

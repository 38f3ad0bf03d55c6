/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drives a window of the bench through its list and measures it from inside. */

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _Drive Drive;

/**
 * DriveReady:
 *
 * Returns: the list of @window once its rows have something to show, else %NULL; a window without
 *   a list gives itself
 */
typedef GtkWidget *(*DriveReady) (GtkWindow *window);

Drive *drive_new (GtkWindow *window, DriveReady ready, char **searches);
double drive_get_shown (Drive *self);
void drive_tell (Drive *self);
void drive_free (Drive *self);

GtkWidget *drive_find (GtkWidget *widget, GType type);

G_END_DECLS

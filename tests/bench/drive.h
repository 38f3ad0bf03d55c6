/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drives a window of the bench and measures it from inside. */

#include <adwaita.h>

G_BEGIN_DECLS

/* What a drive does after its list is shown. */
typedef enum {
  DRIVE_SCROLL, /* through the list, a line or a page a frame */
  DRIVE_JUMP,   /* to far places, each left standing for some frames */
  DRIVE_TYPE,   /* searches, letter by letter */
  DRIVE_N_PARTS,
} DrivePart;

typedef struct _Drive Drive;

Drive *drive_new (GApplication *application, double start);
void drive_attach (Drive *self, GtkWindow *window);
void drive_list_shown (Drive *self, GtkWidget *list, GtkEditable *search, char **searches);
void drive_first_frame_then (Drive *self, void (*then) (gpointer), gpointer data);
void drive_tell (Drive *self);
void drive_free (Drive *self);

G_END_DECLS

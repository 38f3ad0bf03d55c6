/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How cases show themselves in the list of the Requests page, over a #KorRequestListModel. */
GtkListItemFactory *kor_request_rows_create_factory (void);
GtkListItemFactory *kor_request_rows_create_header_factory (void);

G_END_DECLS

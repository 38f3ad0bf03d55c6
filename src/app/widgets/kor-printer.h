/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kor_printer_choose_async (GtkWindow *parent,
                               const char *title,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void kor_printer_choose_paper_async (GtkWindow *parent,
                                     const char *title,
                                     double width,
                                     double height,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GtkPrintSetup *kor_printer_choose_finish (GAsyncResult *result, GError **error);

void kor_printer_send_async (GtkWindow *parent,
                             GtkPrintSetup *setup,
                             const char *title,
                             GBytes *pdf,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean kor_printer_send_finish (GAsyncResult *result, GError **error);

const char *kor_printer_get_name (GtkPrintSetup *setup);
void kor_printer_release (GtkPrintSetup *setup);
gboolean kor_printer_was_dismissed (const GError *error);

G_END_DECLS

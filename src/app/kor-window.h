/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorWindow:
 *
 * The window on one register: welcome, first run, login, and then the pages. Pages and dialogs find
 * it by gtk_widget_get_root() and call it for what concerns the whole window.
 */
#define KOR_TYPE_WINDOW (kor_window_get_type ())
G_DECLARE_FINAL_TYPE (KorWindow, kor_window, KOR, WINDOW, AdwApplicationWindow)

KorWindow *kor_window_new (GtkApplication *application, KorContext *context, GSettings *settings);
void kor_window_show_welcome (KorWindow *self);
void kor_window_open_folder (KorWindow *self, const char *folder, const char *user);
const char *kor_window_get_folder (KorWindow *self);
KorRegister *kor_window_get_register (KorWindow *self);
GSettings *kor_window_get_settings (KorWindow *self);

void kor_window_add_toast (KorWindow *self, AdwToast *toast);
void kor_window_show_error (KorWindow *self, const char *title, const GError *error);
void kor_window_show_customer (KorWindow *self, gint64 id);
void kor_window_show_order (KorWindow *self, gint64 id);
void kor_window_show_request (KorWindow *self, gint64 id);
void kor_window_add_request (KorWindow *self, gint64 customer_id);
void kor_window_push_page (KorWindow *self, AdwNavigationPage *page);

G_END_DECLS

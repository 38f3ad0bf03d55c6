/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"
#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorOrderDialog:
 *
 * One order with its lines, invoices and payments (R3). What could not be saved stays as written.
 *
 * Signal "saved" (gint64 id).
 */
#define KOR_TYPE_ORDER_DIALOG (kor_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorOrderDialog, kor_order_dialog, KOR, ORDER_DIALOG, AdwDialog)

AdwDialog *kor_order_dialog_new (KorRegister *register_, gint64 id, KorUndo *undo);

G_END_DECLS

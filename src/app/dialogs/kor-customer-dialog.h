/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-undo.h"

G_BEGIN_DECLS

/**
 * KorCustomerDialog:
 *
 * The form of one customer (R2, R14–R18). It asks for the source of the data (R20–R25); what could
 * not be saved stays as written.
 */
#define KOR_TYPE_CUSTOMER_DIALOG (kor_customer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KorCustomerDialog, kor_customer_dialog, KOR, CUSTOMER_DIALOG, AdwDialog)

AdwDialog *kor_customer_dialog_new (KorRegister *register_, gint64 id, KorUndo *undo);

G_END_DECLS

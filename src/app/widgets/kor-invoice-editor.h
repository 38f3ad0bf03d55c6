/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-order.h"

G_BEGIN_DECLS

/**
 * KorInvoiceEditor:
 *
 * One invoice of an order with its payments (R3). A payment that makes it full makes it paid.
 *
 * Signal "changed": something has been written.
 */
#define KOR_TYPE_INVOICE_EDITOR (kor_invoice_editor_get_type ())
G_DECLARE_FINAL_TYPE (KorInvoiceEditor, kor_invoice_editor, KOR, INVOICE_EDITOR, AdwBin)

GtkWidget *kor_invoice_editor_new (const KorInvoice *invoice, const char *currency, KorDate today);
KorInvoice *kor_invoice_editor_get_invoice (KorInvoiceEditor *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

/**
 * KorCustomerPicker:
 *
 * An entry in which a customer is looked for while typing; Down goes to the ones found, Enter takes
 * one; Enter before there is an answer takes the one person found, if there is only one. How they are
 * looked for can be set.
 *
 * Property "customer-id" (gint64, read only; notified): 0 while nobody is chosen.
 *
 * Signal "searched" (guint n_found): an answer has come.
 */
#define KOR_TYPE_CUSTOMER_PICKER (kor_customer_picker_get_type ())
G_DECLARE_FINAL_TYPE (KorCustomerPicker, kor_customer_picker, KOR, CUSTOMER_PICKER, AdwBin)

/* Finds customers by what was typed, off the main thread: KorCustomerRow, the best first. */
typedef GPtrArray *(*KorCustomerFinder) (KorRegister *register_,
                                         const char *typed,
                                         guint limit,
                                         GCancellable *cancellable,
                                         GError **error);

void kor_customer_picker_set_finder (KorCustomerPicker *self,
                                     KorCustomerFinder finder,
                                     const char *title);
const char *kor_customer_picker_get_text (KorCustomerPicker *self);
void kor_customer_picker_set_register (KorCustomerPicker *self, KorRegister *register_);
void kor_customer_picker_set_customer (KorCustomerPicker *self, gint64 id, const char *name);
gint64 kor_customer_picker_get_customer_id (KorCustomerPicker *self);
void kor_customer_picker_mark (KorCustomerPicker *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"

G_BEGIN_DECLS

gboolean kor_customer_has_field (const char *field);
char *kor_customer_get_field (const KorCustomer *self, const char *field, KorDate on);
gboolean
kor_customer_set_field (KorCustomer *self, const char *field, const char *value, GError **error);
const char *kor_customer_field_get_history (const char *field);
const char *const *kor_customer_get_field_names (void);

G_END_DECLS

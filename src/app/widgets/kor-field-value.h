/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Values of a customer's fields, see kor_customer_get_field(), as people read and choose them. */

char *kor_field_value_describe (const char *field, const char *value);

gboolean kor_field_value_has_choice (const char *field);
void kor_field_value_fill (AdwComboRow *row, const char *field);
void kor_field_value_choose (AdwComboRow *row, const char *field, const char *value);
const char *kor_field_value_get_chosen (AdwComboRow *row, const char *field);

G_END_DECLS

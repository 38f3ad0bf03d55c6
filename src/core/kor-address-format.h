/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-customer.h"

G_BEGIN_DECLS

GStrv kor_address_format (const KorAddress *self,
                          const char *organisation,
                          const char *person,
                          const char *home_country);
gboolean kor_address_is_abroad (const KorAddress *self, const char *home_country);
gboolean kor_address_is_complete (const KorAddress *self, gboolean has_name);

G_END_DECLS

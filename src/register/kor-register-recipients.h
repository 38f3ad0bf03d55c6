/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-recipient.h"
#include "kor-register.h"

G_BEGIN_DECLS

gboolean kor_register_save_recipient (KorRegister *self, KorRecipient *recipient, GError **error);
GPtrArray *kor_register_list_recipients (KorRegister *self, GError **error);
KorRecipient *kor_register_find_recipient (KorRegister *self, const char *name, GError **error);
gboolean kor_register_add_disclosure (KorRegister *self, KorDisclosure *disclosure, GError **error);
GPtrArray *kor_register_list_disclosures (KorRegister *self, gint64 customer_id, GError **error);

G_END_DECLS

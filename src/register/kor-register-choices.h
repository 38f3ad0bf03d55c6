/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "kor-register.h"
#include "kor-selection.h"

G_BEGIN_DECLS

GStrv kor_register_list_choices (KorRegister *self,
                                 KorSelectField field,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS

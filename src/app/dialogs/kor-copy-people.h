/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-register.h"

G_BEGIN_DECLS

void kor_copy_people (GtkWidget *from, KorRegister *register_, const GArray *customers);

G_END_DECLS

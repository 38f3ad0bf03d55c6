/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "kor-label-groups.h"

G_BEGIN_DECLS

AdwDialog *kor_label_groups_dialog_new (KorLabelGroups *groups);

G_END_DECLS

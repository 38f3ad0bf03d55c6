/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "kor-list-run.h"

G_BEGIN_DECLS

GBytes *kor_vcard_from_persons (const GPtrArray *persons);

G_END_DECLS

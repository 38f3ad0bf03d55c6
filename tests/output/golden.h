/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void golden_assert (const char *name, GBytes *bytes);
void golden_assert_valid (const char *schema, GBytes *xml);

G_END_DECLS

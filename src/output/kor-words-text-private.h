/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

/* Defines the function of one word list; the table's index is the enumeration's value. */
#define KOR_TITLES(prefix, Type, count, ...)                                                       \
  const char *kor_##prefix##_get_title (Type value)                                                \
  {                                                                                                \
    static const char *const titles[count] = { __VA_ARGS__ };                                      \
                                                                                                   \
    g_return_val_if_fail ((guint) value < count, "");                                              \
    return _(titles[value]);                                                                       \
  }

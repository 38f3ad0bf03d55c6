/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* For the files of core that define word lists. */

/* The place of @word in @words, or -1. */
static inline int
kor_word_find (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; word != NULL && i < n_words; i++)
    if (g_str_equal (words[i], word))
      return (int) i;
  return -1;
}

/* Defines the pair of functions of one word list; the table's index is the enumeration's value. */
#define KOR_WORD_LIST(prefix, Type, count, ...)                                                    \
  static const char *const prefix##_words[count] = { __VA_ARGS__ };                                \
                                                                                                   \
  const char *kor_##prefix##_to_string (Type value)                                                \
  {                                                                                                \
    g_return_val_if_fail ((guint) value < count, "");                                              \
    return prefix##_words[value];                                                                  \
  }                                                                                                \
                                                                                                   \
  gboolean kor_##prefix##_from_string (const char *word, Type *value)                              \
  {                                                                                                \
    int index = kor_word_find (prefix##_words, count, word);                                       \
                                                                                                   \
    if (index < 0)                                                                                 \
      return FALSE;                                                                                \
    *value = (Type) index;                                                                         \
    return TRUE;                                                                                   \
  }

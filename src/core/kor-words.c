/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-words.h"

/* Defines the pair of functions of one word list; the table's index is the enumeration's value. */
#define WORD_LIST(prefix, Type, count, ...)                                                        \
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
    int index = find_word (prefix##_words, count, word);                                           \
                                                                                                   \
    if (index < 0)                                                                                 \
      return FALSE;                                                                                \
    *value = (Type) index;                                                                         \
    return TRUE;                                                                                   \
  }

static int
find_word (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 0; word != NULL && i < n_words; i++)
    if (g_str_equal (words[i], word))
      return (int) i;
  return -1;
}

WORD_LIST (language, KorLanguage, KOR_N_LANGUAGES, "en", "fi", "sv")

WORD_LIST (scope,
           KorScope,
           KOR_N_SCOPES,
           "list-publication",
           "direct-advertising",
           "distance-selling",
           "direct-marketing",
           "market-research",
           "opinion-poll",
           "other-marketing")

WORD_LIST (extent, KorExtent, KOR_N_EXTENTS, "processing", "disclosure", "both")

WORD_LIST (channel,
           KorChannel,
           KOR_N_CHANNELS,
           "customer-service",
           "email",
           "contact-person",
           "service-point",
           "letter",
           "import")

WORD_LIST (purpose,
           KorPurpose,
           KOR_N_PURPOSES,
           "direct-advertising",
           "distance-selling",
           "direct-marketing",
           "other-marketing",
           "market-research",
           "opinion-poll",
           "directory",
           "relation",
           "export")

WORD_LIST (left_out,
           KorLeftOut,
           KOR_N_LEFT_OUT,
           "no",
           "archived",
           "anonymised",
           "deceased",
           "restricted",
           "ban-of-scope",
           "ban-other-marketing",
           "ban-list-publication",
           "returned-mail",
           "incomplete-address")

WORD_LIST (
  order_state, KorOrderState, KOR_N_ORDER_STATES, "open", "delivered", "cancelled", "archived")

WORD_LIST (invoice_state,
           KorInvoiceState,
           KOR_N_INVOICE_STATES,
           "none",
           "open",
           "paid",
           "overdue",
           "in-collection",
           "written-off")

WORD_LIST (role, KorRole, KOR_N_ROLES, "reads", "maintains", "prints", "decides", "administers")

WORD_LIST (address_kind, KorAddressKind, KOR_N_ADDRESS_KINDS, "postal", "delivery", "invoice")

WORD_LIST (run_state, KorRunState, KOR_N_RUN_STATES, "prepared", "produced", "failed")

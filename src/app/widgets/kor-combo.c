/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kor-combo.h"

#include "kor-request-words-text.h"
#include "kor-words-text.h"

/* Defines the function that fills a row with the first @n_values words of a list. */
#define FILL(name, Type, n_values, get_title)                                                      \
  void kor_combo_fill_##name (AdwComboRow *row)                                                    \
  {                                                                                                \
    g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);                                  \
                                                                                                   \
    for (guint i = 0; i < (n_values); i++)                                                         \
      gtk_string_list_append (titles, get_title ((Type) i));                                       \
    adw_combo_row_set_model (row, G_LIST_MODEL (titles));                                          \
  }

FILL (languages, KorLanguage, KOR_N_LANGUAGES, kor_language_get_title)
/* All that a person can have come by: an import is none. */
FILL (channels, KorChannel, KOR_CHANNEL_IMPORT, kor_channel_get_title)
FILL (extents, KorExtent, KOR_N_EXTENTS, kor_extent_get_title)
FILL (request_kinds, KorRequestKind, KOR_N_REQUEST_KINDS, kor_request_kind_get_title)
FILL (signatures, KorSignature, KOR_N_SIGNATURES, kor_signature_get_title)
FILL (identities, KorIdentity, KOR_N_IDENTITIES, kor_identity_get_title)
FILL (grounds, KorGround, KOR_N_GROUNDS, kor_ground_get_title)
FILL (deliveries, KorDelivery, KOR_N_DELIVERIES, kor_delivery_get_title)
